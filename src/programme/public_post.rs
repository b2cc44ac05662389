//! 乡村公益性岗位 — posts in the village for ex-poor and monitored people who can work
//! but hardly leave home, paid by the month; village and township choose.

use crate::book::parameter::public_post::PAY;
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// The pay of one person.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if decision.finds_listed(case)
        && decision.finds(Finding::of(Criterion::HardlyLeaves, case.yes(Question::HardlyLeaves)))
    {
        decision.grants(Label::PublicPost, Form::Cash, Per::Month, case.value(PAY));
        decision.standing = Standing::Judgement;
    }
    decision
}
