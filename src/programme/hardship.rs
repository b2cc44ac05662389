//! 刚性支出困难家庭 — households in none of the other groups whose unavoidable
//! spending of twelve months exceeds a local share of their income
//! (刚性支出困难家庭认定办法, 2024): income per head below that of local residents.

use super::groups::recognised;
use crate::book::parameter::hardship::{INCOME_LIMIT, RATIO, SPENDING_TEST};
use crate::book::parameter::medical::DISPOSABLE_INCOME;
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Question, Recognition};
use crate::programme::income;

/// Income and spending of the household against the local limits.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    let other =
        recognised(case, &[Recognition::Destitute, Recognition::MinimumLiving, Recognition::MinimumLivingMargin]);
    if !decision.finds(Finding::of(Criterion::InNoOtherGroup, !other)) {
        return decision;
    }
    // Assets beyond the local rule decide without the value that is lacking.
    let unknown = |gap, mut decision: Decision| {
        if decision.finds(Finding::of(Criterion::AssetsWithin, case.yes(Question::AssetsWithin))) {
            decision.standing = Standing::Unknown(gap);
        }
        decision
    };
    let local = match case.value(DISPOSABLE_INCOME) {
        Ok(local) => local.times(case.count(Question::Members)).called(Label::LocalIncomeForHousehold),
        Err(gap) => return unknown(gap, decision),
    };
    let income = income::net(case);
    if !decision.finds(Finding::by(Criterion::IncomeBelowLocal, income.is_below(local)).under(INCOME_LIMIT)) {
        return decision;
    }
    let share = match case.value(RATIO) {
        Ok(share) => share,
        Err(gap) => return unknown(gap, decision),
    };
    let limit = income.or_zero().at(share).called(Label::SpendingLimit);
    let over = case.amount(Question::RigidSpending).exceeds(limit);
    if !decision.finds(Finding::by(Criterion::SpendingOverShare, over).under(SPENDING_TEST))
        || !decision.finds(Finding::of(Criterion::AssetsWithin, case.yes(Question::AssetsWithin)))
    {
        return decision;
    }
    decision.standing = Standing::Qualifies;
    decision
}
