//! The module that hears sentences, loaded when the first is said: exports, and nothing else.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use bangfu::browser::{places, sentence};
    use wasm_bindgen::prelude::*;

    /// Half the size of the standard library's allocator.
    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// Takes the list of all places.
    #[wasm_bindgen]
    pub fn take_places(list: &str) -> bool {
        places::take(list)
    }

    /// What is heard in a sentence.
    #[wasm_bindgen]
    pub fn heard(language: &str, text: &str) -> String {
        sentence::heard(language, text)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this module runs in a browser: cargo xtask serve");
}
