//! Where things are: the sources, the target folder, the tools fetched into it, and `dist/`.

use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Doing, Failure, Outcome};

/// The folder of the root manifest.
pub fn root() -> PathBuf {
    let xtask = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map_or(xtask.clone(), PathBuf::from)
}

/// The final output, never committed.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The finished site.
pub fn site() -> PathBuf {
    dist().join("site")
}

/// The finished npm package.
pub fn package() -> PathBuf {
    dist().join("npm")
}

/// The folder that cargo builds into, as cargo itself resolves it.
pub fn target() -> Outcome<PathBuf> {
    let output = cargo()
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .output()
        .doing(|| "run cargo".into())?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).doing(|| "read the output of cargo metadata".into())?;
    metadata["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| Failure::new("Cargo names no target folder."))
}

/// The folder for tools that are fetched on demand.
pub fn tools() -> Outcome<PathBuf> {
    let tools = target()?.join("tools");
    std::fs::create_dir_all(&tools).doing(|| format!("create {}", tools.display()))?;
    Ok(tools)
}

/// Cargo, in the root folder.
///
/// Flags from the environment would replace those of `.cargo/config.toml`, without which old browsers refuse the modules.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}
