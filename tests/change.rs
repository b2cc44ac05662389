//! What would turn a "not now", and what is still worth asking: the nearest values to
//! the fen, and two laws over every worked example and any household.

mod support;

use bangfu::answer::change::{Change, To, changes};
use bangfu::base::keyed::Keyed;
use bangfu::base::money::{Money, Rate};
use bangfu::book::entry::Book;
use bangfu::book::parameter::built_in;
use bangfu::engine::outlook::{Outlook, Range, Verdict};
use bangfu::engine::question::{Door, Key, Kind, Question};
use bangfu::engine::situation::{Answer, Situation, Stated};
use bangfu::form;
use bangfu::programme::{Assessment, Programme, assess, still_asked};
use proptest::prelude::*;
use support::example;
use support::random::partly;

fn read(answers: &str) -> Situation {
    form::read(&form::link::read(answers), &built_in()).situation.expect("place and day stand")
}

/// In 嵩明 on 2024-05-10: the line of 昆明 is 9,500 a head, 28,500.00 for three members.
const HOUSEHOLD: &str = "place=530127&assessed_on=2024-05-10&rural=yes&ex_poor=yes&risk_illness=yes";

#[test]
fn the_nearest_value_is_known_to_the_fen() {
    let amount = |turns, still| To::Amount { turns: Money::from_fen(turns), still: Money::from_fen(still) };
    for (claim, answers, expected) in [
        (
            "at the line: a fen less income, or a fen of spending; a fourth member raises it to 38,000.00",
            "&members=3&can_cope=no&shock=no&net_income=28500&rigid_spending=0",
            vec![
                (Question::Members, To::Count(4), true),
                (Question::NetIncome, amount(2_849_999, 2_850_000), true),
                (Question::Shock, To::Option(0), false),
                (Question::RigidSpending, amount(1, 0), false),
            ],
        ),
        (
            "above it after spending of 1,000.00: 500.01 more, or income down to the line",
            "&members=3&can_cope=no&shock=no&net_income=30000&rigid_spending=1000",
            vec![
                (Question::Members, To::Count(4), true),
                // 29,499.99 − 1,000.00 = 28,499.99: nearer than the line itself.
                (Question::NetIncome, amount(2_949_999, 2_950_000), false),
                (Question::Shock, To::Option(0), false),
                (Question::RigidSpending, amount(150_001, 150_000), false),
            ],
        ),
        (
            // 30 × 9,500.00 = 285,000.00, and 300,000.00 less 15,000.01 is a fen below it.
            "members not known: the nearest income is that of thirty, and nothing is sure",
            "&can_cope=no&shock=no&net_income=300000&rigid_spending=0",
            vec![
                (Question::NetIncome, amount(28_499_999, 28_500_000), false),
                (Question::Shock, To::Option(0), false),
                (Question::RigidSpending, amount(1_500_001, 1_500_000), false),
            ],
        ),
        (
            "whether they can cope neither: too much is open to tell the nearest income",
            "&shock=no&net_income=300000&rigid_spending=0",
            vec![(Question::Shock, To::Option(0), false)],
        ),
        (
            "below the line, but it can cope",
            "&members=3&can_cope=yes&shock=no&net_income=20000&rigid_spending=0",
            vec![(Question::CanCope, To::Option(1), true)],
        ),
        (
            "two things at once: no single answer turns it",
            "&members=3&can_cope=yes&shock=no&net_income=90000&rigid_spending=0",
            vec![],
        ),
    ] {
        let situation = read(&format!("{HOUSEHOLD}{answers}"));
        let mut found: Vec<_> = changes(Programme::Monitoring, &situation, 0, &built_in())
            .into_iter()
            .map(|Change { key, to, firm }| (key.question, to, firm))
            .collect();
        found.sort_by_key(|(question, ..)| *question);
        let mut expected = expected;
        expected.sort_by_key(|(question, ..)| *question);
        assert_eq!(found, expected, "{claim}");
    }
}

fn every_example() -> Vec<(String, Situation)> {
    let read = |example: &bangfu::report::example::Example| {
        let situation = form::read(&example.given(), &built_in()).situation?;
        Some((example.name.clone(), situation))
    };
    example::all().iter().filter_map(read).collect()
}

fn with(situation: &Situation, key: Key, answer: Answer) -> Situation {
    let mut changed = situation.clone();
    changed.state(key, Stated::Given(answer));
    changed
}

/// The answer that a change stands for, and a fen nearer to what was given.
fn answers(situation: &Situation, change: &Change) -> (Answer, Option<Answer>) {
    match (change.to, situation.stated(change.key)) {
        (To::Amount { turns, still }, Stated::Given(Answer::Amount(given))) => {
            let near = if turns < given { turns + Money::FEN } else { turns - Money::FEN };
            assert_eq!(still, near, "the other side is a fen nearer to what was given");
            (Answer::Amount(turns), Some(Answer::Amount(near)))
        }
        (To::Count(count), _) => (Answer::Count(count), None),
        (To::Option(at), Stated::Given(Answer::YesNo(_))) => (Answer::YesNo(at == 0), None),
        (To::Option(at), _) => (Answer::Option(at), None),
        (To::Amount { turns, .. }, _) => (Answer::Amount(turns), None),
    }
}

/// Tries every change that would turn a verdict; says how many there were.
fn try_changes(name: &str, situation: &Situation, book: &Book) -> usize {
    let mut tried = 0;
    for Assessment { programme, person, outlook } in assess(situation, book) {
        if outlook.verdict != Verdict::NotNow {
            continue;
        }
        for change in changes(programme, situation, person, book) {
            let (turned, near) = answers(situation, &change);
            let verdict = |answer| programme.assess(&with(situation, change.key, answer), person, book).verdict;
            let expected = if change.firm { Verdict::Likely } else { Verdict::Possible };
            assert_eq!(verdict(turned), expected, "{name}: {programme:?} {change:?}");
            if let Some(near) = near {
                assert_eq!(verdict(near), Verdict::NotNow, "{name}: {programme:?} {change:?}, a fen nearer");
            }
            tried += 1;
        }
    }
    tried
}

#[test]
fn a_change_turns_the_verdict_and_a_fen_less_of_it_does_not() {
    let book = built_in();
    let tried: usize = every_example().iter().map(|(name, situation)| try_changes(name, situation, &book)).sum();
    assert!(tried > 100, "only {tried} changes");
}

/// What is told of an outlook; not why an amount is recorded nowhere.
fn told(outlook: &Outlook) -> (Verdict, Vec<Range>) {
    (outlook.verdict, outlook.ranges.iter().map(|range| Range { gap: None, ..*range }).collect())
}

/// Answers to try of a question; none of what tells which school or term is meant.
fn tries(question: Question) -> Vec<Answer> {
    match question.kind() {
        Kind::YesNo => [true, false].map(Answer::YesNo).to_vec(),
        // Another stage of school is another question.
        Kind::Choice(keys) if question != Question::Stage => {
            (0..u8::try_from(keys().len()).unwrap()).map(Answer::Option).collect()
        }
        Kind::Amount { .. } => [0, 1_000_000].map(Money::from_fen).map(Answer::Amount).to_vec(),
        Kind::Count { least, most } => [least, most].map(Answer::Count).to_vec(),
        Kind::Percent { most } => [0, most * 100].map(Rate::of_basis_points).map(Answer::Number).to_vec(),
        // A day that dates values is that of the assessment where nothing is said.
        Kind::Day if question.dates_values() => {
            [2020, 2023].map(|year| Answer::Day(bangfu::base::calendar::Date::of(year, 3, 1))).to_vec()
        }
        Kind::Measure { most } => [0, most].map(|most| Answer::Number(Rate::from_units(most.into(), 0))).to_vec(),
        _ => Vec::new(),
    }
}

/// Answers every question that is folded away; says how many answers there were.
fn try_folded(name: &str, situation: &Situation, book: &Book) -> usize {
    let mut tried = 0;
    let assessments = assess(situation, book);
    for door in [Door::Household, Door::Education, Door::Everything] {
        let mine: Vec<&Assessment> = assessments.iter().filter(|one| one.programme.topic().door() == door).collect();
        // Where one is to be answered first, the others wait.
        for one in mine.iter().filter(|one| one.outlook.answer_first.is_none()) {
            let of_the_door = |question: &Question| question.topic().door() == door;
            for question in Question::ALL.iter().copied().filter(of_the_door) {
                let key = Key::of(one.person, question);
                if still_asked(situation, &mine, key, book) || bangfu::programme::income::QUESTIONS.contains(&question)
                {
                    continue;
                }
                // Nothing can have happened after the day of assessment.
                let is_to_come = |answer: &Answer| matches!(answer, Answer::Day(day) if *day > situation.assessed_on);
                for answer in tries(question).into_iter().filter(|answer| !is_to_come(answer)) {
                    let after = one.programme.assess(&with(situation, key, answer), one.person, book);
                    let what = format!("{name}: {:?} after {question:?} = {answer:?}", one.programme);
                    assert_eq!(told(&after), told(&one.outlook), "{what}");
                    tried += 1;
                }
            }
        }
    }
    tried
}

#[test]
fn what_is_folded_away_changes_nothing() {
    let book = built_in();
    let tried: usize = every_example().iter().map(|(name, situation)| try_folded(name, situation, &book)).sum();
    assert!(tried > 1000, "only {tried} answers");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn so_it_is_with_any_household(situation in partly()) {
        let book = built_in();
        try_changes("any", &situation, &book);
        try_folded("any", &situation, &book);
    }
}
