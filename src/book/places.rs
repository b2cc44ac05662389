//! Which places there are, as GB/T 2260 lists them (`policy/places/`), and which there were. Their names stand in a list
//! of its own, which is loaded only when somebody looks for one: [`crate::book::gazetteer`].

use crate::base::region::Code;
use crate::book::entry::Book;

mod table {
    include!(concat!(env!("OUT_DIR"), "/codes.rs"));

    /// The list of names as it is served. Only native code reads it; the browser fetches the file.
    pub static LIST: &str = include_str!(concat!(env!("OUT_DIR"), "/places.txt"));

    pub(super) fn today() -> &'static [u8] {
        TODAY
    }

    pub(super) fn before() -> &'static [(u32, u32)] {
        BEFORE
    }
}
pub use table::LIST;

/// What a code stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A place of today, or one that a file of local values brings.
    Today,
    /// A code that was given up; the places that its land belongs to now, by code. One, or those among which it was divided.
    Before(Vec<Code>),
    /// No place has it or had it since 2010.
    Unknown,
}

/// What a code stands for, in a book that may hold places of its own.
pub fn standing(code: Code, book: &Book) -> Standing {
    if book.region(code).is_some() || today().any(|known| known == code) {
        return Standing::Today;
    }
    let rows = table::before().iter().filter(|(before, _)| *before == code.number());
    let now: Vec<Code> = rows.map(|(_, now)| Code::of(*now)).collect();
    if now.is_empty() { Standing::Unknown } else { Standing::Before(now) }
}

/// The code under which a place is known today: itself, or the only one that its land belongs to now.
pub fn of_today(code: Code, book: &Book) -> Option<Code> {
    match standing(code, book) {
        Standing::Today => Some(code),
        Standing::Before(now) => <[Code; 1]>::try_from(now).ok().map(|[only]| only),
        Standing::Unknown => None,
    }
}

/// Every code of today: provinces, prefectures and counties, in their order.
pub fn today() -> impl Iterator<Item = Code> {
    let mut bytes = table::today().iter().copied();
    let mut last = 0;
    std::iter::from_fn(move || {
        last = match bytes.next()? {
            0 => u32::from_be_bytes([0, bytes.next()?, bytes.next()?, bytes.next()?]),
            distance => last + u32::from(distance),
        };
        Some(Code::of(last))
    })
}
