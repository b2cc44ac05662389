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
const SPECIAL_DRUGS: Part = Part {
    deductible: value::SPECIAL_DRUG_DEDUCTIBLE,
    rate: value::SPECIAL_DRUG_RATE,
    bands: value::SPECIAL_DRUG_BANDS,
    cap: value::SPECIAL_DRUG_CAP,
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
fn is_one_sum(case: &Case<'_>) -> bool {
    case.is_recorded(value::TOGETHER_DEDUCTIBLE)
}

/// What special drugs cost of a visit where they are a part of their own: a bill that does not tell of any has none.
pub fn special_drugs<'s>(case: &Case<'s>) -> Option<Figure<'s>> {
    has_special_drugs(case).then(|| case.amount(Question::SpecialDrugs))
}

fn has_special_drugs(case: &Case<'_>) -> bool {
    let is_apart = || case.is_recorded(value::SPECIAL_DRUG_RATE) || case.is_recorded(value::SPECIAL_DRUG_BANDS);
    case.is_stated(Question::SpecialDrugs) && is_bought(case) && is_apart()
}

/// Whether what is outside the catalogue has to be known of every bill: where it is one sum with what is within, or
/// special drugs are told of one.
pub fn reads_the_whole(case: &Case<'_>) -> bool {
    is_bought(case) && (is_one_sum(case) || case.visits().iter().any(|visit| has_special_drugs(&case.visit(*visit))))
}

/// 惠民保 over the year: a part within the catalogue and a part outside it, of each as much as counts, apart or as one
/// sum; special drugs outside it by themselves where the product has them as a part of their own.
///
/// # Errors
/// The gap, if a deductible or rate is not recorded.
pub fn of_year<'s>(
    case: &Case<'s>,
    own_in_scope: Figure<'s>,
    out_of_scope: Option<Figure<'s>>,
    drugs: Option<Figure<'s>>,
) -> Result<Figure<'s>, Gap> {
    let counted = |cost: Figure<'s>, weight| recorded(case, weight).map_or(cost, |weight| cost.at(weight));
    let within = counted(own_in_scope, value::IN_SCOPE_WEIGHT);
    let others = out_of_scope.map(|cost| drugs.map_or(cost, |drugs| (cost - drugs).or_zero()));
    let outside = others.map(|cost| counted(cost, value::OUT_OF_SCOPE_WEIGHT));
    // What one part has more of the other has less of.
    let turns = drugs.is_some();
    let drugs = drugs.map(|drugs| SPECIAL_DRUGS.of(case, drugs, turns)).transpose()?;
    let and_drugs = |paid: Figure<'s>| drugs.map_or(paid, |drugs| paid + drugs);
    if is_one_sum(case) {
        return TOGETHER.of(case, outside.map_or(within, |outside| within + outside), turns).map(and_drugs);
    }
    let within = IN_SCOPE.of(case, within, false)?;
    match outside {
        None => Ok(within),
        Some(outside) => Ok(and_drugs(within + OUT_OF_SCOPE.of(case, outside, turns)?)),
    }
}

impl Part {
    /// What is above the deductible, by its bands where they are recorded, else at its rate, up to its cap. Where an
    /// open amount lies in two parts, what both pay together `turns` back at any edge of either.
    fn of<'s>(&self, case: &Case<'s>, base: Figure<'s>, turns: bool) -> Result<Figure<'s>, Gap> {
        let edge = |amount: Figure<'s>, edge: Figure<'s>| turns.then(|| amount.is_below_leaping(edge));
        let deductible = case.value(self.deductible)?;
        edge(base, deductible);
        let above = (base - deductible).or_zero();
        let paid = match case.is_recorded(self.bands) {
            true => {
                let bands = case.bands(self.bands)?;
                for up_to in bands.iter().filter_map(|band| band.up_to) {
                    edge(above, up_to);
                }
                by_bands(bands, None, above, Ok)?
            }
            false => above.at(case.value(self.rate)?),
        };
        let cap = case.value(self.cap);
        if let Ok(cap) = cap {
            edge(paid, cap);
        }
        up_to_cap(paid, cap, &mut Notes::default())
    }
}
