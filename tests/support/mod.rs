//! What several tests stand on.

#![allow(dead_code, reason = "each test needs a part of it")]

pub mod example;
pub mod levels;
pub mod lists;
pub mod order;
pub mod random;
