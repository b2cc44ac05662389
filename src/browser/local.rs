//! Values entered on this device: read from the browser's stores, each checked
//! like a built-in one; what is refused is told, the rest applies.

use crate::citation::Status;
use crate::entry::{Book, Fault, Known, Raw, RawValue, Reason, check, overlap};
use crate::keyed::Keyed;
use wasm_bindgen::{JsCast, JsValue};

/// Where `annex.js` keeps them.
const KEY: &str = "bangfu.local";
/// Where the boot script keeps those that the host serves to every visitor.
const HOST: &str = "bangfu.host";

/// An entry that was refused.
pub struct Refused {
    /// Its parameter, as it was written.
    pub parameter: String,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// Adds the device's values to the book and returns those that are refused.
pub fn read_into(book: &mut Book) -> Vec<Refused> {
    let mut refused = Vec::new();
    let Some(window) = web_sys::window() else { return refused };
    for (store, key) in [(window.local_storage(), KEY), (window.session_storage(), KEY), (window.local_storage(), HOST)]
    {
        let text = store.ok().flatten().and_then(|store| store.get_item(key).ok().flatten()).unwrap_or_default();
        let Ok(file) = js_sys::JSON::parse(&text) else { continue };
        let Ok(entries) = js_sys::Reflect::get(&file, &"entries".into()) else { continue };
        let Some(entries) = entries.dyn_ref::<js_sys::Array>() else { continue };
        for entry in entries.iter() {
            let raw = raw(&entry);
            let known = Known { definitions: &book.definitions, regions: &book.regions, sources: None };
            match check(&raw, known) {
                // What a person entered goes before what the host says.
                Ok(admitted) if key == HOST && book.local.iter().any(|other| overlap(&admitted, other)) => {}
                Ok(admitted) if book.local.iter().any(|other| overlap(&admitted, other)) => {
                    let faults = vec![Fault { field: "from", reason: Reason::Overlaps(String::new()) }];
                    refused.push(Refused { parameter: raw.parameter, faults });
                }
                Ok(admitted) => book.local.push(admitted),
                Err(faults) => refused.push(Refused { parameter: raw.parameter, faults }),
            }
        }
    }
    refused
}

fn raw(entry: &JsValue) -> Raw {
    let get = |field: &str| js_sys::Reflect::get(entry, &field.into()).unwrap_or(JsValue::UNDEFINED);
    let text = |field: &str| get(field).as_string();
    Raw {
        parameter: text("parameter").unwrap_or_default(),
        region: text("region").unwrap_or_default(),
        from: text("from"),
        until: text("until"),
        unit: text("unit"),
        value: value(&get("value")),
        bound: value(&get("bound")),
        status: Some(Status::Local.key().to_owned()),
        source: text("source"),
        ..Raw::default()
    }
}

fn value(value: &JsValue) -> RawValue {
    if let Some(text) = value.as_string() {
        return RawValue::Text(text);
    }
    if value.is_undefined() || value.is_null() {
        return RawValue::Absent;
    }
    if !value.is_object() {
        return RawValue::Wrong("number");
    }
    let pairs = js_sys::Object::entries(value.unchecked_ref());
    let pair = |pair: JsValue| {
        let pair = js_sys::Array::from(&pair);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    pairs.iter().map(pair).collect::<Option<_>>().map_or(RawValue::Wrong("number"), RawValue::Cases)
}
