//! 本专科生国家助学金 — students in hardship. The nation sets an average and its range
//! (财教〔2024〕181号 from the autumn term of 2024); colleges in 云南 had two tiers until
//! then, of which monitored households took the first.

use super::schooling::{at_school, schooling, tiered};
use crate::completion::Case;
use crate::decision::{Decision, Form, Per};
use crate::figure::Label;
use crate::finding::Criterion;
use crate::parameter::college_grant::{AMOUNT, TIER};
use crate::question::{Question, Stage};

/// Whom it is about.
pub const STAGES: &[Stage] = &[Stage::HigherVocational, Stage::Undergraduate];

/// The grant of one student for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, STAGES, Criterion::CollegeStage, |case, _, decision| {
        if decision.finds_hardship(case) {
            let amount = tiered(&at_school(case), case.yes(Question::Monitored), TIER, AMOUNT);
            decision.grants(Label::CollegeGrant, Form::Cash, Per::Semester, amount);
        }
    })
}
