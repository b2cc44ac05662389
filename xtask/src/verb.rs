//! The verbs of `cargo xtask`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::browser::{Browser, Options};
use crate::chromium::{self, Edition};
use crate::failure::{Doing, Failure, Outcome};
use crate::firefox;
use crate::module::{self, Finish};
use crate::server::Server;
use crate::site;
use crate::{audit, folder, fuzz, reproduce, single, size, tool, webkit, webtest, workspace};

/// Seconds for each fuzz target in CI.
const FUZZED: u32 = 12;

/// Builds a draft of the site and serves it until the program is stopped. What is changed in `www/` is served at once.
pub fn serve(port: u16) -> Outcome {
    let folder = workspace::target()?.join("serve");
    // The port first: nobody should wait for a build to learn that it is taken.
    let server = Server::start(&folder, port)?;
    site::write(&folder, Finish::Draft)?;
    println!("Serving the site at {}", server.url(""));
    std::io::stdout().flush().doing(|| "write to the terminal".into())?;
    let mut served = newest_source()?;
    loop {
        std::thread::sleep(Duration::from_millis(500));
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
    tool::cargo(&["test", "--package", "xtask", "--test", "end_to_end"], "The end-to-end tests failed.")
}

/// The native tests. Their random cases are the same here each time, so that what
/// fails is the change's doing; a plain `cargo test` tries others.
fn native_tests() -> Outcome {
    let mut cargo = workspace::cargo();
    cargo.args(["test", "--quiet", "--workspace"]).env("PROPTEST_RNG_SEED", "2021");
    tool::run(&mut cargo, "The native tests failed.", tool::NO_CARGO)?;
    let guides = ["test", "--quiet", "--test", "guides", "--", "--ignored"];
    tool::cargo(&guides, "The programme of GUIDES.md does not build from its two files, its values and its cases.")
}

/// The browsers, and the audit of the dependencies.
fn fetch() -> Outcome {
    chromium::install()?;
    firefox::install()?;
    webkit::install()?;
    audit::run()
}

/// A look at a page of the finished site: a picture of it, or of its print.
pub fn shot(shot: &Shot) -> Outcome {
    let server = Server::start(&built_site()?, 0)?;
    let browser = Browser::start(&Options { edition: Edition::Today, trap: None })?;
    let tab = browser.tab()?;
    tab.set_viewport(shot.width, shot.height, shot.width < 700)?;
    tab.open(&server.url(&shot.path))?;
    // A static page never says that it is ready; its text is all there is.
    if let Err(failure) = tab.wait_for("document.documentElement.dataset.ready", Duration::from_secs(5)) {
        eprintln!("{failure}");
    }
    if let Some(expression) = &shot.js {
        println!("{}", tab.eval(expression)?);
        std::thread::sleep(Duration::from_millis(200));
    }
    if shot.pdf {
        tab.print_pdf(&shot.out)?;
    } else {
        tab.screenshot(&shot.out, shot.whole)?;
    }
    for complaint in browser.take_complaints() {
        eprintln!("{complaint}");
    }
    Ok(())
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

/// A finished file of the one-file edition, or the sentence that says how to build it.
pub fn built_single(file: &str) -> Outcome<PathBuf> {
    built(workspace::dist().join(file))
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
    let end_to_end = ["clippy", "--quiet", "--package", "xtask", "--test", "end_to_end", "--", "-D", "warnings"];
    tool::cargo(&end_to_end, LINTS)?;
    module::lint(LINTS)
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
