//! Every value that a rule reads is held by a worked example: change any one of
//! them a little, and some case must fail.

// `src/book/files` is compiled into this test and looks for these at the root.
use bangfu::{base, book};

#[path = "support/policy.rs"]
mod policy;
mod support;

use bangfu::base::money::{Money, Rate};
use bangfu::book::entry::{Band, Book, Definition, Value};
use bangfu::book::parameter::built_in;
use bangfu::report::example::Example;
use support::example;

/// Values that end before anything they could be read with begins.
const NEVER_REACHED: [(&str, &str, &str); 8] = [
    ("medical.aid_rate", "2015-04-21", "no deductible of aid is recorded before 2021-11-19"),
    ("medical.serious_rate", "2015-07-28", "the bands of 昆明 answer until they end"),
    ("medical.aid_rate", "2022-09-01", "no deductible of the third and fourth class of 湖北 is recorded in yuan"),
    (
        "medical.chronic_aid_rate",
        "2022-09-01",
        "no deductible of the third and fourth class of 湖北 is recorded in yuan",
    ),
    ("medical.tilt_rate", "2022-09-01", "no threshold of 湖北 is recorded in yuan"),
    ("medical.basic_rate", "2021-01-01", "no deductible of 潜江 is recorded"),
    ("high_school_fees.fee", "2006-08-01", "the waiver begins in autumn 2016"),
    ("high_school_fees.fee", "2013-08-01", "the waiver begins in autumn 2016"),
];

#[test]
fn a_changed_value_is_noticed() {
    let examples = example::all();
    let book = built_in();
    for example in &examples {
        assert_eq!(example.check(&book), Ok(()), "{}", example.name);
    }
    let (mut unnoticed, mut tried) = (Vec::new(), 0);
    // What a place brings with its own instruments is data for rules that are held already.
    let (files, own) = (policy::real(), policy::own_sources());
    assert_eq!(files.book.entries, book.entries);
    let of_the_research = |at: &usize| !files.is_of(&own, &files.notes[*at]);
    for (at, entry) in book.entries.iter().enumerate().filter(|(at, _)| of_the_research(at)) {
        let id = &*book.definition(entry.parameter).id;
        let from = entry.period.from.to_string();
        for (case, value) in entry.values.iter().enumerate() {
            let cases = &book.definition(entry.parameter).cases;
            let key = cases.get(usize::from(value.case)).map_or("", |key| &**key);
            let name = format!("{id} {key}").trim_end().to_owned();
            if !read_by_a_rule(id, key, &files.about[usize::from(entry.parameter)])
                || NEVER_REACHED.iter().any(|(never, start, _)| *never == id && *start == from)
            {
                continue;
            }
            // A cap that equals what the bands come to is noticed when it falls,
            // not when it rises: one direction is enough.
            for changed in changes(book.definition(entry.parameter), &value.value) {
                tried += 1;
                let with = |value: &Value| {
                    let mut other = book.clone();
                    other.entries.to_mut()[at].values.to_mut()[case].value = *value;
                    other
                };
                if !changed.iter().any(|value| noticed(&examples, &with(value))) {
                    unnoticed.push(format!("{name} of {} from {from}: {changed:?}", entry.region));
                }
            }
        }
    }
    assert!(tried > 50, "only {tried} values were tried");
    assert!(unnoticed.is_empty(), "{} of {tried} changes go unnoticed:\n{}", unnoticed.len(), unnoticed.join("\n"));
}

/// A programme that has a rule, and not a parameter, or a case of one, that is shown only.
fn read_by_a_rule(id: &str, case: &str, about: &policy::files::About) -> bool {
    let programme = id.split('.').next().unwrap_or_default();
    let ruled = std::path::Path::new("src/programme").join(format!("{programme}.rs")).exists();
    let of_case = about.shown_cases.is_empty() || about.shown_cases.iter().any(|shown| shown == case);
    ruled && !(about.shown_only.is_some() && of_case)
}

fn noticed(examples: &[Example], book: &Book) -> bool {
    examples.iter().any(|example| example.check(book).is_err())
}

/// A value changed by the least that counts, up and down; of bands, each edge and
/// each rate.
fn changes(definition: &Definition, value: &Value) -> Vec<[Value; 2]> {
    let percent = Rate::from_units(1, 2);
    let lower = |rate: Rate| {
        Rate::parse(&rate.to_string()).filter(|rate| *rate > percent).map_or(Rate::ONE, |rate| {
            // One point down, by way of the text that the files hold.
            let points: i64 = rate.percent().split('.').next().unwrap().parse().unwrap();
            Rate::from_units(points - 1, 2)
        })
    };
    let money = |amount: Money| [amount + Money::FEN, amount - Money::FEN];
    match value {
        Value::Money(amount) => vec![money(*amount).map(Value::Money)],
        Value::Rate(rate) => vec![[Value::Rate(rate.raised(percent)), Value::Rate(lower(*rate))]],
        Value::Count(count) => vec![[Value::Count(count + 1), Value::Count(count - 1)]],
        Value::Choice(at) => {
            let other = (at + 1) % u8::try_from(definition.options.len()).unwrap();
            vec![[Value::Choice(other), Value::Choice(other)]]
        }
        Value::Bands(bands) => {
            let with = |at: usize, change: &dyn Fn(&mut Band)| {
                let mut bands = bands.to_vec();
                change(&mut bands[at]);
                Value::Bands(bands.leak())
            };
            let yuan = Money::from_units(1, 0);
            let each = |at: usize| {
                let edge = [
                    with(at, &|band| band.up_to = band.up_to.map(|edge| edge + yuan)),
                    with(at, &|band| band.up_to = band.up_to.map(|edge| edge - yuan)),
                ];
                let rate = [
                    with(at, &|band| band.rate = band.rate.raised(percent)),
                    with(at, &|band| band.rate = lower(band.rate)),
                ];
                // An open band has no edge to move.
                if bands[at].up_to.is_some() { vec![edge, rate] } else { vec![rate] }
            };
            (0..bands.len()).flat_map(each).collect()
        }
        Value::Text => Vec::new(),
    }
}
