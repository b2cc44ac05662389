//! The frame of every page: head, header, footer, content policy.

use crate::book::parameter::CHECKED;
use crate::view::words::Language;
use maud::{DOCTYPE, Markup, html};

/// The content policy that every page begins with. Chromium 80 compiles no wasm
/// under `'wasm-unsafe-eval'` alone; `www/page/content-policy.js` narrows the policy
/// as soon as the module stands.
pub const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; form-action 'none'; base-uri 'none'";

/// What a page runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// The calculators.
    Calculator,
    /// What every other page needs; local values are entered and listed there.
    Static,
    /// The ledger.
    Ledger,
    /// The calculator in a frame.
    Embed,
}

/// What the page that shows the calculator in a frame allows besides.
pub const FRAME_POLICY: &str = "; frame-src 'self'";

/// The version of the program, and the day up to which the standards were looked at.
fn version_and_day() -> (&'static str, &'static str) {
    (env!("CARGO_PKG_VERSION"), CHECKED)
}

/// Which edition this is, in words.
pub fn edition(language: Language) -> String {
    let (version, checked) = version_and_day();
    [language.of("版本 ", "Version "), version, language.of("，", "; "), &language.looked_at(checked)].concat()
}

/// The scripts of a page. Of the calculator the module travels at once with the script that will ask for it; a browser
/// that knows no script modules is told by a script of its own.
fn scripts(root: &str, scripts: Scripts) -> Markup {
    let module = match scripts {
        Scripts::Calculator => "start.js",
        Scripts::Ledger => "ledger-page.js",
        Scripts::Static | Scripts::Embed => "static.js",
    };
    html! {
        @if scripts == Scripts::Calculator {
            link rel="preload" href={ (root) "page_bg.wasm" } as="fetch" type="application/wasm" crossorigin;
            script nomodule src={ (root) "without-modules.js" } defer {}
        }
        script type="module" src={ (root) (module) } {}
    }
}

/// A document. `up` leads from it to the folder of its language, `other` to the
/// same page in the other language.
pub fn document(language: Language, title: &str, up: &str, other: &str, scripts: Scripts, body: Markup) -> Markup {
    let root = match language {
        Language::Zh => up.to_owned(),
        Language::En => format!("{up}../"),
    };
    let (version, checked) = version_and_day();
    let about = language.of(
        "看病报多少、孩子上学补多少、能不能列入监测帮扶：点几下就知道，不用填姓名，什么也不上传。",
        "What is paid of a hospital bill, which school aid a child gets, whether a household can be helped: a few taps, no names, nothing is sent.",
    );
    html! {
        (DOCTYPE)
        html lang=(language.tag()) data-site=(root) data-edition={ (version) "_" (checked) } {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content={ (CONTENT_POLICY) @if scripts == Scripts::Embed { (FRAME_POLICY) } };
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="same-origin";
                meta name="theme-color" content="#0b5d4e";
                title { (title) }
                // What a messenger shows of a link.
                meta name="description" content=(about);
                meta property="og:title" content=(title);
                meta property="og:description" content=(about);
                meta property="og:type" content="website";
                meta property="og:image" content={ (root) "icon-512.png" };
                link rel="stylesheet" href={ (root) "style.css" };
                @if scripts == Scripts::Ledger { link rel="stylesheet" href={ (root) "ledger.css" }; }
                link rel="icon" href={ (root) "icon.svg" };
                link rel="apple-touch-icon" href={ (root) "icon-192.png" };
                link rel="manifest" href={ (root) "manifest.webmanifest" };
                (self::scripts(&root, scripts))
            }
            body {
                a.skip href="#main" { (language.of("跳到正文", "Skip to content")) }
                header.top {
                    a.top__name href={ (up) "index.html" } { (language.name_of_the_product()) }
                    span.top__comfort {
                        button.top__button type="button" data-comfort="elder" aria-pressed="false" { (language.of("大字", "Large")) }
                        button.top__button type="button" data-comfort="contrast" aria-pressed="false" { (language.of("高对比", "Contrast")) }
                        button.top__button type="button" data-comfort="aloud" aria-pressed="false" hidden { (language.of("念出来", "Aloud")) }
                    }
                    a.top__language href=(other) lang=(language.of("en", "zh-CN")) hreflang=(language.of("en", "zh-CN")) data-language {
                        (language.of("English", "中文"))
                    }
                }
                main #main { (body) }
                footer.bottom {
                    p { (language.of("只是试算，帮您弄清政策；能不能享受，由村、乡镇、县审定。", "This is an estimate that helps you understand the policies. Village, township and county decide.")) }
                    p { (language.of("所有计算都在您的手机或电脑上完成，什么也不上传。监督举报和咨询电话：", "Everything is calculated on your device and nothing is uploaded. Hotline for questions and complaints: ")) a href="tel:12317" { "12317" } }
                    p { (edition(language)) " · " a href={ (up) "about.html" } { (language.of("关于、出错了怎么说", "About, and how to report an error")) } }
                    // A script fills in the day, where the site is kept.
                    p data-kept hidden { (language.of("没有网络也能用：这一份存于 ", "Works without a network: this copy was kept on ")) span {} }
                }
            }
        }
    }
}
