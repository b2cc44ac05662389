//! 大病保险 over the year: what the year left to bear above the deductible, by bands or at one rate, up to its cap.

use super::bands::by_bands;
use super::of_group;
use super::scope::recorded;
use super::slip::{Notes, Payment, up_to_cap};
use super::year::Year;
use crate::book::parameter::medical as value;
use crate::engine::case::{Case, Gap};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Category;

/// Whether 先行自付 enters the base of 大病保险; where no rule is recorded it does not.
pub fn counts_pre_self(case: &Case<'_>) -> bool {
    case.chooses(value::SERIOUS_BASE_PRE_SELF, "counted")
}

/// Whether anything of the layer is recorded.
pub fn is_recorded(case: &Case<'_>) -> bool {
    case.is_recorded(value::SERIOUS_DEDUCTIBLE) || case.is_recorded(value::SERIOUS_TILT_DEDUCTIBLE)
}

/// What it pays with one visit: that of the year with the visit less that without it, so that the visits add up to
/// the year. What is paid first may give the base more than is `left` within the scope: what finds no room then is
/// paid with the next visit. Of accidents for which nobody is liable it pays no more than their own cap in the year.
pub fn of_visit<'s>(
    case: &Case<'s>,
    category: Category,
    year: &Year<'s>,
    base: Figure<'s>,
    left: Figure<'s>,
    accident: bool,
    notes: &mut Notes,
) -> Result<Payment<'s>, Gap> {
    let after = of_year(case, category, year, base, notes)?;
    let before = match year.serious_base.amount() {
        None => None,
        // The conditions of the sum before the visit were noted then.
        Some(before) => Some(of_year(case, category, year, before, &mut Notes::default())?),
    };
    let paid = before.as_ref().map_or(after.paid, |before| {
        let paid = (after.paid - before.paid).or_zero();
        paid.called(Label::SeriousPaid)
    });
    let due = |paid: Figure<'s>| year.serious_waiting.amount().map_or(paid, |waiting| paid + waiting);
    if !accident {
        let due = due(paid);
        return Ok(Payment { paid: due.least(left), due: Some(due), cut: None });
    }
    let room = year.serious_accident.left_of(case.value(value::ACCIDENT_CAP)?);
    let within = paid.least(room).called(Label::SeriousPaid);
    let whole = before.map_or(after.whole, |before| (after.whole - before.whole).or_zero());
    let due = due(within);
    Ok(Payment { paid: due.least(left), due: Some(due), cut: Some(whole - within) })
}

/// What the rule comes to for a year.
struct OfYear<'s> {
    /// Whatever the cap.
    whole: Figure<'s>,
    /// Up to it.
    paid: Figure<'s>,
}

/// 大病保险 of the year: what is left above the deductible, by bands where they are
/// recorded, else at the rate. The tilted groups of the place have tables of their
/// own, or the deductible halved and the rate raised by points; where a cap of their own is recorded, that one
/// goes before what is said of the common cap.
fn of_year<'s>(
    case: &Case<'s>,
    category: Category,
    year: &Year<'s>,
    base: Figure<'s>,
    notes: &mut Notes,
) -> Result<OfYear<'s>, Gap> {
    let tilted = case.chooses(of_group(case, value::SERIOUS_TILT, category), "tilted");
    let deductible = match tilted {
        false => case.value(value::SERIOUS_DEDUCTIBLE)?,
        true if case.is_recorded(value::SERIOUS_TILT_DEDUCTIBLE) => case.value(value::SERIOUS_TILT_DEDUCTIBLE)?,
        true => case.value(value::SERIOUS_DEDUCTIBLE)?.at(case.value(value::SERIOUS_TILT_DEDUCTIBLE_FACTOR)?),
    };
    let deductible = deductible.called(Label::SeriousDeductible);
    let over = base.exceeds(deductible);
    notes.found(Finding::by(Criterion::LeftAboveSeriousDeductible, over));
    notes.found(Finding::of(Criterion::SeriousTilt, tilted));
    let above = (base - deductible).or_zero();
    if !over.holds {
        return Ok(OfYear { whole: above, paid: above });
    }
    let own_bands = if tilted { case.bands(value::SERIOUS_TILT_BANDS).ok() } else { None };
    let own_rate = if tilted { recorded(case, value::SERIOUS_TILT_RATE) } else { None };
    let raises = tilted && own_bands.is_none() && own_rate.is_none();
    let raised = |rate| match raises {
        true => Ok(Figure::raised(rate, case.value(value::SERIOUS_TILT_RATE_POINTS)?).called(Label::SeriousRate)),
        false => Ok(rate),
    };
    let bands =
        own_bands.map_or_else(|| if own_rate.is_some() { None } else { case.bands(value::SERIOUS_BANDS).ok() }, Some);
    let paid = match bands {
        None => above.at(raised(own_rate.map_or_else(|| case.value(value::SERIOUS_RATE), Ok)?)?),
        Some(bands) => {
            // On the gross amount the bands begin at the deductible.
            let gross = value::SERIOUS_BASIS.is(case.value(value::SERIOUS_BASIS)?.number(), "gross");
            let reached = if gross { base } else { above };
            by_bands(bands, gross.then_some(deductible), reached, raised)?
        }
    };
    let cap = if tilted && case.is_recorded(value::SERIOUS_TILT_CAP_AMOUNT) {
        case.value(value::SERIOUS_TILT_CAP_AMOUNT)
    } else {
        let lifted = tilted && case.chooses(value::SERIOUS_TILT_CAP, "lifted");
        if lifted || case.chooses(value::SERIOUS_CAPPED, "uncapped") {
            return Ok(OfYear { whole: paid, paid });
        }
        case.value(value::SERIOUS_CAP)
    };
    let cap = cap.map(|cap| year.serious_cut.amount().map_or(cap, |cut| cap + cut));
    Ok(OfYear { whole: paid, paid: up_to_cap(paid, cap, notes)? })
}
