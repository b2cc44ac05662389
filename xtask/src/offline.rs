//! The service worker's list: which files make up this version of the site, with the hash of each, and when each is kept.
//!
//! The version is the hash of the list, so that any changed byte is a new version and nothing else is.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::failure::{Doing, Failure, Outcome};
use crate::folder;
use crate::site::{API, COMPRESSED};

/// When the service worker keeps a file. In `www/sw.js` each is a list of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// When it is installed.
    Always,
    /// When it is installed, for the languages that are read.
    WithLanguage,
    /// When a page is ready and has nothing to do; of the reader's language only.
    WhenIdle,
    /// Once somebody asked for it.
    WhenRead,
}

const LISTS: [(Kept, &str); 4] = [
    (Kept::Always, "ALWAYS"),
    (Kept::WithLanguage, "WITH_LANGUAGE"),
    (Kept::WhenIdle, "WHEN_IDLE"),
    (Kept::WhenRead, "WHEN_READ"),
];

/// A host's own values are theirs to change at any time: always asked for anew.
pub const OF_HOST: &str = "local-policy.json";

/// When a file of the site is kept; nothing for what is no part of a version.
pub fn kept(path: &str) -> Option<Kept> {
    /// The start page and the sources of every number.
    const OF_LANGUAGE: [&str; 2] = ["index.html", "sources.json"];
    /// Large and for few, or of use on other sites only.
    const RARE: [&str; 2] = ["ledger", "embed"];
    const NEEDED: [&str; 5] = ["_bg.wasm", ".css", ".js", ".svg", ".png"];
    if ["sw.js", OF_HOST].contains(&path) || path.ends_with(COMPRESSED) {
        return None;
    }
    let in_language = path.strip_prefix("en/").unwrap_or(path);
    let is_rare = path.starts_with(API) || RARE.iter().any(|rare| in_language.starts_with(rare));
    Some(match in_language {
        "offline.html" | "manifest.webmanifest" | "places.txt" => Kept::Always,
        _ if OF_LANGUAGE.contains(&in_language) => Kept::WithLanguage,
        "sentence_bg.wasm" => Kept::WhenIdle,
        _ if is_rare => Kept::WhenRead,
        _ if path.ends_with(".html") => Kept::WhenIdle,
        _ if NEEDED.iter().any(|ending| path.ends_with(ending)) => Kept::Always,
        _ => Kept::WhenRead,
    })
}

/// Writes the lists into the copied `sw.js` of a finished site.
pub fn write_list(site: &Path) -> Outcome {
    let worker = site.join("sw.js");
    let text = std::fs::read_to_string(&worker).doing(|| format!("read {}", worker.display()))?;
    let mut files = Vec::new();
    for path in folder::files(site)?.into_iter().filter(|path| kept(path).is_some()) {
        let file = site.join(&path);
        let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
        files.push((path, Sha256::digest(&bytes).to_vec()));
    }
    folder::write(&worker, fill(&text, &files)?.as_bytes())
}

fn line(version: &str, list: impl Fn(Kept) -> String) -> String {
    let lists: Vec<String> = LISTS.iter().map(|(kept, name)| format!("{name} = {}", list(*kept))).collect();
    format!("const VERSION = \"{version}\", {};", lists.join(", "))
}

fn fill(worker: &str, files: &[(String, Vec<u8>)]) -> Outcome<String> {
    let place = line("", |_| "{}".to_owned());
    if worker.matches(&place).count() != 1 {
        return Err(Failure::new(format!("www/sw.js must contain exactly one line `{place}`.")));
    }
    // The worker's own text counts too: new rules for the same files are a new version.
    let mut version = Sha256::new();
    version.update(worker);
    for (path, hash) in files {
        version.update(path);
        version.update([0]);
        version.update(hash);
    }
    let version = version.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>();
    let list = |when: Kept| {
        let those = files.iter().filter(|(path, _)| kept(path) == Some(when));
        let hashes = those.map(|(path, hash)| (path.clone(), format!("sha256-{}", STANDARD.encode(hash)).into()));
        serde_json::Value::Object(hashes.collect()).to_string()
    };
    Ok(worker.replace(&place, &line(&version, list)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_kept_in_its_time() {
        for (path, when) in [
            ("index.html", Some(Kept::WithLanguage)),
            ("en/index.html", Some(Kept::WithLanguage)),
            ("en/sources.json", Some(Kept::WithLanguage)),
            ("offline.html", Some(Kept::Always)),
            ("en/offline.html", Some(Kept::Always)),
            ("page_bg.wasm", Some(Kept::Always)),
            ("sentence_bg.wasm", Some(Kept::WhenIdle)),
            ("style.css", Some(Kept::Always)),
            ("places.txt", Some(Kept::Always)),
            ("icon-192.png", Some(Kept::Always)),
            ("programme/medical.html", Some(Kept::WhenIdle)),
            ("en/paper.html", Some(Kept::WhenIdle)),
            ("ledger_bg.wasm", Some(Kept::WhenRead)),
            ("ledger.js", Some(Kept::WhenRead)),
            ("en/ledger.html", Some(Kept::WhenRead)),
            ("embed.js", Some(Kept::WhenRead)),
            ("api/bangfu_bg.wasm", Some(Kept::WhenRead)),
            ("fill/530127.csv", Some(Kept::WhenRead)),
            ("local-policy.schema.json", Some(Kept::WhenRead)),
            ("local-policy.json", None),
            ("sw.js", None),
            ("index.html.gz", None),
        ] {
            assert_eq!(kept(path), when, "{path}");
        }
    }

    #[test]
    fn the_lists_tell_the_files_apart_and_the_version_follows_every_byte() {
        let worker = format!("a\n{}\nb", line("", |_| "{}".to_owned()));
        let files = |last: u8| {
            vec![
                ("en/index.html".to_string(), vec![1, 2, 3]),
                ("ledger.html".to_string(), vec![7]),
                ("programme/study.html".to_string(), vec![4, 5, last]),
                ("style.css".to_string(), vec![8]),
            ]
        };
        let one = fill(&worker, &files(6)).unwrap();
        let lists = concat!(
            r#"ALWAYS = {"style.css":"sha256-CA=="}, WITH_LANGUAGE = {"en/index.html":"sha256-AQID"}, "#,
            r#"WHEN_IDLE = {"programme/study.html":"sha256-BAUG"}, WHEN_READ = {"ledger.html":"sha256-Bw=="};"#
        );
        assert!(one.contains(lists), "{one}");
        assert_eq!(one, fill(&worker, &files(6)).unwrap());
        let version = |text: &str| text.split('"').nth(1).unwrap().to_string();
        assert_ne!(version(&one), version(&fill(&worker, &files(7)).unwrap()));
        assert_ne!(version(&one), version(&fill(&format!("{worker}c"), &files(6)).unwrap()));
    }

    #[test]
    fn a_worker_without_the_place_is_refused() {
        let place = line("", |_| "{}".to_owned());
        assert!(fill("", &[]).is_err());
        assert!(fill(&format!("{place}{place}"), &[]).is_err());
    }

    #[test]
    fn the_worker_has_the_place() {
        let worker = std::fs::read_to_string(crate::workspace::root().join("www/sw.js")).unwrap();
        assert!(fill(&worker, &[]).is_ok());
    }
}
