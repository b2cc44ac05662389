//! Values entered on this device and those that the host serves: read from the
//! browser's stores.

use crate::base::region::{Code, chain};
use crate::book::entry::Book;
use crate::book::local::{self, Host, Json, Office, Origin, Refused};
use crate::book::parameter::built_in;
use wasm_bindgen::{JsCast, JsValue};

/// Where `www/page/stored-values.js` keeps them.
const KEY: &str = "bangfu.local";
/// Where it keeps those that the host serves to every visitor.
const HOST: &str = "bangfu.host";
/// Objects within objects: no entry needs more.
const DEPTH: u8 = 6;

thread_local! {
    /// The files of this page; read once, since a page that learns of other values begins anew.
    static READ: &'static Files = Box::leak(Box::new(read()));
}

/// What the files of local values come to.
pub struct Files {
    /// The built-in book with the values of this device and of the host.
    pub book: Book,
    /// Which place the host is there for.
    pub host: Host,
    /// What is refused of the files.
    pub refused: Vec<Refused>,
}

/// The built-in book with the values of this device and of the host.
pub fn book() -> &'static Book {
    &READ.with(|read| *read).book
}

/// Which place the host is there for, and whom to call there.
pub fn host() -> &'static Host {
    &READ.with(|read| *read).host
}

/// Whom to call at the host's about a place; nobody where the host is there for another.
pub fn office(place: Code) -> Option<&'static Office> {
    let Host { office, place: hosts, .. } = host();
    let is_of = |hosts: Code| chain(&book().regions, place).any(|region| region.code == hosts);
    office.as_ref().filter(|_| hosts.is_none_or(is_of))
}

/// What is refused of the files of local values.
pub fn refused() -> &'static [Refused] {
    &READ.with(|read| *read).refused
}

/// The same, read anew.
pub fn read() -> Files {
    let mut files = Files { book: built_in(), host: Host::default(), refused: Vec::new() };
    let Some(window) = web_sys::window() else { return files };
    for (store, key, origin) in [
        (window.local_storage(), KEY, Origin::Person),
        (window.session_storage(), KEY, Origin::Person),
        (window.local_storage(), HOST, Origin::Host),
    ] {
        let text = store.ok().flatten().and_then(|store| store.get_item(key).ok().flatten()).unwrap_or_default();
        match parse(&text) {
            Some(Ok(file)) => {
                files.refused.extend(local::read_into(&mut files.book, &file, origin));
                if origin == Origin::Host {
                    files.host = local::host(&file, &files.book).0;
                }
            }
            Some(Err(damaged)) => files.refused.push(damaged),
            None => {}
        }
    }
    files
}

/// A file as the library reads it; nothing where there is none.
pub fn parse(text: &str) -> Option<Result<Json, Refused>> {
    if text.is_empty() {
        return None;
    }
    Some(js_sys::JSON::parse(text).map(|file| json(&file, DEPTH)).map_err(|_| Refused::not_json()))
}

/// A text, nothing, yes or no, or a number; none of anything else. Texts come first, since most values are some and each
/// question about a value is a call out of the module.
pub(super) fn simple(value: &JsValue) -> Option<Json> {
    if let Some(text) = value.as_string() {
        return Some(Json::Text(text));
    }
    if value.is_null() || value.is_undefined() {
        return Some(Json::Nothing);
    }
    if let Some(truth) = value.as_bool() {
        return Some(Json::Truth(truth));
    }
    // As the browser writes it: the code that writes a float is a twentieth of the module.
    let number = value.dyn_ref::<js_sys::Number>()?.to_string_with_radix(10);
    Some(Json::Number(number.map(String::from).unwrap_or_default()))
}

fn json(value: &JsValue, depth: u8) -> Json {
    if let Some(simple) = simple(value) {
        return simple;
    }
    if !value.is_object() || depth == 0 {
        return Json::Other;
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
