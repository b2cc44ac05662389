//! The answer in four blocks, as data: what was asked for in one sentence with its marks, a picture as numbers, the
//! steps that follow, the reasons. Whatever leaves the page is made of them, so that none can lose a mark.

use crate::answer::child_total::{self, Total};
use crate::answer::dates;
use crate::base::calendar::Date;
use crate::base::citation::Status;
use crate::base::money::Money;
use crate::book::entry::Book;
use crate::book::parameter::{Basis, Slot};
use crate::engine::completion::Run;
use crate::engine::decision::{Entitlement, Form, Per};
use crate::engine::figure::{Label, Quantity, Relation, Use};
use crate::engine::finding::Criterion;
use crate::engine::outlook::{Outcome, Outlook, Range, Verdict, leading};
use crate::engine::question::Topic;
use crate::engine::situation::Situation;
use crate::programme::{Assessment, Programme};

/// What is said of one programme, or of the schooling of all children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was asked for.
    pub sentence: Sentence,
    /// The numbers of a picture; none where there are none to draw.
    pub picture: Option<Picture>,
    /// What follows, in order; each in the words of its programme.
    pub steps: Vec<Step>,
    /// The conditions, in the order of the text.
    pub reasons: Vec<Reason>,
}

/// What was asked for: a verdict, and the number that says most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What can be said; none of several children, whose aids each have their own.
    pub verdict: Option<Verdict>,
    /// How many open answers can still change the verdict.
    pub open: usize,
    /// The number: what is left to pay of the whole bill, else what is given; of a family one for each form.
    pub numbers: Vec<Number>,
    /// What the reader of the number has to know of it.
    pub marks: Vec<Mark>,
}

/// An amount, lowest and highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// What it is; none of a sum over several aids.
    pub label: Option<Label>,
    /// In what form.
    pub form: Form,
    /// For how long.
    pub per: Per,
    /// Lowest, yuan; none where nothing could be computed.
    pub low: Option<Money>,
    /// Highest, yuan; none where there is no upper end, or something is recorded nowhere.
    pub high: Option<Money>,
}

/// What a reader has to know of a number, said once and only of values that reach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// 试算: a value whose period has ended; its last day.
    Trial(Slot, Option<Date>),
    /// Two values may hold.
    Rivals(Slot),
    /// 本机填写.
    Local(Slot),
    /// How the weakest of the values is known.
    Weakest(Status),
    /// The oldest value that has no end: since when it is in force.
    InForceSince(Slot, Date),
}

/// The numbers of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Who pays what of a bill, in the lowest case and, where it is another, in the highest. Each adds up to its bill.
    Payers(Vec<Payers>),
    /// The household's income against the line, in the same two cases.
    Line(Vec<AgainstLine>),
    /// What each child of the family gets, and all of them together.
    Family {
        /// Each child of whom something is granted, or may be.
        children: Vec<Child>,
        /// All of them in a term, each form apart.
        of_term: Vec<Total>,
    },
}

/// Who pays what of a bill, yuan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payers {
    /// The whole bill, or what of it is in scope where the whole is not known.
    pub bill: Money,
    /// The own part first, then the payers in their order.
    pub parts: Vec<(Label, Money)>,
}

/// An income against a line, yuan of the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgainstLine {
    /// The income.
    pub income: Money,
    /// The line.
    pub line: Money,
}

/// What one child gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// Which person, counted from 0.
    pub person: u8,
    /// Each aid that is granted, or may be.
    pub aids: Vec<Aid>,
    /// All that comes by the term, each form apart.
    pub of_term: Vec<Total>,
}

/// An aid of a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aid {
    /// Which one.
    pub programme: Programme,
    /// Its amounts.
    pub numbers: Vec<Number>,
    /// What the reader of its amounts has to know, where they are in no total whose marks would say it.
    pub marks: Vec<Mark>,
}

/// A step that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Whom to ask, and what is done next.
    Next(Programme, Verdict),
    /// 带什么.
    Papers(Programme),
    /// 哪天截止: the last day, which had not passed on the day of assessment.
    By(Programme, Date),
    /// 打什么电话.
    Telephone(Programme),
}

/// A condition and what was found of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The condition.
    pub criterion: Criterion,
    /// Yes, no, or open.
    pub answer: Option<bool>,
    /// The two numbers that were held against each other, and how.
    pub numbers: Option<(Quantity, Relation, Quantity)>,
}

/// The answer of one programme.
pub fn of_programme(assessment: &Assessment, situation: &Situation, book: &Book) -> Answer {
    let Assessment { programme, outlook, .. } = assessment;
    let own = outlook.ranges.iter().find(|range| range.form == Form::Borne);
    let leads = leading(&outlook.ranges).and_then(|label| outlook.ranges.iter().find(|range| range.label == label));
    Answer {
        sentence: Sentence {
            verdict: Some(outlook.verdict),
            open: outlook.still_open(),
            numbers: own.or(leads).map(number).into_iter().collect(),
            marks: marks(&[outlook], situation, book),
        },
        picture: if own.is_some() && outlook.ranges.len() > 1 { payers(outlook) } else { against_line(outlook) },
        steps: steps(*programme, outlook.verdict, situation, book),
        reasons: reasons(outlook),
    }
}

/// The answer of all children's schooling together: totals of a term, each child named, single aids too. None where
/// nothing is granted and nothing may be.
pub fn of_family(all: &[&Assessment], situation: &Situation, book: &Book) -> Option<Answer> {
    let may = |one: &&&Assessment| {
        one.programme.topic() == Topic::Education && matches!(one.outlook.verdict, Verdict::Likely | Verdict::Possible)
    };
    let aids: Vec<&Assessment> = all.iter().filter(may).copied().collect();
    let mut persons: Vec<u8> = aids.iter().map(|one| one.person).collect();
    persons.sort_unstable();
    persons.dedup();
    let in_total = |one: &Assessment| child_total::is_added(one);
    let child = |person: u8| {
        let own: Vec<&Assessment> = aids.iter().filter(|one| one.person == person).copied().collect();
        let aid = |one: &&Assessment| Aid {
            programme: one.programme,
            numbers: one.outlook.ranges.iter().map(number).collect(),
            marks: if in_total(one) { Vec::new() } else { marks(&[&one.outlook], situation, book) },
        };
        Child { person, aids: own.iter().map(aid).collect(), of_term: child_total::of_family(&own) }
    };
    let of_term = child_total::of_family(&aids);
    let sum = |total: &Total| Number {
        label: None,
        form: total.form,
        per: Per::Semester,
        low: Some(total.low),
        high: total.high,
    };
    let outlooks: Vec<&Outlook> = aids.iter().map(|one| &*one.outlook).collect();
    // Without a total the verdicts are what is told, and all of them count.
    let told = aids.iter().filter(|one| of_term.is_empty() || in_total(one));
    let told: Vec<&Outlook> = told.map(|one| &*one.outlook).collect();
    let first = aids.first()?;
    Some(Answer {
        sentence: Sentence {
            verdict: None,
            open: outlooks.iter().map(|outlook| outlook.still_open()).sum(),
            numbers: of_term.iter().map(sum).collect(),
            marks: marks(&told, situation, book),
        },
        steps: steps(first.programme, first.outlook.verdict, situation, book),
        reasons: outlooks.iter().flat_map(|outlook| reasons(outlook)).collect(),
        picture: Some(Picture::Family { children: persons.into_iter().map(child).collect(), of_term }),
    })
}

fn number(range: &Range) -> Number {
    let Range { label, form, per, low, high, .. } = *range;
    Number { label: Some(label), form, per, low, high }
}

/// What has to be known of numbers that come of these outlooks.
fn marks(outlooks: &[&Outlook], situation: &Situation, book: &Book) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut note = |mark: Mark| {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    };
    let uses = || outlooks.iter().flat_map(|outlook| &outlook.of_result);
    for slot in outlooks.iter().flat_map(|outlook| &outlook.trials) {
        let ended = uses().find(|used| used.slot == *slot && used.basis == Basis::LastKnown);
        note(Mark::Trial(*slot, ended.and_then(|used| used.entry.of(book).period.until)));
    }
    outlooks.iter().flat_map(|outlook| &outlook.rivals).for_each(|slot| note(Mark::Rivals(*slot)));
    // What the county itself provides is no more doubtful than what is built in.
    let entered = |used: &&Use| used.entry.of(book).status == Status::Local;
    uses().filter(entered).for_each(|used| note(Mark::Local(used.slot)));
    if let Some(weakest) = outlooks.iter().filter_map(|outlook| outlook.weakest).max() {
        note(Mark::Weakest(weakest));
    }
    // A value of this year or the last is new.
    let is_old = |since: Date| since.year() + 1 < situation.assessed_on.year();
    let open_ended = uses().filter_map(|used| {
        let period = used.entry.of(book).period;
        (period.until.is_none() && is_old(period.from)).then_some((period.from, used.slot))
    });
    if let Some((since, slot)) = open_ended.min_by_key(|(since, _)| *since) {
        note(Mark::InForceSince(slot, since));
    }
    marks
}

fn payers(outlook: &Outlook) -> Option<Picture> {
    let case = |run: &Run| {
        let part = |one: &Entitlement| Some((one.label, one.amount.ok()?.1));
        let parts: Vec<(Label, Money)> = run.decision.entitlements.iter().map(part).collect::<Option<_>>()?;
        let bill = parts.iter().fold(Money::ZERO, |sum, (_, part)| sum + *part);
        (!bill.is_unbounded()).then_some(Payers { bill, parts })
    };
    let cases: Vec<Payers> = outlook.cases.iter().filter_map(case).collect();
    (!cases.is_empty()).then_some(Picture::Payers(cases))
}

fn against_line(outlook: &Outlook) -> Option<Picture> {
    let case = |run: &Run| {
        let below = run.decision.findings.iter().find(|one| one.criterion == Criterion::IncomeBelowLine)?.test?;
        let amount = |step: u32| match run.steps.get(step as usize)?.value {
            Quantity::Money(amount) if !amount.is_unbounded() => Some(amount),
            _ => None,
        };
        Some(AgainstLine { income: amount(below.left)?, line: amount(below.right)? })
    };
    let cases: Vec<AgainstLine> = outlook.cases.iter().filter_map(case).collect();
    (!cases.is_empty()).then_some(Picture::Line(cases))
}

fn steps(programme: Programme, verdict: Verdict, situation: &Situation, book: &Book) -> Vec<Step> {
    let next = Step::Next(programme, verdict);
    if verdict == Verdict::NotNow {
        return vec![next];
    }
    let day = situation.assessed_on;
    let windows = dates::of_programme(book, situation.place, programme, day);
    let ahead = windows.into_iter().filter(|window| window.closes >= day);
    let mut steps = vec![next, Step::Papers(programme)];
    steps.extend(ahead.map(|window| Step::By(programme, window.closes)));
    steps.push(Step::Telephone(programme));
    steps
}

fn reasons(outlook: &Outlook) -> Vec<Reason> {
    let reason = |outcome: &Outcome| {
        let steps = outlook.cases.get(outcome.run).map(|run| &run.steps);
        let numbers = outcome.finding.test.zip(steps).and_then(|(test, steps)| {
            let value = |step: u32| steps.get(step as usize).map(|step| step.value);
            Some((value(test.left)?, test.relation, value(test.right)?))
        });
        Reason { criterion: outcome.finding.criterion, answer: outcome.answer, numbers }
    };
    outlook.outcomes.iter().map(reason).collect()
}
