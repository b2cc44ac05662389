//! A file that someone calls a ledger: opened, worked through and written out without a panic; no row is lost.

#![no_main]

use bangfu::answer::task::Task;
use bangfu::ledger::listed::Filter;
use bangfu::ledger::order::Order;
use bangfu::ledger::run::ListRun;

#[path = "../../tests/support/order.rs"]
mod order;

// The readers of .xls, .xlsb and .ods may panic; what catches it tells of it. All else that panics still ends the run.
libfuzzer_sys::fuzz_target!(init: std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))), |bytes: &[u8]| {
    let Ok(mut desk) = ListRun::open(bytes.to_vec()) else { return };
    let task = [Task::Monitoring, Task::Medical, Task::Everything][bytes.len() % 3];
    let order = Order { masked: bytes.len() % 2 == 0, workbook: true, ..order::order(&desk, task) };
    desk.begin(order);
    while !desk.step(100).finished {}
    let table = String::from_utf8(desk.take_table()).expect("the table is UTF-8");
    assert!(table.starts_with('\u{feff}'));
    std::hint::black_box(desk.list(&Filter::default(), 0, 5));
    std::hint::black_box(desk.case(0));
    std::hint::black_box(desk.workbook(None));
});
