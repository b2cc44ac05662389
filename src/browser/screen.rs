//! What the page's script does for the calculator: it hands over one object with these functions, and a test hands over
//! another.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, NodeList, UrlSearchParams, Window};

#[wasm_bindgen]
extern "C" {
    /// The window; `web_sys::window` carries along the search for a global object of
    /// any name, a hundredth of the module.
    #[wasm_bindgen(js_namespace = window, js_name = valueOf)]
    pub fn window() -> Window;

    /// What shows and reads the page.
    pub type Screen;

    /// Sets the markup of an element; what is the same stays.
    #[wasm_bindgen(method)]
    pub fn show(this: &Screen, id: &str, markup: &str);

    /// Says something beside fields, in the places of a class: lines of a place's id and its text in turn. The other
    /// places of the class are emptied.
    #[wasm_bindgen(method)]
    pub fn say(this: &Screen, places: &str, told: &str);

    /// What the fields hold, as far as they hold anything: a line for each, its name, a comma, its text.
    #[wasm_bindgen(method)]
    pub fn typed(this: &Screen) -> String;

    /// Sees to it that the form has the fields of a person's visit behind a door, both counted from 1.
    #[wasm_bindgen(method, js_name = addFields)]
    pub fn add_fields(this: &Screen, door: &str, person: u8, visit: u8);

    /// Leaves the form with its first fields only.
    #[wasm_bindgen(method, js_name = removeFields)]
    pub fn remove_fields(this: &Screen);

    /// Keeps the answers with the history entry.
    #[wasm_bindgen(method)]
    pub fn keep(this: &Screen, answers: &UrlSearchParams);
}

/// The elements among the found nodes.
pub fn elements(found: Result<NodeList, JsValue>) -> Vec<Element> {
    let Ok(nodes) = found else { return Vec::new() };
    (0..nodes.length()).filter_map(|at| nodes.item(at)?.dyn_into().ok()).collect()
}
