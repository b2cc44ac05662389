//! Scripts and styles as they travel: esbuild takes out what only readers need, and writes them for browsers of early
//! 2020.

use std::path::Path;
use std::process::Command;

use crate::failure::{Doing, Outcome};
use crate::site::API;
use crate::{folder, tool};

const ESBUILD: &str = "0.25.12";

/// Minifies every script and style of a site. The service worker stays as it is: its list is written into it later; so does
/// the package, which is the same everywhere and for today's browsers.
pub fn scripts_and_styles(site: &Path) -> Outcome {
    let esbuild = tool::npm_package("esbuild", ESBUILD)?.join("bin/esbuild");
    let is_ours =
        |path: &String| (path.ends_with(".js") || path.ends_with(".css")) && path != "sw.js" && !path.starts_with(API);
    for path in folder::files(site)?.into_iter().filter(is_ours) {
        let file = site.join(&path);
        let output = file.with_extension("min");
        tool::run(
            Command::new("node")
                .arg(&esbuild)
                .arg(&file)
                .args(["--minify", "--target=chrome80", "--charset=utf8", "--log-level=warning"])
                .arg(format!("--outfile={}", output.display())),
            &format!("esbuild refused {path}; the message is above."),
            "Node.js is needed to run esbuild; install Node.js 18 or later with npm.",
        )?;
        std::fs::rename(&output, &file).doing(|| format!("rename {}", output.display()))?;
    }
    Ok(())
}
