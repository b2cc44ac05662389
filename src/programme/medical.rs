//! 医疗三重保障 — what the layers of cover pay of a person's year of care.
//! 国办发〔2021〕42号: 基本医保, then 大病保险, then 医疗救助 and 倾斜救助, then a 惠民保
//! that was bought; each reads what the layers before it left of the in-scope
//! cost, and each payment is rounded half up to the fen before the next layer
//! reads it. Every visit is dated by its day of discharge and belongs to that
//! year; caps and deductibles run over the year.
//!
//! | file | what |
//! |---|---|
//! | `scope` | the cost that the layers look at: 政策范围内费用, 异地就医 |
//! | `basic` | 基本医保: a stay in hospital, 门诊慢特病 |
//! | `serious` | 大病保险 of the year |
//! | `aid` | 医疗救助 |
//! | `extra_aid` | 倾斜救助 |
//! | `supplementary` | 惠民保 |
//! | `slip` | how a layer's payment is taken: exact, from the settlement slip, as a range, missing |
//! | `year` | what has come together in the year before a visit |
//! | `chain` | the layers one after another, over all visits |
//! | `curve` | the own cost of a stay against its bill |

mod aid;
mod basic;
mod chain;
pub mod curve;
mod extra_aid;
mod scope;
mod serious;
mod slip;
mod supplementary;
mod year;

use crate::engine::case::Case;
use crate::engine::decision::Decision;
use crate::engine::question::Question;
use chain::Chain;

/// What each layer pays of the year's visits, what is left to bear, and both
/// ratios. Of two identities the one that costs the person less counts, for the
/// whole year; at a tie the first.
pub fn decide(case: &Case<'_>) -> Decision {
    let first = Chain::of(case, Question::Category);
    let best = match case.is_stated(Question::AlsoCategory) {
        false => first,
        true => {
            let other = Chain::of(case, Question::AlsoCategory);
            if other.own_in_scope().is_below(first.own_in_scope()).holds { other } else { first }
        }
    };
    best.decision(case)
}
