//! A file that someone calls a ledger: opened, worked through and written out without a panic; no row is lost.

#![no_main]

use bangfu::answer::task::Task;
use bangfu::base::calendar::Date;
use bangfu::base::region::Code;
use bangfu::ledger::listed::Filter;
use bangfu::ledger::order::Order;
use bangfu::ledger::run::ListRun;
use bangfu::ledger::visits::NEAR;
use bangfu::view::words::Language;

// The readers of .xls, .xlsb and .ods may panic; what catches it tells of it. All else that panics still ends the run.
libfuzzer_sys::fuzz_target!(init: std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))), |bytes: &[u8]| {
    let Ok(mut desk) = ListRun::open(bytes.to_vec()) else { return };
    let scales = desk.columns().into_iter().map(|column| column.scale).collect();
    let columns = desk.columns().into_iter().map(|column| column.target).collect();
    let task = [Task::Monitoring, Task::Medical, Task::Everything][bytes.len() % 3];
    desk.begin(Order {
        task,
        place: Code::of(530_127),
        day: Date::of(2024, 5, 10),
        second: None,
        language: Language::Zh,
        columns,
        scales,
        whole: Vec::new(),
        near: NEAR,
        masked: bytes.len() % 2 == 0,
        workbook: true,
    });
    while !desk.step(100).finished {}
    let table = String::from_utf8(desk.take_table()).expect("the table is UTF-8");
    assert!(table.starts_with('\u{feff}'));
    std::hint::black_box(desk.list(&Filter::default(), 0, 5));
    std::hint::black_box(desk.case(0));
    std::hint::black_box(desk.workbook(None));
});
