//! The start page: place, door, the form, and the ways to everything else.

use crate::book::entry::Book;
use crate::book::parameter::{CHAPTERS, FAMILIES};
use crate::view::format;
use crate::view::pages::frame::{Scripts, document};
use crate::view::pages::{dates, form, say, share};
use crate::view::words::{Language, MORE};
use maud::{Markup, html};

/// The start page of a language.
pub fn page(language: Language, book: &Book) -> Markup {
    let other = language.of("en/index.html", "../index.html");
    let title = language.name_of_the_product();
    let body = html! {
        h1 { (language.of("家里能享受哪些帮扶？", "What help can your household get?")) }
        p.lead {
            (language.of(
                "点两下就开始：先点地方，再点想查的事。知道多少填多少，不用填姓名。",
                "Two taps to begin: the place, then what you would like to know. Fill in what you know; no names.",
            ))
        }
        p #no-wasm .caution hidden {
            (language.of(
                "这台手机或浏览器不能现场计算。下面的政策页面照样能看：标准、条件和出处都在里面，也可以打 12317 问。",
                "This browser cannot compute here. The pages below still hold the standards, conditions and sources; or call 12317.",
            ))
        }
        noscript {
            p.caution {
                (language.of(
                    "浏览器没有开启脚本，不能现场计算。下面的政策页面照样能看，也可以打 12317 问。",
                    "Scripts are off, so nothing can be computed here. The pages below still hold everything; or call 12317.",
                ))
            }
        }
        (dates::on_the_first_page(language, book))
        div #local-notice {}
        (say::field(language))
        (form::form(language, book, &examples(language)))
        (share::share(language))
        nav.more aria-label=(language.of("更多", "More")) {
            ul {
                @for (page, _) in MORE { li { a href=(page) { (language.page(page)) } } }
            }
        }
        section.programmes {
            h2 { (language.of("政策标准和出处", "Standards and sources")) }
            @for family in FAMILIES {
                details.helper {
                    summary { (format::name(language, &family.name)) }
                    ul {
                        @for chapter in CHAPTERS.iter().filter(|chapter| chapter.family == family.key) {
                            li { a href={ "programme/" (chapter.key) ".html" } { (format::name(language, &chapter.name)) } }
                        }
                    }
                }
            }
        }
    };
    document(language, title, "", other, Scripts::Calculator, body)
}

/// Worked examples that one tap loads.
fn examples(language: Language) -> [(&'static str, Vec<(String, String)>); 2] {
    let pairs =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let home = [("place", "530127"), ("assessed_on", "2024-05-10"), ("door", "household")];
    let household = [
        ("rural", "yes"),
        ("members", "3"),
        ("ex_poor", "yes"),
        ("net_income", "28499.99"),
        ("risk_illness", "yes"),
        ("shock", "no"),
        ("can_cope", "no"),
    ];
    let persons = [
        ("p1.category", "destitute"),
        ("p1.coverage_year", "2024"),
        ("p1.hospital_level", "level_three"),
        ("p1.discharge", "2024-05-08"),
        ("p1.in_scope", "20000"),
        ("p2.stage", "junior"),
        ("p2.boarding", "yes"),
        ("p2.term", "2024-spring"),
    ];
    let today = [("place", "530127"), ("assessed_on", "2026-06-01"), ("door", "household")];
    [
        (
            language.of("嵩明县一户（2024年）", "A household in Songming (2024)"),
            pairs(&[&home[..], &household[..], &persons[..]].concat()),
        ),
        (
            language.of("同一户，按2026年试算", "The same household in 2026 (trial)"),
            pairs(&[&today[..], &household[..]].concat()),
        ),
    ]
}
