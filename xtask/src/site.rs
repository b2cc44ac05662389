//! The site: the library's pages, `www/` as it is, the page's module, and the service worker's list.

use std::path::Path;

use bangfu::view;

use crate::failure::Outcome;
use crate::module::{self, Glue};
use crate::{folder, offline, workspace};

/// Whether the module is made small and old enough for release.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// As wasm-bindgen leaves it: needs neither npm nor wasm-opt.
    Draft,
    /// Through wasm-opt, as `dist` publishes it.
    Final,
}

/// The page's modules: features, folder and name. Where values are kept on the device the boot script loads the one that
/// can read them; everybody else is spared that code.
const MODULES: [(&[&str], &str, &str); 4] = [
    (&["chinese"], "", "page"),
    (&["english"], "en", "page"),
    (&["chinese", "local"], "", "page-local"),
    (&["english", "local"], "en", "page-local"),
];

/// Builds and writes the whole site into a folder.
pub fn write(site: &Path, finish: Finish) -> Outcome {
    folder::empty(site)?;
    folder::copy(&workspace::root().join("www"), site)?;
    for page in view::site() {
        let (path, html): (&str, &str) = (page.path.as_ref(), page.html.as_ref());
        folder::write(&site.join(path), html.as_bytes())?;
    }
    for (features, folder, name) in MODULES {
        let folder = site.join(folder);
        module::bind(&module::build("page", features)?, name, Glue::Script, &folder)?;
        if finish == Finish::Final {
            module::optimise(&folder.join(format!("{name}_bg.wasm")))?;
        }
    }
    offline::write_list(site)
}
