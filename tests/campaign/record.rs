//! What is recorded, read a second time: from the files of `policy/` and `src/programme/` with nothing but a reader of
//! TOML. Amounts are whole fen, rates millionths, days numbers such as 20240510.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use toml::{Table, Value};

/// An amount that has no end, far above what any sum of the campaign comes to.
pub const ENDLESS: i128 = 10_i128.pow(24);
/// From here on an amount has no end.
pub const TOO_LARGE: i128 = 10_i128.pow(17);
/// A rate of one.
pub const ONE: i128 = 1_000_000;

/// A day as a number: 20240510.
pub type Day = i32;

/// Year, month and day as a number.
pub fn day(year: i32, month: i32, of_month: i32) -> Day {
    year * 10_000 + month * 100 + of_month
}

/// The year of a day.
pub fn year(of: Day) -> i32 {
    of / 10_000
}

fn last_of(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day before.
pub fn before(of: Day) -> Day {
    match (of % 100, of / 100 % 100, year(of)) {
        (1, 1, year) => day(year - 1, 12, 31),
        (1, month, year) => day(year, month - 1, last_of(year, month - 1)),
        _ => of - 1,
    }
}

/// The day after.
pub fn after(of: Day) -> Day {
    let (month, year) = (of / 100 % 100, year(of));
    match (of % 100 == last_of(year, month), month) {
        (false, _) => of + 1,
        (true, 12) => day(year + 1, 1, 1),
        (true, _) => day(year, month + 1, 1),
    }
}

/// So many calendar months later, or the last day of that month (READINGS 11).
pub fn months_later(of: Day, months: i32) -> Day {
    let count = year(of) * 12 + of / 100 % 100 - 1 + months;
    let (year, month) = (count / 12, count % 12 + 1);
    day(year, month, (of % 100).min(last_of(year, month)))
}

/// The first day of the school term of a day (READINGS 25).
pub fn term_of(of: Day) -> Day {
    match of / 100 % 100 {
        1 => day(year(of) - 1, 8, 1),
        2..=7 => day(year(of), 2, 1),
        _ => day(year(of), 8, 1),
    }
}

/// The last day of the term that begins on this day.
pub fn end_of_term(first: Day) -> Day {
    if first / 100 % 100 == 8 { day(year(first) + 1, 1, 31) } else { day(year(first), 7, 31) }
}

/// Over, up to, rate.
pub type Band = (i128, Option<i128>, i128);

/// A recorded value.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    Fen(i128),
    Rate(i128),
    Count(i128),
    Option(String),
    Bands(Vec<Band>),
    Words,
}

/// What a parameter is.
#[derive(Clone, Debug)]
pub struct Kind {
    pub kind: String,
    pub by: String,
    pub cases: Vec<String>,
    limit: Option<i128>,
}

#[derive(Clone, Debug)]
struct Entry {
    from: Day,
    until: Option<Day>,
    /// By case; `""` where there are none. Empty when it was looked for and not found.
    values: BTreeMap<String, (Known, String)>,
    range: Option<(i128, i128)>,
    stands_in: bool,
}

#[derive(Clone, Debug)]
pub struct Place {
    pub parent: Option<u32>,
    for_the_rest: bool,
    entries: HashMap<String, Vec<Entry>>,
}

/// Everything that is recorded.
#[derive(Clone, Debug)]
pub struct Record {
    pub kinds: HashMap<String, Kind>,
    pub places: BTreeMap<u32, Place>,
}

/// Why a value cannot be had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lack {
    NotFound,
    /// Only an average is published.
    Average,
    /// It leaves room where an exact one was asked for.
    Room,
    /// The text names no amount: something is not charged.
    NoAmount,
}

/// What a value may be on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidates {
    /// Each value that it may be.
    pub values: Vec<Known>,
    /// The same for the same value, where there are several.
    pub name: String,
}

fn decimal(text: &str, digits: usize) -> i128 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    assert!(fraction.len() <= digits, "{text} has more than {digits} decimals");
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let digits_of = format!("{}{fraction:0<digits$}", whole.trim_start_matches('-'));
    sign * digits_of.parse::<i128>().unwrap_or_else(|_| panic!("{text} is a decimal"))
}

fn read(path: &Path) -> Table {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files(folder: &str) -> Vec<std::path::PathBuf> {
    let items = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}")).flatten();
    let mut paths: Vec<_> =
        items.map(|item| item.path()).filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    paths.sort();
    paths
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

impl Kind {
    fn of(table: &Table) -> Kind {
        let word = |key: &str| table.get(key).map(text);
        let bands = table.get("bands").is_some();
        let kind = if bands { "bands".to_owned() } else { word("kind").expect("a parameter has a kind") };
        let cases = table.get("cases").and_then(Value::as_array).cloned().unwrap_or_default();
        let limit = word("limit").map(|limit| decimal(&limit, 6));
        Kind { kind, by: word("by").expect("a parameter is dated"), cases: cases.iter().map(text).collect(), limit }
    }

    fn known(&self, value: &Value) -> Known {
        match self.kind.as_str() {
            "money" => Known::Fen(decimal(&text(value), 2)),
            "rate" => Known::Rate(decimal(&text(value), 6)),
            "count" => Known::Count(decimal(&text(value), 0)),
            "choice" => Known::Option(text(value)),
            "bands" => {
                let band = |band: &Value| {
                    let fen = |key: &str| band.get(key).map(|edge| decimal(&text(edge), 2));
                    (fen("over").expect("a band begins"), fen("up_to"), decimal(&text(&band["rate"]), 6))
                };
                Known::Bands(value.as_array().expect("bands are a list").iter().map(band).collect())
            }
            _ => Known::Words,
        }
    }

    /// First and last day of what a text names.
    fn days(&self, value: &Value) -> (Day, Day) {
        let text = text(value);
        match self.by.as_str() {
            "semester" => {
                let (year, term) = text.split_once('-').expect("a term");
                let year: i32 = year.parse().expect("a year");
                let first = day(year, if term == "autumn" { 8 } else { 2 }, 1);
                (first, end_of_term(first))
            }
            "coverage_year" | "calendar_year" | "previous_year" => {
                let year: i32 = text.parse().expect("a year");
                (day(year, 1, 1), day(year, 12, 31))
            }
            _ => {
                let day: Day = text.replace('-', "").parse().expect("a day");
                (day, day)
            }
        }
    }

    /// The ends of what a bound leaves open (READINGS 13, 28).
    fn ends(&self, value: &Known, bound: &str, range: Option<(i128, i128)>) -> Vec<Known> {
        match (bound, value) {
            ("exact", _) => vec![value.clone()],
            ("at_least", Known::Fen(_)) => vec![value.clone(), Known::Fen(ENDLESS)],
            ("at_least", Known::Rate(rate)) => {
                // Above one it is a multiple, which has no natural end.
                let most = self.limit.unwrap_or(if *rate > ONE { ENDLESS } else { ONE });
                vec![value.clone(), Known::Rate(most)]
            }
            ("at_most", Known::Fen(_)) => vec![Known::Fen(0), value.clone()],
            ("at_most", Known::Rate(_)) => vec![Known::Rate(0), value.clone()],
            ("average", _) => range.map_or(Vec::new(), |(low, high)| vec![Known::Fen(low), Known::Fen(high)]),
            (other, value) => panic!("{value:?} is {other}"),
        }
    }
}

impl Record {
    /// The places of `policy/regions/` and the programmes as they are.
    pub fn real() -> Record {
        Record::of(&files("policy/regions"))
    }

    /// The nation and the made-up places of the tests.
    pub fn made_up() -> Record {
        Record::with_nation("tests/provinces")
    }

    /// The nation and the places of a folder.
    pub fn with_nation(folder: &str) -> Record {
        let mut paths = files(folder);
        paths.push("policy/regions/100000-national.toml".into());
        Record::of(&paths)
    }

    /// One place alone, with values by parameter and case that hold from a day on.
    pub fn alone(code: u32, from: Day, values: impl Iterator<Item = (String, BTreeMap<String, Known>)>) -> Record {
        let entry = |values: BTreeMap<String, Known>| {
            let values = values.into_iter().map(|(case, value)| (case, (value, "exact".to_owned()))).collect();
            vec![Entry { from, until: None, values, range: None, stands_in: true }]
        };
        let entries = values.map(|(id, values)| (id, entry(values))).collect();
        let place = Place { parent: None, for_the_rest: false, entries };
        Record { places: BTreeMap::from([(code, place)]), ..Record::of(&[]) }
    }

    fn of(regions: &[std::path::PathBuf]) -> Record {
        let mut kinds = HashMap::new();
        for path in files("src/programme") {
            let chapter = path.file_stem().expect("a name").to_string_lossy().into_owned();
            for (name, definition) in read(&path).get("parameters").and_then(Value::as_table).into_iter().flatten() {
                kinds.insert(format!("{chapter}.{name}"), Kind::of(definition.as_table().expect("a parameter")));
            }
        }
        let places = regions.iter().map(|path| Place::of(&read(path), &kinds)).collect();
        Record { kinds, places }
    }

    /// From the place to the nation.
    pub fn chain(&self, place: u32) -> Vec<u32> {
        let mut chain = vec![place];
        while let Some(parent) = chain.last().and_then(|code| self.places[code].parent) {
            chain.push(parent);
        }
        chain
    }

    /// The places that people live in.
    pub fn homes(&self) -> Vec<u32> {
        let parents: BTreeSet<u32> = self.places.values().filter_map(|place| place.parent).collect();
        let is_home = |(code, place): &(&u32, &Place)| place.for_the_rest || !parents.contains(code);
        self.places.iter().filter(is_home).map(|(code, _)| *code).collect()
    }

    /// What a value may be (DESIGN §2.2, READINGS 2 and 3): what the nearest level in force says, and beside it the
    /// last values of nearer levels that have ended; else the last ones of the nearest level that had any. With
    /// `current` only what is in force.
    pub fn find(&self, id: &str, case: &str, place: u32, on: Day, current: bool) -> Result<Candidates, Lack> {
        let kind = self.kinds.get(id).unwrap_or_else(|| panic!("{id} is a parameter"));
        let ends = |entry: &Entry| {
            let (value, bound) = &entry.values[case];
            kind.ends(value, bound, entry.range)
        };
        let mut nearer: Vec<Vec<&Entry>> = Vec::new();
        let found = |entries: Vec<&Entry>| {
            let values: Vec<Known> = entries.into_iter().flat_map(ends).collect();
            let name = if values.len() > 1 { format!("{id} {case} {values:?}") } else { String::new() };
            if values.is_empty() { Err(Lack::Average) } else { Ok(Candidates { values, name }) }
        };
        for code in self.chain(place) {
            let all = self.places[&code].entries.get(id).into_iter().flatten();
            let known: Vec<&Entry> = all.filter(|entry| entry.values.contains_key(case)).collect();
            let holds = |entry: &&&Entry| entry.from <= on && entry.until.is_none_or(|until| on <= until);
            let mut holding: Vec<&Entry> = known.iter().filter(holds).copied().collect();
            if !holding.is_empty() {
                if !current {
                    holding.extend(nearer.into_iter().flatten());
                }
                return found(holding);
            }
            let ended: Vec<&Entry> = known
                .into_iter()
                .filter(|entry| entry.stands_in && entry.until.is_some_and(|until| until < on))
                .collect();
            let last = ended.iter().filter_map(|entry| entry.until).max();
            let last: Vec<&Entry> = ended.into_iter().filter(|entry| entry.until == last).collect();
            if !last.is_empty() {
                nearer.push(last);
            }
        }
        match nearer.into_iter().next() {
            Some(last) if !current => found(last),
            _ => Err(Lack::NotFound),
        }
    }

    /// The days on which something of the parameters changes for a place, and the day before each.
    pub fn turns(&self, ids: &[&str], place: u32) -> Vec<Day> {
        let mut days = BTreeSet::new();
        for code in self.chain(place) {
            let entries = ids.iter().filter_map(|id| self.places[&code].entries.get(*id)).flatten();
            for entry in entries {
                days.extend([entry.from, before(entry.from)]);
                days.extend(entry.until.into_iter().flat_map(|until| [until, after(until)]));
            }
        }
        days.into_iter().collect()
    }

    /// The amounts recorded of the parameters for a place, at whatever time.
    pub fn amounts(&self, ids: &[&str], place: u32) -> Vec<i128> {
        let mut amounts = BTreeSet::new();
        for code in self.chain(place) {
            let entries = ids.iter().filter_map(|id| self.places[&code].entries.get(*id)).flatten();
            for (value, _) in entries.flat_map(|entry| entry.values.values()) {
                match value {
                    Known::Fen(fen) => amounts.extend([*fen]),
                    Known::Bands(bands) => amounts.extend(bands.iter().map(|(over, _, _)| *over)),
                    _ => {}
                }
            }
        }
        amounts.into_iter().collect()
    }

    /// Every value of a parameter changed, for a campaign that has to notice it.
    pub fn spoil(&mut self, id: &str, spoil: fn(&mut Known)) -> usize {
        let entries = self.places.values_mut().filter_map(|place| place.entries.get_mut(id)).flatten();
        let values = entries.flat_map(|entry| entry.values.values_mut());
        values.map(|(value, _)| spoil(value)).count()
    }
}

impl Place {
    fn of(table: &Table, kinds: &HashMap<String, Kind>) -> (u32, Place) {
        let code = |key: &str| table.get(key).map(|code| text(code).parse::<u32>().expect("a code"));
        let for_the_rest = table.get("for_the_rest").is_some_and(|value| value == &Value::Boolean(true));
        let mut entries: HashMap<String, Vec<Entry>> = HashMap::new();
        for (chapter, parameters) in table.iter().filter_map(|(key, value)| Some((key, value.as_table()?))) {
            for (name, list) in parameters.iter().filter_map(|(key, value)| Some((key, value.as_array()?))) {
                let id = format!("{chapter}.{name}");
                let Some(kind) = kinds.get(&id) else { continue };
                let of = |entry: &Value| Entry::of(entry.as_table().expect("an entry"), kind);
                entries.insert(id, list.iter().map(of).collect());
            }
        }
        (code("code").expect("a place has a code"), Place { parent: code("parent"), for_the_rest, entries })
    }
}

impl Entry {
    fn of(table: &Table, kind: &Kind) -> Entry {
        let missing = table.get("status").is_some_and(|status| text(status) == "not_found");
        let bound = |case: &str| match table.get("bound") {
            None => "exact".to_owned(),
            Some(Value::Table(by_case)) => by_case.get(case).map_or("exact".to_owned(), text),
            Some(bound) => text(bound),
        };
        let values = match table.get("value") {
            None => BTreeMap::new(),
            Some(Value::Table(by_case)) if kind.kind != "text" => {
                by_case.iter().map(|(case, value)| (case.clone(), (kind.known(value), bound(case)))).collect()
            }
            Some(value) => BTreeMap::from([(String::new(), (kind.known(value), bound("")))]),
        };
        let range = table.get("range").and_then(Value::as_array);
        Entry {
            from: kind.days(&table["from"]).0,
            until: table.get("until").map(|until| kind.days(until).1),
            values: if missing { BTreeMap::new() } else { values },
            range: range.map(|ends| (decimal(&text(&ends[0]), 2), decimal(&text(&ends[1]), 2))),
            stands_in: table.get("stands_in").is_none_or(|value| value != &Value::Boolean(false)),
        }
    }
}
