//! What the package is asked and answers, on wasm32 and natively.

use bangfu::report::call;
use serde_json::{Value, json};

/// A destitute person with 20,000 in scope at level three.
fn situation() -> Value {
    json!({
        "place": "530127",
        "assessed_on": "2024-05-10",
        "persons": [{
            "category": "destitute",
            "visits": [{ "hospital_level": "level_three", "discharge": "2024-05-08", "in_scope": "20000" }]
        }]
    })
}

fn assessed(situation: &Value, local: &str, host: &str) -> Result<Value, Value> {
    let object = |text: String| serde_json::from_str(&text).expect("the answer is JSON");
    call::assess(&situation.to_string(), local, host).map(object).map_err(object)
}

/// Paths and keys of what is refused.
fn refused(said: &Value) -> Vec<(&str, &str)> {
    said.as_array().into_iter().flatten().map(|one| (word(one, "path"), word(one, "code"))).collect()
}

fn word<'v>(object: &'v Value, field: &str) -> &'v str {
    object[field].as_str().unwrap_or_default()
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn a_situation_is_answered_to_the_fen() {
    let report = assessed(&situation(), "", "").expect("nothing is refused");
    let results = report["results"].as_array().expect("results");
    let medical = results.iter().find(|one| one["programme"] == "medical").expect("a medical result");
    let text = medical.to_string();
    for amount in ["\"11472.00\"", "\"8528.00\""] {
        assert!(text.contains(amount), "{amount} of 20,000: {text}");
    }
    assert_eq!(word(&report, "place"), "530127");
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn what_is_refused_is_named_by_path_and_key() {
    let mut wrong = situation();
    wrong["persons"][0]["visits"][0]["in_scope"] = json!("12.345");
    wrong["persons"][0]["visits"][0]["discharge"] = json!(20_240_508);
    wrong["assessed_on"] = Value::Null;
    let said = assessed(&wrong, "", "").expect_err("three answers are wrong");
    let named = refused(&said);
    // The first visit is the person's own: what the rules of the form refuse of it is named without a visit.
    for path in ["persons[0].in_scope", "persons[0].visits[0].discharge", "assessed_on"] {
        assert!(named.iter().any(|(known, _)| *known == path), "{path}: {named:?}");
    }
    assert!(named.contains(&("persons[0].visits[0].discharge", "not_text")), "{named:?}");
    assert!(named.contains(&("assessed_on", "missing")), "{named:?}");
    for one in said.as_array().into_iter().flatten() {
        assert!(!word(&one["message"], "zh").is_empty() && !word(&one["message"], "en").is_empty(), "{one}");
    }
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn a_situation_becomes_a_link_and_comes_back() {
    let link = call::to_link(&situation().to_string()).expect("nothing is refused");
    let back: Value = serde_json::from_str(&call::from_link(&link)).expect("the answer is JSON");
    assert_eq!(back, situation(), "{link}");
    // What a link says is read by the page as well.
    assert!(link.contains("p1.v1.in_scope=20000"), "{link}");
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn files_of_local_values_are_checked() {
    assert_eq!(call::check_local("{ \"entries\": [] }"), "[]");
    assert!(call::check_local("{").contains("JSON"), "{}", call::check_local("{"));
    let report = assessed(&situation(), "{", "").expect("a damaged file refuses no situation");
    assert_eq!(report["refused"].as_array().map(Vec::len), Some(1), "{}", report["refused"]);
}
