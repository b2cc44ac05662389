//! 残疾儿童康复救助 — what rehabilitation is paid for at most in a year, by age (国发〔2018〕20号; amounts by place).

use super::ages::age;
use crate::book::parameter::child_rehabilitation::{LIMIT, MOST_AGE};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// The yearly limit of one child.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if decision.finds(Finding::of(Criterion::NeedsRehabilitation, case.yes(Question::Rehabilitation))) {
        match limit(case, &mut decision) {
            Ok(None) => {}
            Ok(Some(limit)) => decision.grants(Label::RehabilitationLimit, Form::Waiver, Per::Year, Ok(limit)),
            Err(gap) => decision.standing = Standing::Unknown(gap),
        }
    }
    decision
}

/// The limit of the first step whose age is not passed; none of a child beyond the last. Without a day of birth it may be
/// any of them, or none.
fn limit<'s>(case: &Case<'s>, decision: &mut Decision) -> Result<Option<Figure<'s>>, Gap> {
    let keys = &MOST_AGE.place().definition().cases;
    let Some(age) = age(case) else {
        let Some(last) = keys.last() else { return Ok(None) };
        let passes = case.has_been_years(Question::BornOn, case.value(MOST_AGE.of(last))?.number() + 1);
        decision.finds(Finding::of(Criterion::RehabilitationAge, !passes));
        return if passes { Ok(None) } else { case.one_of(LIMIT).map(Some) };
    };
    let mut passed = None;
    for key in keys.iter() {
        let test = age.is_within(case.value(MOST_AGE.of(key))?);
        if test.holds {
            decision.finds(Finding::by(Criterion::RehabilitationAge, test));
            return case.value(LIMIT.of(key)).map(Some);
        }
        passed = Some(test);
    }
    if let Some(test) = passed {
        decision.finds(Finding::by(Criterion::RehabilitationAge, test));
    }
    Ok(None)
}
