//! 倾斜救助 over the year, like 大病保险.

use super::of_group;
use super::scope::elsewhere;
use super::slip::{Line, Notes, layer, up_to_cap};
use super::year::Year;
use crate::base::keyed::Keyed;
use crate::book::parameter::medical as value;
use crate::engine::case::Case;
use crate::engine::figure::Figure;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Category, MonitoredAs, Question};

/// 倾斜救助, over the year like 大病保险: only where it was applied for, by a group that
/// the aid is for, within the province and as referred. Otherwise it is told apart, outside the sums, and what such a
/// visit cost brings a later one no nearer to the threshold. `base` is what the visit left to bear, `rest` what can
/// still be paid of it.
pub fn of_visit<'s>(
    case: &Case<'s>,
    category: Category,
    is_read: &dyn Fn(Question) -> bool,
    year: &mut Year<'s>,
    base: Figure<'s>,
    rest: Figure<'s>,
    notes: &mut Notes,
) -> Option<Figure<'s>> {
    let applied = case.is_stated(Question::TiltApplied) && case.yes(Question::TiltApplied);
    let slip = case.is_stated(Question::SlipTilt);
    if !slip && (!applied || category == Category::Ordinary) {
        return None;
    }
    let eligible = applied && is_as_referred(case);
    if !slip && !eligible {
        return None;
    }
    notes.found(Finding::of(Criterion::TiltApplied, eligible).under(value::TILT_CONDITION));
    let after = year.extra_aid_base.with(base);
    let before = year.extra_aid_base.amount();
    year.extra_aid_base = after.into();
    let line = Line { slip: Question::SlipTilt, group: Some(category), is_read };
    let payment = layer(case, line, rest, notes, &|case, notes| {
        let of_sum = |base: Figure<'s>, notes: &mut Notes| {
            let threshold = case.value(of_group(case, value::TILT_THRESHOLD, category))?;
            let rate = case.value(of_group(case, value::TILT_RATE, category))?;
            let paid = (base - threshold).or_zero().at(rate);
            up_to_cap(paid, case.value(of_group(case, value::TILT_CAP, category)), notes)
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

/// Whether anything of the layer is recorded for a group.
pub fn is_recorded(case: &Case<'_>, category: Category) -> bool {
    let kinds = MonitoredAs::ALL.iter().map(|kind| kind.key()).filter(|_| category == Category::Monitored);
    kinds.chain([category.key()]).any(|key| case.is_recorded(value::TILT_RATE.of(key)))
}

/// 规范转诊, within the province. Within the prefecture nobody refers, unless it was said that nobody did.
fn is_as_referred(case: &Case<'_>) -> bool {
    match elsewhere(case) {
        None => !case.is_stated(Question::Referred) || case.yes(Question::Referred),
        Some(key) => key == "province_referred",
    }
}
