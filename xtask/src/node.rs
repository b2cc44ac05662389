//! What is written for Node.js in `tests/browser`: the tests of the page, and the scripts that drive a browser for other
//! verbs. Its packages are those of the lock file there.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread::available_parallelism;

use serde_json::{Value, json};

use crate::failure::{Doing, Failure, Outcome};
use crate::{folder, tool, workspace};

const MISSING: &str = "Node.js 20 or later with npm is needed for what drives a browser; install it.";

/// The folder of the tests.
fn home() -> PathBuf {
    workspace::root().join("tests/browser")
}

/// Fetches the packages, unless those of this very lock file are there.
pub fn packages() -> Outcome {
    // Two threads may ask at once.
    static FETCHING: Mutex<()> = Mutex::new(());
    let _alone = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    let lock = home().join("package-lock.json");
    let wanted = std::fs::read(&lock).doing(|| format!("read {}", lock.display()))?;
    let taken = home().join("node_modules/taken-lock.json");
    if std::fs::read(&taken).is_ok_and(|taken| taken == wanted) {
        return Ok(());
    }
    println!("Fetching the packages of tests/browser from npm.");
    let mut npm = Command::new("npm");
    npm.current_dir(home()).args(["ci", "--loglevel=error"]);
    tool::run(&mut npm, "npm could not fetch them; see whether this machine reaches the npm registry.", MISSING)?;
    folder::write(&taken, &wanted)
}

/// Installs the browsers that are missing, where that is possible.
pub fn install_browsers() -> Outcome {
    for (programs, packages) in [
        (
            &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"][..],
            &["chromium", "fonts-noto-cjk"],
        ),
        (&["firefox-esr", "firefox"], &["firefox-esr", "fonts-noto-cjk"]),
        (&["WebKitWebDriver"], &["webkit2gtk-driver", "xvfb"]),
        (&["Xvfb"], &["webkit2gtk-driver", "xvfb"]),
    ] {
        if tool::find(programs).is_none() {
            let missing =
                format!("{} is not on the PATH (on Debian: apt-get install {}).", programs[0], packages.join(" "));
            tool::install_by_apt(packages, &missing)?;
        }
    }
    Ok(())
}

/// A script of `tests/browser/scripts`, ready to be run.
pub fn script(name: &str) -> Outcome<Command> {
    packages()?;
    let mut node = Command::new("node");
    node.arg(home().join("scripts").join(name)).env("BANGFU_DIST", workspace::dist());
    Ok(node)
}

/// What a script prints as JSON.
pub fn figures(name: &str, words: &[impl AsRef<OsStr>]) -> Outcome<Value> {
    let output = script(name)?.args(words).stderr(Stdio::inherit()).output().doing(|| format!("run {name}"))?;
    serde_json::from_slice(&output.stdout).map_err(|_| Failure::new(format!("{name} gave no figures.")))
}

/// Runs a script with these words.
pub fn run(name: &str, words: &[impl AsRef<OsStr>], failed: &str) -> Outcome {
    tool::run(script(name)?.args(words), failed, MISSING)
}

/// Plants faults into copies of what was built and runs the tests that should see them.
pub fn plant(words: &[&str]) -> Outcome {
    const MISSED: &str = "A planted fault was not found, or a test fails without any.";
    tool::run(tells_itself(script("plant.mjs")?).args(words), MISSED, MISSING)
}

/// With the program that tests ask what the library says.
fn tells_itself(mut node: Command) -> Command {
    if let Ok(program) = std::env::current_exe() {
        // Built anew since this run began, it stands in the same place, of which the system says that it is gone.
        let program = program.to_string_lossy();
        node.env("BANGFU_XTASK", program.strip_suffix(" (deleted)").unwrap_or(&program));
    }
    node
}

/// Runs the browser tests of these themes (`share`, `ledger` …), or all of them; words that begin with a dash are for Node.
pub fn test(words: &[&str]) -> Outcome {
    packages()?;
    let (options, themes): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| word.starts_with('-'));
    let themes = if themes.is_empty() { all_themes()? } else { themes.into_iter().map(str::to_owned).collect() };
    let mut files = Vec::new();
    for theme in themes {
        let file = home().join(format!("{theme}.test.mjs"));
        if !file.is_file() {
            let known = all_themes()?.join(", ");
            return Err(Failure::new(format!("There is no theme {theme}; there are {known}.")));
        }
        files.push(file);
    }
    let at_once = available_parallelism().map_or(1, usize::from);
    let mut node = Command::new("node");
    node.args(["--test", &format!("--test-concurrency={at_once}"), "--test-reporter=spec"]).args(options).args(files);
    tool::run(&mut tells_itself(node), "Browser tests failed; what they left is named above.", MISSING)
}

/// Writes the documents of an npm package, made of its types and its README, into a folder. Whatever the package exports
/// without a word of explanation fails.
pub fn document(package: &Path, into: &Path) -> Outcome {
    packages()?;
    let files = ["index.d.ts"].map(|file| package.join(file));
    let config = workspace::target()?.join("package-documents.json");
    let text = json!({
        "files": files,
        "compilerOptions": { "target": "es2020", "module": "nodenext", "noEmit": true },
        "typedocOptions": {
            "name": "bangfu",
            "entryPoints": files,
            "readme": package.join("README.md"),
            "out": into,
            "disableSources": true,
            "hideGenerator": true,
            "includeVersion": true,
            "treatValidationWarningsAsErrors": true,
            "validation": { "notExported": true, "invalidLink": true, "notDocumented": true },
            // Fields that are named by a type of their own are explained there.
            "requiredToBeDocumented": ["Class", "Function", "Interface", "TypeAlias", "Variable"],
        },
    });
    folder::write(&config, text.to_string().as_bytes())?;
    let mut typedoc = Command::new("node");
    typedoc
        .arg(home().join("node_modules/typedoc/bin/typedoc"))
        .args(["--logLevel", "Warn", "--tsconfig"])
        .arg(&config);
    tool::run(&mut typedoc, "The types of the package have faults; they are above.", MISSING)
}

/// Checks the types that the comments state.
pub fn check() -> Outcome {
    packages()?;
    let mut compiler = Command::new("node");
    compiler.arg(home().join("node_modules/typescript/bin/tsc")).arg("--project").arg(home());
    tool::run(&mut compiler, "The types of tests/browser have complaints; they are above.", MISSING)
}

fn all_themes() -> Outcome<Vec<String>> {
    let theme = |path: &Path| path.to_str()?.strip_suffix(".test.mjs").map(str::to_owned);
    let entries = std::fs::read_dir(home()).doing(|| "read tests/browser".into())?;
    let mut themes: Vec<String> = entries.flatten().filter_map(|entry| theme(Path::new(&entry.file_name()))).collect();
    themes.sort();
    Ok(themes)
}
