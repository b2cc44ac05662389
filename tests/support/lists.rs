//! Lists worked through as the page orders them, and what must come of one.

use bangfu::answer::task::Task;
use bangfu::ledger::order::Order;
use bangfu::ledger::run::ListRun;

use super::order::order;

/// A table that comes out, the headings first.
pub type Rows = Vec<Vec<String>>;

/// Works through a list as the page orders it, with some of the order changed.
pub fn through(mut list: ListRun, task: Task, change: impl FnOnce(&mut Order)) -> (ListRun, Rows) {
    let mut order = Order { workbook: true, ..order(&list, task) };
    change(&mut order);
    list.begin(order);
    // A few rows a step, so that households lie across two steps.
    while !list.step(5).finished {}
    let table = list.take_table();
    let table = table.strip_prefix("\u{feff}".as_bytes()).expect("the mark of the encoding");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table);
    let rows = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
    (list, rows)
}

/// The cell under a heading.
pub fn under<'r>(rows: &'r [Vec<String>], heading: &str, row: usize) -> &'r str {
    let at = rows[0].iter().position(|known| known == heading);
    at.and_then(|at| rows.get(row)?.get(at)).map_or("no such cell", String::as_str)
}

/// What must come of a list.
pub struct Wanted {
    /// Its file.
    pub file: &'static str,
    /// Row, heading and cell of the table that comes out; `~` before a part of the cell, `!` before what is not in it.
    pub cells: &'static [(usize, &'static str, &'static str)],
    /// Parts of what is told of the file as a whole.
    pub notes: &'static [&'static str],
    /// How many households, and how many cells were not read.
    pub counts: (usize, u64),
}

impl Wanted {
    /// What came out otherwise.
    pub fn wrong(&self, list: &ListRun, rows: &[Vec<String>]) -> Vec<String> {
        let mut wrong = Vec::new();
        for (row, heading, wanted) in self.cells {
            let found = under(rows, heading, *row);
            let fits = match wanted.split_at_checked(1) {
                Some(("~", part)) => found.contains(part),
                Some(("!", part)) => !found.contains(part),
                _ => found == *wanted,
            };
            if !fits {
                let cells = rows.get(*row);
                wrong.push(format!("{} {row} {heading}: {wanted} wanted, {found} found\n{cells:?}", self.file));
            }
        }
        let notes = list.notes().join("\n");
        for part in self.notes.iter().filter(|part| !notes.contains(**part)) {
            wrong.push(format!("{}: not told {part}: {notes}", self.file));
        }
        let counts = (list.progress().households, list.summary().unread);
        if counts != self.counts {
            wrong.push(format!("{}: {:?} wanted, {counts:?} found: {notes}", self.file, self.counts));
        }
        wrong
    }
}
