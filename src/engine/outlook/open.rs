//! What was open in the runs of a rule, and what hangs on each item.

use super::OpenItem;
use crate::base::money::Money;
use crate::engine::case::{Open, Supposed};
use crate::engine::completion::Run;
use crate::engine::decision::{Decision, Form, MonitoredKind};

/// What remains possible once an open item is settled: standings, and the lowest and
/// highest of what is given in all.
#[derive(Clone, Copy)]
struct Left {
    standings: u8,
    low: Money,
    high: Money,
}

impl Left {
    const NOTHING: Left = Left { standings: 0, low: Money::UNBOUNDED, high: Money::ZERO };

    fn of(end: End) -> Left {
        Left { standings: end.standing, low: end.given, high: end.given }
    }

    fn or(self, other: Left) -> Left {
        Left {
            standings: self.standings | other.standings,
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }
}

/// The questions and values that were open, those that decide first, and among
/// them the one that leaves most of its answers firm, then the one that narrows
/// the amounts most; in place of those that are there.
pub(super) fn take_open(open: &mut Vec<OpenItem>, runs: &[Run], told: &mut Told) {
    open.clear();
    if told.items.is_empty() {
        return;
    }
    told.ends.clear();
    told.ends.extend(runs.iter().map(End::of));
    // Of one item nothing that amounts change has to be weighed: they only say which goes before another.
    if told.items.len() > 1 || told.weights.is_empty() {
        told.weigh();
    }
    told.see_what_matters();
    let Told { items, weights, matter, .. } = told;
    let item = |at: usize| OpenItem { open: items[at].0, decides: weights[at].0, matters: matter[at] };
    if items.len() == 1 {
        return open.push(item(0));
    }
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by(|one, other| weights[*other].cmp(&weights[*one]).then(items[*one].0.cmp(&items[*other].0)));
    open.extend(order.into_iter().map(item));
}

/// That a run does not read an item.
const UNREAD: u16 = 0;

/// What the runs took up, in numbers.
#[derive(Debug)]
pub(in crate::engine) struct Told {
    /// The open items in the order of appearance, and what was taken up for each.
    items: Vec<(Open, Vec<Supposed>)>,
    /// For each run and each item the place of what was taken up, one more; or [`UNREAD`].
    taken: Vec<u16>,
    /// What is told of each run, with its amounts.
    ends: Vec<End>,
    /// How each item is weighed: whether it decides, how many of its answers leave one standing, and how little the
    /// amounts may still move then.
    weights: Vec<(bool, usize, Money)>,
    /// Whether it matters.
    matter: Vec<bool>,
}

impl Told {
    pub(in crate::engine) fn of(runs: &[Run]) -> Told {
        let mut items: Vec<(Open, Vec<Supposed>)> = Vec::new();
        // Runs read the same items in nearly the same order.
        for (at, (open, _)) in runs.iter().flat_map(|run| run.supposed.iter().enumerate()) {
            let is_expected = items.get(at).is_some_and(|(known, _)| known == open);
            if !is_expected && !items.iter().any(|(known, _)| known == open) {
                items.push((*open, Vec::new()));
            }
        }
        let mut taken = vec![UNREAD; runs.len() * items.len()];
        for (run, row) in runs.iter().zip(taken.chunks_mut(items.len().max(1))) {
            for (at, (open, supposed)) in run.supposed.iter().enumerate() {
                let is_expected = items.get(at).is_some_and(|(known, _)| known == open);
                let item = if is_expected { Some(at) } else { items.iter().position(|(known, _)| known == open) };
                let Some(item) = item else { continue };
                let known = &mut items[item].1;
                let place = known.iter().position(|known| known == supposed).unwrap_or_else(|| {
                    known.push(*supposed);
                    known.len() - 1
                });
                // What was taken up first stands, as it does for the rule.
                if row[item] == UNREAD {
                    row[item] = u16::try_from(place + 1).unwrap_or(u16::MAX);
                }
            }
        }
        Told { items, taken, ends: Vec::new(), weights: Vec::new(), matter: Vec::new() }
    }

    /// What each run took up.
    fn rows(&self) -> std::slice::Chunks<'_, u16> {
        self.taken.chunks(self.items.len().max(1))
    }

    /// Weighs each item.
    fn weigh(&mut self) {
        let mut weights = std::mem::take(&mut self.weights);
        let mut candidates: Vec<Left> = Vec::new();
        weights.clear();
        for (item, (_, supposed)) in self.items.iter().enumerate() {
            // For each candidate, what remains possible; a run that does not read the item is possible under all.
            candidates.clear();
            candidates.resize(supposed.len(), Left::NOTHING);
            let mut under_all = Left::NOTHING;
            for (taken, end) in self.rows().map(|row| row[item]).zip(&self.ends) {
                let left = Left::of(*end);
                match taken {
                    UNREAD => under_all = under_all.or(left),
                    taken => candidates[usize::from(taken) - 1] = candidates[usize::from(taken) - 1].or(left),
                }
            }
            candidates.iter_mut().for_each(|left| *left = left.or(under_all));
            let decides = candidates.iter().any(|left| left.standings != candidates[0].standings);
            let firm = candidates.iter().filter(|left| left.standings.is_power_of_two()).count();
            // Out of a thousand, so that items with more candidates do not win by number.
            let telling = firm * 1000 / candidates.len().max(1);
            // How far the amounts may still move in the worst case, as a loss.
            let widest = candidates.iter().map(|left| left.low - left.high).min().unwrap_or(Money::ZERO);
            weights.push((decides, telling, widest));
        }
        self.weights = weights;
    }

    /// An item matters where two runs that differ in it, and in no other that both of them read, come to different ends;
    /// of many runs each is taken to.
    fn see_what_matters(&mut self) {
        let are_many = self.ends.len() > FEW_RUNS;
        self.matter.clear();
        self.matter.resize(self.items.len(), are_many);
        if are_many {
            return;
        }
        let mut matter = std::mem::take(&mut self.matter);
        for (at, (one, end)) in self.rows().zip(&self.ends).enumerate() {
            for (other, _) in self.rows().zip(&self.ends).take(at).filter(|(_, other)| *other != end) {
                let differs = |at: &usize| one[*at] != UNREAD && other[*at] != UNREAD && one[*at] != other[*at];
                let mut differing = (0..one.len()).filter(differs);
                if let (Some(only), None) = (differing.next(), differing.next()) {
                    matter[only] = true;
                }
            }
        }
        self.matter = matter;
    }
}

/// What is told of a run, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    standing: u8,
    kind: Option<MonitoredKind>,
    /// How many, also those whose amount is recorded nowhere.
    entitlements: usize,
    given: Money,
    borne: Money,
}

impl End {
    fn of(run: &Run) -> End {
        let Decision { standing, kind, entitlements, .. } = &run.decision;
        let (mut given, mut borne) = (Money::ZERO, Money::ZERO);
        for one in entitlements {
            if let Ok((_, amount)) = one.amount {
                let sum = if one.form == Form::Borne { &mut borne } else { &mut given };
                *sum = *sum + amount;
            }
        }
        End { standing: standing.bit(), kind: *kind, entitlements: entitlements.len(), given, borne }
    }
}

/// With more runs than this an open item is taken to matter.
const FEW_RUNS: usize = 64;
