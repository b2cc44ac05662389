//! The words that we add to a list: heads of columns and names of sheets; and where they stand in one that comes back.

use crate::answer::task::Task;
use crate::base::keyed::Keyed as _;
use crate::ledger::record::Record;
use crate::view::words::Language;
use std::ops::Range;

/// The heads of the columns that a task adds.
pub fn heads(language: Language, task: Task) -> Vec<&'static str> {
    let heads: &[(&str, &str)] = match task {
        Task::Monitoring => &[
            ("走访次序", "Order of visits"),
            ("收入减监测范围", "Income less the line"),
            ("监测结论", "Monitoring"),
            ("监测类型", "Type"),
            ("低保结论", "Allowance"),
            ("全家低保金一年最低", "Allowance a year, lowest"),
            ("全家低保金一年最高", "Allowance a year, highest"),
            ("低保边缘结论", "Margin"),
        ],
        Task::Medical => &[
            ("结论", "Verdict"),
            ("基本医保支付", "Basic insurance"),
            ("大病保险支付", "Serious-illness insurance"),
            ("医疗救助支付", "Medical aid"),
            ("倾斜救助支付", "Extra aid"),
            ("自己付最低", "You pay, lowest"),
            ("自己付最高", "You pay, highest"),
        ],
        Task::Audit => &[
            ("核对结论", "Audit"),
            ("没有解释的差额", "Unexplained difference"),
            ("差在哪里", "Where"),
            ("规则：自己付最低", "By rule you pay, lowest"),
            ("规则：自己付最高", "By rule you pay, highest"),
        ],
        Task::Education => &[
            ("很可能享受", "Likely"),
            ("可能享受", "Possible"),
            ("每学期现金最低", "Cash a term, lowest"),
            ("每学期现金最高", "Cash a term, highest"),
            ("每学期减免最低", "Waived a term, lowest"),
            ("每学期减免最高", "Waived a term, highest"),
        ],
        Task::Everything => &[
            ("很可能符合", "Likely"),
            ("可能符合", "Possible"),
            ("一年现金最低", "Cash a year, lowest"),
            ("一年现金最高", "Cash a year, highest"),
            ("一年减免最低", "Waived a year, lowest"),
            ("一年减免最高", "Waived a year, highest"),
        ],
    };
    const SHARED: [(&str, &str); 3] = [("还缺", "Missing"), ("原因", "Reason"), ("依据", "Standards used")];
    heads.iter().chain(&SHARED).map(|(zh, en)| language.of(zh, en)).collect()
}

/// Whether there is a sheet of what one takes along from door to door.
pub fn has_taken_along(task: Task) -> bool {
    matches!(task, Task::Audit | Task::Monitoring)
}

/// Which of them one takes along: what is told first, and the reason.
pub fn taken_along(language: Language, task: Task) -> Vec<usize> {
    let first = if task == Task::Audit { 3 } else { 4 };
    (0..first).chain([heads(language, task).len() - 2]).collect()
}

/// The heads of a comparison with another day.
pub const OF_SECOND_DAY: [(&str, &str); 3] =
    [("换一天：结论", "On the other day"), ("变化", "Change"), ("金额差", "Difference")];

/// Sheets in which rows stand once more, in another order.
pub const SORTED: [(&str, &str); 2] = [("按差额排序", "By difference"), ("按走访次序", "By order of visits")];

/// The columns that were added when the list was worked through before; none where it never was.
pub fn own_columns(row: &Record) -> Option<Range<usize>> {
    let headings: Vec<&str> = row.iter().collect();
    let at = |words: &[&str], from: usize| {
        let mut windows = headings.get(from..)?.windows(words.len());
        windows.position(|window| window.iter().zip(words).all(|(one, other)| one == other)).map(|at| at + from)
    };
    Language::ALL.iter().flat_map(|language| Task::ALL.iter().map(move |task| (*language, *task))).find_map(
        |(language, task)| {
            let words = heads(language, task);
            let start = at(&words, 0)?;
            let end = start + words.len();
            let second = OF_SECOND_DAY.map(|(zh, en)| language.of(zh, en));
            let more = if at(&second, end) == Some(end) { second.len() } else { 0 };
            Some(start..end + more)
        },
    )
}
