//! The chain of medical cover by itself, and through the package.

use super::{Line, VISIT, median};
use crate::browser::{Browser, Options};
use crate::chromium::Edition;
use crate::failure::{Doing, Outcome};
use crate::module::{self, Finish, Recipe, Yard};
use crate::server::Server;
use crate::{folder, size, verb, workspace};

/// So many times, and the browser has compiled a rule as well as it can.
const OFTEN: u32 = 10_000;

pub(super) fn measure() -> Outcome<Vec<Line>> {
    let bench = workspace::target()?.join("bench");
    folder::empty(&bench)?;
    module::make(&[(Recipe::new("bench"), bench.clone())], &Yard::here()?, Finish::Final)?;
    folder::copy(&verb::built_package()?, &bench.join("npm"))?;
    folder::write(&bench.join("index.html"), b"<!doctype html><title>bench</title><script src=\"bench.js\"></script>")?;
    let server = Server::start(&bench, 0)?;
    let browser = Browser::start(&Options { edition: Edition::Today, trap: None })?;
    let tab = browser.tab()?;
    tab.open(&server.url("index.html"))?;
    tab.eval("bangfu_bench('bench_bg.wasm').then(module => window.bench = bangfu_bench)")?;
    let many = |call: &str| median(&tab, call).map(|microseconds| format!("{:.1} µs", microseconds / 20.0));
    let export = |export: &str| many(&format!("bench.{export}('{VISIT}', 20)"));
    let assessed = export("assess")?;
    // The browser compiles what runs often a second time, with more care.
    tab.eval(&format!("bench.assess('{VISIT}', {OFTEN})"))?;
    let assessed_often = export("assess")?;
    let explained = export("explain")?;
    tab.eval("import('./npm/index.js').then(module => window.npm = module)")?;
    tab.eval(
        "window.visit = { place: '620602', assessed_on: '2024-06-01', household: {}, persons: [{ category: 'minimum_living', \
         visits: [{ discharge: '2024-05-10', hospital_level: 'level_two', total: '80000', in_scope: '70000', \
         slip_basic: '40000' }] }] }",
    )?;
    let twenty = |call: &str| many(&format!("for (let time = 0; time < 20; time++) {call}"));
    let called = twenty("npm.assess(visit)")?;
    let as_text = twenty("JSON.parse(bench.as_text(JSON.stringify(visit)))")?;
    let as_object = twenty("bench.as_object(visit)")?;
    let size = |file: &str| {
        let file = bench.join("npm").join(file);
        let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
        Ok(format!("{} bytes, gzip {}", bytes.len(), size::gzipped(&bytes)))
    };
    Ok(vec![
        Line::new("one visit, three layers, with its explanation as steps", assessed, "≤ 10 µs"),
        Line::new(format!("the same, after {OFTEN} times"), assessed_often, "≤ 10 µs"),
        Line::new("the same, and the result as markup", explained, ""),
        Line::new("the same visit through the package: object in, report with sources out", called, ""),
        Line::new("the same, JSON text at the boundary of the module", as_text, ""),
        Line::new("the same, objects at the boundary by serde-wasm-bindgen", as_object, ""),
        Line::new("the package’s module", size("bangfu_bg.wasm")?, ""),
        Line::new("the package’s lists of places, programmes and words", size("lists.js")?, ""),
    ])
}
