//! What a rule sees of a household in one run: plain answers, recorded values, and what it supposes of the open ones.
//!
//! Reading something open marks it as needed: the run takes up its first candidate, and `completion` tries the others.
//!
//! Long because a rule looks at one type for all of it. When to use which:
//!
//! | what the text needs | call |
//! |---|---|
//! | an answer: yes or no, one of a list, an amount, a number, a rate, how much | [`Case::yes`], [`Case::choice`], [`Case::amount`], [`Case::count`], [`Case::rate_up_to`], [`Case::measure`] |
//! | one of several yes | [`Case::any`] |
//! | an amount that other answers bound | [`Case::amount_up_to`] |
//! | whether so many months have passed | [`Case::has_lasted`]; a day itself only to date other things: [`Case::date`]; an age: [`Case::number_of`] |
//! | which of two ways of stating the same fact was used | [`Case::is_stated`], never to ask whether something is known |
//! | a number of which large ones come to the same | [`Case::count_among`] |
//! | whether somebody left out what a person need not say | [`Case::is_left_out`] |
//! | a recorded value | [`Case::value`]; its gap is the layer's own affair, so match it and let it not pass the layer |
//! | a recorded value that changes nothing where there is none | [`Case::is_recorded`], then [`Case::value`] |
//! | an option of the place | [`Case::chooses`] |
//! | a scale of rates | [`Case::bands`] |
//! | a rule in words that must be in force | [`Case::rule`]; if it is all that is granted, [`Case::without_amount`] |
//! | one of the recorded cases, where somebody else decides which | [`Case::one_of`]; of two that were reckoned, [`Case::either`] |
//! | a layer of which nothing is known | [`Case::missing_layer`] |
//! | the same facts seen otherwise | [`Case::exactly`], [`Case::in_force`], [`Case::nationwide`], [`Case::visit`] |

use crate::base::calendar::{Date, DatedBy};
use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
use crate::base::region::{Code, chain};
use crate::book::parameter::Slot;
use crate::engine::figure::{Figure, Label, Measure, Origin, Sheet};
use crate::engine::question::{Category, Key, Kind, Question};
use crate::engine::situation::{Answer, Situation, Stated};
use crate::engine::standards::{Standards, Table};
use std::cell::RefCell;

/// Something that is open: a question, or a value that may be one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Open {
    /// A question without a firm answer.
    Question(Key),
    /// A value that its bound or a rival leaves open.
    Value(Slot),
    /// What a layer pays of a bill, of which nothing is recorded: the line of the slip that would tell, and the group
    /// where the layer is for groups.
    Layer(Key, Option<Category>),
}

/// What a run took up for something open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Supposed {
    /// The n-th option.
    Option(u8),
    /// An amount.
    Amount(Money),
}

mod dates;
mod recorded;

pub use dates::day_of;
pub use recorded::BandFigures;

#[derive(Clone, Copy, Debug)]
pub(super) enum Candidates {
    /// So many options, all of them.
    Options(u8),
    /// Some options: those whose bits are set, at least one.
    Among(u64),
    /// All amounts between two.
    Between(Money, Money),
}

/// Why a value cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gap {
    /// Which value.
    pub slot: Slot,
    /// The day for which it was sought.
    pub day: Date,
    /// Why.
    pub why: GapKind,
}

/// Kinds of gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// 未查到: recorded nowhere for the place and the day.
    NotFound,
    /// Only an average is published, which nobody need receive.
    AverageOnly(Money),
    /// The recorded value leaves room, and an exact one was asked for.
    NotExact,
    /// The text names no amount: something is not charged. Nothing is missing.
    NoAmount,
}

impl Open {
    /// The question, if it is one.
    pub fn question(self) -> Option<Key> {
        if let Open::Question(key) = self { Some(key) } else { None }
    }
}

/// More numbers than this are not tried one by one.
const MOST_COUNTED: u32 = 64;

/// A household's facts as one run of a rule sees them.
#[derive(Clone, Copy)]
pub struct Case<'s> {
    situation: &'s Situation,
    standards: &'s Standards<'s>,
    sheet: &'s Sheet,
    choices: &'s RefCell<Choices>,
    looked_up: &'s RefCell<LookedUp>,
    person: u8,
    visit: u8,
    exact_only: bool,
    in_force_only: bool,
    nationwide: bool,
}

/// What was looked up; all runs of a search share it.
#[derive(Default)]
pub(super) struct LookedUp {
    /// The days that are no open answer's and the standards then: of which visit, what the day dates, and whether all
    /// values count or those of the nation, or those in force.
    tables: Vec<(Dated, Date, Table)>,
    /// The days on which something changes that an answer dates.
    changes: Vec<(Question, Vec<Date>)>,
    /// Whether a run learned more of a stated day than what is recorded for it and its year.
    pub(super) reads_days: bool,
}

/// Of which visit, what a day dates, whether the nation's values alone count, and whether those in force alone do: in
/// one number, because every value that is looked up is found by it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Dated(u32);

impl Dated {
    fn of(visit: u8, by: DatedBy, nationwide: bool, in_force_only: bool) -> Dated {
        Dated(u32::from_le_bytes([visit, by as u8, u8::from(nationwide), u8::from(in_force_only)]))
    }
}

/// About how many open items a run reads beyond those that are settled.
const FURTHER: usize = 8;

/// What one run takes up for what is open.
pub(super) struct Choices {
    /// In the order of reading; those past `settled` are first candidates that the run itself took up.
    pub(super) supposed: Vec<(Open, Supposed)>,
    /// How many were settled before the run.
    pub(super) settled: usize,
    /// The candidates of each item past `settled`.
    pub(super) candidates: Vec<Candidates>,
    /// The days taken up for open ones.
    days: Vec<(Key, Date)>,
}

impl Choices {
    /// Some are settled before the run, which takes up first candidates for all others that it reads.
    pub(super) fn beginning_with(settled: &[(Open, Supposed)]) -> Choices {
        let mut supposed = Vec::with_capacity(settled.len() + FURTHER);
        supposed.extend_from_slice(settled);
        Choices { supposed, settled: settled.len(), candidates: Vec::new(), days: Vec::new() }
    }
}

impl<'s> Case<'s> {
    /// A person's facts, or the household's, for one run.
    pub(super) fn of(
        situation: &'s Situation,
        standards: &'s Standards<'s>,
        person: u8,
        sheet: &'s Sheet,
        choices: &'s RefCell<Choices>,
        looked_up: &'s RefCell<LookedUp>,
    ) -> Case<'s> {
        Case {
            situation,
            standards,
            sheet,
            choices,
            looked_up,
            person,
            visit: 0,
            exact_only: false,
            in_force_only: false,
            nationwide: false,
        }
    }

    /// The same facts, with recorded values only where they leave no room.
    #[must_use]
    pub fn exactly(self) -> Self {
        Case { exact_only: true, ..self }
    }

    /// The same facts, with recorded values only while they are in force.
    #[must_use]
    pub fn in_force(self) -> Self {
        Case { in_force_only: true, ..self }
    }

    /// The same facts, with the nation's values only: for what happens outside
    /// the home province.
    #[must_use]
    pub fn nationwide(self) -> Self {
        Case { nationwide: true, ..self }
    }

    /// The same person's facts of one visit.
    #[must_use]
    pub fn visit(self, visit: u8) -> Self {
        Case { visit, ..self }
    }

    /// The person's visits.
    pub fn visits(&self) -> Vec<u8> {
        self.situation.visits(self.person)
    }

    /// Whether only the nation's values are looked at.
    pub fn is_nationwide(&self) -> bool {
        self.nationwide
    }

    /// The answer to a yes-or-no question.
    pub fn yes(&self, question: Question) -> bool {
        match self.stated(question) {
            Stated::Given(Answer::YesNo(yes)) => yes,
            _ => self.option_of(question, 2) == 0,
        }
    }

    /// Whether one of several questions was answered with yes. One that was leaves nothing to ask of the others.
    pub fn any(&self, questions: &[Question]) -> bool {
        let says_yes = |question| self.stated(question) == Stated::Given(Answer::YesNo(true));
        questions.iter().any(|question| says_yes(*question)) || questions.iter().any(|question| self.yes(*question))
    }

    /// The answer to a choice.
    pub fn choice<T: Keyed>(&self, question: Question) -> T {
        let at = match self.stated(question) {
            Stated::Given(Answer::Option(at)) => at,
            _ => self.option_of(question, u8::try_from(T::ALL.len()).unwrap_or(u8::MAX)),
        };
        T::ALL.get(usize::from(at)).copied().unwrap_or(T::ALL[0])
    }

    /// The answer to a choice some options of which come to the same here: of alike ones the first is tried for all.
    /// `alike` must hold only for options of which nothing that the rule reads, for any open answer, tells one from the
    /// other.
    pub fn choice_but_for<T: Keyed>(&self, question: Question, alike: impl Fn(T, T) -> bool) -> T {
        if let Stated::Given(_) = self.stated(question) {
            return self.choice(question);
        }
        let known = self.choices.borrow().supposed.iter().any(|(open, _)| *open == Open::Question(self.key(question)));
        let mut tried: Vec<usize> = Vec::new();
        if !known {
            for (at, option) in T::ALL.iter().enumerate() {
                if !tried.iter().any(|earlier| alike(T::ALL[*earlier], *option)) {
                    tried.push(at);
                }
            }
        }
        let options = tried.iter().fold(0, |options, at| options | 1_u64 << at);
        let at = match self.suppose(Open::Question(self.key(question)), Candidates::Among(options.max(1))) {
            Supposed::Option(at) => at,
            Supposed::Amount(_) => 0,
        };
        T::ALL.get(usize::from(at)).copied().unwrap_or(T::ALL[0])
    }

    /// An amount.
    pub fn amount(&self, question: Question) -> Figure<'s> {
        self.amount_within(question, Money::UNBOUNDED)
    }

    /// An amount of which other answers say that it cannot exceed `limit`.
    pub fn amount_up_to(&self, question: Question, limit: Figure<'s>) -> Figure<'s> {
        self.amount_within(question, limit.amount())
    }

    fn amount_within(&self, question: Question, limit: Money) -> Figure<'s> {
        let (low, high) = match (self.stated(question), question.kind()) {
            (Stated::Given(Answer::Amount(amount)), _) => {
                return self.sheet.enter(amount, Origin::Stated(self.key(question)));
            }
            (Stated::Between(Answer::Amount(low), Answer::Amount(high)), _) => (low, high),
            // Not given: no upper end is known, whatever the form would take.
            (_, Kind::Amount { least, .. }) => (least, Money::UNBOUNDED),
            _ => (Money::ZERO, Money::ZERO),
        };
        let high = high.min(limit).max(low);
        let key = self.key(question);
        self.sheet.enter(self.between(key, low, high), Origin::Supposed(key))
    }

    /// A whole number.
    pub fn count(&self, question: Question) -> Figure<'s, u32> {
        let key = self.key(question);
        let (low, high) = match (self.stated(question), question.kind()) {
            (Stated::Given(Answer::Count(count)), _) => return self.sheet.enter(count, Origin::Stated(key)),
            (Stated::Between(Answer::Count(low), Answer::Count(high)), _) => (low, high),
            (_, Kind::Count { least, most }) => (least, most),
            _ => (1, 1),
        };
        let span = high.saturating_sub(low);
        let count = if span < MOST_COUNTED {
            low + u32::from(self.option_of(question, u8::try_from(span + 1).unwrap_or(u8::MAX)))
        } else {
            let ends = [low, high].map(|count| Money::from_units(i64::from(count), 0));
            u32::try_from(self.between(key, ends[0], ends[1]).whole()).unwrap_or(high)
        };
        self.sheet.enter(count, Origin::Supposed(key))
    }

    /// A rate; of one that was not given, no more than `limit`.
    pub fn rate_up_to(&self, question: Question, limit: Rate) -> Figure<'s, Rate> {
        let (rate, origin) = self.decimal(question, limit);
        self.sheet.enter(rate, origin)
    }

    /// How much of something.
    pub fn measure(&self, question: Question) -> Figure<'s, Measure> {
        let (amount, origin) = self.decimal(question, Rate::UNBOUNDED);
        self.sheet.enter(Measure(amount), origin)
    }

    /// A whole number of which all from `most` on come to the same, and none below `least` can be.
    pub fn count_among(&self, question: Question, least: u32, most: u32) -> Figure<'s, u32> {
        let (Stated::NotGiven, Kind::Count { least: first, .. }) = (self.stated(question), question.kind()) else {
            return self.count(question);
        };
        let options = (least.min(most)..=most).fold(0, |options, count| options | 1_u64 << (count - first).min(63));
        let at = match self.suppose(Open::Question(self.key(question)), Candidates::Among(options)) {
            Supposed::Option(at) => u32::from(at),
            Supposed::Amount(_) => 0,
        };
        self.sheet.enter(first + at, Origin::Supposed(self.key(question)))
    }

    fn decimal(&self, question: Question, limit: Rate) -> (Rate, Origin) {
        let key = self.key(question);
        let most = match (self.stated(question), question.kind()) {
            (Stated::Given(Answer::Number(number)), _) => return (number, Origin::Stated(key)),
            // Not given: no upper end is known, whatever the form would take.
            (_, Kind::Percent { .. }) => limit,
            (_, Kind::Measure { most }) => Rate::from_units(i64::from(most), 0).min(limit),
            _ => Rate::ZERO,
        };
        (Rate::of_yuan(self.between(key, Money::ZERO, most.as_yuan())), Origin::Supposed(key))
    }

    /// An open number as so many yuan: its two ends and where the rule turns.
    fn between(&self, key: Key, low: Money, high: Money) -> Money {
        match self.suppose(Open::Question(key), Candidates::Between(low, high)) {
            Supposed::Amount(taken) => taken,
            Supposed::Option(_) => low,
        }
    }

    /// Whether a question was answered. A rule may only ask this to choose
    /// between two ways of stating the same fact.
    pub fn is_stated(&self, question: Question) -> bool {
        self.situation.answers(self.key(question))
    }

    /// Whether a question was left out, and usual answers are taken for what was.
    pub fn is_left_out(&self, question: Question) -> bool {
        !self.is_stated(question) && self.situation.takes_usual(self.key(question))
    }

    /// Whether nothing was answered and no usual answer stands for it. A rule may only ask this where another open
    /// answer makes this one indifferent.
    pub fn is_open(&self, question: Question) -> bool {
        self.stated(question) == Stated::NotGiven
    }

    /// A line of the working that begins a part of it.
    pub fn heading(&self, label: Label, number: u32) {
        let _ = self.sheet.enter(number, Origin::Nothing).called(label);
    }

    fn place(&self) -> Code {
        let place = self.situation.place;
        let nation = self.nationwide.then(|| chain(&self.standards.book().regions, place).last()).flatten();
        nation.map_or(place, |nation| nation.code)
    }

    /// Marks which way a run went where what is told leaps from one thing to another.
    pub fn marks_leap(&self, taken: bool) {
        self.sheet.mark_leap(taken, 0);
    }

    fn key(&self, question: Question) -> Key {
        Key::at(self.person, self.visit, question)
    }

    fn stated(&self, question: Question) -> Stated<Answer> {
        let stated = self.situation.seen(self.key(question));
        if matches!(stated, Stated::Given(Answer::Day(_))) {
            self.looked_up.borrow_mut().reads_days = true;
        }
        stated
    }

    fn option_of(&self, question: Question, options: u8) -> u8 {
        match self.suppose(Open::Question(self.key(question)), Candidates::Options(options)) {
            Supposed::Option(at) => at,
            Supposed::Amount(_) => 0,
        }
    }

    fn suppose(&self, open: Open, candidates: Candidates) -> Supposed {
        let mut choices = self.choices.borrow_mut();
        if let Some((_, supposed)) = choices.supposed.iter().find(|(known, _)| *known == open) {
            return *supposed;
        }
        choices.candidates.push(candidates);
        let first = match candidates {
            Candidates::Options(_) => Supposed::Option(0),
            Candidates::Among(options) => Supposed::Option(u8::try_from(options.trailing_zeros()).unwrap_or(0)),
            Candidates::Between(low, _) => Supposed::Amount(low),
        };
        choices.supposed.push((open, first));
        first
    }
}
