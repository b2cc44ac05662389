//! The programmes and the step that follows each.

use super::Language;
use crate::engine::outlook::Verdict;
use crate::programme::Programme;

impl Language {
    /// What a programme is called.
    pub fn programme(self, programme: Programme) -> &'static str {
        use Programme as P;
        match programme {
            P::Monitoring => self.of("防止返贫监测", "Monitoring against relapse into poverty"),
            P::RiskRemoval => self.of("风险消除", "Removing the mark of risk"),
            P::MinimumLiving => self.of("低保", "Minimum living allowance"),
            P::MinimumLivingMargin => self.of("低保边缘家庭", "Margin of the minimum living allowance"),
            P::Enrolment => self.of("参保资助", "Help with the premium"),
            P::Medical => self.of("住院报销", "Cover of the hospital stay"),
            P::SkillsGrant => self.of("雨露计划", "Yulu vocational grant"),
            P::LivingGrant => self.of("义务教育家庭经济困难学生生活补助", "School living grant"),
            P::CompulsoryWaiver => self.of("免学杂费、教科书费", "No school fees, free textbooks"),
            P::Meals => self.of("营养改善计划（营养餐）", "School meals"),
            P::PreschoolWaiver => self.of("幼儿园大班免保教费", "Free last year of kindergarten"),
            P::PreschoolGrant => self.of("幼儿园助学金", "Kindergarten grant"),
            P::HighSchoolFees => self.of("普通高中免学杂费", "High school: fee waiver"),
            P::HighSchoolGrant => self.of("普通高中国家助学金", "High school: state grant"),
            P::VocationalWaiver => self.of("中职免学费", "Vocational school: fee waiver"),
            P::VocationalGrant => self.of("中职国家助学金", "Vocational school: state grant"),
            P::CollegeGrant => self.of("大学、研究生国家助学金", "College: state grant"),
            P::HighSchoolLiving => self.of("普通高中生活费补助", "High school: living grant"),
            P::EntranceAid => self.of("大学新生入学资助", "Aid for new college students"),
            P::Scholarships => self.of("奖学金（要评选）", "Scholarships (awarded)"),
            P::StudentLoan => self.of("助学贷款（要还）", "Student loan (to be paid back)"),
            P::Hardship => self.of("刚性支出困难家庭", "Hardship through unavoidable spending"),
            P::TemporaryAid => self.of("临时救助", "Temporary aid"),
            P::Destitute => self.of("特困人员供养", "Support for the destitute"),
            P::DisabilitySubsidy => self.of("残疾人两项补贴", "Disability subsidies"),
            P::HouseRepair => self.of("农村危房改造", "Repair of dangerous houses"),
            P::QuakeProofing => self.of("农房抗震改造", "Making houses safe in earthquakes"),
            P::DrinkingWater => self.of("饮水安全", "Safe drinking water"),
            P::Toilet => self.of("户厕改造奖补", "Grant for a toilet"),
            P::PublicPost => self.of("乡村公益性岗位", "Public-welfare post"),
            P::TravelSubsidy => self.of("外出务工交通补助", "Travel aid for workers"),
            P::Training => self.of("技能培训补贴", "Training aid"),
            P::Workshop => self.of("帮扶车间、企业用工奖补", "Grant to workshop or firm"),
            P::MicroLoan => self.of("小额信贷和贴息", "Micro-loan and its subsidy"),
            P::StartupLoan => self.of("创业担保贷款和贴息", "Guaranteed start-up loan"),
            P::StartupSupport => self.of("贷免扶补（云南）", "Yunnan’s start-up loan"),
            P::FarmGrant => self.of("种养奖补（到户产业）", "Grants for planting and breeding"),
            P::Courtyard => self.of("庭院经济扶持", "Backyard economy"),
        }
    }

    /// The human step that follows, whatever the verdict.
    pub fn next_step(self, programme: Programme, verdict: Verdict) -> &'static str {
        use Programme as P;
        match programme {
            P::RiskRemoval => self.of(
                "由村评议、乡镇审核、县审定；消除后继续跟踪，没到期的贷款、岗位、雨露计划照样享受。",
                "Village, township and county decide; afterwards the household is still followed, and loans, posts and Yulu grants under way go on.",
            ),
            P::MinimumLiving | P::MinimumLivingMargin => self.of(
                "带户口本、身份证、收入和支出的凭据，向乡镇政府申请，也可以请村里代办；不同意结果可以申请复核。",
                "Apply at the township with the household register, identity cards and proof of income and spending, or through the village; a review can be asked for.",
            ),
            P::Monitoring if verdict == Verdict::NotNow => self.of(
                "现在看不符合。情况变了，或觉得算得不对，可以找村干部，也可以打 12317。",
                "It does not seem to qualify now. If things change, or this looks wrong, ask the village cadre or call 12317.",
            ),
            P::Enrolment if verdict == Verdict::NotNow => self.of(
                "按时缴费。以后成了低保、监测对象，再来看。",
                "Pay in time; look again if you come to be on the minimum allowance or monitored.",
            ),
            P::HighSchoolFees | P::PreschoolWaiver => self.of(
                "向班主任或学校资助老师申请，认定后直接减免，不发现金；已经收了的，请学校退。",
                "Ask the class teacher or the school’s aid office; the fee is then not charged. If you have paid, ask for a refund.",
            ),
            P::Monitoring => self.of(
                "告诉村干部或驻村工作队，也可以自己打 12317 申报。村里入户核实、评议公示，乡镇审核，县里审定；最后由他们决定。",
                "Tell the village cadre or work team, or call 12317 yourself. The village visits and discusses, the township reviews, the county decides.",
            ),
            P::Enrolment => self.of(
                "缴费前问村里或乡镇医保窗口：名单里有没有您；资助一般在缴费时直接减掉。",
                "Before paying, ask the village or the township insurance window whether you are on the list; help is usually taken off when you pay.",
            ),
            P::Medical => self.of(
                "出院时在医院窗口直接结算；留好结算单，对不上时问县医保局。",
                "The hospital settles on discharge. Keep the slip; if it differs, ask the county medical insurance office.",
            ),
            P::SkillsGrant => self.of(
                "带学籍证明（学信网或学校盖章）和户口本，找户籍地的村委会或乡镇申请，每学期一次。",
                "Take proof of enrolment and the household register to the village or township of the home county, each term.",
            ),
            P::CompulsoryWaiver | P::Meals | P::VocationalWaiver => self.of(
                "不用申请，学校直接免或供餐；收了钱的，问学校或县教育局。",
                "No application: the school gives it. If you are charged, ask the school or the county education office.",
            ),
            P::LivingGrant
            | P::PreschoolGrant
            | P::HighSchoolGrant
            | P::HighSchoolLiving
            | P::VocationalGrant
            | P::CollegeGrant
            | P::EntranceAid
            | P::Scholarships
            | P::StudentLoan => self.of(
                "向班主任或学校资助老师申请，学校认定后发到卡上。",
                "Ask the class teacher or the school’s aid office; after recognition it is paid to the card.",
            ),
            P::TemporaryAid => self.of(
                "急难的直接找乡镇政府（街道），先救助、后补手续；也可以请村里代报。带户口本、身份证、票据。",
                "Go to the township at once: in an emergency help comes first, papers after. Take the register, identity card and receipts.",
            ),
            P::Hardship | P::Destitute => self.of(
                "带户口本、身份证，向乡镇政府申请，也可以请村里代办；县民政局确认。不同意结果可以申请复核。",
                "Apply at the township with register and identity card, or through the village; county civil affairs decides. A review can be asked for.",
            ),
            P::DisabilitySubsidy => self.of(
                "带残疾证、户口本、银行卡，向乡镇政府申请，也可以在网上跨省办；按月发到卡上。",
                "Apply at the township with disability card, register and bank card, or online; paid monthly.",
            ),
            P::HouseRepair | P::QuakeProofing => self.of(
                "先向村里申请，请乡镇鉴定房屋；村评议、乡镇审核、县住建局审批，改完验收，钱打到卡上。先别自己拆。",
                "Apply through the village and have the house graded; village, township and county housing office decide; paid after inspection. Do not pull it down first.",
            ),
            P::DrinkingWater => self.of(
                "不达标就告诉村里或水管员，也可以打 12314（水利）或 12317；解决不了的，是返贫风险，可以申请监测。",
                "If it falls short tell the village or the water keeper, or call 12314 or 12317; if unsolved it is a risk that can be monitored.",
            ),
            P::Toilet => self.of("先报村里，按要求建，验收后发。", "Tell the village first, build as required; paid after inspection."),
            P::PublicPost => self.of(
                "向村委会报名；村评议公示，乡镇审核，县人社局备案，签协议上岗。",
                "Put your name down at the village; village and township choose, and an agreement is signed.",
            ),
            P::TravelSubsidy => self.of(
                "带身份证、银行卡、务工证明（合同、工资流水或村里证明），向户籍地村里或乡镇申请，看当地截止日期。",
                "Take identity card, bank card and proof of work to the village or township; mind the closing date.",
            ),
            P::Training => self.of("向村里或乡镇人社所报名；结业后发到卡上。", "Put your name down at the village or labour office; paid after the course."),
            P::Workshop => self.of("奖补由用工单位向县人社局申请；工资该由单位按时发。", "The employer applies to the labour office; wages are due from the employer."),
            P::MicroLoan => self.of(
                "向村里报名评级授信，银行放款；贴息由县里直接贴，或先付后补。逾期的不贴。",
                "Be rated through the village, then the bank lends; the county pays the subsidy. Overdue loans have none.",
            ),
            P::StartupLoan | P::StartupSupport => self.of(
                "找县人社局或工会、妇联等承办单位申请，银行审批。",
                "Apply at the labour office, trade union or women’s federation; the bank decides.",
            ),
            P::FarmGrant | P::Courtyard => self.of(
                "种养前先报村里登记；乡镇验收、公示，县里发到卡上。",
                "Have it written down by the village first; the township inspects, the county pays.",
            ),
        }
    }
}
