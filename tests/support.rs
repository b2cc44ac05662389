//! What several tests stand on.

#![allow(dead_code, reason = "each test needs a part of it")]

#[path = "support/example.rs"]
pub mod example;
#[path = "support/json.rs"]
pub mod json;
#[path = "support/sum.rs"]
pub mod sum;
