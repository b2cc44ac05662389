//! Speeds in Chromium. They are printed, never asserted: machines differ, and a busy one lies.

pub mod ledger;

use std::time::Duration;

use crate::browser::{Browser, Options, Tab};
use crate::chromium::Edition;
use crate::failure::{Failure, Outcome};
use crate::module::{self, Finish, Recipe, Yard};
use crate::server::Server;
use crate::{folder, verb, workspace};

/// A stay whose three layers are all computed: 凉州, minimum living allowance, first admission at a county hospital.
const VISIT: &str = "place=620602&assessed_on=2024-06-01&p1.category=minimum_living&p1.v1.discharge=2024-05-10\
    &p1.v1.hospital_level=level_two&p1.v1.total=80000&p1.v1.in_scope=70000&p1.v1.slip_basic=40000";

/// The slow phone of the targets.
const SLOWDOWN: u32 = 6;

/// A line of the table.
struct Line {
    what: &'static str,
    target: &'static str,
    microseconds: f64,
}

/// Measures, and prints the table.
pub fn run() -> Outcome {
    let site = verb::built_site()?;
    let bench = workspace::target()?.join("bench");
    folder::empty(&bench)?;
    module::make(&[(Recipe::new("bench"), bench.clone())], &Yard::here()?, Finish::Final)?;
    folder::copy(&verb::built_package()?, &bench.join("npm"))?;
    folder::write(&bench.join("index.html"), b"<!doctype html><title>bench</title><script src=\"bench.js\"></script>")?;
    let mut lines = modules(&bench)?;
    lines.extend(page(&site)?);
    println!("{:<72} {:>12} {:>10}", "in Chromium", "median", "target");
    for Line { what, target, microseconds } in lines {
        println!("{what:<72} {microseconds:>9.1} µs {target:>10}");
    }
    ledger::run(&site)
}

/// The chain by itself, and through the package.
fn modules(bench: &std::path::Path) -> Outcome<Vec<Line>> {
    let server = Server::start(bench, 0)?;
    let browser = Browser::start(&Options { edition: Edition::Today, trap: None })?;
    let tab = browser.tab()?;
    tab.open(&server.url("index.html"))?;
    tab.eval("bangfu_bench('bench_bg.wasm').then(module => window.bench = bangfu_bench)")?;
    let many = |export: &str| {
        let call = format!("bench.{export}('{VISIT}', 20)");
        median(&tab, &call).map(|microseconds| microseconds / 20.0)
    };
    let assessed = many("assess")?;
    let explained = many("explain")?;
    tab.eval("import('./npm/index.js').then(module => window.npm = module)")?;
    tab.eval(
        "window.visit = { place: '620602', assessed_on: '2024-06-01', household: {}, persons: [{ category: 'minimum_living', \
         visits: [{ discharge: '2024-05-10', hospital_level: 'level_two', total: '80000', in_scope: '70000', \
         slip_basic: '40000' }] }] }",
    )?;
    let called = median(&tab, "for (let time = 0; time < 20; time++) npm.assess(visit)")? / 20.0;
    Ok(vec![
        Line { what: "one visit, all layers, with its explanation as steps", target: "10 µs", microseconds: assessed },
        Line { what: "the same, and the result as markup", target: "", microseconds: explained },
        Line { what: "the same visit through the package, object in and report out", target: "", microseconds: called },
    ])
}

/// From a keystroke to the new result on the page.
fn page(site: &std::path::Path) -> Outcome<Vec<Line>> {
    let server = Server::start(site, 0)?;
    let browser = Browser::start(&Options { edition: Edition::Today, trap: None })?;
    let tab = browser.tab()?;
    tab.set_viewport(360, 740, true)?;
    tab.open_ready(&server.url(&format!("index.html#{VISIT}")))?;
    tab.wait_for("document.documentElement.dataset.doors", Duration::from_secs(20))?;
    let keystroke = "field.value = 60000 + turn++; field.dispatchEvent(new Event('input', { bubbles: true }))";
    tab.eval(
        "window.turn = 0; window.field = document.querySelector(\"[name='p1.v1.in_scope'], [name='p1.in_scope']\")",
    )?;
    let here = median(&tab, keystroke)?;
    browser.set_cpu_slowdown(SLOWDOWN)?;
    let phone = median(&tab, keystroke)?;
    Ok(vec![
        Line { what: "a keystroke in the bill to the new result on the page", target: "", microseconds: here },
        Line { what: "the same on a processor six times slower", target: "16 ms", microseconds: phone },
    ])
}

/// The median time of fifty runs after a warm-up, in microseconds.
fn median(tab: &Tab, work: &str) -> Outcome<f64> {
    let timed = format!(
        "(() => {{ const times = []; \
         for (let run = 0; run < 60; run++) {{ const start = performance.now(); {work}; times.push(performance.now() - start); }} \
         const kept = times.slice(10).sort((one, other) => one - other); return kept[25] * 1000; }})()"
    );
    tab.eval(&timed)?.as_f64().ok_or_else(|| Failure::new("The browser gave no time."))
}
