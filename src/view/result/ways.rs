//! The ways from a result to the field of a question.

use crate::engine::question::Key;
use crate::form;
use crate::view::words::Language;
use maud::{Markup, html};

/// A way to the field of a question.
pub(in crate::view) fn question_link(language: Language, key: Key) -> Markup {
    field_link(&field_id(key), language.question(key.question))
}

/// A way to a field, in the words of its label: the browser takes them from the page.
pub(in crate::view) fn field_link(id: &str, words: &str) -> Markup {
    html! { a href={ "#" (id) } { (words) } }
}

/// The id of the field of a question.
pub fn field_id(key: Key) -> String {
    form::name(key).replace('.', "-")
}
