//! The rows of a list counted: by what was told of them, by class and village, and what they come to.

use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
use crate::ledger::cell::{Shade, Span};
use crate::ledger::told::{PAYERS, Told};
use crate::ledger::visits::{Band, Class};
use crate::view::words::Language;
use std::collections::BTreeMap;

/// Amounts of rows together, and of how many rows: of those alone whose lowest and highest are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// What they come to.
    pub span: Span,
    /// Of so many rows.
    pub of: u64,
}

impl Sum {
    /// Of no row.
    pub const NONE: Sum = Sum { span: Span { low: Money::ZERO, high: Money::ZERO }, of: 0 };

    fn add(&mut self, amount: Option<Span>) {
        if let Some(amount) = amount {
            self.span = self.span + amount;
            self.of += 1;
        }
    }

    /// In words, with the number of rows that it is of: `3,000.00–4,210.50，共 12 行中的 12 行`; none of no row.
    pub fn told(&self, language: Language, rows: u64) -> Option<String> {
        let (sum, of) = (self.span.shown(), self.of);
        (of > 0).then(|| match language {
            Language::Zh => format!("{sum}，共 {rows} 行中的 {of} 行"),
            Language::En => format!("{sum}, of {of} of {rows} rows"),
        })
    }

    /// A row's share of it, rounded down to the fen.
    pub fn average(&self) -> Option<Span> {
        let of = u32::try_from(self.of).ok().filter(|of| *of > 0)?;
        Some(Span { low: self.span.low.shown_per_head(of), high: self.span.high.shown_per_head(of) })
    }
}

/// A group of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// In words.
    pub name: String,
    /// Rows in it.
    pub rows: u64,
    /// Households, by their first rows.
    pub households: u64,
    /// People of those households, as far as known.
    pub people: u64,
    /// The amounts of its rows together.
    pub sum: Sum,
    /// How urgent its rows are.
    pub shade: Shade,
}

impl Group {
    fn of(name: String, shade: Shade) -> Group {
        Group { name, rows: 0, households: 0, people: 0, sum: Sum::NONE, shade }
    }

    fn count(&mut self, told: &Told, households: u64, people: u64) {
        self.rows += 1;
        self.households += households;
        self.people += people;
        self.sum.add(told.amount);
    }
}

/// Whose rows they are: a village, or a sheet where several are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Village {
    /// Its rows.
    pub whole: Group,
    /// Rows of each class, or of each group where there are no classes.
    pub parts: Vec<u64>,
}

/// Where a row was counted.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// Which group.
    pub group: u16,
    /// Which village; none where none is told.
    pub village: Option<u16>,
}

/// A list counted.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Rows that something was told of.
    pub rows: u64,
    /// By what was told of them, in the order in which it first was.
    pub groups: Vec<Group>,
    /// By when to see them, where that is asked: all classes in their order.
    pub classes: Vec<Group>,
    /// By village, where a column or several sheets tell of one.
    pub villages: Vec<Village>,
    /// How incomes stand to the line: households of each band.
    pub bands: [u64; 5],
    /// Who pays what of the bills of which every part is known.
    pub payers: [Span; PAYERS],
    /// Of so many rows.
    pub paid: u64,
    /// Cells that could not be read.
    pub unread: u64,
    /// Where each village stands.
    by_name: BTreeMap<String, usize>,
}

/// Villages that are told apart; those of a county are a few hundred.
pub const MOST_VILLAGES: usize = 10_000;

impl Summary {
    /// Of no row.
    pub fn new() -> Summary {
        Summary {
            rows: 0,
            groups: Vec::new(),
            classes: Vec::new(),
            villages: Vec::new(),
            bands: [0; 5],
            payers: [Sum::NONE.span; PAYERS],
            paid: 0,
            unread: 0,
            by_name: BTreeMap::new(),
        }
    }

    /// Counts a row; `village` is empty where none is told.
    pub fn count(
        &mut self,
        told: &Told,
        (is_household, people): (bool, u64),
        village: &str,
        (language, near): (Language, Rate),
    ) -> Counted {
        let households = u64::from(is_household);
        self.rows += 1;
        // Where rows have classes these are coloured, and no verdict is.
        let shade = if told.visit.is_some() { Shade::Unknown } else { told.shade };
        let group =
            place_of(&mut self.groups, |group| group.name == told.group, || Group::of(told.group.to_string(), shade));
        self.groups[group].count(told, households, people);
        if let Some(visit) = told.visit {
            if self.classes.is_empty() {
                let named = |class: &Class| Group::of(class.numbered(language, near), class.shade());
                self.classes = Class::ALL.iter().map(named).collect();
            }
            self.classes[visit.class.place()].count(told, households, people);
            if let Some(band) = visit.band {
                self.bands[band.place()] += 1;
            }
        }
        if let Some(payers) = told.payers {
            self.paid += 1;
            for (sum, part) in self.payers.iter_mut().zip(payers) {
                *sum = *sum + part;
            }
        }
        let village = (!village.is_empty()).then(|| {
            let is_full = self.villages.len() >= MOST_VILLAGES;
            let name = if is_full { language.of("其他村", "other villages") } else { village };
            let known = self.by_name.get(village).or_else(|| self.by_name.get(name)).copied();
            let at = known.unwrap_or_else(|| {
                let whole = Group::of(name.to_owned(), Shade::Unknown);
                self.villages.push(Village { whole, parts: Vec::new() });
                self.by_name.insert(name.to_owned(), self.villages.len() - 1);
                self.villages.len() - 1
            });
            let part = told.visit.map_or(group, |visit| visit.class.place());
            let village = &mut self.villages[at];
            village.whole.count(told, households, people);
            if village.parts.len() <= part {
                village.parts.resize(part + 1, 0);
            }
            village.parts[part] += 1;
            u16::try_from(at).unwrap_or(u16::MAX)
        });
        Counted { group: u16::try_from(group).unwrap_or(u16::MAX), village }
    }

    /// The largest groups first, the villages by their names.
    #[must_use]
    pub fn sorted(&self) -> Summary {
        let mut sorted = self.clone();
        let has_classes = !self.classes.is_empty();
        sorted.villages.sort_by(|one, other| one.whole.name.cmp(&other.whole.name));
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(self.groups[*at].rows));
        sorted.groups = order.iter().map(|at| self.groups[*at].clone()).collect();
        if !has_classes {
            for village in &mut sorted.villages {
                village.parts = order.iter().map(|at| village.parts.get(*at).copied().unwrap_or(0)).collect();
            }
        }
        sorted
    }

    /// What the parts of a village are parts of: the classes, or the groups where there are none.
    pub fn series(&self) -> &[Group] {
        if self.classes.is_empty() { &self.groups } else { &self.classes }
    }

    /// How incomes stand to the line, in words.
    pub fn bands(&self, language: Language) -> impl Iterator<Item = (&'static str, u64)> {
        Band::ALL.iter().map(move |band| (band.word(language), self.bands[band.place()]))
    }
}

impl Default for Summary {
    fn default() -> Summary {
        Summary::new()
    }
}

/// Where the one that fits stands; a new one at the end where none does.
fn place_of<T>(all: &mut Vec<T>, fits: impl FnMut(&T) -> bool, new: impl FnOnce() -> T) -> usize {
    all.iter().position(fits).unwrap_or_else(|| {
        all.push(new());
        all.len() - 1
    })
}
