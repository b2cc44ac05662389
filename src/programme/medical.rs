//! 医疗三重保障 — what the layers of cover pay of a person's year of care.
//! 国办发〔2021〕42号: 基本医保, then 大病保险, then 医疗救助 and 倾斜救助, then a 惠民保
//! that was bought; each reads what the layers before it left of the in-scope
//! cost, and each payment is rounded half up to the fen before the next layer
//! reads it. Every visit is dated by its day of discharge and belongs to that
//! year; caps and deductibles run over the year.
//!
//! For each layer: a recorded exact value, else the amount on the settlement
//! slip, else a recorded floor or cap as a range, else the layer is missing and
//! may pay anything from nothing to all that remains.

use crate::base::calendar::DatedBy;
use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
use crate::book::entry::Book;
use crate::book::parameter::medical as value;
use crate::book::parameter::{Parameter, monitoring, supplementary};
use crate::engine::case::{Case, Gap, GapKind, Open, Supposed};
use crate::engine::completion::{Completions, Run, complete};
use crate::engine::decision::{Decision, Entitlement, Form, Per, Share, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Category, HospitalLevel, Key, Question, VisitKind, Where};
use crate::engine::situation::{Answer, Situation, Stated};
use std::cell::Cell;

/// What each layer pays of the year's visits, what is left to bear, and both
/// ratios. Of two identities the one that costs the person less counts, for the
/// whole year; at a tie the first.
pub fn decide(case: &Case<'_>) -> Decision {
    let first = Chain::of(case, Question::Category);
    let best = match case.is_stated(Question::AlsoCategory) {
        false => first,
        true => {
            let other = Chain::of(case, Question::AlsoCategory);
            if other.own_in_scope().is_below(first.own_in_scope()).holds { other } else { first }
        }
    };
    best.decision(case)
}

/// A bill and what the person bears of it within the scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// In-scope cost, yuan.
    pub bill: Money,
    /// Own cost within the scope, yuan.
    pub own: Money,
}

/// The own cost of a first stay against its in-scope cost, from nothing up to
/// `most`: the ends and every place at which it turns, a fen on either side.
/// Between two points it is straight. Values of which only a bound is recorded are
/// taken as stated. None for several visits, with too much open, or where a whole
/// layer is not recorded.
pub fn curve(situation: &Situation, book: &Book, person: u8, most: Money) -> Option<Vec<Point>> {
    let [visit] = situation.visits(person)[..] else { return None };
    let mut asked = situation.clone();
    for question in [Question::Total, Question::SlipBasic, Question::SlipSerious, Question::SlipAid, Question::SlipTilt]
    {
        asked.state(Key::at(person, visit, question), Stated::NotGiven);
    }
    let bill = Key::at(person, visit, Question::InScope);
    asked.state(bill, Stated::Between(Answer::Amount(Money::ZERO), Answer::Amount(most)));
    let Completions { runs, too_many } = complete(&asked, book, person, decide);
    let missing = |run: &Run| {
        let gaps = run.decision.missing.iter();
        gaps.map(|gap| Open::Value(gap.slot)).any(|gap| run.supposed.iter().any(|(open, _)| *open == gap))
    };
    if too_many.is_some() || runs.iter().any(missing) {
        return None;
    }
    let mut points: Vec<Point> = Vec::new();
    for run in &runs {
        let mut supposed = run.supposed.iter();
        let others_first = supposed.all(|(open, taken)| *open == Open::Question(bill) || *taken == Supposed::Option(0));
        let at = run.supposed.iter().find_map(|(open, taken)| match taken {
            Supposed::Amount(amount) if *open == Open::Question(bill) => Some(*amount),
            _ => None,
        });
        let own = run.decision.entitlements.first().and_then(|own| own.amount.ok());
        if let (true, Some(bill), Some((_, own))) = (others_first, at, own) {
            let before = points.partition_point(|point| point.bill < bill);
            points.insert(before, Point { bill, own });
        }
    }
    // At a turn the points lie a fen apart: the second stands for them.
    let (mut kept, mut from): (Vec<Point>, usize) = (Vec::new(), 0);
    for at in 0..points.len() {
        if points.get(at + 1).is_none_or(|next| next.bill - points[at].bill > Money::FEN) {
            if at > from || from == 0 || at + 1 == points.len() {
                kept.push(points[at.min(from + 1)]);
            }
            from = at + 1;
        }
    }
    (kept.len() > 1).then_some(kept)
}

/// The layers over all visits, for one identity.
struct Chain<'s> {
    category: Category,
    notes: Notes,
    /// Sums of all visits.
    in_scope: Figure<'s>,
    total: Option<Figure<'s>>,
    basic: Figure<'s>,
    serious: Figure<'s>,
    aid: Option<Figure<'s>>,
    tilt: Option<Figure<'s>>,
    supplementary: Option<Figure<'s>>,
    /// 住院 cost of the year after 基本医保 and 大病保险, before aid.
    self_pay: Option<Figure<'s>>,
}

/// The sums of a year before a visit; none before the first.
#[derive(Default)]
struct Year<'s> {
    admissions: u32,
    basic: Option<Figure<'s>>,
    chronic: Option<Figure<'s>>,
    chronic_base: Option<Figure<'s>>,
    serious_base: Option<Figure<'s>>,
    serious_waiting: Option<Figure<'s>>,
    aid_base: Option<Figure<'s>>,
    aid: Option<Figure<'s>>,
    aid_chronic: Option<Figure<'s>>,
    tilt_base: Option<Figure<'s>>,
}

/// What the layers leave behind beside their payments.
#[derive(Default)]
struct Notes {
    findings: Vec<Finding>,
    missing: Vec<Gap>,
    /// Set once a line of the slip differs: what follows in it differs for that
    /// reason alone and is not compared.
    slip_differs: bool,
}

impl Notes {
    /// Each condition once, as it was found last; a line of a slip that differs
    /// stays.
    fn found(&mut self, finding: Finding) {
        match self.findings.iter_mut().find(|known| known.criterion == finding.criterion) {
            Some(known) if known.criterion.is_of_slip() && !known.holds => {}
            Some(known) => *known = finding,
            None => self.findings.push(finding),
        }
    }

    fn lacks(&mut self, gap: Gap) {
        if !self.missing.contains(&gap) {
            self.missing.push(gap);
        }
    }

    fn absorb(&mut self, other: Notes) {
        other.findings.into_iter().for_each(|finding| self.found(finding));
        other.missing.into_iter().for_each(|gap| self.lacks(gap));
    }
}

/// What has come together in the year.
fn plus<'s>(sum: Option<Figure<'s>>, part: Figure<'s>) -> Option<Figure<'s>> {
    Some(sum.map_or(part, |sum| (sum + part).called(Label::YearSoFar)))
}

/// What is left of a yearly amount.
fn left_of<'s>(whole: Figure<'s>, used: Option<Figure<'s>>) -> Figure<'s> {
    used.map_or(whole, |used| (whole - used).or_zero())
}

impl<'s> Chain<'s> {
    fn of(case: &Case<'s>, identity: Question) -> Chain<'s> {
        let visits = in_order(case);
        let several = visits.len() > 1;
        let (mut sums, mut notes): (Option<Visit<'s>>, Notes) = (None, Notes::default());
        let (mut year, mut state) = (None, Year::default());
        let mut category = Category::Ordinary;
        let mut self_pay = None;
        for visit in visits {
            let case = case.visit(visit);
            let begun = case.day(DatedBy::Discharge).year();
            if year.replace(begun) != Some(begun) {
                (state, self_pay) = (Year::default(), None);
            }
            if several {
                case.heading(Label::Visit, u32::from(visit) + 1);
            }
            category = category_of(&case, identity);
            notes.slip_differs = false;
            let paid = Visit::of(&case, category, &mut state, &mut notes);
            if let (Some(total), false) = (paid.total, paid.chronic) {
                self_pay = plus(self_pay, (total - paid.basic - paid.serious).or_zero());
            }
            sums = Some(match sums {
                None => paid,
                Some(sums) => sums.and(paid),
            });
        }
        // There is always a visit.
        let Visit { in_scope, total, basic, serious, aid, tilt, .. } =
            sums.unwrap_or_else(|| Visit::of(case, category, &mut state, &mut notes));
        let mut chain = Chain {
            category,
            notes,
            in_scope,
            total,
            basic,
            serious,
            aid,
            tilt,
            supplementary: None,
            self_pay: self_pay.filter(|_| total.is_some()),
        };
        if case.is_stated(Question::Supplementary) && case.yes(Question::Supplementary) {
            chain.supplementary = supplementary(case, &chain).map_err(|gap| chain.notes.lacks(gap)).ok();
        }
        chain
    }

    /// What is left within the scope after the public layers.
    fn own_in_scope(&self) -> Figure<'s> {
        let rest = self.in_scope - self.basic - self.serious;
        [self.aid, self.tilt].into_iter().flatten().fold(rest, |rest, paid| rest - paid)
    }

    fn decision(mut self, case: &Case<'s>) -> Decision {
        // 高额费用预警: strictly more than the trigger means a visit, never a verdict.
        if let (Some(self_pay), Ok(trigger)) = (self.self_pay, case.value(monitoring::SELF_PAY_TRIGGER)) {
            let over = self_pay.called(Label::SelfPay).exceeds(trigger);
            self.notes.found(Finding::by(Criterion::SelfPayOverTrigger, over));
        }
        let own_in_scope = self.own_in_scope().called(Label::OwnInScope);
        let paid = self.in_scope - own_in_scope;
        let mut shares = Vec::new();
        let mut share = |label, part: Figure<'_>, whole: Figure<'_>| {
            let share = part.share_of(whole).map(|share| share.called(label));
            shares.extend(share.map(|share| Share { label, step: share.step(), rate: share.number() }));
        };
        share(Label::InScopeShare, paid, self.in_scope);
        let (own_label, own) = match self.total {
            None => (Label::OwnInScope, own_in_scope),
            Some(total) => {
                let bought = self.supplementary;
                share(Label::AllCostShare, bought.map_or(paid, |bought| paid + bought), total);
                let out_of_scope = (total - self.in_scope).or_zero().called(Label::OutOfScope);
                (Label::OwnCost, own_in_scope + out_of_scope)
            }
        };
        let own = self.supplementary.map_or(own, |paid| (own - paid).or_zero());
        let pays = |(label, paid)| Entitlement::of(label, Form::Cash, Per::Once, Ok(paid));
        let layers = [
            Some((Label::BasicPaid, self.basic)),
            Some((Label::SeriousPaid, self.serious)),
            self.aid.map(|aid| (Label::AidPaid, aid)),
            self.tilt.map(|tilt| (Label::TiltPaid, tilt)),
            self.supplementary.map(|paid| (Label::SupplementaryPaid, paid)),
        ];
        let own = Entitlement::of(own_label, Form::Borne, Per::Once, Ok(own));
        let identity = case.is_stated(Question::AlsoCategory).then_some(self.category);
        Decision {
            entitlements: [own].into_iter().chain(layers.into_iter().flatten().map(pays)).collect(),
            shares,
            missing: self.notes.missing,
            identity,
            ..Decision::of(Standing::Qualifies, self.notes.findings)
        }
    }
}

/// Time, number of the admission, level, cost: the order in which the visits were
/// entered changes nothing.
fn in_order(case: &Case<'_>) -> Vec<u8> {
    let stated = |visit: u8| {
        let case = case.visit(visit);
        let number = |question| case.is_stated(question).then(|| case.peek(question));
        let day = case.day(DatedBy::Discharge);
        (day, [Question::Admission, Question::HospitalLevel, Question::InScope, Question::Total].map(number))
    };
    // A library's sort weighs more than all the layers; there are few visits.
    let mut ordered: Vec<u8> = Vec::new();
    for visit in case.visits() {
        let at = ordered.partition_point(|earlier| stated(*earlier) <= stated(visit));
        ordered.insert(at, visit);
    }
    ordered
}

/// The identity on the day of discharge: it may change within the year.
fn category_of(case: &Case<'_>, identity: Question) -> Category {
    let changed = case.date(Question::CategorySince).is_some_and(|since| since <= case.day(DatedBy::Discharge));
    let then = changed && identity == Question::Category;
    case.choice(if then { Question::CategoryThen } else { identity })
}

/// What the layers pay of one visit, or of several together.
struct Visit<'s> {
    chronic: bool,
    in_scope: Figure<'s>,
    total: Option<Figure<'s>>,
    basic: Figure<'s>,
    serious: Figure<'s>,
    aid: Option<Figure<'s>>,
    tilt: Option<Figure<'s>>,
}

impl<'s> Visit<'s> {
    fn of(case: &Case<'s>, category: Category, year: &mut Year<'s>, notes: &mut Notes) -> Visit<'s> {
        let kind =
            if case.is_stated(Question::VisitKind) { case.choice(Question::VisitKind) } else { VisitKind::Inpatient };
        let chronic = kind == VisitKind::Chronic;
        let total = case.is_stated(Question::Total).then(|| case.amount(Question::Total));
        let (in_scope, paid_first) = in_scope(case, total, chronic);
        let in_scope = in_scope.called(Label::InScope);

        let basic = layer(case, Question::SlipBasic, in_scope, notes, &|case, _| {
            if chronic { chronic_basic(case, year, in_scope) } else { basic(case, year, in_scope) }
        });
        let left = (in_scope - basic).called(Label::LeftAfterBasic);

        // 大病 of a visit = F(after) − F(before), so that the visits add up to F. What
        // is paid first may give the base more than is left within the scope: what
        // finds no room then is paid with the next visit.
        let first = paid_first.filter(|_| counts_pre_self(case));
        let base = first.map_or(left, |first| left + first);
        let after = plus(year.serious_base, base).unwrap_or(base);
        let (before, waiting, due) = (year.serious_base, year.serious_waiting, Cell::new(None));
        let serious = layer(case, Question::SlipSerious, left, notes, &|case, notes| {
            let paid = serious(case, category, after, notes)?;
            let paid = match before {
                None => paid,
                Some(before) => (paid - serious_quietly(case, category, before)?).or_zero().called(Label::SeriousPaid),
            };
            let paid = waiting.map_or(paid, |waiting| paid + waiting);
            due.set(Some(paid));
            Ok(paid.least(left))
        });
        year.serious_waiting =
            due.get().filter(|_| first.is_some() || waiting.is_some()).map(|due| (due - serious).or_zero());
        let rest = (left - serious).called(Label::LeftAfterSerious);

        let aided = is_aided(case, category);
        notes.found(Finding::of(Criterion::AidForCategory, aided).under(value::AID_CATEGORIES));
        // A slip that shows aid is believed whatever the category.
        let offset = offset(case, rest);
        let aid = (aided || case.is_stated(Question::SlipAid)).then(|| {
            layer(case, Question::SlipAid, rest, notes, &|case, notes| {
                aid(case, category, year, offset, chronic, notes)
            })
        });
        let after_aid = aid.map_or(rest, |aid| rest - aid);
        let tilt = tilt(case, category, year, after_aid, notes);

        year.admissions += u32::from(!chronic);
        if chronic {
            (year.chronic, year.chronic_base) = (plus(year.chronic, basic), plus(year.chronic_base, in_scope));
        } else {
            year.basic = plus(year.basic, basic);
        }
        year.serious_base = Some(after);
        if let Some(aid) = aid {
            year.aid_base = plus(year.aid_base, offset);
            let sum = if chronic { &mut year.aid_chronic } else { &mut year.aid };
            *sum = plus(*sum, aid);
        }
        year.tilt_base = plus(year.tilt_base, after_aid);
        Visit { chronic, in_scope, total, basic, serious, aid, tilt }
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
            tilt: both(self.tilt, other.tilt),
        }
    }
}

/// total − 全自费 − 超限价 − 先行自付, where the slip does not state it, less what is
/// paid first for care elsewhere; and what was paid first in all, if known. A part
/// that is not given leaves it open, but never above what the given ones leave.
fn in_scope<'s>(case: &Case<'s>, total: Option<Figure<'s>>, chronic: bool) -> (Figure<'s>, Option<Figure<'s>>) {
    const PARTS: [Question; 3] = [Question::FullOwn, Question::OverLimit, Question::PreSelf];
    let pre_self = case.is_stated(Question::PreSelf).then(|| case.amount(Question::PreSelf));
    let in_scope = match total.filter(|_| !case.is_stated(Question::InScope)) {
        None => case.amount(Question::InScope),
        Some(total) => {
            let stated = PARTS.into_iter().filter(|part| case.is_stated(*part));
            let rest = stated.fold(total, |rest, part| rest - case.amount(part)).or_zero();
            if PARTS.into_iter().all(|part| case.is_stated(part)) {
                rest
            } else {
                case.amount_up_to(Question::InScope, rest.number())
            }
        }
    };
    let share = elsewhere(case).filter(|_| !chronic).and_then(|key| recorded(case, value::ELSEWHERE_SHARE.of(key)));
    match share {
        None => (in_scope, pre_self),
        Some(share) => {
            let first = in_scope.at(share);
            (in_scope - first, Some(pre_self.map_or(first, |pre_self| pre_self + first)))
        }
    }
}

/// 异地就医: which of the cases of care elsewhere this is. Not told, the hospital is
/// taken to be within the prefecture; 急诊 counts as referred.
fn elsewhere(case: &Case<'_>) -> Option<&'static str> {
    if !case.is_stated(Question::Where) {
        return None;
    }
    let key = |referred, not_referred| if case.yes(Question::Referred) { referred } else { not_referred };
    match case.choice(Question::Where) {
        Where::Within => None,
        Where::Province => Some(key("province_referred", "province_not_referred")),
        Where::Outside => Some(key("outside_referred", "outside_not_referred")),
    }
}

/// A value, where one is recorded: what is not recorded changes nothing.
fn recorded<'s>(case: &Case<'s>, rate: Parameter<Rate>) -> Option<Figure<'s, Rate>> {
    if case.is_recorded(rate) { case.value(rate).ok() } else { None }
}

/// The order in which a layer's payment is taken: exact, slip, range, missing. An
/// exact payment is held against the slip.
fn layer<'s>(
    case: &Case<'s>,
    slip: Question,
    remaining: Figure<'s>,
    notes: &mut Notes,
    rule: &dyn Fn(&Case<'s>, &mut Notes) -> Result<Figure<'s>, Gap>,
) -> Figure<'s> {
    let mut exact = Notes::default();
    if let Ok(paid) = rule(&case.exactly(), &mut exact) {
        notes.absorb(exact);
        if case.is_stated(slip) && !notes.slip_differs {
            let agrees = case.amount(slip).equals(paid);
            notes.slip_differs = !agrees.holds;
            notes.found(Finding::by(of_slip(slip), agrees));
        }
        return paid;
    }
    if case.is_stated(slip) {
        return case.amount(slip).least(remaining);
    }
    rule(case, notes).unwrap_or_else(|gap| {
        notes.lacks(gap);
        case.missing_layer(gap, remaining)
    })
}

/// The condition that a line of the slip agrees with the rules.
fn of_slip(slip: Question) -> Criterion {
    match slip {
        Question::SlipBasic => Criterion::SlipBasicAgrees,
        Question::SlipSerious => Criterion::SlipSeriousAgrees,
        Question::SlipAid => Criterion::SlipAidAgrees,
        _ => Criterion::SlipTiltAgrees,
    }
}

/// 基本医保: the in-scope cost above the deductible of the admission, at the rate
/// of the hospital's level, up to what is left of the year's cap where one is
/// recorded. 异地: a table of its own, or a share paid first, or points off the rate.
fn basic<'s>(case: &Case<'s>, year: &Year<'s>, in_scope: Figure<'s>) -> Result<Figure<'s>, Gap> {
    let elsewhere = elsewhere(case);
    let table = elsewhere.filter(|key| case.is_recorded(value::ELSEWHERE_RATE.of(key)));
    let (mut deductible, rate) = match table {
        Some(key) => (case.value(value::ELSEWHERE_DEDUCTIBLE.of(key))?, case.value(value::ELSEWHERE_RATE.of(key))?),
        None => {
            let level: HospitalLevel = case.choice(Question::HospitalLevel);
            let deductible = case.value(value::BASIC_DEDUCTIBLE.of(level.key()))?;
            let rate = case.value(value::BASIC_RATE.of(level.key()))?;
            let by_points = elsewhere.filter(|key| !case.is_recorded(value::ELSEWHERE_SHARE.of(key)));
            let points =
                by_points.map(|key| value::ELSEWHERE_POINTS.of(key)).filter(|points| case.is_recorded(*points));
            (deductible, points.map_or(Ok(rate), |points| Ok(rate.lowered(case.value(points)?)))?)
        }
    };
    // Where no rule for later admissions is recorded each bears its deductible in full.
    let nth = if case.is_stated(Question::Admission) {
        case.peek(Question::Admission)
    } else {
        i64::from(year.admissions) + 1
    };
    if let Some(factor) = recorded(case, value::BASIC_REPEAT_FACTOR).filter(|_| nth > 1) {
        deductible = deductible.at(factor);
    }
    let above = (in_scope - deductible).or_zero().called(Label::AboveDeductible);
    let cap = case.value(value::BASIC_CAP).map(|cap| left_of(cap, year.basic));
    up_to_cap(above.at(rate).called(Label::AtRate), cap, &mut Notes::default())
}

/// 门诊慢特病: above the deductible of the year, at its rate, up to its cap.
fn chronic_basic<'s>(case: &Case<'s>, year: &Year<'s>, in_scope: Figure<'s>) -> Result<Figure<'s>, Gap> {
    let rate = case.value(value::CHRONIC_RATE)?;
    let deductible = left_of(case.value(value::CHRONIC_DEDUCTIBLE)?, year.chronic_base);
    let above = (in_scope - deductible).or_zero().called(Label::AboveDeductible);
    let cap = case.value(value::CHRONIC_CAP).map(|cap| left_of(cap, year.chronic));
    up_to_cap(above.at(rate).called(Label::AtRate), cap, &mut Notes::default())
}

/// Whether 先行自付 enters the base of 大病保险; where no rule is recorded it does not.
fn counts_pre_self(case: &Case<'_>) -> bool {
    case.chooses(value::SERIOUS_BASE_PRE_SELF, "counted")
}

/// 大病保险 of the year: what is left above the deductible, by bands where they are
/// recorded, else at the rate. The tilted groups of the place have tables of their
/// own, or the deductible halved and the rate raised by points.
fn serious<'s>(case: &Case<'s>, category: Category, base: Figure<'s>, notes: &mut Notes) -> Result<Figure<'s>, Gap> {
    let tilted = case.chooses(value::SERIOUS_TILT.of(category.key()), "tilted");
    let deductible = match tilted {
        false => case.value(value::SERIOUS_DEDUCTIBLE)?,
        true if case.is_recorded(value::SERIOUS_TILT_DEDUCTIBLE) => case.value(value::SERIOUS_TILT_DEDUCTIBLE)?,
        true => case.value(value::SERIOUS_DEDUCTIBLE)?.at(case.value(value::SERIOUS_TILT_DEDUCTIBLE_FACTOR)?),
    };
    let deductible = deductible.called(Label::SeriousDeductible);
    let over = base.exceeds(deductible);
    notes.found(Finding::by(Criterion::LeftAboveSeriousDeductible, over));
    notes.found(Finding::of(Criterion::SeriousTilt, tilted));
    let above = (base - deductible).or_zero();
    if !over.holds {
        return Ok(above);
    }
    let own_bands = if tilted { case.bands(value::SERIOUS_TILT_BANDS).ok() } else { None };
    let own_rate = if tilted { recorded(case, value::SERIOUS_TILT_RATE) } else { None };
    let raises = tilted && own_bands.is_none() && own_rate.is_none();
    let raised = |rate| match raises {
        true => Ok(Figure::raised(rate, case.value(value::SERIOUS_TILT_RATE_POINTS)?).called(Label::SeriousRate)),
        false => Ok(rate),
    };
    let bands =
        own_bands.map_or_else(|| if own_rate.is_some() { None } else { case.bands(value::SERIOUS_BANDS).ok() }, Some);
    let paid = match bands {
        None => above.at(raised(own_rate.map_or_else(|| case.value(value::SERIOUS_RATE), Ok)?)?),
        Some(bands) => {
            // On the gross amount the first band begins at the deductible.
            let gross = value::SERIOUS_BASIS.is(case.value(value::SERIOUS_BASIS)?.number(), "gross");
            let reached = if gross { base } else { above };
            let mut sum = above.nothing().unrounded();
            for (at, band) in bands.into_iter().enumerate() {
                let from = if gross && at == 0 { deductible } else { band.over };
                let to = band.up_to.map_or(reached, |edge| reached.least(edge));
                sum = sum + (to - from).or_zero().at_exactly(raised(band.rate)?);
            }
            sum.rounded()
        }
    };
    let lifted = tilted && case.chooses(value::SERIOUS_TILT_CAP, "lifted");
    if lifted || case.chooses(value::SERIOUS_CAPPED, "uncapped") {
        return Ok(paid);
    }
    up_to_cap(paid, case.value(value::SERIOUS_CAP), notes)
}

/// The same for the sum before a visit, whose conditions were noted then.
fn serious_quietly<'s>(case: &Case<'s>, category: Category, base: Figure<'s>) -> Result<Figure<'s>, Gap> {
    serious(case, category, base, &mut Notes::default())
}

/// What the place takes off before its aid: 民政临时救助, or insurance too.
fn offset<'s>(case: &Case<'s>, rest: Figure<'s>) -> Figure<'s> {
    let takes_off = case.is_stated(Question::OtherAid)
        && ["civil_aid", "civil_aid_and_insurance"].into_iter().any(|what| case.chooses(value::AID_OFFSETS, what));
    if takes_off { (rest - case.amount(Question::OtherAid)).or_zero() } else { rest }
}

/// 医疗救助: what is left above the deductible of the year, at the rate of the
/// category, up to what is left of its cap where one is recorded. 重特大疾病 has a
/// cap of its own; 住院 and 门诊慢特病 share one unless the place separates them.
fn aid<'s>(
    case: &Case<'s>,
    category: Category,
    year: &Year<'s>,
    base: Figure<'s>,
    chronic: bool,
    notes: &mut Notes,
) -> Result<Figure<'s>, Gap> {
    let key = category.key();
    let own_rate = value::CHRONIC_AID_RATE.of(key);
    let rate = if chronic && case.is_recorded(own_rate) { own_rate } else { value::AID_RATE.of(key) };
    let rate = case.value(rate)?;
    let deductible = left_of(case.value(value::AID_DEDUCTIBLE.of(key))?, year.aid_base);
    let separate = case.chooses(value::AID_CAP_SCOPE, "separate");
    let grave = value::AID_CAP_GRAVE.of(key);
    let grave_cap = !chronic
        && case.is_stated(Question::GraveIllness)
        && case.is_recorded(grave)
        && case.yes(Question::GraveIllness);
    let (cap, used) = match (separate, chronic) {
        (true, true) => (value::AID_CAP_CHRONIC.of(key), year.aid_chronic),
        (separate, _) => {
            let both =
                year.aid.map_or(year.aid_chronic, |aid| year.aid_chronic.map_or(Some(aid), |other| Some(aid + other)));
            let cap = if grave_cap { grave } else { value::AID_CAP.of(key) };
            (cap, if separate { year.aid } else { both })
        }
    };
    let paid = (base - deductible).or_zero().at(rate);
    up_to_cap(paid, case.value(cap).map(|cap| left_of(cap, used)), notes)
}

/// 倾斜救助, over the year like 大病保险: only where it was applied for, within the
/// province and as referred. Otherwise it is told apart, outside the sums.
fn tilt<'s>(
    case: &Case<'s>,
    category: Category,
    year: &Year<'s>,
    rest: Figure<'s>,
    notes: &mut Notes,
) -> Option<Figure<'s>> {
    let applied = case.is_stated(Question::TiltApplied) && case.yes(Question::TiltApplied);
    let outside =
        matches!(elsewhere(case), Some("outside_referred" | "outside_not_referred" | "province_not_referred"));
    let slip = case.is_stated(Question::SlipTilt);
    if !slip && (!applied || outside) {
        return None;
    }
    notes.found(Finding::of(Criterion::TiltApplied, applied && !outside).under(value::TILT_CONDITION));
    let after = plus(year.tilt_base, rest).unwrap_or(rest);
    let before = year.tilt_base;
    Some(layer(case, Question::SlipTilt, rest, notes, &|case, notes| {
        let of_sum = |base: Figure<'s>, notes: &mut Notes| {
            let threshold = case.value(value::TILT_THRESHOLD.of(category.key()))?;
            let rate = case.value(value::TILT_RATE.of(category.key()))?;
            let paid = (base - threshold).or_zero().at(rate);
            up_to_cap(paid, case.value(value::TILT_CAP.of(category.key())), notes)
        };
        let paid = of_sum(after, notes)?;
        let paid = match before {
            None => paid,
            Some(before) => (paid - of_sum(before, &mut Notes::default())?).or_zero(),
        };
        Ok(paid.least(rest))
    }))
}

/// 惠民保 over the year: a part within the catalogue and a part outside it, each
/// with its own deductible, rate and cap.
fn supplementary<'s>(case: &Case<'s>, chain: &Chain<'s>) -> Result<Figure<'s>, Gap> {
    let part = |base: Figure<'s>, deductible, rate, cap| {
        let above = (base - case.value(deductible)?).or_zero();
        up_to_cap(above.at(case.value(rate)?), case.value(cap), &mut Notes::default())
    };
    let within = part(
        chain.own_in_scope(),
        supplementary::IN_SCOPE_DEDUCTIBLE,
        supplementary::IN_SCOPE_RATE,
        supplementary::IN_SCOPE_CAP,
    )?;
    let Some(total) = chain.total else { return Ok(within) };
    let outside = part(
        (total - chain.in_scope).or_zero(),
        supplementary::OUT_OF_SCOPE_DEDUCTIBLE,
        supplementary::OUT_OF_SCOPE_RATE,
        supplementary::OUT_OF_SCOPE_CAP,
    )?;
    Ok(within + outside)
}

/// Up to the cap; where none is recorded the amount as it is, and the gap is
/// noted. A cap that leaves room is none for an exact payment.
///
/// # Errors
/// That the cap leaves room, where an exact one was asked for.
fn up_to_cap<'s>(paid: Figure<'s>, cap: Result<Figure<'s>, Gap>, notes: &mut Notes) -> Result<Figure<'s>, Gap> {
    match cap {
        Ok(cap) => return Ok(paid.least(cap)),
        Err(gap) if gap.why == GapKind::NotExact => return Err(gap),
        Err(gap) if paid.number() > Money::ZERO => notes.lacks(gap),
        Err(_) => {}
    }
    Ok(paid)
}

/// The groups that the aid covers directly (云政办发〔2022〕40号, classes one to
/// three), and those for whom the place records a rate.
fn is_aided(case: &Case<'_>, category: Category) -> bool {
    let direct = matches!(
        category,
        Category::Destitute
            | Category::MinimumLiving
            | Category::ReturnedToPoverty
            | Category::MinimumLivingMargin
            | Category::Monitored
    );
    direct || (category != Category::Ordinary && case.is_recorded(value::AID_RATE.of(category.key())))
}
