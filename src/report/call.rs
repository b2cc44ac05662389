//! What the API hands over as texts: JSON in, JSON out. A file of local values that is empty is none.

use super::{RefusedField, object, parameters, refused_entry, refused_field, report};
use crate::base::calendar::Date;
use crate::base::region::Code;
use crate::book::entry::Book;
use crate::book::local::{self, Origin, Refused};
use crate::book::parameter::built_in;
use crate::engine::situation::Situation;
use crate::form;
use crate::programme;
use crate::report::example;
use serde::Serialize;
use serde_json::Value;
use std::cell::RefCell;

/// The report of a situation, as JSON. `local` is a file of local values, `host` one that
/// gives way to it.
///
/// # Errors
/// A JSON list of [`RefusedField`], one for each field that is refused.
pub fn assess(situation: &str, local: &str, host: &str) -> Result<String, String> {
    with_book(local, host, |book, refused| {
        let (situation, _) = read(situation, book)?;
        Ok(text(&report(&situation, book, refused)))
    })
}

/// What may hold of each parameter for a place on a day, as JSON.
///
/// # Errors
/// As [`assess`].
pub fn values(region: &str, date: &str, local: &str, host: &str) -> Result<String, String> {
    with_book(local, host, |book, _| {
        let place = Code::parse(region).filter(|code| book.region(*code).is_some());
        let day = Date::parse(date);
        match (place, day) {
            (Some(place), Some(day)) => Ok(text(&parameters(book, place, day))),
            _ => {
                let pairs =
                    [("place", region), ("assessed_on", date)].map(|(name, text)| (name.to_owned(), text.to_owned()));
                Err(text(&refusals(&pairs, book, Vec::new())))
            }
        }
    })
}

/// The situation as a worked example in TOML.
///
/// # Errors
/// As [`assess`].
pub fn worked_example(situation: &str, local: &str, host: &str, name: &str, origin: &str) -> Result<String, String> {
    with_book(local, host, |book, _| {
        let (situation, pairs) = read(situation, book)?;
        Ok(example::write(name, origin, &pairs, &programme::assess(&situation, book)))
    })
}

/// The answers of a link as a situation, as JSON.
pub fn from_link(fragment: &str) -> String {
    object::object(&form::link::read(fragment)).to_string()
}

/// A situation as the fragment of a link, without `#`.
///
/// # Errors
/// As [`assess`].
pub fn to_link(situation: &str) -> Result<String, String> {
    let (pairs, refused) = object::pairs(&parse(situation)?);
    if refused.is_empty() { Ok(form::link::write(&pairs)) } else { Err(text(&refused)) }
}

/// What is refused of a file of local values, as JSON.
pub fn check_local(file: &str) -> String {
    with_book(file, "", |_, refused| text(&refused.iter().map(refused_entry).collect::<Vec<_>>()))
}

fn text<T: Serialize>(value: &T) -> String {
    // Keys are texts and nothing in it can fail; an empty text would be no JSON and be seen.
    serde_json::to_string(value).unwrap_or_default()
}

fn parse(situation: &str) -> Result<Value, String> {
    serde_json::from_str(situation).map_err(|_| text(&[RefusedField::misshapen("", "not_json", situation)]))
}

/// The situation, and its answers as pairs.
fn read(situation: &str, book: &Book) -> Result<(Situation, Vec<(String, String)>), String> {
    let (pairs, refused) = object::pairs(&parse(situation)?);
    let refused = refusals(&pairs, book, refused);
    match form::read(&pairs, book).situation {
        Some(situation) if refused.is_empty() => Ok((situation, pairs)),
        _ => Err(text(&refused)),
    }
}

fn refusals(pairs: &[(String, String)], book: &Book, mut refused: Vec<RefusedField>) -> Vec<RefusedField> {
    for required in ["place", "assessed_on"] {
        let named = refused.iter().any(|refused| refused.path == required);
        if !named && !pairs.iter().any(|(name, text)| name == required && !text.trim().is_empty()) {
            refused.push(RefusedField::misshapen(required, "missing", ""));
        }
    }
    refused.extend(form::read(pairs, book).complaints.iter().map(refused_field));
    refused
}

type Kept = (String, String, Book, Vec<Refused>);

/// The book with these files laid over; the last one is kept, because a caller has one
/// set of files and many situations.
fn with_book<T>(local: &str, host: &str, act: impl FnOnce(&Book, &[Refused]) -> T) -> T {
    thread_local! {
        static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
    }
    KEPT.with_borrow_mut(|kept| {
        let (_, _, book, refused) = match kept.take() {
            Some(known) if known.0 == local && known.1 == host => kept.insert(known),
            _ => {
                let mut book = built_in();
                let mut refused = Vec::new();
                for (file, origin) in [(local, Origin::Person), (host, Origin::Host)] {
                    if !file.trim().is_empty() {
                        refused.extend(match serde_json::from_str(file) {
                            Ok(file) => local::read_into(&mut book, &object::json(&file), origin),
                            Err(_) => vec![Refused::not_json()],
                        });
                    }
                }
                kept.insert((local.to_owned(), host.to_owned(), book, refused))
            }
        };
        act(book, refused)
    })
}
