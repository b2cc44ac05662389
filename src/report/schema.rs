//! JSON Schemas of what the API takes and gives, and of the file of local values; made from
//! the lists of the crate, so that they cannot fall behind.

use crate::base::calendar::DatedBy;
use crate::base::keyed::Keyed;
use crate::book::entry::{Book, Bound, Definition, Kind};
use crate::book::parameter;
use crate::engine::question::{self, Question, Subject};
use crate::form::UNKNOWN;
use crate::report::shape::{ParameterAnswers, Programme, RefusedEntry, RefusedField, Region, Report};
use crate::view::words::Language;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";
const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// The situation: what `assess` takes.
pub fn situation() -> Value {
    let of = |subject: Subject| {
        let asked = Question::ALL.iter().filter(|question| question.subject() == subject);
        asked.map(|question| (question.key().to_owned(), answer(*question))).collect::<Map<String, Value>>()
    };
    let visit = of(Subject::Visit);
    let mut person = of(Subject::Person);
    // The first visit of a person may be told with the person.
    person.extend(visit.clone());
    person.insert(
        "visits".to_owned(),
        json!({
            "type": "array", "maxItems": crate::form::MOST_VISITS, "items": { "$ref": "#/$defs/Visit" },
            "description": "一年里的每张单子，按出院先后。The bills of a year, in any order."
        }),
    );
    let object = |properties: Map<String, Value>, description: &str| json!({ "type": "object", "additionalProperties": false, "properties": properties, "description": description });
    json!({
        "$schema": DIALECT,
        "title": "Situation",
        "description": "What is known of a household. Every answer is a text under the key of its question; what is left out is open, \
                        which is neither zero nor no. Numbers are texts, because a JSON number has been a binary float.",
        "type": "object",
        "additionalProperties": false,
        "required": ["place", "assessed_on"],
        "properties": {
            "place": { "type": "string", "pattern": "^[1-9][0-9]{5}$", "description": "地区代码 GB/T 2260. Code of the place; see regions()." },
            "assessed_on": { "type": "string", "pattern": DAY, "description": "按哪天的政策。The day of assessment, 2024-05-10." },
            "household": { "$ref": "#/$defs/Household" },
            "persons": {
                "type": "array", "maxItems": crate::form::MOST_PERSONS, "items": { "$ref": "#/$defs/Person" },
                "description": "The persons of whom something is asked: patients, pupils, workers."
            }
        },
        "$defs": {
            "Household": object(of(Subject::Household), "What concerns the household as a whole."),
            "Person": object(person, "A person."),
            "Visit": object(visit, "A stay in hospital or another bill.")
        }
    })
}

/// One answer.
fn answer(question: Question) -> Value {
    let words =
        format!("{} {}.", Language::Zh.question(question), Language::En.question(question).trim_end_matches('.'));
    let (shape, allowed) = match question.kind() {
        question::Kind::YesNo => (json!({ "enum": [true, false, "yes", "no", UNKNOWN] }), String::new()),
        question::Kind::Choice(keys) => {
            let keys = keys();
            let said =
                keys.iter().map(|key| format!("`{key}` {}", Language::Zh.option(key))).collect::<Vec<_>>().join(", ");
            let all: Vec<&str> = keys.iter().copied().chain([UNKNOWN]).collect();
            (json!({ "enum": all }), said)
        }
        question::Kind::Amount { least, most } => (
            json!({ "type": "string", "examples": ["1200.50", "1000~2000", UNKNOWN] }),
            format!("Yuan, from {least} to {most}, to the fen; `a~b` where it lies between two."),
        ),
        question::Kind::Count { least, most } => (
            json!({ "type": "string", "examples": [least.to_string()] }),
            format!("A whole number from {least} to {most}."),
        ),
        question::Kind::Percent { most } => {
            (json!({ "type": "string", "examples": ["4.35"] }), format!("Percent, from 0 to {most}."))
        }
        question::Kind::Measure { most } => {
            (json!({ "type": "string", "examples": ["2.5"] }), format!("A decimal from 0 to {most}."))
        }
        question::Kind::Day => (json!({ "type": "string", "examples": ["2024-05-10"] }), "A day.".to_owned()),
        question::Kind::Term => (json!({ "type": "string", "examples": ["2024-spring"] }), "A school term.".to_owned()),
        question::Kind::Year => {
            let (first, last) = crate::form::YEARS;
            (json!({ "type": "string", "examples": ["2025"] }), format!("A year from {first} to {last}."))
        }
    };
    let mut shape = shape;
    shape["description"] = format!("{words} {allowed}").trim().into();
    shape
}

/// What `assess` gives: the report, and under `$defs` whatever else the package hands out.
pub fn report() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    // Naming them is what puts them under `$defs`.
    generator.subschema_for::<RefusedField>();
    generator.subschema_for::<RefusedEntry>();
    generator.subschema_for::<ParameterAnswers>();
    generator.subschema_for::<Region>();
    generator.subschema_for::<Programme>();
    generator.into_root_schema_for::<Report>().into()
}

/// A file of local values, `local-policy.json`: one form for each parameter, with its unit and the
/// way in which its periods are written.
pub fn local_policy(book: &Book) -> Value {
    let entries: Vec<Value> = book.definitions.iter().filter(|it| it.kind != Kind::Text).map(entry).collect();
    let decimal = json!({ "$ref": "#/$defs/decimal" });
    json!({
        "$schema": DIALECT,
        "title": "local-policy.json",
        "description": "本地标准：放在 index.html 旁边，对每个打开页面的人都有效。数字都写成文字，如 \"9500\"、\"0.65\"。",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "$schema": { "type": "string" },
            "note": { "type": "string", "description": "备注，不参与计算。" },
            "host": {
                "type": "object",
                "description": "放这个网站的单位。",
                "additionalProperties": false,
                "properties": {
                    "name": { "type": "string", "minLength": 1, "description": "单位名称，写在“关于”页上。" },
                    "name_en": { "type": "string", "minLength": 1, "description": "英文名称，可不写。" },
                    "phone": { "type": "string", "minLength": 1, "description": "电话，写在“关于”页上，也是结果下面第一个打电话的按钮。" },
                    "place": { "$ref": "#/$defs/code", "description": "本地：排在所有地方的最前面。" },
                    "others": { "const": "folded", "description": "别的地方收起来，一打开就选好本地。要写 place。" }
                },
                "dependentRequired": { "others": ["place"] }
            },
            "regions": {
                "type": "array",
                "description": "新加的地方。上级要先有：或者本来就有，或者排在它前面。",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["code", "name", "parent"],
                    "properties": {
                        "code": { "$ref": "#/$defs/code" },
                        "parent": { "$ref": "#/$defs/code" },
                        "name": { "type": "string", "description": "中文名称。" },
                        "name_en": { "type": "string", "description": "英文名称，可不写。" },
                        "note": { "type": "string" }
                    }
                }
            },
            "entries": {
                "type": "array",
                "description": "每条一个标准。",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["parameter", "region", "from", "unit", "value", "source"],
                    "properties": {
                        "parameter": { "type": "string" },
                        "region": { "$ref": "#/$defs/code" },
                        "from": { "type": "string", "description": "从什么时候起。" },
                        "until": { "type": "string", "description": "到什么时候止（含）；不知道可不写。" },
                        "unit": { "type": "string" },
                        "value": true,
                        "bound": {
                            "description": "不写就是准数；at_least 不低于，at_most 不超过，average 平均。",
                            "anyOf": [{ "$ref": "#/$defs/bound" }, { "type": "object", "additionalProperties": { "$ref": "#/$defs/bound" } }]
                        },
                        "range": { "type": "array", "minItems": 2, "maxItems": 2, "items": decimal, "description": "平均数的公布范围。" },
                        "status": { "enum": ["local", "hosted"], "description": "可不写：放在网站旁边的是县里提供，自己导入的是本机填写。" },
                        "source": { "type": "string", "minLength": 1, "description": "文件名称和文号。" },
                        "note": { "type": "string" }
                    },
                    "oneOf": entries
                }
            }
        },
        "$defs": {
            "code": { "type": "string", "pattern": "^[1-9][0-9]{5}$", "description": "地区代码（GB/T 2260，六位）。" },
            "decimal": { "type": "string", "pattern": "^[0-9]{1,12}([.][0-9]{1,6})?$" },
            "bound": { "enum": Bound::ALL.iter().map(|bound| bound.key()).collect::<Vec<_>>() },
            "day": { "type": "string", "pattern": DAY },
            "term": { "type": "string", "pattern": "^[0-9]{4}-(spring|autumn)$" },
            "year": { "type": "string", "pattern": "^[0-9]{4}$" },
            "bands": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object", "additionalProperties": false, "required": ["over", "rate"],
                    "properties": { "over": decimal, "up_to": decimal, "rate": decimal }
                }
            }
        }
    })
}

fn entry(definition: &Definition) -> Value {
    let defined = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    let period = defined(match definition.by {
        DatedBy::Semester => "term",
        DatedBy::CoverageYear | DatedBy::CalendarYear | DatedBy::PreviousYear => "year",
        DatedBy::Day | DatedBy::Discharge | DatedBy::Contract => "day",
    });
    let one = match definition.kind {
        Kind::Choice => json!({ "enum": definition.options }),
        Kind::Bands => defined("bands"),
        _ => defined("decimal"),
    };
    let value = if definition.cases.is_empty() {
        one
    } else {
        let cases: Map<String, Value> = definition.cases.iter().map(|case| (case.to_string(), one.clone())).collect();
        json!({ "type": "object", "additionalProperties": false, "minProperties": 1, "properties": cases })
    };
    json!({
        "title": parameter::name(definition).zh,
        "properties": {
            "parameter": { "const": definition.id }, "unit": { "const": definition.unit },
            "from": period, "until": period, "value": value
        }
    })
}
