//! The files of `policy/` and `src/programme/`, read into a book. Compiled into
//! the build script and into the tests, never into the library: the visitor's
//! device does not parse TOML.

use crate::base::calendar::DatedBy;
use crate::base::citation::Source;
use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
use crate::base::region::{Bilingual, Code, Region};
use crate::book::entry::{
    Book, Chapter, Definition, Entry, Family, Kind, Known, Policy, Raw, RawValue, Reason, Value, check, overlap,
};
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

/// Everything the files hold.
#[derive(Debug)]
pub struct Files {
    /// Places, parameters and values.
    pub book: Book,
    /// The programmes.
    pub chapters: Vec<Chapter>,
    /// The instruments.
    pub sources: Vec<Source>,
    /// Notes, one for each entry of the book.
    pub notes: Vec<Note>,
    /// For each definition, one sentence on what it is for.
    pub about: Vec<Option<(String, String)>>,
    /// The groups of the policies that the reports name.
    pub families: Vec<Family>,
    /// Those policies.
    pub policies: Vec<Policy>,
}

/// A refusal: file, entry, field and reason in one line.
pub type Refusal = String;

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
    let mut refusals = Vec::new();
    let mut book = Book {
        regions: Cow::Owned(Vec::new()),
        definitions: Cow::Owned(Vec::new()),
        entries: Cow::Owned(Vec::new()),
        local: Vec::new(),
    };
    let mut chapters = Vec::new();
    let mut about = Vec::new();
    for (path, text) in programmes {
        chapters.extend(read_programme(path, text, &mut book, &mut about, &mut refusals));
    }
    let shared = table(&sources.0, &sources.1, &mut refusals).unwrap_or_default();
    let mut found_sources = Vec::new();
    read_sources(&sources.0, &shared, &mut found_sources, &mut refusals);
    let tables: Vec<(&String, Table)> =
        regions.iter().filter_map(|(path, text)| Some((path, table(path, text, &mut refusals)?))).collect();
    for (path, table) in &tables {
        if let Some(region) = read_region(path, table, &mut refusals) {
            if book.region(region.code).is_some() {
                refusals.push(format!("{path}: code {}", Reason::Twice(region.code.to_string())));
            }
            book.regions.to_mut().push(region);
        }
    }
    for (path, table) in &tables {
        check_head(path, table, &book, &chapters, &mut refusals);
        // A place may bring instruments that concern it alone.
        if let Some(own) = table.get(SOURCES).and_then(Toml::as_table) {
            read_sources(path, own, &mut found_sources, &mut refusals);
        }
    }
    let sources = found_sources;
    let keys: Vec<String> = sources.iter().map(|source| source.key.to_string()).collect();
    let (families, policies) = read_inventory(inventory, &keys, &mut refusals);
    let mut found: Vec<(Entry, Note, String)> = Vec::new();
    for (path, table) in &tables {
        let code = table.get("code").and_then(Toml::as_str).unwrap_or_default();
        for (chapter, parameters) in table.iter().filter(|(_, value)| value.is_table()) {
            if ["name", SOURCES].contains(&chapter.as_str()) {
                continue;
            }
            for (parameter, entries) in parameters.as_table().into_iter().flatten() {
                let id = format!("{chapter}.{parameter}");
                let Some(entries) = entries.as_array() else {
                    refusals.push(format!("{path}: {id} needs double brackets, [[{id}]]"));
                    continue;
                };
                for entry in entries {
                    let place = match entry.get("from") {
                        Some(from) => format!("{path}: {id} from {}", scalar(from)),
                        None => format!("{path}: {id}"),
                    };
                    refusals.extend(misshapen(entry).into_iter().map(|complaint| format!("{place}: {complaint}")));
                    let raw = raw_entry(&id, code, entry);
                    let known = Known { definitions: &book.definitions, regions: &book.regions, sources: Some(&keys) };
                    match check(&raw, known) {
                        Ok(admitted) => found.push((admitted, read_note(entry, &keys), place)),
                        Err(faults) => refusals.extend(
                            faults.into_iter().map(|fault| format!("{place}: {} {}", fault.field, fault.reason)),
                        ),
                    }
                }
            }
        }
    }
    found.sort_by(|(one, ..), (other, ..)| {
        (one.parameter, one.region, one.period.from).cmp(&(other.parameter, other.region, other.period.from))
    });
    for (at, (one, _, place)) in found.iter().enumerate() {
        for (other, _, other_place) in &found[at + 1..] {
            if overlap(one, other) && !(one.disputed && other.disputed) {
                refusals.push(format!("{place}: from {}", Reason::Overlaps(other_place.clone())));
            }
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut notes = Vec::new();
    for (entry, note, _) in found {
        book.entries.to_mut().push(entry);
        notes.push(note);
    }
    Ok(Files { book, chapters, sources, notes, about, families, policies })
}

/// Fields that no one would read, or that are of the wrong shape.
fn misshapen(entry: &Toml) -> Vec<String> {
    const FIELDS: [&str; 14] = [
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
    wants("note", &|note| pair(Some(note)).is_some(), "a text in zh and en");
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

fn table(path: &str, text: &str, refusals: &mut Vec<Refusal>) -> Option<Table> {
    match text.parse::<Table>() {
        Ok(table) => Some(table),
        Err(error) => {
            refusals.push(format!("{path}: {}", error.to_string().replace('\n', " ")));
            None
        }
    }
}

fn read_programme(
    path: &str,
    text: &str,
    book: &mut Book,
    about: &mut Vec<Option<(String, String)>>,
    refusals: &mut Vec<Refusal>,
) -> Option<Chapter> {
    let table = table(path, text, refusals)?;
    let key = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".toml").to_owned();
    const HEAD: [&str; 4] = ["name", "what_it_is", "for_whom", "how_reckoned"];
    let family = table.get("family").and_then(Toml::as_str);
    let chapter = bilingual(table.get("name")).zip(family).map(|(name, family)| Chapter {
        key: key.clone().into(),
        name,
        family: family.to_owned().into(),
        about: bilingual(table.get("what_it_is"))
            .zip(bilingual(table.get("for_whom")))
            .zip(bilingual(table.get("how_reckoned")))
            .map(|((what, who), how)| [what, who, how]),
    });
    if chapter.is_none() {
        refusals.push(format!("{path}: name or family is missing"));
    }
    for (parameter, definition) in table.iter().filter(|(key, value)| value.is_table() && !HEAD.contains(&key.as_str()))
    {
        const FIELDS: [&str; 9] = ["name", "kind", "unit", "by", "cases", "options", "limit", "bands", "about"];
        let strange = strange_keys(definition, &FIELDS);
        refusals.extend(strange.into_iter().map(|complaint| format!("{path}: {parameter}: {complaint}")));
        let field = |name: &str| definition.get(name).and_then(Toml::as_str);
        let kind = field("kind").and_then(Kind::parse);
        let kind = if definition.get("bands").and_then(Toml::as_bool) == Some(true) { Some(Kind::Bands) } else { kind };
        let (name, by) = (bilingual(definition.get("name")), field("by").and_then(DatedBy::parse));
        let (Some(name), Some(kind), Some(unit), Some(by)) = (name, kind, field("unit"), by) else {
            refusals.push(format!("{path}: {parameter}: needs name (zh, en), kind, unit and by"));
            continue;
        };
        let limit = field("limit").map(|text| match kind {
            Kind::Rate | Kind::Bands => Rate::parse(text).map(Value::Rate),
            Kind::Money => Money::parse(text).map(Value::Money),
            _ => None,
        });
        if limit == Some(None) {
            refusals.push(format!("{path}: {parameter}: limit is not a plain decimal"));
        }
        about.push(pair(definition.get("about")));
        book.definitions.to_mut().push(Definition {
            id: format!("{key}.{parameter}").into(),
            name,
            kind,
            unit: unit.to_owned().into(),
            by,
            cases: list(definition.get("cases")).into(),
            options: list(definition.get("options")).into(),
            limit: limit.flatten(),
        });
    }
    chapter
}

/// The head of a place under which its own instruments stand.
const SOURCES: &str = "sources";

fn read_sources(path: &str, table: &Table, sources: &mut Vec<Source>, refusals: &mut Vec<Refusal>) {
    for (key, source) in table {
        const FIELDS: [&str; 7] = ["title", "title_en", "number", "issuer", "date", "link", "checked"];
        let strange = strange_keys(source, &FIELDS);
        refusals.extend(strange.into_iter().map(|complaint| format!("{path}: {key}: {complaint}")));
        if sources.iter().any(|known| known.key == **key) {
            refusals.push(format!("{path}: {key}: {}", Reason::Twice(key.clone())));
        }
        let field = |name: &str| source.get(name).and_then(Toml::as_str).map(|text| Cow::Owned(text.to_owned()));
        let checked = source.get("checked").map(scalar).filter(|day| DatedBy::Day.days(day).is_some());
        let (Some(title), Some(title_en), Some(issuer), Some(checked)) =
            (field("title"), field("title_en"), field("issuer"), checked)
        else {
            refusals.push(format!("{path}: {key}: needs title, title_en, issuer and checked"));
            continue;
        };
        let link = field("link");
        if link.as_deref().is_some_and(|link| !on_government_host(link)) {
            refusals.push(format!("{path}: {key}: link is not on a gov.cn host"));
        }
        sources.push(Source {
            key: key.clone().into(),
            title,
            title_en,
            issuer,
            link,
            number: field("number"),
            date: source.get("date").map(scalar).map(Cow::Owned),
            checked: checked.into(),
        });
    }
}

/// The policies that the reports name. Each has a page or a card, a family and a
/// report that is among the sources.
fn read_inventory(
    (path, text): &(String, String),
    sources: &[String],
    refusals: &mut Vec<Refusal>,
) -> (Vec<Family>, Vec<Policy>) {
    let table = table(path, text, refusals).unwrap_or_default();
    let rows = |name: &str| table.get(name).and_then(Toml::as_array).cloned().unwrap_or_default();
    let text = |row: &Toml, name: &str| row.get(name).and_then(Toml::as_str).map(|text| Cow::Owned(text.to_owned()));
    let mut families: Vec<Family> = Vec::new();
    for row in rows("family") {
        let words = ["name", "papers", "ask"].map(|name| bilingual(row.get(name)));
        match (text(&row, "key"), words) {
            (Some(key), [Some(name), Some(papers), Some(ask)]) => families.push(Family { key, name, papers, ask }),
            _ => refusals.push(format!("{path}: a family needs key, name, papers and ask")),
        }
    }
    let mut policies: Vec<Policy> = Vec::new();
    for row in rows("policy") {
        let id = text(&row, "id").unwrap_or_default();
        let place = format!("{path}: {id}");
        let strange = strange_keys(&row, &["id", "family", "name", "page", "what", "who", "reports"]);
        refusals.extend(strange.into_iter().map(|complaint| format!("{place}: {complaint}")));
        let reports = list(row.get("reports"));
        let card = bilingual(row.get("what")).zip(bilingual(row.get("who"))).map(|(what, who)| [what, who]);
        let page = text(&row, "page");
        if reports.is_empty() || reports.iter().any(|report| !sources.contains(&report.to_string())) {
            refusals.push(format!("{place}: reports must name sources"));
        }
        if page.is_some() == card.is_some() {
            refusals.push(format!("{place}: needs either a page or what and who"));
        }
        let family = text(&row, "family").filter(|key| families.iter().any(|family| family.key == *key));
        match (family, bilingual(row.get("name"))) {
            (Some(family), Some(name)) => {
                policies.push(Policy { id, family, name, page, card, reports: reports.into() });
            }
            _ => refusals.push(format!("{place}: needs name (zh, en) and a known family")),
        }
    }
    (families, policies)
}

/// Whether an address is on a host of the government, the only ones linked.
pub fn on_government_host(link: &str) -> bool {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    // A password, a port or a backslash would make a browser read another host.
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
    plain && (host == "gov.cn" || host.ends_with(".gov.cn"))
}

fn read_region(path: &str, table: &Table, refusals: &mut Vec<Refusal>) -> Option<Region> {
    let code = table.get("code").and_then(Toml::as_str).and_then(Code::parse);
    let name = bilingual(table.get("name"));
    let parent = table.get("parent").map(|parent| parent.as_str().and_then(Code::parse));
    let for_the_rest = table.get("for_the_rest").and_then(Toml::as_bool).unwrap_or(false);
    match (code, name, parent) {
        (Some(code), Some(name), None) if code == Code::NATION => {
            Some(Region { code, name, parent: None, for_the_rest })
        }
        (Some(code), Some(name), Some(Some(parent))) if parent != code => {
            Some(Region { code, name, parent: Some(parent), for_the_rest })
        }
        _ => {
            refusals.push(format!("{path}: needs code, name (zh, en) and, but for 100000, parent"));
            None
        }
    }
}

fn check_head(path: &str, table: &Table, book: &Book, chapters: &[Chapter], refusals: &mut Vec<Refusal>) {
    if let Some(parent) = table.get("parent").and_then(Toml::as_str)
        && Code::parse(parent).and_then(|code| book.region(code)).is_none()
    {
        refusals.push(format!("{path}: parent {}", Reason::Unknown(parent.to_owned())));
    }
    for (key, value) in table {
        let known = ["code", "name", "parent", "for_the_rest", SOURCES].contains(&key.as_str());
        let chapter = value.is_table() && chapters.iter().any(|chapter| chapter.key == *key);
        if !known && !chapter {
            refusals.push(format!("{path}: {key}: programme {}", Reason::Unknown(key.clone())));
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

fn bilingual(value: Option<&Toml>) -> Option<Bilingual> {
    pair(value).map(|(zh, en)| Bilingual { zh: zh.into(), en: en.into() })
}
