//! What the rows of a list repeat is read once.

use crate::engine::question::Question;
use crate::form::Heard;
use crate::ledger::cells;
use std::cell::{RefCell, RefMut};
use std::collections::BTreeMap;

/// What cells and answers were found to say, which the rows of a list repeat.
#[derive(Clone, Debug, Default)]
pub struct Repeated {
    /// The words of cells, in those of the form.
    cells: RefCell<BTreeMap<Question, BTreeMap<String, Option<String>>>>,
    /// The words of the form.
    heard: RefCell<Heard>,
}

/// So many cells of a question are kept.
const MOST_CELLS: usize = 2_000;

impl Repeated {
    /// As [`cells::answer`].
    pub fn answer(&self, question: Question, text: &str) -> Option<String> {
        let mut cells = self.cells.borrow_mut();
        let known = cells.entry(question).or_default();
        if let Some(answer) = known.get(text) {
            return answer.clone();
        }
        let answer = cells::answer(question, text);
        if known.len() < MOST_CELLS {
            known.insert(text.to_owned(), answer.clone());
        }
        answer
    }

    /// What the words of the form were found to say.
    pub fn heard(&self) -> RefMut<'_, Heard> {
        self.heard.borrow_mut()
    }
}
