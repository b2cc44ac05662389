//! The same list by the rules of another day: who gains, who loses, who crosses a line.

use crate::engine::outlook::Verdict;
use crate::ledger::cell::{Cell, Shade, Span};
use crate::ledger::heads::{OF_SECOND_DAY, heads};
use crate::ledger::order::Order;
use crate::ledger::told::Told;
use crate::view::words::Language;

/// The heads of all columns that are added.
pub fn all_heads(order: &Order) -> Vec<&'static str> {
    let mut all = heads(order.language, order.task);
    if order.second.is_some() {
        all.extend(OF_SECOND_DAY.map(|(zh, en)| order.language.of(zh, en)));
    }
    all
}

/// Who gains, who loses, who crosses a line: appended to what is told, and counted by.
pub fn compare(language: Language, one: &mut Told, other: &Told) {
    let rank = |verdict: Option<Verdict>| match verdict {
        Some(Verdict::Likely) => 3,
        Some(Verdict::Possible) => 2,
        Some(Verdict::CannotJudge) => 1,
        Some(Verdict::NotNow) | None => 0,
    };
    let (before, after) = (rank(one.verdict), rank(other.verdict));
    let only = |told: &Told| told.amount.and_then(Span::only);
    let amounts = only(one).zip(only(other));
    let word = match (after.cmp(&before), amounts.map(|(before, after)| after.cmp(&before))) {
        (std::cmp::Ordering::Greater, _) => language.of("变为更可能符合", "more likely to qualify"),
        (std::cmp::Ordering::Less, _) => language.of("变为更不可能符合", "less likely to qualify"),
        (_, Some(std::cmp::Ordering::Greater)) => language.of("金额变多", "more"),
        (_, Some(std::cmp::Ordering::Less)) => language.of("金额变少", "less"),
        _ => language.of("不变", "the same"),
    };
    one.compared = Some(format!("{}：{} → {}", word, one.reason(), other.reason()));
    let verdict = other.verdict.map_or("", |verdict| language.verdict(verdict));
    one.cells.push(Cell::Text(verdict.into()));
    one.cells.push(Cell::Text(word.into()));
    one.cells.push(amounts.map_or(Cell::Nothing, |(before, after)| Cell::Amount(after - before)));
    one.group = word.into();
    one.amount = amounts.map(|(before, after)| Span::exact(after - before));
    one.payers = None;
    one.shade = match after.cmp(&before) {
        std::cmp::Ordering::Greater => Shade::First,
        std::cmp::Ordering::Less => Shade::Third,
        std::cmp::Ordering::Equal => Shade::Rest,
    };
}
