//! What everything stands on: exact amounts, days, places, how a value is known, closed lists.

pub mod calendar;
pub mod citation;
pub mod keyed;
pub mod mixing;
pub mod money;
pub mod region;
mod stored;
