//! 义务教育家庭经济困难学生生活补助 — living grant in primary and junior school.
//! Boarders whose hardship is recognised get the full standard; of those who do
//! not board, four groups get half (财教〔2019〕121号; raised from spring 2024), and
//! some places add orphans and monitored households.

use super::schooling::{group, in_four_groups, schooling};
use crate::base::keyed::Keyed;
use crate::book::parameter::living_grant::{BOARDING, DAY};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::{Group, Question};

/// The grant of one pupil for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::LivingGrant, Criterion::CompulsoryStage, |case, stage, decision| {
        let (parameter, standing) = if decision.finds(Finding::of(Criterion::Boards, case.yes(Question::Boarding))) {
            (BOARDING, if decision.finds_hardship(case) { Standing::Qualifies } else { Standing::NotNow })
        } else if decision.finds(Finding::of(Criterion::FourGroups, in_four_groups(case))) {
            (DAY, Standing::Qualifies)
        } else if group(case) == Group::Orphan || case.yes(Question::Monitored) {
            (DAY, Standing::Judgement)
        } else {
            (DAY, Standing::NotNow)
        };
        if standing != Standing::NotNow {
            let amount = case.value(parameter.of(stage.key()));
            decision.grants(Label::LivingGrant, Form::Cash, Per::Semester, amount);
            decision.standing = standing;
        }
    })
}
