//! The same household gets the same answer natively, from the package in Node, and on the page.

use std::process::Command;

use bangfu::base::keyed::Keyed;
use bangfu::book::parameter::{Example, built_in, examples};
use bangfu::engine::question::Topic;
use bangfu::form::{self, link};
use bangfu::programme::{Assessment, assess};
use bangfu::report::object;
use bangfu::view::result::outcome::results;
use bangfu::view::words::Language;
use serde_json::{Value, json};
use xtask::failure::{Doing, Failure, Outcome};
use xtask::verb;

use crate::stage::{self, PATIENCE};

/// The answers of an example, by the names of the form.
fn pairs(example: &Example) -> Vec<(String, String)> {
    example.given.iter().map(|(name, text)| ((*name).to_string(), (*text).to_string())).collect()
}

/// What is compared of a report.
fn told(assessments: &[Assessment]) -> Value {
    let one = |Assessment { programme, outlook, .. }: &Assessment| {
        let amounts: Vec<Value> = outlook
            .ranges
            .iter()
            .map(|range| {
                let end = |end: Option<bangfu::base::money::Money>| end.map(|end| end.to_string());
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
        situations.push(object::object(&pairs));
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
        stage.open_ready("index.html")?;
        for example in examples().iter().step_by(5) {
            let mut pairs = pairs(example);
            // On the page the child is the second person.
            if example.given.iter().any(|(name, _)| *name == "p1.stage") {
                pairs.iter_mut().for_each(|(name, _)| *name = name.replace("p1.", "p2."));
            }
            let situation = form::read(&pairs, &book).situation.expect("an example has a place and a day");
            let assessments = assess(&situation, &book);
            pairs.push(("door".to_owned(), "everything".to_owned()));
            // Terms of long ago are not offered on the page.
            let term =
                example.given.iter().find(|(name, _)| *name == "p1.term").map_or("2024-spring", |(_, term)| term);
            if term < "2015" {
                continue;
            }
            compared += 1;
            // As a tap on an example fills the form.
            stage.tab.eval(&format!(
                "(() => {{ const button = document.querySelector('[data-answers]'); \
                 button.dataset.answers = {}; button.click() }})()",
                json!(link::write(&pairs))
            ))?;
            for topic in Topic::ALL.iter().copied() {
                let mine: Vec<&Assessment> = assessments.iter().filter(|one| one.programme.topic() == topic).collect();
                if mine.is_empty() {
                    continue;
                }
                let native = results(Language::Zh, &book, &situation, &mine).into_string();
                // Where the two part, or nothing; a fold once opened stays open on the page.
                let parted = format!(
                    "(() => {{ const native = document.createElement('div'); native.innerHTML = {}; \
                     const [one, other] = [native, document.getElementById('outcome-{}')].map(found => found.innerHTML.replace(/ open=\"\"/g, '')); \
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
