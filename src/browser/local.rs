//! Values entered on this device and those that the host serves: read from the
//! browser's stores.

#[cfg(feature = "local")]
use crate::entry::Book;
#[cfg(feature = "local")]
use crate::local::{self, Origin};
use crate::local::{Json, Refused};
use wasm_bindgen::{JsCast, JsValue};

/// Where `annex.js` keeps them.
#[cfg(feature = "local")]
const KEY: &str = "bangfu.local";
/// Where the boot script keeps those that the host serves to every visitor.
#[cfg(feature = "local")]
const HOST: &str = "bangfu.host";
/// Objects within objects: no entry needs more.
const DEPTH: u8 = 6;

/// Adds the device's and the host's values to the book and returns what is refused.
#[cfg(feature = "local")]
pub fn read_into(book: &mut Book) -> Vec<Refused> {
    let mut refused = Vec::new();
    let Some(window) = web_sys::window() else { return refused };
    for (store, key, origin) in [
        (window.local_storage(), KEY, Origin::Person),
        (window.session_storage(), KEY, Origin::Person),
        (window.local_storage(), HOST, Origin::Host),
    ] {
        let text = store.ok().flatten().and_then(|store| store.get_item(key).ok().flatten()).unwrap_or_default();
        match parse(&text) {
            Some(Ok(file)) => refused.extend(local::read_into(book, &file, origin)),
            Some(Err(damaged)) => refused.push(damaged),
            None => {}
        }
    }
    refused
}

/// A file as the library reads it; nothing where there is none.
pub fn parse(text: &str) -> Option<Result<Json, Refused>> {
    if text.is_empty() {
        return None;
    }
    Some(js_sys::JSON::parse(text).map(|file| json(&file, DEPTH)).map_err(|_| Refused::not_json()))
}

fn json(value: &JsValue, depth: u8) -> Json {
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if value.is_null() || value.is_undefined() {
        return Json::Nothing;
    }
    if !value.is_object() {
        return Json::Other(if value.as_bool().is_some() { "boolean" } else { "number" });
    }
    if depth == 0 {
        return Json::Other("set of fields");
    }
    if let Some(list) = value.dyn_ref::<js_sys::Array>() {
        return Json::List(list.iter().map(|item| json(&item, depth - 1)).collect());
    }
    let pairs = js_sys::Object::entries(value.unchecked_ref());
    let pair = |pair: JsValue| {
        let pair = js_sys::Array::from(&pair);
        (pair.get(0).as_string().unwrap_or_default(), json(&pair.get(1), depth - 1))
    };
    Json::Object(pairs.iter().map(pair).collect())
}
