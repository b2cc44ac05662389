//! The files of `policy/` and `src/programme/`, read into a book. Compiled into
//! the build script and into the tests, never into the library: the visitor's
//! device does not parse TOML.

mod ended;
mod fields;
mod named;
pub mod programmes;
mod read_programmes;
mod sources;
mod windows;

use crate::base::citation::Source;
use crate::base::region::{Bilingual, Code, Region, chain};
use crate::book::check::{Known, Reason, check};
use crate::book::entry::{Book, Chapter, Entry, Family, Policy, Raw, RawValue, Window, overlap};
use fields::{Fields, Refusals, bilingual, said};
use programmes::Programmes;
use std::borrow::Cow;
use toml::{Table, Value as Toml};

/// What the pages show beside a value; the browser module does not hold it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Place of the source in the list of sources.
    pub source: Option<u16>,
    /// Where in the source.
    pub at: Option<String>,
    /// The words of a rule.
    pub text: Option<(String, String)>,
    /// A remark in both languages.
    pub note: Option<(String, String)>,
    /// Ids of the researched facts it comes from.
    pub facts: Vec<String>,
    /// The start is the page's, not the rule's.
    pub start_unverified: bool,
}

/// What the page of a programme says of a parameter; the browser module does not hold it.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// What it is for.
    pub purpose: Option<Bilingual>,
    /// Why no result rests on it.
    pub shown_only: Option<Bilingual>,
    /// The cases of which that holds; all where none is named.
    pub shown_cases: Vec<String>,
}

/// Everything the files hold.
#[derive(Debug)]
pub struct Files {
    /// Places, parameters and values.
    pub book: Book,
    /// The pages of the programmes.
    pub chapters: Vec<Chapter>,
    /// What the programmes ask, find, grant and say.
    pub programmes: Programmes,
    /// The instruments.
    pub sources: Vec<Source>,
    /// Notes, one for each entry of the book.
    pub notes: Vec<Note>,
    /// For each definition, what its page says of it.
    pub about: Vec<About>,
    /// The groups of the policies that the reports name.
    pub families: Vec<Family>,
    /// Those policies.
    pub policies: Vec<Policy>,
}

/// A refusal: file, entry, field and reason in one line.
pub type Refusal = String;

/// An entry that was admitted.
struct Found {
    entry: Entry,
    note: Note,
    windows: Vec<Window>,
    /// File, parameter and start, for complaints.
    place: String,
    /// Whether it says if it may stand in after its end.
    says_stands_in: bool,
}

/// Reads `(path, text)` of every programme, source and region file.
///
/// # Errors
/// Every refusal found, each naming file, entry, field and reason.
pub fn read(
    programmes: &[(String, String)],
    sources: &(String, String),
    inventory: &(String, String),
    regions: &[(String, String)],
) -> Result<Files, Vec<Refusal>> {
    let refusals = Refusals::default();
    let mut book = Book {
        regions: Cow::Owned(Vec::new()),
        definitions: Cow::Owned(Vec::new()),
        entries: Cow::Owned(Vec::new()),
        windows: Cow::Owned(Vec::new()),
        local: Vec::new(),
    };
    let shared = table(&sources.0, &sources.1, &refusals).unwrap_or_default();
    let mut found_sources = Vec::new();
    sources::read(&sources.0, &shared, &mut found_sources, &refusals);
    let tables: Vec<(&String, Table)> =
        regions.iter().filter_map(|(path, text)| Some((path, table(path, text, &refusals)?))).collect();
    let inventory = (&inventory.0, table(&inventory.0, &inventory.1, &refusals).unwrap_or_default());
    let families = read_families(inventory.0, &inventory.1, &refusals);
    let read_programmes::Read { programmes, chapters, about } =
        read_programmes::read(programmes, &families, &mut book, &refusals);
    for (path, table) in &tables {
        if let Some(region) = read_region(path, table, &refusals) {
            if book.region(region.code).is_some() {
                refusals.borrow_mut().push(format!("{path}: code {}", Reason::Twice(region.code.to_string())));
            }
            book.regions.to_mut().push(region);
        }
    }
    for (path, table) in &tables {
        check_head(path, table, &book, &chapters, &refusals);
        // A place may bring instruments that concern it alone.
        if let Some(own) = table.get(SOURCES).and_then(Toml::as_table) {
            sources::read(path, own, &mut found_sources, &refusals);
        }
    }
    let sources = found_sources;
    let keys: Vec<String> = sources.iter().map(|source| source.key.to_string()).collect();
    let policies = read_policies(inventory.0, &inventory.1, &keys, &families, &refusals);
    let refuse = |complaint: String| refusals.borrow_mut().push(complaint);
    let mut found: Vec<Found> = Vec::new();
    for (path, table) in &tables {
        let code = table.get("code").and_then(Toml::as_str).unwrap_or_default();
        for (chapter, parameters) in table.iter().filter(|(_, value)| value.is_table()) {
            if ["name", SOURCES].contains(&chapter.as_str()) {
                continue;
            }
            for (parameter, entries) in parameters.as_table().into_iter().flatten() {
                let id = format!("{chapter}.{parameter}");
                let Some(entries) = entries.as_array() else {
                    refuse(format!("{path}: {id} needs double brackets, [[{id}]]"));
                    continue;
                };
                if entries.is_empty() {
                    refuse(format!("{path}: {id} holds no entry"));
                }
                for entry in entries {
                    let place = match entry.get("from") {
                        Some(from) => format!("{path}: {id} from {}", scalar(from)),
                        None => format!("{path}: {id}"),
                    };
                    misshapen(entry).into_iter().for_each(|complaint| refuse(format!("{place}: {complaint}")));
                    let raw = raw_entry(&id, code, entry);
                    let known = Known { definitions: &book.definitions, regions: &book.regions, sources: Some(&keys) };
                    match check(&raw, known) {
                        Ok(admitted) => found.push(Found {
                            windows: windows::read(&place, entry, &admitted, &refusals),
                            entry: admitted,
                            note: read_note(entry, &keys),
                            place,
                            says_stands_in: entry.get("stands_in").is_some(),
                        }),
                        Err(faults) => faults
                            .into_iter()
                            .for_each(|fault| refuse(format!("{place}: {} {}", fault.field, fault.reason))),
                    }
                }
            }
        }
    }
    found.sort_by_key(|one| (one.entry.parameter, one.entry.region, one.entry.period.from));
    for (at, one) in found.iter().enumerate() {
        for other in &found[at + 1..] {
            if overlap(&one.entry, &other.entry) && !(one.entry.disputed && other.entry.disputed) {
                refuse(format!("{}: from {}", one.place, Reason::Overlaps(other.place.clone())));
            }
        }
        let mut rivals = found.iter().enumerate().filter(|(other, _)| *other != at);
        if one.entry.disputed && !rivals.any(|(_, rival)| overlap(&one.entry, &rival.entry)) {
            refuse(format!("{}: disputed, and no other entry disputes it", one.place));
        }
    }
    ended::undecided(&found, &book).into_iter().for_each(refuse);
    let refusals = refusals.into_inner();
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut notes = Vec::new();
    for Found { entry, note, windows, .. } in found {
        book.windows.to_mut().extend(windows);
        book.entries.to_mut().push(entry);
        notes.push(note);
    }
    Ok(Files { book, chapters, programmes, sources, notes, about, families, policies })
}

/// Fields that no one would read, or that are of the wrong shape.
fn misshapen(entry: &Toml) -> Vec<String> {
    const FIELDS: [&str; 15] = [
        "from",
        "until",
        "value",
        "unit",
        "bound",
        "range",
        "status",
        "source",
        "at",
        "facts",
        "note",
        "disputed",
        "stands_in",
        "start",
        "days",
    ];
    let mut complaints = strange_keys(entry, &FIELDS);
    let mut wants = |field: &str, fits: &dyn Fn(&Toml) -> bool, wanted: &str| {
        if entry.get(field).is_some_and(|value| !fits(value)) {
            complaints.push(format!("{field} must be {wanted}"));
        }
    };
    wants("disputed", &Toml::is_bool, "true or false");
    wants("stands_in", &Toml::is_bool, "true or false");
    wants("start", &|start| start.as_str() == Some("unverified"), "\"unverified\"");
    wants("facts", &texts_only, "a list of texts");
    wants("note", &|note| bilingual(note).is_some(), "a text in zh and en");
    wants("at", &|at| said(at).is_some(), "a text that is not empty");
    wants(
        "range",
        &|range| texts_only(range) && range.as_array().is_some_and(|ends| ends.len() == 2),
        "two numbers written as text",
    );
    if entry.get("range").is_some() && entry.get("bound").and_then(Toml::as_str) != Some("average") {
        complaints.push("range is only for bound = \"average\"".to_owned());
    }
    for band in entry.get("value").and_then(Toml::as_array).into_iter().flatten() {
        complaints.extend(strange_keys(band, &["over", "up_to", "rate"]));
    }
    complaints
}

fn texts_only(list: &Toml) -> bool {
    list.as_array().is_some_and(|items| items.iter().all(Toml::is_str))
}

/// Keys that are not among the known ones: a misspelt field must not be lost.
fn strange_keys(table: &Toml, known: &[&str]) -> Vec<String> {
    let keys = table.as_table().into_iter().flat_map(Table::keys);
    keys.filter(|key| !known.contains(&key.as_str())).map(|key| format!("{key} is not a known field")).collect()
}

fn table(path: &str, text: &str, refusals: &Refusals) -> Option<Table> {
    match text.parse::<Table>() {
        Ok(table) => Some(table),
        Err(error) => {
            refusals.borrow_mut().push(format!("{path}: {}", error.to_string().replace('\n', " ")));
            None
        }
    }
}

/// The head of a place under which its own instruments stand.
const SOURCES: &str = "sources";

/// The families: the one closed list for programmes and for the policies of the reports.
fn read_families(path: &str, table: &Table, refusals: &Refusals) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for row in table.get("family").and_then(Toml::as_array).into_iter().flatten() {
        let fields = Fields::of(format!("{path}: family"), row, refusals);
        let words = ["name", "papers", "ask"].map(|name| fields.words(name));
        match (fields.text("key"), fields.text("hotline"), words) {
            (Some(key), Some(hotline), [Some(name), Some(papers), Some(ask)]) => {
                if families.iter().any(|known| known.key == *key) {
                    fields.refuse(Reason::Twice(key.clone()));
                }
                families.push(Family { key: key.into(), name, papers, ask, hotline: hotline.into() });
            }
            _ => fields.refuse("needs key, name, papers, ask and hotline"),
        }
        fields.end();
    }
    families
}

/// The policies that the reports name. Each has a page or a card, a family and a
/// report that is among the sources.
fn read_policies(
    path: &str,
    table: &Table,
    sources: &[String],
    families: &[Family],
    refusals: &Refusals,
) -> Vec<Policy> {
    for key in table.keys().filter(|key| !["family", "policy"].contains(&key.as_str())) {
        refusals.borrow_mut().push(format!("{path}: {key} is not a known field"));
    }
    let mut policies: Vec<Policy> = Vec::new();
    for row in table.get("policy").and_then(Toml::as_array).into_iter().flatten() {
        let id = row.get("id").and_then(Toml::as_str).unwrap_or_default().to_owned();
        let fields = Fields::of(format!("{path}: {id}"), row, refusals);
        let id = fields.text("id").unwrap_or_default();
        if policies.iter().any(|known| known.id == *id) {
            fields.refuse(Reason::Twice(id.clone()));
        }
        let reports: Vec<Cow<'static, str>> =
            fields.texts("reports").unwrap_or_default().into_iter().map(Cow::Owned).collect();
        let card = fields.words("what").zip(fields.words("who")).map(|(what, who)| [what, who]);
        let page = fields.text("page").map(Cow::Owned);
        let also = fields.also().map(|words| words.into_iter().map(Cow::Owned).collect::<Vec<_>>().into());
        if reports.is_empty() || reports.iter().any(|report| !sources.contains(&report.to_string())) {
            fields.refuse("reports must name sources");
        }
        if page.is_some() == card.is_some() {
            fields.refuse("needs either a page or what and who");
        }
        let family = fields.text("family").filter(|key| families.iter().any(|family| family.key == *key));
        match (family, fields.words("name")) {
            (Some(family), Some(name)) => {
                policies.push(Policy {
                    id: id.into(),
                    family: family.into(),
                    name,
                    page,
                    card,
                    reports: reports.into(),
                    also,
                });
            }
            _ => fields.refuse("needs name (zh, en) and a known family"),
        }
        fields.end();
    }
    policies
}

/// Whether an address is on a host of the government, the only ones linked.
pub fn on_government_host(link: &str) -> bool {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    // A password, a port or a backslash would make a browser read another host.
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
    plain && (host == "gov.cn" || host.ends_with(".gov.cn"))
}

fn read_region(path: &str, table: &Table, refusals: &Refusals) -> Option<Region> {
    let code = table.get("code").and_then(Toml::as_str).and_then(Code::parse);
    let name = table.get("name").and_then(bilingual);
    let parent = table.get("parent").map(|parent| parent.as_str().and_then(Code::parse));
    let for_the_rest = table.get("for_the_rest").map_or(Some(false), Toml::as_bool);
    match (code, name, parent, for_the_rest) {
        (Some(Code::NATION), Some(name), None, Some(for_the_rest)) => {
            Some(Region { code: Code::NATION, name, parent: None, for_the_rest })
        }
        (Some(code), Some(name), Some(Some(parent)), Some(for_the_rest)) if parent != code && code != Code::NATION => {
            Some(Region { code, name, parent: Some(parent), for_the_rest })
        }
        _ => {
            refusals.borrow_mut().push(format!("{path}: needs code, name (zh, en) and, but for 100000, parent"));
            None
        }
    }
}

fn check_head(path: &str, table: &Table, book: &Book, chapters: &[Chapter], refusals: &Refusals) {
    let refuse = |complaint: String| refusals.borrow_mut().push(format!("{path}: {complaint}"));
    let code = |name| table.get(name).and_then(Toml::as_str).and_then(Code::parse);
    if let Some(parent) = table.get("parent").and_then(Toml::as_str)
        && code("parent").and_then(|code| book.region(code)).is_none()
    {
        refuse(format!("parent {}", Reason::Unknown(parent.to_owned())));
    } else if let Some(code) = code("code")
        && book.region(code).is_some()
        && chain(&book.regions, code).all(|region| region.code != Code::NATION)
    {
        refuse("parent leads in a circle and not to the nation".to_owned());
    }
    for (key, value) in table {
        let known = ["code", "name", "parent", "for_the_rest", SOURCES].contains(&key.as_str());
        let chapter = value.is_table() && chapters.iter().any(|chapter| chapter.key == *key);
        if !known && !chapter {
            refuse(format!("{key}: programme {}", Reason::Unknown(key.clone())));
            continue;
        }
        for parameter in value.as_table().filter(|_| chapter).into_iter().flat_map(Table::keys) {
            let id = format!("{key}.{parameter}");
            let entries = value.get(parameter).and_then(Toml::as_array).is_some_and(|entries| !entries.is_empty());
            // An entry tells it itself.
            if !entries && book.position(&id).is_none() {
                refuse(format!("{id}: parameter {}", Reason::Unknown(id.clone())));
            }
        }
    }
}

fn raw_entry(parameter: &str, region: &str, entry: &Toml) -> Raw {
    let field = |name: &str| entry.get(name).map(scalar);
    Raw {
        parameter: parameter.to_owned(),
        region: region.to_owned(),
        from: field("from"),
        until: field("until"),
        unit: field("unit"),
        value: raw_value(entry.get("value")),
        bound: raw_value(entry.get("bound")),
        range: entry.get("range").and_then(Toml::as_array).and_then(|ends| match ends.as_slice() {
            [low, high] => Some((scalar(low), scalar(high))),
            _ => None,
        }),
        status: field("status"),
        source: field("source"),
        disputed: entry.get("disputed").and_then(Toml::as_bool) == Some(true),
        ends_for_good: entry.get("stands_in").and_then(Toml::as_bool) == Some(false),
    }
}

fn raw_value(value: Option<&Toml>) -> RawValue {
    match value {
        None => RawValue::Absent,
        Some(Toml::String(text)) => RawValue::Text(text.clone()),
        Some(Toml::Table(cases)) => {
            let texts: Option<Vec<(String, String)>> =
                cases.iter().map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned()))).collect();
            texts.map_or(RawValue::Wrong("table with something other than text"), RawValue::Cases)
        }
        Some(Toml::Array(bands)) => {
            let band = |band: &Toml| {
                let field = |name: &str| band.get(name).and_then(Toml::as_str).map(str::to_owned);
                let open = band.get("up_to").is_none();
                Some((field("over")?, if open { None } else { Some(field("up_to")?) }, field("rate")?))
            };
            bands.iter().map(band).collect::<Option<_>>().map_or(RawValue::Wrong("list"), RawValue::Bands)
        }
        Some(Toml::Float(_)) => RawValue::Wrong("float"),
        Some(Toml::Integer(_)) => RawValue::Wrong("bare integer"),
        Some(Toml::Boolean(_)) => RawValue::Wrong("boolean"),
        Some(Toml::Datetime(_)) => RawValue::Wrong("date"),
    }
}

fn read_note(entry: &Toml, sources: &[String]) -> Note {
    let source = entry.get("source").and_then(Toml::as_str);
    let source = source.and_then(|key| sources.iter().position(|known| known == key));
    Note {
        source: source.and_then(|at| u16::try_from(at).ok()),
        at: entry.get("at").map(scalar),
        text: pair(entry.get("value")),
        note: pair(entry.get("note")),
        facts: list(entry.get("facts")).into_iter().map(Cow::into_owned).collect(),
        start_unverified: entry.get("start").and_then(Toml::as_str) == Some("unverified"),
    }
}

fn scalar(value: &Toml) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn list(value: Option<&Toml>) -> Vec<Cow<'static, str>> {
    let texts = value.and_then(Toml::as_array).into_iter().flatten();
    texts.filter_map(|text| text.as_str().map(|text| Cow::Owned(text.to_owned()))).collect()
}

fn pair(value: Option<&Toml>) -> Option<(String, String)> {
    let language = |key: &str| value?.get(key)?.as_str().map(str::to_owned);
    Some((language("zh")?, language("en")?))
}
