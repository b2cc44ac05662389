//! Words of the last door: assistance, housing, water, work, loans and farming.

use super::Language;
use crate::figure::Label;
use crate::finding::Criterion;
use crate::programme::Programme;
use crate::question::Question;

impl Language {
    pub(super) fn everything_programme(self, programme: Programme) -> &'static str {
        use Programme as P;
        match programme {
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
            _ => "",
        }
    }

    pub(super) fn everything_question(self, question: Question) -> &'static str {
        use Question as Q;
        match question {
            Q::RecognisedAs => {
                self.of("民政部门认定过是哪一类？", "What has civil affairs recognised the household as?")
            }
            Q::Emergency => self.of("遇到了哪种难处？", "What kind of need is it?"),
            Q::HardshipMonths => self.of("难处大概要持续几个月？", "For about how many months will it last?"),
            Q::HouseGrade => self.of("房子鉴定是几级？", "How was the house graded?"),
            Q::OnlyHouse => self.of("这是唯一的住房吗？", "Is it the only dwelling?"),
            Q::HousingHelped => {
                self.of("以前领过危房改造、易地搬迁等住房补助吗？", "Was the household helped with housing before?")
            }
            Q::QuakeZone => self.of("当地抗震设防烈度是7度及以上吗？", "Is intensity 7 or more planned for there?"),
            Q::QuakeWeak => self.of("房子没有达到抗震要求吗？", "Does the house fall short of the requirement?"),
            Q::WaterDry => self.of("当地是缺水地区吗？", "Is it a dry area?"),
            Q::WaterLitres => self.of("每人每天有多少水用？", "How much water is there a head and day?"),
            Q::WaterPiped => self.of("自来水进家门吗？", "Is there a tap in the house?"),
            Q::WaterMinutes => self.of("挑水来回要几分钟？", "Minutes to fetch water and back?"),
            Q::WaterDistance => self.of("取水点有多远？", "How far is the water?"),
            Q::WaterHeight => self.of("取水点高差多少？", "How high up or down is the water?"),
            Q::WaterDaysOff => self.of("一年停水、缺水多少天？", "Days a year without enough water?"),
            Q::WaterClean => {
                self.of("水质合格吗（检测合格，或不浑、没异味）？", "Is it clean (tested, or clear and without smell)?")
            }
            Q::ToiletBuilt => {
                self.of("今年新建或改造了卫生户厕吗？", "Was a sanitary toilet built or improved this year?")
            }
            Q::CannotWork => self.of(
                "60岁以上、未满16岁，或者重度残疾，干不了活？",
                "Over 60, under 16 or severely disabled, and unable to work?",
            ),
            Q::NoMeans => self.of("没有收入来源吗？", "Without income?"),
            Q::NoSupporter => {
                self.of("没有子女等能养他的人吗（或者他们也没能力）？", "Nobody able to support the person?")
            }
            Q::InHome => self.of("住在敬老院、福利院吗？", "Living in a home?"),
            Q::CannotDo => self.of(
                "吃饭、穿衣、上下床、上厕所、在屋里走、洗澡，有几样自己做不了？",
                "Eating, dressing, bed, toilet, walking indoors, bathing: how many cannot be done alone?",
            ),
            Q::DisabilityGrade => self.of("残疾证上是几级？", "Which grade does the disability card say?"),
            Q::LastingCare => self.of("需要别人长期照护吗？", "Is lasting care needed?"),
            Q::HardlyLeaves => {
                self.of("能干活，但出不了远门（年纪大、要照顾家里）？", "Able to work but hardly to leave home?")
            }
            Q::WorksWhere => self.of("今年在哪里打工？", "Working where this year?"),
            Q::MonthsAway => self.of("今年在外打工几个月了？", "Months of work away this year?"),
            Q::Organised => self.of("是政府或劳务公司组织去的吗？", "Was the trip organised?"),
            Q::TravelPaid => self.of("前几年领过一次性交通补助吗？", "Was travel aid paid in an earlier year?"),
            Q::TrainingDays => self.of("参加政府组织的技能培训，一共几天？", "Days of public training?"),
            Q::HiredMonths => self.of("在帮扶车间或企业做了几个月？", "Months worked at a workshop or firm?"),
            Q::ForProduction => self.of(
                "贷款是用来种养、做生意的吗（不是盖房、办婚事）？",
                "Is the loan for production (not for building or weddings)?",
            ),
            Q::StartsBusiness => self.of("是自己创业、开店、办合作社吗？", "Is it to start a business?"),
            Q::LoanAmount => self.of("贷多少钱？", "How much is borrowed?"),
            Q::LoanMonths => self.of("贷几个月？", "For how many months?"),
            Q::LoanSince => self.of("哪天签的合同？（没签不用填）", "Day of the contract? (leave open if none)"),
            Q::LoanRate => self.of("合同年利率是多少？", "Yearly rate in the contract?"),
            Q::Pigs => self.of("养猪（出栏或存栏，按当地要求）", "Pigs"),
            Q::Sheep => self.of("养羊", "Sheep"),
            Q::Cattle => self.of("养牛", "Cattle"),
            Q::Hives => self.of("养蜂", "Bee hives"),
            Q::Poultry => self.of("养鸡鸭鹅、兔", "Poultry and rabbits"),
            Q::TreesMu => self.of("新种油茶、药材、花卉苗木", "New oil tea, herbs, flowers"),
            Q::VegetablesMu => self.of("大棚菜、花生、茶叶等", "Vegetables, peanuts, tea"),
            Q::MushroomBags => self.of("香菇、木耳", "Mushrooms"),
            Q::FishMu => self.of("新养鱼虾", "New fish or shrimp ponds"),
            Q::Courtyard => self.of(
                "在房前屋后种养、做手工或小吃来卖吗？",
                "Is something grown, kept or made around the house for sale?",
            ),
            _ => "",
        }
    }

    /// What helps to answer it.
    pub(super) fn everything_hint(self, question: Question) -> Option<&'static str> {
        use Question as Q;
        Some(match question {
            Q::HouseGrade => self.of(
                "村里、乡镇请人鉴定过，分A、B、C、D四级；没鉴定过可以申请。",
                "The township has it graded A to D; ask for it if it has not been.",
            ),
            Q::WaterDry => self.of("村里、水利站知道。", "Village or water office know."),
            Q::LoanRate => self.of(
                "写百分数，如 3.45。不知道就按最高的算。",
                "In percent, as 3.45. Left open, up to the highest is tried.",
            ),
            Q::Pigs => self.of(
                "单价每县每年不同：没查到的地方，把村里发的奖补单填进“知道当地标准”。",
                "Each county has its own table: where none was found, enter the one from your village.",
            ),
            Q::RecognisedAs => self.of("看低保证、特困证或认定书。", "See the certificate or letter."),
            _ => return None,
        })
    }

    pub(super) fn everything_option(self, key: &str) -> &'static str {
        match key {
            "hardship_spending" => self.of("刚性支出困难家庭", "Hardship through unavoidable spending"),
            "emergency_light" => self.of("急事，花得不多（火灾、车祸、急病等）", "An emergency, lighter"),
            "emergency_heavy" => self.of("急事，很重，日子过不下去", "An emergency, heavy"),
            "emergency_spending" => self.of("看病、上学等花费太大", "Spending on illness, school and the like"),
            "grade_a_b" => self.of("A级或B级（安全）", "A or B (safe)"),
            "grade_c" => self.of("C级（局部危险）", "C (dangerous in parts)"),
            "grade_d" => self.of("D级（整栋危险）", "D (dangerous as a whole)"),
            "no_house" => self.of("没有房", "No house"),
            "disabled_grade_three_four" => self.of("三级、四级", "Grade three or four"),
            "outside_province" => self.of("外省", "Another province"),
            "other_county" => self.of("本省别的县", "Another county of the province"),
            "home_county" => self.of("本县", "The home county"),
            "no_work" => self.of("没有打工", "Not working"),
            "repair" => self.of("维修（C级）", "Repair (C)"),
            "rebuild_first" => self.of("新建（D级、无房），一类", "Rebuilding (D, none), first class"),
            "rebuild_second" => self.of("新建（D级、无房），二类", "Rebuilding (D, none), second class"),
            "basic_wet" => self.of("丰水地区，基本达标", "Wet area, basic"),
            "basic_dry" => self.of("缺水地区，基本达标", "Dry area, basic"),
            "full_wet" => self.of("丰水地区，达标", "Wet area, full"),
            "full_dry" => self.of("缺水地区，达标", "Dry area, full"),
            "basic" => self.of("基本达标", "Basic"),
            "full" => self.of("达标", "Full"),
            "yearly" => self.of("每年一次", "yearly"),
            "once" => self.of("只补一次", "once"),
            "organised_only" => self.of("有组织输出才补", "only if organised"),
            "any" => self.of("自己去的也补", "organised or not"),
            "living_cost" => self.of("生活费", "Living"),
            "travel_cost" => self.of("交通费", "Travel"),
            "half_year" => self.of("满半年", "Half a year"),
            "one_year" => self.of("满一年", "A year"),
            "one_year_rate" => self.of("一年期", "One year"),
            "five_year_rate" => self.of("五年期以上", "Over five years"),
            "ex_poor_and_monitored" => self.of("脱贫户、监测对象", "ex-poor and monitored households"),
            "rural_in_need" => self.of("农村有帮扶需求的人", "rural people in need of help"),
            "pig" => self.of("猪（头）", "Pig"),
            "sheep" => self.of("羊（只）", "Sheep"),
            "cattle" => self.of("牛（头）", "Cattle"),
            "hive" => self.of("蜂（箱）", "Bee hive"),
            "poultry" => self.of("鸡鸭鹅、兔（只）", "Poultry, rabbits"),
            "trees" => self.of("油茶、药材、花卉（亩）", "Oil tea, herbs, flowers (mu)"),
            "vegetables" => self.of("大棚菜、花生、茶叶等（亩）", "Vegetables, peanuts, tea (mu)"),
            "mushrooms" => self.of("香菇、木耳（百袋）", "Mushrooms (100 bags)"),
            "fish" => self.of("鱼虾（亩）", "Fish or shrimp (mu)"),
            _ => self.of("其他", "Other"),
        }
    }

    pub(super) fn everything_criterion(self, criterion: Criterion) -> &'static str {
        use Criterion as C;
        match criterion {
            C::ExPoorOrMonitored => self.of("脱贫户或监测对象", "Ex-poor or monitored"),
            C::CannotWork => self.of("没有劳动能力", "Unable to work"),
            C::NoMeans => self.of("没有生活来源", "Without means"),
            C::NoSupporter => self.of("没有能供养的人", "Nobody able to support"),
            C::FullCare => self.of("不能自理（全护理）", "Unable to care for oneself (full care)"),
            C::DisabilityCard => self.of("有残疾证", "Holds a disability card"),
            C::NotDestitute => self.of("不是特困人员（特困的不另领）", "Not destitute (who is has neither)"),
            C::HardshipHousehold => self.of("低保等困难家庭（生活补贴）", "Household in hardship (living subsidy)"),
            C::SevereAndCare => {
                self.of("一、二级残疾，需要长期照护（护理补贴）", "Grade one or two in need of care (care subsidy)")
            }
            C::InNoOtherGroup => self.of("不是低保、特困、低保边缘", "In none of the other groups"),
            C::IncomeBelowLocal => {
                self.of("人均收入低于当地居民人均可支配收入", "Income per head is below that of local residents")
            }
            C::SpendingOverShare => {
                self.of("不得不花的钱超过收入的规定比例", "Unavoidable spending exceeds the share of income")
            }
            C::SpecialAidOpens => self.of("自付超过特别救助的线", "Own payments open special aid"),
            C::UnsafeHouse => self.of("住房是C级、D级，或者没有房", "The house is graded C or D, or there is none"),
            C::OnlyHouse => self.of("唯一的住房", "It is the only dwelling"),
            C::SixGroups => self.of("属于六类对象", "In one of the six groups"),
            C::QuakeZone => self.of("在7度及以上地区", "Intensity 7 or more is planned for"),
            C::QuakeWeak => self.of("房子没有达到抗震要求", "The house falls short"),
            C::WaterEnough => self.of("水量够", "Enough water"),
            C::WaterNear => self.of("取水方便", "The water is near"),
            C::WaterSteady => self.of("不常停水", "The supply is steady"),
            C::WaterClean => self.of("水质合格", "The water is clean"),
            C::ToiletBuilt => self.of("新建或改造了卫生户厕", "A toilet was built or improved"),
            C::HardlyLeaves => self.of("能干活，但难外出打工", "Able to work, hardly able to leave"),
            C::WorksAway => self.of("在县外打工", "Works away from the county"),
            C::LongEnoughAway => self.of("打工满规定月数", "Worked away for long enough"),
            C::Organised => self.of("有组织去的", "The trip was organised"),
            C::NotPaidBefore => self.of("以前没有领过", "Not paid before"),
            C::TookTraining => self.of("参加了培训", "Took part in training"),
            C::HiredLongEnough => self.of("做满规定月数", "Worked for long enough"),
            C::ForProduction => self.of("用来生产经营", "For production"),
            C::WithinTerm => self.of("期限在规定以内", "Within the longest term"),
            C::StartsBusiness => self.of("创业", "Starts a business"),
            C::LoanHere => self.of("本省有这种贷款", "The province has this loan"),
            C::Inspected => self.of("验收合格后发", "Paid after inspection"),
            C::HasCourtyard => self.of("在房前屋后搞种养加工", "Grows, keeps or makes something at home"),
            _ => "",
        }
    }

    pub(super) fn everything_label(self, label: Label) -> &'static str {
        match label {
            Label::LocalIncomeForHousehold => self.of("当地人均可支配收入 × 人数", "Local income per head × members"),
            Label::SpendingLimit => self.of("收入 × 规定比例", "Income × share"),
            Label::SpecialLimit => self.of("特别救助的线", "Limit of special aid"),
            Label::TemporaryAid => self.of("临时救助金", "Temporary aid"),
            Label::DestituteLiving => self.of("基本生活费", "Living"),
            Label::DestituteCare => self.of("照料护理费", "Care"),
            Label::DisabilityLiving => self.of("困难残疾人生活补贴", "Living subsidy"),
            Label::DisabilityCare => self.of("重度残疾人护理补贴", "Care subsidy"),
            Label::HouseRepair => self.of("危房改造补助", "Aid for the house"),
            Label::QuakeProofing => self.of("抗震改造补助", "Aid for the house"),
            Label::Toilet => self.of("户厕奖补", "Grant"),
            Label::PublicPost => self.of("岗位补贴", "Pay"),
            Label::TravelSubsidy => self.of("交通补助", "Travel aid"),
            Label::TrainingLiving => self.of("培训生活费", "Living during the course"),
            Label::TrainingTravel => self.of("培训交通费", "Travel to the course"),
            Label::TrainingPerHead => self.of("培训补贴", "Training aid"),
            Label::EmployerGrant => {
                self.of("给用工单位的奖补（工人拿工资）", "Grant to the employer (the worker gets wages)")
            }
            Label::OnTheJob => self.of("以工代训补贴（给用工单位）", "Training at work (to the employer)"),
            Label::LoanCeiling => self.of("最多可贷", "Ceiling of the loan"),
            Label::LoanSubsidised => self.of("贴息的贷款", "Loan that is subsidised"),
            Label::LoanInterest => self.of("这部分的利息", "Interest of that part"),
            Label::LoanSubsidy => self.of("政府贴息（整个贷款期）", "Subsidy of the interest (whole term)"),
            Label::LoanOwnInterest => self.of("自己付的利息", "Interest you pay"),
            Label::FarmItems => self.of("各项合计", "All items"),
            Label::FarmGrant => self.of("种养奖补", "Grant"),
            Label::Courtyard => self.of("庭院经济奖补", "Grant"),
            _ => "",
        }
    }

    pub(super) fn everything_step(self, programme: Programme) -> &'static str {
        use Programme as P;
        match programme {
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
            _ => "",
        }
    }

    /// What a number is counted in, beside its field.
    pub fn counted_in(self, question: Question) -> &'static str {
        use Question as Q;
        match question {
            Q::Members => self.of("人", "people"),
            Q::HardshipMonths | Q::MonthsAway | Q::HiredMonths | Q::LoanMonths => self.of("个月", "months"),
            Q::WaterLitres => self.of("升", "litres"),
            Q::WaterMinutes => self.of("分钟", "minutes"),
            Q::WaterDistance | Q::WaterHeight => self.of("米", "metres"),
            Q::WaterDaysOff | Q::TrainingDays => self.of("天", "days"),
            Q::CannotDo => self.of("样", "of six"),
            Q::Pigs | Q::Cattle => self.of("头", "head"),
            Q::Sheep | Q::Poultry => self.of("只", "head"),
            Q::Hives => self.of("箱", "hives"),
            Q::MushroomBags => self.of("百袋", "× 100 bags"),
            Q::TreesMu | Q::VegetablesMu | Q::FishMu => self.of("亩", "mu"),
            Q::LoanRate => "%",
            _ => "",
        }
    }
}
