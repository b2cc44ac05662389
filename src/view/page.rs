//! Whole documents: the start page of each language and the programme pages.

use crate::entry::Book;
use crate::parameter::{CHAPTERS, SOURCES, built_in};
use crate::view::words::Language;
use crate::view::{annex, carry, coverage, embed, fill_in, form, income, ledger_page, paper, policies, stacking};
use maud::{DOCTYPE, Markup, html};

/// A static page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path within the site.
    pub path: String,
    /// The document.
    pub html: String,
}

/// The content policy that every page begins with. Chromium 80 compiles no wasm
/// under `'wasm-unsafe-eval'` alone; the boot script narrows the policy as soon
/// as the module stands.
pub const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; form-action 'none'; base-uri 'none'";

/// Every page of the site.
pub fn site() -> Vec<Page> {
    let book = built_in();
    let mut pages = Vec::new();
    let what_is_covered = coverage::covered(&book);
    for language in Language::ALL {
        let start = start(language, &book);
        pages.push(Page { path: format!("{}index.html", folder(language)), html: start.into_string() });
        let covered = coverage::page(language, &book, &what_is_covered).into_string();
        pages.push(Page { path: format!("{}coverage.html", folder(language)), html: covered });
        let income = income::page(language).into_string();
        pages.push(Page { path: format!("{}income.html", folder(language)), html: income });
        let together = stacking::page(language).into_string();
        pages.push(Page { path: format!("{}together.html", folder(language)), html: together });
        let paper = paper::page(language).into_string();
        pages.push(Page { path: format!("{}paper.html", folder(language)), html: paper });
        let policies = policies::page(language, &book).into_string();
        pages.push(Page { path: format!("{}policies.html", folder(language)), html: policies });
        let ledger = ledger_page::page(language, &book).into_string();
        pages.push(Page { path: format!("{}ledger.html", folder(language)), html: ledger });
        let local = annex::local_page(language, &book).into_string();
        pages.push(Page { path: format!("{}local.html", folder(language)), html: local });
        let embed = embed::page(language, &book).into_string();
        pages.push(Page { path: format!("{}embed.html", folder(language)), html: embed });
        for chapter in CHAPTERS {
            let page = annex::programme(language, &book, chapter);
            let path = format!("{}programme/{}.html", folder(language), chapter.key);
            pages.push(Page { path, html: page.into_string() });
        }
    }
    pages
}

/// The lists of what is lacking, as tables for spreadsheets: path and text.
pub fn tables() -> Vec<(String, String)> {
    let book = built_in();
    let of = |language: Language| {
        let list =
            |region| (format!("{}{}", folder(language), fill_in::path(region)), fill_in::list(language, &book, region));
        fill_in::places(&book).map(list).collect::<Vec<_>>()
    };
    Language::ALL.into_iter().flat_map(of).collect()
}

fn folder(language: Language) -> &'static str {
    match language.spoken() {
        Language::Zh => "",
        Language::En => "en/",
    }
}

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
    match language.spoken() {
        Language::Zh => format!("版本 {version}，标准核对到 {checked}"),
        Language::En => format!("Version {version}; standards checked up to {checked}"),
    }
}

/// A document. `up` leads from it to the folder of its language, `other` to the
/// same page in the other language.
pub fn document(language: Language, title: &str, up: &str, other: &str, scripts: Scripts, body: Markup) -> Markup {
    let root = match language.spoken() {
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

fn start(language: Language, book: &Book) -> Markup {
    let other = language.of("en/index.html", "../index.html");
    let title = language.of("帮扶政策计算器", "Bangfu policy calculator");
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
        p #no-door .caution hidden {
            (language.of("医疗、教育的计算没有加载完，联网后请再打开一次。", "The calculators for medical cover and schooling did not load; open the page again with a network."))
        }
        noscript {
            p.caution {
                (language.of(
                    "浏览器没有开启脚本，不能现场计算。下面的政策页面照样能看，也可以打 12317 问。",
                    "Scripts are off, so nothing can be computed here. The pages below still hold everything; or call 12317.",
                ))
            }
        }
        div #local-notice {}
        (form::form(language, book, &examples(language)))
        (carry::carry(language))
        nav.more aria-label=(language.of("更多", "More")) {
            ul {
                @for (page, words) in MORE { li { a href=(page) { (language.of(words.0, words.1)) } } }
            }
        }
        section.programmes {
            h2 { (language.of("政策标准和出处", "Standards and sources")) }
            @for (families, name) in FAMILIES.map(|(keys, zh, en)| (keys, language.of(zh, en))) {
                details.helper {
                    summary { (name) }
                    ul {
                        @for chapter in CHAPTERS.iter().filter(|chapter| families.contains(&&*chapter.family)) {
                            li { a href={ "programme/" (chapter.key) ".html" } { (crate::view::format::name(language, &chapter.name)) } }
                        }
                    }
                }
            }
        }
    };
    document(language, title, "", other, Scripts::Calculator, body)
}

const MORE: [(&str, (&str, &str)); 8] = [
    ("ledger.html", ("批量：一张表格全部算完（村干部）", "A whole list at once (for cadres)")),
    ("policies.html", ("全部84项政策（可以搜）", "All 84 policies (to search)")),
    ("coverage.html", ("能算什么，还缺什么", "What is covered, and what is lacking")),
    ("income.html", ("哪些算收入（可打印）", "What counts as income (to print)")),
    ("together.html", ("孩子的补助，哪些能一起拿", "Which aids of a child go together")),
    ("paper.html", ("空白问卷（打印出来填）", "Blank questionnaires (to print)")),
    ("local.html", ("本机填写的标准，加一个县", "Standards entered on this device; add a county")),
    ("embed.html", ("嵌到别的网站", "Within another site")),
];

/// The programmes' families, as the start page groups them. Those of `relief` are
/// assistance too, behind another door.
const FAMILIES: [(&[&str], &str, &str); 9] = [
    (&["monitoring"], "防返贫监测", "Monitoring"),
    (&["assistance", "relief"], "社会救助", "Social assistance"),
    (&["medical"], "医疗保障", "Medical cover"),
    (&["education"], "教育资助", "Education aid"),
    (&["housing"], "住房和饮水", "Housing and water"),
    (&["work"], "就业", "Work"),
    (&["industry"], "产业", "Farming"),
    (&["finance"], "金融", "Loans"),
    (&["services"], "搬迁后扶和公共服务", "Resettlement and services"),
];

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
