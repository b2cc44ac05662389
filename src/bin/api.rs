//! The API package's module: exports, and nothing else.

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::*;

    /// Assesses a situation; see the package's types.
    #[wasm_bindgen]
    pub fn assess(situation: &JsValue) -> Result<JsValue, JsValue> {
        bangfu::browser::api::assess_object(situation)
    }
}

fn main() {}
