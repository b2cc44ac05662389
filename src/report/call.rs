//! What the API answers: values as a caller hands them over in, shapes out.

use crate::base::calendar::Date;
use crate::base::region::{Code, Region};
use crate::book::entry::Book;
use crate::book::gazetteer::Gazetteer;
use crate::book::local::{self, Json, Origin, Refused};
use crate::book::parameter::{SOURCES, built_in};
use crate::book::places::of_today;
use crate::engine::retrace::Reckoner;
use crate::engine::situation::Situation;
use crate::form;
use crate::programme;
use crate::report::assemble;
use crate::report::example;
use crate::report::object;
use crate::report::refused::{Misshapen, refused_entry, refused_field};
use crate::report::shape::{
    Citation, ParameterAnswers, RefusedEntry, RefusedField, Report, ReportOfMany, Telling, ValueUsed,
};
use crate::report::values_table::{ValuesTable, read_entry, refused_cell};
use crate::view::standards;
use crate::view::standards::asked;
use crate::view::standards::read::Whose;
use crate::view::words::Language;
use serde_json::Value;
use std::cell::RefCell;

/// Files of local values that are laid over the built-in ones; [`Json::Nothing`] is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// Goes before the built-in values of its places.
    pub local: Json,
    /// Gives way to `local`.
    pub host: Json,
}

impl Files {
    /// No files.
    pub const NONE: Files = Files { local: Json::Nothing, host: Json::Nothing };
}

/// The report of a situation.
///
/// # Errors
/// Every field that is refused.
pub fn assess(situation: &Json, files: &Files, telling: Telling) -> Result<Report, Vec<RefusedField>> {
    with_reckoner(files, |reckoner, refused| {
        let (situation, _) = read(situation, reckoner.book())?;
        Ok(assemble::report(&situation, reckoner, refused, telling))
    })
}

/// The report of each situation of a list, or what is refused of it: what is recorded for a place on a day is looked up
/// once for all of them.
///
/// # Errors
/// That it is no list.
pub fn assess_many(situations: &Json, files: &Files, telling: Telling) -> Result<Vec<ReportOfMany>, Vec<RefusedField>> {
    let situations = object::many(situations)?;
    Ok(with_reckoner(files, |reckoner, refused| {
        let report = |situation: &Json| match read(situation, reckoner.book()) {
            Ok((situation, _)) => {
                ReportOfMany::Report(Box::new(assemble::report(&situation, reckoner, refused, telling)))
            }
            Err(errors) => ReportOfMany::Errors(errors),
        };
        situations.iter().map(report).collect()
    }))
}

/// The recorded value that stands under a key of a report by keys; none if nothing does.
pub fn recorded(key: u32) -> Option<ValueUsed> {
    assemble::recorded(&built_in(), key)
}

/// The instrument with a key; none if there is no such one.
pub fn citation(key: &str) -> Option<Citation> {
    SOURCES.iter().find(|source| source.key == key).map(assemble::citation)
}

/// What may hold of each parameter for a place on a day.
///
/// # Errors
/// As [`assess`].
pub fn parameters(region: &str, date: &str, files: &Files) -> Result<ParameterAnswers, Vec<RefusedField>> {
    with_book(files, |book, _| {
        let place = Code::parse(region).and_then(|code| of_today(code, book));
        match (place, Date::parse(date)) {
            (Some(place), Some(day)) => Ok(assemble::parameters(book, place, day)),
            _ => {
                let pairs =
                    [("place", region), ("assessed_on", date)].map(|(name, text)| (name.to_owned(), text.to_owned()));
                Err(refusals(&pairs, &form::read(&pairs, book), Vec::new()))
            }
        }
    })
}

/// The situation as a worked example in TOML.
///
/// # Errors
/// As [`assess`].
pub fn worked_example(situation: &Json, files: &Files, name: &str, origin: &str) -> Result<String, Vec<RefusedField>> {
    with_book(files, |book, _| {
        let (situation, pairs) = read(situation, book)?;
        Ok(example::write(name, origin, &form::usual::left_open(pairs), &programme::assess(&situation, book)))
    })
}

/// The answers of a link, or of its fragment, as a situation. A link takes what it leaves out to be as it most often
/// is; here that is written in.
pub fn from_link(link: &str) -> Value {
    let fragment = link.split_once('#').map_or(link, |(_, fragment)| fragment);
    object::object(&form::usual::written_in(form::link::read(fragment)))
}

/// A situation as the fragment of a link, without `#`. What the situation leaves out the link names as not known.
///
/// # Errors
/// As [`assess`].
pub fn to_link(situation: &Json) -> Result<String, Vec<RefusedField>> {
    let (pairs, refused) = object::pairs(situation);
    if refused.is_empty() { Ok(form::link::write(&form::usual::left_open(pairs))) } else { Err(refused) }
}

/// What is refused of a file of local values.
pub fn check_local(file: Json) -> Vec<RefusedEntry> {
    let files = Files { local: file, ..Files::NONE };
    with_book(&files, |_, refused| refused.iter().map(refused_entry).collect())
}

/// A place with those that hold it as a file of local values begins with them, from the province down, without those that
/// are known already. `list` is the text of `places.txt`.
///
/// # Errors
/// The place, if it is none of today's or the text is no list.
pub fn place_regions(list: &str, place: &str, files: &Files) -> Result<Vec<Value>, Vec<RefusedField>> {
    with_book(files, |book, _| {
        let unknown = || vec![Misshapen::UnknownPlace.at("place", place)];
        let list = Gazetteer::read(list).map_err(|_| unknown())?;
        let code = Code::parse(place).and_then(|code| of_today(code, book)).ok_or_else(unknown)?;
        let told = |region: &Region| {
            let parent = region.parent.unwrap_or(Code::NATION);
            serde_json::json!({ "code": region.code.to_string(), "name": region.name.zh, "parent": parent.to_string() })
        };
        Ok(list.regions(code, &book.regions).iter().map(told).collect())
    })
}

/// What a place has entered, what a new year asks of it and what it lacks, as a table for a spreadsheet (CSV); in
/// Chinese unless `language` is `en`.
///
/// # Errors
/// The place, if it is not known.
pub fn values_table(place: &str, language: &str, files: &Files) -> Result<String, Vec<RefusedField>> {
    with_book(files, |book, _| match Code::parse(place).filter(|code| book.region(*code).is_some()) {
        Some(code) => Ok(asked::of_place(Language::of_tag(language), book, code, &local::own(&files.local))),
        None => Err(vec![Misshapen::UnknownPlace.at("place", place)]),
    })
}

/// The entries of a filled-in table, which may be laid over the file of `files`, and what of the table is refused.
pub fn read_values_table(text: &str, files: &Files) -> ValuesTable {
    with_book(files, |book, _| {
        let own = local::own(&files.local);
        let reading = standards::read::read(text, book, Whose::Device(&own));
        ValuesTable {
            entries: reading.filled.iter().map(read_entry).collect(),
            refused: reading.refused.iter().map(refused_cell).collect(),
        }
    })
}

/// Names of the form and texts.
type Answers = Vec<(String, String)>;

/// The situation, of which nothing is taken for granted, and its answers as pairs.
fn read(situation: &Json, book: &Book) -> Result<(Situation, Answers), Vec<RefusedField>> {
    let (pairs, refused) = object::pairs(situation);
    let reading = form::read(&pairs, book);
    let refused = refusals(&pairs, &reading, refused);
    match reading.situation {
        Some(situation) if refused.is_empty() => Ok((situation.taking_nothing_for_granted(), pairs)),
        _ => Err(refused),
    }
}

fn refusals(pairs: &[(String, String)], reading: &form::Reading, mut refused: Vec<RefusedField>) -> Vec<RefusedField> {
    for required in ["place", "assessed_on"] {
        let named = refused.iter().any(|refused| refused.path == required);
        if !named && !pairs.iter().any(|(name, text)| name == required && !text.trim().is_empty()) {
            refused.push(Misshapen::Missing.at(required, ""));
        }
    }
    refused.extend(reading.complaints.iter().map(refused_field));
    refused
}

/// The book with these files laid over; the last one is kept, because a caller has one
/// set of files and many situations.
fn with_reckoner<T>(files: &Files, act: impl FnOnce(&Reckoner<'_>, &[Refused]) -> T) -> T {
    thread_local! {
        static KEPT: RefCell<Option<(Files, Reckoner<'static>, Vec<Refused>)>> = const { RefCell::new(None) };
    }
    KEPT.with_borrow_mut(|kept| {
        let (_, reckoner, refused) = match kept.take() {
            Some(known) if known.0 == *files => kept.insert(known),
            _ => {
                let mut book = built_in();
                let mut refused = local::read_into(&mut book, &files.local, Origin::Person);
                refused.extend(local::read_into(&mut book, &files.host, Origin::Host));
                kept.insert((files.clone(), Reckoner::owning(book), refused))
            }
        };
        act(reckoner, refused)
    })
}

/// The same of the book alone.
fn with_book<T>(files: &Files, act: impl FnOnce(&Book, &[Refused]) -> T) -> T {
    with_reckoner(files, |reckoner, refused| act(reckoner.book(), refused))
}
