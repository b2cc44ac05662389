//! What else reads such lists: it reads the file, multiplies one column by a rate and writes the table again, without a
//! rule and without a source. The file is the very one that the ledger is given.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::lists::List;
use crate::failure::{Doing, Failure, Outcome};
use crate::{tool, workspace};

const PAPAPARSE: &str = "5.7.1";
/// The version that reckons the chain of one bill, too.
pub(super) const DECIMAL: &str = "10.6.0";

/// Seconds of PapaParse with decimal.js in Node.js, which reads no workbook.
pub(super) fn papaparse(list: List, count: u32, file: &Path) -> Outcome<f64> {
    let script = format!(
        "const Papa = require({}), Decimal = require({}), [file, column] = process.argv.slice(1); \
         const began = process.hrtime.bigint(); const text = require('fs').readFileSync(file, 'utf8'); \
         const rows = Papa.parse(text, {{ header: true, skipEmptyLines: true }}).data; \
         for (const row of rows) row.paid = new Decimal(row[column] || 0).times('0.6').toFixed(2); \
         Papa.unparse(rows); console.log(rows.length, Number(process.hrtime.bigint() - began) / 1e9)",
        json!(tool::npm_package("papaparse", PAPAPARSE)?),
        json!(tool::npm_package("decimal.js", DECIMAL)?)
    );
    seconds(Command::new("node").args(["--eval", &script, "--"]).arg(file).arg(list.column), count)
}

/// Seconds of pandas, in an environment of its own; floats.
pub(super) fn pandas(list: List, count: u32, file: &Path) -> Outcome<f64> {
    let environment = workspace::tools()?.join("pandas");
    let python = environment.join("bin/python");
    let is_there = || Command::new(&python).args(["-c", "import pandas, openpyxl"]).output();
    if !is_there().is_ok_and(|output| output.status.success()) {
        let missing = "pandas cannot be installed here; Python 3 with venv and pip is needed.";
        tool::run(Command::new("python3").args(["-m", "venv"]).arg(&environment), missing, missing)?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "pandas", "openpyxl"]);
        tool::run(&mut pip, "pandas cannot be fetched.", missing)?;
    }
    let script = "import pandas, sys, time, io; file, column = sys.argv[1:]; began = time.time(); \
         rows = (pandas.read_excel if file.endswith('xlsx') else pandas.read_csv)(file); \
         rows['paid'] = (rows[column] * 0.6).round(2); rows.to_csv(io.StringIO()); print(len(rows), time.time() - began)";
    seconds(Command::new(&python).args(["-c", script]).arg(file).arg(list.column), count)
}

/// The seconds that a yardstick prints behind the number of its rows, which has to be right.
fn seconds(command: &mut Command, count: u32) -> Outcome<f64> {
    let output = command.output().doing(|| format!("run {}", command.get_program().to_string_lossy()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let told = text.trim().split_once(' ').filter(|(rows, _)| *rows == count.to_string());
    let told = told.and_then(|(_, seconds)| seconds.parse().ok());
    told.ok_or_else(|| Failure::new(format!("{text}{}", String::from_utf8_lossy(&output.stderr))))
}
