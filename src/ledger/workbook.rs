//! Workbooks: the results of a ledger with summary and chart, and the templates to fill
//! in. Written by `rust_xlsxwriter`; text is only ever written as text, so that nothing
//! of the input can become a formula.

use crate::answer::task::Task;
use crate::base::money::Money;
use crate::engine::question::{Kind, Question};
use crate::ledger::cells;
use crate::ledger::columns::{Target, word};
use crate::ledger::order::Order;
use crate::ledger::row::{Cell, letters};
use crate::ledger::summary::Group;
use crate::view::words::Language;
use rust_xlsxwriter::{Chart, ChartType, Color, DataValidation, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// The sheets of a ledger while it is worked on.
pub struct Sheets {
    results: Worksheet,
    unread: Worksheet,
    row: u32,
    unread_row: u32,
    amount: Format,
}

/// The most cells that could not be read that are listed.
const MOST_UNREAD: u32 = 50_000;
/// What a cell of a spreadsheet can hold, in letters.
const MOST_LETTERS: usize = 32_000;

fn head() -> Format {
    Format::new().set_bold().set_background_color(Color::RGB(0x00dc_ebe4)).set_text_wrap().set_align(FormatAlign::Top)
}

/// A text that fits into a cell.
fn fitting(text: &str) -> String {
    text.chars().take(MOST_LETTERS).collect()
}

/// The number that a spreadsheet keeps for an amount: the nearest of its fifteen digits.
/// At the edge of the file only; nothing is reckoned with it.
fn number(amount: Money) -> f64 {
    amount.to_string().parse().unwrap_or_default()
}

impl Sheets {
    /// Empty ones with their heads.
    pub fn new(order: &Order, heads: &[String]) -> Sheets {
        let language = order.language;
        let (mut results, mut unread) = (Worksheet::new(), Worksheet::new());
        let _ = results.set_name(language.of("结果", "Results"));
        let _ = unread.set_name(language.of("没读懂的格子", "Not read"));
        heading(&mut results, heads);
        let about = [
            language.of("行", "Line"),
            language.of("列", "Column"),
            language.of("表里写的", "Found"),
            language.of("可以怎么写", "Allowed"),
        ];
        heading(&mut unread, &about);
        let _ = unread.set_column_width(2, 24);
        let _ = unread.set_column_width(3, 60);
        let amount = Format::new().set_num_format("#,##0.00");
        Sheets { results, unread, row: 1, unread_row: 1, amount }
    }

    /// A row: the original cells and what is told of it.
    pub fn row(&mut self, columns: &[Target], original: &[String], told: &[Cell]) {
        for (column, text) in original.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let kind = match columns.get(column) {
                Some(Target::Field(question)) => Some(question.kind()),
                Some(Target::PerHead | Target::OwnPaid) => Some(Question::NetIncome.kind()),
                _ => None,
            };
            // Amounts stay numbers, so that the sheet can add them up; all else stays as it is written.
            let plain =
                matches!(kind, Some(Kind::Amount { .. } | Kind::Count { .. })).then(|| Money::parse(text)).flatten();
            let _ = match plain {
                Some(amount) => self.results.write_number(self.row, place(column), number(amount)),
                None => self.results.write_string(self.row, place(column), fitting(text)),
            };
        }
        for (at, cell) in told.iter().enumerate() {
            write(&mut self.results, self.row, original.len() + at, cell, &self.amount);
        }
        self.row += 1;
    }

    /// A cell that could not be read.
    pub fn unread(&mut self, line: &str, column: usize, given: &str, allowed: &str) {
        if self.unread_row > MOST_UNREAD {
            return;
        }
        let row = self.unread_row;
        let _ = self.unread.write_string(row, 0, line);
        let _ = self.unread.write_string(row, 1, letters(column));
        let _ = self.unread.write_string(row, 2, fitting(given));
        let _ = self.unread.write_string(row, 3, fitting(allowed));
        self.unread_row += 1;
    }

    /// The workbook: summary and what was done with the file first, then results, the sorted audit, and what was not
    /// read.
    pub fn finish(
        mut self,
        order: &Order,
        groups: &[Group],
        notes: &[String],
        heads: &[String],
        sorted: &[Vec<Cell>],
    ) -> Option<Vec<u8>> {
        let mut workbook = Workbook::new();
        let mut summary = summary(order, groups).ok()?;
        for (at, note) in notes.iter().enumerate() {
            let row = u32::try_from(groups.len() + 23 + at).unwrap_or(u32::MAX);
            summary.write_string(row, 0, fitting(note)).ok()?;
        }
        workbook.push_worksheet(summary);
        let _ = self.results.set_freeze_panes(1, 0);
        let last = place(heads.len().saturating_sub(1));
        let _ = self.results.autofilter(0, 0, self.row.saturating_sub(1), last);
        for column in 0..heads.len() {
            let _ = self.results.set_column_width(place(column), 16);
        }
        workbook.push_worksheet(self.results);
        if !sorted.is_empty() {
            let mut sheet = Worksheet::new();
            let _ = sheet.set_name(order.language.of("按差额排序", "By difference"));
            heading(&mut sheet, heads);
            for (row, cells) in sorted.iter().enumerate() {
                let row = u32::try_from(row + 1).unwrap_or(u32::MAX);
                for (column, cell) in cells.iter().enumerate() {
                    write(&mut sheet, row, column, cell, &self.amount);
                }
            }
            workbook.push_worksheet(sheet);
        }
        workbook.push_worksheet(self.unread);
        workbook.save_to_buffer().ok()
    }
}

/// The heads in the first row.
fn heading<T: AsRef<str>>(sheet: &mut Worksheet, heads: &[T]) {
    for (column, text) in heads.iter().enumerate() {
        let _ = sheet.write_string_with_format(0, place(column), fitting(text.as_ref()), &head());
    }
}

/// A cell of the result.
fn write(sheet: &mut Worksheet, row: u32, column: usize, cell: &Cell, amount: &Format) {
    let _ = match cell {
        Cell::Nothing => return,
        Cell::Text(text) => sheet.write_string(row, place(column), fitting(text)).map(drop),
        Cell::Amount(money) => sheet.write_number_with_format(row, place(column), number(*money), amount).map(drop),
    };
}

fn place(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// 户数、人数、户均、人均、占比 of each group, ready to paste, and a chart of them.
fn summary(order: &Order, groups: &[Group]) -> Result<Worksheet, XlsxError> {
    let language = order.language;
    let mut sheet = Worksheet::new();
    sheet.set_name(language.of("汇总", "Summary"))?;
    let heads = [
        language.of("类别", "Group"),
        language.of("行数", "Rows"),
        language.of("户数", "Households"),
        language.of("人数", "People"),
        language.of("占比", "Share"),
        language.of("金额合计（元）", "Amounts together"),
        language.of("平均（元）", "Average"),
    ];
    heading(&mut sheet, &heads);
    sheet.set_column_width(0, 30)?;
    for column in 1..7 {
        sheet.set_column_width(column, 15)?;
    }
    let amount = Format::new().set_num_format("#,##0.00");
    let share = Format::new().set_num_format("0.00%");
    let all: u64 = groups.iter().map(|group| group.rows).sum();
    for (row, group) in groups.iter().enumerate() {
        let row = u32::try_from(row + 1).unwrap_or(u32::MAX);
        sheet.write_string(
            row,
            0,
            fitting(if group.name.is_empty() { language.of("没有结论", "no result") } else { &group.name }),
        )?;
        for (column, count) in [(1, group.rows), (2, group.households), (3, group.people)] {
            sheet.write_number(
                row,
                column,
                number(Money::from_units(i64::try_from(count).unwrap_or(i64::MAX / 10_000_000), 0)),
            )?;
        }
        let part = Money::from_units(i64::try_from(group.rows).unwrap_or(0), 0);
        let whole = Money::from_units(i64::try_from(all).unwrap_or(0), 0);
        if let Some(rate) = part.share_of(whole) {
            sheet.write_number_with_format(row, 4, rate.to_string().parse::<f64>().unwrap_or_default(), &share)?;
        }
        let (sum, of) = group.amounts;
        if of > 0 {
            sheet.write_number_with_format(row, 5, number(sum), &amount)?;
            let average = sum.shown_per_head(u32::try_from(of).unwrap_or(u32::MAX));
            sheet.write_number_with_format(row, 6, number(average), &amount)?;
        }
    }
    let last = u32::try_from(groups.len()).unwrap_or(u32::MAX);
    if last > 0 {
        let name = language.of("汇总", "Summary");
        let mut chart = Chart::new(ChartType::Bar);
        chart.add_series().set_categories((name, 1, 0, last, 0)).set_values((name, 1, 1, last, 1));
        chart.title().set_name(language.of("各类行数", "Rows by group"));
        chart.legend().set_hidden();
        sheet.insert_chart(last + 2, 0, &chart)?;
    }
    let note = language.of(
        "只是试算，帮着弄清政策；能不能享受，由村、乡镇、县审定。平均数向下取到分。",
        "An estimate: village, township and county decide. Averages are rounded down to the fen.",
    );
    sheet.write_string(last + 21, 0, note)?;
    Ok(sheet)
}

use Question as Q;
use Target::{Field, Household, IdNumber, Name, OwnPaid, PerHead};

/// The columns of a task's template, and a filled example.
fn template_columns(task: Task) -> &'static [(Target, &'static str)] {
    match task {
        Task::Monitoring => &[
            (Household, "001"),
            (Name, "张三"),
            (Field(Q::Members), "4"),
            (PerHead, "8650.00"),
            (Field(Q::Rural), "是"),
            (Field(Q::ExPoor), "否"),
            (Field(Q::Monitored), "否"),
            (Field(Q::RiskHousing), "否"),
            (Field(Q::RiskWater), "否"),
            (Field(Q::RiskIllness), "是"),
            (Field(Q::RiskSchooling), "否"),
            (Field(Q::RiskWorker), "否"),
            (Field(Q::RiskWork), "否"),
            (Field(Q::Shock), "否"),
            (Field(Q::CanCope), "否"),
            (Field(Q::RigidSpending), "12000"),
            (Field(Q::AssetsWithin), "是"),
        ],
        Task::Medical => &[
            (Household, "001"),
            (Name, "张三"),
            (IdNumber, ""),
            (Field(Q::Category), "低保"),
            (Field(Q::VisitKind), "住院"),
            (Field(Q::HospitalLevel), "三级"),
            (Field(Q::Discharge), "2024-05-10"),
            (Field(Q::Total), "26000"),
            (Field(Q::InScope), "20000"),
        ],
        Task::Audit => &[
            (Household, "001"),
            (Name, "张三"),
            (IdNumber, ""),
            (Field(Q::Category), "特困"),
            (Field(Q::HospitalLevel), "三级"),
            (Field(Q::Discharge), "2024-05-10"),
            (Field(Q::Total), "20000"),
            (Field(Q::InScope), "20000"),
            (Field(Q::SlipBasic), "11472"),
            (Field(Q::SlipSerious), "0"),
            (Field(Q::SlipAid), "8528"),
            (Field(Q::SlipTilt), "0"),
            (OwnPaid, "0"),
        ],
        Task::Education => &[
            (Household, "001"),
            (Name, "张小三"),
            (Field(Q::ExPoor), "是"),
            (Field(Q::Monitored), "否"),
            (Field(Q::Stage), "初中"),
            (Field(Q::Term), "2024春"),
            (Field(Q::Boarding), "是"),
            (Field(Q::Group), "无"),
            (Field(Q::Hardship), "否"),
            (Field(Q::SchoolInProvince), "是"),
        ],
        Task::Everything => &[
            (Household, "001"),
            (Name, "张三"),
            (Field(Q::Members), "4"),
            (PerHead, "8650.00"),
            (Field(Q::Rural), "是"),
            (Field(Q::ExPoor), "是"),
            (Field(Q::Monitored), "否"),
            (Field(Q::RecognisedAs), "低保"),
            (Field(Q::RiskIllness), "是"),
            (Field(Q::CanCope), "否"),
            (Field(Q::HouseGrade), "C"),
            (Field(Q::DisabilityGrade), "无"),
            (Field(Q::WorksWhere), "省外"),
            (Field(Q::MonthsAway), "5"),
            (Field(Q::Stage), "初中"),
            (Field(Q::Term), "2024春"),
            (Field(Q::Boarding), "是"),
        ],
    }
}

/// The template of a task: a sheet to fill in with lists to choose from, a filled
/// example, and notes.
pub fn template(task: Task, language: Language) -> Option<Vec<u8>> {
    let columns = template_columns(task);
    let mut workbook = Workbook::new();
    for (name, filled) in [(language.of("填这里", "Fill in"), false), (language.of("示例", "Example"), true)] {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).ok()?;
        for (column, (target, example)) in columns.iter().enumerate() {
            let column = place(column);
            sheet.write_string_with_format(0, column, word(*target).unwrap_or_default(), &head()).ok()?;
            sheet.set_column_width(column, 16).ok()?;
            if filled {
                sheet.write_string(1, column, *example).ok()?;
            } else if let Field(question) = target {
                let words = cells::words_of(*question);
                if !words.is_empty() {
                    let list = DataValidation::new().allow_list_strings(&words).ok()?;
                    sheet.add_data_validation(1, column, 5_000, column, &list).ok()?;
                }
            }
        }
        sheet.set_freeze_panes(1, 0).ok()?;
        workbook.push_worksheet(sheet);
    }
    let mut notes = Worksheet::new();
    notes.set_name(language.of("说明", "Notes")).ok()?;
    notes.set_column_width(0, 26).ok()?;
    notes.set_column_width(1, 80).ok()?;
    let lines = [
        (
            language.of("一行一个人（监测一行一户）", "A row for each person (monitoring: household)"),
            language.of(
                "同一户的行排在一起，户编号写一样的。同一个人有几张单子，就写几行。",
                "Rows of one household stand together with one number. A person with several bills has several rows.",
            ),
        ),
        (
            language.of("不知道的留空", "Leave open what is not known"),
            language.of("空着不等于0；没有就写0。", "Open is not nought; write 0 for none."),
        ),
        (language.of("金额", "Amounts"), language.of("元，可以写 1.2万。", "Yuan.")),
        (language.of("日期", "Days"), language.of("2024-05-10、2024年5月10日都行。", "2024-05-10.")),
        (
            language.of("姓名、身份证号", "Names and identity numbers"),
            language.of(
                "不填也行。只在这台电脑上经过，不上传、不保存，导出时可以打码。",
                "May be left out. They stay on this computer and can be masked.",
            ),
        ),
    ];
    for (row, (what, how)) in lines.into_iter().enumerate() {
        let row = u32::try_from(row).unwrap_or(0);
        notes.write_string_with_format(row, 0, what, &head()).ok()?;
        notes.write_string(row, 1, how).ok()?;
    }
    workbook.push_worksheet(notes);
    workbook.save_to_buffer().ok()
}
