//! A place as one of the choices of the form: natively for the built-in ones, in the browser
//! for those that a file of local values brings.

use crate::base::region::{Region, chain};
use crate::book::entry::Book;
use crate::view::format;
use crate::view::words::Language;
use maud::{Markup, html};

/// The choice, with the levels above it.
pub fn choice(language: Language, book: &Book, region: &Region) -> Markup {
    let names: Vec<&str> =
        chain(&book.regions, region.code).skip(1).map(|region| format::name(language, &region.name)).collect();
    // The nation goes without saying.
    let names = names.split_last().map(|(_, names)| names).unwrap_or_default();
    html! {
        label.choice {
            input type="radio" name="place" value=(region.code);
            span {
                strong { (format::name(language, &region.name)) }
                @if !names.is_empty() {
                    " " small { @for name in names.iter().rev() { (name) " " } }
                }
            }
        }
    }
}
