//! 残疾人两项补贴 — a living subsidy for disabled people in hardship, and a care
//! subsidy for those of grade one or two who need lasting care (国发〔2015〕52号).
//! Both may be had together; the destitute have neither where that is recorded.

use super::groups::recognised;
use crate::book::parameter::disability_subsidy::{CARE, EXCLUDED, LIVING};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{DisabilityGrade, Question, Recognition};

/// Both subsidies of one person.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    let grade: DisabilityGrade = case.choice(Question::DisabilityGrade);
    if !decision.finds(Finding::of(Criterion::DisabilityCard, grade != DisabilityGrade::Nothing)) {
        return decision;
    }
    let destitute = recognised(case, &[Recognition::Destitute]);
    if destitute && case.is_recorded(EXCLUDED) {
        decision.finds(Finding::of(Criterion::NotDestitute, false).under(EXCLUDED));
        return decision;
    }
    let hardship = recognised(case, &[Recognition::MinimumLiving, Recognition::MinimumLivingMargin]);
    if decision.finds(Finding::of(Criterion::HardshipHousehold, hardship)) {
        decision.grants(Label::DisabilityLiving, Form::Cash, Per::Month, case.value(LIVING));
        if !recognised(case, &[Recognition::MinimumLiving]) {
            // Whether the margin is included is for the place to say.
            decision.standing = Standing::Judgement;
        }
    }
    let case_of = match grade {
        DisabilityGrade::DisabledGradeOne => Some("disabled_grade_one"),
        DisabilityGrade::DisabledGradeTwo => Some("disabled_grade_two"),
        _ => None,
    };
    let care = case_of.filter(|_| case.yes(Question::LastingCare));
    decision.finds(Finding::of(Criterion::SevereAndCare, care.is_some()));
    if let Some(case_of) = care {
        decision.grants(Label::DisabilityCare, Form::Cash, Per::Month, case.value(CARE.of(case_of)));
    }
    if destitute && !decision.entitlements.is_empty() {
        decision.standing = Standing::Judgement;
    }
    decision
}
