//! The conditions of a programme with the numbers that they were read from, and the working of the cases.

use crate::book::entry::Book;
use crate::engine::figure::{Relation, Step, Test};
use crate::engine::finding::Criterion;
use crate::engine::outlook::{Outcome, Outlook};
use crate::view::format;
use crate::view::result::explanation::{number, rests_on_supposed, working};
use crate::view::words::Language;
use maud::{Markup, html};

/// The relation that is true of the two sides.
fn relation(test: Test, (left, right): (&Step, &Step)) -> &'static str {
    match (test.relation, test.holds) {
        _ if left.value == right.value => " = ",
        (Relation::Equal, _) => " ≠ ",
        (Relation::Below | Relation::NotAbove, true) | (Relation::NotBelow | Relation::Above, false) => " < ",
        (Relation::Below | Relation::NotAbove, false) | (Relation::NotBelow | Relation::Above, true) => " > ",
    }
}

pub(in crate::view) fn finding(language: Language, book: &Book, outlook: &Outlook, outcome: &Outcome) -> Markup {
    let (mark, class, spoken) = match outcome.answer {
        Some(true) => ("✓", "yes", language.of("是", "yes")),
        Some(false) if outcome.finding.criterion.is_required() => ("✗", "no", language.of("否", "no")),
        Some(false) => ("–", "aside", language.of("否", "no")),
        None => ("?", "open", language.of("待定", "open")),
    };
    let steps = outlook.cases.get(outcome.run).map(|run| &run.steps);
    let numbers = outcome.finding.test.zip(steps).and_then(|(test, steps)| {
        let sides = (steps.get(test.left as usize)?, steps.get(test.right as usize)?);
        // A number that was only supposed is no reason.
        let supposed = [test.left, test.right].into_iter().any(|side| rests_on_supposed(steps, side));
        (!supposed).then_some((sides.0, sides.1, relation(test, sides)))
    });
    html! {
        li.finding.{ "finding--" (class) } {
            span.finding__mark aria-hidden="true" { (mark) }
            span.visually-hidden { (spoken) ": " }
            span {
                (language.criterion(outcome.finding.criterion))
                @if let Some((left, right, sign)) = numbers {
                    @if outcome.answer.is_some() {
                        span.finding__numbers {
                            (number(language, book, left)) (sign) (number(language, book, right))
                        }
                    }
                }
                @if outcome.answer == Some(false) && outcome.finding.criterion.is_of_slip() {
                    p.hint { (language.of("前面是单子上的。看“怎么办”。", "The slip’s figure comes first. See “What to do”.")) }
                }
                @if outcome.answer == Some(true) && outcome.finding.criterion == Criterion::SelfPayOverTrigger {
                    " " a href="#door-household" { (language.of("看能不能列入监测", "See whether the household can be monitored")) }
                }
                @if let Some(rule) = outcome.finding.rule {
                    " " a.rule href=(format::parameter_address(rule)) { (language.of("条文", "rule")) }
                }
            }
        }
    }
}

/// The lowest and the highest case, as exact columns.
pub(in crate::view) fn workings(language: Language, book: &Book, outlook: &Outlook) -> Markup {
    let has_working = |run: &crate::engine::completion::Run| run.steps.iter().any(|step| step.label.is_some());
    let ranged = outlook.ranges.iter().any(|range| !range.is_exact());
    html! {
        @if outlook.cases.iter().any(has_working) {
            details.how {
                summary { (language.of("怎么算的", "How it was calculated")) }
                div.columns {
                    @for (at, run) in outlook.cases.iter().enumerate().filter(|(_, run)| has_working(run)) {
                        div.column {
                            @if outlook.cases.len() > 1 {
                                h4 {
                                    @match (ranged, at) {
                                        (true, 0) => (language.of("最低的情形", "Lowest case")),
                                        (true, _) => (language.of("最高的情形", "Highest case")),
                                        (false, _) => { (language.of("情形 ", "Case ")) (at + 1) },
                                    }
                                }
                            }
                            (working(language, book, run))
                        }
                    }
                }
            }
        }
    }
}
