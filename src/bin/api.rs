//! The API package's module: exports, and nothing else. Texts go in and come out; `index.js`
//! of the package turns them into objects.

#[cfg(target_arch = "wasm32")]
mod exports {
    use bangfu::report::call;
    use wasm_bindgen::prelude::*;

    /// The report of a situation.
    #[wasm_bindgen]
    pub fn assess(situation: &str, local: &str, host: &str) -> Result<String, String> {
        call::assess(situation, local, host)
    }

    /// What may hold of each parameter for a place on a day.
    #[wasm_bindgen]
    pub fn parameters(region: &str, date: &str, local: &str, host: &str) -> Result<String, String> {
        call::values(region, date, local, host)
    }

    /// The situation as a worked example.
    #[wasm_bindgen]
    pub fn example(situation: &str, local: &str, host: &str, name: &str, origin: &str) -> Result<String, String> {
        call::worked_example(situation, local, host, name, origin)
    }

    /// The answers of a link as a situation.
    #[wasm_bindgen]
    pub fn from_link(fragment: &str) -> String {
        call::from_link(fragment)
    }

    /// A situation as the fragment of a link.
    #[wasm_bindgen]
    pub fn to_link(situation: &str) -> Result<String, String> {
        call::to_link(situation)
    }

    /// What is refused of a file of local values.
    #[wasm_bindgen]
    pub fn check_local(file: &str) -> String {
        call::check_local(file)
    }
}

fn main() {}
