//! A list worked through natively, for `cargo xtask bench`, which has its instructions counted: machines differ, and a
//! busy one lies, but the same work is the same number of instructions. `rows <task> <file> [<rows>]` reads the file as
//! the page would, told 嵩明 and a day of 2024, and prints how many rows came out; with a number it stops after about so
//! many households, so that the difference of two counts is that of rows alone.

use bangfu::answer::task::Task;
use bangfu::base::calendar::Date;
use bangfu::base::keyed::Keyed as _;
use bangfu::base::region::Code;
use bangfu::ledger::order::Order;
use bangfu::ledger::run::ListRun;
use bangfu::ledger::visits::NEAR;
use bangfu::view::words::Language;
use std::io::Write as _;

fn main() {
    let told: Vec<String> = std::env::args().skip(1).collect();
    let [task, file, out @ ..] = told.as_slice() else { return eprintln!("rows <task> <file> [<out>]") };
    let task = Task::parse(task).expect("a task of the ledger");
    let mut list = ListRun::open(std::fs::read(file).expect("a file that can be read")).expect("a list");
    let columns = list.columns();
    list.begin(Order {
        task,
        place: Code::of(530_127),
        day: Date::of(2024, 5, 10),
        second: None,
        language: Language::Zh,
        columns: columns.iter().map(|column| column.target).collect(),
        scales: columns.iter().map(|column| column.scale).collect(),
        whole: Vec::new(),
        near: NEAR,
        masked: false,
        workbook: false,
    });
    let mut table = Vec::new();
    let progress = loop {
        let progress = list.step(1_000);
        table.append(&mut list.take_table());
        if progress.finished {
            break progress;
        }
    };
    if let [out, ..] = out {
        std::fs::write(out, &table).expect("a file that can be written");
    }
    let _ = writeln!(std::io::stdout(), "{} rows, {} bytes", progress.rows, table.len());
}
