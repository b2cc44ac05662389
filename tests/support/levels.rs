//! Which level answers for the parameters of monitoring and the allowance, as a text that is reviewed.

#![allow(dead_code, reason = "each test needs a part of it")]

use bangfu::base::calendar::Date;
use bangfu::base::keyed::Keyed;
use bangfu::base::region::Code;
use bangfu::book::entry::{Book, Bound, CaseValue, Kind, Value};
use bangfu::book::parameter::{Slot, resolve};

/// The text as it was reviewed.
pub const REVIEWED: &str = "tests/snapshots/levels.txt";
/// What takes a change of it over; the guide tells it too.
pub const ACCEPT: &str = "BANGFU_ACCEPT=1 cargo test --test assistance";

/// The regions of the five reports.
pub const REGIONS: [(u32, &str); 5] =
    [(429_005, "潜江"), (620_602, "凉州"), (360_400, "九江"), (422_802, "利川"), (530_127, "嵩明")];
const DAYS: [&str; 4] = ["2021-12-23", "2023-06-30", "2024-08-10", "2026-11-25"];

/// A day that is well formed.
pub fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn shown(value: &CaseValue) -> String {
    let number = match value.value {
        Value::Money(amount) => amount.to_string(),
        Value::Rate(rate) => rate.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Choice(at) => format!("#{at}"),
        Value::Bands(bands) => format!("{} bands", bands.len()),
        Value::Text => "words".to_owned(),
    };
    let sign = if value.bound == Bound::AtLeast { "≥" } else { "" };
    format!("{sign}{number}")
}

/// Which level answers on what ground, for each parameter of the two families.
pub fn levels(book: &Book) -> String {
    let mut out = String::new();
    for (code, name) in REGIONS {
        for on in DAYS {
            out.push_str(&format!("{name} {on}\n"));
            for (at, definition) in book.definitions.iter().enumerate() {
                let ours = ["monitoring.", "risk_removal.", "minimum_living.", "minimum_living_margin."];
                if definition.kind == Kind::Text || !ours.iter().any(|family| definition.id.starts_with(family)) {
                    continue;
                }
                for case in 0..definition.cases.len().max(1) {
                    let slot = Slot { parameter: u16::try_from(at).unwrap(), case: u8::try_from(case).unwrap() };
                    let answers: Vec<String> = resolve(book, slot, Code::of(code), day(on))
                        .iter()
                        .map(|one| format!("{} {} {}", one.at.of(book).region, shown(one.value), one.basis.key()))
                        .collect();
                    let case = slot.case_key().map(|key| format!(" {key}")).unwrap_or_default();
                    let answers = if answers.is_empty() { "-".to_owned() } else { answers.join(" | ") };
                    out.push_str(&format!("  {}{case}: {answers}\n", definition.id));
                }
            }
        }
    }
    out
}
