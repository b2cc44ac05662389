//! 雨露计划 — grant for vocational students of ex-poor and monitored households.
//! 云乡振发〔2022〕51号 in 云南, from the autumn term of 2022. Paid by the term, by
//! the home county wherever the school is.

use crate::completion::Case;
use crate::decision::{Decision, Entitlement, Form, Per, Standing};
use crate::figure::Label;
use crate::finding::{Criterion, Finding};
use crate::keyed::Keyed;
use crate::parameter::skills_grant::{AMOUNT, WHO};
use crate::question::{Question, Stage};

/// The grant of one student for one term.
pub fn decide(case: &Case<'_>) -> Decision {
    let stage: Stage = case.choice(Question::Stage);
    let vocational = matches!(stage, Stage::SecondaryVocational | Stage::VocationalHigh | Stage::HigherVocational);
    let mut found = vec![Finding::of(Criterion::VocationalStage, vocational).under(WHO)];
    let mut eligible = vocational;
    if vocational {
        eligible = case.yes(Question::ExPoor) || case.yes(Question::Monitored);
        found.insert(0, Finding::of(Criterion::ExPoorHousehold, eligible).under(WHO));
    }
    let amount = eligible.then(|| case.value(AMOUNT.of(stage.key())));
    let entitlements = amount.map(|amount| Entitlement::of(Label::SkillsGrant, Form::Cash, Per::Semester, amount));
    Decision {
        entitlements: entitlements.into_iter().collect(),
        ..Decision::of(if eligible { Standing::Qualifies } else { Standing::NotNow }, found)
    }
}
