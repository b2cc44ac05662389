//! The same household gets the same answer natively, from the package in Node, and on the page.

use std::process::Command;

use bangfu::form::{self, Field, link};
use bangfu::keyed::Keyed;
use bangfu::parameter::{Example, built_in, examples};
use bangfu::programme::{Assessment, assess};
use bangfu::question::Topic;
use bangfu::view::outcome::results;
use bangfu::view::words::Language;
use serde_json::{Map, Value, json};
use xtask::failure::{Doing, Failure, Outcome};
use xtask::verb;

use crate::stage::{self, PATIENCE};

/// The answers of an example, by the names of the form.
fn pairs(example: &Example) -> Vec<(String, String)> {
    example.given.iter().map(|(name, text)| ((*name).to_string(), (*text).to_string())).collect()
}

/// The same answers as the package takes them.
fn object(pairs: &[(String, String)]) -> Value {
    let mut object = Map::new();
    let mut household = Map::new();
    let mut persons: Vec<Map<String, Value>> = Vec::new();
    for (name, text) in pairs {
        match form::field(name) {
            Field::Question(key) if name.contains('.') => {
                persons.resize(persons.len().max(usize::from(key.person) + 1), Map::new());
                let person = &mut persons[usize::from(key.person)];
                if key.visit == 0 {
                    person.insert(key.question.key().into(), json!(text));
                    continue;
                }
                // The first visit's answers may stand beside the person's own.
                let visits = person.entry("visits").or_insert_with(|| json!([])).as_array_mut().expect("a list");
                visits.resize(visits.len().max(usize::from(key.visit) + 1), json!({}));
                visits[usize::from(key.visit)][key.question.key()] = json!(text);
            }
            Field::Question(key) => {
                household.insert(key.question.key().into(), json!(text));
            }
            _ => {
                object.insert(name.clone(), json!(text));
            }
        }
    }
    object.insert("household".into(), Value::Object(household));
    object.insert("persons".into(), json!(persons));
    Value::Object(object)
}

/// What is compared of a report.
fn told(assessments: &[Assessment]) -> Value {
    let one = |Assessment { programme, outlook, .. }: &Assessment| {
        let amounts: Vec<Value> = outlook
            .ranges
            .iter()
            .map(|range| {
                let end = |end: Option<bangfu::money::Money>| end.map(|end| end.to_string());
                json!([range.label.key(), end(range.low), end(range.high)])
            })
            .collect();
        json!([programme.key(), outlook.verdict.key(), outlook.still_open(), amounts, outlook.weakest.map(Keyed::key)])
    };
    assessments.iter().map(one).collect()
}

#[test]
fn the_package_answers_as_the_library_does() -> Outcome {
    let book = built_in();
    let mut situations = Vec::new();
    let mut wanted = Vec::new();
    for example in examples() {
        let pairs = pairs(example);
        let situation = form::read(&pairs, &book).situation.expect("an example has a place and a day");
        situations.push(object(&pairs));
        wanted.push(told(&assess(&situation, &book)));
    }
    assert!(wanted.len() > 100, "only {} examples", wanted.len());
    let script = format!(
        "import * as api from './index.js'; const told = {}.map(situation => api.assess(situation).results.map(result => \
         [result.programme, result.verdict, result.still_open, \
          result.amounts.map(amount => [amount.label, amount.low, amount.high]), result.weakest])); \
         console.log(JSON.stringify(told))",
        json!(situations)
    );
    let file = std::env::temp_dir().join(format!("bangfu-same-{}.mjs", std::process::id()));
    let package = verb::built_package()?;
    let script = script.replace("'./index.js'", &json!(package.join("index.js")).to_string());
    std::fs::write(&file, script).doing(|| format!("write {}", file.display()))?;
    let output = Command::new("node").arg(&file).output().doing(|| "run node".into());
    std::fs::remove_file(&file).doing(|| format!("remove {}", file.display()))?;
    let output = output?;
    let said: Vec<Value> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    for ((situation, wanted), said) in situations.iter().zip(&wanted).zip(&said) {
        assert_eq!(wanted, said, "{situation}");
    }
    assert_eq!(wanted.len(), said.len());
    Ok(())
}

#[test]
fn the_page_answers_as_the_library_does() -> Outcome {
    let book = built_in();
    let mut compared = 0;
    stage::today(|stage| {
        for example in examples().iter().step_by(9) {
            let mut pairs = pairs(example);
            // On the page the child is the second person.
            if example.given.iter().any(|(name, _)| *name == "p1.stage") {
                pairs.iter_mut().for_each(|(name, _)| *name = name.replace("p1.", "p2."));
            }
            let situation = form::read(&pairs, &book).situation.expect("an example has a place and a day");
            let assessments = assess(&situation, &book);
            stage.tab.open("about:blank")?;
            // The last door's module comes when it is opened.
            pairs.push(("door".to_owned(), "everything".to_owned()));
            stage.open_ready(&format!("index.html#{}", link::write(&pairs)))?;
            // Terms of long ago are not offered on the page.
            let term =
                example.given.iter().find(|(name, _)| *name == "p1.term").map_or("2024-spring", |(_, term)| term);
            if term < "2015" {
                continue;
            }
            compared += 1;
            for topic in Topic::ALL.iter().copied() {
                let mine: Vec<&Assessment> = assessments.iter().filter(|one| one.programme.topic() == topic).collect();
                if mine.is_empty() {
                    continue;
                }
                let native = results(Language::Zh, &book, &situation, &mine).into_string();
                // Where the two part, or nothing.
                let parted = format!(
                    "(() => {{ const native = document.createElement('div'); native.innerHTML = {}; \
                     const [one, other] = [native.innerHTML, document.getElementById('outcome-{}').innerHTML]; \
                     for (let at = 0; at < Math.max(one.length, other.length); at++) if (one[at] !== other[at]) \
                        return one.slice(Math.max(0, at - 60), at + 60) + ' / ' + other.slice(Math.max(0, at - 60), at + 60); return '' }})()",
                    json!(native),
                    topic.key()
                );
                if stage.tab.wait_for(&format!("{parted} === ''"), PATIENCE).is_err() {
                    return Err(Failure::new(format!("{:?}: {}", example.given, stage.tab.eval(&parted)?)));
                }
            }
        }
        assert!(compared > 15, "only {compared} examples");
        Ok(())
    })
}
