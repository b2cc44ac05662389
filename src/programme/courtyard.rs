//! 庭院经济 — help for what is grown, kept or made around the house; the county sets it.

use crate::book::parameter::courtyard::GRANT;
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// The grant of the household.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if decision.finds_listed(case)
        && decision.finds(Finding::of(Criterion::HasCourtyard, case.yes(Question::Courtyard)))
    {
        decision.grants(Label::Courtyard, Form::Cash, Per::Once, case.value(GRANT));
        decision.standing = Standing::Judgement;
    }
    decision
}
