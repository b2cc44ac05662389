//! Each value leads to its source, each link to something that is there, and
//! each number to the research it was taken from.

// `src/book/files` is compiled into this test and looks for these at the root.
use bangfu::{base, book};

#[path = "support/policy.rs"]
mod policy;
#[path = "support/site.rs"]
mod site;

use bangfu::base::calendar::Date;
use bangfu::base::citation::Status;
use bangfu::base::money::{Money, Rate};
use bangfu::base::region::Code;
use bangfu::book::entry::{Book, Entry, Kind, Value};
use bangfu::book::parameter::{EntryAt, Slot, built_in, resolve};
use bangfu::view::format::{entry_address, parameter_address};
use policy::files::{Files, Note, on_government_host};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

fn none(failures: &[String]) {
    assert!(failures.is_empty(), "{}:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_value_has_a_source_and_every_source_is_used() {
    let files = policy::real();
    let mut used = BTreeSet::new();
    let mut failures = Vec::new();
    for (entry, note) in files.book.entries.iter().zip(&files.notes) {
        used.extend(note.source);
        let known = note.source.is_some_and(|at| usize::from(at) < files.sources.len());
        if !known && entry.status != Status::NotFound {
            failures.push(format!("{} has no source", name(&files.book, entry)));
        }
    }
    let named: BTreeSet<&str> =
        files.policies.iter().flat_map(|policy| policy.reports.iter().map(|report| &**report)).collect();
    for (at, source) in files.sources.iter().enumerate() {
        if !named.contains(&*source.key) && !used.iter().any(|known| usize::from(*known) == at) {
            failures.push(format!("{} is used nowhere", source.key));
        }
    }
    none(&failures);
}

#[test]
fn every_source_was_looked_at_on_a_day_and_links_only_to_the_government() {
    let mut failures = Vec::new();
    for source in &policy::real().sources {
        if Date::parse(&source.checked).is_none() {
            failures.push(format!("{}: checked {}", source.key, source.checked));
        }
        if source.link.as_deref().is_some_and(|link| !on_government_host(link)) {
            failures.push(format!("{}: {:?}", source.key, source.link));
        }
        let issued =
            |text: &str| ["", "-01", "-01-01"].iter().any(|rest| Date::parse(&format!("{text}{rest}")).is_some());
        if source.date.as_deref().is_some_and(|date| !issued(date)) {
            failures.push(format!("{}: issued {:?}", source.key, source.date));
        }
    }
    none(&failures);
}

#[test]
fn only_hosts_of_the_government_count_as_such() {
    for (link, wanted) in [
        ("https://www.gov.cn/a", true),
        ("http://gov.cn", true),
        ("https://mdx.gov.cn/info/1.htm", true),
        ("https://english.www.gov.cn?x", true),
        ("https://www.gov.cn.example.com/", false),
        ("https://mygov.cn/", false),
        ("https://example.com/.gov.cn", false),
        ("https://example.com#.gov.cn", false),
        ("https://www.gov.cn@example.com/", false),
        ("ftp://www.gov.cn/", false),
        ("javascript:alert(1)//.gov.cn", false),
        ("www.gov.cn", false),
        ("", false),
    ] {
        assert_eq!(on_government_host(link), wanted, "{link}");
    }
}

#[test]
fn every_entry_and_parameter_has_its_place_on_its_page_in_both_languages() {
    let (book, pages) = (built_in(), site::pages());
    let entries =
        (0..u16::try_from(book.entries.len()).expect("few entries")).map(|at| entry_address(&book, EntryAt::Built(at)));
    let parameters = (0..u16::try_from(book.definitions.len()).expect("few parameters")).map(parameter_address);
    let mut failures = Vec::new();
    let mut seen = BTreeSet::new();
    for address in entries.chain(parameters) {
        if !seen.insert(address.clone()) {
            failures.push(format!("{address} is the address of two"));
        }
        let (path, id) = address.split_once('#').expect("an address within a page");
        for folder in ["", "en/"] {
            let found = pages.get(&format!("{folder}{path}")).map_or(0, |page| page.with_id(id));
            if found != 1 {
                failures.push(format!("{folder}{address} stands {found} times"));
            }
        }
    }
    none(&failures);
}

#[test]
fn every_link_within_the_site_leads_somewhere() {
    let pages = site::pages();
    let lost = |page: &site::Page| {
        let path = page.path.clone();
        site::lost(page, &pages).into_iter().map(move |address| format!("{path}: {address}"))
    };
    none(&pages.values().flat_map(lost).collect::<Vec<_>>());
}

#[test]
fn links_to_other_hosts_are_those_of_the_sources() {
    let files = policy::real();
    let known: BTreeSet<&str> = files.sources.iter().filter_map(|source| source.link.as_deref()).collect();
    let mut failures = Vec::new();
    for page in site::pages().values() {
        for link in page.all("[href*='://'], [src*='://']") {
            let address = link.attr("href").or(link.attr("src")).unwrap_or_default();
            let safe = link.attr("rel").is_some_and(|rel| rel.contains("noreferrer"));
            if !known.contains(address) || !safe {
                failures.push(format!("{}: {address}", page.path));
            }
        }
    }
    none(&failures);
}

fn name(book: &Book, entry: &Entry) -> String {
    let definition = book.definition(entry.parameter);
    format!("{} {} {}", definition.id, entry.region, definition.by.name(entry.period.from))
}

/// A number of a row of the research. Its label is what the row calls it: the
/// programme, the row's own words, and the name within a table.
struct Number {
    label: String,
    text: String,
    yearly: bool,
    monthly: bool,
}

/// Every number of a row. `700 / 600` under `一级 / 二级` is a table too, and so
/// is one whose names stand close together, `一级/二级 标准`.
fn numbers(row: &Json) -> Vec<Number> {
    let parameter = row["parameter"].as_str().unwrap_or_default();
    let programme = row["programme"].as_str().unwrap_or_default();
    let unit = |key: &str| row["unit"].as_str().or(row["unit"][key].as_str()).unwrap_or_default();
    let mut found = Vec::new();
    let mut keep = |label: String, key: &str, value: &Json| {
        if let Some(text) = value.as_str().filter(|text| Money::parse(text).is_some()) {
            let (yearly, monthly) = (unit(key).contains("/year"), unit(key).contains("/month"));
            found.push(Number { label: format!("{programme} {label}"), text: text.to_owned(), yearly, monthly });
        }
    };
    match &row["value"] {
        Json::Object(table) => {
            for (key, value) in table {
                // `band 1` is the rate of the first band.
                let band = key.strip_prefix("band ").and_then(|number| number.parse::<usize>().ok());
                let name = band.map_or_else(|| key.clone(), |number| format!("{} rate", number - 1));
                keep(format!("{parameter} {name}"), key, value);
            }
        }
        Json::Array(bands) => {
            for (at, band) in bands.iter().enumerate() {
                let fields = band.as_object().into_iter().flatten();
                fields.for_each(|(key, value)| keep(format!("{parameter} {at} {key}"), key, value));
            }
        }
        Json::String(text) if text.contains(" / ") => {
            let apart = parameter.split(" / ").count() == text.split(" / ").count();
            let names = parameter.split(if apart { " / " } else { "/" });
            for (name, text) in names.zip(text.split(" / ")) {
                let label = if apart { name.to_owned() } else { format!("{parameter} {name}") };
                keep(label, "", &Json::from(text));
            }
        }
        value => keep(parameter.to_owned(), "", value),
    }
    found
}

/// Parameter, with its case where it has cases, and how a row's label of its
/// number ends. What is not listed is every number of the entry's rows.
const WORDS: &[(&str, &[&str])] = &[
    ("enrolment.subsidy destitute", &["特困供养人员等 subsidy"]),
    ("enrolment.subsidy minimum_living", &["低保等 subsidy", "低保、低收入60+等 subsidy", "低保等"]),
    ("enrolment.subsidy monitored", &["监测三类 subsidy", "监测三类"]),
    (
        "enrolment.subsidy stable_ex_poor",
        &["建档立卡脱贫人口 subsidy", "稳定脱贫人口 subsidy", "未纳入监测的脱贫户 subsidy", "稳定脱贫人口"],
    ),
    ("enrolment.subsidy disabled_severe", &["持有效残疾人证者 subsidy"]),
    ("enrolment.subsidy disabled_moderate", &["持有效残疾人证者 subsidy", "三、四级残疾人 subsidy"]),
    ("enrolment.subsidy family_planning", &["计划生育家庭(特殊家庭除外) subsidy"]),
    ("enrolment.subsidy low_income_elderly", &["低保、低收入60+等 subsidy"]),
    ("medical.basic_deductible level_one", &["一级及以下 deductible"]),
    ("medical.basic_deductible level_two", &["二级 deductible"]),
    ("medical.basic_deductible level_three", &["三级 deductible"]),
    ("medical.basic_rate level_one", &["一级及以下 rate", "市内支付比例 一级"]),
    ("medical.basic_rate level_two", &["二级 rate", "市内支付比例 二级"]),
    ("medical.basic_rate level_three", &["三级 rate", "市内支付比例 三级"]),
    ("enrolment.subsidy_share destitute", &["比例下限 特困"]),
    ("enrolment.subsidy_share orphan", &["比例下限 特困"]),
    ("enrolment.subsidy_share minimum_living", &["比例下限 低保"]),
    ("enrolment.subsidy_share monitored", &["比例下限 监测"]),
    ("enrolment.subsidy minimum_living_one_two", &["低保一二类"]),
    ("enrolment.subsidy minimum_living_margin", &["(部分) 低保边缘"]),
    ("medical.aid_deductible_ratio monitored", &["三类 deductible"]),
    ("medical.tilt_threshold_ratio", &["threshold"]),
    ("medical.serious_tilt_deductible", &["0 over"]),
    ("medical.serious_tilt_deductible_factor", &[" deductible"]),
    ("medical.basic_poor_rate level_one", &["一级"]),
    ("medical.basic_poor_rate level_two", &["二级"]),
    ("medical.basic_poor_rate level_three", &["三级"]),
    ("medical.elsewhere_rate outside_referred", &[" 转诊 比例", "rate_referred"]),
    ("medical.elsewhere_rate outside_not_referred", &["未转诊 比例", "rate_not_referred"]),
    ("medical.elsewhere_rate province_referred", &[" 转诊 比例", "rate_referred"]),
    ("medical.elsewhere_rate province_not_referred", &["未转诊 比例", "rate_not_referred"]),
    ("medical.elsewhere_deductible outside_referred", &[" 转诊 起付线", "deductible"]),
    ("medical.elsewhere_deductible outside_not_referred", &["未转诊 起付线", "deductible"]),
    ("medical.elsewhere_deductible province_referred", &[" 转诊 起付线", "deductible"]),
    ("medical.elsewhere_deductible province_not_referred", &["未转诊 起付线", "deductible"]),
    ("medical.serious_deductible", &["起付线与分段(旧) 0 over", "起付线"]),
    ("medical.incentive_years", &["连续参保满"]),
    (
        "medical.incentive_continuous",
        &["此后每多1年提高封顶线", "连续参保满4年后每多1年提高最高支付限额", "连续参保激励"],
    ),
    ("medical.incentive_zero_claim", &["零报销次年提高封顶线", "当年零报销且次年正常缴费: 次年提高"]),
    ("medical.incentive_limit", &["累计占原封顶线", "激励累计上限"]),
    ("medical.elsewhere_points outside_referred", &["转诊或急诊"]),
    ("medical.elsewhere_points outside_not_referred", &["非急诊未转诊"]),
    ("medical.aid_deductible_ratio minimum_living_margin", &["低保边缘家庭成员", "三类 deductible"]),
    ("medical.aid_deductible_ratio illness_poor", &["因病致贫重病患者", "四类 deductible"]),
    ("medical.clinic_rate below_level_two", &["二级以下"]),
    ("medical.clinic_rate level_two_and_above", &["二级及以上"]),
    ("skills_grant.amount higher_vocational", &["高职高专/技师学院/职业本科", "中职/高职(统一)"]),
    ("skills_grant.amount vocational_bachelor", &["高职高专/技师学院/职业本科"]),
    ("skills_grant.amount secondary_vocational", &["普通中专/技工院校", "中职/高职(统一)"]),
    ("skills_grant.amount vocational_high", &["职业高中", "中职/高职(统一)"]),
    ("living_grant.boarding primary", &["小学寄宿", " 寄宿小学"]),
    ("living_grant.boarding junior", &["初中寄宿", " 寄宿初中"]),
    ("living_grant.day primary", &["小学非寄宿", " 非寄宿小学"]),
    ("living_grant.day junior", &["初中非寄宿", " 非寄宿初中"]),
    ("high_school_fees.fee grade_one_first", &["一级一等"]),
    ("high_school_fees.fee grade_one_second", &["一级二等"]),
    ("high_school_fees.fee grade_one_third", &["一级三等"]),
    ("high_school_fees.fee grade_two", &["二级"]),
    ("high_school_fees.fee grade_three", &["三级"]),
    ("preschool_grant.tier first", &["三档 一档"]),
    ("preschool_grant.tier second", &["三档 二档"]),
    ("preschool_grant.tier third", &["三档 三档"]),
    ("preschool_grant.for_group ex_poor", &["三档 一档"]),
    ("high_school_grant.tier first", &["一等/二等 一等", "三档 一档"]),
    ("high_school_grant.tier second", &["一等/二等 二等", "三档 二档"]),
    ("high_school_grant.tier third", &["三档 三档"]),
    ("high_school_grant.for_group ex_poor", &["一等/二等 一等", "三档 一档", "建档立卡学生"]),
    ("vocational_waiver.fee any_subject", &["免学费/助学金 免学费", "中职免学费 "]),
    ("vocational_waiver.fee ordinary_subject", &[" 普通"]),
    ("vocational_waiver.fee farming_medical_subject", &[" 农医"]),
    ("vocational_waiver.fee arts_subject", &[" 艺术(非戏曲)"]),
    ("vocational_waiver.fee opera_subject", &[" 戏曲"]),
    ("vocational_grant.amount", &["免学费/助学金 助学金"]),
    ("college_grant.for_group monitored", &["一档/二档 一档"]),
    ("college_grant.tier first", &["一档/二档 一档", "一/二/三档 一档"]),
    ("college_grant.tier second", &["一档/二档 二档", "一/二/三档 二档"]),
    ("college_grant.tier third", &["一/二/三档 三档"]),
    ("college_grant.postgraduate master", &["硕士/博士 硕士"]),
    ("college_grant.postgraduate doctor", &["硕士/博士 博士"]),
    ("high_school_fees.fee provincial_model", &[" 省级示范", " 省市示范", " 省市重点", "(省重点)"]),
    ("high_school_fees.fee city_model", &[" 市级示范", " 省市示范", " 省市重点"]),
    ("high_school_fees.fee ordinary_school", &[" 一般", " 二中"]),
    ("scholarships.postgraduate master", &["硕士/博士 硕士"]),
    ("scholarships.postgraduate doctor", &["硕士/博士 博士"]),
    ("scholarships.postgraduate_academic master", &["硕士/博士 硕士"]),
    ("scholarships.postgraduate_academic doctor", &["硕士/博士 博士"]),
    ("student_loan.limit undergraduate", &["研究生 本专科"]),
    ("student_loan.limit postgraduate", &["研究生 研究生"]),
    ("student_loan.extra_years", &["再加"]),
    ("student_loan.longest_years", &["最长"]),
    ("entrance_aid.amount in_province", &["省内/省外 省内"]),
    ("entrance_aid.amount out_of_province", &["省内/省外 省外"]),
    ("monitoring.self_pay_trigger_share ex_poor", &["脱贫人口个人年度累计自负医疗费用"]),
    ("monitoring.self_pay_trigger_share rural", &["农村居民个人年度累计自负医疗费用"]),
    ("minimum_living.standard rural", &["农村低保 保障标准", "农村低保 省级指导标准"]),
    (
        "minimum_living.standard urban",
        &["城市低保 保障标准（城市）", "城市低保 省级指导标准（城市）", "城市低保 保障标准"],
    ),
    ("minimum_living.tier tier_one", &["一类/二类 补助水平 一类"]),
    ("minimum_living.tier tier_two", &["一类/二类 补助水平 二类"]),
    ("minimum_living.tier tier_three", &["三类/四类 补助水平 三类"]),
    ("minimum_living.tier tier_four", &["三类/四类 补助水平 四类 补助水平"]),
    ("minimum_living_margin.multiple", &["income limit", "低于"]),
    ("destitute.standard urban", &["基本生活标准", "基本生活指导标准", "城镇及农村失能半失能", "基本生活 城市"]),
    (
        "destitute.standard rural_needs_care",
        &["基本生活标准", "基本生活指导标准", "城镇及农村失能半失能", "农村 (不低于)", "农村五保供养标准"],
    ),
    (
        "destitute.standard rural_self_care",
        &["基本生活标准", "基本生活指导标准", "农村自理", "农村 (不低于)", "农村五保供养标准"],
    ),
    ("destitute.standard rural_together", &["农村 集中"]),
    ("destitute.standard rural_apart", &["分散"]),
    ("destitute.care together_full", &["集中 一/二/三档 一档", "照料护理 集中 一", " 全护理"]),
    ("destitute.care together_half", &["集中 一/二/三档 二档", "集中 一/二/三档 二", " 半护理"]),
    ("destitute.care together_self", &["集中 一/二/三档 三档", " 自理"]),
    ("destitute.care apart_full", &["分散 一/二/三档 一档", "照料护理 分散 一档", " 全护理"]),
    ("destitute.care apart_half", &["分散 一/二/三档 二档", " 半护理"]),
    ("destitute.care apart_self", &["分散 一/二/三档 三档", " 自理"]),
    ("temporary_aid.special_trigger destitute", &["触发：特困/孤儿 12个月自付 >"]),
    ("temporary_aid.special_trigger minimum_living", &["触发：低保/事实无人抚养 12个月自付 >"]),
    ("disability_subsidy.living", &[" 困难生活"]),
    ("disability_subsidy.care disabled_grade_one", &[" 重度护理", " 护理一级", "care disabled_grade_one"]),
    ("disability_subsidy.care disabled_grade_two", &[" 重度护理", " 护理二级", "care disabled_grade_two"]),
    ("old_age_allowance.amount aged_80", &["80-89", "80-84"]),
    ("old_age_allowance.amount aged_85", &["85-89"]),
    ("old_age_allowance.amount aged_90", &["90-99"]),
    ("old_age_allowance.amount aged_100", &["100+"]),
    ("orphan_allowance.living orphan_apart", &["scattered"]),
    ("orphan_allowance.living orphan_in_home", &["institution"]),
    ("orphan_allowance.living without_carer", &["scattered"]),
    ("family_planning.special only_child_died", &["child_dead"]),
    ("family_planning.special only_child_disabled", &["child_disabled"]),
    ("family_planning.special injury_one", &["injury_1"]),
    ("family_planning.special injury_two", &["injury_2"]),
    ("family_planning.special injury_three", &["injury_3"]),
    ("child_rehabilitation.limit aged_0_6", &["0-6"]),
    ("child_rehabilitation.limit aged_7_15", &["7-15"]),
    ("entrance_aid.government_by_stage undergraduate", &["bachelor"]),
    ("entrance_aid.government_by_stage higher_vocational", &["vocational_college"]),
    ("lpr.prime one_year_rate", &["1Y"]),
    ("lpr.prime five_year_rate", &["5Y"]),
    ("drinking_water.litres basic_wet", &["丰水/缺水地区 丰水地区", "农村饮水安全 水量"]),
    ("drinking_water.litres basic_dry", &["丰水/缺水地区 缺水地区", "农村饮水安全 水量"]),
    ("drinking_water.litres full_wet", &["水量(丰水地区)"]),
    ("drinking_water.litres full_dry", &["水量(缺水地区)"]),
    ("drinking_water.minutes basic", &["取水时间"]),
    ("drinking_water.minutes full", &["取水时间"]),
    ("drinking_water.distance basic", &["水平距离"]),
    ("drinking_water.distance full", &["水平距离"]),
    ("drinking_water.height basic", &["垂直距离"]),
    ("drinking_water.height full", &["垂直距离"]),
    ("drinking_water.days_off", &["年停水或缺水天数"]),
    ("drinking_water.supply basic", &["供水保证率 供水保证率"]),
    ("drinking_water.supply full", &[" 供水保证率"]),
    ("farm_grant.rate pig", &["猪"]),
    ("farm_grant.rate sheep", &["羊"]),
    ("farm_grant.rate cattle", &["牛"]),
    ("farm_grant.rate hive", &["蜂"]),
    ("farm_grant.rate poultry", &["兔(≥20只)"]),
    ("farm_grant.rate trees", &["花卉苗木(新发展)"]),
    ("farm_grant.rate vegetables", &["茶叶(新种)"]),
    ("farm_grant.rate mushrooms", &["香菇、木耳"]),
    ("farm_grant.rate fish", &["鱼虾(新养)"]),
    ("startup_support.ceiling", &["个人额度"]),
    ("startup_support.years", &["期限"]),
    ("training.daily living_cost", &[" 生活费"]),
    ("training.daily travel_cost", &[" 交通费"]),
    ("travel_subsidy.amount outside_province", &["跨省务工", " 省外", " 跨省", "跨省务工一次性交通补助 "]),
    ("travel_subsidy.amount other_county", &["省内县外务工", " 省内县外", " 省内"]),
    ("workshop.employer_grant half_year", &[" ≥半年", "≥6个月"]),
    ("workshop.employer_grant one_year", &[" ≥1年", "就业≥1年"]),
];

/// Values whose number is not that of their rows, and why.
const OTHER_NUMBERS: &[(&str, &str)] = &[
    ("enrolment.premium 100000 2019 250.00", "the rival 250 stands in the row's remark"),
    ("enrolment.premium 530100 2022 320.00", "the subsidy and the own payment together"),
    ("enrolment.premium 530100 2023 350.00", "the subsidy and the own payment together"),
    ("enrolment.premium 360000 2025 400.00", "the subsidy and the own payment together"),
    ("enrolment.premium 530100 2025 400.00", "the subsidy and the own payment together"),
    ("enrolment.subsidy_share destitute 100000 2022 1", "the row says 全额资助 in words"),
    ("vocational_grant.years 100000 2015-spring 2", "the row says 一二年级 in words"),
    ("vocational_grant.years 100000 2025-spring 3", "the row says 一二三年级 in words"),
    ("medical.serious_cap 530100 2018-01-01 98000.00", "stands in the row's remark; the sum of its bands"),
    ("destitute.care together_full 360000 2024-01-01 1500.00", "stands in the row’s remark"),
    ("destitute.care together_half 360000 2024-01-01 375.00", "stands in the row’s remark"),
    ("destitute.care together_self 360000 2024-01-01 100.00", "stands in the row’s remark"),
    ("destitute.care apart_full 360000 2024-01-01 1500.00", "stands in the row’s remark"),
    ("destitute.care apart_half 360000 2024-01-01 375.00", "stands in the row’s remark"),
    ("destitute.care apart_self 360000 2024-01-01 100.00", "stands in the row’s remark"),
    ("destitute.care together_full 360000 2025-01-01 1500.00", "stands in the row’s remark"),
    ("destitute.care together_half 360000 2025-01-01 375.00", "stands in the row’s remark"),
    ("destitute.care together_self 360000 2025-01-01 110.00", "stands in the row’s remark"),
    ("destitute.care apart_full 360000 2025-01-01 1500.00", "stands in the row’s remark"),
    ("destitute.care apart_half 360000 2025-01-01 375.00", "stands in the row’s remark"),
    ("destitute.care apart_self 360000 2025-01-01 110.00", "stands in the row’s remark"),
    ("destitute.care together_full 360400 2021-01-01 1200.00", "stands in the row’s remark"),
    ("destitute.care together_half 360400 2021-01-01 300.00", "stands in the row’s remark"),
    ("destitute.care together_self 360400 2021-01-01 70.00", "stands in the row’s remark"),
    ("destitute.care apart_full 360400 2021-01-01 1200.00", "stands in the row’s remark"),
    ("destitute.care apart_half 360400 2021-01-01 300.00", "stands in the row’s remark"),
    ("destitute.care apart_self 360400 2021-01-01 70.00", "stands in the row’s remark"),
    ("destitute.unable_items 100000 2021-07-01 4", "the row says ≥4项 in words"),
    ("medical.elsewhere_share outside_referred 360400 2023-04-01 0.1", "stands in the row’s remark"),
    ("medical.elsewhere_share outside_not_referred 360400 2023-04-01 0.2", "stands in the row’s remark"),
    ("medical.elsewhere_share province_referred 360400 2023-04-01 0", "the row’s remark says 待遇相同 in words"),
    ("medical.elsewhere_share province_not_referred 360400 2023-04-01 0", "the row’s remark says 待遇相同 in words"),
    ("medical.serious_deductible 360000 2025-01-01 17121.00", "the row’s inferred value, beside the share it says"),
    ("farm_grant.least poultry 360426 2024-01-01 30", "the row says ≥30羽 in words"),
    ("farm_grant.least rabbits 360426 2024-01-01 20", "the row says ≥20只 in words"),
    ("micro_loan.short_months 100000 2021-03-04 12", "the row says ≤1年 in words"),
    ("startup_loan.borrower_below 100000 2021-01-01 0.015", "the row says LPR-150bp in words"),
    ("startup_loan.years 100000 2023-10-01 3", "stands in the row’s remark"),
    ("care_voucher.rate care_at_home 100000 2026-01-01 0.5", "the row says 50% in words"),
    ("care_voucher.rate care_in_home 100000 2026-01-01 0.4", "the row says 40% in words"),
    ("child_subsidy.begins 100000 2025-01-01 2025", "the row’s table says it in words"),
    ("child_subsidy.years 100000 2025-01-01 3", "the row’s table says it in words"),
    ("disability_subsidy.care disabled_grade_one 530000 2022-01-01 100.00", "stands in the row’s remark"),
    ("family_planning.least_age 100000 2026-01-01 60", "stands in the row’s remark"),
    ("medical.incentive_continuous 420000 2025-01-01 3000.00", "the row says 3000元 in words"),
    ("medical.incentive_limit 420000 2025-01-01 0.2", "the row says 20% in words"),
    ("medical.incentive_zero_claim 420000 2025-01-01 3000.00", "the row says 3000元 in words"),
    ("old_age_allowance.least_age aged_100 429005 2018-01-01 100", "the step that follows 90 to 99"),
    ("residents_pension.base 100000 2023-01-01 103.00", "stands in the row’s remark"),
    ("residents_pension.base 100000 2024-01-01 123.00", "stands in the row’s remark"),
    ("training.per_head 530127 2024-01-01 500.00", "the row says 178*500=89000 in words"),
    ("travel_subsidy.months 530000 2021-01-01 3", "stands in the row’s remark"),
    ("workshop.months one_year 420000 2021-08-01 12", "the row says ≥1年 in words"),
    ("workshop.months half_year 620000 2020-01-01 6", "the row says ≥半年 in words"),
    ("workshop.months one_year 620000 2020-01-01 12", "the row says ≥1年 in words"),
    ("workshop.months half_year 620000 2023-01-01 6", "the row says ≥6个月 in words"),
];

/// Numbers of rows that no value and no words of a rule carry, and why.
const CARRIED_NOWHERE: &[(&str, &str)] = &[
    ("SEED-055 户数", "a count of households, beside the rule"),
    ("SEED-055 人数", "a count of persons, beside the rule"),
    ("SEED-055 每户措施", "the rule says one measure in words"),
    ("EDU-GS-PRE-03 总额", "the words say it in units of ten thousand"),
    ("BY-HB-1 高于", "above the standard itself, which the remark says in words"),
];

/// Averages whose published range, by the year, stands in the row's remark, which
/// is not among the rows here. The entry's own remark says it as printed.
const RANGES: &[(&str, i64, i64)] = &[
    ("college_grant.amount 100000 2019-spring", 2000, 4500),
    ("college_grant.amount 100000 2024-autumn", 2500, 5000),
    ("high_school_grant.amount 100000 2015-spring", 1000, 3000),
    ("high_school_grant.amount 100000 2025-spring", 1200, 3500),
];

fn rows() -> BTreeMap<String, Json> {
    let mut rows: Vec<Json> = Vec::new();
    for file in std::fs::read_dir("tests/facts").expect("the research is there").flatten() {
        let text = std::fs::read_to_string(file.path()).expect("the research is readable");
        let some: Vec<Json> = serde_json::from_str(&text).expect("the research is a list of rows");
        rows.extend(some);
    }
    let count = rows.len();
    let rows: BTreeMap<String, Json> =
        rows.into_iter().map(|row| (row["id"].as_str().expect("a row has an id").to_owned(), row)).collect();
    assert_eq!(rows.len(), count, "each id once");
    rows
}

/// Whether a value is this number. What is paid by the term was printed by the
/// year, and is half of it; a month is a twelfth of a year either way.
fn is(value: &Value, number: &Number, unit: &str) -> bool {
    let halved = number.yearly && unit.ends_with("/semester");
    let twelfth = number.yearly && unit.ends_with("/month");
    let twelvefold = number.monthly && unit.ends_with("/year");
    match value {
        Value::Money(amount) => Money::parse(&number.text).is_some_and(|printed| {
            let printed = if twelvefold { printed.times(12) } else { printed };
            printed
                == amount.times(if halved {
                    2
                } else if twelfth {
                    12
                } else {
                    1
                })
        }),
        Value::Rate(rate) => Rate::parse(&number.text) == Some(*rate),
        Value::Count(count) => number.text == count.to_string(),
        _ => false,
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Money(amount) => amount.to_string(),
        Value::Rate(rate) => rate.to_string(),
        Value::Count(count) => count.to_string(),
        other => format!("{other:?}"),
    }
}

/// The entries that were taken from the research, with their notes.
fn of_the_research<'f>(files: &'f Files, own: &'f BTreeSet<String>) -> impl Iterator<Item = (&'f Entry, &'f Note)> {
    files.book.entries.iter().zip(&files.notes).filter(move |(_, note)| !files.is_of(own, note))
}

#[test]
fn every_number_is_that_of_the_research() {
    let (files, rows, own) = (policy::real(), rows(), policy::own_sources());
    let mut failures = Vec::new();
    let mut carried: BTreeSet<(String, String)> = BTreeSet::new();
    let mut excepted: BTreeSet<String> = BTreeSet::new();
    let mut words_used: BTreeSet<&str> = BTreeSet::new();
    let mut compared = 0;
    for (entry, note) in of_the_research(&files, &own) {
        let definition = files.book.definition(entry.parameter);
        let cited: Vec<(&String, Vec<Number>)> =
            note.facts.iter().filter_map(|id| Some((id, numbers(rows.get(id)?)))).collect();
        if let Some((low, high)) = entry.range {
            let name = name(&files.book, entry);
            let is_printed = RANGES.iter().any(|(known, least, most)| {
                let by_year = [least, most].map(|yearly| Money::from_units(*yearly, 0));
                let remark = note.note.as_ref().is_some_and(|(zh, _)| zh.contains(&format!("范围{least}至{most}元")));
                *known == name && [low.times(2), high.times(2)] == by_year && remark
            });
            if !is_printed {
                failures.push(format!("{name}: a range that no row carries: {low} to {high}"));
            }
        }
        for case in entry.values.iter() {
            let key = definition.cases.get(usize::from(case.case));
            let slot = key.map_or(definition.id.to_string(), |key| format!("{} {key}", definition.id));
            if let Value::Bands(bands) = &case.value {
                let mut edges = bands
                    .iter()
                    .enumerate()
                    .flat_map(|(at, band)| {
                        let up_to = band.up_to.map(|edge| (format!("{at} up_to"), edge.to_string()));
                        [
                            Some((format!("{at} over"), band.over.to_string())),
                            up_to,
                            Some((format!("{at} rate"), band.rate.to_string())),
                        ]
                    })
                    .flatten();
                for (label, text) in edges.by_ref() {
                    let same = |number: &&Number| {
                        number.label.ends_with(&label) && Money::parse(&number.text) == Money::parse(&text)
                    };
                    let found = cited
                        .iter()
                        .find_map(|(id, numbers)| Some(((*id).clone(), numbers.iter().find(same)?.label.clone())));
                    compared += 1;
                    match found {
                        Some(found) => drop(carried.insert(found)),
                        None => failures.push(format!("{slot}: {label} {text} is in no row")),
                    }
                }
                continue;
            }
            if matches!(case.value, Value::Text | Value::Choice(_)) {
                continue;
            }
            let words = WORDS.iter().find(|(known, _)| *known == slot);
            words_used.extend(words.map(|(known, _)| *known));
            let mine =
                |number: &&Number| words.is_none_or(|(_, words)| words.iter().any(|word| number.label.ends_with(word)));
            let all = || cited.iter().flat_map(|(id, numbers)| numbers.iter().map(move |number| (*id, number)));
            let mut candidates: Vec<(&String, &Number)> = all().filter(|(_, number)| mine(number)).collect();
            // A row of rate, deductible and cap names its numbers as the parameter does.
            let last = definition.id.rsplit(['_', '.']).next().unwrap_or_default();
            if candidates.is_empty() || words.is_none() {
                let named: Vec<_> = all().filter(|(_, number)| number.label.ends_with(&format!(" {last}"))).collect();
                candidates = if named.is_empty() { all().collect() } else { named };
            }
            let place =
                format!("{slot} {} {} {}", entry.region, definition.by.name(entry.period.from), shown(&case.value));
            compared += 1;
            // A step of ages is named by its ages: `80-89`.
            let names_the_age = definition.id.ends_with("_age")
                && candidates.iter().any(|(_, number)| {
                    let step = number.label.rsplit(' ').next().unwrap_or_default();
                    step.split(['-', '+']).any(|edge| edge == shown(&case.value))
                });
            if names_the_age {
                continue;
            }
            let agree = !candidates.is_empty()
                && candidates.iter().all(|(_, number)| is(&case.value, number, &definition.unit));
            if agree {
                carried.extend(candidates.iter().map(|(id, number)| ((*id).clone(), number.label.clone())));
            } else if OTHER_NUMBERS.iter().any(|(known, _)| *known == place) {
                excepted.insert(place);
            } else {
                let told: Vec<String> =
                    candidates.iter().map(|(id, number)| format!("{id} {} = {}", number.label, number.text)).collect();
                failures.push(format!("{place}: the rows say {told:?}"));
            }
        }
    }
    // Numbers that no value carries stand in the words of a rule, or are excepted.
    for (id, row) in &rows {
        let citing: Vec<(&Entry, &Note)> = citing(&files, id).collect();
        for number in numbers(row).iter().filter(|_| !citing.is_empty()) {
            let key = number.label.rsplit(' ').next().unwrap_or_default();
            let excepted_as = format!("{id} {key}");
            let in_words = citing
                .iter()
                .filter_map(|(_, note)| note.text.as_ref())
                .any(|(zh, en)| zh.contains(&number.text) && en.replace(',', "").contains(&number.text));
            if carried.contains(&(id.clone(), number.label.clone())) || in_words || key == "self" {
                continue;
            }
            if CARRIED_NOWHERE.iter().any(|(known, _)| *known == excepted_as) {
                excepted.insert(excepted_as);
            } else {
                failures.push(format!("{id}: {} = {} is carried nowhere", number.label, number.text));
            }
        }
    }
    let exceptions = OTHER_NUMBERS.iter().chain(CARRIED_NOWHERE).map(|(known, _)| *known);
    failures.extend(
        exceptions.filter(|known| !excepted.contains(*known)).map(|known| format!("{known}: no longer an exception")),
    );
    failures.extend(
        WORDS
            .iter()
            .filter(|(known, _)| !words_used.contains(known))
            .map(|(known, _)| format!("{known}: words for nothing")),
    );
    let ranges: BTreeSet<String> =
        files.book.entries.iter().filter(|entry| entry.range.is_some()).map(|entry| name(&files.book, entry)).collect();
    failures.extend(
        RANGES
            .iter()
            .filter(|(known, ..)| !ranges.contains(*known))
            .map(|(known, ..)| format!("{known}: no longer a range")),
    );
    assert!(compared > 150, "numbers are compared: {compared}");
    none(&failures);
}

fn citing<'f>(files: &'f Files, id: &str) -> impl Iterator<Item = (&'f Entry, &'f Note)> {
    let id = id.to_owned();
    files.book.entries.iter().zip(&files.notes).filter(move |(_, note)| note.facts.contains(&id))
}

/// The pages of 昆明 print what people pay themselves; the research wrote the
/// subsidy beside it. Both together are the premium.
#[test]
fn subsidy_and_own_payment_make_the_premium() {
    let book = built_in();
    let premium = Slot { parameter: book.position("enrolment.premium").expect("there is a premium"), case: 0 };
    let mut compared = 0;
    for (id, row) in rows() {
        let (Some(subsidy), Some(own)) = (row["value"]["subsidy"].as_str(), row["value"]["self"].as_str()) else {
            continue;
        };
        let year = row["from"].as_str().expect("a year of cover");
        let day = Date::parse(&format!("{year}-01-01")).expect("a year");
        let recorded = resolve(&book, premium, Code::of(530_100), day);
        let premiums: Vec<&Value> = recorded.iter().map(|one| &one.value.value).collect();
        let whole = Money::parse(subsidy).zip(Money::parse(own)).map(|(subsidy, own)| Value::Money(subsidy + own));
        assert_eq!(premiums, whole.iter().collect::<Vec<_>>(), "{id}");
        compared += 1;
    }
    assert!(compared >= 14, "{compared} rows");
}

#[test]
fn every_row_of_the_research_is_used_or_said_not_to_be() {
    let (files, rows) = (policy::real(), rows());
    let text = std::fs::read_to_string("policy/facts-not-used.toml").expect("the list is readable");
    let list: toml::Table = text.parse().expect("the list is TOML");
    let mut not_used = BTreeSet::new();
    let mut failures = Vec::new();
    for reason in list["reason"].as_array().expect("reasons") {
        if ["zh", "en"]
            .iter()
            .any(|language| reason["why"].get(language).and_then(toml::Value::as_str).is_none_or(str::is_empty))
        {
            failures.push(format!("a reason without words: {reason}"));
        }
        for id in reason["facts"].as_array().expect("ids").iter().filter_map(toml::Value::as_str) {
            if !not_used.insert(id.to_owned()) {
                failures.push(format!("{id} is listed twice"));
            }
        }
    }
    let inventory = files.policies.iter().map(|policy| policy.id.to_string());
    let used: BTreeSet<String> =
        files.notes.iter().flat_map(|note| note.facts.iter().cloned()).chain(inventory).collect();
    let known: BTreeSet<String> = rows.keys().cloned().collect();
    failures.extend(used.intersection(&not_used).map(|id| format!("{id} is used and said not to be")));
    let told: BTreeSet<String> = used.union(&not_used).cloned().collect();
    failures.extend(known.difference(&told).map(|id| format!("{id} is neither used nor said not to be")));
    failures.extend(told.difference(&known).map(|id| format!("{id} is no row of the research")));
    let own = policy::own_sources();
    for (entry, note) in of_the_research(&files, &own) {
        if note.facts.is_empty() {
            failures.push(format!("{} names no row", name(&files.book, entry)));
        }
    }
    none(&failures);
}

#[test]
fn words_of_rules_stand_beside_their_entries() {
    let files = policy::real();
    let mut failures = Vec::new();
    for (entry, note) in files.book.entries.iter().zip(&files.notes) {
        let words = files.book.definition(entry.parameter).kind == Kind::Text && entry.status != Status::NotFound;
        if words != note.text.is_some() {
            failures.push(name(&files.book, entry));
        }
    }
    none(&failures);
}
