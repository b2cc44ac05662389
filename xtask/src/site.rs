//! The site: the library's pages, what `www/` serves as it is, scripts and styles, the modules, and the service worker's
//! list.

use std::path::{Path, PathBuf};

use bangfu::book::parameter::built_in;
use bangfu::book::places::LIST;
use bangfu::report::{schema, sources};
use bangfu::view;
use sha2::{Digest, Sha256};

use crate::failure::{Doing, Outcome};
use crate::module::{self, Finish, LEDGER, Module, PAGE, SENTENCE, Sources};
use crate::notices::Notices;
use crate::{bundle, folder, notices, offline, package, size, workspace};

/// Builds and writes the whole site into a folder.
pub fn write(site: &Path, finish: Finish) -> Outcome {
    folder::empty(site)?;
    // The page hands out data by the very package that other programs use.
    let notices = Notices::of_today()?;
    package::write(&workspace::package(), finish, &notices)?;
    for file in package::NEEDED {
        let from = workspace::package().join(file);
        let bytes = std::fs::read(&from).doing(|| format!("read {}", from.display()))?;
        folder::write(&site.join(API).join(file), &bytes)?;
    }
    let schema = schema::local_policy(&built_in()).to_string();
    folder::write(&site.join("local-policy.schema.json"), schema.as_bytes())?;
    let modules = modules(finish)?;
    folder::empty(&modules)?;
    module::make(&MODULES.map(|module| (module, modules.clone())), &Sources::here()?, finish)?;
    for module in MODULES {
        let file = format!("{}_bg.wasm", module.name);
        let bytes = std::fs::read(modules.join(&file)).doing(|| format!("read {file}"))?;
        folder::write(&site.join(&file), &bytes)?;
    }
    folder::write(&site.join(notices::FILE), notices.site.as_bytes())?;
    write_what_is_quick(site, finish)?;
    if finish == Finish::Final { compress(site) } else { Ok(()) }
}

/// Writes everything that a change in `www/` reaches: seconds, since no module is built and no page rendered for it.
pub fn write_what_is_quick(site: &Path, finish: Finish) -> Outcome {
    let www = workspace::root().join("www");
    let is_served = |path: &String| !bundle::SOURCES.iter().any(|folder| path.starts_with(folder));
    for path in folder::files(&www)?.into_iter().filter(is_served) {
        let file = www.join(&path);
        folder::write(&site.join(&path), &std::fs::read(&file).doing(|| format!("read {}", file.display()))?)?;
    }
    let chunks = bundle::write(site, &modules(finish)?, finish)?;
    let pages = rendered_pages()?;
    for path in folder::files(&pages)? {
        let file = pages.join(&path);
        let text = std::fs::read_to_string(&file).doing(|| format!("read {}", file.display()))?;
        folder::write(&site.join(&path), with_preloads(&text, &chunks).as_bytes())?;
    }
    offline::write_list(site)
}

/// The folder of the modules with their JavaScript, which is bundled.
pub fn modules(finish: Finish) -> Outcome<PathBuf> {
    Ok(workspace::target()?.join("modules").join(format!("site-{finish:?}").to_lowercase()))
}

/// The folder of the pages, tables and sources as the library renders them: kept for as long as this program stays the same, since
/// it holds all that they are made of.
fn rendered_pages() -> Outcome<PathBuf> {
    let program = std::env::current_exe().doing(|| "find this program".into())?;
    let bytes = std::fs::read(&program).doing(|| format!("read {}", program.display()))?;
    let hash: String = Sha256::digest(&bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let all = workspace::target()?.join("pages");
    let kept = all.join(&hash);
    if !kept.is_dir() {
        folder::empty(&all)?;
        let unfinished = all.join("unfinished");
        for page in view::pages::site() {
            let (path, html): (&str, &str) = (page.path.as_ref(), page.html.as_ref());
            folder::write(&unfinished.join(path), html.as_bytes())?;
        }
        for (path, text) in view::pages::tables() {
            folder::write(&unfinished.join(path), text.as_bytes())?;
        }
        folder::write(&unfinished.join(PLACES), LIST.as_bytes())?;
        for (path, text) in sources::files() {
            folder::write(&unfinished.join(path), text.as_bytes())?;
        }
        std::fs::rename(&unfinished, &kept).doing(|| format!("rename {}", unfinished.display()))?;
    }
    Ok(kept)
}

/// The calculator's page with links by which the parts of its script travel at once with it; any other as it is.
fn with_preloads(page: &str, chunks: &[String]) -> String {
    const TAG: &str = "<script type=\"module\" src=\"";
    let Some(start) = page.find(TAG) else { return page.to_owned() };
    let address = page[start + TAG.len()..].split('"').next().unwrap_or_default();
    let Some(root) = address.strip_suffix("start.js") else { return page.to_owned() };
    let link = |chunk: &String| format!("<link rel=\"modulepreload\" href=\"{root}{chunk}\">");
    format!("{}{}{}", &page[..start], chunks.iter().map(link).collect::<String>(), &page[start..])
}

/// The list of all places.
pub const PLACES: &str = "places.txt";

/// The folder of the package within the site.
pub const API: &str = "api";

/// Every module of the site.
pub const MODULES: [Module; 3] = [PAGE, SENTENCE, LEDGER];

/// Leaves a compressed copy beside each text and module, for hosts that send such copies (nginx: `gzip_static on`).
fn compress(site: &Path) -> Outcome {
    const ENDINGS: [&str; 9] = [".html", ".js", ".css", ".svg", ".wasm", ".csv", ".txt", ".json", ".webmanifest"];
    // The host's own values change at any time, and a copy of what they were would go before them.
    let is_ours = |path: &String| path != offline::OF_HOST && ENDINGS.iter().any(|ending| path.ends_with(ending));
    for path in folder::files(site)?.into_iter().filter(is_ours) {
        let file = site.join(&path);
        let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
        folder::write(&site.join(format!("{path}{COMPRESSED}")), &size::gzip(&bytes))?;
    }
    Ok(())
}

/// How the names of compressed copies end.
pub const COMPRESSED: &str = ".gz";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_pages_script_are_preloaded_from_where_the_page_stands() {
        let chunks = ["chunk/a.js".to_owned()];
        let page = |address: &str| format!("<head><script type=\"module\" src=\"{address}\"></script></head>");
        let link = "<link rel=\"modulepreload\" href=\"../chunk/a.js\">";
        let with = with_preloads(&page("../start.js"), &chunks);
        assert_eq!(with, page("../start.js").replace("<script", &format!("{link}<script")));
        assert!(with_preloads(&page("start.js"), &chunks).contains("href=\"chunk/a.js\""));
        assert_eq!(with_preloads(&page("static.js"), &chunks), page("static.js"));
        assert_eq!(with_preloads("<p>", &chunks), "<p>");
    }
}
