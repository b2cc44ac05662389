//! 新生入学资助 — once, for new students in hardship on their way to college: 500
//! within the province, 1,000 beyond (滋蕙计划); some cities and provinces add to it.
//! Paid by the home county wherever the college is.

use super::schooling::schooling;
use crate::book::parameter::entrance_aid::{AMOUNT, GOVERNMENT};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::Question;

/// The aid of one student.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::EntranceAid, Criterion::CollegeStage, |case, _, decision| {
        let first = case.count(Question::StudyYear).number() <= 1;
        if !decision.finds(Finding::of(Criterion::NewStudent, first)) || !decision.finds_hardship(case) {
            return;
        }
        let key = if case.yes(Question::SchoolInProvince) { "in_province" } else { "out_of_province" };
        decision.grants(Label::EntranceAid, Form::Cash, Per::Once, case.value(AMOUNT.of(key)));
        if case.is_recorded(GOVERNMENT) {
            decision.grants(Label::EntranceGovernment, Form::Cash, Per::Once, case.value(GOVERNMENT));
        }
        // Places are few: the poorest come first.
        decision.standing = Standing::Judgement;
    })
}
