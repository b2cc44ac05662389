//! Hospital bills as people hand them over: what is refused by name, what is kept,
//! and that many of them are still told line by line.

use bangfu::book::parameter::built_in;
use bangfu::engine::situation::Situation;
use bangfu::form::{self, Reading};
use bangfu::programme::{Programme, assess};
use bangfu::view::result::outcome::results;
use bangfu::view::words::Language;

fn read(answers: &[(&str, &str)]) -> Reading {
    let start =
        [("place", "530127"), ("assessed_on", "2024-12-30"), ("p1.category", "ordinary"), ("p1.referred", "no")];
    let pairs: Vec<(String, String)> =
        start.iter().chain(answers).map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    form::read(&pairs, &built_in())
}

/// Claim, answers, and the field and code of what is refused.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static [(&'static str, &'static str)]);

const CASES: &[Case] = &[
    ("parts that make the total", &[("p1.total", "100"), ("p1.full_own", "30"), ("p1.in_scope", "70")], &[]),
    (
        "parts a fen beyond it",
        &[("p1.total", "100"), ("p1.full_own", "30.01"), ("p1.in_scope", "70")],
        &[("p1.total", "parts_exceed_total")],
    ),
    (
        "of the second bill",
        &[("p1.in_scope", "9000"), ("p1.v2.total", "1"), ("p1.v2.in_scope", "1.01")],
        &[("p1.v2.total", "parts_exceed_total")],
    ),
    (
        "special drugs are outside the scope: a fen more than it leaves",
        &[("p1.total", "100"), ("p1.in_scope", "70"), ("p1.special_drugs", "30.01")],
        &[("p1.total", "parts_exceed_total")],
    ),
    (
        "they are among what is paid wholly, not beside it",
        &[("p1.total", "100"), ("p1.in_scope", "70"), ("p1.full_own", "30"), ("p1.special_drugs", "30")],
        &[],
    ),
    (
        "left on the day on which cover begins",
        &[("p1.covered_from", "2024-03-01"), ("p1.discharge", "2024-03-01")],
        &[],
    ),
    (
        "left the day before",
        &[("p1.covered_from", "2024-03-02"), ("p1.discharge", "2024-03-01"), ("p1.v2.discharge", "2024-03-02")],
        &[("p1.discharge", "before_cover")],
    ),
    ("a thousand million yuan", &[("p1.total", "1000000000"), ("p1.in_scope", "10亿")], &[]),
    ("beyond what anyone can owe", &[("p1.total", "10000000000.01")], &[("p1.total", "out_of_range")]),
    ("below nothing", &[("p1.in_scope", "-0.01")], &[("p1.in_scope", "out_of_range")]),
    ("finer than a fen", &[("p1.in_scope", "0.001")], &[("p1.in_scope", "finer_than_fen")]),
    ("the hundredth bill", &[("p1.v100.in_scope", "1")], &[]),
    ("one more", &[("p1.v101.in_scope", "1")], &[("p1.v101.in_scope", "unknown_field")]),
    ("the four hundredth", &[("p1.v400.in_scope", "1")], &[("p1.v400.in_scope", "unknown_field")]),
    ("no first admission before the first", &[("p1.admission", "0")], &[("p1.admission", "out_of_range")]),
];

#[test]
fn what_is_wrong_with_a_bill_is_named() {
    for (claim, answers, refused) in CASES {
        let reading = read(answers);
        let found: Vec<(String, &str)> = reading
            .complaints
            .iter()
            .map(|complaint| match &complaint.field {
                form::Field::Question(key) => (form::name(*key), complaint.problem.code()),
                form::Field::Other(name) => (name.clone(), complaint.problem.code()),
                other => panic!("{other:?}"),
            })
            .collect();
        // The first bill's answers bear the person's name.
        let found: Vec<(&str, &str)> = found.iter().map(|(name, code)| (name.as_str(), *code)).collect();
        assert_eq!(found, *refused, "{claim}");
        // The rest is still answered.
        let situation = reading.situation.unwrap_or_else(|| panic!("{claim}: place and day stand"));
        assert!(!assess(&situation, &built_in()).is_empty(), "{claim}");
    }
}

/// So many bills of one year.
fn bills(number: usize) -> Situation {
    let mut answers = Vec::new();
    for visit in 1..=number {
        let name = |question: &str| match visit {
            1 => format!("p1.{question}"),
            _ => format!("p1.v{visit}.{question}"),
        };
        answers.push((name("discharge"), format!("2024-{:02}-{:02}", visit % 12 + 1, visit % 28 + 1)));
        answers.push((name("hospital_level"), "level_two".to_owned()));
        answers.push((name("total"), "1000000000".to_owned()));
        answers.push((name("in_scope"), (3000 + visit).to_string()));
    }
    let answers: Vec<(&str, &str)> = answers.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let reading = read(&answers);
    assert_eq!(reading.complaints, []);
    reading.situation.expect("place and day stand")
}

/// The working grows with the bills, not with their combinations.
#[test]
fn a_hundred_bills_are_told_line_by_line() {
    let book = built_in();
    let told = |number: usize| {
        let situation = bills(number);
        let assessments = assess(&situation, &book);
        let medical: Vec<_> = assessments.iter().filter(|one| one.programme == Programme::Medical).collect();
        assert_eq!(medical.len(), 1);
        results(Language::Zh, &book, &situation, &medical).into_string()
    };
    let (one, hundred) = (told(1), told(100));
    let columns = hundred.matches("class=\"column\"").count();
    assert!(columns > 0);
    assert_eq!(hundred.matches("line--visit").count(), 100 * columns);
    assert!(hundred.len() < 100 * one.len(), "{} against {}", hundred.len(), one.len());
}
