//! One run of a rule: what it supposed, what it decided, and its working.

use crate::engine::case::{Open, Supposed};
use crate::engine::decision::Decision;
use crate::engine::figure::{Quantity, Step};

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

    /// Tells of the amounts and shares that its steps hold now.
    pub(super) fn tell_what_the_steps_hold(&mut self) {
        let Run { decision, steps, .. } = self;
        let held = |step: u32| steps.get(step as usize).map(|step| step.value);
        for (step, amount) in decision.entitlements.iter_mut().filter_map(|one| one.amount.as_mut().ok()) {
            if let Some(Quantity::Money(now)) = held(*step) {
                *amount = now;
            }
        }
        for share in &mut decision.shares {
            if let Some(Quantity::Rate(now)) = held(share.step) {
                share.rate = now;
            }
        }
    }
}
