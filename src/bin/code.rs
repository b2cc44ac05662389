//! The module that draws QR codes, loaded when one is wanted.

#![cfg_attr(target_arch = "wasm32", no_main)]

/// The code of a text as SVG; nothing if the text is too long.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn code(text: &str) -> Option<String> {
    bangfu::view::code::svg(text)
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this module runs in a browser: cargo xtask serve");
}
