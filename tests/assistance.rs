//! Monitoring and the minimum living allowance in all regions: who answers, that
//! today is never a blank, and the published sums of the difference payment.

mod support;

use bangfu::base::keyed::Keyed;
use bangfu::base::money::Money;
use bangfu::base::region::Code;
use bangfu::book::entry::{Book, Bound, CaseValue, Entry, Value};
use bangfu::book::parameter::built_in;
use bangfu::engine::outlook::{Outlook, Verdict};
use bangfu::engine::question::{Emergency, Question};
use bangfu::engine::situation::{Answer, Situation};
use bangfu::form::digits::AmountProblem;
use bangfu::form::{self, Problem};
use bangfu::programme::{Assessment, Programme, assess};
use bangfu::view::result::outcome::results;
use bangfu::view::words::Language;
use support::levels::{ACCEPT, REGIONS, REVIEWED, day, levels};

const TODAY: &str = "2026-11-25";

/// A change of it is read in review before it is taken over.
#[test]
fn who_answers_is_as_it_was_reviewed() {
    let now = levels(&built_in());
    if std::env::var_os("BANGFU_ACCEPT").is_some() {
        std::fs::write(REVIEWED, &now).expect("the snapshot is written");
    }
    let reviewed = std::fs::read_to_string(REVIEWED).expect("there is a reviewed snapshot");
    let changed: Vec<String> = reviewed
        .lines()
        .zip(now.lines())
        .filter(|(old, new)| old != new)
        .map(|(old, new)| format!("- {old}\n+ {new}"))
        .collect();
    assert!(
        reviewed == now,
        "{}\nAnother value answers now than {REVIEWED} says. If that is meant: {ACCEPT}",
        changed.join("\n")
    );
}

fn in_need(code: u32) -> Situation {
    let yes = [
        Question::Rural,
        Question::ExPoor,
        Question::RiskIllness,
        Question::AssetsWithin,
        Question::Monitored,
        Question::MeasureDelivered,
        Question::RiskGone,
        Question::SpendingSettled,
    ];
    let mut situation = Situation::new(Code::of(code), day(TODAY))
        .with(0, Question::Members, Answer::Count(3))
        .with(0, Question::NetIncome, Answer::Amount(Money::from_units(10_000, 0)))
        .with(0, Question::MonitoringOnly, Answer::Amount(Money::ZERO))
        .with(0, Question::RigidSpending, Answer::Amount(Money::ZERO))
        .with(0, Question::CanCope, Answer::YesNo(false))
        .with(0, Question::MonitoredSince, Answer::Day(day("2026-01-10")));
    for question in yes {
        situation = situation.with(0, question, Answer::YesNo(true));
    }
    situation
}

#[test]
fn today_has_a_result_a_marked_trial_or_a_local_value_one_tap_away() {
    let book = built_in();
    for (code, name) in REGIONS {
        let situation = in_need(code);
        let assessments = assess(&situation, &book);
        let household: Vec<&Assessment> = assessments.iter().collect();
        assert_eq!(household.len(), 5, "{name}");
        for assessment in household {
            let Outlook { verdict, trials, gaps, .. } = &*assessment.outlook;
            let markup = results(Language::Zh, &book, &situation, &[assessment]).into_string();
            let blank = match verdict {
                // What cannot be judged names what is missing, with the form to enter it.
                Verdict::CannotJudge => gaps.is_empty() || !markup.contains("#local-"),
                _ => !trials.is_empty() && !markup.contains("badge--trial"),
            };
            assert!(!blank, "{name}: {} is {verdict:?}\n{markup}", assessment.programme.key());
        }
    }
}

/// A place that pays the difference, as no recorded one does: entered on the device.
fn with_difference(standard: i64) -> Book {
    let mut book = built_in();
    let entry = |id: &str, value: Value, case: u8| Entry {
        parameter: book.position(id).expect("a parameter"),
        region: Code::of(429_005),
        period: bangfu::base::calendar::Period { from: day("2024-01-01"), until: None },
        values: vec![CaseValue { case, value, bound: Bound::Exact }].into(),
        status: bangfu::base::citation::Status::Local,
        disputed: false,
        stands_in: true,
        range: None,
    };
    let standard = entry("minimum_living.standard", Value::Money(Money::from_units(standard, 0)), 1);
    let method = entry("minimum_living.method", Value::Choice(0), 0);
    book.local = vec![standard, method];
    book
}

/// Published sums (WE-04, WE-05, WE-06), urban, by the month; here by the year.
#[test]
fn the_difference_is_paid_to_the_fen() {
    for (origin, members, standard, income, paid) in [
        // (400 − 300) × 3 = 300 a month: 400 × 12 = 4,800; 300 × 3 × 12 = 10,800; 300 × 12 = 3,600.
        ("WE-04", 3, 4_800, 10_800, 3_600),
        // (800 − 600) × 4 = 800 a month: 9,600; 600 × 4 × 12 = 28,800; 800 × 12 = 9,600.
        ("WE-05", 4, 9_600, 28_800, 9_600),
        // 500 × 3 − 700 = 800 a month: 6,000; 700 × 12 = 8,400; 800 × 12 = 9,600.
        ("WE-06", 3, 6_000, 8_400, 9_600),
        // A loss raises nothing: the whole standard, 6,000 × 3 = 18,000.
        ("our own arithmetic", 3, 6_000, -5_000, 18_000),
    ] {
        let yuan = |amount| Money::from_units(amount, 0);
        let situation = Situation::new(Code::of(429_005), day("2024-05-10"))
            .with(0, Question::Rural, Answer::YesNo(false))
            .with(0, Question::Members, Answer::Count(members))
            .with(0, Question::NetIncome, Answer::Amount(yuan(income)))
            .with(0, Question::MonitoringOnly, Answer::Amount(Money::ZERO))
            .with(0, Question::AssetsWithin, Answer::YesNo(true));
        let outlook = Programme::MinimumLiving.assess(&situation, 0, &with_difference(standard));
        assert_eq!(outlook.verdict, Verdict::Likely, "{origin}");
        let ends: Vec<_> = outlook.ranges.iter().map(|range| (range.low, range.high)).collect();
        assert_eq!(ends, [(Some(yuan(paid)), Some(yuan(paid)))], "{origin}");
    }
}

/// What cannot be, and what only looks so.
#[test]
fn odd_input_has_a_clear_message_or_a_right_answer() {
    let book = built_in();
    let read = |name: &str, text: &str| {
        let pairs = [("place", "530127"), ("assessed_on", "2024-05-10"), (name, text)];
        let pairs: Vec<_> = pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        form::read(&pairs, &book).complaints.into_iter().map(|complaint| complaint.problem).collect::<Vec<_>>()
    };
    assert_eq!(read("members", "0"), [Problem::CountOutside(1, 30)]);
    assert_eq!(read("members", "30"), []);
    assert_eq!(read("members", "31"), [Problem::CountOutside(1, 30)]);
    assert_eq!(read("monitored_since", "2024-05-10"), []);
    assert_eq!(read("monitored_since", "2024-05-11"), [Problem::AfterAssessment(day("2024-05-10"))]);
    assert_eq!(read("net_income", "1000000000000"), [Problem::Amount(AmountProblem::TooLong)]);
    let most = Money::from_units(10_000_000_000, 0);
    let outside = Problem::AmountOutside(Money::ZERO - most, most);
    assert_eq!(read("net_income", "10000000001"), [outside]);
    assert_eq!(read("net_income", "10000000000"), []);
    // 9,500 × 30 = 285,000.
    for (income, verdict) in [("284999.99", Verdict::Likely), ("285000", Verdict::NotNow)] {
        let situation = Situation::new(Code::of(530_127), day("2024-05-10"))
            .with(0, Question::Rural, Answer::YesNo(true))
            .with(0, Question::Members, Answer::Count(30))
            .with(0, Question::NetIncome, Answer::Amount(Money::parse(income).unwrap()))
            .with(0, Question::Shock, Answer::YesNo(false))
            .with(0, Question::RiskHousing, Answer::YesNo(true))
            .with(0, Question::RigidSpending, Answer::Amount(Money::ZERO))
            .with(0, Question::CanCope, Answer::YesNo(false));
        assert_eq!(Programme::Monitoring.assess(&situation, 0, &book).verdict, verdict, "{income}");
    }
}

/// The formula of 甘肃 is its own: a place that has words of a formula, and no method, or none but judgement, is not
/// reckoned by it.
#[test]
fn a_formula_in_words_is_reckoned_only_where_the_place_says_how() {
    let in_need = Situation::new(Code::of(620_602), day("2021-06-01"))
        .with(0, Question::CanCope, Answer::YesNo(false))
        .with(0, Question::Members, Answer::Count(4))
        .with(0, Question::HardshipMonths, Answer::Count(3))
        .with_option(0, Question::Emergency, Emergency::EmergencySpending);
    let with = |method: Option<Value>| {
        let mut book = built_in();
        let parameter = book.position("temporary_aid.method").expect("there is a method");
        let entries = book.entries.to_mut();
        match method {
            None => entries.retain(|entry| entry.parameter != parameter),
            Some(value) => entries.iter_mut().filter(|entry| entry.parameter == parameter).for_each(|entry| {
                entry.values.to_mut()[0].value = value;
            }),
        }
        let outlook = Programme::TemporaryAid.assess(&in_need, 0, &book);
        let gaps: Vec<String> = outlook.gaps.iter().map(|gap| gap.slot.definition().id.to_string()).collect();
        (outlook.ranges.iter().map(|range| range.low).next().flatten(), gaps)
    };
    // 7,476 a year / 12 × 4 × 3 (LS-GS-1, DB-GS-2021C).
    assert_eq!(with(Some(Value::Choice(0))), (Some(Money::from_units(7476, 0)), Vec::new()));
    assert_eq!(with(Some(Value::Choice(1))), (None, Vec::new()));
    assert_eq!(with(None), (None, vec!["temporary_aid.method".to_owned()]));
}

/// Rabbits are a part of the flock: one more than it has is refused by name, and how many there are stays open.
#[test]
fn more_rabbits_than_the_flock_has_are_refused() {
    for (rabbits, problem, low) in [("40", None, 600), ("41", Some(Problem::CountOutside(0, 40)), 0)] {
        let given = [
            ("place", "360426"),
            ("assessed_on", "2024-06-30"),
            ("ex_poor", "yes"),
            ("members", "3"),
            ("poultry", "40"),
            ("rabbits", rabbits),
        ];
        let pairs: Vec<(String, String)> =
            given.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let reading = form::read(&pairs, &built_in());
        let problems: Vec<Problem> = reading.complaints.into_iter().map(|complaint| complaint.problem).collect();
        assert_eq!(problems, problem.into_iter().collect::<Vec<_>>());
        let outlook = Programme::FarmGrant.assess(&reading.situation.expect("place and day are given"), 0, &built_in());
        // 15 × 40; of 40 that may be 29 birds and 11 rabbits nothing is sure (IND-DA-05).
        assert_eq!(outlook.ranges[0].low, Some(Money::from_units(low, 0)));
    }
}
