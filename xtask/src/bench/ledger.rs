//! The ledger's speed in Chromium: lists of one task in and results out, by one worker and by several, beside what else
//! reads such files.

use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::lists::{BILLS, HOUSEHOLDS, Kind, List};
use super::{Line, Table, place, yardsticks};
use crate::failure::{Doing, Outcome};
use crate::{folder, node, verb};

/// Long enough for several workers, which a short list is not given to, and that their start is a small part of the time.
const ROWS: u32 = 100_000;

/// What is done with a list.
struct Job {
    /// Whether a workbook is asked for beside the CSV, which one worker makes.
    book: bool,
    /// How many cores the page is told of.
    cores: u32,
    /// Rows a second.
    least: Option<f64>,
}

const fn job(book: bool, cores: u32, least: Option<f64>) -> Job {
    Job { book, cores, least }
}

/// What the script tells of a job.
#[derive(Deserialize)]
struct Told {
    seconds: f64,
    /// How many workers there were: not as many as cores where the list was not shared.
    workers: u32,
}

pub(super) fn measure() -> Outcome<Vec<Table>> {
    let (site, folder) = (verb::built_site()?, place("ledger")?);
    folder::empty(&folder)?;
    folder::copy(&site, &folder)?;
    let mut tables = Vec::new();
    for (list, kind, title, jobs) in [
        (
            BILLS,
            Kind::Csv,
            "A ledger of bills, three layers, a .csv in Chromium",
            &[job(false, 1, None), job(false, 2, Some(200_000.0)), job(false, 4, None), job(true, 1, None)][..],
        ),
        (
            HOUSEHOLDS,
            Kind::Workbook,
            "A ledger of households, screened, an .xlsx in Chromium",
            &[job(false, 1, None), job(false, 2, Some(20_000.0)), job(false, 4, None), job(true, 1, Some(20_000.0))],
        ),
        (
            HOUSEHOLDS,
            Kind::Csv,
            "The same households as a .csv",
            &[job(false, 1, None), job(false, 2, None), job(false, 4, None)],
        ),
    ] {
        let file = list.write(&folder, kind, ROWS)?;
        let told = told(&folder, &file, list, jobs)?;
        let yardsticks = yardsticks_of(list, kind, &file);
        let ours = jobs.iter().zip(&told).map(|(job, told)| ours(job, told, &yardsticks));
        let mut lines: Vec<Line> = ours.collect();
        // The yardsticks multiply one column by a rate: no rule, no source.
        lines.extend(yardsticks.into_iter().map(|(name, measured)| {
            let what = format!("{name}: the same file, one multiplication, CSV out");
            match measured {
                Ok(seconds) => rows_a_second(what, seconds),
                Err(failure) => Line::missing(what, &failure),
            }
        }));
        tables.push(Table { title, lines });
    }
    Ok(tables)
}

fn told(folder: &Path, file: &Path, list: List, jobs: &[Job]) -> Outcome<Vec<Told>> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let one = |Job { book, cores, .. }: &Job| json!({ "file": name, "task": list.task, "rows": ROWS, "book": book, "cores": cores });
    let jobs: Vec<Value> = jobs.iter().map(one).collect();
    let told = node::figures("bench.mjs", &["ledger", &folder.to_string_lossy(), &json!(jobs).to_string()])?;
    serde_json::from_value(told).doing(|| "read what bench.mjs told of a ledger".into())
}

type Yardstick = (&'static str, Outcome<f64>);

fn yardsticks_of(list: List, kind: Kind, file: &Path) -> Vec<Yardstick> {
    let pandas = ("pandas", yardsticks::pandas(list, ROWS, file));
    match kind {
        Kind::Csv => vec![("PapaParse and decimal.js", yardsticks::papaparse(list, ROWS, file)), pandas],
        // PapaParse reads no workbook.
        Kind::Workbook => vec![pandas],
    }
}

fn ours(job: &Job, told: &Told, yardsticks: &[Yardstick]) -> Line {
    let workers = if told.workers == 1 { "one worker".to_owned() } else { format!("{} workers", told.workers) };
    let out = if job.book { ".xlsx and CSV out" } else { "CSV out" };
    let mut line = rows_a_second(format!("{workers}: {out}"), told.seconds);
    if told.workers != job.cores {
        line = line.also(format!("told of {} cores", job.cores));
    }
    if let Some(least) = job.least {
        line = line.at_least(least);
    }
    for (name, measured) in yardsticks {
        if let Ok(seconds) = measured {
            line = line.beside(name, seconds / told.seconds);
        }
    }
    line
}

fn rows_a_second(what: String, seconds: f64) -> Line {
    Line::new(what, f64::from(ROWS) / seconds, "rows a second")
}
