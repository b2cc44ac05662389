//! The programmes. One is two files: `<key>.toml` holds everything that it asks, finds, grants and says but the values
//! of places, `<key>.rs` its rule. A TOML file without a name holds what several programmes share; the Rust files
//! without one are what rules share.

use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::engine::case::Case;
use crate::engine::completion::{complete, complete_one_way};
use crate::engine::decision::Decision;
use crate::engine::outlook::Outlook;
pub use crate::engine::programme::Programme;
use crate::engine::question::{Key, Question, Stage, Subject, Topic};
use crate::engine::situation::{Answer, Situation, Stated};

// Every file of this folder, so that a programme is nowhere written down beside its two.
automod::dir!(pub "src/programme");

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// What a programme decides for one completion.
pub(crate) type Rule = fn(&Case<'_>) -> Decision;

impl Programme {
    /// What can be said of a household, or of one of its persons.
    pub fn assess(self, situation: &Situation, person: u8, book: &Book) -> Outlook {
        let complete = if self.amounts_move_one_way() { complete_one_way } else { complete };
        Outlook::fold(complete(situation, book, person, self.rule()), book)
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
    pub outlook: Outlook,
}

/// Whether a question is still worth asking: it was answered, or an answer can still
/// move what is told of its household or person.
pub fn still_asked(situation: &Situation, assessments: &[&Assessment], key: Key) -> bool {
    let read_as = Key { question: key.question.asked_with(), ..key };
    if key.question.is_always_asked() || situation.answers(key) || situation.answers(read_as) {
        return true;
    }
    let about = |one: &&&Assessment| key.question.subject() == Subject::Household || one.person == key.person;
    if !assessments.iter().any(|one| about(&one)) {
        return key.question.is_of_the_start();
    }
    let stage_known = situation.answers(Key::of(key.person, Question::Stage));
    assessments.iter().filter(about).any(|Assessment { outlook, .. }| {
        let all = outlook.answer_first.is_some() && (stage_known || key.question.is_of_the_start());
        all || outlook.open.iter().any(|item| item.matters && item.open.question() == Some(read_as))
    })
}

/// Assesses every programme of which something was said: the household's, and
/// each person's by the topics in which an answer was given. What is about
/// another stage of school than the child's is left out.
pub fn assess(situation: &Situation, book: &Book) -> Vec<Assessment> {
    assess_those(situation, book, |_| true)
}

/// The same of some programmes.
pub fn assess_those(situation: &Situation, book: &Book, wanted: impl Fn(Programme) -> bool) -> Vec<Assessment> {
    let mut assessments = Vec::new();
    for programme in Programme::ALL.iter().copied().filter(|programme| wanted(*programme)) {
        let topic = programme.topic();
        let persons = if topic.is_of_persons() { situation.persons() } else { 1 };
        for person in 0..persons {
            let answered = |question: Question| situation.says(person, question);
            let elsewhere = match situation.stated(Key::of(person, Question::Stage)) {
                Stated::Given(Answer::Option(at)) if topic == Topic::Education => {
                    !programme.stages().contains(&Stage::ALL[usize::from(at)])
                }
                _ => false,
            };
            if programme.is_asked(answered) && !elsewhere {
                let outlook = programme.assess(situation, person, book);
                assessments.push(Assessment { programme, person, outlook });
            }
        }
    }
    assessments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::parameter::built_in;
    use crate::engine::completion::complete_by_ends;
    use crate::engine::outlook::Range;
    use crate::form;

    /// Made-up bills of a year: spans, what the slip says, the level known or not. The same ones each time.
    fn bills(seed: u64) -> String {
        let mut state = seed;
        let mut below = |limit: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % limit
        };
        let places = ["530127", "429005", "422802", "620602", "360400"];
        let groups = ["ordinary", "destitute", "minimum_living", "monitored", "minimum_living_margin", "unknown"];
        let year = 2019 + below(8);
        let mut said = format!(
            "place={}&assessed_on=2026-06-10&p1.category={}",
            places[below(5) as usize],
            groups[below(6) as usize]
        );
        for visit in 1..=1 + below(2) {
            let (low, wide) = (below(15_000_000), below(5_000_000));
            let yuan = |fen: u64| format!("{}.{:02}", fen / 100, fen % 100);
            said += &format!("&p1.v{visit}.discharge={year}-0{}-10&p1.v{visit}.in_scope=", 1 + below(5));
            said += &format!("{}~{}", yuan(low), yuan(low + wide));
            if below(3) > 0 {
                said += &format!("&p1.v{visit}.hospital_level=level_{}", ["one", "two", "three"][below(3) as usize]);
            }
            if below(3) == 0 {
                said += &format!("&p1.v{visit}.slip_basic={}", yuan(below(low / 2 + 1)));
            }
        }
        said
    }

    #[test]
    fn where_amounts_move_one_way_the_ends_give_the_ranges() {
        let book = built_in();
        let mut compared = 0;
        for seed in 0..800 {
            let said = bills(seed);
            let situation = form::read(&form::link::read(&said), &book).situation.expect("place and day are named");
            for programme in Programme::ALL.iter().copied().filter(|one| one.amounts_move_one_way()) {
                let all = Outlook::fold(complete(&situation, &book, 0, programme.rule()), &book);
                if all.answer_first.is_some() {
                    continue;
                }
                let ends = Outlook::fold(complete_by_ends(&situation, &book, 0, programme.rule()), &book);
                let told = |range: &Range| (range.label, range.low, range.high);
                let [all, ends] = [all, ends].map(|outlook| outlook.ranges.iter().map(told).collect::<Vec<_>>());
                assert_eq!(all, ends, "{said}");
                compared += 1;
            }
        }
        assert!(compared > 300, "{compared}");
    }
}
