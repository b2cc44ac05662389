//! 国家助学贷款 — a loan to students in hardship, without interest while they study
//! (财教〔2014〕180号, limits raised in 2021, 2023 and 2024). No aid: it is paid back.

use super::schooling::schooling;
use crate::completion::Case;
use crate::decision::{Decision, Form, Per};
use crate::figure::Label;
use crate::finding::Criterion;
use crate::parameter::student_loan::LIMIT;
use crate::question::Stage;

/// Whom it is about.
pub const STAGES: &[Stage] = &[Stage::HigherVocational, Stage::Undergraduate, Stage::Master, Stage::Doctor];

/// What one student may borrow for one year at most.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, STAGES, Criterion::CollegeStage, |case, stage, decision| {
        if decision.finds_hardship(case) {
            let postgraduate = matches!(stage, Stage::Master | Stage::Doctor);
            let limit = LIMIT.of(if postgraduate { "postgraduate" } else { "undergraduate" });
            decision.grants(Label::LoanLimit, Form::Loan, Per::Year, case.value(limit));
        }
    })
}
