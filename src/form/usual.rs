//! Answers that were left out. A page, its links and its lists take them to be as they most often are: a hospital stay
//! within the prefecture, one identity, the day of the assessment. Whoever calls the package takes nothing for granted.
//! Between the two, what was left out has to be written out.

use crate::base::calendar::{Date, Semester};
use crate::base::keyed::Keyed;
use crate::engine::programme::Programme;
use crate::engine::question::{Key, Kind, Question, Subject};
use crate::form::{Field, UNKNOWN, UNKNOWNS, field, name};

/// Names of the form and texts.
type Answers = Vec<(String, String)>;

/// The answers of a page, with those written in that it takes for granted.
pub fn written_in(answers: Answers) -> Answers {
    let day = answers.iter().find(|(name, _)| name == "assessed_on").and_then(|(_, text)| Date::parse(text.trim()));
    let left_out = left_out(&answers);
    let is_open = |(name, text): &(String, String)| match field(name) {
        Field::Question(key) => is_taken_for_granted(key.question) && UNKNOWNS.contains(&text.trim()),
        _ => false,
    };
    let usual = left_out.into_iter().filter_map(|key| Some((name(key), usual(key.question, day)?)));
    let (mut told, usual): (Answers, Answers) = (answers, usual.collect());
    told.retain(|answer| !is_open(answer));
    told.extend(usual);
    told
}

/// The answers of whoever takes nothing for granted, for a page: what was left out is not known.
pub fn left_open(mut answers: Answers) -> Answers {
    let open = left_out(&answers).into_iter().map(|key| (name(key), UNKNOWN.to_owned()));
    answers.extend(open.collect::<Answers>());
    answers
}

/// What was left out and is taken for granted, where something else of its kind was said: of the same topic, person
/// and visit.
fn left_out(answers: &[(String, String)]) -> Vec<Key> {
    let key = |(name, text): &(String, String)| match field(name) {
        Field::Question(key) if !text.trim().is_empty() => Some(key),
        _ => None,
    };
    let said: Vec<Key> = answers.iter().filter_map(key).collect();
    let mut left_out: Vec<Key> = Vec::new();
    for beside in &said {
        let of_topic = Question::of(beside.question.topic()).filter(|question| is_taken_for_granted(*question));
        for key in of_topic.map(|question| Key::at(beside.person, beside.visit, question)) {
            // Of a visit only where something was said of that visit.
            let of_same = key.question.subject() != Subject::Visit || beside.question.subject() == Subject::Visit;
            if of_same && !said.contains(&key) && !left_out.contains(&key) {
                left_out.push(key);
            }
        }
    }
    left_out
}

/// Whether the usual answer stands for one that was left out, and none for one that is not known.
pub fn is_taken_for_granted(question: Question) -> bool {
    // An answer that calls for a programme is never taken for granted.
    let calls = |programme: &Programme| programme.asked_when().is_some_and(|asked| asked.contains(&question));
    (question.usual().is_some() || question.dates_values()) && !Programme::ALL.iter().any(calls)
}

/// Whether a rule takes what was left out to be nothing: no other group before, no waiting, nothing more applied for,
/// bought or paid. What is not known is nothing to it too, so that whoever was told something must not ask it.
pub fn is_nothing_when_left_out(question: Question) -> bool {
    const NOTHING: [Question; 8] = [
        Question::CategoryThen,
        Question::CategorySince,
        Question::CoveredFrom,
        Question::TiltApplied,
        Question::Supplementary,
        Question::Admission,
        Question::OtherAid,
        Question::SpecialDrugs,
    ];
    NOTHING.contains(&question)
}

/// The text of the usual answer.
fn usual(question: Question, day: Option<Date>) -> Option<String> {
    match (question.kind(), question.usual()) {
        (Kind::YesNo, Some(option)) => Some(if option == 0 { "yes" } else { "no" }.to_owned()),
        (Kind::Choice(keys), Some(option)) => keys().get(usize::from(option)).map(|key| (*key).to_owned()),
        (Kind::Term, _) => day.map(|day| Semester::of(day).to_string()),
        (Kind::Year, _) => day.map(|day| day.year().to_string()),
        _ => day.map(|day| day.to_string()),
    }
}
