//! What would turn a "not now", and what is still worth asking: the nearest values to
//! the fen, and two laws over every worked example.

mod support;

use bangfu::change::{Change, To, changes};
use bangfu::decision::{Outlook, Range, Verdict};
use bangfu::form;
use bangfu::household::{Answer, Situation, Stated};
use bangfu::keyed::Keyed;
use bangfu::money::{Money, Rate};
use bangfu::parameter::built_in;
use bangfu::programme::{Assessment, Programme, assess, still_asked};
use bangfu::question::{Door, Key, Kind, Question};
use support::example;

fn read(answers: &str) -> Situation {
    form::read(&form::link::read(answers), &built_in()).situation.expect("place and day stand")
}

/// Three members in 嵩明 on 2024-05-10: the line of 昆明 is 9,500 a head, 28,500.00 in all.
const HOUSEHOLD: &str = "place=530127&assessed_on=2024-05-10&rural=yes&members=3&ex_poor=yes&risk_illness=yes";

#[test]
fn the_nearest_value_is_known_to_the_fen() {
    let amount = |turns, still| To::Amount { turns: Money::from_fen(turns), still: Money::from_fen(still) };
    for (claim, answers, expected) in [
        (
            "at the line: a fen less income, or a fen of spending; a fourth member raises it to 38,000.00",
            "&can_cope=no&shock=no&net_income=28500&rigid_spending=0",
            vec![
                (Question::Members, To::Count(4), true),
                (Question::NetIncome, amount(2_849_999, 2_850_000), true),
                (Question::Shock, To::Option(0), false),
                (Question::RigidSpending, amount(1, 0), false),
            ],
        ),
        (
            "above it after spending of 1,000.00: 500.01 more, or income down to the line",
            "&can_cope=no&shock=no&net_income=30000&rigid_spending=1000",
            vec![
                (Question::Members, To::Count(4), true),
                // 29,499.99 − 1,000.00 = 28,499.99: nearer than the line itself.
                (Question::NetIncome, amount(2_949_999, 2_950_000), false),
                (Question::Shock, To::Option(0), false),
                (Question::RigidSpending, amount(150_001, 150_000), false),
            ],
        ),
        (
            "below the line, but it can cope",
            "&can_cope=yes&shock=no&net_income=20000&rigid_spending=0",
            vec![(Question::CanCope, To::Option(1), true)],
        ),
        (
            "two things at once: no single answer turns it",
            "&can_cope=yes&shock=no&net_income=90000&rigid_spending=0",
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
    let read = |example: &bangfu::example::Example| {
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

#[test]
fn a_change_turns_the_verdict_and_a_fen_less_of_it_does_not() {
    let book = built_in();
    let mut tried = 0;
    for (name, situation) in every_example() {
        for Assessment { programme, person, outlook } in assess(&situation, &book) {
            if outlook.verdict != Verdict::NotNow {
                continue;
            }
            for change in changes(programme, &situation, person, &book) {
                let (turned, near) = answers(&situation, &change);
                let verdict = |answer| programme.assess(&with(&situation, change.key, answer), person, &book).verdict;
                let expected = if change.firm { Verdict::Likely } else { Verdict::Possible };
                assert_eq!(verdict(turned), expected, "{name}: {programme:?} {change:?}");
                if let Some(near) = near {
                    assert_eq!(verdict(near), Verdict::NotNow, "{name}: {programme:?} {change:?}, a fen nearer");
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "only {tried} changes");
}

/// What is told of an outlook.
fn told(outlook: &Outlook) -> (Verdict, Vec<Range>) {
    (outlook.verdict, outlook.ranges.clone())
}

#[test]
fn what_is_folded_away_changes_nothing() {
    let book = built_in();
    let mut tried = 0;
    for (name, situation) in every_example() {
        let assessments = assess(&situation, &book);
        for door in [Door::Household, Door::Education, Door::Everything] {
            let mine: Vec<&Assessment> =
                assessments.iter().filter(|one| one.programme.topic().door() == door).collect();
            for one in &mine {
                let questions = Question::ALL.iter().copied().filter(|question| question.topic().door() == door);
                for key in questions.map(|question| Key::of(one.person, question)) {
                    if still_asked(&situation, &mine, key)
                        || bangfu::programme::income::QUESTIONS.contains(&key.question)
                    {
                        continue;
                    }
                    let answers: Vec<Answer> = match key.question.kind() {
                        Kind::YesNo => [true, false].map(Answer::YesNo).to_vec(),
                        // Another stage of school is another question.
                        Kind::Choice(keys) if key.question != Question::Stage => {
                            (0..u8::try_from(keys().len()).unwrap()).map(Answer::Option).collect()
                        }
                        Kind::Amount { .. } => [0, 1_000_000].map(Money::from_fen).map(Answer::Amount).to_vec(),
                        Kind::Count { least, most } => [least, most].map(Answer::Count).to_vec(),
                        Kind::Percent { most } => {
                            [0, most * 100].map(Rate::of_basis_points).map(Answer::Number).to_vec()
                        }
                        Kind::Measure { most } => {
                            [0, most].map(|most| Answer::Number(Rate::from_units(most.into(), 0))).to_vec()
                        }
                        _ => continue,
                    };
                    for answer in answers {
                        let after = one.programme.assess(&with(&situation, key, answer), one.person, &book);
                        let what = format!("{name}: {:?} after {:?} = {answer:?}", one.programme, key.question);
                        assert_eq!(told(&after), told(&one.outlook), "{what}");
                        tried += 1;
                    }
                }
            }
        }
    }
    assert!(tried > 1000, "only {tried} answers");
}
