//! Which column of a ledger holds what: by the words that people write above it.

use crate::base::keyed::Keyed;
use crate::engine::question::Question;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing that is looked at; it passes through.
    Ignored,
    /// 户编号: rows that follow each other with the same one are one household.
    Household,
    /// 姓名: passes through, and tells persons of a household apart.
    Name,
    /// 身份证号: the same.
    IdNumber,
    /// 年人均纯收入: times the members it is the household's income.
    PerHead,
    /// 个人现金支付: what the person paid in the end, for the audit of the slip.
    OwnPaid,
    /// The place.
    Place,
    /// The day of assessment.
    Day,
    /// The answer to a question.
    Field(Question),
}

/// Those that are no question, with their keys.
const OTHERS: [(Target, &str); 8] = [
    (Target::Ignored, "ignored"),
    (Target::Household, "household_id"),
    (Target::Name, "name"),
    (Target::IdNumber, "id_number"),
    (Target::PerHead, "per_head_income"),
    (Target::OwnPaid, "own_paid"),
    (Target::Place, "place"),
    (Target::Day, "assessed_on"),
];

impl Target {
    /// Everything that a column may hold.
    pub fn all() -> impl Iterator<Item = Target> {
        let others = OTHERS.into_iter().map(|(target, _)| target);
        others.chain(Question::ALL.iter().copied().map(Target::Field))
    }

    /// Its key, for the page and for what is remembered.
    pub fn key(self) -> &'static str {
        match self {
            Target::Field(question) => question.key(),
            other => OTHERS.into_iter().find(|(target, _)| *target == other).map_or("", |(_, key)| key),
        }
    }

    /// From its key.
    pub fn parse(key: &str) -> Option<Target> {
        let other = OTHERS.into_iter().find(|(_, known)| *known == key).map(|(target, _)| target);
        other.or_else(|| Question::parse(key).map(Target::Field))
    }
}

use Question as Q;
use Target::Field;

/// What people write above their columns. The first is the word of our templates.
const ALIASES: &[(Target, &[&str])] = &[
    (Target::Household, &["户编号", "户号", "家庭编号", "户编码", "户id", "household id", "household_id"]),
    (Target::Name, &["户主", "姓名", "户主姓名", "患者姓名", "学生姓名", "人员姓名", "name"]),
    (
        Target::IdNumber,
        &["身份证号", "身份证号码", "证件号码", "公民身份号码", "户主证件号码", "id number", "id_number"],
    ),
    (Target::PerHead, &["年人均纯收入", "人均纯收入", "家庭人均纯收入", "人均年纯收入", "人均收入", "per_head_income"]),
    (Target::OwnPaid, &["个人现金支付", "个人支付", "现金支付", "个人自付金额", "own_paid"]),
    (Target::Place, &["地区代码", "行政区划代码", "地区", "县区", "place"]),
    (Target::Day, &["测算日期", "政策日期", "assessed_on"]),
    (Field(Q::Members), &["家庭人口", "家庭人口数", "人口数", "家庭人数", "人口", "共同生活人口", "members"]),
    (Field(Q::NetIncome), &["家庭年纯收入", "年纯收入", "家庭纯收入", "全家年纯收入", "纯收入", "net_income"]),
    (Field(Q::Rural), &["农村户籍", "是否农村户籍", "户籍类别", "户籍类型", "户口性质", "rural"]),
    (Field(Q::ExPoor), &["脱贫户", "是否脱贫户", "是否建档立卡", "建档立卡户", "ex_poor"]),
    (Field(Q::Monitored), &["监测对象", "是否监测对象", "是否监测户", "监测户", "monitored"]),
    (Field(Q::Wages), &["工资性收入", "wages"]),
    (Field(Q::Business), &["生产经营性收入", "经营性收入", "business"]),
    (Field(Q::Property), &["财产性收入", "property"]),
    (Field(Q::Transfers), &["转移性收入", "transfers"]),
    (Field(Q::BusinessCosts), &["生产经营性支出", "经营性支出", "business_costs"]),
    (Field(Q::RiskHousing), &["住房风险", "住房不安全", "住房安全风险"]),
    (Field(Q::RiskWater), &["饮水风险", "饮水不安全", "饮水安全风险"]),
    (Field(Q::RiskIllness), &["因病风险", "大病慢病", "因病", "医疗负担"]),
    (Field(Q::RiskSchooling), &["因学风险", "因学", "上学负担"]),
    (Field(Q::RiskWorker), &["缺劳力", "劳动力丧失", "主要劳动力丧失"]),
    (Field(Q::RiskWork), &["产业就业风险", "就业不稳", "产业失败"]),
    (Field(Q::Shock), &["突发变故", "突发事件", "是否突发困难"]),
    (Field(Q::CanCope), &["能否自主应对", "能自己应对", "自我应对能力"]),
    (Field(Q::RigidSpending), &["刚性支出", "家庭刚性支出", "合规刚性支出"]),
    (Field(Q::SelfPay), &["合规自付", "住院自付", "个人自付医疗费"]),
    (Field(Q::AssetsWithin), &["财产符合规定", "财产在规定以内"]),
    (Field(Q::RecognisedAs), &["民政认定", "民政对象类别", "低收入类别"]),
    (Field(Q::Category), &["救助身份", "人员类别", "人员身份", "身份类别", "医保身份", "救助对象类别", "参保类别"]),
    (Field(Q::CoverageYear), &["参保年度", "保障年度"]),
    (Field(Q::HospitalLevel), &["医院级别", "医疗机构级别", "医院等级"]),
    (Field(Q::Discharge), &["出院日期", "结算日期", "出院时间", "就诊日期"]),
    (Field(Q::VisitKind), &["就诊类别", "医疗类别", "就医类型"]),
    (Field(Q::Where), &["就医地", "就医地点", "是否异地"]),
    (Field(Q::Referred), &["是否转诊", "转诊"]),
    (Field(Q::Admission), &["第几次住院", "住院次数"]),
    (Field(Q::Total), &["费用总额", "医疗费总额", "总费用", "医疗总费用", "住院总费用"]),
    (Field(Q::FullOwn), &["全自费", "全自费金额", "自费金额"]),
    (Field(Q::OverLimit), &["超限价自费", "超限价", "超限额"]),
    (Field(Q::PreSelf), &["先行自付", "先行自付金额", "乙类自付"]),
    (
        Field(Q::InScope),
        &["符合医保报销金额", "政策范围内费用", "符合政策范围金额", "合规费用", "政策内费用", "可报销费用"],
    ),
    (
        Field(Q::SlipBasic),
        &["基本医疗保险报销金额", "基本医保报销金额", "基本医保报销", "基本医保支付", "统筹支付", "医保报销"],
    ),
    (Field(Q::SlipSerious), &["大病报销金额", "大病保险报销", "大病保险支付", "大病保险"]),
    (Field(Q::SlipAid), &["医疗救助", "医疗救助支付", "医疗救助金额"]),
    (Field(Q::SlipTilt), &["倾斜救助", "倾斜救助支付", "再救助"]),
    (Field(Q::OtherAid), &["其他救助", "临时救助和商业保险"]),
    (Field(Q::Stage), &["学段", "就读学段", "就读学校类型", "教育阶段", "在读阶段"]),
    (Field(Q::Term), &["学期", "资助学期"]),
    (Field(Q::Boarding), &["是否寄宿", "寄宿", "寄宿生", "是否住校"]),
    (Field(Q::Group), &["学生类别", "困难学生类别"]),
    (Field(Q::Hardship), &["家庭经济困难", "是否困难学生", "是否认定困难"]),
    (Field(Q::SchoolMeals), &["营养餐", "营养改善计划"]),
    (Field(Q::SchoolInProvince), &["学校在本省", "是否省内就读"]),
    (Field(Q::StudyYear), &["年级", "就读年级"]),
    (Field(Q::LastYear), &["大班", "是否大班"]),
    (Field(Q::HouseGrade), &["住房等级", "房屋鉴定等级", "危房等级"]),
    (Field(Q::DisabilityGrade), &["残疾等级", "残疾级别"]),
    (Field(Q::WorksWhere), &["务工地", "务工地点", "务工地区"]),
    (Field(Q::MonthsAway), &["务工月数", "务工时间", "外出务工月数"]),
];

/// What is written above the column, without spaces, brackets and what stands in them.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_u32;
    for letter in text.chars() {
        match letter {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 || letter.is_whitespace() || ['*', '：', ':', '?', '？', '\u{feff}'].contains(&letter) => {
            }
            letter => out.extend(letter.to_lowercase()),
        }
    }
    out
}

/// What one heading means; none where no alias is it.
pub fn meaning(heading: &str) -> Option<Target> {
    let heading = plain(heading);
    if heading.is_empty() {
        return None;
    }
    let listed = ALIASES.iter().find(|(_, words)| words.iter().any(|word| plain(word) == heading));
    listed.map(|(target, _)| *target).or_else(|| Target::parse(&heading).filter(|target| *target != Target::Ignored))
}

/// The word of our own templates for a column.
pub fn word(target: Target) -> Option<&'static str> {
    ALIASES.iter().find(|(known, _)| *known == target).and_then(|(_, words)| words.first().copied())
}

/// How many of the first rows may stand above the headings: a title, a unit, a date.
pub const MOST_ABOVE: usize = 20;

/// The row of the headings: the one of the first rows with most known words.
pub fn heading<R: AsRef<[String]>>(rows: &[R]) -> Option<usize> {
    let known = |row: &R| row.as_ref().iter().filter(|cell| meaning(cell).is_some()).count();
    let counts = rows.iter().take(MOST_ABOVE).map(known).enumerate();
    // Of two alike the first.
    let best = counts.filter(|(_, count)| *count > 0).max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
    best.map(|(at, _)| at)
}

/// What each column holds, as far as its heading tells; each meaning once, the first
/// column has it.
pub fn guess(headings: &[String]) -> Vec<Target> {
    let mut taken: Vec<Target> = Vec::new();
    let guess = |heading: &String| match meaning(heading) {
        Some(target) if !taken.contains(&target) => {
            taken.push(target);
            target
        }
        _ => Target::Ignored,
    };
    headings.iter().map(guess).collect()
}
