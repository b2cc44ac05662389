//! The one-file edition, opened from disk.

use xtask::failure::Outcome;
use xtask::verb;

use crate::stage::{self, PATIENCE};

/// 嵩明, 2024: one fen below the line of 9,500 × 3; a destitute person's stay of 20,000 in scope (11,472 paid by the basic
/// layer); a boarder at junior school (750 a term).
pub const CASE: &str = "#place=530127&assessed_on=2024-05-10&door=household&rural=yes&members=3&ex_poor=yes&net_income=28499.99\
    &risk_illness=yes&shock=no&can_cope=no&p1.category=destitute&p1.coverage_year=2024&p1.hospital_level=level_three\
    &p1.discharge=2024-05-08&p1.in_scope=20000&p2.stage=junior&p2.boarding=yes&p2.term=2024-spring";

/// What the three calculators say of the case.
pub const ANSWERED: &str = "[['monitoring-0', '很可能符合'], ['medical-1', '11,472.00'], ['living_grant-2', '750.00']].every(([id, told]) => \
    (document.getElementById('result-' + id) || document.body).textContent.includes(told))";

/// Where it lies.
pub fn address() -> Outcome<String> {
    address_of("bangfu.html")
}

fn address_of(file: &str) -> Outcome<String> {
    Ok(format!("file://{}", verb::built_single(file)?.display()))
}

/// The file of the other language: its answers, a page of a programme and the way back, all in English.
#[test]
fn it_answers_in_english_too() -> Outcome {
    stage::today(|stage| {
        stage.tab.set_viewport(360, 740, true)?;
        stage.tab.open_ready(&format!("{}{CASE}", address_of("bangfu.en.html")?))?;
        stage.tab.wait_for(&ANSWERED.replace("很可能符合", "Likely"), PATIENCE)?;
        stage.shot("single-en")?;
        stage.tab.eval("document.querySelector('#result-monitoring-0 a.value').click()")?;
        stage
            .tab
            .wait_for("document.querySelector('main:not([hidden]) h1').textContent.includes('onitoring')", PATIENCE)?;
        stage.shot("single-en-source")?;
        assert_eq!(stage.tab.text("main:not([hidden]) button")?, "← Back to the calculator");
        stage.tab.eval("document.querySelector('main:not([hidden]) button').click()")?;
        stage.tab.eval("document.querySelector('[name=door][value=everything]').click()")?;
        stage.tab.wait_for("document.documentElement.dataset.ready === 'yes'", PATIENCE)?;
        let chinese =
            "[...document.querySelectorAll('main:not([hidden]), header')].some(part => /[一-鿿]/.test(part.innerText))";
        assert_eq!(stage.tab.eval(chinese)?, false);
        assert_eq!(stage.server.take_served(), Vec::<String>::new());
        Ok(())
    })
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
        stage.tab.wait_for("document.documentElement.dataset.ready === 'yes'", PATIENCE)?;
        assert_eq!(stage.server.take_served(), Vec::<String>::new());
        Ok(())
    })
}
