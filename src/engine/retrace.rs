//! Answers that differ from others in amounts alone are reckoned by the working of those: the same steps with other
//! numbers, as long as every comparison goes the same way. Where one goes another way the rule is run.
//!
//! Rules know nothing of it. It holds because a rule learns of an amount by arithmetic and by comparisons alone: the one
//! leaves a step behind, the other a check ([`Plain`](crate::engine::figure::Plain)).

use crate::base::calendar::Date;
use crate::base::money::{Money, Rate, Unrounded};
use crate::book::entry::Book;
use crate::engine::completion::{Completions, Run};
use crate::engine::figure::{Check, Origin, Quantity, Step};
use crate::engine::outlook::{Frame, Outlook};
use crate::engine::programme::Programme;
use crate::engine::situation::Situation;
use crate::engine::standards::Standards;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// The standards of a book, and what was reckoned by them before.
pub struct Reckoner<'b> {
    standards: Standards<'b>,
    traces: RefCell<Traces>,
}

/// What was reckoned before, by what answers are alike in.
#[derive(Default)]
struct Traces {
    /// Its hashes are quick and can be foreseen: whoever writes a list that makes them meet slows down their own page.
    known: FxHashMap<Box<[u64]>, Known>,
    /// The key that is looked for, so that its room is used again.
    key: Vec<u64>,
    /// How many traces are kept.
    kept: usize,
}

/// What is kept of answers that are alike but for their amounts.
enum Known {
    /// They were met once; most of those that are met twice are met often.
    Once,
    /// What was reckoned, each with another outcome of its comparisons.
    Before(Vec<Trace>),
}

/// So many keys and so many traces are kept; then all are forgotten, because what comes next is rarely like what is long
/// past.
const MOST_KEYS: usize = 20_000;
const MOST_TRACES: usize = 1_000;

/// So many traces are tried for one key: more are of answers that lie about the thresholds.
const MOST_ALIKE: usize = 8;

/// Of more runs than this none is kept.
const MOST_RUNS: usize = 16;

/// All runs of a programme for some answers, and what they let us say.
struct Trace {
    /// Their amounts are those of some situation before, until the steps are done again.
    runs: Vec<Run>,
    workings: Vec<Working>,
    /// Nobody else has it any more when it is told of the next amounts: then nothing new is made.
    outlook: Rc<Outlook>,
    frame: Frame,
    days: Days,
}

/// How it stands with the days that date values: nothing recorded changes between them and those of alike situations.
enum Days {
    /// What is told names none of them.
    NotTold,
    /// What is missing is told with the only one there is.
    Told(Date),
    /// More rests on them than what is recorded then: it holds for these alone.
    Read(Vec<Date>),
}

/// What has to be done again of a run if amounts are others.
#[derive(Default)]
struct Working {
    /// So many steps are those of the first run: until a run takes up something else it does the same.
    shared: usize,
    lines: Vec<Line>,
    exact: Exact,
}

/// What the steps that are not rounded come to, by their places.
#[derive(Default)]
struct Exact(Vec<(u32, Unrounded)>);

enum Line {
    /// A step that takes an amount that was stated: its place, and that of the answer.
    Stated(u32, usize),
    /// A step that rests on one of them.
    Step(u32),
    /// One that is not rounded, or is made of what is not.
    Unrounded(u32),
    /// How amounts were held against each other: of a few lines, which are short without it.
    Check(Box<Check>),
}

impl<'b> Reckoner<'b> {
    /// Of a book; nothing is reckoned yet.
    pub fn of(book: &'b Book) -> Reckoner<'b> {
        Reckoner { standards: Standards::of(book), traces: RefCell::default() }
    }

    /// Of a book that nobody else has, for what lasts.
    pub fn owning(book: Book) -> Reckoner<'static> {
        Reckoner { standards: Standards::owning(book), traces: RefCell::default() }
    }

    /// The standards.
    pub fn standards(&self) -> &Standards<'b> {
        &self.standards
    }

    /// The book.
    pub fn book(&self) -> &Book {
        self.standards.book()
    }

    /// What can be said of a situation by a programme: told of the numbers of what was reckoned before where answers
    /// differ in amounts alone, else by running the rule.
    pub fn outlook(
        &self,
        (programme, person): (Programme, u8),
        situation: &Situation,
        complete: impl FnOnce(&Standards<'_>) -> Completions,
    ) -> Rc<Outlook> {
        let is_repeated = {
            let mut traces = self.traces.borrow_mut();
            traces.key.clear();
            traces.key.push(u64::from(person) << 32 | programme as u64);
            situation.write_likeness(&mut traces.key, |day| self.standards.first_of_stretch(situation.place, day));
            match traces.retrace(situation) {
                Ok(outlook) => return outlook,
                Err(is_repeated) => is_repeated,
            }
        };
        self.run(situation, complete, is_repeated)
    }

    /// Runs the rule, and keeps what is worth it. By itself, since browsers compile whole functions, and that which finds
    /// what was reckoned before runs more often.
    #[inline(never)]
    fn run(
        &self,
        situation: &Situation,
        complete: impl FnOnce(&Standards<'_>) -> Completions,
        is_repeated: bool,
    ) -> Rc<Outlook> {
        let completions = complete(&self.standards);
        let reads_days = completions.reads_days;
        let trace = if is_repeated { Trace::of(&completions, situation) } else { None };
        let outlook = Rc::new(Outlook::fold(completions, &self.standards));
        if let Some((runs, workings)) = trace {
            let (outlook, frame) = (outlook.clone(), outlook.frame_of(&runs));
            let all: Vec<Date> = situation.dating_days().collect();
            let days = match all.as_slice() {
                [day] if outlook.tells_days() && !reads_days => Days::Told(*day),
                _ if outlook.tells_days() || reads_days => Days::Read(all),
                _ => Days::NotTold,
            };
            self.traces.borrow_mut().keep(Trace { runs, workings, outlook, frame, days });
        }
        outlook
    }
}

impl Traces {
    /// By the numbers of what was reckoned before; else whether it is worth while to keep what is reckoned now.
    fn retrace(&mut self, situation: &Situation) -> Result<Rc<Outlook>, bool> {
        match self.known.get_mut(self.key.as_slice()) {
            None => {
                if self.known.len() == MOST_KEYS {
                    self.forget();
                }
                self.known.insert(self.key.as_slice().into(), Known::Once);
                Err(false)
            }
            Some(Known::Once) => Err(true),
            Some(Known::Before(traces)) => {
                let found = traces.iter_mut().position(|trace| trace.takes(situation));
                let Some(found) = found else { return Err(traces.len() < MOST_ALIKE) };
                // Amounts that follow each other in a list are often of one kind.
                traces.swap(0, found);
                Ok(traces[0].told(situation))
            }
        }
    }

    /// Keeps what was reckoned of the key that was looked for last.
    fn keep(&mut self, trace: Trace) {
        if self.kept == MOST_TRACES {
            self.forget();
        }
        self.kept += 1;
        match self.known.entry(self.key.as_slice().into()).or_insert(Known::Once) {
            Known::Before(traces) => traces.push(trace),
            known => *known = Known::Before(vec![trace]),
        }
    }

    fn forget(&mut self) {
        self.known.clear();
        self.kept = 0;
    }
}

impl Trace {
    /// Of what was reckoned; none where amounts were supposed, which are others where the stated ones are, or where
    /// a step cannot be done again.
    fn of(completions: &Completions, situation: &Situation) -> Option<(Vec<Run>, Vec<Working>)> {
        let Completions { runs, checks, too_many, supposes_amounts, by_ends, .. } = completions;
        if too_many.is_some() || *by_ends || *supposes_amounts || runs.len() > MOST_RUNS {
            return None;
        }
        let mut workings: Vec<Working> = Vec::with_capacity(runs.len());
        for (run, own) in runs.iter().zip(checks) {
            let mut working = Working::of(run, own, situation)?;
            if !workings.is_empty() {
                working.share(run, (&runs[0], &checks[0]));
            }
            workings.push(working);
        }
        Some((runs.clone(), workings))
    }

    /// Whether all runs take the same steps with the amounts of a situation that is alike; their numbers are its own
    /// then.
    fn takes(&mut self, situation: &Situation) -> bool {
        if let Days::Read(days) = &self.days
            && !situation.dating_days().eq(days.iter().copied())
        {
            return false;
        }
        let Some((first, others)) = self.runs.split_first_mut() else { return false };
        let Some((working, workings)) = self.workings.split_first_mut() else { return false };
        let mut others = others.iter_mut().zip(workings);
        working.redo(&mut first.steps, situation).is_some()
            && others.all(|(run, working)| {
                run.steps[..working.shared].copy_from_slice(&first.steps[..working.shared]);
                working.redo(&mut run.steps, situation).is_some()
            })
    }

    /// What its runs let us say.
    fn told(&mut self, situation: &Situation) -> Rc<Outlook> {
        for run in &mut self.runs {
            run.tell_what_the_steps_hold();
        }
        let mut another_day = None;
        if let (Days::Told(before), Some(day)) = (&mut self.days, situation.dating_days().next())
            && *before != day
        {
            self.runs.iter_mut().for_each(|run| run.decision.tell_another_day(*before, day));
            another_day = Some((std::mem::replace(before, day), day));
        }
        Rc::make_mut(&mut self.outlook).take_amounts_of(&mut self.runs, &mut self.frame, another_day);
        self.outlook.clone()
    }
}

impl Working {
    fn of(run: &Run, checks: &[Check], situation: &Situation) -> Option<Working> {
        let mut working = Working::default();
        let mut varies = vec![false; run.steps.len()];
        let mut checks = checks.iter().peekable();
        for at in 0..run.steps.len() {
            let step = u32::try_from(at).ok()?;
            working.add_checks(&mut checks, step, &varies);
            let Step { origin, value, .. } = run.steps[at];
            if let (Origin::Stated(key), Quantity::Money(_)) = (origin, value) {
                working.lines.push(Line::Stated(step, situation.place_of_amount(key)?));
                varies[at] = true;
                continue;
            }
            let mut parts = origin.parts().into_iter().flatten();
            varies[at] = parts.clone().any(|part| varies[part as usize]);
            let is_exact =
                matches!(origin, Origin::AtExactly(..)) || parts.any(|part| working.exact.of(part).is_some());
            // Done again it is what it was: else it is not known how to do it.
            let is_known = match is_exact {
                true => working.exact.redo(&run.steps, step) == Some(value),
                false => !varies[at] || redone(&run.steps, &origin) == Some(value),
            };
            if !is_known {
                return None;
            }
            if varies[at] {
                working.lines.push(if is_exact { Line::Unrounded(step) } else { Line::Step(step) });
            }
        }
        working.add_checks(&mut checks, u32::MAX, &varies);
        Some(working)
    }

    /// Leaves to the first run what it does too: its first steps, and how they were held against each other.
    fn share(&mut self, run: &Run, (first, checks): (&Run, &[Check])) {
        let mut same = run.steps.iter().zip(&first.steps);
        let shared = same.position(|(one, other)| one != other).unwrap_or(run.steps.len().min(first.steps.len()));
        // What is not rounded is kept by each run for itself.
        let own = self.exact.0.iter().map(|(step, _)| *step as usize).min();
        self.shared = own.map_or(shared, |own| own.min(shared));
        let shared = u32::try_from(self.shared).unwrap_or(0);
        self.lines.retain(|line| match line {
            Line::Stated(step, _) | Line::Step(step) | Line::Unrounded(step) => *step >= shared,
            Line::Check(check) => {
                check.left >= shared || check.right.is_some_and(|right| right >= shared) || !checks.contains(check)
            }
        });
    }

    /// Takes up the checks that were made before a step.
    fn add_checks<'c>(
        &mut self,
        checks: &mut std::iter::Peekable<impl Iterator<Item = &'c Check>>,
        step: u32,
        varies: &[bool],
    ) {
        while let Some(check) = checks.next_if(|check| check.after <= step) {
            let right = check.right.is_some_and(|right| varies[right as usize]);
            if right || varies[check.left as usize] {
                self.lines.push(Line::Check(Box::new(*check)));
            }
        }
    }

    /// Does the steps again with the amounts of a situation; none where a comparison goes another way.
    fn redo(&mut self, steps: &mut [Step], situation: &Situation) -> Option<()> {
        let Working { lines, exact, .. } = self;
        for line in lines.iter() {
            match line {
                Line::Stated(step, answer) => {
                    steps.get_mut(*step as usize)?.value = Quantity::Money(situation.amount_at(*answer)?);
                }
                Line::Step(step) => {
                    let (before, from) = steps.split_at_mut_checked(*step as usize)?;
                    let step = from.first_mut()?;
                    step.value = redone(before, &step.origin)?;
                }
                Line::Unrounded(step) => {
                    let value = exact.redo(steps, *step)?;
                    steps.get_mut(*step as usize)?.value = value;
                }
                Line::Check(check) => {
                    let right = check.right.map_or(Some(check.against), |right| amount(steps, right))?;
                    if check.relation.holds(amount(steps, check.left)?, right) != check.holds {
                        return None;
                    }
                }
            }
        }
        Some(())
    }
}

impl Exact {
    /// What a step shows that is not rounded, or is made of what is not; none where it is not known how to do it again.
    fn redo(&mut self, steps: &[Step], step: u32) -> Option<Quantity> {
        let exact = |at: u32| self.of(at).or_else(|| amount(steps, at).map(Money::unrounded));
        let exact = match steps.get(step as usize)?.origin {
            Origin::Sum(one, other) => exact(one)? + exact(other)?,
            Origin::AtExactly(one, rate) => amount(steps, one)?.at_exactly(factor(steps, rate)?),
            Origin::Times(one, by) => exact(one)?.times(count(steps, by)?),
            Origin::Rounded(one) => return Some(Quantity::Money(exact(one)?.to_fen())),
            Origin::OfMonths(one, months) => {
                return Some(Quantity::Money(exact(one)?.of_months(count(steps, months)?)));
            }
            Origin::ByDays(one, days) => return Some(Quantity::Money(exact(one)?.by_days(count(steps, days)?))),
            // What is shown of it is what goes on.
            ref other => return redone(steps, other),
        };
        match self.0.iter_mut().find(|(known, _)| *known == step) {
            Some((_, known)) => *known = exact,
            None => self.0.push((step, exact)),
        }
        Some(Quantity::Money(exact.to_millionth()))
    }

    fn of(&self, step: u32) -> Option<Unrounded> {
        self.0.iter().find(|(known, _)| *known == step).map(|(_, exact)| *exact)
    }
}

/// What an origin comes to by the steps before it; none where it is not known how to do it again. Within the loop that
/// does it for each step: there a call takes as long as a sum.
#[inline(always)]
fn redone(steps: &[Step], origin: &Origin) -> Option<Quantity> {
    let money = |at: &u32| amount(steps, *at);
    let amount = match origin {
        Origin::Sum(one, other) => money(one)? + money(other)?,
        Origin::Difference(one, other) => money(one)? - money(other)?,
        Origin::At(one, rate) => money(one)?.at(factor(steps, *rate)?),
        Origin::LimitAt(one, rate) => money(one)?.at_exactly(factor(steps, *rate)?).as_limit(),
        Origin::Rounded(one) => money(one)?.unrounded().to_fen(),
        Origin::Share(one, whole) => return Some(Quantity::Rate(money(one)?.share_of(money(whole)?)?)),
        Origin::Times(one, by) => money(one)?.times(count(steps, *by)?),
        Origin::OfMonths(one, months) => money(one)?.unrounded().of_months(count(steps, *months)?),
        Origin::ByDays(one, days) => money(one)?.unrounded().by_days(count(steps, *days)?),
        Origin::Least(one, other) => money(one)?.min(money(other)?),
        Origin::OrZero(one) => money(one)?.max(Money::ZERO),
        // Of rates and numbers, which no amount changes: what they are they stay.
        Origin::Raised(..) | Origin::Lowered(..) | Origin::InMonths(_) => return None,
        Origin::AtExactly(..) | Origin::Stated(_) | Origin::Supposed(_) | Origin::Recorded(_) | Origin::Nothing => {
            return None;
        }
    };
    Some(Quantity::Money(amount))
}

fn amount(steps: &[Step], at: u32) -> Option<Money> {
    match steps.get(at as usize)?.value {
        Quantity::Money(amount) => Some(amount),
        _ => None,
    }
}

fn factor(steps: &[Step], at: u32) -> Option<Rate> {
    match steps.get(at as usize)?.value {
        Quantity::Rate(rate) | Quantity::Measure(rate) => Some(rate),
        _ => None,
    }
}

fn count(steps: &[Step], at: u32) -> Option<u32> {
    match steps.get(at as usize)?.value {
        Quantity::Count(count) => Some(count),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::calendar::Date;
    use crate::base::region::Code;
    use crate::book::parameter::{built_in, monitoring};
    use crate::engine::case::Case;
    use crate::engine::completion::complete_by;
    use crate::engine::decision::{Decision, Entitlement, Form, Per, Standing};
    use crate::engine::figure::Label;
    use crate::engine::question::Question;
    use crate::engine::situation::Answer;
    use std::cell::Cell;

    /// A third of what is above the line of one, times the members; nothing of it is paid below.
    fn rule(case: &Case<'_>) -> Decision {
        Decision::filled_by(|decision| {
            let line = case.value(monitoring::LINE)?;
            let above = case.amount(Question::NetIncome) - line;
            decision.standing = if above.is_any() { Standing::Qualifies } else { Standing::NotNow };
            let given = above.or_zero().of_months(case.count(Question::Members));
            decision.entitlements.push(Entitlement::of(Label::Allowance, Form::Cash, Per::Year, Ok(given)));
            Ok(())
        })
    }

    #[test]
    fn a_rule_runs_anew_only_where_a_comparison_goes_another_way() {
        let book = built_in();
        let (reckoner, runs) = (Reckoner::of(&book), Cell::new(0));
        let of = |income: i64, members: u32| {
            let situation = Situation::new(Code::of(530_127), Date::of(2024, 5, 10))
                .with(0, Question::NetIncome, Answer::Amount(Money::from_units(income, 0)))
                .with(0, Question::Members, Answer::Count(members));
            let complete = |standards: &Standards<'_>| complete_by(&situation, standards, 0, rule);
            let told = reckoner.outlook((Programme::Monitoring, 0), &situation, |standards| {
                runs.set(runs.get() + 1);
                complete(standards)
            });
            let anew = Standards::of(&book);
            assert_eq!(format!("{told:?}"), format!("{:?}", Outlook::fold(complete(&anew), &anew)));
            runs.get()
        };
        // The line of 2024 is 9,500. Kept from the second of a kind on.
        assert_eq!([of(30_000, 4), of(31_000, 4), of(32_000, 4), of(9_501, 4)], [1, 2, 2, 2]);
        assert_eq!([of(9_500, 4), of(9_499, 4), of(9_000, 4)], [3, 4, 4]);
        assert_eq!([of(30_000, 4), of(30_000, 3), of(30_000, 3), of(30_001, 3)], [4, 5, 6, 6]);
    }
}
