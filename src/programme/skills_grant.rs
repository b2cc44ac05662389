//! 雨露计划 — grant for vocational students of ex-poor and monitored households.
//! 云乡振发〔2022〕51号 in 云南, from the autumn term of 2022. Paid by the term, by
//! the home county wherever the school is; a newly monitored household is paid
//! from the term in which it was listed.

use super::schooling::schooling;
use crate::base::calendar::{DatedBy, Semester};
use crate::base::keyed::Keyed;
use crate::book::parameter::skills_grant::{AMOUNT, ENROLMENT, START_RULE, WHO};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::{Attendance, Question, Stage};

/// The grant of one student for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::SkillsGrant, Criterion::VocationalStage, |case, stage, decision| {
        let ex_poor = case.yes(Question::ExPoor);
        let on_register = ex_poor || case.yes(Question::Monitored);
        if !decision.finds(Finding::of(Criterion::ExPoorHousehold, on_register).under(WHO)) {
            return;
        }
        // What a place says of the others marks no result of those who attend.
        let attends = case.choice::<Attendance>(Question::Attendance) == Attendance::Attending
            || !case.chooses(ENROLMENT, "attending_only");
        if !decision.finds(Finding::of(Criterion::AttendsFullTime, attends).under(WHO)) {
            return;
        }
        let listed = ex_poor
            || case.rule(START_RULE).is_err()
            || decision.finds(Finding::of(Criterion::ListedByTerm, listed_by_term(case)).under(START_RULE));
        if listed {
            match case.value(AMOUNT.of(stage.key())) {
                // Few texts say whether 职业本科 counts as vocational study or as an ordinary bachelor course.
                Err(gap) if stage == Stage::VocationalBachelor => decision.standing = Standing::Unknown(gap),
                amount => decision.grants(Label::SkillsGrant, Form::Cash, Per::Semester, amount),
            }
        }
    })
}

/// Whether the household was listed by the term: told by the day of listing where
/// that lies before or after the term; within it, holidays count as the next one.
fn listed_by_term(case: &Case<'_>) -> bool {
    let term = Semester::of(case.day(DatedBy::Semester));
    match case.date(Question::MonitoredSince) {
        Some(since) if since < term.first_day() => true,
        Some(since) if since > term.last_day() => false,
        _ => case.yes(Question::ListedByTerm),
    }
}
