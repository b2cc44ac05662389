//! A place as one of the choices of the form: natively for the built-in ones, in the browser for those that a file of
//! local values brings or that somebody looked for. What is recorded for the chosen one.

use crate::answer::reach;
use crate::base::region::{Code, Region, chain};
use crate::book::entry::Book;
use crate::book::gazetteer::{Gazetteer, Place};
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

/// The choice of a place of the list; before the list is there it is called by its code.
pub fn choice_of_list(list: Option<&Gazetteer>, code: Code) -> Markup {
    html! {
        label.choice.choice--listed data-unnamed[list.is_none()] {
            input type="radio" name="place" value=(code);
            (words_of_list(list, code))
        }
    }
}

/// What such a choice says.
pub fn words_of_list(list: Option<&Gazetteer>, code: Code) -> Markup {
    html! {
        @match list.and_then(|list| Some((list, list.place(code)?))) {
            Some((list, place)) => span lang="zh" { strong { (place.name) } " " small { (names_above(list, code)) } },
            None => span { strong { (code) } },
        }
    }
}

/// The names of the places that hold a place, from the province down.
fn names_above(list: &Gazetteer, code: Code) -> String {
    let mut names: Vec<&str> = list.above(code).map(|place| &*place.name).collect();
    names.reverse();
    names.join(" ")
}

/// The name of a place of the list; without one its code.
fn name_of(list: &Gazetteer, code: Code) -> String {
    list.place(code).map_or_else(|| code.to_string(), |place| place.name.clone())
}

/// The name of a place of the list behind those of the places that hold it; without one its code.
pub fn full_name(list: &Gazetteer, code: Code) -> String {
    format!("{} {}", names_above(list, code), name_of(list, code)).trim_start().to_owned()
}

/// What was found for what somebody typed, a button each. A place of before leads to those of today.
pub fn found(language: Language, list: &Gazetteer, places: &[&Place]) -> Markup {
    let button = |code: Code, before: Option<&str>| {
        html! {
            li { button type="button" data-place=(code) {
                span lang="zh" { strong { (name_of(list, code)) } " " small { (names_above(list, code)) } }
                @if let Some(before) = before {
                    " " small { (language.of("原来叫", "formerly ")) span lang="zh" { (before) } }
                }
            } }
        }
    };
    html! {
        @for place in places {
            @if place.now.is_empty() { (button(place.code, None)) }
            @for code in &place.now { (button(*code, Some(&place.name))) }
        }
    }
}

/// What is recorded for the chosen place: at once in a sentence, below by level and programme; and the way to enter its own.
pub fn recorded(language: Language, book: &Book, place: Code, list: Option<&Gazetteer>) -> Markup {
    let of_list = list.and_then(|list| list.place(place)).map(|place| place.name.clone());
    let name = match (book.region(place), of_list) {
        (None, Some(name)) => name,
        _ => format::place(language, book, place),
    };
    let levels = reach::levels(book, place);
    let has_own = levels.iter().any(|level| level.place == place && !level.programmes.is_empty());
    let told: Vec<(String, &reach::Level)> = levels
        .iter()
        .filter(|level| !level.programmes.is_empty())
        .map(|level| {
            let named = format::place(language, book, level.place);
            let whose = if level.place == place { language.of("本地", "its own").to_owned() } else { named };
            (whose, level)
        })
        .collect();
    let counted = |(whose, level): &(String, &reach::Level)| {
        let many = level.programmes.len();
        match language {
            Language::Zh => format!("{whose}标准 {many} 项"),
            Language::En => format!("{whose} ({many})"),
        }
    };
    let counts: Vec<String> = told.iter().map(counted).collect();
    let counts = counts.join(language.of("，", ", "));
    html! {
        p.hint {
            span lang=[(book.region(place).is_none()).then_some("zh")] { (name) } (language.of("：", ": "))
            @if has_own {
                (language.of("各项政策的标准，查到的是", "standards were found for these policies: ")) (counts)
            } @else {
                (language.of("没有查到本地自己的标准。现在用的是", "no standard of its own was found. In use: ")) (counts)
            }
            (language.of("。", ". "))
            a href={ "local.html#place=" (place) } { (language.of("知道本地的标准？填上", "Do you know its own standards? Enter them")) }
        }
        details.helper {
            summary { (language.of("哪项政策用哪里的标准", "Whose standard is used for what")) }
            dl {
                @for (whose, level) in &told {
                    dt { (whose) }
                    dd {
                        @let names: Vec<&str> = level.programmes.iter().map(|one| language.programme(*one)).collect();
                        (names.join(language.of("、", ", ")))
                    }
                }
            }
        }
    }
}
