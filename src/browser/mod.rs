//! The browser's side: events in, markup out.
//!
//! Invariant: no arithmetic and no sentences here. If a line would need a unit
//! test, it belongs in `form` or `view`.

mod boot;
pub mod ledger;
mod link;
mod local;
pub mod package;
pub mod page;
pub mod tools;
