//! What can be asked: identity, subject and kind of each question. The words
//! stand in the view, the answers in the household.

use crate::keyed::{Keyed, keyed};
use crate::money::Money;

keyed! {
    /// The identity that premium aid, major-illness cover and medical aid look
    /// at; the best one counts once (就高不就低).
    Category {
        /// 普通居民: none of the others.
        Ordinary = "ordinary",
        /// 特困人员.
        Destitute = "destitute",
        /// 低保对象.
        MinimumLiving = "minimum_living",
        /// 返贫致贫人口.
        ReturnedToPoverty = "returned_to_poverty",
        /// 纳入监测的易返贫致贫人口, the three types.
        Monitored = "monitored",
        /// 低保边缘家庭成员.
        MinimumLivingMargin = "minimum_living_margin",
        /// 稳定脱贫人口: ex-poor and not monitored.
        StableExPoor = "stable_ex_poor",
        /// 持证重度残疾人（一、二级）.
        DisabledSevere = "disabled_severe",
        /// 持证残疾人（三、四级）.
        DisabledModerate = "disabled_moderate",
        /// 低收入家庭 60 周岁以上老年人.
        LowIncomeElderly = "low_income_elderly",
        /// 农村计划生育家庭.
        FamilyPlanning = "family_planning",
    }
}

keyed! {
    /// 定点医疗机构级别.
    HospitalLevel {
        /// 一级及以下.
        One = "level_one",
        /// 二级.
        Two = "level_two",
        /// 三级.
        Three = "level_three",
    }
}

keyed! {
    /// 学段, as far as the aids tell them apart.
    Stage {
        /// 学前.
        Kindergarten = "kindergarten",
        /// 小学.
        Primary = "primary",
        /// 初中.
        Junior = "junior",
        /// 普通高中.
        High = "high",
        /// 普通中专、技工院校.
        SecondaryVocational = "secondary_vocational",
        /// 职业高中.
        VocationalHigh = "vocational_high",
        /// 高职高专、技师学院、职业本科.
        HigherVocational = "higher_vocational",
        /// 普通本科.
        Undergraduate = "undergraduate",
    }
}

/// Of whom a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The household.
    Household,
    /// One of its persons.
    Person,
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Yuan, between two amounts.
    Amount {
        /// Least that is allowed.
        least: Money,
        /// Most that is allowed.
        most: Money,
    },
    /// A whole number, between two.
    Count {
        /// Least that is allowed.
        least: u32,
        /// Most that is allowed.
        most: u32,
    },
    /// Yes or no.
    YesNo,
    /// One of a closed list of keys.
    Choice(fn() -> Vec<&'static str>),
    /// A day.
    Day,
    /// A school term.
    Term,
    /// A year of cover.
    Year,
}

/// A question. Its place in [`Question::ALL`] is the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// 农村户籍家庭.
    Rural,
    /// 家庭人口: living together and sharing income and spending.
    Members,
    /// 脱贫户.
    ExPoor,
    /// 监测对象: the household is being monitored now.
    Monitored,
    /// 家庭年纯收入: the total of the window, may be negative.
    NetIncome,
    /// 工资性收入.
    Wages,
    /// 生产经营性收入, gross.
    Business,
    /// 财产性收入.
    Property,
    /// 转移性收入.
    Transfers,
    /// 生产经营性支出.
    BusinessCosts,
    /// 住房安全风险.
    RiskHousing,
    /// 饮水安全风险.
    RiskWater,
    /// 大病、重病、慢病的医药负担.
    RiskIllness,
    /// 上学负担.
    RiskSchooling,
    /// 突发事件: disaster, illness or accident that upset income or spending.
    Shock,
    /// 家庭能否自主应对.
    CanCope,
    /// 刚性支出 of the window, household total.
    RigidSpending,
    /// 人员类别.
    Category,
    /// 参保年度.
    CoverageYear,
    /// 医院级别.
    HospitalLevel,
    /// 出院日期.
    Discharge,
    /// 政策范围内费用 of the stay.
    InScope,
    /// 学段.
    Stage,
    /// 寄宿.
    Boarding,
    /// 学校认定家庭经济困难.
    Hardship,
    /// 学期.
    Term,
}

keyed! {
    /// The part of the conversation that a question belongs to.
    Topic {
        /// The household and what befell it.
        Monitoring = "monitoring",
        /// A person's insurance premium.
        Enrolment = "enrolment",
        /// A person's stay in hospital.
        Medical = "medical",
        /// A child's schooling.
        Education = "education",
    }
}

const NOTHING: Money = Money::ZERO;
/// Ten thousand million yuan: above any household or bill, far below what the
/// decimals hold.
const MOST: Money = Money::from_units(10_000_000_000, 0);
const MOST_LOST: Money = Money::from_units(-10_000_000_000, 0);

fn keys<T: Keyed>() -> Vec<&'static str> {
    T::ALL.iter().map(|option| option.key()).collect()
}

impl Question {
    /// Every question, in the order of the form.
    pub const ALL: [Question; 26] = {
        use Question::*;
        [
            Rural,
            Members,
            ExPoor,
            Monitored,
            NetIncome,
            Wages,
            Business,
            Property,
            Transfers,
            BusinessCosts,
            RiskHousing,
            RiskWater,
            RiskIllness,
            RiskSchooling,
            Shock,
            CanCope,
            RigidSpending,
            Category,
            CoverageYear,
            HospitalLevel,
            Discharge,
            InScope,
            Stage,
            Boarding,
            Hardship,
            Term,
        ]
    };

    /// Key, topic and kind, one line each.
    fn facts(self) -> (&'static str, Topic, Kind) {
        use Question as Q;
        use Topic::{Education, Enrolment, Medical, Monitoring};
        const AMOUNT: Kind = Kind::Amount { least: NOTHING, most: MOST };
        const NET: Kind = Kind::Amount { least: MOST_LOST, most: MOST };
        match self {
            Q::Rural => ("rural", Monitoring, Kind::YesNo),
            Q::Members => ("members", Monitoring, Kind::Count { least: 1, most: 30 }),
            Q::ExPoor => ("ex_poor", Monitoring, Kind::YesNo),
            Q::Monitored => ("monitored", Monitoring, Kind::YesNo),
            Q::NetIncome => ("net_income", Monitoring, NET),
            Q::Wages => ("wages", Monitoring, AMOUNT),
            Q::Business => ("business", Monitoring, AMOUNT),
            Q::Property => ("property", Monitoring, AMOUNT),
            Q::Transfers => ("transfers", Monitoring, AMOUNT),
            Q::BusinessCosts => ("business_costs", Monitoring, AMOUNT),
            Q::RiskHousing => ("risk_housing", Monitoring, Kind::YesNo),
            Q::RiskWater => ("risk_water", Monitoring, Kind::YesNo),
            Q::RiskIllness => ("risk_illness", Monitoring, Kind::YesNo),
            Q::RiskSchooling => ("risk_schooling", Monitoring, Kind::YesNo),
            Q::Shock => ("shock", Monitoring, Kind::YesNo),
            Q::CanCope => ("can_cope", Monitoring, Kind::YesNo),
            Q::RigidSpending => ("rigid_spending", Monitoring, AMOUNT),
            Q::Category => ("category", Enrolment, Kind::Choice(keys::<Category>)),
            Q::CoverageYear => ("coverage_year", Enrolment, Kind::Year),
            Q::HospitalLevel => ("hospital_level", Medical, Kind::Choice(keys::<HospitalLevel>)),
            Q::Discharge => ("discharge", Medical, Kind::Day),
            Q::InScope => ("in_scope", Medical, AMOUNT),
            Q::Stage => ("stage", Education, Kind::Choice(keys::<Stage>)),
            Q::Boarding => ("boarding", Education, Kind::YesNo),
            Q::Hardship => ("hardship", Education, Kind::YesNo),
            Q::Term => ("term", Education, Kind::Term),
        }
    }

    /// Its key in links, cases and the API.
    pub fn key(self) -> &'static str {
        self.facts().0
    }

    /// The part of the conversation it belongs to.
    pub fn topic(self) -> Topic {
        self.facts().1
    }

    /// What kind of answer it takes.
    pub fn kind(self) -> Kind {
        self.facts().2
    }

    /// Of whom it is asked.
    pub fn subject(self) -> Subject {
        if self.topic() == Topic::Monitoring { Subject::Household } else { Subject::Person }
    }

    /// The question with this key.
    pub fn parse(key: &str) -> Option<Question> {
        Question::ALL.into_iter().find(|question| question.key() == key)
    }

    /// The questions of a topic, in order.
    pub fn of(topic: Topic) -> impl Iterator<Item = Question> {
        Question::ALL.into_iter().filter(move |question| question.topic() == topic)
    }
}

/// A question asked of the household or of its n-th person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Of which person, counted from 0; 0 for the household's questions.
    pub person: u8,
    /// Which question.
    pub question: Question,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_stands_once_in_the_list_and_its_key_leads_back() {
        for (at, question) in Question::ALL.into_iter().enumerate() {
            assert_eq!(question as usize, at);
            assert_eq!(Question::parse(question.key()), Some(question));
        }
        assert_eq!(Question::parse("income"), None);
    }
}
