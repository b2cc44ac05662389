//! No threshold without its three cases: a worked example at it, one the least below it, and
//! one the least above it (a fen, a month, a metre).
//!
//! A threshold is met where a rule holds what was stated against what is recorded: a condition,
//! the smaller of two, or a difference that does not fall below zero. The working of each
//! example says which thresholds it met, and how close.

mod support;

use bangfu::base::money::Money;
use bangfu::book::parameter::built_in;
use bangfu::engine::completion::Run;
use bangfu::engine::figure::{Origin, Quantity};
use bangfu::engine::situation::Situation;
use bangfu::programme::assess;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use support::example;

/// Thresholds for which a side cannot be met, and why.
const ONE_SIDED: [(&str, Ordering, &str); 5] = [
    ("drinking_water.minutes", Ordering::Greater, "the next way of being near is tried then"),
    ("drinking_water.distance", Ordering::Greater, "the next way of being near is tried then"),
    ("medical.aid_deductible", Ordering::Less, "it is nothing, and nothing is paid of less"),
    ("medical.aid_deductible", Ordering::Equal, "it is nothing; what is left is more where aid is reckoned"),
    ("medical.aid_deductible", Ordering::Greater, "a fen of aid: every one above is the whole of what is left"),
];

/// What is left of a year after an earlier stay: no threshold of its own, its parts have their cases.
const LEFT_OF_A_YEAR: &str =
    "medical.basic_cap × medical.basic_deductible × medical.basic_rate × medical.serious_deductible";

/// What a step rests on: parameters, and whether an amount or anything else was stated.
#[derive(Default)]
struct Basis {
    parameters: BTreeSet<String>,
    states_amount: bool,
    states_anything: bool,
}

fn basis(run: &Run, at: u32) -> Basis {
    let mut found = Basis::default();
    let Some(step) = run.steps.get(at as usize) else { return found };
    match step.origin {
        Origin::Recorded(used) => drop(found.parameters.insert(used.slot.definition().id.to_string())),
        Origin::Stated(_) => {
            found.states_anything = true;
            found.states_amount = matches!(step.value, Quantity::Money(_));
        }
        _ => {}
    }
    for part in step.origin.parts().into_iter().flatten() {
        let part = basis(run, part);
        found.parameters.extend(part.parameters);
        found.states_amount |= part.states_amount;
        found.states_anything |= part.states_anything;
    }
    found
}

/// On which side of the other a number lies, if it is there or right beside it.
fn beside(number: Quantity, other: Quantity) -> Option<Ordering> {
    let (close, order) = match (number, other) {
        (Quantity::Money(one), Quantity::Money(other)) => {
            (one == other || one + Money::FEN == other || other + Money::FEN == one, one.cmp(&other))
        }
        (Quantity::Count(one), Quantity::Count(other)) => (one.abs_diff(other) <= 1, one.cmp(&other)),
        _ => return None,
    };
    close.then_some(order)
}

/// The comparisons of a run: what was held against what.
fn comparisons(run: &Run) -> Vec<(u32, u32)> {
    let tests = run.decision.findings.iter().filter_map(|finding| finding.test).map(|test| (test.left, test.right));
    let steps = run.steps.iter().filter_map(|step| match step.origin {
        Origin::Least(one, other) => Some((one, other)),
        Origin::OrZero(one) => match run.steps.get(one as usize)?.origin {
            Origin::Difference(one, other) => Some((one, other)),
            _ => None,
        },
        _ => None,
    });
    tests.chain(steps).collect()
}

type Met = BTreeMap<String, BTreeSet<Ordering>>;

fn meet(met: &mut Met, situation: &Situation) {
    for one in assess(situation, &built_in()) {
        for run in &one.outlook.cases {
            for (left, right) in comparisons(run) {
                let (stated, recorded) = (basis(run, left), basis(run, right));
                if !stated.states_anything || recorded.states_amount || recorded.parameters.is_empty() {
                    continue;
                }
                let name = recorded.parameters.into_iter().collect::<Vec<_>>().join(" × ");
                let sides = (run.steps[left as usize].value, run.steps[right as usize].value);
                // A rate against a rate has no least step.
                if matches!(sides.0, Quantity::Money(_) | Quantity::Count(_)) {
                    met.entry(name).or_default().extend(beside(sides.0, sides.1));
                }
            }
        }
    }
}

#[test]
fn every_threshold_has_its_three_cases() {
    let book = built_in();
    let mut met = Met::new();
    for example in example::all() {
        if let Ok(situation) = example.situation(&book) {
            meet(&mut met, &situation);
        }
    }
    assert!(met.len() > 25, "only {} thresholds were met: {met:?}", met.len());
    let wanted = [Ordering::Less, Ordering::Equal, Ordering::Greater];
    let mut lacking = Vec::new();
    for (name, sides) in met.iter().filter(|(name, _)| *name != LEFT_OF_A_YEAR) {
        for side in wanted.iter().filter(|side| !sides.contains(side)) {
            if !ONE_SIDED.iter().any(|(known, out_of_reach, _)| known == name && out_of_reach == side) {
                lacking.push(format!("{name}: no case {side:?}"));
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
    for (name, side, why) in ONE_SIDED {
        assert!(met.contains_key(name) && !met[name].contains(&side), "{name} {side:?} is met after all: {why}");
    }
}
