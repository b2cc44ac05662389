//! The API package's module: exports, and nothing else. `index.js` of the package loads it.

#[cfg(target_arch = "wasm32")]
mod exports {
    use bangfu::browser::package;
    use wasm_bindgen::prelude::*;

    /// Half the size of the standard library's allocator.
    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// The report of a situation, by keys.
    #[wasm_bindgen]
    pub fn assess(situation: JsValue, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
        package::assess(situation, local, host)
    }

    /// The report of each situation of a list, by keys, or what is refused of it.
    #[wasm_bindgen]
    pub fn assess_many(situations: JsValue, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
        package::assess_many(situations, local, host)
    }

    /// The recorded value under a key of a report.
    #[wasm_bindgen]
    pub fn recorded(key: u32) -> Result<JsValue, JsValue> {
        package::recorded(key)
    }

    /// The instrument with a key.
    #[wasm_bindgen]
    pub fn citation(key: &str) -> Result<JsValue, JsValue> {
        package::citation(key)
    }

    /// What may hold of each parameter for a place on a day.
    #[wasm_bindgen]
    pub fn parameters(region: &str, date: &str, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
        package::parameters(region, date, local, host)
    }

    /// The situation as a worked example.
    #[wasm_bindgen]
    pub fn example(
        situation: JsValue,
        local: JsValue,
        host: JsValue,
        name: &str,
        origin: &str,
    ) -> Result<JsValue, JsValue> {
        package::example(situation, local, host, name, origin)
    }

    /// What is refused of a file of local values.
    #[wasm_bindgen]
    pub fn check_local(file: JsValue) -> Result<JsValue, JsValue> {
        package::check_local(file)
    }

    /// A place with those that hold it, as a file of local values begins with them.
    #[wasm_bindgen]
    pub fn place_regions(list: &str, place: &str, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
        package::place_regions(list, place, local, host)
    }

    /// What a place has entered and what is asked of it, as a table for a spreadsheet.
    #[wasm_bindgen]
    pub fn values_table(place: &str, language: &str, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
        package::values_table(place, language, local, host)
    }

    /// The entries of a filled-in table, and what of it is refused.
    #[wasm_bindgen]
    pub fn read_values_table(table: &str, local: JsValue, host: JsValue) -> Result<JsValue, JsValue> {
        package::read_values_table(table, local, host)
    }

    /// The answers of a link as a situation.
    #[wasm_bindgen]
    pub fn from_link(link: &str) -> Result<JsValue, JsValue> {
        package::from_link(link)
    }

    /// A situation as the fragment of a link.
    #[wasm_bindgen]
    pub fn to_link(situation: JsValue) -> Result<JsValue, JsValue> {
        package::to_link(situation)
    }

    /// The places.
    #[wasm_bindgen]
    pub fn regions() -> Result<JsValue, JsValue> {
        package::regions()
    }

    /// The programmes.
    #[wasm_bindgen]
    pub fn programmes() -> Result<JsValue, JsValue> {
        package::programmes()
    }

    /// The words of every key.
    #[wasm_bindgen]
    pub fn words() -> Result<JsValue, JsValue> {
        package::words()
    }
}

fn main() {}
