//! A browser with an empty profile, driven over the DevTools protocol.

mod client;
mod launch;
mod tab;

pub use client::Request;
pub use launch::{Browser, Options};
pub use tab::Tab;
