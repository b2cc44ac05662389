//! `cargo xtask <verb>`: see the usage below.

use std::process::ExitCode;

use xtask::failure::{Failure, Outcome};
use xtask::verb::{self, Shot};

const USAGE: &str = "\
cargo xtask serve [--port N]   build the site and serve it on this machine (port 8000)
cargo xtask dist               build dist/site and dist/npm
cargo xtask release            packs what dist built into dist/release; publishes nothing
cargo xtask check              formats, lints, size budget
cargo xtask test               everything that CI runs
cargo xtask browser [theme …]  the tests of the built site in browsers; words that begin with a dash are for Node.js
cargo xtask plant [word]       plants faults into a copy of what was built: does a test see each?
cargo xtask case <file.toml>   runs worked examples and explains each difference
cargo xtask year <year> <file.csv>   what has to be looked for again for a year, as a table to fill in
cargo xtask year --take <file.csv>   the filled-in table, written into the files of the places
cargo xtask examples           the worked examples and what the library says of them, as JSON
cargo xtask audit              licences and origins of the dependencies
cargo xtask fuzz [SECONDS]     hostile links, ledgers and files of local values (60 seconds)
cargo xtask campaign <situations>
                               random households against a second arithmetic: programme × place, and every difference
cargo xtask reproduce          a second build from a copy of the sources, compared byte for byte
cargo xtask bench [part …]     speeds of the finished site and package, for docs/speeds.md; or only those of the phone,
                               the rules, the ledger, or the rows of a list natively
cargo xtask pictures           the pictures of the README, of the finished site
cargo xtask shot <path> <width>x<height> <out.png> [--js EXPRESSION] [--whole] [--pdf]
                               a picture of a page of dist/site";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Outcome {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve"] => verb::serve(8000),
        ["serve", "--port", port] => verb::serve(
            port.parse().map_err(|_| Failure::new(format!("{port} is not a port; give a number from 0 to 65535.")))?,
        ),
        ["dist"] => verb::dist(),
        ["release"] => xtask::release::run(),
        ["check"] => verb::check(),
        ["test"] => verb::test(),
        // For cargo, by `.cargo/config.toml`.
        ["run-web-test", file, filters @ ..] => xtask::webtest::run(std::path::Path::new(file), filters),
        ["browser", words @ ..] => xtask::node::test(words),
        ["plant"] => xtask::node::plant(&[]),
        ["plant", word] => xtask::node::plant(&[word]),
        ["case", file] => xtask::case::run(std::path::Path::new(file)),
        ["year", "--take", file] => xtask::year::take(std::path::Path::new(file)),
        ["year", year, file] => xtask::year::write(year, std::path::Path::new(file)),
        ["examples"] => xtask::examples::run(),
        ["audit"] => xtask::audit::run(),
        ["fuzz"] => xtask::fuzz::run(60),
        ["fuzz", seconds] => xtask::fuzz::run(
            seconds.parse().map_err(|_| Failure::new(format!("{seconds} is not a number of seconds.")))?,
        ),
        ["campaign", situations] => verb::campaign(situations.parse().map_err(|_| {
            Failure::new(format!("{situations} is not a number of situations; give one such as 1000000."))
        })?),
        ["reproduce"] => xtask::reproduce::run(&xtask::site::MODULES),
        ["bench", parts @ ..] => xtask::bench::run(parts),
        ["pictures"] => xtask::pictures::run(),
        ["shot", path, size, out, options @ ..] => verb::shot(&read_shot(path, size, out, options)?),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::new(format!("Not understood: {}.\n{USAGE}", words.join(" ")))),
    }
}

fn read_shot(path: &str, size: &str, out: &str, mut options: &[&str]) -> Outcome<Shot> {
    let numbers = size.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    let (width, height) = numbers.ok_or_else(|| Failure::new(format!("{size} is not a size such as 360x640.")))?;
    let mut shot = Shot { path: path.into(), width, height, out: out.into(), js: None, pdf: false, whole: false };
    loop {
        options = match options {
            [] => return Ok(shot),
            ["--js", expression, rest @ ..] => {
                shot.js = Some((*expression).to_string());
                rest
            }
            ["--pdf", rest @ ..] => {
                shot.pdf = true;
                rest
            }
            ["--whole", rest @ ..] => {
                shot.whole = true;
                rest
            }
            [other, ..] => return Err(Failure::new(format!("Not understood: {other}.\n{USAGE}"))),
        };
    }
}
