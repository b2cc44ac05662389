//! The picture of an answer: who pays what, an income against its line, what each child gets. Each stands with a table
//! or a list that holds the same numbers.

use crate::answer::blocks::{AgainstLine, Aid, Child, Payers, Picture};
use crate::answer::child_total::{self, Total};
use crate::base::calendar::Semester;
use crate::base::money::Money;
use crate::engine::decision::Per;
use crate::engine::figure::Label;
use crate::engine::outlook::Verdict;
use crate::engine::question::{Key, Kind, Question};
use crate::engine::situation::{Answer, Situation, Stated};
use crate::programme::Assessment;
use crate::view::format;
use crate::view::result::amounts::{amount, span};
use crate::view::result::chart;
use crate::view::result::sentence::{Told, lasting, warned};
use crate::view::words::Language;
use maud::{Markup, html};

/// The picture of an answer, if there is one.
pub fn picture(language: Language, situation: &Situation, told: &Told<'_>) -> Markup {
    match told.answer.as_ref().and_then(|answer| answer.picture.as_ref()) {
        None => html! {},
        Some(Picture::Payers(cases)) => payers(language, cases),
        Some(Picture::Line(cases)) => line(language, cases),
        Some(Picture::Family { children, of_term }) => family(language, situation, children, of_term, &told.of),
    }
}

/// Who pays it, as the bar tells them apart.
fn payer(label: Label) -> &'static str {
    match label {
        Label::BasicPaid => "basic",
        Label::SeriousPaid => "serious",
        Label::OwnInScope | Label::OwnCost => "own",
        _ => "aid",
    }
}

/// What the columns of two cases are called.
fn cases(language: Language, two: bool) -> Markup {
    html! {
        @if two {
            thead { tr {
                td {}
                th scope="col" { (language.of("最少", "Least")) }
                th scope="col" { (language.of("最多", "Most")) }
            } }
        }
    }
}

/// The unit of a column. Where amounts are told one by one, each has its own.
fn in_yuan(language: Language) -> Markup {
    html! { span.parts__unit { (language.of("（元）", " (yuan)")) } }
}

fn payers(language: Language, told: &[Payers]) -> Markup {
    let Some(first) = told.first() else { return html! {} };
    let own_first = first.parts.first().is_some_and(|(label, _)| *label == Label::OwnInScope);
    let bill = match own_first {
        true => language.of("能报的费用", "Covered costs"),
        false => language.of("总费用", "The whole bill"),
    };
    let of = |case: &Payers, label: Label| {
        case.parts.iter().find(|(known, _)| *known == label).map_or(Money::ZERO, |(_, part)| *part)
    };
    let labels: Vec<Label> = first.parts.iter().map(|(label, _)| *label).collect();
    let pays = |label: &Label| *label == labels[0] || told.iter().any(|case| of(case, *label) > Money::ZERO);
    html! {
        div.payers {
            @for case in told {
                (chart::bar(&case.parts.iter().map(|(label, part)| (payer(*label), *part)).collect::<Vec<_>>()))
            }
            table.parts {
                (cases(language, told.len() > 1))
                tbody {
                    @for label in labels.iter().copied().filter(pays) {
                        tr.{ "parts__" (payer(label)) } {
                            th scope="row" { (chart::swatch(payer(label))) (language.label(label)) }
                            @for case in told { td { (format::plain(of(case, label))) } }
                        }
                    }
                    tr.parts__bill {
                        th scope="row" { (bill) (in_yuan(language)) }
                        @for case in told { td { (format::plain(case.bill)) } }
                    }
                }
            }
        }
    }
}

fn line(language: Language, told: &[AgainstLine]) -> Markup {
    html! {
        div.payers {
            @for case in told { (chart::against(case.income, case.line)) }
            table.parts {
                (cases(language, told.len() > 1))
                tbody {
                    tr {
                        th scope="row" { (chart::swatch("basic")) (language.of("全家一年的收入", "The household’s yearly income")) (in_yuan(language)) }
                        @for case in told { td { (format::plain(case.income)) } }
                    }
                    tr {
                        th scope="row" { (chart::swatch("own")) (language.of("全家的线", "The line for this household")) (in_yuan(language)) }
                        @for case in told { td { (format::plain(case.line)) } }
                    }
                }
            }
        }
    }
}

/// Totals of all children, then a block for each child.
fn family(
    language: Language,
    situation: &Situation,
    children: &[Child],
    of_term: &[Total],
    all: &[&Assessment],
) -> Markup {
    html! {
        div.family {
            @for total in of_term {
                @let year = total.of_year();
                p.total {
                    (language.form(total.form)) " " (language.per(Per::Semester)) " " strong { (span(language, total.low, total.high)) }
                    " · " (language.per(Per::Year)) " " (span(language, year.low, year.high))
                }
            }
            @for (at, child) in children.iter().enumerate() {
                section.family__child {
                    h3 { (name(language, situation, at, child.person)) }
                    ul {
                        @for Aid { programme, marks, .. } in &child.aids {
                            @for one in all.iter().filter(|one| one.programme == *programme && one.person == child.person) {
                                li {
                                    (language.programme(*programme))
                                    @if one.outlook.verdict == Verdict::Possible { (language.of("（可能）", " (possibly)")) }
                                    @for (at, range) in one.outlook.ranges.iter().enumerate() {
                                        @if at == 0 { (language.of("：", ": ")) } @else { (language.of("；", "; ")) }
                                        strong { (amount(language, range)) } " " (lasting(language, range))
                                    }
                                    (badges(&warned(language, situation, marks)))
                                }
                            }
                        }
                    }
                    @let own: Vec<&Assessment> = all.iter().copied().filter(|one| one.person == child.person).collect();
                    @let apart: Vec<&str> = child_total::left_out(&own).map(|programme| language.programme(programme)).collect();
                    @if !apart.is_empty() {
                        p.hint {
                            (language.of("没算进合计（按天、按年、一次性、要评选或要还）：", "Not included in the total (paid by the day or year, paid once, awarded or lent): "))
                            (apart.join(language.of("；", "; ")))
                        }
                    }
                }
            }
        }
    }
}

/// Marks beside a number.
pub(in crate::view::result) fn badges(marks: &[(&'static str, String)]) -> Markup {
    html! { @for (class, words) in marks { " " span.badge.{ "badge--" (class) } { (words) } } }
}

/// Which child: its number, its school, and the term that is told of.
fn name(language: Language, situation: &Situation, at: usize, person: u8) -> String {
    let number = (at + 1).to_string();
    let stage = match (situation.stated(Key::of(person, Question::Stage)), Question::Stage.kind()) {
        (Stated::Given(Answer::Option(at)), Kind::Choice(keys)) => keys().get(usize::from(at)).copied(),
        _ => None,
    };
    let child = [language.of("第", "Child "), &number, language.of("个孩子", "")].concat();
    let term = match situation.stated(Key::of(person, Question::Term)) {
        Stated::Given(Answer::Term(term)) => term,
        _ => Semester::of(situation.assessed_on),
    };
    let stage = stage.map(|stage| language.option(stage).to_owned());
    let parts = [Some(child), stage, Some(format::term(language, term))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
