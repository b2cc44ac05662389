//! Whole lists: ten in the manners of WPS and Excel, and three hundred households each with its class; the order in
//! which they are listed, what they come to, the workbook that comes out, and two months compared.
//!
//! `cargo test --test lists -- --ignored` writes the files of `lists/` anew.

#[path = "lists/households.rs"]
mod households;
mod support;
#[path = "lists/ten.rs"]
mod ten;

use bangfu::answer::task::Task;
use bangfu::base::calendar::Date;
use bangfu::base::money::Rate;
use bangfu::ledger::listed::Filter;
use bangfu::ledger::months::{By, Month};
use bangfu::ledger::order::{Order, Whole};
use bangfu::ledger::run::ListRun;
use bangfu::ledger::visits::Class;
use bangfu::view::words::Language;
use calamine::{Data, Reader as _, Xlsx};
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use support::lists::{Rows, Wanted, through, under};
use ten::{LISTS, List};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledger/lists")
}

fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(folder().join(file)).unwrap_or_else(|problem| panic!("{file}: {problem}"))
}

/// A list worked through as the page orders it, with some of the order changed.
fn worked(bytes: Vec<u8>, task: Task, change: impl FnOnce(&mut Order)) -> (ListRun, Rows) {
    through(ListRun::open(bytes).unwrap_or_else(|trouble| panic!("{trouble:?}")), task, change)
}

fn of_text(text: &str, task: Task) -> (ListRun, Rows) {
    worked(text.as_bytes().to_vec(), task, |_| ())
}

#[test]
fn ten_lists_come_out_right() {
    let mut wrong = Vec::new();
    for list in LISTS {
        let (run, rows) = worked(bytes(list.file), list.task, |_| ());
        let List { file, cells, notes, counts, .. } = *list;
        wrong.extend(Wanted { file, cells, notes, counts }.wrong(&run, &rows));
        let summary = run.summary();
        let mut villages: Vec<(&str, u64)> =
            summary.villages.iter().map(|one| (one.whole.name.as_str(), one.whole.rows)).collect();
        villages.sort_by_key(|(name, _)| list.villages.iter().position(|(known, _)| known == name));
        if villages != list.villages {
            wrong.push(format!("{}: {:?} wanted, {villages:?} found", list.file, list.villages));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "writes the files anew"]
fn the_files_are_written_anew() {
    std::fs::create_dir_all(folder()).expect("the folder");
    for list in LISTS {
        std::fs::write(folder().join(list.file), ten::bytes(list)).expect("a file");
    }
    std::fs::write(folder().join("300-households.csv"), households::file()).expect("a file");
}

/// Every household that has an income gets its class, and none a false one.
#[test]
fn three_hundred_households_get_their_classes() {
    let text = String::from_utf8(bytes("300-households.csv")).expect("UTF-8");
    assert_eq!(text, households::file(), "the file is the one of the steps");
    let (list, rows) = worked(text.into_bytes(), Task::Monitoring, |order| {
        order.whole = vec![Whole::Rural, Whole::NoRisks];
    });
    let all = households::households();
    assert_eq!((list.progress().households, rows.len()), (300, 301));
    let mut counts = [0_u64; 6];
    for (at, one) in all.iter().enumerate() {
        let told = under(&rows, "走访次序", at + 1);
        assert!(told.starts_with(&format!("{} ", one.class)), "{:?}: {told}, {} wanted", one.cells, one.class);
        counts[usize::from(one.class) - 1] += 1;
    }
    let summary = list.summary();
    assert_eq!(summary.classes.iter().map(|class| class.rows).collect::<Vec<_>>(), counts);
    assert!(counts.iter().all(|count| *count > 5), "each class is tried: {counts:?}");
    // Twelve villages of 25; what is not read are the risks 因残 alone.
    assert!(summary.villages.len() == 12 && summary.villages.iter().all(|one| one.whole.rows == 25));
    assert_eq!(summary.villages[0].whole.name, "小街镇 第1村");
    let unread = all.iter().filter(|one| one.cells[9] == "因残").count();
    assert_eq!(summary.unread, unread as u64);
    // No column of a verdict says a type that is not firm.
    for row in 1..rows.len() {
        let is_firm = under(&rows, "监测结论", row) == "很可能符合";
        assert!(is_firm || under(&rows, "监测类型", row).is_empty(), "{:?}", rows[row]);
    }
}

const HEADS: &str = "户编号,户主,村,家庭人口,家庭年纯收入,是否农村户籍,风险类型,突发变故,刚性支出";

/// By the line of 9,500 a head: 甲 a fen below it, 乙 far below with a risk, 丙 twice, 丁 at it, 戊 without income.
const FIVE: &str = "1,甲,一村,1,9499.99,是,,否,0\n\
    2,乙,二村,1,5000,是,因病,否,0\n\
    3,丙,一村,1,19000,是,,否,0\n\
    4,丁,二村,1,9500,是,,否,0\n\
    5,戊,二村,1,,是,,否,0\n";

fn names(list: &mut ListRun, filter: &Filter) -> String {
    list.list(filter, 0, 100).0.into_iter().map(|row| row.name).collect()
}

/// The list is in the order of visits, and can be narrowed to a class and a village; the near line is the clerk's.
#[test]
fn rows_are_listed_in_the_order_of_visits() {
    let text = format!("{HEADS}\n{FIVE}");
    let (mut list, rows) = of_text(&text, Task::Monitoring);
    assert_eq!(names(&mut list, &Filter::default()), "乙甲丁丙戊");
    assert_eq!(names(&mut list, &Filter { as_written: true, ..Filter::default() }), "甲乙丙丁戊");
    assert_eq!(names(&mut list, &Filter { village: Some("二村".into()), ..Filter::default() }), "乙丁戊");
    assert_eq!(names(&mut list, &Filter { class: Some(Class::Near), ..Filter::default() }), "丁");
    let both = Filter { class: Some(Class::Rest), village: Some("一村".into()), ..Filter::default() };
    assert_eq!(names(&mut list, &both), "丙");
    assert_eq!(names(&mut list, &Filter { village: Some("三村".into()), ..Filter::default() }), "");
    assert_eq!(under(&rows, "走访次序", 4), "4 收入在监测范围1.5倍以内");
    let (mut list, rows) = worked(text.into_bytes(), Task::Monitoring, |order| order.near = Rate::from_units(2, 0));
    assert_eq!(names(&mut list, &Filter { class: Some(Class::Near), ..Filter::default() }), "丁丙");
    assert_eq!(under(&rows, "走访次序", 3), "4 收入在监测范围2倍以内");
    assert!(list.title().join("").contains("4 收入在监测范围2倍以内"), "{:?}", list.title());
}

/// Spending that was paid for treatment is a part of what could not be avoided: the larger of the two counts.
#[test]
fn large_spending_is_counted_once() {
    let heads = "户编号,户主,家庭人口,家庭年纯收入,是否农村户籍,刚性支出,住院自付";
    for (rigid, self_pay, class) in [("3000", "", '3'), ("", "3000", '3'), ("400", "400", '4'), ("", "", '4')] {
        // 10,000 less 500 is the line.
        let (_, rows) = of_text(&format!("{heads}\n1,甲,1,10000,是,{rigid},{self_pay}\n"), Task::Monitoring);
        assert!(under(&rows, "走访次序", 1).starts_with(class), "{rigid} {self_pay}: {}", under(&rows, "走访次序", 1));
    }
}

/// Two bills of 20,000 in scope, of which the person bears 8,528 each; one of which the in-scope cost is not known:
/// nothing to all of 26,000. The sum names its rows.
#[test]
fn totals_are_ranges_over_a_named_number_of_rows() {
    let text = "户编号,姓名,救助身份,医院级别,出院日期,费用总额,政策范围内费用\n\
        1,甲,普通,三级,2024-03-01,20000,20000\n\
        2,乙,普通,三级,2024-03-01,20000,20000\n\
        3,丙,普通,三级,2024-03-01,,20000~20100\n";
    let (mut list, _) = of_text(text, Task::Medical);
    let summary = list.summary();
    let told: Vec<String> =
        summary.groups.iter().filter_map(|group| group.sum.told(Language::Zh, group.rows)).collect();
    // 20,100 in scope: (20,100 − 880) × 0.6 = 11,532 is paid, 8,568 borne.
    assert_eq!(told, ["25,584.00–25,624.00，共 3 行中的 3 行"]);
    assert_eq!(summary.paid, 3);
    let shown: Vec<String> = summary.payers.iter().map(|part| part.shown()).collect();
    assert_eq!(shown[..3], ["25,584.00–25,624.00", "34,416.00–34,476.00", "0.00"]);
    // The largest own cost first.
    assert_eq!(names(&mut list, &Filter::default()), "丙甲乙");
}

/// The cells of a sheet of a workbook, as text.
fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("it opens");
    let range = book.worksheet_range(name).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    range.rows().map(<[Data]>::to_vec).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// What comes out can be handed up: a title, numbers that are numbers, a head that stays and comes again on paper.
#[test]
fn the_workbook_is_a_document() {
    let text = format!("{HEADS}\n{FIVE}6,己,一村,2,1.9万,是,,是,0\n");
    let (mut list, rows) = of_text(&text, Task::Monitoring);
    let bytes = list.workbook(None).expect("a workbook");
    let results = sheet(&bytes, "结果");
    let lines: Vec<String> = results.iter().take(5).map(|row| row[0].to_string()).collect();
    assert_eq!(lines[0], "监测筛查结果");
    assert!(lines[1].contains("嵩明县") && lines[1].contains("2024-05-10"), "{lines:?}");
    assert_eq!(lines[2], "监测范围：每人每年 9,500.00 元");
    assert!(lines[3].contains("1 收入低于监测范围，有风险") && lines[3].contains("不是认定"), "{lines:?}");
    let heads: Vec<String> = results[5].iter().map(ToString::to_string).collect();
    assert_eq!(heads, rows[0]);
    let cell = |row: usize, head: &str| &results[5 + row][heads.iter().position(|one| one == head).expect("a head")];
    assert_eq!(cell(1, "家庭年纯收入"), &Data::Float(9_499.99));
    assert_eq!(cell(1, "收入减监测范围"), &Data::Float(-0.01));
    assert_eq!(cell(6, "家庭年纯收入"), &Data::String("1.9万".to_owned()), "as it is written");
    assert_eq!(cell(1, "户编号"), &Data::String("1".to_owned()), "a number of a household is no number");
    let summary: Vec<String> = sheet(&bytes, "汇总").into_iter().map(|row| format!("{row:?}")).collect();
    let has = |parts: &[&str]| summary.iter().any(|row| parts.iter().all(|part| row.contains(part)));
    // Two of six households below the line; in 一村 three of six.
    for wanted in [
        &["\"1 收入低于监测范围，有风险\"", "Float(1.0)"][..],
        &["\"二村\"", "Float(3.0)"],
        &["昆明市 监测范围"],
        &["户数"],
    ] {
        assert!(has(wanted), "{wanted:?}: {summary:#?}");
    }
    let sorted = sheet(&bytes, "按走访次序");
    assert_eq!(sorted[6..].iter().map(|row| row[1].to_string()).collect::<String>(), "乙甲己丁丙戊");
    for (part_name, wanted) in [
        ("xl/worksheets/sheet2.xml", "orientation=\"landscape\""),
        ("xl/worksheets/sheet2.xml", "fitToHeight=\"0\""),
        ("xl/worksheets/sheet2.xml", "state=\"frozen\""),
        ("xl/worksheets/sheet2.xml", "<autoFilter"),
        ("xl/workbook.xml", "_xlnm.Print_Titles"),
        ("xl/charts/chart1.xml", "走访次序"),
    ] {
        assert!(part(&bytes, part_name).contains(wanted), "{part_name}: {wanted}");
    }
}

/// The columns of the file are the same cells when the result is put in again, and what was added is made anew.
#[test]
fn a_result_can_be_put_in_again() {
    for (task, text) in [
        (Task::Monitoring, format!("{HEADS}\n{FIVE}")),
        (
            Task::Medical,
            "户编号,姓名,救助身份,医院级别,出院日期,费用总额,政策范围内费用\n1,甲,普通,三级,2024-03-01,26000,20000\n\
             2,乙,普通,三级,2024-03-01,20000,1.9万\n"
                .to_owned(),
        ),
        (
            Task::Audit,
            "姓名,救助身份,医院级别,出院日期,政策范围内费用,基本医保支付\n甲,普通,三级,2024-03-01,20000,11000\n"
                .to_owned(),
        ),
    ] {
        let (mut list, rows) = of_text(&text, task);
        let book = list.workbook(None).expect("a workbook");
        let mut table = "\u{feff}".to_owned();
        rows.iter().for_each(|row| {
            table += &format!("{}\n", row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(","))
        });
        for (kind, bytes) in [("xlsx", book), ("csv", table.into_bytes())] {
            let (again, same) = worked(bytes, task, |_| ());
            assert_eq!(same, rows, "{kind} {task:?}");
            assert!(again.notes().join("").contains("列，没有读，重新算"), "{kind}: {:?}", again.notes());
        }
    }
}

/// Two months: 甲 stays, 乙 moved from below the line to near it, 丙 is gone, 丁 is new; 戊's number is another's now.
#[test]
fn two_months_are_compared() {
    let heads = "户编号,户主,户主身份证号,家庭人口,家庭年纯收入,是否农村户籍,刚性支出";
    let month = |text: &str| -> (Month, ListRun) {
        let (mut list, _) = of_text(text, Task::Monitoring);
        (list.month(), list)
    };
    let before = format!(
        "{heads}\n1,甲,530127199001010011,1,9000,是,0\n2,乙,530127199001010022,1,9000,是,0\n\
         3,丙,530127199001010033,1,9000,是,0\n5,戊,530127199001010055,1,9000,是,0\n"
    );
    let now = format!(
        "{heads}\n4,丁,530127199001010044,1,5000,是,0\n2,乙,530127199001010022,1,9600,是,0\n\
         1,甲,530127199001010011,1,9100,是,0\n5,己,530127199001010066,1,9000,是,0\n"
    );
    let (old, _) = month(&before);
    let (_, mut list) = month(&now);
    let changes = list.changes(&old);
    let named =
        |those: &[bangfu::ledger::months::Changed]| -> String { those.iter().map(|one| one.name.as_str()).collect() };
    assert_eq!(changes.by, By::Number);
    assert_eq!(
        [&changes.new, &changes.gone, &changes.moved, &changes.apart].map(|one| named(one)),
        ["丁", "丙", "乙", "己"]
    );
    assert_eq!(changes.same, 1);
    let moved = &changes.moved[0];
    assert_eq!((moved.before.as_str(), moved.now.as_str()), ("2 收入低于监测范围", "4 收入在监测范围1.5倍以内"));
    assert!(
        changes
            .sentences(Language::Zh)
            .contains(&"新增 1 户，减少 1 户，变动 1 户，不变 1 户，没法比 1 户。".to_owned())
    );
    let bytes = list.workbook(Some(&old)).expect("a workbook");
    assert!(format!("{:?}", sheet(&bytes, "两月对比")).contains("丙"));
    // Without the number of the household, by number and name of the head.
    let without = |text: &str| -> String {
        text.lines().map(|line| line.split_once(',').map_or("", |(_, rest)| rest).to_owned() + "\n").collect()
    };
    let (old, _) = month(&without(&before));
    let (_, mut list) = month(&without(&now));
    let changes = list.changes(&old);
    assert_eq!(changes.by, By::Head);
    assert_eq!([&changes.new, &changes.gone, &changes.moved].map(|one| named(one)), ["丁己", "丙戊", "乙"]);
    // Names alone compare nothing, and it says so.
    let (old, _) = month("户主,家庭人口,家庭年纯收入\n甲,1,9000\n");
    let (_, mut list) = month("户主,家庭人口,家庭年纯收入\n甲,1,9600\n");
    let changes = list.changes(&old);
    assert_eq!((changes.by, changes.same), (By::Nothing, 0));
    assert!(changes.sentences(Language::Zh)[0].ends_with("没有比。"));
    // A number that comes twice tells nobody apart.
    let twice = format!("{heads}\n1,甲,,1,9000,是,0\n2,乙,,1,9000,是,0\n1,丙,,1,9000,是,0\n");
    let (old, _) = month(&twice);
    let (_, mut list) = month(&twice);
    let changes = list.changes(&old);
    assert_eq!((changes.same, changes.moved.len(), named(&changes.apart)), (1, 0, "甲丙甲丙".to_owned()));
    // What was not asked alike is told.
    let (mut other, _) =
        worked(before.clone().into_bytes(), Task::Monitoring, |order| order.day = Date::of(2023, 5, 10));
    let asked = other.changes(&month(&before).0).sentences(Language::Zh).join("");
    assert!(asked.contains("两次测算的条件不一样") && asked.contains("2023-05-10"), "{asked}");
}
