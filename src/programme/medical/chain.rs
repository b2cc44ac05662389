//! The layers one after another, over all visits of the year, for one identity.

use super::scope::{cost, cost_in_scope, is_accident};
use super::slip::{Line, Notes, layer};
use super::year::Year;
use super::{aid, are_alike, basic, extra_aid, serious, supplementary};
use crate::base::calendar::DatedBy;
use crate::book::parameter::{medical as value, monitoring};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Entitlement, Form, Per, Share, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Category, HospitalLevel, Question, VisitKind};
use std::cmp::Ordering;

/// The layers over all visits, for one identity.
pub struct Chain<'s> {
    /// The group at the last discharge.
    pub category: Category,
    notes: Notes,
    /// What the layers pay of all visits.
    sum: Visit<'s>,
    supplementary: Option<Figure<'s>>,
    /// 住院 cost of the last year after 基本医保 and 大病保险, before aid; none where a total is not known.
    self_pay: Option<Figure<'s>>,
}

impl<'s> Chain<'s> {
    /// Every layer over all visits, with the answer to `identity` as the person's group; `identities` are all that are
    /// held against one another.
    pub fn of(case: &Case<'s>, identity: Question, identities: &[Question]) -> Chain<'s> {
        let visits = in_order(case);
        let several = visits.len() > 1;
        let is_bought = supplementary::is_bought(case);
        let (mut sum, mut of_year, mut bought): (Option<Visit<'s>>, Option<Visit<'s>>, Option<Figure<'s>>) =
            (None, None, None);
        let (mut notes, mut year) = (Notes::default(), Year::default());
        let mut category = Category::Ordinary;
        // Alike for all identities: what a missing layer pays is the same whichever counts.
        let is_read = |slip| {
            let reckoned = |case: Case<'_>, identity| is_reckoned(&case, category_of(&case, identity), slip);
            visits.iter().any(|visit| identities.iter().any(|identity| reckoned(case.visit(*visit), *identity)))
        };
        for (at, visit) in visits.iter().enumerate() {
            let case = case.visit(*visit);
            if several {
                case.heading(Label::Visit, u32::from(*visit) + 1);
            }
            category = category_of(&case, identity);
            notes.slip_differs = false;
            let paid = Visit::of(&case, category, &is_read, &mut year, &mut notes);
            if let (Some(total), false) = (paid.total, paid.chronic) {
                year.self_pay.add((total - paid.basic - paid.serious).or_zero());
            }
            let so_far = of_year.map_or(paid, |earlier| earlier.and(paid));
            of_year = Some(so_far);
            let next = visits.get(at + 1).map(|next| year_of(&case.visit(*next)));
            if next == Some(year_of(&case)) {
                continue;
            }
            // 惠民保 has a deductible and a cap for each year, as the layers have.
            if is_bought {
                let out_of_scope = so_far.total.map(|total| (total - so_far.in_scope).or_zero());
                match supplementary::of_year(&case, so_far.own_in_scope(), out_of_scope, so_far.special_drugs) {
                    Ok(paid) => bought = Some(bought.map_or(paid, |bought| bought + paid)),
                    Err(gap) => notes.lacks(gap),
                }
            }
            sum = Some(sum.map_or(so_far, |sum| sum.and(so_far)));
            if next.is_some() {
                (of_year, year) = (None, Year::default());
            }
        }
        // There is always a visit.
        let sum = sum.unwrap_or_else(|| Visit::of(case, category, &is_read, &mut year, &mut notes));
        let self_pay = year.self_pay.amount().filter(|_| sum.total.is_some());
        Chain { category, notes, sum, supplementary: bought, self_pay }
    }

    /// What is left within the scope after the public layers.
    pub fn own_in_scope(&self) -> Figure<'s> {
        self.sum.own_in_scope()
    }

    /// What all of it says.
    pub fn decision(mut self, case: &Case<'s>) -> Decision {
        // 高额费用预警: strictly more than the trigger means a visit, never a verdict.
        if let (Some(self_pay), Ok(trigger)) = (self.self_pay, case.value(monitoring::SELF_PAY_TRIGGER)) {
            let over = self_pay.called(Label::SelfPay).exceeds(trigger);
            self.notes.found(Finding::by(Criterion::SelfPayOverTrigger, over));
        }
        let own_in_scope = self.own_in_scope().called(Label::OwnInScope);
        let paid = self.sum.in_scope - own_in_scope;
        let mut shares = Vec::new();
        let mut share = |label, part: Figure<'_>, whole: Figure<'_>| {
            let share = part.share_of(whole).map(|share| share.called(label));
            shares.extend(share.map(|share| Share { label, step: share.step(), rate: share.number() }));
        };
        share(Label::InScopeShare, paid, self.sum.in_scope);
        let (own_label, own) = match self.sum.total {
            None => (Label::OwnInScope, own_in_scope),
            Some(total) => {
                let bought = self.supplementary;
                share(Label::AllCostShare, bought.map_or(paid, |bought| paid + bought), total);
                let out_of_scope = (total - self.sum.in_scope).or_zero().called(Label::OutOfScope);
                (Label::OwnCost, own_in_scope + out_of_scope)
            }
        };
        let own = self.supplementary.map_or(own, |paid| (own - paid).or_zero());
        // What others paid is no longer borne, up to what is left.
        let other_aid = self.sum.other_aid.map(|paid| paid.least(own));
        let own = other_aid.map_or(own, |paid| own - paid);
        let pays = |(label, paid)| Entitlement::of(label, Form::Cash, Per::Once, Ok(paid));
        let layers = [
            Some((Label::BasicPaid, self.sum.basic)),
            Some((Label::SeriousPaid, self.sum.serious)),
            self.sum.aid.map(|aid| (Label::AidPaid, aid)),
            self.sum.extra_aid.map(|paid| (Label::TiltPaid, paid)),
            self.supplementary.map(|paid| (Label::SupplementaryPaid, paid)),
            other_aid.map(|paid| (Label::OtherAidPaid, paid)),
        ];
        let own = Entitlement::of(own_label, Form::Borne, Per::Once, Ok(own));
        Decision {
            entitlements: [own].into_iter().chain(layers.into_iter().flatten().map(pays)).collect(),
            shares,
            missing: self.notes.missing,
            ..Decision::of(Standing::Qualifies, self.notes.findings)
        }
    }
}

/// Whether something is recorded of a layer, named by its line on the slip, or of a later one, which then reads what it
/// pays.
fn is_reckoned(case: &Case<'_>, category: Category, slip: Question) -> bool {
    let basic = || basic::is_recorded(case);
    let serious = || serious::is_recorded(case);
    let aid = || aid::is_recorded(case, category);
    let extra_aid = || extra_aid::is_recorded(case, category);
    match slip {
        Question::SlipBasic => basic() || serious() || aid() || extra_aid(),
        Question::SlipSerious => serious() || aid() || extra_aid(),
        Question::SlipAid => aid() || extra_aid(),
        _ => extra_aid(),
    }
}

fn year_of(case: &Case<'_>) -> i16 {
    case.year(DatedBy::Discharge)
}

/// Time, number of the admission, level, cost: the order in which the visits were
/// entered changes nothing.
fn in_order(case: &Case<'_>) -> Vec<u8> {
    // A library's sort weighs more than all the layers; there are few visits.
    let (visits, mut ordered): (Vec<u8>, Vec<u8>) = (case.visits(), Vec::new());
    for visit in &visits {
        let is_before = |earlier: &u8| order(&case.visit(*visit), &case.visit(*earlier), &visits) == Ordering::Less;
        let at = ordered.iter().position(is_before).unwrap_or(ordered.len());
        ordered.insert(at, *visit);
    }
    ordered
}

/// Of the bills of one day what orders them is looked into, as far as it has to be; a number that nobody told is none
/// where usual answers are taken.
fn order<'s>(one: &Case<'s>, other: &Case<'s>, visits: &[u8]) -> Ordering {
    let both = [one, other];
    let [day, other_day] = both.map(|case| case.day(DatedBy::Discharge));
    if day != other_day {
        return day.cmp(&other_day);
    }
    // An open number may lie before all that are told, between them, or behind them.
    let told = visits.iter().map(|visit| one.visit(*visit)).filter(|case| case.is_stated(Question::Admission));
    let last = told.map(|case| case.count(Question::Admission).number()).max().unwrap_or(0);
    let last = last.saturating_add(1).max(u32::try_from(visits.len()).unwrap_or(u32::MAX));
    let number = |case: &Case<'_>| match case.is_left_out(Question::Admission) {
        true => None,
        false => Some(case.count_among(Question::Admission, 1, last).number()),
    };
    let [number, other_number] = both.map(number);
    if number != other_number {
        return number.cmp(&other_number);
    }
    let [level, other_level] = both.map(|case| case.choice::<HospitalLevel>(Question::HospitalLevel));
    if level != other_level {
        return level.cmp(&other_level);
    }
    let total = |case: &Case<'s>| case.is_stated(Question::Total).then(|| case.amount(Question::Total));
    let [total, other_total] = both.map(total);
    let [cost, other_cost] = [(one, total), (other, other_total)].map(|(case, total)| cost_in_scope(case, total).0);
    match (cost.compared(other_cost), total.zip(other_total)) {
        (Ordering::Equal, Some((total, other_total))) => total.compared(other_total),
        (order, _) => order,
    }
}

/// The identity on the day of discharge: it may change within the year.
fn category_of(case: &Case<'_>, identity: Question) -> Category {
    let changed = case.date(Question::CategorySince).is_some_and(|since| since <= case.day(DatedBy::Discharge));
    let then = changed && identity == Question::Category;
    if then { case.choice(Question::CategoryThen) } else { group(case, identity) }
}

/// The group that an answer names; of an open one those that differ on the days of the visits.
pub fn group(case: &Case<'_>, identity: Question) -> Category {
    let visits = in_order(case);
    case.choice_but_for(identity, |one, other| are_alike(case, &visits, one, other))
}

/// What the layers pay of one visit, or of several together.
#[derive(Clone, Copy)]
struct Visit<'s> {
    chronic: bool,
    in_scope: Figure<'s>,
    total: Option<Figure<'s>>,
    basic: Figure<'s>,
    serious: Figure<'s>,
    aid: Option<Figure<'s>>,
    extra_aid: Option<Figure<'s>>,
    other_aid: Option<Figure<'s>>,
    special_drugs: Option<Figure<'s>>,
}

impl<'s> Visit<'s> {
    fn of(
        case: &Case<'s>,
        category: Category,
        is_read: &dyn Fn(Question) -> bool,
        year: &mut Year<'s>,
        notes: &mut Notes,
    ) -> Visit<'s> {
        let chronic = case.choice::<VisitKind>(Question::VisitKind) == VisitKind::ChronicOutpatient;
        let total = case.is_stated(Question::Total).then(|| case.amount(Question::Total));
        let cost = cost(case, total, chronic);
        let in_scope = cost.in_scope.called(Label::InScope);
        let special_drugs = supplementary::special_drugs(case);
        let whole_is_asked = total.is_none() && supplementary::reads_the_whole(case);
        let total = if whole_is_asked { Some(cost.whole(case, special_drugs)) } else { total };

        let basic =
            layer(case, Line { slip: Question::SlipBasic, group: None, is_read }, in_scope, notes, &|case, _| {
                let of_kind = if chronic { basic::of_chronic_care } else { basic::of_stay };
                of_kind(case, year, in_scope).map(Into::into)
            });
        let basic = basic.paid;
        let left = (in_scope - basic).called(Label::LeftAfterBasic);

        if !chronic && case.is_recorded(value::BASIC_DEDUCTIBLE_CEILING) {
            match basic::deductible_of_stay(case, year) {
                Ok(deductible) => year.deductibles.add(deductible.least(in_scope)),
                Err(gap) => year.deductible_unknown = Some(gap),
            }
        }
        if !chronic && is_accident(case, value::BASIC_ACCIDENT_CAP) {
            year.basic_accident.add(basic);
        }

        let accident = !chronic && is_accident(case, value::ACCIDENT_CAP);
        let first = serious::counts_pre_self(case).then(|| cost.paid_first(case, total));
        let base = year.serious_base.with(first.map_or(left, |first| left + first));
        let serious =
            layer(case, Line { slip: Question::SlipSerious, group: None, is_read }, left, notes, &|case, notes| {
                serious::of_visit(case, category, year, base, left, accident, notes)
            });
        // Nothing can wait where nothing is paid first.
        let may_wait = first.is_some() || year.serious_waiting.amount().is_some();
        let waiting = serious.due.filter(|_| may_wait).map(|due| (due - serious.paid).or_zero());
        if let Some(cut) = serious.cut {
            year.serious_cut.add(cut);
        }
        let serious = serious.paid;
        if accident {
            year.serious_accident.add(serious);
        }
        // What aid counts beside it widens what the layers look at for everybody of the place.
        let beside = aid::counts_pre_self(case).then(|| cost.paid_first(case, total));
        let widened = |amount: Figure<'s>| beside.map_or(amount, |first| amount + first);
        let rest = widened(left - serious).called(Label::LeftAfterSerious);

        let aided = aid::is_aided(case, category);
        notes.found(Finding::of(Criterion::AidForCategory, aided).under(value::AID_CATEGORIES));
        // A slip that shows aid is believed whatever the category.
        let other_aid = case.is_stated(Question::OtherAid).then(|| case.amount(Question::OtherAid));
        let taken_off = other_aid.filter(|_| aid::takes_off_first(case));
        let without = |amount: Figure<'s>| taken_off.map_or(amount, |paid| (amount - paid).or_zero());
        let aid_base = without(rest);
        let covered = aid::covers(case, category, chronic);
        let aid = (aided || case.is_stated(Question::SlipAid)).then(|| {
            let line = Line { slip: Question::SlipAid, group: Some(category), is_read };
            let payment = layer(case, line, rest, notes, &|case, notes| match covered {
                true => aid::of_visit(case, category, year, aid_base, chronic, notes).map(Into::into),
                false => Ok(rest.nothing().into()),
            });
            payment.paid
        });
        let left = aid.map_or(rest, |aid| rest - aid);
        let extra_aid = extra_aid::of_visit(case, category, is_read, year, without(left), left, notes);

        if !chronic {
            year.admission = basic::admission(case, year).unwrap_or(0).max(year.admission + 1);
        }
        if chronic {
            year.chronic.add(basic);
            year.chronic_base.add(in_scope);
        } else {
            year.basic.add(basic);
        }
        year.serious_base = base.into();
        year.serious_waiting = waiting.into();
        if let Some(aid) = aid {
            // What aid does not cover uses up no deductible.
            if covered {
                year.aid_base.add(aid_base);
            }
            if chronic { year.aid_chronic.add(aid) } else { year.aid.add(aid) }
        }
        let in_scope = widened(in_scope).called(Label::InScope);
        Visit { chronic, in_scope, total, basic, serious, aid, extra_aid, other_aid, special_drugs }
    }

    /// What is left within the scope after the public layers.
    fn own_in_scope(&self) -> Figure<'s> {
        let rest = self.in_scope - self.basic - self.serious;
        [self.aid, self.extra_aid].into_iter().flatten().fold(rest, |rest, paid| rest - paid)
    }

    fn and(self, other: Visit<'s>) -> Visit<'s> {
        let both = |one: Option<Figure<'s>>, other: Option<Figure<'s>>| match (one, other) {
            (Some(one), Some(other)) => Some(one + other),
            (one, other) => one.or(other),
        };
        Visit {
            chronic: self.chronic && other.chronic,
            in_scope: (self.in_scope + other.in_scope).called(Label::InScope),
            // A year's bills are known only if each of them is.
            total: self.total.zip(other.total).map(|(one, other)| one + other),
            basic: self.basic + other.basic,
            serious: self.serious + other.serious,
            aid: both(self.aid, other.aid),
            extra_aid: both(self.extra_aid, other.extra_aid),
            other_aid: both(self.other_aid, other.other_aid),
            special_drugs: both(self.special_drugs, other.special_drugs),
        }
    }
}
