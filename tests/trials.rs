//! Lists as people really have them, each of which was once misread in silence: every file of `ledger/inputs` comes
//! out right, or what is not known is told. Expected sums are hand arithmetic from recorded standards: Kunming tier 3
//! takes 880 off and pays 60 %, 2024's line is 9,500 a head, boarding aid of a junior is 625 a term to autumn 2023 and
//! 750 from spring 2024. Place 嵩明县, day 2024-05-10.

use bangfu::answer::task::Task;
use bangfu::base::calendar::Date;
use bangfu::base::region::Code;
use bangfu::ledger::file::Trouble;
use bangfu::ledger::order::Order;
use bangfu::ledger::run::ListRun;
use bangfu::view::words::Language;
use std::path::Path;

/// A file, what for, and what must come of it.
struct Case {
    file: &'static str,
    task: Task,
    /// Row, heading and cell of the table that comes out; `~` before a part of the cell, `!` before what is not in it.
    cells: &'static [(usize, &'static str, &'static str)],
    /// Parts of what is told of the file as a whole.
    notes: &'static [&'static str],
    /// Parts of what is told of columns before the work begins.
    doubts: &'static [&'static str],
    /// How many households, and how many cells were not read.
    counts: (usize, u64),
}

const UNREAD: &str = "有格子没读懂，没有结论";

const CASES: &[Case] = &[
    // 5.7万 = 57,000 above 9,500 × 3 = 28,500.
    Case {
        file: "02a-wan-in-heading.csv",
        task: Task::Monitoring,
        cells: &[(1, "监测结论", "目前不符合"), (1, "原因", "~57,000.00 / 28,500.00")],
        notes: &["“家庭年纯收入（万元）”按万元换算成元（×10000）"],
        doubts: &[],
        counts: (1, 0),
    },
    // (20,000 − 880) × 0.6
    Case {
        file: "02b-wan-bill.csv",
        task: Task::Medical,
        cells: &[(1, "基本医保支付", "11472.00")],
        notes: &["“费用总额（万元）”按万元", "“政策范围内费用（万元）”按万元"],
        doubts: &[],
        counts: (1, 0),
    },
    Case {
        file: "02c-wan-in-title.csv",
        task: Task::Monitoring,
        cells: &[(1, "监测结论", "目前不符合"), (1, "原因", "~57,000.00 / 28,500.00")],
        notes: &["“家庭年纯收入”按万元", "“刚性支出”按万元"],
        doubts: &[],
        counts: (1, 0),
    },
    // 9,600 × 3 = 28,800.
    Case {
        file: "02d-thousand-yuan.csv",
        task: Task::Monitoring,
        cells: &[(1, "监测结论", "目前不符合"), (1, "原因", "~28,800.00 / 28,500.00")],
        notes: &["“年人均纯收入（千元）”按千元换算成元（×1000）", "“刚性支出（万）”按万元"],
        doubts: &[],
        counts: (1, 0),
    },
    // Spring of 2023-2024 is spring 2024: 750; its autumn is autumn 2023: 625.
    Case {
        file: "03-school-year-terms.csv",
        task: Task::Education,
        cells: &[
            (1, "每学期现金最低", "750.00"),
            (2, "每学期现金最低", "750.00"),
            (3, "每学期现金最低", "625.00"),
            (4, "每学期现金最低", "750.00"),
            (5, "每学期现金最低", "750.00"),
            (6, "每学期现金最低", "750.00"),
            (7, "每学期现金最低", "750.00"),
            (8, "每学期现金最低", "750.00"),
            (9, "每学期现金最低", "750.00"),
            (10, "每学期现金最低", "750.00"),
            (11, "每学期现金最低", "750.00"),
        ],
        notes: &[],
        doubts: &[],
        counts: (11, 0),
    },
    // The settlement's own identity counts, not the class of insurance.
    Case {
        file: "04a-two-identity-columns.csv",
        task: Task::Audit,
        cells: &[(1, "核对结论", "!不一致")],
        notes: &[],
        doubts: &["选了这一列，没有用同样意思的“参保类别”", "同样的意思用了“救助身份”，这一列没有用"],
        counts: (1, 0),
    },
    // Of the destitute half the deductible of 10,000 is taken off: (8,528 − 5,000) × (0.60 + 0.05) = 2,293.20 at least.
    Case {
        file: "04b-two-identity-columns-short.csv",
        task: Task::Medical,
        cells: &[(1, "基本医保支付", "11472.00"), (1, "大病保险支付", "2293.20–3528.00"), (1, "自己付最低", "0.00")],
        notes: &[],
        doubts: &["选了这一列，没有用同样意思的“参保类别”"],
        counts: (1, 0),
    },
    Case {
        file: "04c-two-line-head.xlsx",
        task: Task::Audit,
        cells: &[(1, "核对结论", "与规则一致"), (1, "没有解释的差额", "0.00")],
        notes: &[],
        doubts: &[],
        counts: (1, 0),
    },
    // Two people: neither a masked number, nor 无, nor digits that a spreadsheet has lost makes them one.
    Case {
        file: "05a-masked-ids.csv",
        task: Task::Medical,
        cells: &[(1, "基本医保支付", "11472.00"), (2, "基本医保支付", "11472.00")],
        notes: &[],
        doubts: &[],
        counts: (1, 0),
    },
    Case {
        file: "05b-placeholder-ids.csv",
        task: Task::Medical,
        cells: &[(1, "基本医保支付", "11472.00"), (2, "基本医保支付", "11472.00")],
        notes: &[],
        doubts: &[],
        counts: (1, 0),
    },
    Case {
        file: "05c-id-as-number.xlsx",
        task: Task::Education,
        cells: &[
            (1, "每学期现金最低", "750.00"),
            (2, "每学期现金最低", "750.00"),
            (1, "身份证号", "9.9999920130501E+17"),
        ],
        notes: &["数字太长、后面几位已丢失的格子（身份证号要存成文本）：2"],
        doubts: &[],
        counts: (1, 0),
    },
    // Two stays of 40,000 are one year whatever stands between: what serious-illness insurance pays for both.
    Case {
        file: "07-same-person-not-adjacent.csv",
        task: Task::Medical,
        cells: &[(1, "大病保险支付", "13833.60–23056.00"), (2, "姓名", "乙"), (3, "结论", "")],
        notes: &["已合并计算：1 行（第 4 行）"],
        doubts: &[],
        counts: (2, 0),
    },
    Case {
        file: "08a-two-sheets.xlsx",
        task: Task::Monitoring,
        cells: &[(1, "户主", "甲"), (2, "户主", "乙"), (3, "户主", "丙"), (3, "监测结论", "很可能符合")],
        notes: &["读了工作表“一组”（2 行）、“二组”（3 行）"],
        doubts: &[],
        counts: (3, 0),
    },
    // The visible sheet says 9,000 a head, the hidden one 5,000.
    Case {
        file: "08b-hidden-sheet.xlsx",
        task: Task::Monitoring,
        cells: &[(1, "年人均纯收入", "9000")],
        notes: &["读了工作表“今年”（2 行）；没有读“去年（旧）”（2 行，隐藏）"],
        doubts: &[],
        counts: (1, 0),
    },
    Case {
        file: "09a-open-quote.csv",
        task: Task::Monitoring,
        cells: &[(1, "监测结论", "很可能符合"), (3, "监测结论", "很可能符合")],
        notes: &["文件到末尾还在引号里", "第 5 行"],
        doubts: &[],
        counts: (4, 0),
    },
    Case {
        file: "09b-open-quote-first-row.csv",
        task: Task::Monitoring,
        cells: &[],
        notes: &["文件到末尾还在引号里", "第 2 行"],
        doubts: &[],
        counts: (1, 0),
    },
    Case {
        file: "11a-days-with-time.csv",
        task: Task::Medical,
        cells: &[
            (1, "基本医保支付", "11472.00"),
            (2, "基本医保支付", "11472.00"),
            (3, "基本医保支付", "11472.00"),
            (4, "基本医保支付", "11472.00"),
            (5, "基本医保支付", "11472.00"),
            (6, "基本医保支付", "11472.00"),
            (7, "基本医保支付", "11472.00"),
            (8, "基本医保支付", "11472.00"),
            (9, "基本医保支付", "11472.00"),
            (10, "基本医保支付", "11472.00"),
            (11, "基本医保支付", "11472.00"),
            (12, "基本医保支付", "11472.00"),
        ],
        notes: &[],
        doubts: &[],
        counts: (12, 0),
    },
    Case {
        file: "13-reason-medical.csv",
        task: Task::Medical,
        cells: &[(1, "原因", "~剩余费用超过大病保险起付线：否 (8,528.00 / 10,000.00)"), (3, "原因", "!：否")],
        notes: &[],
        doubts: &[],
        counts: (4, 0),
    },
    // Without a bill there is nothing to hold a slip against.
    Case {
        file: "14a-audit-no-bill.csv",
        task: Task::Audit,
        cells: &[
            (1, "核对结论", "没法核对"),
            (2, "核对结论", "没法核对"),
            (3, "核对结论", "没法核对"),
            (4, "核对结论", "没法核对"),
            (2, "没有解释的差额", ""),
        ],
        notes: &[],
        doubts: &[],
        counts: (4, 0),
    },
    Case {
        file: "14b-audit-no-in-scope.csv",
        task: Task::Audit,
        cells: &[(1, "核对结论", "没法核对"), (2, "核对结论", "没法核对")],
        notes: &[],
        doubts: &[],
        counts: (2, 0),
    },
    // =F2-G2 was never calculated: what basic insurance pays stays a range.
    Case {
        file: "15-formula-without-value.xlsx",
        task: Task::Medical,
        cells: &[(1, "政策范围内费用", "~公式没有结果"), (1, "基本医保支付", "~–")],
        notes: &[],
        doubts: &[],
        counts: (1, 1),
    },
    Case {
        file: "16a-total-row.csv",
        task: Task::Medical,
        cells: &[(1, "基本医保支付", "11472.00"), (3, "结论", "合计或说明，没有算"), (4, "结论", "合计或说明，没有算")],
        notes: &["合计、小计、说明、重复的表头，没有当作户：2 行（第 4、5 行）"],
        doubts: &[],
        counts: (2, 0),
    },
    Case {
        file: "16b-subtotal-rows.csv",
        task: Task::Monitoring,
        cells: &[(1, "监测结论", "很可能符合"), (5, "监测结论", "合计或说明，没有算")],
        notes: &["没有当作户：3 行（第 4、5、6 行）"],
        doubts: &[],
        counts: (2, 0),
    },
    Case {
        file: "17a-html-as.xls",
        task: Task::Medical,
        cells: &[(1, "基本医保支付", "11472.00")],
        notes: &[],
        doubts: &[],
        counts: (1, 0),
    },
    Case {
        file: "17b-xml2003-as.xls",
        task: Task::Medical,
        cells: &[(0, "政策范围内费用", "政策范围内费用")],
        notes: &[],
        doubts: &[],
        counts: (0, 0),
    },
    Case {
        file: "17c-unicode-text.txt",
        task: Task::Medical,
        cells: &[(1, "基本医保支付", "11472.00")],
        notes: &[],
        doubts: &[],
        counts: (1, 0),
    },
    Case {
        file: "18-percent-cell.xlsx",
        task: Task::Everything,
        cells: &[(1, "loan_rate", "3.45%")],
        notes: &[],
        doubts: &[],
        counts: (1, 0),
    },
    // 8,666.67 × 3 = 26,000.01; 9,500.00 × 3 is the line; 9,500 × 7 = 66,500 as well.
    Case {
        file: "20a-per-head-quotient.xlsx",
        task: Task::Monitoring,
        cells: &[
            (1, "年人均纯收入", "8666.67"),
            (1, "监测结论", "很可能符合"),
            (1, "原因", "~26,000.01"),
            (2, "年人均纯收入", "9500"),
            (3, "监测结论", "目前不符合"),
            (4, "监测结论", "目前不符合"),
        ],
        notes: &["按表里显示的位数取数（四舍五入）的格子：2"],
        doubts: &[],
        counts: (4, 0),
    },
    Case {
        file: "20b-members-3.0.csv",
        task: Task::Monitoring,
        cells: &[
            (1, "监测结论", "很可能符合"),
            (2, "监测结论", "很可能符合"),
            (3, "监测结论", "很可能符合"),
            (4, "监测结论", "很可能符合"),
        ],
        notes: &[],
        doubts: &[],
        counts: (4, 0),
    },
    Case {
        file: "21a-semicolons-in-cells.csv",
        task: Task::Monitoring,
        cells: &[(1, "备注", "a;b;c;d;e;f")],
        notes: &[],
        doubts: &[],
        counts: (2, 0),
    },
    Case {
        file: "21b-semicolons-in-title.csv",
        task: Task::Monitoring,
        cells: &[(1, "年人均纯收入", "9000")],
        notes: &[],
        doubts: &[],
        counts: (1, 0),
    },
    // 居民 says nothing of town or country.
    Case {
        file: "22-hukou-resident.csv",
        task: Task::Monitoring,
        cells: &[
            (1, "监测结论", "可能符合"),
            (2, "监测结论", "可能符合"),
            (3, "监测结论", "可能符合"),
            (4, "监测结论", "很可能符合"),
        ],
        notes: &[],
        doubts: &[],
        counts: (4, 3),
    },
    // Ordinary out-patient care is neither chronic care nor a stay.
    Case {
        file: "23-outpatient.csv",
        task: Task::Medical,
        cells: &[(1, "结论", UNREAD), (2, "结论", UNREAD), (1, "自己付最低", ""), (3, "基本医保支付", "672.00")],
        notes: &[],
        doubts: &[],
        counts: (3, 2),
    },
    Case {
        file: "25-blank-lines.csv",
        task: Task::Medical,
        cells: &[(1, "基本医保支付", "11472.00")],
        notes: &[],
        doubts: &[],
        counts: (3, 2),
    },
];

fn bytes(file: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledger/inputs").join(file);
    std::fs::read(&path).unwrap_or_else(|problem| panic!("{file}: {problem}"))
}

/// A list that was worked through as the page orders it if nobody changes anything.
fn worked(file: &str, task: Task) -> (ListRun, Vec<Vec<String>>) {
    let mut list = ListRun::open(bytes(file)).unwrap_or_else(|trouble| panic!("{file}: {trouble:?}"));
    let columns = list.columns();
    list.begin(Order {
        task,
        place: Code::of(530_127),
        day: Date::of(2024, 5, 10),
        second: None,
        language: Language::Zh,
        columns: columns.iter().map(|column| column.target).collect(),
        scales: columns.iter().map(|column| column.scale).collect(),
        masked: false,
        workbook: true,
    });
    while !list.step(5).finished {}
    let table = list.take_table();
    let table = table.strip_prefix("\u{feff}".as_bytes()).expect("the mark of the encoding");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table);
    let rows = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
    (list, rows)
}

#[test]
fn every_file_comes_out_right_or_is_told() {
    let mut wrong = Vec::new();
    for case in CASES {
        let (mut list, rows) = worked(case.file, case.task);
        for (row, heading, wanted) in case.cells {
            let at = rows[0].iter().position(|known| known == heading);
            let found = at.and_then(|at| rows.get(*row)?.get(at)).map_or("no such cell", String::as_str);
            let fits = match wanted.split_at_checked(1) {
                Some(("~", part)) => found.contains(part),
                Some(("!", part)) => !found.contains(part),
                _ => found == *wanted,
            };
            if !fits {
                wrong.push(format!(
                    "{} {row} {heading}: {wanted} wanted, {found} found\n{:?}",
                    case.file,
                    rows.get(*row)
                ));
            }
        }
        let notes = list.notes().join("\n");
        for part in case.notes.iter().filter(|part| !notes.contains(**part)) {
            wrong.push(format!("{}: not told {part}: {notes}", case.file));
        }
        if case.notes.is_empty() && !notes.is_empty() {
            wrong.push(format!("{}: told {notes}", case.file));
        }
        let columns = list.columns();
        let heading = |at: usize| columns[at].heading.as_str();
        let doubts = columns.iter().filter_map(|column| Some(column.doubt.as_ref()?.sentence(Language::Zh, heading)));
        let doubts: Vec<String> = doubts.collect();
        for part in case.doubts.iter().filter(|part| !doubts.iter().any(|doubt| doubt.contains(**part))) {
            wrong.push(format!("{}: no doubt {part}: {doubts:?}", case.file));
        }
        let counts = (list.progress().households, list.summary().1);
        if counts != case.counts {
            wrong.push(format!("{}: {:?} wanted, {counts:?} found", case.file, case.counts));
        }
        assert!(list.workbook().is_some(), "{}", case.file);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_the_folder_is_tried() {
    let apart = ["11b-day-unread-other-law.csv", "17d-open-document.ods", "24-amounts-as-text.xlsx"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledger/inputs");
    for file in std::fs::read_dir(folder).expect("the folder") {
        let name = file.expect("a file").file_name().into_string().expect("a name");
        let is_tried = CASES.iter().any(|case| case.file == name) || apart.contains(&name.as_str());
        assert!(is_tried, "{name}");
    }
}

/// The same bill of 2021 with and without a time behind the day: the law of that day for both.
#[test]
fn a_time_behind_the_day_changes_no_law() {
    let (_, rows) = worked("11b-day-unread-other-law.csv", Task::Medical);
    let told = |row: usize| rows[row][7..].to_vec();
    assert_eq!(told(1), told(2));
}

#[test]
fn another_document_is_told_by_its_name() {
    assert_eq!(ListRun::open(bytes("17d-open-document.ods")).err(), Some(Trouble::OpenDocument));
}

/// 35 ways to write an amount: read where they mean one thing, told where they do not. 20,000 in scope is 11,472;
/// 23,000 is (23,000 − 880) × 0.6 = 13,272; 12,000 is 6,672.
#[test]
fn amounts_as_text_are_read_or_told() {
    let (list, rows) = worked("24-amounts-as-text.xlsx", Task::Medical);
    let at = |heading: &str| rows[0].iter().position(|known| known == heading).expect("a heading");
    let (written, paid) = (at("政策范围内费用"), at("基本医保支付"));
    let mut open = Vec::new();
    for row in &rows[1..] {
        let wanted = match row[written].as_str() {
            "2万3千" => "13272.00",
            "1.2w" => "6672.00",
            "0" | "零" => "0.00",
            _ if row[paid].contains('–') => {
                open.push(row[written].as_str());
                continue;
            }
            _ => "11472.00",
        };
        assert_eq!(row[paid], wanted, "{}", row[written]);
    }
    let told = [
        "(20,000.00)",
        "2E+04",
        "20000/",
        "—",
        "-",
        "/",
        "无",
        "#N/A",
        "20000.005",
        "20000.0000000001",
        "1,2000",
        "20.000,00",
    ];
    assert_eq!(open, told);
    assert_eq!(list.summary().1, told.len() as u64);
}
