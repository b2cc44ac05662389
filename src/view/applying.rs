//! Where people apply online, as it is recorded for their place.

use crate::book::entry::{Book, Value};
use crate::book::parameter::resolve;
use crate::engine::situation::Situation;
use crate::programme::Programme;
use crate::view::format;
use crate::view::words::Language;
use maud::{Markup, html};

/// The platform that is recorded for the place on the day, one tap from its entry; nothing where none is.
pub fn online(language: Language, book: &Book, situation: &Situation, programme: Programme) -> Markup {
    let named = language.platform(programme).and_then(|(parameter, what)| {
        let recorded = *resolve(book, parameter.place(), situation.place, situation.assessed_on).first()?;
        let Value::Choice(option) = recorded.value.value else { return None };
        let key = book.definition(parameter.place().parameter).options.get(usize::from(option))?;
        Some((what, recorded.at, &**key))
    });
    html! {
        @if let Some((what, at, key)) = named {
            " " (what) a.rule href=(format::entry_address(book, at)) { (language.option(key)) } (language.of("。", "."))
        }
    }
}
