//! What somebody says in a sentence, as answers of the form. No model and no guess: a table of words, in the files of the
//! programmes, and a few rules of grammar.
//!
//! Nothing is answered that was not said. What is denied is denied or left open; what is asked, supposed, past or of
//! somebody else is left open; what may be read in two ways is asked; what is not understood comes back as it was said.

mod fact;
mod gather;
mod heard;
mod lexicon;
mod numbers;
mod persons;
mod places;
mod scope;
mod settle;
mod tokens;

use crate::base::region::Region;
use crate::book::gazetteer::Gazetteer;
use crate::engine::question::{Door, Question, Subject};
use crate::form::said::places::Places;
use crate::form::{Field, field};
pub use heard::{Chip, Choice, Heard};

/// The most that is read, in bytes: more is no sentence.
pub const LONGEST: usize = 2_000;

/// Reads a text. Places are the homes among some regions and, where it is there, all those of a list. What is longer than a
/// sentence is left as it is.
pub fn hear(text: &str, regions: &[Region], list: Option<&Gazetteer>) -> Heard {
    if text.len() > LONGEST {
        let whole = 0..text.len();
        return Heard { left: vec![whole], ..Heard::default() };
    }
    let homes = regions.iter().filter(|region| region.is_home(regions));
    let places = Places { homes: homes.collect(), list };
    let letters = tokens::Text::of(text);
    let tokens = letters.tokens(&places);
    let gathered = gather::gather(&tokens);
    settle::settle(&letters, &tokens, gathered)
}

/// The door that tells most of what was said: of a bill, else of a child at school, else of the household.
pub fn door_of(heard: &Heard) -> Option<Door> {
    let asked: Vec<Question> = heard
        .answers()
        .filter_map(|(name, _)| match field(name) {
            Field::Question(key) => Some(key.question),
            _ => None,
        })
        .collect();
    let is_elsewhere = |question: &Question| question.topic().door() == Door::Everything;
    match () {
        () if asked.is_empty() => None,
        () if asked.iter().any(|question| question.subject() == Subject::Visit) => Some(Door::Medical),
        () if asked.contains(&Question::Stage) => Some(Door::Education),
        () if asked.iter().all(is_elsewhere) => Some(Door::Everything),
        () => Some(Door::Household),
    }
}
