//! What all completions of a programme together let us say: verdict and amounts, apart from one another.

use crate::base::calendar::Date;
use crate::base::citation::Status;
use crate::base::keyed::keyed;
use crate::base::money::{Money, Rate};
use crate::book::entry::Book;
use crate::book::parameter::{Basis, Slot};
use crate::engine::case::{Gap, GapKind, Open, Supposed};
use crate::engine::completion::{Completions, Run};
use crate::engine::decision::{Decision, Entitlement, Form, MonitoredKind, Per, Share, Standing};
use crate::engine::figure::{Label, Origin, Use};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Category, Key};

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
    pub fn fold(completions: Completions, book: &Book) -> Outlook {
        let Completions { runs, too_many, by_ends, .. } = completions;
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
        let open = open_items(&runs);
        let ranges = if too_many.is_some() { Vec::new() } else { ranges(&runs) };
        // A share is largest or smallest where the working turns, between the ends.
        let shares = if too_many.is_some() || by_ends { Vec::new() } else { shares(&runs) };
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
        let cases = kept.into_iter().map(|at| runs[at].clone()).collect();
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

    /// How many open questions can still change the verdict: the n of 还差 n 项.
    pub fn still_open(&self) -> usize {
        self.open.iter().filter(|item| item.decides && item.open.question().is_some()).count()
    }
}

fn gaps_of(decision: &Decision) -> Vec<Gap> {
    let standing = if let Standing::Unknown(gap) = decision.standing { Some(gap) } else { None };
    let amounts = decision.entitlements.iter().filter_map(|entitlement| entitlement.amount.err());
    let amounts = amounts.filter(|gap| gap.why != GapKind::NoAmount);
    standing.into_iter().chain(amounts).chain(decision.missing.iter().copied()).collect()
}

/// The recorded values that the runs used, each once; and of those the ones that reach a verdict or an amount, more
/// than being held against something by a condition that the text does not require.
fn uses(runs: &[Run]) -> (Vec<Use>, Vec<Use>) {
    let (mut all, mut of_result): (Vec<Use>, Vec<Use>) = (Vec::new(), Vec::new());
    for run in runs {
        let tests = |required: bool| {
            let findings = run.decision.findings.iter().filter(move |one| one.criterion.is_required() == required);
            findings.filter_map(|one| one.test).flat_map(|test| [test.left, test.right])
        };
        let given = run.decision.entitlements.iter().filter_map(|one| one.amount.ok()).map(|(step, _)| step);
        let (aside, result) = (reached(run, tests(false)), reached(run, tests(true).chain(given)));
        for (at, step) in run.steps.iter().enumerate() {
            let Origin::Recorded(used) = step.origin else { continue };
            note(&mut all, used);
            if result[at] || !aside[at] {
                note(&mut of_result, used);
            }
        }
    }
    (all, of_result)
}

fn note(values: &mut Vec<Use>, used: Use) {
    match values.iter_mut().find(|known| known.slot == used.slot && known.entry == used.entry) {
        Some(known) => known.stated_end |= used.stated_end,
        None => values.push(used),
    }
}

/// Which steps of a run these are made of, themselves among them.
fn reached(run: &Run, steps: impl Iterator<Item = u32>) -> Vec<bool> {
    let mut reached = vec![false; run.steps.len()];
    let mark = |reached: &mut Vec<bool>, step: u32| {
        if let Some(step) = reached.get_mut(step as usize) {
            *step = true;
        }
    };
    steps.for_each(|step| mark(&mut reached, step));
    // A step is made of earlier ones.
    for (at, step) in run.steps.iter().enumerate().rev() {
        if reached[at] {
            step.origin.parts().into_iter().flatten().for_each(|part| mark(&mut reached, part));
        }
    }
    reached
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
/// the amounts most.
fn open_items(runs: &[Run]) -> Vec<OpenItem> {
    let end = |run: &Run| {
        let entitlements = &run.decision.entitlements;
        let sum = |borne: bool| {
            let those = entitlements.iter().filter(|one| (one.form == Form::Borne) == borne);
            those.filter_map(|one| one.amount.ok()).fold(Money::ZERO, |sum, (_, one)| sum + one)
        };
        let Decision { standing, kind, .. } = run.decision;
        End { standing: standing.bit(), kind, entitlements: entitlements.len(), given: sum(false), borne: sum(true) }
    };
    let ends: Vec<End> = runs.iter().map(end).collect();
    let mut weighed: Vec<((bool, usize, Money), OpenItem)> = Vec::new();
    for open in distinct(runs.iter().flat_map(|run| run.supposed.iter().map(|(open, _)| *open))) {
        // For each candidate, what remains possible; a run that does not read the item is possible under all.
        let mut candidates: Vec<(Supposed, Left)> = Vec::new();
        let mut under_all = Left::NOTHING;
        for (run, end) in runs.iter().zip(&ends) {
            let left = Left::of(*end);
            match run.taken(open) {
                None => under_all = under_all.or(left),
                Some(taken) => match candidates.iter_mut().find(|(known, _)| *known == taken) {
                    Some((_, known)) => *known = known.or(left),
                    None => candidates.push((taken, left)),
                },
            }
        }
        let candidates: Vec<Left> = candidates.into_iter().map(|(_, left)| left.or(under_all)).collect();
        let decides = candidates.iter().any(|left| left.standings != candidates[0].standings);
        let matters = matters(runs, &ends, open);
        let firm = candidates.iter().filter(|left| left.standings.is_power_of_two()).count();
        // Out of a thousand, so that items with more candidates do not win by number.
        let telling = firm * 1000 / candidates.len().max(1);
        // How far the amounts may still move in the worst case, as a loss.
        let widest = candidates.iter().map(|left| left.low - left.high).min().unwrap_or(Money::ZERO);
        let weight = (decides, telling, widest);
        let earlier = |(other, item): &(_, OpenItem)| *other > weight || (*other == weight && item.open < open);
        let at = weighed.iter().take_while(|other| earlier(other)).count();
        weighed.insert(at, (weight, OpenItem { open, decides, matters }));
    }
    weighed.into_iter().map(|(_, item)| item).collect()
}

/// What is told of a run, in short.
#[derive(Clone, Copy, PartialEq, Eq)]
struct End {
    standing: u8,
    kind: Option<MonitoredKind>,
    /// How many, also those whose amount is recorded nowhere.
    entitlements: usize,
    given: Money,
    borne: Money,
}

/// With more runs than this an open item is taken to matter.
const FEW_RUNS: usize = 64;

/// Whether two runs that differ in an item, and in no other that both of them read,
/// come to different ends.
fn matters(runs: &[Run], ends: &[End], open: Open) -> bool {
    let alike = |one: &Run, other: &Run| {
        let same = |(item, supposed): &(Open, Supposed)| {
            *item == open || other.taken(*item).is_none_or(|taken| taken == *supposed)
        };
        one.supposed.iter().all(same)
    };
    let differ = |(one, end): (&Run, &End), (other, other_end): (&Run, &End)| {
        let both = one.taken(open).zip(other.taken(open));
        end != other_end && both.is_some_and(|(one, other)| one != other) && alike(one, other)
    };
    let told = || runs.iter().zip(ends);
    runs.len() > FEW_RUNS || told().any(|one| told().any(|other| differ(one, other)))
}

fn outcomes(runs: &[Run], kept: &[usize]) -> Vec<Outcome> {
    let find =
        |run: &Run, criterion| run.decision.findings.iter().find(|finding| finding.criterion == criterion).copied();
    let criteria = distinct(runs.iter().flat_map(|run| &run.decision.findings).map(|finding| finding.criterion));
    let outcome = |criterion: Criterion| {
        let answers = distinct(runs.iter().filter_map(|run| find(run, criterion)).map(|finding| finding.holds));
        let answer = if let [answer] = answers[..] { Some(answer) } else { None };
        let shown = kept.iter().enumerate().find_map(|(at, run)| Some((at, find(&runs[*run], criterion)?)));
        let (run, finding) = shown.or_else(|| {
            // Examined in none of the kept runs: its numbers are not shown.
            let finding = runs.iter().find_map(|run| find(run, criterion))?;
            Some((0, Finding { test: None, ..finding }))
        })?;
        Some(Outcome { finding, run, answer })
    };
    criteria.into_iter().filter_map(outcome).collect()
}

/// The amount by which cases are told apart: the first that arises in every
/// completion, else the first.
pub fn leading(ranges: &[Range]) -> Option<Label> {
    ranges.iter().find(|range| !range.conditional).or(ranges.first()).map(|range| range.label)
}

/// The runs with the lowest and the highest of the leading amount; without an
/// amount, one run for each standing that occurs.
fn extremes(runs: &[Run], leading: Option<Label>) -> Vec<usize> {
    let amount = |at: &usize| {
        let mine = |entitlement: &&Entitlement| Some(entitlement.label) == leading;
        Some(runs[*at].decision.entitlements.iter().find(mine)?.amount.ok()?.1)
    };
    let with_amount = || (0..runs.len()).filter(|at| amount(at).is_some());
    match (with_amount().min_by_key(amount), with_amount().max_by_key(amount)) {
        (Some(low), Some(high)) if amount(&low) == amount(&high) => vec![low],
        (Some(low), Some(high)) => vec![low, high],
        _ => {
            let mut seen = 0;
            let mut kept = Vec::new();
            for (at, run) in runs.iter().enumerate() {
                let bit = run.decision.standing.bit();
                if seen & bit == 0 {
                    seen |= bit;
                    kept.push(at);
                }
            }
            kept
        }
    }
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

fn shares(runs: &[Run]) -> Vec<ShareRange> {
    let mut found: Vec<ShareRange> = Vec::new();
    for Share { label, rate, .. } in runs.iter().flat_map(|run| run.decision.shares.iter().copied()) {
        match found.iter_mut().find(|range| range.label == label) {
            Some(range) => (range.low, range.high) = (range.low.min(rate), range.high.max(rate)),
            None => found.push(ShareRange { label, low: rate, high: rate }),
        }
    }
    found
}

fn ranges(runs: &[Run]) -> Vec<Range> {
    let mut found: Vec<Range> = Vec::new();
    for entitlement in runs.iter().flat_map(|run| &run.decision.entitlements) {
        let same = |range: &Range| range.label == entitlement.label && range.form == entitlement.form;
        if !found.iter().any(same) {
            let Entitlement { label, form, per, .. } = *entitlement;
            found.push(Range { label, form, per, low: None, high: None, conditional: false, gap: None });
        }
    }
    for range in &mut found {
        let mine = |run: &Run| {
            let same = |entitlement: &&Entitlement| entitlement.label == range.label && entitlement.form == range.form;
            run.decision.entitlements.iter().find(same).copied()
        };
        let amounts = || runs.iter().filter_map(mine).filter_map(|entitlement| entitlement.amount.ok());
        let low = amounts().map(|(_, amount)| amount).min();
        let high = amounts().map(|(_, amount)| amount).max();
        range.conditional = runs.iter().any(|run| mine(run).is_none());
        range.gap = runs.iter().filter_map(mine).find_map(|entitlement| entitlement.amount.err());
        range.low = low;
        let all_known = range.gap.is_none_or(|gap| gap.why == GapKind::NoAmount);
        range.high = high.filter(|high| !high.is_unbounded() && all_known);
    }
    found
}
