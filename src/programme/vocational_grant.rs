//! 中等职业教育国家助学金 — all students of farming subjects, others in hardship, and
//! rural students of the former contiguous poor areas; years one and two, and
//! year three from the spring term of 2025 (财教〔2024〕181号). The nation sets an average,
//! some places a sum of their own.

use super::schooling::{at_school, schooling};
use crate::book::parameter::vocational_grant::{AMOUNT, WHO, YEARS};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::Question;

/// The grant of one student for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::VocationalGrant, Criterion::SecondaryVocationalStage, |case, _, decision| {
        let years = match case.value(YEARS) {
            Ok(years) => years.number(),
            Err(gap) => {
                decision.standing = Standing::Unknown(gap);
                return;
            }
        };
        let covered = case.count(Question::StudyYear).number() <= years;
        if !decision.finds(Finding::of(Criterion::YearCovered, covered).under(WHO)) {
            return;
        }
        let met = decision.finds(Finding::of(Criterion::FarmingSubject, case.yes(Question::FarmingSubject)).under(WHO))
            || decision.finds_hardship(case);
        // Which counties belong to the former poor areas is not recorded.
        if met || case.yes(Question::Rural) {
            decision.grants(Label::VocationalGrant, Form::Cash, Per::Semester, at_school(case).value(AMOUNT));
        }
        if decision.standing == Standing::Qualifies && !met {
            decision.standing = Standing::Judgement;
        }
    })
}
