//! 新生入学资助 — once, for new students in hardship on their way to college: 500
//! within the province, 1,000 beyond (滋蕙计划); some cities and provinces add to it.
//! Paid by the home county wherever the college is.

use super::schooling::{group, schooling};
use crate::base::keyed::Keyed;
use crate::book::parameter::entrance_aid::{AMOUNT, GOVERNMENT, GOVERNMENT_BY_STAGE};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::{Group, Question, Stage};

/// The aid of one student.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::EntranceAid, Criterion::CollegeStage, |case, stage, decision| {
        let first = case.count(Question::StudyYear).number() <= 1;
        if !decision.finds(Finding::of(Criterion::NewStudent, first)) || !decision.finds_hardship(case) {
            return;
        }
        let key = if case.yes(Question::SchoolInProvince) { "in_province" } else { "out_of_province" };
        decision.grants(Label::EntranceAid, Form::Cash, Per::Once, case.value(AMOUNT.of(key)));
        let is_recorded = |stage: Stage| case.is_recorded(GOVERNMENT_BY_STAGE.of(stage.key()));
        let of_stage = || match stage {
            // The text names 本科 and 高职高专, and does not say as which it counts.
            Stage::VocationalBachelor => case.one_of(GOVERNMENT_BY_STAGE),
            stage => case.value(GOVERNMENT_BY_STAGE.of(stage.key())),
        };
        let stages = if stage == Stage::VocationalBachelor { Programme::EntranceAid.stages() } else { &[stage][..] };
        let amount = match group(case) {
            _ if !stages.iter().any(|stage| is_recorded(*stage)) => None,
            Group::RuralDestitute | Group::Orphan => Some(of_stage()),
            // Classes one and two alone, which the county sees.
            Group::RuralMinimumLiving => {
                Some(of_stage().map(|amount| case.either(GOVERNMENT_BY_STAGE, amount.nothing(), amount)))
            }
            Group::Disabled | Group::Nothing => None,
        };
        if let Some(amount) = amount {
            decision.grants(Label::EntranceGovernment, Form::Cash, Per::Once, amount);
        }
        if case.is_recorded(GOVERNMENT) {
            decision.grants(Label::EntranceGovernment, Form::Cash, Per::Once, case.value(GOVERNMENT));
        }
        // Places are few: the poorest come first.
        decision.standing = Standing::Judgement;
    })
}
