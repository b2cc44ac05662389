//! Which school aids can be combined: for each stage of school a table, read off the
//! rules; and what excludes each other. A sheet to read across the table.

use crate::base::keyed::Keyed;
use crate::book::parameter::{Parameter, Words, scholarships};
use crate::engine::question::Stage;
use crate::programme::Programme;
use crate::view::format;
use crate::view::pages::frame::{Scripts, document};
use crate::view::words::Language;
use maud::{Markup, html};

/// The page.
pub fn page(language: Language) -> Markup {
    let title = language.page("together.html");
    let rule = |rule: Parameter<Words>| html! { a.rule href=(format::parameter_address(rule.place().parameter)) { (language.of("条文", "rule")) } };
    let body = html! {
        h1 { (title) }
        p.lead { (language.of(
            "打勾的两样可以同时享受，点“条文”看依据；没有标的，没有查到规定，问学校。",
            "A tick means that the two can be combined; “rule” leads to the text. Where there is neither, no rule was found: ask the school.",
        )) }
        @for (stages, programmes) in by_stage() {
            @let stages = stages.iter().map(|stage| language.option(stage.key())).collect::<Vec<_>>().join(language.of("、", ", "));
            h2 { (stages) }
            div.scroll tabindex="0" role="region" aria-label=(stages) {
                table.together-table {
                    thead { tr {
                        td {}
                        @for programme in &programmes { th scope="col" { (language.programme(*programme)) } }
                    } }
                    tbody {
                        @for one in &programmes {
                            tr {
                                th scope="row" { a href={ "programme/" (one.key()) ".html" } { (language.programme(*one)) } }
                                @for other in &programmes {
                                    td {
                                        @if one == other { span aria-hidden="true" { "·" } }
                                        @else if let Some(words) = one.goes_with(*other) { (language.of("✓ ", "✓ ")) (rule(words)) }
                                        @else { (language.of("没查到", "not found")) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        h2 { (language.of("只能得一样的", "What excludes each other")) }
        ul {
            li { (language.of("住校和不住校的生活补助：看孩子住不住校，只有一样。", "Living grants for boarders and for day pupils: only one of them, depending on whether the child boards.")) }
            li { (language.of("国家奖学金和国家励志奖学金：同一年只能得一样。", "National scholarship and national inspiration scholarship: only one of them in a year. ")) (rule(scholarships::STACKING)) }
            li { (language.of("普通本科、普通高中没有雨露计划；助学贷款要还，不算补助。", "There is no Rain-and-Dew (Yulu) grant for ordinary bachelor courses and high schools; a loan has to be paid back and is not aid.")) }
        }
        p { a href="index.html" { (language.back_to_the_calculator()) } }
    };
    document(language, title, "", language.of("en/together.html", "../together.html"), Scripts::Static, body)
}

/// Stages with the same programmes together, and those programmes.
fn by_stage() -> Vec<(Vec<Stage>, Vec<Programme>)> {
    let mut tables: Vec<(Vec<Stage>, Vec<Programme>)> = Vec::new();
    for stage in Stage::ALL.iter().copied() {
        let of_stage = |programme: &Programme| programme.stages().contains(&stage);
        let programmes: Vec<Programme> = Programme::ALL.iter().copied().filter(of_stage).collect();
        match tables.iter_mut().find(|(_, known)| *known == programmes) {
            Some((stages, _)) => stages.push(stage),
            None => tables.push((vec![stage], programmes)),
        }
    }
    tables
}
