//! The words of the table of standards: its columns, why a value is asked for, and why a row is refused.

use crate::base::keyed::keyed;
use crate::view::words::Language;

keyed! {
    /// A column of the table of standards. Those up to `Why` tell what is asked; the others are to be filled in.
    Column {
        /// Code of the place.
        Place = "place",
        /// Its name.
        PlaceName = "place_name",
        /// Identifier of the parameter.
        Parameter = "parameter",
        /// Its name.
        ParameterName = "parameter_name",
        /// Key of the case.
        Case = "case",
        /// Its name.
        CaseName = "case_name",
        /// The parameter's unit.
        Unit = "unit",
        /// The last known value.
        Last = "last",
        /// When it held.
        Period = "period",
        /// Why it is asked for.
        Why = "why",
        /// The value.
        New = "new",
        /// Whether it is a floor, a cap or an average.
        Bound = "bound",
        /// First day, term or year.
        From = "from",
        /// Last day, term or year.
        Until = "until",
        /// Title of the document.
        Title = "title",
        /// Its number.
        Number = "number",
        /// Where in the document.
        Article = "article",
        /// A remark.
        Note = "note",
        /// How certain it is.
        Status = "status",
        /// The title in English.
        TitleEn = "title_en",
        /// Who issued the document.
        Issuer = "issuer",
        /// On what day.
        Date = "date",
        /// Where it is read.
        Link = "link",
        /// On what day it was looked at.
        Checked = "checked",
    }
}

/// Why a value is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedBecause {
    /// Its last value ends, or has ended.
    Ends,
    /// Its last value is older than the years after which it is set anew.
    Older {
        /// That many years.
        rhythm: i16,
    },
    /// Nothing was ever found.
    Lacking,
    /// It was looked for in vain.
    SoughtInVain,
    /// What is recorded is a floor, a cap or an average, or the documents differ.
    Unsettled,
    /// It was entered here; the row holds it.
    Entered,
}

impl Language {
    /// What a column of the table of standards is called.
    pub fn head(self, column: Column) -> &'static str {
        match column {
            Column::Place => self.of("地区代码", "place"),
            Column::PlaceName => self.of("地区", "name of the place"),
            Column::Parameter => self.of("参数", "parameter"),
            Column::ParameterName => self.of("名称", "name"),
            Column::Case => self.of("项目代号", "case"),
            Column::CaseName => self.of("项目", "name of the case"),
            Column::Unit => self.of("单位", "unit"),
            Column::Last => self.of("最后的数", "last value"),
            Column::Period => self.of("什么时候的", "its period"),
            Column::Why => self.of("为什么要查", "why"),
            Column::New => self.of("新的数", "new value"),
            Column::Bound => self.of("约束", "bound"),
            Column::From => self.of("从", "from"),
            Column::Until => self.of("到", "until"),
            Column::Title => self.of("文件名称", "title"),
            Column::Number => self.of("文号", "number"),
            Column::Article => self.of("第几条", "article"),
            Column::Note => self.of("备注", "note"),
            Column::Status => self.of("怎么知道", "status"),
            Column::TitleEn => self.of("文件的英文名称", "title in English"),
            Column::Issuer => self.of("谁发的", "issuer"),
            Column::Date => self.of("印发日期", "date"),
            Column::Link => self.of("网址", "link"),
            Column::Checked => self.of("哪天核对的", "checked"),
        }
    }

    /// Why a value is asked for, as a cell says it.
    pub fn asked_because(self, why: AskedBecause) -> String {
        let said = match why {
            AskedBecause::Ends => self.of("期满", "ends"),
            AskedBecause::Older { rhythm } => {
                return match self {
                    Language::Zh => format!("一般{rhythm}年一变"),
                    Language::En => format!("set anew about every {rhythm} years"),
                };
            }
            AskedBecause::Lacking => self.of("没有查到", "not found"),
            AskedBecause::SoughtInVain => self.of("查过，没有查到", "looked for, not found"),
            AskedBecause::Unsettled => self.of("不是准数，或者几份文件不一样", "not exact, or documents differ"),
            AskedBecause::Entered => self.of("本机填的", "entered here"),
        };
        said.to_owned()
    }

    /// How a floor, a cap and an average are written in a cell.
    pub fn bounds(self) -> [(&'static str, &'static str); 3] {
        [
            (self.of("不低于", "at least"), "at_least"),
            (self.of("不超过", "at most"), "at_most"),
            (self.of("平均", "average"), "average"),
        ]
    }

    /// The refusal of a file that is a workbook.
    pub fn is_a_workbook(self) -> &'static str {
        self.of(
            "这是 Excel 工作簿。请在表格软件里“另存为”CSV（UTF-8，逗号分隔），再放进来。",
            "This is a workbook. Save it as CSV (UTF-8, comma separated) and put that in.",
        )
    }

    /// The refusal of a file without a column that is needed.
    pub fn lacks_the_column(self, column: Column) -> String {
        let head = self.head(column);
        match self {
            Language::Zh => format!("第一行没有“{head}”这一栏：要的是从这里下载的表，第一行是栏名"),
            Language::En => {
                format!("the first line has no column “{head}”: the table downloaded here begins with heads")
            }
        }
    }

    /// The refusal of a row that says something else of an entry than an earlier one.
    pub fn differs_from_line(self, line: u64) -> String {
        match self {
            Language::Zh => format!("和第 {line} 行是同一个数、同一天起，截止时间和文件要写得一样"),
            Language::En => format!("line {line} is of the same value and start: write the same end and document"),
        }
    }

    /// The refusal of a value that does not fit a cell.
    pub fn fits_no_cell(self) -> &'static str {
        self.of("这一项要分段填，请到这项政策的页面里填", "this one takes bands: enter it on its programme’s page")
    }

    /// The refusal of a row of more than the table has columns.
    pub fn not_readable(self) -> &'static str {
        self.of("这一行读不出来", "this line cannot be read")
    }

    /// Line and column of a refusal.
    pub fn at_line(self, line: u64, column: Option<Column>) -> String {
        let head = column.map(|column| self.head(column));
        match (self, head) {
            (Language::Zh, Some(head)) => format!("第 {line} 行“{head}”"),
            (Language::Zh, None) => format!("第 {line} 行"),
            (Language::En, Some(head)) => format!("line {line}, “{head}”"),
            (Language::En, None) => format!("line {line}"),
        }
    }

    /// What the part of the page is called where one table fills a place.
    pub fn table_title(self) -> &'static str {
        self.of("一张表填一个县", "One table for a whole county")
    }

    /// What it is for.
    pub fn table_lead(self) -> &'static str {
        self.of(
            "下载一张表，用 Excel 或 WPS 填好，再放回来，马上就用上，只记在这台设备上。表里列着这个地方已经填过的、到期的和还缺的数。",
            "Download a table, fill it in with a spreadsheet, and put it back: it is used at once, on this device only. \
             It lists what was entered for the place, what ends and what is lacking.",
        )
    }

    /// The question for the place.
    pub fn table_place(self) -> &'static str {
        self.of("哪个地方的表？", "The table of which place?")
    }

    /// The link to the table.
    pub fn table_down(self) -> &'static str {
        self.of("下载这个地方的表", "Download the table of this place")
    }

    /// How cells are written.
    pub fn table_hint(self) -> &'static str {
        self.of(
            "只填“新的数”以后的几栏：数、从哪天起（到哪天止，不知道可不填）、文件名称和文号。数写 9800、9,800、9800元 都行；比例写 0.65 或 65%；\
             日期写 2025-01-01，按学期的写 2025年秋季学期，按年度的写 2025。没查到的空着，不要猜。存成 CSV（UTF-8，逗号分隔）。",
            "Fill in only the columns from “new value” on: the value, from when (until when, if known), title and number of \
             the document. 9800 or 9,800; rates as 0.65 or 65%; days as 2025-01-01, terms as 2025-autumn, years as 2025. \
             Leave open what you did not find. Save as CSV (UTF-8, comma separated).",
        )
    }

    /// The field for the filled-in table.
    pub fn table_up(self) -> &'static str {
        self.of("把填好的表放回来", "Put the filled-in table back")
    }

    /// How many entries were taken; `{n}` stands for the number.
    pub fn table_taken(self) -> &'static str {
        self.of("收下 {n} 条，已经用上。", "{n} entries taken, and in use.")
    }

    /// A table in which nothing was filled in.
    pub fn table_nothing(self) -> &'static str {
        self.of("表里没有填新的数，什么也没有改。", "No new value is filled in; nothing was changed.")
    }

    /// What of the table was refused; `{n}` stands for the number.
    pub fn table_refused(self) -> &'static str {
        self.of("{n} 处没有收，改好再放一次：", "{n} refused; mend them and put the table back:")
    }

    /// A browser that cannot read the table.
    pub fn table_too_old(self) -> &'static str {
        self.of(
            "这个浏览器太旧，或者没有联网，用不了表；可以到各项政策的页面里填。",
            "This browser is too old for the table, or offline; enter the values on the pages of the programmes.",
        )
    }

    /// The link from the head of the page.
    pub fn table_link(self) -> &'static str {
        self.of("要填一个县？用一张表。", "A whole county? Use one table.")
    }

    /// What is said beside the button when a place was added; `{name}` stands for it.
    pub fn place_added(self) -> &'static str {
        self.of(
            "已加上“{name}”，计算器里能选了；它的标准可以用上面的表填。",
            "“{name}” is added, and can be chosen in the calculator; fill its standards in with the table above.",
        )
    }
}
