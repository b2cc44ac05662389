//! The questions as fields. Rendered once; the browser never renders them
//! again, so focus and typed text are safe.

use crate::calendar::{Date, Semester};
use crate::entry::Book;
use crate::form::{self, UNKNOWN, YEARS};
use crate::keyed::Keyed;
use crate::programme::{income, risk_removal};
use crate::question::{Key, Kind, Question, Topic};
use crate::region::{Region, chain};
use crate::view::format;
use crate::view::outcome::{CURVES, field_id, nothing_said};
use crate::view::words::Language;
use maud::{Markup, html};

/// Place and day, then the topics with their questions and the place of their
/// results.
pub fn form(language: Language, book: &Book) -> Markup {
    html! {
        form #questions autocomplete="off" novalidate {
            div #complaints role="alert" tabindex="-1" {}
            div.fields.fields--start {
                (place(language, book))
                div.field {
                    label for="assessed_on" { (language.of("按哪天的政策算？", "For which day?")) }
                    input #assessed_on name="assessed_on" type="date" min="2016-01-01" max="2035-12-31"
                        aria-describedby="error-assessed_on";
                    p.error #error-assessed_on {}
                }
            }
            @for topic in Topic::ALL.iter().copied() {
                details.topic id={ "topic-" (topic.key()) } {
                    summary {
                        h2.topic__title { (language.topic(topic)) }
                        span.topic__hint { (language.topic_hint(topic)) }
                    }
                    div.fields { (fields(language, topic)) }
                    div.outcome id={ "outcome-" (topic.key()) } {
                        (nothing_said(language))
                    }
                    @if topic == Topic::Medical { div id=(CURVES) {} }
                }
            }
        }
    }
}

fn place(language: Language, book: &Book) -> Markup {
    let title = |region: &Region| {
        let mut names: Vec<&str> =
            chain(&book.regions, region.code).map(|region| format::name(language, &region.name)).collect();
        if names.len() > 1 {
            names.pop();
        }
        names.reverse();
        names.join(" ")
    };
    let mut regions: Vec<&Region> = book.regions.iter().collect();
    regions.sort_by_key(|region| std::cmp::Reverse(chain(&book.regions, region.code).count()));
    html! {
        div.field {
            label for="place" { (language.of("家在哪里？", "Where is the household?")) }
            select #place name="place" aria-describedby="error-place" {
                option value="" { (language.of("请选择", "Choose")) }
                @for region in regions { option value=(region.code) { (title(region)) } }
            }
            p.error #error-place {}
        }
    }
}

fn fields(language: Language, topic: Topic) -> Markup {
    const KINDERGARTEN: [Question; 3] = [Question::LastYear, Question::PublicKindergarten, Question::KindergartenFee];
    const LATER: [Question; 5] = [
        Question::SchoolLevel,
        Question::SchoolInProvince,
        Question::StudyYear,
        Question::FarmingSubject,
        Question::ListedByTerm,
    ];
    let key = |question| Key::of(u8::from(topic == Topic::Education), question);
    // The total is asked for itself; its parts are folded below it.
    let items = &income::QUESTIONS[1..];
    let folded: Vec<Question> =
        [items, &risk_removal::QUESTIONS, &OF_PERSON, &VISIT, &ELSEWHERE, &SLIP, &KINDERGARTEN, &LATER].concat();
    let fold = |summary: &str, questions: &[Question]| {
        html! {
            details.helper {
                summary { (summary) }
                @for question in questions { (field(language, key(*question))) }
            }
        }
    };
    html! {
        @for question in Question::of(topic).filter(|question| !folded.contains(question)) {
            (field(language, key(question)))
            @if question == Question::NetIncome {
                (fold(language.of("不知道总数？分项来算", "Not sure of the total? Add it up"), items))
                p.hint {
                    a href="income.html" { (language.of("哪些算收入：监测和低保对照，可打印填写", "What counts as income: monitoring and allowance side by side, to print")) }
                }
            }
        }
        @if topic == Topic::Monitoring {
            (fold(language.of("已经是监测对象？看能不能消除风险", "Monitored already? See whether the mark can go"), &risk_removal::QUESTIONS))
        }
        @if topic == Topic::Assistance {
            p.hint { (language.of("人口、收入在上一栏填，填一次就行。", "Members and income are asked for above, once for both.")) }
        }
        @if topic == Topic::Medical {
            (visit(language, 0))
            div #more-visits {}
            template #visit { (visit(language, 1)) }
            p { button #add-visit type="button" { (language.of("还有别的单子？再加一张", "Another bill? Add it")) } }
            (fold(language.of("年中变了身份、中途参保、申请过再救助、买了惠民保", "A change in the year, late enrolment, extra aid, supplementary insurance"), &OF_PERSON))
            p.hint { (language.of("报多少还看是不是特困、低保、监测对象，请在“医保缴费”一栏选人员类别。", "It also depends on the person’s group: choose it in the section on the premium.")) }
        }
        @if topic == Topic::Education {
            (fold(language.of("上幼儿园的，再答这几项", "At kindergarten: answer these too"), &KINDERGARTEN))
            (fold(language.of("读高中、中职、大学的，再答这几项", "In high school, vocational school or college: answer these too"), &LATER))
            p.hint { (language.of("补助还看家里是不是脱贫户、监测对象，请在第一栏里填。", "The grants also depend on whether the household is ex-poor or monitored: answer that in the first section.")) }
        }
    }
}

/// What is asked of a person's care beside the bills.
const OF_PERSON: [Question; 6] = [
    Question::CategoryThen,
    Question::CategorySince,
    Question::CoveredFrom,
    Question::GraveIllness,
    Question::TiltApplied,
    Question::Supplementary,
];
/// What is asked of every bill.
const VISIT: [Question; 3] = [Question::HospitalLevel, Question::Discharge, Question::InScope];
/// What matters of some.
const ELSEWHERE: [Question; 5] =
    [Question::VisitKind, Question::Where, Question::Referred, Question::Admission, Question::OtherAid];
/// What the settlement slip says.
const SLIP: [Question; 8] = [
    Question::Total,
    Question::FullOwn,
    Question::OverLimit,
    Question::PreSelf,
    Question::SlipBasic,
    Question::SlipSerious,
    Question::SlipAid,
    Question::SlipTilt,
];

/// The questions of one bill. The browser copies that of the second for each
/// further one.
fn visit(language: Language, visit: u8) -> Markup {
    let all = |questions: &[Question]| html! { @for question in questions { (field(language, Key::at(0, visit, *question))) } };
    html! {
        fieldset.visit {
            legend { (language.of("第", "Bill ")) span.visit__number { (visit + 1) } (language.of("张单子", "")) }
            (all(&VISIT))
            details.helper {
                summary { (language.of("门诊慢特病、外地看病、不是头一次住院", "Chronic care, care elsewhere, a later admission")) }
                (all(&ELSEWHERE))
            }
            details.helper {
                summary { (language.of("手里有结算单？照着填，能核对", "Have the settlement slip? Copy it to check it")) }
                p.hint { (language.of("没有的项目填 0。查到标准的层会和单子比；没查到的层用单子上的数。", "Write 0 where the slip has nothing. A layer with a recorded standard is compared; one without uses the slip.")) }
                (all(&SLIP))
            }
        }
    }
}

fn field(language: Language, key: Key) -> Markup {
    let (id, name) = (field_id(key), form::name(key));
    let question = language.question(key.question);
    let hint = language.hint(key.question);
    let described = match hint {
        Some(_) => format!("hint-{id} error-{id}"),
        None => format!("error-{id}"),
    };
    let about = html! {
        @if let Some(hint) = hint { p.hint id={ "hint-" (id) } { (hint) } }
    };
    let error = html! { p.error id={ "error-" (id) } {} };
    let select = |options: Vec<(String, String)>| {
        html! {
            select id=(id) name=(name) aria-describedby=(described) {
                option value="" { (language.of("请选择", "Choose")) }
                @for (value, text) in options { option value=(value) { (text) } }
                option value=(UNKNOWN) { (language.option(UNKNOWN)) }
            }
        }
    };
    let input = |mode: &str, unit: &str| {
        html! {
            span.with-unit {
                input id=(id) name=(name) type="text" inputmode=(mode) aria-describedby=(described);
                span aria-hidden="true" { (unit) }
            }
        }
    };
    match key.question.kind() {
        Kind::YesNo => html! {
            fieldset.field.field--choice id=(id) tabindex="-1" aria-describedby=(described) {
                legend { (question) }
                (about)
                div.choices {
                    @for option in ["yes", "no", UNKNOWN] {
                        label.choice {
                            input type="radio" name=(name) value=(option);
                            span { (language.option(option)) }
                        }
                    }
                }
                (error)
            }
        },
        kind => html! {
            div.field {
                label for=(id) { (question) }
                (about)
                @match kind {
                    Kind::YesNo => {},
                    Kind::Choice(keys) => (select(keys().into_iter().map(|key| (key.to_owned(), language.option(key).to_owned())).collect())),
                    Kind::Amount { .. } => {
                        (input("text", language.of("元", "yuan")))
                        // The leading door reads the amount back here.
                        p.said id={ "said-" (id) } {}
                    },
                    Kind::Count { .. } => (input("numeric", if key.question == Question::Members { language.of("人", "people") } else { "" })),
                    Kind::Day => input id=(id) name=(name) type="date" min="2016-01-01" max="2035-12-31" aria-describedby=(described);,
                    Kind::Term => (select(terms(language))),
                    Kind::Year => (select(years(language))),
                }
                (error)
            }
        },
    }
}

/// The terms that can be asked for, latest first.
pub(super) fn terms(language: Language) -> Vec<(String, String)> {
    let mut terms = Vec::new();
    let mut day = Date::of(2027, 2, 1);
    while day.year() >= 2015 {
        let term = Semester::of(day);
        terms.push((term.to_string(), format::term(language, term)));
        day = term.first_day().previous();
    }
    terms
}

/// The years of cover that can be asked for, latest first.
pub(super) fn years(language: Language) -> Vec<(String, String)> {
    let years = (2016..=2027).rev().filter(|year| (YEARS.0..=YEARS.1).contains(year));
    let shown = |year: i16| match language.spoken() {
        Language::Zh => format!("{year}年"),
        Language::En => year.to_string(),
    };
    years.map(|year| (year.to_string(), shown(year))).collect()
}
