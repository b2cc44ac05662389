//! What a household tells: plain answers by the keys of the questions, and how they are drawn.

use super::record::{Day, ONE, Record, after, day, term_of, year};
use bangfu::base::calendar::{Date, Semester};
use bangfu::base::keyed::Keyed;
use bangfu::base::money::{Money, Rate};
use bangfu::base::region::Code;
use bangfu::engine::question::{Key, Kind, Question, Subject};
use bangfu::engine::situation::{Answer, Situation, Stated};
use std::collections::BTreeMap;
use std::fmt::Write;

/// An answer: amounts in fen, numbers in millionths, a term by its first day.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    Fen(i128),
    Count(i128),
    Number(i128),
    Yes(bool),
    Option(&'static str),
    Day(Day),
    Term(Day),
    Year(i32),
}

impl Told {
    /// Whether it names a day after this one.
    pub fn is_after(&self, on: Day) -> bool {
        match self {
            Told::Day(day) | Told::Term(day) => *day > on,
            Told::Year(year) => day(*year, 1, 1) > on,
            _ => false,
        }
    }
}

/// Which visit (0 for what is asked of none), and which question.
pub type Asked = (u8, &'static str);

/// Everything that was told.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    pub place: u32,
    pub on: Day,
    pub answers: BTreeMap<Asked, Told>,
}

/// What is left open of a story.
#[derive(Clone, Debug, PartialEq)]
pub enum Veil {
    Hidden,
    Between(i128, i128),
}

fn date(of: Day) -> Date {
    let part = |number: i32| u8::try_from(number).expect("a part of a day");
    Date::of(i16::try_from(year(of)).expect("a year"), part(of / 100 % 100), part(of % 100))
}

fn money(fen: i128) -> Money {
    Money::from_fen(i64::try_from(fen).expect("an amount"))
}

fn question(key: &str) -> Question {
    Question::parse(key).unwrap_or_else(|| panic!("{key} is a question"))
}

impl Story {
    /// As the library takes it; nothing is taken for granted.
    pub fn situation(&self, veils: &BTreeMap<Asked, Veil>) -> Situation {
        let place = Code::parse(&self.place.to_string()).expect("a code");
        let mut situation = Situation::new(place, date(self.on)).taking_nothing_for_granted();
        for (asked, told) in &self.answers {
            let question = question(asked.1);
            let answer = match told {
                Told::Fen(fen) => Answer::Amount(money(*fen)),
                Told::Count(count) => Answer::Count(u32::try_from(*count).expect("a count")),
                Told::Number(number) => Answer::Number(Rate::from_units(i64::try_from(*number).expect("a number"), 6)),
                Told::Yes(yes) => Answer::YesNo(*yes),
                Told::Option(key) => {
                    let Kind::Choice(keys) = question.kind() else { panic!("{} is a choice", asked.1) };
                    let at = keys().iter().position(|known| known == key);
                    let at = at.unwrap_or_else(|| panic!("{} has {key}", asked.1));
                    Answer::Option(u8::try_from(at).expect("few options"))
                }
                Told::Day(day) => Answer::Day(date(*day)),
                Told::Term(first) => Answer::Term(Semester::of(date(*first))),
                Told::Year(year) => Answer::Year(i16::try_from(*year).expect("a year")),
            };
            let stated = match veils.get(asked) {
                None => Stated::Given(answer),
                Some(Veil::Hidden) => Stated::NotGiven,
                Some(Veil::Between(low, high)) => {
                    Stated::Between(Answer::Amount(money(*low)), Answer::Amount(money(*high)))
                }
            };
            situation.state(Key::at(0, asked.0, question), stated);
        }
        situation
    }

    /// As a worked example gives it, in the form of `tests/cases`.
    pub fn example(&self, veils: &BTreeMap<Asked, Veil>) -> String {
        let iso = |of: Day| date(of).to_string();
        let mut given = String::new();
        for ((visit, key), told) in &self.answers {
            let name = match question(key).subject() {
                Subject::Household => (*key).to_owned(),
                Subject::Person => format!("p1.{key}"),
                Subject::Visit => format!("p1.v{}.{key}", visit + 1),
            };
            let fen = |fen: i128| money(fen).to_string();
            let text = match (veils.get(&(*visit, *key)), told) {
                (Some(Veil::Hidden), _) => "unknown".to_owned(),
                (Some(Veil::Between(low, high)), _) => format!("{}~{}", fen(*low), fen(*high)),
                (_, Told::Fen(amount)) => fen(*amount),
                (_, Told::Count(count)) => count.to_string(),
                // A rate is typed in percent.
                (_, Told::Number(number)) if matches!(question(key).kind(), Kind::Percent { .. }) => {
                    Rate::from_units(i64::try_from(number * 100).expect("a rate"), 6).to_string()
                }
                (_, Told::Number(number)) => Rate::from_units(i64::try_from(*number).expect("a number"), 6).to_string(),
                (_, Told::Yes(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
                (_, Told::Option(option)) => (*option).to_owned(),
                (_, Told::Day(day)) => iso(*day),
                (_, Told::Term(first)) => Semester::of(date(*first)).to_string(),
                (_, Told::Year(year)) => year.to_string(),
            };
            let _ = write!(given, ", \"{name}\" = \"{text}\"");
        }
        format!("given = {{ place = \"{}\", assessed_on = \"{}\"{given} }}", self.place, iso(self.on))
    }

    /// The visits of which something was told.
    pub fn visits(&self) -> Vec<u8> {
        let of_visits = self.answers.keys().filter(|(_, key)| question(key).subject() == Subject::Visit);
        let mut visits: Vec<u8> = of_visits.map(|(visit, _)| *visit).collect();
        visits.dedup();
        visits
    }
}

/// Numbers in a row that looks random and is the same for the same seed (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below a number.
    pub fn below(&mut self, many: usize) -> usize {
        usize::try_from(self.next() % (many.max(1) as u64)).expect("a small number")
    }

    /// From one to the other, both included.
    pub fn between(&mut self, low: i128, high: i128) -> i128 {
        low + i128::from(self.next()) % (high - low + 1)
    }

    /// Once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn one<'l, T>(&mut self, of: &'l [T]) -> &'l T {
        &of[self.below(of.len())]
    }
}

/// Draws one story.
pub struct Maker<'r> {
    pub dice: &'r mut Dice,
    pub record: &'r Record,
    /// The parameters near whose values and turns the answers lie.
    pub near: &'static [&'static str],
    pub story: Story,
}

impl<'r> Maker<'r> {
    /// Begins a story at a place.
    pub fn new(dice: &'r mut Dice, record: &'r Record, near: &'static [&'static str], place: u32) -> Maker<'r> {
        let mut maker = Maker { dice, record, near, story: Story { place, on: 0, answers: BTreeMap::new() } };
        maker.story.on = maker.any_day();
        maker
    }

    /// A day from 2016 to 2026: often one on which something begins, or ends.
    pub fn any_day(&mut self) -> Day {
        let turns = self.record.turns(self.near, self.story.place);
        let turns: Vec<Day> = turns.into_iter().filter(|day| (2016..=2026).contains(&year(*day))).collect();
        if !turns.is_empty() && self.dice.once_in(3) {
            return *self.dice.one(&turns);
        }
        // Half of them of the years that people ask about.
        let first = if self.dice.once_in(2) { 2016 } else { 2023 };
        let [year, month, of_month] = [(first, 2026), (1, 12), (1, 28)].map(|(low, high)| self.number(low, high));
        day(year, month, of_month)
    }

    fn number(&mut self, low: i32, high: i32) -> i32 {
        i32::try_from(self.dice.between(low.into(), high.into())).expect("a small number")
    }

    /// An amount of a household's size: round, any, or near a recorded value, once or for several persons.
    pub fn any_amount(&mut self) -> i128 {
        let most = 10_i128.pow(u32::try_from(self.dice.between(4, 8)).expect("small"));
        match self.dice.below(8) {
            0 => 0,
            1 | 2 => self.dice.between(0, most / 10_000) * 10_000,
            3..5 => {
                let known = self.record.amounts(self.near, self.story.place);
                let of = if known.is_empty() { 100_000 } else { *self.dice.one(&known) };
                let persons = match self.story.answers.get(&(0, "members")) {
                    Some(Told::Count(members)) if !self.dice.once_in(3) => *members,
                    _ => 1,
                };
                (of * persons + self.dice.between(-1, 1)).max(0)
            }
            _ => self.dice.between(0, most),
        }
    }

    /// An answer of the question's kind.
    pub fn any(&mut self, key: &str) -> Told {
        match question(key).kind() {
            Kind::YesNo => Told::Yes(self.dice.once_in(2)),
            Kind::Choice(keys) => Told::Option(self.dice.one::<&'static str>(keys())),
            Kind::Count { least, most } => {
                // Small numbers are those that households have.
                let most = if self.dice.once_in(2) { most } else { most.min(least + 9) };
                Told::Count(self.dice.between(least.into(), most.into()))
            }
            Kind::Amount { .. } => Told::Fen(self.any_amount()),
            Kind::Percent { most } => Told::Number(self.dice.between(0, i128::from(most) * 100) * (ONE / 10_000)),
            Kind::Measure { most } => {
                let most = if self.dice.once_in(4) { i128::from(most) * 10 } else { 500 };
                Told::Number(self.dice.between(0, most) * (ONE / 10))
            }
            Kind::Day => Told::Day(self.any_day()),
            Kind::Term => Told::Term(term_of(self.any_day())),
            Kind::Year => Told::Year(year(self.any_day())),
        }
    }

    /// Tells an answer.
    pub fn tell(&mut self, visit: u8, key: &'static str, told: Told) {
        self.story.answers.insert((visit, key), told);
    }

    /// Answers questions, each in any way.
    pub fn all(&mut self, keys: &[&'static str]) {
        for key in keys {
            let told = self.any(key);
            self.tell(0, key, told);
        }
    }

    /// Of three stories two take this answer.
    pub fn mostly(&mut self, key: &'static str, told: Told) {
        let told = if self.dice.once_in(3) { self.any(key) } else { told };
        self.tell(0, key, told);
    }

    /// The first yes-or-no answers mostly so.
    pub fn mostly_yes(&mut self, keys: &[&'static str], yes: bool) {
        for key in keys {
            self.mostly(key, Told::Yes(yes));
        }
    }

    /// The income: the total, or its parts.
    pub fn income(&mut self) {
        const PARTS: [&str; 7] =
            ["wages", "planting", "livestock", "business", "property", "transfers", "business_costs"];
        if self.dice.once_in(4) {
            self.all(&PARTS);
        } else {
            let amount = self.any_amount();
            let sign = if self.dice.once_in(12) { -1 } else { 1 };
            self.tell(0, "net_income", Told::Fen(sign * amount));
        }
        let more = if self.dice.once_in(2) { 0 } else { self.dice.between(0, 200_000) };
        self.tell(0, "monitoring_only", Told::Fen(more));
    }

    /// The day after the story's, for what must lie before it.
    pub fn not_after(&mut self, of: Day) -> Day {
        if of < after(self.story.on) { of } else { self.story.on }
    }
}
