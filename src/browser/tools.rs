//! Across the table: answers in as a link carries them, markup out. All that it holds is
//! the book, with the values of this device.

use crate::answer::compare;
use crate::book::entry::Book;
use crate::browser::{link, local};
use crate::engine::situation::Situation;
use crate::form;
use crate::programme::{Assessment, assess};
use crate::view::tools;
use crate::view::words::Language;

/// What the answers say, once place and day are among them.
fn of<T>(answers: &str, tell: impl FnOnce(&Book, &Situation, &[Assessment]) -> T) -> Option<T> {
    let situation = form::read(&link::read(answers), local::book()).situation?;
    let assessments = assess(&situation, local::book());
    Some(tell(local::book(), &situation, &assessments))
}

/// The panel, in a language.
pub fn panel(language: &str) -> String {
    tools::panel(Language::of_tag(language)).into_string()
}

/// The card for the person across the table.
pub fn plain(language: &str, answers: &str) -> String {
    let language = Language::of_tag(language);
    of(answers, |book, situation, all| tools::plain(language, book, situation, all).into_string()).unwrap_or_default()
}

/// Two cases side by side.
pub fn differences(language: &str, before: &str, after: &str) -> String {
    let language = Language::of_tag(language);
    let told =
        of(before, |_, _, before| of(after, |_, _, after| tools::differences(language, before, after).into_string()));
    told.flatten().unwrap_or_default()
}

/// A child's way through school.
pub fn career(language: &str, answers: &str, person: u8) -> String {
    let language = Language::of_tag(language);
    let told =
        of(answers, |book, situation, _| tools::way_through_school(language, book, situation, person).into_string());
    told.unwrap_or_default()
}

/// The mark of what is told of a case; empty without place and day.
pub fn mark(answers: &str) -> String {
    of(answers, |_, _, all| compare::mark(all)).unwrap_or_default()
}
