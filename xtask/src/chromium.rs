//! The two browsers of the tests: today's Chromium from the system, and the one of February 2020 from an npm package.

use std::path::{Path, PathBuf};

use crate::failure::{Doing, Failure, Outcome};
use crate::{folder, tool};

/// Which Chromium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// The system's.
    Today,
    /// Chromium 80, February 2020.
    Of2020,
}

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MISSING: &str = "Chromium is not on the PATH; install it together with a Chinese font \
    (on Debian: apt-get install chromium fonts-noto-cjk).";

/// Installs what is missing, where that is possible.
pub fn install() -> Outcome {
    if tool::find(&NAMES).is_none() {
        tool::install_by_apt(&["chromium", "fonts-noto-cjk"], MISSING)?;
    }
    executable(Edition::Today)?;
    executable(Edition::Of2020).map(drop)
}

/// The program of an edition; the one of 2020 is fetched and unpacked at its first use.
pub fn executable(edition: Edition) -> Outcome<PathBuf> {
    match edition {
        Edition::Today => tool::find(&NAMES).ok_or_else(|| Failure::new(MISSING)),
        Edition::Of2020 => unpack_2020(),
    }
}

/// Chromium 80.0.3987 as `chrome-aws-lambda` packs it, with the graphics libraries where it looks for them.
fn unpack_2020() -> Outcome<PathBuf> {
    let home = tool::once("chromium-80", |home| {
        let packed = tool::npm_package("chrome-aws-lambda", "2.1.1")?.join("bin");
        folder::write(&home.join("chromium"), &brotli(&packed.join("chromium.br"))?)?;
        make_executable(&home.join("chromium"))?;
        untar(&packed.join("swiftshader.tar.br"), &home.join("swiftshader"))?;
        untar(&packed.join("aws.tar.br"), home)
    })?;
    Ok(home.join("chromium"))
}

/// The folder of libraries that came with the program, used when the system lacks them.
pub fn libraries(program: &Path) -> Option<PathBuf> {
    program.parent().map(|home| home.join("lib")).filter(|folder| folder.is_dir())
}

fn brotli(file: &Path) -> Outcome<Vec<u8>> {
    let packed = std::fs::read(file).doing(|| format!("read {}", file.display()))?;
    let mut bytes = Vec::new();
    brotli_decompressor::BrotliDecompress(&mut packed.as_slice(), &mut bytes)
        .doing(|| format!("decompress {}", file.display()))?;
    Ok(bytes)
}

fn untar(file: &Path, into: &Path) -> Outcome {
    let bytes = brotli(file)?;
    tar::Archive::new(bytes.as_slice()).unpack(into).doing(|| format!("unpack {}", file.display()))
}

#[cfg(unix)]
fn make_executable(file: &Path) -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755))
        .doing(|| format!("make {} executable", file.display()))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Outcome {
    Err(Failure::new("The Chromium of 2020 runs on Linux only."))
}
