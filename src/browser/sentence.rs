//! What somebody says in a sentence: text in, markup out.

use crate::book::parameter::REGIONS;
use crate::browser::places;
use crate::form::said;
use crate::view;
use crate::view::words::Language;

/// What is heard in a text: each answer beside its words, what is asked, what is left.
pub fn heard(language: &str, text: &str) -> String {
    let list = places::list();
    let heard = said::hear(text, REGIONS, list.as_deref());
    view::said::heard(Language::of_tag(language), REGIONS, list.as_deref(), text, &heard).into_string()
}
