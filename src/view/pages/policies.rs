//! Every policy that the county reports name, with its kind and its place; and a
//! search over all of it and over the programme pages, on the device.

use crate::base::citation::Source;
use crate::base::keyed::{Keyed, keyed};
use crate::book::entry::{Book, Chapter, Family, Policy};
use crate::book::parameter::{self, CHAPTERS, FAMILIES, POLICIES, SOURCES};
use crate::programme::Programme;
use crate::view::format;
use crate::view::pages::frame::{Scripts, document};
use crate::view::words::Language;
use maud::{Markup, html};
use std::borrow::Cow;

keyed! {
    /// What a policy is on this site.
    Treatment {
        /// Amounts are computed where the standard is known.
        Calculator = "calculator",
        /// Conditions are checked; it has no amount.
        Checker = "checker",
        /// Rules and values are told.
        Told = "told",
        /// An information card.
        Card = "card",
    }
}

/// What a policy is.
pub fn treatment(policy: &Policy) -> Treatment {
    let Some(page) = policy.page.as_deref() else { return Treatment::Card };
    match chapter_of(page).map(Programme::parse) {
        Some(Some(programme)) if programme.checks_only() => Treatment::Checker,
        Some(None) => Treatment::Told,
        // The pages beside the programmes belong to calculators.
        Some(Some(_)) | None => Treatment::Calculator,
    }
}

/// The chapter of a programme page.
fn chapter_of(page: &str) -> Option<&str> {
    page.strip_prefix("programme/")?.strip_suffix(".html")
}

/// Offered where a search found nothing.
const EVERYDAY: [(&str, &str); 8] = [
    ("看病", "hospital"),
    ("上学", "school"),
    ("房子漏雨", "leaking roof"),
    ("没钱", "no income"),
    ("残疾", "disabled"),
    ("养猪", "pigs"),
    ("贷款", "loan"),
    ("厕所", "toilet"),
];

/// The page.
pub fn page(language: Language, book: &Book) -> Markup {
    let title = language.of("全部政策，可以搜", "Search all policies");
    let beside = CHAPTERS.iter().filter(|chapter| {
        !POLICIES.iter().any(|policy| policy.page.as_deref().and_then(chapter_of) == Some(&*chapter.key))
    });
    let body = html! {
        h1 { (title) }
        p.lead {
            (language.of("五个县市的工作报告提到的", "The "))
            (POLICIES.len())
            (language.of("项到户政策都在这里：能算的去算，能核对的去核对，其余的说明是什么、给谁、带什么、问谁。", " policies for households that the five county reports mention are listed here. Some can be calculated, some can be checked; for the rest you see what they are, who they are for, which papers to bring and whom to ask."))
        }
        div.field {
            label for="find" { (language.of("搜政策，用平常的话就行（如：厕所、养猪、房子漏雨、看病）", "Search in everyday words (such as toilet, pigs, leaking roof, hospital)")) }
            input #find type="search" autocomplete="off" data-none=(language.of("没有找到。", "Nothing was found.")) data-some=(language.of("项", " found"));
            p.hint #found role="status" {}
        }
        div #find-none hidden {
            p { (language.of("换个说法试试，点一个也行：", "Try another word, or tap one:")) }
            p.tools__row { @for (zh, en) in EVERYDAY { button type="button" data-find=(language.of(zh, en)) { (language.of(zh, en)) } " " } }
            p {
                (language.of("还是没有？打电话问，把家里的难处说出来就行：", "Still nothing? Call and say what the trouble is: "))
                a.button href="tel:12317" { "12317" }
            }
        }
        ul.legend { @for kind in Treatment::ALL { li { (badge(language, *kind)) " " (about(language, *kind)) } } }
        @for family in FAMILIES {
            section.family {
                h2 { (format::name(language, &family.name)) }
                ul.policies { @for policy in POLICIES.iter().filter(|policy| policy.family == family.key) { (row(language, book, family, policy)) } }
            }
        }
        section.family {
            h2 { (language.of("其他政策页面", "Other pages")) }
            ul.policies { @for chapter in beside {
                li data-words=(words_of(language, &chapter.also)) { a href={ "programme/" (chapter.key) ".html" } { (format::name(language, &chapter.name)) } (found_by(language, book, chapter)) }
            } }
        }
        p { a href="index.html" { (language.back_to_the_calculator()) } }
    };
    document(language, title, "", language.of("en/policies.html", "../policies.html"), Scripts::Static, body)
}

fn badge(language: Language, kind: Treatment) -> Markup {
    let word = match kind {
        Treatment::Calculator => language.of("能算", "calculator"),
        Treatment::Checker => language.of("能核对", "checker"),
        Treatment::Told => language.of("有条文", "rules only"),
        Treatment::Card => language.of("说明", "information"),
    };
    html! { span.badge.{ "kind--" (kind.key()) } { (word) } }
}

fn about(language: Language, kind: Treatment) -> &'static str {
    match kind {
        Treatment::Calculator => language.of(
            "金额能算；当地没有查到标准的，填上就算",
            "amounts are calculated; where no standard was found you can enter it",
        ),
        Treatment::Checker => {
            language.of("条件能核对，本身不发钱", "the conditions are checked; it does not pay anything itself")
        }
        Treatment::Told => language.of("有条文和数字，不计算", "rules and figures are shown, nothing is calculated"),
        Treatment::Card => {
            language.of("没有查到标准，或者不直接发给家庭", "no standard was found, or nothing is paid to households")
        }
    }
}

fn row(language: Language, book: &Book, family: &Family, policy: &Policy) -> Markup {
    let chapter = policy.page.as_deref().and_then(chapter_of);
    let chapter = chapter.and_then(|key| CHAPTERS.iter().find(|chapter| chapter.key == key));
    let words = match (&policy.card, chapter.and_then(|chapter| chapter.about.as_ref())) {
        (Some([what, who]), _) | (None, Some([what, who, _])) => Some((what, who)),
        _ => None,
    };
    let reports: Vec<&Source> =
        policy.reports.iter().filter_map(|key| SOURCES.iter().find(|source| source.key == *key)).collect();
    let since =
        reports.iter().filter_map(|report| report.date.as_deref()).map(|date| date.get(..4).unwrap_or(date)).min();
    let also: Vec<String> = std::iter::once(&policy.also)
        .chain(chapter.map(|chapter| &chapter.also))
        .map(|also| words_of(language, also))
        .filter(|words| !words.is_empty())
        .collect();
    html! {
        li id=(policy.id) data-words=(also.join("|")) {
            details {
                summary { (badge(language, treatment(policy))) " " (format::name(language, &policy.name)) }
                dl.about {
                    @if let Some((what, who)) = words {
                        dt { (language.of("是什么", "What it is")) } dd { (format::name(language, what)) }
                        dt { (language.of("给谁", "For whom")) } dd { (format::name(language, who)) }
                    }
                    dt { (language.of("带什么", "Papers")) } dd { (format::name(language, &family.papers)) }
                    dt { (language.of("问谁", "Whom to ask")) } dd {
                        (format::name(language, &family.ask))
                        @if !family.ask.zh.contains(&*family.hotline) {
                            (language.of("也可以打 ", " Or call ")) a href={ "tel:" (family.hotline) } { (family.hotline) } (language.of("。", "."))
                        }
                    }
                    dt { (language.of("哪里提到", "Mentioned in")) }
                    dd { @for report in &reports { span.report {
                        cite lang="zh-CN" { "《" (report.title) "》" }
                        @if language == Language::En { " (" (report.title_en) ")" }
                        " "
                    } } }
                    @if let Some(since) = since { dt { (language.of("最早见于", "First mentioned in")) } dd { (since) } }
                }
                @if let Some(page) = &policy.page { p { a href=(page) { (language.of("看标准、条文和怎么算", "Standards, rules and how it is calculated")) } } }
                @if let Some(chapter) = chapter { (found_by(language, book, chapter)) }
            }
        }
    }
}

/// The everyday words that `www/page/find.js` looks for.
fn words_of(language: Language, [zh, en]: &[Cow<'static, [Cow<'static, str>]>; 2]) -> String {
    match language {
        Language::Zh => zh.join("|"),
        Language::En => en.join("|"),
    }
}

/// What a chapter is found by, beside its name and its everyday words: its own words and those of its parameters.
fn found_by(language: Language, book: &Book, chapter: &Chapter) -> Markup {
    let prefix = format!("{}.", chapter.key);
    html! {
        span hidden {
            @for text in chapter.about.iter().flatten() { (format::name(language, text)) " " }
            @for definition in book.definitions.iter().filter(|definition| definition.id.starts_with(&prefix)) {
                (format::name(language, parameter::name(definition))) " "
            }
        }
    }
}
