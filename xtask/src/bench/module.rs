//! The chain of medical cover by itself, and through the package.

use super::{Line, VISIT, median};
use crate::browser::{Browser, Options};
use crate::chromium::Edition;
use crate::failure::Outcome;
use crate::module::{self, Finish, Recipe, Yard};
use crate::server::Server;
use crate::{folder, verb, workspace};

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
    let explained = export("explain")?;
    tab.eval("import('./npm/index.js').then(module => window.npm = module)")?;
    tab.eval(
        "window.visit = { place: '620602', assessed_on: '2024-06-01', household: {}, persons: [{ category: 'minimum_living', \
         visits: [{ discharge: '2024-05-10', hospital_level: 'level_two', total: '80000', in_scope: '70000', \
         slip_basic: '40000' }] }] }",
    )?;
    let called = many("for (let time = 0; time < 20; time++) npm.assess(visit)")?;
    Ok(vec![
        Line::new("one visit, three layers, with its explanation as steps", assessed, "≤ 10 µs"),
        Line::new("the same, and the result as markup", explained, ""),
        Line::new("the same visit through the package: object in, report of every programme out", called, ""),
    ])
}
