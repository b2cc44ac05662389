//! 本专科生国家助学金 — students in hardship. The nation sets an average and its range
//! (财教〔2024〕181号 from the autumn term of 2024); provinces had two or three tiers until
//! then, and some of them told which group takes which. Postgraduates have one of their
//! own, set by province.

use super::schooling::{POSTGRADUATE as POSTGRADUATES, at_school, schooling, tiered};
use crate::base::keyed::Keyed;
use crate::book::parameter::college_grant::{AMOUNT, FOR_GROUP, POSTGRADUATE, TIER};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::Criterion;
use crate::engine::programme::Programme;

/// The grant of one student for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::CollegeGrant, Criterion::CollegeStage, |case, stage, decision| {
        if POSTGRADUATES.contains(&stage) {
            let amount = at_school(case).value(POSTGRADUATE.of(stage.key()));
            decision.grants(Label::CollegeGrant, Form::Cash, Per::Semester, amount);
            // Whom it leaves out, such as those with wages, is not recorded.
            decision.standing = Standing::Judgement;
        } else if decision.finds_hardship(case) {
            let amount = tiered(&at_school(case), FOR_GROUP, TIER, AMOUNT);
            decision.grants(Label::CollegeGrant, Form::Cash, Per::Semester, amount);
        }
    })
}
