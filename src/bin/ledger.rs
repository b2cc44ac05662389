//! The ledger's module, run in a worker: exports, and nothing else.

#[cfg(target_arch = "wasm32")]
mod exports {
    use bangfu::browser::{ledger, places};
    use bangfu::view::words::Language;
    use wasm_bindgen::prelude::*;

    /// Opens a file: its columns.
    #[wasm_bindgen]
    pub fn open(bytes: Vec<u8>, tab: Option<usize>, delimiter: Option<char>) -> Result<JsValue, JsValue> {
        ledger::open(bytes, tab, delimiter)
    }

    /// What was chosen, and what is not sure about each column.
    #[wasm_bindgen]
    pub fn about(language: &str) -> Result<JsValue, JsValue> {
        ledger::about(language)
    }

    /// What a column may hold.
    #[wasm_bindgen]
    pub fn targets(language: &str) -> Result<JsValue, JsValue> {
        ledger::targets(language)
    }

    /// Lays files of local values over the built-in ones.
    #[wasm_bindgen]
    pub fn lay_over(own: Vec<String>) -> Result<usize, JsValue> {
        ledger::lay_over(own)
    }

    /// Takes the list of all places.
    #[wasm_bindgen]
    pub fn take_places(list: &str) -> bool {
        places::take(list)
    }

    /// The places for what somebody has typed, a button each.
    #[wasm_bindgen]
    pub fn find_places(typed: &str, language: &str) -> String {
        places::found(Language::of_tag(language), typed)
    }

    /// Begins the work.
    #[wasm_bindgen]
    #[allow(clippy::too_many_arguments, reason = "see there")]
    pub fn begin(
        task: &str,
        place: &str,
        day: &str,
        second: &str,
        language: &str,
        columns: Vec<String>,
        whole: Vec<String>,
        near: &str,
        masked: bool,
        workbook: bool,
        share: usize,
        shares: usize,
    ) -> Result<(), JsValue> {
        ledger::begin(task, place, day, second, language, columns, whole, near, masked, workbook, share, shares)
    }

    /// Works on so many more households.
    #[wasm_bindgen]
    pub fn step(households: usize) -> Result<JsValue, JsValue> {
        ledger::step(households)
    }

    #[wasm_bindgen]
    extern "C" {
        /// Who takes bytes of the module's memory, where they stay no longer than the call.
        pub type Taker;
        #[wasm_bindgen(method, structural)]
        fn take(this: &Taker, bytes: &[u8]);
    }

    /// Hands out the table since the last call, once it is long enough.
    #[wasm_bindgen]
    pub fn hand_table(least: usize, taker: &Taker) -> Result<(), JsValue> {
        ledger::hand_table(least, |bytes| taker.take(bytes))
    }

    /// What was seen since the last call.
    #[wasm_bindgen]
    pub fn seen() -> Result<Vec<u8>, JsValue> {
        ledger::seen()
    }

    /// Counts what another worker has seen.
    #[wasm_bindgen]
    pub fn absorb(seen: &[u8]) -> Result<(), JsValue> {
        ledger::absorb(seen)
    }

    /// The summary.
    #[wasm_bindgen]
    pub fn summary(language: &str) -> Result<JsValue, JsValue> {
        ledger::summary(language)
    }

    /// Rows that pass a filter.
    #[wasm_bindgen]
    pub fn list(
        group: Option<String>,
        class: Option<String>,
        village: Option<String>,
        as_written: bool,
        from: usize,
        count: usize,
    ) -> Result<JsValue, JsValue> {
        ledger::list(group, class, village, as_written, from, count)
    }

    /// Keeps the list, to be compared with that of another month.
    #[wasm_bindgen]
    pub fn keep_month() -> Result<usize, JsValue> {
        ledger::keep_month()
    }

    /// What changed since the list that was kept.
    #[wasm_bindgen]
    pub fn changes(language: &str) -> Result<JsValue, JsValue> {
        ledger::changes(language)
    }

    /// A row as a full case.
    #[wasm_bindgen]
    pub fn full_case(at: usize) -> Result<JsValue, JsValue> {
        ledger::full_case(at)
    }

    /// The workbook of the results.
    #[wasm_bindgen]
    pub fn book() -> Result<Option<Vec<u8>>, JsValue> {
        ledger::book()
    }

    /// The template of a task.
    #[wasm_bindgen]
    pub fn template(task: &str, language: &str) -> Result<Vec<u8>, JsValue> {
        ledger::template(task, language)
    }
}

fn main() {}
