//! Speeds in Chromium. They are told, never asserted: machines differ, and a busy one lies.

mod ledger;
mod module;
mod native;
mod phone;

use std::fmt::Write as _;
use std::process::Command;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::{folder, verb, workspace};

/// Why targets are missed, in words that no measurement gives.
const WHY: &str = include_str!("bench/why.md");

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
    print(module::measure()?);
    Ok(())
}

/// Measures the rows of a list natively, and prints the table.
pub fn rows() -> Outcome {
    print(native::measure()?);
    Ok(())
}

fn print(lines: Vec<Line>) {
    for Line { what, figure, target } in lines {
        println!("| {what} | {figure} | {target} |");
    }
}

/// Measures, prints the tables and writes them to `docs/speeds.md`.
pub fn run() -> Outcome {
    let site = verb::built_site()?;
    let mut tables = vec![
        ("A phone six times slower, 400 kbit/s, 400 ms", phone::measure(&site)?),
        ("The rules and their modules, this machine", module::measure()?),
        ("A ledger: read, worked through, written; rows a second", ledger::measure(&site)?),
    ];
    tables.push(("A ledger natively", native::measure()?));
    let mut text = String::from(
        "# Speeds\n\nMeasured by `cargo xtask dist && cargo xtask bench` in today's headless Chromium, on two cores of a shared\n\
         virtual machine. Compare the lines with each other rather than with another day.\n",
    );
    let _ = writeln!(text, "\n{}", here());
    for (title, lines) in tables {
        let _ = writeln!(text, "\n## {title}\n\n| what | measured | target |\n|---|---|---|");
        for Line { what, figure, target } in lines {
            let _ = writeln!(text, "| {what} | {figure} | {target} |");
        }
    }
    text.push_str(WHY);
    print!("{text}");
    folder::write(&workspace::root().join("docs/speeds.md"), text.as_bytes())
}

/// The commit and the machine.
fn here() -> String {
    let commit = Command::new("git").args(["rev-parse", "--short", "HEAD"]).current_dir(workspace::root()).output();
    let commit = commit.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let model = model.trim_start_matches([':', ' ', '\t']);
    format!("Commit {commit}; {cores} cores, {model}.")
}

/// A figure that a script has told.
fn figure(told: &Value) -> Outcome<f64> {
    told.as_f64().ok_or_else(|| Failure::new(format!("The browser gave no time but {told}.")))
}
