//! The conditions.

use super::Language;
use crate::engine::finding::Criterion;

impl Language {
    /// A condition.
    pub fn criterion(self, criterion: Criterion) -> &'static str {
        use Criterion as C;
        match criterion {
            C::RuralHousehold => self.of("农村户籍家庭", "Rural household"),
            C::IncomeBelowLine => self.of("全家年纯收入低于监测范围", "Net income is below the monitoring line"),
            C::RiskPresent => self.of("有返贫致贫风险", "There is a risk of falling into poverty"),
            C::ShockSuffered => self.of("近一年有突发变故", "There was a sudden event in the past year"),
            C::CannotCope => self.of("靠自己家应付不过去", "The household cannot cope by itself"),
            C::BelowLineAfterSpending => {
                self.of("扣掉不得不花的钱后低于监测范围", "Below the line after unavoidable spending")
            }
            C::MonitoredNow => self.of("已经列入监测", "Monitored now"),
            C::SomeoneCanWork => self.of("家里有人有劳动能力", "Someone in the household can work"),
            C::LongEnough => self.of("监测满规定时间", "Monitored for the time required"),
            C::MeasureDelivered => self.of("帮扶措施已经落实", "A measure was delivered"),
            C::IncomeAboveLine => self.of("全家年纯收入超过当年监测范围", "Net income is above this year’s line"),
            C::SpendingSettled => self.of("大额开支已经解决", "Large spending is settled"),
            C::RiskGone => self.of("原来的风险已经消除", "The old risk is gone"),
            C::NoOtherRisk => self.of("没有新的风险", "There is no new risk"),
            C::IncomeBelowStandard => {
                self.of("全家年收入（低保口径）低于低保标准", "Counted income is below the standard")
            }
            C::IncomeNotBelowStandard => self.of("收入不低于低保标准", "Counted income is not below the standard"),
            C::IncomeBelowMargin => self.of("收入低于低保边缘上限", "Counted income is below the margin’s limit"),
            C::AssetsWithin => self.of("财产在当地规定以内", "Assets are within the local rule"),
            C::PremiumAidForCategory => self.of("属于资助参保的人员类别", "Belongs to a group that is helped"),
            C::SelfPayOverTrigger => self.of(
                "住院自付超过预警线（村里会上门看，不等于认定）",
                "Hospital cost exceeds the alert (a visit follows; it is not recognition)",
            ),
            C::LeftAboveSeriousDeductible => {
                self.of("剩余费用超过大病保险起付线", "What is left exceeds the serious-illness deductible")
            }
            C::SeriousTilt => self.of(
                "大病保险有倾斜（特困、低保、返贫致贫）",
                "Better serious-illness terms (destitute, minimum living, returned to poverty)",
            ),
            C::AidForCategory => self.of("属于医疗救助直接救助的对象", "In a group that medical aid covers directly"),
            C::TiltApplied => self.of("申请了倾斜救助，且符合条件", "Extra aid was applied for and may be had"),
            C::SlipBasicAgrees => self.of("结算单：基本医保与规则一致", "Slip: basic insurance is as the rules give"),
            C::SlipSeriousAgrees => {
                self.of("结算单：大病保险与规则一致", "Slip: serious-illness insurance is as the rules give")
            }
            C::SlipAidAgrees => self.of("结算单：医疗救助与规则一致", "Slip: medical aid is as the rules give"),
            C::SlipTiltAgrees => self.of("结算单：倾斜救助与规则一致", "Slip: extra aid is as the rules give"),
            C::CostAboveDeductible => self.of("费用超过起付标准", "The cost exceeds the deductible"),
            C::ExPoorHousehold => self.of("脱贫户或监测对象的孩子", "Child of an ex-poor or monitored household"),
            C::VocationalStage => self.of("就读中等或高等职业教育", "In secondary or higher vocational education"),
            C::CompulsoryStage => self.of("就读小学或初中", "In primary or junior middle school"),
            C::KindergartenStage => self.of("上幼儿园", "At kindergarten"),
            C::HighStage => self.of("就读普通高中", "In ordinary high school"),
            C::SecondaryVocationalStage => self.of("就读中专、技校、职高", "In secondary vocational school"),
            C::CollegeStage => self.of("就读大专、本科、研究生", "In college or university"),
            C::ScholarshipStage => {
                self.of("就读中职、大专、本科、研究生", "In vocational school, college or university")
            }
            C::NewStudent => self.of("大学一年级新生", "A new student"),
            C::ExPoor => self.of("脱贫户的孩子", "Of an ex-poor household"),
            C::LivingGrantHere => self.of("学校所在省有这项补助", "The province has this grant"),
            C::LastYear => self.of("读大班", "In the last year"),
            C::WaiverBegun => self.of("免保教费的政策已经开始", "The waiver has begun"),
            C::MealsSchool => self.of("营养餐试点学校", "A school of the meals programme"),
            C::FourGroups => self.of(
                "脱贫户、农村低保、农村特困、困难残疾学生",
                "Ex-poor, rural minimum living, rural destitute, or disabled in hardship",
            ),
            C::FarmingSubject => self.of("涉农专业", "Farming subject"),
            C::YearCovered => self.of("年级在资助范围内", "The year of study is covered"),
            C::ListedByTerm => self.of("这个学期已经列入监测", "Listed for monitoring by this term"),
            C::Boards => self.of("在校住宿", "Boards at school"),
            C::RecognisedHardship => self.of("家庭经济困难学生", "Hardship is recognised"),
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
        }
    }
}
