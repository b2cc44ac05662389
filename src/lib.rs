//! Bangfu 帮扶: which household aid a rural household may have, how much, and
//! why; exact to the fen, with the source of every number.
//!
//! The storeys of the house, from the bottom; each is a folder. Imports run
//! downwards in this list and never back; `tests/layers.rs` holds the walls.
//!
//! * [`base`] — closed lists, exact amounts, days, places, how a value is known.
//! * [`book`] — dated values and the check that admits them, built-in and local;
//!   typed parameters and the answer of a place on a day.
//! * [`engine`] — what can be asked and was stated, numbers that carry their
//!   origin, a run for each completion of the open answers, what all together say.
//! * [`programme`] — the rules, each beside its definitions.
//! * [`answer`] — over all programmes: check-up and totals, what would turn a
//!   verdict, two cases side by side, coverage.
//! * [`form`] — text to situation and back.
//! * [`view`] — markup, native and wasm alike.
//! * [`report`] — all that is said of a situation as plain data, with JSON
//!   Schemas; worked examples in TOML.
//! * [`ledger`] — a village's list in, what the rules say of each row out.
//! * `browser` — in the browser only: events in, markup out.
//!
//! Invariants: no binary float in any amount path; the domain knows no clock, no
//! document and no words of the interface; no input can make it panic.

pub mod answer;
pub mod base;
pub mod book;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod engine;
pub mod form;
pub mod ledger;
pub mod programme;
pub mod report;
pub mod view;
