//! The working of one run: its steps, and which way it went at each comparison. The lines of the working stand with
//! their words in `src/programme/*.toml`, from which the build script makes the list.

use crate::base::keyed::keyed;
use crate::base::money::{Money, Rate, Unrounded};
use crate::book::entry::Bound;
use crate::book::parameter::{Basis, Choice, EntryAt, Slot};
use crate::engine::question::Key;
use std::cell::RefCell;

/// The working of one run: every step, in order.
#[derive(Debug)]
pub struct Sheet {
    steps: RefCell<Vec<Step>>,
    forks: RefCell<Vec<Fork>>,
    leaps: RefCell<Vec<Fork>>,
    checks: RefCell<Vec<Check>>,
}

/// How an amount was held against another. Amounts of which every check goes the same way take the same steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// How many steps there were.
    pub after: u32,
    /// The step of the one amount.
    pub left: u32,
    /// The step of the other, where it has one.
    pub right: Option<u32>,
    /// The other amount.
    pub against: Money,
    /// What was asked.
    pub relation: Relation,
    /// Whether it held.
    pub holds: bool,
}

/// What a comparison asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// 低于: strictly below the other.
    Below,
    /// 不低于: not below the other.
    NotBelow,
    /// The same as the other.
    Equal,
    /// 超过: strictly above the other.
    Above,
    /// 不超过: not above the other.
    NotAbove,
}

impl Relation {
    /// Whether it is so of two amounts.
    pub fn holds(self, left: Money, right: Money) -> bool {
        match self {
            Relation::Below => left < right,
            Relation::NotBelow => left >= right,
            Relation::Equal => left == right,
            Relation::Above => left > right,
            Relation::NotAbove => left <= right,
        }
    }
}

/// A comparison that a run made. Two runs with the same forks took the same path.
#[derive(Clone, Copy, Debug)]
pub struct Fork {
    /// A fingerprint of the path up to here: of which way each comparison went.
    path: u64,
    /// How far apart the two sides were, in millionths of a yuan.
    pub distance: u64,
}

impl Fork {
    /// Whether both runs went the same way up to here.
    pub fn is_same(&self, other: &Fork) -> bool {
        self.path == other.path
    }
}

/// A number of a run and how it came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The number.
    pub value: Quantity,
    /// How it came to be.
    pub origin: Origin,
    /// What the worksheet calls it.
    pub label: Option<Label>,
}

/// A number with its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Yuan.
    Money(Money),
    /// A fraction of one.
    Rate(Rate),
    /// A whole number.
    Count(u32),
    /// An option of a recorded choice.
    Option(u8),
    /// How much of something, with decimals.
    Measure(Rate),
}

impl Quantity {
    /// Whether it stands for "no upper end is known".
    pub fn has_no_end(self) -> bool {
        matches!(self, Quantity::Money(Money::UNBOUNDED) | Quantity::Rate(Rate::UNBOUNDED) | Quantity::Count(u32::MAX))
    }
}

/// How much of something, with decimals: mu of land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure(pub Rate);

/// How a number came to be. Steps are named by their place in the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Stated by the person.
    Stated(Key),
    /// Not stated; taken up for this run.
    Supposed(Key),
    /// Recorded in the book.
    Recorded(Use),
    /// Zero yuan: nothing is paid.
    Nothing,
    /// One plus another.
    Sum(u32, u32),
    /// One less another.
    Difference(u32, u32),
    /// An amount at a rate, rounded half up to the fen.
    At(u32, u32),
    /// An amount at a rate, not rounded.
    AtExactly(u32, u32),
    /// An amount at a rate, as a limit: rounded up to a millionth.
    LimitAt(u32, u32),
    /// Rounded half up to the fen.
    Rounded(u32),
    /// A rate raised by percentage points, at most all of it.
    Raised(u32, u32),
    /// A rate lowered by percentage points, not below nothing.
    Lowered(u32, u32),
    /// One amount as a share of another.
    Share(u32, u32),
    /// An amount times a number.
    Times(u32, u32),
    /// Years in months.
    InMonths(u32),
    /// So many months of a yearly amount, rounded half up to the fen.
    OfMonths(u32, u32),
    /// A yearly amount by the days that a year has, rounded half up to the fen.
    ByDays(u32, u32),
    /// The smaller of two.
    Least(u32, u32),
    /// Not below zero.
    OrZero(u32),
}

impl Origin {
    /// The steps it rests on.
    pub fn parts(self) -> [Option<u32>; 2] {
        match self {
            Origin::Stated(_) | Origin::Supposed(_) | Origin::Recorded(_) | Origin::Nothing => [None, None],
            Origin::OrZero(one) | Origin::Rounded(one) | Origin::InMonths(one) => [Some(one), None],
            Origin::Sum(one, other)
            | Origin::Difference(one, other)
            | Origin::At(one, other)
            | Origin::AtExactly(one, other)
            | Origin::LimitAt(one, other)
            | Origin::Raised(one, other)
            | Origin::Lowered(one, other)
            | Origin::Share(one, other)
            | Origin::Times(one, other)
            | Origin::OfMonths(one, other)
            | Origin::ByDays(one, other)
            | Origin::Least(one, other) => [Some(one), Some(other)],
        }
    }
}

/// The use of a recorded value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// Which parameter and case.
    pub slot: Slot,
    /// Which entry.
    pub entry: EntryAt,
    /// On what ground.
    pub basis: Basis,
    /// How the entry's value binds.
    pub bound: Bound,
    /// Whether this run took the end that the entry states (true) or the far
    /// end that its bound leaves open.
    pub stated_end: bool,
}

include!(concat!(env!("OUT_DIR"), "/amounts.rs"));

/// About the steps of a long working.
pub(super) const STEPS: usize = 128;

impl Default for Sheet {
    fn default() -> Sheet {
        Sheet::on(Vec::with_capacity(STEPS))
    }
}

impl Sheet {
    /// On a sheet that was used before.
    pub(super) fn on(mut steps: Vec<Step>) -> Sheet {
        steps.clear();
        let (forks, checks) = (Vec::with_capacity(STEPS / 4), Vec::with_capacity(STEPS / 4));
        Sheet { steps: steps.into(), forks: forks.into(), leaps: RefCell::default(), checks: checks.into() }
    }

    pub(super) fn push(&self, step: Step) -> u32 {
        let mut steps = self.steps.borrow_mut();
        steps.push(step);
        u32::try_from(steps.len() - 1).unwrap_or(u32::MAX)
    }

    pub(super) fn name(&self, step: u32, label: Label) {
        if let Some(step) = self.steps.borrow_mut().get_mut(step as usize) {
            step.label = Some(label);
        }
    }

    /// Notes how an amount was held against another.
    pub(super) fn check(&self, left: (u32, Money), relation: Relation, right: (Option<u32>, Money)) -> bool {
        let holds = relation.holds(left.1, right.1);
        let after = u32::try_from(self.steps.borrow().len()).unwrap_or(u32::MAX);
        let check = Check { after, left: left.0, right: right.0, against: right.1, relation, holds };
        self.checks.borrow_mut().push(check);
        holds
    }

    /// Marks which way a run went at a comparison.
    pub(super) fn mark(&self, taken: bool, one: Money, other: Money) -> bool {
        let seed = u64::from(taken) + 2 * self.steps.borrow().len() as u64 + 1;
        go_on(&self.forks, seed, one.millionths().abs_diff(other.millionths()));
        taken
    }

    /// Marks which way a run went where amounts may turn back or leap: also between the ends of an open one it is to
    /// be found.
    pub fn mark_leap(&self, taken: bool, distance: u64) -> bool {
        for forks in [&self.forks, &self.leaps] {
            go_on(forks, u64::from(taken) + 1, distance);
        }
        taken
    }

    /// The steps, the path, which is all comparisons, or those alone at which amounts may turn back or leap, and how
    /// amounts were held against each other.
    pub fn close(self, leaps: bool) -> (Vec<Step>, Vec<Fork>, Vec<Check>) {
        (self.steps.into_inner(), if leaps { self.leaps } else { self.forks }.into_inner(), self.checks.into_inner())
    }
}

/// One comparison further on the path.
fn go_on(forks: &RefCell<Vec<Fork>>, seed: u64, distance: u64) {
    let mut forks = forks.borrow_mut();
    // FNV-1a over one bit and what tells the place.
    let before = forks.last().map_or(0, |fork| fork.path);
    forks.push(Fork { path: (before ^ seed).wrapping_mul(0x0100_0000_01b3), distance });
}

/// Numbers that a sheet can hold.
pub trait Number: Copy {
    /// With its kind.
    fn quantity(self) -> Quantity;
}

/// Numbers that a rule may look at. An amount is none of them: it is known by arithmetic and comparisons alone, which
/// leave their working behind.
pub trait Plain: Number {}

impl Plain for Rate {}
impl Plain for Choice {}
impl Plain for u32 {}

impl Number for Money {
    fn quantity(self) -> Quantity {
        Quantity::Money(self)
    }
}

impl Number for Unrounded {
    fn quantity(self) -> Quantity {
        Quantity::Money(self.to_millionth())
    }
}

impl Number for Rate {
    fn quantity(self) -> Quantity {
        Quantity::Rate(self)
    }
}

impl Number for Choice {
    fn quantity(self) -> Quantity {
        Quantity::Option(self.0)
    }
}

impl Number for Measure {
    fn quantity(self) -> Quantity {
        Quantity::Measure(self.0)
    }
}

impl Number for u32 {
    fn quantity(self) -> Quantity {
        Quantity::Count(self)
    }
}
