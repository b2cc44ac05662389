//! A county that is not among the built-in places puts in its own standards: by the forms, and by the file of the guide
//! beside the page; the whole site answers for it.

use std::path::Path;

use serde_json::{Value, json};
use xtask::chromium::Edition;
use xtask::failure::{Doing, Failure, Outcome};
use xtask::folder;

use crate::ledger::household;
use crate::offline::Copy;
use crate::stage::{self, PATIENCE, Stage, on_stage};

/// A household of the guide's county: a fen below 9,800 × 3; (20,000 − 900) × 0.60 = 11,460 of the bill; 800 for the boarder.
const CASE: &str = "place=530199&assessed_on=2025-05-10&rural=yes&members=3&ex_poor=yes&net_income=29399.99&risk_illness=yes\
    &shock=no&can_cope=no&rigid_spending=0&p1.category=ordinary&p1.hospital_level=level_three&p1.discharge=2025-05-08\
    &p1.in_scope=20000&p2.stage=junior&p2.boarding=yes&p2.term=2025-spring";

/// The file of the guide, as a reader copies it out.
fn file_of_the_guide() -> Outcome<String> {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../GUIDES.md");
    let text = std::fs::read_to_string(&guide).doing(|| format!("read {}", guide.display()))?;
    let file =
        text.split_once("```json\n").and_then(|(_, rest)| rest.split_once("```")).map(|(file, _)| file.to_owned());
    file.ok_or_else(|| Failure::new("GUIDES.md has no file of a county."))
}

const CHOICE: &str = "document.querySelector(\"#place .places [name=place][value='530199']\")";

/// What a door tells once it holds a text.
fn tells(stage: &Stage, door: &str, told: &str) -> Outcome {
    stage.tab.eval(&format!("document.getElementById('door-{door}').click()"))?;
    let results = format!("document.getElementById('results-{door}').textContent");
    stage.tab.wait_for(&format!("{results}.includes({})", json!(told)), PATIENCE).map_err(|_| {
        let found = stage.tab.eval(&results).unwrap_or_default();
        Failure::new(format!("{door} does not tell {told}: {found}"))
    })
}

#[test]
fn the_file_of_the_guide_makes_the_whole_site_answer_for_a_new_place() -> Outcome {
    let copy = Copy::new("county")?;
    folder::write(&copy.0.join("local-policy.json"), file_of_the_guide()?.as_bytes())?;
    on_stage(Edition::Today, &copy.0, |stage| {
        for (folder, name) in [("", "示例县"), ("en/", "Example")] {
            stage.tab.set_viewport(360, 740, true)?;
            stage.tab.open("about:blank")?;
            stage.open_ready(&format!("{folder}index.html#{CASE}"))?;
            stage.tab.wait_for(&format!("{CHOICE} && document.documentElement.dataset.ready === 'yes'"), PATIENCE)?;
            let offered = stage.tab.eval(&format!("{CHOICE}.parentNode.textContent"))?;
            assert!(offered.as_str().is_some_and(|text| text.contains(name)), "{offered}");
            assert_eq!(stage.tab.eval(&format!("{CHOICE}.checked"))?, true, "a link with the place finds it");
            let notice = stage.tab.text("#local-notice")?;
            assert!(
                notice.contains('5') && stage.tab.eval("document.querySelectorAll('#local-notice li').length")? == 0,
                "{notice}"
            );
            tells(stage, "household", "29,400.00")?;
            assert_eq!(stage.tab.eval("document.querySelector('#result-monitoring-0').dataset.verdict")?, "likely");
            tells(stage, "medical", "11,460.00")?;
            tells(stage, "education", "800.00")?;
            tells(stage, "everything", "11,460.00")?;
            stage.shot(&format!("county-{}", if folder.is_empty() { "zh" } else { "en" }))?;
            // Two people at one phone can compare with it, and it with others.
            crate::talk::open(stage, "compare")?;
            let other =
                "[...document.querySelectorAll('#tools [data-vary=place] option')].some(one => one.value === '530199')";
            stage.tab.wait_for(other, PATIENCE)?;

            // Its values stand on the programme's page and in the list of the site's own.
            stage.tab.open(&stage.server.url(&format!("{folder}programme/monitoring.html")))?;
            let entry = stage.tab.text("[id='monitoring.line'] .entries > li:first-child")?;
            assert!(
                entry.contains(name) && entry.contains("9800") && entry.contains("示例县通知〔2025〕1号"),
                "{entry}"
            );
            stage.tab.open(&stage.server.url(&format!("{folder}local.html")))?;
            let hosted = stage.tab.text("#local-hosted")?;
            assert!(hosted.contains(name) && hosted.contains("9800"), "{hosted}");
        }

        // A village's list of that county, a fen below the line and at it.
        stage.tab.open(&stage.server.url("ledger.html"))?;
        stage.tab.eval("document.getElementById('ledger-day').value = '2025-05-10'")?;
        stage.tab.choose("#ledger-place", "530199")?;
        let list = "户编号,户主,家庭人口,家庭年纯收入,是否农村户籍,是否脱贫户,大病慢病,能否自主应对,突发变故,刚性支出\n\
            1,甲,3,29399.99,是,是,是,否,否,0\n2,乙,3,29400,是,是,是,否,否,0\n";
        ledger::give(stage, "a.csv", list.as_bytes())?;
        stage.tab.wait_for(ledger::MAPPED, PATIENCE)?;
        stage.tab.eval("document.getElementById('ledger-start').click()")?;
        stage.tab.wait_for(ledger::DONE, PATIENCE)?;
        let rows = stage.tab.text("#ledger-rows")?;
        assert!(rows.contains("脱贫不稳定户") && rows.contains("目前不符合"), "{rows}");
        assert!(stage.tab.text("#ledger-own")?.contains('5'));
        Ok(())
    })
}

#[test]
fn a_county_adds_itself_without_writing_a_file() -> Outcome {
    stage::today(|stage| {
        stage.tab.set_viewport(360, 740, true)?;
        stage.tab.open(&stage.server.url("local.html"))?;
        stage.tab.eval("document.querySelector('#local-place').parentNode.open = true")?;
        for (field, text) in [("code", "530199"), ("name", "示例县")] {
            stage.tab.type_into(&format!("#place-{field}"), text)?;
        }
        stage.tab.choose("#place-parent", "530100")?;
        stage.shot("county-form")?;
        stage.tab.click("#local-place button")?;
        assert!(
            stage.tab.text("#local-list")?.contains("昆明市 · 示例县 · 530199"),
            "{}",
            stage.tab.text("#local-list")?
        );

        stage.tab.open(&stage.server.url("programme/monitoring.html#local-monitoring.line"))?;
        let field = |name: &str| format!("[id='local-monitoring.line-{name}']");
        stage.tab.choose(&field("region"), "530199")?;
        stage.tab.type_into(&field("value"), "9800")?;
        stage.tab.eval("document.getElementById('local-monitoring.line-from').value = '2025-01-01'")?;
        stage.tab.type_into(&field("source"), "示例县通知〔2025〕1号")?;
        stage.tab.eval("document.querySelector('[id=\"local-monitoring.line\"] [name=keep]').checked = true")?;
        stage.tab.click("[id='local-monitoring.line'] button")?;

        stage.open_ready(&format!("index.html#{CASE}"))?;
        tells(stage, "household", "29,400.00")?;

        // The file that is handed to the host holds both, and nothing of it is refused; what is wrong is named at once.
        stage.tab.open(&stage.server.url("local.html"))?;
        let file = stage
            .tab
            .eval("decodeURIComponent(document.getElementById('local-export').href.split(',').slice(1).join(','))")?;
        let file: Value = serde_json::from_str(file.as_str().unwrap_or_default()).unwrap_or_default();
        assert_eq!(file["regions"], json!([{ "code": "530199", "name": "示例县", "parent": "530100" }]));
        assert_eq!(file["entries"][0]["region"], "530199");
        stage.tab.eval(
            "localStorage.setItem('bangfu.local', JSON.stringify({ regions: [{ code: '530199', name: '示例县', parent: '530100' }], \
             entries: [{ parameter: 'monitoring.line', region: '530199', from: '2025', unit: 'yuan', value: '1', source: 'x' }] }))",
        )?;
        stage.tab.reload()?;
        stage.tab.wait_for("!document.getElementById('local-bad').hidden", PATIENCE)?;
        let refused = stage.tab.text("#local-refused")?;
        assert!(
            refused.contains("entries[0] monitoring.line: from “2025”不是日期") && refused.contains("unit “yuan”不对"),
            "{refused}"
        );
        stage.shot("county-refused")?;
        Ok(())
    })
}

/// A host's file that is damaged as a whole is named; the page goes on with what is built in.
#[test]
fn a_damaged_file_of_the_host_is_named() -> Outcome {
    let copy = Copy::new("damaged")?;
    on_stage(Edition::Today, &copy.0, |stage| {
        for (file, told) in
            [("{ \"entries\": [", "不是 JSON"), ("[1]", "file"), ("{ \"entires\": [] }", "“entires”没有这一栏")]
        {
            folder::write(&copy.0.join("local-policy.json"), file.as_bytes())?;
            stage.tab.open("about:blank")?;
            stage.open_ready("index.html#place=530127")?;
            let notice = "document.getElementById('local-notice').textContent";
            stage.tab.wait_for(&format!("{notice}.includes({})", json!(told)), PATIENCE)?;
        }
        // A host's page about what is not there is no file.
        folder::write(&copy.0.join("local-policy.json"), b"<!doctype html><title>404</title>")?;
        stage.tab.open("about:blank")?;
        stage.open_ready("index.html#place=530127")?;
        stage.tab.wait_for(
            "document.documentElement.dataset.ready === 'yes' && !document.querySelector('#local-notice *')",
            PATIENCE,
        )
    })
}
