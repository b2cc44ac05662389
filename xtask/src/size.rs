//! File sizes as they travel, and what the first load may weigh.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{Doing, Failure, Outcome};
use crate::site::COMPRESSED;

/// What a visitor loads before the first answer, and how many bytes of it gzip may leave (1 kB is 1000 bytes).
const BUDGETS: [Budget; 4] = [
    Budget { name: "index.html", files: &["index.html"], with_chunks: false, limit: 20_000 },
    Budget { name: "CSS and JS", files: &["style.css", "start.js"], with_chunks: true, limit: 20_000 },
    Budget { name: "wasm", files: &["page_bg.wasm"], with_chunks: false, limit: 180_000 },
    Budget {
        name: "first load",
        files: &["index.html", "style.css", "start.js", "page_bg.wasm", "manifest.webmanifest", "icon.svg"],
        with_chunks: true,
        limit: 220_000,
    },
];

struct Budget {
    name: &'static str,
    files: &'static [&'static str],
    /// Whether the parts of the script with which the start page begins count too.
    with_chunks: bool,
    limit: usize,
}

/// The parts of the script that the start page has loaded ahead.
fn chunks(site: &Path) -> Outcome<Vec<String>> {
    let file = site.join("index.html");
    let page = std::fs::read(&file).doing(|| format!("read {}", file.display()))?;
    let page = String::from_utf8_lossy(&page);
    let links = page.split("<link rel=\"modulepreload\" href=\"").skip(1);
    Ok(links.filter_map(|link| link.split('"').next()).map(str::to_owned).collect())
}

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
    for path in crate::folder::files(folder)?.into_iter().filter(|path| !path.ends_with(COMPRESSED)) {
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

/// Compares the site with the budget, prints both, and fails above it.
pub fn check(site: &Path) -> Outcome {
    let mut over = Vec::new();
    println!("{:<30} {:>10} {:>10}", "budget, gzip -9", "bytes", "at most");
    for budget in &BUDGETS {
        let mut size = 0;
        let chunks = if budget.with_chunks { chunks(site)? } else { Vec::new() };
        for name in budget.files.iter().copied().chain(chunks.iter().map(String::as_str)) {
            let file = site.join(name);
            size += gzipped(&std::fs::read(&file).doing(|| format!("read {}", file.display()))?);
        }
        println!("  {:<28} {size:>10} {:>10}", budget.name, budget.limit);
        if size > budget.limit {
            over.push(format!("{} is {size} bytes where {} are allowed", budget.name, budget.limit));
        }
    }
    if over.is_empty() { Ok(()) } else { Err(Failure::new(format!("Over the size budget: {}.", over.join("; ")))) }
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
        let small = noise(100);
        for (name, length, complaint) in [
            ("", 0, None),
            ("index.html", 21_000, Some("index.html is")),
            ("start.js", 20_500, Some("CSS and JS is")),
            ("page_bg.wasm", 181_000, Some("wasm is")),
            ("icon.svg", 221_000, Some("first load is")),
            ("icon.svg", 50_000, None),
        ] {
            let site = std::env::temp_dir().join(format!("bangfu-size-{}-{name}-{length}", std::process::id()));
            std::fs::create_dir_all(&site).unwrap();
            for file in BUDGETS.iter().flat_map(|budget| budget.files) {
                std::fs::write(site.join(file), if *file == name { noise(length) } else { small.clone() }).unwrap();
            }
            let outcome = check(&site).map_err(|failure| failure.to_string());
            std::fs::remove_dir_all(&site).unwrap();
            match complaint {
                None => assert_eq!(outcome, Ok(()), "{name} {length}"),
                Some(words) => assert!(outcome.is_err_and(|sentence| sentence.contains(words)), "{name} {length}"),
            }
        }
    }
}
