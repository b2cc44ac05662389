//! The browser's side: events in, markup out.
//!
//! Invariant: no arithmetic and no sentences here. If a line would need a unit
//! test, it belongs in `form` or `view`.

pub mod ledger;
pub mod link;
pub mod local;
pub mod package;
pub mod page;
pub mod places;
pub mod screen;
pub mod sentence;
pub mod tools;
