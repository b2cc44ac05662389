//! The stated facts: place, day, and each answer given, given between two, or
//! not given. Not given is not zero.

use crate::base::calendar::{Date, Semester};
use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
use crate::base::region::Code;
use crate::engine::question::{Key, Kind, Question, Subject};

/// A fact as it was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated<T> {
    /// Given.
    Given(T),
    /// Somewhere between two, both included.
    Between(T, T),
    /// Left open, or 不清楚.
    NotGiven,
}

/// An answer of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yuan.
    Amount(Money),
    /// A whole number.
    Count(u32),
    /// A rate, or a number with decimals.
    Number(Rate),
    /// Yes or no.
    YesNo(bool),
    /// The place of the option in its list.
    Option(u8),
    /// A day.
    Day(Date),
    /// A school term.
    Term(Semester),
    /// A year.
    Year(i16),
}

impl Answer {
    /// Its kind and what it says, each as a word.
    fn in_words(self) -> [u64; 2] {
        match self {
            Answer::Amount(amount) => [0, amount.millionths() as u64],
            Answer::Count(count) => [1, u64::from(count)],
            Answer::Number(number) => [2, number.millionths() as u64],
            Answer::YesNo(yes) => [3, u64::from(yes)],
            Answer::Option(at) => [4, u64::from(at)],
            Answer::Day(day) => [5, of_day(day)],
            Answer::Term(term) => [6, of_day(term.first_day())],
            Answer::Year(year) => [7, year as u64],
        }
    }
}

fn of_day(day: Date) -> u64 {
    (day.year() as u64) << 16 | u64::from(day.month()) << 8 | u64::from(day.day())
}

/// What was stated, each question once, in the order in which it first was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    all: Vec<(Key, Stated<Answer>)>,
    /// A bit for each question that is among them, of anybody: most that are asked for are not.
    among: [u64; WORDS],
}

/// Words of bits for all questions.
const WORDS: usize = Question::ALL.len().div_ceil(u64::BITS as usize);

impl Statements {
    /// With room for so many.
    pub fn with_room(count: usize) -> Statements {
        Statements { all: Vec::with_capacity(count), among: [0; WORDS] }
    }

    /// Whether a question is among them, of anybody.
    pub fn has(&self, question: Question) -> bool {
        let (word, bit) = bit_of(question);
        self.among[word] & bit != 0
    }

    /// What was stated in answer to a question.
    pub fn get(&self, key: Key) -> Option<Stated<Answer>> {
        if !self.has(key.question) {
            return None;
        }
        self.all.iter().find(|(known, _)| *known == key).map(|(_, stated)| *stated)
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, (Key, Stated<Answer>)> {
        self.all.iter()
    }

    /// States an answer, in place of an earlier one.
    pub fn state(&mut self, key: Key, stated: Stated<Answer>) {
        let earlier = if self.has(key.question) { self.all.iter_mut().find(|(known, _)| *known == key) } else { None };
        match earlier {
            Some((_, earlier)) => *earlier = stated,
            None => self.add(key, stated),
        }
    }

    /// Adds an answer to a question that is not among them.
    pub fn add(&mut self, key: Key, stated: Stated<Answer>) {
        debug_assert!(self.get(key).is_none(), "{key:?} was stated before");
        let (word, bit) = bit_of(key.question);
        self.among[word] |= bit;
        self.all.push((key, stated));
    }

    /// Leaves some of them out.
    pub fn leave_out(&mut self, is_out: impl Fn(Key) -> bool) {
        for (key, stated) in std::mem::take(self).all {
            if !is_out(key) {
                self.add(key, stated);
            }
        }
    }
}

fn bit_of(question: Question) -> (usize, u64) {
    let at = question.place();
    (at / u64::BITS as usize, 1 << (at % u64::BITS as usize))
}

/// What is known of a household, its place and the day of assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The county or city. Nothing is assumed.
    pub place: Code,
    /// The day for which the question is asked.
    pub assessed_on: Date,
    /// The answers; one that is missing was not answered.
    answers: Statements,
    /// Whether the usual answers stand for those that were left out.
    usual: bool,
    /// What the person said not to know.
    not_known: Vec<Key>,
}

impl Situation {
    /// A household of which nothing is known yet. What is left out of it is taken to be as it most often is, where a
    /// question has a usual answer, and a day that is left out to be that of the assessment.
    pub fn new(place: Code, assessed_on: Date) -> Situation {
        Situation::of(place, assessed_on, Statements::default())
    }

    /// The same of a household of which this was stated.
    pub fn of(place: Code, assessed_on: Date, answers: Statements) -> Situation {
        Situation { place, assessed_on, answers, usual: true, not_known: Vec::new() }
    }

    /// The same household, of which nothing is taken for granted: what was left out is open.
    #[must_use]
    pub fn taking_nothing_for_granted(mut self) -> Situation {
        self.usual = false;
        self
    }

    /// Leaves a question open, whatever was said of it: no usual answer stands for it either.
    pub fn leave_open(&mut self, key: Key) {
        self.state(key, Stated::NotGiven);
        self.not_known.push(key);
    }

    /// Notes that somebody said not to know the answer: no usual one stands for it. What was said beside that stays.
    pub fn note_not_known(&mut self, key: Key) {
        if self.answers.get(key).is_none() {
            self.answers.add(key, Stated::NotGiven);
        }
        self.not_known.push(key);
    }

    /// Whether what most people would say stands for an answer that is missing.
    pub fn takes_usual(&self, key: Key) -> bool {
        self.usual && !self.not_known.contains(&key)
    }

    /// The answer as a rule sees it: as it was stated, else as it usually is.
    pub fn seen(&self, key: Key) -> Stated<Answer> {
        match (self.stated(key), key.question.usual()) {
            (Stated::NotGiven, Some(option)) if self.takes_usual(key) => Stated::Given(match key.question.kind() {
                Kind::YesNo => Answer::YesNo(option == 0),
                _ => Answer::Option(option),
            }),
            (stated, _) => stated,
        }
    }

    /// The answer to a question.
    pub fn stated(&self, key: Key) -> Stated<Answer> {
        self.answers.get(key).unwrap_or(Stated::NotGiven)
    }

    /// States an answer, in place of an earlier one.
    pub fn state(&mut self, key: Key, stated: Stated<Answer>) {
        self.answers.state(key, stated);
    }

    /// Whether a question was answered at all.
    pub fn answers(&self, key: Key) -> bool {
        self.stated(key) != Stated::NotGiven
    }

    /// The firm answers about the household and one person.
    pub fn given(&self, person: u8) -> Vec<(Key, Answer)> {
        let mine = |key: &Key| key.question.subject() == Subject::Household || key.person == person;
        let given = |(key, stated): &(Key, Stated<Answer>)| match stated {
            Stated::Given(answer) if mine(key) => Some((*key, *answer)),
            _ => None,
        };
        self.answers.iter().filter_map(given).collect()
    }

    /// The questions that were answered, each with the person whose it is; the household's with none.
    pub fn answered(&self) -> Vec<(Option<u8>, Question)> {
        let given = self.answers.iter().filter(|(_, stated)| *stated != Stated::NotGiven);
        let whose = |key: &Key| (key.question.subject() != Subject::Household).then_some(key.person);
        let mut all = Vec::with_capacity(self.answers.all.len());
        all.extend(given.map(|(key, _)| (whose(key), key.question)));
        all
    }

    /// Whether a question was answered of a person, at any of the visits.
    pub fn says(&self, person: u8, question: Question) -> bool {
        self.answers
            .iter()
            .any(|(key, stated)| *key == Key::at(person, key.visit, question) && *stated != Stated::NotGiven)
    }

    /// How many persons something was said of.
    pub fn persons(&self) -> u8 {
        let of_persons = self.answers.iter().filter(|(key, _)| key.question.subject() != Subject::Household);
        of_persons.map(|(key, _)| key.person + 1).max().unwrap_or(0)
    }

    /// The visits of a person of which something was said; at least one.
    pub fn visits(&self, person: u8) -> Vec<u8> {
        let mut visits: Vec<u8> = Vec::new();
        for (key, stated) in self.answers.iter() {
            if key.person == person && key.question.subject() == Subject::Visit && *stated != Stated::NotGiven {
                let at = visits.partition_point(|visit| *visit < key.visit);
                if visits.get(at) != Some(&key.visit) {
                    visits.insert(at, key.visit);
                }
            }
        }
        if visits.is_empty() { vec![0] } else { visits }
    }

    /// Writes what situations are alike in that differ in stated amounts alone, and in days that date values within a
    /// stretch which the first of its days stands for.
    pub(super) fn write_likeness(&self, words: &mut Vec<u64>, first: impl Fn(Date) -> Date) {
        let of_key = |key: &Key| u64::from(key.person) << 24 | u64::from(key.visit) << 16 | key.question as u64;
        words.extend([u64::from(self.place.number()), of_day(self.assessed_on), u64::from(self.usual)]);
        words.push(self.not_known.len() as u64);
        words.extend(self.not_known.iter().map(of_key));
        for (key, stated) in self.answers.iter() {
            let begins = |how: u64, kind: u64| how << 56 | kind << 48 | of_key(key);
            match stated {
                Stated::NotGiven => words.push(begins(0, 0)),
                Stated::Given(Answer::Amount(_)) => words.push(begins(1, 0)),
                Stated::Given(answer) => {
                    let [kind, said] = match answer {
                        Answer::Day(day) if key.question.dates_values() => Answer::Day(first(*day)).in_words(),
                        other => other.in_words(),
                    };
                    words.extend([begins(2, kind), said]);
                }
                Stated::Between(low, high) => {
                    let ([kind, low], [_, high]) = (low.in_words(), high.in_words());
                    words.extend([begins(3, kind), low, high]);
                }
            }
        }
    }

    /// The days that were stated and date values, in the order of the answers.
    pub(super) fn dating_days(&self) -> impl Iterator<Item = Date> {
        self.answers.iter().filter_map(|(key, stated)| match stated {
            Stated::Given(Answer::Day(day)) if key.question.dates_values() => Some(*day),
            _ => None,
        })
    }

    /// The place among the answers of an amount that was stated.
    pub(super) fn place_of_amount(&self, key: Key) -> Option<usize> {
        let is_it = |(known, stated): &(Key, Stated<Answer>)| {
            *known == key && matches!(stated, Stated::Given(Answer::Amount(_)))
        };
        self.answers.iter().position(is_it)
    }

    /// The amount that was stated at a place among the answers.
    pub(super) fn amount_at(&self, place: usize) -> Option<Money> {
        match self.answers.all.get(place) {
            Some((_, Stated::Given(Answer::Amount(amount)))) => Some(*amount),
            _ => None,
        }
    }

    /// States an answer; for tests and examples.
    #[must_use]
    pub fn with(mut self, person: u8, question: Question, answer: Answer) -> Situation {
        self.state(Key::of(person, question), Stated::Given(answer));
        self
    }

    /// States an option; for tests and examples.
    #[must_use]
    pub fn with_option<T: Keyed>(self, person: u8, question: Question, option: T) -> Situation {
        let at = T::ALL.iter().position(|known| *known == option).unwrap_or(0);
        self.with(person, question, Answer::Option(u8::try_from(at).unwrap_or(0)))
    }
}
