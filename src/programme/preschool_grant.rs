//! 学前教育政府助学金 — children in hardship at kindergarten; in 昆明 150 a term for
//! about a tenth of the children, so that the kindergarten chooses among them.

use super::preschool_waiver::STAGES;
use super::schooling::schooling;
use crate::completion::Case;
use crate::decision::{Decision, Form, Per, Standing};
use crate::figure::Label;
use crate::finding::Criterion;
use crate::parameter::preschool_grant::AMOUNT;

/// The grant of one child for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, STAGES, Criterion::KindergartenStage, |case, _, decision| {
        if decision.finds_hardship(case) {
            decision.grants(Label::PreschoolGrant, Form::Cash, Per::Semester, case.value(AMOUNT));
            decision.standing = Standing::Judgement;
        }
    })
}
