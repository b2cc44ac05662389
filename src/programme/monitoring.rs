//! 防止返贫监测 — monitoring against relapse into poverty.
//! 中农组发〔2021〕7号 and the provincial guides that restate it; 2021-05 to
//! 2025-12-31. Recognition is a joint judgement of income, compliant spending,
//! difficulties and the family's own ability to cope: the line is a reference.

use crate::book::parameter::monitoring::{LINE, RISK_LIST, SELF_PAY_TRIGGER, SPENDING_TEST, TYPES, UNIVERSE, WINDOW};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, MonitoredKind, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;
use crate::programme::income;

/// The burdens on the risk list; a shock counts as a risk too.
pub const RISKS: [Question; 7] = [
    Question::Shock,
    Question::RiskHousing,
    Question::RiskWater,
    Question::RiskIllness,
    Question::RiskSchooling,
    Question::RiskWorker,
    Question::RiskWork,
];

/// Whether anything on the list, or a shock, weighs on the household.
pub fn at_risk(case: &Case<'_>) -> bool {
    case.any(&RISKS)
}

/// Below the line with a risk that the household cannot cope with: 脱贫不稳定户
/// or 边缘易致贫户. At or above it after a shock: a candidate for 突发严重困难户,
/// which only a visit can settle.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut found: Vec<Finding> = Vec::new();
    let (standing, kind) = conditions(case, &mut found).unwrap_or_else(|gap| (Standing::Unknown(gap), None));
    Decision { kind, window: case.window(WINDOW), ..Decision::of(standing, found) }
}

fn conditions(case: &Case<'_>, found: &mut Vec<Finding>) -> Result<(Standing, Option<MonitoredKind>), Gap> {
    let not_now = Ok((Standing::NotNow, None));

    // 因病预警: strictly more than the trigger means a visit, never a verdict.
    if case.is_stated(Question::SelfPay)
        && let Ok(trigger) = case.value(SELF_PAY_TRIGGER)
    {
        let over = case.amount(Question::SelfPay).exceeds(trigger);
        found.push(Finding::by(Criterion::SelfPayOverTrigger, over));
    }

    let rural = case.yes(Question::Rural);
    found.push(Finding::of(Criterion::RuralHousehold, rural).under(UNIVERSE));
    if !rural {
        return not_now;
    }
    let shock = case.yes(Question::Shock);
    found.push(Finding::of(Criterion::ShockSuffered, shock).under(TYPES));
    let risk = at_risk(case);
    found.push(Finding::of(Criterion::RiskPresent, risk).under(RISK_LIST));
    if !risk {
        return not_now;
    }
    let cannot_cope = !case.yes(Question::CanCope);
    found.push(Finding::of(Criterion::CannotCope, cannot_cope).under(RISK_LIST));
    if !cannot_cope {
        return not_now;
    }

    // Totals are compared: a quotient rounded to the fen would let 28,499.99
    // for three pass as 9,500.00 a head.
    let line = case.value(LINE)?.times(case.count(Question::Members)).called(Label::LineForHousehold);
    let income = income::net(case);
    let below = income.is_below(line);
    found.push(Finding::by(Criterion::IncomeBelowLine, below).under(TYPES));
    if below.holds {
        let ex_poor = case.yes(Question::ExPoor);
        let kind = if ex_poor { MonitoredKind::UnstableExPoor } else { MonitoredKind::EdgeOfPoverty };
        return Ok((Standing::Qualifies, Some(kind)));
    }
    let left = (income - case.amount(Question::RigidSpending)).called(Label::AfterRigidSpending);
    let below_after = left.is_below(line);
    found.push(Finding::by(Criterion::BelowLineAfterSpending, below_after).under(SPENDING_TEST));
    Ok(match (shock, below_after.holds) {
        (true, _) => (Standing::Judgement, Some(MonitoredKind::SuddenHardship)),
        (false, true) => (Standing::Judgement, None),
        (false, false) => (Standing::NotNow, None),
    })
}
