//! The chain of medical cover by itself, in Chromium; and one bill in Node.js, through the rules, through the package and
//! through what else could reckon it.

use std::path::Path;

use serde_json::Value;

use super::{Line, Table, figure, place, yardsticks};
use crate::failure::{Doing, Outcome};
use crate::module::{self, Finish, Glue, Module, OptimisedFor, Sources, Target};
use crate::{folder, node, size, tool, verb};

const PAGE: &str = "<!doctype html><title>bench</title><link rel=icon href=data:,>";
const PUBLICODES: &str = "1.10.3";

pub(super) fn measure() -> Outcome<Vec<Table>> {
    let bench = place("modules")?;
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
    // Without it Node.js takes the scripts for no ES modules.
    folder::write(&bench.join("package.json"), br#"{ "type": "module" }"#)?;
    Ok(vec![in_chromium(&bench)?, one_bill(&bench)?, package(&bench)?])
}

fn in_chromium(bench: &Path) -> Outcome<Table> {
    let told = node::figures("bench.mjs", &[Path::new("modules"), bench])?;
    let of = |name: &str, what: &str| figure(&told[name]).map(|figure| Line::new(what, figure, "µs"));
    let lines = vec![
        of("assessed", "one visit, three layers, with its explanation as steps; the total another each time")?
            .at_most(10.0),
        of("assessedOften", "the same, after 10000 times")?.at_most(10.0),
        of("assessedSwiftly", "the same, in a module built for speed, as the ledger’s is")?.at_most(10.0),
        of("assessedFirst", "the first of its kind: nothing was looked up or reckoned before")?,
        of("explained", "one visit, and the result as markup")?,
    ];
    Ok(Table { title: "The rules in Chromium", lines })
}

/// One bill through three layers, beside the same chain written for two libraries.
fn one_bill(bench: &Path) -> Outcome<Table> {
    let told = told("chain", bench)?;
    let libraries = [("decimal.js", &told["decimal"]), ("publicodes", &told["publicodes"])];
    let mut lines = Vec::new();
    for (name, what, most) in [
        ("assessed", "the rules, with the explanation as steps", 10.0),
        ("assessedSwiftly", "the same, in a module built for speed", 10.0),
        ("called", "the package: object in, report with sources out", 60.0),
    ] {
        let ours = figure(&told[name])?;
        let mut line = Line::new(what, ours, "µs").at_most(most);
        for (library, told) in libraries {
            line = line.beside(library, figure(&told["microseconds"])? / ours);
        }
        lines.push(line);
    }
    for (library, told) in libraries {
        let line =
            Line::new(format!("{library}: what is left to pay, nothing else"), figure(&told["microseconds"])?, "µs");
        lines.push(line.also(format!("a fen off in {} of {} bills", told["off"], told["bills"])));
    }
    Ok(Table {
        title: "One bill in Node.js, 德安 in 2025: basic insurance, serious-illness insurance, medical aid",
        lines,
    })
}

fn package(bench: &Path) -> Outcome<Table> {
    let told = told("package", bench)?;
    let of = |name: &str, what: &str| figure(&told[name]).map(|figure| Line::new(what, figure, "µs"));
    let wasm = bench.join("npm/bangfu_bg.wasm");
    let bytes = std::fs::read(&wasm).doing(|| format!("read {}", wasm.display()))?;
    #[expect(clippy::cast_precision_loss, reason = "a size in bytes")]
    let module = Line::new("the package’s module", bytes.len() as f64, "bytes");
    let lines = vec![
        of("called", "an answered bill: object in, report with sources out")?.at_most(60.0),
        of("calledMany", "the same in a list of a hundred, each")?.at_most(60.0),
        of("calledOpen", "the same with kind, place, accident and second identity left open")?,
        of("asText", "the answered one, JSON text at the boundary of the module")?,
        module.also(format!("gzip {}", size::gzipped(&bytes))),
    ];
    Ok(Table { title: "The package in Node.js, 凉州 in 2024", lines })
}

/// What the script of one bill has told.
fn told(what: &str, bench: &Path) -> Outcome<Value> {
    let decimal = tool::npm_package("decimal.js", yardsticks::DECIMAL)?;
    let publicodes = tool::npm_package("publicodes", PUBLICODES)?;
    node::figures("bill.mjs", &[Path::new(what), bench, &decimal, &publicodes])
}
