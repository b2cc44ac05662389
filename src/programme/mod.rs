//! The programmes. Each has its definitions (`programme/<key>.toml`) and its
//! rule (`programme/<key>.rs`) side by side.

pub mod college_grant;
pub mod compulsory_waiver;
pub mod courtyard;
pub mod destitute;
pub mod disability_subsidy;
pub mod drinking_water;
pub mod enrolment;
pub mod entrance_aid;
pub mod farm_grant;
mod groups;
pub mod hardship;
pub mod high_school_fees;
pub mod high_school_grant;
pub mod high_school_living;
pub mod house_repair;
pub mod income;
mod lending;
pub mod living_grant;
pub mod meals;
pub mod medical;
pub mod micro_loan;
pub mod minimum_living;
pub mod minimum_living_margin;
pub mod monitoring;
pub mod preschool_grant;
pub mod preschool_waiver;
pub mod public_post;
pub mod quake_proofing;
pub mod risk_removal;
pub mod scholarships;
mod schooling;
pub mod skills_grant;
pub mod startup_loan;
pub mod startup_support;
pub mod student_loan;
pub mod temporary_aid;
pub mod toilet;
pub mod training;
pub mod travel_subsidy;
pub mod vocational_grant;
pub mod vocational_waiver;
pub mod workshop;

use crate::base::keyed::{Keyed, keyed};
use crate::book::entry::Book;
use crate::book::parameter::{self, Parameter, Words};
use crate::engine::case::Case;
use crate::engine::completion::complete;
use crate::engine::decision::Decision;
use crate::engine::outlook::Outlook;
use crate::engine::question::{Key, Question, Stage, Subject, Topic};
use crate::engine::situation::{Answer, Situation, Stated};

keyed! {
    /// A programme that is computed.
    Programme {
        /// 防止返贫监测.
        Monitoring = "monitoring",
        /// 风险消除.
        RiskRemoval = "risk_removal",
        /// 最低生活保障.
        MinimumLiving = "minimum_living",
        /// 低保边缘家庭.
        MinimumLivingMargin = "minimum_living_margin",
        /// 参保资助.
        Enrolment = "enrolment",
        /// 医疗费用保障.
        Medical = "medical",
        /// 雨露计划.
        SkillsGrant = "skills_grant",
        /// 义务教育家庭经济困难学生生活补助.
        LivingGrant = "living_grant",
        /// 义务教育免学杂费和教科书费.
        CompulsoryWaiver = "compulsory_waiver",
        /// 营养改善计划.
        Meals = "meals",
        /// 学前一年免保育教育费.
        PreschoolWaiver = "preschool_waiver",
        /// 学前教育政府助学金.
        PreschoolGrant = "preschool_grant",
        /// 普通高中免学杂费.
        HighSchoolFees = "high_school_fees",
        /// 普通高中国家助学金.
        HighSchoolGrant = "high_school_grant",
        /// 中等职业教育免学费.
        VocationalWaiver = "vocational_waiver",
        /// 中等职业教育国家助学金.
        VocationalGrant = "vocational_grant",
        /// 本专科生、研究生国家助学金.
        CollegeGrant = "college_grant",
        /// 普通高中脱贫家庭学生生活费补助.
        HighSchoolLiving = "high_school_living",
        /// 新生入学资助.
        EntranceAid = "entrance_aid",
        /// 奖学金.
        Scholarships = "scholarships",
        /// 国家助学贷款.
        StudentLoan = "student_loan",
        /// 刚性支出困难家庭.
        Hardship = "hardship",
        /// 临时救助.
        TemporaryAid = "temporary_aid",
        /// 特困人员供养.
        Destitute = "destitute",
        /// 残疾人两项补贴.
        DisabilitySubsidy = "disability_subsidy",
        /// 农村危房改造.
        HouseRepair = "house_repair",
        /// 农房抗震改造.
        QuakeProofing = "quake_proofing",
        /// 饮水安全.
        DrinkingWater = "drinking_water",
        /// 农村户厕改造.
        Toilet = "toilet",
        /// 乡村公益性岗位.
        PublicPost = "public_post",
        /// 外出务工交通补助.
        TravelSubsidy = "travel_subsidy",
        /// 职业技能培训补贴.
        Training = "training",
        /// 帮扶车间、企业吸纳、以工代训.
        Workshop = "workshop",
        /// 脱贫人口小额信贷.
        MicroLoan = "micro_loan",
        /// 创业担保贷款.
        StartupLoan = "startup_loan",
        /// 贷免扶补.
        StartupSupport = "startup_support",
        /// 到户产业奖补.
        FarmGrant = "farm_grant",
        /// 庭院经济.
        Courtyard = "courtyard",
    }
}

use Programme as P;

/// 叠加: programmes that can be had together, and the words that say so.
const TOGETHER: [(&[Programme], Parameter<Words>); 5] = [
    (&[P::PreschoolWaiver, P::PreschoolGrant], parameter::preschool_waiver::STACKING),
    (&[P::CompulsoryWaiver, P::LivingGrant, P::Meals], parameter::living_grant::STACKING),
    (&[P::HighSchoolFees, P::HighSchoolGrant, P::HighSchoolLiving], parameter::high_school_grant::STACKING),
    (
        &[P::SkillsGrant, P::VocationalWaiver, P::VocationalGrant, P::CollegeGrant, P::StudentLoan],
        parameter::skills_grant::STACKING,
    ),
    (&[P::Scholarships, P::CollegeGrant], parameter::scholarships::STACKING),
];

/// What a programme decides for one completion.
pub(crate) type Rule = fn(&Case<'_>) -> Decision;

impl Programme {
    /// The topic whose answers call for it.
    pub fn topic(self) -> Topic {
        match self {
            Programme::Monitoring | Programme::RiskRemoval => Topic::Monitoring,
            Programme::MinimumLiving | Programme::MinimumLivingMargin => Topic::Assistance,
            Programme::Enrolment => Topic::Enrolment,
            Programme::Medical => Topic::Medical,
            Programme::Hardship | Programme::TemporaryAid => Topic::Relief,
            Programme::Destitute | Programme::DisabilitySubsidy => Topic::Support,
            Programme::HouseRepair | Programme::QuakeProofing | Programme::DrinkingWater | Programme::Toilet => {
                Topic::Home
            }
            Programme::PublicPost | Programme::TravelSubsidy | Programme::Training | Programme::Workshop => Topic::Work,
            Programme::MicroLoan | Programme::StartupLoan | Programme::StartupSupport => Topic::Finance,
            Programme::FarmGrant | Programme::Courtyard => Topic::Farming,
            Programme::SkillsGrant
            | Programme::LivingGrant
            | Programme::CompulsoryWaiver
            | Programme::Meals
            | Programme::PreschoolWaiver
            | Programme::PreschoolGrant
            | Programme::HighSchoolFees
            | Programme::HighSchoolGrant
            | Programme::VocationalWaiver
            | Programme::VocationalGrant
            | Programme::CollegeGrant
            | Programme::HighSchoolLiving
            | Programme::EntranceAid
            | Programme::Scholarships
            | Programme::StudentLoan => Topic::Education,
        }
    }

    /// Its rule.
    pub(crate) fn rule(self) -> Rule {
        match self {
            P::Monitoring => monitoring::decide,
            P::RiskRemoval => risk_removal::decide,
            P::MinimumLiving => minimum_living::decide,
            P::MinimumLivingMargin => minimum_living_margin::decide,
            P::Enrolment => enrolment::decide,
            P::Medical => medical::decide,
            P::SkillsGrant => skills_grant::decide,
            P::LivingGrant => living_grant::decide,
            P::CompulsoryWaiver => compulsory_waiver::decide,
            P::Meals => meals::decide,
            P::PreschoolWaiver => preschool_waiver::decide,
            P::PreschoolGrant => preschool_grant::decide,
            P::HighSchoolFees => high_school_fees::decide,
            P::HighSchoolGrant => high_school_grant::decide,
            P::VocationalWaiver => vocational_waiver::decide,
            P::VocationalGrant => vocational_grant::decide,
            P::CollegeGrant => college_grant::decide,
            P::HighSchoolLiving => high_school_living::decide,
            P::EntranceAid => entrance_aid::decide,
            P::Scholarships => scholarships::decide,
            P::StudentLoan => student_loan::decide,
            P::Hardship => hardship::decide,
            P::TemporaryAid => temporary_aid::decide,
            P::Destitute => destitute::decide,
            P::DisabilitySubsidy => disability_subsidy::decide,
            P::HouseRepair => house_repair::decide,
            P::QuakeProofing => quake_proofing::decide,
            P::DrinkingWater => drinking_water::decide,
            P::Toilet => toilet::decide,
            P::PublicPost => public_post::decide,
            P::TravelSubsidy => travel_subsidy::decide,
            P::Training => training::decide,
            P::Workshop => workshop::decide,
            P::MicroLoan => micro_loan::decide,
            P::StartupLoan => startup_loan::decide,
            P::StartupSupport => startup_support::decide,
            P::FarmGrant => farm_grant::decide,
            P::Courtyard => courtyard::decide,
        }
    }

    /// The stages of school that it is about; none for what is not of school.
    pub fn stages(self) -> &'static [Stage] {
        match self {
            Programme::CompulsoryWaiver | Programme::LivingGrant | Programme::Meals => schooling::COMPULSORY,
            Programme::PreschoolWaiver | Programme::PreschoolGrant => preschool_waiver::STAGES,
            Programme::HighSchoolFees | Programme::HighSchoolGrant | Programme::HighSchoolLiving => {
                high_school_fees::STAGES
            }
            Programme::VocationalWaiver | Programme::VocationalGrant => schooling::SECONDARY_VOCATIONAL,
            Programme::SkillsGrant => skills_grant::STAGES,
            Programme::CollegeGrant => college_grant::WITH_POSTGRADUATES,
            Programme::EntranceAid => college_grant::STAGES,
            Programme::Scholarships => scholarships::STAGES,
            Programme::StudentLoan => student_loan::STAGES,
            _ => &[],
        }
    }

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

    /// Whether the answers call for it.
    fn is_asked(self, answered: impl Fn(Question) -> bool) -> bool {
        let any = |questions: &[Question]| questions.iter().any(|question| answered(*question));
        match self {
            Programme::Monitoring => Question::of(Topic::Monitoring)
                .any(|question| answered(question) && !risk_removal::QUESTIONS.contains(&question)),
            Programme::RiskRemoval => any(&risk_removal::QUESTIONS),
            Programme::MinimumLiving | Programme::MinimumLivingMargin => {
                any(&income::QUESTIONS) || answered(Question::AssetsWithin)
            }
            // The identity is asked for the bill as well; the year tells that the premium is meant.
            Programme::Enrolment => answered(Question::CoverageYear),
            Programme::Medical
            | Programme::SkillsGrant
            | Programme::LivingGrant
            | Programme::CompulsoryWaiver
            | Programme::Meals
            | Programme::PreschoolWaiver
            | Programme::PreschoolGrant
            | Programme::HighSchoolFees
            | Programme::HighSchoolGrant
            | Programme::VocationalWaiver
            | Programme::VocationalGrant
            | Programme::CollegeGrant
            | Programme::HighSchoolLiving
            | Programme::EntranceAid
            | Programme::Scholarships
            | Programme::StudentLoan => Question::of(self.topic()).any(answered),
            // Who is recognised as what is asked for several of these.
            Programme::Hardship => answered(Question::RigidSpending),
            Programme::TemporaryAid => any(&[Question::Emergency, Question::HardshipMonths]),
            Programme::DisabilitySubsidy => any(&[Question::DisabilityGrade, Question::LastingCare]),
            Programme::Destitute => any(&[
                Question::CannotWork,
                Question::NoMeans,
                Question::NoSupporter,
                Question::InHome,
                Question::CannotDo,
            ]),
            Programme::HouseRepair => any(&[Question::HouseGrade, Question::OnlyHouse]),
            Programme::QuakeProofing => any(&[Question::QuakeZone, Question::QuakeWeak]),
            Programme::DrinkingWater => any(&drinking_water::QUESTIONS),
            Programme::Toilet => answered(Question::ToiletBuilt),
            Programme::PublicPost => answered(Question::HardlyLeaves),
            Programme::TravelSubsidy => any(&[Question::WorksWhere, Question::MonthsAway]),
            Programme::Training => answered(Question::TrainingDays),
            Programme::Workshop => answered(Question::HiredMonths),
            Programme::MicroLoan => answered(Question::ForProduction),
            Programme::StartupLoan | Programme::StartupSupport => answered(Question::StartsBusiness),
            Programme::FarmGrant => Question::of(Topic::Farming).any(|it| answered(it) && it != Question::Courtyard),
            Programme::Courtyard => answered(Question::Courtyard),
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

/// Whether a question is still worth asking: it was answered, or an answer can still
/// move what is told of its household or person.
pub fn still_asked(situation: &Situation, assessments: &[&Assessment], key: Key) -> bool {
    // Read only where it is stated, or for several programmes: it may always matter. Another goes with a kindergarten.
    let read_as = match key.question {
        Question::SelfPay | Question::RecognisedAs => return true,
        question if question.topic() == Topic::Farming => return true,
        Question::KindergartenFee => Key::of(key.person, Question::LastYear),
        _ => key,
    };
    if situation.answers(key) || situation.answers(read_as) {
        return true;
    }
    let about = |one: &&&Assessment| key.question.subject() == Subject::Household || one.person == key.person;
    if !assessments.iter().any(|one| about(&one)) {
        return key.question.is_of_the_start();
    }
    let stage_known = situation.answers(Key::of(key.person, Question::Stage));
    assessments.iter().filter(about).any(|Assessment { outlook, .. }| {
        let all = outlook.answer_first.is_some() && (stage_known || key.question.is_of_the_start());
        all || outlook.open.iter().any(|item| item.matters && item.open.question() == Some(read_as))
    })
}

/// Assesses every programme of which something was said: the household's, and
/// each person's by the topics in which an answer was given. What is about
/// another stage of school than the child's is left out.
pub fn assess(situation: &Situation, book: &Book) -> Vec<Assessment> {
    assess_those(situation, book, |_| true)
}

/// The same of some programmes.
pub fn assess_those(situation: &Situation, book: &Book, wanted: impl Fn(Programme) -> bool) -> Vec<Assessment> {
    let mut assessments = Vec::new();
    for programme in Programme::ALL.iter().copied().filter(|programme| wanted(*programme)) {
        let topic = programme.topic();
        let persons = if topic.is_of_persons() { situation.persons() } else { 1 };
        for person in 0..persons {
            let answered = |question: Question| situation.says(person, question);
            let elsewhere = match situation.stated(Key::of(person, Question::Stage)) {
                Stated::Given(Answer::Option(at)) if topic == Topic::Education => {
                    !programme.stages().contains(&Stage::ALL[usize::from(at)])
                }
                _ => false,
            };
            if programme.is_asked(answered) && !elsewhere {
                let outlook = programme.assess(situation, person, book);
                assessments.push(Assessment { programme, person, outlook });
            }
        }
    }
    assessments
}
