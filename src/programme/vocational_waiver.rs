//! 中等职业教育免学费 — rural students, students of farming subjects and students in
//! hardship, from the autumn term of 2012; most provinces exempt everyone.

use super::schooling::schooling;
use crate::book::parameter::vocational_waiver::WHO;
use crate::engine::case::{Case, GapKind};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::Question;

/// The waiver of one student for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::VocationalWaiver, Criterion::SecondaryVocationalStage, |case, _, decision| {
        let amount = case.without_amount(WHO);
        if let Err(gap) = amount
            && gap.why == GapKind::NotFound
        {
            decision.standing = Standing::Unknown(gap);
            return;
        }
        let met = decision.finds(Finding::of(Criterion::RuralHousehold, case.yes(Question::Rural)).under(WHO))
            || decision.finds(Finding::of(Criterion::FarmingSubject, case.yes(Question::FarmingSubject)).under(WHO))
            || decision.finds_hardship(case);
        decision.grants(Label::VocationalWaiver, Form::Waiver, Per::Semester, amount);
        if !met {
            decision.standing = Standing::Judgement;
        }
    })
}
