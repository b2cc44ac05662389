//! What went wrong, in one sentence for the person at the terminal.

use std::fmt;

/// One sentence, ready to be printed.
#[derive(Debug)]
pub struct Failure(String);

/// A result whose error is a sentence.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure with this sentence.
    pub fn new(sentence: impl Into<String>) -> Failure {
        Failure(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// Puts the sentence of what was being done before another error's own words.
pub trait Doing<T> {
    /// `what` completes "Could not …".
    fn doing(self, what: impl FnOnce() -> String) -> Outcome<T>;
}

impl<T, E: fmt::Display> Doing<T> for Result<T, E> {
    fn doing(self, what: impl FnOnce() -> String) -> Outcome<T> {
        self.map_err(|error| Failure(format!("Could not {}: {error}.", what())))
    }
}
