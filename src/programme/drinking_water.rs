//! 饮水安全 — whether a household's water is enough, near, steady and clean
//! (T/CHES 18-2018, the level 基本达标); all four must hold.

use crate::book::parameter::drinking_water::{DAYS_OFF, DISTANCE, HEIGHT, LITRES, MINUTES};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Standing};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// The four tests.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    // All are noted, whatever the first says.
    let tests = [
        is_enough(case, &mut decision),
        is_near(case, &mut decision),
        is_steady(case, &mut decision),
        Ok(decision.finds(Finding::of(Criterion::WaterClean, case.yes(Question::WaterClean)))),
    ];
    decision.standing = match tests.into_iter().find_map(Result::err) {
        // One that fails decides, whatever is not recorded.
        _ if tests.contains(&Ok(false)) => Standing::NotNow,
        Some(gap) => Standing::Unknown(gap),
        None => Standing::Qualifies,
    };
    decision
}

fn is_enough(case: &Case<'_>, decision: &mut Decision) -> Result<bool, Gap> {
    let level = if case.yes(Question::WaterDry) { "basic_dry" } else { "basic_wet" };
    let enough = case.count(Question::WaterLitres).reaches(case.value(LITRES.of(level))?);
    Ok(decision.finds(Finding::by(Criterion::WaterEnough, enough)))
}

fn is_steady(case: &Case<'_>, decision: &mut Decision) -> Result<bool, Gap> {
    let steady = case.count(Question::WaterDaysOff).is_within(case.value(DAYS_OFF)?);
    Ok(decision.finds(Finding::by(Criterion::WaterSteady, steady)))
}

/// A tap in the house, or one of time, distance and height within its limit.
fn is_near(case: &Case<'_>, decision: &mut Decision) -> Result<bool, Gap> {
    if case.yes(Question::WaterPiped) {
        return Ok(decision.finds(Finding::of(Criterion::WaterNear, true)));
    }
    let mut last = None;
    for (question, limit) in
        [(Question::WaterMinutes, MINUTES), (Question::WaterDistance, DISTANCE), (Question::WaterHeight, HEIGHT)]
    {
        let test = case.count(question).is_within(case.value(limit.of("basic"))?);
        last = Some(test);
        if test.holds {
            break;
        }
    }
    Ok(last.is_some_and(|test| decision.finds(Finding::by(Criterion::WaterNear, test))))
}
