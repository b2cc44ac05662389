//! What all completions of a programme together let us say: verdict and amounts, apart from one another.

use crate::base::calendar::Date;
use crate::base::citation::Status;
use crate::base::keyed::keyed;
use crate::base::money::{Money, Rate};
use crate::book::parameter::{Basis, Slot};
use crate::engine::case::{Gap, GapKind, Open};
use crate::engine::completion::{Completions, Run};
use crate::engine::decision::{Decision, Entitlement, Form, MonitoredKind, Per, Share, Standing};
use crate::engine::figure::{Label, Origin, Use};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Category, Key};
use crate::engine::standards::Standards;

mod open;

use open::{Told, take_open};

keyed! {
    /// What can be said of a household.
    Verdict {
        /// 很可能符合: every completion qualifies.
        Likely = "likely",
        /// 可能符合: completions differ, or the text leaves it to judgement.
        Possible = "possible",
        /// 目前不符合: no completion qualifies.
        NotNow = "not_now",
        /// 本工具不能判断: a value that is needed is recorded nowhere.
        CannotJudge = "cannot_judge",
    }
}

/// A condition over all completions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The finding of the lowest case in which the condition was examined.
    pub finding: Finding,
    /// Which run of the outlook it was read from.
    pub run: usize,
    /// Yes, no, or open where the completions differ.
    pub answer: Option<bool>,
}

/// An amount over all completions in which it arises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// What it is.
    pub label: Label,
    /// In what form.
    pub form: Form,
    /// For how long.
    pub per: Per,
    /// Lowest; none if nothing could be computed.
    pub low: Option<Money>,
    /// Highest; none if nothing could be computed or there is no upper end.
    pub high: Option<Money>,
    /// Whether it arises only in some completions: if the household qualifies.
    pub conditional: bool,
    /// Why some or all of it cannot be computed.
    pub gap: Option<Gap>,
}

impl Range {
    /// Whether some of it is recorded nowhere.
    pub fn is_missing(&self) -> bool {
        self.gap.is_some_and(|gap| gap.why != GapKind::NoAmount)
    }

    /// Whether lowest and highest are the same.
    pub fn is_exact(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }
}

/// A share over all completions, lowest and highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShareRange {
    /// What it is.
    pub label: Label,
    /// Lowest.
    pub low: Rate,
    /// Highest.
    pub high: Rate,
}

/// An open item and what hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenItem {
    /// The item.
    pub open: Open,
    /// Whether an answer can still change the verdict.
    pub decides: bool,
    /// Whether, with all else the same, an answer can still change anything that is
    /// told: the verdict, the type of household, an amount.
    pub matters: bool,
}

/// Everything that the completions of one programme let us say.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// What can be said.
    pub verdict: Verdict,
    /// Whether at least one completion is left to judgement.
    pub judgement: bool,
    /// The conditions.
    pub outcomes: Vec<Outcome>,
    /// The amounts.
    pub ranges: Vec<Range>,
    /// The shares.
    pub shares: Vec<ShareRange>,
    /// The types that are possible; firm if there is one.
    pub kinds: Vec<MonitoredKind>,
    /// First and last day of the window in which income is counted.
    pub window: Option<(Date, Date)>,
    /// Which of several identities may count; firm if there is one.
    pub identities: Vec<Category>,
    /// Questions that were read and are open, the most telling first.
    pub open: Vec<OpenItem>,
    /// Recorded values that were used, each once.
    pub values: Vec<Use>,
    /// Those of them that reach the verdict or an amount.
    pub of_result: Vec<Use>,
    /// Values that were sought and are recorded nowhere.
    pub gaps: Vec<Gap>,
    /// Weakest status among the values used.
    pub weakest: Option<Status>,
    /// Parameters for which two documents or levels rival.
    pub rivals: Vec<Slot>,
    /// Parameters answered by a value whose period has ended.
    pub trials: Vec<Slot>,
    /// The lowest and the highest case, as exact workings.
    pub cases: Vec<Run>,
    /// Set when there were too many open answers to try them all.
    pub answer_first: Option<Key>,
}

impl Outlook {
    /// Folds the completions of a rule.
    pub fn fold(completions: Completions, standards: &Standards<'_>) -> Outlook {
        let Completions { mut runs, too_many, by_ends, .. } = completions;
        let book = standards.book();
        let standings = || runs.iter().map(|run| run.decision.standing);
        let all = |wanted: fn(Standing) -> bool| standings().all(wanted);
        let verdict = if too_many.is_some() {
            Verdict::Possible
        } else if all(|standing| standing == Standing::Qualifies) {
            Verdict::Likely
        } else if all(|standing| standing == Standing::NotNow) {
            Verdict::NotNow
        } else if standings().any(|standing| matches!(standing, Standing::Qualifies | Standing::Judgement)) {
            Verdict::Possible
        } else {
            Verdict::CannotJudge
        };
        // A mark belongs to what it reaches: a value that only a side finding looks at marks neither verdict nor amount.
        let (values, of_result) = uses(&runs);
        let (rivals, trials) = rivals_and_trials(&of_result);
        let gaps = distinct(runs.iter().flat_map(|run| gaps_of(&run.decision)));
        let kinds = distinct(runs.iter().filter_map(|run| run.decision.kind));
        let window = runs.iter().find_map(|run| run.decision.window);
        let identities = distinct(runs.iter().filter_map(|run| run.decision.identity));
        let judgement = standings().any(|standing| standing == Standing::Judgement);
        let weakest = of_result.iter().map(|used| used.entry.of(book).status).max();
        let mut open = Vec::new();
        take_open(&mut open, &runs, &mut Told::of(&runs));
        let ranges = if too_many.is_some() { Vec::new() } else { ranges(&runs) };
        // A share is largest or smallest where the working turns, between the ends.
        let mut shares = Vec::new();
        if too_many.is_none() && !by_ends {
            take_shares(&mut shares, &runs);
        }
        let kept = extremes(&runs, leading(&ranges));
        let mut outcomes = outcomes(&runs, &kept);
        // Between two ends that differ from the slip may lie the amount that agrees.
        for outcome in outcomes.iter_mut().filter(|outcome| by_ends && outcome.finding.criterion.is_of_slip()) {
            outcome.answer = None;
        }
        let answer_first = match too_many {
            Some(Open::Question(key)) => Some(key),
            Some(Open::Value(_)) => open.iter().find_map(|item| item.open.question()),
            Some(Open::Layer(slip, _)) => open.iter().find_map(|item| item.open.question()).or(Some(slip)),
            None => None,
        };
        // Each is kept once, and no other run is read again.
        let cases = kept.into_iter().flatten().map(|at| std::mem::take(&mut runs[at])).collect();
        standards.take_back(runs.into_iter().map(|run| run.steps));
        Outlook {
            verdict,
            judgement,
            outcomes,
            ranges,
            shares,
            kinds,
            window,
            identities,
            open,
            values,
            of_result,
            gaps,
            weakest,
            rivals,
            trials,
            cases,
            answer_first,
        }
    }

    /// Takes the amounts of runs that took the same steps and took up the same; and the day of what is missing, where it
    /// is another than before. Runs that its cases show are handed over for those cases, with the amounts of before.
    pub(super) fn take_amounts_of(&mut self, runs: &mut [Run], frame: &mut Frame, another_day: Option<(Date, Date)>) {
        widen(&mut self.ranges, &frame.places, runs);
        take_shares(&mut self.shares, runs);
        take_open(&mut self.open, runs, &mut frame.told);
        if let Some((before, day)) = another_day {
            self.gaps = distinct(runs.iter().flat_map(|run| gaps_of(&run.decision)));
            self.cases.iter_mut().for_each(|case| case.decision.tell_another_day(before, day));
        }
        let kept = self.kept_of(runs);
        if frame.kept == kept {
            for (case, at) in self.cases.iter_mut().zip(kept.into_iter().flatten()) {
                std::mem::swap(case, &mut runs[at]);
            }
        } else {
            self.outcomes = outcomes(runs, &kept);
            self.cases = kept.iter().flatten().map(|at| runs[*at].clone()).collect();
            frame.kept = kept;
        }
    }

    /// Whether it tells of a day for which something was sought.
    pub(super) fn tells_days(&self) -> bool {
        !self.gaps.is_empty() || self.ranges.iter().any(|range| range.gap.is_some())
    }

    /// How runs of which it tells hang together with what it tells.
    pub(super) fn frame_of(&self, runs: &[Run]) -> Frame {
        Frame { told: Told::of(runs), places: laid(runs).1, kept: self.kept_of(runs) }
    }

    /// Which of the runs its cases show.
    fn kept_of(&self, runs: &[Run]) -> Kept {
        extremes(runs, leading(&self.ranges))
    }

    /// How many open questions can still change the verdict: the n of 还差 n 项.
    pub fn still_open(&self) -> usize {
        self.open.iter().filter(|item| item.decides && item.open.question().is_some()).count()
    }
}

/// How runs hang together with what is told of them, whatever their amounts are.
pub(super) struct Frame {
    told: Told,
    /// Of each entitlement, run by run, which of the ranges it widens.
    places: Vec<Option<usize>>,
    /// Which of the runs the cases show.
    kept: Kept,
}

/// Runs in the order in which cases show them: two, or one of each standing.
type Kept = [Option<usize>; 4];

fn gaps_of(decision: &Decision) -> Vec<Gap> {
    let standing = if let Standing::Unknown(gap) = decision.standing { Some(gap) } else { None };
    let amounts = decision.entitlements.iter().filter_map(|entitlement| entitlement.amount.err());
    let amounts = amounts.filter(|gap| gap.why != GapKind::NoAmount);
    standing.into_iter().chain(amounts).chain(decision.missing.iter().copied()).collect()
}

/// The recorded values that the runs used, each once; and of those the ones that reach a verdict or an amount, more
/// than being held against something by a condition that the text does not require.
fn uses(runs: &[Run]) -> (Vec<Use>, Vec<Use>) {
    let (mut all, mut of_result) = (Uses::default(), Uses::default());
    let mut reached = Vec::new();
    for run in runs {
        mark_reached(run, &mut reached);
        for (step, reaches) in run.steps.iter().zip(&reached) {
            let Origin::Recorded(used) = step.origin else { continue };
            all.note(used);
            if reaches & RESULT != 0 || reaches & ASIDE == 0 {
                of_result.note(used);
            }
        }
    }
    (all.values, of_result.values)
}

/// Values, each once.
#[derive(Default)]
struct Uses {
    values: Vec<Use>,
    /// Behind the one that was met last: most runs read the same values in the same order.
    next: usize,
}

impl Uses {
    fn note(&mut self, used: Use) {
        let is_same = |known: &Use| known.slot == used.slot && known.entry == used.entry;
        let expected = self.next.min(self.values.len());
        let (before, from) = self.values.split_at(expected);
        let at = match from.first().is_some_and(is_same) {
            true => expected,
            false => match before.iter().chain(from).position(is_same) {
                Some(at) => at,
                None => {
                    self.values.push(Use { stated_end: false, ..used });
                    self.values.len() - 1
                }
            },
        };
        self.values[at].stated_end |= used.stated_end;
        self.next = at + 1;
    }
}

/// That a step is a part of what a condition holds which the text does not require.
const ASIDE: u8 = 1;
/// That it is a part of an amount, or of what a condition holds which is required.
const RESULT: u8 = 2;

/// What each step of a run is a part of, itself among them.
fn mark_reached(run: &Run, reached: &mut Vec<u8>) {
    reached.clear();
    reached.resize(run.steps.len(), 0);
    let mut mark = |step: u32, what: u8| {
        if let Some(step) = reached.get_mut(step as usize) {
            *step |= what;
        }
    };
    for finding in &run.decision.findings {
        let what = if finding.criterion.is_required() { RESULT } else { ASIDE };
        finding.test.iter().flat_map(|test| [test.left, test.right]).for_each(|step| mark(step, what));
    }
    let given = run.decision.entitlements.iter().filter_map(|one| one.amount.ok());
    given.for_each(|(step, _)| mark(step, RESULT));
    // A step is made of earlier ones.
    for (at, step) in run.steps.iter().enumerate().rev() {
        let what = reached[at];
        if what == 0 {
            continue;
        }
        for part in step.origin.parts().into_iter().flatten() {
            if let Some(part) = reached.get_mut(part as usize) {
                *part |= what;
            }
        }
    }
}

/// A slot with ended values beside one in force has rivals, as has one with
/// several in force; a slot with ended values only is on trial.
fn rivals_and_trials(values: &[Use]) -> (Vec<Slot>, Vec<Slot>) {
    let slots = distinct(values.iter().map(|used| used.slot));
    let of = |slot: Slot| values.iter().filter(move |used| used.slot == slot);
    let rivals = slots.iter().copied().filter(|slot| of(*slot).count() > 1).collect();
    let trials = slots.iter().copied().filter(|slot| of(*slot).all(|used| used.basis == Basis::LastKnown)).collect();
    (rivals, trials)
}

/// What all runs say of a condition.
struct Said {
    criterion: Criterion,
    /// Of the first run that examined it.
    first: Finding,
    answer: Option<bool>,
    /// The run that was looked at last: of two findings of one run the first counts.
    last: usize,
}

fn outcomes(runs: &[Run], kept: &Kept) -> Vec<Outcome> {
    let mut all: Vec<Said> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        for (place, finding) in run.decision.findings.iter().enumerate() {
            let criterion = finding.criterion;
            let is_expected = all.get(place).is_some_and(|known| known.criterion == criterion);
            let known = if is_expected { Some(place) } else { all.iter().position(|one| one.criterion == criterion) };
            let Some(known) = known else {
                all.push(Said { criterion, first: *finding, answer: Some(finding.holds), last: at });
                continue;
            };
            let known = &mut all[known];
            if known.last != at {
                known.last = at;
                known.answer = known.answer.filter(|answer| *answer == finding.holds);
            }
        }
    }
    let find = |run: &Run, criterion| run.decision.findings.iter().find(|one| one.criterion == criterion).copied();
    let outcome = |Said { criterion, first, answer, .. }: Said| {
        let shown = kept.iter().flatten().enumerate().find_map(|(at, run)| Some((at, find(&runs[*run], criterion)?)));
        // Examined in none of the kept runs: its numbers are not shown.
        let (run, finding) = shown.unwrap_or((0, Finding { test: None, ..first }));
        Outcome { finding, run, answer }
    };
    all.into_iter().map(outcome).collect()
}

/// The amount by which cases are told apart: the first that arises in every
/// completion, else the first.
pub fn leading(ranges: &[Range]) -> Option<Label> {
    ranges.iter().find(|range| !range.conditional).or(ranges.first()).map(|range| range.label)
}

/// The runs with the lowest and the highest of the leading amount; without an
/// amount, one run for each standing that occurs.
fn extremes(runs: &[Run], leading: Option<Label>) -> Kept {
    let amount = |run: &Run| {
        let mine = |entitlement: &&Entitlement| Some(entitlement.label) == leading;
        Some(run.decision.entitlements.iter().find(mine)?.amount.ok()?.1)
    };
    // Of several lowest the first, of several highest the last.
    let (mut low, mut high) = (None::<(Money, usize)>, None::<(Money, usize)>);
    for (at, amount) in runs.iter().enumerate().filter_map(|(at, run)| Some((at, amount(run)?))) {
        low = low.filter(|(low, _)| *low <= amount).or(Some((amount, at)));
        high = high.filter(|(high, _)| *high > amount).or(Some((amount, at)));
    }
    if let (Some((lowest, low)), Some((highest, high))) = (low, high) {
        return [Some(low), Some(high).filter(|_| lowest != highest), None, None];
    }
    let mut seen = 0;
    let mut new = runs.iter().enumerate().filter_map(|(at, run)| {
        let bit = run.decision.standing.bit();
        let is_new = seen & bit == 0;
        seen |= bit;
        is_new.then_some(at)
    });
    std::array::from_fn(|_| new.next())
}

/// Each once, in the order of appearance.
fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        if !list.contains(&item) {
            list.push(item);
        }
    }
    list
}

/// Takes the shares of runs in place of those before.
fn take_shares(found: &mut Vec<ShareRange>, runs: &[Run]) {
    found.clear();
    for Share { label, rate, .. } in runs.iter().flat_map(|run| run.decision.shares.iter().copied()) {
        match found.iter_mut().find(|range| range.label == label) {
            Some(range) => (range.low, range.high) = (range.low.min(rate), range.high.max(rate)),
            None => found.push(ShareRange { label, low: rate, high: rate }),
        }
    }
}

fn ranges(runs: &[Run]) -> Vec<Range> {
    let (mut ranges, places) = laid(runs);
    widen(&mut ranges, &places, runs);
    ranges
}

/// The ranges of runs, without their amounts yet; and of each entitlement, run by run, which of them it widens. Of two of
/// one run the first counts.
fn laid(runs: &[Run]) -> (Vec<Range>, Vec<Option<usize>>) {
    // Each with how many runs have it, and which was the last.
    let most = runs.first().map_or(0, |run| run.decision.entitlements.len());
    let mut found: Vec<(Range, usize, usize)> = Vec::with_capacity(most);
    let mut places = Vec::with_capacity(most * runs.len());
    for (at, run) in runs.iter().enumerate() {
        for Entitlement { label, form, per, .. } in run.decision.entitlements.iter().copied() {
            let known = found.iter().position(|(range, ..)| range.label == label && range.form == form);
            let known = known.unwrap_or_else(|| {
                let range = Range { label, form, per, low: None, high: None, conditional: false, gap: None };
                found.push((range, 0, usize::MAX));
                found.len() - 1
            });
            let (_, count, last) = &mut found[known];
            let counts = *last != at;
            (*count, *last) = (*count + usize::from(counts), at);
            places.push(counts.then_some(known));
        }
    }
    let conditional = |(range, count, _)| Range { conditional: count < runs.len(), ..range };
    (found.into_iter().map(conditional).collect(), places)
}

/// Takes the amounts of runs, and why there are none, into their ranges.
fn widen(ranges: &mut [Range], places: &[Option<usize>], runs: &[Run]) {
    for range in &mut *ranges {
        (range.low, range.high, range.gap) = (None, None, None);
    }
    let entitlements = runs.iter().flat_map(|run| &run.decision.entitlements);
    for (entitlement, place) in entitlements.zip(places) {
        let Some(range) = place.and_then(|place| ranges.get_mut(place)) else { continue };
        match entitlement.amount {
            Ok((_, amount)) => {
                range.low = Some(range.low.map_or(amount, |low| low.min(amount)));
                range.high = Some(range.high.map_or(amount, |high| high.max(amount)));
            }
            Err(gap) => range.gap = range.gap.or(Some(gap)),
        }
    }
    for range in ranges {
        let all_known = range.gap.is_none_or(|gap| gap.why == GapKind::NoAmount);
        range.high = range.high.filter(|high| !high.is_unbounded() && all_known);
    }
}
