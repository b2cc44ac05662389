//! 农村户厕改造 — a grant for a sanitary toilet, after inspection; the county sets it.

use crate::book::parameter::toilet::GRANT;
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// The grant of the household.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if decision.finds(Finding::of(Criterion::RuralHousehold, case.yes(Question::Rural)))
        && decision.finds(Finding::of(Criterion::ToiletBuilt, case.yes(Question::ToiletBuilt)))
    {
        decision.grants(Label::Toilet, Form::Cash, Per::Once, case.value(GRANT));
        decision.standing = Standing::Judgement;
    }
    decision
}
