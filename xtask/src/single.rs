//! The whole calculator in one file, passed on by message or memory stick and opened from disk: page, style, scripts,
//! modules and the pages of the programmes. A file for each language; values kept on a device and ledgers need the site.

use std::fmt::Write as _;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::failure::{Doing, Failure, Outcome};
use crate::module::Finish;
use crate::{bundle, folder, notices, site};

/// Scripts in the order in which they run: the pages within this file, and the calculator with all that it may load.
const SCRIPTS: [&str; 2] = ["page/single-file.js", "page/start.js"];
/// Pages that are forms for what the file cannot do.
const LEFT_OUT: [&str; 4] = ["index.html", "ledger.html", "local.html", "embed.html"];

/// What loads a part of the script ahead of it.
const PRELOAD: &str = "<link rel=\"modulepreload\"";

/// The files, each with the folder of its language within the site.
pub const FILES: [(&str, &str); 2] = [("bangfu.html", ""), ("bangfu.en.html", "en/")];

/// Writes the files from a finished site into a folder, and the notices of what stands in them beside them.
pub fn write(site: &Path, into: &Path) -> Outcome {
    let modules = site::modules(Finish::Final)?;
    let scripts =
        SCRIPTS.map(|script| bundle::classic(script, &modules)).into_iter().collect::<Outcome<Vec<String>>>()?;
    // An inline script ends at the first of these, wherever it stands.
    if let Some(script) = scripts.iter().find(|script| script.to_lowercase().contains("</script")) {
        return Err(Failure::new(format!("A script of the site holds an end tag: {}…", &script[..40])));
    }
    let beside = into.join(notices::FILE);
    std::fs::copy(site.join(notices::FILE), &beside).doing(|| format!("write {}", beside.display()))?;
    FILES.into_iter().try_for_each(|(file, language)| write_one(site, &scripts, language, &into.join(file)))
}

fn write_one(site: &Path, scripts: &[String], language: &str, file: &Path) -> Outcome {
    // What no language has for itself stands at the top.
    let find = |path: &str| {
        let own = site.join(format!("{language}{path}"));
        if own.is_file() { own } else { site.join(path) }
    };
    let read = |path: &str| {
        let file = find(path);
        std::fs::read_to_string(&file).doing(|| format!("read {}", file.display()))
    };
    let page = read("index.html")?;
    let style = read("style.css")? + &read("tools.css")?;
    let mut parts = String::new();
    for name in ["page", "sentence"] {
        let module = site.join(format!("{name}_bg.wasm"));
        let bytes = std::fs::read(&module).doing(|| format!("read {}", module.display()))?;
        let _ = writeln!(parts, "<template data-module=\"{name}\">{}</template>", STANDARD.encode(bytes));
    }
    let _ = writeln!(parts, "<template data-list=\"places\">{}</template>", read(site::PLACES)?.replace('<', "&lt;"));
    let is_page = |path: &String| path.ends_with(".html") && !path.starts_with("en/");
    for path in folder::files(&site.join(language))?.iter().filter(|path| is_page(path)) {
        if !LEFT_OUT.contains(&path.as_str()) {
            let _ = writeln!(parts, "<template data-page=\"{path}\">{}</template>", main_of(path, &read(path)?)?);
        }
    }
    let digests = |texts: &[String]| {
        let digest = |text: &String| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
        texts.iter().map(digest).collect::<String>()
    };
    // As on the site: browsers of 2020 compile no module without 'unsafe-eval'; `content-policy.js` narrows this.
    let policy = format!(
        "default-src 'none'; script-src{} 'unsafe-eval'; style-src{}; img-src data:; form-action 'none'; base-uri 'none'",
        digests(scripts),
        digests(std::slice::from_ref(&style))
    );
    let icon = STANDARD.encode(read("icon.svg")?);
    let head = [
        (
            "<meta http-equiv=\"Content-Security-Policy\"",
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
        ),
        ("<link rel=\"stylesheet\"", format!("<style>{style}</style>")),
        ("<link rel=\"icon\"", format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">")),
        ("<link rel=\"apple-touch-icon\"", String::new()),
        ("<link rel=\"manifest\"", String::new()),
        ("<link rel=\"preload\"", String::new()),
        ("<script nomodule", String::new()),
        ("</script>", String::new()),
        ("<script type=\"module\"", String::new()),
        ("</script>", String::new()),
    ];
    let mut page = page;
    for (tag, instead) in head {
        page = replaced(&page, tag, &instead)?;
    }
    while page.contains(PRELOAD) {
        page = replaced(&page, PRELOAD, "")?;
    }
    let inline: String = scripts.iter().map(|script| format!("<script>{script}</script>\n")).collect();
    let end = page.rfind("</body>").ok_or_else(|| Failure::new("index.html has no end of its body."))?;
    folder::write(file, format!("{}{parts}{inline}{}", &page[..end], &page[end..]).as_bytes())
}

/// The page with the tag that begins so replaced; the page was made by us and has it once.
fn replaced(page: &str, tag: &str, instead: &str) -> Outcome<String> {
    let missing = || Failure::new(format!("index.html has no {tag}…>."));
    let start = page.find(tag).ok_or_else(missing)?;
    let end = start + page[start..].find('>').ok_or_else(missing)? + 1;
    Ok(format!("{}{instead}{}", &page[..start], &page[end..]))
}

/// What stands in a page's `<main>`.
fn main_of<'p>(path: &str, page: &'p str) -> Outcome<&'p str> {
    let start = page.find("<main id=\"main\">").map(|at| at + "<main id=\"main\">".len());
    let end = page.rfind("</main>");
    start.zip(end).map(|(start, end)| &page[start..end]).ok_or_else(|| Failure::new(format!("{path} has no <main>.")))
}
