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
    /// To be small without spending minutes on the last two hundredths: what only few visitors load.
    Spare,
    /// To be fast: the ledger.
    Speed,
}

/// A module and how it is made.
#[derive(Clone)]
pub struct Recipe {
    /// The binary of the root package; the feature of the same name switches it on.
    pub binary: &'static str,
    /// Further features.
    pub features: Vec<&'static str>,
    /// The name of its files.
    pub name: String,
    /// How its script is loaded.
    pub glue: Glue,
    /// What it is built for.
    pub aim: Aim,
}

/// Whether the module is made small and old enough for release.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// As wasm-bindgen leaves it: needs neither npm nor wasm-opt.
    Draft,
    /// Through wasm-opt, as `dist` publishes it.
    Final,
}

/// Where it is built: the sources, and cargo's folder for them.
pub struct Yard {
    /// The folder of the root manifest.
    pub root: PathBuf,
    /// The target folder.
    pub target: PathBuf,
}

impl Yard {
    /// These sources.
    pub fn here() -> Outcome<Yard> {
        Ok(Yard { root: workspace::root(), target: workspace::target()? })
    }
}

impl Recipe {
    /// A small module named after its binary, loaded as a script.
    pub fn new(binary: &'static str) -> Recipe {
        Recipe { binary, features: Vec::new(), name: binary.into(), glue: Glue::Script, aim: Aim::Size }
    }

    /// Has cargo build it, and gives the module.
    fn compile(&self, yard: &Yard) -> Outcome<Vec<u8>> {
        let profile = if self.aim == Aim::Speed { "swift" } else { "web" };
        let features = [&[self.binary], self.features.as_slice()].concat().join(",");
        tool::run(
            workspace::cargo()
                .current_dir(&yard.root)
                .args(["build", "--quiet", "--config", &without_paths(&yard.root), "--target", TARGET, "--target-dir"])
                .arg(&yard.target)
                .args(["--profile", profile, "--bin", self.binary, "--features", &features]),
            &format!("The WebAssembly build of {features} failed; the message is above."),
            tool::NO_CARGO,
        )?;
        let built = yard.target.join(TARGET).join(profile).join(format!("{}.wasm", self.binary));
        std::fs::read(&built).doing(|| format!("read {}", built.display()))
    }
}

/// Makes modules, each into its folder. Those built to be fast take cargo longest and have a folder of their own in its
/// target, so that they are built beside the others.
pub fn make(recipes: &[(Recipe, PathBuf)], yard: &Yard, finish: Finish) -> Outcome {
    install_target()?;
    let (fast, small): (Vec<_>, Vec<_>) = recipes.iter().partition(|(recipe, _)| recipe.aim == Aim::Speed);
    std::thread::scope(|scope| {
        let beside = scope.spawn(|| make_in_turn(&fast, yard, finish));
        make_in_turn(&small, yard, finish)?;
        beside.join().unwrap_or_else(|_| Err(Failure::new("A module could not be built.")))
    })
}

/// While one is optimised the next is built, since each of the two keeps one core busy.
fn make_in_turn(recipes: &[&(Recipe, PathBuf)], yard: &Yard, finish: Finish) -> Outcome {
    std::thread::scope(|scope| {
        let mut before = None;
        let wait = |thread: std::thread::ScopedJoinHandle<'_, Outcome>| {
            thread.join().unwrap_or_else(|_| Err(Failure::new("wasm-opt could not be run.")))
        };
        for (recipe, folder) in recipes {
            bind(&recipe.compile(yard)?, recipe, folder)?;
            if finish == Finish::Final {
                let optimise = move || optimise(recipe.aim, &folder.join(format!("{}_bg.wasm", recipe.name)));
                before.replace(scope.spawn(optimise)).map_or(Ok(()), wait)?;
            }
        }
        before.map_or(Ok(()), wait)
    })
}

/// Keeps the paths of the building machine out of the modules, so that two machines build the same bytes.
fn without_paths(root: &Path) -> String {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or(home.join(".cargo"), PathBuf::from);
    let sysroot = Command::new("rustc").current_dir(workspace::root()).args(["--print", "sysroot"]).output();
    let sysroot = sysroot.ok().and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    let registries = std::fs::read_dir(cargo.join("registry").join("src")).into_iter().flatten().flatten();
    let folders = [root.to_path_buf(), cargo, library].into_iter().chain(registries.map(|registry| registry.path()));
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
fn bind(module: &[u8], recipe: &Recipe, folder: &Path) -> Outcome {
    let Recipe { name: out, glue, .. } = recipe;
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

/// Makes a bound module small or fast, lowers what browsers of early 2020 lack, and has the result validated as such.
fn optimise(aim: Aim, wasm: &Path) -> Outcome {
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
                Aim::Spare => &["-Oz"],
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
