//! The choice of a place in the form: the built-in ones, those that files of local values bring, the host's own first,
//! and any other that somebody looked for or a link names.

use crate::base::region::Code;
use crate::book::entry::Book;
use crate::book::gazetteer::Gazetteer;
use crate::book::local::Host;
use crate::book::parameter::built_in;
use crate::browser::screen::elements;
use crate::view::place;
use crate::view::words::Language;
use std::cell::OnceCell;
use std::rc::Rc;
use web_sys::{Document, Element};

thread_local! {
    /// The list of all places, once the script has handed it over.
    static LIST: OnceCell<Rc<Gazetteer>> = const { OnceCell::new() };
}

/// At most so many places are shown for what was typed.
const MOST: usize = 8;

/// The list of all places, if it is there.
pub fn list() -> Option<Rc<Gazetteer>> {
    LIST.with(|list| list.get().cloned())
}

/// Takes the list of all places; says whether it is one.
pub fn take(text: &str) -> bool {
    LIST.with(|list| match list.get() {
        Some(_) => true,
        None => Gazetteer::read(text).is_ok_and(|read| list.set(Rc::new(read)).is_ok()),
    })
}

/// The buttons of the places for what was typed; none before the list is there.
pub fn found(language: Language, typed: &str) -> String {
    let found = |list: Rc<Gazetteer>| place::found(language, &list, &list.find(typed, &built_in().regions, MOST));
    list().map(found).unwrap_or_default().into_string()
}

/// The button of a place among the choices, if it is there.
fn button(document: &Document, code: Code) -> Option<Element> {
    document.query_selector(&format!("#place [name=place][value='{code}']")).ok().flatten()
}

/// Offers a place of the list among the choices, where it is not yet.
pub fn offer_listed(document: &Document, code: Code) {
    if button(document, code).is_none()
        && let Ok(Some(places)) = document.query_selector("#place .places")
    {
        let choice = place::choice_of_list(list().as_deref(), code).into_string();
        let _ = places.insert_adjacent_html("beforeend", &choice);
    }
}

/// Calls the places by name that were offered before the list was there.
pub fn name_those_offered(document: &Document) {
    for unnamed in elements(document.query_selector_all("#place [data-unnamed]")) {
        let Ok(Some(old)) = unnamed.query_selector("input") else { continue };
        let Some(code) = old.get_attribute("value").and_then(|code| Code::parse(&code)) else { continue };
        let Ok(Some(words)) = unnamed.query_selector("span") else { continue };
        // The button stays the same element, so that it stays chosen.
        words.set_outer_html(&place::words_of_list(list().as_deref(), code).into_string());
        let _ = unnamed.remove_attribute("data-unnamed");
    }
}

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
    let Some(hosts) = label(button(document, hosts)) else { return };
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
