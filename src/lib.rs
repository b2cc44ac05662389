//! Bangfu 帮扶.
pub mod view;
