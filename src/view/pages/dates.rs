//! 重要日期: for each place what can be done until when, and the terms that run by themselves. The page is true without
//! a script, because it names each last day; `www/page/dates.js` moves what has passed by the device's day.

use crate::answer::dates;
use crate::base::keyed::Keyed;
use crate::base::region::{Code, Region};
use crate::book::entry::{Book, Entry, Window};
use crate::book::parameter::{
    self, CHAPTERS, SOURCES, Slot, child_subsidy, enrolment, monitoring, resolve, student_loan,
};
use crate::view::format;
use crate::view::pages::frame::{Scripts, document};
use crate::view::pages::sources::{self, looked_at};
use crate::view::result::dates::{line, span};
use crate::view::words::Language;
use maud::{Markup, html};

/// The page.
pub fn page(language: Language, book: &Book) -> Markup {
    let title = language.page("dates.html");
    let homes = book.regions.iter().filter(|region| region.is_home(&book.regions));
    let body = html! {
        h1 { (title) }
        p.lead { (language.of(
            "按地方列出查到的日子，每条写明哪天截止、从哪里看到的。没有列出的，是没有查到，不是没有：问村里或者打 12345。",
            "The days that were found, by place, each with its last day and where it was read. What is not listed was not found, which does not mean that there is none: ask the village, or call 12345.",
        )) }
        h2 { (language.open_a_place()) }
        @for region in homes { (place(language, book, region)) }
        p { a href="index.html" { (language.back_to_the_calculator()) } }
    };
    document(language, title, "", language.of("en/dates.html", "../dates.html"), Scripts::Static, body)
}

fn place(language: Language, book: &Book, region: &Region) -> Markup {
    let (ahead, past): (Vec<&Window>, Vec<&Window>) =
        dates::of_place(book, region.code).into_iter().partition(|window| window.closes >= looked_at());
    html! {
        details.place id={ "place-" (region.code) } name="place" {
            summary { h3 { (format::name(language, &region.name)) } }
            p { (language.of("查到的、还没到的：", "Found, and still ahead:")) }
            ul.dates { @for window in ahead { (item(language, book, window)) } }
            p.hint data-none hidden { (language.of("没有查到还没到的日子。", "No day that is still ahead was found.")) }
            details {
                summary { (language.of("已经过去的（每年的日子会变，供对照）", "Past (the days change each year; to compare)")) }
                ul.dates data-past { @for window in past { (item(language, book, window)) } }
            }
            p { (language.of("按期限算的：", "Terms that run by themselves:")) }
            ul.dates { @for slot in terms() { (term(language, book, region, slot)) } }
        }
    }
}

fn item(language: Language, book: &Book, window: &Window) -> Markup {
    html! {
        li data-closes=(window.closes) {
            (of_programme(language, book, window.parameter))
            (line(language, book, window, ""))
            @if let Some(entry) = dates::entry(book, window) { (source(language, book, entry)) }
        }
    }
}

/// Whose an entry is, how it is known, and where it was read.
fn source(language: Language, book: &Book, entry: &Entry) -> Markup {
    let anchor = format::entry_anchor(book, entry);
    let told = sources::told(language, book, entry.parameter).into_iter().find(|told| told.anchor == anchor);
    html! {
        @if let Some(told) = told {
            " " small { (told.place) } " "
            span.badge.{ "badge--" (told.status.key()) } { (language.status(told.status)) }
            @if let Some(note) = told.note { p.hint { (note) } }
            @if let Some(source) = told.source.and_then(|at| SOURCES.get(usize::from(at))) {
                (sources::citation(language, source, told.at))
            }
        }
    }
}

/// What runs by itself instead of to a day: waiting, claiming each year, paying back.
fn terms() -> [Slot; 5] {
    [
        enrolment::WAITING_PERIOD.place(),
        child_subsidy::YEARLY.place(),
        monitoring::TIME_LIMITS.place(),
        student_loan::EXTRA_YEARS.place(),
        student_loan::LONGEST_YEARS.place(),
    ]
}

/// Such a term as it holds for the place; nothing where none is recorded.
fn term(language: Language, book: &Book, region: &Region, slot: Slot) -> Markup {
    let held = resolve(book, slot, region.code, looked_at());
    html! {
        @if let Some(entry) = held.first().map(|recorded| recorded.at.of(book)) {
            li {
                (of_programme(language, book, entry.parameter))
                strong { (format::name(language, parameter::name(slot.definition()))) } (language.of("：", ": "))
                (sources::value(language, book, entry))
                (source(language, book, entry))
            }
        }
    }
}

/// What the nation sets stands on the first page, before a place is chosen; `www/page/dates.js` takes away what is past.
pub fn on_the_first_page(language: Language, book: &Book) -> Markup {
    let ahead = dates::of_place(book, Code::NATION).into_iter().filter(|window| window.closes >= looked_at());
    html! {
        @for window in ahead {
            p.deadline data-closes=(window.closes) {
                (of_programme(language, book, window.parameter))
                (format::name(language, &window.what)) (language.of("，", ", ")) (span(language, window))
                " " a href="dates.html" { (language.of("重要日期", "Important dates")) }
            }
        }
    }
}

/// The programme that a parameter belongs to, before what is said of it.
fn of_programme(language: Language, book: &Book, parameter: u16) -> Markup {
    let key = book.definition(parameter).programme();
    html! {
        @if let Some(chapter) = CHAPTERS.iter().find(|chapter| &*chapter.key == key) {
            (format::name(language, &chapter.name)) (language.of("：", ": "))
        }
    }
}
