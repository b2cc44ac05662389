//! The recorded values behind a result: what was used, what was not found, what may hold besides.

use crate::base::calendar::{Date, DatedBy};
use crate::base::keyed::Keyed;
use crate::book::entry::{Book, Kind};
use crate::book::parameter::{Basis, CHECKED, Slot};
use crate::engine::case::{Gap, GapKind, Open, day_of};
use crate::engine::figure::Use;
use crate::engine::outlook::{Outlook, Range, Verdict};
use crate::engine::question::Topic;
use crate::engine::situation::Situation;
use crate::programme::Assessment;
use crate::view::format;
use crate::view::words::Language;
use maud::{Markup, html};

/// Badges and the marks of a trial.
pub(in crate::view) fn marks(
    language: Language,
    book: &Book,
    situation: &Situation,
    assessment: &Assessment,
) -> Markup {
    let Assessment { programme, person, outlook } = assessment;
    let by_whom = match programme.topic() {
        Topic::Education => language.of("由学校评定", "the school decides"),
        _ => language.needs_a_visit(),
    };
    // One badge for each day on which something ended.
    let mut ended: Vec<&Use> = Vec::new();
    for used in outlook.values.iter().filter(|used| outlook.trials.contains(&used.slot)) {
        let day = |used: &Use| (used.slot.definition().by, used.entry.of(book).period.until);
        if !ended.iter().any(|known| day(known) == day(used)) {
            ended.push(used);
        }
    }
    html! {
        p.marks {
            @if outlook.judgement && outlook.verdict == Verdict::Possible {
                span.badge.badge--visit { (by_whom) }
            }
            @for used in &ended {
                (trial(language, book, situation, *person, used))
            }
            @if !outlook.ranges.iter().all(Range::is_exact) && outlook.open.iter().any(|item| item.matters && item.open.question().is_some()) {
                span.badge.badge--trial { (language.of("暂时的数，还会变", "provisional: may still change")) }
            }
            @if let Some(status) = outlook.weakest {
                span.badge.{ "badge--" (status.key()) } {
                    (language.status(status))
                }
            }
        }
        @if !outlook.trials.is_empty() {
            p.caution {
                (language.last_known_standard())
                @for slot in &once_each(&outlook.trials) { " " (enter_local(language, *slot)) }
            }
        }
    }
}

/// One slot of each parameter, whatever the case.
pub(in crate::view) fn once_each(slots: &[Slot]) -> Vec<Slot> {
    let mut once: Vec<Slot> = Vec::new();
    for slot in slots {
        if !once.iter().any(|known| known.parameter == slot.parameter) {
            once.push(*slot);
        }
    }
    once
}

fn trial(language: Language, book: &Book, situation: &Situation, person: u8, used: &Use) -> Markup {
    let by = used.slot.definition().by;
    let last = used.entry.of(book).period.until.map(|until| format::dated(language, by, until));
    let asked = format::dated(language, by, day_of(situation, person, 0, by).unwrap_or(situation.assessed_on));
    let last = last.unwrap_or_default();
    html! {
        span.badge.badge--trial {
            @match language {
                Language::Zh => { "试算：" (asked) "用的是到" (last) "为止的标准" },
                Language::En => { "Trial: for " (asked) ", on the standard that ended " (last) },
            }
        }
    }
}

/// One tap to the form for the value of one's own place.
pub(in crate::view) fn enter_local(language: Language, slot: Slot) -> Markup {
    // Words of a rule and scales have no form.
    if matches!(slot.definition().kind, Kind::Text | Kind::Bands) {
        return html! {};
    }
    html! {
        // One of many such links is told from the others by what it enters.
        @let words = language.of("知道当地标准？填上", "Know the local standard? Enter it");
        @let label = [words, language.of("：", ": "), &named(language, slot)].concat();
        a href=(format::local_form_address(slot.parameter)) aria-label=(label) { (words) }
    }
}

pub(in crate::view) fn gap_note(language: Language, gap: &Gap) -> Markup {
    let by = gap.slot.definition().by;
    let day = format::dated(language, by, gap.day);
    let name = named(language, gap.slot);
    html! {
        p.gap {
            span.badge.badge--not_found { (language.of("未查到", "Not found")) } " "
            a href=(format::parameter_address(gap.slot.parameter)) { (name) }
            @match gap.why {
                GapKind::AverageOnly(_) => { " " (language.of("只公布了平均数", "only an average is published")) },
                _ => { " (" (day) ")" },
            }
            (language.of("。可以问当地经办单位。", ". Please ask the local office."))
            " " (enter_local(language, gap.slot))
        }
    }
}

/// A standard of which only a floor or a cap is recorded, where the verdict hangs
/// on how far it goes.
pub(in crate::view) fn bounds(language: Language, book: &Book, outlook: &Outlook) -> Markup {
    let hangs_on = |slot: &Slot| {
        outlook.open.iter().any(|item| item.decides && item.open == Open::Value(*slot))
            && !outlook.rivals.contains(slot)
    };
    html! {
        @for used in outlook.values.iter().filter(|used| used.stated_end && hangs_on(&used.slot)) {
            p.gap {
                (language.of("只查到：", "All we could find: ")) (value_used(language, book, used))
                (language.of("。当地定的可能不一样，结论就会变。", ". The local standard may differ, and that would change the verdict."))
                " " (enter_local(language, used.slot))
            }
        }
    }
}

/// Both of two standards are possible: named side by side.
pub(in crate::view) fn rivals(language: Language, book: &Book, outlook: &Outlook) -> Markup {
    html! {
        @for slot in &outlook.rivals {
            div.rivals {
                p { (language.of("有两种标准都可能适用：", "Two standards may apply:")) }
                ul {
                    @for used in outlook.values.iter().filter(|used| used.slot == *slot) {
                        li { (value_used(language, book, used)) }
                    }
                }
                p { (enter_local(language, *slot)) }
                @if outlook.open.iter().any(|item| item.open == Open::Value(*slot) && item.decides) {
                    p { (language.of("按这两种标准结论不同，请向当地核实。", "They lead to different verdicts: ask locally which one applies.")) }
                } @else {
                    p { (language.of("按这两种标准结论一样。", "The verdict is the same under both.")) }
                }
            }
        }
    }
}

/// The values that a result rests on, each with its age on the day of assessment, and up to when all were looked at.
pub(in crate::view) fn sources(language: Language, book: &Book, outlook: &Outlook, on: Date) -> Markup {
    html! {
        @if !outlook.values.is_empty() {
            details.sources {
                summary { (language.of("用了哪些标准", "Standards used")) }
                ul { @for used in &outlook.values { li { (value_used(language, book, used)) (age(language, book, used, on)) } } }
                p.hint { (language.looked_at(CHECKED)) }
            }
        }
    }
}

/// For how many years a value without an end has been in force, where it is not of this year or the last.
fn age(language: Language, book: &Book, used: &Use, on: Date) -> Markup {
    let period = used.entry.of(book).period;
    let years = on.year() - period.from.year();
    html! {
        @if period.until.is_none() && years > 1 {
            " " span.badge.badge--age { (language.standard_of_age(years)) }
        }
    }
}

/// A parameter's name. The browser does not hold those of rules in words.
pub(in crate::view) fn named(language: Language, slot: Slot) -> String {
    match slot.definition().kind {
        Kind::Text => language.of("条文", "rule").to_owned(),
        _ => format::parameter(language, slot),
    }
}

/// The recorded number with its bound.
pub(in crate::view) fn value_of(language: Language, book: &Book, used: &Use) -> String {
    let entry = used.entry.of(book);
    let value = entry.values.iter().find(|value| value.case == used.slot.case);
    value.map(|value| format::value(language, entry, value)).unwrap_or_default()
}

/// A value: place, number, period and badge; one tap from its entry.
pub(in crate::view) fn value_used(language: Language, book: &Book, used: &Use) -> Markup {
    let entry = used.entry.of(book);
    let definition = used.slot.definition();
    let name = named(language, used.slot);
    html! {
        a.value href=(format::entry_address(book, used.entry)) {
            span.value__name { (format::place(language, book, entry.region)) " " (name) }
            " " strong.value__number { (value_of(language, book, used)) }
        }
        " " span.value__period { (format::period(language, definition.by, entry.period)) } " "
        span.badge.{ "badge--" (entry.status.key()) } { (language.status(entry.status)) }
        @if used.basis == Basis::LastKnown && definition.by != DatedBy::Contract {
            " " span.badge.badge--trial { (language.of("已到期", "ended")) }
        }
    }
}
