//! Which day dates a value, and what is told by days.

use super::{Case, Choices, Dated, LookedUp};
use crate::base::calendar::{Date, DatedBy, Semester};
use crate::base::region::{Code, chain};
use crate::book::entry::{self, Entry};
use crate::book::parameter::Parameter;
use crate::engine::figure::{Figure, Origin};
use crate::engine::question::{Key, Question};
use crate::engine::situation::{Answer, Situation, Stated};
use crate::engine::standards::Table;

/// The day that dates the values of a person's visit; none where an answer that dates them is open. An answer that was
/// left out is taken to be the day of the assessment where usual answers are taken.
pub fn day_of(situation: &Situation, person: u8, visit: u8, by: DatedBy) -> Option<Date> {
    let Some(question) = Question::that_dates(by) else {
        return Some(match by {
            DatedBy::PreviousYear => Date::of(situation.assessed_on.year() - 1, 1, 1),
            _ => situation.assessed_on,
        });
    };
    let key = Key::at(person, visit, question);
    match situation.stated(key) {
        Stated::Given(Answer::Day(day)) => Some(day),
        Stated::Given(Answer::Term(term)) => Some(first_day(by, term.first_day())),
        Stated::Given(Answer::Year(year)) => Some(Date::of(year, 1, 1)),
        _ if situation.takes_usual(key) => Some(first_day(by, situation.assessed_on)),
        _ => None,
    }
}

/// The first day of the term, school year's year or year in which a day lies; of what is dated by the day itself that day.
fn first_day(by: DatedBy, day: Date) -> Date {
    match by {
        DatedBy::Semester => Semester::of(day).first_day(),
        DatedBy::CalendarYear => Date::of(Semester::of(day).year(), 1, 1),
        DatedBy::CoverageYear => Date::of(day.year(), 1, 1),
        DatedBy::Day | DatedBy::Contract | DatedBy::Discharge | DatedBy::PreviousYear => day,
    }
}

impl<'s> Case<'s> {
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

    /// 前n个月内: the full months before the month of assessment, as many as the
    /// parameter says.
    pub fn window(&self, months: Parameter<u32>) -> Option<(Date, Date)> {
        let months = u16::try_from(self.value(months).ok()?.number()).ok()?;
        Some(self.situation.assessed_on.window_before(months))
    }

    /// Whether the months since a stated day have passed on the day of assessment;
    /// the day on which they are full counts.
    pub fn has_lasted(&self, since: Question, months: u16) -> bool {
        match self.stated(since) {
            Stated::Given(Answer::Day(day)) => day.plus_months(months) <= self.situation.assessed_on,
            _ => self.option_of(since, 2) == 0,
        }
    }

    /// Whether so many years since a stated day are full on the day of assessment; where no day was stated they may be,
    /// or not.
    pub fn has_been_years(&self, since: Question, years: u32) -> bool {
        match self.date(since) {
            Some(day) => u32::from(day.full_years_on(self.situation.assessed_on)) >= years,
            None => self.option_of(since, 2) == 0,
        }
    }

    /// The day that dates a value. Of one that is open each stretch is tried once in which nothing changes: neither
    /// what is recorded, nor which of the other bills are of its year and come before it, nor the person's group.
    pub fn day(&self, by: DatedBy) -> Date {
        self.looked_up.borrow_mut().reads_days = true;
        self.looked_up_day(by)
    }

    /// The year of that day.
    pub fn year(&self, by: DatedBy) -> i16 {
        self.looked_up_day(by).year()
    }

    /// The same for what is recorded then, and for the gaps that tell of it: nothing more may rest on it.
    pub(super) fn looked_up_day(&self, by: DatedBy) -> Date {
        match (day_of(self.situation, self.person, self.visit, by), Question::that_dates(by)) {
            (Some(day), _) => day,
            (None, Some(question)) => first_day(by, self.supposed_day(question)),
            (None, None) => self.situation.assessed_on,
        }
    }

    /// The day that dates a value, and what is recorded for it.
    pub(super) fn dated(&self, by: DatedBy, in_force_only: bool) -> (Date, Table) {
        let dated = Dated::of(self.visit, by, self.nationwide, in_force_only);
        let known = |looked_up: &LookedUp| {
            let found = looked_up.tables.iter().find(|(known, ..)| *known == dated);
            found.map(|(_, day, table)| (*day, *table))
        };
        if let Some(known) = known(&self.looked_up.borrow()) {
            return known;
        }
        let day = self.looked_up_day(by);
        let table = self.standards.table(self.place(), day, in_force_only);
        // What is open is another day in another run.
        if day_of(self.situation, self.person, self.visit, by).is_some() {
            self.looked_up.borrow_mut().tables.push((dated, day, table));
        }
        (day, table)
    }

    fn supposed_day(&self, question: Question) -> Date {
        let key = self.key(question);
        if let Some(day) = taken(&self.choices.borrow(), key) {
            return day;
        }
        let days = self.stretches(question);
        let at = match days.len() {
            0 | 1 => 0,
            several => self.option_of(question, u8::try_from(several).unwrap_or(u8::MAX)),
        };
        let day = days.get(usize::from(at)).copied().unwrap_or(self.situation.assessed_on);
        self.choices.borrow_mut().days.push((key, day));
        day
    }

    /// A day of each stretch up to the day of assessment.
    fn stretches(&self, question: Question) -> Vec<Date> {
        let changes = self.changes(question);
        if question != Question::Discharge {
            return changes;
        }
        self.looked_up.borrow_mut().reads_days = true;
        let assessed_on = self.situation.assessed_on;
        let mut begins = changes;
        let others = self.visits().into_iter().filter(|visit| *visit != self.visit);
        let (mut told, mut open): (Vec<Date>, bool) = (Vec::new(), false);
        for visit in others {
            let known = day_of(self.situation, self.person, visit, DatedBy::Discharge);
            let known = known.or_else(|| taken(&self.choices.borrow(), self.visit(visit).key(question)));
            told.extend(known);
            open |= known.is_none();
        }
        let new_year = |year: i16| Date::of(year, 1, 1);
        begins.extend(told.iter().flat_map(|day| [*day, day.next(), new_year(day.year()), new_year(day.year() + 1)]));
        begins.extend(self.date(Question::CategorySince));
        if let (true, Some(first)) = (open, begins.iter().min().copied()) {
            begins.extend((first.year()..=assessed_on.year()).map(new_year));
        }
        begins.retain(|day| *day <= assessed_on);
        begins.sort_unstable();
        begins.dedup();
        if !open {
            return begins;
        }
        // Another open bill may come before this one or after it within the same stretch.
        let ends = begins.iter().skip(1).map(|next| next.previous()).chain([assessed_on]);
        begins.iter().zip(ends).map(|(first, last)| first.halfway(last)).collect()
    }

    /// The days up to that of the assessment on which something recorded begins or has ended that an answer dates.
    fn changes(&self, question: Question) -> Vec<Date> {
        let (situation, book) = (self.situation, self.standards.book());
        let known = |looked_up: &LookedUp| {
            let found = looked_up.changes.iter().find(|(known, _)| *known == question);
            found.map(|(_, days)| days.clone())
        };
        if let Some(days) = known(&self.looked_up.borrow()) {
            return days;
        }
        let places: Vec<Code> = chain(&book.regions, situation.place).map(|region| region.code).collect();
        let dated = |one: &Entry| {
            let definition = book.definition(one.parameter);
            // Rules in words decide at school alone.
            let decides = definition.kind != entry::Kind::Text || question == Question::Term;
            let is_read = decides && Question::that_dates(definition.by) == Some(question);
            is_read && places.contains(&one.region)
        };
        let changes = book.change_days(dated).into_iter();
        let days: Vec<Date> = changes.take_while(|day| *day <= situation.assessed_on).collect();
        self.looked_up.borrow_mut().changes.push((question, days.clone()));
        days
    }
}

/// The day that a run has taken up for an open answer.
fn taken(choices: &Choices, key: Key) -> Option<Date> {
    choices.days.iter().find(|(known, _)| *known == key).map(|(_, day)| *day)
}
