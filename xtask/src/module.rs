//! WebAssembly modules: built by cargo, given their JavaScript by wasm-bindgen, made small and old enough by wasm-opt.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Doing, Failure, Outcome};
use crate::{tool, workspace};

const TARGET: &str = "wasm32-unknown-unknown";
const BINARYEN: &str = "132.0.0";

/// How a module's JavaScript is loaded.
#[derive(Clone, Copy)]
pub enum Glue {
    /// A classic script with one global, such as `bangfu_page`: also for blob workers and browsers of 2020.
    Script,
    /// An ES module with types.
    Module,
}

/// What a module is built for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// To be small: the page.
    Size,
    /// To be fast: the ledger.
    Speed,
}

/// Builds a binary of the root package behind the feature of its own name and these others, and gives the module.
pub fn build(name: &str, others: &[&str]) -> Outcome<Vec<u8>> {
    build_for(Aim::Size, name, others)
}

/// The same, for size or for speed.
pub fn build_for(aim: Aim, name: &str, others: &[&str]) -> Outcome<Vec<u8>> {
    let profile = if aim == Aim::Size { "web" } else { "swift" };
    install_target()?;
    let features = [&[name], others].concat().join(",");
    let flags = without_paths();
    let mut arguments = vec!["build", "--quiet", "--config", &flags, "--target", TARGET];
    arguments.extend(["--profile", profile, "--bin", name, "--features", &features]);
    tool::cargo(&arguments, &format!("The WebAssembly build of {features} failed; the message is above."))?;
    let built = workspace::target()?.join(TARGET).join(profile).join(format!("{name}.wasm"));
    std::fs::read(&built).doing(|| format!("read {}", built.display()))
}

/// Keeps the paths of the building machine out of the modules, so that two machines build the same bytes.
fn without_paths() -> String {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or(home.join(".cargo"), PathBuf::from);
    let sysroot = Command::new("rustc").current_dir(workspace::root()).args(["--print", "sysroot"]).output();
    let sysroot = sysroot.ok().and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    let registries = std::fs::read_dir(cargo.join("registry").join("src")).into_iter().flatten().flatten();
    let folders =
        [workspace::root().to_path_buf(), cargo, library].into_iter().chain(registries.map(|registry| registry.path()));
    let remaps: Vec<String> = folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect();
    format!("target.{TARGET}.rustflags={remaps:?}")
}

/// Lints the same binaries as they are built for the browser.
pub fn lint(names: &[&str], failed: &str) -> Outcome {
    install_target()?;
    let features = format!("{},local", names.join(","));
    let mut arguments = vec!["clippy", "--quiet", "--target", TARGET, "--features", &features];
    for name in names {
        arguments.extend(["--bin", name]);
    }
    arguments.extend(["--", "-D", "warnings"]);
    tool::cargo(&arguments, failed)
}

/// Writes `<out>.js` and `<out>_bg.wasm` (and `<out>.d.ts` of a module) of a built module into `folder`.
pub fn bind(module: &[u8], out: &str, glue: Glue, folder: &Path) -> Outcome {
    let bytes = without_custom_section(module, "target_features")
        .ok_or_else(|| Failure::new(format!("What was built for {out} is not a WebAssembly module.")))?;
    let global = format!("bangfu_{}", out.replace('-', "_"));
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(out, bytes)
        .out_name(out)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(false);
    match glue {
        Glue::Script => bindgen.no_modules(true).and_then(|b| b.no_modules_global(&global)),
        Glue::Module => bindgen.web(true).map(|b| b.typescript(true)),
    }
    .and_then(|b| b.generate(folder))
    .map_err(|error| Failure::new(format!("wasm-bindgen refused the module {out}: {error:#}.")))?;
    let script = folder.join(format!("{out}.js"));
    let text = std::fs::read_to_string(&script).doing(|| format!("read {}", script.display()))?;
    if let (Glue::Script, Some(rest)) = (glue, text.strip_prefix("let ")) {
        // A property of the window, so that the boot script finds each door's by its name.
        crate::folder::write(&script, format!("var {rest}").as_bytes())?;
    }
    // The policy narrows to one without 'unsafe-eval' once the module stands.
    if text.contains("new Function(") || text.contains(" eval(") {
        return Err(Failure::new(format!(
            "{out}.js evaluates text as code, which the content policy forbids; \
             some crate switches on the feature unsafe-eval of js-sys or calls js_sys::eval."
        )));
    }
    Ok(())
}

/// Makes a bound module small, lowers what browsers of early 2020 lack, and has the result validated as such.
pub fn optimise(wasm: &Path) -> Outcome {
    optimise_for(Aim::Size, wasm)
}

/// The same, for size or for speed.
pub fn optimise_for(aim: Aim, wasm: &Path) -> Outcome {
    let raw = wasm.with_extension("raw");
    std::fs::rename(wasm, &raw).doing(|| format!("rename {}", wasm.display()))?;
    wasm_opt(
        Command::new("node")
            .arg(wasm_opt_path()?)
            .arg(&raw)
            .arg("-o")
            .arg(wasm)
            .args([
                // Input may use what the prebuilt standard library uses; the three passes take it out again.
                "--enable-bulk-memory",
                "--enable-bulk-memory-opt",
                "--enable-sign-ext",
                "--enable-nontrapping-float-to-int",
                "--enable-mutable-globals",
                "--enable-multivalue",
                "--enable-reference-types",
                "--signext-lowering",
                "--llvm-nontrapping-fptoint-lowering",
                "--llvm-memory-copy-fill-lowering",
                // Rust puts the end of its stack into the lowest kilobyte; nothing is addressed there.
                "--low-memory-unused",
            ])
            .args(match aim {
                // Restructuring the control flow, two more searches for what is reckoned twice, and a second round
                // without taking functions apart make the compressed module 2 % smaller.
                Aim::Size => &[
                    "--flatten",
                    "--rereloop",
                    "--local-cse",
                    "--rse",
                    "-Oz",
                    "--one-caller-inline-max-function-size=10",
                    "--always-inline-max-function-size=5",
                    "-Oz",
                ][..],
                Aim::Speed => &["-O3"],
            })
            .args(["--strip-producers", "--strip-target-features"]),
        &format!("wasm-opt failed on {}; the message is above.", wasm.display()),
    )?;
    wasm_opt(
        Command::new("node")
            .arg(wasm_opt_path()?)
            .arg(wasm)
            .args(["--mvp-features", "--enable-mutable-globals", "--quiet", "-o", "/dev/null"])
            .stdout(Stdio::null()),
        &format!("{} uses WebAssembly that browsers of early 2020 lack; the message is above.", wasm.display()),
    )?;
    std::fs::remove_file(&raw).doing(|| format!("remove {}", raw.display()))
}

fn wasm_opt(command: &mut Command, failed: &str) -> Outcome {
    tool::run(command, failed, "Node.js is needed to run wasm-opt; install Node.js 18 or later with npm.")
}

fn wasm_opt_path() -> Outcome<PathBuf> {
    Ok(tool::npm_package("binaryen", BINARYEN)?.join("bin/wasm-opt"))
}

/// Rustup installs the target by `rust-toolchain.toml`; a toolchain from elsewhere may lack it.
fn install_target() -> Outcome {
    let libraries = Command::new("rustc")
        .current_dir(workspace::root())
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok());
    if libraries.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    let sentence = "The Rust target wasm32-unknown-unknown is missing; run: rustup target add wasm32-unknown-unknown";
    tool::run(Command::new("rustup").current_dir(workspace::root()).args(["target", "add", TARGET]), sentence, sentence)
}

/// The module without its custom sections of this name; nothing when the bytes are no module.
///
/// With a `target_features` section wasm-bindgen switches to externref, which Chromium 80 calls an invalid local type.
fn without_custom_section(module: &[u8], name: &str) -> Option<Vec<u8>> {
    const HEADER: usize = 8;
    const CUSTOM: u8 = 0;
    if !module.starts_with(b"\0asm") {
        return None;
    }
    let mut kept = module.get(..HEADER)?.to_vec();
    let mut at = HEADER;
    while at < module.len() {
        let start = at;
        let id = module[at];
        at += 1;
        let size = leb128(module, &mut at)?;
        let end = at.checked_add(size)?;
        let length = if id == CUSTOM { leb128(module, &mut at)? } else { 0 };
        let is_named = id == CUSTOM && module.get(at..at.checked_add(length)?)? == name.as_bytes();
        let section = module.get(start..end)?;
        if !is_named {
            kept.extend_from_slice(section);
        }
        at = end;
    }
    Some(kept)
}

fn leb128(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_custom_section_goes() {
        let header = b"\0asm\x01\0\0\0";
        let types = b"\x01\x01\x00";
        let features = b"\x00\x04\x03abc";
        let other = b"\x00\x04\x03xyz";
        let module = [&header[..], features, types, other].concat();
        assert_eq!(without_custom_section(&module, "abc"), Some([&header[..], types, other].concat()));
        assert_eq!(without_custom_section(&module[..module.len() - 1], "abc"), None, "cut short");
        assert_eq!(without_custom_section(b"hello", "abc"), None);
    }
}
