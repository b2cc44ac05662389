//! The questions and what helps to answer them.

use super::Language;
use crate::engine::question::Question;

impl Language {
    /// The question.
    pub fn question(self, question: Question) -> &'static str {
        use Question as Q;
        match question {
            Q::Rural => self.of("是农村户口的家庭吗？", "Is the household registered as rural?"),
            Q::Members => self.of("家里几口人？", "How many people live in the household?"),
            Q::ExPoor => {
                self.of("是脱贫户（原建档立卡户）吗？", "Is it an ex-poor household (formerly registered poor)?")
            }
            Q::Monitored => self.of("现在已经是监测对象吗？", "Is it being monitored now?"),
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

    /// What a number is counted in, beside its field; nothing where the question says so.
    pub fn counted_in(self, question: Question) -> Option<&'static str> {
        use Question as Q;
        Some(match question {
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
            _ => return None,
        })
    }
}
