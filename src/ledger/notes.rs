//! What was done with a file beyond reading it cell by cell: told with how often and where.

use crate::view::words::Language;

/// What there is to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Totals, notes and repeated headings: no households.
    Apart,
    /// The file ends within quotes, so that what follows is one cell.
    OpenQuote,
    /// A cell holds line breaks and as many delimiters as a row.
    RowsInCell,
    /// A row has more cells than there are columns.
    Surplus,
    /// A row without a number was taken for one of the household above it.
    NumberOfAbove,
    /// Rows of a household that do not follow each other were joined.
    Joined,
    /// A household's number comes again with other names, and was taken for another household.
    NumberAgain,
    /// A household has more rows than are read together.
    ManyRows,
    /// A name in several rows without a number: not joined.
    NameAgain,
    /// Nothing tells whom a row of a household is about.
    Nobody,
}

const ALL: [Kind; 10] = [
    Kind::OpenQuote,
    Kind::RowsInCell,
    Kind::Surplus,
    Kind::Apart,
    Kind::NumberOfAbove,
    Kind::Joined,
    Kind::NumberAgain,
    Kind::ManyRows,
    Kind::NameAgain,
    Kind::Nobody,
];

/// Lines that are named of each kind.
const NAMED: usize = 5;

/// What there is to tell of a file.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    told: Vec<(Kind, u64, Vec<String>)>,
}

impl Notes {
    /// Once more, at a line.
    pub fn add(&mut self, kind: Kind, line: impl Into<String>) {
        let at = self.told.iter().position(|(known, ..)| *known == kind).unwrap_or_else(|| {
            self.told.push((kind, 0, Vec::new()));
            self.told.len() - 1
        });
        let (_, count, lines) = &mut self.told[at];
        *count += 1;
        if lines.len() < NAMED {
            lines.push(line.into());
        }
    }

    /// In sentences, the worst first.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let told = ALL.iter().filter_map(|kind| self.told.iter().find(|(known, ..)| known == kind));
        told.map(|(kind, count, lines)| {
            let more = if *count > lines.len() as u64 { language.of("等", " …") } else { "" };
            let lines = lines.join(language.of("、", ", "));
            match language {
                Language::Zh => format!("{}：{count} 行（第 {lines} 行{more}）。", kind.words(language)),
                Language::En => format!("{}: {count} (line {lines}{more}).", kind.words(language)),
            }
        })
        .collect()
    }
}

impl Kind {
    fn words(self, language: Language) -> &'static str {
        match self {
            Kind::Apart => language
                .of("合计、小计、说明、重复的表头，没有当作户", "totals, notes and repeated headings, no households"),
            Kind::OpenQuote => language.of(
                "文件到末尾还在引号里，从这一行起后面的行可能都挤进了一个格子，没有算，请检查引号",
                "the file ends within quotes: the lines after this one may all be in one cell and were not read",
            ),
            Kind::RowsInCell => {
                language.of("一个格子里有好几行，可能是引号没有配对", "a cell holds several lines: is a quote missing?")
            }
            Kind::Surplus => language.of(
                "格子比表头多，可能多了逗号，后面的列会错位，这一户不下结论",
                "more cells than headings, perhaps a comma too many: nothing is said of the household",
            ),
            Kind::NumberOfAbove => {
                language.of("户编号空着，算作上面一户的", "without a number, taken for the household above")
            }
            Kind::Joined => language.of(
                "同一户（或同一人）的行没有排在一起，已合并计算",
                "rows of one household or person stand apart and were joined",
            ),
            Kind::NumberAgain => language.of(
                "编号和前面的相同，但人不同，当作另外的户",
                "the number of an earlier row with other people: taken for another household",
            ),
            Kind::ManyRows => {
                language.of("一户超过200行，分开计算", "more than 200 rows of one household: taken for several")
            }
            Kind::Nobody => language.of(
                "同一户里没有姓名和身份证号（或者打了码），每行算作一个人",
                "no name or number (or masked ones) within a household: each row is taken for another person",
            ),
            Kind::NameAgain => language.of(
                "没有户编号和身份证号，同名的行没有合并（同一个人的几张单子会各扣一次起付线）",
                "the same name without a number: not joined, though it may be one person",
            ),
        }
    }
}
