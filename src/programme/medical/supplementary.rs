//! 惠民保 over the year, where it was bought.

use super::bands::by_bands;
use super::scope::recorded;
use super::slip::{Notes, up_to_cap};
use crate::base::money::{Money, Rate};
use crate::book::parameter::supplementary as value;
use crate::book::parameter::{Bands, Parameter};
use crate::engine::case::{Case, Gap};
use crate::engine::figure::Figure;
use crate::engine::question::Question;

/// The terms of a part.
struct Part {
    deductible: Parameter<Money>,
    rate: Parameter<Rate>,
    bands: Parameter<Bands>,
    cap: Parameter<Money>,
}

const IN_SCOPE: Part = Part {
    deductible: value::IN_SCOPE_DEDUCTIBLE,
    rate: value::IN_SCOPE_RATE,
    bands: value::IN_SCOPE_BANDS,
    cap: value::IN_SCOPE_CAP,
};
const OUT_OF_SCOPE: Part = Part {
    deductible: value::OUT_OF_SCOPE_DEDUCTIBLE,
    rate: value::OUT_OF_SCOPE_RATE,
    bands: value::OUT_OF_SCOPE_BANDS,
    cap: value::OUT_OF_SCOPE_CAP,
};
const TOGETHER: Part = Part {
    deductible: value::TOGETHER_DEDUCTIBLE,
    rate: value::TOGETHER_RATE,
    bands: value::TOGETHER_BANDS,
    cap: value::TOGETHER_CAP,
};

/// Whether it was bought.
pub fn is_bought(case: &Case<'_>) -> bool {
    case.is_stated(Question::Supplementary) && case.yes(Question::Supplementary)
}

/// Whether the parts within the catalogue and outside it make one sum with one deductible: then neither can be reckoned
/// without the other.
pub fn is_one_sum(case: &Case<'_>) -> bool {
    case.is_recorded(value::TOGETHER_DEDUCTIBLE)
}

/// 惠民保 over the year: a part within the catalogue and a part outside it, of each as much as counts, apart or as one
/// sum.
///
/// # Errors
/// The gap, if a deductible or rate is not recorded.
pub fn of_year<'s>(
    case: &Case<'s>,
    own_in_scope: Figure<'s>,
    out_of_scope: Option<Figure<'s>>,
) -> Result<Figure<'s>, Gap> {
    let counted = |cost: Figure<'s>, weight| recorded(case, weight).map_or(cost, |weight| cost.at(weight));
    let within = counted(own_in_scope, value::IN_SCOPE_WEIGHT);
    let outside = out_of_scope.map(|cost| counted(cost, value::OUT_OF_SCOPE_WEIGHT));
    if is_one_sum(case) {
        return TOGETHER.of(case, outside.map_or(within, |outside| within + outside));
    }
    let within = IN_SCOPE.of(case, within)?;
    match outside {
        None => Ok(within),
        Some(outside) => Ok(within + OUT_OF_SCOPE.of(case, outside)?),
    }
}

impl Part {
    /// What is above the deductible, by its bands where they are recorded, else at its rate, up to its cap.
    fn of<'s>(&self, case: &Case<'s>, base: Figure<'s>) -> Result<Figure<'s>, Gap> {
        let above = (base - case.value(self.deductible)?).or_zero();
        let paid = match case.is_recorded(self.bands) {
            true => by_bands(case.bands(self.bands)?, None, above, Ok)?,
            false => above.at(case.value(self.rate)?),
        };
        up_to_cap(paid, case.value(self.cap), &mut Notes::default())
    }
}
