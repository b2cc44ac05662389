//! 城乡居民基本养老金 — the basic pension of residents without an employee’s pension (国发〔2014〕8号). Only its least sum is
//! set for the nation: places add to it, and the personal account comes on top.

use super::ages::age;
use crate::book::parameter::residents_pension::{BASE, LEAST_AGE};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// The basic pension of one person.
pub fn decide(case: &Case<'_>) -> Decision {
    Decision::filled_by(|decision| grant(case, decision))
}

fn grant(case: &Case<'_>, decision: &mut Decision) -> Result<(), Gap> {
    let Some(age) = age(case) else { return Ok(()) };
    if decision.finds(Finding::by(Criterion::PensionAge, age.reaches(case.value(LEAST_AGE)?)))
        && decision.finds(Finding::of(Criterion::NoEmployeePension, !case.yes(Question::EmployeePension)))
    {
        decision.grants(Label::PensionBase, Form::Cash, Per::Month, case.value(BASE));
    }
    Ok(())
}
