//! The verbs of `cargo xtask`.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use serde_json::json;

use crate::failure::{Doing, Failure, Outcome};
use crate::module::{self, Finish};
use crate::site;
use crate::{audit, folder, fuzz, node, reproduce, single, size, tool, webtest, workspace};

/// Seconds for each fuzz target in CI.
const FUZZED: u32 = 12;

/// Builds a draft of the site and serves it until the program is stopped. What is changed in `www/` is served at once.
pub fn serve(port: u16) -> Outcome {
    let folder = workspace::target()?.join("serve");
    // The port first: nobody should wait for a build to learn that it is taken.
    see_that_port_is_free(port)?;
    site::write(&folder, Finish::Draft)?;
    let mut server = node::script("serve.mjs")?
        .arg(&folder)
        .arg(port.to_string())
        .spawn()
        .doing(|| "start the server; Node.js 20 or later is needed".into())?;
    let mut served = newest_source()?;
    loop {
        std::thread::sleep(Duration::from_millis(500));
        if let Ok(Some(status)) = server.try_wait() {
            return Err(Failure::new(format!("The server has ended ({status}).")));
        }
        let newest = newest_source()?;
        if newest > served {
            served = newest;
            match site::write_what_is_quick(&folder, Finish::Draft) {
                Ok(()) => println!("What changed in www/ is served."),
                Err(failure) => eprintln!("{failure}"),
            }
        }
    }
}

fn see_that_port_is_free(port: u16) -> Outcome {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            Failure::new(format!("Port {port} is in use; choose another with --port, or --port 0 for any free one."))
        }
        _ => Failure::new(format!("Could not listen on 127.0.0.1:{port}: {error}.")),
    })
}

/// When a file of `www/` was last written.
fn newest_source() -> Outcome<SystemTime> {
    let www = workspace::root().join("www");
    let written = |path: String| std::fs::metadata(www.join(path)).and_then(|file| file.modified());
    // A file that is gone again, as editors leave some, is no change.
    let newest = folder::files(&www)?.into_iter().filter_map(|path| written(path).ok()).max();
    Ok(newest.unwrap_or(SystemTime::UNIX_EPOCH))
}

/// Builds everything that is published, and prints its sizes.
pub fn dist() -> Outcome {
    build()?;
    size::print("dist/site", &workspace::site())?;
    size::print("dist/npm", &workspace::package())?;
    single::FILES.into_iter().try_for_each(|(file, _)| size::print_file(&workspace::dist().join(file)))
}

/// Formats, lints, and the size budget of the finished site.
pub fn check() -> Outcome {
    lint()?;
    build()?;
    node::document(&workspace::package(), &workspace::target()?.join("package-documents"))?;
    size::check(&workspace::site(), &workspace::package())
}

/// Everything that CI runs.
pub fn test() -> Outcome {
    let watch = Watch::new();
    // Fetching waits for the network, building for the processor.
    std::thread::scope(|scope| {
        let fetched = scope.spawn(fetch);
        check()?;
        watch.note("formats, lints, dist, budget");
        fetched.join().unwrap_or_else(|_| Err(Failure::new("What the tests need could not be fetched.")))
    })?;
    watch.note("browsers, audit of the dependencies");
    reproduce::run(&[module::PAGE])?;
    watch.note("a second build");
    native_tests()?;
    watch.note("native tests");
    webtest::all()?;
    watch.note("what runs in a browser");
    fuzz::run(FUZZED)?;
    watch.note("hostile bytes");
    node::test(&[])
}

/// The native tests. Their random cases are the same here each time, so that what
/// fails is the change's doing; a plain `cargo test` tries others.
fn native_tests() -> Outcome {
    let mut cargo = workspace::cargo();
    cargo.args(["test", "--quiet", "--workspace"]).env("PROPTEST_RNG_SEED", "2021");
    tool::run(&mut cargo, "The native tests failed.", tool::NO_CARGO)?;
    let guides = ["test", "--quiet", "--test", "guides", "--", "--ignored"];
    tool::cargo(&guides, "The programme of docs/guides.md does not build from its two files, its values and its cases.")
}

/// So many random households against the second arithmetic of the tests; the table and every difference are printed.
pub fn campaign(situations: u64) -> Outcome {
    let mut cargo = workspace::cargo();
    cargo.args(["test", "--quiet", "--test", "campaign", "--", "--nocapture"]);
    cargo.env("BANGFU_CAMPAIGN", situations.to_string());
    tool::run(&mut cargo, "The library and the second arithmetic differ; the households are above.", tool::NO_CARGO)
}

/// The browsers, and the audit of the dependencies.
fn fetch() -> Outcome {
    node::install_browsers()?;
    node::packages()?;
    audit::run()
}

/// A look at a page of the finished site: a picture of it, or of its print.
pub fn shot(Shot { path, width, height, out, js, pdf, whole }: &Shot) -> Outcome {
    built_site()?;
    let how = json!({
        "path": path, "width": width, "height": height, "out": out, "js": js, "pdf": pdf, "whole": whole,
    });
    node::run("shot.mjs", &[how.to_string()], "No picture could be taken.")
}

/// What to look at, and how.
pub struct Shot {
    /// The path in the site, with query and fragment if any.
    pub path: String,
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// The file to write.
    pub out: PathBuf,
    /// An expression to run once the page is ready; its value is printed.
    pub js: Option<String>,
    /// The print instead of the picture.
    pub pdf: bool,
    /// The whole page instead of the window.
    pub whole: bool,
}

/// The finished site, or the sentence that says how to build it.
pub fn built_site() -> Outcome<PathBuf> {
    built(workspace::site())
}

/// The finished npm package, or the sentence that says how to build it.
pub fn built_package() -> Outcome<PathBuf> {
    built(workspace::package())
}

fn built(folder: PathBuf) -> Outcome<PathBuf> {
    if folder.exists() {
        Ok(folder)
    } else {
        Err(Failure::new(format!("There is no {}; run: cargo xtask dist", relative(&folder))))
    }
}

fn relative(folder: &Path) -> String {
    folder.strip_prefix(workspace::root()).unwrap_or(folder).display().to_string()
}

fn build() -> Outcome {
    site::write(&workspace::site(), Finish::Final)?;
    single::write(&workspace::site(), &workspace::dist())
}

fn lint() -> Outcome {
    const LINTS: &str = "Clippy has complaints; they are above.";
    const UNFORMATTED: &str = "The code is not formatted; run: cargo fmt --all -- src/programme/*.rs";
    // The modules of the programmes are found, so that rustfmt has to be told of them.
    let folder = workspace::root().join("src/programme");
    let files = std::fs::read_dir(&folder).doing(|| format!("read {}", folder.display()))?;
    let rules = files.flatten().map(|item| item.path()).filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let mut format = workspace::cargo();
    format.args(["fmt", "--all", "--check", "--"]).args(rules);
    tool::run(&mut format, UNFORMATTED, tool::NO_CARGO)?;
    let fuzz = ["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"];
    tool::cargo(&fuzz, "The fuzz targets are not formatted; run: cargo fmt --manifest-path fuzz/Cargo.toml")?;
    let native = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
    tool::cargo(&native, LINTS)?;
    node::check()?;
    module::lint(LINTS)?;
    let mut documents = workspace::cargo();
    documents.args(["doc", "--quiet", "--no-deps", "--lib"]).env("RUSTDOCFLAGS", "-D warnings");
    tool::run(&mut documents, "The documents of the library have faults; they are above.", tool::NO_CARGO)
}

/// Says how long each part took, since a slow part is a defect too.
struct Watch(Instant);

impl Watch {
    fn new() -> Watch {
        Watch(Instant::now())
    }

    fn note(&self, done: &str) {
        println!("[{:>4} s] {done}", self.0.elapsed().as_secs());
    }
}
