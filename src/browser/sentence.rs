//! What somebody says in a sentence: text in, markup out.

use crate::book::gazetteer::Gazetteer;
use crate::book::parameter::REGIONS;
use crate::form::said;
use crate::view;
use crate::view::words::Language;
use std::cell::OnceCell;

thread_local! {
    /// The list of all places, once the script has handed it over.
    static LIST: OnceCell<Gazetteer> = const { OnceCell::new() };
}

/// Takes the list of all places; says whether it is one.
pub fn take_places(text: &str) -> bool {
    LIST.with(|list| match Gazetteer::read(text) {
        Ok(read) => {
            list.get_or_init(|| read);
            true
        }
        Err(_) => false,
    })
}

/// What is heard in a text: each answer beside its words, what is asked, what is left.
pub fn heard(language: &str, text: &str) -> String {
    LIST.with(|list| {
        let heard = said::hear(text, REGIONS, list.get());
        view::said::heard(Language::of_tag(language), REGIONS, list.get(), text, &heard).into_string()
    })
}
