//! 到户产业奖补 — grants to ex-poor and monitored households for what they plant and
//! breed: number × rate of the county's table of the year, up to its cap per person
//! or household. What the table does not list counts as nothing.

use crate::base::money::Unrounded;
use crate::book::parameter::farm_grant::{CAP_PER_HOUSEHOLD, CAP_PER_PERSON, CONDITIONS, RATE};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// What is counted in whole numbers, and its line of the table.
const HEADS: [(Question, &str); 6] = [
    (Question::Pigs, "pig"),
    (Question::Sheep, "sheep"),
    (Question::Cattle, "cattle"),
    (Question::Hives, "hive"),
    (Question::Poultry, "poultry"),
    (Question::MushroomBags, "mushrooms"),
];

/// What is measured in mu.
const MU: [(Question, &str); 3] =
    [(Question::TreesMu, "trees"), (Question::VegetablesMu, "vegetables"), (Question::FishMu, "fish")];

/// The grant of the household for one year.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if decision.finds_listed(case) {
        decision.grants(Label::FarmGrant, Form::Cash, Per::Year, grant(case));
        // It is paid after inspection.
        decision.finds(Finding::of(Criterion::Inspected, true).under(CONDITIONS));
        decision.standing = Standing::Judgement;
    }
    decision
}

/// The items that were stated, and the cap.
fn grant<'s>(case: &Case<'s>) -> Result<Figure<'s>, Gap> {
    let mut sum: Option<Figure<'s, Unrounded>> = None;
    let mut gap = None;
    let mut add = |item: Result<Figure<'s, Unrounded>, Gap>| match (item, sum) {
        (Ok(item), Some(before)) => sum = Some(before + item),
        (Ok(item), None) => sum = Some(item),
        (Err(missing), _) => gap = Some(missing),
    };
    for (question, key) in HEADS.into_iter().filter(|(question, _)| case.is_stated(*question)) {
        add(case.value(RATE.of(key)).map(|rate| rate.times(case.count(question)).unrounded()));
    }
    for (question, key) in MU.into_iter().filter(|(question, _)| case.is_stated(*question)) {
        add(case.value(RATE.of(key)).map(|rate| rate.for_each(case.measure(question))));
    }
    let items = match (sum, gap) {
        (Some(sum), _) => sum.rounded().called(Label::FarmItems),
        (None, Some(gap)) => return Err(gap),
        (None, None) => case.value(RATE.of("pig"))?.nothing(),
    };
    let items = case.value(CAP_PER_PERSON).map_or(items, |cap| items.least(cap.times(case.count(Question::Members))));
    Ok(case.value(CAP_PER_HOUSEHOLD).map_or(items, |cap| items.least(cap)))
}
