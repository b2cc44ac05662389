//! What the site tells of the values of a parameter: the values of all places over
//! time, each with its status, source and note. The pages of the programmes show it,
//! and `report::sources` writes it down for reading without a network.

use crate::base::calendar::{Date, DatedBy};
use crate::base::citation::{Source, Status};
use crate::base::keyed::Keyed;
use crate::base::region::chain;
use crate::book::entry::{Book, Entry, Value};
use crate::book::parameter::{CHECKED, CITED, NOTES, Note, SOURCES, Slot};
use crate::view::format;
use crate::view::words::Language;
use maud::{Markup, html};

/// What is told of an entry, in the words of a language.
pub struct Told {
    /// Its anchor on the page of its programme.
    pub anchor: String,
    /// The place's name.
    pub place: String,
    /// From when until when.
    pub period: String,
    /// How it is known.
    pub status: Status,
    /// Contradicted by another entry for the same period.
    pub disputed: bool,
    /// The start is the page's, not the rule's.
    pub start_unverified: bool,
    /// What it says, one line for each case; nothing where it was not found.
    pub lines: Vec<Line>,
    /// A remark.
    pub note: Option<&'static str>,
    /// Place of its source in the list of sources.
    pub source: Option<u16>,
    /// Where in the source.
    pub at: Option<&'static str>,
    /// Looked for and not found, where somebody on the spot may know.
    pub may_be_known_on_the_spot: bool,
}

/// One line of what an entry says.
pub enum Line {
    /// The words of a rule.
    Words(&'static str),
    /// A value, with the case that it is for where there are several. Its unit is the parameter's.
    Value(Option<&'static str>, String),
}

/// The entries of a parameter: the nearest place first, and within a place the latest value.
pub fn told(language: Language, book: &Book, parameter: u16) -> Vec<Told> {
    let (start, entries) = book.entries_of(parameter);
    let mut listed: Vec<(usize, &Entry)> = entries.iter().enumerate().map(|(at, entry)| (start + at, entry)).collect();
    listed.sort_by_key(|(_, entry)| {
        let depth = chain(&book.regions, entry.region).count();
        (std::cmp::Reverse(depth), entry.region, std::cmp::Reverse(entry.period.from))
    });
    listed.into_iter().map(|(at, entry)| of_entry(language, book, at, entry)).collect()
}

/// The day on which the standards were last looked at: a page made before it is read tells ages up to it.
pub(in crate::view) fn looked_at() -> Date {
    Date::parse(CHECKED).unwrap_or(Date::of(2026, 1, 1))
}

fn of_entry(language: Language, book: &Book, at: usize, entry: &Entry) -> Told {
    let definition = Slot { parameter: entry.parameter, case: 0 }.definition();
    let note: Option<&'static Note> = NOTES.get(at);
    let cited = CITED.get(at);
    let lines = entry.values.iter().filter_map(|value| match value.value {
        Value::Text => Some(Line::Words(format::name(language, note?.text.as_ref()?))),
        _ => {
            let case = (Slot { parameter: entry.parameter, case: value.case }).case_key();
            Some(Line::Value(case.map(|case| language.option(case)), format::value(language, entry, value)))
        }
    });
    Told {
        anchor: format::entry_anchor(book, entry),
        place: format::place(language, book, entry.region),
        period: format::period_with_age(language, definition.by, entry.period, looked_at()),
        status: entry.status,
        disputed: entry.disputed,
        start_unverified: note.is_some_and(|note| note.start_unverified),
        lines: lines.collect(),
        note: note.and_then(|note| note.note.as_ref()).map(|remark| format::name(language, remark)),
        source: cited.and_then(|cited| cited.source),
        at: cited.and_then(|cited| cited.at),
        may_be_known_on_the_spot: entry.status == Status::NotFound && definition.by != DatedBy::Contract,
    }
}

/// What an entry says, in one line.
pub(super) fn value(language: Language, book: &Book, entry: &Entry) -> Markup {
    let anchor = format::entry_anchor(book, entry);
    let told = told(language, book, entry.parameter).into_iter().find(|told| told.anchor == anchor);
    let unit = unit(language, &book.definition(entry.parameter).unit);
    html! {
        @for line in told.iter().flat_map(|told| &told.lines) {
            @match line {
                Line::Words(text) => (text),
                Line::Value(_, value) => { (value) " " (unit) },
            }
        }
    }
}

/// The words around the entries.
pub struct Words {
    /// That no value of any place is recorded.
    pub none: &'static str,
    /// That another entry contradicts this one.
    pub disputed: &'static str,
    /// That the start is the page's, not the rule's.
    pub start_unverified: &'static str,
    /// Before the day on which a source was last looked at.
    pub checked: &'static str,
    /// After that day, where it is over a year ago.
    pub stale: &'static str,
    /// What to do about a value that was not found.
    pub not_found: &'static str,
    /// Heads the values of other places, where one value was asked for.
    pub elsewhere: &'static str,
    /// Leads to the page of the programme.
    pub whole_page: &'static str,
    /// Closes what was opened.
    pub close: &'static str,
}

/// These words in a language.
pub fn words(language: Language) -> Words {
    Words {
        none: language.of("还没有查到任何地方的数。", "No value was found for any place."),
        disputed: language.of("有争议", "disputed"),
        start_unverified: language.of("起始日期待核实", "start unverified"),
        checked: language.of("最近核对：", "last checked: "),
        stale: language.of("（超过一年没有核对，可能变了）", " (over a year ago: it may have changed)"),
        not_found: language.of("查过，没有查到。知道的话，请告诉当地的帮扶干部核实。", "Looked for and not found."),
        elsewhere: language.of("别的地方的", "Other places"),
        whole_page: language.of(
            "整页：条件、算例和这项政策的其他标准",
            "The whole page: conditions, examples and the programme’s other standards",
        ),
        close: language.of("关闭", "Close"),
    }
}

/// The entries of a parameter as the page of its programme shows them.
pub fn entries(language: Language, book: &Book, parameter: u16) -> Markup {
    let told = told(language, book, parameter);
    let unit = unit(language, &Slot { parameter, case: 0 }.definition().unit);
    html! {
        @if told.is_empty() { p.hint { (words(language).none) } }
        ol.entries { @for one in &told { (entry(language, one, &unit)) } }
    }
}

fn entry(language: Language, told: &Told, unit: &str) -> Markup {
    let words = words(language);
    let source = told.source.and_then(|source| SOURCES.get(usize::from(source)));
    html! {
        li.entry.{ "entry--" (told.status.key()) } id=(told.anchor) {
            p.entry__head {
                span.entry__place { (told.place) } " "
                span.entry__period { (told.period) } " "
                span.badge.{ "badge--" (told.status.key()) } { (language.status(told.status)) }
                @if told.disputed { " " span.badge.badge--disputed { (words.disputed) } }
                @if told.start_unverified { " " span.badge.badge--unverified { (words.start_unverified) } }
            }
            @for line in &told.lines {
                @match line {
                    Line::Words(text) => p.entry__text { (text) },
                    Line::Value(case, value) => p.entry__value {
                        @if let Some(case) = case { (case) ": " }
                        strong { (value) }
                        " " small { (unit) }
                    },
                }
            }
            @if let Some(note) = told.note { p.entry__note { (note) } }
            @if let Some(source) = source { (citation(language, source, told.at)) }
            @if told.may_be_known_on_the_spot { p.entry__note { (words.not_found) } }
        }
    }
}

/// An instrument as it is cited, with the day on which it was last looked at.
pub(super) fn citation(language: Language, source: &Source, at: Option<&str>) -> Markup {
    let title = html! { cite lang="zh-CN" { "《" (source.title) "》" } };
    html! {
        p.citation {
            @match &source.link {
                Some(link) => a href=(link) rel="noopener noreferrer" { (title) },
                None => (title),
            }
            @if language == Language::En { " (" (source.title_en) ")" }
            @if let Some(number) = &source.number { " " span lang="zh-CN" { (number) } }
            " " span lang="zh-CN" { (source.issuer) }
            @if let Some(date) = &source.date { " " (date) }
            @if let Some(at) = at { " " span lang="zh-CN" { (at) } }
            " " small data-checked=(source.checked) { (words(language).checked) (source.checked) }
        }
    }
}

/// A unit in words, such as `元/人/年`; empty for what has none.
pub fn unit(language: Language, unit: &str) -> String {
    let words = |part: &str| -> Option<&'static str> {
        Some(match part {
            "yuan" => language.of("元", "yuan"),
            "person" => language.of("人", "person"),
            "child" => language.of("孩子", "child"),
            "year" => language.of("年", "year"),
            "semester" => language.of("学期", "term"),
            "admission" => language.of("次住院", "admission"),
            "day" => language.of("天", "day"),
            "month" => language.of("月", "month"),
            "months" => language.of("个月", "months"),
            "years" => language.of("年", "years"),
            "rate_points" => language.of("（百分点）", "percentage points"),
            "rate_of_previous_year_income" => {
                language.of("（占上年居民人均可支配收入）", "of last year’s disposable income per head")
            }
            "rate_of_previous_year_rural_income" => {
                language.of("（占上年农村居民人均可支配收入）", "of last year’s rural disposable income per head")
            }
            "multiple_of_standard" => language.of("（占低保标准）", "of the minimum living standard"),
            "rate_of_original_cap" => language.of("（占原限额）", "of the original cap"),
            "basis_points" => language.of("基点", "basis points"),
            "rate_of_household_income" => language.of("（占家庭总收入）", "of the household’s income"),
            "rate_of_interest_paid" => language.of("（占实付利息）", "of the interest paid"),
            "household" => language.of("户", "household"),
            "unit" => language.of("头、箱、只、亩或百袋", "head, hive, mu or 100 bags"),
            "litres" => language.of("升", "litres"),
            "minutes" => language.of("分钟", "minutes"),
            "metres" => language.of("米", "metres"),
            "days" => language.of("天", "days"),
            "items" => language.of("项", "tasks"),
            _ => return None,
        })
    };
    let shown: Option<Vec<&str>> = unit.split('/').map(words).collect();
    shown.map(|parts| parts.join("/")).unwrap_or_default()
}
