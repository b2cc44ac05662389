//! 惠民保 over the year, where it was bought.

use super::slip::{Notes, up_to_cap};
use crate::book::parameter::supplementary as value;
use crate::engine::case::{Case, Gap};
use crate::engine::figure::Figure;

/// 惠民保 over the year: a part within the catalogue and a part outside it, each
/// with its own deductible, rate and cap.
///
/// # Errors
/// The gap, if a deductible or rate is not recorded.
pub fn of_year<'s>(
    case: &Case<'s>,
    own_in_scope: Figure<'s>,
    out_of_scope: Option<Figure<'s>>,
) -> Result<Figure<'s>, Gap> {
    let part = |base: Figure<'s>, deductible, rate, cap| {
        let above = (base - case.value(deductible)?).or_zero();
        up_to_cap(above.at(case.value(rate)?), case.value(cap), &mut Notes::default())
    };
    let within = part(own_in_scope, value::IN_SCOPE_DEDUCTIBLE, value::IN_SCOPE_RATE, value::IN_SCOPE_CAP)?;
    let Some(out_of_scope) = out_of_scope else { return Ok(within) };
    let outside =
        part(out_of_scope, value::OUT_OF_SCOPE_DEDUCTIBLE, value::OUT_OF_SCOPE_RATE, value::OUT_OF_SCOPE_CAP)?;
    Ok(within + outside)
}
