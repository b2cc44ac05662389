//! 养老服务消费补贴 — vouchers for a share of a month’s services for dependent old people, up to a limit
//! (民办函〔2025〕49号, from 2026).

use crate::base::keyed::Keyed;
use crate::book::parameter::care_voucher::{CAP, RATE, WHO};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{CarePlace, Question};

/// What vouchers cover of a month.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if decision.finds(Finding::of(Criterion::Dependent, case.yes(Question::Dependent)).under(WHO)) {
        decision.grants(Label::CareVoucher, Form::Waiver, Per::Month, covered(case));
    }
    decision
}

fn covered<'s>(case: &Case<'s>) -> Result<Figure<'s>, Gap> {
    let place: CarePlace = case.choice(Question::CarePlace);
    let rate = case.value(RATE.of(place.key()))?;
    let share = case.amount(Question::CareBill).at(rate).called(Label::CareShare);
    Ok(share.least(case.value(CAP)?))
}
