//! 风险消除 — whether the mark of risk of a monitored household can be removed.
//! The conditions of the national guide as local pages restate them; all are
//! needed. Afterwards the household stays in the records and keeps what was
//! agreed. The village discusses, the township reviews, the county decides.

use crate::book::parameter::monitoring::LINE;
use crate::book::parameter::risk_removal::{CONDITIONS, EXCLUSION, MONTHS, STEADY_MONTHS};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;
use crate::programme::{income, monitoring};

/// The questions of it alone.
pub const QUESTIONS: [Question; 6] = [
    Question::MonitoredSince,
    Question::MeasureDelivered,
    Question::RiskGone,
    Question::SpendingSettled,
    Question::IncomeSteady,
    Question::NoLabour,
];

/// Every condition of the text, in its order.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    let met =
        |decision: &mut Decision, criterion, holds| decision.finds(Finding::of(criterion, holds).under(CONDITIONS));
    if !met(&mut decision, Criterion::MonitoredNow, case.yes(Question::Monitored))
        // 整户无劳动能力: 暂不标注.
        || !decision.finds(Finding::of(Criterion::SomeoneCanWork, !case.yes(Question::NoLabour)).under(EXCLUSION))
    {
        return decision;
    }
    // Where nobody recorded for how long, the other conditions may still decide.
    let months = case.value(MONTHS);
    let long_enough = months.map(|months| {
        let months = u16::try_from(months.number()).unwrap_or(u16::MAX);
        met(&mut decision, Criterion::LongEnough, case.has_lasted(Question::MonitoredSince, months))
    });
    if long_enough == Ok(false)
        || !met(&mut decision, Criterion::MeasureDelivered, case.yes(Question::MeasureDelivered))
        || !met(&mut decision, Criterion::SpendingSettled, case.yes(Question::SpendingSettled))
        || !met(&mut decision, Criterion::RiskGone, case.yes(Question::RiskGone))
        || !is_steady(case, &mut decision)
        || !met(&mut decision, Criterion::NoOtherRisk, !monitoring::at_risk(case))
    {
        return decision;
    }
    // 超当年监测范围 is strict, and the line is that of the day: income equal to it blocks.
    let line = match case.value(LINE) {
        Ok(line) => line.times(case.count(Question::Members)).called(Label::LineForHousehold),
        Err(gap) => return Decision { standing: Standing::Unknown(gap), ..decision },
    };
    let above = income::net(case).exceeds(line);
    if decision.finds(Finding::by(Criterion::IncomeAboveLine, above).under(CONDITIONS)) {
        decision.standing = long_enough.map_or_else(Standing::Unknown, |_| Standing::Qualifies);
    }
    decision
}

/// 收入持续稳定: for as long as the place says, where it says so; the household says whether.
fn is_steady(case: &Case<'_>, decision: &mut Decision) -> bool {
    let asked = case.is_recorded(STEADY_MONTHS) && case.value(STEADY_MONTHS).is_ok();
    let steady = || Finding::of(Criterion::IncomeSteady, case.yes(Question::IncomeSteady)).under(CONDITIONS);
    !asked || decision.finds(steady())
}
