//! Complaints: the field, what was given, what is allowed.

use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::region::Code;
use crate::book::check::Reason;
use crate::book::entry::Book;
use crate::book::local::Refused;
use crate::engine::question::Question;
use crate::form::digits::AmountProblem;
use crate::form::{Complaint, Field, MOST_PERSONS, MOST_VISITS, Problem};
use crate::view::format;
use crate::view::result::ways::field_id;
use crate::view::words::Language;
use maud::{Markup, html};

/// The summary above the form: each line leads to its field. `cut` are the words that stood behind a link.
pub fn summary(language: Language, complaints: &[Complaint], cut: &str) -> Markup {
    html! {
        @if !cut.is_empty() {
            @let words: String = cut.trim().chars().take(40).collect();
            p.hint {
                @match language {
                    Language::Zh => { "链接后面的“" (words) "”不是答案，没有算进去。" },
                    Language::En => { "“" (words) "” stood behind the link and is no answer; it was left out." },
                }
            }
        }
        @if !complaints.is_empty() {
            h2 { (language.of("有几处要改一下", "Please check these answers")) }
            ul {
                @for complaint in complaints {
                    li { a href={ "#" (target(&complaint.field)) } { (field_name(language, &complaint.field)) ": " (sentence(language, complaint)) } }
                }
            }
        }
    }
}

/// What is used of this device's own values and of the host's, and what is refused of them.
pub fn local_notice(language: Language, book: &Book, refused: &[Refused]) -> Markup {
    let own = book.local.iter().filter(|entry| entry.status == Status::Local).count();
    let hosted = book.local.len() - own;
    html! {
        @if own > 0 {
            p.caution {
                (language.of("正在使用本机填写的标准：", "Standards entered on this device are in use: "))
                a href="local.html" { (own) }
            }
        }
        @if hosted > 0 {
            p.hint {
                (language.of("县里提供的标准：", "Standards provided by the county: "))
                a href="local.html" { (hosted) }
            }
        }
        @if !refused.is_empty() {
            div.caution {
                p { (language.of("填写的或县里提供的这些标准有错，没有使用：", "These entered or provided standards have errors and are not used:")) }
                ul {
                    @for Refused { path, name, faults } in refused {
                        li {
                            a href="local.html" { (path) " " (name) }
                            @for fault in faults { "; " (fault.field) ": " (reason(language, &fault.reason)) }
                        }
                    }
                }
            }
        }
    }
}

/// Why a field of an entry is refused.
pub fn reason(language: Language, reason: &Reason) -> String {
    let given = |given: &str, zh, en| match language {
        Language::Zh => format!("“{given}”{}", language.of(zh, en)),
        Language::En => format!("“{given}” {}", language.of(zh, en)),
    };
    match reason {
        Reason::NotJson => {
            language.of("不是 JSON，整个文件没有使用", "is not JSON; nothing in the file is used").to_owned()
        }
        Reason::Missing => language.of("没有填", "is missing").to_owned(),
        Reason::UnknownField(name) => given(name, "没有这一栏", "is not a field here"),
        Reason::Unknown(text) => given(text, "不认识", "is not known"),
        Reason::Twice(text) => given(text, "重复了", "is given twice"),
        Reason::NotADate { given: text, form } => {
            format!("{} {form}", given(text, "不是日期，要写成", "is not of the form"))
        }
        Reason::OtherUnit { given: text, wanted } => {
            format!("{} {wanted}", given(text, "不对，单位要写", "is not the unit"))
        }
        Reason::EndsBeforeStart => language.of("结束早于开始", "ends before it starts").to_owned(),
        Reason::NotText(_) => language.of("要写成文字，如 \"9500\"", "must be text, such as \"9500\"").to_owned(),
        Reason::NotANumber(text) => given(text, "不是数字，如 9500、0.65", "is not a number such as 9500 or 0.65"),
        Reason::TooFine(text) => given(text, "比一分还小，写到两位小数", "has more than two decimals"),
        Reason::TooLarge(text) => given(text, "太大了", "is too large"),
        Reason::BoundOfNoNumber => {
            language.of("只有钱、比例、个数才能写", "only applies to amounts, rates and counts").to_owned()
        }
        Reason::OutsideRange => language.of("平均数不在范围里", "does not include the average").to_owned(),
        Reason::Negative(text) => given(text, "小于 0", "is below 0"),
        Reason::BeyondLimit(text) => given(text, "超过上限", "is above the limit"),
        Reason::Overlaps(_) => language.of("与另一条的时间重叠", "overlaps another entry").to_owned(),
        Reason::CasesExpected(true) => language.of("要给每一类人分别填", "needs a value for each case").to_owned(),
        Reason::CasesExpected(false) => language.of("只填一个数，不分类", "takes one value, no cases").to_owned(),
        Reason::BandsBroken => language.of("分段要一段接一段，从小到大", "bands must rise without gaps").to_owned(),
        Reason::ValueNotFound => language.of("数值的写法不对", "the value is not of the right form").to_owned(),
    }
}

/// The id of a field's element.
pub fn target(field: &Field) -> String {
    match field {
        Field::Question(key) => field_id(*key),
        Field::Other(_) => "questions".to_owned(),
        field => field.name(),
    }
}

fn field_name(language: Language, field: &Field) -> String {
    match field {
        Field::Place => language.of("地方", "Place").to_owned(),
        Field::AssessedOn => language.of("按哪天的政策", "Day").to_owned(),
        Field::Door => language.of("想查什么", "Purpose").to_owned(),
        Field::Question(key) => language.question(key.question).to_owned(),
        // Such as the answer of a person whose number is beyond what the form takes.
        Field::Other(name) => match name.rsplit('.').next().and_then(Question::parse) {
            Some(question) => language.question(question).to_owned(),
            None => language.of("链接里认不出的一项", "Something in the link that is not known").to_owned(),
        },
    }
}

/// What was given and what is allowed.
pub fn sentence(language: Language, complaint: &Complaint) -> String {
    let given: String = complaint.given.chars().take(40).collect();
    let allowed = match &complaint.problem {
        Problem::Amount(problem) => amount_problem(language, problem),
        Problem::AmountOutside(least, most) => {
            let (least, most) = (format::plain(*least), format::plain(*most));
            match language {
                Language::Zh => format!("只能在 {least} 到 {most} 之间"),
                Language::En => format!("it must be between {least} and {most}"),
            }
        }
        Problem::CountOutside(least, most) => match language {
            Language::Zh => format!("请填 {least} 到 {most} 的整数"),
            Language::En => format!("enter a whole number from {least} to {most}"),
        },
        Problem::YearOutside(least, most) => match language {
            Language::Zh => format!("请填 {least} 到 {most} 的年份"),
            Language::En => format!("enter a year from {least} to {most}"),
        },
        Problem::PartsExceedTotal(parts) => match language {
            Language::Zh => format!("各部分加起来是 {}，不能超过总额", format::plain(*parts)),
            Language::En => format!("the parts add up to {}, more than the total", format::plain(*parts)),
        },
        Problem::SpanReversed => {
            language.of("前面的数要小于后面的数", "the first amount must be the smaller one").to_owned()
        }
        Problem::NotADay => language.of("请填日期，如 2024-05-10", "enter a day such as 2024-05-10").to_owned(),
        Problem::AfterAssessment(day) => {
            let day = format::day(language, *day);
            match language {
                Language::Zh => format!("不能晚于{day}"),
                Language::En => format!("it cannot be after {day}"),
            }
        }
        Problem::StillToCome(day) => {
            let day = format::day(language, *day);
            match language {
                Language::Zh => format!("比{day}还晚，还没到。是不是写错了？先照填的算"),
                Language::En => format!("that is after {day}. Is it right? It is used as given"),
            }
        }
        Problem::LongAgo(day) => {
            let day = format::day(language, *day);
            match language {
                Language::Zh => format!("比{day}还早。是不是写错了？先照填的算"),
                Language::En => format!("that is before {day}. Is it right? It is used as given"),
            }
        }
        Problem::BeforeCover(day) => {
            let day = format::day(language, *day);
            match language {
                Language::Zh => format!("医保{day}才开始管，这次没有算"),
                Language::En => format!("the insurance only begins on {day}, so this bill is left out"),
            }
        }
        Problem::NotATerm => language.of("请选学期", "choose a term").to_owned(),
        Problem::NotAnOption(_) => language.of("请从选项里选", "choose one of the options").to_owned(),
        Problem::UnknownPlace => language.of("请从列表里选地方", "choose a place from the list").to_owned(),
        Problem::PlaceDivided(now) => {
            let now: Vec<String> = now.iter().map(Code::to_string).collect();
            match language {
                Language::Zh => format!("这个旧代码的地方已经分开，请选现在的一个：{}", now.join("、")),
                Language::En => format!("that place was divided; choose one of today: {}", now.join(", ")),
            }
        }
        Problem::GivenTwice => language
            .of("同一项填了两个不同的答案，按前一个算", "there are two answers to one question; the first one is used")
            .to_owned(),
        Problem::UnknownField => unknown_field(language, &complaint.field.name()),
    };
    match language {
        Language::Zh => format!("填的是“{given}”，{allowed}。"),
        Language::En => format!("You entered “{given}”: {allowed}."),
    }
}

/// Why an answer of a link has no field.
fn unknown_field(language: Language, name: &str) -> String {
    let mut parts = name.split('.');
    let mut number = |letter| parts.next().and_then(|part| part.strip_prefix(letter)?.parse::<u32>().ok());
    let (person, visit) = (number('p'), number('v'));
    match (language, person, visit) {
        (Language::Zh, Some(person), _) if person > MOST_PERSONS.into() => {
            format!("最多填 {MOST_PERSONS} 个人，第 {person} 个没有算进去")
        }
        (Language::En, Some(person), _) if person > MOST_PERSONS.into() => {
            format!("there is room for {MOST_PERSONS} people, so person {person} is left out")
        }
        (Language::Zh, _, Some(visit)) if visit > MOST_VISITS.into() => {
            format!("最多填 {MOST_VISITS} 张单子，第 {visit} 张没有算进去")
        }
        (Language::En, _, Some(visit)) if visit > MOST_VISITS.into() => {
            format!("there is room for {MOST_VISITS} bills, so bill {visit} is left out")
        }
        _ => language.of("没有这一项，已忽略", "there is no such question, so it is ignored").to_owned(),
    }
}

/// Why an amount is refused, and what is allowed.
pub fn amount_problem(language: Language, problem: &AmountProblem) -> String {
    match problem {
        AmountProblem::Empty | AmountProblem::NotANumber => {
            language.of("请填数字，如 1200、1.2万", "enter a number such as 1200").to_owned()
        }
        AmountProblem::MisplacedSeparator => language
            .of("逗号或小数点的位置不对，如 12,000.50", "the comma or the point is in the wrong place; write 12,000.50")
            .to_owned(),
        AmountProblem::FinerThanFen => language.of("最多到分（两位小数）", "use at most two decimals").to_owned(),
        AmountProblem::TooLong => language.of("数字太长", "the number is too long").to_owned(),
        AmountProblem::MayMean(one, other) if one == other => match language {
            Language::Zh => format!("是不是 {}？后面几位看不到，请写全", format::plain(*one)),
            Language::En => format!("is it {}? Its last digits are lost; write all of them", format::plain(*one)),
        },
        AmountProblem::MayMean(one, other) => match language {
            Language::Zh => format!("是 {} 还是 {}？请写全", format::plain(*one), format::plain(*other)),
            Language::En => format!("is it {} or {}? Write all digits", format::plain(*one), format::plain(*other)),
        },
    }
}
