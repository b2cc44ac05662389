//! 奖学金 — for achievement, awarded once a year (财教〔2019〕25号, raised from 2024).
//! The national one and the national inspiration one exclude each other within a
//! year; the latter also asks for hardship. Either goes with the state grant.

use super::schooling::{POSTGRADUATE, SECONDARY_VOCATIONAL, schooling};
use crate::base::keyed::Keyed;
use crate::book::parameter::scholarships as value;
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::Criterion;
use crate::engine::programme::Programme;
use crate::engine::question::{Awarded, Question};

/// What one student may be awarded for one year.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::Scholarships, Criterion::ScholarshipStage, |case, stage, decision| {
        let national = if SECONDARY_VOCATIONAL.contains(&stage) {
            case.value(value::VOCATIONAL)
        } else if POSTGRADUATE.contains(&stage) {
            case.value(value::POSTGRADUATE.of(stage.key()))
        } else {
            case.value(value::NATIONAL)
        };
        let college = !SECONDARY_VOCATIONAL.contains(&stage) && !POSTGRADUATE.contains(&stage);
        // Whoever was awarded the one has no place for the other within the year.
        let awarded = if college { case.choice(Question::Awarded) } else { Awarded::NoAward };
        let is_taken = |other: Awarded| awarded == other && case.chooses(value::EXCLUSION, "one_a_year");
        if !is_taken(Awarded::InspirationAward) {
            decision.grants(Label::NationalScholarship, Form::Cash, Per::Year, national);
        }
        if college && !is_taken(Awarded::NationalAward) && decision.finds_hardship(case) {
            decision.grants(Label::InspirationScholarship, Form::Cash, Per::Year, case.value(value::INSPIRATION));
        }
        // Awarded by the school for results, to few.
        decision.standing = Standing::Judgement;
    })
}
