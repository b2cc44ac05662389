//! What stands in a cell, in the words that the form takes. Amounts and numbers are
//! left to the form, which says what is wrong with them.

use crate::base::calendar::Date;
use crate::base::money::half_width;
use crate::base::region::Code;
use crate::engine::question::{Kind, Question};
use crate::form::UNKNOWN;

const YES: &[&str] =
    &["是", "有", "对", "√", "✓", "y", "yes", "1", "true", "农村", "农业", "农业户口", "能", "属于", "寄宿", "住校"];
const NO: &[&str] = &[
    "否",
    "不是",
    "无",
    "没有",
    "×",
    "✗",
    "n",
    "no",
    "0",
    "false",
    "城镇",
    "非农业",
    "居民",
    "不能",
    "不属于",
    "走读",
];
const NOT_KNOWN: &[&str] = &["不清楚", "未知", "不详", "不知道", "not sure", UNKNOWN];

/// An option by its key, and the words for it.
type Words = (&'static str, &'static [&'static str]);

/// The words for the options of the choices, by question.
const OPTIONS: &[(Question, &[Words])] = &[
    (Question::Category, CATEGORIES),
    (Question::CategoryThen, CATEGORIES),
    (Question::AlsoCategory, CATEGORIES),
    (
        Question::RecognisedAs,
        &[
            ("destitute", &["特困", "特困人员", "五保"]),
            ("minimum_living", &["低保", "低保户", "低保对象"]),
            ("minimum_living_margin", &["低保边缘", "低保边缘家庭", "低边"]),
            ("hardship_spending", &["刚性支出困难", "刚性支出困难家庭"]),
            ("none", &["无", "都不是", "否", "没有"]),
        ],
    ),
    (
        Question::HospitalLevel,
        &[
            ("level_one", &["一级", "一级及以下", "乡镇卫生院", "卫生院", "1", "一"]),
            ("level_two", &["二级", "县级", "县医院", "2", "二"]),
            ("level_three", &["三级", "市级", "省级", "3", "三"]),
        ],
    ),
    (
        Question::VisitKind,
        &[
            ("inpatient", &["住院", "普通住院"]),
            ("chronic_outpatient", &["门诊", "门诊慢特病", "慢特病", "慢性病", "特殊病", "门慢"]),
        ],
    ),
    (
        Question::Where,
        &[
            ("within", &["本地", "本市", "市内", "统筹区内", "否"]),
            ("province", &["省内", "省内异地"]),
            ("outside", &["省外", "跨省", "跨省异地"]),
        ],
    ),
    (
        Question::Stage,
        &[
            ("kindergarten", &["学前", "幼儿园", "学前教育"]),
            ("primary", &["小学"]),
            ("junior", &["初中", "初级中学"]),
            ("high", &["高中", "普通高中", "普高"]),
            ("secondary_vocational", &["中职", "中专", "技校", "技工学校", "中等职业学校", "中等职业教育"]),
            ("vocational_high", &["职高", "职业高中"]),
            ("higher_vocational", &["高职", "大专", "专科", "高职高专", "高等职业教育", "技师学院"]),
            ("undergraduate", &["本科", "大学", "大学本科"]),
            ("master", &["硕士", "硕士研究生", "研究生"]),
            ("doctor", &["博士", "博士研究生"]),
        ],
    ),
    (
        Question::Group,
        &[
            ("rural_minimum_living", &["农村低保", "低保", "低保家庭"]),
            ("rural_destitute", &["农村特困", "特困", "特困供养"]),
            ("disabled", &["残疾", "残疾学生"]),
            ("orphan", &["孤儿"]),
            ("none", &["无", "都不是", "否", "没有"]),
        ],
    ),
    (
        Question::HouseGrade,
        &[
            ("grade_a_b", &["a", "b", "a级", "b级", "安全"]),
            ("grade_c", &["c", "c级"]),
            ("grade_d", &["d", "d级"]),
            ("no_house", &["无房", "无房户"]),
        ],
    ),
    (
        Question::DisabilityGrade,
        &[
            ("disabled_grade_one", &["一级", "1", "一"]),
            ("disabled_grade_two", &["二级", "2", "二"]),
            ("disabled_grade_three_four", &["三级", "四级", "3", "4", "三", "四"]),
            ("none", &["无", "否", "没有"]),
        ],
    ),
    (
        Question::WorksWhere,
        &[
            ("outside_province", &["省外", "跨省", "外省"]),
            ("other_county", &["省内", "省内县外", "县外"]),
            ("home_county", &["县内", "本县", "本地"]),
            ("no_work", &["无", "未务工", "没有"]),
        ],
    ),
];

const CATEGORIES: &[Words] = &[
    ("ordinary", &["普通", "一般", "普通居民", "一般居民", "一般农户", "普通群众", "无"]),
    ("destitute", &["特困", "特困人员", "特困供养", "特困供养人员", "五保", "五保户"]),
    ("minimum_living", &["低保", "低保户", "低保对象", "农村低保", "城乡低保"]),
    ("returned_to_poverty", &["返贫致贫", "返贫致贫人口", "返贫人口"]),
    (
        "monitored",
        &[
            "监测对象",
            "监测户",
            "易返贫致贫",
            "易返贫致贫人口",
            "脱贫不稳定户",
            "边缘易致贫户",
            "突发严重困难户",
            "三类人员",
        ],
    ),
    ("minimum_living_margin", &["低保边缘", "低保边缘家庭", "低保边缘家庭成员", "低边"]),
    (
        "stable_ex_poor",
        &["脱贫户", "脱贫人口", "稳定脱贫", "稳定脱贫人口", "稳定脱贫户", "建档立卡", "建档立卡脱贫人口"],
    ),
    ("disabled_severe", &["重度残疾", "重度残疾人", "一二级残疾"]),
    ("disabled_moderate", &["残疾人", "三四级残疾"]),
    ("low_income_elderly", &["低收入老年人", "低收入家庭60岁以上老年人"]),
    ("family_planning", &["计生家庭", "计划生育家庭"]),
    ("orphan", &["孤儿", "事实无人抚养儿童"]),
    ("illness_poor", &["因病致贫", "因病致贫重病患者"]),
];

fn plain(text: &str) -> String {
    text.chars().map(half_width).filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// A cell in the words of the form; none where the question takes none of its words.
pub fn answer(question: Question, text: &str) -> Option<String> {
    let word = plain(text);
    let is = |words: &[&str]| words.contains(&word.as_str());
    if is(NOT_KNOWN) {
        return Some(UNKNOWN.to_owned());
    }
    match question.kind() {
        // A word for a group of the household answers whether it belongs to it.
        Kind::YesNo if is(YES) => Some("yes".to_owned()),
        Kind::YesNo if is(NO) => Some("no".to_owned()),
        Kind::YesNo => None,
        Kind::Choice(keys) => {
            let listed = OPTIONS.iter().find(|(known, _)| *known == question).map_or(&[][..], |(_, options)| options);
            let option = listed.iter().find(|(_, words)| is(words)).map(|(key, _)| *key);
            option.or_else(|| keys().into_iter().find(|key| *key == word)).map(str::to_owned)
        }
        Kind::Day => day(text),
        Kind::Term => term(&word),
        Kind::Year => Some(word.trim_end_matches(['年', '度']).to_owned()),
        Kind::Amount { .. } | Kind::Count { .. } | Kind::Percent { .. } | Kind::Measure { .. } => Some(text.to_owned()),
    }
}

/// The words that a choice takes, for the list of what could not be read.
pub fn words_of(question: Question) -> Vec<&'static str> {
    match question.kind() {
        Kind::YesNo => vec![YES[0], NO[0], NOT_KNOWN[0]],
        Kind::Choice(_) => {
            let listed = OPTIONS.iter().find(|(known, _)| *known == question).map_or(&[][..], |(_, options)| options);
            listed.iter().filter_map(|(_, words)| words.first().copied()).collect()
        }
        _ => Vec::new(),
    }
}

/// A whole number of people.
pub fn count(text: &str) -> Option<u32> {
    plain(text).trim_end_matches(['人', '口']).parse().ok().filter(|count| (1..=1_000).contains(count))
}

/// A day as people write it: `2024-5-10`, `2024/05/10`, `2024.5.10`, `2024年5月10日`, `20240510`,
/// or the number of a spreadsheet (45422).
pub fn day(text: &str) -> Option<String> {
    let plain = plain(text);
    // A time after the day does not matter.
    let date = plain.split('t').next().unwrap_or_default();
    let parts: Vec<&str> = date.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let padded = |year: &str, month: &str, day: &str| format!("{year:0>4}-{month:0>2}-{day:0>2}");
    let iso = match parts[..] {
        [year, month, day] => padded(year, month, day),
        [digits] if digits.len() == 8 => padded(digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?),
        [number] => return serial(number.parse().ok()?),
        _ => return None,
    };
    Date::parse(&iso).map(|day| day.to_string())
}

/// A spreadsheet's day, counted from the last of 1899; of this century, and of ours.
fn serial(number: u16) -> Option<String> {
    const FIRST: u16 = 40_179;
    let days = number.checked_sub(FIRST)?;
    if days > 20_000 {
        return None;
    }
    let mut day = Date::of(2010, 1, 1);
    for _ in 0..days {
        day = day.next();
    }
    Some(day.to_string())
}

/// A term: `2024春`, `2024年春季学期`, `2024-spring`.
fn term(word: &str) -> Option<String> {
    let year: String = word.chars().take_while(char::is_ascii_digit).collect();
    let season = match word {
        _ if word.contains('春') || word.contains("spring") => "spring",
        _ if word.contains('秋') || word.contains("autumn") => "autumn",
        _ => return None,
    };
    (year.len() == 4).then(|| format!("{year}-{season}"))
}

/// A place by its code.
pub fn place(text: &str) -> Option<String> {
    let digits: String = plain(text).chars().take(6).collect();
    Code::parse(&digits).map(|code| code.to_string())
}
