//! Where things stand in the situation.

use crate::base::keyed::Keyed;
use crate::engine::question::{Key, Subject};

/// Where a question stands in the situation: `p1.category` is `persons[0].category`.
pub fn path_of(key: Key) -> String {
    let question = key.question.key();
    match key.question.subject() {
        Subject::Household => format!("household.{question}"),
        Subject::Visit if key.visit > 0 => format!("persons[{}].visits[{}].{question}", key.person, key.visit),
        _ => format!("persons[{}].{question}", key.person),
    }
}
