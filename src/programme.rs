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
use crate::question::{Key, Question, Subject, Topic};

/// A programme that is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Programme {
    /// 防止返贫监测.
    Monitoring,
    /// 参保资助.
    Enrolment,
    /// 医疗费用保障.
    Medical,
    /// 雨露计划.
    SkillsGrant,
    /// 义务教育家庭经济困难学生生活补助.
    LivingGrant,
}

impl Programme {
    /// Every programme, in the order in which results are shown.
    pub const ALL: [Programme; 5] = [
        Programme::Monitoring,
        Programme::Enrolment,
        Programme::Medical,
        Programme::SkillsGrant,
        Programme::LivingGrant,
    ];

    /// Its key: the name of its files.
    pub fn key(self) -> &'static str {
        match self {
            Programme::Monitoring => "monitoring",
            Programme::Enrolment => "enrolment",
            Programme::Medical => "medical",
            Programme::SkillsGrant => "skills_grant",
            Programme::LivingGrant => "living_grant",
        }
    }

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
    for programme in Programme::ALL {
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
