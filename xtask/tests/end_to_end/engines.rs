//! Firefox and WebKit: the doors, a village's list, no network, and the one file from disk.

use xtask::driver::Driver;
use xtask::failure::Outcome;
use xtask::firefox::Firefox;
use xtask::server::Server;
use xtask::verb;
use xtask::webkit::Webkit;

use crate::ledger::household::{self, DONE, LIST, MAPPED};
use crate::single::{self, ANSWERED, CASE};

#[test]
fn firefox_answers() -> Outcome {
    the_site_answers(Firefox::start()?)
}

#[test]
fn webkit_answers() -> Outcome {
    the_site_answers(Webkit::start()?)
}

#[test]
fn firefox_answers_from_disk() -> Outcome {
    the_file_answers(Firefox::start()?)
}

#[test]
fn webkit_answers_from_disk() -> Outcome {
    the_file_answers(Webkit::start()?)
}

fn the_file_answers(mut browser: impl Driver) -> Outcome {
    browser.open(&format!("{}{CASE}", single::address()?))?;
    browser.wait_for("document.documentElement.dataset.ready === 'yes'")?;
    browser.wait_for(ANSWERED)
}

fn the_site_answers(mut browser: impl Driver) -> Outcome {
    let server = Server::start(&verb::built_site()?, 0)?;
    let case = server.url(&format!("index.html{CASE}"));
    browser.open(&case)?;
    browser.wait_for("document.documentElement.dataset.ready === 'yes'")?;
    browser.wait_for(ANSWERED)?;
    browser.eval("document.querySelector('[name=door][value=everything]').click()")?;
    browser.wait_for("document.documentElement.dataset.ready === 'yes'")?;

    browser.open(&server.url("ledger.html"))?;
    browser.eval("document.getElementById('ledger-day').value = '2024-05-10'")?;
    browser.eval(&ledger::giving("a.csv", LIST.as_bytes()))?;
    browser.wait_for(MAPPED)?;
    browser.eval("document.getElementById('ledger-start').click()")?;
    browser.wait_for(DONE)?;

    browser.eval(
        "navigator.serviceWorker.ready.then(kept => { document.documentElement.dataset.kept = kept.active.state })",
    )?;
    browser.wait_for("document.documentElement.dataset.kept")?;
    server.set_down(true);
    server.take_served();
    browser.open(&case)?;
    browser.wait_for("document.documentElement.dataset.ready === 'yes'")?;
    browser.wait_for(ANSWERED)?;
    assert_eq!(server.take_served(), Vec::<String>::new());
    Ok(())
}
