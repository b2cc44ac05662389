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
//! | `bands` | a payment by bands |
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
mod bands;
mod basic;
mod chain;
pub mod curve;
mod extra_aid;
mod scope;
mod serious;
mod slip;
mod supplementary;
mod year;

use crate::base::keyed::Keyed;
use crate::book::parameter::{Parameter, medical as value};
use crate::engine::case::Case;
use crate::engine::decision::Decision;
use crate::engine::question::{Category, MonitoredAs, Question};
use chain::Chain;

/// What each layer pays of the year's visits, what is left to bear, and both
/// ratios. Of two identities the one that costs the person less counts, for the
/// whole year; at a tie the higher in rank (就高不就低).
pub fn decide(case: &Case<'_>) -> Decision {
    // Of two open ones the better is one of them, as if it were the only one; not where the first has changed.
    let both_open = [Question::Category, Question::AlsoCategory].iter().all(|identity| case.is_open(*identity))
        && !case.is_stated(Question::CategorySince);
    let also = if both_open { Category::Ordinary } else { chain::group(case, Question::AlsoCategory) };
    if also == Category::Ordinary {
        return Chain::of(case, Question::Category, &[Question::Category]).decision(case);
    }
    let identities = [Question::Category, Question::AlsoCategory];
    let [first, other] = identities.map(|identity| Chain::of(case, identity, &identities));
    let (higher, lower) = if also.outranks(first.category) { (other, first) } else { (first, other) };
    let best = if lower.own_in_scope().is_below_leaping(higher.own_in_scope()).holds { lower } else { higher };
    let counted = best.category;
    Decision { identity: Some(counted), ..best.decision(case) }
}

/// Whether two groups come to the same on the days of these visits, whatever else is told: nothing that is recorded of
/// either tells one from the other.
fn are_alike(case: &Case<'_>, visits: &[u8], one: Category, other: Category) -> bool {
    let applied = case.is_stated(Question::TiltApplied);
    let is_one = |category| one == category || other == category;
    let same = |case: Case<'_>| {
        let rates = [value::AID_RATE, value::AID_RATE_GRAVE, value::CHRONIC_AID_RATE, value::TILT_RATE];
        let amounts = [
            value::AID_DEDUCTIBLE,
            value::AID_CAP,
            value::AID_CAP_GRAVE,
            value::AID_CAP_CHRONIC,
            value::TILT_THRESHOLD,
            value::TILT_CAP,
        ];
        let options = [value::AID_COVERS, value::SERIOUS_TILT];
        let of_a_kind = |kind: &MonitoredAs| {
            let key = kind.key();
            rates.iter().any(|rate| case.is_recorded(rate.of(key)))
                || amounts.iter().any(|amount| case.is_recorded(amount.of(key)))
                || options.iter().any(|option| case.is_recorded(option.of(key)))
        };
        let told_apart = is_one(Category::Monitored) && MonitoredAs::ALL.iter().any(of_a_kind);
        aid::is_aided(&case, one) == aid::is_aided(&case, other)
            && !told_apart
            && rates.iter().all(|rate| case.is_alike(rate.of(one.key()), rate.of(other.key())))
            && amounts.iter().all(|amount| case.is_alike(amount.of(one.key()), amount.of(other.key())))
            && options.iter().all(|option| case.is_alike(option.of(one.key()), option.of(other.key())))
    };
    !(applied && is_one(Category::Ordinary)) && visits.iter().all(|visit| same(case.visit(*visit)))
}

/// The case of a parameter that a group has: where the place tells the three kinds of monitored households apart, that
/// of the kind.
fn of_group<T>(case: &Case<'_>, parameter: Parameter<T>, category: Category) -> Parameter<T> {
    let told_apart = |kind: &MonitoredAs| case.is_recorded(parameter.of(kind.key()));
    if category == Category::Monitored && MonitoredAs::ALL.iter().any(told_apart) {
        let own = parameter.of(case.choice::<MonitoredAs>(Question::MonitoredAs).key());
        if case.is_recorded(own) {
            return own;
        }
    }
    parameter.of(category.key())
}
