//! WebAssembly modules: built by cargo, given their JavaScript by wasm-bindgen, made small and old enough by wasm-opt.
//!
//! What comes out is kept under the hash of what went in, so that a module whose inputs did not change is only copied.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sha2::{Digest, Sha256};
use walrus::ModuleConfig;
use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Doing, Failure, Outcome};
use crate::{folder, tool, workspace};

const TARGET: &str = "wasm32-unknown-unknown";
const BINARYEN: &str = "132.0.0";

/// What becomes of a module's JavaScript, which is an ES module in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glue {
    /// It goes into a bundle, which says where the module's bytes are.
    Bundled,
    /// It is published as it is, with types, and finds the bytes beside itself.
    Published,
}

/// What a module is optimised for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptimisedFor {
    /// Few bytes, and browsers of early 2020: the page, the package.
    Size,
    /// Many rows a second, in browsers of late 2021 and later: the ledger.
    Speed,
}

/// What cargo calls the part of the root package that a module is.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// A binary.
    Bin(&'static str),
    /// An example.
    Example(&'static str),
}

/// A module and how it is made.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// What is built.
    pub target: Target,
    /// The name of its files.
    pub name: &'static str,
    /// How its script is loaded.
    pub glue: Glue,
    /// What it is built for.
    pub optimised_for: OptimisedFor,
}

/// The page: every programme, both languages.
pub const PAGE: Module =
    Module { target: Target::Bin("page"), name: "page", glue: Glue::Bundled, optimised_for: OptimisedFor::Size };
/// What hears sentences, loaded when the first is said.
pub const SENTENCE: Module = Module {
    target: Target::Bin("sentence"),
    name: "sentence",
    glue: Glue::Bundled,
    optimised_for: OptimisedFor::Size,
};
/// The ledger's worker.
pub const LEDGER: Module =
    Module { target: Target::Bin("ledger"), name: "ledger", glue: Glue::Bundled, optimised_for: OptimisedFor::Speed };
/// The npm package.
pub const PACKAGE: Module =
    Module { target: Target::Bin("api"), name: "bangfu", glue: Glue::Published, optimised_for: OptimisedFor::Size };

/// Whether the module is made small and old enough for release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// As wasm-bindgen leaves it: needs neither npm nor wasm-opt.
    Draft,
    /// Through wasm-opt, as `dist` publishes it.
    Final,
}

/// Where the sources are, and cargo's folder for them.
pub struct Sources {
    /// The folder of the root manifest.
    pub root: PathBuf,
    /// The target folder.
    pub target: PathBuf,
}

impl Sources {
    /// These.
    pub fn here() -> Outcome<Sources> {
        Ok(Sources { root: workspace::root(), target: workspace::target()? })
    }
}

impl Module {
    /// What rustc is told beside what stands in cargo's configuration.
    fn flags(&self, root: &Path) -> String {
        let mut flags = without_paths(root);
        if self.optimised_for == OptimisedFor::Speed {
            flags.push("-Ctarget-feature=+bulk-memory,+sign-ext,+nontrapping-fptoint".to_owned());
        }
        // Called by programs, thousands of times: a tenth less time for three hundredths more bytes. The page's bytes are
        // waited for.
        if self.glue == Glue::Published {
            flags.push("-Cllvm-args=-inline-threshold=40".to_owned());
        }
        format!("target.{TARGET}.rustflags={flags:?}")
    }

    /// Has cargo build it, and gives the bytes.
    fn compile(&self, sources: &Sources, finish: Finish) -> Outcome<Vec<u8>> {
        let profile = match (finish, self.optimised_for) {
            (Finish::Draft, _) => "draft",
            (Finish::Final, OptimisedFor::Size) => "web",
            (Finish::Final, OptimisedFor::Speed) => "swift",
        };
        let (kind, name, part) = match self.target {
            Target::Bin(name) => ("--bin", name, ""),
            Target::Example(name) => ("--example", name, "examples"),
        };
        tool::run(
            workspace::cargo()
                .current_dir(&sources.root)
                .args(["build", "--quiet", "--config", &self.flags(&sources.root), "--target", TARGET])
                .arg("--target-dir")
                .arg(&sources.target)
                .args(["--profile", profile, kind, name]),
            &format!("The WebAssembly build of {name} failed; the message is above."),
            tool::NO_CARGO,
        )?;
        let built = sources.target.join(TARGET).join(profile).join(part).join(format!("{name}.wasm"));
        std::fs::read(&built).doing(|| format!("read {}", built.display()))
    }

    /// Writes its files into a folder: made anew where what cargo built is new.
    fn make(&self, into: &Path, sources: &Sources, finish: Finish) -> Outcome {
        let bytes = self.compile(sources, finish)?;
        let mut key = Sha256::new();
        key.update(format!("{self:?} {finish:?} {BINARYEN} {}", env!("CARGO_PKG_VERSION")));
        key.update(STEPS);
        key.update(&bytes);
        let key: String = key.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        let made = sources.target.join("modules").join(format!("{}-{key}", self.name));
        if !made.is_dir() {
            let unfinished = made.with_extension("unfinished");
            folder::empty(&unfinished)?;
            bind(&bytes, self, &unfinished)?;
            if finish == Finish::Final {
                optimise(self.optimised_for, &unfinished.join(format!("{}_bg.wasm", self.name)))?;
            }
            std::fs::rename(&unfinished, &made).doing(|| format!("rename {}", unfinished.display()))?;
        }
        folder::copy(&made, into)
    }
}

/// What is done with what cargo built: a change of this file makes every module anew.
const STEPS: &str = include_str!("module.rs");

/// Makes modules, each into its folder. Cargo builds them in turn; while one is optimised the next is built, since each
/// of the two keeps one core busy.
pub fn make(modules: &[(Module, PathBuf)], sources: &Sources, finish: Finish) -> Outcome {
    install_target()?;
    std::thread::scope(|scope| {
        let started: Vec<_> =
            modules.iter().map(|(module, into)| scope.spawn(|| module.make(into, sources, finish))).collect();
        let stopped = || Err(Failure::new("A module could not be built."));
        started.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| stopped()))
    })
}

/// Keeps the paths of the building machine out of the modules, so that two machines build the same bytes.
fn without_paths(root: &Path) -> Vec<String> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or(home.join(".cargo"), PathBuf::from);
    let sysroot = Command::new("rustc").current_dir(workspace::root()).args(["--print", "sysroot"]).output();
    let sysroot = sysroot.ok().and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    let registries = std::fs::read_dir(cargo.join("registry").join("src")).into_iter().flatten().flatten();
    let folders = [root.to_path_buf(), cargo, library].into_iter().chain(registries.map(|registry| registry.path()));
    folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect()
}

/// Lints the same binaries as they are built for the browser.
pub fn lint(failed: &str) -> Outcome {
    install_target()?;
    let mut arguments = vec!["clippy", "--quiet", "--target", TARGET, "--bins", "--examples"];
    arguments.extend(["--test", "cases", "--test", "web", "--", "-D", "warnings"]);
    tool::cargo(&arguments, failed)
}

/// Writes `<name>.js` and `<name>_bg.wasm` (and `<name>.d.ts` of an ES module) of a built module into `folder`.
fn bind(bytes: &[u8], module: &Module, folder: &Path) -> Outcome {
    let Module { name, glue, .. } = module;
    let refused = |error: String| Failure::new(format!("wasm-bindgen refused the module {name}: {error}."));
    let mut built = ModuleConfig::new()
        .strict_validate(false)
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(bytes)
        .map_err(|error| refused(format!("{error:#}")))?;
    // With this section wasm-bindgen switches to externref, which Chromium 80 calls an invalid local type.
    built.customs.remove_raw("target_features");
    let mut bindgen = Bindgen::new();
    let published = *glue == Glue::Published;
    bindgen.input_module(name, built).out_name(name).omit_default_module_path(!published).typescript(published);
    bindgen.web(true).and_then(|b| b.generate(folder)).map_err(|error| refused(format!("{error:#}")))?;
    let script = folder.join(format!("{name}.js"));
    let text = std::fs::read_to_string(&script).doing(|| format!("read {}", script.display()))?;
    // The policy narrows to one without 'unsafe-eval' once the module stands.
    if text.contains("new Function(") || text.contains(" eval(") {
        return Err(Failure::new(format!(
            "{name}.js evaluates text as code, which the content policy forbids; \
             some crate switches on the feature unsafe-eval of js-sys or calls js_sys::eval."
        )));
    }
    Ok(())
}

/// What the ledger's browsers have beside the first edition of WebAssembly, as wasm-opt calls it: memory that is copied in
/// one piece, above all.
const NEWER: [&str; 4] =
    ["--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-sign-ext", "--enable-nontrapping-float-to-int"];

/// Makes a bound module small, lowers what browsers of early 2020 lack, or makes it fast; and has the result validated for
/// its browsers.
fn optimise(optimised_for: OptimisedFor, wasm: &Path) -> Outcome {
    let raw = wasm.with_extension("raw");
    std::fs::rename(wasm, &raw).doing(|| format!("rename {}", wasm.display()))?;
    let passes = match optimised_for {
        OptimisedFor::Size => &[
            // What the prebuilt standard library uses is taken out again.
            "--signext-lowering",
            "--llvm-nontrapping-fptoint-lowering",
            "--llvm-memory-copy-fill-lowering",
            // Restructuring the control flow, two more searches for what is reckoned twice, and a second round
            // without taking functions apart make the compressed module 2 % smaller.
            "--flatten",
            "--rereloop",
            "--local-cse",
            "--rse",
            "-Oz",
            "--one-caller-inline-max-function-size=10",
            "--always-inline-max-function-size=5",
            "-Oz",
        ][..],
        // A function that is called once stays one: browsers compile anew whole functions, and those that are large late.
        OptimisedFor::Speed => &["-O3", "--one-caller-inline-max-function-size=50"],
    };
    wasm_opt(
        Command::new("node")
            .arg(wasm_opt_path()?)
            .arg(&raw)
            .arg("-o")
            .arg(wasm)
            .args(NEWER)
            .args([
                // What the prebuilt standard library may use.
                "--enable-mutable-globals",
                "--enable-multivalue",
                "--enable-reference-types",
                // Rust puts the end of its stack into the lowest kilobyte; nothing is addressed there.
                "--low-memory-unused",
            ])
            .args(passes)
            .args(["--strip-producers", "--strip-target-features"]),
        &format!("wasm-opt failed on {}; the message is above.", wasm.display()),
    )?;
    wasm_opt(
        Command::new("node")
            .arg(wasm_opt_path()?)
            .arg(wasm)
            .args(["--mvp-features", "--enable-mutable-globals"])
            .args(match optimised_for {
                OptimisedFor::Size => &[][..],
                OptimisedFor::Speed => &NEWER,
            })
            .args(["--quiet", "-o", "/dev/null"])
            .stdout(Stdio::null()),
        &format!("{} uses WebAssembly that its browsers lack; the message is above.", wasm.display()),
    )?;
    std::fs::remove_file(&raw).doing(|| format!("remove {}", raw.display()))
}

fn wasm_opt(command: &mut Command, failed: &str) -> Outcome {
    tool::run(command, failed, "Node.js is needed to run wasm-opt; install Node.js 20 or later with npm.")
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
