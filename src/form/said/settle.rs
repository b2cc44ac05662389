//! What was gathered as answers of the form: persons have their numbers, what is said twice stands once, and what is
//! said in two ways is asked.

use crate::base::keyed::Keyed as _;
use crate::base::money::Money;
use crate::engine::question::{Door, Key, Kind, Question, Subject, Topic};
use crate::form::answers::stated;
use crate::form::said::fact::{Fact, Gathered, Per};
use crate::form::said::heard::{Chip, Choice, Heard};
use crate::form::said::persons::Whom;
use crate::form::said::tokens::{Text, Token, short};
use crate::form::{MOST_PERSONS, name};
use std::ops::Range;

/// Months of a year.
const MONTHS: u32 = 12;

/// An answer of the form and the pieces that say it.
struct Answer {
    name: String,
    text: String,
    by: Range<usize>,
    about: bool,
}

/// Settles what was gathered.
pub fn settle(letters: &Text, tokens: &[Token], mut found: Gathered) -> Heard {
    drop_denied(&mut found);
    let numbers = numbered(&found);
    let mut heard = Heard::default();
    let (facts, asked) = reckoned(&mut found);
    // 农村户口, 农村低保.
    let of_country = |fact: &Fact| letters.holds(&tokens[fact.by.start].at, "农村");
    let rural = facts.iter().any(|fact| match fact.question {
        Question::Rural => fact.text == "yes",
        Question::Group => of_country(fact),
        _ => false,
    });
    let form = Form { numbers, facts: &facts, perhaps: &found.perhaps, rural };
    let mut answers: Vec<Answer> = Vec::new();
    let mut left = found.left;
    for fact in &facts {
        if stated(fact.question, &fact.text).is_err() {
            left.extend(fact.by.clone());
            continue;
        }
        for key in form.keys(fact) {
            let (name, text) = (name(key), fact.text.clone());
            answers.push(Answer { name, text, by: fact.by.clone(), about: fact.about });
        }
    }
    for (code, at) in &found.places {
        answers.push(Answer { name: "place".to_owned(), text: code.clone(), by: *at..at + 1, about: false });
    }
    if let Some((door, at)) = found.doors.first() {
        let several = found.doors.iter().any(|(other, _)| other != door);
        let door = if several { Door::Everything } else { *door };
        answers.push(Answer { name: "door".to_owned(), text: door.key().to_owned(), by: *at..at + 1, about: false });
    }
    // In the order of the text, without another copy of the library's sorting.
    let mut sorted: Vec<Answer> = Vec::new();
    for answer in answers {
        let place = |other: &Answer| (other.by.start, other.by.end);
        let at = sorted.iter().position(|other| place(other) > place(&answer)).unwrap_or(sorted.len());
        sorted.insert(at, answer);
    }
    let mut answers = sorted;
    second_groups(&mut answers);
    let span = |by: &Range<usize>| {
        let (first, last) = (&tokens[by.start].at, &tokens[by.end - 1].at);
        letters.bytes(&(first.start..last.end))
    };
    let differ = take_contradictions(&mut answers);
    for (name, said) in differ {
        let from = said.iter().map(|(_, by)| by.start).min().unwrap_or(0);
        let to = said.iter().map(|(_, by)| by.end).max().unwrap_or(from + 1);
        let readings = said.into_iter().map(|(text, _)| vec![(name.clone(), text)]).collect();
        heard.choices.push(Choice { said: span(&(from..to)), readings });
    }
    for readings in found.perhaps.iter().chain(&asked) {
        let offered = form.readings(readings, &answers);
        let Some(by) = readings.first().map(|first| &first.by) else { continue };
        if offered.is_empty() {
            left.extend(by.clone());
        } else {
            heard.choices.push(Choice { said: span(by), readings: offered });
        }
    }
    for answer in answers {
        let said = span(&answer.by);
        match heard.chips.iter_mut().find(|chip| chip.said == said) {
            Some(chip) => chip.answers.push((answer.name, answer.text)),
            None => heard.chips.push(Chip { said, answers: vec![(answer.name, answer.text)], about: answer.about }),
        }
    }
    heard.nothing = merged(letters, tokens, &found.nothing);
    heard.left = merged(letters, tokens, &left);
    heard
}

/// An option that was denied and said is neither.
fn drop_denied(found: &mut Gathered) {
    let denied = std::mem::take(&mut found.denied);
    let (kept, dropped): (Vec<Fact>, Vec<Fact>) = std::mem::take(&mut found.facts).into_iter().partition(|fact| {
        let is_choice = !matches!(fact.question.kind(), Kind::YesNo);
        !(is_choice && denied.iter().any(|(question, option)| *question == fact.question && *option == fact.text))
    });
    found.left.extend(dropped.iter().flat_map(|fact| fact.by.clone()));
    found.facts = kept;
}

/// The number of each person in the form: the first patient is the first, the first child the second.
fn numbered(found: &Gathered) -> Vec<u8> {
    let all = || found.facts.iter().chain(found.perhaps.iter().flatten());
    let of = |who: usize| all().filter(move |fact| fact.whom == Whom::One(who));
    let is_pupil = |who: usize| {
        let learns = of(who).any(|fact| fact.question.topic() == Topic::Education);
        learns && !of(who).any(|fact| fact.question.subject() == Subject::Visit)
    };
    let mut numbers = vec![u8::MAX; found.persons.len()];
    let (mut first, mut second, mut next) = (Some(0), Some(1), 2);
    for who in (0..found.persons.len()).filter(|who| of(*who).next().is_some()) {
        let usual = if is_pupil(who) { second.take() } else { first.take() };
        numbers[who] = usual.unwrap_or_else(|| {
            next += 1;
            next - 1
        });
    }
    numbers
}

/// What tells to which fields an answer belongs.
struct Form<'f> {
    /// The number of each person.
    numbers: Vec<u8>,
    facts: &'f [Fact],
    perhaps: &'f [Vec<Fact>],
    /// Whether the household is said to be of the country.
    rural: bool,
}

impl Form<'_> {
    /// The persons of whom something of a kind is said.
    fn with(&self, is_mine: impl Fn(&Fact) -> bool) -> Vec<u8> {
        let mine = self.facts.iter().chain(self.perhaps.iter().flatten()).filter(|other| is_mine(other));
        let mut all: Vec<u8> = Vec::new();
        for other in mine {
            if let Whom::One(who) = other.whom
                && let Some(number) = self.numbers.get(who).filter(|number| !all.contains(number))
            {
                all.push(*number);
            }
        }
        all
    }

    /// The fields of an answer.
    fn keys(&self, fact: &Fact) -> Vec<Key> {
        let persons = match (fact.whom, fact.question) {
            // The group of the rural minimum living allowance is that of a rural household.
            (_, Question::Group) if fact.text == "rural_minimum_living" && !self.rural => Vec::new(),
            (Whom::One(who), _) => self.numbers.get(who).copied().into_iter().collect(),
            (Whom::All, _) if fact.question.subject() == Subject::Household => vec![0],
            (Whom::All, Question::Group) => self.with(|other| other.question == Question::Stage),
            (Whom::All, _) => {
                let mut patients = self.with(|other| other.question.subject() == Subject::Visit);
                if !patients.contains(&0) {
                    patients.insert(0, 0);
                }
                patients
            }
        };
        let known = persons.into_iter().filter(|person| *person < MOST_PERSONS);
        known.map(|person| Key::at(person, fact.visit, fact.question)).collect()
    }

    /// The readings of words whose fields have no answer yet.
    fn readings(&self, facts: &[Fact], answers: &[Answer]) -> Vec<Vec<(String, String)>> {
        let mut readings: Vec<Vec<(String, String)>> = Vec::new();
        for fact in facts.iter().filter(|fact| stated(fact.question, &fact.text).is_ok()) {
            let named: Vec<(String, String)> =
                self.keys(fact).into_iter().map(|key| (name(key), fact.text.clone())).collect();
            let is_open = !named.iter().any(|(name, _)| answers.iter().any(|answer| answer.name == *name));
            if is_open && !named.is_empty() && !readings.contains(&named) {
                readings.push(named);
            }
        }
        // One reading alone may be none of what is asked here.
        if readings.len() == 1 {
            readings.push(Vec::new());
        }
        readings
    }
}

/// Amounts of each member and of a month as those of the household and the year; what cannot be told is asked or left.
fn reckoned(found: &mut Gathered) -> (Vec<Fact>, Vec<Vec<Fact>>) {
    let one = |question: Question| {
        let mut said = found.facts.iter().filter(|fact| fact.question == question).map(|fact| &fact.text);
        let first: Option<u32> = said.next().and_then(|text| text.parse().ok());
        first.filter(|_| said.next().is_none())
    };
    let (members, months) = (one(Question::Members), one(Question::MonthsAway));
    let (mut facts, mut asked) = (Vec::new(), Vec::new());
    for mut fact in std::mem::take(&mut found.facts) {
        let amount = Money::parse(&fact.text);
        match (fact.per, amount, members, months) {
            (Per::Whole, ..) => facts.push(fact),
            (Per::Head, Some(amount), Some(members), _) => {
                fact.text = short(amount.times(members));
                facts.push(fact);
            }
            (Per::Month, Some(amount), _, Some(months)) => {
                fact.text = short(amount.times(months));
                facts.push(fact);
            }
            // Whether there were twelve of them, nobody said.
            (Per::Month, Some(amount), _, None) => {
                fact.text = short(amount.times(MONTHS));
                asked.push(vec![fact]);
            }
            _ => found.left.extend(fact.by.clone()),
        }
    }
    (facts, asked)
}

/// A second group of a person stands beside the first.
fn second_groups(answers: &mut [Answer]) {
    let mut first: Vec<(String, String)> = Vec::new();
    for answer in answers.iter_mut().filter(|answer| answer.name.ends_with(".category")) {
        match first.iter().find(|(name, _)| *name == answer.name) {
            None => first.push((answer.name.clone(), answer.text.clone())),
            Some((_, text)) if *text == answer.text => {}
            Some(_) => answer.name = answer.name.replace(".category", ".also_category"),
        }
    }
}

/// Fields with more than one answer, with each of them and the pieces that say it.
type Differing = Vec<(String, Vec<(String, Range<usize>)>)>;

/// Takes out what is said in two ways, and what is said twice.
fn take_contradictions(answers: &mut Vec<Answer>) -> Differing {
    let mut by_name: Differing = Vec::new();
    for answer in answers.iter() {
        let said = (answer.text.clone(), answer.by.clone());
        match by_name.iter_mut().find(|(name, _)| *name == answer.name) {
            Some((_, all)) if all.iter().any(|(text, _)| *text == answer.text) => {}
            Some((_, all)) => all.push(said),
            None => by_name.push((answer.name.clone(), vec![said])),
        }
    }
    by_name.retain(|(_, all)| all.len() > 1);
    answers.retain(|answer| !by_name.iter().any(|(name, _)| *name == answer.name));
    let mut seen: Vec<String> = Vec::new();
    answers.retain(|answer| {
        let is_new = !seen.contains(&answer.name);
        seen.push(answer.name.clone());
        is_new
    });
    by_name
}

/// Pieces next to each other as one stretch of the text.
fn merged(letters: &Text, tokens: &[Token], pieces: &[usize]) -> Vec<Range<usize>> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for piece in (0..tokens.len()).filter(|piece| pieces.contains(piece)) {
        let joins = |last: usize| {
            let between = &tokens[last + 1..piece];
            tokens[last].clause == tokens[piece].clause && between.iter().all(Token::is_empty)
        };
        match stretches.last_mut() {
            Some((_, last)) if joins(*last) => *last = piece,
            _ => stretches.push((piece, piece)),
        }
    }
    let bytes = |(first, last): (usize, usize)| letters.bytes(&(tokens[first].at.start..tokens[last].at.end));
    stretches.into_iter().map(bytes).filter(|range| !range.is_empty()).collect()
}
