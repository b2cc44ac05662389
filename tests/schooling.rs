//! Which programmes a child sees, and what its private kindergarten waives.

use bangfu::answer::child_total::totals;
use bangfu::base::calendar::{Date, Period, Semester};
use bangfu::base::citation::Status;
use bangfu::base::keyed::Keyed;
use bangfu::base::money::Money;
use bangfu::base::region::Code;
use bangfu::book::entry::{Bound, CaseValue, Entry, Value};
use bangfu::book::parameter::{built_in, preschool_waiver};
use bangfu::engine::decision::{Form, Per};
use bangfu::engine::outlook::Verdict;
use bangfu::engine::question::{Group, Question, SchoolLevel, Stage};
use bangfu::engine::situation::{Answer, Situation};
use bangfu::form;
use bangfu::programme::student_loan;
use bangfu::programme::{Assessment, Programme, assess};
use proptest::prelude::*;

fn pupil(stage: Stage) -> Situation {
    Situation::new(Code::of(530_127), Date::of(2025, 10, 10)).with_option(0, Question::Stage, stage)
}

#[test]
fn a_child_sees_the_programmes_of_its_stage() {
    let of = |stage| assess(&pupil(stage), &built_in()).iter().map(|one| one.programme).collect::<Vec<_>>();
    assert_eq!(of(Stage::Kindergarten), [Programme::PreschoolWaiver, Programme::PreschoolGrant]);
    assert_eq!(of(Stage::Junior), [Programme::LivingGrant, Programme::CompulsoryWaiver, Programme::Meals]);
    assert_eq!(of(Stage::High), [Programme::HighSchoolFees, Programme::HighSchoolGrant, Programme::HighSchoolLiving]);
    let college = [Programme::CollegeGrant, Programme::EntranceAid, Programme::Scholarships, Programme::StudentLoan];
    assert_eq!(of(Stage::HigherVocational), [&[Programme::SkillsGrant], &college[..]].concat());
    assert_eq!(of(Stage::VocationalBachelor), [&[Programme::SkillsGrant], &college[..]].concat());
    assert_eq!(of(Stage::Undergraduate), college);
    assert_eq!(of(Stage::Doctor), [Programme::CollegeGrant, Programme::Scholarships, Programme::StudentLoan]);
    assert_eq!(
        of(Stage::SecondaryVocational),
        [Programme::SkillsGrant, Programme::VocationalWaiver, Programme::VocationalGrant, Programme::Scholarships]
    );
}

#[test]
fn what_can_be_had_together_is_mutual() {
    for programme in Programme::ALL.iter().copied() {
        for other in programme.together().map_or(&[][..], |(programmes, _)| programmes) {
            assert!(other.goes_with(programme).is_some());
        }
    }
}

#[test]
fn a_private_kindergarten_waives_as_much_as_a_public_one() {
    let amount = preschool_waiver::AMOUNT.place().parameter;
    let mut book = built_in();
    book.local.push(Entry {
        parameter: amount,
        region: Code::of(530_127),
        period: Period { from: Date::of(2025, 8, 1), until: None },
        values: vec![CaseValue { case: 0, value: Value::Money(Money::from_units(900, 0)), bound: Bound::Exact }].into(),
        status: Status::Local,
        disputed: false,
        stands_in: true,
        range: None,
    });
    for (fee, waived) in [(4000, 900), (600, 600)] {
        let child = pupil(Stage::Kindergarten)
            .with(0, Question::LastYear, Answer::YesNo(true))
            .with(0, Question::PublicKindergarten, Answer::YesNo(false))
            .with(0, Question::KindergartenFee, Answer::Amount(Money::from_units(fee, 0)));
        let outlook = Programme::PreschoolWaiver.assess(&child, 0, &book);
        assert_eq!(outlook.ranges[0].low, Some(Money::from_units(waived, 0)));
        assert!(outlook.ranges[0].is_exact());
    }
}

const REGIONS: [u32; 6] = [429_005, 422_802, 620_602, 360_400, 360_426, 530_127];

/// A child of which everything is said: place, term, and who it is.
fn child(at: (usize, usize, i16, bool), is: (bool, bool, bool, usize), school: (bool, u32, bool)) -> Situation {
    let (place, stage, year, autumn) = at;
    let (ex_poor, monitored, hardship, group) = is;
    let (boarding, study_year, in_province) = school;
    let term = Semester::parse(&format!("{year}-{}", if autumn { "autumn" } else { "spring" })).unwrap();
    let yes = Answer::YesNo;
    Situation::new(Code::of(REGIONS[place]), term.first_day())
        .with(0, Question::Term, Answer::Term(term))
        .with(0, Question::Stage, Answer::Option(u8::try_from(stage).unwrap()))
        .with(0, Question::Group, Answer::Option(u8::try_from(group).unwrap()))
        .with(0, Question::Rural, yes(true))
        .with(0, Question::ExPoor, yes(ex_poor))
        .with(0, Question::Monitored, yes(monitored))
        .with(0, Question::Hardship, yes(hardship))
        .with(0, Question::Boarding, yes(boarding))
        .with(0, Question::SchoolMeals, yes(true))
        .with(0, Question::LastYear, yes(true))
        .with(0, Question::PublicKindergarten, yes(true))
        .with(0, Question::FarmingSubject, yes(false))
        .with(0, Question::ListedByTerm, yes(true))
        .with(0, Question::SchoolInProvince, yes(in_province))
        .with(0, Question::StudyYear, Answer::Count(study_year))
        .with_option(0, Question::SchoolLevel, SchoolLevel::CityModel)
}

/// Cash of one term: at least, and at most or no end.
fn cash(child: &Situation) -> (Money, Option<Money>) {
    let assessments = assess(child, &built_in());
    let assessments: Vec<&Assessment> = assessments.iter().collect();
    let of_term = |one: &&Assessment| {
        one.outlook.ranges.iter().any(|range| range.per == Per::Semester && range.form == Form::Cash)
    };
    match totals(&assessments).into_iter().find(|total| total.form == Form::Cash) {
        Some(total) => (total.low, total.high),
        // One amount alone is its own total.
        None => assessments
            .iter()
            .copied()
            .filter(of_term)
            .filter(|one| one.outlook.verdict != Verdict::NotNow)
            .map(|one| {
                let range = one.outlook.ranges.iter().find(|range| range.form == Form::Cash).unwrap();
                let sure = one.outlook.verdict == Verdict::Likely && !range.conditional;
                (range.low.filter(|_| sure).unwrap_or(Money::ZERO), range.high)
            })
            .next()
            .unwrap_or((Money::ZERO, Some(Money::ZERO))),
    }
}

/// Whether the text of the place names the child's group with a sum of its own.
fn is_named(child: &Situation) -> bool {
    let assessments = assess(child, &built_in());
    let mut values = assessments.iter().flat_map(|one| &one.outlook.values);
    values.any(|used| used.slot.definition().id.ends_with(".for_group"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// Being on one more register, or recognised by the school, takes nothing away of what is sure. What is possible
    /// may only come down to the sum that the text of the place gives to a group by name.
    #[test]
    fn an_identity_more_never_lowers_the_total(
        at in (0..REGIONS.len(), 0..Stage::ALL.len(), 2017_i16..=2026, any::<bool>()),
        is in (any::<bool>(), any::<bool>(), any::<bool>(), 0..Group::ALL.len()),
        school in (any::<bool>(), 1_u32..=5, any::<bool>()),
        added in 0_usize..4,
    ) {
        let nothing = Group::ALL.iter().position(|group| *group == Group::Nothing).unwrap();
        let (with, without) = match added {
            0 => ((true, is.1, is.2, is.3), (false, is.1, is.2, is.3)),
            1 => ((is.0, true, is.2, is.3), (is.0, false, is.2, is.3)),
            2 => ((is.0, is.1, true, is.3), (is.0, is.1, false, is.3)),
            _ => (is, (is.0, is.1, is.2, nothing)),
        };
        let (with, without) = (child(at, with, school), child(at, without, school));
        let (more, less) = (cash(&with), cash(&without));
        prop_assert!(more.0 >= less.0, "{more:?} against {less:?}");
        let least = if is_named(&with) { Some(less.0) } else { less.1 };
        prop_assert!(more.1.is_none() || least.is_none_or(|least| more.1 >= Some(least)), "{more:?} against {less:?}");
    }

    /// A total is its parts, each once; what excludes each other is not paid twice.
    #[test]
    fn a_total_is_no_more_than_its_parts(
        at in (0..REGIONS.len(), 0..Stage::ALL.len(), 2017_i16..=2026, any::<bool>()),
        is in (any::<bool>(), any::<bool>(), any::<bool>(), 0..Group::ALL.len()),
        school in (any::<bool>(), 1_u32..=5, any::<bool>()),
    ) {
        let child = child(at, is, school);
        let assessments = assess(&child, &built_in());
        let assessments: Vec<&Assessment> = assessments.iter().collect();
        for total in totals(&assessments) {
            let parts = assessments.iter().flat_map(|one| &one.outlook.ranges).filter(|range| range.form == total.form && range.per == Per::Semester);
            let low = parts.clone().filter_map(|range| range.low).fold(Money::ZERO, |sum, low| sum + low);
            prop_assert!(total.low <= low);
            if let Some(high) = total.high {
                let most = parts.filter_map(|range| range.high).fold(Money::ZERO, |sum, high| sum + high);
                prop_assert_eq!(high, most);
            }
            prop_assert_eq!(total.of_year().low, total.low + total.low);
        }
        // Boarders and day pupils have one grant; a scholarship is never in a term's total.
        let grants = assessments.iter().filter(|one| one.programme == Programme::LivingGrant).flat_map(|one| &one.outlook.ranges);
        prop_assert!(grants.count() <= 1);
        let scholarships = assessments.iter().filter(|one| one.programme == Programme::Scholarships);
        prop_assert!(scholarships.flat_map(|one| &one.outlook.ranges).all(|range| range.per == Per::Year));
    }
}

/// Today in each region, at each stage: a result, a marked trial, or a named gap
/// whose local value can be entered.
#[test]
fn every_stage_has_an_answer_today() {
    for place in 0..REGIONS.len() {
        for stage in 0..Stage::ALL.len() {
            let child = child((place, stage, 2026, true), (true, false, true, 0), (true, 1, true));
            let assessments = assess(&child, &built_in());
            assert!(!assessments.is_empty(), "{place} {stage}");
            for one in &assessments {
                let said = one.outlook.verdict != Verdict::CannotJudge || !one.outlook.gaps.is_empty();
                assert!(said, "{place} {stage} {:?}", one.programme);
            }
        }
    }
}

/// 4.65 % less 30 points; 3.6 % less 70; 3.5 % less 70: of 10,000 yuan a year.
#[test]
fn a_loan_costs_the_prime_rate_less_the_discount() {
    let costs = student_loan::costs(&built_in(), Money::from_units(10_000, 0));
    let on = |day: &str| {
        let day = Date::parse(day).unwrap();
        let cost = costs.iter().rev().find(|cost| cost.from <= day).unwrap();
        (cost.rate.to_string(), cost.interest.to_string())
    };
    for (day, rate, interest) in [
        ("2020-04-20", "0.0435", "435.00"),
        ("2023-08-31", "0.039", "390.00"),
        ("2023-09-01", "0.036", "360.00"),
        ("2024-10-31", "0.03", "300.00"),
        ("2024-11-01", "0.029", "290.00"),
        ("2025-05-20", "0.028", "280.00"),
    ] {
        assert_eq!(on(day), (rate.to_owned(), interest.to_owned()), "{day}");
    }
}

/// A tick in the table is a rule; the two national scholarships stand in one programme.
#[test]
fn what_goes_together_has_its_words() {
    for (one, other, together) in [
        (Programme::SkillsGrant, Programme::CollegeGrant, true),
        (Programme::Scholarships, Programme::CollegeGrant, true),
        (Programme::Scholarships, Programme::SkillsGrant, false),
        (Programme::Meals, Programme::LivingGrant, true),
        (Programme::PreschoolGrant, Programme::Meals, false),
    ] {
        assert_eq!(one.goes_with(other).is_some(), together, "{one:?} {other:?}");
        assert_eq!(one.goes_with(other).map(|rule| rule.place()), other.goes_with(one).map(|rule| rule.place()));
    }
}

/// Claim, answers, and the field and code of what is refused.
type Odd = (&'static str, &'static [(&'static str, &'static str)], &'static [(&'static str, &'static str)]);

const ODD: &[Odd] = &[
    ("two schools at once", &[("p1.stage", "high"), ("p1.stage", "undergraduate")], &[("p1.stage", "given_twice")]),
    ("the same school twice", &[("p1.stage", "high"), ("p1.stage", "high")], &[]),
    ("a stage that is none", &[("p1.stage", "nursery")], &[("p1.stage", "not_an_option")]),
    ("a term within two years", &[("p1.stage", "high"), ("p1.term", "2026-spring")], &[]),
    ("a term further ahead", &[("p1.stage", "high"), ("p1.term", "2026-autumn")], &[("p1.term", "after_assessment")]),
    (
        "no sixth year of study",
        &[("p1.stage", "undergraduate"), ("p1.study_year", "6")],
        &[("p1.study_year", "out_of_range")],
    ),
    ("a term that is none", &[("p1.stage", "high"), ("p1.term", "2024-summer")], &[("p1.term", "not_a_term")]),
];

#[test]
fn what_is_odd_about_a_pupil_is_named() {
    for (claim, answers, refused) in ODD {
        let start = [("place", "530127"), ("assessed_on", "2024-05-10")];
        let pairs: Vec<(String, String)> =
            start.iter().chain(*answers).map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let reading = form::read(&pairs, &built_in());
        let found = reading.complaints.iter().map(|complaint| match &complaint.field {
            form::Field::Question(key) => (form::name(*key), complaint.problem.code()),
            other => panic!("{other:?}"),
        });
        let wanted: Vec<(String, &str)> = refused.iter().map(|(name, code)| ((*name).to_owned(), *code)).collect();
        assert_eq!(found.collect::<Vec<_>>(), wanted, "{claim}");
    }
}

/// 云南's rule of 2022: paid from the term of the listing; its day tells where it can.
#[test]
fn a_term_before_the_household_was_listed_is_not_paid() {
    let listed = |day: &str| {
        let student = pupil(Stage::HigherVocational)
            .with(0, Question::Term, Answer::Term(Semester::parse("2024-spring").unwrap()))
            .with(0, Question::ExPoor, Answer::YesNo(false))
            .with(0, Question::Monitored, Answer::YesNo(true))
            .with(0, Question::MonitoredSince, Answer::Day(Date::parse(day).unwrap()));
        Programme::SkillsGrant.assess(&student, 0, &built_in()).verdict
    };
    // The spring term is reckoned from February to July.
    assert_eq!(listed("2024-01-31"), Verdict::Likely);
    assert_eq!(listed("2024-02-01"), Verdict::Possible);
    assert_eq!(listed("2024-07-31"), Verdict::Possible);
    assert_eq!(listed("2024-08-01"), Verdict::NotNow);
}

/// What one child gets in a term, in whole fen.
fn amount(programme: Programme, child: &Situation) -> i64 {
    let range = programme.assess(child, 0, &built_in()).ranges.into_iter().next().expect("an amount");
    range.low.expect("it is known").millionths() / 10_000
}

fn student(place: u32, stage: Stage, term: &str) -> Situation {
    Situation::new(Code::of(place), Date::of(2024, 12, 31))
        .with_option(0, Question::Stage, stage)
        .with_option(0, Question::Group, Group::Nothing)
        .with(0, Question::Term, Answer::Term(Semester::parse(term).unwrap()))
        .with(0, Question::ExPoor, Answer::YesNo(true))
        .with(0, Question::Monitored, Answer::YesNo(false))
}

/// Totals that were published to the yuan come out of the amounts: 浠水 2020 (EDU-WE-02),
/// 京山 2022 (E2-WE-YL-JS), 寻乌 2021 (EDU-WE-06: day pupils, aid for new students).
#[test]
fn published_totals_come_out_exactly() {
    let yulu = |place, term| amount(Programme::SkillsGrant, &student(place, Stage::SecondaryVocational, term));
    assert_eq!(2560 * yulu(420_000, "2020-spring"), 384_000_000);
    assert_eq!(743 * yulu(420_000, "2022-spring"), 111_450_000);
    let day = |stage| {
        let pupil = student(360_000, stage, "2021-spring").with(0, Question::Boarding, Answer::YesNo(false));
        amount(Programme::LivingGrant, &pupil)
    };
    assert_eq!(7497 * day(Stage::Primary) + 1717 * day(Stage::Junior), 241_081_250);
    let entrance = |in_province| {
        let new = student(360_000, Stage::Undergraduate, "2021-autumn")
            .with(0, Question::StudyYear, Answer::Count(1))
            .with(0, Question::SchoolInProvince, Answer::YesNo(in_province));
        amount(Programme::EntranceAid, &new)
    };
    assert_eq!(348 * entrance(true) + 47 * entrance(false), 22_100_000);
}

/// 嵩明 2024: 86 payments of 雨露, 199,000 yuan. Mixtures of the three amounts of 云南 fit
/// in 17 ways; one amount for all fits in none (education-and-jobs.md E 1).
#[test]
fn the_countys_total_fits_the_three_amounts_only() {
    let of = |stage| amount(Programme::SkillsGrant, &student(530_127, stage, "2024-spring"));
    let amounts = [of(Stage::HigherVocational), of(Stage::SecondaryVocational), of(Stage::VocationalHigh)];
    assert_eq!(amounts, [250_000, 200_000, 150_000]);
    let (payments, total) = (86, 19_900_000);
    let mixtures =
        (0..=payments).flat_map(|one| (0..=payments - one).map(move |other| [one, other, payments - one - other]));
    let fits =
        |mixture: &[i64; 3]| mixture.iter().zip(amounts).map(|(count, amount)| count * amount).sum::<i64>() == total;
    assert_eq!(mixtures.filter(fits).count(), 17);
    assert!(amounts.iter().all(|amount| payments * amount != total));
}
