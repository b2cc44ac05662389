//! What may hold of each parameter for a place on a day, looked up once: all runs of a search, all programmes of a
//! household and all households of a list share it. It borrows its book or has one of its own, so that no value can change
//! behind it.

use crate::base::calendar::Date;
use crate::base::region::{Code, chain};
use crate::book::entry::{Book, Bound, Value};
use crate::book::parameter::{Basis, EntryAt, Recorded, Slot, resolve};
use crate::engine::figure::Use;
use crate::engine::sheet::{STEPS, Sheet, Step};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// What was looked up of a book.
pub struct Standards<'b> {
    book: Cow<'b, Book>,
    /// Sheets of runs that nobody reads any more.
    sheets: RefCell<Vec<Vec<Step>>>,
    numbers: &'static [u32],
    slots: usize,
    known: RefCell<Known>,
}

/// Of a place on a day; with what has ended, or without it.
type When = (Code, Date, bool);

/// Places on days that are kept: those of a list whose bills spread over some years. Beyond, all are looked up anew.
const MOST: usize = 4_000;

/// So many sheets are kept.
const MOST_SHEETS: usize = 64;

#[derive(Default)]
struct Known {
    tables: BTreeMap<When, usize>,
    whens: Vec<When>,
    /// For each table and each slot where its answer stands, one more than its place; 0 where nobody asked.
    at: Vec<u32>,
    answers: Vec<Answer>,
    /// Values that may hold, and how each is used then.
    values: Vec<(Value, Use)>,
    /// The days on which something recorded begins or has ended for a place.
    changes: BTreeMap<Code, Vec<Date>>,
}

/// The standards of one place on one day.
#[derive(Clone, Copy)]
pub struct Table(usize);

/// What may hold of one slot.
#[derive(Clone, Copy)]
pub struct Answer {
    /// Where its values stand; nowhere where nothing that can be reckoned with is recorded.
    from: u32,
    until: u32,
    /// How many entries may hold.
    pub recorded: usize,
    /// The first of them.
    pub first: Option<First>,
}

/// The first entry that may hold.
#[derive(Clone, Copy)]
pub struct First {
    /// Which entry.
    pub entry: EntryAt,
    /// On what ground.
    pub basis: Basis,
    /// How its value binds.
    pub bound: Bound,
    /// Its value.
    pub value: Value,
}

impl Answer {
    const NOTHING: Answer = Answer { from: 0, until: 0, recorded: 0, first: None };

    /// Where its values stand.
    pub fn values(self) -> Range<usize> {
        self.from as usize..self.until as usize
    }
}

impl<'b> Standards<'b> {
    /// Of a book; nothing is looked up yet.
    pub fn of(book: &'b Book) -> Standards<'b> {
        Standards::in_book(Cow::Borrowed(book))
    }

    /// Of a book that nobody else has, for what lasts.
    pub fn owning(book: Book) -> Standards<'static> {
        Standards::in_book(Cow::Owned(book))
    }

    fn in_book(book: Cow<'b, Book>) -> Standards<'b> {
        Standards {
            book,
            sheets: RefCell::default(),
            numbers: Slot::numbers(),
            slots: Slot::how_many(),
            known: RefCell::default(),
        }
    }

    /// The book.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// The first entry that may hold for a place on a day.
    pub fn first(&self, place: Code, day: Date, slot: Slot) -> Option<EntryAt> {
        self.answer(self.table(place, day, false), slot).first.map(|first| first.entry)
    }

    /// The first day of a stretch of one year in which nothing recorded changes for a place.
    pub(super) fn first_of_stretch(&self, place: Code, day: Date) -> Date {
        let mut known = self.known.borrow_mut();
        let changes = known.changes.entry(place).or_insert_with(|| {
            let places: Vec<Code> = chain(&self.book.regions, place).map(|region| region.code).collect();
            self.book.change_days(|one| places.contains(&one.region)).into_iter().collect()
        });
        let begins = changes.partition_point(|change| *change <= day);
        let new_year = Date::of(day.year(), 1, 1);
        begins.checked_sub(1).and_then(|at| changes.get(at)).map_or(new_year, |change| new_year.max(*change))
    }

    /// A sheet to write on.
    pub(super) fn sheet(&self) -> Sheet {
        self.sheets.borrow_mut().pop().map_or_else(Sheet::default, Sheet::on)
    }

    /// Takes back the sheets of runs that nobody reads any more.
    pub(super) fn take_back(&self, used: impl Iterator<Item = Vec<Step>>) {
        let mut sheets = self.sheets.borrow_mut();
        let room = MOST_SHEETS.saturating_sub(sheets.len());
        sheets.extend(used.filter(|steps| steps.capacity() >= STEPS).take(room));
    }

    /// Forgets what was looked up where it is more than is kept. Tables of before are none afterwards.
    pub(super) fn make_room(&self) {
        let mut known = self.known.borrow_mut();
        if known.tables.len() > MOST {
            *known = Known::default();
        }
    }

    /// The table of a place on a day, or of what is in force there alone.
    pub(super) fn table(&self, place: Code, day: Date, in_force_only: bool) -> Table {
        let mut known = self.known.borrow_mut();
        let Known { tables, whens, at, .. } = &mut *known;
        let (when, next) = ((place, day, in_force_only), whens.len());
        let table = *tables.entry(when).or_insert(next);
        if table == next {
            whens.push(when);
            at.resize(at.len() + self.slots, 0);
        }
        Table(table)
    }

    /// What may hold of a slot; nothing of a case that is not on its parameter's list.
    pub(super) fn answer(&self, table: Table, slot: Slot) -> Answer {
        self.with_answer(table, slot, |answer| *answer)
    }

    /// Whether anything is recorded of a slot.
    pub(super) fn is_recorded(&self, table: Table, slot: Slot) -> bool {
        self.with_answer(table, slot, |answer| answer.recorded > 0)
    }

    fn with_answer<T>(&self, table: Table, slot: Slot, read: impl Fn(&Answer) -> T) -> T {
        let Some(number) = slot.number_in(self.numbers) else { return read(&Answer::NOTHING) };
        let cell = table.0 * self.slots + number;
        {
            let known = self.known.borrow();
            let at = known.at.get(cell).and_then(|at| at.checked_sub(1));
            if let Some(answer) = at.and_then(|at| known.answers.get(at as usize)) {
                return read(answer);
            }
        }
        let mut known = self.known.borrow_mut();
        let when = known.whens[table.0];
        let answer = known.look_up(&self.book, slot, when);
        known.answers.push(answer);
        let at = narrow(known.answers.len());
        if let Some(cell) = known.at.get_mut(cell) {
            *cell = at;
        }
        read(&answer)
    }

    /// One of the values that may hold.
    pub(super) fn value(&self, at: usize) -> Option<(Value, Use)> {
        self.known.borrow().values.get(at).copied()
    }
}

impl Known {
    fn look_up(&mut self, book: &Book, slot: Slot, (place, day, in_force_only): When) -> Answer {
        let mut recorded = resolve(book, slot, place, day);
        recorded.retain(|one| !in_force_only || one.basis != Basis::LastKnown);
        let from = narrow(self.values.len());
        for Recorded { at: entry, value, basis } in recorded.iter().copied() {
            let bound = value.bound;
            for (end, value) in entry.of(book).ends(value, slot.definition()).into_iter().enumerate() {
                let stated_end = matches!((bound, end), (Bound::Exact | Bound::AtLeast, 0) | (Bound::AtMost, 1));
                self.values.push((value, Use { slot, entry, basis, bound, stated_end }));
            }
        }
        let first = recorded.first().map(|one| First {
            entry: one.at,
            basis: one.basis,
            bound: one.value.bound,
            value: one.value.value,
        });
        Answer { from, until: narrow(self.values.len()), recorded: recorded.len(), first }
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
