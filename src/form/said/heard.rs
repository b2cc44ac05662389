//! What is heard in a sentence.

use std::ops::Range;

/// What was understood of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// The words, in bytes of the text.
    pub said: Range<usize>,
    /// The answers, by the names of the form and as it takes them.
    pub answers: Vec<(String, String)>,
    /// Whether the words say that it is only about so.
    pub about: bool,
}

/// Words that may be read in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The words, in bytes of the text.
    pub said: Range<usize>,
    /// The answers of each reading; of none, that it says nothing that is asked here.
    pub readings: Vec<Vec<(String, String)>>,
}

/// What was heard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// What was understood, in the order of the text.
    pub chips: Vec<Chip>,
    /// What may be read in two ways.
    pub choices: Vec<Choice>,
    /// What was understood and answers nothing: 没有贷款.
    pub nothing: Vec<Range<usize>>,
    /// What was not understood, or is left open.
    pub left: Vec<Range<usize>>,
}

impl Heard {
    /// The answers that were understood, in the order of the text.
    pub fn answers(&self) -> impl Iterator<Item = &(String, String)> {
        self.chips.iter().flat_map(|chip| &chip.answers)
    }
}
