//! The ledger natively: instructions a row, which a busy machine does not blur, and how time and memory grow with a list.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use super::{Line, ledger};
use crate::failure::{Doing, Failure, Outcome};
use crate::{folder, workspace};

/// Instructions are counted of two lists: what is done once for a list is in both.
const COUNTED: [u32; 2] = [1_000, 11_000];
/// Lists of which time and memory are told.
const GROWING: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];

pub(super) fn measure() -> Outcome<Vec<Line>> {
    let root = workspace::root();
    let mut build = workspace::cargo();
    build.args(["build", "--quiet", "--release", "--example", "rows"]).current_dir(&root);
    if !build.status().doing(|| "build the example `rows`".to_owned())?.success() {
        return Err(Failure::new("The example `rows` does not build.".to_owned()));
    }
    let program = root.join("target/release/examples/rows");
    let mut lines = vec![match instructions(&program) {
        Ok(count) => Line::new("instructions a bill, natively (callgrind)", format!("{count:.0}"), "≤ 25,000"),
        Err(failure) => Line::new("instructions a bill, natively (callgrind)", failure.to_string(), "≤ 25,000"),
    }];
    for rows in GROWING {
        let file = list(rows)?;
        let began = Instant::now();
        let told = told(Command::new(&program).arg("medical").arg(&file))?;
        let each = began.elapsed().as_secs_f64() * 1e6 / f64::from(rows);
        let memory = told.rsplit(", ").next().unwrap_or_default().trim().to_owned();
        lines.push(Line::new(
            format!("{rows} bills natively: time a row, and the most memory"),
            format!("{each:.1} µs, {memory}"),
            "",
        ));
    }
    Ok(lines)
}

fn list(rows: u32) -> Outcome<PathBuf> {
    let file = workspace::target()?.join("bench").join(format!("bills{rows}.csv"));
    folder::write(&file, ledger::bills(rows).as_bytes())?;
    Ok(file)
}

/// What a row takes, without what is done once for a list.
fn instructions(program: &Path) -> Outcome<f64> {
    let mut counts = Vec::new();
    for rows in COUNTED {
        let file = list(rows)?;
        let mut command = Command::new("valgrind");
        command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).arg("medical").arg(&file);
        let output = command.output().map_err(|_| Failure::new("valgrind is not installed: not counted".to_owned()))?;
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let count = text.lines().find_map(|line| line.split("refs:").nth(1)).map(|count| count.trim().replace(',', ""));
        let count = count.and_then(|count| count.parse::<f64>().ok());
        counts.push(count.ok_or_else(|| Failure::new(format!("valgrind counted nothing: {text}")))?);
    }
    Ok((counts[1] - counts[0]) / f64::from(COUNTED[1] - COUNTED[0]))
}

fn told(command: &mut Command) -> Outcome<String> {
    let output = command.output().doing(|| "run the example `rows`".to_owned())?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
