//! A second build from a copy of the sources, in another folder, with nothing left of the first: the same bytes.

use crate::failure::{Doing, Failure, Outcome};
use crate::module::{self, Finish, Recipe, Yard};
use crate::{folder, site, verb, workspace};

/// What the modules are made of.
const SOURCES: [&str; 9] =
    [".cargo", "Cargo.lock", "Cargo.toml", "build.rs", "policy", "rust-toolchain.toml", "src", "tests", "xtask"];

/// Builds these modules of the finished site once more and compares.
pub fn run(modules: Vec<(Recipe, &'static str)>) -> Outcome {
    let first = verb::built_site()?;
    let here = workspace::root();
    let elsewhere = std::env::temp_dir().join(format!("bangfu-again-{}", std::process::id()));
    folder::empty(&elsewhere)?;
    let yard = Yard { root: elsewhere.join("sources"), target: elsewhere.join("target") };
    for source in SOURCES {
        let (from, to) = (here.join(source), yard.root.join(source));
        if from.is_dir() {
            folder::copy(&from, &to)?;
        } else {
            folder::write(&to, &std::fs::read(&from).doing(|| format!("read {source}"))?)?;
        }
    }
    let second = elsewhere.join("site");
    let recipes: Vec<_> = modules.iter().map(|(recipe, part)| (recipe.clone(), second.join(part))).collect();
    let outcome = module::make(&recipes, &yard, Finish::Final).and_then(|()| {
        for (recipe, part) in &modules {
            let path = std::path::Path::new(part).join(format!("{}_bg.wasm", recipe.name));
            let [one, other] = [first.join(&path), second.join(&path)]
                .map(|file| std::fs::read(&file).doing(|| format!("read {}", file.display())));
            if one? != other? {
                return Err(Failure::new(format!("{} came out differently in a second build.", path.display())));
            }
            println!("{}: the same bytes in a second build", path.display());
        }
        Ok(())
    });
    std::fs::remove_dir_all(&elsewhere).doing(|| format!("remove {}", elsewhere.display()))?;
    outcome
}

/// One module of the site: enough to notice a path, a date or an order that crept in.
pub fn one() -> Outcome {
    run(site::modules().into_iter().take(1).collect())
}
