//! What could not be read of a household, and what is not told for want of it.

use crate::engine::question::{Key, Question, Subject, Topic};
use crate::form::{Complaint, Field};
use crate::programme::Programme;

/// A cell of a row.
#[derive(Clone, Copy, Debug)]
pub struct At<'c> {
    /// Which row of the household, from 0.
    pub row: usize,
    /// Which column, from 0.
    pub column: usize,
    /// What stands there.
    pub text: &'c str,
}

/// Why a cell was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has none of the words that the column takes.
    Words,
    /// The form refuses it.
    Refused(Complaint),
    /// Another cell says something else of the same: its row of the household, its column, and what it says.
    Contradicts(usize, usize, String),
    /// It names no place, or one of these without telling which.
    Place(Vec<String>),
    /// The row has more cells than there are columns.
    Surplus,
    /// The number stands with this other name too.
    NumberOf(String),
}

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Which row of the household, from 0.
    pub row: usize,
    /// Which column, from 0.
    pub column: usize,
    /// What was found.
    pub given: String,
    /// Why it was not taken.
    pub why: Why,
}

/// What was said and is not known, though the rules would take the usual answer, nothing, or the list's own for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Of whom; none where it is the household's.
    pub person: Option<u8>,
    /// Which question, the place or the day; none where it is the row as a whole.
    pub field: Option<Field>,
    /// In which column.
    pub column: usize,
    /// What was found.
    pub given: String,
    /// Why, of the place or the day.
    pub why: Option<Why>,
}

impl Closed {
    /// For want of an answer.
    pub fn of(key: Key, at: At<'_>) -> Closed {
        let person = (key.question.subject() != Subject::Household).then_some(key.person);
        Closed { person, field: Some(Field::Question(key)), column: at.column, given: at.text.to_owned(), why: None }
    }

    /// Which question; none where it is the place, the day or the row as a whole.
    pub fn question(&self) -> Option<Question> {
        match &self.field {
            Some(Field::Question(key)) => Some(key.question),
            _ => None,
        }
    }

    /// Whether a programme of a person may rest on it.
    pub fn reaches(&self, programme: Programme, person: u8) -> bool {
        self.person.is_none_or(|known| known == person)
            && self.question().is_none_or(|question| reaches(question, programme))
    }
}

/// Whether a programme may rest on such a question.
fn reaches(question: Question, programme: Programme) -> bool {
    let topic = programme.topic();
    question.topic() == topic || (question.topic() == Topic::Enrolment && topic == Topic::Medical)
}
