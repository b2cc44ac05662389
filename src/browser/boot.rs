//! What the boot script does for the calculator. Where it is missing each of these
//! fails, and the rest of the page goes on.

use wasm_bindgen::prelude::*;
use web_sys::{UrlSearchParams, Window};

#[wasm_bindgen]
extern "C" {
    /// The window; `web_sys::window` carries along the search for a global object of
    /// any name, a hundredth of the module.
    #[wasm_bindgen(js_namespace = window, js_name = valueOf)]
    pub fn window() -> Window;

    /// Sets the markup of an element; what is the same stays.
    #[wasm_bindgen(catch, js_name = bangfuShow)]
    pub fn show(id: &str, markup: &str) -> Result<(), JsValue>;

    /// What the fields hold, as far as they hold anything: a line for each, its name, a comma, its text.
    #[wasm_bindgen(catch, js_name = bangfuTyped)]
    pub fn typed() -> Result<String, JsValue>;

    /// Keeps the answers with the history entry.
    #[wasm_bindgen(catch, js_name = bangfuKeep)]
    pub fn keep(answers: &UrlSearchParams) -> Result<(), JsValue>;

    /// Copies the fields of a person's visit, both counted from 1.
    #[wasm_bindgen(catch, js_name = bangfuFields)]
    pub fn fields(door: &str, person: u8, visit: u8) -> Result<(), JsValue>;

    /// Says something in the places of a class: lines of a place's id and its text in turn.
    #[wasm_bindgen(catch, js_name = bangfuSay)]
    pub fn say(places: &str, told: &str) -> Result<(), JsValue>;
}
