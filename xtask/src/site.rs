//! The site: the library's pages, `www/` as it is, the page's module, and the service worker's list.

use std::path::Path;

use bangfu::parameter::built_in;
use bangfu::report::schema;
use bangfu::view;

use crate::failure::{Doing, Outcome};
use crate::module::{self, Aim, Finish, Recipe, Yard};
use crate::{folder, minify, offline, package, size, workspace};

/// The page's doors: the feature with their rules, and the name of their modules. The first is usable before the others
/// have arrived; the last, which holds all rules, comes when it is first opened.
const DOORS: [(&str, &str); 4] =
    [("household", "household"), ("medicine", "medical"), ("schooling", "education"), ("everything", "everything")];

/// Each door has a module for each language. Where values are kept on the device the boot script loads one that can read
/// them; everybody else is spared that code.
const LANGUAGES: [(&str, &str); 2] = [("chinese", ""), ("english", "en")];

/// Builds and writes the whole site into a folder.
pub fn write(site: &Path, finish: Finish) -> Outcome {
    folder::empty(site)?;
    folder::copy(&workspace::root().join("www"), site)?;
    for page in view::site() {
        let (path, html): (&str, &str) = (page.path.as_ref(), page.html.as_ref());
        folder::write(&site.join(path), html.as_bytes())?;
    }
    for (path, text) in view::tables() {
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
    let recipes: Vec<_> = modules().into_iter().map(|(recipe, folder)| (recipe, site.join(folder))).collect();
    module::make(&recipes, &Yard::here()?, finish)?;
    if finish == Finish::Final {
        minify::scripts_and_styles(site)?;
    }
    offline::write_list(site)?;
    if finish == Finish::Final { compress(site) } else { Ok(()) }
}

/// The folder of the package within the site.
pub const API: &str = "api";

/// Every module of the site, with its folder within it.
pub fn modules() -> Vec<(Recipe, &'static str)> {
    let mut recipes = Vec::new();
    for (language, folder) in LANGUAGES {
        for (door, name) in DOORS {
            recipes.push((Recipe { features: vec![language, door], name: name.into(), ..Recipe::new("page") }, folder));
        }
        recipes.push((Recipe { features: vec![language], ..Recipe::new("talk") }, folder));
    }
    // Those with values of one's own speak both languages: few load them, and each takes its time to build.
    for (door, name) in DOORS {
        let (features, name) = (vec![door, "local"], format!("{name}-local"));
        recipes.push((Recipe { features, name, aim: Aim::Spare, ..Recipe::new("page") }, ""));
    }
    recipes.push((Recipe { aim: Aim::Speed, ..Recipe::new("ledger") }, ""));
    recipes.push((Recipe::new("code"), ""));
    recipes
}

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
