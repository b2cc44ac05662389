//! Worked examples: read from `tests/cases/*.toml` and held against a book.
//!
//! A file gives answers that all its cases share (`[given]`, by the names of the
//! form); a case adds or replaces some and says what is expected. `origin` says
//! where the expectation comes from, `arithmetic` is the sum written down, which
//! is evaluated on integers of a millionth, apart from the crate's own.

use super::sum;
use bangfu::completion::GapKind;
use bangfu::decision::{Outlook, Range};
use bangfu::entry::{Book, Bound};
use bangfu::form;
use bangfu::keyed::Keyed;
use bangfu::money::Money;
use bangfu::parameter::{Reads, Slot};
use bangfu::programme::Programme;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// A worked example.
#[derive(Clone)]
pub struct Example {
    /// File and name.
    pub name: String,
    shared: Table,
    case: Table,
}

/// Every worked example of the places in `policy/`.
pub fn all() -> Vec<Example> {
    of(Path::new("tests/cases"))
}

/// Every worked example in the files of a folder.
pub fn of(folder: &Path) -> Vec<Example> {
    let mut examples = Vec::new();
    for path in files(folder) {
        let text = std::fs::read_to_string(&path).expect("the case file is readable");
        let table: Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let shared = table.get("given").and_then(Value::as_table).cloned().unwrap_or_default();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for case in table.get("case").and_then(Value::as_array).expect("a file of cases holds [[case]]") {
            let case = case.as_table().expect("[[case]] is a table").clone();
            let name = format!("{stem}: {}", case["name"].as_str().expect("a case has a name"));
            examples.push(Example { name, shared: shared.clone(), case });
        }
    }
    assert!(!examples.is_empty(), "no case was found");
    examples
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let items = std::fs::read_dir(folder).expect("the folder of cases is there").flatten();
    let mut paths: Vec<PathBuf> =
        items.map(|item| item.path()).filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    paths.sort();
    paths
}

/// The answers of an example, by the names of the form.
pub fn given(example: &Example) -> Vec<(String, String)> {
    let mut given = example.shared.clone();
    given.extend(example.case.get("given").and_then(Value::as_table).cloned().unwrap_or_default());
    given.iter().map(|(name, text)| (name.clone(), text.as_str().unwrap_or_default().to_owned())).collect()
}

/// Holds an example against a book.
///
/// # Errors
/// The first thing that differs from what is expected.
pub fn check(example: &Example, book: &Book) -> Result<(), String> {
    let Example { case, .. } = example;
    for key in case.keys() {
        if !["name", "origin", "note", "given", "arithmetic", "expect"].contains(&key.as_str()) {
            return Err(format!("`{key}` is not a field of a case"));
        }
    }
    if case.get("origin").and_then(Value::as_str).is_none_or(str::is_empty) {
        return Err("a case names its origin".into());
    }
    for line in texts(case.get("arithmetic")) {
        sum::holds(&line)?;
    }
    let pairs = given(example);
    let reading = form::read(&pairs, book);
    if !reading.complaints.is_empty() {
        return Err(format!("the answers are refused: {:?}", reading.complaints));
    }
    let situation = reading.situation.ok_or("place or day is missing")?;
    let expected = case.get("expect").and_then(Value::as_array).ok_or("a case expects something: [[case.expect]]")?;
    for expected in expected {
        let expected = expected.as_table().ok_or("[[case.expect]] is a table")?;
        let programme = expected.get("programme").and_then(Value::as_str).and_then(Programme::parse);
        let programme = programme.ok_or("expect names a programme")?;
        let person = expected.get("person").and_then(Value::as_integer).unwrap_or(1);
        let person = u8::try_from(person - 1).map_err(|_| "person counts from 1")?;
        compare(expected, &programme.assess(&situation, person, book), book)?;
    }
    Ok(())
}

fn compare(expected: &Table, outlook: &Outlook, book: &Book) -> Result<(), String> {
    let ids = |slots: &[Slot]| slots.iter().map(|slot| slot.definition().id.to_string()).collect::<Vec<_>>();
    let mut compared = 0;
    for (field, wanted) in expected {
        compared += 1;
        match field.as_str() {
            "programme" | "person" => compared -= 1,
            "verdict" => same(field, wanted.as_str(), Some(outlook.verdict.key()))?,
            "visit" => same(field, wanted.as_bool(), Some(outlook.judgement))?,
            "still_open" => same(field, wanted.as_integer(), i64::try_from(outlook.still_open()).ok())?,
            "kinds" => {
                same(field, texts(Some(wanted)), outlook.kinds.iter().map(|kind| kind.key().to_owned()).collect())?;
            }
            "weakest" => same(field, wanted.as_str(), outlook.weakest.map(Keyed::key))?,
            "window" => {
                let window = outlook.window.map(|(from, until)| vec![from.to_string(), until.to_string()]);
                same(field, texts(Some(wanted)), window.unwrap_or_default())?;
            }
            "rivals" => same(field, texts(Some(wanted)), ids(&outlook.rivals))?,
            "trials" => same(field, texts(Some(wanted)), ids(&outlook.trials))?,
            "gaps" => {
                let gaps: Vec<Slot> = outlook.gaps.iter().map(|gap| gap.slot).collect();
                same(field, texts(Some(wanted)), ids(&gaps))?;
            }
            "no" | "yes" => {
                let answered = |holds| {
                    let those = outlook.outcomes.iter().filter(move |outcome| outcome.answer == Some(holds));
                    those.map(|outcome| outcome.finding.criterion.key().to_owned()).collect::<Vec<_>>()
                };
                same(field, texts(Some(wanted)), answered(field == "yes"))?;
            }
            "averages" => same(field, texts(Some(wanted)), averages(outlook, book))?,
            "regions" => {
                let regions = outlook.values.iter().map(|used| used.entry.of(book).region.to_string()).collect();
                same(field, texts(Some(wanted)), regions)?;
            }
            "shares" => {
                for (label, wanted) in wanted.as_table().ok_or("shares is a table")? {
                    let share = outlook.shares.iter().find(|share| share.label.key() == label);
                    let found = share.map(|share| vec![share.low.to_string(), share.high.to_string()]);
                    same(label, ends_wanted(wanted), found.unwrap_or(vec!["absent".to_owned(); 2]))?;
                }
            }
            "amounts" => {
                for (label, wanted) in wanted.as_table().ok_or("amounts is a table")? {
                    let range = outlook.ranges.iter().find(|range| range.label.key() == label);
                    same(label, ends_wanted(wanted), range.map(ends).unwrap_or(vec!["absent".to_owned(); 2]))?;
                }
            }
            other => return Err(format!("`{other}` is not something that can be expected")),
        }
    }
    if compared == 0 { Err("nothing is expected".into()) } else { Ok(()) }
}

/// Averages that are named: as a range or as all that is published.
fn averages(outlook: &Outlook, book: &Book) -> Vec<String> {
    let ranged = outlook.values.iter().filter(|used| used.bound == Bound::Average).filter_map(|used| {
        let entry = used.entry.of(book);
        let value = entry.values.iter().find(|value| value.case == used.slot.case)?;
        Money::from_value(value.value)
    });
    let alone = outlook.gaps.iter().filter_map(|gap| match gap.why {
        GapKind::AverageOnly(average) => Some(average),
        _ => None,
    });
    ranged.chain(alone).map(|average| average.to_string()).collect()
}

fn same<T: PartialEq + Debug>(what: &str, wanted: T, found: T) -> Result<(), String> {
    if wanted == found { Ok(()) } else { Err(format!("{what}: expected {wanted:?}, found {found:?}")) }
}

/// `"2500.00"` is an exact amount, `["2500.00", ""]` a range whose upper end is
/// open.
fn ends_wanted(wanted: &Value) -> Vec<String> {
    match wanted {
        Value::String(text) => vec![text.clone(), text.clone()],
        other => texts(Some(other)),
    }
}

fn ends(range: &Range) -> Vec<String> {
    let end = |end: Option<bangfu::money::Money>| end.map(|end| end.to_string()).unwrap_or_default();
    vec![end(range.low), end(range.high)]
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|text| text.as_str().map(str::to_owned)).collect()
}
