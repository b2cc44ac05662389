//! The finished site and package in real browsers and in Node, as `cargo xtask dist` built them.
//!
//! A plain `cargo test` leaves these out; `cargo xtask test` runs them. With a folder in BANGFU_SHOTS they leave pictures
//! there. Any uncaught exception and any error on a console fails the test in which it happens.

mod access;
mod carry;
mod closed;
mod conversation;
mod county;
mod embed;
mod engines;
mod everything;
mod faults;
mod flow;
mod ledger;
mod markup;
mod offline;
mod package;
mod same;
mod single;
mod stage;
mod start;
mod talk;
