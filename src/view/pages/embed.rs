//! 嵌到别的网站: how another site puts the calculator into its page, and that page at work.

use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::engine::question::Door;
use crate::view::format;
use crate::view::pages::frame::{Scripts, document};
use crate::view::words::Language;
use maud::{Markup, html};

/// What the script of the page around may say: attribute, meaning.
const ATTRIBUTES: [(&str, &str, &str); 6] = [
    ("data-region", "地区代码，写了就不再问地方", "code of the place; then the place is not asked"),
    ("data-task", "想查什么，写了就不再问", "the door; then it is not asked"),
    (
        "data-theme",
        "light、dark、elder（大字）、contrast（高对比），可写几个",
        "light, dark, elder, contrast; one or more",
    ),
    (
        "data-accent",
        "主色，如 #7a1f1f；白字看不清的颜色不用",
        "a colour such as #7a1f1f; not taken where white letters cannot be read on it",
    ),
    ("data-language", "en 为英文，不写是中文", "en for English"),
    ("data-title", "框的名字，读屏软件会念", "the frame’s name, for screen readers"),
];

/// The page: what to write, and the demonstration.
pub fn page(language: Language, book: &Book) -> Markup {
    let title = language.page("embed.html");
    let up = language.of("", "../");
    let example = "<script src=\"https://…/embed.js\" data-region=\"429005\" data-task=\"medical\" defer></script>";
    let body = html! {
        h1 { (title) }
        p.lead { (language.of("在网页里要放计算器的地方写一行，就会出现一个框，高矮随内容变。填的情况只在框里，外面的网页看不到。", "Put one line where the calculator should appear; its frame grows with its content. What is typed stays in the frame: the page around it cannot see it.")) }
        pre.scroll tabindex="0" { code { (example) } }
        table.income {
            thead { tr {
                th scope="col" { (language.of("属性", "Attribute")) }
                th scope="col" { (language.of("意思", "Meaning")) }
            } }
            tbody { @for (name, zh, en) in ATTRIBUTES {
                tr { th scope="row" { code { (name) } } td { (language.of(zh, en)) } }
            } }
        }
        p {
            (language.of("地区：", "Places: "))
            @for region in book.regions.iter().filter(|region| region.is_home(&book.regions)) {
                (format::name(language, &region.name)) " " code { (region.code) } "; "
            }
            (language.of("想查什么：", "doors: "))
            @for door in Door::ALL { (language.door(*door).0) " " code { (door.key()) } "; " }
        }
        p.hint { (language.of("外面的网页如果有内容安全策略（CSP），要在 script-src 和 frame-src 里写上放计算器的网站。传出来的只有高度：{ bangfuHeight: 像素 }。", "If your page has a content security policy, add the calculator’s site to script-src and frame-src. Only the height leaves the frame: { bangfuHeight: pixels }.")) }
        h2 { (language.of("看看效果：潜江市，算医疗", "See it at work: Qianjiang, hospital costs")) }
        div #embedded {
            script src={ (up) "embed.js" } data-region="429005" data-task="medical" data-language=(language.of("zh", "en")) defer {}
        }
        p { a href="index.html" { (language.back_to_the_calculator()) } }
    };
    document(language, title, "", language.of("en/embed.html", "../embed.html"), Scripts::Embed, body)
}
