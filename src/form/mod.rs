//! The form: what was typed becomes a situation, and every complaint is made at
//! once. Past this point there is no text and nothing left to validate.

pub mod answers;
pub mod digits;
mod field;
pub mod link;
pub mod number;
pub mod said;
pub mod usual;

use crate::book::entry::Book;
use crate::form::answers::Answers;
pub use crate::form::field::{
    Complaint, Field, MOST_PERSONS, MOST_VISITS, NOTE, Problem, Reading, UNKNOWN, UNKNOWNS, YEARS, field, name,
};

/// Reads `(name, text)` pairs.
pub fn read(pairs: &[(String, String)], book: &Book) -> Reading {
    let mut answers = Answers::default();
    for (name, text) in pairs {
        answers.take(field(name), text.trim(), book);
    }
    let mut reading = answers.reading();
    reading.doubts = reading.situation.as_ref().map(answers::doubtful_days).unwrap_or_default();
    reading
}
