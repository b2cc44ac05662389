//! Rows of text become the answers of the form, and nothing else: what is computed for a row is what the page computes
//! for the same answers.

use crate::answer::task::Task;
use crate::base::calendar::Date;
use crate::base::money::Money;
use crate::base::region::Code;
use crate::engine::question::{Key, Kind, Question};
use crate::engine::retrace::Reckoner;
use crate::engine::situation::Situation;
use crate::form::answers::Answers;
use crate::form::{Field, Problem, number, usual};
use crate::ledger::cells;
use crate::ledger::columns::Target;
use crate::ledger::order::Whole;
use crate::ledger::person::{Who, which};
use crate::ledger::plan::Plan;
use crate::ledger::record::Record;
use crate::ledger::repeated::Words;
use crate::ledger::unread::{At, Closed, Unread, Why};
use crate::programme::{Assessment, Programme, assess_by, monitoring};

/// An answer, and where it comes from.
#[derive(Clone, Debug)]
struct Said<'c> {
    key: Key,
    words: Words<'c>,
    at: Option<At<'c>>,
}

/// What holds for all rows of a household: the place or the day.
#[derive(Clone, Copy, Debug)]
struct Shared<'c, T> {
    /// None where it is not told.
    it: Option<T>,
    /// The first cell that says so.
    at: Option<At<'c>>,
    /// Cells say it differently.
    is_open: bool,
}

/// One household of the ledger: the answers of its rows.
#[derive(Clone, Debug)]
pub struct Household<'c> {
    place: Shared<'c, Code>,
    day: Shared<'c, Date>,
    said: Vec<Said<'c>>,
    /// For each row the person it is about, from 0.
    pub persons: Vec<u8>,
    /// The cells that could not be read.
    pub unread: Vec<Unread>,
    /// What is not told for want of them.
    pub closed: Vec<Closed>,
    /// What was handed to the rules as not known for want of them.
    pub opened: Vec<Closed>,
    /// What the person of a row paid, where a column says so: for the audit of the slip.
    own_paid: Vec<(usize, Money)>,
    /// What was answered by what holds for the whole list.
    pub whole: Vec<Whole>,
    /// What stays open: cells say it differently, or one of them was not understood.
    left_open: Vec<Key>,
    /// What a cell says that was not understood: no answer of the whole list stands in for it.
    not_understood: Vec<Question>,
}

/// Answers of a household, about: room that is taken at once.
const ABOUT: usize = 8;

/// Reads the rows of one household. Each new person among them is the next one of the
/// form; a row of a person who was met before is another of their bills.
pub fn household<'c>(rows: impl ExactSizeIterator<Item = &'c Record>, plan: &Plan) -> Household<'c> {
    let mut household = Household {
        place: Shared { it: Some(plan.place), at: None, is_open: false },
        day: Shared { it: Some(plan.day), at: None, is_open: false },
        said: Vec::with_capacity(ABOUT),
        persons: Vec::with_capacity(rows.len()),
        unread: Vec::new(),
        closed: Vec::new(),
        opened: Vec::new(),
        own_paid: Vec::new(),
        whole: Vec::new(),
        left_open: Vec::new(),
        not_understood: Vec::new(),
    };
    let mut met: Vec<Who> = Vec::new();
    // One row alone is of one person, whoever it is.
    let is_alone = rows.len() == 1;
    for (row, cells) in rows.enumerate() {
        let person = if is_alone { 0 } else { household.meet(&mut met, plan, cells, row) };
        let visits = household.persons.iter().filter(|known| **known == person).count();
        let visit = u8::try_from(visits).unwrap_or(u8::MAX);
        household.persons.push(person);
        household.paid_by_person(plan, cells, row);
        for (column, target) in plan.answering.iter().copied() {
            let text = cells.bare(column);
            if !text.is_empty() {
                household.take(target, At { row, column, text }, (person, visit), cells, plan);
            }
        }
        let surplus = || cells.iter().skip(plan.columns.len());
        if surplus().any(|text| !text.trim().is_empty()) {
            let surplus: Vec<&str> = surplus().collect();
            let at = At { row, column: plan.columns.len(), text: &surplus.join("｜") };
            household.refuse(at, Why::Surplus);
            // A comma too many moves all that follows it into the wrong columns.
            household.close(None, at, None);
        }
    }
    household.of_the_whole_list(&plan.whole);
    household
}

impl<'c> Household<'c> {
    /// The same household, assessed on another day.
    #[must_use]
    pub fn on(&self, day: Date) -> Household<'c> {
        let mut other = self.clone();
        other.day.it = self.day.it.map(|_| day);
        other
    }

    /// The answers, as a page reads them.
    pub fn answers(&self) -> Vec<(Field, String)> {
        let place = self.place.it.map(|place| (Field::Place, place.to_string()));
        let day = self.day.it.map(|day| (Field::AssessedOn, day.to_string()));
        let said = self.said.iter().map(|said| (Field::Question(said.key), said.words.text.to_string()));
        place.into_iter().chain(day).chain(said).collect()
    }

    /// What the person of a row paid, where a column says so: for the audit of the slip.
    pub fn paid(&self, row: usize) -> Option<Money> {
        self.own_paid.iter().find(|(of, _)| *of == row).map(|(_, paid)| *paid)
    }

    /// Whether a row is the first of its person.
    pub fn is_first(&self, row: usize) -> bool {
        self.persons.get(row).is_some_and(|person| !self.persons[..row].contains(person))
    }

    /// Whom of those who were met a row is about; somebody new is met.
    fn meet(&mut self, met: &mut Vec<Who>, plan: &Plan, cells: &Record, row: usize) -> u8 {
        let who = plan.who(cells);
        let person = which(met, &who).unwrap_or(met.len());
        match met.get_mut(person) {
            // What one row lacks the other has.
            Some(known) if known.number.is_empty() => known.number = who.number,
            Some(known) if known.name.is_empty() => known.name = who.name,
            Some(_) => {}
            None => {
                let other = met.iter().find(|known| !who.number.is_empty() && known.number == who.number);
                if let Some(other) = other {
                    self.number_of(plan, cells, row, &other.name);
                }
                met.push(who);
            }
        }
        u8::try_from(person).unwrap_or(u8::MAX)
    }

    fn paid_by_person(&mut self, plan: &Plan, cells: &Record, row: usize) {
        let paid = plan.positions.get(Target::OwnPaid).map(|column| (column, cells.bare(column)));
        let Some((column, text)) = paid.filter(|(_, text)| !text.is_empty()) else { return };
        match number::amount(&cells::in_yuan(text, plan.scale(column))) {
            Ok(amount) => self.own_paid.push((row, amount)),
            Err(_) => self.refuse(At { row, column, text }, Why::Words),
        }
    }

    /// Takes a cell.
    fn take(&mut self, target: Target, at: At<'c>, (person, visit): (u8, u8), cells: &'c Record, plan: &Plan) {
        match target {
            Target::Place => {
                let read = plan.places.read(at.text).map_err(Why::Place);
                self.of_the_row((Field::Place, |household| &mut household.place), read, at);
            }
            Target::Day => {
                let read = cells::day(at.text).ok_or(Why::Words);
                self.of_the_row((Field::AssessedOn, |household| &mut household.day), read, at);
            }
            Target::Field(question) => {
                let key = Key::at(person, visit, question);
                let words = match question.kind() {
                    Kind::Amount { .. } => Some(Words::of(question, cells::in_yuan(at.text, plan.scale(at.column)))),
                    Kind::Count { .. } | Kind::Percent { .. } | Kind::Measure { .. } => {
                        cells::answer(question, at.text).map(|text| Words::of(question, text))
                    }
                    _ => plan.repeated[at.column].spoken(question, at.text),
                };
                match words {
                    Some(words) => {
                        if words.says_nothing() {
                            self.nothing_rests_on(key, at);
                        }
                        self.answer(key, words, at);
                    }
                    None => {
                        self.refuse(at, Why::Words);
                        self.not_understood.push(question);
                        self.not_known(key, at);
                    }
                }
            }
            Target::Risks => {
                let (risks, all) = cells::risks(at.text);
                for question in risks {
                    self.answer(Key::of(person, question), Words::of(question, "yes".into()), at);
                }
                if !all {
                    self.refuse(at, Why::Words);
                    // It may be any of them.
                    self.not_understood.extend(monitoring::RISKS);
                }
            }
            Target::PerHead => self.per_head(at, cells, plan),
            Target::Ignored
            | Target::Household
            | Target::Name
            | Target::IdNumber
            | Target::HeadName
            | Target::HeadNumber
            | Target::Township
            | Target::Village
            | Target::OwnPaid => {}
        }
    }

    /// What no row says is answered by what holds for the whole list. All of it is asked of households.
    fn of_the_whole_list(&mut self, whole: &[Whole]) {
        for one in whole {
            let mut is_used = false;
            for (question, text) in one.answers() {
                let key = Key::of(0, question);
                let is_said = self.said.iter().any(|said| said.key == key);
                let is_open = self.left_open.contains(&key) || self.not_understood.contains(&question);
                if !is_said && !is_open {
                    self.said.push(Said { key, words: Words::of(question, text.into()), at: None });
                    is_used = true;
                }
            }
            if is_used {
                self.whole.push(*one);
            }
        }
    }

    /// The income per head, times the members. What was rounded for it is no contradiction to the whole.
    fn per_head(&mut self, at: At<'c>, cells: &'c Record, plan: &Plan) {
        let members = cells::count(plan.cell(cells, Target::Field(Question::Members)));
        let each = number::amount(&cells::in_yuan(at.text, plan.scale(at.column))).ok();
        let Some((each, members)) = each.zip(members) else { return self.refuse(at, Why::Words) };
        let total = each.times(members);
        let key = Key::of(0, Question::NetIncome);
        let mine = plan.positions.get(Target::Field(Question::NetIncome));
        let whole = mine.and_then(|column| {
            let text = cells.bare(column);
            number::amount(&cells::in_yuan(text, plan.scale(column))).ok()
        });
        let is_rounded = |whole: Money| {
            // As many decimals as the cell has were kept: at most one of the last for each member was lost.
            let step = if each == Money::from_units(each.whole(), 0) { Money::from_units(1, 0) } else { Money::FEN };
            let off = if whole > total { whole - total } else { total - whole };
            off <= step.times(members)
        };
        if !whole.is_some_and(is_rounded) {
            self.answer(key, Words::of(key.question, total.to_string().into()), at);
        }
    }

    /// The place or the day: one for all rows of the household.
    fn of_the_row<T: Copy + PartialEq>(
        &mut self,
        (field, shared): (Field, for<'h> fn(&'h mut Household<'c>) -> &'h mut Shared<'c, T>),
        read: Result<T, Why>,
        at: At<'c>,
    ) {
        let known = shared(self);
        match (read, known.at) {
            (Err(why), _) => {
                known.it = None;
                self.refuse(at, why.clone());
                self.close(Some(field), at, Some(why));
            }
            (Ok(it), None) => {
                known.at = Some(at);
                known.it = known.it.map(|_| it);
            }
            (Ok(it), Some(from)) if known.it != Some(it) && !known.is_open => {
                (known.it, known.is_open) = (None, true);
                self.refuse(at, Why::Contradicts(from.row, from.column, from.text.to_owned()));
                self.close(Some(field), at, None);
            }
            (Ok(_), Some(_)) => {}
        }
    }

    /// What the household's rows repeat is said once; a person's second bill has a name
    /// of its own. What two cells say differently stays open.
    fn answer(&mut self, key: Key, words: Words<'c>, at: At<'c>) {
        if self.left_open.contains(&key) {
            return;
        }
        match self.said.iter().find(|said| said.key == key) {
            Some(known) if known.words.agrees(&words) => {}
            Some(known) => {
                let from = known.at.unwrap_or(At { row: 0, column: at.column, text: "" });
                self.refuse(at, Why::Contradicts(from.row, from.column, from.text.to_owned()));
                self.said.retain(|said| said.key != key);
                self.left_open.push(key);
                self.not_known(key, at);
            }
            None => self.said.push(Said { key, words, at: Some(at) }),
        }
    }

    /// The answer to a question of the household.
    pub fn text(&self, question: Question) -> Option<&str> {
        let key = Key::of(0, question);
        self.said.iter().find(|said| said.key == key).map(|said| &*said.words.text)
    }

    fn refuse(&mut self, at: At<'_>, why: Why) {
        self.unread.push(Unread { row: at.row, column: at.column, given: at.text.to_owned(), why });
    }

    /// A number that stands with two names is of neither.
    fn number_of(&mut self, plan: &Plan, cells: &Record, row: usize, other: &str) {
        if let Some(column) = plan.positions.get(Target::IdNumber) {
            let text = cells.bare(column);
            self.refuse(At { row, column, text }, Why::NumberOf(other.to_owned()));
        }
    }

    /// What was not understood, or is said differently, stays open whatever other cells say: the rules are told so
    /// where they would else take the usual answer.
    fn not_known(&mut self, key: Key, at: At<'_>) {
        self.nothing_rests_on(key, at);
        if usual::is_taken_for_granted(key.question) {
            self.said.retain(|said| said.key != key);
            self.said.push(Said { key, words: Words::not_known(), at: None });
            self.left_open.push(key);
            self.opened.push(Closed::of(key, at));
        }
    }

    /// Where the rules would take what is not known for nothing, what rests on it is not told.
    fn nothing_rests_on(&mut self, key: Key, at: At<'_>) {
        if usual::is_nothing_when_left_out(key.question) {
            self.closed.push(Closed::of(key, at));
        }
    }

    /// Nothing is told of the household.
    fn close(&mut self, field: Option<Field>, at: At<'_>, why: Option<Why>) {
        self.closed.push(Closed { person: None, field, column: at.column, given: at.text.to_owned(), why });
    }

    /// What keeps a programme from being told of a person.
    pub fn closed_to(&self, programme: Programme, person: u8) -> impl Iterator<Item = &Closed> {
        self.closed.iter().filter(move |closed| closed.reaches(programme, person))
    }
}

/// What the rules say of a household.
#[derive(Debug)]
pub struct Answered {
    /// The facts, where place and day are known.
    pub situation: Option<Situation>,
    /// The programmes of the task, of the household and of each person, but for those that rest on what was not read.
    pub assessments: Vec<Assessment>,
}

/// Has the answers read by the form and assessed. What the form refuses is added to
/// the cells that could not be read.
pub fn assess(household: &mut Household<'_>, task: Task, reckoner: &Reckoner<'_>) -> Answered {
    let mut answers = Answers::with_room(household.said.len());
    household.place.it.into_iter().for_each(|place| answers.place(place, reckoner.book()));
    household.day.it.into_iter().for_each(|day| answers.day(day));
    for Said { key, words, .. } in household.said.iter().filter(|said| !said.words.text.is_empty()) {
        answers.answer(*key, &words.text, &words.heard);
    }
    let mut reading = answers.reading();
    for complaint in reading.complaints {
        let from = match &complaint.field {
            Field::Place => household.place.at,
            Field::Question(key) => household.said.iter().find(|said| said.key == *key).and_then(|said| said.at),
            Field::AssessedOn | Field::Door | Field::Other(_) => None,
        };
        let given = complaint.given.clone();
        let at = from.unwrap_or(At { row: 0, column: usize::MAX, text: &given });
        match &complaint.field {
            // A bill of before the cover is left out, and that is what is told.
            Field::Question(_) if matches!(complaint.problem, Problem::BeforeCover(_)) => {}
            Field::Question(key) => {
                household.not_known(*key, at);
                reading.situation.iter_mut().for_each(|situation| situation.leave_open(*key));
            }
            Field::Place | Field::AssessedOn => {
                household.close(Some(complaint.field.clone()), at, Some(Why::Refused(complaint.clone())));
            }
            Field::Door | Field::Other(_) => {}
        }
        household.refuse(at, Why::Refused(complaint));
    }
    let told = |one: &Assessment| household.closed_to(one.programme, one.person).next().is_none();
    let assessed = |situation| assess_by(situation, reckoner, task.programmes());
    let mut assessments = reading.situation.as_ref().map(assessed).unwrap_or_default();
    assessments.retain(told);
    Answered { situation: reading.situation, assessments }
}
