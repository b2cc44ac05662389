//! 全家政策体检: every programme in one list, and the totals of a year.

use crate::answer::checkup::{Apart, Checkup, Unasked, checkup};
use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::engine::decision::Form;
use crate::engine::outlook::Verdict;
use crate::engine::question::Key;
use crate::engine::situation::Situation;
use crate::programme::Assessment;
use crate::view::result::amounts::{amount, whose};
use crate::view::result::ways::{field_link, question_link};
use crate::view::result::year;
use crate::view::words::Language;
use maud::{Markup, html};

/// Where the page shows it.
pub const CHECKUP: &str = "checkup";

/// All that was assessed, what matters first, what it comes to, and what was not
/// asked yet.
pub fn all_together(language: Language, book: &Book, situation: &Situation, assessments: &[Assessment]) -> Markup {
    let Checkup { lines, totals, apart, unasked } = checkup(situation, assessments, book);
    let beside: Vec<&Assessment> = assessments.iter().collect();
    let group = |wanted: &[Verdict]| -> Vec<&Assessment> {
        lines.iter().copied().filter(|one| wanted.contains(&one.outlook.verdict)).collect()
    };
    let (open, not_now) =
        (group(&[Verdict::Likely, Verdict::Possible, Verdict::CannotJudge]), group(&[Verdict::NotNow]));
    let names = |why: Apart| -> Vec<&str> {
        apart.iter().filter(|(_, known)| *known == why).map(|(programme, _)| language.programme(*programme)).collect()
    };
    let alike = Apart::ALL.into_iter().map(|why| (why, names(why))).filter(|(_, names)| !names.is_empty());
    html! {
        article.result.result--total.checkup {
            h3.result__title { (language.of("全家政策体检：这一年能得到的", "The whole household at a glance: this year")) }
            @if lines.is_empty() {
                p.hint { (language.of("还没有填。填得越多，这里越全；前面几个门里填的也算。", "Nothing was answered yet. The more is answered, behind any door, the fuller this list.")) }
            }
            (year::head(language, book, situation, &lines, &totals))
            @if !apart.is_empty() {
                details.helper {
                    summary { (language.of("没算进合计的：", "Not included in the totals: ")) (apart.len()) }
                    ul.hint { @for (why, names) in alike { li { (names.join(language.of("、", ", "))) " — " (language.apart(why)) } } }
                }
            }
            @if !open.is_empty() {
                details.helper {
                    summary { (language.of("每样多少、还差什么：", "Every amount, and what is open: ")) (open.len()) }
                    ol.checkup__list { @for one in open { (line(language, situation, one, &beside)) } }
                }
            }
            @if !not_now.is_empty() {
                details.helper {
                    summary { (language.of("目前不符合的：", "Not now: ")) (not_now.len()) }
                    ul.checkup__list { @for one in not_now { (line(language, situation, one, &beside)) } }
                }
            }
            @if !unasked.is_empty() {
                details.helper open[lines.is_empty()] {
                    summary { (language.of("还没问到、可能用得上的：", "Not asked yet, may fit: ")) (unasked.len()) }
                    ul.checkup__list { @for Unasked { programme, first } in unasked {
                        li { (language.programme(programme)) " " small { (first_question(language, first)) } }
                    } }
                }
            }
            p.hint {
                (language.of("看病、上学的另有一扇门：", "Care and schooling have doors of their own: "))
                (field_link("door-medical", language.of("算医疗", "medical cover"))) " · "
                (field_link("door-education", language.of("算教育", "education aid"))) " · "
                a href="policies.html" { (language.of("全部84项政策", "all 84 policies")) }
            }
        }
    }
}

fn first_question(language: Language, key: Key) -> Markup {
    html! { (language.of("先答：", "first: ")) (question_link(language, key)) }
}

/// One programme: verdict, amounts, and the way to its result.
fn line(language: Language, situation: &Situation, one: &Assessment, beside: &[&Assessment]) -> Markup {
    let alike: Vec<&Assessment> = beside.iter().copied().filter(|other| other.programme == one.programme).collect();
    let given = one.outlook.ranges.iter().filter(|range| range.form != Form::Borne);
    html! {
        li.checkup__line.{ "checkup--" (one.outlook.verdict.key()) } {
            a href={ "#result-" (one.programme.key()) "-" (one.person) } { (language.programme(one.programme)) (whose(language, one, &alike)) }
            " " strong { (language.verdict_of(one.programme, one.outlook.verdict, situation)) }
            @if one.outlook.verdict != Verdict::NotNow {
                @for range in given {
                    span.checkup__amount { (language.label(range.label)) " " (amount(language, range)) " " small { (language.per(range.per)) } }
                }
                @let open = one.outlook.still_open();
                @if open > 0 { " " small { (language.of("还差 ", "")) (open) (language.of(" 项", " still open")) } }
            }
        }
    }
}
