//! The book of dated values: one entry and the check that admits it, typed parameters and the answer of a place
//! on a day, values of one's own place, which places there are.
//!
//! `files`, which reads the files of `policy/`, is compiled into the build script and the tests only: the
//! visitor's device does not parse TOML.

pub mod check;
pub mod entry;
pub mod gazetteer;
pub mod local;
pub mod parameter;
pub mod places;
pub mod topic;
