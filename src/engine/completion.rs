//! Open answers. A rule is written for plain values and runs once for each
//! completion of the open answers that it actually reads; rules never see a
//! range.
//!
//! The candidates of a choice are its options. Those of an amount are its two
//! ends and every place between at which a comparison of the rule turns, found
//! to the fen from how far apart its two sides are. The same goes for a value
//! whose recorded bound leaves room, or for which two documents rival.

use crate::base::money::Money;
use crate::book::entry::Book;
use crate::engine::case::{Candidates, Case, Choices, LookedUp, Open, Supposed};
use crate::engine::decision::Decision;
use crate::engine::figure::{Check, Fork};
use crate::engine::question::{Key, Kind};
pub use crate::engine::run::Run;
use crate::engine::situation::Situation;
use crate::engine::standards::Standards;
use std::cell::RefCell;

/// Every completion that matters.
#[derive(Debug)]
pub struct Completions {
    /// The runs.
    pub runs: Vec<Run>,
    /// How each run held amounts against each other.
    pub(super) checks: Vec<Vec<Check>>,
    /// Whether any run supposed an amount or a number between two, even where both are the same.
    pub(super) supposes_amounts: bool,
    /// Whether any run learned more of a stated day than what is recorded for it and its year.
    pub(super) reads_days: bool,
    /// Set when there were too many to try them all: the runs are then no
    /// range, and this item should be answered first.
    pub too_many: Option<Open>,
    /// Whether an amount was open.
    pub of_amounts: bool,
    /// Whether of open amounts the ends alone were tried: what is compared may turn between them unseen.
    pub by_ends: bool,
}

/// More runs than this are not tried.
pub const MOST_RUNS: usize = 1024;

/// More runs than this are not tried where of open amounts the ends alone are: there is no other search to follow, and
/// what it finds costs less than an answer that nobody can give. What more runs buy stands in
/// docs/decisions/open-answers.md.
const MOST_RUNS_BY_ENDS: usize = 4 * MOST_RUNS;

/// About how many runs an open amount takes.
const RUNS_OF_AN_AMOUNT: usize = 50;

/// About how many runs an open number takes.
const RUNS_OF_A_NUMBER: usize = 4;

/// Runs a rule for every completion of the open answers it reads.
pub fn complete(situation: &Situation, book: &Book, person: u8, rule: fn(&Case<'_>) -> Decision) -> Completions {
    complete_by(situation, &Standards::of(book), person, rule)
}

/// The same by standards that may have been looked up before.
pub fn complete_by(
    situation: &Situation,
    standards: &Standards<'_>,
    person: u8,
    rule: fn(&Case<'_>) -> Decision,
) -> Completions {
    search(situation, standards, person, rule, false)
}

/// The same of a rule each of whose amounts only rises, or only falls, as an open one rises: where there are too many
/// completions to try them all, the ends of the open amounts give the ends of every range, with the places between at
/// which the rule says that an amount may turn back or leap.
pub fn complete_one_way(
    situation: &Situation,
    standards: &Standards<'_>,
    person: u8,
    rule: fn(&Case<'_>) -> Decision,
) -> Completions {
    let all = complete_by(situation, standards, person, rule);
    if all.too_many.is_none() {
        return all;
    }
    // What layers pay of many bills has no fewer ends.
    if !all.of_amounts && matches!(all.too_many, Some(Open::Layer(..))) {
        return all;
    }
    let ends = complete_by_ends(situation, standards, person, rule);
    if ends.too_many.is_some() { all } else { ends }
}

/// Of open amounts the ends alone, a fen further in, and where an amount may turn back or leap.
pub fn complete_by_ends(
    situation: &Situation,
    standards: &Standards<'_>,
    person: u8,
    rule: fn(&Case<'_>) -> Decision,
) -> Completions {
    search(situation, standards, person, rule, true)
}

fn search(
    situation: &Situation,
    standards: &Standards<'_>,
    person: u8,
    rule: fn(&Case<'_>) -> Decision,
    by_ends: bool,
) -> Completions {
    standards.make_room();
    let looked_up = RefCell::default();
    let mut search = Search {
        situation,
        standards,
        person,
        rule,
        looked_up: &looked_up,
        by_ends,
        runs: Vec::new(),
        checks: Vec::new(),
        widths: Vec::new(),
        too_many: None,
        of_amounts: false,
        supposes_amounts: false,
        watched: 0,
    };
    search.explore(&mut Vec::new(), None);
    let Search { runs, checks, too_many, of_amounts, supposes_amounts, .. } = search;
    let LookedUp { reads_days, .. } = looked_up.into_inner();
    Completions { runs, checks, supposes_amounts, reads_days, too_many, of_amounts, by_ends }
}

struct Search<'s> {
    situation: &'s Situation,
    standards: &'s Standards<'s>,
    person: u8,
    rule: fn(&Case<'_>) -> Decision,
    looked_up: &'s RefCell<LookedUp>,
    by_ends: bool,
    runs: Vec<Run>,
    checks: Vec<Vec<Check>>,
    /// Of each settled item how many candidates there are, about.
    widths: Vec<usize>,
    too_many: Option<Open>,
    of_amounts: bool,
    supposes_amounts: bool,
    /// How many of the settled items are amounts between whose ends it is looked for where a path turns: else nobody
    /// reads the paths.
    watched: usize,
}

/// What the rule did with some items settled and the first candidates of all others.
struct Ran {
    run: Run,
    path: Vec<Fork>,
    checks: Vec<Check>,
    settled: usize,
    /// The candidates of each item past the settled ones.
    candidates: Vec<Candidates>,
}

impl Search<'_> {
    /// Tries every completion that begins with `settled`; returns the paths taken,
    /// one after the other. With first candidates settled the rule need not run again.
    fn explore(&mut self, settled: &mut Vec<(Open, Supposed)>, known: Option<Ran>) -> Vec<Fork> {
        let breadth = self.breadth(settled);
        // Not every path reads all, so that the breadth of one is too much; the more so where no other search follows.
        let (most, broadest) =
            if self.by_ends { (MOST_RUNS_BY_ENDS, 8 * MOST_RUNS_BY_ENDS) } else { (MOST_RUNS, 2 * MOST_RUNS) };
        if self.runs.len() >= most || breadth > broadest {
            // The item with most candidates is asked for first.
            let widest = settled.iter().zip(&self.widths).min_by_key(|(_, width)| std::cmp::Reverse(**width));
            self.too_many = self.too_many.or(widest.map(|((open, _), _)| *open));
        }
        if self.too_many.is_some() {
            return Vec::new();
        }
        let ran = known.unwrap_or_else(|| self.run(settled));
        self.of_amounts |= ran.candidates.iter().any(|one| matches!(one, Candidates::Between(low, high) if low < high));
        self.supposes_amounts |= ran.candidates.iter().any(|one| matches!(one, Candidates::Between(..)));
        let next = ran.candidates.get(settled.len() - ran.settled).zip(ran.run.supposed.get(settled.len()));
        let Some((candidates, (open, first))) = next.map(|(candidates, next)| (*candidates, *next)) else {
            self.runs.push(ran.run);
            self.checks.push(ran.checks);
            return if self.watched > 0 { ran.path } else { Vec::new() };
        };
        let width = self.width(open, candidates);
        self.widths.truncate(settled.len());
        self.widths.push(width);
        let is_between = matches!(candidates, Candidates::Between(low, high) if low < high);
        self.watched += usize::from(is_between);
        let mut paths = self.explore_with(settled, open, first, Some(ran));
        match candidates {
            Candidates::Options(options) => {
                for option in 1..options {
                    paths.extend(self.explore_with(settled, open, Supposed::Option(option), None));
                }
            }
            Candidates::Among(options) => {
                let mut others = options & options.wrapping_sub(1);
                while others != 0 {
                    let option = u8::try_from(others.trailing_zeros()).unwrap_or(u8::MAX);
                    paths.extend(self.explore_with(settled, open, Supposed::Option(option), None));
                    others &= others - 1;
                }
            }
            Candidates::Between(low, high) => {
                let mut at = |amount| self.explore_with(settled, open, Supposed::Amount(amount), None);
                if low < high {
                    // Each payment is rounded, so that a range may begin or end a fen further in. Before the upper end,
                    // which is the case that is shown where both come to the same.
                    for inward in [low + Money::FEN, high - Money::FEN] {
                        if low < inward && inward < high {
                            at(inward);
                        }
                    }
                    let above = at(high);
                    search_turns((low, &paths), (high, &above), 1, &mut at);
                    paths.extend(above);
                }
            }
        }
        self.watched -= usize::from(is_between);
        paths
    }

    /// About how many completions there are, as one path tells early.
    fn breadth(&self, settled: &[(Open, Supposed)]) -> usize {
        let mut breadth = 1_usize;
        for (at, ((open, _), width)) in settled.iter().zip(&self.widths).enumerate() {
            let Open::Layer(Key { visit, .. }, _) = open else {
                breadth = breadth.saturating_mul(*width);
                continue;
            };
            // Where one layer pays all of a bill nothing is left for the next: together they have one more than there are.
            let of_bill = |(open, _): &&(Open, Supposed)| matches!(open, Open::Layer(key, _) if key.visit == *visit);
            let earlier = settled[..at].iter().filter(of_bill).count();
            breadth = breadth.saturating_mul(earlier + 2) / (earlier + 1);
        }
        breadth
    }

    /// How many candidates of an open item are tried, about.
    fn width(&self, open: Open, candidates: Candidates) -> usize {
        let is_count = || open.question().is_some_and(|key| matches!(key.question.kind(), Kind::Count { .. }));
        match candidates {
            Candidates::Options(options) => usize::from(options),
            Candidates::Among(options) => options.count_ones() as usize,
            Candidates::Between(low, high) if low == high => 1,
            Candidates::Between(..) if self.by_ends => 2,
            Candidates::Between(..) if is_count() => RUNS_OF_A_NUMBER,
            Candidates::Between(..) => RUNS_OF_AN_AMOUNT,
        }
    }

    fn explore_with(
        &mut self,
        settled: &mut Vec<(Open, Supposed)>,
        open: Open,
        supposed: Supposed,
        known: Option<Ran>,
    ) -> Vec<Fork> {
        settled.push((open, supposed));
        let paths = self.explore(settled, known);
        settled.pop();
        paths
    }

    fn run(&self, settled: &[(Open, Supposed)]) -> Ran {
        let sheet = self.standards.sheet();
        let choices = RefCell::new(Choices::beginning_with(settled));
        let case = Case::of(self.situation, self.standards, self.person, &sheet, &choices, self.looked_up);
        let decision = (self.rule)(&case);
        let (steps, path, checks) = sheet.close(self.by_ends);
        let Choices { supposed, settled, candidates, .. } = choices.into_inner();
        Ran { run: Run { supposed, decision, steps }, path, checks, settled, candidates }
    }
}

/// Looks between two amounts until every place at which the path turns is known to
/// the fen. Up to the first comparison that turns, its two sides are straight lines
/// but for roundings, so that they meet where the distances say; now and then the
/// span is halved, in case they are not.
fn search_turns(low: (Money, &[Fork]), high: (Money, &[Fork]), turn: u32, at: &mut impl FnMut(Money) -> Vec<Fork>) {
    let differs = low.1.iter().zip(high.1).find(|(one, other)| !one.is_same(other));
    if high.0 - low.0 <= Money::FEN || (differs.is_none() && low.1.len() == high.1.len()) {
        return;
    }
    let (near, far) = match differs {
        Some((one, other)) if !turn.is_multiple_of(4) => (one.distance, other.distance),
        _ => (0, 0),
    };
    // What has no end lies on no line: the largest amount first, so that all turns are between amounts.
    let meeting = if high.0.is_unbounded() { Money::LARGEST } else { low.0.parted(high.0, near, far) };
    let meeting = meeting.max(low.0 + Money::FEN).min(high.0 - Money::FEN);
    if meeting <= low.0 || meeting >= high.0 {
        return;
    }
    let paths = at(meeting);
    search_turns(low, (meeting, &paths), turn + 1, at);
    search_turns((meeting, &paths), high, turn + 1, at);
}
