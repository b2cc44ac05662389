//! A village's list: the file is read, its rows become the answers of the form, and beside each row stands what the
//! rules say of it; tables and workbooks come out.
//!
//! What is computed for a row is what the page computes for the same answers. Names and identity numbers pass
//! through in their columns; they are no answers, so that no rule, link or store ever sees them.

mod about;
pub mod bills;
pub mod cell;
pub mod cells;
pub mod columns;
pub mod file;
mod heading;
mod heads;
pub mod household;
mod left_out;
pub mod listed;
mod markup;
pub mod months;
mod notes;
pub mod order;
mod other_books;
pub mod out;
mod overview;
mod person;
pub mod places;
pub mod plan;
mod positions;
pub mod record;
pub mod repeated;
mod results;
pub mod row;
pub mod rows;
pub mod run;
pub mod scale;
mod scan;
mod second_day;
mod sectors;
pub mod seen;
pub mod sheet;
mod spreadsheet;
pub mod summary;
pub mod tally;
mod teller;
pub mod template;
pub mod told;
pub mod unread;
pub mod visits;
mod why;
mod work;
mod workbook;
