//! What was said, one answer after the other, and held against each other: past this point there is nothing left to
//! validate.

use crate::base::calendar::{Date, Semester};
use crate::base::keyed::Keyed as _;
use crate::base::money::{Money, Rate};
use crate::base::region::Code;
use crate::book::entry::Book;
use crate::book::places::{Standing, standing};
use crate::engine::question::{Door, Key, Kind, Question, Subject};
use crate::engine::situation::{Answer, Situation, Stated, Statements};
use crate::form::field::{Complaint, Field, NOTE, Problem, Reading, UNKNOWN, UNKNOWNS, YEARS};
use crate::form::number;

/// What was said so far.
#[derive(Debug, Default)]
pub struct Answers {
    place: Option<Code>,
    day: Option<Date>,
    said: Statements,
    not_known: Vec<Key>,
    complaints: Vec<Complaint>,
}

impl Answers {
    /// With room for so many.
    pub fn with_room(count: usize) -> Answers {
        Answers { said: Statements::with_room(count), ..Answers::default() }
    }

    /// Takes what stands in a field, without blanks around it.
    pub fn take(&mut self, field: Field, text: &str, book: &Book) {
        match &field {
            // Beside the answers: how one is known, what a sender came to.
            Field::Other(name) if name.starts_with(NOTE) => {}
            Field::Other(_) => self.complain(field, text, Problem::UnknownField),
            _ if text.is_empty() => {}
            Field::Place => match Code::parse(text) {
                Some(code) => self.place(code, book),
                None => self.complain(field, text, Problem::UnknownPlace),
            },
            Field::AssessedOn => match Date::parse(text) {
                Some(date) => self.day(date),
                None => self.complain(field, text, Problem::NotADay),
            },
            Field::Door => {
                let doors: Vec<&str> = Door::ALL.iter().map(|door| door.key()).collect();
                if !doors.contains(&text) {
                    self.complain(field, text, Problem::NotAnOption(doors));
                }
            }
            Field::Question(key) => self.answer(*key, text, &hear(key.question, text)),
        }
    }

    /// Takes the place.
    pub fn place(&mut self, code: Code, book: &Book) {
        let mut complain = |problem| self.complain(Field::Place, &code.to_string(), problem);
        match standing(code, book) {
            Standing::Today => self.place = Some(code),
            Standing::Before(now) => match now.as_slice() {
                [only] => self.place = Some(*only),
                _ => complain(Problem::PlaceDivided(now)),
            },
            Standing::Unknown => complain(Problem::UnknownPlace),
        }
    }

    /// Takes the day of assessment.
    pub fn day(&mut self, day: Date) {
        self.day = Some(day);
    }

    /// Takes an answer in which this was heard.
    pub fn answer(&mut self, key: Key, text: &str, heard: &Result<Stated<Answer>, Problem>) {
        match heard {
            Ok(Stated::NotGiven) => self.not_known.push(key),
            Ok(answer) => match self.said.get(key) {
                // The first stands, such as the school when two are named.
                Some(other) if other != *answer => {
                    self.complain(Field::Question(key), text, Problem::GivenTwice);
                }
                Some(_) => {}
                None => self.said.add(key, *answer),
            },
            Err(problem) => self.complain(Field::Question(key), text, problem.clone()),
        }
    }

    fn complain(&mut self, field: Field, text: &str, problem: Problem) {
        self.complaints.push(Complaint { field, given: text.to_owned(), problem });
    }

    /// All of it held against each other; the doubts are not looked for.
    pub fn reading(self) -> Reading {
        let Answers { place, day, mut said, not_known, mut complaints } = self;
        let situation = place.zip(day).map(|(place, day)| {
            let mut complain = |key: Key, given: &dyn ToString, problem: Problem| {
                complaints.push(Complaint { field: Field::Question(key), given: given.to_string(), problem });
            };
            leave_out_bills_that_do_not_add_up(&mut said, &mut complain);
            leave_out_days_to_come(&mut said, day, &mut complain);
            leave_out_visits_before_cover(&mut said, &mut complain);
            leave_out_rabbits_beyond_the_flock(&mut said, &mut complain);
            let mut situation = Situation::of(place, day, said);
            not_known.into_iter().for_each(|key| situation.note_not_known(key));
            situation
        });
        Reading { situation, complaints, doubts: Vec::new() }
    }
}

/// What a text says in answer to a question. Not to know is an answer too: then nothing is given.
///
/// # Errors
/// What is wrong with it.
pub fn hear(question: Question, text: &str) -> Result<Stated<Answer>, Problem> {
    if UNKNOWNS.contains(&text) { Ok(Stated::NotGiven) } else { stated(question, text) }
}

/// What a text states that is no such answer.
pub(super) fn stated(question: Question, text: &str) -> Result<Stated<Answer>, Problem> {
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
                None => Err(Problem::NotAnOption(keys.to_vec())),
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

/// Days of discharge that lie after the day of assessment, or before the first year for which anything is asked.
pub fn doubtful_days(situation: &Situation) -> Vec<Complaint> {
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
    answers: &mut Statements,
    complain: &mut impl FnMut(Key, &dyn ToString, Problem),
) {
    if !answers.has(Question::Total) {
        return;
    }
    let exceeded = |key: Key| {
        let (mut total, mut parts, mut outside) = (None, Money::ZERO, Money::ZERO);
        for (other, stated) in
            answers.iter().filter(|(other, _)| (other.person, other.visit) == (key.person, key.visit))
        {
            let Stated::Given(Answer::Amount(amount)) = stated else { continue };
            match other.question {
                Question::Total => total = Some(*amount),
                Question::FullOwn | Question::OverLimit | Question::PreSelf => parts = parts + *amount,
                // Special drugs are outside the scope, among the parts that are paid wholly.
                Question::InScope => (parts, outside) = (parts + *amount, outside + *amount),
                Question::SpecialDrugs => outside = outside + *amount,
                _ => {}
            }
        }
        let parts = parts.max(outside);
        total.filter(|total| *total < parts).map(|total| (key, total, parts))
    };
    let totals = answers.iter().map(|(key, _)| *key).filter(|key| key.question == Question::Total);
    let exceeded: Vec<(Key, Money, Money)> = totals.filter_map(exceeded).collect();
    for (key, total, parts) in exceeded {
        answers.leave_out(|known| known == key);
        complain(key, &total, Problem::PartsExceedTotal(parts));
    }
}

/// How far ahead a term may lie: what holds then is not known sooner.
const TERMS_AHEAD: u16 = 24;

/// A day on which something happened cannot lie after the day of assessment, nor a
/// term years ahead of it; it then counts as not answered.
fn leave_out_days_to_come(
    answers: &mut Statements,
    assessed_on: Date,
    complain: &mut impl FnMut(Key, &dyn ToString, Problem),
) {
    let too_late = |(key, stated): &(Key, Stated<Answer>)| match stated {
        Stated::Given(Answer::Day(day)) if key.question == Question::MonitoredSince && *day > assessed_on => {
            Some((*key, *day, assessed_on))
        }
        Stated::Given(Answer::Term(term)) => {
            let (first, last) = (term.first_day(), assessed_on.plus_months(TERMS_AHEAD));
            (first > last).then_some((*key, first, last))
        }
        _ => None,
    };
    let too_late: Vec<(Key, Date, Date)> = answers.iter().filter_map(too_late).collect();
    for (key, day, last) in too_late {
        answers.leave_out(|known| known == key);
        complain(key, &day, Problem::AfterAssessment(last));
    }
}

/// A bill of a day before the person's cover begins is paid by no layer; it then
/// counts as not answered.
fn leave_out_visits_before_cover(answers: &mut Statements, complain: &mut impl FnMut(Key, &dyn ToString, Problem)) {
    if !answers.has(Question::CoveredFrom) {
        return;
    }
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
    answers.leave_out(|key| {
        let of_visit = key.question.subject() == Subject::Visit;
        of_visit && early.iter().any(|(bad, ..)| (bad.person, bad.visit) == (key.person, key.visit))
    });
    for (key, day, from) in early {
        complain(key, &day, Problem::BeforeCover(from));
    }
}

/// More rabbits than the flock that they are of; how many there are then counts as not answered.
fn leave_out_rabbits_beyond_the_flock(
    answers: &mut Statements,
    complain: &mut impl FnMut(Key, &dyn ToString, Problem),
) {
    if !answers.has(Question::Rabbits) {
        return;
    }
    let count = |question: Question| {
        answers.iter().find_map(|(key, stated)| match stated {
            Stated::Given(Answer::Count(count)) if key.question == question => Some((*key, *count)),
            _ => None,
        })
    };
    if let (Some((_, flock)), Some((key, rabbits))) = (count(Question::Poultry), count(Question::Rabbits))
        && rabbits > flock
    {
        answers.leave_out(|known| known == key);
        complain(key, &rabbits, Problem::CountOutside(0, flock));
    }
}
