//! Speeds in Chromium. They are told, never asserted: machines differ, and a busy one lies.

mod ledger;
mod module;
mod phone;

use std::fmt::Write as _;

use crate::browser::Tab;
use crate::failure::{Failure, Outcome};
use crate::{folder, verb, workspace};

/// A stay whose three layers are all computed: 凉州, minimum living allowance, first admission at a county hospital.
const VISIT: &str = "place=620602&assessed_on=2024-06-01&door=medical&p1.category=minimum_living&p1.discharge=2024-05-10\
    &p1.hospital_level=level_two&p1.total=80000&p1.in_scope=70000&p1.slip_basic=40000";

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

/// The median time of fifty runs after a warm-up, in microseconds.
fn median(tab: &Tab, work: &str) -> Outcome<f64> {
    let timed = format!(
        "(() => {{ const times = []; \
         for (let run = 0; run < 60; run++) {{ const start = performance.now(); {work}; times.push(performance.now() - start); }} \
         const kept = times.slice(10).sort((one, other) => one - other); return kept[25] * 1000; }})()"
    );
    tab.eval(&timed)?.as_f64().ok_or_else(|| Failure::new("The browser gave no time."))
}
