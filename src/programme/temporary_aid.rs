//! 临时救助 — a single payment in an emergency or under a sudden burden of spending
//! (国发〔2014〕47号). Whether a household is in need is judged; the sum follows the
//! place's method where one is recorded, such as urban monthly standard × people ×
//! months of hardship, and a cap for small payments.

use crate::book::parameter::medical::DISPOSABLE_INCOME;
use crate::book::parameter::minimum_living::STANDARD;
use crate::book::parameter::temporary_aid::{FORMULA, METHOD, MONTHS, SMALL_SUM, SPECIAL_TRIGGER};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Emergency, Question, Recognition};

/// The aid of the household.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if !decision.finds(Finding::of(Criterion::CannotCope, !case.yes(Question::CanCope))) {
        return decision;
    }
    special(case, &mut decision);
    let amount = match case.choice(Question::Emergency) {
        Emergency::EmergencyLight => case.value(SMALL_SUM),
        Emergency::EmergencyHeavy | Emergency::EmergencySpending => by_formula(case),
    };
    decision.grants(Label::TemporaryAid, Form::Cash, Per::Once, amount);
    decision.standing = Standing::Judgement;
    decision
}

/// 城市低保月标准 × 救助人数 × 困难持续月数, at most so many months, where the place reckons so.
fn by_formula<'s>(case: &Case<'s>) -> Result<Figure<'s>, Gap> {
    case.rule(FORMULA)?;
    if !METHOD.is(case.value(METHOD)?.number(), "urban_months") {
        return case.without_amount(FORMULA);
    }
    // The standard is recorded by the year.
    let yearly = case.value(STANDARD.of("urban"))?;
    let months = case.count(Question::HardshipMonths);
    let months = case.value(MONTHS).map_or(months, |most| months.least(most));
    Ok(yearly.times(case.count(Question::Members)).of_months(months))
}

/// 特别救助, where the place has it: own payments above a multiple of local income.
fn special(case: &Case<'_>, decision: &mut Decision) {
    let group = match case.choice(Question::RecognisedAs) {
        Recognition::Destitute => "destitute",
        Recognition::MinimumLiving => "minimum_living",
        _ => return,
    };
    let multiple = SPECIAL_TRIGGER.of(group);
    if !case.is_recorded(multiple) || !case.is_stated(Question::SelfPay) {
        return;
    }
    if let (Ok(local), Ok(multiple)) = (case.value(DISPOSABLE_INCOME), case.value(multiple)) {
        let limit = local.at(multiple).called(Label::SpecialLimit);
        let over = case.amount(Question::SelfPay).exceeds(limit);
        decision.finds(Finding::by(Criterion::SpecialAidOpens, over));
    }
}
