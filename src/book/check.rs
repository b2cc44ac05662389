//! The one check that admits an entry: for the files of `policy/` when the crate is built, and for values entered on a
//! device.
//!
//! Invariant: imports nothing but the entry and what it stands on, because the build script compiles this file too.

use crate::base::calendar::Period;
use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
use crate::base::region::{Code, Region};
use crate::book::entry::{Band, Bound, CaseValue, Definition, Entry, Kind, Raw, RawValue, Value};
use std::fmt;

/// A field of an entry that was refused, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: &'static str,
    /// The reason.
    pub reason: Reason,
}

/// Why a field is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The field is required.
    Missing,
    /// Not among the known ones.
    Unknown(String),
    /// Not a date of the form that this parameter is dated by.
    NotADate {
        /// What was given.
        given: String,
        /// An example of what is wanted.
        form: &'static str,
    },
    /// The last day lies before the first.
    EndsBeforeStart,
    /// Another unit than the parameter's.
    OtherUnit {
        /// What was given.
        given: String,
        /// The parameter's unit.
        wanted: String,
    },
    /// A number must be written as text, so that it is exact.
    NotText(&'static str),
    /// Not a plain decimal.
    NotANumber(String),
    /// Finer than a fen, or than a millionth of a rate.
    TooFine(String),
    /// Larger than any amount that is reckoned with.
    TooLarge(String),
    /// No such bound for what is no number.
    BoundOfNoNumber,
    /// An average that lies outside its published range.
    OutsideRange,
    /// Below zero.
    Negative(String),
    /// Above the parameter's natural limit.
    BeyondLimit(String),
    /// A value although it is said to be not found.
    ValueNotFound,
    /// A single value where each case needs its own, or the other way round.
    CasesExpected(bool),
    /// Bands that do not rise, or leave a hole.
    BandsBroken,
    /// Another value of the same place, case and period, and not both disputed.
    Overlaps(String),
    /// Given twice.
    Twice(String),
    /// A file that is no JSON at all.
    NotJson,
    /// No field of this name.
    UnknownField(String),
}

impl Reason {
    /// The code used in the API.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::Missing => "missing",
            Reason::Unknown(_) => "unknown",
            Reason::NotADate { .. } => "not_a_date",
            Reason::EndsBeforeStart => "ends_before_start",
            Reason::OtherUnit { .. } => "other_unit",
            Reason::NotText(_) => "not_text",
            Reason::NotANumber(_) => "not_a_number",
            Reason::TooFine(_) => "too_fine",
            Reason::TooLarge(_) => "too_large",
            Reason::BoundOfNoNumber => "bound_of_no_number",
            Reason::OutsideRange => "outside_range",
            Reason::Negative(_) => "negative",
            Reason::BeyondLimit(_) => "beyond_limit",
            Reason::ValueNotFound => "value_not_found",
            Reason::CasesExpected(_) => "cases_expected",
            Reason::BandsBroken => "bands_broken",
            Reason::Overlaps(_) => "overlaps",
            Reason::Twice(_) => "twice",
            Reason::NotJson => "not_json",
            Reason::UnknownField(_) => "unknown_field",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Missing => write!(out, "is missing"),
            Reason::Unknown(given) => write!(out, "`{given}` is not known"),
            Reason::NotADate { given, form } => write!(out, "`{given}` is not a date like `{form}`"),
            Reason::EndsBeforeStart => write!(out, "ends before it starts"),
            Reason::OtherUnit { given, wanted } => write!(out, "`{given}` is not the parameter's unit `{wanted}`"),
            Reason::NotText(kind) => {
                write!(out, "is a {kind}; write numbers as text, \"0.65\", so that they are exact")
            }
            Reason::NotANumber(given) => write!(out, "`{given}` is not a plain decimal like `9500` or `0.65`"),
            Reason::TooFine(given) => write!(out, "`{given}` is finer than a fen"),
            Reason::TooLarge(given) => write!(out, "`{given}` is larger than any amount that is reckoned with"),
            Reason::BoundOfNoNumber => write!(out, "is only for amounts, rates and counts"),
            Reason::OutsideRange => write!(out, "does not hold its average"),
            Reason::Negative(given) => write!(out, "`{given}` is below zero"),
            Reason::BeyondLimit(given) => write!(out, "`{given}` is above the parameter's limit"),
            Reason::ValueNotFound => write!(out, "is given although the status is not_found"),
            Reason::CasesExpected(true) => write!(out, "needs one value for each case"),
            Reason::CasesExpected(false) => write!(out, "takes a single value, no cases"),
            Reason::BandsBroken => write!(out, "has bands that do not rise or leave a hole"),
            Reason::Overlaps(other) => write!(out, "overlaps {other}, and not both are marked disputed"),
            Reason::NotJson => write!(out, "is not JSON"),
            Reason::Twice(given) => write!(out, "`{given}` is given twice"),
            Reason::UnknownField(name) => write!(out, "`{name}` is not a field here"),
        }
    }
}

/// What an entry is checked against.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// Parameters.
    pub definitions: &'k [Definition],
    /// Places.
    pub regions: &'k [Region],
    /// Keys of sources; `None` where the entry names its document itself.
    pub sources: Option<&'k [String]>,
}

/// Admits an entry, or lists every fault it has.
///
/// # Errors
/// One fault for each field that is refused.
pub fn check(raw: &Raw, known: Known<'_>) -> Result<Entry, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut refuse = |field, reason| faults.push(Fault { field, reason });

    let region = Code::parse(&raw.region).filter(|code| known.regions.iter().any(|region| region.code == *code));
    if region.is_none() {
        refuse("region", Reason::Unknown(raw.region.clone()));
    }
    let Some(parameter) = known.definitions.iter().position(|definition| definition.id == raw.parameter) else {
        refuse("parameter", Reason::Unknown(raw.parameter.clone()));
        return Err(faults);
    };
    let definition = &known.definitions[parameter];

    let mut day = |field, text: &Option<String>, last: bool| match text {
        None => None,
        Some(text) => {
            let days = definition.by.days(text);
            if days.is_none() {
                refuse(field, Reason::NotADate { given: text.clone(), form: definition.by.form() });
            }
            days.map(|(first_day, last_day)| if last { last_day } else { first_day })
        }
    };
    let from = day("from", &raw.from, false);
    let until = day("until", &raw.until, true);
    if raw.from.is_none() {
        refuse("from", Reason::Missing);
    }
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        refuse("until", Reason::EndsBeforeStart);
    }
    match &raw.unit {
        None => refuse("unit", Reason::Missing),
        Some(unit) if *unit != definition.unit => {
            refuse("unit", Reason::OtherUnit { given: unit.clone(), wanted: definition.unit.to_string() });
        }
        Some(_) => {}
    }
    let status = raw.status.as_deref().and_then(Status::parse);
    match (&raw.status, status) {
        (None, _) => refuse("status", Reason::Missing),
        (Some(given), None) => refuse("status", Reason::Unknown(given.clone())),
        // Those of files of local values, which name their documents themselves.
        (Some(given), Some(Status::Local | Status::Hosted)) if known.sources.is_some() => {
            refuse("status", Reason::Unknown(given.clone()));
        }
        _ => {}
    }
    let sought_in_vain = status == Some(Status::NotFound);
    match (&raw.source, known.sources) {
        (None, _) if !sought_in_vain => refuse("source", Reason::Missing),
        (Some(key), Some(sources)) if !sources.contains(key) => refuse("source", Reason::Unknown(key.clone())),
        _ => {}
    }
    let values = match (sought_in_vain, &raw.value) {
        (true, RawValue::Absent) => Vec::new(),
        (true, _) => {
            refuse("value", Reason::ValueNotFound);
            Vec::new()
        }
        (false, _) => {
            let (values, refused) = read_values(raw, definition);
            refused.into_iter().for_each(|fault| refuse(fault.field, fault.reason));
            values
        }
    };
    let range = raw.range.as_ref().map(|(low, high)| match (amount(low)?, amount(high)?) {
        (low, high) if low <= high => Ok((low, high)),
        _ => Err(Reason::EndsBeforeStart),
    });
    let range = range.transpose();
    let range = range.unwrap_or_else(|reason| {
        refuse("range", reason);
        None
    });
    let outside = |value: &CaseValue| match (range, value.value) {
        (Some((low, high)), Value::Money(average)) => !(low..=high).contains(&average),
        _ => false,
    };
    if values.iter().any(outside) {
        refuse("range", Reason::OutsideRange);
    }
    match (faults.is_empty(), from, region, status) {
        (true, Some(from), Some(region), Some(status)) => Ok(Entry {
            parameter: u16::try_from(parameter).unwrap_or(u16::MAX),
            region,
            period: Period { from, until },
            values: values.into(),
            status,
            disputed: raw.disputed,
            stands_in: !raw.ends_for_good,
            range,
        }),
        _ => Err(faults),
    }
}

fn read_values(raw: &Raw, definition: &Definition) -> (Vec<CaseValue>, Vec<Fault>) {
    let mut values = Vec::new();
    let mut faults = Vec::new();
    let mut keep = |case: usize, value: Result<Value, Reason>, bound: Result<Bound, Reason>| {
        let case = u8::try_from(case).unwrap_or(u8::MAX);
        match (value, bound) {
            (Ok(value), Ok(bound)) => values.push(CaseValue { case, value, bound }),
            (value, bound) => {
                faults.extend(value.err().map(|reason| Fault { field: "value", reason }));
                faults.extend(bound.err().map(|reason| Fault { field: "bound", reason }));
            }
        }
    };
    let wrong = |reason| (Err(reason), Ok(Bound::Exact));
    let cased = !definition.cases.is_empty();
    match (&raw.value, definition.kind) {
        (RawValue::Text(text), Kind::Choice) if !cased => keep(0, read_value(text, definition), no_bound(raw)),
        (RawValue::Text(text), _) if !cased => keep(0, read_value(text, definition), read_bound(raw, None)),
        (RawValue::Bands(bands), Kind::Bands) => keep(0, read_bands(bands), no_bound(raw)),
        (RawValue::Cases(texts), Kind::Text) => keep(0, read_words(texts), no_bound(raw)),
        (RawValue::Cases(texts), _) if cased && !texts.is_empty() => {
            let bounds: &[(String, String)] = if let RawValue::Cases(words) = &raw.bound { words } else { &[] };
            for (key, _) in bounds.iter().filter(|(key, _)| !definition.cases.iter().any(|case| case == key)) {
                keep(0, Ok(Value::Text), Err(Reason::Unknown(key.clone())));
            }
            for (at, (key, text)) in texts.iter().enumerate() {
                let case = definition.cases.iter().position(|case| case == key);
                let twice = texts[..at].iter().any(|(earlier, _)| earlier == key);
                let (value, bound) = match case {
                    None => wrong(Reason::Unknown(key.clone())),
                    Some(_) if twice => wrong(Reason::Twice(key.clone())),
                    Some(_) => (read_value(text, definition), read_bound(raw, Some(key))),
                };
                keep(case.unwrap_or(0), value, bound);
            }
        }
        (value, _) => {
            let reason = match value {
                RawValue::Absent => Reason::Missing,
                RawValue::Wrong(kind) => Reason::NotText(kind),
                RawValue::Bands(_) => Reason::NotText("list"),
                RawValue::Text(_) | RawValue::Cases(_) => Reason::CasesExpected(cased),
            };
            let (value, bound) = wrong(reason);
            keep(0, value, bound);
        }
    }
    (values, faults)
}

/// Words in Chinese and English, and in nothing else.
fn read_words(texts: &[(String, String)]) -> Result<Value, Reason> {
    const LANGUAGES: [&str; 2] = ["zh", "en"];
    if let Some((other, _)) = texts.iter().find(|(key, _)| !LANGUAGES.contains(&key.as_str())) {
        return Err(Reason::UnknownField(other.clone()));
    }
    let says = |language: &&str| texts.iter().any(|(key, text)| key == language && !text.trim().is_empty());
    match LANGUAGES.iter().find(|language| !says(language)) {
        Some(language) => Err(Reason::Unknown(format!("a text without `{language}`"))),
        None => Ok(Value::Text),
    }
}

/// Nothing: what is no number has no bound.
fn no_bound(raw: &Raw) -> Result<Bound, Reason> {
    match read_bound(raw, None)? {
        Bound::Exact => Ok(Bound::Exact),
        _ => Err(Reason::BoundOfNoNumber),
    }
}

fn read_bound(raw: &Raw, case: Option<&str>) -> Result<Bound, Reason> {
    let word = match (&raw.bound, case) {
        (RawValue::Absent, _) => return Ok(Bound::Exact),
        (RawValue::Text(word), _) => word,
        (RawValue::Cases(words), Some(case)) => match words.iter().find(|(key, _)| key == case) {
            Some((_, word)) => word,
            None => return Ok(Bound::Exact),
        },
        (RawValue::Cases(_), None) => return Err(Reason::CasesExpected(false)),
        (RawValue::Wrong(kind), _) => return Err(Reason::NotText(kind)),
        (RawValue::Bands(_), _) => return Err(Reason::NotText("list")),
    };
    Bound::parse(word).ok_or_else(|| Reason::Unknown(word.clone()))
}

fn read_value(text: &str, definition: &Definition) -> Result<Value, Reason> {
    let not_a_number = || Reason::NotANumber(text.to_owned());
    if text.starts_with('-') {
        return Err(Reason::Negative(text.to_owned()));
    }
    let value = match definition.kind {
        Kind::Money => Value::Money(amount(text)?),
        Kind::Rate => Value::Rate(Rate::parse(text).ok_or_else(not_a_number)?),
        Kind::Count if text.starts_with('+') => return Err(not_a_number()),
        Kind::Count => Value::Count(text.parse().map_err(|_| not_a_number())?),
        Kind::Choice => {
            let option = definition.options.iter().position(|option| option == text);
            let option = option.and_then(|at| u8::try_from(at).ok());
            Value::Choice(option.ok_or_else(|| Reason::Unknown(text.to_owned()))?)
        }
        Kind::Bands | Kind::Text => return Err(Reason::NotText("single text")),
    };
    // What stands for "no end" can be no recorded value.
    if matches!(value, Value::Rate(Rate::UNBOUNDED) | Value::Count(u32::MAX)) {
        return Err(Reason::TooLarge(text.to_owned()));
    }
    let beyond = match (&value, &definition.limit) {
        (Value::Money(value), Some(Value::Money(limit))) => value > limit,
        (Value::Rate(value), Some(Value::Rate(limit))) => value > limit,
        (Value::Count(value), Some(Value::Count(limit))) => value > limit,
        _ => false,
    };
    if beyond { Err(Reason::BeyondLimit(text.to_owned())) } else { Ok(value) }
}

fn read_bands(texts: &[(String, Option<String>, String)]) -> Result<Value, Reason> {
    let mut bands: Vec<Band> = Vec::new();
    for (over, up_to, rate) in texts {
        let up_to = up_to.as_deref().map(amount).transpose()?;
        let rate = Rate::parse(rate).filter(|rate| (Rate::ZERO..=Rate::ONE).contains(rate));
        let band = Band { over: amount(over)?, up_to, rate: rate.ok_or(Reason::BandsBroken)? };
        let continues = bands.last().is_none_or(|last| last.up_to == Some(band.over));
        if !continues || band.up_to.is_some_and(|up_to| up_to <= band.over) {
            return Err(Reason::BandsBroken);
        }
        bands.push(band);
    }
    if bands.is_empty() { Err(Reason::BandsBroken) } else { Ok(Value::Bands(bands.leak())) }
}

/// Ten thousand million yuan: far above any standard, far below what stands for "no end".
const MOST: Money = Money::from_units(10_000_000_000, 0);

/// Decimal places of a fen.
const FEN_PLACES: usize = 2;

/// An amount that is not below zero, to the fen.
fn amount(text: &str) -> Result<Money, Reason> {
    match Money::parse(text) {
        None => Err(Reason::NotANumber(text.to_owned())),
        Some(amount) if amount < Money::ZERO => Err(Reason::Negative(text.to_owned())),
        Some(amount) if amount > MOST => Err(Reason::TooLarge(text.to_owned())),
        Some(_) if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() > FEN_PLACES) => {
            Err(Reason::TooFine(text.to_owned()))
        }
        Some(amount) => Ok(amount),
    }
}
