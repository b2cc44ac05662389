//! Folders of files: listed, copied, emptied.

use std::path::Path;

use crate::failure::{Doing, Outcome};

/// All files below a folder as sorted paths with `/` between their parts.
pub fn files(folder: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    walk(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Outcome {
    let list = || format!("list {}", folder.display());
    for entry in std::fs::read_dir(folder).doing(list)? {
        let entry = entry.doing(list)?;
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_string_lossy());
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// Copies every file of `from` into `to`.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    for path in files(from)? {
        let source = from.join(&path);
        let bytes = std::fs::read(&source).doing(|| format!("read {}", source.display()))?;
        write(&to.join(&path), &bytes)?;
    }
    Ok(())
}

/// Writes a file and the folders that it needs.
pub fn write(file: &Path, bytes: &[u8]) -> Outcome {
    if let Some(parent) = file.parent() {
        std::fs::create_dir_all(parent).doing(|| format!("create {}", parent.display()))?;
    }
    std::fs::write(file, bytes).doing(|| format!("write {}", file.display()))
}

/// Leaves an empty folder, whatever was there.
pub fn empty(folder: &Path) -> Outcome {
    if folder.exists() {
        std::fs::remove_dir_all(folder).doing(|| format!("empty {}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).doing(|| format!("create {}", folder.display()))
}
