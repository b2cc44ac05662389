//! Bangfu 帮扶: which household aid a rural household may have, how much, and
//! why; exact to the fen, with the source of every number.
//!
//! The house, from the bottom. Imports run downwards in this list and never
//! back; `tests/layers.rs` holds the walls.
//!
//! * [`keyed`], [`money`], [`calendar`], [`region`], [`citation`] — closed lists,
//!   exact amounts, days, places, how a value is known.
//! * [`entry`], [`packed`], [`parameter`], [`question`] — dated values and the
//!   check that admits them; the same as bytes; typed parameters and the answer of
//!   a place on a day; what can be asked.
//! * [`local`] — values of one's own place in a file, checked like the built-in ones.
//! * [`figure`], [`household`] — numbers that carry their origin; the stated
//!   facts.
//! * [`finding`], [`completion`], [`decision`] — conditions, open answers, and
//!   what all completions together let us say.
//! * [`programme`] — the rules, each beside its definitions.
//! * [`change`] — what would turn a "not now".
//! * [`checkup`] — all programmes of a household in one list, and their totals.
//! * [`compare`] — two cases side by side, and a mark of what is told.
//! * `coverage` — for which programme, place and year there is an answer.
//! * [`form`] — text to situation and back.
//! * `ledger` — rows of a spreadsheet to answers of the form, household by household.
//! * [`view`] — markup, native and wasm alike.
//! * `desk` — a ledger at work: a file in, a table and a workbook out.
//! * `report` — all that is said of a situation as plain data, with JSON Schemas.
//! * `example` — worked examples in TOML, read, held against a book, and written.
//!
//! Invariants: no binary float in any amount path; the domain knows no clock, no
//! document and no words of the interface; no input can make it panic.

pub mod calendar;
pub mod change;
pub mod checkup;
pub mod citation;
pub mod compare;
pub mod completion;
#[cfg(not(target_arch = "wasm32"))]
pub mod coverage;
pub mod decision;
#[cfg(any(not(target_arch = "wasm32"), feature = "ledger"))]
pub mod desk;
pub mod entry;
#[cfg(any(not(target_arch = "wasm32"), feature = "api"))]
pub mod example;
pub mod figure;
pub mod finding;
pub mod form;
pub mod household;
pub mod keyed;
#[cfg(any(not(target_arch = "wasm32"), feature = "ledger"))]
pub mod ledger;
pub mod local;
pub mod money;
pub mod packed;
pub mod parameter;
pub mod programme;
pub mod question;
pub mod region;
#[cfg(any(not(target_arch = "wasm32"), feature = "api"))]
pub mod report;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod browser;
