//! The answers of a text before they are settled.

use crate::engine::question::{Door, Question};
use crate::form::said::persons::{Person, Whom};
use std::ops::Range;

/// One answer.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Of whom.
    pub whom: Whom,
    /// Of which stay.
    pub visit: u8,
    /// To which question.
    pub question: Question,
    /// As the form takes it.
    pub text: String,
    /// The pieces that say it.
    pub by: Range<usize>,
    /// What the number is: of each member, of a month of wages.
    pub per: Per,
    /// Only about so.
    pub about: bool,
}

/// Of what an amount is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Of the whole.
    Whole,
    /// Of each member.
    Head,
    /// Of a month, of which there may be fewer than twelve.
    Month,
}

/// What was gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The answers.
    pub facts: Vec<Fact>,
    /// Words with several readings, each an answer of the same persons.
    pub perhaps: Vec<Vec<Fact>>,
    /// Options that were denied.
    pub denied: Vec<(Question, &'static str)>,
    /// Pieces that were understood and answer nothing.
    pub nothing: Vec<usize>,
    /// Pieces that were not understood or are left open.
    pub left: Vec<usize>,
    /// What the person came to ask, with the pieces that say so.
    pub doors: Vec<(Door, usize)>,
    /// Where the home is.
    pub places: Vec<(String, usize)>,
    /// All persons.
    pub persons: Vec<Person>,
}
