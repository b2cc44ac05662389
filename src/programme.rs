//! The programmes. Each has its definitions (`programme/<key>.toml`) and its
//! rule (`programme/<key>.rs`) side by side.

pub mod enrolment;
pub mod living_grant;
pub mod medical;
pub mod monitoring;
pub mod skills_grant;

use crate::completion::{Case, complete};
use crate::decision::{Decision, Outlook};
use crate::entry::Book;
use crate::household::Situation;
use crate::keyed::{Keyed, keyed};
use crate::question::{Key, Question, Subject, Topic};

keyed! {
    /// A programme that is computed.
    Programme {
        /// 防止返贫监测.
        Monitoring = "monitoring",
        /// 参保资助.
        Enrolment = "enrolment",
        /// 医疗费用保障.
        Medical = "medical",
        /// 雨露计划.
        SkillsGrant = "skills_grant",
        /// 义务教育家庭经济困难学生生活补助.
        LivingGrant = "living_grant",
    }
}

impl Programme {
    /// The topic whose answers call for it.
    pub fn topic(self) -> Topic {
        match self {
            Programme::Monitoring => Topic::Monitoring,
            Programme::Enrolment => Topic::Enrolment,
            Programme::Medical => Topic::Medical,
            Programme::SkillsGrant | Programme::LivingGrant => Topic::Education,
        }
    }

    fn rule(self) -> fn(&Case<'_>) -> Decision {
        match self {
            Programme::Monitoring => monitoring::decide,
            Programme::Enrolment => enrolment::decide,
            Programme::Medical => medical::decide,
            Programme::SkillsGrant => skills_grant::decide,
            Programme::LivingGrant => living_grant::decide,
        }
    }

    /// What can be said of a household, or of one of its persons.
    pub fn assess(self, situation: &Situation, person: u8, book: &Book) -> Outlook {
        Outlook::fold(complete(situation, book, person, self.rule()), book)
    }
}

/// The outlook of one programme for the household or for one person.
#[derive(Debug)]
pub struct Assessment {
    /// Which programme.
    pub programme: Programme,
    /// For which person, counted from 0; 0 for the household.
    pub person: u8,
    /// What can be said.
    pub outlook: Outlook,
}

/// Assesses every programme of which something was said: the household's, and
/// each person's by the topics in which an answer was given.
pub fn assess(situation: &Situation, book: &Book) -> Vec<Assessment> {
    let mut assessments = Vec::new();
    for programme in Programme::ALL.iter().copied() {
        let topic = programme.topic();
        let persons = match topic {
            Topic::Monitoring => 1,
            _ => situation.persons(),
        };
        for person in 0..persons {
            let answered = |question: Question| situation.answers(Key { person, question });
            if Question::of(topic).any(answered) {
                let outlook = programme.assess(situation, person, book);
                assessments.push(Assessment { programme, person, outlook });
            }
        }
    }
    debug_assert!(Question::of(Topic::Monitoring).all(|question| question.subject() == Subject::Household));
    assessments
}
