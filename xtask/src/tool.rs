//! Running other programs, and saying plainly when one is missing or fails.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::workspace;

/// What is said where there is no cargo.
pub const NO_CARGO: &str = "Cargo is not on the PATH; install Rust with rustup.";

/// Runs a command whose own messages the person sees; `failed` is the sentence for a non-zero exit, `missing` for no such program.
pub fn run(command: &mut Command, failed: &str, missing: &str) -> Outcome {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::new(failed)),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Failure::new(missing)),
        Err(error) => Err(Failure::new(format!("{failed} ({error})"))),
    }
}

/// Runs cargo in the root folder.
pub fn cargo(arguments: &[&str], failed: &str) -> Outcome {
    run(workspace::cargo().args(arguments), failed, NO_CARGO)
}

/// The first of these programs that is on the PATH.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// Installs Debian packages, or says what is missing.
pub fn install_by_apt(packages: &[&str], missing: &'static str) -> Outcome {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    if !is_root || find(&["apt-get"]).is_none() {
        return Err(Failure::new(missing));
    }
    println!("Installing {} with apt-get.", packages.join(" and "));
    // The first update on a new machine may meet a package list that is being renewed; a second try is enough.
    let quiet = |arguments: &[&str]| {
        run(
            Command::new("apt-get")
                .arg("-qq")
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive")
                .stdout(std::process::Stdio::null()),
            missing,
            missing,
        )
    };
    quiet(&["update"]).or_else(|_| quiet(&["update"]))?;
    quiet(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

/// The folder of an npm package of exactly this version, fetched into the tools folder if it is not there yet.
///
/// Scripts of the package are not run: the two packages that we use carry their programs.
pub fn npm_package(name: &str, version: &str) -> Outcome<PathBuf> {
    let prefix = workspace::tools()?.join(format!("{name}-{version}"));
    let folder = prefix.join("node_modules").join(name);
    if is_installed(&folder, version) {
        return Ok(folder);
    }
    println!("Fetching {name} {version} from npm.");
    run(
        Command::new("npm")
            .args(["install", "--silent", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"])
            .arg("--legacy-peer-deps")
            .arg("--prefix")
            .arg(&prefix)
            .arg(format!("{name}@{version}")),
        &format!("npm could not fetch {name} {version}; see whether this machine reaches the npm registry."),
        &format!("npm is needed to fetch {name} {version}; install Node.js 18 or later with npm."),
    )?;
    if is_installed(&folder, version) {
        Ok(folder)
    } else {
        Err(Failure::new(format!("npm reported success but {name} {version} is not in {}.", prefix.display())))
    }
}

fn is_installed(folder: &Path, version: &str) -> bool {
    std::fs::read_to_string(folder.join("package.json"))
        .is_ok_and(|manifest| manifest.contains(&format!("\"version\": \"{version}\"")))
}
