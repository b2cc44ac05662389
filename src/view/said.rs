//! What was heard in a sentence: each answer beside the words that it comes from, with ways to change it and to take it
//! back; what may be read in two ways; what was not understood, as it was said.

use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::base::region::{Code, Region};
use crate::book::gazetteer::Gazetteer;
use crate::engine::question::{Door, Kind};
use crate::form::said::{Heard, door_of};
use crate::form::{Field, field};
use crate::view::format;
use crate::view::place::full_name;
use crate::view::result::ways::field_id;
use crate::view::words::Language;
use maud::{Markup, html};
use std::ops::Range;

/// Answers as the script fills them in; their names and texts hold nothing that a link would write otherwise.
fn filled(answers: &[(String, String)]) -> String {
    let pairs: Vec<String> = answers.iter().map(|(name, text)| format!("{name}={text}")).collect();
    pairs.join("&")
}

/// What was heard in a text.
pub fn heard(language: Language, regions: &[Region], list: Option<&Gazetteer>, text: &str, heard: &Heard) -> Markup {
    let words = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().to_owned();
    let those = |title: &str, ranges: &[Range<usize>]| {
        html! {
            @if !ranges.is_empty() {
                p.say__rest { (title) @for range in ranges { " " q { (words(range)) } } }
            }
        }
    };
    let (change, remove) = (language.of("改", "Change"), language.of("不要", "Remove"));
    let door = door_of(heard).map(Keyed::key);
    html! {
        @if heard.chips.is_empty() && heard.choices.is_empty() {
            p {
                (language.of(
                    "没有听到能填的。换个说法，或者一题一题答。",
                    "Nothing was heard that can be filled in. Put it another way, or answer one by one.",
                ))
            }
        } @else {
            ul.chips data-door=[door] {
                @for chip in &heard.chips {
                    li data-said=(filled(&chip.answers)) {
                        span.chip__said {
                            @if let Some(first) = chip.answers.first() { strong { (said(language, regions, list, first)) } }
                            " ← " q { (words(&chip.said)) } @if chip.about { (language.of("（大概）", " (about)")) }
                        }
                        span.chip__ways {
                            @if let Some(id) = chip.answers.first().map(|(name, _)| target(name)) {
                                a href={ "#" (id) } aria-label={ (change) " " (words(&chip.said)) } { (change) }
                            }
                            button type="button" data-say="remove" aria-label={ (remove) " " (words(&chip.said)) } { (remove) }
                        }
                    }
                }
                @for choice in &heard.choices {
                    li.chip--asks {
                        q { (words(&choice.said)) } (language.of("：是哪一种？", ": which of these?"))
                        @for reading in &choice.readings {
                            " "
                            button type="button" data-say="choose" data-said=(filled(reading)) aria-pressed="false" {
                                @match reading.first() {
                                    Some(first) => (said(language, regions, list, first)),
                                    None => (language.of("都不是", "None of these")),
                                }
                            }
                        }
                    }
                }
            }
        }
        (those(language.of("听懂了，不用填：", "Understood, nothing to fill in:"), &heard.nothing))
        (those(language.of("没听懂，没有填：", "Not understood, not filled in:"), &heard.left))
    }
}

/// The id of a field.
fn target(name: &str) -> String {
    match field(name) {
        Field::Question(key) => field_id(key),
        other => other.name(),
    }
}

/// A known place by its name; any other with those that hold it, since several are called alike.
fn place(language: Language, regions: &[Region], list: Option<&Gazetteer>, code: Code) -> String {
    match (regions.iter().find(|region| region.code == code), list) {
        (Some(region), _) => format::name(language, &region.name).to_owned(),
        (None, Some(list)) => full_name(list, code),
        (None, None) => code.to_string(),
    }
}

/// An answer in words.
fn said(language: Language, regions: &[Region], list: Option<&Gazetteer>, (name, text): &(String, String)) -> String {
    match field(name) {
        Field::Place => Code::parse(text).map(|code| place(language, regions, list, code)).unwrap_or_default(),
        Field::Door => Door::parse(text).map(|door| language.door(door).0.to_owned()).unwrap_or_default(),
        Field::Question(key) => {
            let asked = language.question(key.question);
            let answer = match key.question.kind() {
                Kind::Choice(_) => return language.option(text).to_owned(),
                Kind::YesNo => language.option(text).to_owned(),
                Kind::Amount { .. } => {
                    Money::parse(text).map_or(text.clone(), |amount| format::money(language, amount))
                }
                _ => text.clone(),
            };
            format!("{asked} {answer}")
        }
        _ => String::new(),
    }
}
