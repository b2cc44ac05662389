//! The form: what was typed becomes a situation, and every complaint is made at
//! once. Past this point there is no text and nothing left to validate.

pub mod digits;
pub mod link;
pub mod number;
pub mod said;
pub mod usual;

use crate::base::calendar::{Date, Semester};
use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
use crate::base::region::Code;
use crate::book::entry::Book;
use crate::book::places::{Standing, standing};
use crate::engine::question::{Door, Key, Kind, Question, Subject};
use crate::engine::situation::{Answer, Situation, Stated};
use crate::form::digits::AmountProblem;
use std::collections::BTreeMap;

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

/// Reads `(name, text)` pairs.
pub fn read(pairs: &[(String, String)], book: &Book) -> Reading {
    read_fields(pairs.iter().map(|(name, text)| (field(name), text.as_str())), book)
}

/// What texts of choices, days, terms and years were found to say: the rows of a list repeat them.
#[derive(Clone, Debug, Default)]
pub struct Heard(BTreeMap<Question, BTreeMap<String, Stated<Answer>>>);

/// So many texts of a question are kept.
const MOST_HEARD: usize = 2_000;

impl Heard {
    fn stated(&mut self, question: Question, text: &str) -> Result<Stated<Answer>, Problem> {
        if matches!(
            question.kind(),
            Kind::Amount { .. } | Kind::Count { .. } | Kind::Percent { .. } | Kind::Measure { .. }
        ) {
            return stated(question, text);
        }
        let known = self.0.entry(question).or_default();
        if let Some(answer) = known.get(text) {
            return Ok(*answer);
        }
        let answer = stated(question, text)?;
        if known.len() < MOST_HEARD {
            known.insert(text.to_owned(), answer);
        }
        Ok(answer)
    }
}

/// Reads fields whose names are known already.
pub fn read_fields<'t>(fields: impl Iterator<Item = (Field, &'t str)>, book: &Book) -> Reading {
    read_repeated(fields, book, &mut Heard::default())
}

/// The same of one of many rows.
pub fn read_repeated<'t>(fields: impl Iterator<Item = (Field, &'t str)>, book: &Book, heard: &mut Heard) -> Reading {
    let mut complaints = Vec::new();
    let mut place = None;
    let mut day = None;
    let (mut answers, mut not_known) = (Vec::new(), Vec::new());
    for (field, text) in fields {
        let text = text.trim();
        let mut complain = |problem| {
            complaints.push(Complaint { field: field.clone(), given: text.to_owned(), problem });
        };
        match &field {
            // Beside the answers: how one is known, what a sender came to.
            Field::Other(name) if name.starts_with(NOTE) => {}
            Field::Other(_) => complain(Problem::UnknownField),
            _ if text.is_empty() => {}
            Field::Place => match Code::parse(text).map(|code| (code, standing(code, book))) {
                Some((code, Standing::Today)) => place = Some(code),
                Some((_, Standing::Before(now))) => match now.as_slice() {
                    [only] => place = Some(*only),
                    _ => complain(Problem::PlaceDivided(now)),
                },
                _ => complain(Problem::UnknownPlace),
            },
            Field::AssessedOn => match Date::parse(text) {
                Some(date) => day = Some(date),
                None => complain(Problem::NotADay),
            },
            Field::Door => {
                let doors: Vec<&str> = Door::ALL.iter().map(|door| door.key()).collect();
                if !doors.contains(&text) {
                    complain(Problem::NotAnOption(doors));
                }
            }
            Field::Question(key) if UNKNOWNS.contains(&text) => not_known.push(*key),
            Field::Question(key) => match heard.stated(key.question, text) {
                // The first stands, such as the school when two are named.
                Ok(answer) if answers.iter().any(|(known, other)| known == key && *other != answer) => {
                    complain(Problem::GivenTwice);
                }
                Ok(answer) => answers.push((*key, answer)),
                Err(problem) => complain(problem),
            },
        }
    }
    let situation = place.zip(day).map(|(place, day)| {
        let mut situation = Situation::new(place, day);
        let mut complain = |key: Key, given: &dyn ToString, problem: Problem| {
            complaints.push(Complaint { field: Field::Question(key), given: given.to_string(), problem });
        };
        leave_out_bills_that_do_not_add_up(&mut answers, &mut complain);
        leave_out_days_to_come(&mut answers, day, &mut complain);
        leave_out_visits_before_cover(&mut answers, &mut complain);
        leave_out_rabbits_beyond_the_flock(&mut answers, &mut complain);
        not_known.into_iter().for_each(|key| situation.leave_open(key));
        answers.into_iter().for_each(|(key, stated)| situation.state(key, stated));
        situation
    });
    let doubts = situation.as_ref().map(doubtful_days).unwrap_or_default();
    Reading { situation, complaints, doubts }
}

/// Days of discharge that lie after the day of assessment, or before the first year for which anything is asked.
fn doubtful_days(situation: &Situation) -> Vec<Complaint> {
    let doubt = |key: Key| {
        let Stated::Given(Answer::Day(day)) = situation.stated(key) else { return None };
        let first = Date::of(YEARS.0, 1, 1);
        let problem = match day {
            day if day > situation.assessed_on => Problem::StillToCome(situation.assessed_on),
            day if day < first => Problem::LongAgo(first),
            _ => return None,
        };
        Some(Complaint { field: Field::Question(key), given: day.to_string(), problem })
    };
    let visits = |person: u8| situation.visits(person).into_iter().map(move |visit| (person, visit));
    let discharges = (0..situation.persons()).flat_map(visits);
    discharges.filter_map(|(person, visit)| doubt(Key::at(person, visit, Question::Discharge))).collect()
}

/// Bills whose given parts come to more than the total; the total then counts
/// as not answered.
fn leave_out_bills_that_do_not_add_up(
    answers: &mut Vec<(Key, Stated<Answer>)>,
    complain: &mut impl FnMut(Key, &dyn ToString, Problem),
) {
    const PARTS: [Question; 4] = [Question::FullOwn, Question::OverLimit, Question::PreSelf, Question::InScope];
    let totals = answers.iter().filter(|(key, _)| key.question == Question::Total);
    let totals: Vec<Key> = totals.map(|(key, _)| *key).collect();
    for key in totals {
        let given = |question: Question| {
            let mut mine = answers.iter().filter(|(other, _)| *other == Key::at(key.person, key.visit, question));
            match mine.next() {
                Some((_, Stated::Given(Answer::Amount(amount)))) => Some(*amount),
                _ => None,
            }
        };
        let sum =
            |parts: &[Question]| parts.iter().filter_map(|part| given(*part)).fold(Money::ZERO, |sum, part| sum + part);
        // Special drugs are outside the scope, among the parts that are paid wholly.
        let parts = sum(&PARTS).max(sum(&[Question::InScope, Question::SpecialDrugs]));
        if let Some(total) = given(Question::Total).filter(|total| *total < parts) {
            answers.retain(|(known, _)| *known != key);
            complain(key, &total, Problem::PartsExceedTotal(parts));
        }
    }
}

/// How far ahead a term may lie: what holds then is not known sooner.
const TERMS_AHEAD: u16 = 24;

/// A day on which something happened cannot lie after the day of assessment, nor a
/// term years ahead of it; it then counts as not answered.
fn leave_out_days_to_come(
    answers: &mut Vec<(Key, Stated<Answer>)>,
    assessed_on: Date,
    complain: &mut impl FnMut(Key, &dyn ToString, Problem),
) {
    answers.retain(|(key, stated)| match stated {
        Stated::Given(Answer::Day(day)) if key.question == Question::MonitoredSince && *day > assessed_on => {
            complain(*key, day, Problem::AfterAssessment(assessed_on));
            false
        }
        Stated::Given(Answer::Term(term)) if term.first_day() > assessed_on.plus_months(TERMS_AHEAD) => {
            complain(*key, &term.first_day(), Problem::AfterAssessment(assessed_on.plus_months(TERMS_AHEAD)));
            false
        }
        _ => true,
    });
}

/// A bill of a day before the person's cover begins is paid by no layer; it then
/// counts as not answered.
fn leave_out_visits_before_cover(
    answers: &mut Vec<(Key, Stated<Answer>)>,
    complain: &mut impl FnMut(Key, &dyn ToString, Problem),
) {
    let days = |question: Question| {
        let mine = answers.iter().filter(move |(key, _)| key.question == question);
        mine.filter_map(|(key, stated)| match stated {
            Stated::Given(Answer::Day(day)) => Some((*key, *day)),
            _ => None,
        })
    };
    let begins: Vec<(Key, Date)> = days(Question::CoveredFrom).collect();
    let early = |(key, day): (Key, Date)| {
        let (_, from) = begins.iter().find(|(covered, from)| covered.person == key.person && day < *from)?;
        Some((key, day, *from))
    };
    let early: Vec<(Key, Date, Date)> = days(Question::Discharge).filter_map(early).collect();
    answers.retain(|(key, _)| {
        let of_visit = key.question.subject() == Subject::Visit;
        !(of_visit && early.iter().any(|(bad, ..)| (bad.person, bad.visit) == (key.person, key.visit)))
    });
    for (key, day, from) in early {
        complain(key, &day, Problem::BeforeCover(from));
    }
}

/// More rabbits than the flock that they are of; how many there are then counts as not answered.
fn leave_out_rabbits_beyond_the_flock(
    answers: &mut Vec<(Key, Stated<Answer>)>,
    complain: &mut impl FnMut(Key, &dyn ToString, Problem),
) {
    let count = |question: Question| {
        answers.iter().find_map(|(key, stated)| match stated {
            Stated::Given(Answer::Count(count)) if key.question == question => Some((*key, *count)),
            _ => None,
        })
    };
    if let (Some((_, flock)), Some((key, rabbits))) = (count(Question::Poultry), count(Question::Rabbits))
        && rabbits > flock
    {
        answers.retain(|(known, _)| *known != key);
        complain(key, &rabbits, Problem::CountOutside(0, flock));
    }
}

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

/// Whether two texts say the same: `3` and `3人`.
pub fn is_same(question: Question, one: &str, other: &str) -> bool {
    let (one, other) = (stated(question, one), stated(question, other));
    one.is_ok() && one == other
}

fn stated(question: Question, text: &str) -> Result<Stated<Answer>, Problem> {
    let given = |answer| Ok(Stated::Given(answer));
    match question.kind() {
        Kind::YesNo => match text {
            "yes" => given(Answer::YesNo(true)),
            "no" => given(Answer::YesNo(false)),
            _ => Err(Problem::NotAnOption(vec!["yes", "no", UNKNOWN])),
        },
        Kind::Choice(keys) => {
            let keys = keys();
            match keys.iter().position(|key| *key == text) {
                Some(at) => given(Answer::Option(u8::try_from(at).unwrap_or(u8::MAX))),
                None => Err(Problem::NotAnOption(keys)),
            }
        }
        Kind::Amount { least, most } => {
            let within = |amount: Money| {
                let fits = (least..=most).contains(&amount);
                if fits { Ok(amount) } else { Err(Problem::AmountOutside(least, most)) }
            };
            match number::span(text) {
                None => given(Answer::Amount(within(number::amount(text).map_err(Problem::Amount)?)?)),
                Some(ends) => {
                    let (low, high) = ends.map_err(Problem::Amount)?;
                    let (low, high) = (within(low)?, within(high)?);
                    if high < low {
                        return Err(Problem::SpanReversed);
                    }
                    Ok(Stated::Between(Answer::Amount(low), Answer::Amount(high)))
                }
            }
        }
        Kind::Count { least, most } => match number::whole(text).filter(|count| (least..=most).contains(count)) {
            Some(count) => given(Answer::Count(count)),
            None => Err(Problem::CountOutside(least, most)),
        },
        Kind::Percent { most } | Kind::Measure { most } => {
            let allowed = Rate::ZERO..=Rate::from_units(i64::from(most), 0);
            match (number::measure(text).filter(|number| allowed.contains(number)), question.kind()) {
                (Some(percent), Kind::Percent { .. }) => given(Answer::Number(percent.hundredth())),
                (Some(much), _) => given(Answer::Number(much)),
                (None, _) => Err(Problem::AmountOutside(Money::ZERO, Money::from_units(i64::from(most), 0))),
            }
        }
        Kind::Day => Date::parse(text).map_or(Err(Problem::NotADay), |day| given(Answer::Day(day))),
        Kind::Term => Semester::parse(text).map_or(Err(Problem::NotATerm), |term| given(Answer::Term(term))),
        Kind::Year => match text.parse::<i16>().ok().filter(|year| (YEARS.0..=YEARS.1).contains(year)) {
            Some(year) => given(Answer::Year(year)),
            None => Err(Problem::YearOutside(YEARS.0, YEARS.1)),
        },
    }
}
