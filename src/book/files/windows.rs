//! 重要日期: from which day until which something can be done, as the words of an entry tell it.

use super::fields::{Fields, Refusals};
use super::scalar;
use crate::base::calendar::Date;
use crate::book::entry::{Entry, Value, Window};
use toml::Value as Toml;

/// The windows of an entry that was admitted. Only a rule in words has some: of other values `from` and `until` say all.
pub(super) fn read(place: &str, written: &Toml, entry: &Entry, refusals: &Refusals) -> Vec<Window> {
    let Some(days) = written.get("days") else { return Vec::new() };
    let refuse = |complaint: &str| refusals.borrow_mut().push(format!("{place}: days {complaint}"));
    if entry.values.iter().any(|value| value.value != Value::Text) || entry.values.is_empty() {
        refuse("are only for a rule in words");
    }
    let Some(rows) = days.as_array().filter(|rows| !rows.is_empty()) else {
        refuse("must be a list of tables, each with what and closes");
        return Vec::new();
    };
    rows.iter().filter_map(|row| window(place, row, entry, refusals)).collect()
}

fn window(place: &str, row: &Toml, entry: &Entry, refusals: &Refusals) -> Option<Window> {
    let fields = Fields::of(format!("{place}: days"), row, refusals);
    let day = |name: &'static str| {
        let given = scalar(fields.get(name)?);
        let day = Date::parse(&given);
        if day.is_none() {
            fields.refuse(format!("{name} `{given}` is no day such as 2026-12-31"));
        }
        day
    };
    let (what, opens, closes) = (fields.needed_words("what"), day("opens"), day("closes"));
    match (opens, closes) {
        (_, None) => fields.refuse("closes must be a day"),
        (Some(opens), Some(closes)) if closes < opens => fields.refuse("closes before it opens"),
        _ => {}
    }
    fields.end();
    let (parameter, region, from) = (entry.parameter, entry.region, entry.period.from);
    Some(Window { parameter, region, from, what, opens, closes: closes? })
}
