//! 外出务工交通补助 — a payment towards the fare of ex-poor and monitored people who work
//! in another province, or in another county where the province has that too
//! (云人社通〔2021〕49号, 鄂人社发〔2021〕25号 and the like). Yearly or once, organised or
//! not, as the province says; what is not recorded is left to the office.

use crate::book::parameter::travel_subsidy::{AMOUNT, ARRANGEMENT, FREQUENCY, MONTHS, RULES};
use crate::engine::case::{Case, GapKind};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Question, Workplace};

/// The aid of one worker.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    let key = match case.choice(Question::WorksWhere) {
        Workplace::OutsideProvince => Some("outside_province"),
        Workplace::OtherCounty => Some("other_county"),
        Workplace::HomeCounty | Workplace::NoWork => None,
    };
    if !decision.finds_listed(case) || !decision.finds(Finding::of(Criterion::WorksAway, key.is_some())) {
        return decision;
    }
    let mut settled = true;
    match case.value(MONTHS) {
        Ok(months) => {
            let long = case.count(Question::MonthsAway).reaches(months);
            if !decision.finds(Finding::by(Criterion::LongEnoughAway, long).under(RULES)) {
                return decision;
            }
        }
        Err(_) => settled = false,
    }
    if case.chooses(ARRANGEMENT, "organised_only")
        && !decision.finds(Finding::of(Criterion::Organised, case.yes(Question::Organised)))
    {
        return decision;
    }
    let yearly = case.chooses(FREQUENCY, "yearly");
    if !yearly {
        settled &= case.is_recorded(FREQUENCY);
        if !decision.finds(Finding::of(Criterion::NotPaidBefore, !case.yes(Question::TravelPaid))) {
            return decision;
        }
    }
    let amount = case.value(AMOUNT.of(key.unwrap_or_default()));
    if let (Some("other_county"), Err(gap)) = (key, amount)
        && gap.why == GapKind::NotFound
    {
        // Travel within the province is paid only where a province says so.
        decision.standing = Standing::Unknown(gap);
        return decision;
    }
    decision.grants(Label::TravelSubsidy, Form::Cash, if yearly { Per::Year } else { Per::Once }, amount);
    if !settled {
        decision.standing = Standing::Judgement;
    }
    decision
}
