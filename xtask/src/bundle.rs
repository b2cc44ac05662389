//! Scripts and styles as they travel: esbuild puts together what stands in `www/`, the glue of the wasm modules and two
//! libraries, and writes them for browsers of early 2020.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::failure::{Doing, Failure, Outcome};
use crate::module::Finish;
use crate::{folder, tool, workspace};

const ESBUILD: &str = "0.25.12";

/// Libraries that the scripts import.
pub const LIBRARIES: [(&str, &str); 2] = [("morphdom", "2.7.8"), ("lean-qr", "2.7.4")];

/// The script of the calculator, an ES module. What is wanted later, and what that shares with it, stands in [`CHUNKS`].
const START: &str = "page/start.js";

/// The scripts of other pages, each an ES module in one piece.
const PAGES: [&str; 2] = ["page/static.js", "ledger/ledger-page.js"];

/// What is loaded as a classic script: by pages of other sites, by the ledger as its worker.
const CLASSIC: [&str; 2] = ["page/embed.js", "ledger/ledger-worker.js"];

/// Style sheets: of every page, of what two people need, of the ledger, of the calculator in a frame.
const STYLES: [&str; 4] = ["style/style.css", "style/tools.css", "style/ledger.css", "style/framed.css"];

/// The folder of the site for parts of scripts.
pub const CHUNKS: &str = "chunk";

/// The folders of `www/` that hold sources; everything else is served as it is.
pub const SOURCES: [&str; 3] = ["page/", "ledger/", "style/"];

/// Writes the site's scripts and styles into its folder, and gives the chunks that the calculator's script begins with.
/// `glue` is the folder of the wasm modules with their JavaScript.
pub fn write(site: &Path, glue: &Path, finish: Finish) -> Outcome<Vec<String>> {
    let chunks = site.join(CHUNKS);
    if chunks.exists() {
        folder::empty(&chunks)?;
    }
    let meta = glue.join("scripts.json");
    esbuild(&[START], glue, finish, |command| {
        command
            .args(["--format=esm", "--splitting"])
            .arg("--entry-names=[name]")
            .arg(format!("--chunk-names={CHUNKS}/[name]-[hash]"))
            .arg(format!("--outdir={}", site.display()))
            .arg(format!("--metafile={}", meta.display()));
    })?;
    esbuild(&PAGES, glue, finish, |command| {
        command.args(["--format=esm", "--entry-names=[name]"]).arg(format!("--outdir={}", site.display()));
    })?;
    esbuild(&CLASSIC, glue, finish, |command| {
        command.args(["--format=iife", "--entry-names=[name]"]).arg(format!("--outdir={}", site.display()));
    })?;
    esbuild(&STYLES, glue, finish, |command| {
        command.arg("--entry-names=[name]").arg(format!("--outdir={}", site.display()));
    })?;
    let text = std::fs::read_to_string(&meta).doing(|| format!("read {}", meta.display()))?;
    let meta: Value = serde_json::from_str(&text).doing(|| "read what esbuild says of the scripts".into())?;
    begins_with(&meta, name(START))
}

/// A page's script with all that it may load, as one classic script for the one-file edition.
pub fn classic(script: &str, glue: &Path) -> Outcome<String> {
    let file = glue.join("classic.js");
    esbuild(&[script], glue, Finish::Final, |command| {
        command.arg("--format=iife").arg(format!("--outfile={}", file.display()));
    })?;
    std::fs::read_to_string(&file).doing(|| format!("read {}", file.display()))
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The chunks that a script imports at its start, with those that they import.
fn begins_with(meta: &Value, script: &str) -> Outcome<Vec<String>> {
    let outputs = meta["outputs"].as_object().ok_or_else(|| Failure::new("esbuild names no scripts."))?;
    let find = |name: &str| {
        let end = format!("/{name}");
        outputs.iter().find(|(path, _)| path.ends_with(&end)).map(|(_, output)| output)
    };
    let mut found: Vec<String> = Vec::new();
    let mut open = vec![script.to_owned()];
    while let Some(next) = open.pop() {
        let output = find(&next).ok_or_else(|| Failure::new(format!("esbuild names no {next}.")))?;
        for import in output["imports"].as_array().into_iter().flatten() {
            let path = import["path"].as_str().unwrap_or_default();
            let chunk = format!("{CHUNKS}/{}", name(path));
            if import["kind"] == "import-statement" && !found.contains(&chunk) {
                found.push(chunk.clone());
                open.push(chunk);
            }
        }
    }
    Ok(found)
}

fn esbuild(entries: &[&str], glue: &Path, finish: Finish, options: impl FnOnce(&mut Command)) -> Outcome {
    let mut libraries = Vec::new();
    for (name, version) in LIBRARIES {
        let package = tool::npm_package(name, version)?;
        libraries.extend(package.parent().map(PathBuf::from));
    }
    let paths = std::env::join_paths(libraries).doing(|| "name the folders of the libraries".into())?;
    let mut command = Command::new("node");
    command
        .current_dir(workspace::root())
        .env("NODE_PATH", paths)
        .arg(tool::npm_package("esbuild", ESBUILD)?.join("bin/esbuild"))
        .args(entries.iter().map(|entry| format!("www/{entry}")))
        .args(["--bundle", "--target=chrome80", "--charset=utf8", "--log-level=warning", "--legal-comments=none"])
        .args(
            ["page", "sentence", "ledger"]
                .map(|name| format!("--alias:bangfu-{name}={}", glue.join(format!("{name}.js")).display())),
        );
    if finish == Finish::Final {
        command.arg("--minify");
    }
    options(&mut command);
    tool::run(
        &mut command,
        "esbuild refused the scripts or styles of www/; the message is above.",
        "Node.js is needed to run esbuild; install Node.js 20 or later with npm.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_begins_with_is_found_through_its_chunks_and_not_what_comes_later() {
        let meta = serde_json::json!({ "outputs": {
            "s/start.js": { "imports": [
                { "path": "s/chunk/a-1.js", "kind": "import-statement" },
                { "path": "s/chunk/late-2.js", "kind": "dynamic-import" },
            ] },
            "s/chunk/a-1.js": { "imports": [{ "path": "s/chunk/b-3.js", "kind": "import-statement" }] },
            "s/chunk/b-3.js": { "imports": [{ "path": "s/chunk/a-1.js", "kind": "import-statement" }] },
        } });
        assert_eq!(begins_with(&meta, "start.js").unwrap(), ["chunk/a-1.js", "chunk/b-3.js"]);
        assert!(begins_with(&meta, "none.js").is_err());
    }
}
