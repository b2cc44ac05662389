//! 普通高中国家助学金 — students in hardship. The nation sets an average and its range
//! (财教〔2024〕181号 from the spring term of 2025); places had two or three tiers until
//! then, and some of them told which group takes which.

use super::schooling::{at_school, schooling, tiered};
use crate::book::parameter::high_school_grant::{AMOUNT, FOR_GROUP, TIER};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per};
use crate::engine::figure::Label;
use crate::engine::finding::Criterion;
use crate::engine::programme::Programme;

/// The grant of one student for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::HighSchoolGrant, Criterion::HighStage, |case, _, decision| {
        if decision.finds_hardship(case) {
            let amount = tiered(&at_school(case), FOR_GROUP, TIER, AMOUNT);
            decision.grants(Label::HighSchoolGrant, Form::Cash, Per::Semester, amount);
        }
    })
}
