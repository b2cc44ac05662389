//! What is told of one row.

use crate::engine::outlook::{Outlook, Verdict};
use crate::ledger::cell::{Cell, Shade, Span};
use crate::ledger::teller::Teller;
use crate::ledger::visits::Visit;
use crate::ledger::why::{missing, reason, standards};
use std::borrow::Cow;

/// How many pay: the columns of bills.rs.
pub const PAYERS: usize = 7;

/// Cells that are told of a row, about: room that is taken at once.
const ABOUT: usize = 16;

/// What is told of one row.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The cells, one for each of the heads.
    pub cells: Vec<Cell>,
    /// Which of them says why, in one sentence.
    pub why: usize,
    /// How the row is counted: by the verdict of the task's leading programme.
    pub verdict: Option<Verdict>,
    /// In words, by which rows are counted and filtered: the verdict, the type, or
    /// whether the slip agrees.
    pub group: Cow<'static, str>,
    /// The amount that is added up, at its lowest and its highest: own cost, aid of a term, cash of a year, or the
    /// difference of the slip.
    pub amount: Option<Span>,
    /// Why on either of two days, where they are compared.
    pub compared: Option<String>,
    /// When to see the household, where that is asked.
    pub visit: Option<Visit>,
    /// Who pays what of the bill, in the order of the payers, where each part is known.
    pub payers: Option<[Span; PAYERS]>,
    /// How urgent it is.
    pub shade: Shade,
}

impl Told {
    /// Begins with some cells.
    pub fn of<const N: usize>(cells: [Cell; N]) -> Told {
        let mut all = Vec::with_capacity(ABOUT);
        all.extend(cells);
        Told { cells: all, ..Told::default() }
    }

    /// Why, in one sentence; empty where nothing is told.
    pub fn reason(&self) -> &str {
        match self.cells.get(self.why) {
            Some(Cell::Text(reason)) => reason,
            _ => "",
        }
    }

    /// Says why in other words.
    pub fn reword(&mut self, words: impl FnOnce(&str) -> String) {
        let reason = Cell::text(words(self.reason()));
        if let Some(cell) = self.cells.get_mut(self.why) {
            *cell = reason;
        }
    }

    /// The cells that every task has: what is missing, why, and by which standards.
    pub fn close(&mut self, teller: Teller<'_>, leading: Option<&Outlook>) {
        let language = teller.language;
        self.why = self.cells.len() + 1;
        let Some(outlook) = leading else {
            self.cells.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing]);
            return;
        };
        self.verdict = Some(outlook.verdict);
        self.group = language.verdict(outlook.verdict).into();
        self.cells.push(Cell::text(missing(language, outlook)));
        self.cells.push(Cell::text(reason(language, outlook)));
        self.cells.push(standards(teller, outlook));
    }
}
