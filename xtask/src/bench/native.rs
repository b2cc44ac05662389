//! The ledger natively: instructions a row, which a busy machine does not blur, and how time and memory grow with a list.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use super::lists::{BILLS, HOUSEHOLDS, Kind, List};
use super::{Line, Table, place};
use crate::failure::{Doing, Failure, Outcome};
use crate::{tool, workspace};

/// Instructions are counted of two lists: what is done once for a list is in both.
const COUNTED: [u32; 2] = [1_000, 11_000];
/// Lists of which time and memory are told.
const GROWING: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];

pub(super) fn measure() -> Outcome<Vec<Table>> {
    let rows = Rows { program: build()?, lists: place("lists")? };
    let mut counted = Vec::new();
    for (list, kind) in [(BILLS, Kind::Csv), (HOUSEHOLDS, Kind::Csv), (HOUSEHOLDS, Kind::Workbook)] {
        let what = format!("{} as .{}, 嵩明", list.rows, kind.ending());
        let line = match rows.instructions(list, kind) {
            Ok(count) => Line::new(what, count, "instructions a row"),
            Err(failure) => Line::missing(what, &failure),
        };
        counted.push(if list.task == BILLS.task { line.at_most(25_000.0) } else { line });
    }
    let mut growing = rows.growth(BILLS)?;
    growing.extend(rows.growth(HOUSEHOLDS)?);
    Ok(vec![
        Table { title: "Instructions of the ledger natively, by callgrind", lines: counted },
        Table { title: "Growth of the ledger natively, with the file in memory", lines: growing },
    ])
}

fn build() -> Outcome<PathBuf> {
    tool::cargo(&["build", "--quiet", "--release", "--example", "rows"], "The example `rows` does not build.")?;
    Ok(workspace::target()?.join("release/examples/rows"))
}

/// The example `rows`, and where its lists are.
struct Rows {
    program: PathBuf,
    lists: PathBuf,
}

impl Rows {
    /// What a row takes, without what is done once for a list.
    fn instructions(&self, list: List, kind: Kind) -> Outcome<f64> {
        let mut counts = Vec::new();
        for rows in COUNTED {
            let file = list.write(&self.lists, kind, rows)?;
            let mut valgrind = Command::new("valgrind");
            valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(&self.program);
            let told = run(&mut valgrind, list, &file, rows, "run valgrind; install it to have instructions counted")?;
            let count = told.complaints.lines().find_map(|line| line.split("refs:").nth(1));
            let count = count.and_then(|count| count.trim().replace(',', "").parse::<f64>().ok());
            counts.push(count.ok_or_else(|| Failure::new(format!("valgrind counted nothing: {}", told.complaints)))?);
        }
        Ok((counts[1] - counts[0]) / f64::from(COUNTED[1] - COUNTED[0]))
    }

    /// Time and memory of ever longer lists: flat where a row of each takes the same.
    fn growth(&self, list: List) -> Outcome<Vec<Line>> {
        let mut lines = Vec::new();
        let mut shortest: Option<(f64, f64)> = None;
        for rows in GROWING {
            let file = list.write(&self.lists, Kind::Csv, rows)?;
            let began = Instant::now();
            let told = run(&mut Command::new(&self.program), list, &file, rows, "run the example `rows`")?;
            let seconds = began.elapsed().as_secs_f64();
            let what = format!("{rows} {}", list.rows);
            let line = Line::new(what, seconds * 1e6 / f64::from(rows), "µs a row");
            let also = match (told.kilobytes, shortest) {
                (None, _) => "memory not told".to_owned(),
                (Some(kilobytes), None) => {
                    shortest = Some((f64::from(rows), kilobytes));
                    format!("{:.1} MB at most", kilobytes / 1e3)
                }
                (Some(kilobytes), Some((fewer, less))) => {
                    let each = (kilobytes - less) * 1024.0 / (f64::from(rows) - fewer);
                    format!("{:.1} MB at most, {each:.0} bytes for each row more", kilobytes / 1e3)
                }
            };
            lines.push(line.also(also));
            std::fs::remove_file(&file).doing(|| format!("remove {}", file.display()))?;
        }
        Ok(lines)
    }
}

/// What a run of `rows` has told.
struct Told {
    complaints: String,
    /// The most memory that it held.
    kilobytes: Option<f64>,
}

/// Has `rows` work through a list, every row of which has to come out.
fn run(command: &mut Command, list: List, file: &Path, rows: u32, doing: &str) -> Outcome<Told> {
    let output = command.arg(list.task).arg(file).output().doing(|| doing.to_owned())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    if !text.starts_with(&format!("{rows} rows,")) {
        return Err(Failure::new(format!("`rows` did not work through {}: {text}{complaints}", file.display())));
    }
    let most = text.rsplit(", ").next().and_then(|most| most.trim().strip_suffix("kB")?.trim().parse().ok());
    Ok(Told { complaints, kilobytes: most })
}
