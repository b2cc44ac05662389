//! The page's wiring: the real start page, its fields and what the module writes beside them.
//!
//! A page begins once and is never taken down, so that all tests share one.

use bangfu::book::parameter::built_in;
use bangfu::browser::page;
use bangfu::browser::screen::Screen;
use bangfu::view::pages::start;
use bangfu::view::words::Language;
use std::cell::OnceCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Element, Event, HtmlInputElement};

#[wasm_bindgen(module = "/tests/web/screen.js")]
extern "C" {
    /// What shows and reads the page.
    fn screen() -> Screen;
}

thread_local! {
    static PAGE: OnceCell<Document> = const { OnceCell::new() };
}

/// The document, with the Chinese start page in it; begun at the first call.
fn document() -> Document {
    PAGE.with(|page| page.get_or_init(begun).clone())
}

fn begun() -> Document {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let root = document.document_element().expect("a root");
    root.set_attribute("lang", "zh").expect("a language");
    let within = document.query_selector("body").ok().flatten().expect("a body");
    let place = document.create_element("div").expect("an element");
    place.set_inner_html(&start::page(Language::Zh, &built_in()).into_string());
    within.append_child(&place).expect("a place");
    page::start(screen()).expect("the page begins");
    document
}

fn element(id: &str) -> Element {
    document().get_element_by_id(id).unwrap_or_else(|| panic!("#{id} is on the page"))
}

fn text(id: &str) -> String {
    element(id).text_content().unwrap_or_default()
}

fn value(id: &str) -> String {
    element(id).unchecked_into::<HtmlInputElement>().value()
}

/// Types into a field, as a person does.
fn type_into(id: &str, text: &str) {
    let field: HtmlInputElement = element(id).unchecked_into();
    field.set_value(text);
    let bubbling = web_sys::EventInit::new();
    bubbling.set_bubbles(true);
    field.dispatch_event(&Event::new_with_event_init_dict("input", &bubbling).expect("an event")).expect("it is heard");
}

/// A destitute person's stay of 20,000 in scope at level three: 11,472 + 8,528 (km-basic-*, WE).
const STAY: &str = "place=530127&assessed_on=2024-05-10&door=medical&p1.category=destitute&p1.coverage_year=2024\
    &p1.hospital_level=level_three&p1.discharge=2024-05-08&p1.in_scope=20000";

#[wasm_bindgen_test]
fn the_day_is_today_until_another_is_chosen() {
    document();
    page::fill("");
    let now = js_sys::Date::new_0();
    let today = format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
    assert_eq!(value("assessed_on"), today);
    page::fill("assessed_on=2024-05-10");
    assert_eq!(value("assessed_on"), "2024-05-10");
}

#[wasm_bindgen_test]
fn a_link_fills_the_fields_and_is_answered() {
    document();
    page::fill(STAY);
    assert_eq!(value("p1-in_scope"), "20000");
    let said = text("answer-medical");
    assert!(said.contains("11,472.00"), "{said}");
    assert!(!text("brief-medical").is_empty());
    assert_eq!(text("complaints"), "");
    assert!(text("said-p1-in_scope").starts_with("= "), "the amount in words: {}", text("said-p1-in_scope"));
}

#[wasm_bindgen_test]
fn what_is_typed_is_answered_at_once() {
    document();
    page::fill(STAY);
    type_into("p1-in_scope", "1万");
    // (10000 - 880) × 0.60
    assert!(text("answer-medical").contains("5,472.00"), "{}", text("answer-medical"));
    assert!(!text("answer-medical").contains("11,472.00"), "nothing of the earlier answer stays");
}

#[wasm_bindgen_test]
fn other_doors_are_answered_when_the_keys_rest() {
    document();
    page::fill(&STAY.replace("door=medical", "door=household"));
    assert!(text("answer-medical").contains("11,472.00"), "{}", text("answer-medical"));
    // No basic rule of that place is recorded.
    let place = document().query_selector("[name=place][value='429005']").ok().flatten().expect("it can be chosen");
    place.unchecked_into::<HtmlInputElement>().click();
    assert!(text("answer-medical").contains("11,472.00"), "a keystroke does not wait for it");
    page::rest();
    assert!(!text("answer-medical").contains("11,472.00"), "{}", text("answer-medical"));
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_complained_of_beside_its_field() {
    document();
    page::fill(STAY);
    type_into("p1-in_scope", "两万<b>");
    assert!(text("error-p1-in_scope").contains("两万<b>"), "{}", text("error-p1-in_scope"));
    assert!(text("complaints").contains("两万<b>"), "{}", text("complaints"));
    assert!(element("complaints").query_selector("b").is_ok_and(|bold| bold.is_none()), "a text is no markup");
    type_into("p1-in_scope", "20000");
    assert_eq!((text("error-p1-in_scope"), text("complaints")), (String::new(), String::new()));
}

#[wasm_bindgen_test]
fn what_has_no_field_is_kept_and_complained_of() {
    document();
    page::fill(&format!("{STAY}&no_such_question=7"));
    // Its key is no word for a reader; what was given is.
    assert!(text("complaints").contains("认不出") && text("complaints").contains("“7”"), "{}", text("complaints"));
    let kept = web_sys::window().and_then(|window| window.history().ok()?.state().ok()?.as_string());
    let kept = kept.expect("the answers are kept with the history entry");
    assert!(kept.contains("no_such_question=7") && kept.contains("p1.in_scope=20000"), "{kept}");
}

#[wasm_bindgen_test]
fn it_begins_once() {
    document();
    assert!(page::start(screen()).is_err());
}
