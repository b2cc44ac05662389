//! 普通高中脱贫家庭学生生活费补助 — 云南, from the autumn term of 2017, beside the state
//! grant. For those who entered from 2021 on the rule was not found, so that the
//! school is to be asked.

use super::schooling::{at_school, schooling};
use crate::book::parameter::high_school_living::AMOUNT;
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::Question;

/// The grant of one student for one term; of a place that has none, none.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::HighSchoolLiving, Criterion::HighStage, |case, _, decision| {
        let case = at_school(case);
        if decision.finds(Finding::of(Criterion::LivingGrantHere, case.is_recorded(AMOUNT)))
            && decision.finds(Finding::of(Criterion::ExPoor, case.yes(Question::ExPoor)))
        {
            decision.grants(Label::HighSchoolLiving, Form::Cash, Per::Semester, case.value(AMOUNT));
            decision.standing = Standing::Judgement;
        }
    })
}
