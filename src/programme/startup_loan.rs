//! 创业担保贷款 — guaranteed loans for starting a business, part of the interest
//! subsidised: from October 2023 half of what is paid (财金〔2023〕75号); from 2021 what
//! exceeds the prime rate less 150 basis points (财金〔2020〕21号). Whether a person is
//! meant is for the labour office.

use super::lending::{interest, prime, subsidised};
use crate::base::money::Rate;
use crate::book::parameter::startup_loan::{BORROWER_BELOW, CEILING, DAYS_OF_YEAR, SHARE, YEARS};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Entitlement, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// Ceiling, interest and subsidy of one loan.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if !decision.finds(Finding::of(Criterion::StartsBusiness, case.yes(Question::StartsBusiness))) {
        return decision;
    }
    let ceiling = case.value(CEILING);
    decision.grants(Label::LoanCeiling, Form::Loan, Per::Once, ceiling);
    decision.standing = Standing::Judgement;
    let Ok(ceiling) = ceiling else { return decision };
    if !decision.finds_within_term(case, YEARS) {
        return decision;
    }
    let loan = subsidised(case, ceiling);
    // Banks differ: of the contract's rate no upper end is known.
    let rate = case.rate_up_to(Question::LoanRate, Rate::UNBOUNDED);
    let whole = interest(case, loan, rate, DAYS_OF_YEAR).called(Label::LoanInterest);
    match own(case, loan, whole) {
        Ok(own) => {
            let once = |label, form, amount| Entitlement::of(label, form, Per::Once, Ok(amount));
            decision.entitlements.push(once(Label::LoanSubsidy, Form::Cash, (whole - own).or_zero()));
            decision.entitlements.push(once(Label::LoanOwnInterest, Form::Borne, whole.least(own)));
        }
        Err(gap) => decision.missing.push(gap),
    }
    decision
}

/// What the borrower pays of the interest.
fn own<'s>(case: &Case<'s>, loan: Figure<'s>, whole: Figure<'s>) -> Result<Figure<'s>, Gap> {
    if let Ok(share) = case.value(SHARE) {
        return Ok(whole - whole.at(share));
    }
    let below = case.value(BORROWER_BELOW)?;
    Ok(interest(case, loan, prime(case)?.lowered(below), DAYS_OF_YEAR))
}
