//! A household at the page: typing, reading the verdict, following a number to its source, changing the language.

use xtask::chromium::Edition;
use xtask::failure::Outcome;
use xtask::verb;

use crate::stage::{self, PATIENCE, Stage, on_stage};

/// Opens a topic and answers yes-or-no questions in it.
fn answer(stage: &Stage, name: &str, option: &str) -> Outcome {
    stage.tab.click(&format!("input[name='{name}'][value='{option}']"))
}

fn verdict(stage: &Stage) -> Outcome<String> {
    stage.tab.text("#result-monitoring-0 .result__verdict")
}

#[test]
fn a_household_reads_its_verdict_and_follows_it_to_its_source() -> Outcome {
    stage::today(|stage| {
        stage.tab.set_viewport(360, 740, true)?;
        stage.open_ready("index.html")?;
        // Nothing is assumed at the start.
        assert_eq!(stage.tab.eval("document.getElementById('place').value")?, "");
        assert_eq!(stage.tab.eval("document.querySelectorAll('.result').length")?, 0);

        stage.tab.choose("#place", "530127")?;
        stage.tab.eval("document.getElementById('assessed_on').value = '2024-05-10'")?;
        stage.tab.click("#topic-monitoring > summary")?;
        answer(stage, "rural", "yes")?;
        stage.tab.type_into("#members", "3")?;
        answer(stage, "ex_poor", "yes")?;
        stage.tab.type_into("#net_income", "2.849999万")?;
        answer(stage, "risk_illness", "yes")?;
        answer(stage, "can_cope", "no")?;
        assert!(verdict(stage)?.starts_with("很可能符合"), "{}", verdict(stage)?);
        assert!(verdict(stage)?.contains("脱贫不稳定户"));
        let reasons = stage.tab.text("#result-monitoring-0 .findings")?;
        assert!(reasons.contains("28,499.99 < 28,500.00"), "{reasons}");
        stage.shot("verdict")?;

        // One fen more is not below the line; whether the rest is open depends on what was not said.
        stage.tab.type_into("#net_income", "28500")?;
        assert!(!verdict(stage)?.starts_with("很可能符合"));
        stage.tab.type_into("#net_income", "28499.99")?;

        // Wrong input is named beside its field and stays as it was typed.
        stage.tab.type_into("#net_income", "两万八")?;
        assert!(stage.tab.text("#error-net_income")?.contains("两万八"));
        assert!(stage.tab.text("#complaints")?.contains("两万八"));
        assert_eq!(stage.tab.eval("document.getElementById('net_income').value")?, "两万八");
        stage.tab.type_into("#net_income", "28499.99")?;
        assert_eq!(stage.tab.text("#error-net_income")?, "");

        // The language link takes the answers along.
        stage.tab.click("a[data-language]")?;
        stage
            .tab
            .wait_for("document.documentElement.lang === 'en' && document.documentElement.dataset.ready", PATIENCE)?;
        assert!(verdict(stage)?.starts_with("Likely to qualify"), "{}", verdict(stage)?);
        assert_eq!(stage.tab.eval("document.getElementById('net_income').value")?, "28499.99");
        stage.shot("verdict-en")?;

        // One tap from the line to its entry, with history, status and source.
        stage.tab.click("#result-monitoring-0 .sources > summary")?;
        stage.tab.click("#result-monitoring-0 .sources a.value")?;
        stage.tab.wait_for(
            "location.pathname.endsWith('/en/programme/monitoring.html') && document.querySelector(':target')",
            PATIENCE,
        )?;
        let entry = stage.tab.text(":target")?;
        assert!(
            entry.contains("9,500.00") && entry.contains("Kunming") && entry.contains("Government report"),
            "{entry}"
        );
        assert!(entry.contains("嵩明县2024年上半年") || entry.contains("2024"), "{entry}");
        assert_eq!(stage.tab.eval("document.querySelectorAll('#monitoring\\\\.line .entry').length > 5")?, true);
        stage.shot("entry-en")
    })
}

#[test]
fn the_worked_example_gives_four_true_answers() -> Outcome {
    stage::today(four_answers)
}

#[test]
fn the_worked_example_gives_four_true_answers_in_chromium_80() -> Outcome {
    on_stage(Edition::Of2020, &verb::built_site()?, |stage| {
        four_answers(stage)?;
        stage.browser.take_complaints();
        Ok(())
    })
}

/// The amounts are those of `tests/cases/`.
fn four_answers(stage: &Stage) -> Outcome {
    stage.open_ready("index.html")?;
    stage.tab.click("[data-answers]")?;
    for (result, expected) in [
        ("#result-monitoring-0", "脱贫不稳定户"),
        ("#result-enrolment-0", "380.00 元"),
        ("#result-medical-0", "11,472.00 元"),
        ("#result-living_grant-1", "750.00 元"),
    ] {
        let text = stage.tab.text(result)?;
        assert!(text.contains(expected), "{result}: {text}");
    }
    Ok(())
}

#[test]
fn a_day_without_a_standard_is_a_marked_trial() -> Outcome {
    stage::today(|stage| {
        stage.tab.set_viewport(360, 740, true)?;
        stage.open_ready("index.html")?;
        stage.tab.click("[data-answers]:nth-of-type(2)")?;
        let marks = stage.tab.text("#result-monitoring-0 .marks")?;
        assert!(marks.contains("试算") && marks.contains("2024年12月31日"), "{marks}");
        stage.shot("trial")
    })
}
