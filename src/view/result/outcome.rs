//! Results: verdict, amounts, reasons, working, sources, the next human step.

use crate::base::calendar::Semester;
use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::book::parameter::{Basis, Parameter, Words, monitoring, resolve, social_assistance};
use crate::engine::decision::Per;
use crate::engine::outlook::{Outlook, Range, Verdict};
use crate::engine::question::{Key, Question, Topic};
use crate::engine::situation::{Answer, Situation, Stated};
use crate::programme::{Assessment, Programme};
use crate::view::applying::online;
use crate::view::format;
use crate::view::result::amounts::{amounts, shows_verdict, whose};
use crate::view::result::dates::by_when;
use crate::view::result::findings::{finding, workings};
use crate::view::result::sentence::answer_first;
use crate::view::result::turn::otherwise;
use crate::view::result::values::{bounds, gap_note, marks, rivals, sources};
use crate::view::result::ways::{field_id, field_link, question_link};
use crate::view::words::Language;
use maud::{Markup, html};

/// What all assessments of one topic say.
pub fn results(language: Language, book: &Book, situation: &Situation, assessments: &[&Assessment]) -> Markup {
    html! {
        @for assessment in assessments { (card(language, book, situation, assessment, assessments)) }
    }
}

/// The person whose schooling the page asks about first.
pub const CHILD: u8 = 1;

fn card(
    language: Language,
    book: &Book,
    situation: &Situation,
    assessment: &Assessment,
    beside: &[&Assessment],
) -> Markup {
    let Assessment { programme, person, outlook } = assessment;
    let tone = match outlook.verdict {
        Verdict::Likely => "likely",
        Verdict::Possible => "possible",
        Verdict::NotNow => "not-now",
        Verdict::CannotJudge => "cannot-judge",
    };
    html! {
        article.result.{ "result--" (tone) } id={ "result-" (programme.key()) "-" (person) } data-verdict=(outlook.verdict.key()) {
            h3.result__title { (language.programme(*programme)) (whose(language, assessment, beside)) }
            @if let Some(first) = answer_first(situation, assessment) {
                p.caution {
                    (language.of("还差几项才能判断。请先答：", "A few answers are still needed. Please answer first: "))
                    (question_link(language, first))
                }
            } @else {
                (told(language, book, situation, assessment, beside))
            }
            @if outlook.verdict == Verdict::NotNow && programme.topic() != Topic::Enrolment { (otherwise(language, book, situation, assessment)) }
            p.next { strong { (language.of("下一步：", "Next: ")) } (language.next_step(*programme, outlook.verdict)) (online(language, book, situation, *programme)) (path(language, book, situation, *programme)) }
            @if outlook.verdict != Verdict::NotNow { (by_when(language, book, situation.place, *programme, situation.assessed_on)) }
            (rights(language, book, situation, *programme))
        }
    }
}

/// Which term amounts by the term are of, and the way to another one.
fn of_term(
    language: Language,
    situation: &Situation,
    Assessment { programme, person, outlook }: &Assessment,
) -> Markup {
    let key = Key::of(*person, Question::Term);
    let term = match situation.stated(key) {
        Stated::Given(Answer::Term(term)) => term,
        _ => Semester::of(situation.assessed_on),
    };
    let by_term = outlook.ranges.iter().any(|range| range.per == Per::Semester);
    html! {
        @if by_term && programme.topic() == Topic::Education {
            p.hint {
                (language.of("按", "For ")) (format::term(language, term)) (language.of("算。", ". "))
                (field_link(&field_id(key), language.of("换学期", "Choose another term")))
            }
        }
    }
}

/// Verdict, amounts, reasons, working and sources.
fn told(
    language: Language,
    book: &Book,
    situation: &Situation,
    assessment: &Assessment,
    beside: &[&Assessment],
) -> Markup {
    let Assessment { programme, outlook, .. } = assessment;
    html! {
        @if shows_verdict(*programme, outlook) {
            p.result__verdict { (language.verdict_of(*programme, outlook.verdict, situation)) (kinds(language, outlook)) }
        }
        @if let [identity, others @ ..] = &outlook.identities[..] {
            p.hint {
                (language.of("按最有利的身份算：", "Based on the more favourable group: ")) (language.option(identity.key()))
                @for other in others { " / " (language.option(other.key())) }
            }
        }
        (marks(language, book, situation, assessment))
        @if let Some((from, until)) = outlook.window {
            p.hint {
                (language.of("收入算这段时间的：", "Income is counted from ")) (format::day(language, from))
                (language.of(" 到 ", " to ")) (format::day(language, until))
            }
        }
        (of_term(language, situation, assessment))
        (amounts(language, book, outlook))
        (openings(language, outlook))
        @for gap in &outlook.gaps { (gap_note(language, gap)) }
        (bounds(language, book, outlook))
        @if !outlook.rivals.is_empty() { (rivals(language, book, outlook)) }
        @if !outlook.outcomes.is_empty() {
            details.why open {
                summary { (language.of("为什么", "Why")) }
                ul.findings { @for outcome in &outlook.outcomes { (finding(language, book, outlook, outcome)) } }
            }
        }
        (together(language, assessment, beside))
        (workings(language, book, outlook))
        (sources(language, book, outlook, situation.assessed_on))
    }
}

/// What whoever applies may ask for, where the law that says so is in force on the day, one tap from the nearest words.
fn rights(language: Language, book: &Book, situation: &Situation, programme: Programme) -> Markup {
    let rule = social_assistance::RIGHTS;
    let is_its = language.rules(programme).iter().any(|(known, _)| *known == rule);
    let told = resolve(book, rule.place(), situation.place, situation.assessed_on);
    html! {
        @if let Some(told) = told.first().filter(|told| is_its && told.basis == Basis::InForce) {
            p.rights {
                strong { (language.of("您的权利：", "Your rights: ")) } (language.rights_of_applicants())
                " " a.rule href=(format::entry_address(book, told.at)) { (language.of("条文", "rule")) }
            }
        }
    }
}

/// The path of recognition, in the words of its rules; from 2026 also what changed.
fn path(language: Language, book: &Book, situation: &Situation, programme: Programme) -> Markup {
    // What changed is told once it has begun; the other rules have their page whatever is in force. Rights are told in
    // a sentence of their own.
    let begun = |rule: &Parameter<Words>| {
        *rule != monitoring::REGIME_2026
            || !resolve(book, rule.place(), situation.place, situation.assessed_on).is_empty()
    };
    html! {
        @for (rule, name) in language.rules(programme).iter().filter(|(rule, _)| *rule != social_assistance::RIGHTS && begun(rule)) {
            " " a.rule href=(format::parameter_address(rule.place().parameter)) { (name) }
        }
    }
}

fn kinds(language: Language, outlook: &Outlook) -> Markup {
    html! {
        @if !outlook.kinds.is_empty() {
            span.result__kind {
                @for (at, kind) in outlook.kinds.iter().enumerate() {
                    @if at > 0 { (language.of(" 或 ", " or ")) }
                    (language.kind(*kind))
                }
            }
        }
    }
}

/// 叠加: which of the other results can be had together with this one.
fn together(language: Language, assessment: &Assessment, beside: &[&Assessment]) -> Markup {
    let together = assessment.programme.together();
    let Some((programmes, rule)) = together else { return html! {} };
    let too = |other: &&&Assessment| {
        programmes.contains(&other.programme)
            && other.programme != assessment.programme
            && other.person == assessment.person
            && other.outlook.verdict != Verdict::NotNow
    };
    let names: Vec<&str> = beside.iter().filter(too).map(|other| language.programme(other.programme)).collect();
    html! {
        @if assessment.outlook.verdict != Verdict::NotNow && !names.is_empty() {
            p.together {
                (language.of("可以同时享受：", "Can be combined with: ")) (names.join(language.of("；", "; ")))
                " " a.rule href=(format::parameter_address(rule.place().parameter)) { (language.of("条文", "rule")) }
            }
        }
    }
}

/// How many answers are still open, and which to give first.
fn openings(language: Language, outlook: &Outlook) -> Markup {
    let count = outlook.still_open();
    // A firm verdict with firm amounts needs no more answers.
    if count == 0 && outlook.ranges.iter().all(Range::is_exact) {
        return html! {};
    }
    let listed = outlook.open.iter().filter(|item| if count > 0 { item.decides } else { item.matters });
    let listed: Vec<Key> = listed.filter_map(|item| item.open.question()).collect();
    html! {
        @if !listed.is_empty() {
            div.open {
                p {
                    @match (language, count) {
                        (Language::Zh, 0) => "再答这些，数字会更准：",
                        (Language::En, 0) => "Answer these for closer amounts:",
                        (Language::Zh, _) => { "还差 " strong { (count) } " 项：" },
                        (Language::En, 1) => { strong { "1" } " answer is still open:" },
                        (Language::En, _) => { strong { (count) } " answers are still open:" },
                    }
                }
                ul {
                    @for (at, key) in listed.iter().enumerate() {
                        li {
                            (question_link(language, *key))
                            @if at == 0 && listed.len() > 1 { " " small { (language.of("先答这个最管用", "start with this one")) } }
                        }
                    }
                }
            }
        }
    }
}
