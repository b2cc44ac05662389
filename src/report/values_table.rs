//! A filled-in table of standards as the API gives it: entries of `local-policy.json`, and what was refused.

use crate::book::entry::RawValue;
use crate::report::shape::Names;
use crate::view::standards::read::Filled;
use crate::view::standards::refusal::Refused;
use crate::view::words::Language;
use serde::Serialize;
use serde_json::{Map, Value};

/// What a filled-in table says.
#[derive(Debug, Serialize)]
pub struct ValuesTable {
    /// Entries as `local-policy.json` has them. One of the same parameter, place and start takes the place of an
    /// earlier one.
    pub entries: Vec<Value>,
    /// What of the table was refused, in the order of its lines.
    pub refused: Vec<RefusedCell>,
}

/// A cell, a row or a whole table that was refused.
#[derive(Debug, Serialize)]
pub struct RefusedCell {
    /// Line of the table; the heads are line 1.
    pub line: u64,
    /// Key of the column, such as `new`; empty where none is meant.
    pub column: &'static str,
    /// What stands there.
    pub given: String,
    /// Line, column, what was given and what is allowed.
    pub message: Names,
}

/// An entry of a table as a file of local values has it.
pub fn read_entry(filled: &Filled) -> Value {
    let raw = &filled.raw;
    let mut entry = Map::new();
    let mut set = |field: &str, value: Value| {
        if !value.is_null() {
            entry.insert(field.to_owned(), value);
        }
    };
    set("parameter", raw.parameter.as_str().into());
    set("region", raw.region.as_str().into());
    set("from", raw.from.as_deref().into());
    set("until", raw.until.as_deref().into());
    set("unit", raw.unit.as_deref().into());
    set("value", texts(&raw.value));
    set("bound", texts(&raw.bound));
    set("status", raw.status.as_deref().into());
    set("source", raw.source.as_deref().into());
    set("note", if filled.notes.is_empty() { Value::Null } else { filled.notes.join("; ").into() });
    Value::Object(entry)
}

fn texts(value: &RawValue) -> Value {
    match value {
        RawValue::Text(text) => text.as_str().into(),
        RawValue::Cases(cases) => {
            Value::Object(cases.iter().map(|(case, text)| (case.clone(), text.as_str().into())).collect())
        }
        // A cell holds nothing else.
        RawValue::Absent | RawValue::Bands(_) | RawValue::Wrong(_) => Value::Null,
    }
}

/// What a refusal tells.
pub fn refused_cell(refused: &Refused) -> RefusedCell {
    let message = Names { zh: refused.sentence(Language::Zh).into(), en: refused.sentence(Language::En).into() };
    let given = refused.given.chars().take(80).collect();
    RefusedCell { line: refused.line, column: refused.column_key(), given, message }
}
