//! 职业技能培训补贴 — aid for living and travel of ex-poor and monitored people who take
//! part in public training: by the day, or per head and course.

use crate::book::parameter::training::{DAILY, PER_HEAD};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// The aid of one person for one course.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    let days = case.count(Question::TrainingDays);
    if !decision.finds_listed(case) || !decision.finds(Finding::of(Criterion::TookTraining, days.is_any())) {
        return decision;
    }
    if case.is_recorded(PER_HEAD) || !case.is_recorded(DAILY.of("living_cost")) {
        decision.grants(Label::TrainingPerHead, Form::Cash, Per::Once, case.value(PER_HEAD));
        return decision;
    }
    for (label, kind) in [(Label::TrainingLiving, "living_cost"), (Label::TrainingTravel, "travel_cost")] {
        let amount = case.value(DAILY.of(kind)).map(|daily| daily.times(days));
        decision.grants(label, Form::Cash, Per::Once, amount);
    }
    decision
}
