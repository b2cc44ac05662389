//! One world after another: where a recorded value leaves room, or nothing tells what a layer pays, each end is a world
//! of its own; what holds in all of them is told.

use super::record::{Candidates, Day, Known, Lack, ONE, Record, TOO_LARGE, day, year};
use super::told::{Story, Told};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// Half up of a quotient that is not below zero.
pub fn half_up(number: i128, by: i128) -> i128 {
    (2 * number + by) / (2 * by)
}

/// A part of an amount, half up to the fen.
pub fn part(fen: i128, rate: i128) -> i128 {
    half_up(fen * rate, ONE)
}

/// Where a household stands in one world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Qualifies,
    Judged,
    NotNow,
    Unknown,
}

/// An amount: what it is, in what form, how much.
pub type Amount = (&'static str, &'static str, Result<i128, Lack>);

/// What one world comes to.
#[derive(Clone, Debug)]
pub struct Said {
    pub stand: Stand,
    pub amounts: Vec<Amount>,
}

impl Said {
    pub fn only(stand: Stand) -> Said {
        Said { stand, amounts: Vec::new() }
    }

    pub fn granted(stand: Stand, label: &'static str, form: &'static str, amount: Result<i128, Lack>) -> Said {
        Said { stand, amounts: vec![(label, form, amount)] }
    }
}

/// What an amount is, and in what form.
pub type What = (String, String);

/// Lowest and highest, as far as there is one.
pub type Ends = (Option<i128>, Option<i128>);

/// What all worlds come to: the verdict, and lowest and highest of each amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    pub verdict: &'static str,
    pub amounts: BTreeMap<What, Ends>,
}

/// A parameter and its case, where, on which day, and whether only what is in force counts.
type Asked = (String, String, u32, Day, bool);

/// What was found of a value.
type Sought = Result<Rc<Candidates>, Lack>;

/// A story in one world.
pub struct World<'r> {
    pub record: &'r Record,
    pub story: &'r Story,
    /// The place whose values count.
    place: Cell<u32>,
    /// Whether only values that leave no room count.
    exact: Cell<bool>,
    /// What was decided, in the order of asking: for what, which, of how many.
    tape: RefCell<Vec<(String, usize, usize)>>,
    /// What was looked up, for all worlds.
    found: RefCell<HashMap<Asked, Sought>>,
    /// What was asked and not told.
    pub untold: RefCell<BTreeSet<(u8, &'static str)>>,
}

/// More worlds than this are not told of.
const MOST_WORLDS: usize = 1024;

/// Every world of a story under a rule; none where there are too many, or an answer that the rule asks for is not told.
pub fn all_worlds(record: &Record, story: &Story, rule: fn(&World<'_>) -> Said) -> Option<Whole> {
    let world = World {
        record,
        story,
        place: Cell::new(story.place),
        exact: Cell::new(false),
        tape: RefCell::default(),
        found: RefCell::default(),
        untold: RefCell::default(),
    };
    let mut all: Vec<Said> = Vec::new();
    loop {
        all.push(rule(&world));
        if !world.untold.borrow().is_empty() || all.len() > MOST_WORLDS {
            return None;
        }
        let mut tape = world.tape.borrow_mut();
        loop {
            match tape.last_mut() {
                None => return Some(Whole::of(&all)),
                Some((_, taken, of)) if *taken + 1 < *of => {
                    *taken += 1;
                    break;
                }
                Some(_) => {
                    tape.pop();
                }
            }
        }
    }
}

impl Whole {
    fn of(all: &[Said]) -> Whole {
        let stands = |wanted: &[Stand]| all.iter().filter(|said| wanted.contains(&said.stand)).count();
        let verdict = if stands(&[Stand::Qualifies]) == all.len() {
            "likely"
        } else if stands(&[Stand::NotNow]) == all.len() {
            "not_now"
        } else if stands(&[Stand::Qualifies, Stand::Judged]) > 0 {
            "possible"
        } else {
            "cannot_judge"
        };
        let mut amounts: BTreeMap<What, Vec<Result<i128, Lack>>> = BTreeMap::new();
        for (label, form, amount) in all.iter().flat_map(|said| &said.amounts) {
            amounts.entry(((*label).to_owned(), (*form).to_owned())).or_default().push(*amount);
        }
        // With no end, or where some of it is recorded nowhere, there is no highest.
        let ends = |amounts: Vec<Result<i128, Lack>>| {
            let known: Vec<i128> = amounts.iter().filter_map(|amount| amount.ok()).collect();
            let whole = amounts.iter().all(|amount| matches!(amount, Ok(_) | Err(Lack::NoAmount)));
            (known.iter().min().copied(), known.iter().max().copied().filter(|high| whole && *high < TOO_LARGE))
        };
        Whole { verdict, amounts: amounts.into_iter().map(|(what, amounts)| (what, ends(amounts))).collect() }
    }
}

impl<'r> World<'r> {
    fn told(&self, visit: u8, key: &'static str) -> Option<&'r Told> {
        let told = self.story.answers.get(&(visit, key));
        if told.is_none() {
            self.untold.borrow_mut().insert((visit, key));
        }
        told
    }

    /// Whether an answer was told at all.
    pub fn is_told(&self, visit: u8, key: &'static str) -> bool {
        self.story.answers.contains_key(&(visit, key))
    }

    pub fn yes_at(&self, visit: u8, key: &'static str) -> bool {
        matches!(self.told(visit, key), Some(Told::Yes(true)))
    }

    pub fn yes(&self, key: &'static str) -> bool {
        self.yes_at(0, key)
    }

    pub fn option_at(&self, visit: u8, key: &'static str) -> &'static str {
        if let Some(Told::Option(option)) = self.told(visit, key) { option } else { "" }
    }

    pub fn option(&self, key: &'static str) -> &'static str {
        self.option_at(0, key)
    }

    /// Yuan in fen, a count, or a number in millionths.
    pub fn number_at(&self, visit: u8, key: &'static str) -> i128 {
        match self.told(visit, key) {
            Some(Told::Fen(number) | Told::Count(number) | Told::Number(number)) => *number,
            _ => 0,
        }
    }

    pub fn number_if_told(&self, visit: u8, key: &'static str) -> Option<i128> {
        self.is_told(visit, key).then(|| self.number_at(visit, key))
    }

    pub fn number(&self, key: &'static str) -> i128 {
        self.number_at(0, key)
    }

    /// The day of an answer, or the first day of its term or year.
    pub fn day_at(&self, visit: u8, key: &'static str) -> Day {
        match self.told(visit, key) {
            Some(Told::Day(day) | Told::Term(day)) => *day,
            Some(Told::Year(year)) => day(*year, 1, 1),
            _ => self.story.on,
        }
    }

    /// The day that dates a parameter.
    fn day_of(&self, id: &str, visit: u8) -> Day {
        match self.record.kinds[id].by.as_str() {
            "day" => self.story.on,
            "discharge" => self.day_at(visit, "discharge"),
            "semester" => self.day_at(0, "term"),
            "calendar_year" => day(year(self.day_at(0, "term")), 1, 1),
            "coverage_year" => self.day_at(0, "coverage_year"),
            "previous_year" => day(year(self.story.on) - 1, 1, 1),
            "contract" => self.day_at(0, "loan_since"),
            other => panic!("{id} is dated by {other}"),
        }
    }

    /// What a value may be.
    pub fn candidates(&self, visit: u8, id: &str, case: &str, current: bool) -> Sought {
        let sought = (id.to_owned(), case.to_owned(), self.place.get(), self.day_of(id, visit), current);
        if let Some(found) = self.found.borrow().get(&sought) {
            return found.clone();
        }
        let found = self.record.find(id, case, sought.2, sought.3, current).map(Rc::new);
        self.found.borrow_mut().insert(sought, found.clone());
        found
    }

    /// Whether something is recorded.
    pub fn knows_at(&self, visit: u8, id: &str, case: &str) -> bool {
        self.candidates(visit, id, case, false).err() != Some(Lack::NotFound)
    }

    pub fn knows(&self, id: &str, case: &str) -> bool {
        self.knows_at(0, id, case)
    }

    /// The value in this world; that of two days is the same where it is the same.
    pub fn value_at(&self, visit: u8, id: &str, case: &str, current: bool) -> Result<Known, Lack> {
        let candidates = self.candidates(visit, id, case, current)?;
        match (&candidates.values[..], self.exact.get()) {
            ([one], _) => Ok(one.clone()),
            (_, true) => Err(Lack::Room),
            (several, false) => Ok(several[self.decide(&candidates.name, several.len())].clone()),
        }
    }

    /// A number of the record: fen, millionths, or a count.
    pub fn known_at(&self, visit: u8, id: &str, case: &str) -> Result<i128, Lack> {
        match self.value_at(visit, id, case, false)? {
            Known::Fen(number) | Known::Rate(number) | Known::Count(number) => Ok(number),
            other => panic!("{id} is no number: {other:?}"),
        }
    }

    pub fn known(&self, id: &str, case: &str) -> Result<i128, Lack> {
        self.known_at(0, id, case)
    }

    /// The option that a place has chosen, if it is recorded.
    pub fn chosen_at(&self, visit: u8, id: &str, case: &str) -> Result<Option<String>, Lack> {
        match self.value_at(visit, id, case, false) {
            Ok(Known::Option(option)) => Ok(Some(option)),
            Err(Lack::Room) => Err(Lack::Room),
            _ => Ok(None),
        }
    }

    pub fn is_chosen(&self, id: &str, option: &str) -> bool {
        self.chosen_at(0, id, "") == Ok(Some(option.to_owned()))
    }

    /// Whether the words of a rule are recorded.
    pub fn has_rule(&self, id: &str) -> bool {
        self.knows(id, "")
    }

    /// One of those cases of a parameter that are recorded, as somebody else decides.
    pub fn one_of(&self, id: &str) -> Result<i128, Lack> {
        let cases = self.record.kinds[id].cases.iter();
        let found: Vec<Result<i128, Lack>> = cases.map(|case| self.known(id, case)).collect();
        let known: Vec<i128> = found.iter().filter_map(|value| value.ok()).collect();
        match known.len() {
            0 => Err(found.into_iter().find_map(Result::err).unwrap_or(Lack::NotFound)),
            many => Ok(known[self.decide(&format!("one of {id}"), many)]),
        }
    }

    /// What a layer pays of which nothing is recorded: nothing, or all that remains (READINGS 22).
    pub fn missing(&self, layer: &str, visit: u8, remaining: i128) -> i128 {
        if remaining > 0 && self.decide(&format!("{layer} of {visit}"), 2) == 1 { remaining } else { 0 }
    }

    /// Which of several, in this world.
    pub fn decide(&self, what: &str, of: usize) -> usize {
        let mut tape = self.tape.borrow_mut();
        if let Some((_, taken, _)) = tape.iter().find(|(known, _, _)| known == what) {
            return *taken;
        }
        if of > 1 {
            tape.push((what.to_owned(), 0, of));
        }
        0
    }

    /// The same with only what leaves no room.
    pub fn exactly<T>(&self, rule: impl FnOnce() -> T) -> T {
        let before = self.exact.replace(true);
        let result = rule();
        self.exact.set(before);
        result
    }

    /// Values of the home, or only the nation's where the school lies outside the province (READINGS 26).
    pub fn at_school<T>(&self, rule: impl FnOnce(bool) -> T) -> T {
        let outside = !self.yes("school_in_province");
        let home = self.place.get();
        if outside {
            self.place.set(*self.record.chain(home).last().unwrap_or(&home));
        }
        let result = rule(outside);
        self.place.set(home);
        result
    }
}
