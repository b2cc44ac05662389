//! Lists as people really have them, each of which was once misread in silence: every file of `ledger/inputs` comes
//! out right, or what is not known is told. Expected sums are hand arithmetic from recorded standards: Kunming tier 3
//! takes 880 off and pays 60 %, 2024's line is 9,500 a head, boarding aid of a junior is 625 a term to autumn 2023 and
//! 750 from spring 2024. Place 嵩明县, day 2024-05-10.

mod support;

use bangfu::answer::task::Task;
use bangfu::base::money::Money;
use bangfu::ledger::file::{Book, Trouble};
use bangfu::ledger::listed::Filter;
use bangfu::ledger::order::Whole;
use bangfu::ledger::run::ListRun;
use bangfu::view::words::Language;
use std::path::Path;
use support::lists::{Rows, Wanted, through, under};

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

/// What comes of the three bills of the settlement lists.
const BILLS: &[(usize, &str, &str)] = &[
    (1, "基本医保支付", "11472.00"),
    (2, "基本医保支付", "11472.00"),
    (2, "出院日期", "2024-05-09"),
    (2, "费用总额", "20000.5"),
    (3, "身份证号", "530127199001019012"),
    (3, "基本医保支付", "4672.00"),
    (4, "结论", "合计或说明，没有算"),
];

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
        cells: &[(1, "监测结论", "很可能符合"), (5, "走访次序", "合计或说明，没有算")],
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
    // The same three bills by LibreOffice and SheetJS: (8,666.67 − 880) × 0.6 = 4,672.002.
    Case {
        file: "17e-settlement.ods",
        task: Task::Medical,
        cells: BILLS,
        notes: &[
            "读不出格子的显示方式",
            "读了工作表“台账”（6 行）；没有读“说明”（2 行）",
            "没有当作户：1 行（第 6 行）",
        ],
        doubts: &[],
        counts: (3, 0),
    },
    Case {
        file: "17f-settlement.xls",
        task: Task::Medical,
        cells: BILLS,
        notes: &[
            "读不出格子的显示方式",
            "读了工作表“台账”（6 行）；没有读“说明”（2 行）",
            "没有当作户：1 行（第 6 行）",
        ],
        doubts: &[],
        counts: (3, 0),
    },
    Case {
        file: "17g-settlement.xlsb",
        task: Task::Medical,
        cells: BILLS,
        notes: &[
            "读不出格子的显示方式",
            "读了工作表“台账”（6 行）；没有读“说明”（2 行）",
            "没有当作户：1 行（第 6 行）",
        ],
        doubts: &[],
        counts: (3, 0),
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
        // Of chronic care no rate is recorded, so that of 2,000 nothing or all may be paid.
        cells: &[
            (1, "原因", "~“就诊类别”写的是“门诊”，没读懂或不清楚，按各种可能算"),
            (1, "基本医保支付", "0.00–2000.00"),
            (2, "基本医保支付", "0.00–2000.00"),
            (1, "还缺", "~住院还是门诊"),
            (3, "基本医保支付", "672.00"),
        ],
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
fn worked(file: &str, task: Task) -> (ListRun, Rows) {
    through(ListRun::open(bytes(file)).unwrap_or_else(|trouble| panic!("{file}: {trouble:?}")), task, |_| ())
}

#[test]
fn every_file_comes_out_right_or_is_told() {
    let mut wrong = Vec::new();
    for case in CASES {
        let (mut list, rows) = worked(case.file, case.task);
        let Case { file, cells, notes, counts, .. } = *case;
        wrong.extend(Wanted { file, cells, notes, counts }.wrong(&list, &rows));
        let notes = list.notes().join("\n");
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
        assert!(list.workbook(None).is_some(), "{}", case.file);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_the_folder_is_tried() {
    let apart =
        ["11b-day-unread-other-law.csv", "17d-open-document.ods", "17h-short-cells.xlsb", "24-amounts-as-text.xlsx"];
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
    assert_eq!(ListRun::open(bytes("17d-open-document.ods")).err(), Some(Trouble::UnreadBook(Book::Ods)));
}

/// Cells that do not say their column, as SheetJS writes them: LibreOffice reads them, our reader would leave them out.
#[test]
fn cells_that_would_be_left_out_are_told() {
    assert_eq!(ListRun::open(bytes("17h-short-cells.xlsb")).err(), Some(Trouble::UnreadBook(Book::Xlsb)));
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
    assert_eq!(list.summary().unread, told.len() as u64);
}

/// A list given as text, worked through in the same way.
fn of_text(text: &str, task: Task) -> (ListRun, Rows) {
    let list = ListRun::open(text.as_bytes().to_vec()).unwrap_or_else(|trouble| panic!("{text}: {trouble:?}"));
    through(list, task, |_| ())
}

/// What stands in brackets passes, converts or leaves the column to the person.
#[test]
fn brackets_pass_convert_or_wait_for_the_person() {
    use bangfu::engine::question::Question as Q;
    use bangfu::ledger::columns::{Doubt, Target, guess};
    use bangfu::ledger::scale::Scale;
    for (heading, target, scale) in [
        ("年人均纯收入（元）", Target::PerHead, Scale::Yuan),
        ("年人均纯收入（单位：元）", Target::PerHead, Scale::Yuan),
        ("年人均纯收入(2024年度)", Target::PerHead, Scale::Yuan),
        ("年人均纯收入【万元】", Target::PerHead, Scale::TenThousand),
        ("家庭年纯收入（千元）", Target::Field(Q::NetIncome), Scale::Thousand),
        ("家庭年纯收入万元", Target::Field(Q::NetIncome), Scale::TenThousand),
        ("家庭年纯收入/元", Target::Field(Q::NetIncome), Scale::Yuan),
        ("工资性收入（元/月）", Target::Field(Q::Wages), Scale::Monthly),
        ("家庭人口（人）", Target::Field(Q::Members), Scale::Yuan),
        ("务工月数（月）", Target::Field(Q::MonthsAway), Scale::Yuan),
        ("是否脱贫户（是/否）", Target::Field(Q::ExPoor), Scale::Yuan),
        ("学段（小学/初中）", Target::Field(Q::Stage), Scale::Yuan),
        ("姓名（患者）", Target::Name, Scale::Yuan),
        // These change the meaning, or may.
        ("是否脱贫户（已消除）", Target::Ignored, Scale::Yuan),
        ("家庭人口（劳动力）", Target::Ignored, Scale::Yuan),
        ("家庭人口（万人）", Target::Ignored, Scale::Yuan),
        ("费用总额（元/月）", Target::Ignored, Scale::Yuan),
        ("年人均纯收入（去年）", Target::Ignored, Scale::Yuan),
        ("年人均纯收入（美元）", Target::Ignored, Scale::Yuan),
    ] {
        let found = guess(&[heading.to_owned()], &[], Scale::Yuan).remove(0);
        assert_eq!((found.target, found.scale), (target, scale), "{heading}");
        assert_eq!(matches!(found.doubt, Some(Doubt::Bracket(..))), target == Target::Ignored, "{heading}");
    }
}

/// 12 × 2,000 a month is 24,000; 2.85万 a head is 28,500.
#[test]
fn units_reach_every_way_to_write_an_amount() {
    for (heading, cell, income) in [
        ("家庭年纯收入（元/月）", "2000", "24000.00"),
        ("家庭年纯收入（万元）", "2.4", "24000.00"),
        ("家庭年纯收入（万元）", "2~3", "20000.00~30000.00"),
        ("家庭年纯收入（万元）", "2.4万", "2.4万"),
        ("家庭年纯收入（万元）", "24000元", "24000元"),
        ("家庭年纯收入（万元）", "-0.3", "-3000.00"),
    ] {
        let (mut list, _) = of_text(&format!("户编号,户主,家庭人口,{heading}\n1,甲,3,{cell}\n"), Task::Monitoring);
        let (answers, _) = list.case(0).expect("a case");
        let found = answers.iter().find(|(name, _)| name == "net_income").map(|(_, text)| text.as_str());
        assert_eq!(found, Some(income), "{heading} {cell}");
    }
}

#[test]
fn a_column_of_small_amounts_is_asked_about() {
    let heads = "户编号,户主,家庭人口,家庭年纯收入";
    for (cells, asked) in [(["5.7", "3.2"], true), (["5.7", "32000"], false), (["0", "0"], false), (["-5", "99"], true)]
    {
        let text = format!("{heads}\n1,甲,3,{}\n2,乙,3,{}\n", cells[0], cells[1]);
        let list = ListRun::open(text.into_bytes()).expect("a table");
        let column = list.columns().remove(3);
        assert_eq!(column.doubt.is_some(), asked, "{cells:?}");
    }
}

/// Who is one person: the bill of 20,000 in scope pays 11,472 to each of two, or once for one with two bills
/// (a second stay of the year in the same hospital has its own deductible: 2 × 11,472).
#[test]
fn name_and_number_tell_who_is_one_person() {
    let heads = "户编号,姓名,身份证号,救助身份,医院级别,出院日期,政策范围内费用";
    let bill = "普通,三级,2024-03-01,20000";
    let (one, other) = ("530127199001011234", "530127199001015678");
    for (name, rows, persons) in [
        ("same name and number", [("甲", one), ("甲", one)], 1),
        ("a name alone", [("甲", ""), ("甲", "")], 1),
        ("the number is missing once", [("甲", one), ("甲", "")], 1),
        ("the name is missing once", [("甲", one), ("", one)], 1),
        ("two numbers", [("甲", one), ("甲", other)], 2),
        ("two names", [("甲", one), ("乙", one)], 2),
        ("masked numbers", [("甲", "530127********1234"), ("乙", "530127********1234")], 2),
        ("masked names", [("张*", ""), ("张*", "")], 2),
        ("digits that are lost", [("甲", "530127199001011000"), ("乙", "530127199001011000")], 2),
        ("short numbers", [("", "1234"), ("", "1234")], 2),
        ("nobody", [("", ""), ("", "")], 2),
    ] {
        let text = rows.map(|(name, number)| format!("1,{name},{number},{bill}")).join("\n");
        let (list, table) = of_text(&format!("{heads}\n{text}\n"), Task::Medical);
        let told = (1..3).filter(|row| !under(&table, "结论", *row).is_empty()).count();
        assert_eq!(told, persons, "{name}: {:?}", list.notes());
    }
}

/// Who is one household, and what is told of it.
#[test]
fn rows_of_a_household_are_found_and_no_others() {
    let heads = "户编号,姓名,身份证号,救助身份,医院级别,出院日期,政策范围内费用";
    let bill = "普通,三级,2024-03-01,20000";
    let one = "530127199001011234";
    for (name, rows, households, told) in [
        ("apart", vec![("1", "甲", ""), ("2", "乙", ""), ("1", "甲", "")], 2, "已合并计算：1 行（第 4 行）"),
        ("numbered anew in each village", vec![("1", "甲", ""), ("2", "乙", ""), ("1", "丙", "")], 3, "当作另外的户"),
        ("on the first row only", vec![("1", "甲", ""), ("", "乙", ""), ("2", "丙", "")], 2, "算作上面一户的"),
        ("no numbers, one person", vec![("", "甲", one), ("", "乙", ""), ("", "甲", one)], 2, "已合并计算"),
        ("no numbers, one name", vec![("", "甲", ""), ("", "乙", ""), ("", "甲", "")], 3, "同名的行没有合并"),
        ("无 is no number", vec![("无", "甲", ""), ("无", "乙", "")], 2, ""),
    ] {
        let rows: Vec<String> = rows.iter().map(|(number, name, id)| format!("{number},{name},{id},{bill}")).collect();
        let (list, table) = of_text(&format!("{heads}\n{}\n", rows.join("\n")), Task::Medical);
        let notes = list.notes().join("\n");
        assert_eq!(list.progress().households, households, "{name}: {notes}");
        assert!(notes.contains(told) && notes.is_empty() == told.is_empty(), "{name}: {notes}");
        // The order of rows is kept.
        let names: Vec<&str> = (1..table.len()).map(|row| under(&table, "姓名", row)).collect();
        let written: Vec<&str> = rows.iter().filter_map(|row| row.split(',').nth(1)).collect();
        assert_eq!(names, written, "{name}");
    }
}

/// A name of the head beside a name of one's own is no person, and its number neither.
#[test]
fn the_head_is_not_the_patient() {
    let text = "户编号,户主,户主身份证号,姓名,救助身份,医院级别,出院日期,政策范围内费用\n\
        1,甲,530127199001011234,乙,普通,三级,2024-03-01,20000\n\
        1,甲,530127199001011234,丙,普通,三级,2024-03-01,20000\n";
    let (_, rows) = of_text(text, Task::Medical);
    assert_eq!([under(&rows, "基本医保支付", 1), under(&rows, "基本医保支付", 2)], ["11472.00", "11472.00"]);
}

/// What two cells say differently stays open, with both as they are written; what agrees is no conflict.
#[test]
fn a_contradiction_shows_both_cells() {
    for (cells, unread) in
        [("1,甲,3,9333.33,28000", 0), ("1,甲,3,9333,28000", 0), ("1,甲,3人,9000,2.7万", 0), ("1,甲,3,9000,28000", 1)]
    {
        let (list, rows) =
            of_text(&format!("户编号,户主,家庭人口,年人均纯收入,家庭年纯收入\n{cells}\n"), Task::Monitoring);
        assert_eq!(list.summary().unread, unread, "{cells}: {rows:?}");
    }
    let (list, _) = of_text("户编号,姓名,家庭人口\n1,甲,3\n1,乙,3人\n1,丙,4\n", Task::Monitoring);
    assert_eq!(list.summary().unread, 1);
}

#[test]
fn places_are_known_by_name_and_a_place_that_is_not_tells_nothing() {
    let heads = "户编号,姓名,地区,救助身份,医院级别,出院日期,政策范围内费用";
    for (place, code) in [
        ("530127", Some("530127")),
        ("嵩明县", Some("530127")),
        ("嵩明", Some("530127")),
        ("云南省昆明市嵩明县", Some("530127")),
        ("昆明市嵩明县嵩阳街道", Some("530127")),
        ("甘肃省武威市凉州区", Some("620602")),
        ("某某县", None),
        ("云南省昆明市西山区", None),
    ] {
        let (mut list, rows) = of_text(&format!("{heads}\n1,甲,{place},普通,三级,2024-03-01,20000\n"), Task::Medical);
        let (answers, _) = list.case(0).expect("a case");
        let found = answers.iter().find(|(name, _)| name == "place").map(|(_, text)| text.as_str());
        assert_eq!(found, code, "{place}");
        assert_eq!(under(&rows, "结论", 1) == UNREAD, code.is_none(), "{place}: {}", under(&rows, "结论", 1));
        let told = format!(
            "“地区”写的是“{place}”：没有找到这个地方，请写省、市、县的名字，或者六位代码，不知道按哪里的标准算，这一户没有算"
        );
        assert_eq!(under(&rows, "原因", 1) == told, code.is_none(), "{place}: {}", under(&rows, "原因", 1));
    }
}

/// A cell that was not read is not answered by the ordinary case: what it asks for stays open, and what the row would
/// be in the ordinary case, 11,472, lies within the range. Without place or day nothing is told.
#[test]
fn a_cell_that_was_not_read_leaves_its_row_open() {
    let heads = "户编号,姓名,测算日期,救助身份,医院级别,就诊类别,出院日期,政策范围内费用";
    for (name, cells, reason) in [
        (
            "the day",
            "1,甲,去年,普通,三级,住院,2024-03-01,20000",
            "“测算日期”写的是“去年”，没读懂或不清楚，不知道按哪天的标准算，这一户没有算",
        ),
        ("a comma too many", "1,甲,,普通,三级,住院,2024-03-01,20,000", "这一行的格子比表头多，各列可能错位"),
    ] {
        let (mut list, rows) = of_text(&format!("{heads}\n{cells}\n"), Task::Medical);
        assert_eq!(under(&rows, "结论", 1), UNREAD, "{name}");
        assert_eq!(under(&rows, "基本医保支付", 1), "", "{name}");
        assert_eq!(under(&rows, "原因", 1), reason, "{name}");
        // Nor does the day of the list stand in where the case is opened.
        let (answers, _) = list.case(0).expect("a case");
        let has_day = answers.iter().any(|(name, _)| name == "assessed_on");
        assert_eq!(has_day, name != "the day", "{answers:?}");
    }
    for (name, cells, missing, field) in [
        ("the kind of visit", "1,甲,,普通,三级,急诊,2024-03-01,20000", "住院还是门诊", "p1.visit_kind"),
        ("not known", "1,甲,,普通,三级,不清楚,2024-03-01,20000", "住院还是门诊", "p1.visit_kind"),
        ("discharge", "1,甲,,普通,三级,住院,三月初,20000", "哪天出院", "p1.discharge"),
        ("a day of next year", "1,甲,,普通,三级,住院,2024-02-30,20000", "哪天出院", "p1.discharge"),
    ] {
        let (mut list, rows) = of_text(&format!("{heads}\n{cells}\n"), Task::Medical);
        let paid = under(&rows, "基本医保支付", 1);
        let (low, high) = paid.split_once('–').unwrap_or_else(|| panic!("{name}: no range: {paid}"));
        let [low, high] = [low, high].map(|end| Money::parse(end).expect("an amount"));
        assert!((low..=high).contains(&Money::from_units(11_472, 0)), "{name}: {paid}");
        assert!(under(&rows, "还缺", 1).contains(missing), "{name}: {}", under(&rows, "还缺", 1));
        // The case on the page is open too.
        let (answers, _) = list.case(0).expect("a case");
        assert!(answers.contains(&(field.to_owned(), "unknown".to_owned())), "{name}: {answers:?}");
    }
    // A term that is not known: of a boarder at junior school 625 a term to autumn 2023, 750 since.
    let heads = "户编号,姓名,是否脱贫户,学段,是否寄宿,学期";
    let (_, rows) = of_text(&format!("{heads}\n1,甲,是,初中,是,上学期\n"), Task::Education);
    let [low, high] = ["每学期现金最低", "每学期现金最高"].map(|head| under(&rows, head, 1));
    assert_ne!([low, high], ["750.00", "750.00"], "{rows:?}");
    assert!(under(&rows, "还缺", 1).contains("学期"), "{rows:?}");
    // What the rules take for nothing where it is left out is not answered by nothing.
    let heads = "户编号,姓名,救助身份,医院级别,出院日期,政策范围内费用,第几次住院";
    let (_, rows) = of_text(&format!("{heads}\n1,甲,普通,三级,2024-03-01,20000,好几次\n"), Task::Medical);
    assert_eq!(under(&rows, "结论", 1), UNREAD);
    // What stands beside the last heading in most rows is a column without a word, and moves nothing.
    let row = "甲,3,9000,是,是,是,否,否,0,再访";
    let heads = "户主,家庭人口,年人均纯收入,是否农村户籍,是否脱贫户,大病慢病,能否自主应对,突发变故,刚性支出";
    let (_, rows) = of_text(&format!("{heads}\n{row}\n{row}\n{row}\n"), Task::Monitoring);
    assert_eq!((under(&rows, "监测结论", 1), rows[1][9].as_str()), ("很可能符合", "再访"));
}

/// 风险类型 with several in one cell, and columns that name a group.
#[test]
fn columns_of_groups_and_risks_are_read() {
    let text = "户编号,户主,家庭人口,年人均纯收入,是否农村户籍,户类型,监测对象类别,风险类型\n\
        1,甲,3,9000,是,脱贫户,无,因病、因学\n\
        2,乙,3,9000,是,非脱贫户,边缘易致贫户,就业风险；住房安全风险\n\
        3,丙,3,9000,是,一般农户,,因残\n";
    let (mut list, rows) = of_text(text, Task::Monitoring);
    assert_eq!(list.summary().unread, 1, "因残 may be any of several");
    let answers = |list: &mut ListRun, at: usize| list.case(at).expect("a case").0;
    let has = |answers: &[(String, String)], name: &str, text: &str| {
        answers.iter().any(|(known, given)| known == name && given == text)
    };
    let first = answers(&mut list, 0);
    for (name, text) in [("ex_poor", "yes"), ("monitored", "no"), ("risk_illness", "yes"), ("risk_schooling", "yes")] {
        assert!(has(&first, name, text), "{name}: {first:?}");
    }
    assert!(!first.iter().any(|(name, _)| name == "risk_water"), "what is not named is not denied");
    let second = answers(&mut list, 1);
    for (name, text) in [("ex_poor", "no"), ("monitored", "yes"), ("risk_work", "yes"), ("risk_housing", "yes")] {
        assert!(has(&second, name, text), "{name}: {second:?}");
    }
    assert_eq!(under(&rows, "风险类型", 3), "因残");
}

/// Lines are those of the file, blank ones and breaks within quotes counted; the sheet of cells that were not read
/// names them, and a contradiction with both cells as they are written.
#[test]
fn lines_are_those_of_the_file() {
    let (mut list, _) = worked("25-blank-lines.csv", Task::Medical);
    let (listed, _) = list.list(&Filter { as_written: true, ..Filter::default() }, 0, 10);
    assert_eq!(listed.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 6, 7]);
    let cells = unread(&mut list);
    let told: Vec<(&str, &str, &str)> = cells.iter().map(|row| (&*row[0], &*row[1], &*row[2])).collect();
    assert_eq!(told, [("6", "F", "x"), ("7", "F", "y")]);
    let (mut list, _) = of_text("户编号,姓名,家庭人口\n1,甲,3\n\n1,乙,4人\n", Task::Monitoring);
    assert_eq!(unread(&mut list), [["4", "C", "4人", "和 C2 的“3”不一样，两个都没有用"].map(str::to_owned)]);
}

/// The sheet of cells that were not read.
fn unread(list: &mut ListRun) -> Vec<Vec<String>> {
    use calamine::Reader as _;
    let bytes = list.workbook(None).expect("a workbook");
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).expect("it opens");
    let range = book.worksheet_range("没读懂的格子").expect("the sheet");
    range.rows().skip(1).map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// Names and numbers are masked wherever they come out, the head's too, and in the sheet of cells that were not read.
#[test]
fn nothing_names_anybody_in_a_masked_list() {
    let text = "户编号,户主,户主身份证号,姓名,身份证号,救助身份,医院级别,出院日期,政策范围内费用\n\
        1,赵钱孙,530127199001011234,李周吴,530127199001015678,普通,三级,2024-03-01,20000\n\
        1,赵钱孙,530127199001011234,郑王冯,530127199001015678,普通,三级,2024-03-01,20000,陈楚卫\n";
    let list = ListRun::open(text.as_bytes().to_vec()).expect("a table");
    let (mut list, rows) = through(list, Task::Medical, |order| order.masked = true);
    let told = format!("{rows:?}{:?}{:?}", unread(&mut list), list.list(&Filter::default(), 0, 10));
    for name in ["赵钱孙", "李周吴", "郑王冯", "陈楚卫", "530127199001011234", "530127199001015678"] {
        assert!(!told.contains(name), "{name}: {told}");
    }
}

/// What a file is instead of a table has a name of its own.
#[test]
fn other_files_are_told_by_what_they_are() {
    let archive = |names: &[&str]| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for name in names {
            archive.start_file(*name, options).expect("a part");
        }
        archive.finish().expect("an archive").into_inner()
    };
    let wide = |text: &str| text.bytes().flat_map(|letter| [letter, 0]).collect::<Vec<u8>>();
    let old = |name: &str| [&[0xd0, 0xcf, 0x11, 0xe0][..], &wide(name)].concat();
    for (name, bytes, trouble) in [
        ("xlsb", archive(&["[Content_Types].xml", "xl/workbook.bin"]), Trouble::UnreadBook(Book::Xlsb)),
        ("docx", archive(&["[Content_Types].xml", "word/document.xml"]), Trouble::OtherDocument),
        ("pptx", archive(&["[Content_Types].xml", "ppt/presentation.xml"]), Trouble::OtherDocument),
        ("zip", archive(&["名单.xlsx"]), Trouble::Archive),
        ("doc", old("WordDocument"), Trouble::OtherDocument),
        ("xls", old("Workbook"), Trouble::UnreadBook(Book::Xls)),
        ("pdf", b"%PDF-1.7".to_vec(), Trouble::Pdf),
        ("a page without a table", b"<html><p>404</p></html>".to_vec(), Trouble::WebPage),
        ("XML of something else", b"<?xml version=\"1.0\"?><a/>".to_vec(), Trouble::OldXml),
    ] {
        assert_eq!(ListRun::open(bytes).err(), Some(trouble), "{name}");
    }
}

/// Cells that reach over several columns or rows move nothing into another column.
#[test]
fn tables_of_pages_keep_their_columns() {
    let html = "<meta charset=utf-8><table><tr><td colspan=3>某村&nbsp;台账</td></tr>\
        <tr><td>户编号<td>姓名<td>家庭人口</tr><tr><td rowspan='2'>1</td><td>甲&amp;乙</td><td>3</td></tr>\
        <tr><td>丙</td><td><br>3</td></tr></table>";
    let (_, rows) = of_text(html, Task::Monitoring);
    assert_eq!([&rows[1][..3], &rows[2][..3]], [["1", "甲&乙", "3"], ["1", "丙", "3"]]);
    let xml = "<?xml version=\"1.0\"?><Workbook><Row><Cell><Data>户编号</Data></Cell><Cell><Data>姓名</Data></Cell>\
        <Cell><Data>家庭人口</Data></Cell></Row><Row><Cell><Data>1</Data></Cell><Cell ss:Index=\"3\"><Data>3</Data></Cell></Row></Workbook>";
    let (_, rows) = of_text(xml, Task::Monitoring);
    assert_eq!(rows[1][..3], ["1", "", "3"]);
}

/// What holds for the whole list answers what no row says, stands on each result, and takes no cell's place.
#[test]
fn what_holds_for_the_whole_list_is_asked_once() {
    let text = "户编号,户主,家庭人口,年人均纯收入,户口性质,是否脱贫户,风险类型,能否自主应对,刚性支出\n\
        1,甲,3,9000,,是,因病,否,0\n\
        2,乙,3,9600,,是,,否,0\n\
        3,丙,3,9000,城镇,是,因病,否,0\n\
        4,丁,3,9000,居民,是,因残,否,0\n";
    let open = || ListRun::open(text.as_bytes().to_vec()).expect("a table");
    let (_, before) = through(open(), Task::Monitoring, |_| ());
    assert_eq!(under(&before, "监测结论", 1), "可能符合");
    let (mut list, rows) = through(open(), Task::Monitoring, |order| {
        order.whole = vec![Whole::Rural, Whole::NoRisks];
    });
    // 9,600 × 3 = 28,800 is above 28,500, and without a shock that is all; 居民 and 因残 stay open.
    let verdicts = [1, 2, 3, 4].map(|row| under(&rows, "监测结论", row).to_owned());
    assert_eq!(verdicts, ["很可能符合", "目前不符合", "目前不符合", "可能符合"]);
    assert!(under(&rows, "原因", 2).contains("按整张表的回答：没写户籍的都是农村户籍"), "{}", under(&rows, "原因", 2));
    assert!(!under(&rows, "原因", 4).contains("按整张表的回答"), "{}", under(&rows, "原因", 4));
    let notes = list.notes().join("\n");
    assert!(
        notes.contains("“没写户籍的都是农村户籍”：2 户") && notes.contains("“没写的风险都是没有”：3 户"),
        "{notes}"
    );
    let (answers, _) = list.case(0).expect("a case");
    assert!(answers.contains(&("rural".to_owned(), "yes".to_owned())), "{answers:?}");
}

/// The order of visits, by hand: the line is 9,500 × 3 = 28,500, half as much again 42,750.
#[test]
fn whom_to_visit_first_is_told_beside_the_verdict() {
    let heads = "户编号,户主,家庭人口,家庭年纯收入,是否农村户籍,是否脱贫户,大病慢病,突发变故,刚性支出";
    for (cells, class, distance) in [
        ("1,甲,3,28499.99,是,是,是,否,0", "1 收入低于监测范围，有风险", "-0.01"),
        ("1,甲,3,28000,是,是,,,", "2 收入低于监测范围", "-500.00"),
        ("1,甲,3,28500,是,是,否,是,0", "3 收入不低，有突发变故或支出大", "0.00"),
        ("1,甲,3,60000,是,是,是,否,40000", "3 收入不低，有突发变故或支出大", "31500.00"),
        ("1,甲,3,42750,是,是,是,否,0", "4 收入在监测范围1.5倍以内", "14250.00"),
        ("1,甲,3,42750.01,是,是,是,否,0", "5 其余", "14250.01"),
        ("1,甲,3,28000,是,是,否,否,0", "2 收入低于监测范围", "-500.00"),
        ("1,甲,3,28000,否,是,是,否,0", "5 其余", ""),
        ("1,甲,3,,是,是,是,否,0", "6 写的太少", ""),
        // A shock is no income, and what is only said to lie between two is told as far as it holds.
        ("1,甲,3,,是,是,,是,", "6 写的太少", ""),
        ("1,甲,3,20000~28499.99,是,是,否,否,0", "2 收入低于监测范围", ""),
        ("1,甲,3,20000~28500,是,是,否,否,0", "4 收入在监测范围1.5倍以内", ""),
        ("1,甲,3,28500~42750,是,是,否,否,0", "4 收入在监测范围1.5倍以内", ""),
        ("1,甲,3,20000~50000,是,是,否,否,0", "6 写的太少", ""),
    ] {
        let (_, rows) = of_text(&format!("{heads}\n{cells}\n"), Task::Monitoring);
        let told = (under(&rows, "走访次序", 1), under(&rows, "收入减监测范围", 1));
        assert_eq!(told, (class, distance), "{cells}");
    }
    // The type stays empty unless it is firm.
    let (_, rows) = of_text(&format!("{heads}\n1,甲,3,60000,是,是,是,是,0\n"), Task::Monitoring);
    assert_eq!((under(&rows, "监测结论", 1), under(&rows, "监测类型", 1)), ("可能符合", ""));
}

/// Days, terms and words as people write them, and what is refused rather than guessed.
#[test]
fn cells_are_read_as_people_write_them() {
    use bangfu::engine::question::Question as Q;
    use bangfu::ledger::cells::answer;
    for (question, text, wanted) in [
        (Q::Discharge, "2024-05-09 10:30:00", Some("2024-05-09")),
        (Q::Discharge, "2024/5/9 上午 10:30", Some("2024-05-09")),
        (Q::Discharge, "2024 年 5 月 9 日", Some("2024-05-09")),
        (Q::Discharge, "２０２４．５．９", Some("2024-05-09")),
        (Q::Discharge, "2024年5月9日 星期四", Some("2024-05-09")),
        (Q::Discharge, "24年5月20日", Some("2024-05-20")),
        (Q::Discharge, "20240509 10:30", Some("2024-05-09")),
        (Q::Discharge, "45421.4375", Some("2024-05-09")),
        (Q::Discharge, "24-5-9", Some("2024-05-09")),
        // May be 2020.
        (Q::Discharge, "24-5-20", None),
        (Q::Discharge, "9/5/2024", None),
        (Q::Discharge, "2024-05", None),
        (Q::Discharge, "2024-05-09至2024-05-12", None),
        (Q::Discharge, "2024-13-01", None),
        (Q::Term, "2023-2024学年第二学期", Some("2024-spring")),
        (Q::Term, "2023-2024学年第1学期", Some("2023-autumn")),
        (Q::Term, "2023-2024-2", Some("2024-spring")),
        (Q::Term, "23-24学年下学期", Some("2024-spring")),
        (Q::Term, "2024-autumn", Some("2024-autumn")),
        (Q::Term, "24春", Some("2024-spring")),
        // Which year's?
        (Q::Term, "第二学期", None),
        (Q::Term, "2023学年春季学期", None),
        (Q::Term, "2024年上学期", None),
        (Q::Term, "2022-2024学年春", None),
        (Q::Term, "2024春秋", None),
        (Q::HospitalLevel, "三甲", Some("level_three")),
        (Q::HospitalLevel, "三级甲等", Some("level_three")),
        (Q::HospitalLevel, "二级医院", Some("level_two")),
        (Q::VisitKind, "门诊", None),
        (Q::VisitKind, "门诊慢特病", Some("chronic_outpatient")),
        (Q::Rural, "居民", None),
        (Q::Rural, "农业家庭户口", Some("yes")),
        (Q::ExPoor, "✔", Some("yes")),
        (Q::ExPoor, "×", Some("no")),
        (Q::ExPoor, "非脱贫户", Some("no")),
        (Q::Monitored, "突发严重困难户", Some("yes")),
    ] {
        assert_eq!(answer(question, text).as_deref(), wanted, "{question:?} {text}");
    }
}

/// The templates that went out before had 户主 above the names of patients and pupils.
#[test]
fn templates_of_before_are_read_as_before() {
    let text = "户编号,户主,身份证号,救助身份,就诊类别,医院级别,出院日期,费用总额,符合医保报销金额\n\
        001,张三,,低保,住院,三级,2024-05-10,26000,20000\n\
        001,张三,,低保,住院,三级,2024-05-10,26000,20000\n\
        001,李四,,普通,住院,三级,2024-05-10,26000,20000\n";
    let (list, rows) = of_text(text, Task::Medical);
    assert_eq!(list.summary().unread, 0);
    assert_eq!((1..4).map(|row| under(&rows, "结论", row).is_empty()).collect::<Vec<_>>(), [false, true, false]);
}
