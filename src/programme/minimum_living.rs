//! 最低生活保障 — the minimum living allowance. 社会救助暂行办法 (国务院令第649号) 第九条
//! and 民发〔2021〕57号: income per head below the local standard and assets within
//! the local rule. Paid as the difference, or by tiers, as the place decides.

use crate::book::parameter::minimum_living::{INCOME_NOT_COUNTED, INCOME_PERIOD, METHOD, STANDARD, TIER};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Entitlement, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;
use crate::programme::income;

/// The household's counted income against the yearly standard times its members.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    decision.window = case.window(INCOME_PERIOD);
    let standard = match standard(case) {
        Ok(standard) => standard,
        // Assets beyond the local rule decide without it.
        Err(gap) => {
            if decision.finds(Finding::of(Criterion::AssetsWithin, case.yes(Question::AssetsWithin))) {
                decision.standing = Standing::Unknown(gap);
            }
            return decision;
        }
    };
    let income = income::counted(case);
    let below = income.is_below(standard);
    if !decision.finds(Finding::by(Criterion::IncomeBelowStandard, below).under(INCOME_NOT_COUNTED))
        || !decision.finds(Finding::of(Criterion::AssetsWithin, case.yes(Question::AssetsWithin)))
    {
        return decision;
    }
    decision.standing = Standing::Qualifies;
    decision.entitlements.push(allowance(case, standard, income));
    decision
}

/// 保障标准 × 人数, of the year.
pub fn standard<'s>(case: &Case<'s>) -> Result<Figure<'s>, Gap> {
    let kind = if case.yes(Question::Rural) { "rural" } else { "urban" };
    let standard = case.value(STANDARD.of(kind))?;
    Ok(standard.times(case.count(Question::Members)).called(Label::StandardForHousehold))
}

/// The difference for the household, or what a tier gives one person: which tier
/// is judged by the village and the civil-affairs office.
fn allowance<'s>(case: &Case<'s>, standard: Figure<'s>, income: Figure<'s>) -> Entitlement {
    let cash = |label, amount| Entitlement::of(label, Form::Cash, Per::Year, amount);
    match case.value(METHOD) {
        Err(gap) => cash(Label::Allowance, Err(gap)),
        Ok(method) if METHOD.is(method.number(), "difference") => {
            cash(Label::Allowance, Ok(standard - income.or_zero()))
        }
        Ok(_) => cash(Label::AllowancePerHead, case.one_of(TIER)),
    }
}
