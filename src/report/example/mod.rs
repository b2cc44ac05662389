//! Worked examples: a few lines of TOML that policy staff can read and write. The tests hold
//! them against the book, the page exports the present case as one.
//!
//! ```toml
//! [given]                          # shared by all cases of the file, by the names of the form
//! place = "530127"
//! assessed_on = "2024-05-10"
//!
//! [[case]]
//! name = "三级医院，政策范围内2万元"
//! origin = "昆政办〔2019〕102号"         # where the expectation comes from, never a run of the program
//! arithmetic = ["(20000 - 880) * 0.60 = 11472.00"]
//! given = { "p1.in_scope" = "20000" }
//! [[case.expect]]
//! programme = "medical"
//! amounts = { basic_paid = "11472.00" }
//! ```

mod sum;

use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::book::entry::{Book, Bound};
use crate::book::parameter::{Reads, Slot};
use crate::engine::case::GapKind;
use crate::engine::outlook::{Outlook, Range};
use crate::engine::situation::Situation;
use crate::form;
use crate::programme::{Assessment, Programme};
use std::fmt::Display;
use toml::{Table, Value};

/// The fields of a case.
const FIELDS: [&str; 6] = ["name", "origin", "note", "given", "arithmetic", "expect"];

/// A worked example.
#[derive(Clone, Debug)]
pub struct Example {
    /// File and name.
    pub name: String,
    shared: Table,
    case: Table,
}

/// One thing that an example expects, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which programme, for which person counted from 0; none for a written sum.
    pub of: Option<(Programme, u8)>,
    /// What is expected: `verdict`, `amounts.basic_paid`, or the sum itself.
    pub what: String,
    /// As the example has it.
    pub expected: String,
    /// As the rules have it.
    pub found: String,
}

impl Line {
    /// Whether both are the same.
    pub fn holds(&self) -> bool {
        self.expected == self.found
    }
}

/// The examples of a file.
///
/// # Errors
/// What is wrong with the file, in one sentence.
pub fn read(file: &str, text: &str) -> Result<Vec<Example>, String> {
    let table: Table = text.parse().map_err(|error| format!("{file}: {error}"))?;
    if let Some(other) = table.keys().find(|key| !["given", "case"].contains(&key.as_str())) {
        return Err(format!("{file}: `{other}` is not a part of a file of cases; they are [given] and [[case]]"));
    }
    let shared = table.get("given").and_then(Value::as_table).cloned().unwrap_or_default();
    let cases = table.get("case").and_then(Value::as_array).ok_or(format!("{file}: there is no [[case]]"))?;
    let example = |case: &Value| {
        let case = case.as_table().ok_or(format!("{file}: [[case]] is a table"))?;
        let name = case.get("name").and_then(Value::as_str).ok_or(format!("{file}: a case has a name"))?;
        Ok(Example { name: format!("{file}: {name}"), shared: shared.clone(), case: case.clone() })
    };
    cases.iter().map(example).collect()
}

impl Example {
    /// The answers, by the names of the form.
    pub fn given(&self) -> Vec<(String, String)> {
        let mut given = self.shared.clone();
        given.extend(self.case.get("given").and_then(Value::as_table).cloned().unwrap_or_default());
        given.iter().map(|(name, text)| (name.clone(), text.as_str().unwrap_or_default().to_owned())).collect()
    }

    /// Where the expectation comes from.
    pub fn origin(&self) -> &str {
        self.case.get("origin").and_then(Value::as_str).unwrap_or_default()
    }

    /// The situation that its answers describe.
    ///
    /// # Errors
    /// The answers that are refused, or what is missing.
    pub fn situation(&self, book: &Book) -> Result<Situation, String> {
        let reading = form::read(&self.given(), book);
        if !reading.complaints.is_empty() {
            return Err(format!("the answers are refused: {:?}", reading.complaints));
        }
        reading.situation.ok_or("place or day is missing".to_owned())
    }

    /// Holds everything that is expected against a book, in the order of the file.
    ///
    /// # Errors
    /// What is wrong with the example itself: an unknown field, a sum that cannot be read,
    /// answers that are refused.
    pub fn lines(&self, book: &Book) -> Result<Vec<Line>, String> {
        if let Some(key) = self.case.keys().find(|key| !FIELDS.contains(&key.as_str())) {
            return Err(format!("`{key}` is not a field of a case; they are {}", FIELDS.join(", ")));
        }
        if self.origin().is_empty() {
            return Err("a case names its origin".into());
        }
        let mut lines = Vec::new();
        for sum in texts(self.case.get("arithmetic")) {
            let (expected, found) = sum::sides(&sum)?;
            lines.push(Line { of: None, what: sum, expected, found });
        }
        let situation = self.situation(book)?;
        let expected = self.case.get("expect").and_then(Value::as_array);
        for expected in expected.ok_or("a case expects something: [[case.expect]]")? {
            let expected = expected.as_table().ok_or("[[case.expect]] is a table")?;
            let programme = expected.get("programme").and_then(Value::as_str).and_then(Programme::parse);
            let programme = programme.ok_or("expect names a programme")?;
            let person = expected.get("person").map_or(Some(1), Value::as_integer);
            let person = person.and_then(|person| u8::try_from(person - 1).ok()).ok_or("person counts from 1")?;
            let mut told = Told { lines: &mut lines, of: (programme, person) };
            told.compare(expected, &programme.assess(&situation, person, book), book)?;
        }
        Ok(lines)
    }

    /// Holds it against a book.
    ///
    /// # Errors
    /// The first thing that differs from what is expected.
    pub fn check(&self, book: &Book) -> Result<(), String> {
        match self.lines(book)?.into_iter().find(|line| !line.holds()) {
            None => Ok(()),
            Some(Line { what, expected, found, .. }) => Err(format!("{what}: expected {expected}, found {found}")),
        }
    }
}

struct Told<'l> {
    lines: &'l mut Vec<Line>,
    of: (Programme, u8),
}

impl Told<'_> {
    fn line<T: Display>(&mut self, what: &str, expected: Option<T>, found: Option<T>) {
        let told = |one: Option<T>| one.map(|one| one.to_string()).unwrap_or_default();
        self.lines.push(Line { of: Some(self.of), what: what.into(), expected: told(expected), found: told(found) });
    }

    fn list(&mut self, what: &str, expected: Vec<String>, found: Vec<String>) {
        let told = |items: Vec<String>| format!("[{}]", items.join(", "));
        self.lines.push(Line { of: Some(self.of), what: what.into(), expected: told(expected), found: told(found) });
    }

    /// Lowest and highest: one text where they are the same.
    fn span(&mut self, what: String, expected: Vec<String>, found: Vec<String>) {
        let told = |ends: Vec<String>| match ends.as_slice() {
            [low, high] if low == high => low.clone(),
            ends => ends.join(" ~ "),
        };
        self.lines.push(Line { of: Some(self.of), what, expected: told(expected), found: told(found) });
    }

    fn compare(&mut self, expected: &Table, outlook: &Outlook, book: &Book) -> Result<(), String> {
        let ids = |slots: &[Slot]| slots.iter().map(|slot| slot.definition().id.to_string()).collect::<Vec<_>>();
        let before = self.lines.len();
        for (field, wanted) in expected {
            let listed = texts(Some(wanted));
            match field.as_str() {
                "programme" | "person" => {}
                "verdict" => self.line(field, wanted.as_str(), Some(outlook.verdict.key())),
                "visit" => self.line(field, wanted.as_bool(), Some(outlook.judgement)),
                "still_open" => self.line(field, wanted.as_integer(), i64::try_from(outlook.still_open()).ok()),
                "kinds" => self.list(field, listed, outlook.kinds.iter().map(|kind| kind.key().to_owned()).collect()),
                "weakest" => self.line(field, wanted.as_str(), outlook.weakest.map(Keyed::key)),
                "window" => {
                    let window = outlook.window.map(|(from, until)| vec![from.to_string(), until.to_string()]);
                    self.list(field, listed, window.unwrap_or_default());
                }
                "rivals" => self.list(field, listed, ids(&outlook.rivals)),
                "trials" => self.list(field, listed, ids(&outlook.trials)),
                "gaps" => {
                    let gaps: Vec<Slot> = outlook.gaps.iter().map(|gap| gap.slot).collect();
                    self.list(field, listed, ids(&gaps));
                }
                "no" | "yes" => {
                    let holds = field == "yes";
                    let those = outlook.outcomes.iter().filter(|outcome| outcome.answer == Some(holds));
                    let found = those.map(|outcome| outcome.finding.criterion.key().to_owned()).collect();
                    self.list(field, listed, found);
                }
                "graded" => self.list(field, listed, graded(outlook, book)),
                "averages" => self.list(field, listed, averages(outlook, book)),
                "regions" => {
                    let regions = outlook.values.iter().map(|used| used.entry.of(book).region.to_string()).collect();
                    self.list(field, listed, regions);
                }
                "shares" => {
                    for (label, wanted) in wanted.as_table().ok_or("shares is a table")? {
                        let share = outlook.shares.iter().find(|share| share.label.key() == label);
                        let found = share.map(|share| vec![share.low.to_string(), share.high.to_string()]);
                        self.span(format!("shares.{label}"), ends_wanted(wanted), found.unwrap_or_else(absent));
                    }
                }
                "amounts" => {
                    for (label, wanted) in wanted.as_table().ok_or("amounts is a table")? {
                        let range = outlook.ranges.iter().find(|range| range.label.key() == label);
                        let found = range.map_or_else(absent, ends);
                        self.span(format!("amounts.{label}"), ends_wanted(wanted), found);
                    }
                }
                other => return Err(format!("`{other}` is not something that can be expected")),
            }
        }
        if self.lines.len() == before { Err("nothing is expected".into()) } else { Ok(()) }
    }
}

/// The present case as an example, as the page exports it: what is found now stands as what is
/// expected, for somebody who knows better to correct.
pub fn write(name: &str, origin: &str, given: &[(String, String)], assessments: &[Assessment]) -> String {
    let text = |text: &str| Value::String(text.to_owned());
    let answers = given.iter().filter(|(name, text)| !text.trim().is_empty() && is_answer(name));
    let answers: Table = answers.map(|(name, given)| (name.clone(), text(given))).collect();
    let expects = assessments.iter().map(|Assessment { programme, person, outlook }| {
        let mut expect = Table::new();
        expect.insert("programme".into(), text(programme.key()));
        if programme.topic().is_of_persons() {
            expect.insert("person".into(), Value::Integer(i64::from(*person) + 1));
        }
        expect.insert("verdict".into(), text(outlook.verdict.key()));
        if let Some(weakest) = outlook.weakest {
            expect.insert("weakest".into(), text(weakest.key()));
        }
        let amounts: Table =
            outlook.ranges.iter().map(|range| (range.label.key().to_owned(), written(range))).collect();
        if !amounts.is_empty() {
            expect.insert("amounts".into(), Value::Table(amounts));
        }
        Value::Table(expect)
    });
    let mut case = Table::new();
    case.insert("name".into(), text(name));
    case.insert("origin".into(), text(origin));
    case.insert("given".into(), Value::Table(answers));
    case.insert("expect".into(), Value::Array(expects.collect()));
    let mut file = Table::new();
    file.insert("case".into(), Value::Array(vec![Value::Table(case)]));
    file.to_string()
}

/// Whether a name is an answer, which what is asked on the page alone is not.
fn is_answer(name: &str) -> bool {
    matches!(form::field(name), form::Field::Place | form::Field::AssessedOn | form::Field::Question(_))
}

/// An amount as an example writes it: `"2500.00"`, or `["2500.00", ""]` where its upper end is open.
fn written(range: &Range) -> Value {
    match ends(range).as_slice() {
        [low, high] if low == high && !low.is_empty() => Value::String(low.clone()),
        ends => Value::Array(ends.iter().cloned().map(Value::String).collect()),
    }
}

/// Each value that reaches the result, with its grade and its age: `enrolment.premium official 2026-01-01..2026-12-31`.
fn graded(outlook: &Outlook, book: &Book) -> Vec<String> {
    let mut graded: Vec<String> = Vec::new();
    for used in &outlook.of_result {
        let entry = used.entry.of(book);
        let (from, until) = (entry.period.from, entry.period.until.map(|until| until.to_string()).unwrap_or_default());
        let one = format!("{} {} {from}..{until}", used.slot.definition().id, entry.status.key());
        if !graded.contains(&one) {
            graded.push(one);
        }
    }
    graded
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

fn ends_wanted(wanted: &Value) -> Vec<String> {
    match wanted {
        Value::String(text) => vec![text.clone(), text.clone()],
        other => texts(Some(other)),
    }
}

fn ends(range: &Range) -> Vec<String> {
    let end = |end: Option<Money>| end.map(|end| end.to_string()).unwrap_or_default();
    vec![end(range.low), end(range.high)]
}

fn absent() -> Vec<String> {
    vec!["absent".to_owned(); 2]
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|text| text.as_str().map(str::to_owned)).collect()
}
