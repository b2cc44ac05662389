//! The frame of every page: head, header, footer, content policy.

use crate::book::parameter::SOURCES;
use crate::view::words::Language;
use maud::{DOCTYPE, Markup, html};

/// The content policy that every page begins with. Chromium 80 compiles no wasm
/// under `'wasm-unsafe-eval'` alone; the boot script narrows the policy as soon
/// as the module stands.
pub const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; form-action 'none'; base-uri 'none'";

/// What a page runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// The calculators.
    Calculator,
    /// The entering of local values.
    Annex,
    /// The list of local values, which are checked by the package's module.
    Local,
    /// The ledger.
    Ledger,
    /// The calculator in a frame.
    Embed,
}

/// What the page that shows the calculator in a frame allows besides.
pub const FRAME_POLICY: &str = "; frame-src 'self'";

/// Which edition this is, and up to which day the standards were looked at.
pub fn edition(language: Language) -> String {
    let checked = SOURCES.iter().map(|source| &*source.checked).max().unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    match language {
        Language::Zh => format!("版本 {version}，标准核对到 {checked}"),
        Language::En => format!("Version {version}; standards checked up to {checked}"),
    }
}

/// A document. `up` leads from it to the folder of its language, `other` to the
/// same page in the other language.
pub fn document(language: Language, title: &str, up: &str, other: &str, scripts: Scripts, body: Markup) -> Markup {
    let root = match language {
        Language::Zh => up.to_owned(),
        Language::En => format!("{up}../"),
    };
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content={ (CONTENT_POLICY) @if scripts == Scripts::Embed { (FRAME_POLICY) } };
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="same-origin";
                meta name="theme-color" content="#0b5d4e";
                title { (title) }
                link rel="stylesheet" href={ (root) "style.css" };
                link rel="icon" href={ (root) "icon.svg" };
                link rel="apple-touch-icon" href={ (root) "icon-192.png" };
                link rel="manifest" href={ (root) "manifest.webmanifest" };
                script src={ (root) "boot.js" } data-static[scripts != Scripts::Calculator] data-wasm[matches!(scripts, Scripts::Ledger | Scripts::Local)] defer {}
                @if scripts == Scripts::Ledger { script src={ (root) "desk.js" } defer {} }
                @if matches!(scripts, Scripts::Annex | Scripts::Local) {
                    script src={ (root) "annex.js" } defer {}
                    script src={ (root) "find.js" } defer {}
                }
            }
            body {
                a.skip href="#main" { (language.of("跳到正文", "Skip to content")) }
                header.top {
                    a.top__name href={ (up) "index.html" } { (language.of("帮扶政策计算器", "Bangfu policy calculator")) }
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
                    p { (language.of("只是试算，帮您弄清政策；能不能享受，由村、乡镇、县审定。", "An estimate to make policy clear; village, township and county decide.")) }
                    p { (language.of("所有计算都在您的手机或电脑上完成，什么也不上传。监督举报和咨询电话：", "Everything is computed on your device; nothing is sent. Hotline: ")) a href="tel:12317" { "12317" } }
                    p { (edition(language)) }
                }
            }
        }
    }
}
