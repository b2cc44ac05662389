//! The answers that the pieces of a text give, one by one.

use crate::base::keyed::Keyed;
use crate::engine::question::{Question, Stage, Subject, Topic};
use crate::form::said::fact::{Fact, Gathered, Per};
use crate::form::said::lexicon::{Age, Meaning, Measure, Role};
use crate::form::said::numbers;
use crate::form::said::persons::{Persons, Whom, patient, pupils};
use crate::form::said::scope::{Fate, fates, turned};
use crate::form::said::tokens::{Token, What};

/// Goes through the pieces.
pub fn gather(tokens: &[Token]) -> Gathered {
    let fates = fates(tokens);
    let mut persons = Persons::of(tokens);
    let mut found = Gathered::default();
    let used = numbers::gather(tokens, &fates, &mut persons, &mut found);
    for (at, token) in tokens.iter().enumerate() {
        match &token.what {
            What::Unknown => found.left.push(at),
            What::Day(day) => {
                let leaves = (at.saturating_sub(1)..at + 3).filter_map(|near| tokens.get(near));
                let of_stay = leaves.filter(|near| near.clause == token.clause).any(|near| near.is(Role::Care));
                if of_stay && fates[at] == Fate::Said {
                    let whom = patient(&mut persons, at);
                    push(&mut found, &persons, whom, (Question::Discharge, &day.to_string()), at);
                } else {
                    found.left.push(at);
                }
            }
            What::Place(codes) => {
                // 九江市德安县 is the second of them.
                let next = tokens.get(at + 1).filter(|next| next.at.start == token.at.end);
                let is_wider = next.is_some_and(|next| matches!(next.what, What::Place(_)));
                if fates[at] == Fate::Said && !is_wider && is_home(tokens, at) {
                    found.places.extend(codes.iter().map(|code| (code.to_string(), at)));
                } else if !is_wider {
                    found.left.push(at);
                }
            }
            What::Number(number) => {
                let is_used = used.contains(&at) || counts_kin(tokens, at);
                if !is_used && !grade(tokens, at, number, &mut persons, &mut found) {
                    found.left.push(at);
                }
            }
            What::Word(_) => word(tokens, &fates, at, &used, &mut persons, &mut found),
        }
    }
    found.left.extend(&persons.unclear);
    found.persons = persons.all;
    found
}

/// Whether a place is where the household lives, and not where one works, learns or lay in hospital.
fn is_home(tokens: &[Token], at: usize) -> bool {
    let same = |token: &&Token| token.clause == tokens[at].clause;
    let elsewhere = |token: &Token| {
        let asked = token.all().any(|meaning| match meaning {
            Meaning::Says(Question::Group, ..) => false,
            Meaning::Says(question, ..) => [Topic::Medical, Topic::Education, Topic::Work].contains(&question.topic()),
            // 在富平打工挣了两万.
            Meaning::Number(question, _) => question == Question::Wages,
            _ => false,
        });
        asked || [Role::Work, Role::Care, Role::Spending].iter().any(|role| token.is(*role))
    };
    let of_another = |token: &Token| token.kin().is_some_and(|kin| kin.name != "self");
    let before = tokens[..at].iter().rev().take_while(same).any(|token| elsewhere(token) || of_another(token));
    let next = tokens[at + 1..].iter().take_while(same).find(|token| !token.is_empty());
    !before && !next.is_some_and(elsewhere)
}

/// 两个孩子.
fn counts_kin(tokens: &[Token], at: usize) -> bool {
    let after = tokens[at + 1..].iter().take_while(|token| token.clause == tokens[at].clause);
    after.filter(|token| !token.is_empty()).take(1).any(|token| token.kin().is_some())
}

/// 三年级 alone is of a school by its number; beside a school that one learns a trade at, it is the year there.
fn grade(
    tokens: &[Token],
    at: usize,
    number: &super::tokens::Number,
    persons: &mut Persons,
    found: &mut Gathered,
) -> bool {
    let Some(year) = number.whole().filter(|_| number.measure == Some(Measure::Grade)) else { return false };
    let same = |other: &usize| tokens[*other].clause == tokens[at].clause && persons.about[*other] == persons.about[at];
    let stage = (0..tokens.len()).filter(same).find_map(|other| {
        tokens[other].all().find_map(|meaning| match meaning {
            Meaning::Says(Question::Stage, option, false) => Stage::parse(option),
            _ => None,
        })
    });
    let answer = match stage {
        Some(Stage::SecondaryVocational | Stage::VocationalHigh | Stage::HigherVocational) => {
            (1..=5).contains(&year).then(|| (Question::StudyYear, year.to_string()))
        }
        Some(_) => return true,
        None if (1..=6).contains(&year) => Some((Question::Stage, Stage::Primary.key().to_owned())),
        None if (7..=9).contains(&year) => Some((Question::Stage, Stage::Junior.key().to_owned())),
        None => None,
    };
    let (Some((question, text)), Some(whom)) = (answer, pupils(persons, tokens, at)) else { return false };
    push(found, persons, whom, (question, &text), at);
    true
}

fn push(found: &mut Gathered, persons: &Persons, whom: Vec<Whom>, (question, text): (Question, &str), at: usize) {
    found.facts.extend(whom.into_iter().map(|whom| fact(persons, whom, (question, text), at)));
}

fn fact(persons: &Persons, whom: Whom, (question, text): (Question, &str), at: usize) -> Fact {
    let visit = persons.visits[at];
    Fact { whom, visit, question, text: text.to_owned(), by: at..at + 1, per: Per::Whole, about: false }
}

/// What a word says.
fn word(tokens: &[Token], fates: &[Fate], at: usize, used: &[usize], persons: &mut Persons, found: &mut Gathered) {
    let token = &tokens[at];
    if let Some(door) = token.all().find_map(|meaning| match meaning {
        Meaning::Door(door) => Some(door),
        _ => None,
    }) {
        found.doors.push((door, at));
        return;
    }
    if !token.says() {
        // A word for a number without one says nothing, nor does what is asked or taken back.
        let is_denied = fates[at] == Fate::Denied;
        let is_bare = token.counts() && !used.contains(&at) && !plays(token);
        let is_open = [
            Role::Undone,
            Role::Maybe,
            Role::Wonder,
            Role::If,
            Role::Other,
            Role::OtherTime,
            Role::OtherSpan,
            Role::Aside,
            Role::Past,
        ];
        if is_denied {
            found.nothing.push(at);
        } else if is_bare || is_open.iter().any(|role| token.is(*role)) {
            found.left.push(at);
        }
        return;
    }
    match fates[at] {
        Fate::Open => found.left.push(at),
        fate => answers(tokens, at, fate == Fate::Denied, used, persons, found),
    }
}

/// Whether a word is there for what it does.
fn plays(token: &Token) -> bool {
    [Role::Care, Role::Work, Role::Spending].iter().any(|role| token.is(*role))
}

fn answers(tokens: &[Token], at: usize, denied: bool, used: &[usize], persons: &mut Persons, found: &mut Gathered) {
    let token = &tokens[at];
    // 我妈是低保户 is of her; 老伴住院，是低保户 is of the household.
    let same = |other: &&Token| other.clause == token.clause;
    let named = tokens[..at].iter().rev().take_while(same).take_while(|token| !token.is(Role::Home));
    let is_of_one = named.filter_map(Token::kin).any(|kin| kin.name != "self");
    let says = |meaning: Meaning| match meaning {
        Meaning::Says(question, option, perhaps) => Some((question, option, perhaps)),
        Meaning::Sign(question) => Some((question, "yes", false)),
        _ => None,
    };
    let all: Vec<_> = token.all().filter_map(says).collect();
    let of_household = all.iter().any(|(question, ..)| question.subject() == Subject::Household);
    let (mut perhaps, mut answered) = (Vec::new(), false);
    for (question, option, is_perhaps) in all {
        let is_sign = token.all().any(|meaning| meaning == Meaning::Sign(question));
        let option = if denied {
            found.denied.push((question, option));
            let Some(no) = turned(question, option).filter(|_| !is_sign) else { continue };
            no
        } else {
            option
        };
        let is_group = matches!(question, Question::Category | Question::MonitoredAs | Question::Group);
        let whom = match (question.subject(), question.topic()) {
            (Subject::Household, _) if is_of_one && of_household && question == Question::RecognisedAs => continue,
            (Subject::Household, _) => Some(vec![Whom::All]),
            _ if is_group && of_household && !is_of_one => Some(vec![Whom::All]),
            (_, Topic::Education) if question == Question::Group && is_of_one => {
                // A group of a grown person is none of a pupil.
                let about = persons.about[at].clone();
                about
                    .iter()
                    .all(|who| persons.all[*who].age != Age::Grown)
                    .then(|| pupils(persons, tokens, at))
                    .flatten()
            }
            (_, Topic::Education) => pupils(persons, tokens, at),
            _ => Some(patient(persons, at)),
        };
        let Some(whom) = whom else { continue };
        answered = true;
        let facts: Vec<Fact> = whom.into_iter().map(|whom| fact(persons, whom, (question, option), at)).collect();
        if is_perhaps && !denied {
            perhaps.push(facts);
        } else {
            found.facts.extend(facts);
        }
    }
    if !perhaps.is_empty() {
        found.perhaps.push(perhaps.into_iter().flatten().collect());
    }
    if !answered && !used.contains(&at) {
        if denied { found.nothing.push(at) } else { found.left.push(at) }
    }
}
