//! 最低生活保障 — the minimum living allowance. 社会救助暂行办法 (国务院令第649号) 第九条
//! and 民发〔2021〕57号: income per head below the local standard and assets within
//! the local rule. Paid as the difference, or by tiers, as the place decides.

use crate::base::keyed::Keyed;
use crate::book::parameter::minimum_living::{
    CLASSED_SHARE, CLASSED_SUM, INCOME_NOT_COUNTED, INCOME_PERIOD, METHOD, STANDARD, TIER,
};
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
    if let Some(more) = classed(case) {
        decision.grants(Label::ClassedAllowance, Form::Cash, Per::Year, more);
    }
    decision
}

/// 分类施保: who gets more beside the allowance. The questions have the keys of the cases.
pub const CLASSED: [Question; 4] =
    [Question::ClassedElderly, Question::ClassedMinors, Question::ClassedDisabled, Question::ClassedIll];

/// What the place pays more for each member of a class, as an amount or as a share of the standard; nothing where it
/// records neither for any class.
fn classed<'s>(case: &Case<'s>) -> Option<Result<Figure<'s>, Gap>> {
    let of_class = |class: Question| {
        let (sum, share) = (CLASSED_SUM.of(class.key()), CLASSED_SHARE.of(class.key()));
        let per_head = match (case.is_recorded(sum), case.is_recorded(share)) {
            (true, _) => case.value(sum),
            (false, true) => case.value(share).and_then(|share| Ok(per_head(case)?.at(share))),
            (false, false) => return None,
        };
        Some(per_head.map(|per_head| per_head.times(case.count(class).least(case.count(Question::Members)))))
    };
    CLASSED.into_iter().filter_map(of_class).reduce(|one, other| Ok(one? + other?))
}

/// 保障标准, of the year.
fn per_head<'s>(case: &Case<'s>) -> Result<Figure<'s>, Gap> {
    case.value(STANDARD.of(if case.yes(Question::Rural) { "rural" } else { "urban" }))
}

/// 保障标准 × 人数, of the year.
pub fn standard<'s>(case: &Case<'s>) -> Result<Figure<'s>, Gap> {
    let standard = per_head(case)?;
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
