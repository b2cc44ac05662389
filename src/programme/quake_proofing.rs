//! 农房抗震改造 — aid for the same six groups where intensity 7 or more is planned for
//! and the house falls short (财社〔2022〕42号).

use super::groups::six_groups;
use crate::book::parameter::house_repair::GROUPS;
use crate::book::parameter::quake_proofing::{AMOUNT, SCOPE};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// The aid of the household.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if decision.finds(Finding::of(Criterion::RuralHousehold, case.yes(Question::Rural)))
        && decision.finds(Finding::of(Criterion::QuakeZone, case.yes(Question::QuakeZone)).under(SCOPE))
        && decision.finds(Finding::of(Criterion::QuakeWeak, case.yes(Question::QuakeWeak)))
        && decision.finds(Finding::of(Criterion::SixGroups, six_groups(case).is_some()).under(GROUPS))
    {
        decision.grants(Label::QuakeProofing, Form::Cash, Per::Once, case.value(AMOUNT));
    }
    decision
}
