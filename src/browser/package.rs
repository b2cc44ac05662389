//! The package's boundary: plain objects in and out. What comes in is read into a plain tree that the library checks,
//! so that every complaint has its path.

use crate::book::local::Json;
use crate::book::parameter::built_in;
use crate::browser::local::simple;
use crate::report::call::{self, Files};
use crate::report::lists;
use crate::report::shape::{RefusedField, Telling, Words};
use js_sys::{Array, ArrayBuffer, Map, Object, Symbol};
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// Objects within objects: neither a situation nor a file of local values needs more. An object that holds itself ends
/// here as well.
const DEPTH: u8 = 6;

/// No list comes near; what is beyond is not looked into.
const MOST: usize = 100_000;

/// The report of a situation, which tells by key what is the same in every report: see [`recorded`], [`citation`] and
/// [`words`].
///
/// # Errors
/// A list of the fields that are refused.
pub fn assess(situation: JsValue, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
    answered(call::assess(&given(situation), &files(local, host), Telling::ByKey))
}

/// The same of each situation of a list, or what is refused of it.
///
/// # Errors
/// That it is no list.
pub fn assess_many(situations: JsValue, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
    answered(call::assess_many(&tree(&situations, DEPTH + 1), &files(local, host), Telling::ByKey))
}

/// The recorded value under a key of a report; null if there is none.
///
/// # Errors
/// None.
pub fn recorded(key: u32) -> Result<JsValue, JsValue> {
    told(&call::recorded(key))
}

/// The instrument with a key; null if there is none.
///
/// # Errors
/// None.
pub fn citation(key: &str) -> Result<JsValue, JsValue> {
    told(&call::citation(key))
}

/// What may hold of each parameter for a place on a day.
///
/// # Errors
/// As [`assess`].
pub fn parameters(region: &str, date: &str, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
    answered(call::parameters(region, date, &files(local, host)))
}

/// The situation as a worked example.
///
/// # Errors
/// As [`assess`].
pub fn example(
    situation: JsValue,
    local: JsValue,
    host: JsValue,
    name: &str,
    origin: &str,
) -> Result<JsValue, JsValue> {
    answered(call::worked_example(&given(situation), &files(local, host), name, origin))
}

/// What is refused of a file of local values.
///
/// # Errors
/// None.
pub fn check_local(file: JsValue) -> Result<JsValue, JsValue> {
    told(&call::check_local(given(file)))
}

/// A place with those that hold it, as a file of local values begins with them.
///
/// # Errors
/// As [`assess`].
pub fn place_regions(list: &str, place: &str, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
    answered(call::place_regions(list, place, &files(local, host)))
}

/// What a place has entered and what is asked of it, as a table for a spreadsheet.
///
/// # Errors
/// As [`assess`].
pub fn values_table(place: &str, language: &str, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
    answered(call::values_table(place, language, &files(local, host)))
}

/// The entries of a filled-in table, and what of it is refused.
///
/// # Errors
/// None.
pub fn read_values_table(table: &str, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
    told(&call::read_values_table(table, &files(local, host)))
}

/// The answers of a link, or of its fragment, as a situation.
///
/// # Errors
/// None.
pub fn from_link(link: &str) -> Result<JsValue, JsValue> {
    told(&call::from_link(link))
}

/// A situation as the fragment of a link.
///
/// # Errors
/// As [`assess`].
pub fn to_link(situation: JsValue) -> Result<JsValue, JsValue> {
    answered(call::to_link(&given(situation)))
}

/// The places.
///
/// # Errors
/// None.
pub fn regions() -> Result<JsValue, JsValue> {
    told(&lists::regions(&built_in()))
}

/// The programmes.
///
/// # Errors
/// None.
pub fn programmes() -> Result<JsValue, JsValue> {
    told(&lists::programmes())
}

/// The words of every key.
///
/// # Errors
/// None.
pub fn words() -> Result<JsValue, JsValue> {
    told(&Words::all(&built_in()))
}

fn told<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}

fn answered<T: Serialize>(answer: Result<T, Vec<RefusedField>>) -> Result<JsValue, JsValue> {
    match answer {
        Ok(value) => told(&value),
        Err(refused) => Err(told(&refused)?),
    }
}

fn files(local: JsValue, host: JsValue) -> Files {
    Files { local: given(local), host: given(host) }
}

fn given(value: JsValue) -> Json {
    tree(&value, DEPTH)
}

/// Whatever is there, also what no JSON holds; what cannot be read leaves a mark in its place.
fn tree(value: &JsValue, depth: u8) -> Json {
    if let Some(simple) = simple(value) {
        return simple;
    }
    let whole = i64::try_from(value.clone()).map(|whole| whole.to_string());
    if let Ok(number) = whole.or_else(|value| u64::try_from(value).map(|whole| whole.to_string())) {
        return Json::Number(number);
    }
    let Some(within) = depth.checked_sub(1) else { return Json::Other };
    if let Some(list) = value.dyn_ref::<Array>() {
        let is_long = usize::try_from(list.length()).is_ok_and(|length| length > MOST);
        return if is_long { Json::Other } else { Json::List(list.iter().map(|item| tree(&item, within)).collect()) };
    }
    let Some(entries) = entries(value) else { return Json::Other };
    let pair = |pair: JsValue| {
        let pair = pair.unchecked_into::<Array>();
        Some((pair.get(0).as_string()?, tree(&pair.get(1), within)))
    };
    match entries.iter().map(pair).collect::<Option<BTreeMap<_, _>>>() {
        Some(pairs) => Json::Object(pairs.into_iter().collect()),
        None => Json::Other,
    }
}

/// The pairs of a plain object or of a map; none of anything else, such as a set, bytes or a function.
fn entries(value: &JsValue) -> Option<Array> {
    if let Some(map) = value.dyn_ref::<Map>() {
        return Some(Array::from(map));
    }
    let is_other = !value.is_object() || Symbol::iterator().js_in(value) || value.has_type::<ArrayBuffer>();
    (!is_other).then(|| Object::entries(value.unchecked_ref()))
}
