//! 学前一年免保育教育费 — the last year of kindergarten, from the autumn term of 2025
//! (国办发〔2025〕27号): the approved fee of a public kindergarten, and in a private one
//! as much as in a public one of the same kind; meals and lodging are still paid.

use super::schooling::schooling;
use crate::book::parameter::preschool_waiver::{AMOUNT, RULE};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::programme::Programme;
use crate::engine::question::Question;

/// The waiver of one child for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::PreschoolWaiver, Criterion::KindergartenStage, |case, _, decision| {
        let met = decision.finds(Finding::of(Criterion::WaiverBegun, case.rule(RULE).is_ok()).under(RULE))
            && decision.finds(Finding::of(Criterion::LastYear, case.yes(Question::LastYear)).under(RULE));
        if !met {
            return;
        }
        let public = case.yes(Question::PublicKindergarten);
        let fee = case.is_stated(Question::KindergartenFee).then(|| case.amount(Question::KindergartenFee));
        let amount = match (case.value(AMOUNT), fee) {
            // All that a public one charges is waived, whatever the fee.
            (Err(_), Some(fee)) if public => Ok(fee),
            // The family pays what a private one charges beyond that.
            (Ok(waived), Some(fee)) if !public => Ok(waived.least(fee)),
            (recorded, _) => recorded,
        };
        decision.grants(Label::PreschoolWaiver, Form::Waiver, Per::Semester, amount);
    })
}
