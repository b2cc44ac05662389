//! What a form asks: its fields and their names, and what can be wrong with what stands in them.

use crate::base::calendar::Date;
use crate::base::keyed::Keyed as _;
use crate::base::money::Money;
use crate::base::region::Code;
use crate::engine::question::{Key, Question, Subject};
use crate::engine::situation::Situation;
use crate::form::digits::AmountProblem;

/// The answer that says one does not know. It is kept apart from zero and from
/// no.
pub const UNKNOWN: &str = "unknown";

/// The same, as it stands in a field of text.
pub const UNKNOWNS: [&str; 3] = [UNKNOWN, "不清楚", "not sure"];

/// Persons that the form takes.
pub const MOST_PERSONS: u8 = 30;

/// Visits of one person that the form takes.
pub const MOST_VISITS: u8 = 100;

/// A field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The place.
    Place,
    /// The day of assessment.
    AssessedOn,
    /// What the person came to ask: no fact of the household.
    Door,
    /// A question.
    Question(Key),
    /// A name that is no field.
    Other(String),
}

impl Field {
    /// Its name.
    pub fn name(&self) -> String {
        match self {
            Field::Place => "place".to_owned(),
            Field::AssessedOn => "assessed_on".to_owned(),
            Field::Door => "door".to_owned(),
            Field::Question(key) => name(*key),
            Field::Other(name) => name.clone(),
        }
    }
}

/// A field that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Which field.
    pub field: Field,
    /// What was given.
    pub given: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not an amount.
    Amount(AmountProblem),
    /// An amount, or another number with decimals, outside what is allowed.
    AmountOutside(Money, Money),
    /// Not a whole number within what is allowed.
    CountOutside(u32, u32),
    /// The parts of the bill come to more than its total.
    PartsExceedTotal(Money),
    /// A span whose second amount is the smaller.
    SpanReversed,
    /// Not a day like 2024-05-10.
    NotADay,
    /// A day after the one for which the question is asked.
    AfterAssessment(Date),
    /// A day after the one for which the question is asked, where that is possible.
    StillToCome(Date),
    /// A day before the first for which anything is recorded.
    LongAgo(Date),
    /// A bill of a day before the cover that begins on this one.
    BeforeCover(Date),
    /// Not a term like 2024-spring.
    NotATerm,
    /// Not a year within what is allowed.
    YearOutside(i16, i16),
    /// Not one of the options.
    NotAnOption(Vec<&'static str>),
    /// Not a known place.
    UnknownPlace,
    /// A code of before whose land belongs to several places now.
    PlaceDivided(Vec<Code>),
    /// No such field.
    UnknownField,
    /// The same field as one before, with another answer.
    GivenTwice,
}

impl Problem {
    /// The code used in the API.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Amount(AmountProblem::Empty | AmountProblem::NotANumber) => "not_an_amount",
            Problem::Amount(AmountProblem::MisplacedSeparator) => "misplaced_separator",
            Problem::Amount(AmountProblem::FinerThanFen) => "finer_than_fen",
            Problem::Amount(AmountProblem::TooLong) => "too_long",
            Problem::Amount(AmountProblem::MayMean(..)) => "ambiguous",
            Problem::AmountOutside(..) | Problem::CountOutside(..) | Problem::YearOutside(..) => "out_of_range",
            Problem::PartsExceedTotal(_) => "parts_exceed_total",
            Problem::SpanReversed => "span_reversed",
            Problem::NotADay => "not_a_day",
            Problem::AfterAssessment(_) => "after_assessment",
            Problem::StillToCome(_) => "still_to_come",
            Problem::LongAgo(_) => "long_ago",
            Problem::BeforeCover(_) => "before_cover",
            Problem::NotATerm => "not_a_term",
            Problem::NotAnOption(_) => "not_an_option",
            Problem::UnknownPlace => "unknown_place",
            Problem::PlaceDivided(_) => "place_divided",
            Problem::UnknownField => "unknown_field",
            Problem::GivenTwice => "given_twice",
        }
    }

    /// What is allowed, as far as it can be listed: the options, or the lowest and the
    /// highest.
    pub fn allowed(&self) -> Vec<String> {
        match self {
            Problem::AmountOutside(least, most) => vec![least.to_string(), most.to_string()],
            Problem::CountOutside(least, most) => vec![least.to_string(), most.to_string()],
            Problem::YearOutside(least, most) => vec![least.to_string(), most.to_string()],
            Problem::NotAnOption(options) => options.iter().map(|option| (*option).to_owned()).collect(),
            Problem::PlaceDivided(now) => now.iter().map(Code::to_string).collect(),
            _ => Vec::new(),
        }
    }
}

/// What was read. Fields that were refused count as not answered, so that the
/// rest still gives a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The situation, once place and day are known.
    pub situation: Option<Situation>,
    /// Every complaint, in the order of the fields.
    pub complaints: Vec<Complaint>,
    /// Answers that count as they are and are asked about: they can hardly be meant.
    pub doubts: Vec<Complaint>,
}

/// Years of cover that can be asked for.
pub const YEARS: (i16, i16) = (2016, 2035);

/// Name of the field of a question: `net_income`, `p1.hospital_level`; of a visit
/// after the first `p1.v2.hospital_level`.
pub fn name(key: Key) -> String {
    let question = key.question.key();
    match (key.question.subject(), key.visit) {
        (Subject::Household, _) => question.to_owned(),
        (Subject::Visit, visit) if visit > 0 => format!("p{}.v{}.{question}", key.person + 1, visit + 1),
        _ => format!("p{}.{question}", key.person + 1),
    }
}

/// How the names of notes begin that travel with the answers and are none.
pub const NOTE: &str = "note.";

/// The field of a name.
pub fn field(name: &str) -> Field {
    let other = || Field::Other(name.to_owned());
    match name {
        "place" => return Field::Place,
        "assessed_on" => return Field::AssessedOn,
        "door" => return Field::Door,
        _ => {}
    }
    let (person, rest) = match name.split_once('.') {
        None => (None, name),
        Some((person, rest)) => match numbered(person, 'p', MOST_PERSONS) {
            Some(person) => (Some(person), rest),
            None => return other(),
        },
    };
    let (visit, key) = match rest.split_once('.') {
        None => (None, rest),
        Some((visit, key)) => match numbered(visit, 'v', MOST_VISITS) {
            Some(visit) => (Some(visit), key),
            None => return other(),
        },
    };
    let Some(question) = Question::parse(key) else { return other() };
    match (question.subject(), person, visit) {
        (Subject::Household, None, None) => Field::Question(Key::of(0, question)),
        (Subject::Person, Some(person), None) => Field::Question(Key::of(person, question)),
        (Subject::Visit, Some(person), visit) => Field::Question(Key::at(person, visit.unwrap_or(0), question)),
        _ => other(),
    }
}

/// `p3` as 2: a letter and a number from one to the most that there may be.
fn numbered(text: &str, letter: char, most: u8) -> Option<u8> {
    let number = text.strip_prefix(letter)?.parse::<u8>().ok()?;
    (1..=most).contains(&number).then(|| number - 1)
}
