//! Values of one's own place in a file: what a device keeps, or what a host serves
//! as `local-policy.json`. Read entry by entry; what is refused is named by its
//! path, the rest applies.
//!
//! `report::schema` describes the same file for other programs.
//!
//! ```json
//! { "host": { "name": "示例县农业农村局", "phone": "0871-60000000", "place": "530199", "others": "folded" },
//!   "regions": [{ "code": "530199", "name": "示例县", "parent": "530100" }],
//!   "entries": [{ "parameter": "monitoring.line", "region": "530199", "from": "2025-01-01",
//!                 "unit": "yuan/person/year", "value": "9300", "source": "示例县通知〔2025〕1号" }] }
//! ```

use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::region::{Bilingual, Code, Region};
use crate::book::check::{Fault, Known, Reason, check};
use crate::book::entry::{Book, Raw, RawValue, overlap};

/// No file of a county comes near; what is beyond is refused.
const MOST: usize = 5_000;

/// The fields of the file, of a place, of an entry. Another one is refused, because a
/// misspelled end would leave a value in force for ever.
const WHOLE: [&str; 5] = ["$schema", "note", "host", "regions", "entries"];
const HOST: [&str; 5] = ["name", "name_en", "phone", "place", "others"];
const PLACE: [&str; 5] = ["code", "name", "name_en", "parent", "note"];
const ENTRY: [&str; 11] =
    ["parameter", "region", "from", "until", "unit", "value", "bound", "range", "status", "source", "note"];

/// A JSON value, whoever parsed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in its order.
    Object(Vec<(String, Json)>),
    /// Null, or what is not there.
    Nothing,
    /// True or false.
    Truth(bool),
    /// A number, as it was written or is told.
    Number(String),
    /// Too deep to be looked into, or of no kind that JSON has.
    Other,
}

/// Whose file it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The person at the device entered or imported it.
    Person,
    /// It lies beside the page and applies to every visitor; what a person entered goes before it.
    Host,
}

impl Origin {
    /// How its values are known.
    fn status(self) -> Status {
        match self {
            Origin::Person => Status::Local,
            Origin::Host => Status::Hosted,
        }
    }
}

/// Whom to call at the host's, as its file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// What it is called, in Chinese and in English; empty where it is not said.
    pub name: Bilingual,
    /// Its telephone, as it is written.
    pub phone: String,
}

impl Office {
    /// What can be dialled of a telephone such as `0871-6000 0000`; nothing where it is no number.
    pub fn dialled(&self) -> Option<String> {
        let is_number = self.phone.chars().all(|c| c.is_ascii_digit() || "+-() ".contains(c));
        let dialled: String = self.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        (is_number && dialled.len() > 2).then_some(dialled)
    }
}

/// Which place a host is there for, and whom to call there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// Whom to call, where the file names a telephone.
    pub office: Option<Office>,
    /// Stands before all others.
    pub place: Option<Code>,
    /// The other places are folded away, and its own is chosen from the start.
    pub folds_others: bool,
}

/// A part of the file that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// `entries[3]`, `regions[0]`; empty for the file as a whole.
    pub path: String,
    /// Its parameter or code, as it was written.
    pub name: String,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

impl Refused {
    /// A file that is no JSON at all.
    pub fn not_json() -> Refused {
        Refused::whole("JSON", Reason::NotJson)
    }

    fn whole(field: &'static str, reason: Reason) -> Refused {
        Refused { path: String::new(), name: String::new(), faults: vec![Fault { field, reason }] }
    }
}

impl Json {
    fn get(&self, field: &str) -> &Json {
        let Json::Object(pairs) = self else { return &Json::Nothing };
        pairs.iter().find(|(name, _)| name == field).map_or(&Json::Nothing, |(_, value)| value)
    }

    fn text(&self) -> Option<String> {
        if let Json::Text(text) = self { Some(text.clone()) } else { None }
    }

    fn kind(&self) -> &'static str {
        match self {
            Json::Text(_) => "text",
            Json::List(_) => "list",
            Json::Object(_) => "set of fields",
            Json::Nothing => "null",
            Json::Truth(_) => "boolean",
            Json::Number(_) => "number",
            Json::Other => "value of another kind",
        }
    }
}

/// Adds what a file says to the book and returns what is refused.
///
/// Places come first, so that entries may speak of them; each names a parent that is
/// known by then.
pub fn read_into(book: &mut Book, file: &Json, origin: Origin) -> Vec<Refused> {
    if !matches!(file, Json::Object(_) | Json::Nothing) {
        return vec![Refused::whole("file", Reason::NotText(file.kind()))];
    }
    let mut refused: Vec<Refused> =
        unknown_fields(file, &WHOLE).into_iter().map(|Fault { field, reason }| Refused::whole(field, reason)).collect();
    for (at, place) in list(file, "regions", &mut refused).iter().enumerate() {
        match region(place, book) {
            Ok(region) => book.regions.to_mut().push(region),
            Err(faults) => refused.push(Refused {
                path: format!("regions[{at}]"),
                name: place.get("code").text().unwrap_or_default(),
                faults,
            }),
        }
    }
    let (_, faults) = host(file, book);
    if !faults.is_empty() {
        refused.push(Refused { path: "host".to_owned(), name: String::new(), faults });
    }
    for (at, entry) in list(file, "entries", &mut refused).iter().enumerate() {
        let raw = raw(entry, origin);
        let known = Known { definitions: &book.definitions, regions: &book.regions, sources: None };
        let mut named = misplaced(entry);
        let admitted = match check(&raw, known) {
            Ok(admitted) if named.is_empty() => Ok(admitted),
            Ok(_) => Err(named),
            Err(faults) => {
                // What is of the wrong kind would be called missing as well.
                let known: Vec<&str> = named.iter().map(|fault| fault.field).collect();
                let more: Vec<Fault> = faults.into_iter().filter(|fault| !known.contains(&fault.field)).collect();
                named.extend(more);
                Err(named)
            }
        };
        let is_taken = |admitted: &_| book.local.iter().any(|other| overlap(admitted, other));
        let faults = match admitted {
            Ok(admitted) if !is_taken(&admitted) => {
                book.local.push(admitted);
                continue;
            }
            Ok(_) if origin == Origin::Host => continue,
            Ok(_) => vec![Fault { field: "from", reason: Reason::Overlaps(String::new()) }],
            Err(faults) => faults,
        };
        refused.push(Refused { path: format!("entries[{at}]"), name: raw.parameter, faults });
    }
    refused
}

/// An entry of a file of one's own, as it was written.
#[derive(Clone, Debug)]
pub struct Own {
    /// What the check is given of it.
    pub raw: Raw,
    /// Its remark.
    pub note: String,
}

/// The entries of a file as they were written, right or wrong.
pub fn own(file: &Json) -> Vec<Own> {
    let of = |entry| Own { raw: raw(entry, Origin::Person), note: entry.get("note").text().unwrap_or_default() };
    list(file, "entries", &mut Vec::new()).iter().map(of).collect()
}

/// What a file says of its host, and what is wrong with it. Its place is known by then: built in, or among the
/// places of the file that were read into the book.
pub fn host(file: &Json, book: &Book) -> (Host, Vec<Fault>) {
    let said = file.get("host");
    let mut host = Host::default();
    if *said == Json::Nothing {
        return (host, Vec::new());
    }
    if !matches!(said, Json::Object(_)) {
        return (host, vec![Fault { field: "host", reason: Reason::Unknown(said.kind().to_owned()) }]);
    }
    let mut faults = unknown_fields(said, &HOST);
    for field in HOST {
        match said.get(field) {
            Json::Text(text) if text.trim().is_empty() => faults.push(Fault { field, reason: Reason::Missing }),
            Json::Text(_) | Json::Nothing => {}
            other => faults.push(Fault { field, reason: Reason::NotText(other.kind()) }),
        }
    }
    let text = |field: &str| said.get(field).text().map(|text| text.trim().to_owned()).unwrap_or_default();
    if !text("phone").is_empty() {
        let (zh, en) = (text("name"), text("name_en"));
        let en = if en.is_empty() { zh.clone() } else { en };
        host.office = Some(Office { name: Bilingual { zh: zh.into(), en: en.into() }, phone: text("phone") });
    }
    if let Some(given) = said.get("place").text().filter(|given| !given.trim().is_empty()) {
        host.place = Code::parse(&given).filter(|code| book.region(*code).is_some());
        if host.place.is_none() {
            faults.push(Fault { field: "place", reason: Reason::Unknown(given) });
        }
    }
    match said.get("others").text().as_deref() {
        Some("folded") if *said.get("place") == Json::Nothing => {
            faults.push(Fault { field: "place", reason: Reason::Missing });
        }
        Some("folded") => host.folds_others = host.place.is_some(),
        Some(given) if !given.trim().is_empty() => {
            faults.push(Fault { field: "others", reason: Reason::Unknown(given.to_owned()) });
        }
        _ => {}
    }
    (host, faults)
}

/// A list of the file; whatever else stands there is refused, an absent one is empty.
fn list<'f>(file: &'f Json, field: &'static str, refused: &mut Vec<Refused>) -> &'f [Json] {
    let mut refuse = |reason| refused.push(Refused::whole(field, reason));
    match file.get(field) {
        Json::List(items) if items.len() <= MOST => items,
        Json::List(items) => {
            refuse(Reason::BeyondLimit(items.len().to_string()));
            &items[..MOST]
        }
        Json::Nothing => &[],
        other => {
            refuse(Reason::Unknown(other.kind().to_owned()));
            &[]
        }
    }
}

/// Fields whose names are not among the known ones.
fn unknown_fields(object: &Json, known: &[&str]) -> Vec<Fault> {
    let Json::Object(pairs) = object else { return Vec::new() };
    let others = pairs.iter().filter(|(name, _)| !known.contains(&name.as_str()));
    let shortened = |name: &String| name.chars().take(40).collect();
    others.map(|(name, _)| Fault { field: "field", reason: Reason::UnknownField(shortened(name)) }).collect()
}

fn region(place: &Json, book: &Book) -> Result<Region, Vec<Fault>> {
    let mut faults = unknown_fields(place, &PLACE);
    let mut refuse = |field, reason| faults.push(Fault { field, reason });
    let known = |code: &Code| book.regions.iter().any(|region| region.code == *code);
    let mut text = |field| match place.get(field) {
        Json::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Json::Text(_) | Json::Nothing => {
            refuse(field, Reason::Missing);
            None
        }
        other => {
            refuse(field, Reason::NotText(other.kind()));
            None
        }
    };
    let (code, name, parent) = (text("code"), text("name"), text("parent"));
    let english = place.get("name_en").text().or_else(|| name.clone()).unwrap_or_default();
    let read = code.as_deref().and_then(Code::parse);
    if let Some(given) = &code {
        match read {
            None => refuse("code", Reason::Unknown(given.clone())),
            Some(code) if known(&code) => refuse("code", Reason::Twice(given.clone())),
            Some(_) => {}
        }
    }
    let above = parent.as_deref().and_then(Code::parse).filter(known);
    if let (Some(given), None) = (&parent, above) {
        refuse("parent", Reason::Unknown(given.clone()));
    }
    match (faults.is_empty(), read, name, above) {
        (true, Some(code), Some(name), Some(parent)) => Ok(Region {
            code,
            name: Bilingual { zh: name.into(), en: english.into() },
            parent: Some(parent),
            for_the_rest: false,
        }),
        _ => Err(faults),
    }
}

/// Fields that are there but are no texts, which the check would take for absent, or that
/// no entry has.
fn misplaced(entry: &Json) -> Vec<Fault> {
    let fields = ["parameter", "region", "from", "until", "unit", "source"];
    let wrong = fields.into_iter().filter(|field| !matches!(entry.get(field), Json::Text(_) | Json::Nothing));
    let mut faults = unknown_fields(entry, &ENTRY);
    faults.extend(wrong.map(|field| Fault { field, reason: Reason::NotText(entry.get(field).kind()) }));
    faults
}

fn raw(entry: &Json, origin: Origin) -> Raw {
    let text = |field: &str| entry.get(field).text();
    let range = match entry.get("range") {
        Json::List(ends) => match ends.as_slice() {
            [low, high] => Some((low.text().unwrap_or_default(), high.text().unwrap_or_default())),
            _ => Some(Default::default()),
        },
        _ => None,
    };
    Raw {
        parameter: text("parameter").unwrap_or_default(),
        region: text("region").unwrap_or_default(),
        from: text("from"),
        until: text("until"),
        unit: text("unit"),
        value: value(entry.get("value")),
        bound: value(entry.get("bound")),
        range,
        status: Some(origin.status().key().to_owned()),
        source: text("source").filter(|source| !source.trim().is_empty()),
        ..Raw::default()
    }
}

fn value(value: &Json) -> RawValue {
    let texts = |pairs: &[(String, Json)]| {
        pairs.iter().map(|(case, text)| Some((case.clone(), text.text()?))).collect::<Option<_>>()
    };
    let band = |band: &Json| Some((band.get("over").text()?, band.get("up_to").text(), band.get("rate").text()?));
    match value {
        Json::Text(text) => RawValue::Text(text.clone()),
        Json::Nothing => RawValue::Absent,
        Json::Object(pairs) => texts(pairs).map_or(RawValue::Wrong("number"), RawValue::Cases),
        Json::List(bands) => {
            bands.iter().map(band).collect::<Option<_>>().map_or(RawValue::Wrong("list"), RawValue::Bands)
        }
        Json::Truth(_) | Json::Number(_) | Json::Other => RawValue::Wrong(value.kind()),
    }
}
