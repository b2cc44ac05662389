//! Answers to a URL fragment and back, by the browser's own `URLSearchParams`:
//! the same format as `form::link`, without carrying that code to the device.

use js_sys::Array;
use web_sys::UrlSearchParams;

/// The answers as what reads as a fragment, texts as they were typed.
///
/// # Errors
/// When the browser gives no empty one to begin with.
pub fn write(pairs: &[(String, String)]) -> Result<UrlSearchParams, wasm_bindgen::JsValue> {
    let params = UrlSearchParams::new()?;
    for (name, text) in pairs {
        params.append(name, text);
    }
    Ok(params)
}

/// The answers of a fragment, with or without `#`.
pub fn read(fragment: &str) -> Vec<(String, String)> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let Ok(params) = UrlSearchParams::new_with_str(fragment) else { return Vec::new() };
    let pair = |pair| {
        let pair = Array::from(&pair);
        (pair.get(0).as_string().unwrap_or_default(), pair.get(1).as_string().unwrap_or_default())
    };
    Array::from(&params).iter().map(pair).collect()
}
