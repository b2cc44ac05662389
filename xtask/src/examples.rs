//! The worked examples with what the library says of them, as JSON: what package and page are compared with in the tests.

use std::collections::BTreeMap;
use std::io::Write;

use bangfu::base::keyed::Keyed;
use bangfu::base::money::Money;
use bangfu::book::entry::Book;
use bangfu::book::parameter::{Example, built_in, examples};
use bangfu::engine::question::Topic;
use bangfu::form::{self, link};
use bangfu::programme::{Assessment, assess};
use bangfu::report::call::{self, Files};
use bangfu::report::shape::{Telling, Words};
use bangfu::report::{lists, object, schema};
use bangfu::view::result::outcome::results;
use bangfu::view::words::Language;
use serde::Serialize;
use serde_json::{Value, json};

use crate::failure::{Doing, Failure, Outcome};

type Pairs = Vec<(String, String)>;

/// Prints them all.
pub fn run() -> Outcome {
    let book = built_in();
    let cases = examples().iter().map(|example| told(example, &book)).collect::<Outcome<Vec<Value>>>()?;
    let told = json!({ "cases": cases, "calls": calls(&book)? });
    writeln!(std::io::stdout(), "{told}").doing(|| "write the examples".into())
}

/// The text of what the library answers; the order of its parts is part of it.
fn text(answer: &impl Serialize) -> Outcome<String> {
    serde_json::to_string(answer).doing(|| "write an answer".into())
}

/// The text of an answer or of a refusal, whichever it is.
fn either(answer: Result<impl Serialize, impl Serialize>) -> Outcome<String> {
    match answer {
        Ok(answer) => text(&answer),
        Err(refused) => text(&refused),
    }
}

/// What is answered to other calls of the package: what they are given, and each call in JavaScript with its answer.
fn calls(book: &Book) -> Outcome<Value> {
    let local = local();
    let files = Files { local: object::json(&local), ..Files::NONE };
    let good = json!({
        "place": "530199", "assessed_on": "2024-05-10",
        "household": {
            "rural": true, "members": "1", "ex_poor": true, "net_income": "9799.99", "risk_illness": "yes",
            "can_cope": false, "members_2": null,
        },
    });
    let bad = json!({
        "place": 530_127, "assessed_on": "2024-02-30", "zzz": "1",
        "household": { "net_income": 0.1, "rural": [1, "二"] },
        "persons": [{ "stage": "college", "visits": { "a": 1 } }, "x"],
    });
    let read = |situation: &Value| object::json(situation);
    let link = call::to_link(&read(&good)).map_err(|refused| Failure::new(format!("{refused:?}")))?;
    let answers = [
        ("assess(good, files)", either(call::assess(&read(&good), &files, Telling::InFull))?),
        ("assess(bad)", either(call::assess(&read(&bad), &Files::NONE, Telling::InFull))?),
        ("assess([])", either(call::assess(&read(&json!([])), &Files::NONE, Telling::InFull))?),
        ("toLink(bad)", either(call::to_link(&read(&bad)))?),
        ("toLink(good)", text(&link)?),
        ("fromLink('x#' + toLink(good))", text(&call::from_link(&link))?),
        ("example(good, { name: 'a', ...files })", either(call::worked_example(&read(&good), &files, "a", ""))?),
        ("parameters('530199', '2024-05-10', files)", either(call::parameters("530199", "2024-05-10", &files))?),
        ("parameters('1', 2)", either(call::parameters("1", "2", &Files::NONE))?),
        ("checkLocal(files.local)", text(&call::check_local(files.local.clone()))?),
        ("regions()", text(&lists::regions(book))?),
        ("programmes()", text(&lists::programmes())?),
        ("words()", text(&Words::all(book))?),
        ("schema()", text(&schema::situation())?),
    ];
    Ok(json!({ "good": good, "bad": bad, "local": local, "answers": answers }))
}

/// A file of local values with a place of its own, a value that holds and some that are refused.
fn local() -> Value {
    let entry = |from: &str, unit: &str| {
        json!({
            "parameter": "monitoring.line", "region": "530199", "from": from, "until": "2024-12-31", "unit": unit,
            "value": "9800", "source": "示例县通知〔2024〕1号", "note": null,
        })
    };
    json!({
        "regions": [{ "code": "530199", "name": "示例县", "parent": "530100" }],
        "entries": [entry("2024-01-01", "yuan/person/year"), entry("2023-01-01", "yuan"), entry("x", "y"), 7],
        "regoins": [],
    })
}

/// An example: as the package is asked and answers, and as the page is.
fn told(example: &Example, book: &Book) -> Outcome<Value> {
    let pairs: Pairs = example.given.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    // An example takes for granted what a page does; the package is told of it.
    let situation = call::from_link(&link::write(&pairs));
    let report = call::assess(&object::json(&situation), &Files::NONE, Telling::InFull)
        .map_err(|refused| Failure::new(format!("{refused:?}")))?;
    let verdicts: Vec<Value> = assessed(&pairs, book)?.1.iter().map(verdict).collect();
    let on_page = on_page(&pairs);
    let (read, assessments) = assessed(&on_page, book)?;
    let outcomes: BTreeMap<&str, String> = Topic::ALL
        .iter()
        .filter_map(|topic| {
            let mine: Vec<&Assessment> = assessments.iter().filter(|one| one.programme.topic() == *topic).collect();
            (!mine.is_empty()).then(|| (topic.key(), results(Language::Zh, book, &read, &mine).into_string()))
        })
        .collect();
    Ok(json!({
        "situation": situation, "report": text(&report)?, "verdicts": verdicts,
        "link": link::write(&on_page), "outcomes": outcomes,
    }))
}

/// On the page the child is the second person.
fn on_page(pairs: &Pairs) -> Pairs {
    let has_child = pairs.iter().any(|(name, _)| name == "p1.stage");
    let renamed = |name: &str| if has_child { name.replace("p1.", "p2.") } else { name.to_owned() };
    pairs.iter().map(|(name, text)| (renamed(name), text.clone())).collect()
}

fn assessed(pairs: &Pairs, book: &Book) -> Outcome<(bangfu::engine::situation::Situation, Vec<Assessment>)> {
    let situation = form::read(pairs, book).situation;
    let situation = situation.ok_or_else(|| Failure::new("An example has no place or no day."))?;
    let assessments = assess(&situation, book);
    Ok((situation, assessments))
}

/// What is compared of a result: programme, verdict, what is open, amounts, the weakest status.
fn verdict(Assessment { programme, outlook, .. }: &Assessment) -> Value {
    let end = |end: Option<Money>| end.map(|end| end.to_string());
    let amounts = outlook.ranges.iter().map(|range| json!([range.label.key(), end(range.low), end(range.high)]));
    let amounts: Vec<Value> = amounts.collect();
    json!([programme.key(), outlook.verdict.key(), outlook.still_open(), amounts, outlook.weakest.map(Keyed::key)])
}
