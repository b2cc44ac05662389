//! The questions as fields. Rendered once; the browser never renders them
//! again, so focus and typed text are safe.

use crate::base::calendar::{Date, Semester};
use crate::base::keyed::Keyed;
use crate::base::region::Region;
use crate::book::entry::Book;
use crate::engine::question::{Door, Key, Kind, Question, Section, Topic};
use crate::form::{self, UNKNOWN, YEARS, link};
use crate::programme::{income, minimum_living, risk_removal};
use crate::view::format;
use crate::view::pages::{flow, identity};
use crate::view::place::choice;
use crate::view::result::answer::{REGISTER, nothing};
use crate::view::result::checkup::CHECKUP;
use crate::view::result::curves::CURVES;
use crate::view::result::outcome::CHILD;
use crate::view::result::ways::field_id;
use crate::view::steps;
use crate::view::words::Language;
use maud::{Markup, html};

/// Place and purpose, what every door asks, then the doors, each with its questions
/// beside its results. The script shows the door that was chosen.
/// `examples` are filled in by one tap.
pub fn form(language: Language, book: &Book, examples: &[(&str, Vec<(String, String)>)]) -> Markup {
    html! {
        form #questions autocomplete="off" novalidate {
            div #complaints role="alert" tabindex="-1" {}
            (flow::received(language))
            (flow::chosen(language))
            (place(language, book))
            fieldset.field #door tabindex="-1" aria-describedby="error-door" {
                legend { (language.of("想查什么？", "What would you like to know?")) }
                div.doors {
                    @for door in Door::ALL.iter().copied() {
                        @let (name, about) = language.door(door);
                        label.choice for={ "door-" (door.key()) } {
                            input type="radio" name="door" value=(door.key()) id={ "door-" (door.key()) };
                            span { strong { (name) } " " small { (about) } }
                        }
                    }
                }
                p.error #error-door {}
            }
            details.helper {
                summary { (language.of("按哪天的政策算？没改就是今天", "For which day? Today, unless you change it")) }
                div.field {
                    label for="assessed_on" { (language.of("按哪天的政策算？", "For which day?")) }
                    input #assessed_on name="assessed_on" type="date" min="2016-01-01" max="2035-12-31"
                        aria-describedby="error-assessed_on";
                    p.error #error-assessed_on {}
                }
            }
            p.examples {
                (language.of("先看个例子：", "Try an example: "))
                @for (name, answers) in examples {
                    button type="button" data-answers=(link::write(answers)) { (name) }
                }
                button type="button" data-answers="" { (language.of("清空重来", "Start again")) }
            }
            p.go { button #go type="button" data-flow-to="go" hidden { (language.of("继续", "Go on")) } }
            (flow::ask(language))
            div #home {
                (identity::finder(language))
                div #register {
                    @for question in REGISTER { (field(language, Key::of(0, question))) }
                }
            }
            @for door in Door::ALL.iter().copied() {
                section.door.{ "door--" (door.key()) } {
                    h2 { (language.door(door).0) }
                    div.door__questions {
                        @match door {
                            Door::Household => (household(language)),
                            Door::Medical => {
                                (patient(language))
                                (further(language, door, language.of("还有人看病？再加一个人", "Another patient? Add one")))
                            },
                            Door::Education => {
                                (pupil(language))
                                (further(language, door, language.of("还有孩子上学？再加一个", "Another child? Add one")))
                            },
                            Door::Everything => {
                                (rest(language))
                                (further(language, door, language.add_a_person()))
                            },
                        }
                        p.all hidden {
                            button type="button" aria-expanded="false" {
                                span.all__more { (language.of("有的题不用答了，已收起。全部显示", "Questions that no longer matter are folded away. Show all")) }
                                span.all__less { (language.of("已全部显示。收起不用答的题", "All are shown. Fold away what no longer matters")) }
                            }
                        }
                    }
                    div.door__results id={ "results-" (door.key()) } tabindex="-1" {
                        // The whole household comes before its programmes one by one.
                        @if door == Door::Everything { div id=(CHECKUP) {} }
                        div.answers id={ "answer-" (door.key()) } { (nothing(language, door)) }
                        @if door == Door::Medical {
                            p.hint { (language.of("没填的按最常见的算：住院、在本市州、只有一种身份、没有另外申请救助。", "Where nothing was said: a hospital stay within the prefecture, one identity, no extra aid applied for.")) }
                        }
                        details.helper.reasons {
                            summary { (language.why_and_how()) }
                            @for topic in Topic::ALL.iter().copied().filter(|topic| topic.door() == door) {
                                div.outcome id={ "outcome-" (topic.key()) } {}
                            }
                            @if door == Door::Medical { div id=(CURVES) {} }
                        }
                        (steps::steps(language, door))
                    }
                    a.brief href={ "#results-" (door.key()) } {
                        b.visually-hidden { (language.of("看结果：", "To the results: ")) }
                        span id={ "brief-" (door.key()) } role="status" {}
                    }
                }
            }
            (flow::given(language))
        }
    }
}

/// The places: those that people call home first.
fn place(language: Language, book: &Book) -> Markup {
    let (counties, around): (Vec<&Region>, Vec<&Region>) =
        book.regions.iter().partition(|region| region.is_home(&book.regions));
    html! {
        fieldset.field #place tabindex="-1" aria-describedby="error-place" {
            legend { (language.of("家在哪里？", "Where is the household?")) }
            div.choices.places { @for region in counties { (choice(language, book, region)) } }
            (search(language))
            div #place-recorded {}
            details.helper {
                summary { (language.of("这里没有？选市、省或全国", "Not here? Choose a city, a province or the nation")) }
                div.choices.places { @for region in around { (choice(language, book, region)) } }
            }
            p.error #error-place {}
        }
    }
}

/// Any other county, by its name. `www/page/place-search.js` hears it and loads the list of all places.
pub fn search(language: Language) -> Markup {
    html! {
        div.place-search {
            label for="place-search" {
                (language.of("不在上面？打县、市、区的名字", "Not above? Type the name of the county, city or district"))
            }
            input #place-search type="search" autocomplete="off" maxlength="40" aria-describedby="place-hint place-said";
            p.hint #place-hint {
                (language.of("如 宣威、xuanwei、xw；六位代码也行", "In characters or in pinyin, such as xuanwei or xw; or the six-digit code"))
            }
            p.hint #place-said role="status" data-none=(language.of(
                "没有找到。换个写法，或者只打前两个字。",
                "Nothing was found. Try another spelling, or only the first two characters.",
            )) data-some=(language.of("找到 {n} 个，点一个：", "{n} found; choose one:")) data-missing=(language.of(
                "地方名单没有取到，连上网再试；也可以先选省。",
                "The list of places could not be had. Try again online, or choose the province.",
            )) {}
            ul #place-found {}
        }
    }
}

fn all(language: Language, person: u8, visit: u8, questions: &[Question]) -> Markup {
    html! { @for question in questions { (field(language, Key::at(person, visit, *question))) } }
}

fn fold(summary: &str, inside: Markup) -> Markup {
    html! {
        details.helper {
            summary { (summary) }
            (inside)
        }
    }
}

fn household(language: Language) -> Markup {
    // The total is asked for itself; its parts are folded below it.
    let items = &income::QUESTIONS[1..];
    let folded: Vec<Question> = [items, &risk_removal::QUESTIONS, &REGISTER, &minimum_living::CLASSED].concat();
    let topics = Question::of(Topic::Monitoring).chain(Question::of(Topic::Assistance));
    html! {
        @for question in topics.filter(|question| !folded.contains(question)) {
            (field(language, Key::of(0, question)))
            @if question == Question::NetIncome {
                (fold(language.of("不知道总数？分项来算", "Not sure of the total? Add it up"), all(language, 0, 0, items)))
                p.hint {
                    a href="income.html" { (language.of("哪些算收入：监测和低保对照，可打印填写", "What counts as income: monitoring and allowance side by side, to print")) }
                }
            }
        }
        (fold(
            language.of("已经是监测对象？看能不能消除风险", "Monitored already? See whether the mark can go"),
            all(language, 0, 0, &risk_removal::QUESTIONS),
        ))
        (fold(
            language.of("低保分类施保的地方：家里的老人、孩子、残疾人、病人", "Where the allowance is more for the old, minors, disabled or ill"),
            all(language, 0, 0, &minimum_living::CLASSED),
        ))
    }
}

/// The fields of one person behind a door. The browser copies those of the first
/// for each further one, with another number.
fn person(language: Language, door: Door, person: u8, title: (&str, &str), inside: Markup) -> Markup {
    html! {
        fieldset.person data-door=(door.key()) data-person=(person + 1) {
            legend { (language.of(title.0, title.1)) span.person__number { "1" } (language.of("个", "")) }
            (remove(language))
            (inside)
        }
    }
}

/// Takes away a person or a bill that was added; the style shows it only there.
fn remove(language: Language) -> Markup {
    html! { button.remove type="button" { (language.of("去掉这一份", "Remove this one")) } }
}

fn further(language: Language, door: Door, words: &str) -> Markup {
    html! {
        div.further data-door=(door.key()) {}
        p {
            button.add-person type="button" data-door=(door.key()) data-most=(form::MOST_PERSONS) { (words) }
            " " span.visually-hidden { (language.of("（加在这一栏下面）", "(below the others)")) }
        }
    }
}

/// What is asked of a person's care beside the bills.
const OF_PERSON: [Question; 7] = [
    Question::MonitoredAs,
    Question::CategoryThen,
    Question::CategorySince,
    Question::CoveredFrom,
    Question::GraveIllness,
    Question::TiltApplied,
    Question::Supplementary,
];
/// What is asked of every bill.
const VISIT: [Question; 4] = [Question::HospitalLevel, Question::Discharge, Question::Total, Question::InScope];
/// What matters of some.
const ELSEWHERE: [Question; 6] = [
    Question::VisitKind,
    Question::Where,
    Question::Referred,
    Question::Admission,
    Question::Accident,
    Question::OtherAid,
];
/// What the settlement slip says.
const SLIP: [Question; 8] = [
    Question::FullOwn,
    Question::OverLimit,
    Question::PreSelf,
    Question::SpecialDrugs,
    Question::SlipBasic,
    Question::SlipSerious,
    Question::SlipAid,
    Question::SlipTilt,
];

fn patient(language: Language) -> Markup {
    let inside = html! {
        (all(language, 0, 0, &[Question::Category]))
        (visit(language, 0))
        div.more-visits {}
        template.next-visit { (visit(language, 1)) }
        p { button.add-visit type="button" data-most=(form::MOST_VISITS) { (language.of("还有别的单子？再加一张", "Another bill? Add it")) } }
        (fold(
            language.of("还属于别的类、年中变了、中途参保、申请过再救助、买了惠民保", "Another group, a change in the year, late enrolment, extra aid, supplementary insurance"),
            all(language, 0, 0, &[&[Question::AlsoCategory, Question::AllowanceClass], &OF_PERSON[..]].concat()),
        ))
        (fold(
            language.of("交医保费能补多少？", "How much help with the premium?"),
            all(language, 0, 0, &[Question::CoverageYear]),
        ))
    };
    person(language, Door::Medical, 0, ("看病的人，第", "Patient "), inside)
}

fn pupil(language: Language) -> Markup {
    let questions: Vec<Question> = Question::of(Topic::Education).collect();
    // The term comes second: it is one of the two that every child's answer hangs on.
    let (term, others): (Vec<Question>, Vec<Question>) =
        questions.into_iter().partition(|question| matches!(question, Question::Stage | Question::Term));
    person(language, Door::Education, CHILD, ("孩子，第", "Child "), all(language, CHILD, 0, &[term, others].concat()))
}

fn rest(language: Language) -> Markup {
    // What is asked of the household, or of a person, by subject; each fold is opened by one tap.
    let folds = |of_persons: bool| {
        let mine = |section: &&Section| section.is_of_persons() == of_persons;
        html! {
            @for section in Section::ALL.iter().filter(mine) {
                details.helper data-of=(section.key()) {
                    summary { (language.section(*section)) }
                    (all(language, 0, 0, section.questions()))
                }
            }
        }
    };
    html! {
        p #everything-loading .hint { (language.of("正在加载这一部分的计算……", "Loading the calculators of this part…")) }
        p.hint {
            (language.of("点开要查的事。前面填过的这里直接用：", "Open what you would like to know. What was answered before counts here too: "))
            @for (at, question) in SHARED.into_iter().enumerate() {
                @if at > 0 { (language.of("；", "; ")) }
                a href={ "#" (question.key()) } { (language.question(question)) }
            }
        }
        (flow::subjects(language))
        (field(language, Key::of(0, Question::RecognisedAs)))
        (folds(false))
        (person(language, Door::Everything, 0, ("家里的人，第", "Person "), folds(true)))
    }
}

/// What the last door takes from the first.
const SHARED: [Question; 4] = [Question::Members, Question::NetIncome, Question::RigidSpending, Question::CanCope];

/// The questions of one bill. The browser copies that of the second for each
/// further one.
fn visit(language: Language, visit: u8) -> Markup {
    let all = |questions: &[Question]| all(language, 0, visit, questions);
    html! {
        fieldset.visit {
            legend { (language.of("第", "Bill ")) span.visit__number { (visit + 1) } (language.of("张单子", "")) }
            (remove(language))
            (all(&VISIT))
            (fold(
                language.of("门诊慢特病、外地看病、不是头一次住院、意外受伤", "Chronic care, care elsewhere, a later admission, an accident"),
                all(&ELSEWHERE),
            ))
            (fold(
                language.of("手里有结算单？照着填，能核对", "Have the settlement slip? Copy it to check it"),
                html! {
                    p.hint { (language.of("没有的项目填 0。查到标准的层会和单子比；没查到的层用单子上的数。", "Write 0 where the slip has nothing. A layer with a recorded standard is compared; one without uses the slip.")) }
                    (all(&SLIP))
                },
            ))
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
        p.why-asked { (language.of("为什么问：", "Why: ")) (language.why(key.question)) }
    };
    let error = html! { p.error id={ "error-" (id) } {} };
    // What is taken where nothing is chosen.
    let unless_chosen = match key.question.kind() {
        Kind::Term => language.of("这学期（不选就按它）", "This term, unless you choose"),
        Kind::Year => language.of("今年（不选就按它）", "This year, unless you choose"),
        _ => language.please_choose(),
    };
    let select = |options: Vec<(String, String)>| {
        html! {
            select id=(id) name=(name) aria-describedby=(described) {
                option value="" { (unless_chosen) }
                @for (value, text) in options { option value=(value) { (text) } }
                option value=(UNKNOWN) { (language.option(UNKNOWN)) }
            }
        }
    };
    // Not knowing, nothing and nought are three answers.
    let input = |mode: &str, unit: &str, may_be_nothing: bool| {
        html! {
            span.with-unit {
                input id=(id) name=(name) type="text" inputmode=(mode) aria-describedby=(described);
                span aria-hidden="true" { (unit) }
                @if may_be_nothing { button.quick type="button" data-fill="0" { (language.of("没有", "None")) } }
                button.quick type="button" data-fill=(language.of("不清楚", "not sure")) { (language.option(UNKNOWN)) }
            }
        }
    };
    match key.question.kind() {
        Kind::YesNo => html! {
            fieldset.field.field--choice.not-needed[!key.question.is_of_the_start()] id=(id) tabindex="-1" aria-describedby=(described) {
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
            div.field.not-needed[!key.question.is_of_the_start()] {
                label for=(id) { (question) }
                (about)
                @match kind {
                    Kind::YesNo => {},
                    Kind::Choice(keys) => (select(keys().iter().map(|key| ((*key).to_owned(), language.option(key).to_owned())).collect())),
                    Kind::Amount { .. } => {
                        (input("text", language.of("元", "yuan"), key.question.may_be_nothing()))
                        // The leading door reads the amount back here.
                        p.said id={ "said-" (id) } {}
                    },
                    Kind::Count { .. } => (input("numeric", language.counted_in(key.question).unwrap_or_default(), false)),
                    Kind::Percent { .. } | Kind::Measure { .. } => (input("decimal", language.counted_in(key.question).unwrap_or_default(), false)),
                    Kind::Day => input id=(id) name=(name) type="date" min=(first_day(key.question)) max="2035-12-31" aria-describedby=(described);,
                    Kind::Term => (select(terms(language))),
                    Kind::Year => (select(years(language))),
                }
                (error)
            }
        },
    }
}

/// The first day that can be chosen: a day that dates values has some only since the first are recorded, any other may
/// be as long ago as people are old.
fn first_day(question: Question) -> &'static str {
    if question.dates_values() { "2016-01-01" } else { "1900-01-01" }
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
    let shown = |year: i16| match language {
        Language::Zh => format!("{year}年"),
        Language::En => year.to_string(),
    };
    years.map(|year| (year.to_string(), shown(year))).collect()
}
