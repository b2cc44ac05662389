//! 重要日期: what can be done until which day, for a place and for a programme.

use crate::base::calendar::Date;
use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::region::{Code, chain};
use crate::book::entry::{Book, Entry, Window};
use crate::programme::Programme;

/// The windows that are recorded for a place, by their last day. Where a nearer level tells of the same time, it
/// answers alone.
pub fn of_place(book: &Book, place: Code) -> Vec<&Window> {
    let levels: Vec<Code> = chain(&book.regions, place).map(|region| region.code).collect();
    let level = |code: Code| levels.iter().position(|known| *known == code);
    let is_nearest = |window: &&Window| {
        let (Some(at), Some(own)) = (level(window.region), entry(book, window)) else { return false };
        let (_, alike) = book.entries_of(window.parameter);
        let is_nearer = |other: &Entry| level(other.region).is_some_and(|nearer| nearer < at);
        let tells = |other: &Entry| other.status != Status::NotFound && other.period.overlaps(own.period);
        !alike.iter().any(|other| is_nearer(other) && tells(other))
    };
    let mut windows: Vec<&Window> = book.windows.iter().filter(is_nearest).collect();
    windows.sort_by_key(|window| (window.closes, window.parameter));
    windows
}

/// The windows of a programme for a place that have not closed before a day; where all have, the first of those that
/// were told last, so that it can be told when the time was.
pub fn of_programme(book: &Book, place: Code, programme: Programme, day: Date) -> Vec<&Window> {
    let mut mine = of_place(book, place);
    let is_its = |window: &&Window| book.definition(window.parameter).programme() == programme.key();
    mine.retain(is_its);
    let ahead: Vec<&Window> = mine.iter().copied().filter(|window| window.closes >= day).collect();
    if !ahead.is_empty() {
        return ahead;
    }
    let last = mine.last().map(|window| (window.parameter, window.from));
    mine.into_iter().filter(|window| Some((window.parameter, window.from)) == last).take(1).collect()
}

/// The entry whose words tell it; none where the book has lost it.
pub fn entry<'b>(book: &'b Book, window: &Window) -> Option<&'b Entry> {
    let (_, entries) = book.entries_of(window.parameter);
    entries.iter().find(|entry| entry.region == window.region && entry.period.from == window.from)
}
