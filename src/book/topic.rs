//! The closed lists by which the files of programmes say what a question is and where it stands.
//!
//! Invariant: imports nothing but keyed lists, because the build script compiles this file too.

use crate::base::keyed::keyed;

keyed! {
    /// The part of the conversation that a question belongs to.
    Topic {
        /// The household and what befell it.
        Monitoring = "monitoring",
        /// 社会救助: what else holds the household up.
        Assistance = "assistance",
        /// A person's insurance premium.
        Enrolment = "enrolment",
        /// A person's stay in hospital.
        Medical = "medical",
        /// A child's schooling.
        Education = "education",
        /// 急难和刚性支出.
        Relief = "relief",
        /// 特困和残疾, of a person.
        Support = "support",
        /// 住房、饮水、户厕.
        Home = "home",
        /// 务工、岗位、培训, of a person.
        Work = "work",
        /// 贷款.
        Finance = "finance",
        /// 种养.
        Farming = "farming",
    }
}

keyed! {
    /// One of the things that people come to ask.
    Door {
        /// 查监测: monitoring, and what else holds the household up.
        Household = "household",
        /// 算医疗: premium and care.
        Medical = "medical",
        /// 算教育: the children's schooling.
        Education = "education",
        /// 全家体检: everything else, and all of it together.
        Everything = "everything",
    }
}

keyed! {
    /// A part of the last door's form, which one tap opens.
    Section {
        /// 急难、花费太大.
        Emergency = "emergency",
        /// 住房.
        Housing = "housing",
        /// 饮水.
        Water = "water",
        /// 贷款.
        Loans = "loans",
        /// 种养、庭院、户厕.
        Farming = "farming",
        /// 没人养、没收入, of a person.
        Destitute = "destitute",
        /// 有残疾证, of a person.
        Disability = "disability",
        /// 打工、岗位、培训, of a person.
        Work = "work",
        /// 老人和小孩: what goes by the day of birth, of a person.
        Ages = "ages",
    }
}

keyed! {
    /// The kinds of answers.
    AnswerKind {
        /// Yuan.
        Amount = "amount",
        /// A whole number.
        Count = "count",
        /// Yes or no.
        YesNo = "yes_no",
        /// One of a closed list.
        Choice = "choice",
        /// A rate in percent.
        Percent = "percent",
        /// A number with decimals.
        Measure = "measure",
        /// A day.
        Day = "day",
        /// A school term.
        Term = "term",
        /// A year of cover.
        Year = "year",
    }
}

keyed! {
    /// Whether a stated fact can be changed.
    Change {
        /// At will.
        AtWill = "at_will",
        /// Not at will: a place on an old list, a group, an age.
        NotAtWill = "not_at_will",
        /// It tells which school, term or visit is meant.
        NoFact = "no_fact",
    }
}

/// Of whom, or of what, a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The household.
    Household,
    /// One of its persons.
    Person,
    /// A person's visit to hospital, or a bill for chronic out-patient care.
    Visit,
}

impl Section {
    /// Whether it asks of a person; else of the household.
    pub fn is_of_persons(self) -> bool {
        matches!(self, Section::Destitute | Section::Disability | Section::Work | Section::Ages)
    }
}

impl Topic {
    /// The topics in the order in which links, lists and reports hold their questions.
    pub const OF_QUESTIONS: [Topic; 11] = [
        Topic::Monitoring,
        Topic::Assistance,
        Topic::Relief,
        Topic::Home,
        Topic::Support,
        Topic::Work,
        Topic::Finance,
        Topic::Farming,
        Topic::Enrolment,
        Topic::Medical,
        Topic::Education,
    ];

    /// Whether each person has an answer of their own; else the household has one.
    pub fn is_of_persons(self) -> bool {
        matches!(self, Topic::Enrolment | Topic::Medical | Topic::Education | Topic::Support | Topic::Work)
    }

    /// The door behind which it is asked.
    pub fn door(self) -> Door {
        match self {
            Topic::Monitoring | Topic::Assistance => Door::Household,
            Topic::Enrolment | Topic::Medical => Door::Medical,
            Topic::Education => Door::Education,
            Topic::Relief | Topic::Support | Topic::Home | Topic::Work | Topic::Finance | Topic::Farming => {
                Door::Everything
            }
        }
    }
}
