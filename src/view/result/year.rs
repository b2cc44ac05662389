//! 今年我家能得到多少: the head of the check-up, for one screen of a phone. Three sums apart, each programme with its
//! amount and how sure it is, and whom to ask about what is not.

use crate::answer::blocks::{self, Mark};
use crate::answer::checkup::{Yearly, is_firm};
use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::engine::decision::{Form, Per};
use crate::engine::outlook::{Range, Verdict};
use crate::engine::situation::Situation;
use crate::programme::Assessment;
use crate::view::format;
use crate::view::result::amounts::{amount, whose};
use crate::view::result::sentence::trial;
use crate::view::words::Language;
use maud::{Markup, html};

/// The forms in which something comes to a household; they are never added together.
const FORMS: [Form; 3] = [Form::Cash, Form::Waiver, Form::InKind];

/// The head of the check-up; nothing where nothing may be had. `lines` in their order, what matters first.
pub(super) fn head(
    language: Language,
    book: &Book,
    situation: &Situation,
    lines: &[&Assessment],
    totals: &[Yearly],
) -> Markup {
    let had: Vec<&Assessment> = lines.iter().copied().filter(|one| one.outlook.verdict != Verdict::NotNow).collect();
    if had.is_empty() {
        return html! {};
    }
    let to_ask = asked(language, &had);
    html! {
        dl.year__sums {
            @for form in FORMS {
                div { dt { (language.form(form)) } dd { (sum(language, form, totals, &had)) } }
            }
        }
        ul.year__list { @for one in &had { (line(language, book, situation, one, &had)) } }
        @if !to_ask.is_empty() {
            p.year__ask { strong { (language.of("要去问的：", "To ask about: ")) }
                @for (at, (whom, names)) in to_ask.iter().enumerate() {
                    @if at > 0 { " " }
                    (names.join(language.of("、", ", "))) (language.of("——问", " — ask: ")) (whom)
                }
            }
        }
    }
}

/// `比较有把握 1,956.00 元，最多 4,320.00 元`.
fn sum(language: Language, form: Form, totals: &[Yearly], had: &[&Assessment]) -> Markup {
    let total = totals.iter().find(|total| total.form == form);
    let priceless = |range: &&Range| range.form == form && range.low.is_none() && !range.is_missing();
    let free = had.iter().filter(|one| one.outlook.ranges.iter().any(|range| priceless(&range))).count();
    html! {
        @match total {
            None if free == 0 => (language.of("没有算到", "none reckoned")),
            None => {},
            Some(Yearly { sure, high, .. }) => {
                (language.of("比较有把握 ", "fairly sure ")) strong { (format::money(language, *sure)) }
                @match high {
                    Some(high) if high == sure => {},
                    Some(high) => { (language.of("，最多 ", ", up to ")) strong { (format::money(language, *high)) } },
                    None => (language.of("，还有数没查到", ", and more that was not found")),
                }
            },
        }
        @if free > 0 {
            @if total.is_some() { (language.of("；", "; ")) }
            @match language {
                Language::Zh => { "不用交钱的 " (free) " 项" },
                Language::En => { (free) " that cost nothing" },
            }
        }
    }
}

/// One programme in a line: what it is, the amount that says most, and how sure that is.
fn line(language: Language, book: &Book, situation: &Situation, one: &Assessment, had: &[&Assessment]) -> Markup {
    let alike: Vec<&Assessment> = had.iter().copied().filter(|other| other.programme == one.programme).collect();
    let answer = blocks::of_programme(one, situation, book);
    let label = answer.sentence.numbers.first().and_then(|number| number.label);
    let range = one.outlook.ranges.iter().find(|range| Some(range.label) == label);
    let (class, words) = mark(language, one, &answer.sentence);
    html! {
        li.year__line {
            a href={ "#result-" (one.programme.key()) "-" (one.person) } { (language.programme(one.programme)) (whose(language, one, &alike)) }
            @if let Some(range) = range {
                " "
                @if range.form == Form::Borne { (language.label(range.label)) " " }
                span.year__amount { (amount(language, range)) @if range.per != Per::Once { " " (language.per(range.per)) } }
            }
            " " span.badge.{ "badge--" (class) } { (words) }
        }
    }
}

/// How sure a programme is, in a word: fairly sure, a trial, weakly known, open, or recorded nowhere.
fn mark(language: Language, one: &Assessment, sentence: &blocks::Sentence) -> (&'static str, String) {
    let ended = sentence.marks.iter().find_map(|mark| match mark {
        Mark::Trial(_, until) => Some(*until),
        _ => None,
    });
    let outlook = &one.outlook;
    match (ended, outlook.weakest) {
        _ if is_unknown(one) => ("not_found", language.of("没查到，要问", "not found: ask").to_owned()),
        (Some(until), _) => ("trial", trial(language, until.map(|until| until.year()))),
        _ if outlook.verdict == Verdict::Possible && sentence.open > 0 => {
            let open = sentence.open;
            let words = match language {
                Language::Zh => format!("可能，还差 {open} 项"),
                Language::En => format!("may qualify, {open} open"),
            };
            ("visit", words)
        }
        _ if outlook.verdict == Verdict::Possible => ("visit", language.verdict(Verdict::Possible).to_owned()),
        (_, Some(weakest)) if !is_firm(one) => (weakest.key(), language.status(weakest).to_owned()),
        _ => ("official", language.of("比较有把握", "fairly sure").to_owned()),
    }
}

/// Whether the verdict or an amount needs a value that is recorded nowhere.
fn is_unknown(one: &Assessment) -> bool {
    one.outlook.verdict == Verdict::CannotJudge || one.outlook.ranges.iter().any(Range::is_missing)
}

/// What is not sure, by whom to ask.
fn asked(language: Language, had: &[&Assessment]) -> Vec<(&'static str, Vec<&'static str>)> {
    let is_open = |one: &&&Assessment| is_unknown(one) || !is_firm(one);
    let mut asked: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    for one in had.iter().filter(is_open) {
        let (whom, name) = (language.ask(one.programme), language.programme(one.programme));
        match asked.iter_mut().find(|(known, _)| *known == whom) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => asked.push((whom, vec![name])),
        }
    }
    asked
}
