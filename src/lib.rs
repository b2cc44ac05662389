//! Bangfu 帮扶: which household aid a rural household may have, how much, and
//! why; exact to the fen, with the source of every number.
//!
//! A hospital bill of 20,000 yuan in scope, at a hospital of the third level: (20,000 − 880) × 60 % is paid.
//!
//! ```
//! use bangfu::book::parameter::built_in;
//! use bangfu::engine::figure::Label;
//! use bangfu::form;
//! use bangfu::programme::Programme;
//!
//! let book = built_in();
//! let answers = [
//!     ("place", "530127"),
//!     ("assessed_on", "2024-05-10"),
//!     ("p1.category", "ordinary"),
//!     ("p1.hospital_level", "level_three"),
//!     ("p1.discharge", "2024-05-08"),
//!     ("p1.in_scope", "20000"),
//! ]
//! .map(|(question, answer)| (question.to_owned(), answer.to_owned()));
//!
//! let reading = form::read(&answers, &book);
//! assert!(reading.complaints.is_empty());
//! let situation = reading.situation.expect("place and day are known");
//! let outlook = Programme::Medical.assess(&situation, 0, &book);
//! let paid = outlook.ranges.iter().find(|range| range.label == Label::BasicPaid).and_then(|range| range.low);
//! assert_eq!(paid.map(|amount| amount.to_string()).as_deref(), Some("11472.00"));
//! ```
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
