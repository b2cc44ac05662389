//! Across the table: answers in as a link carries them, markup out. All that it holds is
//! the book, with the values of this device.

use crate::browser::{link, local};
use crate::compare;
use crate::entry::Book;
use crate::form;
use crate::household::Situation;
use crate::parameter::built_in;
use crate::programme::{Assessment, assess};
use crate::view::talk;
use crate::view::words::Language;

thread_local! {
    static BOOK: Book = {
        let mut book = built_in();
        local::read_into(&mut book);
        book
    };
}

/// What the answers say, once place and day are among them.
fn of<T>(answers: &str, tell: impl FnOnce(&Book, &Situation, &[Assessment]) -> T) -> Option<T> {
    BOOK.with(|book| {
        let situation = form::read(&link::read(answers), book).situation?;
        let assessments = assess(&situation, book);
        Some(tell(book, &situation, &assessments))
    })
}

/// The panel, in a language.
pub fn panel(language: &str) -> String {
    talk::panel(Language::of_tag(language)).into_string()
}

/// The card for the person across the table.
pub fn plain(language: &str, answers: &str) -> String {
    let language = Language::of_tag(language);
    of(answers, |book, situation, all| talk::plain(language, book, situation, all).into_string()).unwrap_or_default()
}

/// Two cases side by side.
pub fn differences(language: &str, before: &str, after: &str) -> String {
    let language = Language::of_tag(language);
    let told =
        of(before, |_, _, before| of(after, |_, _, after| talk::differences(language, before, after).into_string()));
    told.flatten().unwrap_or_default()
}

/// A child's way through school.
pub fn career(language: &str, answers: &str, person: u8) -> String {
    let language = Language::of_tag(language);
    let told =
        of(answers, |book, situation, _| talk::way_through_school(language, book, situation, person).into_string());
    told.unwrap_or_default()
}

/// The mark of what is told of a case; empty without place and day.
pub fn mark(answers: &str) -> String {
    of(answers, |_, _, all| compare::mark(all)).unwrap_or_default()
}
