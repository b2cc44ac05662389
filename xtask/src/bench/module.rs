//! The chain of medical cover by itself, and through the package.

use super::{Line, VISIT, median};
use crate::browser::{Browser, Options};
use crate::chromium::Edition;
use crate::failure::{Doing, Outcome};
use crate::module::{self, Finish, Glue, Module, OptimisedFor, Sources, Target};
use crate::server::Server;
use crate::{folder, size, verb, workspace};

/// So many times, and the browser has compiled a rule as well as it can.
const OFTEN: u32 = 10_000;

/// The clock of a page ticks ten times a millisecond, so that one visit is too short for it.
const AT_ONCE: u32 = 100;

const PAGE: &str = "<!doctype html><title>bench</title>";

pub(super) fn measure() -> Outcome<Vec<Line>> {
    let bench = workspace::target()?.join("bench");
    folder::empty(&bench)?;
    let small = Module {
        target: Target::Example("bench"),
        name: "bench",
        glue: Glue::Bundled,
        optimised_for: OptimisedFor::Size,
    };
    let swift = Module { name: "swift", optimised_for: OptimisedFor::Speed, ..small };
    module::make(&[(small, bench.clone()), (swift, bench.clone())], &Sources::here()?, Finish::Final)?;
    folder::copy(&verb::built_package()?, &bench.join("npm"))?;
    folder::write(&bench.join("index.html"), PAGE.as_bytes())?;
    let server = Server::start(&bench, 0)?;
    let browser = Browser::start(&Options { edition: Edition::Today, trap: None })?;
    let tab = browser.tab()?;
    tab.open(&server.url("index.html"))?;
    // The module built small and the one built for speed.
    for name in ["bench", "swift"] {
        let load = format!(
            "import('./{name}.js').then(module => module.default({{ module_or_path: '{name}_bg.wasm' }}) \
             .then(() => {{ window.{name} = module; return 0; }}))"
        );
        tab.eval(&load)?;
    }
    let many =
        |call: &str| median(&tab, call).map(|microseconds| format!("{:.1} µs", microseconds / f64::from(AT_ONCE)));
    let export = |module: &str, export: &str| many(&format!("{module}.{export}('{VISIT}', {AT_ONCE})"));
    // The browser compiles what runs often a second time, with more care.
    let often = |module: &str| tab.eval(&format!("{module}.assess('{VISIT}', {OFTEN})"));
    let assessed = export("bench", "assess")?;
    often("bench")?;
    let assessed_often = export("bench", "assess")?;
    let explained = export("bench", "explain")?;
    often("swift")?;
    let assessed_swiftly = export("swift", "assess")?;
    tab.eval("import('./npm/index.js').then(module => window.npm = module)")?;
    tab.eval(
        "window.visit = { place: '620602', assessed_on: '2024-06-01', household: {}, persons: [{ category: 'minimum_living', \
         visits: [{ discharge: '2024-05-10', hospital_level: 'level_two', total: '80000', in_scope: '70000', \
         slip_basic: '40000' }] }] }",
    )?;
    let each = |call: &str| many(&format!("for (let time = 0; time < {AT_ONCE}; time++) {call}"));
    let called = each("npm.assess(visit)")?;
    let as_text = each("JSON.parse(bench.as_text(JSON.stringify(visit)))")?;
    let size = |file: &str| {
        let file = bench.join("npm").join(file);
        let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
        Ok(format!("{} bytes, gzip {}", bytes.len(), size::gzipped(&bytes)))
    };
    Ok(vec![
        Line::new("one visit, three layers, with its explanation as steps", assessed, "≤ 10 µs"),
        Line::new(format!("the same, after {OFTEN} times"), assessed_often, "≤ 10 µs"),
        Line::new("the same, in a module built for speed, as the ledger’s is", assessed_swiftly, "≤ 10 µs"),
        Line::new("the same, and the result as markup", explained, ""),
        Line::new("the same visit through the package: object in, report with sources out", called, ""),
        Line::new("the same, JSON text at the boundary of the module", as_text, ""),
        Line::new("the package’s module", size("bangfu_bg.wasm")?, ""),
    ])
}
