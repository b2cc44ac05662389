//! A year carried over as a table for a spreadsheet: what has to be looked for again, with empty columns beside it; and
//! the filled-in table read back into entries, each through the check that admits all others.

use crate::answer::renewal::{Why, due};
use crate::book::check::{Known, check};
use crate::book::entry::{Book, Raw, RawValue};
use crate::book::parameter::{SOURCES, Slot};
use crate::view::format;
use crate::view::words::Language;

/// The columns: those that tell what is asked, then those to be filled in.
const COLUMNS: [(&str, &str); 23] = [
    ("地区代码", "place"),
    ("地区", "name of the place"),
    ("参数", "parameter"),
    ("名称", "name"),
    ("项目代号", "case"),
    ("项目", "name of the case"),
    ("单位", "unit"),
    ("最后的数", "last value"),
    ("什么时候的", "its period"),
    ("为什么要查", "why"),
    ("新的数", "new value"),
    ("约束", "bound"),
    ("从", "from"),
    ("到", "until"),
    ("怎么知道", "status"),
    ("文件名称", "title"),
    ("文件的英文名称", "title in English"),
    ("文号", "number"),
    ("谁发的", "issuer"),
    ("印发日期", "date"),
    ("网址", "link"),
    ("哪天核对的", "checked"),
    ("第几条", "article"),
];

/// The document of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Key of a known source of that title; none for a new one.
    pub key: Option<&'static str>,
    /// Title, title in English, number, issuer, date, link, day on which it was checked.
    pub fields: [String; 7],
}

/// An entry of a filled-in table.
#[derive(Clone, Debug)]
pub struct Filled {
    /// As it was written; admitted by the check.
    pub raw: Raw,
    /// Where it was read.
    pub document: Document,
    /// Where in the document.
    pub article: String,
}

/// What has to be looked for again in every place, for a year. It begins with the mark by which spreadsheets know the
/// encoding.
pub fn table(language: Language, book: &Book, year: i16) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail.
    let _ = out.write_record(COLUMNS.map(|(zh, en)| language.of(zh, en)));
    for region in book.regions.iter() {
        for due in due(book, region.code, year) {
            let definition = book.definition(due.entry.parameter);
            let why = match due.why {
                Why::Ends => language.of("期满", "ends").to_owned(),
                Why::Older { rhythm } => match language {
                    Language::Zh => format!("一般{rhythm}年一变"),
                    Language::En => format!("set anew about every {rhythm} years"),
                },
            };
            for value in due.entry.values.iter() {
                let case = Slot { parameter: due.entry.parameter, case: value.case }.case_key();
                let code = region.code.to_string();
                let told = [
                    &*code,
                    format::name(language, &region.name),
                    &*definition.id,
                    format::name(language, &definition.name),
                    case.unwrap_or_default(),
                    case.map_or("", |case| language.option(case)),
                    &definition.unit,
                    &format::value(language, due.entry, value),
                    &format::period(language, definition.by, due.entry.period),
                    &*why,
                ];
                let empty = [""; COLUMNS.len() - 10];
                let _ = out.write_record(told.into_iter().chain(empty));
            }
        }
    }
    format!("\u{feff}{}", String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default())
}

/// The entries of a filled-in table; rows without a new value are passed over, and rows that differ in nothing but
/// the case are one entry.
///
/// # Errors
/// Every refusal, with the line of the table and the field.
pub fn read(table: &str, book: &Book) -> Result<Vec<Filled>, Vec<String>> {
    let mut rows =
        csv::ReaderBuilder::new().flexible(true).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let mut filled: Vec<(u64, Filled)> = Vec::new();
    let mut refusals = Vec::new();
    for row in rows.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                refusals.push(error.to_string());
                continue;
            }
        };
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |at: usize| row.get(at).unwrap_or_default().trim().to_owned();
        let [new, case, bound] = [10, 4, 11].map(cell);
        if new.is_empty() {
            continue;
        }
        let given = |at: usize| Some(cell(at)).filter(|text| !text.is_empty());
        let fields = [15, 16, 17, 18, 19, 20, 21].map(cell);
        let known = SOURCES.iter().find(|source| *source.title == *fields[0]);
        let document = Document { key: known.map(|source| &*source.key), fields };
        let one = Filled {
            raw: Raw {
                parameter: cell(2),
                region: cell(0),
                from: given(12),
                until: given(13),
                unit: given(6),
                status: given(14),
                source: given(15),
                ..Raw::default()
            },
            document,
            article: cell(22),
        };
        let same = |(_, other): &&mut (u64, Filled)| {
            let key = |one: &Filled| {
                let raw = &one.raw;
                (raw.parameter.clone(), raw.region.clone(), raw.from.clone(), raw.until.clone(), raw.status.clone())
            };
            key(other) == key(&one) && other.document == one.document && other.article == one.article
        };
        let at = match filled.iter_mut().find(same) {
            Some((_, known)) => known,
            None => {
                filled.push((line, one));
                let Some((_, last)) = filled.last_mut() else { continue };
                last
            }
        };
        add(&mut at.raw.value, &case, new);
        if !bound.is_empty() {
            add(&mut at.raw.bound, &case, bound);
        }
    }
    let known = Known { definitions: &book.definitions, regions: &book.regions, sources: None };
    for (line, one) in &filled {
        if let Err(faults) = check(&one.raw, known) {
            refusals.extend(faults.into_iter().map(|fault| format!("line {line}: {} {}", fault.field, fault.reason)));
        }
        let missing = |(at, _): &(usize, &str)| one.document.key.is_none() && one.document.fields[*at].is_empty();
        let needed = [(1, "title in English"), (3, "issuer"), (6, "checked")];
        refusals.extend(
            needed.iter().filter(|field| missing(field)).map(|(_, name)| format!("line {line}: {name} is missing")),
        );
    }
    if refusals.is_empty() { Ok(filled.into_iter().map(|(_, one)| one).collect()) } else { Err(refusals) }
}

/// A value for a case, or the only one.
fn add(value: &mut RawValue, case: &str, text: String) {
    match value {
        RawValue::Cases(cases) if !case.is_empty() => cases.push((case.to_owned(), text)),
        _ if !case.is_empty() => *value = RawValue::Cases(vec![(case.to_owned(), text)]),
        _ => *value = RawValue::Text(text),
    }
}

/// An entry, and its document if that is a new one, as they are written in the file of a place. `key` names the new
/// document.
pub fn toml(filled: &Filled, book: &Book, key: &str, document_is_written: bool) -> String {
    let Filled { raw, document, article } = filled;
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
    out += &format!("\n[[{}]]\n", raw.parameter);
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
