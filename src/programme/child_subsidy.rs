//! 育儿补贴 — a yearly sum for each child to its third birthday (育儿补贴制度实施方案, 2025; 申领金额对照表). A child born
//! before the scheme began has the year of its third birthday by the month; a later one has three whole years.

use crate::base::calendar::DatedBy;
use crate::book::parameter::child_subsidy::{AMOUNT, BEGINS, FIRST_APPLICATION, WHO, YEARS};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// The subsidy of the year of assessment, and of the earlier ones that can still be claimed.
pub fn decide(case: &Case<'_>) -> Decision {
    Decision::filled_by(|decision| grant(case, decision))
}

fn grant(case: &Case<'_>, decision: &mut Decision) -> Result<(), Gap> {
    let this_year = case.year(DatedBy::Day);
    let scheme = Scheme::of(case)?;
    let of_this = scheme.in_year(case, this_year);
    if decision.finds(Finding::of(Criterion::ChildWithinAge, of_this.is_some()).under(WHO)) {
        let amount = of_this.ok_or_else(|| case.lacks(AMOUNT));
        decision.grants(Label::ChildSubsidy, Form::Cash, Per::Year, amount);
    }
    // Only births of before the scheme may still be claimed for the first time, until the day that is recorded.
    let is_of_before = case.date(Question::BornOn).is_some_and(|born| born.year() < scheme.begins);
    if !is_of_before {
        return Ok(());
    }
    let earlier = (scheme.begins..this_year).filter_map(|year| scheme.in_year(case, year));
    if let Some(earlier) = earlier.reduce(|sum, more| sum + more) {
        let is_open = case.in_force().is_recorded(FIRST_APPLICATION);
        let claimable = is_open && !case.yes(Question::SubsidyClaimed);
        decision.finds(Finding::of(Criterion::EarlierYearsOpen, claimable).under(FIRST_APPLICATION));
        if is_open && (claimable || of_this.is_some()) {
            // Nothing for who has drawn them, so that an open answer leaves a range.
            let amount = if claimable { earlier } else { earlier.nothing() };
            decision.grants(Label::ChildSubsidyEarlier, Form::Cash, Per::Once, Ok(amount));
        }
    }
    Ok(())
}

/// What is recorded of the scheme.
struct Scheme<'s> {
    /// Yuan for each child and year.
    amount: Figure<'s>,
    /// Up to which birthday.
    years: u32,
    /// The first year that is paid.
    begins: i16,
}

impl<'s> Scheme<'s> {
    fn of(case: &Case<'s>) -> Result<Scheme<'s>, Gap> {
        let (amount, years, begins) = (case.value(AMOUNT)?, case.value(YEARS)?, case.value(BEGINS)?);
        Ok(Scheme { amount, years: years.number(), begins: i16::try_from(begins.number()).unwrap_or(i16::MAX) })
    }

    /// What is paid for a calendar year, yuan; none for a year in which the child is not yet born or too old.
    fn in_year(&self, case: &Case<'s>, year: i16) -> Option<Figure<'s>> {
        let born = case.date(Question::BornOn).filter(|_| year >= self.begins)?;
        let turning = u32::try_from(i32::from(year) - i32::from(born.year())).ok()?;
        if turning < self.years {
            return Some(self.amount);
        }
        let is_last = turning == self.years && born.year() < self.begins;
        let months = case.number_of(Question::BornOn, |born| u32::from(born.month())).filter(|_| is_last)?;
        Some(self.amount.of_months(months.called(Label::MonthsOfLastYear)))
    }
}
