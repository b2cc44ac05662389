//! 普通高中免学杂费 — four groups of students, from the autumn term of 2016
//! (财教〔2016〕292号). What is waived is the approved fee of a public school, which
//! goes by the level of the school; lodging is still paid.

use super::schooling::{at_school, in_four_groups, schooling};
use crate::base::keyed::Keyed;
use crate::book::parameter::high_school_fees::{FEE, WHO};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::{Question, SchoolLevel};

/// The waiver of one student for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::HighSchoolFees, Criterion::HighStage, |case, _, decision| {
        if let Err(gap) = case.rule(WHO) {
            decision.standing = Standing::Unknown(gap);
            return;
        }
        if !decision.finds(Finding::of(Criterion::FourGroups, in_four_groups(case)).under(WHO)) {
            return;
        }
        let case = at_school(case);
        let amount = if case.is_nationwide() {
            // What schools elsewhere charge is not asked.
            case.without_amount(WHO)
        } else {
            // Provinces name the levels of their schools differently.
            let fee = FEE.of(case.choice::<SchoolLevel>(Question::SchoolLevel).key());
            if case.is_recorded(fee) { case.value(fee) } else { case.one_of(FEE) }
        };
        decision.grants(Label::HighSchoolFees, Form::Waiver, Per::Semester, amount);
    })
}
