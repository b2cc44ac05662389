//! What the rows of a list repeat is read once.

use crate::engine::question::Question;
use crate::engine::situation::{Answer, Stated};
use crate::form::answers::hear;
use crate::form::{Problem, UNKNOWN};
use crate::ledger::cells;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cell::RefCell;

/// What the cells of a column were found to say, which its rows repeat. Of its hashes the same holds as of those of
/// retrace.rs.
#[derive(Clone, Debug, Default)]
pub struct Repeated(RefCell<FxHashMap<String, Option<Words<'static>>>>);

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words<'c> {
    /// In the words of the form.
    pub text: Cow<'c, str>,
    /// What the form hears in them.
    pub heard: Result<Stated<Answer>, Problem>,
}

/// So many cells of a column are kept.
const MOST_CELLS: usize = 2_000;

impl Repeated {
    /// As [`cells::spoken`], of the question that the column answers.
    pub fn spoken<'c>(&self, question: Question, text: &'c str) -> Option<Words<'c>> {
        let mut known = self.0.borrow_mut();
        match known.get(text) {
            // Most days are written as the form takes them.
            Some(Some(words)) if words.text == text => {
                return Some(Words { text: text.into(), heard: words.heard.clone() });
            }
            Some(words) => return words.clone(),
            None => {}
        }
        let words = cells::spoken(question, text).map(|text| Words::of(question, text));
        if known.len() < MOST_CELLS {
            known.insert(text.to_owned(), words.clone());
        }
        words
    }
}

impl<'c> Words<'c> {
    /// Of a text in the words of the form.
    pub fn of(question: Question, text: Cow<'c, str>) -> Words<'c> {
        Words { heard: hear(question, &text), text }
    }

    /// That it is not known.
    pub fn not_known() -> Words<'c> {
        Words { text: UNKNOWN.into(), heard: Ok(Stated::NotGiven) }
    }

    /// Whether it says that one does not know.
    pub fn says_nothing(&self) -> bool {
        matches!(self.heard, Ok(Stated::NotGiven))
    }

    /// Whether two say the same: `3` and `3人`.
    pub fn agrees(&self, other: &Words<'_>) -> bool {
        self.text == other.text || (self.heard.is_ok() && !self.says_nothing() && self.heard == other.heard)
    }
}
