//! Findings: one for each condition of the text, in the order of the text. The conditions stand with their words in
//! `src/programme/*.toml`, from which the build script makes the list.

use crate::base::keyed::keyed;
use crate::book::parameter::{Parameter, Words};
use crate::engine::figure::Test;

include!(concat!(env!("OUT_DIR"), "/conditions.rs"));

/// What a run found about a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The condition.
    pub criterion: Criterion,
    /// Whether it is met.
    pub holds: bool,
    /// The comparison it rests on, if it is one of numbers.
    pub test: Option<Test>,
    /// The parameter that holds the words of the rule.
    pub rule: Option<u16>,
}

impl Finding {
    /// A condition that was answered with yes or no.
    pub fn of(criterion: Criterion, holds: bool) -> Finding {
        Finding { criterion, holds, test: None, rule: None }
    }

    /// A condition that a comparison answers.
    pub fn by(criterion: Criterion, test: Test) -> Finding {
        Finding { criterion, holds: test.holds, test: Some(test), rule: None }
    }

    /// With the words of its rule.
    #[must_use]
    pub fn under(self, rule: Parameter<Words>) -> Finding {
        Finding { rule: Some(rule.place().parameter), ..self }
    }
}
