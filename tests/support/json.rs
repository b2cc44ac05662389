//! JSON as `serde_json` reads it, in the form that the library takes.

use bangfu::local::Json;
use serde_json::Value;

/// The same value.
pub fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Nothing,
        Value::Bool(_) => Json::Other("boolean"),
        Value::Number(_) => Json::Other("number"),
        Value::String(text) => Json::Text(text.clone()),
        Value::Array(items) => Json::List(items.iter().map(json).collect()),
        Value::Object(pairs) => Json::Object(pairs.iter().map(|(name, value)| (name.clone(), json(value))).collect()),
    }
}
