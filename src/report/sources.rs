//! The sources of every number as one file for each language: what the pages of the
//! programmes tell of each value, for reading within the page without a network.

use crate::base::citation::{Source, Status};
use crate::base::keyed::Keyed;
use crate::book::entry::Definition;
use crate::book::parameter::{self, ABOUT, CHECKED, DEFINITIONS, REGIONS, SOURCES, built_in};
use crate::view::format;
use crate::view::pages::sources::{self, Line, Told, told};
use crate::view::words::Language;
use serde::{Serialize, Serializer};

/// What stands in a file. What an entry does not say is left out.
#[derive(Serialize)]
struct File {
    /// The day up to which the standards were looked at.
    checked: &'static str,
    words: Words,
    /// Names of places by their codes.
    #[serde(serialize_with = "by_key")]
    places: Vec<(String, &'static str)>,
    sources: Vec<Document>,
    #[serde(serialize_with = "by_key")]
    parameters: Vec<(&'static str, Parameter)>,
}

#[derive(Serialize)]
struct Words {
    none: &'static str,
    disputed: &'static str,
    start_unverified: &'static str,
    checked: &'static str,
    stale: &'static str,
    not_found: &'static str,
    elsewhere: &'static str,
    whole_page: &'static str,
    close: &'static str,
    /// By the key of the status.
    #[serde(serialize_with = "by_key")]
    status: Vec<(&'static str, &'static str)>,
}

/// An instrument; entries name it by its place in the list.
#[derive(Serialize)]
struct Document {
    title: &'static str,
    /// The title in English, in the English file only.
    #[serde(skip_serializing_if = "Option::is_none")]
    title_en: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'static str>,
    issuer: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'static str>,
    checked: &'static str,
}

#[derive(Serialize)]
struct Parameter {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    unit: String,
    /// In the order of the page.
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    /// What follows the parameter's key and a hyphen in the anchor of the page: the code of
    /// the place, and the start.
    key: String,
    period: String,
    status: &'static str,
    #[serde(skip_serializing_if = "is_false")]
    disputed: bool,
    #[serde(skip_serializing_if = "is_false")]
    start_unverified: bool,
    /// The words of a rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'static str>,
    /// Values, each with its case before it where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<u16>,
    /// Where in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'static str>,
    /// Looked for and not found, where somebody on the spot may know.
    #[serde(skip_serializing_if = "is_false")]
    not_found: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands out a reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

fn by_key<K: Serialize, T: Serialize, S: Serializer>(pairs: &[(K, T)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

/// Both files: path within the site, and JSON.
pub fn files() -> [(&'static str, String); 2] {
    Language::ALL.map(|language| (language.of("sources.json", "en/sources.json"), file(language)))
}

fn file(language: Language) -> String {
    let file = File {
        checked: CHECKED,
        words: words(language),
        places: places(language),
        sources: SOURCES.iter().map(|source| document(language, source)).collect(),
        parameters: parameters(language),
    };
    // Texts and lists alone: nothing in them can fail to be written.
    serde_json::to_string(&file).unwrap_or_default()
}

fn words(language: Language) -> Words {
    let sources::Words { none, disputed, start_unverified, checked, stale, not_found, elsewhere, whole_page, close } =
        sources::words(language);
    let status = Status::ALL.iter().map(|status| (status.key(), language.status(*status))).collect();
    Words { none, disputed, start_unverified, checked, stale, not_found, elsewhere, whole_page, close, status }
}

fn places(language: Language) -> Vec<(String, &'static str)> {
    REGIONS.iter().map(|region| (region.code.to_string(), format::name(language, &region.name))).collect()
}

fn document(language: Language, source: &'static Source) -> Document {
    Document {
        title: &source.title,
        title_en: (language == Language::En).then_some(&*source.title_en),
        number: source.number.as_deref(),
        issuer: &source.issuer,
        date: source.date.as_deref(),
        link: source.link.as_deref(),
        checked: &source.checked,
    }
}

fn parameters(language: Language) -> Vec<(&'static str, Parameter)> {
    let book = built_in();
    let of = |(at, definition): (u16, &'static Definition)| {
        let id = &*definition.id;
        let entries = told(language, &book, at).into_iter().map(|one| entry(id, one)).collect();
        let about = ABOUT.get(usize::from(at)).and_then(|about| about.purpose.as_ref());
        let about = about.map(|about| format::name(language, about));
        let name = format::name(language, parameter::name(definition));
        (id, Parameter { name, about, unit: sources::unit(language, &definition.unit), entries })
    };
    (0..).zip(DEFINITIONS).map(of).collect()
}

fn entry(parameter: &str, told: Told) -> Entry {
    let mut text = None;
    let mut values = Vec::new();
    for line in told.lines {
        match line {
            Line::Words(words) => text = Some(words),
            Line::Value(case, value) => values.push(case.map(str::to_owned).into_iter().chain([value]).collect()),
        }
    }
    let key = told.anchor.strip_prefix(parameter).and_then(|rest| rest.strip_prefix('-'));
    Entry {
        key: key.unwrap_or(&told.anchor).to_owned(),
        period: told.period,
        status: told.status.key(),
        disputed: told.disputed,
        start_unverified: told.start_unverified,
        text,
        values,
        note: told.note,
        source: told.source,
        at: told.at,
        not_found: told.may_be_known_on_the_spot,
    }
}
