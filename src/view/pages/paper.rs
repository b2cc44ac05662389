//! 空白问卷: the questions of each calculator on paper, to be filled in across the
//! table and typed in later.

use crate::base::keyed::Keyed;
use crate::engine::question::{Door, Kind, Question, Topic};
use crate::programme::{income, risk_removal};
use crate::view::pages::frame::{Scripts, document};
use crate::view::result::answer::REGISTER;
use crate::view::words::Language;
use maud::{Markup, html};

/// One sheet for each door.
pub fn page(language: Language) -> Markup {
    let title = language.of("空白问卷", "Blank questionnaires");
    let body = html! {
        h1 { (title) }
        p.lead { (language.of("打印出来，坐下来边问边填，再输到计算器里。不写姓名和证号；不清楚的画“不清楚”，不要空猜。", "Print them, fill them in together, and type the answers in later. No names or identity numbers; tick “not sure” rather than guess.")) }
        @for door in Door::ALL.iter().copied() {
            section.paper {
                h2 { (language.door(door).0) " · " (language.door(door).1) }
                p.paper__head { (language.of("地方：________　按哪天的政策：____年__月__日", "Place: ____________  For the day: ____-__-__")) }
                table.paper__table {
                    thead { tr {
                        th scope="col" { (language.of("问题", "Question")) }
                        th scope="col" { (language.of("答案", "Answer")) }
                    } }
                    tbody {
                        @for question in questions(door) {
                            tr {
                                th scope="row" {
                                    (language.question(question))
                                    @if let Some(hint) = language.hint(question) { " " small { (hint) } }
                                }
                                td { (answer(language, question)) }
                            }
                        }
                    }
                }
                p.signatures aria-hidden="true" { (language.of("填表人：________　　核实人：________　　日期：________", "Filled in by: __________  Checked by: __________  Date: __________")) }
            }
        }
        p { a href="index.html" { (language.back_to_the_calculator()) } }
    };
    document(language, title, "", language.of("en/paper.html", "../paper.html"), Scripts::Static, body)
}

/// The questions of a door. The items of income have a sheet of their own.
fn questions(door: Door) -> impl Iterator<Item = Question> {
    let left_out =
        |question: &Question| income::QUESTIONS[1..].contains(question) || risk_removal::QUESTIONS.contains(question);
    let register = REGISTER.into_iter().filter(move |_| door == Door::Education);
    let topics = Topic::ALL.iter().copied().filter(move |topic| topic.door() == door);
    register.chain(topics.flat_map(Question::of).filter(move |question| !left_out(question)))
}

fn answer(language: Language, question: Question) -> Markup {
    let boxes = |options: Vec<&'static str>| {
        html! { @for option in options { span.box { "□ " (language.option(option)) } " " } }
    };
    match question.kind() {
        Kind::YesNo => boxes(vec!["yes", "no", "unknown"]),
        Kind::Choice(keys) => boxes([keys(), &["unknown"]].concat()),
        kind => {
            let unit = match kind {
                Kind::Amount { .. } => language.of("元", "yuan"),
                Kind::Day => language.of("（年-月-日）", "(day)"),
                Kind::Year => language.of("年", "(year)"),
                Kind::Term => language.of("（哪年，春季或秋季）", "(year, spring or autumn)"),
                Kind::Percent { .. } => "%",
                Kind::Count { .. } | Kind::Measure { .. } | Kind::YesNo | Kind::Choice(_) => "",
            };
            html! { "________" (unit) " " (boxes(vec!["unknown"])) }
        }
    }
}
