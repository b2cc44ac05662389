//! Which programmes there are, and what each asks and is about: of the files of `src/programme/`, from which the build
//! script makes the list. Their rules stand beside those files.

use crate::base::keyed::keyed;
use crate::book::parameter::{self, Parameter, Words};
use crate::engine::question::{Question, Stage, Topic};

include!(concat!(env!("OUT_DIR"), "/programmes.rs"));

impl Programme {
    /// 叠加: the programmes that can be had together with this one, and the
    /// words that say so.
    pub fn together(self) -> Option<(&'static [Programme], Parameter<Words>)> {
        TOGETHER.into_iter().find(|(programmes, _)| programmes.contains(&self))
    }

    /// The words that say that both can be had together; none where nothing is
    /// recorded.
    pub fn goes_with(self, other: Programme) -> Option<Parameter<Words>> {
        let both = |(programmes, _): &(&[Programme], _)| programmes.contains(&self) && programmes.contains(&other);
        TOGETHER.into_iter().find(both).map(|(_, rule)| rule)
    }

    /// Whether the questions that were answered call for it.
    pub fn is_asked(self, mut answered: impl Iterator<Item = Question>) -> bool {
        match self.asked_when() {
            Some(questions) => answered.any(|question| questions.contains(&question)),
            None => answered.any(|question| question.topic() == self.topic()),
        }
    }
}
