//! Findings: one for each condition of the text, in the order of the text.

use crate::base::keyed::keyed;
use crate::book::parameter::{Parameter, Words};
use crate::engine::figure::Test;

keyed! {
    /// A condition of a text.
    Criterion {
        /// 农村户籍: the universe of monitoring.
        RuralHousehold = "rural_household",
        /// 收入低于监测范围.
        IncomeBelowLine = "income_below_line",
        /// 存在返贫致贫风险.
        RiskPresent = "risk_present",
        /// 突发事件 upset income or spending.
        ShockSuffered = "shock_suffered",
        /// 自身难以应对.
        CannotCope = "cannot_cope",
        /// Income less rigid spending is below the line.
        BelowLineAfterSpending = "below_line_after_spending",
        /// The household is being monitored.
        MonitoredNow = "monitored_now",
        /// 整户无劳动能力: the mark of risk stays.
        SomeoneCanWork = "someone_can_work",
        /// The shortest time of monitoring has passed.
        LongEnough = "long_enough",
        /// 针对性帮扶措施 was delivered.
        MeasureDelivered = "measure_delivered",
        /// 收入超过当年监测范围.
        IncomeAboveLine = "income_above_line",
        /// 大额刚性支出 is settled.
        SpendingSettled = "spending_settled",
        /// The risk of the recognition is gone.
        RiskGone = "risk_gone",
        /// 无新增风险, 三保障 and water secured.
        NoOtherRisk = "no_other_risk",
        /// 收入低于低保标准.
        IncomeBelowStandard = "income_below_standard",
        /// 收入不低于低保标准: above it the margin begins.
        IncomeNotBelowStandard = "income_not_below_standard",
        /// 收入低于低保边缘的上限.
        IncomeBelowMargin = "income_below_margin",
        /// 财产在当地规定以内.
        AssetsWithin = "assets_within",
        /// The identity is on the list of those helped with the premium.
        PremiumAidForCategory = "premium_aid_for_category",
        /// 医保和大病保险报销后的自付超过预警线: means a visit, not recognition.
        SelfPayOverTrigger = "self_pay_over_trigger",
        /// What is left exceeds the deductible of the serious-illness insurance.
        LeftAboveSeriousDeductible = "left_above_serious_deductible",
        /// One of the groups with lower deductible and higher rate.
        SeriousTilt = "serious_tilt",
        /// One of the groups that medical aid covers directly.
        AidForCategory = "aid_for_category",
        /// The bill exceeds the deductible.
        CostAboveDeductible = "cost_above_deductible",
        /// 倾斜救助 was applied for, within the province and as referred.
        TiltApplied = "tilt_applied",
        /// 基本医保 on the slip is what the rules give.
        SlipBasicAgrees = "slip_basic_agrees",
        /// 大病保险 on the slip is what the rules give.
        SlipSeriousAgrees = "slip_serious_agrees",
        /// 医疗救助 on the slip is what the rules give.
        SlipAidAgrees = "slip_aid_agrees",
        /// 倾斜救助 on the slip is what the rules give.
        SlipTiltAgrees = "slip_tilt_agrees",
        /// Child of an ex-poor or monitored household.
        ExPoorHousehold = "ex_poor_household",
        /// The stage is one of vocational education.
        VocationalStage = "vocational_stage",
        /// The stage is one of compulsory education.
        CompulsoryStage = "compulsory_stage",
        /// The stage is kindergarten.
        KindergartenStage = "kindergarten_stage",
        /// The stage is ordinary high school.
        HighStage = "high_stage",
        /// The stage is secondary vocational education.
        SecondaryVocationalStage = "secondary_vocational_stage",
        /// The stage is college or university.
        CollegeStage = "college_stage",
        /// At a stage that has a national scholarship.
        ScholarshipStage = "scholarship_stage",
        /// In the first year.
        NewStudent = "new_student",
        /// Of an ex-poor household.
        ExPoor = "ex_poor",
        /// The province has the living grant.
        LivingGrantHere = "living_grant_here",
        /// 大班: the last year of kindergarten.
        LastYear = "last_year",
        /// The waiver has begun.
        WaiverBegun = "waiver_begun",
        /// 营养改善计划试点学校.
        MealsSchool = "meals_school",
        /// One of the four groups of pupils.
        FourGroups = "four_groups",
        /// Studies a farming subject.
        FarmingSubject = "farming_subject",
        /// The year of study is covered.
        YearCovered = "year_covered",
        /// The household was listed for monitoring by this term.
        ListedByTerm = "listed_by_term",
        /// Boards at school.
        Boards = "boards",
        /// One of the four groups, or recognised by the school.
        RecognisedHardship = "recognised_hardship",
        /// 脱贫户或监测对象.
        ExPoorOrMonitored = "ex_poor_or_monitored",
        /// 没有劳动能力.
        CannotWork = "cannot_work",
        /// 没有生活来源.
        NoMeans = "no_means",
        /// 没有能供养的人.
        NoSupporter = "no_supporter",
        /// 失能: full care.
        FullCare = "full_care",
        /// 持残疾证.
        DisabilityCard = "disability_card",
        /// 不是特困人员.
        NotDestitute = "not_destitute",
        /// 低保等困难家庭: has the living subsidy.
        HardshipHousehold = "hardship_household",
        /// 一、二级 and in need of lasting care: has the care subsidy.
        SevereAndCare = "severe_and_care",
        /// 不是低保、特困、低保边缘.
        InNoOtherGroup = "in_no_other_group",
        /// 人均收入低于当地居民人均可支配收入.
        IncomeBelowLocal = "income_below_local",
        /// 刚性支出超过规定比例.
        SpendingOverShare = "spending_over_share",
        /// 自付超过特别救助的线.
        SpecialAidOpens = "special_aid_opens",
        /// 住房是 C、D 级，或者没有房.
        UnsafeHouse = "unsafe_house",
        /// 唯一住房.
        OnlyHouse = "only_house",
        /// 六类对象.
        SixGroups = "six_groups",
        /// 7 度及以上地区.
        QuakeZone = "quake_zone",
        /// 没有达到抗震要求.
        QuakeWeak = "quake_weak",
        /// 水量够.
        WaterEnough = "water_enough",
        /// 取水方便.
        WaterNear = "water_near",
        /// 供水稳定.
        WaterSteady = "water_steady",
        /// 水质合格.
        WaterClean = "water_clean",
        /// 新建或改造了卫生户厕.
        ToiletBuilt = "toilet_built",
        /// 能干活，但难外出打工.
        HardlyLeaves = "hardly_leaves",
        /// 在县外打工.
        WorksAway = "works_away",
        /// 打工满规定月数.
        LongEnoughAway = "long_enough_away",
        /// 有组织输出.
        Organised = "organised",
        /// 没有领过.
        NotPaidBefore = "not_paid_before",
        /// 参加了培训.
        TookTraining = "took_training",
        /// 做满规定月数.
        HiredLongEnough = "hired_long_enough",
        /// 用来生产经营.
        ForProduction = "for_production",
        /// 期限在规定以内.
        WithinTerm = "within_term",
        /// 创业.
        StartsBusiness = "starts_business",
        /// 本省有这种贷款.
        LoanHere = "loan_here",
        /// 验收合格后发.
        Inspected = "inspected",
        /// 搞庭院经济.
        HasCourtyard = "has_courtyard",
    }
}

impl Criterion {
    /// Whether the text requires it. The others only tell which rule applies.
    pub fn is_required(self) -> bool {
        !matches!(
            self,
            Criterion::ShockSuffered
                | Criterion::SelfPayOverTrigger
                | Criterion::LeftAboveSeriousDeductible
                | Criterion::SeriousTilt
                | Criterion::AidForCategory
                | Criterion::TiltApplied
                | Criterion::Boards
                | Criterion::FullCare
                | Criterion::HardshipHousehold
                | Criterion::SevereAndCare
                | Criterion::SpecialAidOpens
                | Criterion::Inspected
        ) && !self.is_of_slip()
    }

    /// Whether it compares a line of the settlement slip.
    pub fn is_of_slip(self) -> bool {
        matches!(
            self,
            Criterion::SlipBasicAgrees
                | Criterion::SlipSeriousAgrees
                | Criterion::SlipAidAgrees
                | Criterion::SlipTiltAgrees
        )
    }
}

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
