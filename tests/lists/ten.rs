//! Ten lists in the manners of WPS and Excel, and what must come of each. All rows in them are made up. The expected
//! sums are hand arithmetic: the line of 嵩明县 for 2024 is 9,500 a head; Kunming's tier 3 takes 880 off and pays 60 %;
//! boarding aid of a junior is 750 a term in spring 2024.

use bangfu::answer::task::Task;
use rust_xlsxwriter::{Format, Workbook};

pub struct Tab {
    pub name: &'static str,
    pub hidden: bool,
    /// First row and column, last row and column, from 0.
    pub merged: &'static [(u32, u16, u32, u16)],
    /// Cells; `#` before one that is a number.
    pub rows: &'static [&'static [&'static str]],
}

pub enum Kind {
    Sheets(&'static [Tab]),
    /// A table of text, with the mark of its encoding.
    Text(&'static str),
    /// Excel's "Unicode 文本".
    Wide(&'static str),
}

pub struct List {
    pub file: &'static str,
    pub task: Task,
    pub kind: Kind,
    /// Row, heading and cell of the table that comes out; `~` before a part of the cell.
    pub cells: &'static [(usize, &'static str, &'static str)],
    /// Parts of what is told of the file as a whole.
    pub notes: &'static [&'static str],
    /// Households, cells that were not read.
    pub counts: (usize, u64),
    /// Villages with their rows.
    pub villages: &'static [(&'static str, u64)],
}

const MONITORING: &[&str] = &["户编号", "户主", "家庭人口", "家庭年纯收入", "风险类型", "是否农村户籍", "刚性支出"];
const BELOW: &str = "2 收入低于监测范围";
const WITH_RISK: &str = "1 收入低于监测范围，有风险";
const SPENDING: &str = "3 收入不低，有突发变故或支出大";
const NEAR: &str = "4 收入在监测范围1.5倍以内";
const REST: &str = "5 其余";

pub const LISTS: &[List] = &[
    // 2.7万 < 3 × 9,500 = 28,500; 1.9万 = 2 × 9,500; 3.9万 ≥ 38,000 > 3.9万 − 0.2万.
    List {
        file: "01-merged-title-wan.xlsx",
        task: Task::Monitoring,
        kind: Kind::Sheets(&[Tab {
            name: "Sheet1",
            hidden: false,
            merged: &[(0, 0, 0, 7), (3, 0, 4, 0)],
            rows: &[
                &["嵩明县某镇2024年防止返贫监测排查表"],
                &["填报单位：某镇人民政府", "", "", "", "", "", "", "单位：万元"],
                &["村", "户编号", "户主", "家庭人口", "家庭年纯收入", "风险类型", "是否农村户籍", "刚性支出"],
                &["一村", "001", "甲", "#3", "#2.7", "因病", "是", "#0.5"],
                &["", "002", "乙", "#2", "#1.9", "", "是", "#0"],
                &["一村小计", "", "", "#5", "#4.6", "", "", "#0.5"],
                &["二村", "003", "丙", "#4", "#3.9", "", "是", "#0.2"],
                &["合计", "", "", "#9", "#8.5", "", "", "#0.7"],
                &["填表人：某某", "", "", "", "", "审核人：某某"],
            ],
        }]),
        cells: &[(1, "走访次序", WITH_RISK), (2, "走访次序", NEAR), (4, "走访次序", SPENDING), (2, "村", "一村")],
        notes: &["“家庭年纯收入”按万元", "没有当作户：3 行（第 6、8、9 行）"],
        counts: (3, 0),
        villages: &[("一村", 2), ("二村", 1)],
    },
    List {
        file: "02-two-line-head.xlsx",
        task: Task::Medical,
        kind: Kind::Sheets(&[Tab {
            name: "住院",
            hidden: false,
            merged: &[(0, 4, 0, 5), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 1, 3)],
            rows: &[
                &["姓名", "救助身份", "医院级别", "出院日期", "费用情况（元）"],
                &["", "", "", "", "费用总额", "政策范围内"],
                &["甲", "普通", "三级甲等", "2024.3.1", "#26000", "#20000"],
                &["乙", "特困", "三甲", "2024/5/9", "#20000", "#20000"],
            ],
        }]),
        // Left of the whole bill: at least 26,000 − 11,472, as serious-illness insurance begins at 10,000.
        cells: &[
            (1, "基本医保支付", "11472.00"),
            (1, "自己付最低", "14528.00"),
            (1, "自己付最高", "14528.00"),
            (2, "基本医保支付", "11472.00"),
        ],
        notes: &[],
        counts: (2, 0),
        villages: &[],
    },
    List {
        file: "03-sheet-per-village.xlsx",
        task: Task::Monitoring,
        kind: Kind::Sheets(&[
            Tab {
                name: "说明", hidden: false, merged: &[], rows: &[&["填表说明"], &["一村一张表，户编号不要重复"]]
            },
            Tab {
                name: "一村",
                hidden: false,
                merged: &[(0, 0, 0, 6)],
                rows: &[
                    &["一村台账"],
                    MONITORING,
                    &["1", "甲", "#1", "#9499.99", "", "是", "#0"],
                    &["2", "乙", "#1", "#9500", "因病", "是", "#0"],
                ],
            },
            Tab {
                name: "二村",
                hidden: false,
                merged: &[(0, 0, 0, 6)],
                rows: &[&["二村台账"], MONITORING, &["1", "丙", "#2", "#28500.01", "因学", "是", "#0"]],
            },
            Tab {
                name: "2023年",
                hidden: true,
                merged: &[],
                rows: &[MONITORING, &["1", "丁", "#1", "#100", "", "是", "#0"]],
            },
        ]),
        // 28,500.01 is a fen above one and a half times 2 × 9,500.
        cells: &[(1, "走访次序", BELOW), (2, "走访次序", NEAR), (3, "走访次序", REST), (3, "户主", "丙")],
        notes: &[
            "读了工作表“一村”（4 行）、“二村”（3 行）；没有读“说明”（2 行）、“2023年”（2 行，隐藏）",
            "当作另外的户",
        ],
        counts: (3, 0),
        villages: &[("一村", 2), ("二村", 1)],
    },
    List {
        file: "04-totals-per-village.csv",
        task: Task::Monitoring,
        kind: Kind::Text(
            "行政村,户编号,户主,家庭人口,年人均纯收入,风险类型,户口性质,刚性支出\n\
             一村,1,甲,3人,\"9,000.00\",因病;因学,农业,\"5,000\"\n\
             一村,2,乙,三,9600,,农村,0\n\
             一村 合计,,,6,,,,\n\
             二村,3,丙,5,约2万,,农业家庭户口,0\n\
             二村 合计,,,5,,,,\n\
             总计,,,11,,,,\n\
             注：人均收入为上年数,,,,,,,\n",
        ),
        // 9,600 × 3 = 28,800 is above 28,500; 2万 × 5 is more than half above 47,500.
        cells: &[(1, "走访次序", WITH_RISK), (2, "走访次序", NEAR), (4, "走访次序", REST)],
        notes: &["没有当作户：4 行（第 4、6、7、8 行）"],
        counts: (3, 0),
        villages: &[("一村", 2), ("二村", 1)],
    },
    // 5.7万 = 9,500 × 6, and 9,500 a head agrees with it; 5.69万 is below.
    List {
        file: "05-wan-and-yuan.xlsx",
        task: Task::Monitoring,
        kind: Kind::Sheets(&[Tab {
            name: "Sheet1",
            hidden: false,
            merged: &[],
            rows: &[
                &[
                    "户编号",
                    "户主姓名",
                    "家庭人口数",
                    "家庭年纯收入（万元）",
                    "年人均纯收入（元）",
                    "是否农村户籍",
                    "刚性支出（万元）",
                ],
                &["1", "甲", "#6", "#5.7", "#9500", "是", "#0"],
                &["2", "乙", "#6", "#5.69", "#9483.33", "是", "#0"],
                &["3", "丙", "#6", "5.8万", "#9666.67", "是", "#0.2"],
            ],
        }]),
        cells: &[(1, "走访次序", NEAR), (2, "走访次序", BELOW), (3, "走访次序", SPENDING)],
        notes: &["“家庭年纯收入（万元）”按万元", "“刚性支出（万元）”按万元"],
        counts: (3, 0),
        villages: &[],
    },
    List {
        file: "06-heads-on-each-page.xlsx",
        task: Task::Monitoring,
        kind: Kind::Sheets(&[Tab {
            name: "打印用",
            hidden: false,
            merged: &[],
            rows: &[
                &["某村监测台账（第1页）"],
                MONITORING,
                &["1", "甲", "#2", "#18000", "因病", "是", "#0"],
                &["本页小计", "", "#2", "#18000", "", "", ""],
                &[""],
                MONITORING,
                &["2", "乙", "#2", "#60000", "", "是", "#0"],
                &["本页小计", "", "#2", "#60000", "", "", ""],
            ],
        }]),
        cells: &[(1, "走访次序", WITH_RISK), (4, "走访次序", REST)],
        notes: &["没有当作户：3 行（第 4、6、8 行）"],
        counts: (2, 0),
        villages: &[],
    },
    List {
        file: "07-row-per-member.xlsx",
        task: Task::Monitoring,
        kind: Kind::Sheets(&[Tab {
            name: "人员",
            hidden: false,
            merged: &[(1, 0, 3, 0)],
            rows: &[
                &[
                    "户编号",
                    "户主姓名",
                    "姓名",
                    "与户主关系",
                    "家庭人口",
                    "家庭年纯收入",
                    "是否农村户籍",
                    "风险类型",
                    "刚性支出",
                ],
                &["88", "甲", "甲", "户主", "#3", "#28499.99", "是", "因学", "#0"],
                &["", "甲", "乙", "配偶", "", "", "", "", ""],
                &["", "甲", "丙", "之女", "", "", "", "", ""],
                &["89", "丁", "丁", "户主", "#1", "#9500", "是", "", "#0"],
            ],
        }]),
        cells: &[(1, "走访次序", WITH_RISK), (2, "走访次序", ""), (3, "姓名", "丙"), (4, "走访次序", NEAR)],
        notes: &[],
        counts: (2, 0),
        villages: &[],
    },
    List {
        file: "08-unicode-text.txt",
        task: Task::Monitoring,
        kind: Kind::Wide(
            "户编号\t户主\t家庭人口\t家庭年纯收入\t风险类型\t是否农村户籍\t刚性支出\r\n\
             1\t甲\t2\t\"18,999.99\"\t因病\t√\t0\r\n2\t乙\t2\t１９０００元\t\t√\t0\r\n",
        ),
        cells: &[(1, "走访次序", WITH_RISK), (2, "走访次序", NEAR)],
        notes: &[],
        counts: (2, 0),
        villages: &[],
    },
    // 11,472 + 8,528 of the destitute; the second slip says 1.50 less.
    List {
        file: "09-settlement-export.xlsx",
        task: Task::Audit,
        kind: Kind::Sheets(&[Tab {
            name: "结算明细",
            hidden: false,
            merged: &[],
            rows: &[
                &[
                    "序号",
                    "人员姓名",
                    "证件号码",
                    "参保类别",
                    "救助身份",
                    "医院级别",
                    "结算日期",
                    "医疗费总额",
                    "符合政策范围金额",
                    "基本医保统筹支付",
                    "大病报销金额",
                    "医疗救助",
                    "倾斜救助",
                    "个人现金支付",
                    "实际报销比例",
                ],
                &[
                    "1",
                    "甲",
                    "530127199001011234",
                    "居民医保一档",
                    "特困人员",
                    "三级",
                    "2024-05-08 10:30:00",
                    "20,000.00",
                    "20,000.00",
                    "11,472.00",
                    "0.00",
                    "8,528.00",
                    "0.00",
                    "0.00",
                    "100%",
                ],
                &[
                    "2",
                    "乙",
                    "530127199001015678",
                    "居民医保一档",
                    "特困人员",
                    "三级",
                    "2024-05-08 14:02:11",
                    "20,000.00",
                    "20,000.00",
                    "11,470.50",
                    "0.00",
                    "8,528.00",
                    "0.00",
                    "1.50",
                    "99.99%",
                ],
            ],
        }]),
        cells: &[
            (1, "核对结论", "与规则一致"),
            (1, "没有解释的差额", "0.00"),
            (2, "核对结论", "与规则不一致"),
            (2, "差在哪里", "~基本医保 -1.50"),
        ],
        notes: &[],
        counts: (2, 0),
        villages: &[],
    },
    List {
        file: "10-pupils.xlsx",
        task: Task::Education,
        kind: Kind::Sheets(&[Tab {
            name: "学生",
            hidden: false,
            merged: &[(0, 0, 0, 5)],
            rows: &[
                &["2024年春季学期义务教育学生资助名单"],
                &["学生姓名", "所在村", "是否脱贫户", "学段", "学期", "是否寄宿"],
                &["甲", "一村", "√", "初中", "2023-2024学年第二学期", "√"],
                &["乙", "二村", "√", "初中", "2024春", "是"],
            ],
        }]),
        cells: &[(1, "每学期现金最低", "750.00"), (2, "每学期现金最高", "750.00")],
        notes: &[],
        counts: (2, 0),
        villages: &[("一村", 1), ("二村", 1)],
    },
];

/// The file of a list.
pub fn bytes(list: &List) -> Vec<u8> {
    match &list.kind {
        Kind::Text(text) => format!("\u{feff}{text}").into_bytes(),
        Kind::Wide(text) => [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        Kind::Sheets(tabs) => {
            let mut workbook = Workbook::new();
            for tab in *tabs {
                let sheet = workbook.add_worksheet().set_name(tab.name).unwrap().set_hidden(tab.hidden);
                for (row, cells) in (0..).zip(tab.rows) {
                    for (column, cell) in (0..).zip(*cells) {
                        match cell.strip_prefix('#') {
                            Some(number) => sheet.write_number(row, column, number.parse::<f64>().unwrap()).map(drop),
                            None if cell.is_empty() => Ok(()),
                            None => sheet.write_string(row, column, *cell).map(drop),
                        }
                        .unwrap();
                    }
                }
                for (top, left, bottom, right) in tab.merged {
                    let text = tab.rows[*top as usize][usize::from(*left)];
                    sheet.merge_range(*top, *left, *bottom, *right, text, &Format::new()).unwrap();
                }
            }
            workbook.save_to_buffer().unwrap()
        }
    }
}
