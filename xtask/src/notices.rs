//! Notices of everything that ships: which crates and libraries stand in the modules and scripts, under which licences, and
//! the texts that ask to travel with them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::failure::{Doing, Failure, Outcome};
use crate::{bundle, folder, tool, workspace};

/// The file, in the site and in the package.
pub const FILE: &str = "third-party.txt";

/// One crate or library that ships.
struct Part {
    /// Name and version.
    title: String,
    /// As its own manifest says it.
    licence: String,
    texts: Vec<String>,
}

/// The notices of what is built.
pub struct Notices {
    /// Of the site: its modules and its scripts.
    pub site: String,
    /// Of the npm package: its module alone.
    pub package: String,
}

impl Notices {
    /// As the manifests say now.
    pub fn of_today() -> Outcome<Notices> {
        let mut parts = crates()?;
        let package = told(&parts);
        for (name, version) in bundle::LIBRARIES {
            parts.push(library(name, version)?);
        }
        Ok(Notices { site: told(&parts), package })
    }
}

/// What the library needs when it runs in a browser. Macros and what only builds or tests it do not ship.
fn crates() -> Outcome<Vec<Part>> {
    let mut cargo = workspace::cargo();
    cargo.args(["metadata", "--format-version=1", "--locked", "--filter-platform=wasm32-unknown-unknown"]);
    let output = cargo.output().doing(|| tool::NO_CARGO.to_owned())?;
    if !output.status.success() {
        return Err(Failure::new(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    let metadata: Value =
        serde_json::from_slice(&output.stdout).doing(|| "read what cargo says of the crates".into())?;
    let mut parts = Vec::new();
    for package in shipped(&metadata) {
        let text = |field: &str| package[field].as_str().unwrap_or_default();
        let manifest = Path::new(text("manifest_path"));
        parts.push(Part {
            title: format!("{} {}", text("name"), text("version")),
            licence: text("license").to_owned(),
            texts: texts(manifest.parent().unwrap_or(manifest))?,
        });
    }
    Ok(parts)
}

/// The packages on the way from the library along what it needs when it runs, without the library itself.
fn shipped(metadata: &Value) -> Vec<&Value> {
    let list = |value: &'static str| metadata[value].as_array().into_iter().flatten();
    let by_id: BTreeMap<&str, &Value> =
        list("packages").filter_map(|package| Some((package["id"].as_str()?, package))).collect();
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let has =
        |values: &Value, wanted: &dyn Fn(&Value) -> bool| values.as_array().is_some_and(|all| all.iter().any(wanted));
    let root = by_id.iter().find(|(_, package)| package["name"] == "bangfu").map(|(id, _)| *id);
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = root.into_iter().collect();
    while let Some(id) = open.pop() {
        let (Some(package), Some(node)) = (by_id.get(id), nodes.get(id)) else { continue };
        if has(&package["targets"], &|target| has(&target["kind"], &|kind| kind == "proc-macro")) || !found.insert(id) {
            continue;
        }
        for needed in node["deps"].as_array().into_iter().flatten() {
            if has(&needed["dep_kinds"], &|kind| kind["kind"].is_null()) {
                open.extend(needed["pkg"].as_str());
            }
        }
    }
    let mut packages: Vec<&Value> = found.into_iter().filter(|id| Some(*id) != root).map(|id| by_id[id]).collect();
    packages.sort_by_key(|package| (package["name"].as_str(), package["version"].as_str()));
    packages
}

fn library(name: &str, version: &str) -> Outcome<Part> {
    let folder = tool::npm_package(name, version)?;
    let manifest = folder.join("package.json");
    let text = std::fs::read_to_string(&manifest).doing(|| format!("read {}", manifest.display()))?;
    let manifest: Value = serde_json::from_str(&text).doing(|| format!("read the manifest of {name}"))?;
    let licence = manifest["license"].as_str().unwrap_or_default().to_owned();
    Ok(Part { title: format!("{name} {version}"), licence, texts: texts(&folder)? })
}

/// The texts of licences and notices that lie at the top of a package.
fn texts(package: &Path) -> Outcome<Vec<String>> {
    const NAMES: [&str; 5] = ["licen", "copying", "copyright", "notice", "unlicense"];
    let is_text = |path: &String| {
        let name = path.to_lowercase();
        !path.contains('/') && NAMES.iter().any(|start| name.starts_with(start))
    };
    let read = |path: String| {
        let file = package.join(path);
        std::fs::read_to_string(&file).doing(|| format!("read {}", file.display()))
    };
    folder::files(package)?.into_iter().filter(is_text).map(read).collect()
}

/// The list, then each text once with those that it belongs to.
fn told(parts: &[Part]) -> String {
    let mut out = String::from(
        "What ships with Bangfu beside its own code (MIT OR Apache-2.0), and under which licence each part may be used.\n\
         The Rust standard library is a part of each module: MIT OR Apache-2.0, https://www.rust-lang.org.\n\n",
    );
    let mut by_text: BTreeMap<String, (&str, Vec<&str>)> = BTreeMap::new();
    for part in parts {
        let _ = writeln!(out, "{}: {}", part.title, part.licence);
        for text in &part.texts {
            let same = text.split_whitespace().collect::<Vec<_>>().join(" ");
            by_text.entry(same).or_insert((text, Vec::new())).1.push(&part.title);
        }
    }
    let mut by_part: Vec<(&str, Vec<&str>)> = by_text.into_values().collect();
    by_part.sort_by(|one, other| one.1.cmp(&other.1));
    for (text, titles) in by_part {
        let _ = write!(out, "\n{}\n{}\n\n{}\n", "=".repeat(80), titles.join(", "), text.trim());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_runs_ships_and_what_builds_or_tests_does_not() {
        let package = |name: &str, kind: &str| json!({ "id": name, "name": name, "version": "1.0.0", "targets": [{ "kind": [kind] }] });
        let needs = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                package("bangfu", "lib"), package("run", "lib"), package("below", "lib"), package("macro", "proc-macro"),
                package("only-the-macro", "lib"), package("tests", "lib"), package("builds", "lib"),
            ],
            "resolve": { "nodes": [
                { "id": "bangfu", "deps": [
                    needs("run", Value::Null), needs("macro", Value::Null), needs("tests", json!("dev")), needs("builds", json!("build")),
                ] },
                { "id": "run", "deps": [needs("below", Value::Null)] },
                { "id": "below", "deps": [] },
                { "id": "macro", "deps": [needs("only-the-macro", Value::Null)] },
                { "id": "only-the-macro", "deps": [] }, { "id": "tests", "deps": [] }, { "id": "builds", "deps": [] },
            ] },
        });
        let names: Vec<_> = shipped(&metadata).into_iter().map(|package| package["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["below", "run"]);
    }

    #[test]
    fn a_text_stands_once_with_all_that_it_belongs_to() {
        let part =
            |title: &str, text: &str| Part { title: title.into(), licence: "MIT".into(), texts: vec![text.into()] };
        let all = told(&[part("one 1", "Take it.\n"), part("two 2", "Take  it."), part("three 3", "Or not.")]);
        assert_eq!(all.matches("Take").count(), 1);
        assert!(all.contains("one 1, two 2\n\nTake it.\n"), "{all}");
        assert!(all.contains("three 3: MIT\n"), "{all}");
    }

    #[test]
    fn every_crate_that_ships_names_its_licence() {
        let parts = crates().unwrap();
        assert!(parts.len() > 20, "{} crates", parts.len());
        for part in parts {
            assert!(!part.licence.is_empty(), "{} names no licence", part.title);
        }
    }
}
