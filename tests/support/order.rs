//! What is wanted of a list if nobody changes anything.

use bangfu::answer::task::Task;
use bangfu::base::calendar::Date;
use bangfu::base::region::Code;
use bangfu::ledger::columns::Target;
use bangfu::ledger::order::Order;
use bangfu::ledger::run::ListRun;
use bangfu::ledger::visits::NEAR;
use bangfu::view::words::Language;

/// A list as its columns were read, for 嵩明 in May 2024, without a workbook.
pub fn order(list: &ListRun, task: Task) -> Order {
    let columns = list.columns();
    let scales = columns.iter().map(|column| column.scale).collect();
    Order { scales, ..of_columns(task, columns.iter().map(|column| column.target).collect()) }
}

/// The same of columns that hold these, in yuan.
pub fn of_columns(task: Task, columns: Vec<Target>) -> Order {
    Order {
        task,
        place: Code::of(530_127),
        day: Date::of(2024, 5, 10),
        second: None,
        language: Language::Zh,
        columns,
        scales: Vec::new(),
        whole: Vec::new(),
        near: NEAR,
        masked: false,
        workbook: false,
    }
}
