//! The situation as an object: `{ place, assessed_on, household: {…}, persons: [{…, visits: [{…}] }] }`,
//! every answer a text under the key of its question; and back.

use crate::base::keyed::Keyed;
use crate::book::local::Json;
use crate::engine::question::{Key, Subject};
use crate::form::{self, Field, MOST_PERSONS, MOST_VISITS, NOTE};
use crate::report::refused::Misshapen;
use crate::report::shape::RefusedField;
use serde_json::{Map, Value};
use std::fmt;

/// The situations of a list.
///
/// # Errors
/// That it is no list.
pub fn many(situations: &Json) -> Result<&[Json], Vec<RefusedField>> {
    match situations {
        Json::List(situations) => Ok(situations),
        other => Err(vec![Misshapen::NotAList.at("situations", &written(other))]),
    }
}

/// The object as `(name, text)` pairs of the form, and what is no answer in it.
pub fn pairs(situation: &Json) -> (Vec<(String, String)>, Vec<RefusedField>) {
    let mut reader = Reader::default();
    for (key, value) in reader.entries(situation, "") {
        match key.as_str() {
            "household" => reader.answers(value, "", "household"),
            "persons" => reader.persons(value),
            _ => reader.answer(key.clone(), format_args!("{key}"), value),
        }
    }
    (reader.pairs, reader.refused)
}

#[derive(Default)]
struct Reader {
    pairs: Vec<(String, String)>,
    refused: Vec<RefusedField>,
}

impl Reader {
    fn persons(&mut self, value: &Json) {
        for (at, person) in self.list(value, "persons", MOST_PERSONS).iter().enumerate() {
            let (prefix, path) = (format!("p{}.", at + 1), format!("persons[{at}]"));
            for (key, value) in self.entries(person, &path) {
                if key == "visits" {
                    let visits_path = format!("{path}.visits");
                    for (at, visit) in self.list(value, &visits_path, MOST_VISITS).iter().enumerate() {
                        self.answers(visit, &format!("{prefix}v{}.", at + 1), &format!("{visits_path}[{at}]"));
                    }
                } else {
                    self.answer([&prefix, key.as_str()].concat(), format_args!("{path}.{key}"), value);
                }
            }
        }
    }

    fn answers(&mut self, object: &Json, prefix: &str, path: &str) {
        for (key, value) in self.entries(object, path) {
            self.answer([prefix, key].concat(), format_args!("{path}.{key}"), value);
        }
    }

    /// A text, or a yes or no. A number is refused: by the time it arrives it has been a
    /// binary float.
    fn answer(&mut self, name: String, path: fmt::Arguments<'_>, value: &Json) {
        match value {
            Json::Nothing => {}
            Json::Text(text) => self.pairs.push((name, text.clone())),
            Json::Truth(yes) => self.pairs.push((name, if *yes { "yes" } else { "no" }.to_owned())),
            other => self.refused.push(Misshapen::NotText.at(path.to_string(), &written(other))),
        }
    }

    fn entries<'v>(&mut self, object: &'v Json, path: &str) -> &'v [(String, Json)] {
        match object {
            Json::Object(pairs) => return pairs,
            Json::Nothing if !path.is_empty() => {}
            other => self.refused.push(Misshapen::NotAnObject.at(path, &written(other))),
        }
        &[]
    }

    fn list<'v>(&mut self, value: &'v Json, path: &str, most: u8) -> &'v [Json] {
        let (fault, given) = match value {
            Json::List(items) if items.len() <= usize::from(most) => return items,
            Json::Nothing => return &[],
            Json::List(items) => (Misshapen::TooMany, items.len().to_string()),
            _ => (Misshapen::NotAList, written(value)),
        };
        self.refused.push(fault.at(path, &given));
        &[]
    }
}

/// What was given, as JSON would have it.
fn written(given: &Json) -> String {
    let of_all = |parts: Vec<String>| parts.join(",");
    match given {
        Json::Nothing => "null".to_owned(),
        Json::Truth(truth) => truth.to_string(),
        Json::Number(number) => number.clone(),
        Json::Text(text) => Value::from(text.as_str()).to_string(),
        Json::List(items) => format!("[{}]", of_all(items.iter().map(written).collect())),
        Json::Object(pairs) => {
            let pair = |(name, value): &(String, Json)| format!("{}:{}", Value::from(name.as_str()), written(value));
            format!("{{{}}}", of_all(pairs.iter().map(pair).collect()))
        }
        Json::Other => "…".to_owned(),
    }
}

/// The pairs of a link as the object. What concerns the page alone, such as the door
/// that was chosen, is left out; a name that is no field stays, to be refused.
pub fn object(pairs: &[(String, String)]) -> Value {
    let mut top = Map::new();
    let mut household = Map::new();
    // The answers of each, and those of the visits.
    type Answers = Map<String, Value>;
    let mut persons: Vec<(Answers, Vec<Answers>)> = Vec::new();
    for (name, text) in pairs.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let text = Value::String(text.clone());
        match form::field(name) {
            Field::Door => {}
            Field::Other(name) if name.starts_with(NOTE) => {}
            Field::Place | Field::AssessedOn | Field::Other(_) => {
                top.insert(name.clone(), text);
            }
            Field::Question(Key { person, visit, question }) => {
                let key = question.key().to_owned();
                if question.subject() == Subject::Household {
                    household.insert(key, text);
                    continue;
                }
                let (person, visit) = (usize::from(person), usize::from(visit));
                persons.resize_with(persons.len().max(person + 1), Default::default);
                let (answers, visits) = &mut persons[person];
                if question.subject() == Subject::Visit {
                    visits.resize_with(visits.len().max(visit + 1), Default::default);
                    visits[visit].insert(key, text);
                } else {
                    answers.insert(key, text);
                }
            }
        }
    }
    if !household.is_empty() {
        top.insert("household".to_owned(), household.into());
    }
    if !persons.is_empty() {
        let person = |(mut answers, visits): (Answers, Vec<Answers>)| {
            if !visits.is_empty() {
                answers.insert("visits".to_owned(), visits.into());
            }
            Value::Object(answers)
        };
        top.insert("persons".to_owned(), persons.into_iter().map(person).collect());
    }
    top.into()
}

/// A value of JSON as the library reads it.
pub fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Nothing,
        Value::Bool(truth) => Json::Truth(*truth),
        Value::Number(number) => Json::Number(number.to_string()),
        Value::String(text) => Json::Text(text.clone()),
        Value::Array(items) => Json::List(items.iter().map(json).collect()),
        Value::Object(pairs) => Json::Object(pairs.iter().map(|(name, value)| (name.clone(), json(value))).collect()),
    }
}
