//! A household at the page: typing, reading the verdict, following a number to its source, changing the language.

use xtask::chromium::Edition;
use xtask::failure::Outcome;
use xtask::verb;

use crate::stage::{self, PATIENCE, Stage, on_stage};

/// Taps one of the choices of a question.
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
        assert_eq!(stage.tab.eval("document.querySelectorAll('#questions input:checked').length")?, 0);
        assert_eq!(stage.tab.eval("document.querySelectorAll('.result').length")?, 0);

        answer(stage, "place", "530127")?;
        stage.tab.eval("document.getElementById('assessed_on').value = '2024-05-10'")?;
        answer(stage, "door", "household")?;
        answer(stage, "rural", "yes")?;
        stage.tab.type_into("#members", "3")?;
        answer(stage, "ex_poor", "yes")?;
        stage.tab.type_into("#net_income", "2.849999万")?;
        assert_eq!(stage.tab.text("#said-net_income")?, "= 二万八千四百九十九元九角九分");
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

        // Signs that markup would write otherwise are shown as they were typed, also where one wrong amount follows another.
        for wrong in ["12a", "12&\"<"] {
            stage.tab.type_into("#net_income", wrong)?;
            for place in ["#complaints", "#error-net_income"] {
                assert!(stage.tab.text(place)?.contains(&format!("“{wrong}”")), "{place}: {}", stage.tab.text(place)?);
            }
        }
        stage.tab.type_into("#net_income", "28499.99")?;

        // The language link takes the answers along.
        stage.tab.click("a[data-language]")?;
        stage.tab.wait_for(
            "document.documentElement.lang === 'en' && document.documentElement.dataset.ready === 'yes'",
            PATIENCE,
        )?;
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
    on_stage(Edition::Of2020, &verb::built_site()?, four_answers)
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
fn no_result_outlives_its_household() -> Outcome {
    stage::today(|stage| {
        stage.open_ready("index.html")?;
        stage.tab.click("[data-answers]")?;
        assert_ne!(stage.tab.eval("document.querySelectorAll('.result').length")?, 0);
        let day = |day: &str| {
            let field = "document.getElementById('assessed_on')";
            let told =
                format!("{field}.value = '{day}', {field}.dispatchEvent(new Event('input', {{ bubbles: true }}))");
            stage.tab.eval(&told)
        };
        day("")?;
        assert_eq!(stage.tab.eval("document.querySelectorAll('.result').length")?, 0);
        day("2024-05-10")?;
        assert_ne!(stage.tab.eval("document.querySelectorAll('.result').length")?, 0);
        stage.tab.click("[data-answers='']")?;
        assert_eq!(stage.tab.eval("document.querySelectorAll('.result').length")?, 0);
        Ok(())
    })
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

/// 9,000 a head in 2025 lies between 云南's 8,700 and 昆明's ended 9,500.
const BETWEEN_TWO_LINES: &str = "index.html#place=530127&assessed_on=2025-05-10&rural=yes&members=3&ex_poor=yes\
    &net_income=27000&risk_illness=yes&can_cope=no&rigid_spending=0&shock=no";

#[test]
fn a_local_line_turns_an_open_verdict_firm() -> Outcome {
    stage::today(|stage| {
        stage.tab.set_viewport(360, 740, true)?;
        stage.open_ready(BETWEEN_TWO_LINES)?;
        assert!(verdict(stage)?.starts_with("可能符合"), "{}", verdict(stage)?);
        stage.shot("between-two-lines")?;

        // From the result to the form of this very standard.
        stage.tab.click("#result-monitoring-0 .rivals a[href*='#local-']")?;
        let form = "document.getElementById('local-monitoring.line')";
        stage.tab.wait_for(&format!("{form} && {form}.open"), PATIENCE)?;
        let field = |name: &str| format!("[id='local-monitoring.line-{name}']");
        stage.tab.choose(&field("region"), "530100")?;
        stage.tab.type_into(&field("value"), "9300")?;
        stage.tab.eval("document.getElementById('local-monitoring.line-from').value = '2025-01-01'")?;
        stage.tab.eval("document.getElementById('local-monitoring.line-until').value = '2025-12-31'")?;
        stage.tab.type_into(&field("source"), "昆明市通知（示例）")?;
        stage.shot("local-form")?;
        stage.tab.click("[id='local-monitoring.line'] button")?;
        assert!(stage.tab.text("[id='local-monitoring.line'] .local__done")?.contains("已经用上了"));

        // Back at the calculator the answers are still there and the value is used, marked.
        stage.tab.click("[id='local-monitoring.line'] .local__done a")?;
        let is_ready = "document.querySelector('#local-notice a') && document.documentElement.dataset.ready === 'yes'";
        stage.tab.wait_for(is_ready, PATIENCE)?;
        assert!(verdict(stage)?.starts_with("很可能符合"), "{}", verdict(stage)?);
        let marks = stage.tab.text("#result-monitoring-0 .marks")?;
        assert!(marks.contains("本机填写"), "{marks}");
        assert!(stage.tab.text("#local-notice")?.contains("本机填写"));
        stage.shot("local-used")?;

        // The list shows it, and forgets it when told.
        stage.tab.click("#local-notice a")?;
        stage.tab.wait_for("document.querySelector('#local-list li')", PATIENCE)?;
        assert!(stage.tab.text("#local-list")?.contains("昆明市 · 监测范围（家庭年人均纯收入） · 9300"));
        let file = stage.tab.eval("decodeURIComponent(document.getElementById('local-export').href)")?;
        assert!(file.as_str().is_some_and(|file| file.contains("\"parameter\": \"monitoring.line\"")), "{file}");
        stage.shot("local-list")?;
        stage.tab.click("#local-clear")?;
        assert_eq!(stage.tab.text("#local-none")?, "还没有填过。");
        Ok(())
    })
}

#[test]
fn bad_local_values_are_refused_one_by_one() -> Outcome {
    const GOOD: &str = r#"{"parameter":"monitoring.line","region":"530100","from":"2025-01-01","until":"2025-12-31","unit":"yuan/person/year","value":"9300","source":"x"}"#;
    stage::today(|stage| {
        let cases = [
            (r#""value":"9300""#, r#""value":9300"#, "value: 要写成文字"),
            (r#""value":"9300""#, r#""value":"9,300""#, "value: “9,300”不是数字"),
            (r#""value":"9300""#, r#""value":"-1""#, "value: “-1”小于 0"),
            (r#""from":"2025-01-01","#, "", "from: 没有填"),
            (r#""from":"2025-01-01""#, r#""from":"2025""#, "from: “2025”不是日期，要写成 2024-05-10"),
            (r#""until":"2025-12-31""#, r#""until":"2024-12-31""#, "until: 结束早于开始"),
            (r#""region":"530100""#, r#""region":"999999""#, "region: “999999”不认识"),
            (r#""parameter":"monitoring.line""#, r#""parameter":"<b>x</b>""#, "parameter: “<b>x</b>”不认识"),
            (r#""unit":"yuan/person/year""#, r#""unit":"yuan""#, "unit: “yuan”不对，单位要写 yuan/person/year"),
            (r#""source":"x""#, r#""y":"x""#, "source: 没有填"),
        ];
        stage.open_ready("index.html")?;
        for (good, bad, complaint) in cases {
            // The bad entry comes first; the good one after it applies all the same.
            let file = format!(r#"{{"entries":[{},{GOOD}]}}"#, GOOD.replace(good, bad));
            let store = format!("localStorage.setItem('bangfu.local', {})", serde_json::json!(file));
            stage.tab.eval(&store)?;
            stage.open_ready(&format!("{BETWEEN_TWO_LINES}&x={}", complaint.len()))?;
            stage.tab.reload()?;
            stage.tab.wait_for("document.documentElement.dataset.ready === 'yes'", PATIENCE)?;
            let notice = stage.tab.text("#local-notice")?;
            assert!(notice.contains(complaint), "{bad}: {notice}");
            assert!(verdict(stage)?.starts_with("很可能符合"), "{bad}: {}", verdict(stage)?);
        }
        for rubbish in ["", "{", "[]", "null", "1", r#"{"entries":null}"#, r#"{"entries":[null,1,"x",[]]}"#] {
            stage.tab.eval(&format!("localStorage.setItem('bangfu.local', {})", serde_json::json!(rubbish)))?;
            stage.tab.reload()?;
            stage.tab.wait_for("document.documentElement.dataset.ready === 'yes'", PATIENCE)?;
            assert!(verdict(stage)?.starts_with("可能符合"), "{rubbish}");
        }
        Ok(())
    })
}

/// Two stays of one year in 昆明: (20000 − 880) × 0.60 and (10000 − 550) × 0.75.
#[test]
fn a_second_bill_is_added_and_a_slip_is_held_against_the_rules() -> Outcome {
    stage::today(|stage| {
        let tab = &stage.tab;
        tab.set_viewport(360, 740, true)?;
        stage.open_ready("index.html")?;
        tab.wait_for("document.documentElement.dataset.ready === 'yes'", PATIENCE)?;
        answer(stage, "place", "530127")?;
        tab.eval("document.getElementById('assessed_on').value = '2024-12-30'")?;
        answer(stage, "door", "medical")?;
        tab.choose("[name='p1.category']", "ordinary")?;
        tab.choose("[name='p1.hospital_level']", "level_three")?;
        tab.type_into("[name='p1.in_scope']", "20000")?;
        tab.eval("document.querySelector(\"[name='p1.discharge']\").value = '2024-03-01'")?;
        assert!(tab.text("#result-medical-0")?.contains("11,472.00 元"));
        // The curve is drawn when the keys have rested.
        tab.wait_for("document.querySelector('#curves polyline')", PATIENCE)?;

        tab.click(".add-visit")?;
        tab.choose("[name='p1.v2.hospital_level']", "level_two")?;
        tab.type_into("[name='p1.v2.in_scope']", "10000")?;
        tab.eval("document.querySelector(\"[name='p1.v2.discharge']\").value = '2024-09-01'")?;
        assert!(tab.text("#result-medical-0")?.contains("18,559.50 元"), "{}", tab.text("#result-medical-0")?);

        // A slip that says a fen less is held against the rules, in words that accuse nobody.
        tab.click(".more-visits details:last-of-type > summary")?;
        tab.type_into("[name='p1.v2.slip_basic']", "7087.50")?;
        assert!(!tab.text("#result-medical-0")?.contains("7,087.49"));
        tab.type_into("[name='p1.v2.slip_basic']", "7087.49")?;
        assert!(tab.text("#result-medical-0")?.contains("7,087.49"), "{}", tab.text("#result-medical-0")?);
        stage.shot("two-bills")?;

        // A reload keeps both bills.
        tab.reload()?;
        tab.wait_for("document.documentElement.dataset.ready === 'yes'", PATIENCE)?;
        assert_eq!(tab.eval("document.querySelector(\"[name='p1.v2.in_scope']\").value")?, "10000");
        assert!(tab.text("#result-medical-0")?.contains("18,559.50 元"));
        Ok(())
    })
}
