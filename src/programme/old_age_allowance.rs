//! 高龄津贴 — a monthly sum for the old, by steps of age that each place sets (老年人权益保障法第三十三条 leaves it to them).

use super::ages::age;
use crate::base::money::Money;
use crate::book::parameter::Parameter;
use crate::book::parameter::old_age_allowance::{AMOUNT, LEAST_AGE};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::{Label, Test};
use crate::engine::finding::{Criterion, Finding};

/// The allowance of one person on the day of assessment.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    match step(case) {
        Err(gap) => decision.standing = Standing::Unknown(gap),
        Ok(None) => {}
        Ok(Some((test, amount))) => {
            if decision.finds(Finding::by(Criterion::OldEnough, test)) {
                decision.grants(Label::OldAgeAllowance, Form::Cash, Per::Month, case.value(amount));
            }
        }
    }
    decision
}

/// The test of the highest step that the age reaches, else of the lowest, and the step's amount; none without an age.
///
/// # Errors
/// The gap, where the place records no steps.
fn step(case: &Case<'_>) -> Result<Option<(Test, Parameter<Money>)>, Gap> {
    let Some(age) = age(case) else { return Ok(None) };
    let keys = LEAST_AGE.place().definition().cases.iter().filter(|key| case.is_recorded(LEAST_AGE.of(key)));
    let mut found = None;
    // From the highest down: those below the one that is reached are not looked at.
    for key in keys.rev() {
        let test = age.reaches(case.value(LEAST_AGE.of(key))?);
        found = Some((test, AMOUNT.of(key)));
        if test.holds {
            break;
        }
    }
    found.map(Some).ok_or_else(|| case.lacks(LEAST_AGE))
}
