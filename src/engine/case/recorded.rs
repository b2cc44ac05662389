//! The recorded values that a run sees.

use super::{Candidates, Case, Gap, GapKind, LookedUp, Open, Supposed};
use crate::base::calendar::Date;
use crate::base::money::{Money, Rate};
use crate::book::entry::{Band, Bound, Value};
use crate::book::parameter::{Bands, Basis, Choice, Parameter, Reads, Recorded, Slot, Words, resolve};
use crate::engine::figure::{Figure, Number, Origin, Use};
use crate::engine::question::{Category, Question};
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
