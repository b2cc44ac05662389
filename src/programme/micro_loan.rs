//! 脱贫人口小额信贷 — loans for production without collateral, interest subsidised by a
//! share that each place sets (银保监发〔2021〕6号; from March 2026 帮扶小额信贷). The
//! contract's rate is at most the prime rate of its day; months are twelfths of a
//! year, rounded once, unless the place reckons by days.

use super::lending::{interest, prime, subsidised};
use crate::book::parameter::micro_loan::{CEILING, DAYS_OF_YEAR, RATE_RULE, SUBSIDY_SHARE, TARGET, YEARS};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Entitlement, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// Ceiling, interest and subsidy of the household's loan.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    let in_need = case.chooses(TARGET, "rural_in_need");
    let meant = if in_need {
        decision.finds(Finding::of(Criterion::RuralHousehold, case.yes(Question::Rural)))
    } else {
        decision.finds_listed(case)
    };
    let for_production = Finding::of(Criterion::ForProduction, case.yes(Question::ForProduction));
    if !meant || !decision.finds(for_production.under(RATE_RULE)) {
        return decision;
    }
    let ceiling = case.value(CEILING);
    decision.grants(Label::LoanCeiling, Form::Loan, Per::Once, ceiling);
    if in_need {
        // Who is in need is judged: the terms of 2026 are not known in full.
        decision.standing = Standing::Judgement;
    }
    let Ok(ceiling) = ceiling else { return decision };
    if !decision.finds_within_term(case, YEARS) {
        return decision;
    }
    match of_the_term(case, ceiling) {
        Ok(interest) => {
            let subsidy = case.value(SUBSIDY_SHARE).map(|share| interest.at(share));
            let once = |label, form, amount| Entitlement::of(label, form, Per::Once, amount);
            decision.entitlements.push(once(Label::LoanSubsidy, Form::Cash, subsidy));
            if let Ok(subsidy) = subsidy {
                decision.entitlements.push(once(Label::LoanOwnInterest, Form::Borne, Ok(interest - subsidy)));
            }
        }
        Err(gap) => decision.missing.push(gap),
    }
    decision
}

/// Interest of the loan up to the ceiling, at the contract's rate up to the prime rate.
fn of_the_term<'s>(case: &Case<'s>, ceiling: Figure<'s>) -> Result<Figure<'s>, Gap> {
    let prime = prime(case)?;
    let rate = case.rate_up_to(Question::LoanRate, prime.number()).least(prime);
    Ok(interest(case, subsidised(case, ceiling), rate, DAYS_OF_YEAR).called(Label::LoanInterest))
}
