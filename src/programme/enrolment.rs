//! 参保资助 — help with the premium of the residents' medical insurance.
//! 国办发〔2021〕42号: the destitute are paid for in full, other groups get a
//! fixed sum that the prefecture sets. Dated by the year that is covered.

use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::book::entry::Book;
use crate::book::parameter::enrolment::{PREMIUM, SUBSIDY, SUBSIDY_SHARE, TRANSITION_RULE};
use crate::engine::case::{Case, Gap};
use crate::engine::completion::{Completions, complete};
use crate::engine::decision::{Decision, Entitlement, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{AllowanceClass, Category, Question};
use crate::engine::situation::{Answer, Situation};

/// Premium, help and own share of one person for one year of cover. Of two
/// identities the one with the larger help counts (就高不就低).
pub fn decide(case: &Case<'_>) -> Decision {
    let premium = case.value(PREMIUM);
    let mut category: Category = case.choice(Question::Category);
    let mut aid = aid_of(case, category, premium);
    if case.is_stated(Question::AlsoCategory) {
        let also: Category = case.choice(Question::AlsoCategory);
        let other = aid_of(case, also, premium);
        let better = match (aid, other) {
            (Some(Ok(one)), Some(Ok(other))) => other.exceeds(one).holds,
            (Some(Ok(_)), _) | (_, None) => false,
            (_, Some(_)) => true,
        };
        if better {
            (category, aid) = (also, other);
        }
    }
    let standing = match aid {
        None => Standing::NotNow,
        Some(Ok(_)) => Standing::Qualifies,
        Some(Err(gap)) => Standing::Unknown(gap),
    };
    let own = match aid {
        None => premium,
        Some(aid) => premium.and_then(|premium| Ok(premium - aid?)),
    };
    let findings = vec![Finding::of(Criterion::PremiumAidForCategory, aid.is_some()).under(TRANSITION_RULE)];
    let aid = aid.map(|aid| Entitlement::of(Label::PremiumAid, Form::Cash, Per::Year, aid));
    let own = Entitlement::of(Label::PremiumOwn, Form::Borne, Per::Year, own);
    let identity = case.is_stated(Question::AlsoCategory).then_some(category);
    Decision { entitlements: aid.into_iter().chain([own]).collect(), identity, ..Decision::of(standing, findings) }
}

/// The help for an identity; none for an ordinary resident.
fn aid_of<'s>(
    case: &Case<'s>,
    category: Category,
    premium: Result<Figure<'s>, Gap>,
) -> Option<Result<Figure<'s>, Gap>> {
    (category != Category::Ordinary).then(|| premium.and_then(|premium| aid(case, category, premium)))
}

/// The fixed sum in force, else a share of the premium where the rule names one
/// (全额资助), else the last known sum; never more than the premium. 甘肃 sets the sum
/// by the class of the minimum living allowance.
fn aid<'s>(case: &Case<'s>, category: Category, premium: Figure<'s>) -> Result<Figure<'s>, Gap> {
    let premium = premium.called(Label::Premium);
    let by_class = SUBSIDY.of(AllowanceClass::MinimumLivingOneTwo.key());
    let key = if category == Category::MinimumLiving && case.in_force().is_recorded(by_class) {
        case.choice::<AllowanceClass>(Question::AllowanceClass).key()
    } else {
        category.key()
    };
    let sum = SUBSIDY.of(key);
    let current = case.in_force();
    current
        .value(sum)
        .or_else(|_| Ok(premium.at(current.value(SUBSIDY_SHARE.of(key))?)))
        .or_else(|_: Gap| case.value(sum))
        .map(|aid| aid.least(premium))
}

/// One year of the series, for the static page: premium and what the person pays of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearOfCover {
    /// Year that is covered.
    pub year: i16,
    /// Premium, yuan.
    pub premium: Money,
    /// Own payment, yuan.
    pub own: Money,
}

/// 剪刀差: premium and own payment over the years, where both leave no room.
pub fn series(
    situation: &Situation,
    book: &Book,
    person: u8,
    years: std::ops::RangeInclusive<i16>,
) -> Vec<YearOfCover> {
    let one = |year: i16| {
        let asked = situation.clone().with(person, Question::CoverageYear, Answer::Year(year));
        let Completions { runs, .. } = complete(&asked, book, person, |case| decide(&case.in_force()));
        let [run] = &runs[..] else { return None };
        let of = |label| {
            let entitlement = run.decision.entitlements.iter().find(|one| one.label == label)?;
            Some(entitlement.amount.ok()?.1)
        };
        let own = of(Label::PremiumOwn)?;
        Some(YearOfCover { year, premium: own + of(Label::PremiumAid).unwrap_or(Money::ZERO), own })
    };
    years.filter_map(one).collect()
}
