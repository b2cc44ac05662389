//! The tests of what runs in a browser: `tests/web` in Chromium, the worked examples in Node and in Chromium.
//!
//! Cargo hands each test that it has built for WebAssembly to [`run`], by `.cargo/config.toml`. wasm-bindgen has a program
//! for the same; it brings seventy more crates, some of them given up, and needs chromedriver.

use std::path::Path;
use std::process::Command;

use bangfu::book::parameter::built_in;
use bangfu::report::example;
use serde_json::json;
use walrus::{Module, ModuleConfig};
use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Doing, Failure, Outcome};
use crate::{folder, node, tool, workspace};

#[path = "../../tests/support/digest.rs"]
mod digest;

/// The prefix of the exports that are tests.
const TEST: &str = "__wbgt_";
/// The section in which a test says where it runs, as `wasm_bindgen_test_configure!` writes it, and the word for a page.
const CONFIGURED: (&str, u8) = ("__wasm_bindgen_test_unstable", 1);
/// Asks for a browser where the test says nothing; named as wasm-bindgen names it.
const USE_BROWSER: &str = "WASM_BINDGEN_USE_BROWSER";
const FAILED: &str = "Tests of what runs in a browser failed; they are named above.";

/// Runs all of them; what is said of the worked examples is held against what is said of them here.
pub fn all() -> Outcome {
    let native = native_digests()?;
    let cargo = |tests: &[&str]| {
        let mut cargo = workspace::cargo();
        cargo.args(["test", "--quiet", "--target", "wasm32-unknown-unknown"]).args(tests).env_remove(USE_BROWSER);
        cargo.env("BANGFU_NATIVE_DIGESTS", &native);
        cargo
    };
    tool::run(&mut cargo(&["--test", "cases"]), FAILED, tool::NO_CARGO)?;
    tool::run(cargo(&["--test", "cases", "--test", "web"]).env(USE_BROWSER, "1"), FAILED, tool::NO_CARGO)
}

/// Runs the tests of a built file whose names contain one of the filters, or all of them where there is none.
pub fn run(file: &Path, filters: &[&str]) -> Outcome {
    let bytes = std::fs::read(file).doing(|| format!("read {}", file.display()))?;
    let refused = |error: String| Failure::new(format!("wasm-bindgen refused {}: {error}.", file.display()));
    let mut module = ModuleConfig::new().parse(&bytes).map_err(|error| refused(format!("{error:#}")))?;
    // With this section wasm-bindgen switches to externref, which the modules that are published do without.
    module.customs.remove_raw("target_features");
    let (section, page) = CONFIGURED;
    let in_page = module.customs.remove_raw(section).map(|section| section.data.contains(&page));
    let in_browser = in_page.unwrap_or_else(|| std::env::var_os(USE_BROWSER).is_some());
    // What cargo adds by itself, as `--quiet`, is no name.
    let filters: Vec<&str> = filters.iter().copied().filter(|word| !word.starts_with('-')).collect();
    let names = tests(&module, &filters);
    if names.is_empty() {
        if filters.is_empty() {
            return Err(Failure::new(format!("{} has no test.", file.display())));
        }
        println!("No test has such a name.");
        return Ok(());
    }

    let home = std::env::temp_dir().join(format!("bangfu-web-test-{}", std::process::id()));
    folder::empty(&home)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_module("tests", module)
        .debug(true)
        .emit_start(false)
        .web(true)
        .and_then(|bindgen| bindgen.generate(&home))
        .map_err(|error| refused(format!("{error:#}")))?;
    for (name, text) in [
        ("run.js", include_str!("webtest/run.js")),
        ("node.js", include_str!("webtest/node.js")),
        ("index.html", include_str!("webtest/index.html")),
        ("names.js", &format!("export default {};\n", json!(names))),
        ("package.json", &json!({ "type": "module" }).to_string()),
    ] {
        folder::write(&home.join(name), text.as_bytes())?;
    }
    let outcome = if in_browser { in_chromium(&home) } else { in_node(&home) };
    std::fs::remove_dir_all(&home).ok();
    outcome
}

/// What is said of each worked example here, in the order of the files.
fn native_digests() -> Outcome<String> {
    let (folder, book) = (workspace::root().join("tests/cases"), built_in());
    let mut digests = Vec::new();
    for name in folder::files(&folder)? {
        let file = folder.join(&name);
        let text = std::fs::read_to_string(&file).doing(|| format!("read {}", file.display()))?;
        for example in example::read(&name, &text).map_err(Failure::new)? {
            digests.push(digest::of(&example, &book).map_err(Failure::new)?);
        }
    }
    Ok(digests.join(" "))
}

/// The exports that are tests of these names.
fn tests(module: &Module, filters: &[&str]) -> Vec<String> {
    let exports = module.exports.iter().map(|export| export.name.as_str()).filter(|name| name.starts_with(TEST));
    let wanted = exports.filter(|name| filters.is_empty() || filters.iter().any(|filter| name.contains(filter)));
    wanted.map(str::to_owned).collect()
}

fn in_node(home: &Path) -> Outcome {
    tool::run(
        Command::new("node").arg(home.join("node.js")),
        FAILED,
        "Node.js is needed to run the tests; install Node.js 20 or later.",
    )
}

fn in_chromium(home: &Path) -> Outcome {
    node::run("page-tests.mjs", &[home], FAILED)
}
