//! 农村义务教育学生营养改善计划 — meals at the rural pilot schools; given as food, never
//! in money. 4 yuan a day, 5 from the autumn term of 2021.

use super::schooling::schooling;
use crate::book::parameter::meals::ALLOWANCE;
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::Question;

/// The meals of one pupil for one school day.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::Meals, Criterion::CompulsoryStage, |case, _, decision| {
        if decision.finds(Finding::of(Criterion::MealsSchool, case.yes(Question::SchoolMeals))) {
            decision.grants(Label::Meals, Form::InKind, Per::Day, case.value(ALLOWANCE));
        }
    })
}
