//! What is told of one row.

use crate::engine::outlook::{Outlook, Verdict};
use crate::ledger::cell::{Cell, Shade, Span};
use crate::ledger::teller::Teller;
use crate::ledger::visits::Visit;
use crate::ledger::why::{missing, reason, standards};

/// How many pay: the columns of bills.rs.
pub const PAYERS: usize = 7;

/// What is told of one row.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The cells, one for each of the heads.
    pub cells: Vec<Cell>,
    /// How the row is counted: by the verdict of the task's leading programme.
    pub verdict: Option<Verdict>,
    /// In words, by which rows are counted and filtered: the verdict, the type, or
    /// whether the slip agrees.
    pub group: String,
    /// The amount that is added up, at its lowest and its highest: own cost, aid of a term, cash of a year, or the
    /// difference of the slip.
    pub amount: Option<Span>,
    /// The reason in one sentence.
    pub reason: String,
    /// When to see the household, where that is asked.
    pub visit: Option<Visit>,
    /// Who pays what of the bill, in the order of the payers, where each part is known.
    pub payers: Option<[Span; PAYERS]>,
    /// How urgent it is.
    pub shade: Shade,
}

impl Told {
    /// The cells that every task has: what is missing, why, and by which standards.
    pub fn close(&mut self, teller: Teller<'_>, leading: Option<&Outlook>) {
        let language = teller.language;
        let Some(outlook) = leading else {
            self.cells.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing]);
            return;
        };
        self.verdict = Some(outlook.verdict);
        self.group = language.verdict(outlook.verdict).to_owned();
        self.reason = reason(language, outlook);
        self.cells.push(Cell::text(missing(language, outlook)));
        self.cells.push(Cell::text(self.reason.clone()));
        self.cells.push(Cell::text(standards(teller, outlook)));
    }
}
