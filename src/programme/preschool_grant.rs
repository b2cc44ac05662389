//! 学前教育政府助学金 — children in hardship at kindergarten; in 昆明 150 a term for
//! about a tenth of the children, so that the kindergarten chooses among them; 德安 has
//! tiers. In 甘肃 every child has 500 a term from 2017, of an ex-poor household twice that.

use super::schooling::{schooling, tiered};
use crate::book::parameter::preschool_grant::{AMOUNT, EVERYONE, EX_POOR_MORE, FOR_GROUP, TIER};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::Criterion;
use crate::engine::programme::Programme;
use crate::engine::question::Question;

/// The grant of one child for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::PreschoolGrant, Criterion::KindergartenStage, |case, _, decision| {
        if let Ok(everyone) = case.value(EVERYONE) {
            let more = if case.yes(Question::ExPoor) { case.value(EX_POOR_MORE).ok() } else { None };
            let amount = more.map_or(everyone, |more| everyone + more);
            decision.grants(Label::PreschoolGrant, Form::Cash, Per::Semester, Ok(amount));
        } else if decision.finds_hardship(case) {
            let amount = tiered(case, FOR_GROUP, TIER, AMOUNT);
            decision.grants(Label::PreschoolGrant, Form::Cash, Per::Semester, amount);
            decision.standing = Standing::Judgement;
        }
    })
}
