//! 国家助学贷款 — a loan to students in hardship, without interest while they study
//! (财教〔2014〕180号, limits raised in 2021, 2023 and 2024). No aid: it is paid back.

use super::schooling::schooling;
use crate::base::calendar::Date;
use crate::base::money::{Money, Rate};
use crate::base::region::Code;
use crate::book::entry::{Book, Value};
use crate::book::parameter::student_loan::LIMIT;
use crate::book::parameter::{lpr::PRIME, resolve, student_loan::DISCOUNT};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per};
use crate::engine::figure::Label;
use crate::engine::finding::Criterion;
use crate::engine::programme::Programme;
use crate::engine::question::Stage;
use std::collections::BTreeSet;

/// What one student may borrow for one year at most.
pub fn decide(case: &Case<'_>) -> Decision {
    schooling(case, Programme::StudentLoan, Criterion::CollegeStage, |case, stage, decision| {
        if decision.finds_hardship(case) {
            let postgraduate = matches!(stage, Stage::Master | Stage::Doctor);
            let limit = LIMIT.of(if postgraduate { "postgraduate" } else { "undergraduate" });
            decision.grants(Label::LoanLimit, Form::Loan, Per::Year, case.value(limit));
        }
    })
}

/// What a loan costs in a year after graduation, for the static page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// From when the rate holds.
    pub from: Date,
    /// A fraction of one a year: the prime rate over five years, less the discount.
    pub rate: Rate,
    /// Interest of a year, yuan, half up to the fen; nothing is due while studying.
    pub interest: Money,
}

/// The cost of a principal at each rate that was recorded, in order. Each loan
/// takes the rate of 21 December for the year that follows (财教〔2014〕180号).
pub fn costs(book: &Book, principal: Money) -> Vec<Cost> {
    let of = |slot, day| resolve(book, slot, Code::NATION, day).first().map(|recorded| recorded.value.value);
    let one = |day: Date| match (of(PRIME.of("five_year_rate").place(), day)?, of(DISCOUNT.place(), day)?) {
        (Value::Rate(base), Value::Count(points)) => {
            let rate = base.lowered(Rate::of_basis_points(points));
            Some(Cost { from: day, rate, interest: principal.at(rate) })
        }
        _ => None,
    };
    let starts = [PRIME.place().parameter, DISCOUNT.place().parameter];
    let entries = book.entries.iter().filter(|entry| starts.contains(&entry.parameter));
    let days: BTreeSet<Date> = entries.map(|entry| entry.period.from).collect();
    days.into_iter().filter_map(one).collect()
}
