//! The programmes. One is two files: `<key>.toml` holds everything that it asks, finds, grants and says but the values
//! of places, `<key>.rs` its rule. A TOML file without a name holds what several programmes share; the Rust files
//! without one are what rules share.

use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::engine::case::Case;
use crate::engine::completion::{complete_by, complete_one_way};
use crate::engine::decision::Decision;
use crate::engine::outlook::Outlook;
pub use crate::engine::programme::Programme;
use crate::engine::question::{Key, Question, Stage, Subject, Topic};
use crate::engine::retrace::Reckoner;
use crate::engine::situation::{Answer, Situation, Stated};
use std::rc::Rc;

// Every file of this folder, so that a programme is nowhere written down beside its two.
automod::dir!(pub "src/programme");

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// What a programme decides for one completion.
pub(crate) type Rule = fn(&Case<'_>) -> Decision;

impl Programme {
    /// What can be said of a household, or of one of its persons.
    pub fn assess(self, situation: &Situation, person: u8, book: &Book) -> Outlook {
        Rc::unwrap_or_clone(self.assess_by(situation, person, &Reckoner::of(book)))
    }

    /// The same by one who may have reckoned before.
    pub fn assess_by(self, situation: &Situation, person: u8, reckoner: &Reckoner<'_>) -> Rc<Outlook> {
        let complete = if self.amounts_move_one_way() { complete_one_way } else { complete_by };
        reckoner.outlook((self, person), situation, |standards| complete(situation, standards, person, self.rule()))
    }
}

/// The outlook of one programme for the household or for one person.
#[derive(Debug)]
pub struct Assessment {
    /// Which programme.
    pub programme: Programme,
    /// For which person, counted from 0; 0 for the household.
    pub person: u8,
    /// What can be said.
    pub outlook: Rc<Outlook>,
}

/// Whether a question is still worth asking: it was answered, or an answer can still
/// move what is told of its household or person.
pub fn still_asked(situation: &Situation, assessments: &[&Assessment], key: Key, book: &Book) -> bool {
    let read_as = Key { question: key.question.asked_with(), ..key };
    if key.question.is_always_asked() || situation.answers(key) || situation.answers(read_as) {
        return true;
    }
    let about = |one: &&&Assessment| key.question.subject() == Subject::Household || one.person == key.person;
    if !assessments.iter().any(|one| about(&one)) {
        return key.question.is_of_the_start();
    }
    let stage_known = situation.answers(Key::of(key.person, Question::Stage));
    let may_move = |outlook: &Outlook| {
        let all = outlook.answer_first.is_some() && (stage_known || key.question.is_of_the_start());
        all || outlook.open.iter().any(|item| item.matters && item.open.question() == Some(read_as))
    };
    if assessments.iter().filter(about).any(|one| may_move(&one.outlook)) {
        return true;
    }
    // What is taken for granted is read as if it had been said: whether another answer would move anything shows only
    // where it is open. Only programmes of its own topic take it so.
    let is_granted = read_as.question.usual().is_some() || read_as.question.dates_values();
    if !is_granted || !situation.takes_usual(read_as) {
        return false;
    }
    let mut opened = situation.clone();
    opened.leave_open(read_as);
    let mut of_topic = assessments.iter().filter(about).filter(|one| one.programme.topic() == read_as.question.topic());
    of_topic.any(|one| may_move(&one.programme.assess(&opened, one.person, book)))
}

/// Assesses every programme of which something was said: the household's, and
/// each person's by the topics in which an answer was given. What is about
/// another stage of school than the child's is left out.
pub fn assess(situation: &Situation, book: &Book) -> Vec<Assessment> {
    assess_by(situation, &Reckoner::of(book), Programme::ALL)
}

/// The same of some programmes, by one who may have reckoned before.
pub fn assess_by(situation: &Situation, reckoner: &Reckoner<'_>, programmes: &[Programme]) -> Vec<Assessment> {
    let mut assessments = Vec::with_capacity(programmes.len());
    let (all_persons, answered) = (situation.persons(), situation.answered());
    for programme in programmes.iter().copied() {
        let topic = programme.topic();
        let persons = if topic.is_of_persons() { all_persons } else { 1 };
        for person in 0..persons {
            let is_elsewhere = || match situation.stated(Key::of(person, Question::Stage)) {
                Stated::Given(Answer::Option(at)) => !programme.stages().contains(&Stage::ALL[usize::from(at)]),
                _ => false,
            };
            let mine = answered.iter().filter(|(whose, _)| whose.is_none_or(|whose| whose == person));
            let is_asked = programme.is_asked(mine.map(|(_, question)| *question));
            if is_asked && !(topic == Topic::Education && is_elsewhere()) {
                let outlook = programme.assess_by(situation, person, reckoner);
                assessments.push(Assessment { programme, person, outlook });
            }
        }
    }
    assessments
}
