//! The service worker's list: which files make up this version of the site, with the hash of each.
//!
//! The version is the hash of the list, so that any changed byte is a new version and nothing else is.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::bundle::CHUNKS;
use crate::failure::{Doing, Failure, Outcome};
use crate::folder;
use crate::site::COMPRESSED;

const PLACE: &str = "const VERSION = \"\", CORE = {}, MORE = {};";

/// The paths that the calculator needs; it is usable offline when all are there.
fn is_core(path: &str) -> bool {
    const NAMES: [&str; 3] = ["index.html", "policies.html", "manifest.webmanifest"];
    const ENDINGS: [&str; 5] = ["_bg.wasm", ".css", ".js", ".svg", ".png"];
    // The ledger is large and for few: it is kept once it was used.
    let is_small = !path.starts_with("ledger");
    let is_near = !path.contains('/') || path.starts_with(CHUNKS);
    is_near && is_small && (NAMES.contains(&path) || ENDINGS.iter().any(|ending| path.ends_with(ending)))
}

/// Writes the list into the copied `sw.js` of a finished site.
pub fn write_list(site: &Path) -> Outcome {
    let worker = site.join("sw.js");
    let text = std::fs::read_to_string(&worker).doing(|| format!("read {}", worker.display()))?;
    let mut files = Vec::new();
    // A host's own values are theirs to change at any time: always asked for anew, never part of a version.
    let is_ours = |path: &String| path != "sw.js" && path != "local-policy.json" && !path.ends_with(COMPRESSED);
    for path in folder::files(site)?.into_iter().filter(is_ours) {
        let file = site.join(&path);
        let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
        files.push((path, Sha256::digest(&bytes).to_vec()));
    }
    folder::write(&worker, fill(&text, &files)?.as_bytes())
}

fn fill(worker: &str, files: &[(String, Vec<u8>)]) -> Outcome<String> {
    if worker.matches(PLACE).count() != 1 {
        return Err(Failure::new(format!("www/sw.js must contain exactly one line `{PLACE}`.")));
    }
    let (mut core, mut more) = (serde_json::Map::new(), serde_json::Map::new());
    // The worker's own text counts too: new rules for the same files are a new version.
    let mut version = Sha256::new();
    version.update(worker);
    for (path, hash) in files {
        version.update(path);
        version.update([0]);
        version.update(hash);
        let list = if is_core(path) { &mut core } else { &mut more };
        list.insert(path.clone(), format!("sha256-{}", STANDARD.encode(hash)).into());
    }
    let version = version.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>();
    let list = format!(
        "const VERSION = \"{version}\", CORE = {}, MORE = {};",
        serde_json::Value::Object(core),
        serde_json::Value::Object(more)
    );
    Ok(worker.replace(PLACE, &list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_tells_core_from_more_and_its_version_follows_every_byte() {
        let worker = format!("a\n{PLACE}\nb");
        let files = |last: u8| {
            vec![("index.html".to_string(), vec![1, 2, 3]), ("programme/study.html".to_string(), vec![4, 5, last])]
        };
        let one = fill(&worker, &files(6)).unwrap();
        assert!(
            one.contains(r#"CORE = {"index.html":"sha256-AQID"}, MORE = {"programme/study.html":"sha256-BAUG"};"#),
            "{one}"
        );
        assert_eq!(one, fill(&worker, &files(6)).unwrap());
        let version = |text: &str| text.split('"').nth(1).unwrap().to_string();
        assert_ne!(version(&one), version(&fill(&worker, &files(7)).unwrap()));
        assert_ne!(version(&one), version(&fill(&format!("{worker}c"), &files(6)).unwrap()));
    }

    #[test]
    fn a_worker_without_the_place_is_refused() {
        assert!(fill("", &[]).is_err());
        assert!(fill(&format!("{PLACE}{PLACE}"), &[]).is_err());
    }
}
