//! A release: what `cargo xtask dist` has built, packed to be handed out, with checksums and the notes of its version.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use sha2::{Digest, Sha256};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::failure::{Doing, Failure, Outcome};
use crate::{folder, node, notices, single, tool, verb, workspace};

/// The version that is released.
const VERSION: &str = env!("CARGO_PKG_VERSION");
const CHECKSUMS: &str = "SHA256SUMS";
const NOTES: &str = "notes.md";

/// Packs `dist/` into `dist/release/`: the site as an archive, the one-file editions, the npm package and its documents,
/// notices, checksums, notes.
pub fn run() -> Outcome {
    let changes = workspace::root().join("CHANGELOG.md");
    let changes = std::fs::read_to_string(&changes).doing(|| format!("read {}", changes.display()))?;
    let notes = notes(&changes, VERSION)?;
    let (site, package) = (verb::built_site()?, verb::built_package()?);
    let release = workspace::dist().join("release");
    folder::empty(&release)?;
    folder::write(&release.join(format!("bangfu-site-{VERSION}.zip")), &archive(&site)?)?;
    for (file, _) in single::FILES {
        copy(&workspace::dist().join(file), &release.join(file.replacen("bangfu", &format!("bangfu-{VERSION}"), 1)))?;
    }
    let documents = workspace::target()?.join("package-documents");
    node::document(&package, &documents)?;
    folder::write(&release.join(format!("bangfu-package-documents-{VERSION}.zip")), &archive(&documents)?)?;
    copy(&site.join(notices::FILE), &release.join(notices::FILE))?;
    tool::run(
        Command::new("npm")
            .args(["pack", "--silent", "--pack-destination"])
            .arg(&release)
            .current_dir(&package)
            .stdout(Stdio::null()),
        "npm could not pack dist/npm; its message is above.",
        "npm is needed to pack the package; install Node.js 20 or later with npm.",
    )?;
    let mut sums = String::new();
    for path in folder::files(&release)? {
        let file = release.join(&path);
        let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        println!("{path:<32} {:>10} bytes", bytes.len());
        let _ = writeln!(sums, "{sum}  {path}");
    }
    folder::write(&release.join(CHECKSUMS), sums.as_bytes())?;
    folder::write(&release.join(NOTES), notes.as_bytes())?;
    println!("dist/release holds version {VERSION}. Nothing was published.");
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    std::fs::copy(from, to).doing(|| format!("copy {}; run: cargo xtask dist", from.display()))?;
    Ok(())
}

/// The files of a folder, packed. Without times, so that the same files make the same archive.
fn archive(files: &Path) -> Outcome<Vec<u8>> {
    let doing = || "pack the site".to_owned();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for path in folder::files(files)? {
        let file = files.join(&path);
        let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
        archive.start_file(&path, SimpleFileOptions::default()).doing(doing)?;
        archive.write_all(&bytes).doing(doing)?;
    }
    Ok(archive.finish().doing(doing)?.into_inner())
}

/// What the list of changes says of a version. Its heading gives the day: `## 1.0.0 — 2026-11-29`.
fn notes(changes: &str, version: &str) -> Outcome<String> {
    let heading = format!("## {version} — ");
    let section =
        changes.split("\n## ").find_map(|section| format!("## {section}").strip_prefix(&heading).map(str::to_owned));
    let missing = || Failure::new(format!("CHANGELOG.md has no heading `{heading}<day>` with changes below it."));
    let section = section.ok_or_else(missing)?;
    let (day, text) = section.split_once('\n').ok_or_else(missing)?;
    let is_day = day.len() == 10
        && day
            .bytes()
            .enumerate()
            .all(|(at, byte)| if [4, 7].contains(&at) { byte == b'-' } else { byte.is_ascii_digit() });
    if is_day && !text.trim().is_empty() { Ok(format!("{}\n", text.trim())) } else { Err(missing()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_those_of_the_version_and_its_heading_gives_the_day() {
        let changes =
            "# Changes\n\n## Unreleased\n\n* c\n\n## 1.1.0 — 2027-01-02\n\n* b\n\n## 1.0.0 — 2026-12-01\n\n* a\n";
        assert_eq!(notes(changes, "1.1.0").unwrap(), "* b\n");
        assert_eq!(notes(changes, "1.0.0").unwrap(), "* a\n");
        for (changes, version) in [
            (changes, "1.2.0"),
            ("## 1.0.0 — soon\n\n* a", "1.0.0"),
            ("## 1.0.0 — 2026-12-01\n\n", "1.0.0"),
            ("", "1.0.0"),
        ] {
            assert!(notes(changes, version).is_err(), "{changes}");
        }
    }

    #[test]
    fn the_same_files_make_the_same_archive() {
        let folder = std::env::temp_dir().join(format!("bangfu-archive-{}", std::process::id()));
        folder::write(&folder.join("en/index.html"), b"<p>").unwrap();
        let one = archive(&folder).unwrap();
        folder::write(&folder.join("en/index.html"), b"<p>").unwrap();
        assert_eq!(one, archive(&folder).unwrap());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
