//! 低保边缘家庭 — a little above the minimum living standard: income per head below
//! a multiple of it, assets within the local rule, and no allowance. It gives no
//! money itself; it opens medical, school, housing and other aid.

use crate::book::parameter::minimum_living_margin::{MULTIPLE, PROPERTY_RULE};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;
use crate::programme::{income, minimum_living};

/// Not below the standard, below its multiple.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    decision.standing = conditions(case, &mut decision).unwrap_or_else(|gap| {
        // Assets beyond the local rule decide without the value that is lacking.
        let assets = Finding::of(Criterion::AssetsWithin, case.yes(Question::AssetsWithin)).under(PROPERTY_RULE);
        if decision.finds(assets) { Standing::Unknown(gap) } else { Standing::NotNow }
    });
    decision
}

fn conditions(case: &Case<'_>, decision: &mut Decision) -> Result<Standing, Gap> {
    let standard = minimum_living::standard(case)?;
    let multiple = case.value(MULTIPLE);
    let limit = multiple.map(|multiple| standard.limit_at(multiple).called(Label::MarginForHousehold));
    let income = income::counted(case);
    // Below the standard the multiple of it decides nothing.
    let met = decision.finds(Finding::by(Criterion::IncomeNotBelowStandard, income.reaches(standard)))
        && decision.finds(Finding::by(Criterion::IncomeBelowMargin, income.is_below(limit?)))
        && decision.finds(Finding::of(Criterion::AssetsWithin, case.yes(Question::AssetsWithin)).under(PROPERTY_RULE));
    Ok(if met { Standing::Qualifies } else { Standing::NotNow })
}
