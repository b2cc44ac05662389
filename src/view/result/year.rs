//! 今年我家能得到多少: the head of the check-up, for one screen of a phone. Three sums apart, each programme with its
//! amount and how sure it is, and whom to ask about what is not.

use crate::answer::blocks::{self, Mark};
use crate::answer::checkup::{Yearly, is_firm};
use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::book::entry::Book;
use crate::engine::decision::Form;
use crate::engine::outlook::{Range, Verdict, leading};
use crate::engine::question::Topic;
use crate::engine::situation::Situation;
use crate::programme::Assessment;
use crate::view::format;
use crate::view::result::amounts::{amount, whose};
use crate::view::result::sentence::trial;
use crate::view::words::Language;
use maud::{Markup, html};

/// The forms in which something comes to a household; they are never added together.
const FORMS: [Form; 3] = [Form::Cash, Form::Waiver, Form::InKind];

/// How far what is told of a programme can be relied on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reliance {
    /// Values in force, read somewhere, and every condition met.
    Sure,
    /// A trial on a standard that has ended.
    Trial,
    /// An answer is open, a value is weakly known, or none was found.
    Ask,
}

impl Reliance {
    const ALL: [Reliance; 3] = [Reliance::Sure, Reliance::Trial, Reliance::Ask];

    fn of(one: &Assessment) -> Reliance {
        match one.outlook.verdict {
            _ if is_unknown(one) => Reliance::Ask,
            _ if !one.outlook.trials.is_empty() => Reliance::Trial,
            Verdict::Likely if is_firm(one) => Reliance::Sure,
            _ => Reliance::Ask,
        }
    }

    fn words(self, language: Language) -> (&'static str, &'static str) {
        match self {
            Reliance::Sure => ("official", language.of("比较有把握", "fairly sure")),
            Reliance::Trial => (
                "trial",
                language.of("按往年的标准试算，今年的要问", "trials on standards that ended; ask for this year’s"),
            ),
            Reliance::Ask => ("not_found", language.of("还不能确定，要去问", "not certain yet: to be asked")),
        }
    }
}

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
    html! {
        dl.year__sums {
            @for form in FORMS {
                div { dt { (language.form(form)) } dd { (sum(language, form, totals, &had)) } }
            }
        }
        @for reliance in Reliance::ALL {
            @let mine: Vec<&Assessment> = had.iter().copied().filter(|one| Reliance::of(one) == reliance).collect();
            @if !mine.is_empty() {
                @let (class, words) = reliance.words(language);
                p.year__group { span.badge.{ "badge--" (class) } { (words) } }
                ul.year__list { @for one in &mine { (line(language, book, situation, one, &had)) } }
            }
        }
        (whom_to_ask(language, &had))
    }
}

/// `比较有把握 1,956.00 元，最多 4,320.00 元`; what costs nothing and has no price is counted.
fn sum(language: Language, form: Form, totals: &[Yearly], had: &[&Assessment]) -> Markup {
    let priceless = |range: &Range| range.form == form && range.low.is_none() && !range.is_missing();
    let free = had.iter().filter(|one| one.outlook.ranges.iter().any(priceless)).count();
    let money = |words: &'static str, amount: Money| html! { (words) strong { (format::money(language, amount)) } };
    let mut parts: Vec<Markup> = Vec::new();
    if let Some(Yearly { sure, low, high, .. }) = totals.iter().find(|total| total.form == form) {
        if *sure > Money::ZERO {
            parts.push(money(language.of("比较有把握 ", "fairly sure "), *sure));
        }
        match high {
            Some(high) if high == sure => {}
            Some(high) => parts.push(money(language.of("最多 ", "up to "), *high)),
            None if low > sure => {
                parts.push(money(language.of("加上试算的不低于 ", "with trials at least "), *low));
            }
            None => parts.push(html! { (language.of("还有没查到的", "and more that was not found")) }),
        }
    }
    if free > 0 {
        parts.push(match language {
            Language::Zh => html! { "不用交钱的 " (free) " 项" },
            Language::En => html! { (free) " that cost nothing" },
        });
    }
    html! {
        @if parts.is_empty() { (language.of("没有算到", "none reckoned")) }
        @for (at, part) in parts.iter().enumerate() { @if at > 0 { (language.of("，", ", ")) } (part) }
    }
}

/// One programme in a line: what it is, the amount that says most, and what keeps it from being sure.
fn line(language: Language, book: &Book, situation: &Situation, one: &Assessment, had: &[&Assessment]) -> Markup {
    let alike: Vec<&Assessment> = had.iter().copied().filter(|other| other.programme == one.programme).collect();
    let outlook = &one.outlook;
    // Of a bill what is left to pay, of the others what is given.
    let label = match one.programme.topic() {
        Topic::Medical => outlook.ranges.iter().find(|range| range.form == Form::Borne).map(|range| range.label),
        _ => leading(&outlook.ranges),
    };
    let range = outlook.ranges.iter().find(|range| Some(range.label) == label).filter(|range| !range.is_missing());
    html! {
        li.year__line {
            a href={ "#result-" (one.programme.key()) "-" (one.person) } { (language.programme(one.programme)) (whose(language, one, &alike)) }
            @if let Some(range) = range {
                " "
                @if range.form == Form::Borne { (language.of("自己付", "you pay")) " " }
                @if range.low.is_some() { (language.per(range.per)) " " }
                strong { @if range.low.is_some() { (amount(language, range)) } @else { (language.of("免收", "not charged")) } }
            } @else if outlook.ranges.is_empty() {
                " " strong { (language.verdict_of(one.programme, outlook.verdict, situation)) }
            }
            @if let Some(doubt) = doubt(language, book, situation, one) { " " small { (language.of("（", "(")) (doubt) (language.of("）", ")")) } }
        }
    }
}

/// What keeps a programme from being sure, in a word; none where nothing does.
fn doubt(language: Language, book: &Book, situation: &Situation, one: &Assessment) -> Option<String> {
    let sentence = blocks::of_programme(one, situation, book).sentence;
    let ended = sentence.marks.iter().find_map(|mark| match mark {
        Mark::Trial(_, until) => Some(until.map(|until| until.year())),
        _ => None,
    });
    let weakest = one.outlook.weakest.filter(|_| !is_firm(one));
    match (Reliance::of(one), ended, weakest) {
        (Reliance::Sure, ..) => None,
        _ if is_unknown(one) => Some(language.of("没查到", "not found").to_owned()),
        // The group says that it is a trial.
        (Reliance::Trial, Some(Some(year)), _) => Some(match language {
            Language::Zh => format!("{year}年的"),
            Language::En => format!("of {year}"),
        }),
        (_, Some(year), _) => Some(trial(language, year)),
        _ if one.outlook.verdict == Verdict::Possible && sentence.open > 0 => Some(match language {
            Language::Zh => format!("可能，还差 {} 项", sentence.open),
            Language::En => format!("may qualify, {} open", sentence.open),
        }),
        _ if one.outlook.verdict == Verdict::Possible => Some(language.verdict(Verdict::Possible).to_owned()),
        (_, None, weakest) => weakest.map(|weakest| language.status(weakest).to_owned()),
    }
}

/// Whether the verdict or an amount needs a value that is recorded nowhere.
fn is_unknown(one: &Assessment) -> bool {
    one.outlook.verdict == Verdict::CannotJudge || one.outlook.ranges.iter().any(Range::is_missing)
}

/// What is not sure, by whom to ask.
fn whom_to_ask(language: Language, had: &[&Assessment]) -> Markup {
    let mut asked: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    // What is least certain first.
    let of = |wanted: Reliance| had.iter().filter(move |one| Reliance::of(one) == wanted);
    for one in of(Reliance::Ask).chain(of(Reliance::Trial)) {
        let (whom, name) = (language.ask(one.programme), language.programme(one.programme));
        match asked.iter_mut().find(|(known, _)| *known == whom) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => asked.push((whom, vec![name])),
        }
    }
    html! {
        @if !asked.is_empty() {
            p.year__ask {
                strong { (language.of("问谁：", "Whom to ask: ")) }
                @for (whom, names) in &asked {
                    (names.join(language.of("、", ", "))) (language.of("——", " — ")) (whom) " "
                }
            }
        }
    }
}
