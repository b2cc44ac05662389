//! Which programmes a child sees, and what its private kindergarten waives.

use bangfu::calendar::{Date, Period};
use bangfu::citation::Status;
use bangfu::entry::{Bound, CaseValue, Entry, Value};
use bangfu::household::{Answer, Situation};
use bangfu::keyed::Keyed;
use bangfu::money::Money;
use bangfu::parameter::{built_in, preschool_waiver};
use bangfu::programme::{Programme, assess};
use bangfu::question::{Question, Stage};
use bangfu::region::Code;

fn pupil(stage: Stage) -> Situation {
    Situation::new(Code::of(530_127), Date::of(2025, 10, 10)).with_option(0, Question::Stage, stage)
}

#[test]
fn a_child_sees_the_programmes_of_its_stage() {
    let of = |stage| assess(&pupil(stage), &built_in()).iter().map(|one| one.programme).collect::<Vec<_>>();
    assert_eq!(of(Stage::Kindergarten), [Programme::PreschoolWaiver, Programme::PreschoolGrant]);
    assert_eq!(of(Stage::Junior), [Programme::LivingGrant, Programme::CompulsoryWaiver, Programme::Meals]);
    assert_eq!(of(Stage::High), [Programme::HighSchoolFees, Programme::HighSchoolGrant]);
    assert_eq!(of(Stage::HigherVocational), [Programme::SkillsGrant, Programme::CollegeGrant]);
    assert_eq!(of(Stage::Undergraduate), [Programme::CollegeGrant]);
}

#[test]
fn what_can_be_had_together_is_mutual() {
    for programme in Programme::ALL.iter().copied() {
        for other in programme.together().map_or(&[][..], |(programmes, _)| programmes) {
            assert_eq!(programme.together(), other.together());
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
