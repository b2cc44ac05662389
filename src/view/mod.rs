//! Markup from domain values, the same natively and in the browser.
//!
//! Invariant: no policy arithmetic and no state. A domain value and a language
//! go in, markup comes out.

pub mod applying;
pub mod format;
pub mod pages;
pub mod place;
pub mod result;
pub mod said;
pub mod standards;
pub mod steps;
pub mod tools;
pub mod words;
