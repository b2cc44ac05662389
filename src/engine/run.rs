//! One run of a rule: what it supposed, what it decided, and its working.

use crate::engine::case::{Open, Supposed};
use crate::engine::decision::Decision;
use crate::engine::figure::Step;

/// One completion: what was supposed, what came of it, and the working.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// What was taken up for each open item, in the order of reading.
    pub supposed: Vec<(Open, Supposed)>,
    /// What the rule decided.
    pub decision: Decision,
    /// The working.
    pub steps: Vec<Step>,
}

impl Run {
    /// What was taken up for an open item; none where the run does not read it.
    pub fn taken(&self, open: Open) -> Option<Supposed> {
        self.supposed.iter().find(|(known, _)| *known == open).map(|(_, taken)| *taken)
    }
}
