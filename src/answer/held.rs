//! What a household has already: it said that civil affairs recognised it, so that nobody tells it that it may qualify.

use crate::base::keyed::Keyed;
use crate::engine::question::{Category, Key, Question, Recognition};
use crate::engine::situation::{Answer, Situation, Stated};
use crate::programme::Programme;

/// Whether the household, or one of its members, said to be recognised as what the programme recognises.
pub fn is_held(programme: Programme, situation: &Situation) -> bool {
    let (recognised, category) = match programme {
        Programme::MinimumLiving => (Recognition::MinimumLiving, Some(Category::MinimumLiving)),
        Programme::Destitute => (Recognition::Destitute, Some(Category::Destitute)),
        Programme::MinimumLivingMargin => (Recognition::MinimumLivingMargin, Some(Category::MinimumLivingMargin)),
        Programme::Hardship => (Recognition::HardshipSpending, None),
        _ => return false,
    };
    let says = |key: Key, option: usize| matches!(situation.stated(key), Stated::Given(Answer::Option(at)) if usize::from(at) == option);
    let place = |category: Category| Category::ALL.iter().position(|one| *one == category);
    let of_household = Recognition::ALL.iter().position(|one| *one == recognised);
    of_household.is_some_and(|at| says(Key::of(0, Question::RecognisedAs), at))
        || category
            .and_then(place)
            .is_some_and(|at| (0..situation.persons()).any(|person| says(Key::of(person, Question::Category), at)))
}
