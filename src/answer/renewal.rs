//! What a new year asks of whoever keeps the values of a place: those that end before it is over, and those that are
//! older than the rhythm in which their parameter is set anew.

use crate::base::calendar::Date;
use crate::base::citation::Status;
use crate::base::region::Code;
use crate::book::entry::{Book, Entry, Kind};

/// A value that has to be looked for again.
#[derive(Clone, Copy, Debug)]
pub struct Due<'b> {
    /// The last one of its place.
    pub entry: &'b Entry,
    /// Why.
    pub why: Why,
}

/// Why a value has to be looked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It ends before the year is over.
    Ends,
    /// It has no end and is older than the years after which its parameter is set anew.
    Older {
        /// That many years.
        rhythm: i16,
    },
}

/// The values of a place to be looked for again for a year, in the order of the parameters. Words and scales are not
/// among them: they do not fit a cell.
pub fn due(book: &Book, place: Code, year: i16) -> Vec<Due<'_>> {
    let (first, last) = (Date::of(year, 1, 1), Date::of(year, 12, 31));
    let mut due = Vec::new();
    for parameter in 0..u16::try_from(book.definitions.len()).unwrap_or(u16::MAX) {
        if matches!(book.definition(parameter).kind, Kind::Text | Kind::Bands) {
            continue;
        }
        let (_, entries) = book.entries_of(parameter);
        let own = entries.iter().filter(|entry| entry.region == place && entry.status != Status::NotFound);
        let Some(entry) = own.max_by_key(|entry| entry.period.from) else { continue };
        let is_older = |rhythm: &i16| entry.period.from.plus_months(months(*rhythm)) <= first;
        match entry.period.until {
            Some(until) if until < last => due.push(Due { entry, why: Why::Ends }),
            Some(_) => {}
            None => {
                let rhythm = rhythm(entries).filter(is_older);
                due.extend(rhythm.map(|rhythm| Due { entry, why: Why::Older { rhythm } }));
            }
        }
    }
    due
}

fn months(years: i16) -> u16 {
    u16::try_from(years).unwrap_or(0).saturating_mul(12)
}

/// The least time between two values of one place, in whole years and at least one; none where no place has two.
fn rhythm(entries: &[Entry]) -> Option<i16> {
    let known = || entries.iter().filter(|entry| entry.status != Status::NotFound);
    let gaps = known().flat_map(|one| {
        let later = known().filter(|other| other.region == one.region && other.period.from > one.period.from);
        later.map(|other| other.period.from.year() - one.period.from.year())
    });
    gaps.min().map(|years| years.max(1))
}
