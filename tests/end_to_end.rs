//! The finished site and package in real browsers and in Node, as `cargo xtask dist` built them.
//!
//! A plain `cargo test` leaves these out; `cargo xtask test` runs them. With a folder in BANGFU_SHOTS they leave pictures
//! there. Any uncaught exception and any error on a console fails the test in which it happens.

#[path = "end_to_end/access.rs"]
mod access;
#[path = "end_to_end/carry.rs"]
mod carry;
#[path = "end_to_end/closed.rs"]
mod closed;
#[path = "end_to_end/conversation.rs"]
mod conversation;
#[path = "end_to_end/county.rs"]
mod county;
#[path = "end_to_end/embed.rs"]
mod embed;
#[path = "end_to_end/engines.rs"]
mod engines;
#[path = "end_to_end/everything.rs"]
mod everything;
#[path = "end_to_end/faults.rs"]
mod faults;
#[path = "end_to_end/flow.rs"]
mod flow;
#[path = "end_to_end/ledger.rs"]
mod ledger;
#[path = "end_to_end/markup.rs"]
mod markup;
#[path = "end_to_end/offline.rs"]
mod offline;
#[path = "end_to_end/package.rs"]
mod package;
#[path = "end_to_end/same.rs"]
mod same;
#[path = "end_to_end/single.rs"]
mod single;
#[path = "end_to_end/stage.rs"]
mod stage;
#[path = "end_to_end/start.rs"]
mod start;
#[path = "end_to_end/talk.rs"]
mod talk;
