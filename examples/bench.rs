//! What `cargo xtask bench` times in the browser: the same work many times over,
//! so that the crossing from script to module does not count.

#[cfg(target_arch = "wasm32")]
mod exports {
    use bangfu::base::money::Money;
    use bangfu::book::parameter::built_in;
    use bangfu::engine::outlook::Outlook;
    use bangfu::engine::question::{Key, Question};
    use bangfu::engine::retrace::Reckoner;
    use bangfu::engine::situation::{Answer, Situation, Stated};
    use bangfu::form;
    use bangfu::programme::{Assessment, Programme};
    use bangfu::report::call::{self, Files};
    use bangfu::report::object;
    use bangfu::report::shape::Telling;
    use bangfu::view::result::outcome::results;
    use bangfu::view::words::Language;
    use wasm_bindgen::prelude::*;

    /// Assesses the medical chain of a case so many times, as the page does: what was looked up and reckoned stays, the
    /// total is another each time. Gives how many steps its explanations hold in all.
    #[wasm_bindgen]
    pub fn assess(case: &str, times: u32) -> usize {
        let book = built_in();
        let reckoner = Reckoner::of(&book);
        bills(case, times, |situation| steps(&Programme::Medical.assess_by(situation, 0, &reckoner)))
    }

    /// The same where nothing was looked up or reckoned before.
    #[wasm_bindgen]
    pub fn assess_first(case: &str, times: u32) -> usize {
        let book = built_in();
        bills(case, times, |situation| steps(&Programme::Medical.assess(situation, 0, &book)))
    }

    /// As [`assess`], and the result as the page shows it; gives how long it is in all.
    #[wasm_bindgen]
    pub fn explain(case: &str, times: u32) -> usize {
        let book = built_in();
        let reckoner = Reckoner::of(&book);
        bills(case, times, |situation| {
            let outlook = Programme::Medical.assess_by(situation, 0, &reckoner);
            let assessment = Assessment { programme: Programme::Medical, person: 0, outlook };
            results(Language::Zh, &book, situation, &[&assessment]).into_string().len()
        })
    }

    fn steps(outlook: &Outlook) -> usize {
        outlook.cases.iter().map(|run| run.steps.len()).sum()
    }

    /// So many bills that differ by a fen or some.
    fn bills(case: &str, times: u32, does: impl Fn(&Situation) -> usize) -> usize {
        let key = Key::of(0, Question::Total);
        let mut situation = read(case);
        let Stated::Given(Answer::Amount(total)) = situation.stated(key) else { return 0 };
        let mut one = |turn: u32| {
            let other = total + Money::FEN.times(turn % 1_000);
            situation.state(key, Stated::Given(Answer::Amount(other)));
            does(&situation)
        };
        (0..times).map(&mut one).sum()
    }

    /// The report by way of JSON text, which the package does not take: text in, text out.
    #[wasm_bindgen]
    pub fn as_text(situation: &str) -> Option<String> {
        let situation: serde_json::Value = serde_json::from_str(situation).ok()?;
        let report = call::assess(&object::json(&situation), &Files::NONE, Telling::InFull).ok()?;
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
