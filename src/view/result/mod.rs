//! The result of a household: the answer, then verdicts, amounts, reasons, sources.

pub mod amounts;
pub mod answer;
pub mod chart;
pub mod checkup;
pub mod curves;
pub mod dates;
pub mod explanation;
pub mod findings;
pub mod outcome;
pub mod pictures;
pub mod sentence;
pub mod turn;
pub mod values;
pub mod ways;
mod year;
