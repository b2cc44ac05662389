//! The package's boundary: plain objects in and out. What comes in is read into a plain tree that the library checks,
//! so that every complaint has its path.

use crate::book::local::Json;
use crate::book::parameter::built_in;
use crate::report::call::{self, Files};
use crate::report::lists;
use crate::report::shape::{RefusedField, Words};
use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use wasm_bindgen::JsValue;

/// Objects within objects: neither a situation nor a file of local values needs more. An object that holds itself ends
/// here as well.
const DEPTH: u8 = 6;

/// No list comes near; what is beyond is not looked into.
const MOST: usize = 100_000;

/// The report of a situation.
///
/// # Errors
/// A list of the fields that are refused.
pub fn assess(situation: JsValue, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
    answered(call::assess(&given(situation), &files(local, host)))
}

/// The report of each situation of a list, or what is refused of it.
///
/// # Errors
/// That it is no list.
pub fn assess_many(situations: JsValue, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
    let given = Tree { depth: DEPTH + 1 }.deserialize(serde_wasm_bindgen::Deserializer::from(situations));
    answered(call::assess_many(&given.unwrap_or(Json::Other), &files(local, host)))
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
    Tree { depth: DEPTH }.deserialize(serde_wasm_bindgen::Deserializer::from(value)).unwrap_or(Json::Other)
}

/// Reads whatever is there; what cannot be read leaves a mark in its place.
#[derive(Clone, Copy)]
struct Tree {
    depth: u8,
}

impl Tree {
    fn within<E: Error>(self) -> Result<Tree, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("too deep"))?;
        Ok(Tree { depth })
    }
}

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        // As the browser writes it: the code that writes a float is a twentieth of the module.
        let text = js_sys::Number::from(number).to_string_with_radix(10);
        Ok(Json::Number(text.map(String::from).unwrap_or_default()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let within = self.within()?;
        if list.size_hint() > Some(MOST) {
            return Err(A::Error::custom("too long"));
        }
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(within).unwrap_or(Some(Json::Other)) {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let within = self.within()?;
        let mut pairs = BTreeMap::new();
        while let Some(name) = object.next_key()? {
            pairs.insert(name, object.next_value_seed(within).unwrap_or(Json::Other));
        }
        Ok(Json::Object(pairs.into_iter().collect()))
    }
}
