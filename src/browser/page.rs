//! The page: reads the fields, has them assessed, shows the results.

use crate::base::calendar::Date;
use crate::base::keyed::Keyed;
use crate::base::region::Code;
use crate::book::entry::Book;
use crate::book::places::{Standing, of_today, standing};
use crate::browser::screen::{Screen, elements, window};
use crate::browser::{link, local, places};
use crate::engine::question::{Door, Key, Subject, Topic};
use crate::engine::retrace::Reckoner;
use crate::form::link::Mended;
use crate::form::{self, Field, number};
use crate::programme::{Assessment, Programme, assess_by};
use crate::view::format::in_words;
use crate::view::place::recorded;
use crate::view::result::answer::{answer, not_read, nothing};
use crate::view::result::checkup::{CHECKUP, all_together};
use crate::view::result::curves::{CURVES, curves};
use crate::view::result::outcome::results;
use crate::view::result::sentence::{brief, told};
use crate::view::result::ways::field_id;
use crate::view::words::Language;
use crate::view::words::complaints::{local_notice, sentence, summary, target};
use std::cell::{Cell, OnceCell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget, HtmlFormElement, HtmlInputElement};

/// What the page keeps: the document, its language, and what the document cannot say.
struct Calculator {
    screen: Screen,
    document: Document,
    form: HtmlFormElement,
    language: Language,
    book: &'static Book,
    /// What was looked up and reckoned of it before.
    reckoner: Reckoner<'static>,
    /// Answers of a link for which the form has no field: kept, and complained of.
    unplaced: RefCell<Vec<(String, String)>>,
    /// Words that stood behind a link and are no answer.
    cut: RefCell<String>,
    /// Doors whose results do not know yet of what was typed.
    waiting: RefCell<Vec<Door>>,
    /// Doors whose cards do not, in a fold that is closed.
    cards: RefCell<Vec<Door>>,
    /// The place of which it is told what is recorded.
    told_place: Cell<Option<Code>>,
}

thread_local! {
    /// The page is never taken down.
    static CALCULATOR: OnceCell<&'static Calculator> = const { OnceCell::new() };
}

/// Takes hold of the document and answers the door that is open; the others follow when the keys rest.
///
/// # Errors
/// When the document is not one of ours.
pub fn start(screen: Screen) -> Result<(), JsValue> {
    let window = window();
    let document = window.document().ok_or("no document")?;
    let root = document.document_element().ok_or("no root")?;
    let language = Language::of_tag(&root.get_attribute("lang").unwrap_or_default());
    let form: HtmlFormElement = document.get_element_by_id("questions").ok_or("no form")?.dyn_into()?;
    let calculator: &'static Calculator = Box::leak(Box::new(Calculator {
        screen,
        document,
        form,
        language,
        book: local::book(),
        reckoner: Reckoner::of(local::book()),
        unplaced: RefCell::default(),
        cut: RefCell::default(),
        waiting: RefCell::new(Door::ALL.to_vec()),
        cards: RefCell::default(),
        told_place: Cell::default(),
    }));
    CALCULATOR.with(|cell| cell.set(calculator)).map_err(|_| "the page has started already")?;

    let Calculator { document, form, .. } = calculator;
    listen(form, "input", |event| calculator.typed_into(&event))?;
    listen(document, "click", |event| calculator.clicked(&event))?;
    let notice = local_notice(language, calculator.book, local::refused()).into_string();
    calculator.screen.show("local-notice", &notice);
    places::offer(&calculator.document, language, calculator.book, local::host());
    calculator.fill_today();
    calculator.choose_place_of_host();
    // What was typed lives with the history entry: it survives a reload and the
    // way back from a source, and is stored nowhere else.
    let kept = window.history()?.state()?.as_string();
    let fragment = window.location().hash().unwrap_or_default();
    match kept {
        Some(kept) => calculator.fill(&link::read(&kept)),
        None if fragment.contains('=') => calculator.fill_from(&fragment),
        None => {}
    }
    calculator.refresh(&[calculator.open_door()], false);
    Ok(())
}

/// The page, once it has begun.
fn calculator() -> Option<&'static Calculator> {
    CALCULATOR.with(|cell| cell.get().copied())
}

/// The keys have rested: what a keystroke does not wait for is answered.
pub fn rest() {
    if let Some(calculator) = calculator() {
        calculator.rest();
    }
}

/// Fills the form with the answers of a link, and answers all doors anew.
pub fn fill(answers: &str) {
    if let Some(calculator) = calculator() {
        calculator.fill_from(answers);
        calculator.tell_form();
    }
}

/// Takes the list of all places, and calls by name what stood there by its code; says whether it is one.
pub fn take_places(list: &str) -> bool {
    let is_list = places::take(list);
    if let Some(calculator) = calculator().filter(|_| is_list) {
        places::name_those_offered(&calculator.document);
        calculator.tell_place(calculator.told_place.take());
    }
    is_list
}

/// The places for what somebody has typed, a button each.
pub fn find_places(typed: &str) -> String {
    calculator().map(|page| places::found(page.language, typed)).unwrap_or_default()
}

/// Offers a place among the choices, if there is such a place.
pub fn offer_place(code: &str) {
    if let (Some(page), Some(code)) = (calculator(), Code::parse(code))
        && standing(code, page.book) == Standing::Today
    {
        places::offer_listed(&page.document, code);
    }
}

/// Today in the time zone of the device.
fn today() -> Date {
    let now = js_sys::Date::new_0();
    Date::of(
        i16::try_from(now.get_full_year()).unwrap_or(0),
        u8::try_from(now.get_month() + 1).unwrap_or(1),
        u8::try_from(now.get_date()).unwrap_or(1),
    )
}

/// Hears events of a kind for as long as the page stands.
fn listen(target: &EventTarget, kind: &str, act: impl FnMut(Event) + 'static) -> Result<(), JsValue> {
    let act = Closure::<dyn FnMut(Event)>::new(act);
    target.add_event_listener_with_callback(kind, act.as_ref().unchecked_ref())?;
    act.forget();
    Ok(())
}

impl Calculator {
    /// What the fields hold, as far as they hold anything.
    fn typed(&self) -> Vec<(String, String)> {
        let fields = self.screen.typed();
        let pair = |line: &str| line.split_once(',').map(|(name, text)| (name.to_owned(), text.to_owned()));
        let mut pairs: Vec<(String, String)> = fields.split('\n').filter_map(pair).collect();
        // A field that was answered since stands for itself.
        let unplaced = self.unplaced.borrow();
        let open = |name: &str| !pairs.iter().any(|(known, _)| known == name);
        let lost: Vec<_> = unplaced.iter().filter(|(name, _)| open(name)).cloned().collect();
        pairs.extend(lost);
        pairs
    }

    /// The door that is open; the first before one was chosen.
    fn open_door(&self) -> Door {
        let typed = self.typed();
        let door = typed.iter().find(|(name, _)| name == "door").and_then(|(_, text)| Door::parse(text));
        door.unwrap_or(Door::Household)
    }

    /// A keystroke: the door that asked answers at once, the others when the keys
    /// rest. What concerns no question, such as the place, is answered by the open door first; a form that was
    /// filled is answered by every door.
    fn typed_into(&self, event: &Event) {
        let name =
            event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|it| it.get_attribute("name"));
        let Some(name) = name else { return self.refresh(Door::ALL, true) };
        let asked = match form::field(&name) {
            Field::Question(key) => key.question.topic().door(),
            _ => self.open_door(),
        };
        *self.waiting.borrow_mut() = Door::ALL.to_vec();
        self.refresh(&[asked], false);
    }

    /// What a keystroke does not wait for: the other doors, what leans on many runs.
    fn rest(&self) {
        let typed = self.typed();
        for button in elements(self.document.query_selector_all("[data-add]")) {
            let pressed = if self.is_taken_up(&button, &typed) { "true" } else { "false" };
            let _ = button.set_attribute("aria-pressed", pressed);
        }
        let mut waiting = self.waiting.take();
        waiting.extend(self.cards.take());
        if !waiting.is_empty() {
            waiting.sort_unstable();
            waiting.dedup();
            self.refresh(&waiting, true);
        }
        let door = self.open_door();
        if matches!(door, Door::Medical | Door::Everything) {
            let (_, reading, assessments) =
                self.assessed(|programme| door == Door::Everything || programme.topic().door() == door);
            let markup = reading.situation.map(|situation| match door {
                Door::Everything => all_together(self.language, self.book, &situation, &assessments),
                _ => curves(self.language, self.book, &situation, &assessments),
            });
            let place = if door == Door::Everything { CHECKUP } else { CURVES };
            self.screen.show(place, &markup.unwrap_or_default().into_string());
        }
    }

    /// What was typed, how it reads, and what these rules say of it.
    fn assessed(&self, wanted: impl Fn(Programme) -> bool) -> (Vec<(String, String)>, form::Reading, Vec<Assessment>) {
        let typed = self.typed();
        let reading = form::read(&typed, self.book);
        let programmes: Vec<Programme> = Programme::ALL.iter().copied().filter(|one| wanted(*one)).collect();
        let assess = |situation| assess_by(situation, &self.reckoner, &programmes);
        let assessments = reading.situation.as_ref().map(assess).unwrap_or_default();
        (typed, reading, assessments)
    }

    /// Answers these doors anew. Cards in a closed fold may wait until the keys rest.
    fn refresh(&self, doors: &[Door], with_cards: bool) {
        self.waiting.borrow_mut().retain(|door| !doors.contains(door));
        let (typed, reading, assessments) = self.assessed(|programme| doors.contains(&programme.topic().door()));
        for door in doors.iter().copied() {
            let of_door = |one: &&Assessment| one.programme.topic().door() == door;
            let mine: Vec<&Assessment> = assessments.iter().filter(of_door).collect();
            self.answer_door(door, &reading, &mine);
            if with_cards || self.is_unfolded(door) {
                self.show_cards(door, &reading, &mine);
            } else {
                self.cards.borrow_mut().push(door);
            }
        }
        self.keep(&typed, &reading);
    }

    /// The answer of a door, and the line that stays in sight. While a field cannot be read both say so first.
    fn answer_door(&self, door: Door, reading: &form::Reading, mine: &[&Assessment]) {
        let of_door = |complaint: &form::Complaint| match complaint.field {
            Field::Question(key) if key.question.topic().door() == door => Some(key),
            _ => None,
        };
        let unread = reading.complaints.iter().find_map(of_door);
        let unread = unread.map(|key| not_read(self.language, key));
        let (mut markup, mut line) = (nothing(self.language, door), String::new());
        if let Some(situation) = reading.situation.as_ref().filter(|_| !mine.is_empty()) {
            let told = told(self.language, self.book, situation, mine);
            let office = local::office(situation.place);
            markup = answer(self.language, self.book, situation, door, &told, unread.as_deref(), office);
            line = unread.unwrap_or_else(|| brief(self.language, situation, &told));
        }
        self.screen.show(&format!("answer-{}", door.key()), &markup.into_string());
        let live = self.document.get_element_by_id(&format!("brief-{}", door.key()));
        // What is told once more is read aloud once more.
        if let Some(live) = live.filter(|live| live.text_content().as_deref() != Some(&*line)) {
            live.set_text_content(Some(&line));
        }
    }

    /// The cards of a door. Every box is written anew: without place or day no earlier household's result may stay.
    fn show_cards(&self, door: Door, reading: &form::Reading, mine: &[&Assessment]) {
        self.cards.borrow_mut().retain(|waiting| *waiting != door);
        for topic in Topic::ALL.iter().copied().filter(|topic| topic.door() == door) {
            let of_topic: Vec<&Assessment> =
                mine.iter().copied().filter(|one| one.programme.topic() == topic).collect();
            let shown = |situation| results(self.language, self.book, situation, &of_topic);
            let markup = reading.situation.as_ref().map(shown).unwrap_or_default();
            self.screen.show(&format!("outcome-{}", topic.key()), &markup.into_string());
        }
    }

    /// Whether the fold with the cards of a door is open.
    fn is_unfolded(&self, door: Door) -> bool {
        let fold = self.document.query_selector(&format!(".door--{} .reasons[open]", door.key()));
        fold.is_ok_and(|fold| fold.is_some())
    }

    /// Shows the complaints, and has what was typed kept.
    fn keep(&self, typed: &[(String, String)], reading: &form::Reading) {
        self.screen.show("complaints", &summary(self.language, &reading.complaints, &self.cut.borrow()).into_string());
        self.mark_fields(reading);
        let place = reading.situation.as_ref().map(|situation| situation.place);
        if place != self.told_place.get() {
            self.tell_place(place);
        }
        self.read_back(typed);
        if let Ok(answers) = link::write(typed) {
            self.screen.keep(&answers);
        }
    }

    /// What is recorded for the chosen place.
    fn tell_place(&self, place: Option<Code>) {
        self.told_place.set(place);
        let told = place.map(|place| recorded(self.language, self.book, place, places::list().as_deref()));
        self.screen.show("place-recorded", &told.unwrap_or_default().into_string());
    }

    /// Puts each complaint and each doubt beside its field and takes the others away.
    fn mark_fields(&self, reading: &form::Reading) {
        let told = reading.complaints.iter().chain(&reading.doubts);
        let placed = told.filter(|complaint| !matches!(complaint.field, Field::Other(_)));
        self.say("error", placed.map(|complaint| (target(&complaint.field), sentence(self.language, complaint))));
    }

    /// Says each amount in words beside its field, so that a digit too many is seen.
    fn read_back(&self, typed: &[(String, String)]) {
        let amount = |(name, text): &(String, String)| match (form::field(name), number::amount(text)) {
            (Field::Question(key), Ok(amount)) => {
                Some((field_id(key), format!("= {}", in_words(self.language, amount))))
            }
            _ => None,
        };
        self.say("said", typed.iter().filter_map(amount));
    }

    /// What is to stand beside some fields in the places of a class; the others are emptied.
    fn say(&self, places: &str, told: impl Iterator<Item = (String, String)>) {
        // A link may bring any text, and a complaint quotes it.
        let told: Vec<String> =
            told.map(|(field, text)| format!("{places}-{field}\n{}", text.replace('\n', " "))).collect();
        self.screen.say(places, &told.join("\n"));
    }

    /// The day of assessment is today until another is chosen.
    fn fill_today(&self) {
        let day = today();
        if let Some(input) =
            self.document.get_element_by_id("assessed_on").map(JsCast::unchecked_into::<HtmlInputElement>)
            && input.value().is_empty()
        {
            input.set_value(&day.to_string());
        }
    }

    /// Fills the form with a link, as it came, and remembers what is no part of it.
    fn fill_from(&self, sent: &str) {
        let Mended { answers, cut } = form::link::mended(link::read(sent));
        *self.cut.borrow_mut() = cut;
        self.fill(&answers);
    }

    /// Fills the form with answers, and empties the fields without one. Persons and
    /// bills that it has no fields for yet get some.
    fn fill(&self, answers: &[(String, String)]) {
        // A first visit may be named or not; a code of before is answered by that of today.
        let own = |(name, text): &(String, String)| {
            let field = form::field(name);
            let place = Code::parse(text).filter(|_| field == Field::Place).and_then(|code| of_today(code, self.book));
            if let Some(place) = place {
                places::offer_listed(&self.document, place);
            }
            (field.name(), place.map_or_else(|| text.clone(), |place| place.to_string()))
        };
        let answers: Vec<(String, String)> = answers.iter().map(own).collect();
        self.screen.remove_fields();
        for (name, _) in &answers {
            if let Field::Question(Key { person, visit, question }) = form::field(name)
                && question.subject() != Subject::Household
            {
                self.screen.add_fields(question.topic().door().key(), person + 1, visit + 1);
            }
        }
        let mut placed: Vec<String> = Vec::new();
        let elements = self.form.elements();
        for at in 0..elements.length() {
            let Some(element) = elements.item(at) else { continue };
            let Some(name) = element.get_attribute("name") else { continue };
            let text = answers.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
            if set(&element, text) {
                // The day of assessment needs no look unless it is another than today.
                let goes_without_saying = text.is_empty() || (name == "assessed_on" && *text == today().to_string());
                if let (false, Ok(Some(fold))) = (goes_without_saying, element.closest("details")) {
                    let _ = fold.set_attribute("open", "");
                }
                placed.push(name);
            }
        }
        let lost = answers.iter().filter(|(name, text)| !text.is_empty() && !placed.contains(name));
        *self.unplaced.borrow_mut() = lost.cloned().collect();
        // A link of old says no door: that of its first answer is opened.
        let named = answers.iter().any(|(name, _)| name == "door");
        let first = answers.iter().find_map(|(name, _)| match form::field(name) {
            Field::Question(key) => Some(key.question.topic().door()),
            _ => None,
        });
        if let (false, Some(door)) = (named, first) {
            self.answer("door", door.key());
        }
        self.fill_today();
        self.choose_place_of_host();
    }

    /// Where the host folds the other places away, its own is chosen until another is.
    fn choose_place_of_host(&self) {
        let host = local::host();
        let is_open = matches!(self.form.query_selector("[name=place]:checked"), Ok(None));
        if let (true, true, Some(place)) = (host.folds_others, is_open, host.place) {
            self.answer("place", &place.to_string());
        }
    }

    /// Gives a field a text, or a group of choices its option.
    fn answer(&self, name: &str, text: &str) {
        for control in elements(self.document.query_selector_all(&format!("[name='{name}']"))) {
            set(&control, text);
        }
    }

    /// An identity is taken up or given back: a second one of a person stands beside
    /// the first.
    fn take_up(&self, button: &Element) {
        const SECOND: &str = "p1.also_category";
        let typed = self.typed();
        let text_of = |name: &str| typed.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str());
        let pressed = self.is_taken_up(button, &typed);
        for (name, text) in link::read(&button.get_attribute("data-add").unwrap_or_default()) {
            let first = text_of(&name);
            let is_category = name == "p1.category";
            match (pressed, first == text) {
                (true, true) if is_category => {
                    self.answer(&name, text_of(SECOND));
                    self.answer(SECOND, "");
                }
                (true, true) => self.answer(&name, ""),
                (true, false) if is_category => self.answer(SECOND, ""),
                (false, false) if is_category && !["", "ordinary", form::UNKNOWN].contains(&first) => {
                    self.answer(SECOND, &text);
                }
                (false, _) => self.answer(&name, &text),
                _ => {}
            }
        }
        self.tell_form();
    }

    /// Whether the answers of an identity stand in the form.
    fn is_taken_up(&self, button: &Element, typed: &[(String, String)]) -> bool {
        let stands = |name: &str, text: &str| typed.iter().any(|(known, given)| known == name && given == text);
        let answers = link::read(&button.get_attribute("data-add").unwrap_or_default());
        answers.iter().all(|(name, text)| {
            stands(name, text)
                || (name == "p1.category" && stands("p1.also_category", text))
                // Of a child only one group is asked.
                || name == "p2.group"
        })
    }

    /// Every door hears of it.
    fn tell_form(&self) {
        if let Ok(event) = Event::new("input") {
            let _ = self.form.dispatch_event(&event);
        }
    }

    /// The buttons of the form; a link to a field opens what hides it.
    fn clicked(&self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let within = |selector: &str| target.closest(selector).ok().flatten();
        if let Some(button) = within("[data-add]") {
            self.take_up(&button);
        }
        if let Some(anchor) = within("a[href^='#']") {
            let id = anchor.get_attribute("href").unwrap_or_default();
            if let Some(field) = self.document.get_element_by_id(id.trim_start_matches('#')) {
                self.uncover(&field);
                event.prevent_default();
                field.scroll_into_view();
                if let Ok(field) = field.dyn_into::<web_sys::HtmlElement>() {
                    let _ = field.focus();
                }
            }
        }
    }

    /// Opens the folds and the door that hide an element.
    fn uncover(&self, element: &Element) {
        let mut fold = element.closest("details").ok().flatten();
        while let Some(details) = fold {
            let _ = details.set_attribute("open", "");
            fold = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
        }
        let own = Door::ALL.iter().find(|door| {
            let around = format!(".door--{0}, #door-{0}", door.key());
            element.closest(&around).is_ok_and(|around| around.is_some())
        });
        let open = self.form.get_attribute("data-door").unwrap_or_default();
        // What every door asks is shown behind the first and the last.
        let shared =
            own.is_none() && open == Door::Medical.key() && element.closest("#register").is_ok_and(|it| it.is_some());
        let wanted = if shared { Some(&Door::Household) } else { own };
        if let Some(door) = wanted.filter(|door| door.key() != open) {
            self.answer("door", door.key());
            self.tell_form();
        }
        if let Ok(Some(field)) = element.closest(".not-needed") {
            let _ = field.class_list().remove_1("not-needed");
        }
    }
}

/// Gives a control a text, and says whether it took it; a choice of several takes
/// the text that is its own.
fn set(control: &Element, text: &str) -> bool {
    // What is used of an input here, a `select` has as well.
    let control: &HtmlInputElement = control.unchecked_ref();
    if control.type_() == "radio" {
        control.set_checked(control.value() == text);
        return control.checked();
    }
    control.set_value(text);
    control.value() == text
}
