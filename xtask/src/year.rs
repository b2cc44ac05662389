//! A year carried over: a table of what has to be looked for again, and the filled-in table written into the files of
//! the places.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bangfu::base::citation::Status;
use bangfu::base::region::Code;
use bangfu::book::entry::{Book, Entry};
use bangfu::book::parameter::built_in;
use bangfu::view::standards::read::{self, Document, Filled, Whose};
use bangfu::view::standards::{asked, place_file};
use bangfu::view::words::Language;

use crate::failure::{Doing, Failure, Outcome};
use crate::workspace;

/// Writes the table of what has to be looked for again for a year.
pub fn write(year: &str, file: &Path) -> Outcome {
    let year: i16 = year.parse().map_err(|_| Failure::new(format!("{year} is not a year.")))?;
    let table = asked::of_year(Language::Zh, &built_in(), year);
    std::fs::write(file, &table).doing(|| format!("write {}", file.display()))?;
    println!(
        "{}: {} 行。填好“新的数”以后各栏，再运行 cargo xtask year --take {}",
        file.display(),
        table.lines().count() - 1,
        file.display()
    );
    Ok(())
}

/// Writes the entries of a filled-in table into the files of their places. What ran without an end ends the day before.
pub fn take(file: &Path) -> Outcome {
    let table = std::fs::read_to_string(file).doing(|| format!("read {}", file.display()))?;
    let book = built_in();
    let read::Reading { filled, refused } = read::read(&table, &book, Whose::Project);
    if !refused.is_empty() {
        let sentences: Vec<String> = refused.iter().map(|refused| refused.sentence(Language::Zh)).collect();
        return Err(Failure::new(sentences.join("\n")));
    }
    let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
    let mut documents: Vec<(PathBuf, Document, String)> = Vec::new();
    for one in &filled {
        let path = file_of(&one.raw.region)?;
        let text = match texts.remove(&path) {
            Some(text) => text,
            None => std::fs::read_to_string(&path).doing(|| format!("read {}", path.display()))?,
        };
        let mut text = ended(text, one, &book);
        let written = documents.iter().find(|(other, document, _)| *other == path && *document == one.document);
        let key = written.map_or_else(|| new_key(one, &text), |(_, _, key)| key.clone());
        text += &place_file::toml(one, &book, &key, written.is_some());
        if written.is_none() {
            documents.push((path.clone(), one.document.clone(), key));
        }
        texts.insert(path, text);
    }
    for (path, text) in &texts {
        std::fs::write(path, text).doing(|| format!("write {}", path.display()))?;
        println!("{}", path.display());
    }
    println!("写入 {} 条。接着运行 cargo test：它说哪个算例因此变了。", filled.len());
    Ok(())
}

/// The file of a place: it begins with the code.
fn file_of(code: &str) -> Outcome<PathBuf> {
    let folder = workspace::root().join("policy/regions");
    let files = std::fs::read_dir(&folder).doing(|| format!("read {}", folder.display()))?;
    let named = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(code));
    let file = files.flatten().map(|item| item.path()).find(named);
    file.ok_or_else(|| Failure::new(format!("{}: no file of {code}", folder.display())))
}

/// A key that the file does not have yet: place and year of the first day.
fn new_key(one: &Filled, text: &str) -> String {
    let year = one.raw.from.as_deref().unwrap_or_default().get(..4).unwrap_or_default().to_owned();
    let key = |number: u32| format!("{}-{year}-{number}", one.raw.region);
    (1..).map(key).find(|key| !text.contains(&format!("[sources.{key}]"))).unwrap_or_default()
}

/// The text of a place, in which what ran on without an end ends the day before the new entry begins.
fn ended(text: String, one: &Filled, book: &Book) -> String {
    let at = book.position(&one.raw.parameter);
    let (Some(parameter), Some(from)) = (at, one.raw.from.as_deref()) else { return text };
    let by = book.definition(parameter).by;
    let Some((first, _)) = by.days(from) else { return text };
    let region = Code::parse(&one.raw.region);
    let runs_on = |entry: &&Entry| {
        Some(entry.region) == region
            && entry.status != Status::NotFound
            && entry.period.until.is_none()
            && entry.period.from < first
    };
    let (_, entries) = book.entries_of(parameter);
    let Some(entry) = entries.iter().filter(runs_on).max_by_key(|entry| entry.period.from) else { return text };
    let quoted = |day: String| if by.form().starts_with("2024-05") { day } else { format!("{day:?}") };
    let begins = format!("[[{}]]\nfrom = {}\n", one.raw.parameter, quoted(by.name(entry.period.from)));
    let ends = format!("{begins}until = {}\n", quoted(by.name(first.previous())));
    text.replacen(&begins, &ends, 1)
}
