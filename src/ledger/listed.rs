//! What the screen is told of a list: its columns, how far the work is, its rows.

use crate::base::money::Money;
use crate::ledger::cell::{Shade, Span};
use crate::ledger::columns::{Doubt, Target};
use crate::ledger::scale::Scale;
use crate::ledger::visits::Class;

/// A column of the file.
#[derive(Clone, Debug)]
pub struct Column {
    /// What is written above it.
    pub heading: String,
    /// What stands in its first rows.
    pub samples: Vec<String>,
    /// What it is taken to hold.
    pub target: Target,
    /// The unit of its amounts.
    pub scale: Scale,
    /// What is not sure about it.
    pub doubt: Option<Doubt>,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows or bytes that are done.
    pub done: u64,
    /// Of so many.
    pub total: u64,
    /// Households that are done.
    pub households: usize,
    /// Rows that are done.
    pub rows: u64,
    /// Nothing is left.
    pub finished: bool,
}

/// A row as the screen lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which row of the results, from 0.
    pub at: usize,
    /// The line of the file or of its sheet, from 1.
    pub line: u64,
    /// The sheet, where several are read.
    pub sheet: String,
    /// The name, masked if so ordered.
    pub name: String,
    /// How it is counted.
    pub group: String,
    /// When to see it, where that is asked.
    pub class: String,
    /// Of which village it is, where one is told.
    pub village: String,
    /// The amount.
    pub amount: Option<Span>,
    /// Its income less the line.
    pub distance: Option<Money>,
    /// How urgent it is.
    pub shade: Shade,
    /// Why.
    pub reason: String,
}

/// Which rows are listed, and how.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Those of a group alone.
    pub group: Option<String>,
    /// Those of a class of the order of visits alone.
    pub class: Option<Class>,
    /// Those of a village alone.
    pub village: Option<String>,
    /// As they stand in the file; else those that are to be looked at first come first.
    pub as_written: bool,
}
