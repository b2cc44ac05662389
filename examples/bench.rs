//! What `cargo xtask bench` times in the browser: the same work many times over,
//! so that the crossing from script to module does not count.

#[cfg(target_arch = "wasm32")]
mod exports {
    use bangfu::book::parameter::built_in;
    use bangfu::engine::situation::Situation;
    use bangfu::form;
    use bangfu::programme::{Assessment, Programme};
    use bangfu::report::call::{self, Files};
    use bangfu::report::object;
    use bangfu::view::result::outcome::results;
    use bangfu::view::words::Language;
    use wasm_bindgen::prelude::*;

    /// Assesses the medical chain of a case so many times; gives how many steps its
    /// explanations hold in all.
    #[wasm_bindgen]
    pub fn assess(case: &str, times: u32) -> usize {
        let (book, situation) = (built_in(), read(case));
        let steps = || {
            let outlook = Programme::Medical.assess(&situation, 0, &book);
            outlook.cases.iter().map(|run| run.steps.len()).sum::<usize>()
        };
        (0..times).map(|_| steps()).sum()
    }

    /// The same, and the result as the page shows it; gives how long it is in all.
    #[wasm_bindgen]
    pub fn explain(case: &str, times: u32) -> usize {
        let (book, situation) = (built_in(), read(case));
        let shown = || {
            let outlook = Programme::Medical.assess(&situation, 0, &book);
            let assessment = Assessment { programme: Programme::Medical, person: 0, outlook };
            results(Language::Zh, &book, &situation, &[&assessment]).into_string().len()
        };
        (0..times).map(|_| shown()).sum()
    }

    /// The report by way of JSON text, which the package does not take: text in, text out.
    #[wasm_bindgen]
    pub fn as_text(situation: &str) -> Option<String> {
        let situation: serde_json::Value = serde_json::from_str(situation).ok()?;
        let report = call::assess(&object::json(&situation), &Files::NONE).ok()?;
        serde_json::to_string(&report).ok()
    }

    fn read(case: &str) -> Situation {
        let pairs = case.split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<(String, String)> = pairs.map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        let reading = form::read(&pairs, &built_in());
        reading.situation.expect("the case of the bench names place and day")
    }
}

fn main() {}
