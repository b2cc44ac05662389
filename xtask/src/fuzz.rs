//! Fuzzing for a bounded time: libFuzzer with the counters of the stable compiler.

use std::path::Path;
use std::process::Command;

use bangfu::answer::task::Task;
use bangfu::base::keyed::Keyed;
use bangfu::engine::question::Question;
use bangfu::ledger::template;
use bangfu::programme::Programme;
use bangfu::view::words::Language;

use crate::failure::{Doing, Failure, Outcome};
use crate::{folder, tool, workspace};

/// What reads bytes from elsewhere, and how large these may be; more only costs time.
const TARGETS: [(&str, u32); 4] = [("link", 4_096), ("local_policy", 8_192), ("ledger", 16_384), ("sentence", 1_024)];

/// As cargo-fuzz sets them without a sanitizer, which would need a nightly compiler; there is no unsafe code to sanitise.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

const COMPILER: &str = "A C++ compiler is needed for libFuzzer; install one (on Debian: apt-get install g++).";

/// Runs each target for so many seconds, on from what earlier runs found.
pub fn run(seconds: u32) -> Outcome {
    if tool::find(&["c++", "g++", "clang++"]).is_none() {
        tool::install_by_apt(&["g++"], COMPILER)?;
    }
    let target = workspace::target()?.join("fuzz");
    let triple = host()?;
    let manifest = workspace::root().join("fuzz").join("Cargo.toml");
    tool::run(
        workspace::cargo()
            .args(["build", "--quiet", "--release", "--locked", "--target", &triple, "--manifest-path"])
            .arg(&manifest)
            .arg("--target-dir")
            .arg(&target)
            // The triple is named, so that build scripts go without the counters.
            .env("RUSTFLAGS", FLAGS),
        "The fuzz targets do not build; the message is above.",
        tool::NO_CARGO,
    )?;
    let seeds = target.join("seeds");
    folder::empty(&seeds)?;
    folder::copy(&workspace::root().join("fuzz").join("seeds"), &seeds)?;
    for task in Task::ALL {
        let file = template::template(*task, Language::Zh)
            .ok_or_else(|| Failure::new(format!("There is no template of {}.", task.key())))?;
        folder::write(&seeds.join("ledger").join(format!("{}.xlsx", task.key())), &file)?;
    }
    let words = target.join("words.dict");
    folder::write(&words, dictionary().as_bytes())?;
    let started = TARGETS.map(|(name, longest)| {
        let program = target.join(&triple).join("release").join(name);
        start(&program, &target, &seeds, &words, name, longest, seconds)
    });
    for (child, (name, _)) in started.into_iter().zip(TARGETS) {
        let mut child = child?;
        let status = child.wait().doing(|| format!("wait for {name}"))?;
        let log = std::fs::read_to_string(target.join(format!("{name}.log"))).unwrap_or_default();
        if !status.success() {
            let tail: Vec<&str> = log.lines().rev().take(40).collect();
            let tail: Vec<&str> = tail.into_iter().rev().collect();
            return Err(Failure::new(format!("The fuzzer broke {name}:\n{}", tail.join("\n"))));
        }
        let last = log.lines().rfind(|line| line.starts_with("Done")).unwrap_or("ended");
        println!("fuzz {name}: {last}");
    }
    Ok(())
}

fn start(
    program: &Path,
    target: &Path,
    seeds: &Path,
    words: &Path,
    name: &str,
    longest: u32,
    seconds: u32,
) -> Outcome<std::process::Child> {
    let found = target.join("corpus").join(name);
    std::fs::create_dir_all(&found).doing(|| format!("create {}", found.display()))?;
    let log = std::fs::File::create(target.join(format!("{name}.log"))).doing(|| format!("write the log of {name}"))?;
    Command::new(program)
        .arg(&found)
        .arg(seeds.join(name))
        .arg(format!("-dict={}", words.display()))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={longest}"))
        .arg(format!("-artifact_prefix={}/{name}-", target.display()))
        .args(["-timeout=20", "-rss_limit_mb=2048", "-use_value_profile=1"])
        .stderr(log)
        .spawn()
        .doing(|| format!("start {}", program.display()))
}

/// The words of links and files, for the fuzzer to put in.
fn dictionary() -> String {
    let questions = Question::ALL.iter().map(|question| question.key());
    let parameters: Vec<String> =
        bangfu::book::parameter::built_in().definitions.iter().map(|definition| definition.id.to_string()).collect();
    let words = ["place=530127", "assessed_on=2024-05-10", "yes", "unknown", "p1.", "v1.", "destitute", "at_least"];
    let programmes = Programme::ALL.iter().map(|programme| programme.key());
    let all = questions.chain(programmes).chain(words).map(str::to_owned).chain(parameters);
    all.map(|word| format!("\"{word}\"\n")).collect()
}

/// The triple of this machine.
fn host() -> Outcome<String> {
    let output = Command::new("rustc").arg("-vV").output().doing(|| "run rustc".into())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let triple = text.lines().find_map(|line| line.strip_prefix("host: "));
    triple.map(str::to_owned).ok_or_else(|| Failure::new("rustc names no host."))
}
