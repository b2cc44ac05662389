//! What is said of a worked example, in a few digits: native and in a browser the same.

use bangfu::book::entry::Book;
use bangfu::engine::retrace::Reckoner;
use bangfu::report::assemble::report;
use bangfu::report::example::Example;
use bangfu::report::shape::Telling;
use std::hash::{DefaultHasher, Hasher};

/// A digest of the whole report.
///
/// # Errors
/// What is wrong with the example.
pub fn of(example: &Example, book: &Book) -> Result<String, String> {
    let report = report(&example.situation(book)?, &Reckoner::of(book), &[], Telling::InFull);
    let mut hasher = DefaultHasher::new();
    hasher.write(serde_json::to_string(&report).map_err(|error| error.to_string())?.as_bytes());
    Ok(format!("{:016x}", hasher.finish()))
}
