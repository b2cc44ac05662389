//! Over all programmes: the check-up of a household and its totals, what would turn a verdict, two cases side by
//! side, a child's years at school, the answer in four blocks, what is covered for which place and year.

pub mod blocks;
pub mod change;
pub mod checkup;
pub mod child_total;
pub mod compare;
pub mod coverage;
pub mod renewal;
pub mod school_years;
pub mod task;
