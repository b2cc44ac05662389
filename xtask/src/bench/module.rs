//! The chain of medical cover by itself, and through the package.

use std::path::Path;

use super::{Line, figure};
use crate::failure::{Doing, Outcome};
use crate::module::{self, Finish, Glue, Module, OptimisedFor, Sources, Target};
use crate::{folder, node, size, verb, workspace};

const PAGE: &str = "<!doctype html><title>bench</title><link rel=icon href=data:,>";

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
    let told = node::figures("bench.mjs", &[Path::new("modules"), &bench])?;
    let each = |name: &str| figure(&told[name]).map(|microseconds| format!("{microseconds:.1} µs"));
    let size = |file: &str| {
        let file = bench.join("npm").join(file);
        let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
        Ok(format!("{} bytes, gzip {}", bytes.len(), size::gzipped(&bytes)))
    };
    Ok(vec![
        Line::new("one visit, three layers, with its explanation as steps", each("assessed")?, "≤ 10 µs"),
        Line::new("the same, after 10000 times", each("assessedOften")?, "≤ 10 µs"),
        Line::new("the same, in a module built for speed, as the ledger’s is", each("assessedSwiftly")?, "≤ 10 µs"),
        Line::new("the same, and the result as markup", each("explained")?, ""),
        Line::new("the same visit through the package: object in, report with sources out", each("called")?, "≤ 60 µs"),
        Line::new("the same in a list of a hundred, each", each("calledMany")?, "≤ 60 µs"),
        Line::new("the same with kind, place, accident and second identity left open", each("calledOpen")?, ""),
        Line::new("the same, JSON text at the boundary of the module", each("asText")?, ""),
        Line::new("the package’s module", size("bangfu_bg.wasm")?, ""),
    ])
}
