//! The module of what two people need at one phone: exports, and nothing else.

#[cfg(target_arch = "wasm32")]
mod exports {
    use bangfu::browser::talk;
    use wasm_bindgen::prelude::*;

    /// The panel, in a language.
    #[wasm_bindgen]
    pub fn panel(language: &str) -> String {
        talk::panel(language)
    }

    /// The card for the person across the table.
    #[wasm_bindgen]
    pub fn plain(language: &str, answers: &str) -> String {
        talk::plain(language, answers)
    }

    /// Two cases side by side.
    #[wasm_bindgen]
    pub fn differences(language: &str, before: &str, after: &str) -> String {
        talk::differences(language, before, after)
    }

    /// A child's way through school.
    #[wasm_bindgen]
    pub fn career(language: &str, answers: &str, person: u8) -> String {
        talk::career(language, answers, person)
    }

    /// The mark of what is told of a case.
    #[wasm_bindgen]
    pub fn mark(answers: &str) -> String {
        talk::mark(answers)
    }
}

fn main() {}
