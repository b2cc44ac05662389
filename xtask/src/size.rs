//! File sizes as they travel, and what may be asked of a visitor.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{Doing, Failure, Outcome};
use crate::folder;
use crate::offline::{self, Kept};
use crate::site::COMPRESSED;

/// How many bytes of gzip -9 something may be (1 kB is 1000 bytes).
struct Budget {
    name: &'static str,
    limit: usize,
    /// Which folder, and which of its files count.
    files: Files,
}

enum Files {
    /// Of the site.
    Named(&'static [&'static str]),
    /// Styles and scripts that index.html loads by itself, with their parts.
    FirstLoad,
    /// What the service worker fetches at these times for a reader of one language; of the two, the larger.
    Kept(&'static [Kept]),
    /// Of the npm package.
    OfPackage(&'static [&'static str]),
}

const BUDGETS: [Budget; 10] = [
    // Above 180,000: what is open is told as open, county values of schools and farms, groups that aid tells apart, the
    // switches of the chain, amounts as people say them. Above 230,000: the answer in four blocks with its picture, where
    // people apply, and the seven benefits of today with all their words in both languages. Above 270,000: any county of the
    // country by its code, found in the list of all places, what is recorded for it; this year's sums, dates, rights.
    Budget { name: "page module", limit: 320_000, files: Files::Named(&["page_bg.wasm"]) },
    // Fetched when the first sentence is said: a table of words and the rules that read them.
    Budget { name: "sentence module", limit: 120_000, files: Files::Named(&["sentence_bg.wasm"]) },
    // Above 28,000, so that its share stays free: why each question is asked, pictures of the papers and of a slip.
    Budget { name: "index.html", limit: 29_000, files: Files::Named(&["index.html"]) },
    Budget { name: "en/index.html", limit: 29_000, files: Files::Named(&["en/index.html"]) },
    Budget { name: "CSS and JS of the first load", limit: 35_000, files: Files::FirstLoad },
    // Every county of the country by name, reading and old name; fetched when somebody looks for a place.
    Budget { name: "list of places", limit: 40_000, files: Files::Named(&["places.txt"]) },
    Budget {
        // Above 400,000: the list of all places, so that any county is found without a network.
        name: "installed for offline use",
        limit: 475_000,
        files: Files::Kept(&[Kept::Always, Kept::WithLanguage]),
    },
    // Above 400,000: what hears sentences; days that come.
    Budget { name: "kept when idle", limit: 520_000, files: Files::Kept(&[Kept::WhenIdle]) },
    // Above 1,050,000: .xls, .xlsb and .ods, workbooks that can be handed up, two months compared.
    Budget { name: "ledger module", limit: 1_250_000, files: Files::Named(&["ledger_bg.wasm"]) },
    // Words and citations of a report stand in it since the lists of words are no script any more; beside them the
    // switches of the chain and what they ask; above 278,000 the table of standards, which it writes and reads; above
    // 325,000 the list of all places.
    Budget { name: "package module", limit: 360_000, files: Files::OfPackage(&["bangfu_bg.wasm"]) },
];

/// How much of a limit stays free, in percent: with less, every line is fought over.
const SLACK: usize = 15;

/// As gzip -9 leaves it.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into a Vec cannot fail; a length of 0 would show in the table.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// How many bytes gzip -9 leaves.
pub fn gzipped(bytes: &[u8]) -> usize {
    gzip(bytes).len()
}

/// Prints every file of a folder with its size; HTML pages below the top level as one line.
pub fn print(title: &str, folder: &Path) -> Outcome {
    let mut pages = (0, 0, 0);
    println!("{title:<30} {:>10} {:>10}", "bytes", "gzip -9");
    for path in folder::files(folder)?.into_iter().filter(|path| !path.ends_with(COMPRESSED)) {
        let file = folder.join(&path);
        let bytes = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
        let compressed = gzipped(&bytes);
        if path.contains('/') && path.ends_with(".html") {
            pages = (pages.0 + 1, pages.1 + bytes.len(), pages.2 + compressed);
        } else {
            println!("  {path:<28} {:>10} {compressed:>10}", bytes.len());
        }
    }
    if pages.0 > 0 {
        println!("  {:<28} {:>10} {:>10}", format!("{} more pages", pages.0), pages.1, pages.2);
    }
    Ok(())
}

/// Prints a file that is published by itself.
pub fn print_file(file: &Path) -> Outcome {
    let bytes = std::fs::read(file).doing(|| format!("read {}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    println!("{:<30} {:>10} {:>10}", format!("dist/{name}"), bytes.len(), gzipped(&bytes));
    Ok(())
}

/// Compares site and package with the budgets: prints size, limit and slack of each, and fails above a limit.
pub fn check(site: &Path, package: &Path) -> Outcome {
    let mut over = Vec::new();
    println!("{:<30} {:>10} {:>10} {:>8}", "budget, gzip -9", "bytes", "at most", "slack");
    for Budget { name, limit, files } in &BUDGETS {
        let size = size_of(files, site, package)?;
        let slack = limit.saturating_sub(size) * 100 / limit;
        println!("  {name:<28} {size:>10} {limit:>10} {:>8}", format!("{slack} %"));
        if size > *limit {
            over.push(format!("{name} is {size} bytes where {limit} are allowed"));
        } else if slack < SLACK {
            println!("  Less than {SLACK} % is free: take something out, or raise the limit and say for what.");
        }
    }
    if over.is_empty() { Ok(()) } else { Err(Failure::new(format!("Over the size budget: {}.", over.join("; ")))) }
}

fn size_of(files: &Files, site: &Path, package: &Path) -> Outcome<usize> {
    match files {
        Files::Named(paths) => sum(site, paths.iter().map(|path| (*path).to_owned())),
        Files::FirstLoad => {
            let index = site.join("index.html");
            let page = std::fs::read_to_string(&index).doing(|| format!("read {}", index.display()))?;
            sum(site, loaded_by(&page).into_iter().map(str::to_owned))
        }
        Files::Kept(times) => {
            let paths = folder::files(site)?;
            let of = |english: bool| {
                let is_kept = |path: &&String| match offline::kept(path) {
                    Some(Kept::Always) => times.contains(&Kept::Always),
                    Some(kept) => times.contains(&kept) && path.starts_with("en/") == english,
                    None => false,
                };
                sum(site, paths.iter().filter(is_kept).cloned())
            };
            Ok(of(false)?.max(of(true)?))
        }
        Files::OfPackage(paths) => sum(package, paths.iter().map(|path| (*path).to_owned())),
    }
}

fn sum(folder: &Path, paths: impl Iterator<Item = String>) -> Outcome<usize> {
    let mut size = 0;
    for path in paths {
        let file = folder.join(path);
        size += gzipped(&std::fs::read(&file).doing(|| format!("read {}", file.display()))?);
    }
    Ok(size)
}

/// The addresses of the styles and scripts that a page loads by itself.
fn loaded_by(page: &str) -> Vec<&str> {
    let tags = page.split('<').filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    let loads = |tag: &&str| {
        let is_style = tag.starts_with("link ") && tag.contains("rel=\"stylesheet\"");
        let is_part = tag.starts_with("link ") && tag.contains("rel=\"modulepreload\"");
        let is_script = tag.starts_with("script ") && !tag.contains("nomodule");
        is_style || is_part || is_script
    };
    let address = |tag: &'_ str| -> Option<(usize, usize)> {
        let start = ["href=\"", "src=\""].iter().find_map(|name| Some(tag.find(name)? + name.len()))?;
        Some((start, start + tag[start..].find('"')?))
    };
    tags.filter(loads).filter_map(|tag| address(tag).map(|(start, end)| &tag[start..end])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that gzip cannot shrink: a linear congruential sequence's high bytes.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0]
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn each_budget_fails_above_its_limit_and_only_there() {
        let over = |budget: &str| BUDGETS.iter().find(|one| one.name == budget).map_or(0, |one| one.limit) + 1_000;
        for (name, length, complaint) in [
            ("page_bg.wasm", 0, None),
            ("page_bg.wasm", over("page module"), Some("page module is")),
            ("en/index.html", over("en/index.html"), Some("en/index.html is")),
            ("start.js", over("CSS and JS of the first load"), Some("CSS and JS of the first load is")),
            ("en/sources.json", over("installed for offline use"), Some("installed for offline use is")),
            ("places.txt", over("list of places"), Some("list of places is")),
            ("share.js", 399_000, None),
            ("programme/medical.html", over("kept when idle"), Some("kept when idle is")),
            ("ledger_bg.wasm", over("ledger module"), Some("ledger module is")),
            ("api/bangfu_bg.wasm", 500_000, None),
            ("../package/bangfu_bg.wasm", over("package module"), Some("package module is")),
        ] {
            let place = std::env::temp_dir().join(format!("bangfu-size-{}", std::process::id()));
            folder::empty(&place).unwrap();
            let (site, package) = (place.join("site"), place.join("package"));
            let index = "<head><link rel=\"stylesheet\" href=\"style.css\"><script src=\"start.js\"></script>";
            for path in [
                "style.css",
                "start.js",
                "page_bg.wasm",
                "sentence_bg.wasm",
                "ledger_bg.wasm",
                "en/index.html",
                "places.txt",
            ] {
                folder::write(&site.join(path), b"").unwrap();
            }
            folder::write(&site.join("index.html"), index.as_bytes()).unwrap();
            folder::write(&package.join("bangfu_bg.wasm"), b"").unwrap();
            folder::write(&site.join(name), &noise(length)).unwrap();
            let outcome = check(&site, &package).map_err(|failure| failure.to_string());
            std::fs::remove_dir_all(&place).unwrap();
            match complaint {
                None => assert_eq!(outcome, Ok(()), "{name} {length}"),
                Some(words) => assert!(outcome.is_err_and(|sentence| sentence.contains(words)), "{name} {length}"),
            }
        }
    }

    #[test]
    fn the_first_load_is_what_the_page_names() {
        let page = "<link rel=\"stylesheet\" href=\"style.css\"><link rel=\"icon\" href=\"icon.svg\">\
            <script nomodule src=\"old.js\" defer></script><link rel=\"modulepreload\" href=\"chunk/a.js\">\
            <script type=\"module\" src=\"start.js\"></script>";
        assert_eq!(loaded_by(page), ["style.css", "chunk/a.js", "start.js"]);
    }
}
