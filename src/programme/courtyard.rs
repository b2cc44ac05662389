//! 庭院经济 — help for what is grown, kept or made around the house; the county sets it.

use crate::completion::Case;
use crate::decision::{Decision, Form, Per, Standing};
use crate::figure::Label;
use crate::finding::{Criterion, Finding};
use crate::parameter::courtyard::GRANT;
use crate::question::Question;

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
