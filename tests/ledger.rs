//! The ledger: files as people have them, hostile ones too, and rows that must say what
//! the page says of the same answers.

mod support;

use bangfu::answer::task::Task;
use bangfu::base::calendar::Date;
use bangfu::base::keyed::Keyed;
use bangfu::book::parameter::built_in;
use bangfu::engine::question::{Question, Subject};
use bangfu::engine::retrace::Reckoner;
use bangfu::form;
use bangfu::ledger::cells;
use bangfu::ledger::columns::{Target, guess, heading, meaning};
use bangfu::ledger::file::{Book, Trouble};
use bangfu::ledger::household::{assess, household};
use bangfu::ledger::listed::{Column, Filter};
use bangfu::ledger::order::Order;
use bangfu::ledger::plan::Plan;
use bangfu::ledger::record::Record;
use bangfu::ledger::run::ListRun;
use bangfu::ledger::scale::Scale;
use bangfu::ledger::template;
use bangfu::programme::assess_by;
use bangfu::view::format::is_formula;
use bangfu::view::words::Language;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::io::Write as _;
use support::example;
use support::order::of_columns;

fn order(task: Task, columns: Vec<Target>) -> Order {
    Order { workbook: true, ..of_columns(task, columns) }
}

/// All rows of the result, as the table has them.
fn run(desk: &mut ListRun, order: Order) -> Vec<Vec<String>> {
    desk.begin(order);
    while !desk.step(7).finished {}
    let table = desk.take_table();
    let text = String::from_utf8(table).expect("the table is UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("the table begins with the mark of its encoding").to_owned();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn targets(desk: &ListRun) -> Vec<Target> {
    desk.columns().into_iter().map(|column| column.target).collect()
}

fn from_text(text: &str, task: Task) -> (ListRun, Vec<Vec<String>>) {
    let mut desk = ListRun::open(text.as_bytes().to_vec()).unwrap_or_else(|trouble| panic!("{trouble:?}: {text}"));
    let order = order_of(&desk, task);
    let rows = run(&mut desk, order);
    (desk, rows)
}

/// As the page orders it if nobody changes anything.
fn order_of(desk: &ListRun, task: Task) -> Order {
    Order { workbook: true, ..support::order::order(desk, task) }
}

/// The cell under a heading of the result.
fn under<'r>(rows: &'r [Vec<String>], heading: &str, row: usize) -> &'r str {
    let at = rows[0]
        .iter()
        .position(|known| known == heading)
        .unwrap_or_else(|| panic!("no column {heading}: {:?}", rows[0]));
    &rows[row][at]
}

#[test]
fn columns_are_known_by_the_words_of_the_reports() {
    for (words, target) in [
        ("户主", Target::Name),
        ("家庭人口（人）", Target::Field(Question::Members)),
        ("年人均纯收入(元)", Target::PerHead),
        ("救助身份", Target::Field(Question::Category)),
        ("费用总额", Target::Field(Question::Total)),
        ("符合医保报销金额", Target::Field(Question::InScope)),
        ("基本医疗保险报销金额", Target::Field(Question::SlipBasic)),
        ("大病报销金额", Target::Field(Question::SlipSerious)),
        ("医疗救助", Target::Field(Question::SlipAid)),
        ("倾斜救助", Target::Field(Question::SlipTilt)),
        ("个人现金支付", Target::OwnPaid),
        ("学段", Target::Field(Question::Stage)),
        ("就读学校类型", Target::Field(Question::Stage)),
        (" 户 编 号 ", Target::Household),
        ("net_income", Target::Field(Question::NetIncome)),
    ] {
        assert_eq!(meaning(words), Some(target), "{words}");
    }
    assert_eq!(meaning("备注"), None);
    // A meaning is taken once.
    let twice = ["家庭人口", "人口数"].map(str::to_owned);
    let guesses = guess(&twice, &[], Scale::Yuan);
    assert_eq!(
        guesses.iter().map(|guess| guess.target).collect::<Vec<_>>(),
        [Target::Field(Question::Members), Target::Ignored]
    );
    // A title and a line of units may stand above.
    let rows = [&["嵩明县某村台账"][..], &["单位：元", "2024年"], &["户编号", "户主", "家庭人口"], &["1", "张三", "3"]];
    let rows = rows.map(|row| row.iter().collect::<Record>());
    assert_eq!(heading(&rows), Some(2));
}

#[test]
fn cells_are_read_as_people_write_them() {
    for (question, text, wanted) in [
        (Question::ExPoor, "是", Some("yes")),
        (Question::ExPoor, "√", Some("yes")),
        (Question::ExPoor, "否", Some("no")),
        (Question::ExPoor, "不清楚", Some("unknown")),
        (Question::ExPoor, "大概", None),
        (Question::Category, "特困", Some("destitute")),
        (Question::Category, "低保对象", Some("minimum_living")),
        (Question::Category, "destitute", Some("destitute")),
        (Question::Category, "某类", None),
        (Question::Stage, "普高", Some("high")),
        (Question::Term, "2024年春季学期", Some("2024-spring")),
        (Question::Term, "2024秋", Some("2024-autumn")),
        (Question::Discharge, "2024/5/9", Some("2024-05-09")),
        (Question::Discharge, "2024年5月9日", Some("2024-05-09")),
        (Question::Discharge, "20240509", Some("2024-05-09")),
        // Days from the end of 1899 to 2024-05-10, as a spreadsheet counts them.
        (Question::Discharge, "45422", Some("2024-05-10")),
        (Question::Discharge, "2024-02-30", None),
        (Question::InScope, "1.2万", Some("1.2万")),
    ] {
        assert_eq!(cells::answer(question, text).as_deref(), wanted, "{question:?} {text}");
    }
}

/// Income below, at and above the line of 9,500 × 3 (LINE-KM-2024), by head: READINGS 6.
#[test]
fn a_list_is_screened_row_by_row() {
    let text = "户编号,户主,家庭人口,年人均纯收入,是否农村户籍,是否脱贫户,大病慢病,能否自主应对,突发变故,刚性支出\n\
        1,张三,3,9499.99,是,是,是,否,否,0\n\
        2,李四,3,9500,是,否,是,否,否,0\n\
        3,王五,,9000,是,否,是,否,否,0\n";
    let (mut desk, rows) = from_text(text, Task::Monitoring);
    assert_eq!(rows.len(), 4);
    assert_eq!(under(&rows, "监测结论", 1), "很可能符合");
    assert_eq!(under(&rows, "监测类型", 1), "脱贫不稳定户");
    assert!(under(&rows, "依据", 1).contains("9,500"), "{}", under(&rows, "依据", 1));
    assert_eq!(under(&rows, "监测结论", 2), "目前不符合");
    assert!(under(&rows, "原因", 2).contains("28,500.00"), "{}", under(&rows, "原因", 2));
    // Without the members the income of the household is not known.
    assert_eq!(under(&rows, "监测结论", 3), "可能符合");
    let summary = desk.summary();
    assert_eq!(summary.unread, 1, "the income by head without the members");
    assert_eq!(summary.groups.iter().map(|group| group.rows).sum::<u64>(), 3);
    let (listed, all) = desk.list(&Filter { group: Some("目前不符合".to_owned()), ..Filter::default() }, 0, 10);
    assert_eq!((listed.len(), all), (1, 1));
    assert_eq!((listed[0].line, listed[0].name.as_str()), (3, "李四"));
    let (answers, markup) = desk.case(listed[0].at).expect("the row is a case");
    assert!(markup.contains("data-verdict=\"not_now\""));
    assert!(answers.contains(&("net_income".to_owned(), "28500.00".to_owned())), "{answers:?}");
    assert!(!answers.iter().any(|(_, text)| text == "李四"), "no name is in the link");
}

/// 20,000 in scope at level three: 11,472 + 8,528 of a destitute person (km-basic-*, WE).
#[test]
fn a_slip_is_held_against_the_rules() {
    let text = "户编号,姓名,救助身份,医院级别,出院日期,费用总额,符合医保报销金额,基本医疗保险报销金额,大病报销金额,医疗救助,倾斜救助,个人现金支付\n\
        1,甲,特困,三级,2024-05-08,20000,20000,11472,0,8528,0,0\n\
        2,乙,特困,三级,2024-05-08,20000,20000,11470.50,0,8528,0,1.50\n\
        3,丙,,,,,,,,,,\n";
    let (mut desk, rows) = from_text(text, Task::Audit);
    assert_eq!(under(&rows, "核对结论", 1), "与规则一致");
    assert_eq!(under(&rows, "没有解释的差额", 1), "0.00");
    assert_eq!(under(&rows, "核对结论", 2), "与规则不一致");
    assert!(under(&rows, "差在哪里", 2).contains("基本医保 -1.50"), "{}", under(&rows, "差在哪里", 2));
    let (listed, _) = desk.list(&Filter::default(), 0, 10);
    assert_eq!(listed[0].line, 3, "the largest difference first");
    assert!(desk.workbook(None).is_some_and(|bytes| bytes.starts_with(b"PK")));
}

#[test]
fn rows_of_one_household_are_joined_and_a_person_may_have_several_bills() {
    let text = "户编号,姓名,救助身份,医院级别,出院日期,符合医保报销金额\n\
        7,甲,普通,三级,2024-03-01,20000\n\
        7,甲,普通,二级,2024-05-01,5000\n\
        7,乙,低保,三级,2024-05-02,20000\n\
        8,丙,普通,三级,2024-05-02,20000\n";
    let mut desk = ListRun::open(text.as_bytes().to_vec()).expect("a table");
    let columns = targets(&desk);
    let plan = Plan::of(&order(Task::Medical, columns.clone()), &built_in());
    let rows: Vec<Record> = text.lines().skip(1).take(3).map(|line| line.split(',').collect()).collect();
    let read = household(rows.iter(), &plan);
    assert_eq!(read.persons, [0, 0, 1]);
    let names: Vec<String> = read.answers().iter().map(|(field, _)| field.name()).collect();
    for wanted in ["p1.in_scope", "p1.v2.in_scope", "p2.in_scope", "p1.category", "p2.category"] {
        assert!(names.iter().any(|name| name == wanted), "{wanted}: {names:?}");
    }
    assert_eq!(read.unread, []);
    let table = run(&mut desk, order(Task::Medical, columns));
    assert_eq!(under(&table, "结论", 1), "很可能符合");
    assert_eq!(under(&table, "结论", 2), "", "the person's year stands on the first of their rows");
    assert_eq!(under(&table, "基本医保支付", 4), "11472.00");
}

/// Each worked example, written as one row under the form's own names, is read as the
/// form reads it and assessed alike.
#[test]
fn a_row_says_what_the_page_says_of_the_same_answers() {
    let book = built_in();
    let mut compared = 0;
    for example in example::all() {
        let given = example.given();
        let fields: Vec<(form::Field, String)> = given
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (form::field(name), text.clone()))
            .collect();
        let mut columns = Vec::new();
        let mut cells = Vec::new();
        for (field, text) in &fields {
            let target = match field {
                form::Field::Question(key) if key.person == 0 && key.visit == 0 => Target::Field(key.question),
                form::Field::Place => Target::Place,
                form::Field::AssessedOn => Target::Day,
                _ => continue,
            };
            columns.push(target);
            cells.push(text.clone());
        }
        if columns.len() != fields.len() {
            continue;
        }
        let row = [cells.iter().collect()];
        for task in Task::ALL {
            let plan = Plan::of(&order(*task, columns.clone()), &book);
            let mut read = household(row.iter(), &plan);
            let ours = assess(&mut read, *task, &Reckoner::of(&book));
            assert_eq!(read.unread, [], "{}", example.name);
            let situation = form::read(&given, &book).situation.expect("an example has place and day");
            let theirs = assess_by(&situation, &Reckoner::of(&book), task.programmes());
            assert_eq!(format!("{:?}", ours.assessments), format!("{theirs:?}"), "{} {task:?}", example.name);
            compared += 1;
        }
    }
    assert!(compared > 3_000, "{compared}");
}

fn spreadsheet(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn a_spreadsheet_is_read_as_it_looks() {
    let bytes = spreadsheet(|sheet| {
        let title = Format::new();
        sheet.merge_range(0, 0, 0, 5, "某村2024年住院台账", &title).unwrap();
        for (column, text) in
            ["户编号", "姓名", "救助身份", "医院级别", "出院日期", "符合医保报销金额"].into_iter().enumerate()
        {
            sheet.write_string(1, column as u16, text).unwrap();
        }
        // One household over two rows, its number merged; a day as a spreadsheet keeps it; a sum of binary fractions.
        sheet.merge_range(2, 0, 3, 0, "12", &title).unwrap();
        let day = Format::new().set_num_format("yyyy-mm-dd");
        for (row, name, amount) in [(2, "甲", 20_000.0), (3, "乙", 28_499.99 + 2e-12)] {
            sheet.write_string(row, 1, name).unwrap();
            sheet.write_string(row, 2, "普通").unwrap();
            sheet.write_string(row, 3, "三级").unwrap();
            sheet.write_datetime_with_format(row, 4, ExcelDateTime::from_ymd(2024, 5, 8).unwrap(), &day).unwrap();
            sheet.write_number(row, 5, amount).unwrap();
        }
    });
    let mut desk = ListRun::open(bytes).expect("a spreadsheet");
    let samples: Vec<Column> = desk.columns();
    assert_eq!(samples[4].samples[0], "2024-05-08");
    assert_eq!(samples[5].samples[1], "28499.99");
    let order = order(Task::Medical, targets(&desk));
    let rows = run(&mut desk, order.clone());
    assert_eq!(under(&rows, "基本医保支付", 1), "11472.00");
    // (28499.99 − 880) × 0.60 = 16571.994
    assert_eq!(under(&rows, "基本医保支付", 2), "16571.99");
    assert_eq!(rows[2][0], "12", "a merged cell stands for all that it covers");
    assert!(desk.workbook(None).is_some());
    run(&mut desk, Order { workbook: false, ..order });
    assert!(desk.workbook(None).is_none(), "none was ordered");
}

#[test]
fn what_is_no_ledger_is_told_apart() {
    let zip_bomb = {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        archive.start_file("xl/worksheets/sheet1.xml", options).unwrap();
        let zeros = vec![0_u8; 1_000_000];
        for _ in 0..801 {
            archive.write_all(&zeros).unwrap();
        }
        archive.finish().unwrap().into_inner()
    };
    assert!(zip_bomb.len() < 2_000_000);
    let good = spreadsheet(|sheet| {
        sheet.write_string(0, 0, "户主").unwrap();
    });
    let locked: Vec<u8> =
        [&[0xd0, 0xcf, 0x11, 0xe0][..], &"EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect::<Vec<_>>()].concat();
    for (name, bytes, wanted) in [
        ("empty", Vec::new(), Trouble::Empty),
        ("blank", b"\n\n \n".to_vec(), Trouble::Empty),
        ("old", vec![0xd0, 0xcf, 0x11, 0xe0, 0, 1, 2], Trouble::UnreadBook(Book::Xls)),
        ("locked", locked, Trouble::Locked),
        ("a picture", vec![0x89, b'P', b'N', b'G', 0, 0, 0], Trouble::Picture),
        ("cut short", good[..good.len() / 2].to_vec(), Trouble::Damaged),
        ("a bomb", zip_bomb, Trouble::TooLarge),
        ("an empty sheet", spreadsheet(|_| {}), Trouble::Empty),
        ("another encoding", vec![0xbb, 0xa7, 0xd6, 0xf7], Trouble::Encoding),
    ] {
        assert_eq!(ListRun::open(bytes).err(), Some(wanted), "{name}");
    }
}

#[test]
fn a_far_corner_and_five_hundred_columns_cost_nothing() {
    let bytes = spreadsheet(|sheet| {
        sheet.write_string(0, 0, "户主").unwrap();
        sheet.write_string(1, 0, "张三").unwrap();
        sheet.write_string(1_048_575, 16_383, "角落").unwrap();
    });
    assert_eq!(ListRun::open(bytes).expect("it opens").columns().len(), 1);
    let wide = (0..500)
        .map(|at| if at == 250 { "家庭人口".to_owned() } else { format!("列{at}") })
        .collect::<Vec<_>>()
        .join(",");
    let desk = ListRun::open(format!("{wide}\n{}", vec!["1"; 500].join(",")).into_bytes()).expect("it opens");
    assert_eq!(desk.columns().iter().filter(|column| column.target != Target::Ignored).count(), 1);
}

#[test]
fn nothing_of_the_input_becomes_a_formula() {
    let text = "户主,家庭人口,备注\n=1+1,3,+SUM(A1)\n@x,3,-2+3\n-3000,3,\"\t=1\"\n";
    let (_, rows) = from_text(text, Task::Monitoring);
    for row in &rows[1..] {
        for cell in row {
            assert!(!is_formula(cell), "{cell}");
        }
    }
    assert_eq!(rows[1][0], "'=1+1");
    assert_eq!(rows[3][0], "-3000", "a number stays one");
    for cell in ["=1", "+A1", "-A1", "@a", " =1", "＝1", "-2+3"] {
        assert!(is_formula(cell), "{cell}");
    }
    for cell in ["-3000", "+12.5", "张三", "", "1-2"] {
        assert!(!is_formula(cell), "{cell}");
    }
}

#[test]
fn names_and_numbers_pass_through_and_are_masked_on_request() {
    let text = "户编号,姓名,身份证号,家庭人口\n1,欧阳小明,530127199001011234,3\n";
    let (_, rows) = from_text(text, Task::Monitoring);
    assert_eq!(rows[1][1..3], ["欧阳小明", "530127199001011234"]);
    let mut desk = ListRun::open(text.as_bytes().to_vec()).expect("a table");
    let masked = Order { masked: true, ..order(Task::Monitoring, targets(&desk)) };
    let rows = run(&mut desk, masked);
    assert_eq!(rows[1][1..3], ["欧**", "530127**"]);
}

/// 昆明's own payment of the premium aside: 低保 of 嵩明 rose from 6,400 to 6,720 a head on
/// 2025-07-01 (DB-KM-2024R, DB-KM-2025R), so that an income between them crosses it.
#[test]
fn two_days_show_who_gains() {
    let text = "户编号,家庭人口,家庭年纯收入,农村户籍,财产符合规定\n1,1,6500,是,是\n2,1,9000,是,是\n";
    let mut desk = ListRun::open(text.as_bytes().to_vec()).expect("a table");
    let two = Order {
        day: Date::of(2025, 6, 30),
        second: Some(Date::of(2025, 7, 1)),
        ..order(Task::Monitoring, targets(&desk))
    };
    let rows = run(&mut desk, two);
    assert_eq!(rows[0].last().map(String::as_str), Some("金额差"));
    assert!(!under(&rows, "变化", 1).is_empty() && !under(&rows, "变化", 2).is_empty());
    // The list on the screen says why, from the one day to the other.
    let (listed, _) = desk.list(&Filter::default(), 0, 1);
    assert!(listed[0].reason.contains(" → "), "{}", listed[0].reason);
}

#[test]
fn templates_are_read_by_their_own_rules() {
    for task in Task::ALL {
        for language in Language::ALL {
            let bytes = template::template(*task, language).expect("a template");
            let mut desk = ListRun::open(bytes).expect("a template is a ledger");
            let columns = targets(&desk);
            assert!(columns.iter().all(|target| *target != Target::Ignored), "{task:?}: {columns:?}");
            let order = Order { language, ..order(*task, columns) };
            run(&mut desk, order);
            assert_eq!(desk.summary().unread, 0, "{task:?}: the example is read in full");
        }
    }
}

#[test]
fn every_question_of_the_form_can_be_a_column() {
    for question in Question::ALL {
        assert_eq!(Target::parse(Target::Field(*question).key()), Some(Target::Field(*question)));
        assert!(matches!(question.subject(), Subject::Household | Subject::Person | Subject::Visit));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever bytes come, the file opens or is refused; whatever stands in it, each
    /// row comes out.
    #[test]
    fn no_file_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = ListRun::open(bytes.clone());
        let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        for begin in [&b"PK\x03\x04"[..], &old, &[0xff, 0xfe], &[0xfe, 0xff], b"<table>", b"<?xml"] {
            let _ = ListRun::open([begin, &bytes].concat());
        }
    }

    /// Real spreadsheets of every kind with some bytes changed or cut off.
    #[test]
    fn no_damaged_spreadsheet_makes_it_panic(
        which in 0_usize..4,
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..8),
        end in any::<proptest::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let files = ["17e-settlement.ods", "17f-settlement.xls", "17g-settlement.xlsb", "18-percent-cell.xlsx"];
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledger/inputs").join(files[which]);
        let mut bytes = std::fs::read(path).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            let end = end.index(bytes.len());
            bytes.truncate(end);
        }
        let _ = ListRun::open(bytes);
    }

    /// Tags in any order, nested, cut off and reaching over columns.
    #[test]
    fn no_tags_make_it_panic(tags in "(<table>|</?tr>|<td( (col|row)span=\"?[0-9]{1,6})?>|</td>|<Cell ss:Index=\"[0-9]{0,5}\"/>|&#x?[0-9a-f]{0,9};|户主|[<>&;\"= 1]){0,60}") {
        let _ = ListRun::open(format!("<html>{tags}").into_bytes());
    }

    #[test]
    fn no_cell_makes_it_panic(
        cells in proptest::collection::vec(proptest::collection::vec("[ -~\u{4e00}-\u{4e20}=+@,\"0-9.]{0,12}", 3..12), 1..8),
        columns in proptest::collection::vec(0_usize..150, 12),
        task in 0_usize..5,
    ) {
        let all: Vec<Target> = Target::all().collect();
        let columns: Vec<Target> = columns.into_iter().map(|at| all[at % all.len()]).collect();
        let mut table = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        table.write_record(["a", "b", "c"]).unwrap();
        for row in &cells {
            table.write_record(row).unwrap();
        }
        let Ok(mut desk) = ListRun::open(table.into_inner().unwrap()) else { return Ok(()) };
        let rows = run(&mut desk, order(Task::ALL[task], columns));
        for row in rows.iter().skip(1) {
            prop_assert!(row.iter().all(|cell| !is_formula(cell)), "{row:?}");
        }
    }
}

/// What several workers tell together: the table, the rows as listed, the counts.
fn in_shares(text: &str, task: Task, shares: usize) -> (Vec<u8>, String, String) {
    let mut hands: Vec<ListRun> = (0..shares)
        .map(|at| {
            let mut desk = ListRun::open(text.as_bytes().to_vec()).expect("a table");
            let order = order_of(&desk, task);
            desk.begin_share(order, (at, shares));
            desk
        })
        .collect();
    let (mut table, mut seen) = (Vec::new(), Vec::new());
    for desk in &mut hands {
        while !desk.step(2).finished {
            seen.push(desk.take_seen());
        }
        seen.push(desk.take_seen());
        table.append(&mut desk.take_table());
    }
    let first = &mut hands[0];
    seen.iter().for_each(|part| first.absorb(part));
    let summary = first.summary();
    let counted = format!("{:?}{:?}{:?}", summary, first.notes(), first.title());
    let listed = first.list(&Filter { as_written: true, ..Filter::default() }, 0, 100);
    (table, format!("{listed:?}"), counted)
}

#[test]
fn several_workers_tell_a_list_as_one_does() {
    let households = "户编号,户主,村,家庭人口,家庭年纯收入,是否农村户籍,风险类型,突发变故,刚性支出\n\
        1,甲,一村,1,9499.99,是,,否,0\n\
        2,乙,二村,1,5000,是,因病,否,0\n\
        合计,,,2,14499.99,,,,\n\
        3,丙,一村,三个半,19000,是,,否,0\n\
        4,丁,三村,1,9500,是,,否,0\n\
        5,戊,二村,2,9500,,,否,100000\n";
    let bills = "户编号,姓名,救助身份,医院级别,出院日期,符合医保报销金额\n\
        7,甲,普通,三级,2024-03-01,20000\n\
        7,甲,普通,二级,2024-05-01,5000\n\
        7,乙,低保,三级,2024-05-02,20000\n\
        8,丙,普通,三级,2024-05-02,20000\n\
        7,乙,低保,二级,2024-05-04,1000\n\
        9,丁,特困,看不懂,2024-05-02,20000\n";
    for (text, task) in [(households, Task::Monitoring), (bills, Task::Medical), (bills, Task::Audit)] {
        let one = in_shares(text, task, 1);
        for shares in [2, 3, 5, 9] {
            assert!(in_shares(text, task, shares) == one, "{task:?} in {shares} shares");
        }
    }
}

/// A list that was begun before, for the same columns or for others, is told as one that was not.
#[test]
fn what_was_begun_before_changes_nothing() {
    let text = "户编号,姓名,救助身份,医院级别,出院日期,符合医保报销金额\n\
        7,甲,普通,三级,2024-03-01,20000\n\
        8,乙,低保,三级,2024-05-02,20000\n\
        ,丙,低保,三级,2024-05-02,20000\n\
        7,甲,普通,二级,2024-05-01,5000\n\
        合计,,,,,65000\n";
    let open = || ListRun::open(text.as_bytes().to_vec()).expect("a table");
    let told = |desk: &mut ListRun, order: Order| {
        desk.begin(order);
        while !desk.step(1).finished {}
        (desk.take_table(), format!("{:?}{:?}", desk.summary(), desk.notes()))
    };
    let order = order_of(&open(), Task::Medical);
    let mut others = order.clone();
    others.columns[0] = Target::Ignored;
    let all = [order, others, order_of(&open(), Task::Audit)];
    for wanted in &all {
        let alone = told(&mut open(), wanted.clone());
        for (before, steps) in all.iter().flat_map(|before| (0..=12).map(move |steps| (before, steps))) {
            let mut desk = open();
            desk.begin(before.clone());
            for _ in 0..steps {
                desk.step(1);
            }
            assert!(told(&mut desk, wanted.clone()) == alone, "after {steps} steps");
        }
    }
}

/// Rows alike in their amounts stand as in the file, on whatever page.
#[test]
fn pages_follow_each_other_in_the_order_of_the_list() {
    let amounts = [20_000, 5_000, 20_000, 900, 20_000, 5_000, 12_000, 900, 5_000];
    let rows =
        amounts.iter().enumerate().map(|(at, amount)| format!("{},甲{at},普通,三级,2024-05-02,{amount}\n", at + 1));
    let text = "户编号,姓名,救助身份,医院级别,出院日期,符合医保报销金额\n".to_owned() + &rows.collect::<String>();
    let mut desk = ListRun::open(text.into_bytes()).expect("a table");
    let order = order_of(&desk, Task::Medical);
    desk.begin(order);
    while !desk.step(100).finished {}
    let mut names = |from, count| {
        let (listed, all) = desk.list(&Filter::default(), from, count);
        assert_eq!(all, amounts.len());
        listed.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    let sorted = ["甲0", "甲2", "甲4", "甲6", "甲1", "甲5", "甲8", "甲3", "甲7"];
    for size in 1..=10 {
        let pages: Vec<String> = (0..amounts.len()).step_by(size).flat_map(|from| names(from, size)).collect();
        assert_eq!(pages, sorted, "pages of {size}");
    }
}
