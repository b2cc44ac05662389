//! What can be asked: identity, subject and kind of each question. The questions stand with their words in
//! `src/programme/*.toml`, from which the build script makes these lists; the answers in the situation.

use crate::base::calendar::DatedBy;
use crate::base::keyed::{Keyed, keyed};
use crate::base::money::Money;
pub use crate::book::topic::{Door, Section, Subject, Topic};

include!(concat!(env!("OUT_DIR"), "/questions.rs"));

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Yuan, between two amounts.
    Amount {
        /// Least that is allowed.
        least: Money,
        /// Most that is allowed.
        most: Money,
    },
    /// A whole number, between two.
    Count {
        /// Least that is allowed.
        least: u32,
        /// Most that is allowed.
        most: u32,
    },
    /// Yes or no.
    YesNo,
    /// One of a closed list of keys.
    Choice(fn() -> &'static [&'static str]),
    /// A rate, typed in percent.
    Percent {
        /// Most that is allowed, in percent.
        most: u32,
    },
    /// How much of something, with decimals: mu of land.
    Measure {
        /// Most that is allowed.
        most: u32,
    },
    /// A day.
    Day,
    /// A school term.
    Term,
    /// A year of cover.
    Year,
}

/// Ten thousand million yuan: above any household or bill, far below what the
/// decimals hold.
pub const MOST: Money = Money::from_units(10_000_000_000, 0);
/// The largest loss that can be stated.
pub const MOST_LOST: Money = Money::from_units(-10_000_000_000, 0);

impl Question {
    /// Whether its answer dates values: taken to be the day of the assessment where answers that were left out are
    /// taken to be the usual ones.
    pub fn dates_values(self) -> bool {
        DatedBy::ALL.iter().any(|by| Question::that_dates(*by) == Some(self))
    }

    /// The question whose answer dates a value.
    pub fn that_dates(by: DatedBy) -> Option<Question> {
        match by {
            DatedBy::Day | DatedBy::PreviousYear => None,
            DatedBy::Contract => Some(Question::LoanSince),
            DatedBy::Discharge => Some(Question::Discharge),
            // What is awarded by the year is that of the term.
            DatedBy::Semester | DatedBy::CalendarYear => Some(Question::Term),
            DatedBy::CoverageYear => Some(Question::CoverageYear),
        }
    }

    /// The questions of a topic, in order.
    pub fn of(topic: Topic) -> impl Iterator<Item = Question> {
        Question::ALL.iter().copied().filter(move |question| question.topic() == topic)
    }
}

/// A question asked of the household, of its n-th person, or of a visit of that
/// person to hospital.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Of which person, counted from 0; 0 for the household's questions.
    pub person: u8,
    /// Of which visit, counted from 0; 0 for what is asked of no visit.
    pub visit: u8,
    /// Which question.
    pub question: Question,
}

impl Key {
    /// A question of the household or of one of its persons.
    pub fn of(person: u8, question: Question) -> Key {
        Key::at(person, 0, question)
    }

    /// A question of a person's visit. What is asked of no visit, or of no person,
    /// has one key only.
    pub fn at(person: u8, visit: u8, question: Question) -> Key {
        let (person, visit) = match question.subject() {
            Subject::Household => (0, 0),
            Subject::Person => (person, 0),
            Subject::Visit => (person, visit),
        };
        Key { person, visit, question }
    }
}
