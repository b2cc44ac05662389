//! 低保边缘家庭 — a little above the minimum living standard: income per head below
//! a multiple of it, assets within the local rule, and no allowance. It gives no
//! money itself; it opens medical, school, housing and other aid.

use crate::completion::{Case, Gap};
use crate::decision::{Decision, Standing};
use crate::figure::Label;
use crate::finding::{Criterion, Finding};
use crate::parameter::minimum_living_margin::{MULTIPLE, PROPERTY_RULE};
use crate::programme::{income, minimum_living};
use crate::question::Question;

/// Not below the standard, below its multiple.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    decision.standing = conditions(case, &mut decision).unwrap_or_else(Standing::Unknown);
    decision
}

fn conditions(case: &Case<'_>, decision: &mut Decision) -> Result<Standing, Gap> {
    let standard = minimum_living::standard(case)?;
    let limit = standard.at_exactly(case.value(MULTIPLE)?).called(Label::MarginForHousehold);
    let income = income::counted(case);
    let met = decision.finds(Finding::by(Criterion::IncomeNotBelowStandard, income.reaches(standard)))
        && decision.finds(Finding::by(Criterion::IncomeBelowMargin, income.is_below(limit)))
        && decision.finds(Finding::of(Criterion::AssetsWithin, case.yes(Question::AssetsWithin)).under(PROPERTY_RULE));
    Ok(if met { Standing::Qualifies } else { Standing::NotNow })
}
