//! The table of standards, filled in as people fill tables in: what is taken is what the check of local values takes,
//! what is refused is named by line and column, and nothing is lost in between.

use bangfu::base::region::Code;
use bangfu::book::local::{Json, Origin, own, read_into};
use bangfu::book::parameter::built_in;
use bangfu::form;
use bangfu::programme::{Programme, assess};
use bangfu::report::call::{Files, read_values_table, values_table};
use bangfu::report::object::json as neutral;
use bangfu::view::standards::asked;
use bangfu::view::words::Language;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The columns that these tables have, in the order of their cells.
const HEADS: &str = "地区代码,参数,项目代号,单位,新的数,约束,从,到,文件名称,文号,备注";

/// 嵩明's monitoring line with this value, from this day.
fn line(value: &str, from: &str) -> String {
    format!("530127,monitoring.line,,yuan/person/year,\"{value}\",,{from},,嵩明县通知（示例）,,")
}

/// What is read of rows: entries of `local-policy.json`, and the refusals in Chinese.
fn read_beside(own: &Value, rows: &[String]) -> (Vec<Value>, Vec<String>) {
    let files = Files { local: neutral(own), host: Json::Nothing };
    let read = read_values_table(&format!("{HEADS}\n{}\n", rows.join("\n")), &files);
    (read.entries, read.refused.into_iter().map(|refused| refused.message.zh.to_string()).collect())
}

fn read(rows: &[String]) -> (Vec<Value>, Vec<String>) {
    read_beside(&Value::Null, rows)
}

#[test]
fn numbers_and_days_are_read_as_people_write_them() {
    let rate =
        |value: &str| format!("530127,medical.basic_rate,level_one,rate,{value},,2027-01-01,,嵩明县通知（示例）,,");
    let boarding =
        |from: &str| format!("530127,living_grant.boarding,primary,yuan/semester,650,,{from},,嵩明县通知（示例）,,");
    let premium = |from: &str| format!("530127,monitoring.window,,months,{from},,2027-01-01,,嵩明县通知（示例）,,");
    for (row, field, wanted) in [
        (line("9800", "2027-01-01"), "value", json!("9800")),
        (line("9800元", "2027-01-01"), "value", json!("9800.00")),
        (line("9,800", "2027-01-01"), "value", json!("9800.00")),
        (line("９，８００元", "2027-01-01"), "value", json!("9800.00")),
        (line("1.2万", "2027-01-01"), "value", json!("12000.00")),
        (line("九千八", "2027-01-01"), "value", json!("9800.00")),
        (rate("0.65"), "value", json!({ "level_one": "0.65" })),
        (rate("65%"), "value", json!({ "level_one": "0.65" })),
        (rate("62.5％"), "value", json!({ "level_one": "0.625" })),
        (premium("12个月"), "value", json!("12")),
        // As spreadsheets write the days of a table that they save.
        (line("9800", "2027/1/1"), "from", json!("2027-01-01")),
        (line("9800", "2027.1.31"), "from", json!("2027-01-31")),
        (line("9800", "2027年1月1日"), "from", json!("2027-01-01")),
        (boarding("2027-spring"), "from", json!("2027-spring")),
        (boarding("2027年秋季学期"), "from", json!("2027-autumn")),
    ] {
        let (entries, refused) = read(std::slice::from_ref(&row));
        assert_eq!(refused, Vec::<String>::new(), "{row}");
        assert_eq!(entries.len(), 1, "{row}");
        assert_eq!(entries[0][field], wanted, "{row}");
    }
}

#[test]
fn each_refused_cell_is_named_and_the_good_rows_are_taken() {
    let with = |old: &str, new: &str| line("9800", "2027-01-01").replacen(old, new, 1);
    for (row, said) in [
        (line("98oo", "2027-01-01"), "第 2 行“新的数”：“98oo”，请填数字，如 1200、1.2万"),
        (line("98,00", "2027-01-01"), "第 2 行“新的数”：“98,00”，逗号或小数点的位置不对，如 12,000.50"),
        (line("9800.005", "2027-01-01"), "第 2 行“新的数”：“9800.005”比一分还小，写到两位小数"),
        (line("-9800", "2027-01-01"), "第 2 行“新的数”：“-9800”小于 0"),
        (line("", "2027-01-01"), "第 2 行“新的数”：没有填"),
        (line("9800", ""), "第 2 行“从”：没有填"),
        (line("9800", "2027-02-30"), "第 2 行“从”：“2027-02-30”不是日期，要写成 2024-05-10"),
        (line("9800", "2027年"), "第 2 行“从”：“2027年”不是日期，要写成 2024-05-10"),
        (with("2027-01-01,", "2027-01-01,2026-12-31"), "第 2 行“到”：结束早于开始"),
        (with("530127", "530999"), "第 2 行“地区代码”：“530999”不认识"),
        (with("monitoring.line", "monitoring.lime"), "第 2 行“参数”：“monitoring.lime”不认识"),
        (with("yuan/person/year", "yuan/month"), "第 2 行“单位”：“yuan/month”不对，单位要写 yuan/person/year"),
        (with("嵩明县通知（示例）", ""), "第 2 行“文件名称”：没有填"),
        (with(",,2027", ",大约,2027"), "第 2 行“约束”：“大约”不认识"),
        (with("line,,", "line,level_one,"), "第 2 行“项目代号”：只填一个数，不分类"),
        (
            "530127,medical.basic_rate,,rate,0.65,,2027-01-01,,示例,,".to_owned(),
            "第 2 行“项目代号”：要给每一类人分别填",
        ),
        (
            "530127,medical.basic_rate,level_nine,rate,0.65,,2027-01-01,,示例,,".to_owned(),
            "第 2 行“项目代号”：“level_nine”不认识",
        ),
        ("530127,medical.basic_rate,level_one,rate,65,,2027-01-01,,示例,,".to_owned(), "第 2 行“新的数”：“65”超过上限"),
        (
            "530127,medical.basic_bands_level_two,,rate,0.65,,2027-01-01,,示例,,".to_owned(),
            "第 2 行“新的数”：这一项要分段填，请到这项政策的页面里填",
        ),
    ] {
        let good = line("9700", "2028-01-01").replace("530127", "429005");
        let (entries, refused) = read(&[row.clone(), good]);
        assert_eq!(refused, [said], "{row}");
        assert_eq!(entries.len(), 1, "{row}");
        assert_eq!(entries[0]["region"], "429005", "{row}");
    }
}

/// Rows that differ in nothing but the case are one entry; what would be lost in it is refused.
#[test]
fn cases_come_together_and_nothing_is_lost_in_it() {
    let boarding = |case: &str, value: &str, more: &str| {
        format!("530127,living_grant.boarding,{case},yuan/semester,{value},,2027-spring,{more},示例,第1号,")
    };
    let (entries, refused) = read(&[boarding("primary", "650", ""), boarding("junior", "800", "")]);
    assert_eq!((entries.len(), refused.len()), (1, 0));
    assert_eq!(entries[0]["value"], json!({ "primary": "650", "junior": "800" }));
    assert_eq!(entries[0]["source"], "示例 第1号");

    let (entries, refused) = read(&[boarding("primary", "650", ""), boarding("primary", "700", "")]);
    assert_eq!((entries.len(), &*refused), (1, &["第 3 行“项目代号”：“primary”重复了".to_owned()][..]));
    let (entries, refused) = read(&[boarding("primary", "650", ""), boarding("junior", "800", "2027-autumn")]);
    assert_eq!(entries.len(), 1);
    assert_eq!(refused, ["第 3 行“从”：和第 2 行是同一个数、同一天起，截止时间和文件要写得一样"]);

    // On the device already: another start overlaps; the same start is replaced, but not in part.
    let entry = json!({ "parameter": "living_grant.boarding", "region": "530127", "from": "2027-spring",
                        "unit": "yuan/semester", "value": { "primary": "600", "junior": "700" }, "source": "示例" });
    let own = json!({ "entries": [entry] });
    let both = [boarding("primary", "650", ""), boarding("junior", "800", "")];
    assert_eq!(read_beside(&own, &both).1, Vec::<String>::new());
    let overlaps = ["第 2 行“从”：与另一条的时间重叠"];
    assert_eq!(read_beside(&own, &both[..1]).1, overlaps);
    let later = [boarding("primary", "650", "").replace("2027-spring", "2028-spring")];
    assert_eq!(read_beside(&own, &later).1, overlaps);
}

#[test]
fn files_as_spreadsheets_save_them_are_read_and_others_named() {
    let files = || Files::NONE;
    let whole = format!("{HEADS}\n{}\n", line("9800", "2027-01-01"));
    for text in
        [format!("\u{feff}{whole}"), whole.replace(',', "\t"), whole.replace(',', ";"), whole.replace('\n', "\r\n")]
    {
        let read = read_values_table(&text, &files());
        assert_eq!((read.entries.len(), read.refused.len()), (1, 0), "{text}");
    }
    let english = whole.replace("地区代码", "place").replace("参数", "parameter").replace("新的数", "new value");
    assert_eq!(read_values_table(&english, &files()).entries.len(), 1);
    for (text, said, taken) in [
        ("PK\u{3}\u{4}\u{fffd}".to_owned(), "这是 Excel 工作簿", 0),
        (String::new(), "第一行没有“地区代码”这一栏", 0),
        (whole.replace("新的数", "数"), "第一行没有“新的数”这一栏", 0),
        (whole.replace("备注", "负责人"), "第 1 行：“负责人”没有这一栏", 1),
        (whole.replace("备注", "文号"), "第 1 行：“文号”重复了", 1),
    ] {
        let read = read_values_table(&text, &files());
        let told: Vec<&str> = read.refused.iter().map(|refused| &*refused.message.zh).collect();
        assert!(told.len() == 1 && told[0].contains(said), "{said}: {told:?}");
        assert_eq!(read.entries.len(), taken, "{said}");
    }
}

/// Lines are counted as a spreadsheet shows them, however they end; a line within a cell is one, too.
#[test]
fn lines_are_counted_however_they_end() {
    let rows = [line("9800", "2027-01-01"), String::new(), line("98oo", "2027-01-01")];
    let text = format!("{HEADS}\n{}\n", rows.join("\n")).replace("嵩明县通知", "\"嵩明县\n通知\"");
    for text in [text.clone(), text.replace('\n', "\r\n")] {
        let refused = read_values_table(&text, &Files::NONE).refused;
        assert_eq!(refused.iter().map(|refused| refused.line).collect::<Vec<_>>(), [5], "{text}");
    }
}

/// One entry of each shape that fits cells.
fn entered() -> Value {
    json!({ "entries": [
        { "parameter": "monitoring.line", "region": "530127", "from": "2026-01-01", "until": "2026-12-31",
          "unit": "yuan/person/year", "value": "9800", "source": "=嵩明县通知, \"示例\"", "note": "-第一次" },
        { "parameter": "living_grant.boarding", "region": "530127", "from": "2026-spring", "unit": "yuan/semester",
          "value": { "primary": "650", "junior": "800" }, "bound": { "junior": "at_least" }, "source": "示例" },
        { "parameter": "medical.aid_base_pre_self", "region": "530127", "from": "2026-01-01", "unit": "choice",
          "value": "counted", "source": "示例" },
        { "parameter": "medical.basic_rate", "region": "530127", "from": "2026-01-01", "unit": "rate",
          "value": { "level_one": "0.85", "level_two": "0.75", "level_three": "0.60" }, "source": "示例" },
        { "parameter": "monitoring.line", "region": "429005", "from": "2026-01-01", "unit": "yuan/person/year",
          "value": "9100", "source": "另一个地方的" }
    ] })
}

#[test]
fn what_was_entered_comes_back_as_it_was() {
    let own = entered();
    let files = Files { local: neutral(&own), host: Json::Nothing };
    for language in ["zh-CN", "en"] {
        let table = values_table("530127", language, &files).expect("the place is known");
        let read = read_values_table(&table, &files);
        assert!(read.refused.is_empty(), "{:?}", read.refused);
        assert_eq!(read.entries.len(), 4, "another place's value is not in the table");
        for (entry, before) in read.entries.iter().zip(own["entries"].as_array().expect("entries")) {
            for (field, text) in before.as_object().expect("an entry") {
                assert_eq!(&entry[field], text, "{field} of {before}");
            }
        }
    }
    assert!(values_table("530999", "zh-CN", &files).is_err());
}

/// An untouched table brings nothing; a value that it asks for, filled in, turns the result.
#[test]
fn a_filled_in_table_turns_the_result() {
    let files = Files::NONE;
    let table = values_table("530127", "zh-CN", &files).expect("the place is known");
    assert_eq!(
        table,
        asked::of_place(Language::Zh, &built_in(), Code::of(530_127), &[]),
        "the list of the coverage page"
    );
    let untouched = read_values_table(&table, &files);
    assert_eq!((untouched.entries.len(), untouched.refused.len()), (0, 0));

    let text = table.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let at = |head: &str| heads.iter().position(|other| other == head).expect(head);
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&heads).expect("in memory");
    let mut filled = 0;
    for row in reader.records() {
        let mut cells: Vec<String> = row.expect("a row").iter().map(str::to_owned).collect();
        if cells[at("参数")] == "monitoring.line" {
            filled += 1;
            for (head, text) in [("新的数", "9,800元"), ("从", "2026/1/1"), ("文件名称", "嵩明县通知（示例）")]
            {
                cells[at(head)] = text.to_owned();
            }
        }
        out.write_record(&cells).expect("in memory");
    }
    assert_eq!(filled, 1, "the line of 2024 has ended");
    let table = String::from_utf8(out.into_inner().expect("in memory")).expect("text");
    let read = read_values_table(&table, &files);
    assert!(read.refused.is_empty(), "{:?}", read.refused);

    let mut book = built_in();
    let file = json!({ "entries": read.entries });
    assert_eq!(read_into(&mut book, &neutral(&file), Origin::Person), []);
    // 3 × 9,800 = 29,400; a fen below it qualifies, the line itself does not. The line of 2024 was 9,500: 28,500.
    for (income, verdict) in [("29399.99", "Likely"), ("29400", "NotNow")] {
        let household = format!(
            "place=530127&assessed_on=2026-05-10&rural=yes&members=3&ex_poor=yes&net_income={income}&risk_illness=yes\
             &shock=no&can_cope=no&rigid_spending=0"
        );
        let situation = form::read(&form::link::read(&household), &book).situation.expect("it is read");
        let all = assess(&situation, &book);
        let monitoring = all.iter().find(|one| one.programme == Programme::Monitoring).expect("it is assessed");
        assert_eq!(format!("{:?}", monitoring.outlook.verdict), verdict, "{income}");
    }
}

proptest! {
    /// Whatever is written into the cells: each row with a value is in an entry that the calculator takes, or named.
    #[test]
    fn whatever_stands_in_a_cell_is_taken_or_named(
        cells in proptest::collection::vec((0_usize..11, "\\PC{0,8}"), 1..4),
        value in "[0-9,.元万%-]{1,7}",
    ) {
        let row = line(&value.replace('"', ""), "2027-01-01");
        let mut texts: Vec<String> = row.split(',').map(str::to_owned).collect();
        if row.matches(',').count() == 10 {
            for (at, text) in cells {
                texts[at] = format!("\"{}\"", text.replace('"', "\"\""));
            }
        }
        let (entries, refused) = read(&[texts.join(",")]);
        let mut book = built_in();
        let told = read_into(&mut book, &neutral(&json!({ "entries": entries })), Origin::Person);
        prop_assert!(told.is_empty(), "{told:?}");
        prop_assert_eq!(book.local.len(), entries.len());
        let blank = texts[4].trim_matches('"').trim_matches(['\'', ' ']).is_empty();
        prop_assert!(blank || !entries.is_empty() || !refused.is_empty(), "{texts:?}");
    }
}

#[test]
fn entries_of_a_file_are_told_right_or_wrong() {
    assert_eq!(own(&neutral(&json!({ "entries": [{}, 7, { "note": "x" }] }))).len(), 3);
    assert!(own(&Json::Nothing).is_empty());
}
