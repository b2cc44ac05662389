//! The page's module: hands the document to the calculator.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
fn main() -> Result<(), wasm_bindgen::JsValue> {
    bangfu::browser::start()
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this module runs in a browser: cargo xtask serve");
}
