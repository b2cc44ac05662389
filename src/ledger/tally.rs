//! The rows of a list that are told of: what is kept of each, and all of them counted.

use crate::base::money::{Money, Rate};
use crate::ledger::cell::Span;
use crate::ledger::order::Whole;
use crate::ledger::seen::{self, Seen, SeenRow};
use crate::ledger::summary::Summary;
use crate::ledger::visits::Class;
use crate::view::words::Language;

/// What is kept of a row that is told of.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// Which row of the list.
    pub row: u32,
    /// How it is counted, by its place among the groups.
    pub group: u16,
    /// Of which village it is.
    pub village: Option<u16>,
    /// When to see it.
    pub class: Option<Class>,
    /// Its income less the line.
    pub distance: Option<Money>,
    /// The amount that is added up.
    pub amount: Option<Span>,
}

/// What was seen of a list.
#[derive(Debug)]
pub struct Tally {
    /// The words of groups.
    pub language: Language,
    /// Up to which multiple of the line a household is near it.
    pub near: Rate,
    /// The rows that are told of.
    pub kept: Vec<Kept>,
    /// They are counted.
    pub summary: Summary,
    /// How many households were answered by what holds for the whole list.
    pub whole: Vec<(Whole, u64)>,
    /// What was seen, where somebody else counts it.
    pub for_another: Option<Vec<u8>>,
}

impl Tally {
    /// Of no row yet; whether somebody else counts.
    pub fn new(language: Language, near: Rate, for_another: bool) -> Tally {
        Tally {
            language,
            near,
            kept: Vec::new(),
            summary: Summary::new(),
            whole: Vec::new(),
            for_another: for_another.then(Vec::new),
        }
    }

    /// How a row is counted, in words.
    pub fn group(&self, kept: &Kept) -> &str {
        self.summary.groups.get(usize::from(kept.group)).map_or("", |group| &group.name)
    }

    /// The village of a row; empty where none is told.
    pub fn village(&self, kept: &Kept) -> &str {
        let village = kept.village.and_then(|at| self.summary.villages.get(usize::from(at)));
        village.map_or("", |village| &village.whole.name)
    }

    /// Counts what was seen, or leaves it to who counts the whole list.
    pub fn see(&mut self, seen: &Seen<'_>) {
        match &mut self.for_another {
            Some(bytes) => seen::write(bytes, seen),
            None => self.count(seen),
        }
    }

    /// Counts what was seen here or by another worker.
    pub fn count(&mut self, seen: &Seen<'_>) {
        match seen {
            Seen::Unread(count) => self.summary.unread += count,
            Seen::Whole(one) => match self.whole.iter_mut().find(|(known, _)| known == one) {
                Some((_, count)) => *count += 1,
                None => self.whole.push((*one, 1)),
            },
            Seen::Row(SeenRow { row, is_first, people, village, told }) => {
                let how = (self.language, self.near);
                let counted = self.summary.count(told, (*is_first, u64::from(*people)), village, how);
                self.kept.push(Kept {
                    row: *row,
                    group: counted.group,
                    village: counted.village,
                    class: told.visit.map(|visit| visit.class),
                    distance: told.visit.and_then(|visit| visit.distance),
                    amount: told.amount,
                });
            }
        }
    }
}
