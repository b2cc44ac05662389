//! 参保资助 — help with the premium of the residents' medical insurance.
//! 国办发〔2021〕42号: the destitute are paid for in full, other groups get a
//! fixed sum that the prefecture sets. Dated by the year that is covered.

use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
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
    let premium = case.value(PREMIUM).map(|premium| premium.called(Label::Premium));
    let mut category: Category = case.choice(Question::Category);
    // Of two open ones the better is one of them, as if it were the only one.
    let both_open = [Question::Category, Question::AlsoCategory].iter().all(|identity| case.is_open(*identity));
    let also: Category = if both_open { Category::Ordinary } else { case.choice(Question::AlsoCategory) };
    let mut help = help_of(case, category, premium);
    if also != Category::Ordinary {
        let other = help_of(case, also, premium);
        let better = match (help, other) {
            (Some(Ok(one)), Some(Ok(other))) if also.outranks(category) => !one.aid.exceeds(other.aid).holds,
            (Some(Ok(one)), Some(Ok(other))) => other.aid.exceeds(one.aid).holds,
            (Some(Ok(_)), _) | (_, None) => false,
            (_, Some(_)) => true,
        };
        if better {
            (category, help) = (also, other);
        }
    }
    let standing = match help {
        None => Standing::NotNow,
        Some(Ok(_)) => Standing::Qualifies,
        Some(Err(gap)) => Standing::Unknown(gap),
    };
    let own = help.map_or(premium, |help| Ok(help?.own));
    let findings = vec![Finding::of(Criterion::PremiumAidForCategory, help.is_some()).under(TRANSITION_RULE)];
    let aid = help.map(|help| help.map(|help| help.aid));
    let aid = aid.map(|aid| Entitlement::of(Label::PremiumAid, Form::Waiver, Per::Year, aid));
    let own = Entitlement::of(Label::PremiumOwn, Form::Borne, Per::Year, own);
    let identity = (also != Category::Ordinary).then_some(category);
    Decision { entitlements: aid.into_iter().chain([own]).collect(), identity, ..Decision::of(standing, findings) }
}

/// What is paid of a premium, and what is left.
#[derive(Clone, Copy)]
struct Help<'s> {
    aid: Figure<'s>,
    own: Figure<'s>,
}

/// The help for an identity; none for an ordinary resident.
fn help_of<'s>(case: &Case<'s>, category: Category, premium: Result<Figure<'s>, Gap>) -> Option<Result<Help<'s>, Gap>> {
    (category != Category::Ordinary).then(|| premium.and_then(|premium| help(case, category, premium)))
}

/// The fixed sum in force, else a share of the premium where the rule names one
/// (全额资助), else the last known sum; never more than the premium. 甘肃 sets the sum
/// by the class of the minimum living allowance.
fn help<'s>(case: &Case<'s>, category: Category, premium: Figure<'s>) -> Result<Help<'s>, Gap> {
    let by_class = SUBSIDY.of(AllowanceClass::MinimumLivingOneTwo.key());
    let key = if category == Category::MinimumLiving && case.in_force().is_recorded(by_class) {
        case.choice::<AllowanceClass>(Question::AllowanceClass).key()
    } else {
        category.key()
    };
    let current = case.in_force();
    let sum = |case: Case<'s>| {
        let aid = case.value(SUBSIDY.of(key))?.least(premium);
        Ok(Help { aid, own: premium - aid })
    };
    let share = || {
        let share = current.value(SUBSIDY_SHARE.of(key))?;
        let aid = premium.at(share);
        // All of a premium that has no upper end leaves nothing all the same.
        let own = if share.number() == Rate::ONE { premium.nothing() } else { premium - aid };
        Ok(Help { aid, own })
    };
    sum(current).or_else(|_: Gap| share()).or_else(|_: Gap| sum(*case))
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
