//! What can be asked: identity, subject and kind of each question. The words
//! stand in the view, the answers in the household.

use crate::base::keyed::{Keyed, all, keyed};
use crate::base::money::Money;

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
        /// 孤儿、事实无人抚养儿童.
        Orphan = "orphan",
        /// 因病致贫重病患者: by application.
        IllnessPoor = "illness_poor",
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
    /// 住院, or a bill of 门诊慢特病.
    VisitKind {
        /// 住院.
        Inpatient = "inpatient",
        /// 门诊慢特病.
        Chronic = "chronic_outpatient",
    }
}

keyed! {
    /// 就医地.
    Where {
        /// 统筹区内.
        Within = "within",
        /// 省内统筹区外.
        Province = "province",
        /// 省外.
        Outside = "outside",
    }
}

keyed! {
    /// 农村低保分类, where the premium or the aid looks at it.
    AllowanceClass {
        /// 一、二类.
        OneTwo = "minimum_living_one_two",
        /// 三、四类.
        ThreeFour = "minimum_living_three_four",
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
        /// 硕士研究生.
        Master = "master",
        /// 博士研究生.
        Doctor = "doctor",
    }
}

keyed! {
    /// 学生类别: the groups that school aid names. The first three, with the
    /// ex-poor, are 四类学生; 城镇低保 is none of them.
    Group {
        /// 农村低保家庭学生.
        RuralMinimumLiving = "rural_minimum_living",
        /// 农村特困救助供养学生.
        RuralDestitute = "rural_destitute",
        /// 家庭经济困难的残疾学生.
        Disabled = "disabled",
        /// 孤儿.
        Orphan = "orphan",
        /// None of these.
        Nothing = "none",
    }
}

keyed! {
    /// 普通高中等级, by which fees are set: five grades in 云南, three elsewhere.
    SchoolLevel {
        /// 一级一等.
        OneFirst = "grade_one_first",
        /// 一级二等.
        OneSecond = "grade_one_second",
        /// 一级三等.
        OneThird = "grade_one_third",
        /// 二级.
        Two = "grade_two",
        /// 三级.
        Three = "grade_three",
        /// 省级示范（省重点）.
        ProvincialModel = "provincial_model",
        /// 市级示范（市重点）.
        CityModel = "city_model",
        /// 一般.
        OrdinarySchool = "ordinary_school",
    }
}

keyed! {
    /// What civil affairs have recognised the household as.
    Recognition {
        /// 特困.
        Destitute = "destitute",
        /// 低保.
        MinimumLiving = "minimum_living",
        /// 低保边缘家庭.
        MinimumLivingMargin = "minimum_living_margin",
        /// 刚性支出困难家庭.
        HardshipSpending = "hardship_spending",
        /// None of these.
        Nothing = "none",
    }
}

keyed! {
    /// What 临时救助 is asked for.
    Emergency {
        /// 急难型, a lighter one: 小金额救助.
        Light = "emergency_light",
        /// 急难型, a heavier one.
        Heavy = "emergency_heavy",
        /// 支出型.
        Spending = "emergency_spending",
    }
}

keyed! {
    /// 住房安全等级.
    HouseGrade {
        /// A级、B级: safe.
        Safe = "grade_a_b",
        /// C级: parts are dangerous.
        C = "grade_c",
        /// D级: all of it is.
        D = "grade_d",
        /// 无房户.
        NoHouse = "no_house",
    }
}

keyed! {
    /// 残疾等级 of the card.
    DisabilityGrade {
        /// 一级.
        One = "disabled_grade_one",
        /// 二级.
        Two = "disabled_grade_two",
        /// 三级、四级.
        ThreeFour = "disabled_grade_three_four",
        /// No card.
        Nothing = "none",
    }
}

keyed! {
    /// 务工地.
    Workplace {
        /// 省外.
        OutsideProvince = "outside_province",
        /// 省内县外.
        OtherCounty = "other_county",
        /// 本县.
        HomeCounty = "home_county",
        /// Not working.
        NoWork = "no_work",
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
    /// A rate, typed in percent.
    Percent {
        /// Most that is allowed, in percent.
        most: u32,
    },
    /// How much of something, with decimals: mu of land.
    Measure {
        /// Most that is allowed.
        most: u32,
    },
    /// A day.
    Day,
    /// A school term.
    Term,
    /// A year of cover.
    Year,
}

keyed! {
    /// A question. The list is in the order of the form.
    Question {
        /// 农村户籍家庭.
        Rural = "rural",
        /// 家庭人口: living together and sharing income and spending.
        Members = "members",
        /// 脱贫户.
        ExPoor = "ex_poor",
        /// 监测对象: the household is being monitored now.
        Monitored = "monitored",
        /// 家庭年纯收入: the total of the window, may be negative.
        NetIncome = "net_income",
        /// 工资性收入.
        Wages = "wages",
        /// 种植收入, gross.
        Planting = "planting",
        /// 养殖收入, gross: what was sold.
        Livestock = "livestock",
        /// 其他生产经营性收入, gross.
        Business = "business",
        /// 财产性收入.
        Property = "property",
        /// 转移性收入 that counts for monitoring and for the minimum living allowance.
        Transfers = "transfers",
        /// 转移性收入 that counts for monitoring only: 民发〔2021〕57号 leaves it out of
        /// the income of the minimum living allowance.
        MonitoringOnly = "monitoring_only",
        /// 生产经营性支出.
        BusinessCosts = "business_costs",
        /// 住房安全风险.
        RiskHousing = "risk_housing",
        /// 饮水安全风险.
        RiskWater = "risk_water",
        /// 大病、重病、慢病的医药负担.
        RiskIllness = "risk_illness",
        /// 上学负担.
        RiskSchooling = "risk_schooling",
        /// 主要劳动力丧失.
        RiskWorker = "risk_worker",
        /// 产业失败或就业不稳.
        RiskWork = "risk_work",
        /// 突发事件: disaster, illness or accident that upset income or spending.
        Shock = "shock",
        /// 家庭能否自主应对.
        CanCope = "can_cope",
        /// 刚性支出 of the window, household total.
        RigidSpending = "rigid_spending",
        /// 住院费经基本医保和大病保险报销后的自付, one person's of the year, before aid.
        SelfPay = "self_pay",
        /// 纳入监测的日期.
        MonitoredSince = "monitored_since",
        /// 针对性帮扶措施已经落实.
        MeasureDelivered = "measure_delivered",
        /// 识别时的风险已经稳定消除.
        RiskGone = "risk_gone",
        /// 大额刚性支出已经稳定解决.
        SpendingSettled = "spending_settled",
        /// 整户无劳动能力.
        NoLabour = "no_labour",
        /// 财产在当地规定以内.
        AssetsWithin = "assets_within",
        /// 民政部门认定的类别, of the household.
        RecognisedAs = "recognised_as",
        /// 临时救助: for what.
        Emergency = "emergency",
        /// 困难持续几个月.
        HardshipMonths = "hardship_months",
        /// 住房鉴定等级.
        HouseGrade = "house_grade",
        /// 唯一住房.
        OnlyHouse = "only_house",
        /// 享受过农村住房保障政策.
        HousingHelped = "housing_helped",
        /// 抗震设防烈度 7 度及以上地区.
        QuakeZone = "quake_zone",
        /// 房屋没有达到抗震要求.
        QuakeWeak = "quake_weak",
        /// 缺水地区.
        WaterDry = "water_dry",
        /// 每人每天的水量, litres.
        WaterLitres = "water_litres",
        /// 自来水入户.
        WaterPiped = "water_piped",
        /// 取水往返, minutes.
        WaterMinutes = "water_minutes",
        /// 取水水平距离, metres.
        WaterDistance = "water_distance",
        /// 取水垂直高度, metres.
        WaterHeight = "water_height",
        /// 一年停水缺水几天.
        WaterDaysOff = "water_days_off",
        /// 水质合格.
        WaterClean = "water_clean",
        /// 新建或改造了卫生户厕.
        ToiletBuilt = "toilet_built",
        /// 没有劳动能力: old, young or severely disabled.
        CannotWork = "cannot_work",
        /// 没有生活来源.
        NoMeans = "no_means",
        /// 没有能供养的人.
        NoSupporter = "no_supporter",
        /// 住供养机构 (集中供养).
        InHome = "in_home",
        /// 六项里几项不能自己做.
        CannotDo = "cannot_do",
        /// 残疾证等级.
        DisabilityGrade = "disability_grade",
        /// 需要长期照护.
        LastingCare = "lasting_care",
        /// 能干活，但难外出打工.
        HardlyLeaves = "hardly_leaves",
        /// 在哪里打工.
        WorksWhere = "works_where",
        /// 今年在外打工几个月.
        MonthsAway = "months_away",
        /// 有组织输出.
        Organised = "organised",
        /// 领过同一种交通补助.
        TravelPaid = "travel_paid",
        /// 培训几天.
        TrainingDays = "training_days",
        /// 在帮扶车间或企业做了几个月.
        HiredMonths = "hired_months",
        /// 贷款用来生产经营.
        ForProduction = "for_production",
        /// 创业.
        StartsBusiness = "starts_business",
        /// 贷款金额.
        LoanAmount = "loan_amount",
        /// 贷几个月.
        LoanMonths = "loan_months",
        /// 签合同的日期.
        LoanSince = "loan_since",
        /// 合同年利率.
        LoanRate = "loan_rate",
        /// 养猪几头.
        Pigs = "pigs",
        /// 养羊几只.
        Sheep = "sheep",
        /// 养牛几头.
        Cattle = "cattle",
        /// 养蜂几箱.
        Hives = "hives",
        /// 鸡鸭鹅兔几只.
        Poultry = "poultry",
        /// 油茶、药材、花卉几亩.
        TreesMu = "trees_mu",
        /// 大棚菜等几亩.
        VegetablesMu = "vegetables_mu",
        /// 菌类几百袋.
        MushroomBags = "mushroom_bags",
        /// 养鱼虾几亩.
        FishMu = "fish_mu",
        /// 搞庭院经济.
        Courtyard = "courtyard",
        /// 人员类别.
        Category = "category",
        /// 低保分类.
        AllowanceClass = "allowance_class",
        /// A second identity of the same person; the better one counts.
        AlsoCategory = "also_category",
        /// 参保年度.
        CoverageYear = "coverage_year",
        /// The identity after a change within the year.
        CategoryThen = "category_then",
        /// The day of that change.
        CategorySince = "category_since",
        /// 医保待遇开始的日子, where the person enrolled within the year.
        CoveredFrom = "covered_from",
        /// 重特大疾病 (病种).
        GraveIllness = "grave_illness",
        /// 倾斜救助 was applied for.
        TiltApplied = "tilt_applied",
        /// 惠民保 was bought.
        Supplementary = "supplementary",
        /// 住院 or 门诊慢特病.
        VisitKind = "visit_kind",
        /// 医院级别.
        HospitalLevel = "hospital_level",
        /// 出院日期.
        Discharge = "discharge",
        /// 就医地.
        Where = "where",
        /// 按规定转诊或急诊.
        Referred = "referred",
        /// 当年第几次住院.
        Admission = "admission",
        /// 总费用 of the stay.
        Total = "total",
        /// 全自费（目录外）.
        FullOwn = "full_own",
        /// 超限价自费.
        OverLimit = "over_limit",
        /// 先行自付.
        PreSelf = "pre_self",
        /// 政策范围内费用 of the stay.
        InScope = "in_scope",
        /// 民政临时救助、商业保险 paid for this bill.
        OtherAid = "other_aid",
        /// 基本医保支付 on the slip.
        SlipBasic = "slip_basic",
        /// 大病保险支付 on the slip.
        SlipSerious = "slip_serious",
        /// 医疗救助支付 on the slip.
        SlipAid = "slip_aid",
        /// 倾斜救助支付 on the slip.
        SlipTilt = "slip_tilt",
        /// 学段.
        Stage = "stage",
        /// 大班: the last year of kindergarten.
        LastYear = "last_year",
        /// 公办幼儿园.
        PublicKindergarten = "public_kindergarten",
        /// 一学期的保教费.
        KindergartenFee = "kindergarten_fee",
        /// 寄宿.
        Boarding = "boarding",
        /// 营养改善计划试点学校.
        SchoolMeals = "school_meals",
        /// 学生类别.
        Group = "group",
        /// 学校认定家庭经济困难.
        Hardship = "hardship",
        /// 普通高中等级.
        SchoolLevel = "school_level",
        /// 学校在本省.
        SchoolInProvince = "school_in_province",
        /// 中职几年级.
        StudyYear = "study_year",
        /// 涉农专业.
        FarmingSubject = "farming_subject",
        /// 这个学期已经列入监测.
        ListedByTerm = "listed_by_term",
        /// 学期.
        Term = "term",
    }
}

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

impl Topic {
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

const NOTHING: Money = Money::ZERO;
/// Ten thousand million yuan: above any household or bill, far below what the
/// decimals hold.
pub const MOST: Money = Money::from_units(10_000_000_000, 0);
/// The largest loss that can be stated.
pub const MOST_LOST: Money = Money::from_units(-10_000_000_000, 0);

fn keys<T: Keyed>() -> Vec<&'static str> {
    all(T::KEYS)
}

impl Question {
    /// Topic and kind, one line each.
    fn facts(self) -> (Topic, Kind) {
        use Question as Q;
        use Topic::{
            Assistance, Education, Enrolment, Farming, Finance, Home, Medical, Monitoring, Relief, Support, Work,
        };
        const MONTHS_OF_YEAR: Kind = Kind::Count { least: 0, most: 12 };
        const HEADS: Kind = Kind::Count { least: 0, most: 100_000 };
        const MU: Kind = Kind::Measure { most: 10_000 };
        const AMOUNT: Kind = Kind::Amount { least: NOTHING, most: MOST };
        const NET: Kind = Kind::Amount { least: MOST_LOST, most: MOST };
        match self {
            Q::Rural => (Monitoring, Kind::YesNo),
            Q::Members => (Monitoring, Kind::Count { least: 1, most: 30 }),
            Q::ExPoor => (Monitoring, Kind::YesNo),
            Q::Monitored => (Monitoring, Kind::YesNo),
            Q::NetIncome => (Monitoring, NET),
            Q::Wages => (Monitoring, AMOUNT),
            Q::Planting => (Monitoring, AMOUNT),
            Q::Livestock => (Monitoring, AMOUNT),
            Q::Business => (Monitoring, AMOUNT),
            Q::Property => (Monitoring, AMOUNT),
            Q::Transfers => (Monitoring, AMOUNT),
            Q::MonitoringOnly => (Monitoring, AMOUNT),
            Q::BusinessCosts => (Monitoring, AMOUNT),
            Q::RiskHousing => (Monitoring, Kind::YesNo),
            Q::RiskWater => (Monitoring, Kind::YesNo),
            Q::RiskIllness => (Monitoring, Kind::YesNo),
            Q::RiskSchooling => (Monitoring, Kind::YesNo),
            Q::RiskWorker => (Monitoring, Kind::YesNo),
            Q::RiskWork => (Monitoring, Kind::YesNo),
            Q::Shock => (Monitoring, Kind::YesNo),
            Q::CanCope => (Monitoring, Kind::YesNo),
            Q::RigidSpending => (Monitoring, AMOUNT),
            Q::SelfPay => (Monitoring, AMOUNT),
            Q::MonitoredSince => (Monitoring, Kind::Day),
            Q::MeasureDelivered => (Monitoring, Kind::YesNo),
            Q::RiskGone => (Monitoring, Kind::YesNo),
            Q::SpendingSettled => (Monitoring, Kind::YesNo),
            Q::NoLabour => (Monitoring, Kind::YesNo),
            Q::AssetsWithin => (Assistance, Kind::YesNo),
            Q::RecognisedAs => (Relief, Kind::Choice(keys::<Recognition>)),
            Q::Emergency => (Relief, Kind::Choice(keys::<Emergency>)),
            Q::HardshipMonths => (Relief, Kind::Count { least: 1, most: 12 }),
            Q::HouseGrade => (Home, Kind::Choice(keys::<HouseGrade>)),
            Q::OnlyHouse => (Home, Kind::YesNo),
            Q::HousingHelped => (Home, Kind::YesNo),
            Q::QuakeZone => (Home, Kind::YesNo),
            Q::QuakeWeak => (Home, Kind::YesNo),
            Q::WaterDry => (Home, Kind::YesNo),
            Q::WaterLitres => (Home, Kind::Count { least: 0, most: 1_000 }),
            Q::WaterPiped => (Home, Kind::YesNo),
            Q::WaterMinutes => (Home, Kind::Count { least: 0, most: 1_440 }),
            Q::WaterDistance => (Home, Kind::Count { least: 0, most: 100_000 }),
            Q::WaterHeight => (Home, Kind::Count { least: 0, most: 10_000 }),
            Q::WaterDaysOff => (Home, Kind::Count { least: 0, most: 366 }),
            Q::WaterClean => (Home, Kind::YesNo),
            Q::ToiletBuilt => (Home, Kind::YesNo),
            Q::CannotWork => (Support, Kind::YesNo),
            Q::NoMeans => (Support, Kind::YesNo),
            Q::NoSupporter => (Support, Kind::YesNo),
            Q::InHome => (Support, Kind::YesNo),
            Q::CannotDo => (Support, Kind::Count { least: 0, most: 6 }),
            Q::DisabilityGrade => (Support, Kind::Choice(keys::<DisabilityGrade>)),
            Q::LastingCare => (Support, Kind::YesNo),
            Q::HardlyLeaves => (Work, Kind::YesNo),
            Q::WorksWhere => (Work, Kind::Choice(keys::<Workplace>)),
            Q::MonthsAway => (Work, MONTHS_OF_YEAR),
            Q::Organised => (Work, Kind::YesNo),
            Q::TravelPaid => (Work, Kind::YesNo),
            Q::TrainingDays => (Work, Kind::Count { least: 0, most: 366 }),
            Q::HiredMonths => (Work, Kind::Count { least: 0, most: 120 }),
            Q::ForProduction => (Finance, Kind::YesNo),
            Q::StartsBusiness => (Finance, Kind::YesNo),
            Q::LoanAmount => (Finance, AMOUNT),
            Q::LoanMonths => (Finance, Kind::Count { least: 1, most: 120 }),
            Q::LoanSince => (Finance, Kind::Day),
            Q::LoanRate => (Finance, Kind::Percent { most: 24 }),
            Q::Pigs => (Farming, HEADS),
            Q::Sheep => (Farming, HEADS),
            Q::Cattle => (Farming, HEADS),
            Q::Hives => (Farming, HEADS),
            Q::Poultry => (Farming, HEADS),
            Q::TreesMu => (Farming, MU),
            Q::VegetablesMu => (Farming, MU),
            Q::MushroomBags => (Farming, HEADS),
            Q::FishMu => (Farming, MU),
            Q::Courtyard => (Farming, Kind::YesNo),
            Q::Category => (Enrolment, Kind::Choice(keys::<Category>)),
            Q::AllowanceClass => (Enrolment, Kind::Choice(keys::<AllowanceClass>)),
            Q::AlsoCategory => (Enrolment, Kind::Choice(keys::<Category>)),
            Q::CoverageYear => (Enrolment, Kind::Year),
            Q::CategoryThen => (Medical, Kind::Choice(keys::<Category>)),
            Q::CategorySince => (Medical, Kind::Day),
            Q::CoveredFrom => (Medical, Kind::Day),
            Q::GraveIllness => (Medical, Kind::YesNo),
            Q::TiltApplied => (Medical, Kind::YesNo),
            Q::Supplementary => (Medical, Kind::YesNo),
            Q::VisitKind => (Medical, Kind::Choice(keys::<VisitKind>)),
            Q::HospitalLevel => (Medical, Kind::Choice(keys::<HospitalLevel>)),
            Q::Discharge => (Medical, Kind::Day),
            Q::Where => (Medical, Kind::Choice(keys::<Where>)),
            Q::Referred => (Medical, Kind::YesNo),
            Q::Admission => (Medical, Kind::Count { least: 1, most: 100 }),
            Q::Total => (Medical, AMOUNT),
            Q::FullOwn => (Medical, AMOUNT),
            Q::OverLimit => (Medical, AMOUNT),
            Q::PreSelf => (Medical, AMOUNT),
            Q::InScope => (Medical, AMOUNT),
            Q::OtherAid => (Medical, AMOUNT),
            Q::SlipBasic => (Medical, AMOUNT),
            Q::SlipSerious => (Medical, AMOUNT),
            Q::SlipAid => (Medical, AMOUNT),
            Q::SlipTilt => (Medical, AMOUNT),
            Q::Stage => (Education, Kind::Choice(keys::<Stage>)),
            Q::LastYear => (Education, Kind::YesNo),
            Q::PublicKindergarten => (Education, Kind::YesNo),
            Q::KindergartenFee => (Education, AMOUNT),
            Q::Boarding => (Education, Kind::YesNo),
            Q::SchoolMeals => (Education, Kind::YesNo),
            Q::Group => (Education, Kind::Choice(keys::<Group>)),
            Q::Hardship => (Education, Kind::YesNo),
            Q::SchoolLevel => (Education, Kind::Choice(keys::<SchoolLevel>)),
            Q::SchoolInProvince => (Education, Kind::YesNo),
            Q::StudyYear => (Education, Kind::Count { least: 1, most: 5 }),
            Q::FarmingSubject => (Education, Kind::YesNo),
            Q::ListedByTerm => (Education, Kind::YesNo),
            Q::Term => (Education, Kind::Term),
        }
    }

    /// The part of the conversation it belongs to.
    pub fn topic(self) -> Topic {
        self.facts().0
    }

    /// What kind of answer it takes.
    pub fn kind(self) -> Kind {
        self.facts().1
    }

    /// Of whom it is asked.
    pub fn subject(self) -> Subject {
        use Question as Q;
        match self {
            Q::VisitKind
            | Q::HospitalLevel
            | Q::Discharge
            | Q::Where
            | Q::Referred
            | Q::Admission
            | Q::Total
            | Q::FullOwn
            | Q::OverLimit
            | Q::PreSelf
            | Q::InScope
            | Q::OtherAid
            | Q::SlipBasic
            | Q::SlipSerious
            | Q::SlipAid
            | Q::SlipTilt => return Subject::Visit,
            _ => {}
        }
        if self.topic().is_of_persons() { Subject::Person } else { Subject::Household }
    }

    /// Whether it is about something unusual, so that it is taken to be the ordinary
    /// case until it is answered, and the result says so: 住院, within the
    /// prefecture, one identity, nothing applied for. Every other question is open
    /// until it is answered.
    pub fn is_of_the_unusual(self) -> bool {
        use Question as Q;
        matches!(
            self,
            Q::AlsoCategory
                | Q::CategoryThen
                | Q::CategorySince
                | Q::GraveIllness
                | Q::TiltApplied
                | Q::Supplementary
                | Q::VisitKind
                | Q::Where
                | Q::Admission
                | Q::OtherAid
        )
    }

    /// Whether it is asked before anything else is known: of a child only the stage of
    /// school and the term, which tell what else is worth asking.
    pub fn is_of_the_start(self) -> bool {
        self.topic() != Topic::Education || matches!(self, Question::Stage | Question::Term)
    }

    /// Whether the fact can change, so that it is worth saying what would follow: a
    /// place on an old list, a group or the number of members cannot be changed at
    /// will. What tells which school, term or visit is meant is no fact to change.
    pub fn can_change(self) -> Option<bool> {
        use Question as Q;
        match self {
            Q::Stage | Q::Term | Q::CoverageYear | Q::Discharge | Q::SchoolInProvince | Q::LoanSince => None,
            Q::Rural
            | Q::ExPoor
            | Q::Members
            | Q::MonitoredSince
            | Q::Shock
            | Q::Category
            | Q::AlsoCategory
            | Q::AllowanceClass
            | Q::Group
            | Q::LastYear
            | Q::StudyYear
            | Q::FarmingSubject
            | Q::SchoolMeals
            | Q::ListedByTerm
            | Q::RecognisedAs
            | Q::Emergency
            | Q::HousingHelped
            | Q::QuakeZone
            | Q::WaterDry
            | Q::CannotWork
            | Q::NoSupporter
            | Q::CannotDo
            | Q::DisabilityGrade
            | Q::LastingCare
            | Q::HardlyLeaves
            | Q::TravelPaid => Some(false),
            _ => Some(true),
        }
    }

    /// The questions of a topic, in order.
    pub fn of(topic: Topic) -> impl Iterator<Item = Question> {
        Question::ALL.iter().copied().filter(move |question| question.topic() == topic)
    }
}

/// A question asked of the household, of its n-th person, or of a visit of that
/// person to hospital.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Of which person, counted from 0; 0 for the household's questions.
    pub person: u8,
    /// Of which visit, counted from 0; 0 for what is asked of no visit.
    pub visit: u8,
    /// Which question.
    pub question: Question,
}

impl Key {
    /// A question of the household or of one of its persons.
    pub fn of(person: u8, question: Question) -> Key {
        Key::at(person, 0, question)
    }

    /// A question of a person's visit. What is asked of no visit, or of no person,
    /// has one key only.
    pub fn at(person: u8, visit: u8, question: Question) -> Key {
        let (person, visit) = match question.subject() {
            Subject::Household => (0, 0),
            Subject::Person => (person, 0),
            Subject::Visit => (person, visit),
        };
        Key { person, visit, question }
    }
}
