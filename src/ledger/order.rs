//! What is wanted of a list.

use crate::answer::task::Task;
use crate::base::calendar::Date;
use crate::base::region::Code;
use crate::ledger::columns::Target;
use crate::ledger::scale::Scale;
use crate::view::words::Language;

/// What is wanted of a list.
#[derive(Clone, Debug)]
pub struct Order {
    /// What for.
    pub task: Task,
    /// The place of rows that name none.
    pub place: Code,
    /// The day of rows that name none.
    pub day: Date,
    /// The day of another law, to be compared with.
    pub second: Option<Date>,
    /// The words of the results.
    pub language: Language,
    /// What each column holds.
    pub columns: Vec<Target>,
    /// The unit of each column; of those that are not named yuan.
    pub scales: Vec<Scale>,
    /// Names and identity numbers are masked in what comes out.
    pub masked: bool,
    /// A workbook is made beside the table of text, which takes more than as long again.
    pub workbook: bool,
}
