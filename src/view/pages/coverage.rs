//! The coverage page: programme × place × year, and what is lacking.

use crate::answer::coverage::{Coverage, Extent, YEARS, of};
use crate::answer::renewal::{Due, Why, due};
use crate::base::calendar::Date;
use crate::base::keyed::Keyed;
use crate::base::region::{Code, Region, chain};
use crate::book::entry::{Book, Chapter};
use crate::book::parameter::{self, CHAPTERS, CHECKED, FAMILIES, Slot, sought_in_vain};
use crate::view::format;
use crate::view::pages::frame::{Scripts, document};
use crate::view::pages::sources::looked_at;
use crate::view::standards::asked;
use crate::view::words::Language;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What is covered for every place in every year: for each chapter, in the order of the chapters.
pub type Covered = BTreeMap<(Code, i16), Vec<Coverage>>;

/// Reckoned once for both languages.
pub fn covered(book: &Book) -> Covered {
    let chapters = || CHAPTERS.iter().map(|chapter| &*chapter.key);
    let places = book.regions.iter().map(|region| region.code);
    let each = places.flat_map(|place| YEARS.map(move |year| (place, year)));
    each.map(|(place, year)| ((place, year), of(book, chapters(), place, year))).collect()
}

/// The page.
pub fn page(language: Language, book: &Book, covered: &Covered) -> Markup {
    let title = language.page("coverage.html");
    let mut regions: Vec<&Region> = book.regions.iter().collect();
    regions.sort_by_key(|region| std::cmp::Reverse(chain(&book.regions, region.code).count()));
    let body = html! {
        h1 { (title) }
        p.lead { (language.of("按地方和年份，看每项政策能算到什么程度。缺的标准可以在政策页面里填上。", "How far each programme can be computed, by place and year. A standard that is missing can be entered on the programme’s page.")) }
        p {
            (language.looked_at(CHECKED)) " · "
            a href="dates.html" { (language.page("dates.html")) }
        }
        ul.legend { @for extent in Extent::ALL { li { (mark(language, *extent)) " " (words(language, *extent)) } } }
        h2 { (language.open_a_place()) }
        @for region in regions { (place(language, book, covered, region)) }
        p { a href="index.html" { (language.back_to_the_calculator()) } }
    };
    document(language, title, "", language.of("en/coverage.html", "../coverage.html"), Scripts::Static, body)
}

fn place(language: Language, book: &Book, covered: &Covered, region: &Region) -> Markup {
    let years = |at: usize| YEARS.filter_map(move |year| Some((year, covered.get(&(region.code, year))?.get(at)?)));
    let rows: Vec<(&Chapter, Vec<(i16, &Coverage)>)> =
        CHAPTERS.iter().enumerate().map(|(at, chapter)| (chapter, years(at).collect())).collect();
    let name = format::name(language, &region.name);
    let mut above: Vec<&str> = chain(&book.regions, region.code)
        .skip(1)
        .filter(|above| above.parent.is_some())
        .map(|above| format::name(language, &above.name))
        .collect();
    above.reverse();
    html! {
        // Of those that know the name, browsers keep one place open at a time.
        details.place id={ "place-" (region.code) } name="place" {
            summary { h3 { (name) } @if !above.is_empty() { " " small { (above.join(" ")) } } }
            div.wide tabindex="0" role="region" aria-label=(name) {
                table.coverage {
                    thead { tr {
                        th scope="col" { (language.of("政策", "Programme")) }
                        @for year in YEARS.rev() { th scope="col" { (year) } }
                    } }
                    @for family in FAMILIES {
                        @let mine = rows.iter().filter(|(chapter, _)| chapter.family == family.key);
                        @if mine.clone().next().is_some() {
                            tbody {
                                tr { th.coverage__family colspan=(YEARS.count() + 1) scope="rowgroup" { (format::name(language, &family.name)) } }
                                @for (chapter, years) in mine { tr {
                                    th scope="row" { a href={ "programme/" (chapter.key) ".html" } { (format::name(language, &chapter.name)) } }
                                    @for (_, coverage) in years.iter().rev() { td.{ "extent--" (coverage.extent.key()) } { (mark(language, coverage.extent)) } }
                                } }
                            }
                        }
                    }
                }
            }
            (ended(language, book, region))
            details {
                summary { (language.of("缺什么", "What is missing")) }
                @if asked::places(book).any(|one| one.code == region.code) {
                    p {
                        a href=(asked::path(region)) download { (language.of("下载待补标准的表（用 Excel 或 WPS 打开）", "Download the table to fill in (for a spreadsheet)")) }
                        (language.of("，填好后", ", then "))
                        a href="local.html#table" { (language.of("放回来", "put it back")) }
                        (language.of("，马上就用上。", "; it is used at once."))
                    }
                }
                ul { @for (chapter, years) in &rows { @if let Some(lacking) = lacking(language, book, region, years) {
                    li { (format::name(language, &chapter.name)) ": " (lacking) }
                } } }
            }
        }
    }
}

/// What ended or is older than its rhythm, of the place itself and of the levels above: to be looked for again.
fn ended(language: Language, book: &Book, region: &Region) -> Markup {
    let year = *YEARS.end();
    let levels =
        chain(&book.regions, region.code).filter(|level| level.code == region.code || !level.is_home(&book.regions));
    let due: Vec<Due<'_>> = levels.flat_map(|level| due(book, level.code, year)).collect();
    html! {
        @if !due.is_empty() {
            details {
                summary { (language.of("到期了、该重新找的：", "Ended, to be looked for again: ")) (due.len()) }
                ul { @for Due { entry, why } in &due {
                    @let slot = Slot { parameter: entry.parameter, case: 0 };
                    li {
                        a href=(format::words_address(book, entry)) {
                            (format::place(language, book, entry.region)) " " (format::name(language, parameter::name(slot.definition())))
                        }
                        " " (format::period_with_age(language, slot.definition().by, entry.period, looked_at()))
                        @if let Why::Older { rhythm } = why {
                            @match language {
                                Language::Zh => { "，别处每" (rhythm) "年定一次" },
                                Language::En => { ", set anew every " (rhythm) " years elsewhere" },
                            }
                        }
                    }
                } }
            }
        }
    }
}

/// What the latest year with anything lacking lacks.
fn lacking(language: Language, book: &Book, region: &Region, years: &[(i16, &Coverage)]) -> Option<Markup> {
    let (year, coverage) = years.iter().rev().find(|(_, coverage)| !coverage.lacking.is_empty())?;
    let day = Date::of(*year, 6, 1);
    let sought = |slot: Slot| !sought_in_vain(book, slot, region.code, day).is_empty();
    Some(html! {
        (year) " · "
        @for (at, slot) in coverage.lacking.iter().enumerate() {
            @if at > 0 { (language.of("、", ", ")) }
            a href=(format::parameter_address(slot.parameter)) { (format::name(language, parameter::name(slot.definition()))) }
            @if sought(*slot) { " " small { (language.of("（查过，没有查到）", "(looked for, not found)")) } }
        }
    })
}

fn mark(language: Language, extent: Extent) -> Markup {
    let sign = match extent {
        Extent::Computed => "●",
        Extent::Partly => "◐",
        Extent::Trial => "◔",
        Extent::Told => "○",
        Extent::NotFound => "–",
    };
    html! { span aria-hidden="true" { (sign) } span.visually-hidden { (words(language, extent)) } }
}

fn words(language: Language, extent: Extent) -> &'static str {
    match extent {
        Extent::Computed => language.of("算得出", "calculated"),
        Extent::Partly => language.of(
            "部分算得出：有的标准缺或只有上下限，要用结算单或当地标准",
            "partly calculated: a standard is missing, or only a minimum or maximum is known; the settlement slip or a local value is needed",
        ),
        Extent::Trial => language.of("只能按到期的标准试算", "only a trial on a standard that has ended"),
        Extent::Told => language.of("只有政策说明", "explained only"),
        Extent::NotFound => language.of("未查到", "not found"),
    }
}
