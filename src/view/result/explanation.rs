//! The working of one case: named lines, each with its sum, each recorded
//! number one tap from its entry.

use crate::book::entry::Book;
use crate::engine::completion::Run;
use crate::engine::figure::{Label, Origin, Quantity, Step};
use crate::engine::question::{MOST, MOST_LOST};
use crate::view::format;
use crate::view::words::Language;
use maud::{Markup, html};

/// The named lines of a run that lead to its amounts and comparisons, as a
/// worksheet writes them. Lines of a layer that was tried and given up are not
/// among them.
pub fn working(language: Language, book: &Book, run: &Run) -> Markup {
    let reached = reached(run);
    let unanswered = resting(&run.steps, is_no_answer, is_far);
    let heads = |step: &Step| step.label == Some(Label::Visit);
    let named = run.steps.iter().zip(reached).zip(unanswered);
    let named = named.filter(|((step, reached), _)| step.label.is_some() && (*reached || heads(step)));
    html! {
        dl.working {
            @for ((step, _), unanswered) in named {
                @if let Some(label) = step.label {
                    dt.line--visit[label == Label::Visit] { (language.label(label)) }
                    @if unanswered { dd { (not_given(language)) } }
                    @else { dd {
                        @if !is_leaf(step) { (sum(language, book, &run.steps, step, DEPTH)) " = " }
                        (number(language, book, step))
                    } }
                }
            }
        }
    }
}

fn not_given(language: Language) -> Markup {
    html! { i { (language.of("（没填）", "(not given)")) } }
}

/// Whether a step is an end of what might have been answered.
fn is_no_answer(step: &Step) -> bool {
    let is_end = step.value.has_no_end() || step.value == Quantity::Money(MOST_LOST);
    matches!(step.origin, Origin::Supposed(_)) && is_end
}

/// Whether a step is as far out as such an end.
fn is_far(step: &Step) -> bool {
    matches!(step.value, Quantity::Money(amount) if amount >= MOST || amount <= MOST_LOST)
}

/// Which steps are of a kind, or rest on one by steps that carry it on. A step only
/// rests on earlier ones.
fn resting(steps: &[Step], is: fn(&Step) -> bool, carries: fn(&Step) -> bool) -> Vec<bool> {
    let mut resting: Vec<bool> = Vec::with_capacity(steps.len());
    for step in steps {
        let rests = |part: u32| resting.get(part as usize).copied().unwrap_or(false);
        resting.push(is(step) || (carries(step) && step.origin.parts().into_iter().flatten().any(rests)));
    }
    resting
}

/// Whether a step rests on something that was not given.
pub fn rests_on_supposed(steps: &[Step], at: u32) -> bool {
    let supposed = |step: &Step| matches!(step.origin, Origin::Supposed(_));
    resting(steps, supposed, |_| true).get(at as usize).copied().unwrap_or(false)
}

/// Which steps lead to an amount, a share or a comparison.
fn reached(run: &Run) -> Vec<bool> {
    let amounts = run.decision.entitlements.iter().filter_map(|entitlement| entitlement.amount.ok());
    let tests = run.decision.findings.iter().filter_map(|finding| finding.test);
    let roots = amounts.map(|(step, _)| step).chain(tests.flat_map(|test| [test.left, test.right]));
    let mut reached = vec![false; run.steps.len()];
    for root in roots.chain(run.decision.shares.iter().map(|share| share.step)) {
        if let Some(step) = reached.get_mut(root as usize) {
            *step = true;
        }
    }
    // A step only rests on earlier ones.
    for at in (0..reached.len()).rev() {
        if reached[at] {
            for part in run.steps[at].origin.parts().into_iter().flatten() {
                if let Some(step) = reached.get_mut(part as usize) {
                    *step = true;
                }
            }
        }
    }
    reached
}

/// A step as a number; recorded ones lead to their entry.
pub fn number(language: Language, book: &Book, step: &Step) -> Markup {
    let shown = match step.value {
        endless if endless.has_no_end() => language.of("没有上限", "no upper end").to_owned(),
        Quantity::Money(amount) => format::plain(amount),
        Quantity::Rate(rate) => format::percent(rate),
        Quantity::Count(count) => count.to_string(),
        Quantity::Measure(much) => much.to_string(),
        Quantity::Option(_) => String::new(),
    };
    match step.origin {
        Origin::Recorded(used) => html! {
            a.source href=(format::entry_address(book, used.entry)) title=(format::parameter(language, used.slot)) {
                (shown)
            }
        },
        // The ends of what may be answered say nothing to anybody.
        Origin::Supposed(_) if is_no_answer(step) => not_given(language),
        Origin::Supposed(_) => html! { i { (shown) (language.of("（没填，试算）", " (not given; assumed)")) } },
        _ => html! { (shown) },
    }
}

fn is_leaf(step: &Step) -> bool {
    matches!(step.origin, Origin::Stated(_) | Origin::Supposed(_) | Origin::Recorded(_) | Origin::Nothing)
}

/// Sums within sums are written out down to here; deeper down stands their number.
const DEPTH: u8 = 6;

/// How a step was reckoned, down to named lines and leaves.
fn sum(language: Language, book: &Book, steps: &[Step], step: &Step, depth: u8) -> Markup {
    let part = |at: u32| match steps.get(at as usize) {
        Some(part) if depth == 0 || part.label.is_some() || is_leaf(part) => number(language, book, part),
        Some(part) => html! { "(" (sum(language, book, steps, part, depth - 1)) ")" },
        None => html! {},
    };
    match step.origin {
        Origin::Stated(_) | Origin::Supposed(_) | Origin::Recorded(_) | Origin::Nothing => number(language, book, step),
        Origin::Sum(one, other) => html! { (part(one)) " + " (part(other)) },
        Origin::Difference(one, other) => html! { (part(one)) " − " (part(other)) },
        Origin::At(amount, rate) | Origin::AtExactly(amount, rate) | Origin::LimitAt(amount, rate) => {
            html! { (part(amount)) " × " (part(rate)) }
        }
        Origin::Times(amount, count) => html! { (part(amount)) " × " (part(count)) },
        Origin::ByDays(yearly, days) => html! { (part(yearly)) " ÷ " (part(days)) },
        Origin::OfMonths(yearly, months) => html! { (part(yearly)) " × " (part(months)) " ÷ 12" },
        Origin::InMonths(years) => html! { (part(years)) " × 12" },
        Origin::Rounded(one) => part(one),
        Origin::Lowered(one, points) => html! { (part(one)) " − " (part(points)) },
        Origin::Raised(one, points) => html! { (part(one)) " + " (part(points)) },
        Origin::Share(one, whole) => html! { (part(one)) " ÷ " (part(whole)) },
        Origin::Least(one, other) => {
            html! { (language.of("两个里小的：", "the smaller of")) " " (part(one)) ", " (part(other)) }
        }
        Origin::OrZero(one) => html! { (part(one)) (language.of("（小于 0 就算 0）", " (at least 0)")) },
    }
}
