//! 计划生育奖励扶助、特别扶助 — a yearly reward for the old of rural families with one child or two daughters, and a monthly
//! sum for parents whose only child died or is disabled. From which age the second runs is not recorded.

use super::ages::age;
use crate::base::keyed::Keyed;
use crate::book::parameter::family_planning::{LEAST_AGE, REWARD, SPECIAL};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{FamilyPlanningKind, Question};

/// Reward or special help of one person.
pub fn decide(case: &Case<'_>) -> Decision {
    Decision::filled_by(|decision| grant(case, decision))
}

fn grant(case: &Case<'_>, decision: &mut Decision) -> Result<(), Gap> {
    let kind: FamilyPlanningKind = case.choice(Question::FamilyPlanningKind);
    if !decision.finds(Finding::of(Criterion::FamilyPlanningKind, kind != FamilyPlanningKind::Nothing)) {
        return Ok(());
    }
    if kind != FamilyPlanningKind::OneChildOrTwoDaughters {
        decision.grants(Label::FamilyPlanningSpecial, Form::Cash, Per::Month, case.value(SPECIAL.of(kind.key())));
        // 女方满了岁数: which is not recorded.
        decision.standing = Standing::Judgement;
        return Ok(());
    }
    if !decision.finds(Finding::of(Criterion::RuralHousehold, case.yes(Question::Rural))) {
        return Ok(());
    }
    let least = case.value(LEAST_AGE)?;
    let old_enough = match age(case) {
        Some(age) => Finding::by(Criterion::RewardAge, age.reaches(least)),
        None => Finding::of(Criterion::RewardAge, case.has_been_years(Question::BornOn, least.number())),
    };
    if decision.finds(old_enough) {
        decision.grants(Label::FamilyPlanningReward, Form::Cash, Per::Year, case.value(REWARD));
    }
    Ok(())
}
