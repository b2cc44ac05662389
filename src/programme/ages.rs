//! What the programmes that go by age share.

use crate::base::calendar::DatedBy;
use crate::engine::case::Case;
use crate::engine::figure::{Figure, Label};
use crate::engine::question::Question;

/// The full years of age on the day of assessment; none without a day of birth.
pub fn age<'s>(case: &Case<'s>) -> Option<Figure<'s, u32>> {
    let today = case.day(DatedBy::Day);
    let age = case.number_of(Question::BornOn, |born| u32::from(born.full_years_on(today)));
    age.map(|age| age.called(Label::AgeInYears))
}
