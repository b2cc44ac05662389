//! The recorded values that a run sees.

use super::{Candidates, Case, Gap, GapKind, Open, Supposed};
use crate::base::calendar::Date;
use crate::base::money::{Money, Rate};
use crate::book::entry::{Band, Bound, Value};
use crate::book::parameter::{Bands, Choice, Parameter, Reads, Slot, Words};
use crate::engine::figure::{Figure, Number, Origin, Use};
use crate::engine::question::{Category, Question};
use crate::engine::standards::Answer;
use std::ops::Range;

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

impl<'s> Case<'s> {
    /// Whether all that is recorded of two cases of a parameter here is the same: values, bounds, how it is known.
    pub fn is_alike<T>(&self, one: Parameter<T>, other: Parameter<T>) -> bool {
        let all = |parameter: Parameter<T>| {
            let (_, answer) = self.answer(parameter.place());
            let told = |(value, used): (Value, Use)| {
                let status = used.entry.of(self.standards.book()).status;
                (value, used.basis, used.bound, used.stated_end, status)
            };
            (answer.recorded > 0, answer.values().map(move |at| self.standards.value(at).map(told)))
        };
        let ((one_recorded, one), (other_recorded, other)) = (all(one), all(other));
        one_recorded == other_recorded && one.eq(other)
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
            None => Err(Gap { slot, day: self.looked_up_day(slot.definition().by), why: GapKind::NotFound }),
        }
    }

    /// That nothing is recorded of a parameter, whatever the case.
    pub fn lacks<T>(&self, parameter: Parameter<T>) -> Gap {
        let slot = Slot { case: u8::MAX, ..parameter.place() };
        Gap { slot, day: self.looked_up_day(slot.definition().by), why: GapKind::NotFound }
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
        self.standards.value(at).ok_or(gap(GapKind::NotFound))
    }

    /// The day for which a value is sought, and where the values stand that may hold then: at least one.
    fn possible(&self, slot: Slot) -> (Date, Result<Range<usize>, GapKind>) {
        let (day, answer) = self.answer(slot);
        let possible = match answer.first {
            None => Err(GapKind::NotFound),
            Some(first) if answer.values().is_empty() => {
                Err(GapKind::AverageOnly(Money::from_value(first.value).unwrap_or(Money::ZERO)))
            }
            Some(_) => Ok(answer.values()),
        };
        (day, possible)
    }

    /// The day for which a value is sought, and what may hold then.
    fn answer(&self, slot: Slot) -> (Date, Answer) {
        let (day, table) = self.dated(slot.definition().by, self.in_force_only);
        (day, self.standards.answer(table, slot))
    }

    /// Whether anything is recorded for the place and the day.
    pub fn is_recorded<T>(&self, parameter: Parameter<T>) -> bool {
        let slot = parameter.place();
        self.standards.is_recorded(self.dated(slot.definition().by, self.in_force_only).1, slot)
    }

    /// Whether a recorded choice is this option; where none is recorded it is not.
    pub fn chooses(&self, parameter: Parameter<Choice>, option: &str) -> bool {
        self.value(parameter).is_ok_and(|chosen| parameter.is(chosen.number(), option))
    }

    /// A rule in words, which counts as used if it is in force.
    ///
    /// # Errors
    /// The gap, if no such rule is recorded.
    pub fn rule(&self, parameter: Parameter<Words>) -> Result<(), Gap> {
        let slot = parameter.place();
        let (day, table) = self.dated(slot.definition().by, false);
        let Some(one) = self.standards.answer(table, slot).first else {
            return Err(Gap { slot, day, why: GapKind::NotFound });
        };
        let used = Use { slot, entry: one.entry, basis: one.basis, bound: Bound::Exact, stated_end: true };
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
        Err(Gap { slot, day: self.looked_up_day(slot.definition().by), why: GapKind::NoAmount })
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
        let lowest = known.iter().copied().min_by_key(|figure| figure.amount());
        let highest = known.iter().copied().max_by_key(|figure| figure.amount());
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
        let (day, table) = self.dated(slot.definition().by, false);
        let gap = |why| Gap { slot, day, why };
        let answer = self.standards.answer(table, slot);
        let one = match (answer.first, answer.recorded) {
            (Some(one), 1) => one,
            (None, _) => return Err(gap(GapKind::NotFound)),
            _ => return Err(gap(GapKind::NotExact)),
        };
        let Value::Bands(bands) = one.value else { return Err(gap(GapKind::NotFound)) };
        let used = Use { slot, entry: one.entry, basis: one.basis, bound: one.bound, stated_end: true };
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
    pub fn missing_layer(&self, slip: Question, group: Option<Category>, remaining: Figure<'s>) -> Figure<'s> {
        let nothing = remaining.nothing();
        if !remaining.exceeds(nothing).holds {
            return nothing;
        }
        match self.suppose(Open::Layer(self.key(slip), group), Candidates::Options(2)) {
            Supposed::Option(0) | Supposed::Amount(_) => nothing,
            Supposed::Option(_) => remaining,
        }
    }
}
