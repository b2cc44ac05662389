//! The npm package: one import, in Node and in a browser.

use std::process::Command;

use xtask::chromium::Edition;
use xtask::failure::{Doing, Outcome};
use xtask::{verb, workspace};

use crate::stage::on_stage;

/// What a caller does with the package, `api` being its exports; the answer as text.
const CALL: &str = "typeof api.assess";
const ANSWER: &str = "function";

#[test]
fn node_calls_the_package() -> Outcome {
    let package = verb::built_package()?;
    let output = Command::new("node")
        .current_dir(&package)
        .args(["--input-type=module", "--eval"])
        .arg(format!("import * as api from './index.js'; console.log({CALL})"))
        .output()
        .doing(|| "run node".into())?;
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.trim(), ANSWER, "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

#[test]
fn a_browser_calls_the_package() -> Outcome {
    verb::built_package()?;
    on_stage(Edition::Today, &workspace::dist(), |stage| {
        // Any document of the same host will do; this one has no content policy.
        stage.tab.open(&stage.server.url("npm/package.json"))?;
        let answer = stage.tab.eval(&format!("import('/npm/index.js').then(api => {CALL})"))?;
        assert_eq!(answer, ANSWER);
        stage.browser.take_complaints();
        Ok(())
    })
}
