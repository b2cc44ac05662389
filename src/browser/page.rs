//! The page: reads the fields, has them assessed, shows the results.

use crate::browser::link;
use crate::entry::Book;
use crate::form::{self, Field};
use crate::keyed::Keyed;
use crate::money::Money;
use crate::parameter::built_in;
use crate::programme::{Assessment, MEDICINE, Programme, assess};
use crate::question::Topic;
use crate::view::complaints::{sentence, summary, target};
use crate::view::format::in_words;
use crate::view::outcome::{CURVES, curves, field_id, nothing_said, results, spoken};
use crate::view::words::Language;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlFormElement, HtmlInputElement, HtmlSelectElement, NodeList};

/// The household's door leads: it fills the form, keeps what was typed, and shows
/// the complaints. The modules of the other doors show their own results.
const LEADS: bool = cfg!(feature = "household");

/// What the page keeps: the document, its language and the built-in book.
struct Calculator {
    document: Document,
    form: HtmlFormElement,
    language: Language,
    book: Book,
    /// Answers of a link for which the form has no field: kept, and complained of.
    unplaced: RefCell<Vec<(String, String)>>,
    /// Something was typed that the results shown do not know of.
    waiting: Cell<bool>,
}

/// Takes hold of the document.
///
/// # Errors
/// When the document is not one of ours.
pub fn start() -> Result<(), JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let document = window.document().ok_or("no document")?;
    let root = document.document_element().ok_or("no root")?;
    let language = Language::of_tag(&root.get_attribute("lang").unwrap_or_default());
    let form: HtmlFormElement = document.get_element_by_id("questions").ok_or("no form")?.dyn_into()?;
    let calculator = Calculator {
        document,
        form,
        language,
        book: built_in(),
        unplaced: RefCell::default(),
        waiting: Cell::default(),
    };
    #[cfg(feature = "local")]
    let calculator = calculator.with_local_values();
    // The page is never taken down.
    let calculator: &'static Calculator = Box::leak(Box::new(calculator));

    let Calculator { document, form, .. } = calculator;
    let on_input = Closure::<dyn FnMut(Event)>::new(|event: Event| calculator.typed_into(&event));
    form.add_event_listener_with_callback("input", on_input.as_ref().unchecked_ref())?;
    on_input.forget();
    // The boot script says when the keys have rested.
    let on_rest = Closure::<dyn FnMut(Event)>::new(|_: Event| calculator.rest());
    form.add_event_listener_with_callback("rest", on_rest.as_ref().unchecked_ref())?;
    on_rest.forget();
    if !LEADS {
        calculator.waiting.set(true);
        calculator.rest();
        return Ok(());
    }
    calculator.fill_today();
    // What was typed lives with the history entry: it survives a reload and the
    // way back from a source, and is stored nowhere else.
    let kept = window.history()?.state()?.as_string();
    let fragment = window.location().hash().unwrap_or_default();
    let answers = kept.unwrap_or(if fragment.contains('=') { fragment } else { String::new() });
    if !answers.is_empty() {
        calculator.fill(&link::read(&answers));
    }
    calculator.refresh();

    let on_submit = Closure::<dyn FnMut(Event)>::new(|event: Event| event.prevent_default());
    form.add_event_listener_with_callback("submit", on_submit.as_ref().unchecked_ref())?;
    on_submit.forget();
    let on_click = Closure::<dyn FnMut(Event)>::new(|event: Event| calculator.clicked(&event));
    document.add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref())?;
    on_click.forget();
    Ok(())
}

impl Calculator {
    /// Every field and its text, empty ones too.
    fn typed(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let elements = self.form.elements();
        for at in 0..elements.length() {
            let Some(element) = elements.item(at) else { continue };
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                if input.type_() != "radio" || input.checked() {
                    pairs.push((input.name(), input.value()));
                }
            } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
                pairs.push((select.name(), select.value()));
            }
        }
        pairs.retain(|(name, _)| !name.is_empty());
        // A field that was answered since stands for itself.
        let unplaced = self.unplaced.borrow();
        let open = |name: &str| !pairs.iter().any(|(known, text)| known == name && !text.is_empty());
        let lost: Vec<_> = unplaced.iter().filter(|(name, _)| open(name)).cloned().collect();
        pairs.extend(lost);
        pairs
    }

    /// A keystroke: the door that asked answers at once, the others when the keys
    /// rest. What concerns no question, such as the place, concerns every door.
    fn typed_into(&self, event: &Event) {
        let name =
            event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|it| it.get_attribute("name"));
        let mine = match form::field(&name.unwrap_or_default()) {
            Field::Question(key) => has_rules(key.question.topic()),
            _ => true,
        };
        if mine {
            self.refresh();
        } else {
            self.waiting.set(true);
            if LEADS {
                let typed = self.typed();
                self.keep(&typed, &form::read(&typed, &self.book).complaints);
            }
        }
    }

    /// What a keystroke does not wait for.
    fn rest(&self) {
        if self.waiting.get() {
            self.refresh();
        }
        if MEDICINE {
            let (_, reading, assessments) = self.assessed();
            let markup = reading.situation.map(|situation| curves(self.language, &self.book, &situation, &assessments));
            self.show(CURVES, &markup.unwrap_or_default().into_string());
        }
    }

    /// What was typed, how it reads, and what the rules say of it.
    fn assessed(&self) -> (Vec<(String, String)>, form::Reading, Vec<Assessment>) {
        let typed = self.typed();
        let reading = form::read(&typed, &self.book);
        let assessments = reading.situation.as_ref().map(|situation| assess(situation, &self.book)).unwrap_or_default();
        (typed, reading, assessments)
    }

    fn refresh(&self) {
        self.waiting.set(false);
        let (typed, reading, assessments) = self.assessed();
        // Every box is written anew: without place or day no earlier household's result may stay.
        for topic in Topic::ALL.iter().copied().filter(|topic| has_rules(*topic)) {
            let mine: Vec<&Assessment> =
                assessments.iter().filter(|assessment| assessment.programme.topic() == topic).collect();
            let markup = match &reading.situation {
                Some(situation) if !mine.is_empty() => results(self.language, &self.book, situation, &mine),
                _ => nothing_said(self.language),
            };
            self.show(&format!("outcome-{}", topic.key()), &markup.into_string());
        }
        if let Some(live) = self.document.get_element_by_id(SPOKEN) {
            live.set_text_content(Some(&spoken(self.language, &assessments)));
        }
        if LEADS {
            self.keep(&typed, &reading.complaints);
        }
    }

    /// Shows the complaints; keeps what was typed with the history entry and on the
    /// way to the other language.
    fn keep(&self, typed: &[(String, String)], complaints: &[form::Complaint]) {
        self.show("complaints", &summary(self.language, complaints).into_string());
        // Of another door's questions only the page has the words.
        for anchor in elements(self.document.query_selector_all("#complaints a")) {
            let id = anchor.get_attribute("href").unwrap_or_default();
            let text = anchor.text_content().unwrap_or_default();
            let selector = format!("label[for='{0}'], {id} > legend", id.trim_start_matches('#'));
            if let (true, Ok(Some(label))) = (text.starts_with(':'), self.document.query_selector(&selector)) {
                anchor.set_text_content(Some(&(label.text_content().unwrap_or_default() + &text)));
            }
        }
        self.mark_fields(complaints);
        self.read_back(typed);
        let link = link::write(typed);
        if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
            let _ = history.replace_state_with_url(&link.as_str().into(), "", None);
        }
        for anchor in elements(self.document.query_selector_all("a[data-language]")) {
            let address = anchor.get_attribute("href").unwrap_or_default();
            let page = address.split('#').next().unwrap_or_default();
            let _ = anchor.set_attribute("href", &format!("{page}#{link}"));
        }
    }

    /// With the values that are kept on this device.
    #[cfg(feature = "local")]
    fn with_local_values(mut self) -> Calculator {
        use crate::browser::local;
        use crate::view::complaints::local_notice;
        let refused = local::read_into(&mut self.book);
        let refused: Vec<(&str, &[crate::entry::Fault])> =
            refused.iter().map(|refused| (refused.parameter.as_str(), refused.faults.as_slice())).collect();
        if LEADS {
            self.show("local-notice", &local_notice(self.language, &self.book, &refused).into_string());
        }
        self
    }

    /// Puts each complaint beside its field and takes the others away.
    fn mark_fields(&self, complaints: &[form::Complaint]) {
        for error in elements(self.document.query_selector_all(".error")) {
            let id = error.id();
            let field = id.strip_prefix("error-").unwrap_or_default();
            let mine = |complaint: &&form::Complaint| {
                !matches!(complaint.field, Field::Other(_)) && target(&complaint.field) == field
            };
            let text = complaints.iter().find(mine).map(|complaint| sentence(self.language, complaint));
            if let Some(element) = self.document.get_element_by_id(field) {
                let _ = match text {
                    Some(_) => element.set_attribute("aria-invalid", "true"),
                    None => element.remove_attribute("aria-invalid"),
                };
            }
            if error.text_content() != Some(text.clone().unwrap_or_default()) {
                error.set_text_content(text.as_deref());
            }
        }
    }

    /// Says each amount in words beside its field, so that a digit too many is seen.
    fn read_back(&self, typed: &[(String, String)]) {
        for (name, text) in typed {
            let Field::Question(key) = form::field(name) else { continue };
            if let Some(said) = self.document.get_element_by_id(&format!("said-{}", field_id(key))) {
                let words = Money::read(text).map(|amount| format!("= {}", in_words(self.language, amount)));
                let words = words.unwrap_or_default();
                if said.text_content().as_deref() != Some(words.as_str()) {
                    said.set_text_content(Some(&words));
                }
            }
        }
    }

    fn show(&self, id: &str, markup: &str) {
        if let Some(element) = self.document.get_element_by_id(id) {
            // Folds that the reader opened stay open.
            let before = elements(element.query_selector_all("details"));
            element.set_inner_html(markup);
            for (old, new) in before.iter().zip(elements(element.query_selector_all("details"))) {
                let open = old.has_attribute("open");
                let _ = if open { new.set_attribute("open", "") } else { new.remove_attribute("open") };
            }
        }
    }

    /// The day of assessment is today until another is chosen.
    fn fill_today(&self) {
        let now = js_sys::Date::new_0();
        let day = crate::calendar::Date::of(
            i16::try_from(now.get_full_year()).unwrap_or(0),
            u8::try_from(now.get_month() + 1).unwrap_or(1),
            u8::try_from(now.get_date()).unwrap_or(1),
        );
        if let Some(input) = self.document.get_element_by_id("assessed_on")
            && let Ok(input) = input.dyn_into::<HtmlInputElement>()
            && input.value().is_empty()
        {
            input.set_value(&day.to_string());
        }
    }

    /// Fills the form with answers, and empties the fields without one.
    fn fill(&self, answers: &[(String, String)]) {
        let visits = answers.iter().filter_map(|(name, _)| match form::field(name) {
            Field::Question(key) => Some(key.visit),
            _ => None,
        });
        self.show("more-visits", "");
        for visit in 1..=visits.max().unwrap_or(0) {
            self.add_visit(visit);
        }
        let mut placed: Vec<String> = Vec::new();
        let elements = self.form.elements();
        for at in 0..elements.length() {
            let Some(element) = elements.item(at) else { continue };
            let text = |name: &str| {
                answers.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str()).unwrap_or_default()
            };
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                if input.type_() == "radio" {
                    input.set_checked(input.value() == text(&input.name()));
                    placed.extend(input.checked().then(|| input.name()));
                } else {
                    input.set_value(text(&input.name()));
                    placed.extend((input.value() == text(&input.name())).then(|| input.name()));
                }
            } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
                select.set_value(text(&select.name()));
                placed.extend((select.value() == text(&select.name())).then(|| select.name()));
            }
        }
        let lost = answers.iter().filter(|(name, text)| !text.is_empty() && !placed.contains(name));
        *self.unplaced.borrow_mut() = lost.cloned().collect();
        self.fill_today();
        for topic in Topic::ALL.iter().copied() {
            let answered = |(name, text): &(String, String)| match form::field(name) {
                Field::Question(key) => key.question.topic() == topic && !text.is_empty(),
                _ => false,
            };
            if answers.iter().any(answered)
                && let Some(fold) = self.document.get_element_by_id(&format!("topic-{}", topic.key()))
            {
                let _ = fold.set_attribute("open", "");
            }
        }
    }

    /// The fields of one more bill, copied from those of the second.
    fn add_visit(&self, visit: u8) {
        let Some(template) = self.document.get_element_by_id("visit") else { return };
        let number = u32::from(visit) + 1;
        // The browser's own strings: those of the module would bring a searcher along.
        let of_second = |markup: &str, text: &str, own: &str| {
            let parts = js_sys::JsString::from(markup).split(text);
            String::from(parts.join(own))
        };
        let markup = of_second(&template.inner_html(), "v2", &format!("v{number}"));
        let markup = of_second(&markup, "number\">2<", &format!("number\">{number}<"));
        if let Some(more) = self.document.get_element_by_id("more-visits") {
            let _ = more.insert_adjacent_html("beforeend", &markup);
        }
    }

    /// How many bills the form has fields for.
    fn visits(&self) -> u8 {
        let more = self.document.query_selector_all("#more-visits > .visit");
        u8::try_from(elements(more).len() + 1).unwrap_or(u8::MAX)
    }

    /// An example or the clear button; a link to a field opens what hides it.
    fn clicked(&self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        if let Ok(Some(button)) = target.closest("[data-answers]") {
            let answers = button.get_attribute("data-answers").unwrap_or_default();
            self.fill(&link::read(&answers));
            // Every door hears of it.
            if let Ok(event) = Event::new("input") {
                let _ = self.form.dispatch_event(&event);
            }
            if let (false, Ok(Some(result))) = (answers.is_empty(), self.document.query_selector(".result")) {
                result.scroll_into_view();
            }
        }
        if let Ok(Some(_)) = target.closest("#add-visit")
            && self.visits() < form::MOST_VISITS
        {
            self.add_visit(self.visits());
        }
        if let Ok(Some(anchor)) = target.closest("a[href^='#']") {
            let id = anchor.get_attribute("href").unwrap_or_default();
            if let Some(field) = self.document.get_element_by_id(id.trim_start_matches('#')) {
                let mut fold = field.closest("details").ok().flatten();
                while let Some(details) = fold {
                    let _ = details.set_attribute("open", "");
                    fold = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
                }
                event.prevent_default();
                field.scroll_into_view();
                if let Ok(field) = field.dyn_into::<web_sys::HtmlElement>() {
                    let _ = field.focus();
                }
            }
        }
    }
}

/// The live region of this module: each door has its own.
const SPOKEN: &str = match (cfg!(feature = "medicine"), cfg!(feature = "schooling")) {
    (true, _) => "spoken-medical",
    (_, true) => "spoken-education",
    _ => "spoken-household",
};

/// Whether this module computes a programme of the topic.
fn has_rules(topic: Topic) -> bool {
    Programme::ALL.iter().any(|programme| programme.topic() == topic && programme.is_built())
}

/// The elements among the found nodes.
fn elements(found: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(nodes) = found else { return Vec::new() };
    (0..nodes.length()).filter_map(|at| nodes.item(at)?.dyn_into().ok()).collect()
}
