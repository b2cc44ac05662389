//! 上学路线: what one child may have at each stage of school, from the present one to
//! the doctorate, by the standards of the day of assessment.

use crate::answer::child_total::{Total, totals};
use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::engine::question::{Key, Question, Stage, Topic};
use crate::engine::retrace::Reckoner;
use crate::engine::situation::{Answer, Situation, Stated};
use crate::programme::{Assessment, Programme};

/// One stage.
#[derive(Debug)]
pub struct Leg {
    /// Which.
    pub stage: Stage,
    /// Whether the child is there now.
    pub is_now: bool,
    /// What the school programmes of this stage say.
    pub assessments: Vec<Assessment>,
    /// What they come to in a term.
    pub totals: Vec<Total>,
}

/// Every stage of a person's schooling from the present one on, all where none is said, with the other answers as they are; a stage that
/// is not the child's has none of the answers that belong to the present school.
pub fn career(situation: &Situation, person: u8, book: &Book) -> Vec<Leg> {
    let at = Key::of(person, Question::Stage);
    let now = situation.stated(at);
    let leg = |(place, stage): (usize, &Stage)| {
        let stated = Stated::Given(Answer::Option(u8::try_from(place).unwrap_or(u8::MAX)));
        let is_now = stated == now;
        let mut there = situation.clone();
        there.state(at, stated);
        if !is_now {
            for question in Question::of(Topic::Education).filter(|question| is_of_the_school(*question)) {
                there.state(Key::of(person, question), Stated::NotGiven);
            }
        }
        let mine = |programme: &&Programme| programme.stages().contains(stage);
        let assess = |programme: &Programme| Assessment {
            programme: *programme,
            person,
            outlook: programme.assess_by(&there, person, &Reckoner::of(book)),
        };
        let assessments: Vec<Assessment> = Programme::ALL.iter().filter(mine).map(assess).collect();
        let totals = totals(&assessments.iter().collect::<Vec<_>>());
        Leg { stage: *stage, is_now, assessments, totals }
    };
    let passed = match now {
        Stated::Given(Answer::Option(at)) => usize::from(at),
        _ => 0,
    };
    Stage::ALL.iter().enumerate().skip(passed).map(leg).collect()
}

/// Whether the answer is about the school that the child is at, not about the child.
fn is_of_the_school(question: Question) -> bool {
    !matches!(
        question,
        Question::Stage
            | Question::Term
            | Question::Group
            | Question::Boarding
            | Question::Hardship
            | Question::ListedByTerm
            | Question::SchoolInProvince
    )
}
