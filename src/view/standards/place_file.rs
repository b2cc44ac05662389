//! The entries of a filled-in table as they are written in the files of places.

use crate::book::entry::{Book, RawValue};
use crate::view::standards::read::Filled;

/// An entry, and its document if that is a new one, as they are written in the file of a place. `key` names the new
/// document.
pub fn toml(filled: &Filled, book: &Book, key: &str, document_is_written: bool) -> String {
    let Filled { raw, document, article, notes, .. } = filled;
    let mut out = String::new();
    if document.key.is_none() && !document_is_written {
        out += &format!("\n[sources.{key}]\n");
        let names = ["title", "title_en", "number", "issuer", "date", "link", "checked"];
        for (name, text) in names.into_iter().zip(&document.fields).filter(|(_, text)| !text.is_empty()) {
            // A day on which something was checked is a date of TOML.
            out +=
                &if name == "checked" { format!("{name} = {text}\n") } else { format!("{name} = {}\n", quoted(text)) };
        }
    }
    let by = book.position(&raw.parameter).map(|at| book.definition(at).by.form());
    let day = |text: &str| {
        if by.is_some_and(|form| form.len() == text.len() && form.starts_with("2024-05")) {
            text.to_owned()
        } else {
            quoted(text)
        }
    };
    out.push('\n');
    for line in notes.iter().flat_map(|note| note.lines()) {
        out += &format!("# {line}\n");
    }
    out += &format!("[[{}]]\n", raw.parameter);
    for (name, text) in [("from", &raw.from), ("until", &raw.until)] {
        out += &text.as_ref().map_or(String::new(), |text| format!("{name} = {}\n", day(text)));
    }
    for (name, value) in [("value", &raw.value), ("bound", &raw.bound)] {
        match value {
            RawValue::Text(text) => out += &format!("{name} = {}\n", quoted(text)),
            RawValue::Cases(cases) => {
                let cases: Vec<String> =
                    cases.iter().map(|(case, text)| format!("{case} = {}", quoted(text))).collect();
                out += &format!("{name} = {{ {} }}\n", cases.join(", "));
            }
            _ => {}
        }
    }
    for (name, text) in [
        ("unit", raw.unit.as_deref()),
        ("status", raw.status.as_deref()),
        ("source", Some(document.key.unwrap_or(key))),
    ] {
        out += &text.map_or(String::new(), |text| format!("{name} = {}\n", quoted(text)));
    }
    if !article.is_empty() {
        out += &format!("at = {}\n", quoted(article));
    }
    out
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
