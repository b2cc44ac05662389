//! How the rows of a list are to be read.

use crate::answer::task::Task;
use crate::base::calendar::Date;
use crate::base::region::Code;
use crate::book::entry::Book;
use crate::ledger::columns::Target;
use crate::ledger::order::{Order, Whole};
use crate::ledger::person::Who;
use crate::ledger::places::Places;
use crate::ledger::positions::Positions;
use crate::ledger::record::Record;
use crate::ledger::repeated::Repeated;
use crate::ledger::scale::Scale;

/// How a ledger is to be read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The place of rows that name none.
    pub place: Code,
    /// The day of rows that name none.
    pub day: Date,
    /// What each column holds.
    pub columns: Vec<Target>,
    /// Those of them whose cells are answers.
    pub answering: Vec<(usize, Target)>,
    /// Where each meaning stands among them.
    pub positions: Positions,
    /// The unit of each column; of those that are not named yuan.
    pub scales: Vec<Scale>,
    /// The places that a cell may name.
    pub places: Places,
    /// What holds for every row that says nothing else.
    pub whole: Vec<Whole>,
    /// Each person is told of, not the household alone.
    pub of_persons: bool,
    /// What was read before, column by column.
    pub repeated: Vec<Repeated>,
}

impl Plan {
    /// As it was ordered.
    pub fn of(order: &Order, book: &Book) -> Plan {
        Plan {
            place: order.place,
            day: order.day,
            columns: order.columns.clone(),
            answering: order.columns.iter().copied().enumerate().filter(|(_, target)| target.is_answer()).collect(),
            positions: Positions::of(&order.columns),
            scales: order.scales.clone(),
            places: Places::of(book, None),
            whole: order.whole.clone(),
            of_persons: matches!(order.task, Task::Medical | Task::Audit | Task::Education),
            repeated: vec![Repeated::default(); order.columns.len()],
        }
    }

    /// What stands under a meaning in a row; empty where nothing does.
    pub fn cell<'c>(&self, cells: &'c Record, wanted: Target) -> &'c str {
        self.positions.get(wanted).map_or("", |at| cells.bare(at))
    }

    /// Of which village a row is: by its township and village, else by its sheet where several are read; empty where
    /// nothing tells of one.
    pub fn village(&self, cells: &Record, sheet: Option<&str>) -> String {
        match [self.cell(cells, Target::Township), self.cell(cells, Target::Village)] {
            ["", ""] => sheet.unwrap_or_default().to_owned(),
            ["", only] | [only, ""] => only.to_owned(),
            [township, village] => format!("{township} {village}"),
        }
    }

    /// Whom a row is about.
    pub fn who(&self, cells: &Record) -> Who {
        Who::of(self.cell(cells, Target::Name), self.cell(cells, Target::IdNumber))
    }

    /// The unit of a column.
    pub fn scale(&self, column: usize) -> Scale {
        self.scales.get(column).copied().unwrap_or(Scale::Yuan)
    }
}
