//! 倾斜救助 over the year, like 大病保险.

use super::scope::elsewhere;
use super::slip::{Notes, layer, up_to_cap};
use super::year::Year;
use crate::base::keyed::Keyed;
use crate::book::parameter::medical as value;
use crate::engine::case::Case;
use crate::engine::figure::Figure;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Category, Question};

/// 倾斜救助, over the year like 大病保险: only where it was applied for, within the
/// province and as referred. Otherwise it is told apart, outside the sums.
pub fn of_visit<'s>(
    case: &Case<'s>,
    category: Category,
    year: &Year<'s>,
    rest: Figure<'s>,
    notes: &mut Notes,
) -> Option<Figure<'s>> {
    let applied = case.is_stated(Question::TiltApplied) && case.yes(Question::TiltApplied);
    let outside =
        matches!(elsewhere(case), Some("outside_referred" | "outside_not_referred" | "province_not_referred"));
    let slip = case.is_stated(Question::SlipTilt);
    if !slip && (!applied || outside) {
        return None;
    }
    notes.found(Finding::of(Criterion::TiltApplied, applied && !outside).under(value::TILT_CONDITION));
    let after = year.extra_aid_base.with(rest);
    let before = year.extra_aid_base.amount();
    let payment = layer(case, Question::SlipTilt, rest, notes, &|case, notes| {
        let of_sum = |base: Figure<'s>, notes: &mut Notes| {
            let threshold = case.value(value::TILT_THRESHOLD.of(category.key()))?;
            let rate = case.value(value::TILT_RATE.of(category.key()))?;
            let paid = (base - threshold).or_zero().at(rate);
            up_to_cap(paid, case.value(value::TILT_CAP.of(category.key())), notes)
        };
        let paid = of_sum(after, notes)?;
        let paid = match before {
            None => paid,
            Some(before) => (paid - of_sum(before, &mut Notes::default())?).or_zero(),
        };
        Ok(paid.least(rest).into())
    });
    Some(payment.paid)
}
