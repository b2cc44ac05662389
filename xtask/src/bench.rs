//! Speeds, beside what else does such work. They are told, never asserted: machines differ, and a busy one lies.

mod ledger;
mod line;
mod lists;
mod module;
mod native;
mod phone;
mod yardsticks;

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use self::line::Line;
use crate::failure::{Failure, Outcome};
use crate::{folder, workspace};

/// Why targets are missed, in words that no measurement gives.
const WHY: &str = include_str!("bench/why.md");

/// Lines of one kind of measurement.
struct Table {
    title: &'static str,
    lines: Vec<Line>,
}

type Part = (&'static str, fn() -> Outcome<Vec<Table>>);

/// What can be measured by itself, each within five minutes.
const PARTS: [Part; 4] =
    [("phone", phone::measure), ("rules", module::measure), ("ledger", ledger::measure), ("rows", native::measure)];

/// Measures these parts and prints their tables; all of them, where none is named, are written to `docs/speeds.md` too.
///
/// # Errors
/// Says what a part lacks, or that there is no such part.
pub fn run(names: &[&str]) -> Outcome {
    let named: Vec<&Part> = PARTS.iter().filter(|(name, _)| names.is_empty() || names.contains(name)).collect();
    if let Some(unknown) = names.iter().find(|name| !named.iter().any(|(known, _)| known == *name)) {
        let known = PARTS.map(|(name, _)| name).join(", ");
        return Err(Failure::new(format!("There is no part {unknown}; there are {known}.")));
    }
    // Before the work of the bench itself is a load.
    let mut text = format!("{}\n{}\n", include_str!("bench/head.md"), here());
    print!("{text}");
    for (_, measure) in named {
        for table in measure()? {
            let table = table.to_markdown();
            print!("{table}");
            text.push_str(&table);
        }
    }
    if !names.is_empty() {
        return Ok(());
    }
    text.push_str(WHY);
    print!("{WHY}");
    folder::write(&workspace::root().join("docs/speeds.md"), text.as_bytes())
}

impl Table {
    fn to_markdown(&self) -> String {
        let lines: String = self.lines.iter().map(Line::to_markdown).collect();
        format!("\n## {}\n\n{}{lines}", self.title, line::HEAD)
    }
}

/// The commit, the machine, and how busy it is.
fn here() -> String {
    let git = |words: &[&str]| {
        let output = Command::new("git").args(words).current_dir(workspace::root()).output();
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
    };
    let read = |file| std::fs::read_to_string(file).unwrap_or_default();
    let commit = git(&["rev-parse", "--short", "HEAD"]);
    let changed = if git(&["status", "--porcelain", "--untracked-files=no"]).is_empty() { "" } else { " with changes" };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let about = read("/proc/cpuinfo");
    let model = about.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let model = model.trim_start_matches([':', ' ', '\t']);
    let load: Vec<String> = read("/proc/loadavg").split(' ').take(3).map(str::to_owned).collect();
    format!("Commit {commit}{changed}; {cores} cores, {model}; load average at the start {}.", load.join(", "))
}

/// The folder that a part works in.
fn place(part: &str) -> Outcome<PathBuf> {
    Ok(workspace::target()?.join("bench").join(part))
}

/// A figure that a script has told.
fn figure(told: &Value) -> Outcome<f64> {
    told.as_f64().ok_or_else(|| Failure::new(format!("The script gave no figure but {told}.")))
}
