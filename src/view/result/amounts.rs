//! Amounts as results tell them: from the lowest to the highest, or why there is none.

use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::book::entry::{Book, Bound};
use crate::engine::case::{Gap, GapKind};
use crate::engine::decision::Form;
use crate::engine::outlook::{Outlook, Range, Verdict};
use crate::programme::{Assessment, Programme};
use crate::view::format;
use crate::view::result::values::value_of;
use crate::view::words::Language;
use maud::{Markup, html};

pub(in crate::view) fn span(language: Language, low: Money, high: Option<Money>) -> Markup {
    match high {
        Some(high) if high == low => html! { (format::money(language, high)) },
        Some(high) => html! { (format::plain(low)) " – " (format::money(language, high)) },
        None if low <= Money::ZERO => html! { (language.of("还不知道多少", "not known yet")) },
        None => html! { (language.of("不低于 ", "at least ")) (format::money(language, low)) },
    }
}

/// Which of several persons it is about, in the order of the form.
pub(in crate::view) fn whose(language: Language, assessment: &Assessment, beside: &[&Assessment]) -> Markup {
    let is = |person: u8| beside.iter().any(|other| other.person == person);
    let place = (0..=assessment.person).filter(|person| is(*person)).count();
    html! {
        @if beside.iter().any(|other| other.person != assessment.person) { (language.of("（第", " (no. ")) (place) (language.of("个）", ")")) }
    }
}

/// Of a hospital stay that can be computed the amount is the answer.
pub(in crate::view) fn shows_verdict(programme: Programme, outlook: &Outlook) -> bool {
    programme != Programme::Medical || outlook.verdict != Verdict::Likely
}

pub(in crate::view) fn amounts(language: Language, book: &Book, outlook: &Outlook) -> Markup {
    let averages = || outlook.values.iter().filter(|used| used.bound == Bound::Average);
    html! {
        @if !outlook.ranges.is_empty() {
            dl.amounts {
                @for range in &outlook.ranges {
                    div.amount.{ "amount--" (range.form.key()) } {
                        dt {
                            (language.label(range.label))
                            @let per = language.per(range.per);
                            @if !per.is_empty() { " " small { (per) } }
                        }
                        dd { (amount(language, range)) }
                    }
                }
            }
            @if !outlook.shares.is_empty() {
                p.shares {
                    @for (at, share) in outlook.shares.iter().enumerate() {
                        @if at > 0 { (language.of("；", "; ")) }
                        (language.label(share.label)) " " strong {
                            (format::percent(share.low))
                            @if share.high != share.low { " – " (format::percent(share.high)) }
                        }
                    }
                }
            }
            @for used in averages() {
                p.hint { (value_of(language, book, used)) (language.of("；每人多少由学校评定。", "; the school decides how much each pupil gets.")) }
            }
            @if outlook.ranges.iter().any(|range| range.conditional && range.form != Form::Borne) {
                p.hint { (language.of("以上是符合条件时的数。", "These amounts apply if you qualify.")) }
            }
        }
    }
}

pub(in crate::view) fn amount(language: Language, range: &Range) -> Markup {
    match (range.low, range.high, range.gap) {
        (Some(low), high, None) => span(language, low, high),
        (_, _, Some(Gap { why: GapKind::AverageOnly(average), .. })) => html! {
            (language.of("有补助，金额由学校或当地定；平均 ", "granted; the amount is set locally and averages "))
            (format::money(language, average))
        },
        (Some(_), _, Some(Gap { why: GapKind::NoAmount, .. })) => html! {
            (language.of("免收；金额已知的：", "not charged; where the amount is known, it is "))
            (amount(language, &Range { gap: None, ..range.clone() }))
        },
        (_, _, Some(Gap { why: GapKind::NoAmount, .. })) => {
            html! { (language.of("免收，不发现金", "free of charge; no cash is paid")) }
        }
        _ => html! { (language.of("算不出（缺标准）", "no amount can be worked out: a standard is missing")) },
    }
}
