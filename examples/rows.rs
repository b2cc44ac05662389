//! A list worked through natively, for `cargo xtask bench`, which has its instructions counted: the same work is the same
//! number of instructions, however busy the machine. `rows <task> <file> [<out>]` reads the file as the page would, told
//! 嵩明 and a day of 2024, writes the table where it is told to, and says how many rows came out and what memory it took.

use bangfu::answer::task::Task;
use bangfu::base::keyed::Keyed as _;
use bangfu::ledger::run::ListRun;
use order::order;
use std::io::Write as _;

#[path = "../tests/support/order.rs"]
mod order;

fn main() {
    let told: Vec<String> = std::env::args().skip(1).collect();
    let [task, file, out @ ..] = told.as_slice() else {
        let _ = writeln!(std::io::stderr(), "rows <task> <file> [<out>]");
        return;
    };
    let out = out.first();
    let task = Task::parse(task).expect("a task of the ledger");
    let mut list = ListRun::open(std::fs::read(file).expect("a file that can be read")).expect("a list");
    list.begin(order(&list, task));
    let (mut bytes, mut table) = (0, Vec::new());
    let progress = loop {
        let progress = list.step(1_000);
        list.hand_table(0, |part| {
            bytes += part.len();
            if out.is_some() {
                table.extend_from_slice(part);
            }
        });
        if progress.finished {
            break progress;
        }
    };
    if let Some(out) = out {
        std::fs::write(out, &table).expect("a file that can be written");
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map_or("memory not told", str::trim);
    let _ = writeln!(std::io::stdout(), "{} rows, {bytes} bytes, {most}", progress.rows);
}
