//! What would turn a "not now": the answers of which one alone would have to be
//! another, each with the nearest value that turns the verdict.

use crate::base::money::Money;
use crate::book::entry::Book;
use crate::engine::case::{Open, Supposed};
use crate::engine::completion::{Run, complete};
use crate::engine::decision::Standing;
use crate::engine::question::{Key, Kind};
use crate::engine::situation::{Answer, Situation, Stated};
use crate::programme::Programme;

/// An answer that, with all others as they are, turns the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which answer.
    pub key: Key,
    /// What it would have to be.
    pub to: To,
    /// Whether every completion then qualifies; else it becomes possible.
    pub firm: bool,
}

/// What an answer would have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// The n-th option; of yes and no the first is yes.
    Option(u8),
    /// Yuan, to the fen.
    Amount {
        /// The nearest amount that turns it.
        turns: Money,
        /// A fen nearer to what was given, which does not.
        still: Money,
    },
    /// This number, the nearest.
    Count(u32),
}

/// The changes that turn a "not now", in the order of the questions: of each the
/// nearest value. While answers are open there may be more of them.
pub fn changes(programme: Programme, situation: &Situation, person: u8, book: &Book) -> Vec<Change> {
    let given = situation.given(person).into_iter().filter(|(key, _)| key.question.can_change().is_some());
    let change = |(key, answer): (Key, Answer)| {
        let rule = programme.rule();
        let runs = |told: &dyn Fn(&mut Situation)| {
            let mut other = situation.clone();
            told(&mut other);
            complete(&other, book, person, rule)
        };
        let open = runs(&|other| other.leave_open(key));
        let turns = |run: &&Run| matches!(run.decision.standing, Standing::Qualifies | Standing::Judgement);
        // With too many open answers beside it the nearest is not known.
        if open.too_many.is_some() {
            return None;
        }
        let turned = open
            .runs
            .iter()
            .filter(turns)
            .filter_map(|run| run.taken(Open::Question(key)))
            .filter_map(|taken| to(key, answer, taken));
        let (_, to, turned) = turned.min_by_key(|(distance, ..)| *distance)?;
        let qualifies = |run: &Run| run.decision.standing == Standing::Qualifies;
        let then = runs(&|other| other.state(key, Stated::Given(turned)));
        Some(Change { key, to, firm: then.too_many.is_none() && then.runs.iter().all(qualifies) })
    };
    let mut changes: Vec<Change> = Vec::new();
    for change in given.filter_map(change) {
        let at = changes.iter().take_while(|other| other.key.question < change.key.question).count();
        changes.insert(at, change);
    }
    changes
}

/// What a supposition says, how far it is from what was given, and the answer that
/// it stands for.
fn to(key: Key, given: Answer, taken: Supposed) -> Option<(i64, To, Answer)> {
    Some(match (given, taken, key.question.kind()) {
        (Answer::Amount(given), Supposed::Amount(amount), _) => {
            let still = if amount < given { amount + Money::FEN } else { amount - Money::FEN };
            (
                (amount - given).millionths().saturating_abs(),
                To::Amount { turns: amount, still },
                Answer::Amount(amount),
            )
        }
        (Answer::Count(given), Supposed::Option(at), Kind::Count { least, .. }) => {
            let count = least + u32::from(at);
            (i64::from(count.abs_diff(given)), To::Count(count), Answer::Count(count))
        }
        (Answer::Count(given), Supposed::Amount(amount), _) => {
            let count = u32::try_from(amount.whole()).unwrap_or(u32::MAX);
            (i64::from(count.abs_diff(given)), To::Count(count), Answer::Count(count))
        }
        (Answer::YesNo(_), Supposed::Option(at), _) => (0, To::Option(at), Answer::YesNo(at == 0)),
        (Answer::Option(_), Supposed::Option(at), _) => (0, To::Option(at), Answer::Option(at)),
        _ => return None,
    })
}
