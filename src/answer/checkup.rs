//! 全家政策体检 — all programmes of one household in one list, what matters first, and
//! what they come to in a year: cash, waived and in kind apart, nothing twice.
//!
//! Left out of the totals and named: what is paid by the day or once, awarded, lent,
//! borne, or goes to an employer; payments of hospital bills; and an allowance whose
//! tier is judged for each person.

use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::book::entry::Book;
use crate::engine::case::Open;
use crate::engine::decision::{Form, Per};
use crate::engine::figure::Label;
use crate::engine::outlook::{Outlook, Range, Verdict};
use crate::engine::question::{Door, Key, Topic};
use crate::engine::situation::Situation;
use crate::programme::{Assessment, Programme};

/// What programmes come to in a year, in one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yearly {
    /// In what form.
    pub form: Form,
    /// What rests on values in force that were read somewhere, yuan a year; no trial, nothing unverified.
    pub sure: Money,
    /// At least, yuan a year, trials among it.
    pub low: Money,
    /// At most; none where an amount among them has no upper end or is not recorded.
    pub high: Option<Money>,
}

/// Why something is not in the totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Another programme takes its place.
    Excluded,
    /// Nobody has published its amount.
    NotRecorded,
    /// A tier is judged for each person.
    ByTier,
    /// By the day.
    Daily,
    /// Once.
    Once,
    /// Awarded to some.
    Awarded,
    /// Lent.
    Lent,
    /// To an employer.
    ToEmployer,
    /// Payments of hospital bills.
    OfBills,
}

impl Apart {
    /// All, in the order in which they are told.
    pub const ALL: [Apart; 9] = [
        Apart::NotRecorded,
        Apart::ByTier,
        Apart::Excluded,
        Apart::Daily,
        Apart::Once,
        Apart::Awarded,
        Apart::Lent,
        Apart::ToEmployer,
        Apart::OfBills,
    ];

    /// Why an amount is no income of every year; none where it is one.
    fn of(one: &Assessment, range: &Range) -> Option<Apart> {
        Some(match (range.form, range.per) {
            (Form::Loan, _) => Apart::Lent,
            (Form::Employer, _) => Apart::ToEmployer,
            (Form::Borne, _) => Apart::OfBills,
            _ if one.programme.topic() == Topic::Medical => Apart::OfBills,
            _ if !one.programme.is_income() => Apart::Awarded,
            (_, Per::Day) => Apart::Daily,
            (_, Per::Once) => Apart::Once,
            _ if range.label != Label::AllowancePerHead => return None,
            _ if range.is_missing() => Apart::NotRecorded,
            _ => Apart::ByTier,
        })
    }
}

/// A programme that was not asked about and may fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unasked {
    /// Which.
    pub programme: Programme,
    /// Its first open question.
    pub first: Key,
}

/// The household's programmes together.
#[derive(Debug)]
pub struct Checkup<'a> {
    /// Each assessment, what matters first.
    pub lines: Vec<&'a Assessment>,
    /// The totals.
    pub totals: Vec<Yearly>,
    /// What is not in the totals though the household may have it, each with why.
    pub apart: Vec<(Programme, Apart)>,
    /// What was not asked about and may fit.
    pub unasked: Vec<Unasked>,
}

/// The check-up of what was assessed, and of what was not asked.
pub fn checkup<'a>(situation: &Situation, assessments: &'a [Assessment], book: &Book) -> Checkup<'a> {
    let mut lines: Vec<&Assessment> = Vec::new();
    for one in assessments {
        // Lists are short: each finds its place among the earlier ones.
        let at = lines.iter().take_while(|other| weight(other) >= weight(one)).count();
        lines.insert(at, one);
    }
    let counts = |one: &&&Assessment| !is_excluded(one, assessments);
    let mut totals: Vec<Yearly> = Vec::new();
    for one in lines.iter().filter(counts) {
        for yearly in yearly(one) {
            match totals.iter_mut().find(|total| total.form == yearly.form) {
                Some(total) => {
                    total.sure = total.sure + yearly.sure;
                    total.low = total.low + yearly.low;
                    total.high = total.high.zip(yearly.high).map(|(sum, high)| sum + high);
                }
                None => totals.push(yearly),
            }
        }
    }
    let mut apart: Vec<(Programme, Apart)> = Vec::new();
    for one in lines.iter().filter(|one| may_be_had(one)) {
        let excluded = is_excluded(one, assessments).then_some(Apart::Excluded);
        let whole = || one.outlook.ranges.iter().find_map(|range| Apart::of(one, range));
        if let Some(why) = excluded.or_else(whole).filter(|_| !apart.iter().any(|(known, _)| *known == one.programme)) {
            apart.push((one.programme, why));
        }
    }
    Checkup { lines, totals, apart, unasked: unasked(situation, assessments, book) }
}

fn may_be_had(one: &Assessment) -> bool {
    matches!(one.outlook.verdict, Verdict::Likely | Verdict::Possible)
}

/// First what is likely, then what is possible, what cannot be judged, what is not
/// now; among alike the larger amount of a year.
fn weight(one: &Assessment) -> (u8, Money) {
    let verdict = match one.outlook.verdict {
        Verdict::Likely => 3,
        Verdict::Possible => 2,
        Verdict::CannotJudge => 1,
        Verdict::NotNow => 0,
    };
    let most = |range: &Range| range.low.or(range.high).unwrap_or(Money::ZERO);
    let given =
        one.outlook.ranges.iter().filter(|range| !matches!(range.form, Form::Borne | Form::Loan | Form::Employer));
    (
        verdict,
        given
            .map(|range| most(range).times(times_a_year(one, range).unwrap_or(1)))
            .fold(Money::ZERO, |sum, one| sum + one),
    )
}

/// How many times an amount comes in a year; none for what is no yearly income.
fn times_a_year(one: &Assessment, range: &Range) -> Option<u32> {
    match range.per {
        _ if Apart::of(one, range).is_some() => None,
        Per::Month => Some(12),
        Per::Semester => Some(2),
        Per::Year => Some(1),
        Per::Day | Per::Once => None,
    }
}

/// What one programme comes to in a year; only what is sure counts at the low end.
fn yearly(one: &Assessment) -> impl Iterator<Item = Yearly> + '_ {
    let granted = one.outlook.ranges.iter().filter(|_| may_be_had(one));
    granted.filter_map(|range| {
        let times = times_a_year(one, range)?;
        if range.low.is_none() && range.high.is_none() && !range.is_missing() {
            // Free without a price.
            return None;
        }
        let is_had = one.outlook.verdict == Verdict::Likely && !range.conditional;
        let low = range.low.filter(|_| is_had).unwrap_or(Money::ZERO).times(times);
        let sure = if is_firm(one) { low } else { Money::ZERO };
        let high = range.high.filter(|_| range.gap.is_none()).map(|high| high.times(times));
        Some(Yearly { form: range.form, sure, low, high })
    })
}

/// Whether what is told of a programme rests on values that are in force, undisputed and read somewhere.
pub fn is_firm(one: &Assessment) -> bool {
    let Outlook { trials, rivals, weakest, .. } = &*one.outlook;
    trials.is_empty() && rivals.is_empty() && weakest.is_none_or(|weakest| weakest < Status::Unverified)
}

/// Whether another programme that the same household has takes its place.
fn is_excluded(one: &Assessment, all: &[Assessment]) -> bool {
    all.iter().any(|other| other.programme.instead_of().contains(&one.programme) && may_be_had(other))
}

/// The household's programmes, and those of its first person, that were not asked
/// about and are not ruled out by what is known.
fn unasked(situation: &Situation, assessments: &[Assessment], book: &Book) -> Vec<Unasked> {
    let asked = |programme: &Programme| assessments.iter().any(|one| one.programme == *programme);
    let about = |programme: &Programme| matches!(programme.topic().door(), Door::Household | Door::Everything);
    let open = |programme: Programme| {
        let outlook = programme.assess(situation, 0, book);
        if outlook.verdict == Verdict::NotNow {
            return None;
        }
        let questions = outlook.open.iter().filter_map(|item| match item.open {
            Open::Question(key) => Some(key),
            Open::Value(_) | Open::Layer(..) => None,
        });
        // Its own questions tell more than what every programme asks.
        let own = questions.clone().find(|key| key.question.topic() == programme.topic());
        let first = outlook.answer_first.or(own).or_else(|| questions.clone().next())?;
        Some(Unasked { programme, first })
    };
    Programme::ALL.iter().copied().filter(|one| about(one) && !asked(one)).filter_map(open).collect()
}
