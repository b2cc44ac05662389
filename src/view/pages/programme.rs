//! The page of a programme: what each parameter is, and its values of all
//! places over time, each with status, source and note.

use crate::base::calendar::{Date, DatedBy, Semester};
use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::base::region::{Code, Region};
use crate::book::entry::{Book, Chapter, Definition, Kind};
use crate::book::parameter::{self, ABOUT, EXAMPLES, Example};
use crate::engine::figure::Label;
use crate::engine::outlook::Verdict;
use crate::engine::question::{self, Category, Question};
use crate::engine::situation::Situation;
use crate::form::{Field, number};
use crate::programme::{Programme, enrolment, student_loan};
use crate::view::format;
use crate::view::pages::form;
use crate::view::pages::frame::{Scripts, document};
use crate::view::pages::laws::laws;
use crate::view::pages::local_table;
use crate::view::pages::sources::{self, unit};
use crate::view::result::chart;
use crate::view::words::Language;
use maud::{Markup, html};

/// The page.
pub fn page(language: Language, book: &Book, chapter: &Chapter) -> Markup {
    let name = format::name(language, &chapter.name);
    let other = match language {
        Language::Zh => format!("../en/programme/{}.html", chapter.key),
        Language::En => format!("../../programme/{}.html", chapter.key),
    };
    let prefix = format!("{}.", chapter.key);
    let parameters: Vec<(u16, &Definition)> =
        (0..).zip(book.definitions.iter()).filter(|(_, definition)| definition.id.starts_with(&prefix)).collect();
    let body = html! {
        h1 { (name) }
        p.lead { (language.of("每个数字都写明哪里的、什么时候的、从哪里看到的。没查到的也写明。", "Each value says which place it belongs to, when it holds and where it was seen. What could not be found is named too.")) }
        @if let Some([what, who, how]) = &chapter.about {
            dl.about {
                dt { (language.of("是什么", "What it is")) } dd { (format::name(language, what)) }
                dt { (language.of("给谁", "For whom")) } dd { (format::name(language, who)) }
                dt { (language.of("怎么算", "How it is calculated")) } dd { (format::name(language, how)) }
                @if let Some(programme) = Programme::parse(&chapter.key) {
                    dt { (language.of("下一步", "Next")) } dd { (language.next_step(programme, Verdict::Possible)) }
                    dt { (language.of("带什么", "Papers")) } dd { (language.papers(programme)) }
                    dt { (language.of("电话", "Telephone")) } dd { (programme.hotline()) }
                }
            }
        } @else {
            p.hint { (language.of("这项政策只有说明，还不能计算。", "This programme is only explained here; it cannot be calculated yet.")) }
        }
        nav.contents aria-label=(language.of("目录", "Contents")) {
            ul { @for (_, definition) in &parameters {
                li { a href={ "#" (definition.id) } { (format::name(language, parameter::name(definition))) } }
            } }
        }
        @for (at, definition) in &parameters {
            section.parameter id=(definition.id) {
                @let about = ABOUT.get(usize::from(*at));
                h2 { (format::name(language, parameter::name(definition))) }
                @if let Some(purpose) = about.and_then(|about| about.purpose.as_ref()) { p { (format::name(language, purpose)) } }
                @if let Some(why) = about.and_then(|about| about.shown_only.as_ref()) {
                    p.hint.shown-only { (language.of("只列出，不参与计算：", "Shown for information, not used in calculations: ")) (format::name(language, why)) }
                }
                (sources::entries(language, book, *at))
                (local_form(language, book, definition))
            }
        }
        @if chapter.key == Programme::Enrolment.key() { (scissors(language, book)) }
        @if chapter.key == Programme::StudentLoan.key() { (loan_costs(language, book)) }
        (examples(language, book, &chapter.key))
        @if chapter.about.is_some() { (laws(language, chapter)) }
        p { a href="../index.html" { (language.back_to_the_calculator()) } }
        @for status in [Status::Local, Status::Hosted] {
            span id={ (status.key()) "-word" } hidden { (language.status(status)) }
        }
        // What `www/page/find.js` says of a source that was last looked at over a year ago.
        span #stale hidden { (sources::words(language).stale) }
    };
    document(language, name, "../", &other, Scripts::Static, body)
}

/// 剪刀差: what each group has paid over the years, in every place of which a
/// series is known.
fn scissors(language: Language, book: &Book) -> Markup {
    let groups = [Category::Destitute, Category::MinimumLiving, Category::Monitored, Category::StableExPoor];
    let series = |region: &Region, group: Category| {
        let situation = Situation::new(region.code, Date::of(2026, 12, 31)).with_option(0, Question::Category, group);
        enrolment::series(&situation, book, 0, 2018..=2026)
    };
    html! {
        section.parameter {
            h2 { (language.of("历年缴费标准和自己缴的", "Premium and own payment over the years")) }
            p { (language.of("虚线是缴费标准，实线是自己缴的。只画查到的年份。", "The dashed line is the premium, the solid line what the person pays. Only years for which both are known are drawn.")) }
            @for region in book.regions.iter() {
                @for group in groups {
                    @let title = format!("{} · {}", format::name(language, &region.name), language.option(group.key()));
                    (chart::scissors(language, &title, &series(region, group)))
                }
            }
        }
    }
}

/// What a year of a loan costs after graduation, at each rate that was recorded.
fn loan_costs(language: Language, book: &Book) -> Markup {
    let principal = Money::from_units(10_000, 0);
    html! {
        section.parameter {
            h2 { (language.of("借 1 万元，毕业后一年的利息", "A year’s interest on 10,000 yuan after graduation")) }
            p { (language.of("五年期以上LPR减去上面的基点。读书时不用付；毕业以后几年里可以只付利息，见上面“还款期”的说明。", "The loan prime rate over five years minus the points above. Nothing is due while studying; for how long only interest is due after that, see the term of repayment above.")) }
            table.numbers {
                thead { tr {
                    th scope="col" { (language.of("利率从", "Rate from")) }
                    th scope="col" { (language.of("年利率", "A year")) }
                    th scope="col" { (language.of("利息（元）", "Interest (yuan)")) }
                } }
                tbody {
                    @for cost in student_loan::costs(book, principal) {
                        tr {
                            td { (format::day(language, cost.from)) }
                            td { (format::percent(cost.rate)) }
                            td { (format::plain(cost.interest)) }
                        }
                    }
                }
            }
        }
    }
}

/// The worked examples that hold the programme's rule.
fn examples(language: Language, book: &Book, chapter: &str) -> Markup {
    let mine: Vec<&Example> = EXAMPLES.iter().filter(|example| example.programme == chapter).collect();
    html! {
        @if !mine.is_empty() {
            details.examples-list {
                summary { (language.of("核对过的算例：", "Checked worked examples: ")) (mine.len()) }
                ol { @for example in mine { li {
                    @for (at, (name, text)) in example.given.iter().enumerate() {
                        @if at > 0 { (language.of("；", "; ")) }
                        (answer(language, book, name, text))
                    }
                    (language.of(" → ", " → "))
                    strong {
                        @if let Some(verdict) = example.verdict.and_then(Verdict::parse) { (language.verdict(verdict)) " " }
                        @for (label, low, high) in example.amounts {
                            @if let Some(label) = Label::parse(label) { (language.label(label)) " " }
                            @match (*low == *high, high.is_empty()) {
                                (true, _) => { (low) },
                                (false, true) => { (language.of("不低于 ", "at least ")) (low) },
                                (false, false) => { (low) " – " (high) },
                            }
                            " "
                        }
                    }
                } } }
            }
        }
    }
}

/// An answer in words: the question and what was given.
fn answer(language: Language, book: &Book, name: &str, text: &str) -> Markup {
    let field = crate::form::field(name);
    let shown = match &field {
        Field::Place => Code::parse(text).map(|code| format::place(language, book, code)),
        Field::AssessedOn => Date::parse(text).map(|day| format::day(language, day)),
        Field::Question(key) => match key.question.kind() {
            question::Kind::YesNo | question::Kind::Choice(_) => Some(language.option(text).to_owned()),
            question::Kind::Day => Date::parse(text).map(|day| format::day(language, day)),
            question::Kind::Term => Semester::parse(text).map(|term| format::term(language, term)),
            question::Kind::Amount { .. } => number::amount(text).ok().map(|amount| format::money(language, amount)),
            _ => None,
        },
        Field::Door | Field::Other(_) => None,
    };
    html! {
        @if let Field::Question(key) = &field { (language.question(key.question)) " " }
        (shown.unwrap_or_else(|| text.to_owned()))
    }
}

/// The form for a value of one's own place. What it takes is kept by
/// `www/page/local-values.js`; the calculator checks it like any other value.
fn local_form(language: Language, book: &Book, definition: &Definition) -> Markup {
    if matches!(definition.kind, Kind::Text | Kind::Bands) {
        return html! {};
    }
    let id = format!("local-{}", definition.id);
    let field = |name: &str, label: &str, control: Markup| {
        html! { div.field { label for={ (id) "-" (name) } { (label) } (control) } }
    };
    let dated = |name: &str, required: bool| {
        let id = format!("{id}-{name}");
        let options = match definition.by {
            DatedBy::Semester => form::terms(language),
            DatedBy::CoverageYear | DatedBy::CalendarYear | DatedBy::PreviousYear => form::years(language),
            DatedBy::Day | DatedBy::Discharge | DatedBy::Contract => {
                return html! { input id=(id) name=(name) type="date" min="2016-01-01" max="2035-12-31" required[required]; };
            }
        };
        html! {
            select id=(id) name=(name) required[required] {
                option value="" { (language.please_choose()) }
                @for (value, text) in options { option value=(value) { (text) } }
            }
        }
    };
    let value = |name: &str| {
        let id = format!("{id}-{name}");
        match definition.kind {
            Kind::Choice => html! {
                select id=(id) name=(name) {
                    option value="" { (language.please_choose()) }
                    @for option in definition.options.iter() { option value=(option) { (language.option(option)) } }
                }
            },
            _ => html! {
                span.with-unit {
                    input id=(id) name=(name) type="text" inputmode="decimal" pattern="[0-9]{1,12}([.][0-9]{1,4})?"
                        title=(language.of("只写数字，如 9500 或 0.65", "Digits only, such as 9500 or 0.65"));
                    span { (unit(language, &definition.unit)) }
                }
            },
        }
    };
    html! {
        details.local id=(id) {
            summary { (language.of("填写我们当地的标准", "Enter the standard of your place")) }
            form.local__form data-parameter=(definition.id) data-unit=(definition.unit) {
                @if definition.kind == Kind::Rate {
                    p.hint { (language.of("比例写成小数：65 % 写 0.65。", "Write rates as decimals: 0.65 for 65 %.")) }
                }
                (field("region", language.of("哪里的标准？", "Which place is it for?"), html! {
                    select id={ (id) "-region" } name="region" required data-places {
                        option value="" { (language.please_choose()) }
                        @for region in book.regions.iter().rev() { option value=(region.code) { (format::name(language, &region.name)) } }
                    }
                }))
                @if definition.cases.is_empty() {
                    (field("value", format::name(language, parameter::name(definition)), value("value")))
                } @else {
                    @for case in definition.cases.iter() {
                        @let name = format!("value.{case}");
                        (field(&name, language.option(case), value(&name)))
                    }
                }
                (field("from", language.of("从什么时候起？", "From when?"), dated("from", true)))
                (field("until", language.of("到什么时候止？（不知道可不填）", "Until when? (leave empty if unknown)"), dated("until", false)))
                (field("source", language.of("文件名称和文号", "Title and number of the document"), html! {
                    input id={ (id) "-source" } name="source" type="text" required maxlength="120";
                }))
                label.keep { input type="checkbox" name="keep"; " " (language.of("记在这台设备上（不勾，关掉页面就忘）", "Keep it on this device (otherwise it is forgotten when the page closes)")) }
                button type="submit" { (language.of("使用", "Use it")) }
                p.local__done role="status" {
                    span hidden { (language.of("已经用上了。", "In use. ")) a href="../index.html" { (language.back_to_the_calculator()) } }
                }
            }
        }
    }
}

/// What was taken away or overwritten, and the way back. `www/page/way-back.js` shows it.
fn way_back(language: Language) -> Markup {
    html! {
        p #undo role="status" hidden {}
        ul hidden {
            li data-word="undo" { (language.undo()) }
            li data-word="undo-value-removed" { (language.of("删掉了一条。", "One entry was removed.")) }
            li data-word="undo-values-removed" { (language.of("全部删掉了。", "All entries were removed.")) }
            li data-word="undo-values-taken" { (language.of("已经存下，同一条的旧数换掉了。", "Taken over; earlier values of the same entries were replaced.")) }
        }
    }
}

/// The page of the values entered on this device: a list, a place that is not among the
/// built-in ones, and the file that carries them to another device or to a host.
pub fn local_page(language: Language, book: &Book) -> Markup {
    let body = html! {
        h1 { (language.standards_of_this_device()) }
        p.lead { (language.of("在政策页面里填的当地标准都列在这里，只在这台设备上用，不会上传。", "The local standards that you entered on the programme pages are listed here. They are used on this device only and are not uploaded.")) }
        p { a href="#table" { (language.table_link()) } }
        p #local-none hidden { (language.of("还没有填过。", "None yet.")) }
        ul #local-list data-remove=(language.of("删除", "Remove")) {}
        div #local-bad .caution role="status" hidden {
            p { (language.of("这些有错，不会使用：", "These have errors and are not used:")) }
            ul #local-refused {}
        }
        p {
            a #local-export .button download="local-policy.json" { (language.of("导出成文件", "Export as a file")) }
            " " button #local-clear type="button" { (language.of("全部删除", "Remove all")) }
        }
        div.field {
            label for="local-import" { (language.of("导入文件", "Import a file")) }
            input #local-import type="file" accept=".json,application/json";
        }
        p #local-problem .error role="alert" data-text=(language.of("这个文件读不懂：要的是本工具导出的 JSON 文件。", "This file cannot be read: it must be a JSON file that was exported here.")) {}
        section #local-host hidden {
            h2 { (language.of("这个网站自己的标准（对每个人有效）", "Standards that this site provides to everybody")) }
            ul #local-hosted {}
        }
        (way_back(language))
        (local_table::section(language, book))
        (new_place(language, book))
        h2 { (language.of("给县里：让所有人都用上", "For counties: provide them to everybody")) }
        p { (language.of("把导出的 local-policy.json 交给管网站的人，放在 index.html 旁边，打开页面的人就都用得上。自己填的仍然排在前面。", "Give the exported local-policy.json to whoever runs the site: placed beside index.html, it applies to every visitor. What a person has entered takes precedence.")) }
        dl #names hidden {
            @for definition in book.definitions.iter() { dt { (definition.id) } dd { (format::name(language, parameter::name(definition))) } }
            @for region in book.regions.iter() { dt { (region.code) } dd { (format::name(language, &region.name)) } }
        }
        p { a href="index.html" { (language.back_to_the_calculator()) } }
    };
    let title = language.standards_of_this_device();
    document(language, title, "", language.of("en/local.html", "../local.html"), Scripts::Static, body)
}

/// The form for a place that is not among the built-in ones.
fn new_place(language: Language, book: &Book) -> Markup {
    let field = |id: &str, label: &str, control: Markup| {
        html! { div.field { label for=(id) { (label) } (control) } }
    };
    html! {
        details.local {
            summary { (language.of("没有我们县？加一个地方", "Is your county missing? Add it")) }
            form #local-place autocomplete="off" {
                (field("place-code", language.of("地区代码（六位，身份证号的前六位就是）", "Code of the place (six digits, as at the start of identity numbers)"), html! {
                    input #place-code name="code" type="text" inputmode="numeric" required pattern="[1-9][0-9]{5}" maxlength="6"
                        title=(language.of("六位数字，如 530111", "Six digits, such as 530111"));
                }))
                (field("place-name", language.of("名称", "Name"), html! {
                    input #place-name name="name" type="text" required maxlength="40";
                }))
                (field("place-name-en", language.of("英文名称（可不填）", "Name in English (optional)"), html! {
                    input #place-name-en name="name_en" type="text" maxlength="40";
                }))
                (field("place-parent", language.of("属于哪里？", "Which place does it belong to?"), html! {
                    select #place-parent name="parent" required data-places {
                        option value="" { (language.please_choose()) }
                        @for region in book.regions.iter().rev() { option value=(region.code) { (format::name(language, &region.name)) } }
                    }
                }))
                p.hint { (language.of("上一级的标准对它都有效；它自己的标准用上面的表填。", "The standards of the levels above apply to it; fill its own in with the table above.")) }
                button type="submit" { (language.of("加上，记在这台设备上", "Add it and keep it on this device")) }
                p #place-done role="status" data-text=(language.place_added()) {}
            }
        }
    }
}
