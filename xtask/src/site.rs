//! The site: the library's pages, `www/` as it is, the page's module, and the service worker's list.

use std::path::Path;

use bangfu::book::parameter::built_in;
use bangfu::report::schema;
use bangfu::view;

use crate::failure::{Doing, Outcome};
use crate::module::{self, Finish, LEDGER, Module, PAGE, Sources};
use crate::{folder, minify, offline, package, size, workspace};

/// Builds and writes the whole site into a folder.
pub fn write(site: &Path, finish: Finish) -> Outcome {
    folder::empty(site)?;
    folder::copy(&workspace::root().join("www"), site)?;
    for page in view::pages::site() {
        let (path, html): (&str, &str) = (page.path.as_ref(), page.html.as_ref());
        folder::write(&site.join(path), html.as_bytes())?;
    }
    for (path, text) in view::pages::tables() {
        folder::write(&site.join(path), text.as_bytes())?;
    }
    // The page hands out data by the very package that other programs use.
    package::write(&workspace::package(), finish)?;
    for file in package::NEEDED {
        let from = workspace::package().join(file);
        let bytes = std::fs::read(&from).doing(|| format!("read {}", from.display()))?;
        folder::write(&site.join(API).join(file), &bytes)?;
    }
    let schema = schema::local_policy(&built_in()).to_string();
    folder::write(&site.join("local-policy.schema.json"), schema.as_bytes())?;
    module::make(&MODULES.map(|module| (module, site.to_path_buf())), &Sources::here()?, finish)?;
    if finish == Finish::Final {
        minify::scripts_and_styles(site)?;
    }
    offline::write_list(site)?;
    if finish == Finish::Final { compress(site) } else { Ok(()) }
}

/// The folder of the package within the site.
pub const API: &str = "api";

/// Every module of the site.
pub const MODULES: [Module; 2] = [PAGE, LEDGER];

/// Leaves a compressed copy beside each text and module, for hosts that send such copies (nginx: `gzip_static on`).
fn compress(site: &Path) -> Outcome {
    const ENDINGS: [&str; 7] = [".html", ".js", ".css", ".svg", ".wasm", ".csv", ".webmanifest"];
    for path in folder::files(site)?.into_iter().filter(|path| ENDINGS.iter().any(|ending| path.ends_with(ending))) {
        let file = site.join(&path);
        let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
        folder::write(&site.join(format!("{path}{COMPRESSED}")), &size::gzip(&bytes))?;
    }
    Ok(())
}

/// How the names of compressed copies end.
pub const COMPRESSED: &str = ".gz";
