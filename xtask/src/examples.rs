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
use bangfu::report::object;
use bangfu::view::result::outcome::results;
use bangfu::view::words::Language;
use serde_json::{Value, json};

use crate::failure::{Doing, Failure, Outcome};

type Pairs = Vec<(String, String)>;

/// Prints them all.
pub fn run() -> Outcome {
    let book = built_in();
    let told = examples().iter().map(|example| told(example, &book)).collect::<Outcome<Vec<Value>>>()?;
    writeln!(std::io::stdout(), "{}", Value::from(told)).doing(|| "write the examples".into())
}

/// An example: as the package is asked and answers, and as the page is.
fn told(example: &Example, book: &Book) -> Outcome<Value> {
    let pairs: Pairs = example.given.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let situation = object::object(&pairs);
    let report = call::assess(&object::json(&situation), &Files::NONE)
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
        "situation": situation, "report": report, "verdicts": verdicts,
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
