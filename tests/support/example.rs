//! The worked examples of the tests' folders.

use bangfu::report::example::{Example, read};
use std::path::{Path, PathBuf};

/// Every worked example of the places in `policy/`.
pub fn all() -> Vec<Example> {
    of(Path::new("tests/cases"))
}

/// Every worked example in the files of a folder.
pub fn of(folder: &Path) -> Vec<Example> {
    let read_file = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("the case file is readable");
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        read(&stem, &text).unwrap_or_else(|problem| panic!("{problem}"))
    };
    let examples: Vec<Example> = files(folder).into_iter().flat_map(read_file).collect();
    assert!(!examples.is_empty(), "no case was found");
    examples
}

/// The files of a folder and of the folders in it, by their paths.
fn files(folder: &Path) -> Vec<PathBuf> {
    let items = std::fs::read_dir(folder).expect("the folder of cases is there").flatten();
    let (folders, mut paths): (Vec<PathBuf>, Vec<PathBuf>) =
        items.map(|item| item.path()).partition(|path| path.is_dir());
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.extend(folders.iter().flat_map(|folder| files(folder)));
    paths.sort();
    paths
}
