//! 合计 — what the aids of one child come to, each yuan once; cash and waivers
//! apart. Boarding and day grants are one programme, so that no two of a term
//! exclude each other; what is awarded, lent or paid once is left out and named.

use crate::base::money::Money;
use crate::engine::case::GapKind;
use crate::engine::decision::{Form, Per};
use crate::engine::outlook::{Outlook, Range, Verdict};
use crate::programme::{Assessment, Programme};

/// What comes to a child in one form for one term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// In what form.
    pub form: Form,
    /// At least, yuan a term.
    pub low: Money,
    /// At most; none where an amount among them has no upper end or is not recorded.
    pub high: Option<Money>,
}

impl Total {
    /// The same over the two terms of a school year.
    pub fn of_year(self) -> Total {
        Total { low: self.low + self.low, high: self.high.map(|high| high + high), ..self }
    }
}

/// The totals of the aids that are granted, or may be; nothing where there are
/// fewer than two amounts to add.
pub fn totals(assessments: &[&Assessment]) -> Vec<Total> {
    let totals = sums(assessments);
    let added = totals.iter().any(|(_, parts)| *parts > 1);
    totals.into_iter().filter(|_| added).map(|(total, _)| total).collect()
}

/// What comes to all the children of a household, a single aid of a single child too.
pub fn of_family(assessments: &[&Assessment]) -> Vec<Total> {
    sums(assessments).into_iter().map(|(total, _)| total).collect()
}

/// Whether anything of an aid is in the totals.
pub fn is_added(assessment: &Assessment) -> bool {
    added(&assessment.outlook).next().is_some()
}

/// The amounts of an aid that are added: by the term, and not free without a price.
fn added(outlook: &Outlook) -> impl Iterator<Item = &Range> {
    let may = matches!(outlook.verdict, Verdict::Likely | Verdict::Possible);
    let priceless = |range: &Range| {
        range.low.is_none() && range.high.is_none() && range.gap.is_some_and(|gap| gap.why == GapKind::NoAmount)
    };
    outlook.ranges.iter().filter(move |range| may && range.per == Per::Semester && !priceless(range))
}

/// The sums by form, and how many amounts are in each.
fn sums(assessments: &[&Assessment]) -> Vec<(Total, u32)> {
    let mut totals: Vec<(Total, u32)> = Vec::new();
    for Assessment { outlook, .. } in assessments {
        for range in added(outlook) {
            let sure = outlook.verdict == Verdict::Likely && !range.conditional;
            let low = range.low.filter(|_| sure).unwrap_or(Money::ZERO);
            match totals.iter_mut().find(|(total, _)| total.form == range.form) {
                Some((total, parts)) => {
                    total.low = total.low + low;
                    total.high = total.high.zip(range.high).map(|(sum, high)| sum + high);
                    *parts += 1;
                }
                None => totals.push((Total { form: range.form, low, high: range.high }, 1)),
            }
        }
    }
    totals
}

/// What is not in the totals though the child may have it.
pub fn left_out<'a>(assessments: &'a [&'a Assessment]) -> impl Iterator<Item = Programme> + 'a {
    let may = |one: &&&Assessment| matches!(one.outlook.verdict, Verdict::Likely | Verdict::Possible);
    let apart = |one: &&Assessment| one.outlook.ranges.iter().any(|range| range.per != Per::Semester);
    assessments.iter().filter(may).filter(move |one| apart(one)).map(|one| one.programme)
}
