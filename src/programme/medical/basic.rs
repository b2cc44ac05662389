//! 基本医保: of a stay in hospital by the level of the hospital, of 门诊慢特病 by the year.

use super::bands::by_bands;
use super::scope::{CASES_ELSEWHERE, is_accident, of_care_elsewhere, recorded};
use super::slip::{Notes, up_to_cap};
use super::year::Year;
use crate::base::keyed::Keyed;
use crate::base::money::Rate;
use crate::book::parameter::medical as value;
use crate::book::parameter::{Bands, Parameter};
use crate::engine::case::{Case, Gap};
use crate::engine::figure::{Figure, Label};
use crate::engine::question::{HospitalLevel, Question};

/// 基本医保: the in-scope cost above the deductible of the admission, at the rate
/// of the hospital's level or by its bands, up to what is left of the year's cap where
/// one is recorded. 异地: a table of its own, or a share paid first, or points off the rate.
pub fn of_stay<'s>(case: &Case<'s>, year: &Year<'s>, in_scope: Figure<'s>) -> Result<Figure<'s>, Gap> {
    let deductible = deductible_of_stay(case, year)?;
    let above = |in_scope: Figure<'s>| (in_scope - deductible).or_zero().called(Label::AboveDeductible);
    let paid = match table_elsewhere(case) {
        Some(key) => {
            let rate = case.value(value::ELSEWHERE_RATE.of(key))?;
            above(in_scope).at(rate)
        }
        None => {
            let level = level(case)?;
            let bands = bands_of(level);
            let by_points = care_elsewhere(case).filter(|key| !case.is_recorded(value::ELSEWHERE_SHARE.of(key)));
            let points =
                by_points.map(|key| value::ELSEWHERE_POINTS.of(key)).filter(|points| case.is_recorded(*points));
            let lowered = |rate: Figure<'s, Rate>| match points {
                None => Ok(rate),
                Some(points) => Ok(rate.lowered(case.value(points)?)),
            };
            if case.is_recorded(bands) {
                let bands = case.bands(bands)?;
                above(in_scope);
                by_bands(bands, Some(deductible), in_scope, lowered)?
            } else {
                let rate = lowered(case.value(value::BASIC_RATE.of(level.key()))?)?;
                above(in_scope).at(rate)
            }
        }
    };
    let cap = case.value(value::BASIC_CAP).map(|cap| year.basic.left_of(cap));
    let paid = up_to_cap(paid.called(Label::AtRate), cap, &mut Notes::default())?;
    if is_accident(case, value::BASIC_ACCIDENT_CAP) {
        return Ok(paid.least(year.basic_accident.left_of(case.value(value::BASIC_ACCIDENT_CAP)?)));
    }
    Ok(paid)
}

/// The deductible of a stay: less from the second of the year on, and less again from the third, where that is
/// recorded; never more than what the year's ceiling on all of them leaves. Where no rule for later admissions is
/// recorded each bears its deductible in full.
pub fn deductible_of_stay<'s>(case: &Case<'s>, year: &Year<'s>) -> Result<Figure<'s>, Gap> {
    let deductible = match table_elsewhere(case) {
        Some(key) => case.value(value::ELSEWHERE_DEDUCTIBLE.of(key))?,
        None => case.value(value::BASIC_DEDUCTIBLE.of(level(case)?.key()))?,
    };
    let factor = match admission(case, year) {
        None => None,
        Some(number) => {
            let factors = factors(case);
            let at = (number as usize).clamp(1, factors.len()) - 1;
            factors[at].and_then(|factor| recorded(case, factor))
        }
    };
    let deductible = factor.map_or(deductible, |factor| deductible.at(factor));
    if !case.is_recorded(value::BASIC_DEDUCTIBLE_CEILING) {
        return Ok(deductible);
    }
    let ceiling = case.value(value::BASIC_DEDUCTIBLE_CEILING)?;
    match year.deductible_unknown {
        Some(gap) => Err(gap),
        None => Ok(deductible.least(year.deductibles.left_of(ceiling))),
    }
}

/// Whether anything of the layer is recorded.
pub fn is_recorded(case: &Case<'_>) -> bool {
    let of_level = |level: &HospitalLevel| case.is_recorded(value::BASIC_DEDUCTIBLE.of(level.key()));
    let of_elsewhere = |key: &str| case.is_recorded(value::ELSEWHERE_DEDUCTIBLE.of(key));
    HospitalLevel::ALL.iter().any(of_level)
        || CASES_ELSEWHERE.into_iter().any(of_elsewhere)
        || case.is_recorded(value::CHRONIC_RATE)
}

/// Which admission of the year a stay is, where that counts. One that the bill does not tell comes after those that are
/// told; there may have been others, but where usual answers are taken.
pub fn admission(case: &Case<'_>, year: &Year<'_>) -> Option<u32> {
    let factors = factors(case);
    let most = u32::try_from(factors.len()).unwrap_or(u32::MAX);
    let next = year.admission + 1;
    let number = || match case.is_left_out(Question::Admission) {
        true => next,
        false => case.count_among(Question::Admission, next, most).number(),
    };
    factors.iter().any(Option::is_some).then(number)
}

/// What lessens the deductible of the first admission of a year, of the second, and of any later one that differs.
fn factors(case: &Case<'_>) -> Vec<Option<Parameter<Rate>>> {
    let of = |factor: Parameter<Rate>| case.is_recorded(factor).then_some(factor);
    let mut factors = vec![None, of(value::BASIC_REPEAT_FACTOR)];
    factors.extend(of(value::BASIC_LATER_FACTOR).map(Some));
    factors
}

/// Which of the cases of care elsewhere this is, where a rule of this layer is recorded for any.
fn care_elsewhere(case: &Case<'_>) -> Option<&'static str> {
    of_care_elsewhere(case, &[value::ELSEWHERE_SHARE, value::ELSEWHERE_RATE, value::ELSEWHERE_POINTS])
}

/// The case of care elsewhere that has a table of its own.
fn table_elsewhere(case: &Case<'_>) -> Option<&'static str> {
    care_elsewhere(case).filter(|key| case.is_recorded(value::ELSEWHERE_RATE.of(key)))
}

/// The bands of a level.
fn bands_of(level: HospitalLevel) -> Parameter<Bands> {
    match level {
        HospitalLevel::LevelOne => value::BASIC_BANDS_LEVEL_ONE,
        HospitalLevel::LevelTwo => value::BASIC_BANDS_LEVEL_TWO,
        HospitalLevel::LevelThree => value::BASIC_BANDS_LEVEL_THREE,
    }
}

/// The level of the hospital; it is not asked where nothing is recorded by it.
fn level(case: &Case<'_>) -> Result<HospitalLevel, Gap> {
    let by_level = |level: &HospitalLevel| {
        case.is_recorded(value::BASIC_RATE.of(level.key())) || case.is_recorded(bands_of(*level))
    };
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
