//! Speeds in Chromium. They are told, never asserted: machines differ, and a busy one lies.

mod ledger;
mod module;
mod phone;

use std::fmt::Write as _;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::{folder, verb, workspace};

/// A line of a table.
struct Line {
    what: String,
    figure: String,
    target: &'static str,
}

impl Line {
    fn new(what: impl Into<String>, figure: impl Into<String>, target: &'static str) -> Line {
        Line { what: what.into(), figure: figure.into(), target }
    }
}

/// Measures the rules and their modules alone, and prints the table.
pub fn rules() -> Outcome {
    for Line { what, figure, target } in module::measure()? {
        println!("| {what} | {figure} | {target} |");
    }
    Ok(())
}

/// Measures, prints the tables and writes them to `docs/speeds.md`.
pub fn run() -> Outcome {
    let site = verb::built_site()?;
    let tables = [
        ("A phone six times slower, 400 kbit/s, 400 ms", phone::measure(&site)?),
        ("The rules and their modules, this machine", module::measure()?),
        ("A ledger in one worker: read, worked through, written; rows a second", ledger::measure(&site)?),
    ];
    let mut text = String::from(
        "# Speeds\n\nMeasured by `cargo xtask dist && cargo xtask bench` in today's headless Chromium, on two cores of a shared\n\
         virtual machine. Compare the lines with each other rather than with another day.\n",
    );
    for (title, lines) in tables {
        let _ = writeln!(text, "\n## {title}\n\n| what | measured | target |\n|---|---|---|");
        for Line { what, figure, target } in lines {
            let _ = writeln!(text, "| {what} | {figure} | {target} |");
        }
    }
    print!("{text}");
    folder::write(&workspace::root().join("docs/speeds.md"), text.as_bytes())
}

/// A figure that a script has told.
fn figure(told: &Value) -> Outcome<f64> {
    told.as_f64().ok_or_else(|| Failure::new(format!("The browser gave no time but {told}.")))
}
