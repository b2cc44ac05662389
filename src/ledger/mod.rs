//! A village's list: the file is read, its rows become the answers of the form, and beside each row stands what the
//! rules say of it; tables and workbooks come out.
//!
//! What is computed for a row is what the page computes for the same answers. Names and identity numbers pass
//! through in their columns; they are no answers, so that no rule, link or store ever sees them.

pub mod cells;
pub mod columns;
pub mod file;
mod heading;
pub mod household;
mod markup;
mod notes;
pub mod order;
mod person;
pub mod row;
pub mod run;
pub mod scale;
mod scan;
pub mod sheet;
mod spreadsheet;
pub mod summary;
mod visits;
pub mod workbook;
