//! The report as plain data: whatever is named by a key stands once at the end, in both languages; what is refused of
//! a situation is named by path and code.

use bangfu::book::parameter::{built_in, examples};
use bangfu::report::call::{self, Files};
use bangfu::report::object::{json as tree, object};
use bangfu::report::shape::{Telling, Words};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Fields of a report, and the list of words in which their keys stand.
const NAMED: [(&str, &str); 17] = [
    ("programme", "programmes"),
    ("verdict", "verdicts"),
    ("kinds", "kinds"),
    ("identities", "options"),
    ("label", "labels"),
    ("form", "forms"),
    ("period", "periods"),
    ("criterion", "criteria"),
    ("rule", "parameters"),
    ("question", "questions"),
    ("parameter", "parameters"),
    ("case", "options"),
    ("region", "regions"),
    ("place", "regions"),
    ("status", "statuses"),
    ("weakest", "statuses"),
    ("rivals", "parameters"),
];

fn report(situation: &Value) -> Value {
    told(situation, Telling::InFull)
}

fn told(situation: &Value, telling: Telling) -> Value {
    let report = call::assess(&tree(situation), &Files::NONE, telling).expect("an example is not refused");
    serde_json::to_value(&report).expect("keys are texts")
}

/// The keys that are named in a part of a report, each with the list in which it stands.
fn named(part: &Value, found: &mut BTreeSet<(&'static str, String)>) {
    match part {
        Value::Array(items) => items.iter().for_each(|item| named(item, found)),
        Value::Object(fields) => {
            for (field, value) in fields {
                let keys = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                let keys = keys.iter().filter_map(Value::as_str).map(str::to_owned);
                match NAMED.iter().find(|(name, _)| name == field) {
                    Some((_, list)) => found.extend(keys.map(|key| (*list, key))),
                    None if field == "citation" => found.extend(keys.map(|key| ("citations", key))),
                    None if field == "trials" => found.extend(keys.map(|key| ("parameters", key))),
                    // An option that was chosen for a place.
                    None if field == "value" && part["unit"] == "choice" => {
                        found.extend(keys.map(|key| ("options", key)));
                    }
                    None => named(value, found),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn what_is_named_by_key_stands_once_at_the_end_and_nothing_else_does() {
    let all = serde_json::to_value(Words::all(&built_in())).expect("keys are texts");
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for example in examples() {
        let pairs: Vec<_> = example.given.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
        let mut report = report(&object(&pairs));
        let (citations, words) = (report["citations"].take(), report["words"].take());
        let mut found = BTreeSet::new();
        named(&report, &mut found);
        // It needs no words.
        found.remove(&("periods", "once".to_owned()));
        let mut told = BTreeSet::new();
        let lists = words.as_object().expect("lists of words");
        for (list, names) in lists.iter().map(|(list, names)| (&**list, names)).chain([("citations", &citations)]) {
            let list = NAMED.iter().map(|(_, list)| *list).find(|known| *known == list).unwrap_or("citations");
            for (key, words) in names.as_object().expect("names by their keys") {
                if list != "citations" {
                    assert_eq!(*words, all[list][key], "{list} {key}");
                    assert!(["zh", "en"].iter().all(|language| words[*language] != ""), "{list} {key}");
                }
                *seen.entry(list).or_default() += 1;
                told.insert((list, key.clone()));
            }
        }
        assert_eq!(found, told, "{:?}", example.given);
    }
    assert_eq!(seen.len(), 13, "every list is used by some example: {seen:?}");
}

#[test]
fn a_report_by_keys_and_what_stands_under_them_is_the_report_in_full() {
    let words = serde_json::to_value(Words::all(&built_in())).expect("keys are texts");
    let mut keys = BTreeSet::new();
    for example in examples() {
        let pairs: Vec<_> = example.given.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
        let situation = object(&pairs);
        let mut report = told(&situation, Telling::ByKey);
        let results = report["results"].as_array_mut().expect("a list");
        for value in results.iter_mut().flat_map(|result| result["values"].as_array_mut().expect("a list")) {
            let key = value.as_u64().and_then(|key| u32::try_from(key).ok()).expect("no example has local values");
            keys.insert(key);
            *value = json!(call::recorded(key).expect("it was told"));
        }
        for (key, citation) in report["citations"].as_object_mut().expect("by keys") {
            assert!(citation.is_null(), "{key}");
            *citation = json!(call::citation(key).expect("it was told"));
        }
        for (list, names) in report["words"].as_object_mut().expect("lists") {
            for (key, name) in names.as_object_mut().expect("by keys").iter_mut().filter(|(_, name)| name.is_null()) {
                *name = words[list][key].clone();
            }
        }
        assert_eq!(report, self::report(&situation), "{:?}", example.given);
    }
    assert!(keys.len() > 500, "only {} values are used by some example", keys.len());
    assert!(call::recorded(u32::MAX).is_none() && call::citation("nowhere").is_none());
}

#[test]
fn a_value_that_only_a_side_finding_looks_at_marks_no_result() {
    // 嵩明's alert on self-pay ended with 2024, 昆明 has none; every payment of the stay is the same in both.
    let stay = |place: &str| {
        let situation = json!({
            "place": place,
            "assessed_on": "2026-05-10",
            "persons": [{
                "category": "ordinary", "also_category": "ordinary",
                "visits": [{
                    "visit_kind": "inpatient", "where": "within", "hospital_level": "level_three", "discharge": "2026-05-08",
                    "total": "20000", "full_own": "0", "over_limit": "0", "pre_self": "0"
                }]
            }]
        });
        let report = report(&situation);
        let results = report["results"].as_array().cloned().unwrap_or_default();
        results.into_iter().find(|one| one["programme"] == "medical").expect("it is assessed")
    };
    let (county, city) = (stay("530127"), stay("530100"));
    assert_eq!(county["amounts"], city["amounts"]);
    assert_eq!(county["trials"], json!([]));
    assert_eq!(county["weakest"], city["weakest"]);
    let used = county["values"].as_array().expect("values");
    let alert = used.iter().find(|value| value["parameter"] == "monitoring.self_pay_trigger").expect("it is told");
    assert_eq!(alert["basis"], "last_known");
}

#[test]
fn a_standard_names_its_citation_by_key() {
    let answers = call::parameters("530127", "2024-05-10", &Files::NONE).expect("a known place and a day");
    let answers = serde_json::to_value(&answers).expect("keys are texts");
    let mut found = BTreeSet::new();
    named(&answers["parameters"], &mut found);
    let cited: Vec<&String> = found.iter().filter(|(list, _)| *list == "citations").map(|(_, key)| key).collect();
    let told: Vec<&String> = answers["citations"].as_object().expect("citations by key").keys().collect();
    assert!(!cited.is_empty());
    assert_eq!(cited, told);
}

/// Path, code and what was given, of each refusal.
fn refused(situation: &Value) -> Vec<(String, &'static str, String)> {
    let refused = call::assess(&tree(situation), &Files::NONE, Telling::InFull).expect_err("it is refused");
    refused.into_iter().map(|field| (field.path, field.code, field.given)).collect()
}

#[test]
fn what_has_the_wrong_shape_is_named_by_path_and_code() {
    let with = |field: &str, value: Value| {
        let mut situation = json!({ "place": "530127", "assessed_on": "2024-05-10" });
        situation[field] = value;
        situation
    };
    let rows = [
        (with("household", json!({ "net_income": 28499.99 })), ("household.net_income", "not_text", "28499.99")),
        (
            with("household", json!({ "net_income": { "a": [1, null, "b"] } })),
            ("household.net_income", "not_text", "{\"a\":[1,null,\"b\"]}"),
        ),
        (with("household", json!(["x"])), ("household", "not_an_object", "[\"x\"]")),
        (with("persons", json!("x")), ("persons", "not_a_list", "\"x\"")),
        (with("persons", json!(vec![json!({}); 99])), ("persons", "too_many", "99")),
        (with("persons", json!([true])), ("persons[0]", "not_an_object", "true")),
        (with("persons", json!([{ "visits": [{ "total": 1 }] }])), ("persons[0].visits[0].total", "not_text", "1")),
        (with("place", json!(530_127)), ("place", "not_text", "530127")),
        (with("place", json!(null)), ("place", "missing", "")),
        (with("assessed_on", json!("2024-02-30")), ("assessed_on", "not_a_day", "2024-02-30")),
    ];
    for (situation, (path, code, given)) in rows {
        assert_eq!(refused(&situation), [(path.to_owned(), code, given.to_owned())], "{situation}");
    }
    let whole = refused(&json!([]));
    assert_eq!(whole[0], (String::new(), "not_an_object", "[]".to_owned()));
    assert_eq!(
        whole[1..].iter().map(|(path, code, _)| (&**path, *code)).collect::<Vec<_>>(),
        [("place", "missing"), ("assessed_on", "missing")]
    );
}
