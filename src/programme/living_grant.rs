//! 义务教育家庭经济困难学生生活补助 — living grant in primary and junior school.
//! Boarders whose hardship is recognised get the full standard; of those who do
//! not board, four groups get half (财教〔2019〕121号; raised from spring 2024).

use crate::completion::Case;
use crate::decision::{Decision, Entitlement, Form, Per, Standing};
use crate::figure::Label;
use crate::finding::{Criterion, Finding};
use crate::keyed::Keyed;
use crate::parameter::living_grant::{BOARDING, DAY};
use crate::question::{Question, Stage};

/// The grant of one pupil for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    let stage: Stage = case.choice(Question::Stage);
    let compulsory = matches!(stage, Stage::Primary | Stage::Junior);
    let mut found = vec![Finding::of(Criterion::CompulsoryStage, compulsory)];
    let mut standing = Standing::NotNow;
    let mut amount = None;
    if compulsory {
        let boards = case.yes(Question::Boarding);
        let ex_poor = case.yes(Question::ExPoor);
        let recognised = ex_poor || case.yes(Question::Monitored) || case.yes(Question::Hardship);
        found.push(Finding::of(Criterion::Boards, boards));
        found.push(Finding::of(Criterion::RecognisedHardship, recognised));
        standing = match (recognised, boards || ex_poor) {
            (false, _) => Standing::NotNow,
            (true, true) => Standing::Qualifies,
            // Whether a child who does not board is in one of the four groups
            // is not asked; some places add further groups.
            (true, false) => Standing::Judgement,
        };
        let parameter = if boards { BOARDING } else { DAY };
        amount = recognised.then(|| case.value(parameter.of(stage.key())));
    }
    let entitlements = amount.map(|amount| Entitlement::of(Label::LivingGrant, Form::Cash, Per::Semester, amount));
    Decision { entitlements: entitlements.into_iter().collect(), ..Decision::of(standing, found) }
}
