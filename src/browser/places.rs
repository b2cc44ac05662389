//! The choice of a place in the form: the built-in ones, those that files of local values bring, the host's own first.

use crate::book::entry::Book;
use crate::book::local::Host;
use crate::book::parameter::built_in;
use crate::browser::screen::elements;
use crate::view::place;
use crate::view::words::Language;
use web_sys::{Document, Element};

/// Offers the places of the files beside the built-in ones; that of the host comes first, and the others are folded away
/// where it wants them to.
pub fn offer(document: &Document, language: Language, book: &Book, host: &Host) {
    let own = book.regions.iter().skip(built_in().regions.len());
    let Ok(Some(places)) = document.query_selector("#place .places") else { return };
    for region in own.filter(|region| region.is_home(&book.regions)) {
        let choice = place::choice(language, book, region).into_string();
        let _ = places.insert_adjacent_html("beforeend", &choice);
    }
    let Some(hosts) = host.place else { return };
    let Some(hosts) = label(document.query_selector(&format!("#place [name=place][value='{hosts}']")).ok().flatten())
    else {
        return;
    };
    let _ = places.insert_before(&hosts, places.first_child().as_ref());
    let Ok(Some(folded)) = document.query_selector("#place details .places") else { return };
    if host.folds_others {
        let others = elements(places.query_selector_all("[name=place]")).into_iter().filter_map(|one| label(Some(one)));
        // In their order, before what the fold holds.
        let first = folded.first_child();
        for other in others.filter(|other| *other != hosts) {
            let _ = folded.insert_before(&other, first.as_ref());
        }
    }
}

/// The choice around a radio button.
fn label(button: Option<Element>) -> Option<Element> {
    button?.closest("label").ok().flatten()
}
