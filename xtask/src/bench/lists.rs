//! The lists of the bench: households and bills of which no two rows are the same, as text and as a workbook.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::folder;

/// A list, as the ledger's task and the yardsticks need to know it.
#[derive(Clone, Copy)]
pub(super) struct List {
    /// What its rows are.
    pub rows: &'static str,
    /// The task of the ledger.
    pub task: &'static str,
    /// The column that the yardsticks multiply.
    pub column: &'static str,
    heads: &'static [&'static str],
    row: fn(u32) -> Vec<Cell>,
}

pub(super) const BILLS: List = List {
    rows: "bills",
    task: "medical",
    column: "符合医保报销金额",
    heads: &["户编号", "姓名", "救助身份", "医院级别", "出院日期", "符合医保报销金额", "费用总额"],
    row: bill,
};

pub(super) const HOUSEHOLDS: List = List {
    rows: "households",
    task: "monitoring",
    column: "年人均纯收入",
    heads: &[
        "户编号",
        "户主",
        "家庭人口",
        "年人均纯收入",
        "是否农村户籍",
        "是否脱贫户",
        "大病慢病",
        "能否自主应对",
        "突发变故",
        "刚性支出",
    ],
    row: household,
};

/// What a file of a list is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Csv,
    Workbook,
}

impl Kind {
    pub(super) fn ending(self) -> &'static str {
        match self {
            Kind::Csv => "csv",
            Kind::Workbook => "xlsx",
        }
    }
}

enum Cell {
    Text(&'static str),
    Number(u32),
}

impl List {
    /// Writes so many rows into a folder.
    pub(super) fn write(&self, folder: &Path, kind: Kind, count: u32) -> Outcome<PathBuf> {
        let file = folder.join(format!("{}{count}.{}", self.rows, kind.ending()));
        let bytes = match kind {
            Kind::Csv => self.text(count).into_bytes(),
            Kind::Workbook => self.workbook(count)?,
        };
        folder::write(&file, &bytes)?;
        Ok(file)
    }

    fn text(&self, count: u32) -> String {
        let line = |row: u32| {
            let cells = (self.row)(row).into_iter().map(|cell| match cell {
                Cell::Text(text) => text.to_owned(),
                Cell::Number(number) => number.to_string(),
            });
            cells.collect::<Vec<_>>().join(",") + "\n"
        };
        std::iter::once(self.heads.join(",") + "\n").chain((1..=count).map(line)).collect()
    }

    fn workbook(&self, count: u32) -> Outcome<Vec<u8>> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let refused =
            |error: rust_xlsxwriter::XlsxError| Failure::new(format!("The list could not be written: {error}."));
        for (column, head) in (0_u16..).zip(self.heads) {
            sheet.write(0, column, *head).map_err(refused)?;
        }
        for row in 1..=count {
            for (column, cell) in (0_u16..).zip((self.row)(row)) {
                match cell {
                    Cell::Text(text) => sheet.write(row, column, text),
                    Cell::Number(number) => sheet.write(row, column, number),
                }
                .map_err(refused)?;
            }
        }
        book.save_to_buffer().map_err(refused)
    }
}

fn bill(row: u32) -> Vec<Cell> {
    let total = 2_000 + row % 90_000;
    vec![
        Cell::Number(row),
        Cell::Text("甲"),
        Cell::Text(["普通", "低保", "特困", "监测对象"][row as usize % 4]),
        Cell::Text(["一级", "二级", "三级"][row as usize % 3]),
        Cell::Text("2024-05-08"),
        Cell::Number(total / 10 * 8),
        Cell::Number(total),
    ]
}

fn household(row: u32) -> Vec<Cell> {
    let yes = |every: u32| Cell::Text(if row.is_multiple_of(every) { "是" } else { "否" });
    vec![
        Cell::Number(row),
        Cell::Text("张三"),
        Cell::Number(1 + row % 6),
        Cell::Number(3000 + row % 9000),
        yes(1),
        yes(2),
        yes(3),
        yes(4),
        yes(5),
        Cell::Number(row % 5000),
    ]
}
