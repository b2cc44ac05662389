//! The slow phone of the targets: the first visit, a later one, one without a network, and a keystroke.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::{Line, VISIT, median};
use crate::browser::{Browser, Options, Tab};
use crate::chromium::Edition;
use crate::failure::{Failure, Outcome};
use crate::server::Server;

const SLOWDOWN: u32 = 6;
const LATENCY_MS: u32 = 400;
/// 400 kbit/s.
const BYTES_PER_SECOND: u32 = 50_000;
/// Each visit is measured so many times; the middle one counts.
const TIMES: usize = 5;

/// Notes when a linked case has its first result, and when every door is answered.
const NOTES: &str = "window.notes = {}; new MutationObserver(() => { \
    if (!notes.result && document.querySelector('.result')) notes.result = performance.now(); \
    if (!notes.doors && document.documentElement.dataset.ready === 'yes') notes.doors = performance.now() }) \
    .observe(document, { attributes: true, childList: true, subtree: true })";

#[derive(Clone, Copy)]
enum Visit {
    First,
    Later,
    Offline,
}

pub(super) fn measure(site: &Path) -> Outcome<Vec<Line>> {
    let mut lines = Vec::new();
    for (visit, name, target) in [
        (Visit::First, "first visit", "≤ 6 s"),
        (Visit::Later, "a later visit", "≤ 1.5 s"),
        (Visit::Offline, "without a network", "≤ 1.5 s"),
    ] {
        let mut runs = Vec::new();
        for _ in 0..TIMES {
            runs.push(once(site, visit)?);
        }
        let middle = |at: usize| {
            let mut times: Vec<f64> = runs.iter().map(|run: &[f64; 3]| run[at]).collect();
            times.sort_by(f64::total_cmp);
            format!("{:.0} ms", times[TIMES / 2])
        };
        lines.push(Line::new(format!("{name}: first text on the screen"), middle(0), ""));
        lines.push(Line::new(format!("{name}: a linked case is answered"), middle(1), target));
        lines.push(Line::new(format!("{name}: every door is"), middle(2), target));
    }
    lines.extend(keystroke(site)?);
    Ok(lines)
}

/// Milliseconds until the first text, the answer of a linked case, and those of every door.
fn once(site: &Path, visit: Visit) -> Outcome<[f64; 3]> {
    let server = Server::start(site, 0)?;
    let browser = Browser::start(&Options { edition: Edition::Today, trap: None })?;
    let tab = browser.tab()?;
    tab.set_viewport(360, 740, true)?;
    tab.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTES }))?;
    if !matches!(visit, Visit::First) {
        tab.open_ready(&server.url("index.html"))?;
        let kept = "navigator.serviceWorker.ready.then(kept => kept.active.state === 'activated')";
        tab.wait_for(kept, Duration::from_secs(30))?;
        // The worker answers from the second visit on.
        tab.reload()?;
        tab.open("about:blank")?;
    }
    server.set_down(matches!(visit, Visit::Offline));
    browser.set_network(false, LATENCY_MS, Some(BYTES_PER_SECOND))?;
    browser.set_cpu_slowdown(SLOWDOWN)?;
    tab.open_ready(&server.url(&format!("index.html#{VISIT}")))?;
    let told =
        tab.eval("[performance.getEntriesByName('first-contentful-paint')[0].startTime, notes.result, notes.doors]")?;
    let time = |at: usize| told[at].as_f64().ok_or_else(|| Failure::new("The browser gave no time."));
    Ok([time(0)?, time(1)?, time(2)?])
}

/// From a keystroke to the new result on the page, laid out.
fn keystroke(site: &Path) -> Outcome<Vec<Line>> {
    let server = Server::start(site, 0)?;
    let browser = Browser::start(&Options { edition: Edition::Today, trap: None })?;
    let tab = browser.tab()?;
    tab.set_viewport(360, 740, true)?;
    let household = "place=530127&assessed_on=2024-05-10&door=household&rural=yes&members=3&net_income=28000&ex_poor=yes\
        &risk_illness=yes&shock=no&can_cope=no";
    // One member: an income of 20,000 is above the line, and what would turn the verdict is sought.
    let above = "place=530127&assessed_on=2024-05-10&door=household&rural=yes&members=1&net_income=28000&rigid_spending=0\
        &ex_poor=yes&risk_illness=yes&shock=no&can_cope=no";
    let child = "place=530127&assessed_on=2024-05-10&door=education&p1.stage=junior&p1.boarding=yes";
    let mut lines = Vec::new();
    for (what, case, field, target) in [
        ("an amount of the household", household, "net_income", "≤ 16 ms"),
        ("an amount of a household that does not qualify", above, "net_income", "≤ 16 ms"),
        ("an amount of the bill", VISIT, "p1.in_scope", "≤ 16 ms"),
        ("the day, which every calculator reads", child, "assessed_on", ""),
    ] {
        tab.open("about:blank")?;
        tab.open_ready(&server.url(&format!("index.html#{case}")))?;
        let [here, phone] = [1, SLOWDOWN].map(|slower| {
            browser.set_cpu_slowdown(slower)?;
            typed(&tab, field)
        });
        browser.set_cpu_slowdown(1)?;
        let figure = format!("{:.1} ms (unslowed {:.1} ms)", phone? / 1000.0, here? / 1000.0);
        lines.push(Line::new(
            format!("a keystroke in {what}, to the new result in the page, laid out"),
            figure,
            target,
        ));
    }
    Ok(lines)
}

fn typed(tab: &Tab, field: &str) -> Outcome<f64> {
    let next = if field == "assessed_on" { "'2024-05-' + (10 + turn++ % 20)" } else { "20000 + turn++" };
    tab.eval(&format!("window.turn = 0; window.field = document.querySelector(\"[name='{field}']\"); 0"))?;
    let typing = "field.dispatchEvent(new Event('input', { bubbles: true })); document.body.offsetHeight";
    let median = median(tab, &format!("field.value = {next}; {typing}"))?;
    let complaints = tab.text("#complaints")?;
    // What is timed then is a page with a complaint.
    if complaints.is_empty() { Ok(median) } else { Err(Failure::new(format!("A case of the bench has: {complaints}"))) }
}
