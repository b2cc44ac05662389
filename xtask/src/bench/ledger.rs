//! The ledger's speed: lists of one task in and results out, in one worker of Chromium, beside what else reads such files.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::{Line, figure};
use crate::failure::{Doing, Failure, Outcome};
use crate::{folder, node, tool, workspace};

const HOUSEHOLDS: u32 = 10_000;
const BILLS: u32 = 50_000;
const HEADS_OF_HOUSEHOLDS: [&str; 10] = [
    "户编号",
    "户主",
    "家庭人口",
    "年人均纯收入",
    "是否农村户籍",
    "是否脱贫户",
    "大病慢病",
    "能否自主应对",
    "突发变故",
    "刚性支出",
];
const HEADS_OF_BILLS: &str = "户编号,姓名,救助身份,医院级别,出院日期,符合医保报销金额,费用总额";
const PAPAPARSE: &str = "5.7.1";
const DECIMAL: &str = "10.6.0";

pub(super) fn measure(site: &Path) -> Outcome<Vec<Line>> {
    let line = |what: &str, rows: u32, seconds: f64, target: &'static str| {
        Line::new(what, format!("{:.0}", f64::from(rows) / seconds), target)
    };
    let (workbook, bills) = (workbook()?, bills(BILLS));
    let folder = workspace::target()?.join("bench");
    folder::copy(site, &folder)?;
    folder::write(&folder.join("households.xlsx"), &workbook)?;
    folder::write(&folder.join("bills.csv"), bills.as_bytes())?;
    let told = node::figures("bench.mjs", &[Path::new("ledger"), &folder])?;
    let mut seconds = Vec::new();
    for at in 0..6 {
        seconds.push(figure(&told[at])?);
    }
    let mut lines = vec![
        line("households of an .xlsx, screened; .xlsx and CSV out, one worker", HOUSEHOLDS, seconds[0], "≥ 20,000"),
        line("the same; CSV out, two workers", HOUSEHOLDS, seconds[1], "≥ 20,000"),
        line("bills of a CSV, three layers; .xlsx and CSV out, one worker", BILLS, seconds[2], ""),
        line("the same; CSV out, one worker", BILLS, seconds[3], ""),
        line("the same; CSV out, two workers", BILLS, seconds[4], "≥ 200,000"),
        line("the same; CSV out, four workers", BILLS, seconds[5], ""),
    ];
    // The yardsticks read the same file, multiply one column by a rate and write the file again: no rule, no source.
    for (what, measured) in [
        ("the same CSV, one multiplication: PapaParse and decimal.js", papaparse(&bills)),
        ("the same CSV, one multiplication of floats: pandas", pandas(&bills)),
    ] {
        match measured {
            Ok(taken) => {
                lines.push(line(what, BILLS, taken, ""));
                let ratio = format!("{:.2}", taken / seconds[4]);
                lines.push(Line::new("ours on two workers, in multiples of it", ratio, "> 1"));
            }
            Err(failure) => lines.push(Line::new(what, failure.to_string(), "")),
        }
    }
    Ok(lines)
}

/// A list of households: every seventh is below the line, and so on; no two rows are the same.
fn workbook() -> Outcome<Vec<u8>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let refused = |error: rust_xlsxwriter::XlsxError| Failure::new(format!("The list could not be written: {error}."));
    for (column, head) in (0_u16..).zip(HEADS_OF_HOUSEHOLDS) {
        sheet.write(0, column, head).map_err(refused)?;
    }
    for row in 1..=HOUSEHOLDS {
        let yes = |every: u32| if row.is_multiple_of(every) { "是" } else { "否" };
        let cells = ["张三", yes(1), yes(2), yes(3), yes(4), yes(5)];
        sheet.write(row, 0, row).map_err(refused)?;
        sheet.write(row, 1, cells[0]).map_err(refused)?;
        sheet.write(row, 2, 1 + row % 6).map_err(refused)?;
        sheet.write(row, 3, 3000 + row % 9000).map_err(refused)?;
        for (column, cell) in (4_u16..).zip(&cells[1..]) {
            sheet.write(row, column, *cell).map_err(refused)?;
        }
        sheet.write(row, 9, row % 5000).map_err(refused)?;
    }
    book.save_to_buffer().map_err(refused)
}

/// A list of so many bills, as text.
pub(super) fn bills(count: u32) -> String {
    let rows = (1..=count).map(|row| {
        let category = ["普通", "低保", "特困", "监测对象"][row as usize % 4];
        let level = ["一级", "二级", "三级"][row as usize % 3];
        let total = 2_000 + row % 90_000;
        format!("{row},甲,{category},{level},2024-05-08,{},{total}\n", total / 10 * 8)
    });
    std::iter::once(format!("{HEADS_OF_BILLS}\n")).chain(rows).collect()
}

/// PapaParse and decimal.js in Node.js, on the same text.
fn papaparse(bills: &str) -> Outcome<f64> {
    let script = format!(
        "const Papa = require({}), Decimal = require({}), text = require('fs').readFileSync(process.argv[1], 'utf8'); \
         const began = process.hrtime.bigint(); const rows = Papa.parse(text, {{ header: true }}).data; \
         for (const row of rows) row.paid = new Decimal(row['符合医保报销金额'] || 0).times('0.6').toFixed(2); \
         Papa.unparse(rows); console.log(Number(process.hrtime.bigint() - began) / 1e9)",
        json!(tool::npm_package("papaparse", PAPAPARSE)?),
        json!(tool::npm_package("decimal.js", DECIMAL)?)
    );
    told(Command::new("node").arg("-e").arg(script), bills)
}

/// pandas, in an environment of its own.
fn pandas(bills: &str) -> Outcome<f64> {
    let environment = workspace::tools()?.join("pandas");
    let python = environment.join("bin/python");
    if !python.is_file() {
        let missing = "pandas cannot be installed here; Python 3 with venv and pip is needed.";
        tool::run(Command::new("python3").args(["-m", "venv"]).arg(&environment), missing, missing)?;
    }
    let missing = "pandas cannot be fetched.";
    tool::run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "pandas"]), missing, missing)?;
    let script = "import pandas, sys, time, io; began = time.time(); rows = pandas.read_csv(sys.argv[1]); \
         rows['paid'] = (rows['符合医保报销金额'] * 0.6).round(2); rows.to_csv(io.StringIO()); print(time.time() - began)";
    told(Command::new(&python).arg("-c").arg(script), bills)
}

/// What a yardstick prints for the file whose name it is given: seconds.
fn told(command: &mut Command, bills: &str) -> Outcome<f64> {
    let file = workspace::target()?.join("bench").join("yardstick.csv");
    folder::write(&file, bills.as_bytes())?;
    let output = command.arg(&file).output().doing(|| format!("run {}", command.get_program().to_string_lossy()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().map_err(|_| Failure::new(String::from_utf8_lossy(&output.stderr).into_owned()))
}
