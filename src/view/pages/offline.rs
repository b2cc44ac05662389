//! 没有网络：what a reader meets instead of a page that is not kept yet.

use crate::view::pages::frame::{Scripts, document};
use crate::view::words::Language;
use maud::{Markup, html};

/// The page. The service worker shows it under its own address, with the page that was
/// wanted behind it.
pub fn page(language: Language) -> Markup {
    let title = language.of("这一页还没有存下来", "This page has not been saved yet");
    let body = html! {
        h1 { (title) }
        p.lead { (language.of(
            "现在没有网络。计算器和每个数的出处，没有网络也能用；看过一次的页面也能。这一页连上网打开一次，以后就有了。",
            "You are offline. The calculator and the source of every number still work, and so do pages that you have read before. Open this page once while you are online and it will be there too.",
        )) }
        p { a.button href="index.html" { (language.back_to_the_calculator()) } }
        p hidden { a.button #again href="index.html" { (language.of("再试一次", "Try again")) } }
        p { (language.of("着急的，打电话问：", "If it is urgent, call: ")) a href="tel:12317" { "12317" } }
    };
    document(language, title, "", language.of("en/offline.html", "../offline.html"), Scripts::Static, body)
}
