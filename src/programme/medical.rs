//! 医疗三重保障 — what the three layers of cover pay of one stay in hospital.
//! 国办发〔2021〕42号: 基本医保, then 大病保险, then 医疗救助, each reading what the
//! layers before it left of the in-scope cost; each payment is rounded half up
//! to the fen before the next layer reads it. Dated by the day of discharge.
//!
//! For each layer: a recorded exact value, else the amount on the settlement
//! slip, else a recorded floor or cap as a range, else the layer is missing and
//! may pay anything from nothing to all that remains.

use crate::completion::{Case, Gap};
use crate::decision::{Decision, Entitlement, Form, Per, Share, Standing};
use crate::figure::{Figure, Label};
use crate::finding::{Criterion, Finding};
use crate::keyed::Keyed;
use crate::money::Money;
use crate::parameter::medical::{
    AID_CAP, AID_CATEGORIES, AID_DEDUCTIBLE, AID_RATE, BASIC_CAP, BASIC_DEDUCTIBLE, BASIC_RATE, SERIOUS_BANDS,
    SERIOUS_BASIS, SERIOUS_CAP, SERIOUS_DEDUCTIBLE, SERIOUS_RATE, SERIOUS_TILT_CAP, SERIOUS_TILT_DEDUCTIBLE_FACTOR,
    SERIOUS_TILT_RATE_POINTS,
};
use crate::question::{Category, HospitalLevel, Question};

/// What each layer pays of the stay, what is left to bear, and both ratios.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut notes = Notes::default();
    let total = case.is_stated(Question::Total).then(|| case.amount(Question::Total));
    let in_scope = in_scope(case, total).called(Label::InScope);

    let basic = layer(case, Question::SlipBasic, in_scope, &mut notes, &|case, _| basic(case, in_scope));
    let left = (in_scope - basic).called(Label::LeftAfterBasic);
    let category: Category = case.choice(Question::Category);
    let serious =
        layer(case, Question::SlipSerious, left, &mut notes, &|case, notes| serious(case, category, left, notes));
    let rest = (left - serious).called(Label::LeftAfterSerious);
    let aided = aided(category);
    notes.findings.push(Finding::of(Criterion::AidForCategory, aided).under(AID_CATEGORIES));
    // A slip that shows aid is believed whatever the category: class four (因病致贫) is not asked.
    let aid = (aided || case.is_stated(Question::SlipAid))
        .then(|| layer(case, Question::SlipAid, rest, &mut notes, &|case, notes| aid(case, category, rest, notes)));

    let own_in_scope = aid.map_or(rest, |aid| rest - aid);
    let paid = in_scope - own_in_scope;
    let mut shares = Vec::new();
    let mut share = |label, part: Figure<'_>, whole: Figure<'_>| {
        let share = part.share_of(whole).map(|share| share.called(label));
        shares.extend(share.map(|share| Share { label, step: share.step(), rate: share.number() }));
    };
    share(Label::InScopeShare, paid, in_scope);
    let own = match total {
        None => Entitlement::of(Label::OwnInScope, Form::Borne, Per::Once, Ok(own_in_scope)),
        Some(total) => {
            share(Label::AllCostShare, paid, total);
            let own_in_scope = own_in_scope.called(Label::OwnInScope);
            let out_of_scope = (total - in_scope).or_zero().called(Label::OutOfScope);
            Entitlement::of(Label::OwnCost, Form::Borne, Per::Once, Ok(own_in_scope + out_of_scope))
        }
    };
    let pays = |label, paid| Entitlement::of(label, Form::Cash, Per::Once, Ok(paid));
    let payments =
        [Some((Label::BasicPaid, basic)), Some((Label::SeriousPaid, serious)), aid.map(|aid| (Label::AidPaid, aid))];
    let payments = payments.into_iter().flatten().map(|(label, paid)| pays(label, paid));
    Decision {
        entitlements: [own].into_iter().chain(payments).collect(),
        shares,
        missing: notes.missing,
        ..Decision::of(Standing::Qualifies, notes.findings)
    }
}

/// What a layer leaves behind beside its payment.
#[derive(Default)]
struct Notes {
    findings: Vec<Finding>,
    missing: Vec<Gap>,
}

/// total − 全自费 − 超限价 − 先行自付, where the slip does not state it. A part that
/// is not given leaves it open, but never above what the given ones leave.
fn in_scope<'s>(case: &Case<'s>, total: Option<Figure<'s>>) -> Figure<'s> {
    const PARTS: [Question; 3] = [Question::FullOwn, Question::OverLimit, Question::PreSelf];
    let Some(total) = total.filter(|_| !case.is_stated(Question::InScope)) else {
        return case.amount(Question::InScope);
    };
    let stated = PARTS.into_iter().filter(|part| case.is_stated(*part));
    let rest = stated.fold(total, |rest, part| rest - case.amount(part)).or_zero();
    if PARTS.into_iter().all(|part| case.is_stated(part)) {
        rest
    } else {
        case.amount_up_to(Question::InScope, rest.number())
    }
}

/// The order in which a layer's payment is taken: exact, slip, range, missing.
fn layer<'s>(
    case: &Case<'s>,
    slip: Question,
    remaining: Figure<'s>,
    notes: &mut Notes,
    rule: &dyn Fn(&Case<'s>, &mut Notes) -> Result<Figure<'s>, Gap>,
) -> Figure<'s> {
    let mut exact = Notes::default();
    if let Ok(paid) = rule(&case.exactly(), &mut exact) {
        notes.findings.append(&mut exact.findings);
        notes.missing.append(&mut exact.missing);
        return paid;
    }
    if case.is_stated(slip) {
        return case.amount(slip).least(remaining);
    }
    rule(case, notes).unwrap_or_else(|gap| {
        notes.missing.push(gap);
        case.missing_layer(gap, remaining)
    })
}

/// 基本医保: the in-scope cost above the deductible, at the rate of the hospital's
/// level, up to the cap of the year where one is recorded.
fn basic<'s>(case: &Case<'s>, in_scope: Figure<'s>) -> Result<Figure<'s>, Gap> {
    let level: HospitalLevel = case.choice(Question::HospitalLevel);
    let deductible = case.value(BASIC_DEDUCTIBLE.of(level.key()))?;
    let rate = case.value(BASIC_RATE.of(level.key()))?;
    let above = (in_scope - deductible).or_zero().called(Label::AboveDeductible);
    Ok(up_to_cap(above.at(rate).called(Label::AtRate), case.value(BASIC_CAP)).0)
}

/// 大病保险: what is left above the deductible of the year, by bands where they are
/// recorded, else at the rate. 特困, 低保 and 返贫致贫: deductible halved, rate
/// raised by 5 points, no cap (国办发〔2021〕42号).
fn serious<'s>(case: &Case<'s>, category: Category, left: Figure<'s>, notes: &mut Notes) -> Result<Figure<'s>, Gap> {
    let tilted = matches!(category, Category::Destitute | Category::MinimumLiving | Category::ReturnedToPoverty);
    let mut deductible = case.value(SERIOUS_DEDUCTIBLE)?;
    if tilted {
        deductible = deductible.at(case.value(SERIOUS_TILT_DEDUCTIBLE_FACTOR)?);
    }
    let deductible = deductible.called(Label::SeriousDeductible);
    let over = left.exceeds(deductible);
    notes.findings.push(Finding::by(Criterion::LeftAboveSeriousDeductible, over));
    notes.findings.push(Finding::of(Criterion::SeriousTilt, tilted));
    let above = (left - deductible).or_zero();
    if !over.holds {
        return Ok(above);
    }
    let raised = |rate| match tilted {
        true => Ok(Figure::raised(rate, case.value(SERIOUS_TILT_RATE_POINTS)?).called(Label::SeriousRate)),
        false => Ok(rate),
    };
    let paid = match case.bands(SERIOUS_BANDS) {
        Err(_) => above.at(raised(case.value(SERIOUS_RATE)?)?),
        Ok(bands) => {
            // On the gross amount the first band begins at the deductible.
            let gross = SERIOUS_BASIS.is(case.value(SERIOUS_BASIS)?.number(), "gross");
            let base = if gross { left } else { above };
            let mut sum = above.nothing();
            for (at, band) in bands.into_iter().enumerate() {
                let from = if gross && at == 0 { deductible } else { band.over };
                let to = band.up_to.map_or(base, |edge| base.least(edge));
                sum = sum + (to - from).or_zero().at_exactly(raised(band.rate)?);
            }
            sum.rounded()
        }
    };
    if tilted && SERIOUS_TILT_CAP.is(case.value(SERIOUS_TILT_CAP)?.number(), "lifted") {
        return Ok(paid);
    }
    let (paid, unknown) = up_to_cap(paid, case.value(SERIOUS_CAP));
    notes.missing.extend(unknown);
    Ok(paid)
}

/// 医疗救助: what is left above the deductible of the year, at the rate of the
/// category, up to the cap of the year where one is recorded.
fn aid<'s>(case: &Case<'s>, category: Category, rest: Figure<'s>, notes: &mut Notes) -> Result<Figure<'s>, Gap> {
    let rate = case.value(AID_RATE.of(category.key()))?;
    let deductible = case.value(AID_DEDUCTIBLE.of(category.key()))?;
    let (paid, unknown) = up_to_cap((rest - deductible).or_zero().at(rate), case.value(AID_CAP.of(category.key())));
    notes.missing.extend(unknown);
    Ok(paid)
}

/// Up to the cap; where none is recorded the amount as it is, and the gap.
fn up_to_cap<'s>(paid: Figure<'s>, cap: Result<Figure<'s>, Gap>) -> (Figure<'s>, Option<Gap>) {
    match cap {
        Ok(cap) => (paid.least(cap), None),
        Err(gap) if paid.number() > Money::ZERO => (paid, Some(gap)),
        Err(_) => (paid, None),
    }
}

/// The groups that the aid covers directly (云政办发〔2022〕40号, classes one to
/// three); 因病致贫 is by application and not asked here.
fn aided(category: Category) -> bool {
    matches!(
        category,
        Category::Destitute
            | Category::MinimumLiving
            | Category::ReturnedToPoverty
            | Category::MinimumLivingMargin
            | Category::Monitored
    )
}
