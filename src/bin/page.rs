//! The page's module: exports, and nothing else.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use bangfu::browser::screen::Screen;
    use bangfu::browser::{page, tools};
    use wasm_bindgen::prelude::*;

    /// Half the size of the standard library's allocator.
    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// Takes hold of the document, with what shows and reads it.
    #[wasm_bindgen]
    pub fn begin(screen: Screen) -> Result<(), JsValue> {
        page::start(screen)
    }

    /// The keys have rested.
    #[wasm_bindgen]
    pub fn rest() {
        page::rest();
    }

    /// Fills the form with the answers of a link.
    #[wasm_bindgen]
    pub fn fill(answers: &str) {
        page::fill(answers);
    }

    /// Takes the list of all places.
    #[wasm_bindgen]
    pub fn take_places(list: &str) -> bool {
        page::take_places(list)
    }

    /// The places for what somebody has typed, a button each.
    #[wasm_bindgen]
    pub fn find_places(typed: &str) -> String {
        page::find_places(typed)
    }

    /// Offers a place among the choices.
    #[wasm_bindgen]
    pub fn offer_place(code: &str) {
        page::offer_place(code);
    }

    /// The panel of the tools for two people, in a language.
    #[wasm_bindgen]
    pub fn panel(language: &str) -> String {
        tools::panel(language)
    }

    /// The card for the person across the table.
    #[wasm_bindgen]
    pub fn plain(language: &str, answers: &str) -> String {
        tools::plain(language, answers)
    }

    /// Two cases side by side.
    #[wasm_bindgen]
    pub fn differences(language: &str, before: &str, after: &str) -> String {
        tools::differences(language, before, after)
    }

    /// A child's way through school.
    #[wasm_bindgen]
    pub fn career(language: &str, answers: &str, person: u8) -> String {
        tools::career(language, answers, person)
    }

    /// The mark of what is told of a case.
    #[wasm_bindgen]
    pub fn mark(answers: &str) -> String {
        tools::mark(answers)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this module runs in a browser: cargo xtask serve");
}
