//! The ledger's boundary: bytes and keys in, plain objects out, troubles by their keys.

use bangfu::browser::ledger;
use js_sys::{JSON, Reflect};
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Income below and at the line of 9,500 by head (LINE-KM-2024), and without the members.
const LIST: &str = "户编号,户主,家庭人口,年人均纯收入,是否农村户籍,是否脱贫户,大病慢病,能否自主应对,突发变故,刚性支出\n\
    1,张三,3,9499.99,是,是,是,否,否,0\n\
    2,李四,3,9500,是,否,是,否,否,0\n\
    3,王五,,9000,是,否,是,否,否,0\n";

/// What a caller sees of a value that comes back.
fn seen(value: &JsValue) -> Value {
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string()).expect("a plain object");
    serde_json::from_str(&text).expect("JSON")
}

fn opened(bytes: &[u8]) -> Result<Value, String> {
    ledger::open(bytes.to_vec(), None, None).map(|columns| seen(&columns)).map_err(key)
}

/// A trouble is a key, whose words the page has.
fn key(trouble: JsValue) -> String {
    trouble.as_string().expect("a key")
}

fn texts(objects: &Value, field: &str) -> Vec<String> {
    let objects = objects.as_array().into_iter().flatten();
    objects.map(|object| object[field].as_str().unwrap_or_default().to_owned()).collect()
}

/// The table that was handed out, once it is so many bytes long.
fn handed_out(least: usize) -> Vec<u8> {
    let mut handed = Vec::new();
    ledger::hand_table(least, |bytes| handed.extend_from_slice(bytes)).expect("a list is open");
    handed
}

/// Begins with the order of these days.
fn begin(task: &str, place: &str, day: &str, second: &str, columns: Vec<String>) -> Result<(), String> {
    ledger::begin(task, place, day, second, "zh", columns, Vec::new(), "1.5", true, true, 0, 1).map_err(key)
}

#[wasm_bindgen_test]
fn a_list_is_opened_worked_through_and_summed_up() {
    let columns = opened(LIST.as_bytes()).expect("a list");
    let targets = texts(&columns, "target");
    assert_eq!(texts(&columns, "heading")[..3], ["户编号", "户主", "家庭人口"]);
    assert_eq!(columns[1]["samples"][0], "张三");
    assert_eq!(targets[2], "members");
    let known = texts(&seen(&ledger::targets("zh").expect("targets")), "key");
    assert!(targets.iter().all(|target| known.contains(target)), "{targets:?}");

    begin("monitoring", "530127", "2024-05-10", "", targets).expect("an order");
    let mut steps = 0;
    let last = loop {
        let progress = seen(&ledger::step(1).expect("a step"));
        steps += 1;
        if progress["finished"] == true {
            break progress;
        }
    };
    assert!(steps >= 3, "one household at a time");
    assert_eq!((&last["rows"], &last["households"], &last["done"]), (&3.into(), &3.into(), &last["total"]));

    assert!(handed_out(1_000_000).is_empty(), "it is not that long yet");
    let table = String::from_utf8(handed_out(0)).expect("UTF-8");
    assert!(table.starts_with('\u{feff}') && table.contains("很可能符合") && table.contains("目前不符合"), "{table}");
    assert!(handed_out(0).is_empty(), "it is handed over once");
    assert!(ledger::book().expect("a workbook").is_some_and(|book| book.starts_with(b"PK")));

    let summary = seen(&ledger::summary("zh").expect("a summary"));
    assert_eq!(summary["unread"], 1, "the income by head without the members");
    let rows: u64 = summary["groups"].as_array().into_iter().flatten().filter_map(|group| group["rows"].as_u64()).sum();
    assert_eq!(rows, 3);

    let listed = seen(&ledger::list(Some("目前不符合".to_owned()), None, None, false, 0, 10).expect("a list"));
    assert_eq!((&listed["all"], &listed["rows"][0]["line"]), (&1.into(), &3.into()));
    assert!(!listed.to_string().contains("李四"), "names are masked as ordered: {listed}");
    let at = listed["rows"][0]["at"].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a row");
    let case = seen(&ledger::full_case(at).expect("a case"));
    assert!(case["answers"].to_string().contains(r#"["net_income","28500.00"]"#), "{case}");
    assert!(case["markup"].to_string().contains("not_now"), "{case}");
    assert_eq!(ledger::full_case(99).map_err(key).err().as_deref(), Some("row"));
    // Numbers arrive as numbers, amounts as texts.
    let progress = ledger::step(1).expect("a step");
    assert!(Reflect::get(&progress, &"done".into()).expect("a field").as_f64().is_some());
}

#[wasm_bindgen_test]
fn what_is_no_list_is_told_by_its_key() {
    let locked: Vec<u8> =
        [&[0xd0, 0xcf, 0x11, 0xe0][..], &"EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect::<Vec<_>>()].concat();
    for (bytes, key) in [
        (&b""[..], "empty"),
        (b"\n\n \n", "empty"),
        (&[0xd0, 0xcf, 0x11, 0xe0, 0, 1, 2], "trapped"),
        (&locked, "locked"),
        (&[0x89, b'P', b'N', b'G', 0, 0, 0], "picture"),
        (b"PK\x03\x04 cut short", "damaged"),
        (&[0xbb, 0xa7, 0xd6, 0xf7], "encoding"),
    ] {
        assert_eq!(opened(bytes).err().as_deref(), Some(key));
        assert_eq!(ledger::step(1).map_err(self::key).err().as_deref(), Some("no_file"), "after {key}");
    }
}

#[wasm_bindgen_test]
fn an_order_that_is_not_understood_is_told_by_its_key() {
    opened(LIST.as_bytes()).expect("a list");
    for (task, place, day, second, key) in [
        ("weather", "530127", "2024-05-10", "", "task"),
        ("monitoring", "53012", "2024-05-10", "", "place"),
        ("monitoring", "530127", "2024-02-30", "", "day"),
        ("monitoring", "530127", "2024-05-10", "soon", "second"),
    ] {
        assert_eq!(begin(task, place, day, second, Vec::new()).err().as_deref(), Some(key));
    }
    assert!(begin("monitoring", "530127", "2024-05-10", "2025-05-10", vec!["no such column".to_owned()]).is_ok());
    assert_eq!(ledger::template("weather", "zh").map_err(key).err().as_deref(), Some("task"));
    assert!(ledger::template("medical", "en").expect("a template").starts_with(b"PK"));
}

#[wasm_bindgen_test]
fn local_values_are_laid_over() {
    let line = r#"{ "entries": [{ "parameter": "monitoring.line", "region": "530127", "from": "2025-01-01",
        "until": "2025-12-31", "unit": "yuan/person/year", "value": "9300", "source": "示例" }] }"#;
    let files = |files: [&str; 3]| files.map(str::to_owned).to_vec();
    opened(LIST.as_bytes()).expect("a list");
    assert_eq!(ledger::lay_over(files(["", "", ""])).ok(), Some(0));
    assert_eq!(ledger::lay_over(files(["{", "", line])).ok(), Some(1), "a damaged file beside a good one");
}
