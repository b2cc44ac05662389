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
//! | the order of things, not their amount | [`Case::peek`]: it marks nothing as needed and stands in no working |
//! | a recorded value | [`Case::value`]; its gap is the layer's own affair, so match it and let it not pass the layer |
//! | a recorded value that changes nothing where there is none | [`Case::is_recorded`], then [`Case::value`] |
//! | an option of the place | [`Case::chooses`] |
//! | a scale of rates | [`Case::bands`] |
//! | a rule in words that must be in force | [`Case::rule`]; if it is all that is granted, [`Case::without_amount`] |
//! | one of the recorded cases, where somebody else decides which | [`Case::one_of`]; of two that were reckoned, [`Case::either`] |
//! | a layer of which nothing is known | [`Case::missing_layer`] |
//! | the same facts seen otherwise | [`Case::exactly`], [`Case::in_force`], [`Case::nationwide`], [`Case::visit`] |

use crate::base::calendar::{Date, DatedBy, Semester};
use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
use crate::base::region::{Code, chain};
use crate::book::entry::{self, Band, Book, Bound, Entry, Value};
use crate::book::parameter::{Bands, Basis, Choice, Parameter, Reads, Recorded, Slot, Words, resolve};
use crate::engine::figure::{Figure, Label, Measure, Number, Origin, Sheet, Use};
use crate::engine::question::{Key, Kind, Question};
use crate::engine::situation::{Answer, Situation, Stated};
use std::cell::RefCell;
use std::ops::Range;

/// Something that is open: a question, or a value that may be one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Open {
    /// A question without a firm answer.
    Question(Key),
    /// A value that its bound or a rival leaves open.
    Value(Slot),
}

/// What a run took up for something open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Supposed {
    /// The n-th option.
    Option(u8),
    /// An amount.
    Amount(Money),
}

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
pub(super) const MOST_COUNTED: u32 = 64;

/// A household's facts as one run of a rule sees them.
#[derive(Clone, Copy)]
pub struct Case<'s> {
    situation: &'s Situation,
    book: &'s Book,
    sheet: &'s Sheet,
    choices: &'s RefCell<Choices>,
    looked_up: &'s RefCell<LookedUp>,
    person: u8,
    visit: u8,
    exact_only: bool,
    in_force_only: bool,
    nationwide: bool,
}

/// About how many values a rule looks up.
const LOOKED_UP: usize = 32;

/// For which slot, day and place, and whether only what is in force counts.
type Sought = (Slot, Date, Code, bool);

/// What was looked up; all runs of a search share it.
pub(super) struct LookedUp {
    /// Where the values stand that may hold, at least one.
    found: Vec<(Sought, Result<Range<usize>, GapKind>)>,
    /// Values that may hold, and how each is used then.
    values: Vec<(Value, Use)>,
    /// The days between which nothing changes that an answer dates.
    stretches: Vec<(Question, Vec<Date>)>,
}

/// One band of a recorded scale.
#[derive(Clone, Copy, Debug)]
pub struct BandFigures<'s> {
    /// Lower edge, not included.
    pub over: Figure<'s>,
    /// Upper edge, included; none where the band is open.
    pub up_to: Option<Figure<'s>>,
    /// Rate within the band.
    pub rate: Figure<'s, Rate>,
}

/// What one run takes up for what is open.
pub(super) struct Choices {
    /// In the order of reading; those past `settled` are first candidates that the run itself took up.
    pub(super) supposed: Vec<(Open, Supposed)>,
    /// How many were settled before the run.
    pub(super) settled: usize,
    /// The candidates of each item past `settled`.
    pub(super) candidates: Vec<Candidates>,
}

impl Choices {
    /// Some are settled before the run, which takes up first candidates for all others that it reads.
    pub(super) fn beginning_with(settled: &[(Open, Supposed)]) -> Choices {
        Choices { supposed: settled.to_vec(), settled: settled.len(), candidates: Vec::new() }
    }
}

impl LookedUp {
    /// Nothing yet.
    pub(super) fn new() -> LookedUp {
        LookedUp { found: Vec::with_capacity(LOOKED_UP), values: Vec::with_capacity(LOOKED_UP), stretches: Vec::new() }
    }
}

impl<'s> Case<'s> {
    /// A person's facts, or the household's, for one run.
    pub(super) fn of(
        situation: &'s Situation,
        book: &'s Book,
        person: u8,
        sheet: &'s Sheet,
        choices: &'s RefCell<Choices>,
        looked_up: &'s RefCell<LookedUp>,
    ) -> Case<'s> {
        Case {
            situation,
            book,
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

    /// Whether all that is recorded of two cases of a parameter here is the same: values, bounds, how it is known.
    pub fn is_alike<T>(&self, one: Parameter<T>, other: Parameter<T>) -> bool {
        // Looked up once and for many cases: not kept among what every run looks through.
        let kept = (self.looked_up.borrow().found.len(), self.looked_up.borrow().values.len());
        let all = |parameter: Parameter<T>| match self.possible(parameter.place()).1 {
            Ok(range) => {
                let told = |(value, used): &(Value, Use)| {
                    (*value, used.basis, used.bound, used.stated_end, used.entry.of(self.book).status)
                };
                self.looked_up.borrow().values[range].iter().map(told).collect()
            }
            Err(_) => Vec::new(),
        };
        let alike = all(one) == all(other) && self.is_recorded(one) == self.is_recorded(other);
        let mut looked_up = self.looked_up.borrow_mut();
        looked_up.found.truncate(kept.0);
        looked_up.values.truncate(kept.1);
        alike
    }

    /// An amount.
    pub fn amount(&self, question: Question) -> Figure<'s> {
        self.amount_up_to(question, Money::UNBOUNDED)
    }

    /// An amount of which other answers say that it cannot exceed `limit`.
    pub fn amount_up_to(&self, question: Question, limit: Money) -> Figure<'s> {
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

    /// Whether nothing was answered and no usual answer stands for it. A rule may only ask this where another open
    /// answer makes this one indifferent.
    pub fn is_open(&self, question: Question) -> bool {
        self.stated(question) == Stated::NotGiven
    }

    /// The value of a parameter for the household's place, on the day by which
    /// the parameter is dated.
    ///
    /// # Errors
    /// The gap, if nothing usable is recorded.
    pub fn value<T: Reads + Number>(&self, parameter: Parameter<T>) -> Result<Figure<'s, T>, Gap> {
        let slot = parameter.place();
        let (value, used) = self.recorded(slot)?;
        match T::from_value(value) {
            Some(value) => Ok(self.sheet.enter(value, Origin::Recorded(used))),
            None => Err(Gap { slot, day: self.day(slot.definition().by), why: GapKind::NotFound }),
        }
    }

    /// That nothing is recorded of a parameter, whatever the case.
    pub fn lacks<T>(&self, parameter: Parameter<T>) -> Gap {
        let slot = Slot { case: u8::MAX, ..parameter.place() };
        Gap { slot, day: self.day(slot.definition().by), why: GapKind::NotFound }
    }

    /// One of the values that may hold, of whatever kind.
    fn recorded(&self, slot: Slot) -> Result<(Value, Use), Gap> {
        let (day, possible) = self.possible(slot);
        let gap = |why| Gap { slot, day, why };
        let possible = possible.map_err(gap)?;
        if self.exact_only && possible.len() > 1 {
            return Err(gap(GapKind::NotExact));
        }
        let options = u8::try_from(possible.len()).unwrap_or(u8::MAX);
        let taken = match options {
            1 => 0,
            _ => match self.suppose(Open::Value(slot), Candidates::Options(options)) {
                Supposed::Option(at) => usize::from(at),
                Supposed::Amount(_) => 0,
            },
        };
        let at = possible.start + taken.min(possible.len() - 1);
        self.looked_up.borrow().values.get(at).copied().ok_or(gap(GapKind::NotFound))
    }

    /// The day for which a value is sought, and where the values stand that may hold then.
    fn possible(&self, slot: Slot) -> (Date, Result<Range<usize>, GapKind>) {
        let definition = slot.definition();
        let day = self.day(definition.by);
        let place = self.place();
        let sought = (slot, day, place, self.in_force_only);
        let mut looked_up = self.looked_up.borrow_mut();
        let LookedUp { found, values, .. } = &mut *looked_up;
        if let Some((_, known)) = found.iter().find(|(known, _)| *known == sought) {
            return (day, known.clone());
        }
        let mut recorded = resolve(self.book, slot, place, day);
        recorded.retain(|one| !self.in_force_only || one.basis != Basis::LastKnown);
        let start = values.len();
        for Recorded { at: entry, value, basis } in recorded.iter().copied() {
            let bound = value.bound;
            for (end, value) in entry.of(self.book).ends(value, definition).into_iter().enumerate() {
                let stated_end = matches!((bound, end), (Bound::Exact | Bound::AtLeast, 0) | (Bound::AtMost, 1));
                values.push((value, Use { slot, entry, basis, bound, stated_end }));
            }
        }
        let possible = match recorded.first() {
            None => Err(GapKind::NotFound),
            Some(first) if values.len() == start => {
                Err(GapKind::AverageOnly(Money::from_value(first.value.value).unwrap_or(Money::ZERO)))
            }
            Some(_) => Ok(start..values.len()),
        };
        found.push((sought, possible.clone()));
        (day, possible)
    }

    /// Whether anything is recorded for the place and the day.
    pub fn is_recorded<T>(&self, parameter: Parameter<T>) -> bool {
        !matches!(self.possible(parameter.place()), (_, Err(GapKind::NotFound)))
    }

    /// A given number or option, for putting things in order; it is not entered in
    /// the working. Amounts are in millionths, 0 where nothing firm was given.
    pub fn peek(&self, question: Question) -> i64 {
        match self.stated(question) {
            Stated::Given(Answer::Amount(amount)) => amount.millionths(),
            Stated::Given(Answer::Count(count)) => i64::from(count),
            Stated::Given(Answer::Option(at)) => i64::from(at),
            _ => 0,
        }
    }

    /// A line of the working that begins a part of it.
    pub fn heading(&self, label: Label, number: u32) {
        let _ = self.sheet.enter(number, Origin::Nothing).called(label);
    }

    /// Whether a recorded choice is this option; where none is recorded it is not.
    pub fn chooses(&self, parameter: Parameter<Choice>, option: &str) -> bool {
        self.value(parameter).is_ok_and(|chosen| parameter.is(chosen.number(), option))
    }

    /// The day that was given as an answer.
    pub fn date(&self, question: Question) -> Option<Date> {
        match self.stated(question) {
            Stated::Given(Answer::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// A whole number that a stated day gives, such as an age; none where no day was given.
    pub fn number_of(&self, question: Question, number: impl FnOnce(Date) -> u32) -> Option<Figure<'s, u32>> {
        let number = number(self.date(question)?);
        Some(self.sheet.enter(number, Origin::Stated(self.key(question))))
    }

    /// A rule in words, which counts as used if it is in force.
    ///
    /// # Errors
    /// The gap, if no such rule is recorded.
    pub fn rule(&self, parameter: Parameter<Words>) -> Result<(), Gap> {
        let slot = parameter.place();
        let day = self.day(slot.definition().by);
        let recorded = resolve(self.book, slot, self.place(), day);
        let Some(one) = recorded.first() else { return Err(Gap { slot, day, why: GapKind::NotFound }) };
        let used = Use { slot, entry: one.at, basis: one.basis, bound: Bound::Exact, stated_end: true };
        self.sheet.enter(Choice(0), Origin::Recorded(used));
        Ok(())
    }

    /// What is granted under a rule that names no amount.
    ///
    /// # Errors
    /// Always: that it names none, or that no such rule is recorded.
    pub fn without_amount(&self, parameter: Parameter<Words>) -> Result<Figure<'s>, Gap> {
        self.rule(parameter)?;
        let slot = parameter.place();
        Err(Gap { slot, day: self.day(slot.definition().by), why: GapKind::NoAmount })
    }

    /// One of two cases of a parameter, where somebody else decides which.
    pub fn either<T>(&self, parameter: Parameter<T>, one: Figure<'s>, other: Figure<'s>) -> Figure<'s> {
        let slot = Slot { case: u8::MAX, ..parameter.place() };
        match self.suppose(Open::Value(slot), Candidates::Options(2)) {
            Supposed::Option(1) => other,
            _ => one,
        }
    }

    /// One of the recorded cases of a parameter, where somebody else decides which:
    /// the lowest and the highest are tried.
    ///
    /// # Errors
    /// The gap, if none of the cases is recorded.
    pub fn one_of(&self, parameter: Parameter<Money>) -> Result<Figure<'s>, Gap> {
        let cases = parameter.place().definition().cases.iter();
        let mut known: Vec<Figure<'s>> = Vec::new();
        let mut missing = None;
        for case in cases {
            match self.value(parameter.of(case)) {
                Ok(figure) => known.push(figure),
                Err(gap) => missing = Some(gap),
            }
        }
        let lowest = known.iter().copied().min_by_key(|figure| figure.number());
        let highest = known.iter().copied().max_by_key(|figure| figure.number());
        match (lowest.zip(highest), missing) {
            (Some((lowest, highest)), _) => Ok(self.either(parameter, lowest, highest)),
            (None, Some(gap)) => Err(gap),
            (None, None) => {
                Err(Gap { slot: parameter.place(), day: self.situation.assessed_on, why: GapKind::NotFound })
            }
        }
    }

    /// The bands of a parameter, if they are recorded without a rival.
    ///
    /// # Errors
    /// The gap, if no bands or rival ones are recorded.
    pub fn bands(&self, parameter: Parameter<Bands>) -> Result<Vec<BandFigures<'s>>, Gap> {
        let slot = parameter.place();
        let day = self.day(slot.definition().by);
        let gap = |why| Gap { slot, day, why };
        let recorded = resolve(self.book, slot, self.place(), day);
        let [one] = recorded[..] else {
            return Err(gap(if recorded.is_empty() { GapKind::NotFound } else { GapKind::NotExact }));
        };
        let Value::Bands(bands) = one.value.value else { return Err(gap(GapKind::NotFound)) };
        let used = Use { slot, entry: one.at, basis: one.basis, bound: one.value.bound, stated_end: true };
        let origin = Origin::Recorded(used);
        let figures = |band: &Band| BandFigures {
            over: self.sheet.enter(band.over, origin),
            up_to: band.up_to.map(|edge| self.sheet.enter(edge, origin)),
            rate: self.sheet.enter(band.rate, origin),
        };
        Ok(bands.iter().map(figures).collect())
    }

    /// A layer of which nothing is recorded and no slip tells: it may pay
    /// anything from nothing to all that remains.
    pub fn missing_layer(&self, gap: Gap, remaining: Figure<'s>) -> Figure<'s> {
        match self.suppose(Open::Value(gap.slot), Candidates::Options(2)) {
            Supposed::Option(0) | Supposed::Amount(_) => remaining.nothing(),
            Supposed::Option(_) => remaining,
        }
    }

    /// 前n个月内: the full months before the month of assessment, as many as the
    /// parameter says.
    pub fn window(&self, months: Parameter<u32>) -> Option<(Date, Date)> {
        let months = u16::try_from(self.value(months).ok()?.number()).ok()?;
        Some(self.day(DatedBy::Day).window_before(months))
    }

    /// Whether the months since a stated day have passed on the day of assessment;
    /// the day on which they are full counts.
    pub fn has_lasted(&self, since: Question, months: u16) -> bool {
        match self.stated(since) {
            Stated::Given(Answer::Day(day)) => day.plus_months(months) <= self.situation.assessed_on,
            _ => self.option_of(since, 2) == 0,
        }
    }

    /// The day that dates a value. Of one that is open each stretch between two changes of what is recorded is tried
    /// once; where usual answers are taken it is that of the assessment, and the result names it.
    pub fn day(&self, by: DatedBy) -> Date {
        let stated = day_of(self.situation, self.person, self.visit, by);
        let Some(question) = Question::that_dates(by) else { return stated };
        let key = self.key(question);
        if self.situation.answers(key) || self.situation.takes_usual(key) {
            return stated;
        }
        let begins = self.stretches(question);
        let at = match begins.len() {
            0 | 1 => 0,
            several => self.option_of(question, u8::try_from(several).unwrap_or(u8::MAX)),
        };
        begins.get(usize::from(at)).map_or(stated, |day| match by {
            DatedBy::Semester => Semester::of(*day).first_day(),
            DatedBy::CalendarYear => Date::of(Semester::of(*day).year(), 1, 1),
            _ => *day,
        })
    }

    /// The days up to that of the assessment on which something recorded begins or has ended that an answer dates.
    fn stretches(&self, question: Question) -> Vec<Date> {
        let Case { situation, book, .. } = self;
        let known = |looked_up: &LookedUp| {
            let found = looked_up.stretches.iter().find(|(known, _)| *known == question);
            found.map(|(_, days)| days.clone())
        };
        if let Some(days) = known(&self.looked_up.borrow()) {
            return days;
        }
        let places: Vec<Code> = chain(&book.regions, situation.place).map(|region| region.code).collect();
        let dated = |one: &&Entry| {
            let definition = book.definition(one.parameter);
            // Rules in words decide at school alone.
            let decides = definition.kind != entry::Kind::Text || question == Question::Term;
            let is_read = decides && Question::that_dates(definition.by) == Some(question);
            is_read && places.contains(&one.region)
        };
        let changes = book.entries.iter().chain(&book.local).filter(dated);
        let changes = changes.flat_map(|one| [Some(one.period.from), one.period.until.map(Date::next)]);
        let mut days: Vec<Date> = changes.flatten().filter(|day| *day <= situation.assessed_on).collect();
        days.sort_unstable();
        days.dedup();
        self.looked_up.borrow_mut().stretches.push((question, days.clone()));
        days
    }

    fn place(&self) -> Code {
        let place = self.situation.place;
        let nation = self.nationwide.then(|| chain(&self.book.regions, place).last()).flatten();
        nation.map_or(place, |nation| nation.code)
    }

    fn key(&self, question: Question) -> Key {
        Key::at(self.person, self.visit, question)
    }

    fn stated(&self, question: Question) -> Stated<Answer> {
        self.situation.seen(self.key(question))
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

/// The day that dates the values of a person's visit; that of the assessment where none was given.
pub fn day_of(situation: &Situation, person: u8, visit: u8, by: DatedBy) -> Date {
    let given = |question| situation.stated(Key::at(person, visit, question));
    let assessed_on = situation.assessed_on;
    match by {
        DatedBy::Day => assessed_on,
        DatedBy::Contract => match given(Question::LoanSince) {
            Stated::Given(Answer::Day(day)) => day,
            _ => assessed_on,
        },
        DatedBy::Discharge => match given(Question::Discharge) {
            Stated::Given(Answer::Day(day)) => day,
            _ => assessed_on,
        },
        DatedBy::Semester => match given(Question::Term) {
            Stated::Given(Answer::Term(term)) => term.first_day(),
            _ => Semester::of(assessed_on).first_day(),
        },
        DatedBy::CoverageYear => match given(Question::CoverageYear) {
            Stated::Given(Answer::Year(year)) => Date::of(year, 1, 1),
            _ => Date::of(assessed_on.year(), 1, 1),
        },
        DatedBy::PreviousYear => Date::of(assessed_on.year() - 1, 1, 1),
        DatedBy::CalendarYear => match given(Question::Term) {
            Stated::Given(Answer::Term(term)) => Date::of(term.year(), 1, 1),
            _ => Date::of(assessed_on.year(), 1, 1),
        },
    }
}
