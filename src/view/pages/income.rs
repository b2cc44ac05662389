//! What counts as income, for monitoring and for the minimum living allowance side
//! by side: a sheet to read, and to print and fill in by hand.

use crate::book::parameter::{Slot, minimum_living, monitoring};
use crate::engine::question::Question;
use crate::view::format;
use crate::view::pages::frame::{Scripts, document};
use crate::view::words::Language;
use maud::{Markup, html};

/// How an item enters an income.
#[derive(Clone, Copy, PartialEq)]
enum Counts {
    Added,
    TakenOff,
    LeftOut,
}

impl Counts {
    fn said(self, language: Language) -> &'static str {
        match self {
            Counts::Added => language.of("＋ 算", "+ counts"),
            Counts::TakenOff => language.of("－ 扣", "− taken off"),
            Counts::LeftOut => language.of("不算", "does not count"),
        }
    }
}

/// Each item with its examples, and how monitoring and the allowance take it.
fn rows(language: Language) -> [(Question, &'static str, Counts, Counts); 8] {
    use Counts::{Added, LeftOut, TakenOff};
    [
        (
            Question::Wages,
            language.of("外出打工、附近打零工、公益岗位工资", "Work away from home or nearby, public-welfare posts"),
            Added,
            Added,
        ),
        (
            Question::Planting,
            language.of("粮食、蔬菜、水果、药材；自己吃的不用填", "Grain, vegetables, fruit and herbs that were sold"),
            Added,
            Added,
        ),
        (
            Question::Livestock,
            language.of("猪、牛、羊、鸡鸭、鱼虾；只算卖掉的", "Pigs, cattle, sheep, poultry, fish: only what was sold"),
            Added,
            Added,
        ),
        (
            Question::Business,
            language.of("小卖部、加工、运输、网店", "Shop, processing, transport, online sales"),
            Added,
            Added,
        ),
        (
            Question::Property,
            language.of("土地流转、房租、分红、利息", "Land transfer, rent, dividends, interest"),
            Added,
            Added,
        ),
        (
            Question::Transfers,
            language.of(
                "职工养老金、农业补贴、分开过的子女给的钱",
                "Employees’ pension, farm subsidies, money from children living apart",
            ),
            Added,
            Added,
        ),
        (
            Question::MonitoringOnly,
            language.of(
                "国家定的基础养老金；低保、特困、临时救助金；优抚、计生奖扶、见义勇为奖励、奖学金",
                "The state’s basic pension; assistance payments; honours, family-planning rewards, scholarships",
            ),
            Added,
            LeftOut,
        ),
        (
            Question::BusinessCosts,
            language.of(
                "种子、化肥、农药、饲料、雇工、进货；养殖只扣卖掉的那部分",
                "Seed, fertiliser, feed, hired work, goods; of animals only the cost of those sold",
            ),
            TakenOff,
            TakenOff,
        ),
    ]
}

/// The page.
pub fn page(language: Language) -> Markup {
    let rule = |rule: Slot, text: &str| html! { a href=(format::parameter_address(rule.parameter)) { (text) } };
    let title = language.of("哪些算收入", "What counts as income");
    let blank = html! { td.blank {} };
    let body = html! {
        h1 { (title) }
        p.lead {
            (language.of(
                "算近12个整月、全家合计。同一笔钱只填一处。监测和低保的算法不一样：国家定的基础养老金和各种救助金，监测算，低保不算。",
                "Twelve full months of the whole household. Each amount goes into one line only. Monitoring and the allowance count differently: the basic pension and assistance payments count for monitoring only.",
            ))
        }
        table.income {
            caption { (language.of("户主：＿＿＿＿＿＿　人口：＿＿人　从＿＿年＿＿月到＿＿年＿＿月", "Head of household: ________  Members: ____  From ____ to ____")) }
            thead { tr {
                th scope="col" { (language.of("项目", "Item")) }
                th scope="col" { (language.of("比如", "Such as")) }
                th scope="col" { (language.of("监测", "Monitoring")) }
                th scope="col" { (language.of("低保", "Allowance")) }
                th scope="col" { (language.of("金额（元）", "Amount (yuan)")) }
            } }
            tbody {
                @for (question, examples, monitored, allowance) in rows(language) {
                    tr {
                        th scope="row" { (language.question(question)) }
                        td { (examples) }
                        td { (monitored.said(language)) }
                        td.left-out[allowance == Counts::LeftOut] { (allowance.said(language)) }
                        (blank)
                    }
                }
                @for (sum, monitored, allowance) in [
                    (language.of("监测：年纯收入 = 算的相加 − 扣的", "Monitoring: total of what counts, minus what is deducted"), true, false),
                    (language.of("低保：年收入 = 算的相加 − 扣的", "Allowance: total of what counts, minus what is deducted"), false, true),
                ] {
                    tr.sum {
                        th scope="row" colspan="2" { (sum) }
                        td { @if monitored { "=" } }
                        td { @if allowance { "=" } }
                        (blank)
                    }
                }
            }
        }
        p {
            (language.of("依据：", "Rules: "))
            (rule(monitoring::INCOME_FORMULA.place(), language.of("监测的收入公式", "income for monitoring"))) " · "
            (rule(monitoring::WINDOW.place(), language.of("计算期", "window"))) " · "
            (rule(minimum_living::INCOME_NOT_COUNTED.place(), language.of("低保不算的收入", "income that the allowance leaves out")))
        }
        p.signatures aria-hidden="true" { (language.of("填表人：＿＿＿＿＿＿　　核实人：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿", "Filled in by: __________  Checked by: __________  Date: __________")) }
        p { a href="index.html" { (language.back_to_the_calculator()) } }
    };
    document(language, title, "", language.of("en/income.html", "../income.html"), Scripts::Static, body)
}
