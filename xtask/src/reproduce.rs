//! A second build from a copy of the sources, in another folder, with nothing left of the first: the same bytes.

use crate::failure::{Doing, Failure, Outcome};
use crate::module::{self, Finish, Module, Sources};
use crate::{folder, verb, workspace};

/// What the modules are made of.
const SOURCES: [&str; 10] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "build",
    "build.rs",
    "policy",
    "rust-toolchain.toml",
    "src",
    "tests",
    "xtask",
];

/// Builds these modules of the finished site once more and compares.
pub fn run(modules: &[Module]) -> Outcome {
    let first = verb::built_site()?;
    let here = workspace::root();
    let elsewhere = std::env::temp_dir().join(format!("bangfu-again-{}", std::process::id()));
    folder::empty(&elsewhere)?;
    let sources = Sources { root: elsewhere.join("sources"), target: elsewhere.join("target") };
    for source in SOURCES {
        let (from, to) = (here.join(source), sources.root.join(source));
        if from.is_dir() {
            folder::copy(&from, &to)?;
        } else {
            folder::write(&to, &std::fs::read(&from).doing(|| format!("read {source}"))?)?;
        }
    }
    let second = elsewhere.join("site");
    let again: Vec<_> = modules.iter().map(|module| (*module, second.clone())).collect();
    let outcome = module::make(&again, &sources, Finish::Final).and_then(|()| {
        for module in modules {
            let name = format!("{}_bg.wasm", module.name);
            let [one, other] = [first.join(&name), second.join(&name)]
                .map(|file| std::fs::read(&file).doing(|| format!("read {}", file.display())));
            if one? != other? {
                return Err(Failure::new(format!("{name} came out differently in a second build.")));
            }
            println!("{name}: the same bytes in a second build");
        }
        Ok(())
    });
    std::fs::remove_dir_all(&elsewhere).doing(|| format!("remove {}", elsewhere.display()))?;
    outcome
}
