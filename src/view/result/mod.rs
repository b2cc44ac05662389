//! The result of a household: verdicts, amounts, reasons, sources.

pub mod chart;
pub mod checkup;
pub mod explanation;
pub mod outcome;
