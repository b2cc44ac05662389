//! Markup from domain values, the same natively and in the browser.
//!
//! Invariant: no policy arithmetic and no state. A domain value and a language
//! go in, markup comes out. The pages and the annex are rendered natively only.

#[cfg(not(target_arch = "wasm32"))]
pub mod annex;
#[cfg(not(target_arch = "wasm32"))]
mod carry;
pub mod chart;
pub mod checkup;
pub mod code;
pub mod complaints;
#[cfg(not(target_arch = "wasm32"))]
pub mod coverage;
#[cfg(not(target_arch = "wasm32"))]
mod embed;
pub mod explanation;
#[cfg(not(target_arch = "wasm32"))]
pub mod fill_in;
#[cfg(not(target_arch = "wasm32"))]
pub mod form;
pub mod format;
#[cfg(not(target_arch = "wasm32"))]
mod identity;
#[cfg(not(target_arch = "wasm32"))]
pub mod income;
#[cfg(not(target_arch = "wasm32"))]
pub mod laws;
#[cfg(any(not(target_arch = "wasm32"), feature = "ledger"))]
pub mod ledger;
#[cfg(not(target_arch = "wasm32"))]
mod ledger_page;
pub mod outcome;
#[cfg(not(target_arch = "wasm32"))]
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
mod paper;
#[cfg(any(not(target_arch = "wasm32"), feature = "local"))]
pub mod place;
#[cfg(not(target_arch = "wasm32"))]
pub mod policies;
#[cfg(not(target_arch = "wasm32"))]
pub mod stacking;
#[cfg(not(target_arch = "wasm32"))]
mod steps;
#[cfg(any(not(target_arch = "wasm32"), feature = "talk"))]
pub mod talk;
pub mod words;

#[cfg(not(target_arch = "wasm32"))]
pub use page::{Page, site, tables};
