//! 参保资助 — help with the premium of the residents' medical insurance.
//! 国办发〔2021〕42号: the destitute are paid for in full, other groups get a
//! fixed sum that the prefecture sets. Dated by the year that is covered.

use crate::completion::{Case, Gap};
use crate::decision::{Decision, Entitlement, Form, Per, Standing};
use crate::figure::{Figure, Label};
use crate::finding::{Criterion, Finding};
use crate::keyed::Keyed;
use crate::parameter::enrolment::{PREMIUM, SUBSIDY, SUBSIDY_SHARE, TRANSITION_RULE};
use crate::question::{Category, Question};

/// Premium, help and own share of one person for one year of cover.
pub fn decide(case: &Case<'_>) -> Decision {
    let category: Category = case.choice(Question::Category);
    let helped = category != Category::Ordinary;
    let premium = case.value(PREMIUM);
    let aid = if helped { Some(premium.and_then(|premium| aid(case, category, premium))) } else { None };
    let standing = match aid {
        None => Standing::NotNow,
        Some(Ok(_)) => Standing::Qualifies,
        Some(Err(gap)) => Standing::Unknown(gap),
    };
    let own = match aid {
        None => premium,
        Some(aid) => premium.and_then(|premium| Ok(premium - aid?)),
    };
    let aid = aid.map(|aid| Entitlement::of(Label::PremiumAid, Form::Cash, Per::Year, aid));
    let own = Entitlement::of(Label::PremiumOwn, Form::Borne, Per::Year, own);
    let findings = vec![Finding::of(Criterion::PremiumAidForCategory, helped).under(TRANSITION_RULE)];
    Decision { entitlements: aid.into_iter().chain([own]).collect(), ..Decision::of(standing, findings) }
}

/// The fixed sum in force, else a share of the premium where the rule names one
/// (全额资助), else the last known sum; never more than the premium.
fn aid<'s>(case: &Case<'s>, category: Category, premium: Figure<'s>) -> Result<Figure<'s>, Gap> {
    let premium = premium.called(Label::Premium);
    let sum = SUBSIDY.of(category.key());
    let current = case.in_force();
    current
        .value(sum)
        .or_else(|_| Ok(premium.at(current.value(SUBSIDY_SHARE.of(category.key()))?)))
        .or_else(|_: Gap| case.value(sum))
        .map(|aid| aid.least(premium))
}
