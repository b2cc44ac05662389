//! Loans: 银保监发〔2021〕6号, 财金〔2020〕21号, 财金〔2023〕75号. Months are twelfths of a year, rounded once (READINGS 23).

use super::home_and_work::listed;
use super::record::{Lack, ONE};
use super::told::{Maker, Told};
use super::world::{Said, Stand, World, half_up, part};
use super::{Programme, programme};

pub const ALL: [Programme; 3] = [
    programme("micro_loan", &["micro_loan.ceiling", "micro_loan.target", "lpr.prime"], producing, micro_loan),
    programme("startup_loan", &["startup_loan.ceiling", "startup_loan.share", "lpr.prime"], starting, startup_loan),
    programme("startup_support", &["startup_support.ceiling"], starting, startup_support),
];

fn loan(maker: &mut Maker<'_>) {
    maker.all(&["loan_amount", "loan_months", "loan_days", "loan_rate"]);
    let months = maker.dice.between(1, 40);
    maker.mostly("loan_months", Told::Count(months));
    let rate = maker.dice.between(250, 650);
    maker.mostly("loan_rate", Told::Number(rate * (ONE / 10_000)));
    let since = maker.any_day();
    let since = maker.not_after(since);
    maker.tell(0, "loan_since", Told::Day(since));
}

fn producing(maker: &mut Maker<'_>) {
    maker.all(&["rural", "ex_poor", "monitored"]);
    maker.mostly_yes(&["for_production"], true);
    loan(maker);
}

fn starting(maker: &mut Maker<'_>) {
    maker.mostly_yes(&["starts_business"], true);
    loan(maker);
}

/// Whether the loan ends in time, where a longest term is recorded.
fn in_time(world: &World<'_>, id: &str) -> bool {
    world.known(id, "").map_or(true, |years| world.number("loan_months") <= 12 * years)
}

/// 同期限 LPR of the day of the contract.
fn prime(world: &World<'_>) -> Result<i128, Lack> {
    let short = world.number("loan_months") <= world.known("micro_loan.short_months", "")?;
    world.known("lpr.prime", if short { "one_year_rate" } else { "five_year_rate" })
}

/// Interest of the whole term: by days where the place says how many a year has.
fn interest(world: &World<'_>, loan: i128, rate: i128, days: &str) -> i128 {
    match world.known(days, "") {
        Ok(of_year) => half_up(loan * rate * world.number("loan_days"), of_year * ONE),
        Err(_) => half_up(loan * rate * world.number("loan_months"), 12 * ONE),
    }
}

fn micro_loan(world: &World<'_>) -> Said {
    let in_need = world.is_chosen("micro_loan.target", "rural_in_need");
    let meant = if in_need { world.yes("rural") } else { listed(world) };
    if !meant || !world.yes("for_production") {
        return Said::only(Stand::NotNow);
    }
    let ceiling = world.known("micro_loan.ceiling", "");
    if ceiling.is_ok() && !in_time(world, "micro_loan.years") {
        return Said::only(Stand::NotNow);
    }
    let mut amounts = vec![("loan_ceiling", "loan", ceiling)];
    // The contract's rate counts up to the prime rate, the loan up to the ceiling.
    if let (Ok(ceiling), Ok(prime)) = (ceiling, prime(world)) {
        let rate = world.number("loan_rate").min(prime);
        let interest = interest(world, world.number("loan_amount").min(ceiling), rate, "micro_loan.days_of_year");
        let subsidy = world.known("micro_loan.subsidy_share", "").map(|share| part(interest, share));
        amounts.push(("loan_subsidy", "cash", subsidy));
        if let Ok(subsidy) = subsidy {
            amounts.push(("loan_own_interest", "borne", Ok(interest - subsidy)));
        }
    }
    Said { stand: if in_need { Stand::Judged } else { Stand::Qualifies }, amounts }
}

/// A share of the interest is paid where that is the rule; else what exceeds the prime rate less so many points.
fn startup_loan(world: &World<'_>) -> Said {
    if !world.yes("starts_business") {
        return Said::only(Stand::NotNow);
    }
    let ceiling = world.known("startup_loan.ceiling", "");
    if ceiling.is_ok() && !in_time(world, "startup_loan.years") {
        return Said::only(Stand::NotNow);
    }
    let mut amounts = vec![("loan_ceiling", "loan", ceiling)];
    if let Ok(ceiling) = ceiling {
        let loan = world.number("loan_amount").min(ceiling);
        let days = "startup_loan.days_of_year";
        let whole = interest(world, loan, world.number("loan_rate"), days);
        let own = match world.known("startup_loan.share", "") {
            Ok(share) => Ok(whole - part(whole, share)),
            Err(_) => world.known("startup_loan.borrower_below", "").and_then(|below| {
                let borne = interest(world, loan, (prime(world)? - below).max(0), days);
                Ok(whole.min(borne))
            }),
        };
        if let Ok(own) = own {
            amounts.push(("loan_subsidy", "cash", Ok(whole - own)));
            amounts.push(("loan_own_interest", "borne", Ok(own)));
        }
    }
    Said { stand: Stand::Judged, amounts }
}

/// Where the province has such a loan.
fn startup_support(world: &World<'_>) -> Said {
    let ceiling = world.known("startup_support.ceiling", "");
    if ceiling.is_err() || !world.yes("starts_business") || !in_time(world, "startup_support.years") {
        return Said::only(Stand::NotNow);
    }
    Said::granted(Stand::Judged, "loan_ceiling", "loan", ceiling)
}
