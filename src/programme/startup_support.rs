//! 贷免扶补 — 云南's loan for a first business, without counter-guarantee (云南省鼓励创业
//! “贷免扶补”实施办法, 2022). Other provinces have none.

use crate::book::parameter::startup_support::{CEILING, PARTNERS, YEARS};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// Ceiling and term of one loan.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if decision.finds(Finding::of(Criterion::LoanHere, case.is_recorded(CEILING)).under(PARTNERS))
        && decision.finds(Finding::of(Criterion::StartsBusiness, case.yes(Question::StartsBusiness)))
        && decision.finds_within_term(case, YEARS)
    {
        decision.grants(Label::LoanCeiling, Form::Loan, Per::Once, case.value(CEILING));
        decision.standing = Standing::Judgement;
    }
    decision
}
