//! The own cost of a first stay against its bill: where it turns, and where it is straight.

use super::decide;
use crate::base::money::Money;
use crate::book::entry::Book;
use crate::engine::case::{Open, Supposed};
use crate::engine::completion::{Completions, Run, complete};
use crate::engine::question::{Key, Question};
use crate::engine::situation::{Answer, Situation, Stated};

/// A bill and what the person bears of it within the scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// In-scope cost, yuan.
    pub bill: Money,
    /// Own cost within the scope, yuan.
    pub own: Money,
}

/// The own cost of a first stay against its in-scope cost, from nothing up to
/// `most`: the ends and every place at which it turns, a fen on either side.
/// Between two points it is straight. Values of which only a bound is recorded are
/// taken as stated. None for several visits, with too much open, or where a whole
/// layer is not recorded.
pub fn curve(situation: &Situation, book: &Book, person: u8, most: Money) -> Option<Vec<Point>> {
    let [visit] = situation.visits(person)[..] else { return None };
    let mut asked = situation.clone();
    for question in [Question::Total, Question::SlipBasic, Question::SlipSerious, Question::SlipAid, Question::SlipTilt]
    {
        asked.state(Key::at(person, visit, question), Stated::NotGiven);
    }
    let bill = Key::at(person, visit, Question::InScope);
    asked.state(bill, Stated::Between(Answer::Amount(Money::ZERO), Answer::Amount(most)));
    let Completions { runs, too_many, .. } = complete(&asked, book, person, decide);
    let missing = |run: &Run| run.supposed.iter().any(|(open, _)| matches!(open, Open::Layer(..)));
    if too_many.is_some() || runs.iter().any(missing) {
        return None;
    }
    let mut points: Vec<Point> = Vec::new();
    for run in &runs {
        let mut supposed = run.supposed.iter();
        let others_first = supposed.all(|(open, taken)| *open == Open::Question(bill) || *taken == Supposed::Option(0));
        let at = run.supposed.iter().find_map(|(open, taken)| match taken {
            Supposed::Amount(amount) if *open == Open::Question(bill) => Some(*amount),
            _ => None,
        });
        let own = run.decision.entitlements.first().and_then(|own| own.amount.ok());
        if let (true, Some(bill), Some((_, own))) = (others_first, at, own) {
            let before = points.partition_point(|point| point.bill < bill);
            points.insert(before, Point { bill, own });
        }
    }
    // At a turn the points lie a fen apart: the second stands for them.
    let (mut kept, mut from): (Vec<Point>, usize) = (Vec::new(), 0);
    for at in 0..points.len() {
        if points.get(at + 1).is_none_or(|next| next.bill - points[at].bill > Money::FEN) {
            if at > from || from == 0 || at + 1 == points.len() {
                kept.push(points[at.min(from + 1)]);
            }
            from = at + 1;
        }
    }
    (kept.len() > 1).then_some(kept)
}
