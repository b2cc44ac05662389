//! 重要日期 in words. Each carries its last day, so that a script can take away what has passed by the device's day.

use crate::answer::dates;
use crate::base::calendar::Date;
use crate::base::region::Code;
use crate::book::entry::{Book, Window};
use crate::programme::Programme;
use crate::view::format;
use crate::view::words::Language;
use maud::{Markup, html};

/// `2025年10月15日 – 12月31日`; without a first day `截止 2026年12月31日`.
pub fn span(language: Language, window: &Window) -> String {
    let closes = format::day(language, window.closes);
    match window.opens {
        Some(opens) => format!("{} – {closes}", format::day(language, opens)),
        None => format!("{} {closes}", language.of("截止", "until")),
    }
}

/// What can be done until when, and the way to the words that tell it; `up` leads to the folder of the language.
pub fn line(language: Language, book: &Book, window: &Window, up: &str) -> Markup {
    html! {
        (format::name(language, &window.what)) (language.of("：", ": ")) strong { (span(language, window)) }
        @if let Some(entry) = dates::entry(book, window) {
            " " a.rule href={ (up) (format::words_address(book, entry)) } { (language.of("条文", "rule")) }
        }
    }
}

/// By when, for the steps that follow a result: what is still open on the day, else when it was open last.
pub fn by_when(language: Language, book: &Book, place: Code, programme: Programme, day: Date) -> Markup {
    html! {
        @for window in dates::of_programme(book, place, programme, day) {
            @if window.closes >= day {
                p.by-when data-closes=(window.closes) { (line(language, book, window, "")) }
            } @else {
                p.by-when.by-when--past {
                    (language.of("已经过去：", "Past: ")) (line(language, book, window, ""))
                    (language.of("。下一次的日子没有查到，问村里。", ". The next time was not found: ask the village."))
                }
            }
        }
    }
}
