//! 义务教育免学杂费和教科书费 (两免) — every pupil of primary and junior school, from
//! the spring term of 2017; nothing is paid out.

use super::schooling::schooling;
use crate::book::parameter::compulsory_waiver::RULE;
use crate::engine::case::{Case, GapKind};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::Criterion;
use crate::engine::programme::Programme;

/// The waiver of one pupil for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::CompulsoryWaiver, Criterion::CompulsoryStage, |case, _, decision| {
        match case.without_amount(RULE) {
            Err(gap) if gap.why == GapKind::NotFound => decision.standing = Standing::Unknown(gap),
            amount => decision.grants(Label::CompulsoryWaiver, Form::Waiver, Per::Semester, amount),
        }
    })
}
