//! The words above the columns: one line of them, or two where groups of columns have a word of their own.

use crate::form::number;
use crate::ledger::cells;
use crate::ledger::columns::{MOST_ABOVE, heading, known, unit_above};
use crate::ledger::record::Record;
use crate::ledger::scale::Scale;

/// What stands above the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The word above each column.
    pub words: Vec<String>,
    /// What stands above that, over several columns.
    pub above: Vec<String>,
    /// The last row of them, from 0.
    pub last: usize,
    /// The unit of the whole table, where a line above it says one.
    pub scale: Scale,
}

impl Heading {
    /// Of the first rows of a list; none where there are no rows.
    pub fn of(first: &[Record]) -> Option<Heading> {
        let at = heading(first).unwrap_or(0);
        let row = first.get(at)?;
        let words = row.iter().map(str::to_owned).collect();
        let mut found = Heading { words, above: Vec::new(), last: at, scale: Scale::Yuan };
        let mut top = at;
        // The row beneath may hold the words of groups of columns, or this row those of the one above.
        let told = known(row.iter());
        let count = |words: &[String]| known(words.iter().map(String::as_str));
        let beneath = first.get(at + 1).filter(|_| at + 1 < MOST_ABOVE).and_then(|below| joined(row, below));
        let upon = at.checked_sub(1).and_then(|above| joined(&first[above], row));
        if let Some((words, above)) = beneath.filter(|(words, _)| count(words) > told) {
            (found.words, found.above, found.last) = (words, above, at + 1);
        } else if let Some((words, above)) = upon.filter(|(words, _)| count(words) >= told) {
            (found.words, found.above, top) = (words, above, at - 1);
        }
        found.scale = unit_above(&first[..top]).unwrap_or(Scale::Yuan);
        Some(found)
    }
}

/// Two rows as one heading, with what stands above each column; none where they are no two rows of one heading.
fn joined(top: &Record, below: &Record) -> Option<(Vec<String>, Vec<String>)> {
    let cell = |row: &Record, at: usize| row.get(at).to_owned();
    let columns = top.len().max(below.len());
    let is_data = |text: &str| !text.is_empty() && (number::amount(text).is_ok() || cells::day(text).is_some());
    // A group of columns has one word over several; one without groups has its word in one row or both.
    let grouped = (1..columns).any(|at| cell(top, at).is_empty() && !cell(below, at).is_empty());
    let single = (0..columns).any(|at| {
        let (top, below) = (cell(top, at), cell(below, at));
        !top.is_empty() && (below.is_empty() || top == below)
    });
    if !grouped || !single || below.iter().any(is_data) || top.iter().filter(|cell| !cell.is_empty()).count() < 2 {
        return None;
    }
    let (mut words, mut above, mut group) = (Vec::new(), Vec::new(), String::new());
    for at in 0..columns {
        let (top, below) = (cell(top, at), cell(below, at));
        if !top.is_empty() {
            group.clone_from(&top);
        }
        if below.is_empty() || below == top {
            words.push(top);
            above.push(String::new());
        } else {
            words.push(below);
            above.push(group.clone());
        }
    }
    Some((words, above))
}
