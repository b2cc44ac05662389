//! The npm package: one import, in Node and in a browser.

use std::process::Command;

use xtask::chromium::Edition;
use xtask::failure::{Doing, Outcome};
use xtask::{verb, workspace};

use crate::stage::on_stage;

/// What a caller does with the package, `api` being its exports; the answer as text. The amounts that binary floats spoil,
/// 3.7 and 0.1 + 0.2, must come back as they are; a JavaScript number is refused with its path.
const CALL: &str = r#"(() => {
  const home = { place: "530127", assessed_on: "2024-05-10" };
  const household = { rural: true, members: "1", risk_illness: true, can_cope: false,
    wages: "0.1", transfers: "0.2", business: "0", planting: "0", livestock: "0", property: "0", monitoring_only: "0", business_costs: "0" };
  const persons = [{ in_scope: "3.7", hospital_level: "level_three", discharge: "2024-05-08", category: "ordinary" }];
  const { results } = api.assess({ ...home, household, persons });
  const monitoring = results[0], medical = results.find(result => result.programme === 'medical');
  const line = (result, label) => result.workings[0].find(line => line.label === label).amount;
  let refused;
  try { api.assess({ ...home, household: { net_income: 0.1 + 0.2 }, persons: [{ stage: "none" }] }) } catch (errors) { refused = errors }
  return JSON.stringify([
    monitoring.verdict, line(monitoring, "net_income"),
    medical.amounts.map(amount => [amount.label, amount.low, amount.high, amount.form]),
    refused.map(error => [error.path, error.code]),
  ]);
})()"#;
const ANSWER: &str = r#"["likely","0.30",[["own_in_scope","3.70","3.70","borne"],["basic_paid","0.00","0.00","cash"],["serious_paid","0.00","0.00","cash"]],[["household.net_income","not_text"],["persons[0].stage","not_an_option"]]]"#;

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
