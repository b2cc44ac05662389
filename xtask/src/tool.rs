//! Running other programs, and saying plainly when one is missing or fails.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Doing, Failure, Outcome};
use crate::{folder, workspace};

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
pub fn install_by_apt(packages: &[&str], missing: &str) -> Outcome {
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
                .stdout(Stdio::null()),
            missing,
            missing,
        )
    };
    quiet(&["update"]).or_else(|_| quiet(&["update"]))?;
    quiet(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

/// The folder of this name among the tools, filled by `fill` if it is not there yet.
///
/// It is filled beside its place, under a lock, and renamed at the end. Tests that stand side by side ask for
/// the same tool, and one that is half there, now or after a stop, must not look finished.
pub fn once(name: &str, fill: impl FnOnce(&Path) -> Outcome) -> Outcome<PathBuf> {
    let tools = workspace::tools()?;
    let (finished, unfinished) = (tools.join(name), tools.join(format!("{name}.unfinished")));
    let file = tools.join(format!("{name}.lock"));
    let lock = File::create(&file).doing(|| format!("create {}", file.display()))?;
    lock.lock().doing(|| format!("lock {}", file.display()))?;
    if !finished.is_dir() {
        folder::empty(&unfinished)?;
        fill(&unfinished)?;
        std::fs::rename(&unfinished, &finished).doing(|| format!("rename {}", unfinished.display()))?;
    }
    Ok(finished)
}

/// The folder of an npm package of exactly this version, fetched into the tools folder if it is not there yet.
///
/// Scripts of the package are not run: the packages that we use carry their programs.
pub fn npm_package(name: &str, version: &str) -> Outcome<PathBuf> {
    let package = |prefix: &Path| prefix.join("node_modules").join(name);
    let prefix = once(&format!("{name}-{version}"), |prefix| {
        println!("Fetching {name} {version} from npm.");
        run(
            Command::new("npm")
                .args(["install", "--loglevel=error", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"])
                .arg("--legacy-peer-deps")
                .arg("--prefix")
                .arg(prefix)
                .arg(format!("{name}@{version}"))
                .stdout(Stdio::null()),
            &format!("npm could not fetch {name} {version}; see whether this machine reaches the npm registry."),
            &format!("npm is needed to fetch {name} {version}; install Node.js 20 or later with npm."),
        )?;
        if package(prefix).join("package.json").is_file() {
            Ok(())
        } else {
            Err(Failure::new(format!("npm reported success but {name} {version} is not in {}.", prefix.display())))
        }
    })?;
    Ok(package(&prefix))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn a_tool_is_filled_once_for_all_who_ask_and_anew_after_a_failure() {
        let name = "a-tool-of-a-test";
        let place = workspace::tools().unwrap().join(name);
        let _ = std::fs::remove_dir_all(&place);
        let half = |folder: &Path| {
            folder::write(&folder.join("half"), b"")?;
            Err(Failure::new("the network is gone"))
        };
        assert_eq!(once(name, half).unwrap_err().to_string(), "the network is gone");
        assert!(!place.exists());

        let filled = AtomicU32::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let folder = once(name, |folder| {
                        filled.fetch_add(1, Ordering::Relaxed);
                        std::thread::sleep(std::time::Duration::from_millis(50));
                        folder::write(&folder.join("whole"), b"")
                    });
                    assert_eq!(folder::files(&folder.unwrap()).unwrap(), ["whole"]);
                });
            }
        });
        assert_eq!(filled.into_inner(), 1);
        std::fs::remove_dir_all(&place).unwrap();
    }
}
