//! The working of one case: named lines, each with its sum, each recorded
//! number one tap from its entry.

use crate::completion::Run;
use crate::entry::Book;
use crate::figure::{Origin, Quantity, Step};
use crate::view::format;
use crate::view::words::Language;
use maud::{Markup, html};

/// The named lines of a run, as a worksheet writes them.
pub fn working(language: Language, book: &Book, run: &Run) -> Markup {
    let named = run.steps.iter().filter(|step| step.label.is_some());
    html! {
        dl.working {
            @for step in named {
                @if let Some(label) = step.label {
                    dt { (language.label(label)) }
                    dd {
                        @if !is_leaf(step) { (sum(language, book, &run.steps, step)) " = " }
                        (number(language, book, step))
                    }
                }
            }
        }
    }
}

/// A step as a number; recorded ones lead to their entry.
pub fn number(language: Language, book: &Book, step: &Step) -> Markup {
    let shown = match step.value {
        Quantity::Money(amount) if amount.is_unbounded() => language.of("没有上限", "no upper end").to_owned(),
        Quantity::Money(amount) => format::plain(amount),
        Quantity::Rate(rate) => format::percent(rate),
        Quantity::Count(count) => count.to_string(),
    };
    match step.origin {
        Origin::Recorded(used) => html! {
            a.source href=(format::entry_address(book, used.entry)) title=(format::parameter(language, used.slot)) {
                (shown)
            }
        },
        Origin::Supposed(_) => {
            html! { i title=(language.of("没有填，先按这个数试算", "not given; supposed")) { (shown) "?" } }
        }
        _ => html! { (shown) },
    }
}

fn is_leaf(step: &Step) -> bool {
    matches!(step.origin, Origin::Stated(_) | Origin::Supposed(_) | Origin::Recorded(_))
}

/// How a step was reckoned, down to named lines and leaves.
fn sum(language: Language, book: &Book, steps: &[Step], step: &Step) -> Markup {
    let part = |at: u32| match steps.get(at as usize) {
        Some(part) if part.label.is_some() || is_leaf(part) => number(language, book, part),
        Some(part) => html! { "(" (sum(language, book, steps, part)) ")" },
        None => html! {},
    };
    match step.origin {
        Origin::Stated(_) | Origin::Supposed(_) | Origin::Recorded(_) => number(language, book, step),
        Origin::Sum(one, other) => html! { (part(one)) " + " (part(other)) },
        Origin::Difference(one, other) => html! { (part(one)) " − " (part(other)) },
        Origin::At(amount, rate) => html! { (part(amount)) " × " (part(rate)) },
        Origin::Times(amount, count) => html! { (part(amount)) " × " (part(count)) },
        Origin::Least(one, other) => {
            html! { (language.of("取小", "the lesser of")) " " (part(one)) ", " (part(other)) }
        }
        Origin::OrZero(one) => html! { (part(one)) (language.of("，不足 0 按 0", ", not below 0")) },
    }
}
