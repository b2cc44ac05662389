//! The one-file edition, opened from disk.

use xtask::failure::Outcome;
use xtask::firefox::Firefox;
use xtask::verb;

use crate::stage::{self, PATIENCE};

/// 嵩明, 2024: one fen below the line of 9,500 × 3; a destitute person's stay of 20,000 in scope (11,472 paid by the basic
/// layer); a boarder at junior school (750 a term).
const CASE: &str = "#place=530127&assessed_on=2024-05-10&door=household&rural=yes&members=3&ex_poor=yes&net_income=28499.99\
    &risk_illness=yes&shock=no&can_cope=no&p1.category=destitute&p1.coverage_year=2024&p1.hospital_level=level_three\
    &p1.discharge=2024-05-08&p1.in_scope=20000&p2.stage=junior&p2.boarding=yes&p2.term=2024-spring";

/// What the three calculators say of the case.
const ANSWERED: &str = "[['monitoring-0', '很可能符合'], ['medical-1', '11,472.00'], ['living_grant-2', '750.00']].every(([id, told]) => \
    (document.getElementById('result-' + id) || document.body).textContent.includes(told))";

fn address() -> Outcome<String> {
    Ok(format!("file://{}", verb::built_single()?.display()))
}

#[test]
fn it_answers_from_disk() -> Outcome {
    stage::today(|stage| {
        stage.tab.set_viewport(360, 740, true)?;
        stage.tab.open_ready(&format!("{}{CASE}", address()?))?;
        stage.tab.wait_for(ANSWERED, PATIENCE)?;
        stage.shot("single")?;
        // A source is one tap away, and the way back leads to what was typed.
        stage.tab.eval("document.querySelector('#result-monitoring-0 a.value').click()")?;
        stage.tab.wait_for("document.querySelector('main:not([hidden]) h1').textContent.includes('监测')", PATIENCE)?;
        stage.shot("single-source")?;
        stage.tab.eval("document.querySelector('main:not([hidden]) button').click()")?;
        assert_eq!(stage.tab.eval("document.querySelector('[name=net_income]').value")?, "28499.99");
        stage.tab.eval("document.querySelector('[name=door][value=everything]').click()")?;
        stage.tab.wait_for("document.documentElement.dataset.everything", PATIENCE)?;
        assert_eq!(stage.server.take_served(), Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn it_answers_from_disk_in_firefox() -> Outcome {
    let mut firefox = Firefox::start()?;
    firefox.open(&format!("{}{CASE}", address()?))?;
    firefox.wait_for("document.documentElement.dataset.doors")?;
    firefox.wait_for(ANSWERED)
}

/// The site too; the list of a village with it.
#[test]
fn the_site_answers_in_firefox() -> Outcome {
    let server = xtask::server::Server::start(&verb::built_site()?, 0)?;
    let mut firefox = Firefox::start()?;
    firefox.open(&server.url(&format!("index.html{CASE}")))?;
    firefox.wait_for("document.documentElement.dataset.doors")?;
    firefox.wait_for(ANSWERED)?;
    firefox.open(&server.url("ledger.html"))?;
    firefox.eval(
        "(() => { document.getElementById('desk-day').value = '2024-05-10'; const files = new DataTransfer(); \
         files.items.add(new File(['户编号,家庭人口,年人均纯收入,是否农村户籍\\n1,3,9500,是\\n'], 'a.csv')); \
         const input = document.getElementById('desk-file'); input.files = files.files; \
         input.dispatchEvent(new Event('change')) })()",
    )?;
    firefox.wait_for("!document.getElementById('mapping').hidden")?;
    firefox.eval("document.getElementById('desk-start').click()")?;
    firefox.wait_for("document.documentElement.getAttribute('data-ledger') === 'done'")
}
