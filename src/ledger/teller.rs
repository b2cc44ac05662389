//! What every row is told by.

use crate::base::money::Rate;
use crate::book::entry::Book;
use crate::book::parameter::{EntryAt, Slot};
use crate::view::words::Language;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What every row is told by. The line of a standard is the same in all rows: it is written once.
#[derive(Clone, Copy)]
pub struct Teller<'b> {
    /// The words.
    pub language: Language,
    /// The book.
    pub book: &'b Book,
    /// The lines that were written.
    pub lines: &'b Lines,
    /// What stands above the columns.
    pub headings: &'b [String],
    /// Up to which multiple of the line a household is near it.
    pub near: Rate,
}

/// The lines of standards, each as in force and as ended.
pub type Lines = RefCell<BTreeMap<(Slot, EntryAt, bool), Rc<str>>>;
