//! 到户产业奖补 — grants to ex-poor and monitored households for what they plant and
//! breed: number × rate of the county's table of the year, up to its cap per person
//! or household. What the table does not list counts as nothing, and so does less of
//! a kind than the least number that it names.

use crate::base::money::Unrounded;
use crate::book::parameter::farm_grant::{CAP_PER_HOUSEHOLD, CAP_PER_PERSON, CONDITIONS, LEAST, RATE};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::{Figure, Label, Test};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// What is counted in whole numbers, and its line of the table; birds and rabbits have one together.
const HEADS: [(Question, &str); 5] = [
    (Question::Pigs, "pig"),
    (Question::Sheep, "sheep"),
    (Question::Cattle, "cattle"),
    (Question::Hives, "hive"),
    (Question::MushroomBags, "mushrooms"),
];

/// What is measured in mu.
const MU: [(Question, &str); 3] =
    [(Question::TreesMu, "trees"), (Question::VegetablesMu, "vegetables"), (Question::FishMu, "fish")];

/// The grant of the household for one year.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if decision.finds_listed(case) {
        let amount = grant(case, &mut decision);
        decision.grants(Label::FarmGrant, Form::Cash, Per::Year, amount);
        // It is paid after inspection.
        decision.finds(Finding::of(Criterion::Inspected, true).under(CONDITIONS));
        decision.standing = Standing::Judgement;
    }
    decision
}

/// The items that were stated, and the cap.
fn grant<'s>(case: &Case<'s>, decision: &mut Decision) -> Result<Figure<'s>, Gap> {
    let mut sum: Option<Figure<'s, Unrounded>> = None;
    let mut gap = None;
    let mut add = |item: Result<Figure<'s, Unrounded>, Gap>| match (item, sum) {
        (Ok(item), Some(before)) => sum = Some(before + item),
        (Ok(item), None) => sum = Some(item),
        (Err(missing), _) => gap = Some(missing),
    };
    for (question, key) in HEADS.into_iter().filter(|(question, _)| case.is_stated(*question)) {
        let heads = case.value(RATE.of(key)).map(|rate| {
            let count = case.count(question);
            let least = case.value(LEAST.of(key)).ok();
            counted(decision, rate.times(count), least.map(|least| count.reaches(least)))
        });
        add(heads.map(Figure::unrounded));
    }
    if case.is_stated(Question::Poultry) {
        add(flock(case, decision).map(Figure::unrounded));
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

/// What is paid for a kind, where it is as many as it takes.
fn counted<'s>(decision: &mut Decision, paid: Figure<'s>, enough: Option<Test>) -> Figure<'s> {
    match enough {
        Some(test) if !decision.finds(Finding::by(Criterion::EnoughKept, test).under(CONDITIONS)) => paid.nothing(),
        _ => paid,
    }
}

/// Birds and rabbits. Where each has a least number of its own, how many are rabbits is asked.
fn flock<'s>(case: &Case<'s>, decision: &mut Decision) -> Result<Figure<'s>, Gap> {
    let rate = case.value(RATE.of("poultry"))?;
    let all = case.count(Question::Poultry);
    let least_birds = case.value(LEAST.of("poultry")).ok();
    let Ok(least_rabbits) = case.value(LEAST.of("rabbits")) else {
        return Ok(counted(decision, rate.times(all), least_birds.map(|least| all.reaches(least))));
    };
    let rabbits = case.count(Question::Rabbits).least(all);
    let of_rabbits = rate.times(rabbits);
    let of_birds = rate.times(all) - of_rabbits;
    // A kind that is not kept has nothing to reach.
    let kept = [!all.is_within(rabbits).holds, rabbits.is_any()];
    let enough_birds = least_birds.filter(|_| kept[0]).map(|least| all.reaches(rabbits + least));
    let enough_rabbits = Some(least_rabbits).filter(|_| kept[1]).map(|least| rabbits.reaches(least));
    Ok(counted(decision, of_birds, enough_birds) + counted(decision, of_rabbits, enough_rabbits))
}
