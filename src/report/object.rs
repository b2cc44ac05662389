//! The situation as an object: `{ place, assessed_on, household: {…}, persons: [{…, visits: [{…}] }] }`,
//! every answer a text under the key of its question; and back.

use super::RefusedField;
use crate::base::keyed::Keyed;
use crate::book::local::Json;
use crate::engine::question::{Key, Subject};
use crate::form::{self, Field, MOST_PERSONS, MOST_VISITS, NOTE};
use serde_json::{Map, Value};

/// The object as `(name, text)` pairs of the form, and what is no answer in it.
pub fn pairs(situation: &Value) -> (Vec<(String, String)>, Vec<RefusedField>) {
    let mut reader = Reader::default();
    for (key, value) in reader.entries(situation, "") {
        match key.as_str() {
            "household" => reader.answers(value, "", "household"),
            "persons" => reader.persons(value),
            _ => reader.answer(key.clone(), key.clone(), value),
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
    fn persons(&mut self, value: &Value) {
        for (at, person) in self.list(value, "persons", MOST_PERSONS).iter().enumerate() {
            let (prefix, path) = (format!("p{}.", at + 1), format!("persons[{at}]"));
            for (key, value) in self.entries(person, &path) {
                if key == "visits" {
                    let visits_path = format!("{path}.visits");
                    for (at, visit) in self.list(value, &visits_path, MOST_VISITS).iter().enumerate() {
                        self.answers(visit, &format!("{prefix}v{}.", at + 1), &format!("{visits_path}[{at}]"));
                    }
                } else {
                    self.answer(format!("{prefix}{key}"), format!("{path}.{key}"), value);
                }
            }
        }
    }

    fn answers(&mut self, object: &Value, prefix: &str, path: &str) {
        for (key, value) in self.entries(object, path) {
            self.answer(format!("{prefix}{key}"), format!("{path}.{key}"), value);
        }
    }

    /// A text, or a yes or no. A number is refused: by the time it arrives it has been a
    /// binary float.
    fn answer(&mut self, name: String, path: String, value: &Value) {
        match value {
            Value::Null => {}
            Value::String(text) => self.pairs.push((name, text.clone())),
            Value::Bool(yes) => self.pairs.push((name, if *yes { "yes" } else { "no" }.to_owned())),
            other => self.refused.push(RefusedField::misshapen(path, "not_text", &other.to_string())),
        }
    }

    fn entries<'v>(&mut self, object: &'v Value, path: &str) -> Vec<(&'v String, &'v Value)> {
        match object {
            Value::Object(pairs) => pairs.iter().collect(),
            Value::Null if !path.is_empty() => Vec::new(),
            other => {
                self.refused.push(RefusedField::misshapen(path, "not_an_object", &other.to_string()));
                Vec::new()
            }
        }
    }

    fn list<'v>(&mut self, value: &'v Value, path: &str, most: u8) -> &'v [Value] {
        let code = match value {
            Value::Array(items) if items.len() <= usize::from(most) => return items,
            Value::Null => return &[],
            Value::Array(_) => "too_many",
            _ => "not_a_list",
        };
        let given = value.as_array().map_or_else(|| value.to_string(), |items| items.len().to_string());
        self.refused.push(RefusedField::misshapen(path, code, &given));
        &[]
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

/// A file of local values as the library reads it.
pub fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Nothing,
        Value::Bool(_) => Json::Other("boolean"),
        Value::Number(_) => Json::Other("number"),
        Value::String(text) => Json::Text(text.clone()),
        Value::Array(items) => Json::List(items.iter().map(json).collect()),
        Value::Object(pairs) => Json::Object(pairs.iter().map(|(name, value)| (name.clone(), json(value))).collect()),
    }
}
