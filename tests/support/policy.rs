//! The files of `policy/` and `src/programme/`, read as the build script reads
//! them. Included by tests whose root has the modules of the crate at hand.

#![allow(dead_code, reason = "each test needs a part of it")]

#[allow(missing_docs, reason = "each test needs a part of it")]
#[path = "../../src/book/files/mod.rs"]
pub mod files;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The files as they are.
pub fn real() -> files::Files {
    real_and(&[]).unwrap_or_else(|refusals| panic!("the real files are refused:\n{}", refusals.join("\n")))
}

/// The files as they are, and more regions.
pub fn real_and(more: &[(&str, &str)]) -> Result<files::Files, Vec<files::Refusal>> {
    let mut all = Texts::real();
    all.regions.extend(more.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    all.read()
}

/// The texts of all files, as a test may change them.
pub struct Texts {
    /// Path and text of the definitions.
    pub programmes: Vec<(String, String)>,
    /// Path and text of the places.
    pub regions: Vec<(String, String)>,
}

impl Texts {
    /// As they are.
    pub fn real() -> Texts {
        Texts { programmes: texts_in("src/programme"), regions: texts_in("policy/regions") }
    }

    /// Read as the build script reads them.
    pub fn read(&self) -> Result<files::Files, Vec<files::Refusal>> {
        let [sources, inventory] =
            ["policy/sources.toml", "policy/inventory.toml"].map(|path| text_of(Path::new(path)));
        files::read(&self.programmes, &sources, &inventory, &self.regions)
    }
}

/// The real definitions with the regions of a folder beside the nation, all of
/// one made-up source, `example`.
pub fn provinces(folder: &str) -> files::Files {
    const SOURCE: &str =
        "[example]\ntitle = \"示例\"\ntitle_en = \"Example\"\nissuer = \"示例\"\nchecked = 2024-01-01\n";
    let mut regions = texts_in(folder);
    let (path, nation) = text_of(Path::new("policy/regions/100000-national.toml"));
    regions.push((path, nation));
    let (path, sources) = text_of(Path::new("policy/sources.toml"));
    let inventory = text_of(Path::new("policy/inventory.toml"));
    let read = files::read(&texts_in("src/programme"), &(path, sources + SOURCE), &inventory, &regions);
    read.unwrap_or_else(|refusals| panic!("{folder} is refused:\n{}", refusals.join("\n")))
}

/// Keys of the instruments that a place brings in its own file: they came after the research, so
/// that what is read in them has no row there and no worked example here.
pub fn own_sources() -> BTreeSet<String> {
    let own = |(_, text): (String, String)| {
        let table: toml::Table = text.parse().expect("the file of a place is TOML");
        let sources = table.get("sources").and_then(toml::Value::as_table).cloned().unwrap_or_default();
        sources.keys().cloned().collect::<Vec<_>>()
    };
    Texts::real().regions.into_iter().flat_map(own).collect()
}

impl files::Files {
    /// Whether an entry was read in one of these instruments.
    pub fn is_of(&self, sources: &BTreeSet<String>, note: &files::Note) -> bool {
        note.source.is_some_and(|at| sources.contains(&*self.sources[usize::from(at)].key))
    }
}

fn texts_in(folder: &str) -> Vec<(String, String)> {
    let items = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}")).flatten();
    let mut paths: Vec<PathBuf> =
        items.map(|item| item.path()).filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{folder} holds no file");
    paths.iter().map(|path| text_of(path)).collect()
}

fn text_of(path: &Path) -> (String, String) {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    (path.display().to_string(), text)
}
