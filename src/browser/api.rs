//! The API package's boundary: plain objects in, plain objects out. Money
//! crosses as a decimal string, never as a number.

use crate::completion::Run;
use crate::decision::{Outlook, Range};
use crate::entry::Book;
use crate::figure::{Quantity, Step};
use crate::form::{self, Complaint, Field};
use crate::keyed::Keyed;
use crate::parameter::built_in;
use crate::programme::{Assessment, assess};
use crate::question::Subject;
use serde::Serialize;
use std::sync::LazyLock;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Report {
    results: Vec<ResultOut>,
}

#[derive(Serialize)]
struct ResultOut {
    programme: &'static str,
    person: Option<u8>,
    verdict: &'static str,
    needs_visit: bool,
    kinds: Vec<&'static str>,
    amounts: Vec<AmountOut>,
    findings: Vec<FindingOut>,
    open: Vec<String>,
    still_open: usize,
    values: Vec<ValueOut>,
    workings: Vec<Vec<LineOut>>,
    gaps: Vec<String>,
    weakest: Option<&'static str>,
}

#[derive(Serialize)]
struct AmountOut {
    label: &'static str,
    low: Option<String>,
    high: Option<String>,
    form: &'static str,
    period: &'static str,
    if_eligible: bool,
}

/// A named line of a working; each working is one exact case, the lowest first.
#[derive(Serialize)]
struct LineOut {
    label: &'static str,
    amount: String,
}

#[derive(Serialize)]
struct FindingOut {
    criterion: &'static str,
    answer: &'static str,
    rule: Option<&'static str>,
}

#[derive(Serialize)]
struct ValueOut {
    parameter: String,
    case: Option<&'static str>,
    value: String,
    region: String,
    from: String,
    until: Option<String>,
    status: &'static str,
    basis: &'static str,
}

#[derive(Serialize)]
struct ErrorOut {
    path: String,
    code: &'static str,
    given: String,
}

/// Assesses a situation: `{ place, assessed_on, household: {…}, persons: [{…}] }`,
/// every answer a text under the question's key. Returns the report.
///
/// # Errors
/// An array of `{ path, code, given }`, one for each field that is refused.
pub fn assess_object(situation: &JsValue) -> Result<JsValue, JsValue> {
    let mut pairs = Vec::new();
    let mut errors = Vec::new();
    read_object(situation, &mut pairs, &mut errors);
    for required in ["place", "assessed_on"] {
        let refused = errors.iter().any(|error| error.path == required);
        if !refused && !pairs.iter().any(|(name, text)| name == required && !text.is_empty()) {
            errors.push(refusal(required, "missing", String::new()));
        }
    }
    static BOOK: LazyLock<Book> = LazyLock::new(built_in);
    let reading = form::read(&pairs, &BOOK);
    errors.extend(reading.complaints.iter().map(error_out));
    match reading.situation {
        Some(situation) if errors.is_empty() => {
            let assessments = assess(&situation, &BOOK);
            let results = assessments.iter().map(|assessment| result_out(assessment, &BOOK)).collect();
            to_js(&Report { results })
        }
        _ => Err(to_js(&errors)?),
    }
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    // `null` rather than `undefined`: an open end is said, not left out.
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

/// Flattens the object into the names of the form.
fn read_object(object: &JsValue, pairs: &mut Vec<(String, String)>, errors: &mut Vec<ErrorOut>) {
    for (key, value) in entries(object, "", errors) {
        match key.as_str() {
            "household" => read_answers(&value, "", "household", pairs, errors),
            "persons" => match value.dyn_ref::<js_sys::Array>() {
                Some(persons) if persons.length() <= u32::from(form::MOST_PERSONS) => {
                    for (at, person) in persons.iter().enumerate() {
                        read_answers(&person, &format!("p{}.", at + 1), &format!("persons[{at}]"), pairs, errors);
                    }
                }
                Some(persons) => errors.push(refusal("persons", "too_many", persons.length().to_string())),
                None => errors.push(refusal("persons", "not_a_list", String::new())),
            },
            _ => read_answer(key.clone(), &value, pairs, errors),
        }
    }
}

/// The answers of the household or of a person.
fn read_answers(
    answers: &JsValue,
    prefix: &str,
    path: &str,
    pairs: &mut Vec<(String, String)>,
    errors: &mut Vec<ErrorOut>,
) {
    for (key, value) in entries(answers, path, errors) {
        match value.dyn_ref::<js_sys::Array>().filter(|_| key == "visits" && prefix.ends_with('.')) {
            Some(visits) if visits.length() <= u32::from(form::MOST_VISITS) => {
                for (at, visit) in visits.iter().enumerate() {
                    let prefix = format!("{prefix}v{}.", at + 1);
                    for (key, value) in entries(&visit, &format!("{path}.visits[{at}]"), errors) {
                        read_answer(format!("{prefix}{key}"), &value, pairs, errors);
                    }
                }
            }
            Some(visits) => errors.push(refusal(&format!("{path}.visits"), "too_many", visits.length().to_string())),
            None => read_answer(format!("{prefix}{key}"), &value, pairs, errors),
        }
    }
}

/// A text, or a yes or no. A number is refused: by the time it arrives it has
/// been a binary float.
fn read_answer(name: String, value: &JsValue, pairs: &mut Vec<(String, String)>, errors: &mut Vec<ErrorOut>) {
    match (value.as_string(), value.as_bool()) {
        _ if value.is_null() || value.is_undefined() => {}
        (Some(text), _) => pairs.push((name, text)),
        (None, Some(yes)) => pairs.push((name, if yes { "yes" } else { "no" }.to_owned())),
        (None, None) => {
            let given = value.as_f64().map(|number| number.to_string()).unwrap_or_default();
            errors.push(refusal(&public_path(&name), "not_text", given));
        }
    }
}

/// The entries of a plain object.
fn entries(object: &JsValue, path: &str, errors: &mut Vec<ErrorOut>) -> Vec<(String, JsValue)> {
    let plain = object.dyn_ref::<js_sys::Object>().filter(|_| object.is_object() && !js_sys::Array::is_array(object));
    let Some(plain) = plain else {
        errors.push(refusal(path, "not_an_object", object.as_string().unwrap_or_default()));
        return Vec::new();
    };
    let entry = |entry: JsValue| {
        let entry: js_sys::Array = entry.unchecked_into();
        (entry.get(0).as_string().unwrap_or_default(), entry.get(1))
    };
    js_sys::Object::entries(plain).iter().map(entry).collect()
}

fn refusal(path: &str, code: &'static str, given: String) -> ErrorOut {
    // What was given is told, but not a book of it.
    ErrorOut { path: path.to_owned(), code, given: given.chars().take(80).collect() }
}

/// `p1.category` is `persons[0].category` in the object.
fn public_path(name: &str) -> String {
    match form::field(name) {
        Field::Question(key) => match key.question.subject() {
            Subject::Household => format!("household.{name}"),
            Subject::Person => format!("persons[{}].{}", key.person, key.question.key()),
            Subject::Visit if key.visit == 0 => format!("persons[{}].{}", key.person, key.question.key()),
            Subject::Visit => format!("persons[{}].visits[{}].{}", key.person, key.visit, key.question.key()),
        },
        _ => name.to_owned(),
    }
}

fn error_out(complaint: &Complaint) -> ErrorOut {
    let name = match &complaint.field {
        Field::Place => "place".to_owned(),
        Field::AssessedOn => "assessed_on".to_owned(),
        Field::Door => "door".to_owned(),
        Field::Question(key) => form::name(*key),
        Field::Other(name) => name.clone(),
    };
    refusal(&public_path(&name), complaint.problem.code(), complaint.given.clone())
}

fn result_out(assessment: &Assessment, book: &Book) -> ResultOut {
    let Assessment { programme, person, outlook } = assessment;
    ResultOut {
        programme: programme.key(),
        person: programme.topic().is_of_persons().then_some(*person),
        verdict: outlook.verdict.key(),
        needs_visit: outlook.judgement,
        kinds: outlook.kinds.iter().map(|kind| kind.key()).collect(),
        amounts: outlook.ranges.iter().map(amount_out).collect(),
        findings: findings_out(outlook),
        open: outlook
            .open
            .iter()
            .filter_map(|item| item.open.question())
            .map(|key| public_path(&form::name(key)))
            .collect(),
        still_open: outlook.still_open(),
        values: values_out(outlook, book),
        workings: outlook.cases.iter().map(lines_out).collect(),
        gaps: outlook.gaps.iter().map(|gap| gap.slot.definition().id.to_string()).collect(),
        weakest: outlook.weakest.map(|status| status.key()),
    }
}

fn amount_out(range: &Range) -> AmountOut {
    AmountOut {
        label: range.label.key(),
        low: range.low.map(|low| low.to_string()),
        high: range.high.map(|high| high.to_string()),
        form: range.form.key(),
        period: range.per.key(),
        if_eligible: range.conditional,
    }
}

fn lines_out(run: &Run) -> Vec<LineOut> {
    let line = |step: &Step| match (step.label, step.value) {
        (Some(label), Quantity::Money(amount)) => Some(LineOut { label: label.key(), amount: amount.to_string() }),
        _ => None,
    };
    run.steps.iter().filter_map(line).collect()
}

fn findings_out(outlook: &Outlook) -> Vec<FindingOut> {
    let one = |outcome: &crate::decision::Outcome| FindingOut {
        criterion: outcome.finding.criterion.key(),
        answer: match outcome.answer {
            Some(true) => "yes",
            Some(false) => "no",
            None => "open",
        },
        rule: outcome.finding.rule.map(|parameter| &*crate::parameter::DEFINITIONS[usize::from(parameter)].id),
    };
    outlook.outcomes.iter().map(one).collect()
}

fn values_out(outlook: &Outlook, book: &Book) -> Vec<ValueOut> {
    let one = |used: &crate::figure::Use| {
        let entry = used.entry.of(book);
        let value = entry.values.iter().find(|value| value.case == used.slot.case);
        ValueOut {
            parameter: used.slot.definition().id.to_string(),
            case: used.slot.case_key(),
            value: value.map(|value| value_text(&value.value)).unwrap_or_default(),
            region: entry.region.to_string(),
            from: entry.period.from.to_string(),
            until: entry.period.until.map(|until| until.to_string()),
            status: entry.status.key(),
            basis: used.basis.key(),
        }
    };
    outlook.values.iter().map(one).collect()
}

fn value_text(value: &crate::entry::Value) -> String {
    match value {
        crate::entry::Value::Money(amount) => amount.to_string(),
        crate::entry::Value::Rate(rate) => rate.to_string(),
        crate::entry::Value::Count(count) => count.to_string(),
        _ => String::new(),
    }
}
