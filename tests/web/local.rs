//! Local values from the browser's stores: the person's before the host's, damage named, nothing lost beside it.

use crate::pairs;
use bangfu::base::money::Money;
use bangfu::book::entry::{Book, Entry};
use bangfu::book::local::{Origin, Refused, read_into};
use bangfu::book::parameter::{Reads, built_in};
use bangfu::browser::local::{Files, read};
use bangfu::report::object::json as neutral;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

const OF_THE_PERSON: &str = "bangfu.local";
const OF_THE_HOST: &str = "bangfu.host";

/// The stores of the browser, emptied before and after.
struct Stores {
    local: Storage,
    session: Storage,
}

impl Stores {
    fn new() -> Stores {
        let window = web_sys::window().expect("a window");
        let store = |store: Result<Option<Storage>, _>| store.ok().flatten().expect("a store");
        let stores = Stores { local: store(window.local_storage()), session: store(window.session_storage()) };
        stores.clear();
        stores
    }

    fn clear(&self) {
        for store in [&self.local, &self.session] {
            store.clear().expect("a store can be emptied");
        }
    }
}

impl Drop for Stores {
    fn drop(&mut self) {
        self.clear();
    }
}

fn keep(store: &Storage, key: &str, file: &str) {
    store.set_item(key, file).expect("a store takes a text");
}

/// A file that says the same of some places.
fn file(line: &str, places: &[&str]) -> String {
    json!({ "entries": places.iter().map(|place| entry(line, place)).collect::<Vec<_>>() }).to_string()
}

fn entry(line: &str, place: &str) -> Value {
    json!({ "parameter": "monitoring.line", "region": place, "from": "2025-01-01", "until": "2025-12-31",
            "unit": "yuan/person/year", "value": line, "source": "县通知（示例）" })
}

/// The local values in use: what they are, for which place.
fn in_use(book: &Book) -> Vec<(String, String)> {
    let line = |entry: &Entry| entry.values.iter().find_map(|case| Money::from_value(case.value)).expect("an amount");
    book.local.iter().map(|entry| (line(entry).to_string(), entry.region.to_string())).collect()
}

/// What is refused: the path, and what is wrong there.
fn complaints(refused: &[Refused]) -> Vec<(&str, String)> {
    let faults = refused.iter().flat_map(|one| one.faults.iter().map(|fault| (one.path.as_str(), fault)));
    faults.map(|(path, fault)| (path, format!("{} {}", fault.field, fault.reason))).collect()
}

#[wasm_bindgen_test]
fn empty_stores_leave_the_built_in_values() {
    let stores = Stores::new();
    keep(&stores.local, OF_THE_PERSON, "");
    let Files { book, refused, .. } = read();
    assert!(book.local.is_empty() && refused.is_empty());
}

#[wasm_bindgen_test]
fn the_person_goes_before_the_host_and_what_is_kept_before_the_session() {
    let stores = Stores::new();
    keep(&stores.local, OF_THE_PERSON, &file("9301", &["530127"]));
    keep(&stores.session, OF_THE_PERSON, &file("9302", &["429005"]));
    keep(&stores.local, OF_THE_HOST, &file("9303", &["530127", "429005", "620602"]));
    // Of the host only what stays longer than a visit counts.
    keep(&stores.session, OF_THE_HOST, &file("9304", &["360400"]));
    let Files { book, refused, .. } = read();
    assert_eq!(in_use(&book), pairs(&[("9301.00", "530127"), ("9302.00", "429005"), ("9303.00", "620602")]));
    assert!(refused.is_empty(), "where the host gives way nothing is complained of");

    keep(&stores.session, OF_THE_PERSON, &file("9302", &["530127"]));
    let Files { book, refused, .. } = read();
    assert_eq!(in_use(&book), pairs(&[("9301.00", "530127"), ("9303.00", "429005"), ("9303.00", "620602")]));
    assert_eq!(complaints(&refused).len(), 1, "two of the person's own values contradict each other");
    assert_eq!(complaints(&refused)[0].0, "entries[0]");
}

#[wasm_bindgen_test]
fn a_damaged_file_is_named_and_the_others_apply() {
    let stores = Stores::new();
    keep(&stores.local, OF_THE_HOST, &file("9303", &["530127"]));
    for damaged in ["{", "undefined", "{\"entries\": [}", "\u{feff}{}"] {
        keep(&stores.local, OF_THE_PERSON, damaged);
        let Files { book, refused, .. } = read();
        assert_eq!(refused, [Refused::not_json()], "{damaged}");
        assert_eq!(in_use(&book), pairs(&[("9303.00", "530127")]), "{damaged}");
    }
    for (whole, field) in [("[]", "file"), ("7", "file"), ("\"text\"", "file"), ("{\"entries\": 7}", "entries")] {
        keep(&stores.local, OF_THE_PERSON, whole);
        let Files { book, refused, .. } = read();
        let fields: Vec<&str> = refused.iter().flat_map(|one| one.faults.iter().map(|fault| fault.field)).collect();
        assert_eq!(fields, [field], "{whole}");
        assert_eq!(in_use(&book), pairs(&[("9303.00", "530127")]), "{whole}");
    }
}

#[wasm_bindgen_test]
fn a_damaged_entry_is_named_and_those_beside_it_apply() {
    let stores = Stores::new();
    let with = |field: &str, value: Value| {
        let mut entry = entry("9301", "530127");
        entry[field] = value;
        entry
    };
    let deep = (0..40).fold(json!("deep"), |inner, _| json!([inner]));
    for (damaged, field, reason) in [
        (json!(null), "region", "is not known"),
        (with("value", json!(9300)), "value", "is a number"),
        (with("value", json!(true)), "value", "is a boolean"),
        (with("value", json!(null)), "value", "is missing"),
        (with("value", deep), "value", "is a list"),
        (with("source", json!({ "title": "x" })), "source", "is a set of fields"),
        (with("untill", json!("2025-12-31")), "field", "is not a field here"),
    ] {
        let text = json!({ "entries": [damaged.clone(), entry("9301", "429005")] }).to_string();
        keep(&stores.local, OF_THE_PERSON, &text);
        let Files { book, refused, .. } = read();
        assert_eq!(in_use(&book), pairs(&[("9301.00", "429005")]), "{damaged}");
        let said = complaints(&refused);
        assert!(
            said.iter()
                .any(|(path, fault)| *path == "entries[0]" && fault.starts_with(field) && fault.contains(reason)),
            "{damaged}: {said:?}"
        );
        // Whoever reads the same text elsewhere says the same of it.
        let (mut book, file) = (built_in(), serde_json::from_str(&text).expect("it is JSON"));
        assert_eq!(refused, read_into(&mut book, &neutral(&file), Origin::Person), "{damaged}");
    }
}
