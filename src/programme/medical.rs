//! 医疗费用保障 — what the medical insurance pays of one stay in hospital.
//! Basic layer: deductible and rate by the level of the hospital, a cap for the
//! year (昆政办〔2019〕102号 for 昆明). Dated by the day of discharge.

use crate::completion::Case;
use crate::decision::{Decision, Entitlement, Form, Per, Standing};
use crate::figure::{Figure, Label};
use crate::finding::{Criterion, Finding};
use crate::keyed::Keyed;
use crate::parameter::medical::{BASIC_CAP, BASIC_DEDUCTIBLE, BASIC_RATE};
use crate::question::{HospitalLevel, Question};

/// What the basic insurance pays of the in-scope cost, and what is left.
pub fn decide(case: &Case<'_>) -> Decision {
    let in_scope = case.amount(Question::InScope);
    let mut found = Vec::new();
    let paid = basic(case, in_scope, &mut found);
    let left = paid.map(|paid| in_scope - paid);
    Decision {
        standing: paid.map_or_else(Standing::Unknown, |_| Standing::Qualifies),
        findings: found,
        entitlements: vec![
            Entitlement::of(Label::BasicPaid, Form::Cash, Per::Once, paid),
            Entitlement::of(Label::LeftAfterBasic, Form::Borne, Per::Once, left),
        ],
        kind: None,
    }
}

/// 基本医保: the in-scope cost above the deductible, at the rate of the hospital's
/// level, up to the cap of the year where one is recorded.
fn basic<'s>(
    case: &Case<'s>,
    in_scope: Figure<'s>,
    found: &mut Vec<Finding>,
) -> Result<Figure<'s>, crate::completion::Gap> {
    let level: HospitalLevel = case.choice(Question::HospitalLevel);
    let deductible = case.value(BASIC_DEDUCTIBLE.of(level.key()))?;
    let rate = case.value(BASIC_RATE.of(level.key()))?;
    found.push(Finding::by(Criterion::CostAboveDeductible, deductible.is_below(in_scope)));
    let above = (in_scope - deductible).or_zero().called(Label::AboveDeductible);
    let at_rate = above.at(rate).called(Label::AtRate);
    Ok(match case.value(BASIC_CAP) {
        Ok(cap) => at_rate.least(cap),
        Err(_) => at_rate,
    })
}
