//! Of whom something is said.

use crate::form::said::lexicon::{Age, Role};
use crate::form::said::tokens::{Token, What};

/// Of whom something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Of the household, or of each member because it is so of the household.
    All,
    /// Of a person.
    One(usize),
}

/// Somebody of whom something is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// A name of our own, the same for words of one person.
    pub name: String,
    /// Whether one may be at school.
    pub age: Age,
}

/// Whom each piece is about, and which of one's stays, counted from 0.
pub struct Persons {
    /// All of whom something is said.
    pub all: Vec<Person>,
    /// For each piece those that it is about; none for the household.
    pub about: Vec<Vec<usize>>,
    /// For each piece the stay.
    pub visits: Vec<u8>,
    /// Pieces of which nobody can say whom they mean.
    pub unclear: Vec<usize>,
}

impl Persons {
    /// Of the pieces of a text.
    pub fn of(tokens: &[Token]) -> Persons {
        let mut persons = Persons { all: Vec::new(), about: Vec::new(), visits: Vec::new(), unclear: Vec::new() };
        let (mut now, mut visit): (Vec<usize>, u8) = (Vec::new(), 0);
        // The children of "two children", and how many "one" has named so far.
        let (mut several, mut named): (Vec<usize>, usize) = (Vec::new(), 0);
        let mut joins = false;
        for (at, token) in tokens.iter().enumerate() {
            let next = tokens.get(at + 1);
            let leads = next.is_some_and(|next| next.kin().is_some() || next.is(Role::Home));
            match token.kin() {
                // 我妈, 我家.
                Some(kin) if kin.name == "self" && (leads || is_object(tokens, at)) => {}
                Some(kin) if kin.age == Age::Child && count_before(tokens, at).is_some_and(|count| count > 1) => {
                    let count = count_before(tokens, at).unwrap_or(1);
                    several = (0..count).map(|nth| persons.add(format!("{} {nth}", kin.name), kin.age)).collect();
                    (now, named, visit) = (several.clone(), 0, 0);
                }
                Some(kin) if kin.age == Age::AnyChild => {
                    let children: Vec<usize> = persons.children();
                    let count = count_before(tokens, at).unwrap_or(1);
                    now = match (count, children.len()) {
                        (2.., 0) => {
                            several = (0..count).map(|nth| persons.add(format!("child {nth}"), Age::Child)).collect();
                            several.clone()
                        }
                        (2.., known) if known == count => children,
                        (1, 0) => vec![persons.add(kin.name.to_owned(), kin.age)],
                        (1, 1) => children,
                        (1, _) if next.is_some_and(|next| next.is(Role::Both)) => children,
                        _ => {
                            persons.unclear.push(at);
                            Vec::new()
                        }
                    };
                    visit = 0;
                }
                Some(kin) => {
                    let who = persons.add(kin.name.to_owned(), kin.age);
                    if joins && !now.contains(&who) {
                        now.push(who);
                    } else {
                        now = vec![who];
                    }
                    visit = 0;
                }
                None if token.is(Role::OneOf) => {
                    if let Some(one) = several.get(named) {
                        now = vec![*one];
                        named += 1;
                    } else {
                        now = Vec::new();
                        persons.unclear.push(at);
                    }
                }
                // 儿子初中女儿小学都住校.
                None if token.is(Role::Both) && at > 0 && tokens[at - 1].kin().is_none() => {
                    let children = persons.children();
                    if !now.is_empty() && now.iter().all(|who| children.contains(who)) {
                        now = children;
                    }
                }
                None if token.is(Role::Home) => now = Vec::new(),
                None if token.is(Role::First) => visit = 0,
                None if token.is(Role::Second) => visit = 1,
                None if token.is(Role::Third) => visit = 2,
                None => {}
            }
            joins = token.is(Role::Joint) || (joins && token.is_empty());
            persons.about.push(now.clone());
            persons.visits.push(visit);
        }
        persons
    }

    /// The person of a name.
    pub fn add(&mut self, name: String, age: Age) -> usize {
        match self.all.iter().position(|known| known.name == name) {
            Some(known) => known,
            None => {
                self.all.push(Person { name, age });
                self.all.len() - 1
            }
        }
    }

    /// Those that are children for sure.
    pub fn children(&self) -> Vec<usize> {
        (0..self.all.len()).filter(|at| matches!(self.all[*at].age, Age::Child | Age::AnyChild)).collect()
    }
}

/// 跟我过: with whom the one lives of whom one speaks.
fn is_object(tokens: &[Token], at: usize) -> bool {
    let same = |back: usize| at >= back && tokens[at - back].clause == tokens[at].clause;
    let joined = same(1) && tokens[at - 1].is(Role::Joint);
    joined && !(same(2) && tokens[at - 2].kin().is_some())
}

/// The number before a word: 两个孩子.
fn count_before(tokens: &[Token], at: usize) -> Option<usize> {
    let mut back = (0..at).rev().take_while(|back| tokens[*back].clause == tokens[at].clause);
    let found = back.find(|back| !tokens[*back].is_empty())?;
    match &tokens[found].what {
        What::Number(number) => {
            number.whole().and_then(|count| usize::try_from(count).ok()).filter(|count| *count <= 9)
        }
        _ => None,
    }
}

/// The patient whom a piece is about: who is spoken of, else the only one there is, else one without a name.
pub fn patient(persons: &mut Persons, at: usize) -> Vec<Whom> {
    let about = persons.about[at].clone();
    match about[..] {
        [] => vec![Whom::One(persons.add("patient".to_owned(), Age::Grown))],
        _ => about.into_iter().map(Whom::One).collect(),
    }
}

/// The pupils whom a piece is about; nothing where it is about somebody who is hardly one.
pub fn pupils(persons: &mut Persons, tokens: &[Token], at: usize) -> Option<Vec<Whom>> {
    let mut about = persons.about[at].clone();
    // Who speaks is the pupil only where the clause says so.
    let is_named = tokens.iter().any(|token| token.clause == tokens[at].clause && token.kin().is_some());
    if !is_named {
        about.retain(|who| persons.all[*who].age != Age::Either);
    }
    if about.iter().any(|who| persons.all[*who].age == Age::Grown) {
        return None;
    }
    if !about.is_empty() {
        return Some(about.into_iter().map(Whom::One).collect());
    }
    match persons.children()[..] {
        [] => Some(vec![Whom::One(persons.add("child".to_owned(), Age::AnyChild))]),
        [one] => Some(vec![Whom::One(one)]),
        _ => None,
    }
}
