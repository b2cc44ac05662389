//! The lines of the working and the amounts.

use super::Language;
use crate::engine::figure::Label;

impl Language {
    /// A line of the worksheet.
    pub fn label(self, label: Label) -> &'static str {
        match label {
            Label::NetIncome => self.of("全家年纯收入", "Net income of the household"),
            Label::GrossIncome => self.of("四项收入合计", "The four incomes together"),
            Label::LineForHousehold => self.of("监测范围 × 人数", "Line × members"),
            Label::AfterRigidSpending => self.of("扣掉不得不花的钱后", "After unavoidable spending"),
            Label::CountedIncome => self.of("低保口径的年收入", "Income as the allowance counts it"),
            Label::StandardForHousehold => self.of("低保标准 × 人数", "Standard × members"),
            Label::MarginForHousehold => self.of("低保边缘上限", "Limit of the margin"),
            Label::Allowance => self.of("全家低保金", "Allowance for the household"),
            Label::AllowancePerHead => self.of("每人低保金（按评定的档）", "Allowance per head (by the tier judged)"),
            Label::Premium => self.of("个人缴费标准", "Premium"),
            Label::PremiumAid => self.of("资助", "Help with the premium"),
            Label::PremiumOwn => self.of("自己缴", "You pay"),
            Label::AboveDeductible => self.of("起付标准以上部分", "Above the deductible"),
            Label::AtRate => self.of("按比例支付", "At the rate"),
            Label::BasicPaid => self.of("基本医保支付", "Basic insurance pays"),
            Label::LeftAfterBasic => self.of("政策范围内剩余", "Left within scope"),
            Label::InScope => self.of("政策范围内费用", "Within scope"),
            Label::OutOfScope => self.of("政策范围外费用", "Outside the scope"),
            Label::SeriousDeductible => self.of("本人的大病起付线", "Serious-illness deductible of this person"),
            Label::SeriousRate => self.of("本人的大病支付比例", "Serious-illness rate of this person"),
            Label::SeriousPaid => self.of("大病保险支付", "Serious-illness insurance pays"),
            Label::LeftAfterSerious => self.of("大病保险之后剩余", "Left after serious-illness insurance"),
            Label::AidPaid => self.of("医疗救助支付", "Medical aid pays"),
            Label::YearSoFar => self.of("年内累计", "In the year so far"),
            Label::Visit => self.of("第几张单子", "Bill"),
            Label::SelfPay => {
                self.of("住院在两项保险之后、救助之前的自付", "Hospital cost after the two insurances, before aid")
            }
            Label::TiltPaid => self.of("倾斜救助支付", "Extra aid pays"),
            Label::SupplementaryPaid => self.of("惠民保支付", "Supplementary insurance pays"),
            Label::OwnInScope => self.of("能报的费用里自己付", "You pay within scope"),
            Label::OwnCost => self.of("自己一共要付", "You pay in all"),
            Label::InScopeShare => self.of("政策范围内报销比例", "Paid of the cost within scope"),
            Label::AllCostShare => self.of("实际报销比例", "Paid of the whole bill"),
            Label::SkillsGrant => self.of("雨露计划补助", "Yulu grant"),
            Label::LivingGrant => self.of("生活补助", "Living grant"),
            Label::CompulsoryWaiver => self.of("学杂费、教科书费", "Fees and textbooks"),
            Label::Meals => self.of("营养餐", "Meals"),
            Label::PreschoolWaiver => self.of("保教费", "Kindergarten fee"),
            Label::HighSchoolFees => self.of("学杂费", "School fees"),
            Label::VocationalWaiver => self.of("学费", "Tuition"),
            Label::HighSchoolLiving => self.of("生活费补助", "Living grant"),
            Label::EntranceAid => self.of("入学资助", "Aid for new students"),
            Label::EntranceGovernment => self.of("省里的入学资助金", "Aid of the province"),
            Label::NationalScholarship => self.of("国家奖学金", "National scholarship"),
            Label::InspirationScholarship => self.of(
                "国家励志奖学金（与国家奖学金只能得一样）",
                "Inspiration scholarship (not together with the national one)",
            ),
            Label::LoanLimit => self.of("每年最多可借", "At most, each year"),
            Label::PreschoolGrant | Label::HighSchoolGrant | Label::VocationalGrant | Label::CollegeGrant => {
                self.of("助学金", "Grant")
            }
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
        }
    }
}
