//! What is recorded for a place: from which level each programme has its nearest standard.

use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::region::{Code, chain};
use crate::book::entry::{Book, Kind};
use crate::programme::Programme;

/// A level and the programmes whose nearest standard is its.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its place.
    pub place: Code,
    /// In their order; none where a nearer level has a standard of each, or none is recorded.
    pub programmes: Vec<Programme>,
}

/// The levels of a place of which something is recorded, nearest first. A programme that has no standard in numbers
/// anywhere stands at none.
pub fn levels(book: &Book, place: Code) -> Vec<Level> {
    let mut levels: Vec<Level> =
        chain(&book.regions, place).map(|region| Level { place: region.code, programmes: Vec::new() }).collect();
    for programme in Programme::ALL.iter().copied() {
        let is_own = |parameter: u16| {
            let definition = book.definition(parameter);
            definition.kind != Kind::Text && definition.programme() == programme.key()
        };
        let entries = || book.local.iter().chain(book.entries.iter());
        let is_set = |level: &&mut Level| {
            entries()
                .any(|entry| entry.region == level.place && entry.status != Status::NotFound && is_own(entry.parameter))
        };
        if let Some(level) = levels.iter_mut().find(is_set) {
            level.programmes.push(programme);
        }
    }
    levels
}
