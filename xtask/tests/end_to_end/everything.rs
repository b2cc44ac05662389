//! The last door: assistance, housing, water, work, loans and farming, and the whole household at a glance; and the page
//! of all policies with its search.

use xtask::chromium::Edition;
use xtask::failure::Outcome;
use xtask::verb;

use crate::stage::{self, PATIENCE, Stage, on_stage};

/// Every door has answered.
const STANDS: &str = "document.documentElement.dataset.ready === 'yes'";

/// 嵩明, September 2025, as in `tests/inventory.rs`: 16,360 yuan of cash a year.
const HOUSEHOLD: &str = "place=530127&assessed_on=2025-09-01&door=everything&rural=yes&ex_poor=yes&monitored=no&members=3\
    &recognised_as=destitute&p1.cannot_work=yes&p1.no_means=yes&p1.no_supporter=yes&p1.in_home=no&p1.cannot_do=4\
    &p2.works_where=outside_province&p2.months_away=5&p2.organised=no&p3.stage=junior&p3.boarding=yes&p3.group=none\
    &p3.hardship=no&p3.school_meals=no&p3.term=2025-autumn";

fn a_post_of_2021(stage: &Stage) -> Outcome {
    stage.tab.set_viewport(360, 740, true)?;
    stage.open_ready("index.html")?;
    stage.tab.eval("document.getElementById('assessed_on').value = '2021-06-01'")?;
    stage.tab.click("[name=place][value='429005']")?;
    stage.tab.click("[name=door][value=everything]")?;
    stage.tab.click("[name=ex_poor][value=yes]")?;
    stage.tab.wait_for(STANDS, PATIENCE)?;
    stage.tab.click(".person[data-door=everything] details:last-of-type > summary")?;
    stage.tab.click("[name='p1.hardly_leaves'][value=yes]")?;
    let told = "document.querySelector('#result-public_post-0')";
    stage.tab.wait_for(&format!("{told} && {told}.textContent.includes('526.00 元')"), PATIENCE)?;
    let listed = "document.querySelector('#checkup').textContent";
    stage.tab.wait_for(&format!("{listed}.includes('乡村公益性岗位') && {listed}.includes('还没问到')"), PATIENCE)
}

#[test]
fn the_last_door_answers_in_six_taps() -> Outcome {
    stage::today(a_post_of_2021)
}

#[test]
fn the_last_door_answers_in_chromium_80() -> Outcome {
    on_stage(Edition::Of2020, &verb::built_site()?, a_post_of_2021)
}

#[test]
fn a_household_described_once_is_seen_whole() -> Outcome {
    stage::today(|stage| {
        for (folder, wanted) in [("", "16,360.00 元"), ("en/", "16,360.00 yuan")] {
            stage.tab.set_viewport(360, 740, true)?;
            stage.tab.open("about:blank")?;
            stage.open_ready(&format!("{folder}index.html#{HOUSEHOLD}"))?;
            stage.tab.wait_for(STANDS, PATIENCE)?;
            let whole = "document.querySelector('#checkup').textContent";
            stage.tab.wait_for(&format!("{whole}.includes('{wanted}')"), PATIENCE)?;
            // Each line leads to its result, behind whichever door it is.
            stage.tab.click("#checkup a[href='#result-living_grant-2']")?;
            let open = "document.getElementById('questions').getAttribute('data-door')";
            stage.tab.wait_for(&format!("{open} === 'education'"), PATIENCE)?;
            stage.tab.eval("document.getElementById('door-everything').click()")?;
            stage.shot(&format!("checkup{}", folder.trim_end_matches('/')))?;
            stage.tab.set_viewport(1280, 800, false)?;
            stage.shot(&format!("checkup-wide{}", folder.trim_end_matches('/')))?;
        }
        Ok(())
    })
}

#[test]
fn all_policies_are_searched_without_network() -> Outcome {
    stage::today(|stage| {
        stage.open_ready("index.html")?;
        stage.wait_until_kept()?;
        stage.tab.reload()?;
        stage.server.set_down(true);
        let page = stage.browser.tab()?;
        page.open(&stage.server.url("policies.html"))?;
        let shown = "[...document.querySelectorAll('.policies > li')].filter(li => li.getClientRects().length)";
        assert!(page.eval(&format!("{shown}.length >= 84"))?.as_bool().unwrap_or_default());
        for (word, id) in [("厕", "INV-074"), ("贴息", "INV-065"), ("残疾", "INV-011"), ("以工代训", "INV-043")]
        {
            page.type_into("#find", word)?;
            assert_eq!(page.eval(&format!("{shown}.some(li => li.id === '{id}')"))?, true, "{word}");
            assert_eq!(page.eval(&format!("{shown}.length < 40"))?, true, "{word}");
        }
        page.type_into("#find", "没有这个词")?;
        assert_eq!(page.eval(&format!("{shown}.length"))?, 0);
        assert!(page.text("#found")?.contains("没有找到"));
        page.type_into("#find", "")?;
        assert!(page.eval(&format!("{shown}.length >= 84"))?.as_bool().unwrap_or_default());
        page.close()?;
        Ok(())
    })
}
