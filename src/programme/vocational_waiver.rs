//! 中等职业教育免学费 — rural students, students of farming subjects and students in
//! hardship, from the autumn term of 2012; most provinces exempt everyone. What is
//! waived is the fee of the school's place, where one is recorded: one for all
//! subjects, or by kind of subject.

use super::schooling::{at_school, schooling};
use crate::book::parameter::vocational_waiver::{FEE, REACH, WHO};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::{Question, SubjectKind};

/// The waiver of one student for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::VocationalWaiver, Criterion::SecondaryVocationalStage, |case, _, decision| {
        if let Err(gap) = case.rule(WHO) {
            decision.standing = Standing::Unknown(gap);
            return;
        }
        // Where the school is matters only to a place that has something of its own.
        let school = if has_fee(case) || case.is_recorded(REACH) { at_school(case) } else { *case };
        let everyone =
            school.chooses(REACH, "everyone") && decision.finds(Finding::of(Criterion::EveryoneExempt, true));
        let met = everyone
            || decision.finds(Finding::of(Criterion::RuralHousehold, case.yes(Question::Rural)).under(WHO))
            || decision.finds(Finding::of(Criterion::FarmingSubject, case.yes(Question::FarmingSubject)).under(WHO))
            || decision.finds_hardship(case);
        decision.grants(Label::VocationalWaiver, Form::Waiver, Per::Semester, fee(&school));
        if !met {
            decision.standing = Standing::Judgement;
        }
    })
}

/// Whether the place has a fee for any subject.
fn has_fee(case: &Case<'_>) -> bool {
    FEE.place().definition().cases.iter().any(|subject| case.is_recorded(FEE.of(subject)))
}

/// The fee of the student's subject.
fn fee<'s>(case: &Case<'s>) -> Result<Figure<'s>, Gap> {
    let any = FEE.of("any_subject");
    if case.is_recorded(any) {
        return case.value(any);
    }
    if !has_fee(case) {
        return case.without_amount(WHO);
    }
    let subject = if case.yes(Question::FarmingSubject) {
        "farming_medical_subject"
    } else {
        match case.choice(Question::SubjectKind) {
            SubjectKind::OrdinarySubject => "ordinary_subject",
            SubjectKind::MedicalSubject => "farming_medical_subject",
            SubjectKind::ArtsSubject => "arts_subject",
            SubjectKind::OperaSubject => "opera_subject",
        }
    };
    case.value(FEE.of(subject))
}
