//! Random households.

use bangfu::base::keyed::Keyed;
use bangfu::base::money::{Money, Rate};
use bangfu::base::region::Code;
use bangfu::engine::question::{Key, Kind, Question};
use bangfu::engine::situation::{Answer, Situation, Stated};
use proptest::prelude::*;

pub const SONGMING: Code = Code::of(530_127);
/// The regions of the five reports.
const REGIONS: [Code; 5] = [SONGMING, Code::of(429_005), Code::of(620_602), Code::of(360_400), Code::of(422_802)];

/// A day of the years with values.
fn day() -> impl Strategy<Value = bangfu::base::calendar::Date> {
    (2019_i16..=2026, 1_u8..=12, 1_u8..=28)
        .prop_map(|(year, month, day)| bangfu::base::calendar::Date::of(year, month, day))
}

/// An answer of the question's kind; amounts of a household's size.
fn answer(question: Question) -> BoxedStrategy<Answer> {
    match question.kind() {
        Kind::YesNo => any::<bool>().prop_map(Answer::YesNo).boxed(),
        Kind::Choice(keys) => (0..u8::try_from(keys().len()).unwrap()).prop_map(Answer::Option).boxed(),
        Kind::Count { least, most } => (least..=most).prop_map(Answer::Count).boxed(),
        Kind::Amount { .. } => (0_i64..20_000_000).prop_map(|fen| Answer::Amount(Money::from_fen(fen))).boxed(),
        Kind::Percent { most } => {
            (0..=i64::from(most) * 100).prop_map(|rate| Answer::Number(Rate::from_units(rate, 4))).boxed()
        }
        Kind::Measure { .. } => (0_i64..10_000).prop_map(|tenths| Answer::Number(Rate::from_units(tenths, 1))).boxed(),
        Kind::Day => day().prop_map(Answer::Day).boxed(),
        Kind::Term => day().prop_map(|day| Answer::Term(bangfu::base::calendar::Semester::of(day))).boxed(),
        Kind::Year => (2018_i16..=2026).prop_map(Answer::Year).boxed(),
    }
}

/// Every question answered.
pub fn complete() -> impl Strategy<Value = Situation> {
    let answers: Vec<BoxedStrategy<Answer>> = Question::ALL.iter().copied().map(answer).collect();
    (0..REGIONS.len(), day(), answers).prop_map(|(place, day, answers)| {
        let mut situation = Situation::new(REGIONS[place], day);
        for (question, answer) in Question::ALL.iter().copied().zip(answers) {
            situation = situation.with(0, question, answer);
        }
        situation
    })
}

/// Some of the questions answered, the others open.
pub fn partly() -> impl Strategy<Value = Situation> {
    let said = proptest::collection::vec(any::<bool>(), Question::ALL.len());
    (complete(), said).prop_map(|(mut situation, said)| {
        for (question, said) in Question::ALL.iter().copied().zip(said) {
            if !said {
                situation.state(Key::of(0, question), Stated::NotGiven);
            }
        }
        situation
    })
}
