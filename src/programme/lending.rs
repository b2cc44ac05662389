//! What the loans share: the longest term, the prime rate of the contract's day, and
//! interest by months or by days.

use crate::base::money::Rate;
use crate::book::parameter::Parameter;
use crate::book::parameter::lpr::PRIME;
use crate::book::parameter::micro_loan::SHORT_MONTHS;
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

impl Decision {
    /// Whether the loan ends within the longest term, where one is recorded; a loan
    /// that does not is none of this programme's.
    pub fn finds_within_term(&mut self, case: &Case<'_>, years: Parameter<u32>) -> bool {
        let Ok(years) = case.value(years) else { return true };
        let within = case.count(Question::LoanMonths).is_within(years.in_months());
        if !self.finds(Finding::by(Criterion::WithinTerm, within)) {
            self.standing = Standing::NotNow;
            self.entitlements.clear();
        }
        within.holds
    }
}

/// 同期限 LPR of the day of the contract: the one-year rate for a short loan.
///
/// # Errors
/// The gap, if it or the limit of a short loan is not recorded.
pub fn prime<'s>(case: &Case<'s>) -> Result<Figure<'s, Rate>, Gap> {
    let short = case.count(Question::LoanMonths).is_within(case.value(SHORT_MONTHS)?).holds;
    case.value(PRIME.of(if short { "one_year_rate" } else { "five_year_rate" }))
}

/// The part of the loan up to the ceiling.
pub fn subsidised<'s>(case: &Case<'s>, ceiling: Figure<'s>) -> Figure<'s> {
    case.amount(Question::LoanAmount).least(ceiling).called(Label::LoanSubsidised)
}

/// Interest of the whole term at a yearly rate, rounded once: by months, or by days where the place says how many a
/// year has.
pub fn interest<'s>(
    case: &Case<'s>,
    loan: Figure<'s>,
    rate: Figure<'s, Rate>,
    days_of_year: Parameter<u32>,
) -> Figure<'s> {
    let yearly = loan.at_exactly(rate);
    match recorded(case, days_of_year) {
        Some(days) => yearly.of_days(case.count(Question::LoanDays), days),
        None => yearly.of_months(case.count(Question::LoanMonths)),
    }
}

fn recorded<'s>(case: &Case<'s>, count: Parameter<u32>) -> Option<Figure<'s, u32>> {
    if case.is_recorded(count) { case.value(count).ok() } else { None }
}
