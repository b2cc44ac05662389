//! 孤儿、事实无人抚养儿童基本生活费 — a monthly allowance by the province’s standard (国办发〔2010〕54号, 民发〔2019〕62号).

use crate::base::keyed::Keyed;
use crate::book::parameter::orphan_allowance::LIVING;
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{LostParents, Question};

/// The allowance of one child.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    let lost: LostParents = case.choice(Question::LostParents);
    if decision.finds(Finding::of(Criterion::LostParents, lost != LostParents::Nothing)) {
        decision.grants(Label::OrphanAllowance, Form::Cash, Per::Month, case.value(LIVING.of(lost.key())));
    }
    decision
}
