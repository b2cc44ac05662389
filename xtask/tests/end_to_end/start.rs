//! How the page starts: today, in a browser of 2020, and where there is no WebAssembly at all.

use serde_json::json;
use xtask::chromium::Edition;
use xtask::failure::Outcome;
use xtask::verb;

use crate::stage::{self, PATIENCE, on_stage};

#[test]
fn the_calculators_stand_today() -> Outcome {
    stage::today(|stage| {
        for path in ["index.html", "en/index.html", ""] {
            stage.open_ready(path)?;
        }
        stage.shot("start")
    })
}

#[test]
fn the_calculators_stand_in_chromium_80() -> Outcome {
    on_stage(Edition::Of2020, &verb::built_site()?, |stage| {
        let agent = stage.tab.eval("navigator.userAgent")?;
        assert!(agent.as_str().is_some_and(|agent| agent.contains("Chrome/80.")), "{agent}");
        stage.open_ready("index.html")?;
        stage.shot("start-chromium-80")
    })
}

#[test]
fn without_webassembly_the_text_stays_and_says_so() -> Outcome {
    stage::today(|stage| {
        stage.tab.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "delete window.WebAssembly" }))?;
        stage.tab.open(&stage.server.url("index.html"))?;
        stage.tab.wait_for("document.documentElement.dataset.ready === 'no'", PATIENCE)?;
        assert_ne!(stage.tab.text("h1")?, "");
        assert_eq!(stage.tab.eval("document.getElementById('no-wasm').getClientRects().length > 0")?, true);
        let complaints = stage.browser.take_complaints();
        assert!(complaints.iter().all(|text| text.contains("The calculators could not start")), "{complaints:?}");
        stage.shot("no-wasm")
    })
}
