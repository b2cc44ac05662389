//! What every row is told by.

use crate::base::money::Rate;
use crate::book::entry::Book;
use crate::book::parameter::{EntryAt, Slot};
use crate::ledger::cell::Shared;
use crate::ledger::out::write_text;
use crate::view::words::Language;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What every row is told by.
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

/// A standard, and whether it has ended and is tried on.
pub type Standard = (Slot, EntryAt, bool);

/// So many different lists of standards are kept.
const MOST_LISTS: usize = 1_000;

/// The lines of standards. They are the same in all rows, and so are the lists of them in many: each is written once.
#[derive(Default)]
pub struct Lines {
    one: RefCell<BTreeMap<Standard, String>>,
    lists: RefCell<FxHashMap<Box<[Standard]>, Rc<Shared>>>,
    /// Room for the list that is looked for.
    wanted: RefCell<Vec<Standard>>,
}

impl Lines {
    /// The line of each of them, each once and no more than so many, parted by this.
    pub fn list(
        &self,
        those: impl Iterator<Item = Standard>,
        (most, parting): (usize, &str),
        write: impl Fn(Standard) -> String,
    ) -> Rc<Shared> {
        let mut wanted = self.wanted.borrow_mut();
        wanted.clear();
        wanted.extend(those);
        if let Some(known) = self.lists.borrow().get(wanted.as_slice()) {
            return Rc::clone(known);
        }
        let (mut one, mut told) = (self.one.borrow_mut(), Vec::new());
        for standard in wanted.iter() {
            let line = one.entry(*standard).or_insert_with(|| write(*standard));
            if !told.contains(line) {
                told.push(line.clone());
            }
            if told.len() == most {
                break;
            }
        }
        let (text, mut written) = (told.join(parting), Vec::new());
        write_text(&mut written, &text);
        let list = Rc::new(Shared { text, written });
        let mut lists = self.lists.borrow_mut();
        if lists.len() < MOST_LISTS {
            lists.insert(wanted.as_slice().into(), Rc::clone(&list));
        }
        list
    }

    /// All lines that were written, each once.
    pub fn all(&self) -> Vec<String> {
        let mut all: Vec<String> = self.one.borrow().values().cloned().collect();
        all.dedup();
        all
    }
}
