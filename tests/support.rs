//! What several tests stand on.

#![allow(dead_code, reason = "each test needs a part of it")]

#[path = "support/example.rs"]
pub mod example;
#[path = "support/random.rs"]
pub mod random;
