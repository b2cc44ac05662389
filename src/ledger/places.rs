//! The places that cells name: those of the book, and with the list any other. A name that several share is told with all
//! of them, never guessed.

use crate::base::region::Code;
use crate::book::entry::Book;
use crate::book::gazetteer::Gazetteer;
use crate::ledger::cells;
use crate::view::format;
use crate::view::words::Language;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What cells may name.
#[derive(Clone, Debug)]
pub struct Places {
    book: Book,
    list: Option<Rc<Gazetteer>>,
    /// What texts were read as: a list says the same ones again and again.
    read: RefCell<BTreeMap<String, Vec<Code>>>,
}

/// Texts that are remembered; a column that is no place has more.
const MOST: usize = 1_000;

impl Places {
    /// Those of a book, and all others where their list is there.
    pub fn of(book: &Book, list: Option<Rc<Gazetteer>>) -> Places {
        // The entries are not looked into.
        let book = Book { entries: Vec::new().into(), local: Vec::new(), ..book.clone() };
        Places { book, list, read: RefCell::default() }
    }

    /// The code of the place that a cell names by its code or its name.
    ///
    /// # Errors
    /// The places among which it does not tell, as they are called with those that hold them; none where it names none.
    pub fn read(&self, text: &str) -> Result<Code, Vec<String>> {
        if let Some(code) = cells::place_code(text) {
            return Ok(code);
        }
        let known = self.read.borrow().get(text).cloned();
        let codes = known.unwrap_or_else(|| {
            let codes = self.named(text);
            let mut read = self.read.borrow_mut();
            if read.len() < MOST {
                read.insert(text.to_owned(), codes.clone());
            }
            codes
        });
        match codes.as_slice() {
            [only] => Ok(*only),
            several => Err(several.iter().map(|code| self.told(*code)).collect()),
        }
    }

    fn named(&self, text: &str) -> Vec<Code> {
        let mut codes = cells::places_named(text, &self.book.regions);
        if let Some(list) = &self.list {
            codes.extend(list.named(&cells::plain_place(text)));
        }
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// A place with those that hold it and its code: 甘肃省兰州市城关区 620102.
    fn told(&self, code: Code) -> String {
        let mut names = vec![name(Language::Zh, &self.book, self.list.as_deref(), code)];
        names.extend(self.list.iter().flat_map(|list| list.above(code)).map(|place| place.name.clone()));
        names.reverse();
        format!("{} {code}", names.concat())
    }
}

/// What a place is called; its code where neither the book nor the list has it.
pub fn name(language: Language, book: &Book, list: Option<&Gazetteer>, code: Code) -> String {
    match (book.region(code), list.and_then(|list| list.place(code))) {
        (None, Some(place)) => place.name.clone(),
        _ => format::place(language, book, code),
    }
}
