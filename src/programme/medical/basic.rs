//! 基本医保: of a stay in hospital by the level of the hospital, of 门诊慢特病 by the year.

use super::scope::{of_care_elsewhere, recorded};
use super::slip::{Notes, up_to_cap};
use super::year::Year;
use crate::base::keyed::Keyed;
use crate::book::parameter::medical as value;
use crate::engine::case::{Case, Gap};
use crate::engine::figure::{Figure, Label};
use crate::engine::question::{HospitalLevel, Question};

/// 基本医保: the in-scope cost above the deductible of the admission, at the rate
/// of the hospital's level, up to what is left of the year's cap where one is
/// recorded. 异地: a table of its own, or a share paid first, or points off the rate.
pub fn of_stay<'s>(case: &Case<'s>, year: &Year<'s>, in_scope: Figure<'s>) -> Result<Figure<'s>, Gap> {
    let values = [value::ELSEWHERE_SHARE, value::ELSEWHERE_RATE, value::ELSEWHERE_POINTS];
    let elsewhere = of_care_elsewhere(case, &values);
    let table = elsewhere.filter(|key| case.is_recorded(value::ELSEWHERE_RATE.of(key)));
    let (mut deductible, rate) = match table {
        Some(key) => (case.value(value::ELSEWHERE_DEDUCTIBLE.of(key))?, case.value(value::ELSEWHERE_RATE.of(key))?),
        None => {
            let level = level(case)?;
            let deductible = case.value(value::BASIC_DEDUCTIBLE.of(level.key()))?;
            let rate = case.value(value::BASIC_RATE.of(level.key()))?;
            let by_points = elsewhere.filter(|key| !case.is_recorded(value::ELSEWHERE_SHARE.of(key)));
            let points =
                by_points.map(|key| value::ELSEWHERE_POINTS.of(key)).filter(|points| case.is_recorded(*points));
            (deductible, points.map_or(Ok(rate), |points| Ok(rate.lowered(case.value(points)?)))?)
        }
    };
    // Where no rule for later admissions is recorded each bears its deductible in full.
    let nth = if case.is_stated(Question::Admission) {
        case.peek(Question::Admission)
    } else {
        i64::from(year.admissions) + 1
    };
    if let Some(factor) = recorded(case, value::BASIC_REPEAT_FACTOR).filter(|_| nth > 1) {
        deductible = deductible.at(factor);
    }
    let above = (in_scope - deductible).or_zero().called(Label::AboveDeductible);
    let cap = case.value(value::BASIC_CAP).map(|cap| year.basic.left_of(cap));
    up_to_cap(above.at(rate).called(Label::AtRate), cap, &mut Notes::default())
}

/// The level of the hospital; it is not asked where nothing is recorded by it.
fn level(case: &Case<'_>) -> Result<HospitalLevel, Gap> {
    let by_level = |level: &HospitalLevel| case.is_recorded(value::BASIC_RATE.of(level.key()));
    if case.is_stated(Question::HospitalLevel) || HospitalLevel::ALL.iter().any(by_level) {
        Ok(case.choice(Question::HospitalLevel))
    } else {
        Err(case.lacks(value::BASIC_RATE))
    }
}

/// 门诊慢特病: above the deductible of the year, at its rate, up to its cap.
pub fn of_chronic_care<'s>(case: &Case<'s>, year: &Year<'s>, in_scope: Figure<'s>) -> Result<Figure<'s>, Gap> {
    let rate = case.value(value::CHRONIC_RATE)?;
    let deductible = year.chronic_base.left_of(case.value(value::CHRONIC_DEDUCTIBLE)?);
    let above = (in_scope - deductible).or_zero().called(Label::AboveDeductible);
    let cap = case.value(value::CHRONIC_CAP).map(|cap| year.chronic.left_of(cap));
    up_to_cap(above.at(rate).called(Label::AtRate), cap, &mut Notes::default())
}
