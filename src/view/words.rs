//! Every sentence of the interface, Chinese and English side by side.

mod everything;

use crate::citation::Status;
use crate::decision::{Form, MonitoredKind, Per, Verdict};
use crate::figure::Label;
use crate::finding::Criterion;
use crate::programme::{EVERYTHING, HOUSEHOLD, MEDICINE, Programme, SCHOOLING};
use crate::question::{Door, Question, Topic};

/// What only the static pages say, the ledger, and what is told across the table.
const NATIVE: bool = cfg!(any(not(target_arch = "wasm32"), feature = "ledger", feature = "talk"));

/// The two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Language {
    /// Both, Chinese first.
    pub const ALL: [Language; 2] = [Language::Zh, Language::En];

    /// The tag of the document.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Zh => "zh-CN",
            Language::En => "en",
        }
    }

    /// From the tag of the document.
    pub fn of_tag(tag: &str) -> Language {
        if tag.starts_with("en") { Language::En } else { Language::Zh }
    }

    /// The language of a module that was built for one language only, so that a
    /// visitor loads the words of one; else this one.
    pub const fn spoken(self) -> Language {
        match (cfg!(feature = "chinese"), cfg!(feature = "english")) {
            (true, false) => Language::Zh,
            (false, true) => Language::En,
            _ => self,
        }
    }

    /// The text of this language.
    pub fn of<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self.spoken() {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// What a door is called, and what lies behind it. The browser has it from the
    /// page.
    pub fn door(self, door: Door) -> (&'static str, &'static str) {
        match door {
            _ if !NATIVE => ("", ""),
            Door::Household => (
                self.of("查监测", "Monitoring"),
                self.of(
                    "家里困难，能不能列入监测帮扶、吃低保",
                    "In difficulty: can we be monitored and helped, get the allowance?",
                ),
            ),
            Door::Medical => (
                self.of("算医疗", "Medical cover"),
                self.of("看病住院报多少，交医保费补多少", "What is paid of a stay in hospital and of the premium?"),
            ),
            Door::Education => (
                self.of("算教育", "Education aid"),
                self.of(
                    "孩子上学，从幼儿园到大学有哪些补助",
                    "A child at school: which grants, from kindergarten to university?",
                ),
            ),
            Door::Everything => (
                self.of("查其他，全家体检", "The rest, and all of it"),
                self.of(
                    "急难、住房、饮水、残疾、打工、贷款、种养；所有政策一次看全",
                    "Emergencies, housing, water, disability, work, loans, farming; every programme at once",
                ),
            ),
        }
    }

    /// What a programme is called.
    pub fn programme(self, programme: Programme) -> &'static str {
        match programme {
            Programme::Monitoring if HOUSEHOLD => self.of("防止返贫监测", "Monitoring against relapse into poverty"),
            Programme::RiskRemoval if HOUSEHOLD => self.of("风险消除", "Removing the mark of risk"),
            Programme::MinimumLiving if HOUSEHOLD => self.of("低保", "Minimum living allowance"),
            Programme::MinimumLivingMargin if HOUSEHOLD => {
                self.of("低保边缘家庭", "Margin of the minimum living allowance")
            }
            Programme::Enrolment if MEDICINE => self.of("参保资助", "Help with the premium"),
            Programme::Medical if MEDICINE => self.of("住院报销", "Cover of the hospital stay"),
            Programme::SkillsGrant if SCHOOLING => self.of("雨露计划", "Yulu vocational grant"),
            Programme::LivingGrant if SCHOOLING => self.of("义务教育家庭经济困难学生生活补助", "School living grant"),
            Programme::CompulsoryWaiver if SCHOOLING => self.of("免学杂费、教科书费", "No school fees, free textbooks"),
            Programme::Meals if SCHOOLING => self.of("营养改善计划（营养餐）", "School meals"),
            Programme::PreschoolWaiver if SCHOOLING => self.of("幼儿园大班免保教费", "Free last year of kindergarten"),
            Programme::PreschoolGrant if SCHOOLING => self.of("幼儿园助学金", "Kindergarten grant"),
            Programme::HighSchoolFees if SCHOOLING => self.of("普通高中免学杂费", "High school: fee waiver"),
            Programme::HighSchoolGrant if SCHOOLING => self.of("普通高中国家助学金", "High school: state grant"),
            Programme::VocationalWaiver if SCHOOLING => self.of("中职免学费", "Vocational school: fee waiver"),
            Programme::VocationalGrant if SCHOOLING => self.of("中职国家助学金", "Vocational school: state grant"),
            Programme::CollegeGrant if SCHOOLING => self.of("大学、研究生国家助学金", "College: state grant"),
            Programme::HighSchoolLiving if SCHOOLING => self.of("普通高中生活费补助", "High school: living grant"),
            Programme::EntranceAid if SCHOOLING => self.of("大学新生入学资助", "Aid for new college students"),
            Programme::Scholarships if SCHOOLING => self.of("奖学金（要评选）", "Scholarships (awarded)"),
            Programme::StudentLoan if SCHOOLING => self.of("助学贷款（要还）", "Student loan (to be paid back)"),
            _ if EVERYTHING => self.everything_programme(programme),
            _ => "",
        }
    }

    /// The question. The browser has it from its field.
    pub fn question(self, question: Question) -> &'static str {
        if !NATIVE {
            return "";
        }
        if let Some(words) = self.shared_question(question) {
            return words;
        }
        match question.topic() {
            Topic::Monitoring | Topic::Assistance if HOUSEHOLD => self.household_question(question),
            Topic::Enrolment | Topic::Medical if MEDICINE => self.medical_question(question),
            Topic::Education if SCHOOLING => self.school_question(question),
            _ => self.everything_question(question),
        }
    }

    /// What every door may ask for.
    fn shared_question(self, question: Question) -> Option<&'static str> {
        use Question as Q;
        Some(match question {
            Q::Rural => self.of("是农村户口的家庭吗？", "Is the household registered as rural?"),
            Q::Members => self.of("家里几口人？", "How many people live in the household?"),
            Q::ExPoor => {
                self.of("是脱贫户（原建档立卡户）吗？", "Is it an ex-poor household (formerly registered poor)?")
            }
            Q::Monitored => self.of("现在已经是监测对象吗？", "Is it being monitored now?"),
            _ => return None,
        })
    }

    fn household_question(self, question: Question) -> &'static str {
        use Question as Q;
        match question {
            Q::NetIncome => self.of("全家一年的纯收入是多少？", "Net income of the whole household for a year?"),
            Q::Wages => self.of("打工、工资收入", "Wages"),
            Q::Planting => self.of("种地、果园卖的钱（没扣本钱）", "Crops and fruit sold, before costs"),
            Q::Livestock => self.of("卖牲畜、家禽、鱼虾的钱（没卖的不算）", "Animals and fish sold (only what was sold)"),
            Q::Business => self.of("做生意、加工、跑运输的收入", "Trade, processing, transport"),
            Q::Property => self.of("土地流转、分红、租金收入", "Rent, dividends, land transfer"),
            Q::Transfers => self.of("养老保险金、农业补贴、子女给的钱", "Pensions, farm subsidies, money from children"),
            Q::MonitoringOnly => self.of("基础养老金、低保金等救助款、优抚金、计生奖扶、奖学金", "Basic pension, assistance, honours, family-planning rewards, scholarships"),
            Q::BusinessCosts => self.of("种地、养殖、做生意的本钱", "Costs of farming, herding or trade"),
            Q::RiskHousing => self.of("住的房子不安全（唯一的住房）？", "Is the only dwelling unsafe?"),
            Q::RiskWater => self.of("喝水有困难（断水超过一个月、水质差、取水远）？", "Is drinking water a problem (off for over a month, unsafe, far away)?"),
            Q::RiskIllness => self.of("有人得大病、重病或慢病，医药费负担重？", "Does someone have a serious or chronic illness with heavy costs?"),
            Q::RiskSchooling => self.of("孩子上学开支负担重？", "Is schooling a heavy burden?"),
            Q::RiskWorker => self.of("家里的主要劳动力去世、重残或干不了活了？", "Has the main earner died or become unable to work?"),
            Q::RiskWork => self.of("产业失败，或没活干、收入不稳？", "Has the business failed, or is work lost or unsteady?"),
            Q::Shock => self.of("近一年有没有突然的变故（灾害、大病、事故、失业等），花销猛增或收入猛降？", "Was there a sudden event in the past year (disaster, illness, accident, lost work) that upset income or spending?"),
            Q::CanCope => self.of("靠自己家能应付过去吗？", "Can the household cope by itself?"),
            Q::RigidSpending => self.of("全家一年不得不花的钱（自付医药费、上学、修房、照料残疾人、灾害损失）", "Spending that could not be avoided in the year (own medical cost, schooling, repairs, care, losses)"),
            Q::SelfPay => self.of("一个人今年住院，医保和大病保险报销后，自己付了多少？", "One person’s hospital cost this year, after basic and serious-illness insurance?"),
            Q::MonitoredSince => self.of("哪天列入监测的？", "Monitored since which day?"),
            Q::MeasureDelivered => self.of("针对困难的帮扶措施落实了吗？", "Has a measure for the difficulty been delivered?"),
            Q::RiskGone => self.of("当初列入监测的困难解决了吗？", "Is the difficulty of that time solved?"),
            Q::SpendingSettled => self.of("大额开支（看病、上学、修房）解决了吗？", "Is the large spending settled?"),
            Q::NoLabour => self.of("全家都没有劳动能力吗？", "Is the whole household unable to work?"),
            Q::AssetsWithin => self.of("存款、车、房都在当地规定以内吗？", "Are savings, cars and houses within the local rule?"),
            _ => "",
        }
    }

    fn medical_question(self, question: Question) -> &'static str {
        use Question as Q;
        match question {
            Q::Category => self.of("这个人属于哪一类？", "Which group does the person belong to?"),
            Q::AllowanceClass => self.of("低保是几类？", "Which class of the minimum living allowance?"),
            Q::AlsoCategory => self.of("还属于另一类吗？", "Another group as well?"),
            Q::CategoryThen => self.of("年中变成哪一类？", "Which group after a change in the year?"),
            Q::CategorySince => self.of("从哪天起变的？", "Changed on which day?"),
            Q::CoveredFrom => self
                .of("医保从哪天开始管？（中途参保的填）", "Cover begins on which day? (if enrolled during the year)"),
            Q::GraveIllness => self.of("得的是重特大疾病病种吗？", "Is it one of the listed grave illnesses?"),
            Q::TiltApplied => self.of("申请过倾斜救助（再救助）吗？", "Was extra aid applied for?"),
            Q::Supplementary => self.of("买了惠民保吗？", "Is there a city supplementary insurance?"),
            Q::VisitKind => self.of("住院还是门诊慢特病？", "Hospital stay or chronic out-patient care?"),
            Q::Where => self.of("在哪里看的？", "Where was it?"),
            Q::Referred => self.of("按规定转诊，或是急诊吗？", "Referred, or an emergency?"),
            Q::Admission => self.of("今年第几次住院？", "Which admission of the year?"),
            Q::OtherAid => self.of("民政临时救助、商业保险已经付的", "Paid by temporary aid or other insurance"),
            Q::SlipTilt => self.of("倾斜救助支付", "Paid by extra aid"),
            Q::CoverageYear => self.of("参保哪一年？", "Cover for which year?"),
            Q::HospitalLevel => self.of("住的是几级医院？", "Which level of hospital?"),
            Q::Discharge => self.of("哪天出院？", "Day of discharge?"),
            Q::Total => self.of("医疗费总额", "Total of the bill"),
            Q::FullOwn => self.of("全自费（目录外）", "Outside the catalogue"),
            Q::OverLimit => self.of("超限价自费", "Above price limits"),
            Q::PreSelf => self.of("先行自付", "Share paid first"),
            Q::SlipBasic => self.of("基本医保支付", "Paid by basic insurance"),
            Q::SlipSerious => self.of("大病保险支付", "Paid by serious-illness insurance"),
            Q::SlipAid => self.of("医疗救助支付", "Paid by medical aid"),
            Q::InScope => self
                .of("结算单上“符合政策范围”的费用", "Cost within the scope of the insurance, from the settlement slip"),
            _ => "",
        }
    }

    fn school_question(self, question: Question) -> &'static str {
        use Question as Q;
        match question {
            Q::Stage => self.of("孩子读什么学校？", "Which school does the child attend?"),
            Q::LastYear => self.of("读大班吗（上小学前最后一年）？", "Is it the last year before primary school?"),
            Q::PublicKindergarten => self.of("是公办幼儿园吗？", "Is the kindergarten public?"),
            Q::KindergartenFee => self.of("一学期的保教费（不含伙食费）", "Kindergarten fee for a term, without meals"),
            Q::Boarding => self.of("在学校住宿吗？", "Does the child board?"),
            Q::SchoolMeals => self.of(
                "学校有国家补助的营养餐吗（农村试点学校）？",
                "Does the school give state-paid meals (rural pilot schools)?",
            ),
            Q::Group => self.of("孩子属于下面哪一类？", "Which of these is the child?"),
            Q::SchoolLevel => self.of("高中是几级学校？", "Level of the high school?"),
            Q::SchoolInProvince => self.of("学校在本省吗？", "Is the school in the home province?"),
            Q::StudyYear => self.of("中专、技校、职高读几年级？", "Year of study at the vocational school?"),
            Q::FarmingSubject => self.of("学的是涉农专业（种植、养殖、林业、农机等）吗？", "Is it a farming subject?"),
            Q::ListedByTerm => self.of(
                "这个学期或更早就列入监测了吗？",
                "Was the household listed for monitoring in this term or earlier?",
            ),
            Q::Hardship => self.of("学校认定为家庭经济困难学生吗？", "Has the school recognised hardship?"),
            Q::Term => self.of("哪个学期？", "Which term?"),
            _ => "",
        }
    }

    /// What helps to answer it.
    pub fn hint(self, question: Question) -> Option<&'static str> {
        use Question as Q;
        Some(match question {
            Q::Members => self.of(
                "住在一起、一起花钱的人；在外读书的孩子也算。",
                "Those who live together and share spending; children away at school count.",
            ),
            Q::NetIncome => self.of(
                "近12个月合计；亏本可以填负数，如 -3000。不清楚可填范围，如 20000~30000。",
                "Total of the past 12 months; a loss may be negative, as -3000. A range is fine: 20000~30000.",
            ),
            Q::MonitoringOnly => self
                .of("监测算收入，低保不算。没有就填 0。", "Income for monitoring, not for the allowance. 0 if none."),
            Q::AssetsWithin => self.of(
                "大额存款、小汽车、第二套房、办公司，多半超过规定；规定各地不同。",
                "Large savings, a car, a second house or a company usually exceed it; rules differ by place.",
            ),
            Q::RigidSpending => self.of("全家合计，没有就填 0。", "For the whole household; 0 if none."),
            Q::InScope => self.of(
                "不是总费用；结算单上写作“符合政策范围金额”。可以写 2万。",
                "Not the total of the bill. Write 20000 or 20,000.",
            ),
            Q::Group => self.of("城镇低保选“都不是”。", "Urban minimum living allowance: choose none."),
            Q::SchoolLevel => {
                self.of("看学校招生简章或收费公示，不清楚可以不填。", "See the school’s fee notice; may stay open.")
            }
            Q::ListedByTerm => self.of(
                "脱贫户不用填；假期里列入的，从下学期算。",
                "Not for ex-poor households; a listing in a holiday counts from the next term.",
            ),
            Q::CoverageYear => {
                self.of("医保管哪一年，不是缴钱的那一年。", "The year that is covered, not the year of payment.")
            }
            Q::Category => self.of(
                "看证件或村里的名单；属于几类时选最优惠的一类。",
                "See the card or the village list; if several apply, choose the most favourable.",
            ),
            _ if NATIVE => return self.everything_hint(question),
            _ => return None,
        })
    }

    /// Keys of options and cases.
    pub fn option(self, key: &str) -> &'static str {
        match key {
            "yes" => self.of("是", "Yes"),
            "no" => self.of("不是", "No"),
            "unknown" => self.of("不清楚", "Not sure"),
            "ordinary" if MEDICINE => self.of("普通居民（都不属于）", "Ordinary resident (none of these)"),
            "destitute" if MEDICINE => self.of("特困人员", "Destitute (tekun)"),
            "minimum_living" if MEDICINE => self.of("低保对象", "Minimum living allowance (dibao)"),
            "returned_to_poverty" if MEDICINE => self.of("返贫致贫人口", "Returned to poverty"),
            "monitored" if MEDICINE => self.of("监测对象", "Monitored household"),
            "minimum_living_margin" if MEDICINE => {
                self.of("低保边缘家庭成员", "Margin of the minimum living allowance")
            }
            "stable_ex_poor" if MEDICINE => self.of("脱贫户（未列入监测）", "Ex-poor, not monitored"),
            "disabled_severe" if MEDICINE => self.of("重度残疾人（一、二级）", "Severely disabled (grade 1–2)"),
            "disabled_moderate" if MEDICINE => self.of("残疾人（三、四级）", "Disabled (grade 3–4)"),
            "low_income_elderly" if MEDICINE => self.of("低收入家庭60岁以上老人", "Over 60 in a low-income family"),
            "family_planning" if MEDICINE => self.of("农村计划生育家庭", "Rural family-planning family"),
            "illness_poor" if MEDICINE => self.of("因病致贫重病患者", "Poor through illness"),
            "inpatient" if MEDICINE => self.of("住院", "Hospital stay"),
            "chronic_outpatient" if MEDICINE => self.of("门诊慢特病", "Chronic out-patient care"),
            "within" if MEDICINE => self.of("本市州（统筹区内）", "Within the prefecture"),
            "province" if MEDICINE => self.of("省内别的市", "Elsewhere in the province"),
            "outside" if MEDICINE => self.of("省外", "Outside the province"),
            "level_one" if MEDICINE => self.of("一级及以下（乡镇卫生院）", "Level one or below (township)"),
            "level_two" if MEDICINE => self.of("二级（多为县医院）", "Level two (often the county hospital)"),
            "level_three" if MEDICINE => self.of("三级（多为市、省医院）", "Level three (often city or province)"),
            "kindergarten" if SCHOOLING => self.of("幼儿园", "Kindergarten"),
            "primary" if SCHOOLING => self.of("小学", "Primary school"),
            "junior" if SCHOOLING => self.of("初中", "Junior middle school"),
            "high" if SCHOOLING => self.of("普通高中", "Ordinary high school"),
            "secondary_vocational" if SCHOOLING => {
                self.of("中专、技工学校", "Secondary vocational or technical school")
            }
            "vocational_high" if SCHOOLING => self.of("职业高中", "Vocational high school"),
            "higher_vocational" if SCHOOLING => self.of("高职、大专、技师学院", "Higher vocational college"),
            "undergraduate" if SCHOOLING => self.of("大学本科", "University"),
            "provincial_model" if SCHOOLING => self.of("省级示范（省重点）", "Model school of the province"),
            "city_model" if SCHOOLING => self.of("市级示范（市重点）", "Model school of the city"),
            "ordinary_school" if SCHOOLING => self.of("一般高中", "Ordinary school"),
            "rural_minimum_living" if SCHOOLING => self.of("农村低保家庭", "Rural minimum living allowance"),
            "rural_destitute" if SCHOOLING => self.of("农村特困供养", "Rural destitute (tekun)"),
            "disabled" if SCHOOLING => self.of("残疾学生（家里困难）", "Disabled, family in hardship"),
            "orphan" if MEDICINE => self.of("孤儿", "Orphan"),
            "none" if SCHOOLING => self.of("都不是", "None of these"),
            "first" if SCHOOLING => self.of("一等", "First tier"),
            "second" if SCHOOLING => self.of("二等", "Second tier"),
            "third" if SCHOOLING => self.of("三等", "Third tier"),
            "grade_one_first" if SCHOOLING => self.of("一级一等", "Grade one, first class"),
            "grade_one_second" if SCHOOLING => self.of("一级二等", "Grade one, second class"),
            "grade_one_third" if SCHOOLING => self.of("一级三等", "Grade one, third class"),
            "grade_two" if SCHOOLING => self.of("二级", "Grade two"),
            "grade_three" if SCHOOLING => self.of("三级", "Grade three"),
            "below_level_two" if NATIVE => self.of("二级以下医院", "Below level two"),
            "level_two_and_above" if NATIVE => self.of("二级及以上医院", "Level two and above"),
            "outside_referred" if MEDICINE => {
                self.of("省外，按规定转诊或急诊", "Outside the province, referred or emergency")
            }
            "outside_not_referred" if MEDICINE => self.of("省外，没有转诊", "Outside the province, not referred"),
            "province_referred" if MEDICINE => {
                self.of("省内市外，按规定转诊或急诊", "Elsewhere in the province, referred or emergency")
            }
            "province_not_referred" if MEDICINE => {
                self.of("省内市外，没有转诊", "Elsewhere in the province, not referred")
            }
            "minimum_living_one_two" if MEDICINE => self.of("低保一、二类", "Minimum living, class one or two"),
            "minimum_living_three_four" if MEDICINE => self.of("低保三、四类", "Minimum living, class three or four"),
            "tier_one" if HOUSEHOLD => self.of("一类（A档）", "First class (A)"),
            "tier_two" if HOUSEHOLD => self.of("二类（B档）", "Second class (B)"),
            "tier_three" if HOUSEHOLD => self.of("三类（C档）", "Third class (C)"),
            "tier_four" if HOUSEHOLD => self.of("四类", "Fourth class"),
            "ex_poor" if HOUSEHOLD => self.of("脱贫人口", "Ex-poor"),
            "rural" if HOUSEHOLD => self.of("农村", "Rural"),
            "urban" if HOUSEHOLD => self.of("城市", "Urban"),
            "difference" if HOUSEHOLD => self.of("补差额", "the difference is paid"),
            "tiers" if HOUSEHOLD => self.of("分档发", "paid by tier"),
            "counted" if MEDICINE => self.of("算进去", "counted"),
            "not_counted" if MEDICINE => self.of("不算", "not counted"),
            "capped" if MEDICINE => self.of("有封顶线", "capped"),
            "uncapped" if MEDICINE => self.of("不封顶", "no cap"),
            "tilted" if MEDICINE => self.of("倾斜", "tilted"),
            "not_tilted" if MEDICINE => self.of("不倾斜", "not tilted"),
            "nothing_else" if MEDICINE => self.of("不扣别的", "nothing else"),
            "civil_aid" if MEDICINE => self.of("先扣民政临时救助", "temporary aid comes off first"),
            "civil_aid_and_insurance" if MEDICINE => {
                self.of("先扣民政救助和商业保险", "temporary aid and other insurance come off first")
            }
            "shared" if MEDICINE => self.of("合用一个限额", "one shared cap"),
            "separate" if MEDICINE => self.of("各算各的限额", "separate caps"),
            "in_province" if SCHOOLING => self.of("省内", "In the province"),
            "out_of_province" if SCHOOLING => self.of("省外", "Outside the province"),
            "master" if SCHOOLING => self.of("硕士研究生", "Master’s student"),
            "doctor" if SCHOOLING => self.of("博士研究生", "Doctoral student"),
            "postgraduate" if SCHOOLING => self.of("研究生", "Postgraduate"),
            "gross" if MEDICINE => self.of("按累计自付总额", "on the whole amount"),
            "excess" if MEDICINE => self.of("按超过起付线的部分", "on the part above the deductible"),
            "lifted" if MEDICINE => self.of("取消", "lifted"),
            "kept" if MEDICINE => self.of("保留", "kept"),
            "rural_needs_care" if EVERYTHING => self.of("农村，失能或半失能", "Rural, needing care"),
            "rural_self_care" if EVERYTHING => self.of("农村，能自理", "Rural, able to care for oneself"),
            "together_full" if EVERYTHING => self.of("集中供养，不能自理", "In a home, unable to care for oneself"),
            "together_half" if EVERYTHING => self.of("集中供养，部分不能自理", "In a home, partly able"),
            "together_self" if EVERYTHING => self.of("集中供养，能自理", "In a home, able to care for oneself"),
            "apart_full" if EVERYTHING => self.of("分散供养，不能自理", "Living apart, unable to care for oneself"),
            "apart_half" if EVERYTHING => self.of("分散供养，部分不能自理", "Living apart, partly able"),
            "apart_self" if EVERYTHING => self.of("分散供养，能自理", "Living apart, able to care for oneself"),
            "disabled_grade_one" if EVERYTHING => self.of("一级残疾", "Disability grade one"),
            "disabled_grade_two" if EVERYTHING => self.of("二级残疾", "Disability grade two"),
            _ if EVERYTHING => self.everything_option(key),
            _ => self.of("其他", "Other"),
        }
    }

    /// What a page of other help is called.
    pub fn page(self, key: &str) -> &'static str {
        match key {
            "temporary_aid" => self.of("临时救助", "Temporary aid"),
            "hardship" => self.of("刚性支出困难家庭", "Households with heavy unavoidable spending"),
            _ => self.of("残疾人两项补贴", "Disability subsidies"),
        }
    }

    /// A verdict.
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Likely => self.of("很可能符合", "Likely to qualify"),
            Verdict::Possible => self.of("可能符合", "May qualify"),
            Verdict::NotNow => self.of("目前不符合", "Does not qualify now"),
            Verdict::CannotJudge => self.of("本工具不能判断", "This tool cannot judge"),
        }
    }

    /// A type of monitored household.
    pub fn kind(self, kind: MonitoredKind) -> &'static str {
        match kind {
            MonitoredKind::UnstableExPoor => self.of("脱贫不稳定户", "unstable ex-poor household"),
            MonitoredKind::EdgeOfPoverty => self.of("边缘易致贫户", "household on the edge of poverty"),
            MonitoredKind::SuddenHardship => self.of("突发严重困难户", "household in sudden severe hardship"),
        }
    }

    /// A condition.
    pub fn criterion(self, criterion: Criterion) -> &'static str {
        use Criterion as C;
        match criterion {
            C::RuralHousehold => self.of("农村户籍家庭", "Rural household"),
            C::IncomeBelowLine if HOUSEHOLD => {
                self.of("全家年纯收入低于监测范围", "Net income is below the monitoring line")
            }
            C::RiskPresent if HOUSEHOLD => self.of("有返贫致贫风险", "There is a risk of falling into poverty"),
            C::ShockSuffered if HOUSEHOLD => self.of("近一年有突发变故", "There was a sudden event in the past year"),
            C::CannotCope if HOUSEHOLD => self.of("靠自己家应付不过去", "The household cannot cope by itself"),
            C::BelowLineAfterSpending if HOUSEHOLD => {
                self.of("扣掉不得不花的钱后低于监测范围", "Below the line after unavoidable spending")
            }
            C::MonitoredNow if HOUSEHOLD => self.of("已经列入监测", "Monitored now"),
            C::SomeoneCanWork if HOUSEHOLD => self.of("家里有人有劳动能力", "Someone in the household can work"),
            C::LongEnough if HOUSEHOLD => self.of("监测满规定时间", "Monitored for the time required"),
            C::MeasureDelivered if HOUSEHOLD => self.of("帮扶措施已经落实", "A measure was delivered"),
            C::IncomeAboveLine if HOUSEHOLD => {
                self.of("全家年纯收入超过当年监测范围", "Net income is above this year’s line")
            }
            C::SpendingSettled if HOUSEHOLD => self.of("大额开支已经解决", "Large spending is settled"),
            C::RiskGone if HOUSEHOLD => self.of("原来的风险已经消除", "The old risk is gone"),
            C::NoOtherRisk if HOUSEHOLD => self.of("没有新的风险", "There is no new risk"),
            C::IncomeBelowStandard if HOUSEHOLD => {
                self.of("全家年收入（低保口径）低于低保标准", "Counted income is below the standard")
            }
            C::IncomeNotBelowStandard if HOUSEHOLD => {
                self.of("收入不低于低保标准", "Counted income is not below the standard")
            }
            C::IncomeBelowMargin if HOUSEHOLD => {
                self.of("收入低于低保边缘上限", "Counted income is below the margin’s limit")
            }
            C::AssetsWithin if HOUSEHOLD => self.of("财产在当地规定以内", "Assets are within the local rule"),
            C::PremiumAidForCategory if MEDICINE => {
                self.of("属于资助参保的人员类别", "Belongs to a group that is helped")
            }
            C::SelfPayOverTrigger => self.of(
                "住院自付超过预警线（村里会上门看，不等于认定）",
                "Hospital cost exceeds the alert (a visit follows; it is not recognition)",
            ),
            C::LeftAboveSeriousDeductible if MEDICINE => {
                self.of("剩余费用超过大病保险起付线", "What is left exceeds the serious-illness deductible")
            }
            C::SeriousTilt if MEDICINE => self.of(
                "大病保险有倾斜（特困、低保、返贫致贫）",
                "Better serious-illness terms (destitute, minimum living, returned to poverty)",
            ),
            C::AidForCategory if MEDICINE => {
                self.of("属于医疗救助直接救助的对象", "In a group that medical aid covers directly")
            }
            C::TiltApplied if MEDICINE => {
                self.of("申请了倾斜救助，且符合条件", "Extra aid was applied for and may be had")
            }
            C::SlipBasicAgrees if MEDICINE => {
                self.of("结算单：基本医保与规则一致", "Slip: basic insurance is as the rules give")
            }
            C::SlipSeriousAgrees if MEDICINE => {
                self.of("结算单：大病保险与规则一致", "Slip: serious-illness insurance is as the rules give")
            }
            C::SlipAidAgrees if MEDICINE => {
                self.of("结算单：医疗救助与规则一致", "Slip: medical aid is as the rules give")
            }
            C::SlipTiltAgrees if MEDICINE => {
                self.of("结算单：倾斜救助与规则一致", "Slip: extra aid is as the rules give")
            }
            C::CostAboveDeductible if MEDICINE => self.of("费用超过起付标准", "The cost exceeds the deductible"),
            C::ExPoorHousehold if SCHOOLING => {
                self.of("脱贫户或监测对象的孩子", "Child of an ex-poor or monitored household")
            }
            C::VocationalStage if SCHOOLING => {
                self.of("就读中等或高等职业教育", "In secondary or higher vocational education")
            }
            C::CompulsoryStage if SCHOOLING => self.of("就读小学或初中", "In primary or junior middle school"),
            C::KindergartenStage if SCHOOLING => self.of("上幼儿园", "At kindergarten"),
            C::HighStage if SCHOOLING => self.of("就读普通高中", "In ordinary high school"),
            C::SecondaryVocationalStage if SCHOOLING => {
                self.of("就读中专、技校、职高", "In secondary vocational school")
            }
            C::CollegeStage if SCHOOLING => self.of("就读大专、本科、研究生", "In college or university"),
            C::ScholarshipStage if SCHOOLING => {
                self.of("就读中职、大专、本科、研究生", "In vocational school, college or university")
            }
            C::NewStudent if SCHOOLING => self.of("大学一年级新生", "A new student"),
            C::ExPoor if SCHOOLING => self.of("脱贫户的孩子", "Of an ex-poor household"),
            C::LivingGrantHere if SCHOOLING => self.of("学校所在省有这项补助", "The province has this grant"),
            C::LastYear if SCHOOLING => self.of("读大班", "In the last year"),
            C::WaiverBegun if SCHOOLING => self.of("免保教费的政策已经开始", "The waiver has begun"),
            C::MealsSchool if SCHOOLING => self.of("营养餐试点学校", "A school of the meals programme"),
            C::FourGroups if SCHOOLING => self.of(
                "脱贫户、农村低保、农村特困、困难残疾学生",
                "Ex-poor, rural minimum living, rural destitute, or disabled in hardship",
            ),
            C::FarmingSubject if SCHOOLING => self.of("涉农专业", "Farming subject"),
            C::YearCovered if SCHOOLING => self.of("年级在资助范围内", "The year of study is covered"),
            C::ListedByTerm if SCHOOLING => self.of("这个学期已经列入监测", "Listed for monitoring by this term"),
            C::Boards if SCHOOLING => self.of("在校住宿", "Boards at school"),
            C::RecognisedHardship if SCHOOLING => self.of("家庭经济困难学生", "Hardship is recognised"),
            _ if EVERYTHING => self.everything_criterion(criterion),
            // Of another door than this module’s.
            _ => "",
        }
    }

    /// A line of the worksheet.
    pub fn label(self, label: Label) -> &'static str {
        match label {
            Label::NetIncome if HOUSEHOLD => self.of("全家年纯收入", "Net income of the household"),
            Label::GrossIncome if HOUSEHOLD => self.of("四项收入合计", "The four incomes together"),
            Label::LineForHousehold if HOUSEHOLD => self.of("监测范围 × 人数", "Line × members"),
            Label::AfterRigidSpending if HOUSEHOLD => self.of("扣掉不得不花的钱后", "After unavoidable spending"),
            Label::CountedIncome if HOUSEHOLD => self.of("低保口径的年收入", "Income as the allowance counts it"),
            Label::StandardForHousehold if HOUSEHOLD => self.of("低保标准 × 人数", "Standard × members"),
            Label::MarginForHousehold if HOUSEHOLD => self.of("低保边缘上限", "Limit of the margin"),
            Label::Allowance if HOUSEHOLD => self.of("全家低保金", "Allowance for the household"),
            Label::AllowancePerHead if HOUSEHOLD => {
                self.of("每人低保金（按评定的档）", "Allowance per head (by the tier judged)")
            }
            Label::Premium if MEDICINE => self.of("个人缴费标准", "Premium"),
            Label::PremiumAid if MEDICINE => self.of("资助", "Help with the premium"),
            Label::PremiumOwn if MEDICINE => self.of("自己缴", "You pay"),
            Label::AboveDeductible if MEDICINE => self.of("起付标准以上部分", "Above the deductible"),
            Label::AtRate if MEDICINE => self.of("按比例支付", "At the rate"),
            Label::BasicPaid if MEDICINE => self.of("基本医保支付", "Basic insurance pays"),
            Label::LeftAfterBasic if MEDICINE => self.of("政策范围内剩余", "Left within scope"),
            Label::InScope if MEDICINE => self.of("政策范围内费用", "Within scope"),
            Label::OutOfScope if MEDICINE => self.of("政策范围外费用", "Outside the scope"),
            Label::SeriousDeductible if MEDICINE => {
                self.of("本人的大病起付线", "Serious-illness deductible of this person")
            }
            Label::SeriousRate if MEDICINE => self.of("本人的大病支付比例", "Serious-illness rate of this person"),
            Label::SeriousPaid if MEDICINE => self.of("大病保险支付", "Serious-illness insurance pays"),
            Label::LeftAfterSerious if MEDICINE => self.of("大病保险之后剩余", "Left after serious-illness insurance"),
            Label::AidPaid if MEDICINE => self.of("医疗救助支付", "Medical aid pays"),
            Label::YearSoFar if MEDICINE => self.of("年内累计", "In the year so far"),
            Label::Visit if MEDICINE => self.of("第几张单子", "Bill"),
            Label::SelfPay if MEDICINE => {
                self.of("住院在两项保险之后、救助之前的自付", "Hospital cost after the two insurances, before aid")
            }
            Label::TiltPaid if MEDICINE => self.of("倾斜救助支付", "Extra aid pays"),
            Label::SupplementaryPaid if MEDICINE => self.of("惠民保支付", "Supplementary insurance pays"),
            Label::OwnInScope if MEDICINE => self.of("能报的费用里自己付", "You pay within scope"),
            Label::OwnCost if MEDICINE => self.of("自己一共要付", "You pay in all"),
            Label::InScopeShare if MEDICINE => self.of("政策范围内报销比例", "Paid of the cost within scope"),
            Label::AllCostShare if MEDICINE => self.of("实际报销比例", "Paid of the whole bill"),
            Label::SkillsGrant if SCHOOLING => self.of("雨露计划补助", "Yulu grant"),
            Label::LivingGrant if SCHOOLING => self.of("生活补助", "Living grant"),
            Label::CompulsoryWaiver if SCHOOLING => self.of("学杂费、教科书费", "Fees and textbooks"),
            Label::Meals if SCHOOLING => self.of("营养餐", "Meals"),
            Label::PreschoolWaiver if SCHOOLING => self.of("保教费", "Kindergarten fee"),
            Label::HighSchoolFees if SCHOOLING => self.of("学杂费", "School fees"),
            Label::VocationalWaiver if SCHOOLING => self.of("学费", "Tuition"),
            Label::HighSchoolLiving if SCHOOLING => self.of("生活费补助", "Living grant"),
            Label::EntranceAid if SCHOOLING => self.of("入学资助", "Aid for new students"),
            Label::EntranceGovernment if SCHOOLING => self.of("省里的入学资助金", "Aid of the province"),
            Label::NationalScholarship if SCHOOLING => self.of("国家奖学金", "National scholarship"),
            Label::InspirationScholarship if SCHOOLING => self.of(
                "国家励志奖学金（与国家奖学金只能得一样）",
                "Inspiration scholarship (not together with the national one)",
            ),
            Label::LoanLimit if SCHOOLING => self.of("每年最多可借", "At most, each year"),
            Label::PreschoolGrant | Label::HighSchoolGrant | Label::VocationalGrant | Label::CollegeGrant
                if SCHOOLING =>
            {
                self.of("助学金", "Grant")
            }
            _ if EVERYTHING => self.everything_label(label),
            // Of another door than this module’s.
            _ => "",
        }
    }

    /// How a value is known.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Official => self.of("官方文件", "Official"),
            Status::Report => self.of("工作报告", "Government report"),
            Status::Local => self.of("本机填写", "Entered here"),
            Status::Reprint => self.of("转载", "Reprint"),
            Status::Unverified => self.of("待核实", "Unverified"),
            Status::Inferred => self.of("推算", "Inferred"),
            Status::NotFound => self.of("未查到", "Not found"),
        }
    }

    /// Span of an amount.
    pub fn per(self, per: Per) -> &'static str {
        match per {
            Per::Day if SCHOOLING => self.of("每个上学日", "per school day"),
            Per::Month if EVERYTHING => self.of("每月", "per month"),
            Per::Semester if SCHOOLING => self.of("每学期", "per term"),
            Per::Year => self.of("每年", "per year"),
            _ => "",
        }
    }

    /// Form of an amount.
    pub fn form(self, form: Form) -> &'static str {
        match form {
            Form::Cash => self.of("现金", "cash"),
            Form::Waiver => self.of("减免", "waived"),
            Form::InKind => self.of("实物", "in kind"),
            Form::Borne => self.of("自己承担", "you bear"),
            Form::Loan => self.of("贷款，要还", "a loan"),
            Form::Employer => self.of("给用工单位", "to the employer"),
        }
    }

    /// The human step that follows, whatever the verdict.
    pub fn next_step(self, programme: Programme, verdict: Verdict) -> &'static str {
        match programme {
            Programme::RiskRemoval if HOUSEHOLD => self.of(
                "由村评议、乡镇审核、县审定；消除后继续跟踪，没到期的贷款、岗位、雨露计划照样享受。",
                "Village, township and county decide; afterwards the household is still followed, and loans, posts and Yulu grants under way go on.",
            ),
            Programme::MinimumLiving | Programme::MinimumLivingMargin if HOUSEHOLD => self.of(
                "带户口本、身份证、收入和支出的凭据，向乡镇政府申请，也可以请村里代办；不同意结果可以申请复核。",
                "Apply at the township with the household register, identity cards and proof of income and spending, or through the village; a review can be asked for.",
            ),
            Programme::Monitoring if HOUSEHOLD && verdict == Verdict::NotNow => self.of(
                "现在看不符合。情况变了，或觉得算得不对，可以找村干部，也可以打 12317。",
                "It does not seem to qualify now. If things change, or this looks wrong, ask the village cadre or call 12317.",
            ),
            Programme::Enrolment if MEDICINE && verdict == Verdict::NotNow => self.of(
                "按时缴费。以后成了低保、监测对象，再来看。",
                "Pay in time; look again if you come to be on the minimum allowance or monitored.",
            ),
            Programme::HighSchoolFees | Programme::PreschoolWaiver if SCHOOLING => self.of(
                "向班主任或学校资助老师申请，认定后直接减免，不发现金；已经收了的，请学校退。",
                "Ask the class teacher or the school’s aid office; the fee is then not charged. If you have paid, ask for a refund.",
            ),
            Programme::Monitoring if HOUSEHOLD => self.of(
                "告诉村干部或驻村工作队，也可以自己打 12317 申报。村里入户核实、评议公示，乡镇审核，县里审定；最后由他们决定。",
                "Tell the village cadre or work team, or call 12317 yourself. The village visits and discusses, the township reviews, the county decides.",
            ),
            Programme::Enrolment if MEDICINE => self.of(
                "缴费前问村里或乡镇医保窗口：名单里有没有您；资助一般在缴费时直接减掉。",
                "Before paying, ask the village or the township insurance window whether you are on the list; help is usually taken off when you pay.",
            ),
            Programme::Medical if MEDICINE => self.of(
                "出院时在医院窗口直接结算；留好结算单，对不上时问县医保局。",
                "The hospital settles on discharge. Keep the slip; if it differs, ask the county medical insurance office.",
            ),
            Programme::SkillsGrant if SCHOOLING => self.of(
                "带学籍证明（学信网或学校盖章）和户口本，找户籍地的村委会或乡镇申请，每学期一次。",
                "Take proof of enrolment and the household register to the village or township of the home county, each term.",
            ),
            Programme::CompulsoryWaiver | Programme::Meals | Programme::VocationalWaiver if SCHOOLING => self.of(
                "不用申请，学校直接免或供餐；收了钱的，问学校或县教育局。",
                "No application: the school gives it. If you are charged, ask the school or the county education office.",
            ),
            _ if EVERYTHING && programme.topic().door() == Door::Everything => self.everything_step(programme),
            _ if SCHOOLING => self.of(
                "向班主任或学校资助老师申请，学校认定后发到卡上。",
                "Ask the class teacher or the school’s aid office; after recognition it is paid to the card.",
            ),
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keyed::Keyed;
    use crate::parameter::built_in;

    #[test]
    fn every_question_condition_and_line_has_its_words() {
        for language in Language::ALL {
            let questions = Question::ALL.iter().map(|question| (question.key(), language.question(*question)));
            let criteria = Criterion::ALL.iter().map(|criterion| (criterion.key(), language.criterion(*criterion)));
            let labels = Label::ALL.iter().map(|label| (label.key(), language.label(*label)));
            let names = Programme::ALL.iter().map(|programme| (programme.key(), language.programme(*programme)));
            let steps = Programme::ALL.iter().flat_map(|programme| {
                Verdict::ALL.iter().map(|verdict| (programme.key(), language.next_step(*programme, *verdict)))
            });
            for (key, words) in questions.chain(criteria).chain(labels).chain(names).chain(steps) {
                assert!(!words.is_empty(), "{key}");
            }
        }
    }

    #[test]
    fn every_case_and_option_has_its_words() {
        for definition in built_in().definitions.iter() {
            for key in definition.cases.iter().chain(definition.options.iter()) {
                assert_ne!(Language::Zh.option(key), "其他", "{}: {key}", definition.id);
            }
        }
    }
}
