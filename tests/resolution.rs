//! Which value answers for a place on a day, and on what ground.

use bangfu::base::calendar::Date;
use bangfu::base::keyed::Keyed;
use bangfu::base::money::Money;
use bangfu::base::region::Code;
use bangfu::book::entry::{Book, Bound, CaseValue, Entry, Value};
use bangfu::book::parameter::{Slot, built_in, resolve};

/// Claim, parameter with its case, place, day, and who answers: region, value,
/// ground, in order.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const SONGMING: &str = "530127";
const KUNMING: &str = "530100";
const YUNNAN: &str = "530000";
const NATION: &str = "100000";

const ROWS: &[Row] = &[
    ("the nearest in force answers", "monitoring.line", SONGMING, "2024-05-10", &["530100 9500 in_force"]),
    ("its first day counts", "monitoring.line", SONGMING, "2024-01-01", &["530100 9500 in_force"]),
    ("its last day counts", "monitoring.line", SONGMING, "2024-12-31", &["530100 9500 in_force"]),
    ("the province itself has its own", "monitoring.line", YUNNAN, "2024-05-10", &["530000 8700 in_force"]),
    (
        "the county stands nearer than the prefecture",
        "monitoring.self_pay_trigger",
        SONGMING,
        "2024-05-10",
        &["530127 12000 in_force"],
    ),
    ("a county's value is not the prefecture's", "monitoring.self_pay_trigger", KUNMING, "2024-05-10", &[]),
    (
        "a nearer value that ended is a rival of a farther one in force",
        "monitoring.line",
        SONGMING,
        "2025-01-01",
        &["530000 8700 in_force", "530100 9500 last_known"],
    ),
    (
        "and so until the last day of the farther one",
        "monitoring.line",
        SONGMING,
        "2025-12-31",
        &["530000 8700 in_force", "530100 9500 last_known"],
    ),
    (
        "with nothing in force, the last of the nearest level stands in",
        "monitoring.line",
        SONGMING,
        "2026-06-01",
        &["530100 9500 last_known"],
    ),
    ("of one level the latest stands in", "monitoring.line", YUNNAN, "2026-06-01", &["530000 8700 last_known"]),
    (
        "what was not found blocks nothing: the province answers where the prefecture has no figure",
        "monitoring.line",
        SONGMING,
        "2022-05-10",
        &["530000 ≥7000 in_force"],
    ),
    (
        "not even the nation, behind two that have none",
        "monitoring.line",
        SONGMING,
        "2021-05-10",
        &["100000 ≥6000 in_force"],
    ),
    (
        "aid: 昆明 and 云南 have none, the nation's floor answers",
        "medical.aid_rate destitute",
        SONGMING,
        "2024-05-10",
        &["100000 ≥0.7 in_force"],
    ),
    ("the nation's floor answers in its year", "monitoring.line", NATION, "2021-12-31", &["100000 ≥6000 in_force"]),
    ("the nation's floor never stands in", "monitoring.line", NATION, "2023-05-10", &[]),
    ("nor the day after its end", "monitoring.line", NATION, "2022-01-01", &[]),
    (
        "a later value of a nearer level is no rival",
        "monitoring.line",
        SONGMING,
        "2023-12-31",
        &["530000 ≥7000 last_known"],
    ),
    ("a day before any value has none", "monitoring.line", SONGMING, "2020-12-31", &[]),
    ("nor has a place that is not in the book", "monitoring.line", "440000", "2024-05-10", &[]),
    (
        "two documents for one year are both possible",
        "enrolment.premium",
        SONGMING,
        "2019-06-01",
        &["100000 220 in_force", "100000 250 in_force"],
    ),
    (
        "昆明's premium of 2023 does not stand in in 2024: the nation's is exact",
        "enrolment.premium",
        SONGMING,
        "2024-05-10",
        &["100000 380 in_force"],
    ),
    (
        "昆明's premium of 2025 is no rival of the nation's in 2026",
        "enrolment.premium",
        SONGMING,
        "2026-06-01",
        &["100000 ≥400 in_force"],
    ),
    ("and in its year it answers alone", "enrolment.premium", SONGMING, "2025-06-01", &["530100 400 in_force"]),
    (
        "each case has its own history: 2026 is a trial on 2025",
        "enrolment.subsidy monitored",
        SONGMING,
        "2026-01-01",
        &["530100 180 last_known"],
    ),
    (
        "and one that the later instruments no longer name, on 2022",
        "enrolment.subsidy family_planning",
        SONGMING,
        "2026-01-01",
        &["530100 210 last_known"],
    ),
    (
        "a term is dated by its first day",
        "living_grant.boarding junior",
        SONGMING,
        "2024-02-01",
        &["530000 750 in_force"],
    ),
    (
        "January belongs to the autumn term before",
        "living_grant.boarding junior",
        SONGMING,
        "2024-01-31",
        &["100000 625 in_force"],
    ),
    (
        "one case binds as a floor",
        "skills_grant.amount higher_vocational",
        SONGMING,
        "2024-02-01",
        &["530000 ≥2500 in_force"],
    ),
    ("and another exactly", "skills_grant.amount vocational_high", SONGMING, "2024-02-01", &["530000 1500 in_force"]),
    ("a value that may not stand in is gone after its end", "monitoring.transition_years", SONGMING, "2026-01-01", &[]),
    ("and a rule of a case likewise", "medical.aid_rate returned_to_poverty", SONGMING, "2026-01-01", &[]),
];

/// What a device has entered for the line of 昆明: amount, from, until.
type Own = (&'static str, &'static str, Option<&'static str>);

/// Claim, what was entered, day, who answers.
type Entered = (&'static str, &'static [Own], &'static str, &'static [&'static str]);

const ENTERED: &[Entered] = &[
    (
        "a value entered for the open year removes the openness",
        &[("9800", "2025-01-01", Some("2025-12-31"))],
        "2025-05-10",
        &["530100 9800 local"],
    ),
    (
        "it stands before the built-in one of its level",
        &[("9600", "2024-01-01", Some("2024-12-31"))],
        "2024-05-10",
        &["530100 9600 local"],
    ),
    (
        "outside its period the built-in ones answer",
        &[("9800", "2025-01-01", Some("2025-12-31"))],
        "2024-12-31",
        &["530100 9500 in_force"],
    ),
    (
        "after its end it is the last known",
        &[("9800", "2025-01-01", Some("2025-12-31"))],
        "2026-01-01",
        &["530100 9800 last_known"],
    ),
    (
        "the first of two that were entered for one day counts",
        &[("9800", "2025-01-01", None), ("9900", "2025-01-01", None)],
        "2025-05-10",
        &["530100 9800 local"],
    ),
    (
        "one that was entered without an end goes on",
        &[("9600", "2024-01-01", None)],
        "2026-06-01",
        &["530100 9600 local"],
    ),
    (
        "a later one that was entered is no rival",
        &[("9800", "2026-01-01", None)],
        "2025-06-01",
        &["530000 8700 in_force", "530100 9500 last_known"],
    ),
    (
        "after the end of both, only the one that was entered is the last known",
        &[("9600", "2024-01-01", Some("2024-12-31"))],
        "2026-06-01",
        &["530100 9600 last_known"],
    ),
    (
        "and it is the only rival of the farther one in force",
        &[("9600", "2024-01-01", Some("2024-12-31"))],
        "2025-06-01",
        &["530000 8700 in_force", "530100 9600 last_known"],
    ),
    ("without anything entered nothing changes", &[], "2024-05-10", &["530100 9500 in_force"]),
];

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
}

fn place(text: &str) -> Code {
    Code::parse(text).unwrap_or_else(|| panic!("{text} is a code"))
}

fn slot(book: &Book, name: &str) -> Slot {
    let (id, case) = name.split_once(' ').map_or((name, None), |(id, case)| (id, Some(case)));
    let parameter = book.position(id).unwrap_or_else(|| panic!("{id} is a parameter"));
    let cases = &book.definition(parameter).cases;
    let at = case
        .map(|case| cases.iter().position(|known| known == case).unwrap_or_else(|| panic!("{case} is a case of {id}")));
    Slot { parameter, case: u8::try_from(at.unwrap_or(0)).expect("few cases") }
}

fn answers(book: &Book, name: &str, at: &str, on: &str) -> Vec<String> {
    let recorded = resolve(book, slot(book, name), place(at), day(on));
    recorded
        .iter()
        .map(|one| {
            let bound = match one.value.bound {
                Bound::Exact => "",
                Bound::AtLeast => "≥",
                Bound::AtMost => "≤",
                Bound::Average => "⌀",
            };
            let value = match &one.value.value {
                Value::Money(amount) => amount.to_string().trim_end_matches(".00").to_owned(),
                Value::Rate(rate) => rate.to_string(),
                Value::Count(count) => count.to_string(),
                other => format!("{other:?}"),
            };
            format!("{} {bound}{value} {}", one.at.of(book).region, one.basis.key())
        })
        .collect()
}

fn entered(book: &Book, own: &[Own]) -> Vec<Entry> {
    let parameter = book.position("monitoring.line").expect("there is a line");
    let (_, built) = book.entries_of(parameter);
    let like = built.iter().find(|entry| entry.region == place(KUNMING) && !entry.values.is_empty());
    let like = like.expect("昆明 has a line");
    own.iter()
        .map(|(amount, from, until)| Entry {
            period: bangfu::base::calendar::Period { from: day(from), until: until.map(day) },
            values: vec![CaseValue {
                case: 0,
                value: Value::Money(Money::parse(amount).expect("an amount")),
                bound: Bound::Exact,
            }]
            .into(),
            status: bangfu::base::citation::Status::Local,
            ..like.clone()
        })
        .collect()
}

fn all_hold(rows: impl IntoIterator<Item = (&'static str, &'static [&'static str], Vec<String>)>) {
    let mut failures = Vec::new();
    for (claim, wanted, found) in rows {
        if wanted != found {
            failures.push(format!("{claim}: expected {wanted:?}, found {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_built_in_book_answers() {
    let book = built_in();
    all_hold(ROWS.iter().map(|(claim, name, at, on, wanted)| (*claim, *wanted, answers(&book, name, at, on))));
}

#[test]
fn what_was_entered_on_the_device_answers_at_its_level() {
    all_hold(ENTERED.iter().map(|(claim, own, on, wanted)| {
        let mut book = built_in();
        book.local = entered(&book, own);
        (*claim, *wanted, answers(&book, "monitoring.line", SONGMING, on))
    }));
}

#[test]
fn what_was_entered_for_a_farther_place_does_not_stand_before_a_nearer_one() {
    let mut book = built_in();
    book.local = entered(&book, &[("9999", "2024-01-01", None)]);
    book.local[0].region = place(NATION);
    assert_eq!(answers(&book, "monitoring.line", SONGMING, "2024-05-10"), ["530100 9500 in_force"]);
    book.local[0].region = place(SONGMING);
    assert_eq!(answers(&book, "monitoring.line", SONGMING, "2024-05-10"), ["530127 9999 local"]);
    assert_eq!(answers(&book, "monitoring.line", KUNMING, "2024-05-10"), ["530100 9500 in_force"]);
}
