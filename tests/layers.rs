//! The walls of the house, as the map in `src/lib.rs` draws them: imports run
//! downwards, no two files import each other in a circle, and some words stand only
//! where they belong.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The storeys, from the bottom: the folders of `src/`.
const STOREYS: &[&str] =
    &["base", "book", "engine", "programme", "answer", "form", "view", "report", "ledger", "browser", "bin"];

/// What the build script compiles as well; of the house it may import nothing else.
const SHARED_WITH_BUILD: &[&str] = &["base", "book::check", "book::entry", "book::files", "book::topic"];

/// The files that hold what the build script made of `policy/` and `src/programme/`.
const GENERATED: &[&str] = &[
    "src/book/parameter.rs",
    "src/book/places.rs",
    "src/engine/question.rs",
    "src/form/said/lexicon.rs",
    "src/engine/finding.rs",
    "src/engine/sheet.rs",
    "src/engine/programme.rs",
    "src/programme/mod.rs",
    "src/view/words/mod.rs",
    "src/view/pages/laws.rs",
];

/// The files of that kind.
fn is_shared_with_build(path: &str) -> bool {
    storey_of(path) == "base"
        || ["src/book/check.rs", "src/book/entry.rs", "src/book/topic.rs"].contains(&path)
        || path.starts_with("src/book/files/")
}

/// Words that stand only in some files: the claim, the words, where they may
/// stand, and a file that breaks it.
struct Wall {
    claim: &'static str,
    words: &'static [&'static str],
    allowed: fn(&str) -> bool,
    broken: (&'static str, &'static str),
}

const WALLS: &[Wall] = &[
    Wall {
        claim: NO_FLOAT,
        words: &["f32", "f64"],
        allowed: |path| storey_of(path) == "browser" || path == "src/ledger/workbook.rs",
        broken: ("src/base/money.rs", "pub fn of(yuan: f64) -> Money { todo!() }"),
    },
    Wall {
        claim: "no markup before the view",
        words: &["maud"],
        allowed: |path| storey_of(path) == "view",
        broken: ("src/form/mod.rs", "use maud::html;"),
    },
    Wall {
        claim: "no document and no module boundary before the browser",
        words: &["web_sys", "js_sys", "wasm_bindgen"],
        allowed: |path| ["browser", "bin"].contains(&storey_of(path)),
        broken: ("src/view/place.rs", "fn at() -> Option<web_sys::Document> { None }"),
    },
    Wall {
        claim: "exports only in the thin mains, imports of our own scripts in one file",
        words: &["#[wasm_bindgen"],
        allowed: |path| storey_of(path) == "bin" || path == "src/browser/screen.rs",
        broken: ("src/browser/tools.rs", "#[wasm_bindgen]\npub fn assess() {}"),
    },
    Wall {
        claim: "no clock anywhere",
        words: &["SystemTime", "Instant", "UtcDateTime", "now_utc", "now_local"],
        allowed: |_| false,
        broken: ("src/base/calendar.rs", "let today = std::time::SystemTime::now();"),
    },
    Wall {
        claim: "serde only at the boundary",
        words: &["serde", "serde_json", "serde_wasm_bindgen", "schemars", "Serialize", "Deserialize"],
        allowed: |path| ["report", "browser"].contains(&storey_of(path)),
        broken: ("src/engine/decision.rs", "#[derive(serde::Serialize)]\npub struct Outlook;"),
    },
    Wall {
        claim: "decimals are reckoned in two files",
        words: &["rust_decimal", "Decimal"],
        allowed: |path| ["src/base/money.rs", "src/base/stored.rs"].contains(&path),
        broken: ("src/engine/figure.rs", "use rust_decimal::Decimal;"),
    },
    Wall {
        claim: "civil days are reckoned in one file",
        words: &["time"],
        allowed: |path| path == "src/base/calendar.rs",
        broken: ("src/engine/situation.rs", "fn at(day: time::Date) {}"),
    },
    Wall {
        claim: "no environment, file or network in the library",
        words: &["std::env", "std::fs", "std::net", "std::process"],
        allowed: |_| false,
        broken: ("src/book/parameter.rs", "let text = std::fs::read_to_string(path);"),
    },
    Wall {
        claim: "no part of the house under another name",
        words: &["#[path", "crate as", "self as", "extern crate"],
        allowed: |_| false,
        broken: ("src/form/mod.rs", "use crate as house; use house::view;"),
    },
    Wall {
        claim: "only the generated tables are included",
        words: &["include", "include_str", "include_bytes"],
        allowed: |path| GENERATED.contains(&path),
        broken: ("src/base/money.rs", "include!(\"view/words.rs\");"),
    },
    Wall {
        claim: "no policy number in a rule",
        words: &["from_units", "from_fen", "Money::parse", "number::amount", "Rate::parse"],
        allowed: |path| storey_of(path) != "programme",
        broken: ("src/programme/medical.rs", "let deductible = Money::from_units(880, 0);"),
    },
];

const NO_FLOAT: &str = "no binary float outside the browser's boundary, which refuses them";
const NO_NUMBER: &str = "no number in a rule but none and one";

/// The storey of a file: its folder in `src/`.
fn storey_of(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
}

fn level(storey: &str) -> Option<usize> {
    STOREYS.iter().position(|known| *known == storey)
}

/// Everything that is wrong with a file by itself.
fn complaints(path: &str, source: &str) -> Vec<String> {
    let code = without_words(source);
    let mut complaints = Vec::new();
    for wall in WALLS.iter().filter(|wall| !(wall.allowed)(path)) {
        let named = wall.words.iter().filter(|word| names(&code, word));
        complaints.extend(named.map(|word| format!("{path}: {}: `{word}`", wall.claim)));
    }
    for number in numbers(&code) {
        if number.is_float && storey_of(path) != "browser" {
            complaints.push(format!("{path}: {NO_FLOAT}: `{}`", number.text));
        }
        if storey_of(path) == "programme" && !number.is_length && !["0", "1"].contains(&number.text) {
            complaints.push(format!("{path}: {NO_NUMBER}: `{}`", number.text));
        }
    }
    if path == "src/lib.rs" {
        return complaints;
    }
    let here = storey_of(path);
    let Some(floor) = level(here) else {
        complaints.push(format!("{path}: `{here}` is no storey"));
        return complaints;
    };
    for imported in imports(path, &code) {
        let storey = imported.split("::").next().unwrap_or_default();
        match level(storey) {
            None => complaints.push(format!("{path}: `{storey}` is no storey")),
            Some(above) if above > floor => complaints.push(format!("{path}: imports `{storey}` from above")),
            Some(_) if is_shared_with_build(path) => {
                let within = |shared: &&str| imported == **shared || imported.starts_with(&format!("{shared}::"));
                if !SHARED_WITH_BUILD.iter().any(within) {
                    complaints.push(format!("{path}: imports `{imported}`, which the build script does not compile"));
                }
            }
            Some(_) if imported.starts_with("book::files") => {
                complaints.push(format!("{path}: imports the reader of TOML"));
            }
            Some(_) => {}
        }
    }
    complaints
}

/// Circles among files, each told once: every file that can reach itself by way of others.
fn circles(files: &[(String, String)]) -> Vec<String> {
    let paths: BTreeSet<&str> = files.iter().map(|(path, _)| &**path).collect();
    let ways: BTreeMap<&str, BTreeSet<&str>> = files
        .iter()
        .map(|(path, source)| {
            let code = without_words(source);
            let found = imports(path, &code);
            let to = found.iter().filter_map(|imported| file_of(imported, &paths)).filter(|to| to != path);
            (&**path, to.collect())
        })
        .collect();
    let reached_from = |start: &str| {
        let mut reached = BTreeSet::new();
        let mut next: Vec<&str> = ways.get(start).into_iter().flatten().copied().collect();
        while let Some(path) = next.pop() {
            if reached.insert(path) {
                next.extend(ways.get(path).into_iter().flatten());
            }
        }
        reached
    };
    let in_circle = paths.iter().filter(|path| reached_from(path).contains(*path));
    in_circle.map(|path| format!("{path} imports itself by way of others")).collect()
}

/// The file that holds what a path in the crate names: the longest beginning of it that is one.
fn file_of<'p>(imported: &str, paths: &BTreeSet<&'p str>) -> Option<&'p str> {
    let mut parts: Vec<&str> = imported.split("::").collect();
    while !parts.is_empty() {
        let place = parts.join("/");
        for file in [format!("src/{place}.rs"), format!("src/{place}/mod.rs")] {
            if let Some(known) = paths.get(&*file) {
                return Some(known);
            }
        }
        parts.pop();
    }
    None
}

/// The code without comments and without what stands in quotes.
fn without_words(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '/', '\'']) {
        code.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.as_bytes() {
            [b'/', b'/', ..] => rest.find('\n').unwrap_or(rest.len()),
            [b'/', b'*', ..] => rest.find("*/").map_or(rest.len(), |end| end + 2),
            [b'"', ..] => raw(&code, rest).unwrap_or_else(|| quoted(rest, '"')),
            // A character, not a lifetime.
            [b'\'', b'\\', ..] => quoted(rest, '\''),
            [b'\'', ..] if rest.chars().nth(2) == Some('\'') => rest.chars().take(3).map(char::len_utf8).sum(),
            _ => {
                code.push_str(&rest[..1]);
                1
            }
        };
        rest = &rest[length..];
    }
    code.push_str(rest);
    code
}

/// How long the text in quotes is that begins here.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// How long the raw text is whose quotes begin here, if what stands before them
/// makes it raw: `r"\"`, `r#"""#`.
fn raw(before: &str, text: &str) -> Option<usize> {
    let hashes = before.len() - before.trim_end_matches('#').len();
    let before = before.trim_end_matches('#').strip_suffix('r')?;
    let before = before.strip_suffix(['b', 'c']).unwrap_or(before);
    if before.ends_with(is_part) {
        return None;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    Some(text[1..].find(&end).map_or(text.len(), |at| at + 1 + end.len()))
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// A number in the code.
struct Number<'c> {
    text: &'c str,
    is_float: bool,
    /// The length of an array: `[Question; 3]`.
    is_length: bool,
}

/// The numbers of the code; the `0` of `pair.0` is none.
fn numbers(code: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = code[from..].find(|letter: char| letter.is_ascii_digit()).map(|at| from + at) {
        let rest = &code[start..];
        let whole = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let decimals = rest[whole..].strip_prefix('.').map_or(0, |rest| word(rest).len());
        let digits = rest[whole..].get(1..2).is_some_and(|next| next.bytes().all(|byte| byte.is_ascii_digit()));
        let has_point = decimals > 0 && digits;
        let text = &rest[..if has_point { whole + 1 + decimals } else { whole }];
        from = start + text.len();
        let before = &code[..start];
        // A range, `..5`, is followed by a number; a field is not one.
        if before.ends_with(is_part) || (before.ends_with('.') && !before.ends_with("..")) {
            continue;
        }
        let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '_');
        let says_so = rest.starts_with(['e', 'E']) || ["f32", "f64"].contains(&rest);
        let is_length = before.trim_end().ends_with(';') && code[from..].starts_with(']');
        found.push(Number { text, is_float: has_point || says_so, is_length });
    }
    found
}

/// Whether the code names a word: not as a part of another.
fn names(code: &str, word: &str) -> bool {
    let part = |letter: Option<char>| letter.is_some_and(is_part);
    code.match_indices(word)
        .any(|(at, _)| !part(code[..at].chars().next_back()) && !part(code[at + word.len()..].chars().next()))
}

/// The paths in the crate that the code names, from the storey on: of `crate::a::{b, c::d}` and `bangfu::a::…` both,
/// of `super::b` in `src/a/c.rs` `a::b`.
fn imports(path: &str, code: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let folder: Vec<&str> = inside.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
    // A `mod.rs` stands for its folder, so that what is above it is the folder around.
    let around = if inside.ends_with("/mod.rs") { &folder[..folder.len() - 1] } else { &folder[..] };
    let roots = [("crate::", String::new()), ("bangfu::", String::new()), ("super::", around.join("::"))];
    let mut found = Vec::new();
    for (root, within) in roots {
        for (at, _) in code.match_indices(root).filter(|(at, _)| !code[..*at].ends_with(['_', '$'])) {
            for named in tree(&code[at + root.len()..]) {
                let whole = if within.is_empty() { named } else { format!("{within}::{named}") };
                // `super::*` in tests names nothing.
                if !whole.is_empty() && !whole.starts_with("super") && !whole.ends_with("::") {
                    found.push(whole);
                }
            }
        }
    }
    found
}

/// Every path of a tree of imports: `a::{b, c::{d, e}}` is `a::b`, `a::c::d`, `a::c::e`.
fn tree(text: &str) -> Vec<String> {
    if let Some(group) = text.strip_prefix('{') {
        return members(group).into_iter().flat_map(tree).collect();
    }
    let first = word(text);
    match text[first.len()..].strip_prefix("::") {
        Some(rest) if !first.is_empty() => {
            let more = tree(rest);
            if more.is_empty() {
                return vec![first.to_owned()];
            }
            more.into_iter().map(|more| format!("{first}::{more}")).collect()
        }
        _ if first.is_empty() => Vec::new(),
        _ => vec![first.to_owned()],
    }
}

/// The members of a group, up to its closing brace.
fn members(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut members) = (0, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                members.push(group[start..at].trim_start());
                start = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    members
}

fn word(text: &str) -> &str {
    let end = text.find(|letter| !is_part(letter)).unwrap_or(text.len());
    &text[..end]
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for item in std::fs::read_dir(folder).expect("the folder is readable").flatten() {
        let path = item.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).expect("the file is readable");
            found.push((path.to_string_lossy().replace('\\', "/"), text));
        }
    }
}

fn house() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut found);
    assert!(found.len() > 30, "the sources are read");
    found
}

#[test]
fn the_walls_hold() {
    let complaints: Vec<String> = house().iter().flat_map(|(path, source)| complaints(path, source)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn no_file_imports_itself_by_way_of_others() {
    let circles = circles(&house());
    assert!(circles.is_empty(), "{}", circles.join("\n"));
    let of = |files: &[(&str, &str)]| {
        let files: Vec<_> = files.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect();
        self::circles(&files).len()
    };
    let one = ("src/engine/case.rs", "use crate::engine::{decision::Decision, figure};");
    assert_eq!(of(&[one, ("src/engine/decision.rs", "use super::case::Gap;"), ("src/engine/figure.rs", "")]), 2);
    assert_eq!(of(&[one, ("src/engine/decision.rs", ""), ("src/engine/figure.rs", "")]), 0);
}

/// The map that a reader sees, in the doc of the library, is the one held here.
#[test]
fn the_map_tells_the_storeys_in_their_order() {
    let library = std::fs::read_to_string("src/lib.rs").expect("the map is readable");
    let told = library.lines().filter_map(|line| line.strip_prefix("//! * "));
    let mut told: Vec<&str> =
        told.filter_map(|line| Some(line.split_once(" — ")?.0.trim_matches(['[', ']', '`']))).collect();
    // The mains only export what the browser's storey has.
    told.push("bin");
    assert_eq!(told, STOREYS);
    let folders = std::fs::read_dir("src").expect("the sources are readable").flatten();
    let mut folders: Vec<String> = folders.map(|item| item.file_name().to_string_lossy().into_owned()).collect();
    folders.retain(|name| name != "lib.rs");
    folders.sort_unstable();
    let mut storeys = STOREYS.to_vec();
    storeys.sort_unstable();
    assert_eq!(folders, storeys, "the first level of src/ is the glossary of the house");
}

#[test]
fn each_wall_complains_of_what_breaks_it() {
    for wall in WALLS {
        let (path, source) = wall.broken;
        let found = complaints(path, source);
        assert!(found.iter().any(|line| line.contains(wall.claim)), "{}: {found:?}", wall.claim);
        assert!(!wall.words.is_empty() && wall.words.iter().any(|word| source.contains(word)), "{}", wall.claim);
    }
}

/// Claim, file, code, what is complained of.
const IMPORTS: &[(&str, &str, &str, &[&str])] = &[
    ("downwards is fine", "src/view/place.rs", "use crate::book::entry::Book;", &[]),
    ("along a storey is fine", "src/engine/completion.rs", "use crate::engine::decision::Decision;", &[]),
    (
        "upwards",
        "src/form/mod.rs",
        "use crate::view::words::Language;",
        &["src/form/mod.rs: imports `view` from above"],
    ),
    (
        "upwards from within a group",
        "src/form/mod.rs",
        "use crate::{book::{entry::Book, local}, view};",
        &["src/form/mod.rs: imports `view` from above"],
    ),
    (
        "upwards in the middle of the code",
        "src/engine/situation.rs",
        "fn at() { crate::programme::assess() }",
        &["src/engine/situation.rs: imports `programme` from above"],
    ),
    (
        "upwards by the root's own name",
        "src/base/mod.rs",
        "use super::book::entry::Book;",
        &["src/base/mod.rs: imports `book` from above"],
    ),
    (
        "upwards by the root's own name, in a group",
        "src/base/mod.rs",
        "use super::{base::keyed, book::{entry::Entry, local}};",
        &["src/base/mod.rs: imports `book` from above", "src/base/mod.rs: imports `book` from above"],
    ),
    (
        "the shared files stay among themselves",
        "src/book/entry.rs",
        "use crate::book::parameter::Parameter;",
        &["src/book/entry.rs: imports `book::parameter::Parameter`, which the build script does not compile"],
    ),
    (
        "the library does not read TOML",
        "src/book/parameter.rs",
        "use super::files::read;",
        &["src/book/parameter.rs: imports the reader of TOML"],
    ),
    ("a folder that is no storey", "src/attic/mod.rs", "", &["src/attic/mod.rs: `attic` is no storey"]),
    ("the import of one", "src/form/mod.rs", "use crate::attic;", &["src/form/mod.rs: `attic` is no storey"]),
    ("what is only said in a comment", "src/base/money.rs", "// see [`crate::view`], f64\nfn at() {}", &[]),
    ("or in quotes", "src/base/money.rs", "const A: &str = \"crate::view \\\" f64\"; const B: char = '\"';", &[]),
    ("or is a part of another word", "src/base/money.rs", "fn runtime(f64_like: u8, times: u8) {}", &[]),
    (
        "what follows a quote is read again",
        "src/base/money.rs",
        "const A: char = '\"'; fn at<'a>(a: &'a str) -> f64 { todo!() }",
        &["src/base/money.rs: no binary float outside the browser's boundary, which refuses them: `f64`"],
    ),
    (
        "and so is what follows a raw text",
        "src/base/money.rs",
        "const A: &str = r\"\\\"; const B: &[u8] = br#\"\"f64\"#; fn at(a: f64) {}",
        &["src/base/money.rs: no binary float outside the browser's boundary, which refuses them: `f64`"],
    ),
    (
        "a float need not say so",
        "src/programme/medical.rs",
        "let rate = 0.65;",
        &[
            "src/programme/medical.rs: no binary float outside the browser's boundary, which refuses them: `0.65`",
            "src/programme/medical.rs: no number in a rule but none and one: `0.65`",
        ],
    ),
    (
        "but it may say so on the number",
        "src/engine/figure.rs",
        "let much = 65_f64; let few = 3f32;",
        &[
            "src/engine/figure.rs: no binary float outside the browser's boundary, which refuses them: `65_f64`",
            "src/engine/figure.rs: no binary float outside the browser's boundary, which refuses them: `3f32`",
        ],
    ),
    (
        "nor needs it a point",
        "src/engine/figure.rs",
        "let much = 1e3;",
        &["src/engine/figure.rs: no binary float outside the browser's boundary, which refuses them: `1e3`"],
    ),
    (
        "fields, ranges and the longer whole numbers are no floats",
        "src/engine/figure.rs",
        "a.0.1 = 1_000_usize..0xfe; 5.max(2)",
        &[],
    ),
    (
        "a policy number as a count",
        "src/programme/meals.rs",
        "let amount = daily.times(100);",
        &["src/programme/meals.rs: no number in a rule but none and one: `100`"],
    ),
    (
        "lengths and fields are no policy numbers",
        "src/programme/meals.rs",
        "const A: [u8; 4] = all(); fn at() { a.2.add(b[0], 1) }",
        &[],
    ),
];

#[test]
fn imports_are_read_as_the_compiler_reads_them() {
    for (claim, path, code, wanted) in IMPORTS {
        assert_eq!(complaints(path, code), *wanted, "{claim}");
    }
}
