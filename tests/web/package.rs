//! The package's boundary: what a script hands over and what it gets back, as JSON says both.

use bangfu::browser::package;
use bangfu::report::call::{self, Files};
use bangfu::report::object::json as json_of;
use bangfu::report::shape::Telling;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// A destitute person with 20,000 in scope at level three.
fn situation() -> Value {
    json!({
        "place": "530127",
        "assessed_on": "2024-05-10",
        "persons": [{
            "category": "destitute",
            "also_category": "ordinary",
            "grave_illness": "no",
            "visits": [{
                "visit_kind": "inpatient",
                "where": "within",
                "hospital_level": "level_three",
                "discharge": "2024-05-08",
                "in_scope": "20000"
            }]
        }]
    })
}

/// An object of a script.
fn object(value: &Value) -> JsValue {
    js_sys::JSON::parse(&value.to_string()).expect("this is JSON")
}

/// What `JSON.stringify` says of an object of a script.
fn text(object: &JsValue) -> String {
    js_sys::JSON::stringify(object).ok().and_then(|text| text.as_string()).expect("it can be written")
}

fn value(object: &JsValue) -> Value {
    serde_json::from_str(&text(object)).expect("the browser writes JSON")
}

fn assessed(situation: &Value, local: JsValue) -> Result<JsValue, JsValue> {
    package::assess(object(situation), local, JsValue::UNDEFINED)
}

fn word<'v>(object: &'v Value, field: &str) -> &'v str {
    object[field].as_str().unwrap_or_default()
}

#[wasm_bindgen_test]
fn a_report_is_that_of_the_library_byte_for_byte() {
    let report = assessed(&situation(), JsValue::UNDEFINED).expect("nothing is refused");
    let ours = call::assess(&json_of(&situation()), &Files::NONE, Telling::ByKey).expect("nothing is refused");
    assert_eq!(text(&report), serde_json::to_string(&ours).expect("it can be written"));
    for amount in ["\"11472.00\"", "\"8528.00\""] {
        assert!(text(&report).contains(amount), "{amount} of 20,000");
    }
}

#[wasm_bindgen_test]
fn what_is_refused_is_named_by_path_and_key() {
    let mut wrong = situation();
    wrong["persons"][0]["visits"][0]["in_scope"] = json!("12.345");
    wrong["persons"][0]["visits"][0]["discharge"] = json!(20_240_508);
    wrong["assessed_on"] = Value::Null;
    let said = value(&assessed(&wrong, JsValue::UNDEFINED).expect_err("three answers are wrong"));
    let said = said.as_array().expect("a list");
    let named: Vec<_> = said.iter().map(|one| (word(one, "path"), word(one, "code"))).collect();
    // Questions of a first visit are named by the person: a link may leave the visit out.
    for known in [
        ("persons[0].in_scope", "finer_than_fen"),
        ("persons[0].visits[0].discharge", "not_text"),
        ("assessed_on", "missing"),
    ] {
        assert!(named.contains(&known), "{known:?}: {named:?}");
    }
    for one in said {
        assert!(!word(&one["message"], "zh").is_empty() && !word(&one["message"], "en").is_empty(), "{one}");
    }
}

#[wasm_bindgen_test]
fn nothing_that_a_script_can_hand_over_ends_the_module() {
    let own_self = js_sys::Object::new();
    js_sys::Reflect::set(&own_self, &"household".into(), &own_self).expect("an object takes a property");
    for strange in
        [JsValue::NULL, JsValue::UNDEFINED, 1.5.into(), "x".into(), own_self.into(), js_sys::Map::new().into()]
    {
        assert!(package::assess(strange.clone(), strange.clone(), strange).is_err());
    }
}

#[wasm_bindgen_test]
fn a_situation_becomes_a_link_and_comes_back() {
    let link = package::to_link(object(&situation())).expect("nothing is refused").as_string().unwrap_or_default();
    assert_eq!(value(&package::from_link(&link).expect("a link is always read")), situation(), "{link}");
    assert!(link.contains("p1.v1.in_scope=20000"), "{link}");
}

#[wasm_bindgen_test]
fn files_of_local_values_are_checked() {
    let checked = |file: &JsValue| text(&package::check_local(file.clone()).expect("it is always said"));
    assert_eq!(checked(&object(&json!({ "entries": [] }))), "[]");
    assert_ne!(checked(&"no file".into()), "[]");
    let report = value(&assessed(&situation(), "no file".into()).expect("a damaged file refuses no situation"));
    assert_eq!(report["refused"].as_array().map(Vec::len), Some(1), "{}", report["refused"]);
}
