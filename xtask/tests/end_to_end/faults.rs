//! What goes wrong on people's devices: storage full or forbidden, a worker that is gone, a clock that is years off, two
//! tabs, the way back. The calculators go on.

use serde_json::json;
use xtask::failure::Outcome;

use crate::ledger::household::{self, DONE, LIST, MAPPED};
use crate::stage::{self, PATIENCE, Stage};

/// One fen below the line of 9,500 × 3 of 2024.
const CASE: &str = "index.html#place=530127&assessed_on=2024-05-10&door=household&rural=yes&members=3&ex_poor=yes\
    &net_income=28499.99&risk_illness=yes&shock=no&can_cope=no";
const LIKELY: &str = "document.querySelector('#result-monitoring-0[data-verdict=likely]')";
const NOT_NOW: &str = "document.querySelector('#result-monitoring-0:not([data-verdict=likely])')";

/// Types an amount one fen higher, which is no longer below the line.
fn one_fen_more(stage: &Stage) -> Outcome {
    stage.tab.eval(
        "(() => { const field = document.querySelector('[name=net_income]'); field.value = '28500'; \
         field.dispatchEvent(new Event('input', { bubbles: true })) })()",
    )?;
    stage.tab.wait_for(NOT_NOW, PATIENCE)
}

/// Runs before any script of each page that is opened from now on.
fn beforehand(stage: &Stage, script: &str) -> Outcome {
    stage.tab.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).map(drop)
}

#[test]
fn without_storage_it_calculates() -> Outcome {
    for script in [
        // Forbidden altogether.
        "for (const store of ['localStorage', 'sessionStorage']) \
           Object.defineProperty(window, store, { get() { throw new DOMException('', 'SecurityError') } })",
        // Full.
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
    ] {
        stage::today(|stage| {
            beforehand(stage, script)?;
            stage.open_ready(CASE)?;
            stage.tab.wait_for(LIKELY, PATIENCE)?;
            // Large type holds for this page at least.
            stage.tab.click("[data-comfort=elder]")?;
            assert_eq!(stage.tab.eval("document.documentElement.hasAttribute('data-elder')")?, true);
            one_fen_more(stage)
        })?;
    }
    Ok(())
}

#[test]
fn a_clock_that_is_years_off_asks_for_the_day() -> Outcome {
    for year in [1970, 2099] {
        stage::today(|stage| {
            let clock = format!(
                "(() => {{ const Real = Date; window.Date = class extends Real {{ \
                   constructor(...given) {{ given.length ? super(...given) : super({year}, 0, 1) }} \
                   static now() {{ return new Real({year}, 0, 1).getTime() }} }} }})()"
            );
            beforehand(stage, &clock)?;
            // Without a day in the link the clock's day is taken; whatever it is, the day can be set right.
            stage.open_ready(&CASE.replace("&assessed_on=2024-05-10", ""))?;
            stage.tab.eval(
                "(() => { const day = document.getElementById('assessed_on'); day.value = '2024-05-10'; \
                 day.dispatchEvent(new Event('input', { bubbles: true })) })()",
            )?;
            stage.tab.wait_for(LIKELY, PATIENCE)
        })?;
    }
    Ok(())
}

#[test]
fn without_its_service_worker_the_page_goes_on() -> Outcome {
    stage::today(|stage| {
        stage.open_ready(CASE)?;
        stage.wait_until_kept()?;
        stage.tab.reload()?;
        stage.tab.wait_for(LIKELY, PATIENCE)?;
        let gone = "navigator.serviceWorker.ready.then(kept => kept.unregister()).then(() => \
             caches.keys()).then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => true)";
        assert_eq!(stage.tab.eval(gone)?, true);
        one_fen_more(stage)?;
        // The last door's module comes from the network then.
        stage.tab.eval("document.querySelector('[name=door][value=everything]').click()")?;
        stage.tab.wait_for("document.documentElement.dataset.ready === 'yes'", PATIENCE)
    })
}

/// Ended by the system, the ledger's worker tells nobody; the page says so and takes the file again.
#[test]
fn a_ledger_whose_worker_is_gone_says_so() -> Outcome {
    stage::today(|stage| {
        beforehand(
            stage,
            "window.Worker = class extends Worker { constructor(...given) { super(...given); window.made = this } }",
        )?;
        ledger::open(stage, "")?;
        ledger::give(stage, "a.csv", LIST.as_bytes())?;
        stage.tab.wait_for(MAPPED, PATIENCE)?;
        stage.tab.eval("made.terminate()")?;
        stage.tab.wait_for("document.getElementById('ledger-problem').textContent.includes('中断')", PATIENCE)?;
        ledger::give(stage, "a.csv", LIST.as_bytes())?;
        stage.tab.wait_for(&format!("!document.getElementById('ledger-problem').textContent && {MAPPED}"), PATIENCE)?;
        stage.tab.eval("document.getElementById('ledger-start').click()")?;
        stage.tab.wait_for(DONE, PATIENCE)
    })
}

/// Browsers stop service workers whenever they like; the next request starts them again.
#[test]
fn a_stopped_service_worker_answers_again() -> Outcome {
    stage::today(|stage| {
        stage.open_ready(CASE)?;
        stage.wait_until_kept()?;
        stage.tab.reload()?;
        stage.tab.wait_for(LIKELY, PATIENCE)?;
        stage.tab.command("ServiceWorker.enable", json!({}))?;
        stage.tab.command("ServiceWorker.stopAllWorkers", json!({}))?;
        one_fen_more(stage)?;
        stage.server.set_down(true);
        stage.tab.reload()?;
        stage.tab.wait_for(NOT_NOW, PATIENCE)
    })
}

#[test]
fn two_tabs_and_the_way_back_keep_what_was_typed() -> Outcome {
    stage::today(|stage| {
        stage.open_ready(CASE)?;
        stage.tab.wait_for(LIKELY, PATIENCE)?;
        let other = stage.browser.tab()?;
        other.open_ready(&stage.server.url(&CASE.replace("28499.99", "40000")))?;
        other.wait_for(NOT_NOW, PATIENCE)?;
        other.close()?;
        assert_eq!(stage.tab.eval("document.querySelector('[name=net_income]').value")?, "28499.99");
        one_fen_more(stage)?;
        stage.tab.eval("document.querySelector('#result-monitoring-0 a.value').click()")?;
        stage.tab.wait_for("location.pathname.includes('programme/')", PATIENCE)?;
        stage.tab.eval("history.back()")?;
        stage.tab.wait_for(NOT_NOW, PATIENCE)?;
        assert_eq!(stage.tab.eval("document.querySelector('[name=net_income]').value")?, "28500");
        Ok(())
    })
}
