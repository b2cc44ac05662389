//! The report: everything that is said of a situation, as plain data for other programs.
//! The API package hands it out, the page exports it, tests compare the two byte for byte.
//!
//! Invariant: amounts are decimal texts, never numbers; every key is one of a closed list
//! of the crate, so that no wording of the page is promised here. Citations and words stand
//! once, at the end, and are named by their keys before.

pub mod assemble;
pub mod call;
pub mod example;
pub mod lists;
pub mod object;
pub mod path;
pub mod refused;
pub mod schema;
pub mod shape;
pub mod sources;
pub mod values_table;
pub mod words;
