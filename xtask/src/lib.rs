//! What builds, serves, checks and tests Bangfu; the program of the same name gives it verbs.
//!
//! It knows the library only as the pages that it renders, and the modules only as binaries that cargo builds. Whatever
//! fails does so with one sentence for the person at the terminal.

pub mod audit;
pub mod bench;
pub mod bundle;
pub mod case;
pub mod examples;
pub mod failure;
pub mod folder;
pub mod fuzz;
pub mod module;
pub mod node;
pub mod notices;
pub mod offline;
pub mod package;
pub mod pictures;
pub mod release;
pub mod reproduce;
pub mod single;
pub mod site;
pub mod size;
pub mod tool;
pub mod verb;
pub mod webtest;
pub mod workspace;
pub mod year;
