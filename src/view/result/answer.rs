//! The answer at the head of the results: a sentence with its marks, a picture, what to do next. Cautions stand under
//! them, folded; conditions, working and sources follow on cards of their own.

use crate::answer::blocks::Mark;
use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::book::local::Office;
use crate::book::parameter::{CHECKED, Slot};
use crate::engine::outlook::Verdict;
use crate::engine::question::{Door, Key, Question, Subject, Topic};
use crate::engine::situation::Situation;
use crate::programme::{Assessment, still_asked};
use crate::view::applying::online;
use crate::view::format;
use crate::view::result::dates::by_when;
use crate::view::result::outcome::CHILD;
use crate::view::result::pictures::{badges, picture};
use crate::view::result::sentence::Told;
use crate::view::result::values::{enter_local, named, once_each, rivals};
use crate::view::result::ways::{field_id, question_link};
use crate::view::steps;
use crate::view::words::Language;
use maud::{Markup, html};

/// What is told behind a door, and which of its questions are still worth asking.
/// `unread` says which field could not be read, `office` whom to call at the host's.
pub fn answer(
    language: Language,
    book: &Book,
    situation: &Situation,
    door: Door,
    told: &[Told<'_>],
    unread: Option<&str>,
    office: Option<&Office>,
) -> Markup {
    let is_told = |(at, one): &(usize, &Told<'_>)| *at == 0 || one.leading().1 != Verdict::NotNow;
    let (shown, not_now): (Vec<_>, Vec<_>) = told.iter().enumerate().partition(is_told);
    let lead = told.iter().find(|one| one.leading().1 != Verdict::NotNow).or(told.first());
    html! {
        (still_to_ask(situation, door, told, book))
        @if let Some(unread) = unread { p.caution { (unread) (language.of("下面的结果里先当没填。", " Until then it is treated as not answered.")) } }
        @for (_, one) in &shown { (block(language, book, situation, one)) }
        @if !not_now.is_empty() {
            p.hint {
                (language.of("目前不符合：", "Does not qualify now: "))
                @for (at, (_, one)) in not_now.iter().enumerate() {
                    @if at > 0 { (language.of("；", "; ")) }
                    (one.title)
                }
            }
        }
        @if let Some(lead) = lead { (next(language, book, situation, door, lead, office)) }
    }
}

/// That the field of a question could not be read.
pub fn not_read(language: Language, key: Key) -> String {
    let question = language.question(key.question);
    match language {
        Language::Zh => format!("“{question}”这一格还没读懂。"),
        Language::En => format!("“{question}” could not be read yet."),
    }
}

/// In place of an answer, until something was said.
pub fn nothing(language: Language, door: Door) -> Markup {
    html! {
        @if door == Door::Education {
            @let start = Question::of(Topic::Education).filter(|question| question.is_of_the_start());
            @let start: Vec<String> = start.map(|question| field_id(Key::of(CHILD, question))).collect();
            span data-asked=(start.join(" ")) hidden {}
        }
        @if door != Door::Everything {
            p.hint { (language.of("选好地方，填上面的问题，这里就会出结果。不清楚的可以不填。", "Choose your place and answer the questions above; the result appears here. Skip anything you do not know.")) }
        }
    }
}

/// What the household's register says: asked once, for two doors.
pub const REGISTER: [Question; 3] = [Question::Rural, Question::ExPoor, Question::Monitored];

/// The questions that are still worth asking; `www/page/show.js` folds the others away. About care every question is.
fn still_to_ask(situation: &Situation, door: Door, told: &[Told<'_>], book: &Book) -> Markup {
    let assessments: Vec<&Assessment> = told.iter().flat_map(|one| one.of.iter().copied()).collect();
    let of_door = |question: &Question| question.topic().door() == door;
    // Of the register as much as matters for the children.
    let of_register = |question: &Question| door == Door::Education && REGISTER.contains(question);
    let is_asked = |question: &Question| door != Door::Medical && (of_door(question) || of_register(question));
    let mut asked = String::new();
    for question in Question::ALL.iter().copied().filter(is_asked) {
        let persons = if question.subject() == Subject::Household { 1 } else { situation.persons() };
        for key in (0..persons).map(|person| Key::of(person, question)) {
            if still_asked(situation, &assessments, key, book) {
                asked.push_str(&field_id(key));
                asked.push(' ');
            }
        }
    }
    html! { @if !asked.is_empty() { span data-asked=(asked) hidden {} } }
}

fn block(language: Language, book: &Book, situation: &Situation, told: &Told<'_>) -> Markup {
    let tone = told.leading().1;
    let said = told.sentence(language, situation);
    html! {
        @let asks = told.answer_first(situation).map(|_| "yes");
        section.answer.{ "answer--" (tone.key()) } data-of=(told.leading().0.key()) data-asks=[asks] {
            p.answer__sentence {
                (said.before) strong { (said.main) } (said.after)
                (badges(&told.marks(language, situation)))
            }
            @if let Some(first) = told.answer_first(situation) {
                p { (language.of("请先答：", "Please answer first: ")) (question_link(language, first)) }
            } @else {
                (picture(language, situation, told))
                (cautions(language, book, situation, told))
            }
        }
    }
}

/// What stands before a number to call.
fn call(language: Language) -> &'static str {
    language.of("打电话问 ", "Call ")
}

/// What the marks mean, and what can be done about them.
fn cautions(language: Language, book: &Book, situation: &Situation, told: &Told<'_>) -> Markup {
    let marks = || told.answer.iter().flat_map(|answer| &answer.sentence.marks);
    let trials: Vec<Slot> =
        marks().filter_map(|mark| if let Mark::Trial(slot, _) = mark { Some(*slot) } else { None }).collect();
    let since =
        marks().find_map(|mark| if let Mark::InForceSince(slot, day) = mark { Some((*slot, *day)) } else { None });
    let is_rival = marks().any(|mark| matches!(mark, Mark::Rivals(_)));
    html! {
        @if !trials.is_empty() || is_rival || since.is_some() {
            details.helper.cautions {
                summary { (language.of("这个数要注意什么", "What you should know about this figure")) }
                @if !trials.is_empty() {
                    p {
                        (language.last_known_standard())
                    }
                    @for slot in &once_each(&trials) {
                        p { (named(language, *slot)) (language.of("：", ": ")) (enter_local(language, *slot)) }
                    }
                }
                @for one in told.of.iter().filter(|_| is_rival) { (rivals(language, book, &one.outlook)) }
                @if let Some((slot, day)) = since {
                    p {
                        @let (name, day) = (named(language, slot), format::dated(language, slot.definition().by, day));
                        @let years = situation.assessed_on.year() - since.map_or(0, |(_, day)| day.year());
                        @match language {
                            Language::Zh => { "用到的标准里最早的是“" (name) "”，" (day) "起用，到现在" (years) "年；没有写到哪天为止，也没有查到新的。" },
                            Language::En => { "The oldest of the standards used is “" (name) "”, in force from " (day) ", " (years) " years ago; it names no end, and no newer one was found." },
                        }
                    }
                }
            }
        }
    }
}

/// 下一步: whom to ask, what to bring, when, and which number to call: the county's own first, then the programme's.
fn next(
    language: Language,
    book: &Book,
    situation: &Situation,
    door: Door,
    lead: &Told<'_>,
    office: Option<&Office>,
) -> Markup {
    let (programme, verdict) = lead.leading();
    html! {
        section.todo {
            h3 { (language.of("下一步", "What to do next")) }
            ol {
                li { (language.next_step(programme, verdict)) (online(language, book, situation, programme)) }
                @if verdict != Verdict::NotNow {
                    li { strong { (language.of("带什么：", "Bring: ")) } (steps::papers(language, door)) }
                    li {
                        strong { (language.of("什么时候：", "When: ")) } (steps::when(language, door))
                        (by_when(language, book, situation.place, programme, situation.assessed_on))
                    }
                }
            }
            @if let Some(office) = office {
                // What is no number is told all the same.
                @let href = office.dialled().map(|number| format!("tel:{number}"));
                a.phone href=[href] { (call(language)) (format::name(language, &office.name)) " " (office.phone) }
            }
            a.phone href={ "tel:" (programme.hotline()) } { (call(language)) (programme.hotline()) }
            p.hint { (language.looked_at(CHECKED)) " · " a href="dates.html" { (language.page("dates.html")) } }
        }
    }
}
