//! The ledger: a village's list in, what the rules say of each household beside it.
//! Rows of text become the answers of the form, and nothing else: what is computed
//! for a row is what the page computes for the same answers.
//!
//! Names and identity numbers pass through in their columns; they are no answers, so
//! that no rule, link or store ever sees them.

use crate::answer::task::Task;
use crate::base::calendar::Date;
use crate::base::money::Money;
use crate::base::region::Code;
use crate::book::entry::Book;
use crate::engine::question::{Key, Question};
use crate::engine::situation::Situation;
use crate::form::{self, Complaint, Field, number};
use crate::ledger::cells;
use crate::ledger::columns::Target;
use crate::programme::{Assessment, assess_those};

/// How a ledger is to be read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What for.
    pub task: Task,
    /// The place of rows that name none.
    pub place: Code,
    /// The day of rows that name none.
    pub day: Date,
    /// What each column holds.
    pub columns: Vec<Target>,
}

impl Plan {
    /// Whether two rows that follow each other are of one household.
    pub fn belong_together<'c>(
        &self,
        one: impl Iterator<Item = &'c str>,
        other: impl Iterator<Item = &'c str>,
    ) -> bool {
        let id = |cells: &mut dyn Iterator<Item = &'c str>| {
            let mut cells = cells.zip(&self.columns);
            cells.find(|(_, target)| **target == Target::Household).map(|(cell, _)| cell.trim())
        };
        let (one, other) = (id(&mut { one }), id(&mut { other }));
        one.is_some_and(|id| !id.is_empty()) && one == other
    }
}

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Which row of the household, from 0.
    pub row: usize,
    /// Which column, from 0.
    pub column: usize,
    /// What was found.
    pub given: String,
    /// Why it was not taken, as the form says it; none where the cell itself has none of
    /// the words that the column takes.
    pub complaint: Option<Complaint>,
}

/// One household of the ledger: the answers of its rows.
#[derive(Clone, Debug, Default)]
pub struct Household {
    /// The answers, as the form reads them.
    pub answers: Vec<(Field, String)>,
    /// For each row the person it is about, from 0.
    pub persons: Vec<u8>,
    /// The cells that could not be read.
    pub unread: Vec<Unread>,
    /// What the person paid, where a column says so: for the audit of the slip.
    pub own_paid: Vec<Option<Money>>,
    /// From which row and column each answer comes.
    where_from: Vec<(Field, usize, usize)>,
}

/// Reads the rows of one household. Each new person among them is the next one of the
/// form; a row of a person who was met before is another of their bills.
pub fn household<R: AsRef<[String]>>(rows: &[R], plan: &Plan) -> Household {
    let mut household = Household::default();
    let mut met: Vec<(String, u8)> = Vec::new();
    household.answers.push((Field::Place, plan.place.to_string()));
    household.answers.push((Field::AssessedOn, plan.day.to_string()));
    for (row, cells) in rows.iter().enumerate() {
        let cells = cells.as_ref();
        let cell = |wanted: Target| {
            let at = plan.columns.iter().position(|target| *target == wanted)?;
            cells.get(at).map(|text| text.trim()).filter(|text| !text.is_empty())
        };
        let who = cell(Target::IdNumber).or(cell(Target::Name)).unwrap_or_default().to_owned();
        let known = met.iter().filter(|(known, _)| *known == who && !who.is_empty()).count();
        let person = match met.iter().find(|(known, _)| *known == who && !who.is_empty()) {
            Some((_, person)) => *person,
            None => u8::try_from(distinct(&met)).unwrap_or(u8::MAX),
        };
        let visit = u8::try_from(known).unwrap_or(u8::MAX);
        met.push((who, person));
        household.persons.push(person);
        household.own_paid.push(cell(Target::OwnPaid).and_then(|text| number::amount(text).ok()));
        for (column, target) in plan.columns.iter().enumerate() {
            let Some(text) = cells.get(column).map(|text| text.trim()).filter(|text| !text.is_empty()) else {
                continue;
            };
            match target {
                Target::Place => match cells::place(text) {
                    Some(code) => household.answers[0].1 = code,
                    None => household.refuse(row, column, text),
                },
                Target::Day => match cells::day(text) {
                    Some(day) => household.answers[1].1 = day,
                    None => household.refuse(row, column, text),
                },
                Target::Field(question) => match cells::answer(*question, text) {
                    Some(text) => {
                        household.answer(Key::at(person, visit, *question), text, row, column);
                    }
                    None => household.refuse(row, column, text),
                },
                Target::PerHead => {
                    let members = cell(Target::Field(Question::Members)).and_then(cells::count);
                    match (number::amount(text), members) {
                        (Ok(each), Some(members)) => {
                            let total = each.times(members).to_string();
                            household.answer(Key::of(person, Question::NetIncome), total, row, column);
                        }
                        _ => household.refuse(row, column, text),
                    }
                }
                Target::Ignored | Target::Household | Target::Name | Target::IdNumber | Target::OwnPaid => {}
            }
        }
    }
    household
}

impl Household {
    /// The same household, assessed on another day.
    #[must_use]
    pub fn on(&self, day: Date) -> Household {
        let mut other = self.clone();
        if let Some((_, text)) = other.answers.iter_mut().find(|(field, _)| *field == Field::AssessedOn) {
            *text = day.to_string();
        }
        other
    }

    /// What the household's rows repeat is said once; a person's second bill has a name
    /// of its own.
    fn answer(&mut self, key: Key, text: String, row: usize, column: usize) {
        let field = Field::Question(key);
        match self.answers.iter().find(|(known, _)| *known == field) {
            Some((_, known)) if *known == text => {}
            Some(_) => self.refuse(row, column, &text),
            None => {
                self.where_from.push((field.clone(), row, column));
                self.answers.push((field, text));
            }
        }
    }

    /// The answer to a question of the household.
    pub fn text(&self, question: Question) -> Option<&str> {
        let field = Field::Question(Key::of(0, question));
        self.answers.iter().find(|(known, _)| *known == field).map(|(_, text)| text.as_str())
    }

    fn refuse(&mut self, row: usize, column: usize, given: &str) {
        self.unread.push(Unread { row, column, given: given.to_owned(), complaint: None });
    }
}

fn distinct(met: &[(String, u8)]) -> usize {
    met.iter().map(|(_, person)| usize::from(*person) + 1).max().unwrap_or(0)
}

/// What the rules say of a household.
#[derive(Debug)]
pub struct Answered {
    /// The facts, where place and day are known.
    pub situation: Option<Situation>,
    /// The programmes of the task, of the household and of each person.
    pub assessments: Vec<Assessment>,
}

/// Has the answers read by the form and assessed. What the form refuses is added to
/// the cells that could not be read.
pub fn assess(household: &mut Household, task: Task, book: &Book) -> Answered {
    let fields = household.answers.iter().map(|(field, text)| (field.clone(), text.as_str()));
    let reading = form::read_fields(fields, book);
    for complaint in reading.complaints {
        let from = household.where_from.iter().find(|(field, ..)| *field == complaint.field);
        let (row, column) = from.map_or((0, usize::MAX), |(_, row, column)| (*row, *column));
        household.unread.push(Unread { row, column, given: complaint.given.clone(), complaint: Some(complaint) });
    }
    let assessments =
        reading.situation.as_ref().map(|situation| assess_those(situation, book, task.looks_at())).unwrap_or_default();
    Answered { situation: reading.situation, assessments }
}
