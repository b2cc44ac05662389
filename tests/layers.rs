//! The walls of the house, as the map in `src/lib.rs` draws them: imports run
//! downwards, and some words stand only where they belong.

use std::path::Path;

/// The storeys, from the bottom. What stands on one line may import each other.
const STOREYS: &[&[&str]] = &[
    &["keyed", "money", "calendar", "region", "citation"],
    &["entry", "packed", "parameter", "question", "local", "files"],
    &["figure", "household"],
    &["finding", "completion", "decision"],
    &["programme"],
    &["change", "checkup", "compare", "form", "coverage", "ledger"],
    &["view"],
    &["desk", "report", "example"],
    &["browser"],
    &["bin"],
];

/// What the build script compiles as well, so it may import nothing else.
const SHARED_WITH_BUILD: &[&str] = &["keyed", "money", "calendar", "region", "citation", "entry", "packed", "files"];

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
        allowed: |path| ["browser", "desk"].contains(&module(path)),
        broken: ("src/money.rs", "pub fn of(yuan: f64) -> Money { todo!() }"),
    },
    Wall {
        claim: "no markup before the view",
        words: &["maud"],
        allowed: |path| module(path) == "view",
        broken: ("src/form.rs", "use maud::html;"),
    },
    Wall {
        claim: "no document and no module boundary before the browser",
        words: &["web_sys", "js_sys", "wasm_bindgen"],
        allowed: |path| ["browser", "bin"].contains(&module(path)),
        broken: ("src/view/page.rs", "fn at() -> Option<web_sys::Document> { None }"),
    },
    Wall {
        claim: "exports only in the thin mains, imports of our own scripts in one file",
        words: &["#[wasm_bindgen"],
        allowed: |path| module(path) == "bin" || path == "src/browser/boot.rs",
        broken: ("src/browser/talk.rs", "#[wasm_bindgen]\npub fn assess() {}"),
    },
    Wall {
        claim: "no clock anywhere",
        words: &["SystemTime", "Instant", "UtcDateTime", "now_utc", "now_local"],
        allowed: |_| false,
        broken: ("src/calendar.rs", "let today = std::time::SystemTime::now();"),
    },
    Wall {
        claim: "serde only at the boundary",
        words: &["serde", "serde_json", "serde_wasm_bindgen", "schemars", "Serialize", "Deserialize"],
        allowed: |path| ["report", "browser"].contains(&module(path)),
        broken: ("src/decision.rs", "#[derive(serde::Serialize)]\npub struct Outlook;"),
    },
    Wall {
        claim: "amounts are whole numbers within, decimals are the tests' second arithmetic",
        words: &["rust_decimal", "Decimal"],
        allowed: |_| false,
        broken: ("src/figure.rs", "use rust_decimal::Decimal;"),
    },
    Wall {
        claim: "civil days are reckoned in one file",
        words: &["time"],
        allowed: |path| path == "src/calendar.rs",
        broken: ("src/household.rs", "fn at(day: time::Date) {}"),
    },
    Wall {
        claim: "no environment, file or network in the library",
        words: &["std::env", "std::fs", "std::net", "std::process"],
        allowed: |_| false,
        broken: ("src/parameter.rs", "let text = std::fs::read_to_string(path);"),
    },
    Wall {
        claim: "no part of the house under another name",
        words: &["#[path", "crate as", "self as", "extern crate"],
        allowed: |_| false,
        broken: ("src/form.rs", "use crate as house; use house::view;"),
    },
    Wall {
        claim: "only the generated tables are included",
        words: &["include", "include_str", "include_bytes"],
        allowed: |path| path == "src/parameter.rs",
        broken: ("src/money.rs", "include!(\"view/words.rs\");"),
    },
    Wall {
        claim: "no policy number in a rule",
        words: &["from_units", "from_fen", "Money::parse", "Money::read", "Rate::parse"],
        allowed: |path| module(path) != "programme",
        broken: ("src/programme/medical.rs", "let deductible = Money::from_units(880, 0);"),
    },
];

const NO_FLOAT: &str = "no binary float outside the browser's boundary, which refuses them";
const NO_NUMBER: &str = "no number in a rule but none and one";

/// The module of the first storey that a file belongs to.
fn module(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
}

fn storey(module: &str) -> Option<usize> {
    STOREYS.iter().position(|modules| modules.contains(&module))
}

/// Everything that is wrong with a file.
fn complaints(path: &str, source: &str) -> Vec<String> {
    let code = without_words(source);
    let mut complaints = Vec::new();
    for wall in WALLS.iter().filter(|wall| !(wall.allowed)(path)) {
        let named = wall.words.iter().filter(|word| names(&code, word));
        complaints.extend(named.map(|word| format!("{path}: {}: `{word}`", wall.claim)));
    }
    for number in numbers(&code) {
        if number.is_float && module(path) != "browser" {
            complaints.push(format!("{path}: {NO_FLOAT}: `{}`", number.text));
        }
        if module(path) == "programme" && !number.is_length && !["0", "1"].contains(&number.text) {
            complaints.push(format!("{path}: {NO_NUMBER}: `{}`", number.text));
        }
    }
    if path == "src/lib.rs" {
        return complaints;
    }
    let here = module(path);
    let Some(level) = storey(here) else {
        complaints.push(format!("{path}: `{here}` has no storey"));
        return complaints;
    };
    for imported in imports(&code) {
        match storey(imported) {
            None => complaints.push(format!("{path}: `{imported}` has no storey")),
            Some(above) if above > level => complaints.push(format!("{path}: imports `{imported}` from above")),
            Some(_) if SHARED_WITH_BUILD.contains(&here) && !SHARED_WITH_BUILD.contains(&imported) => {
                complaints.push(format!("{path}: imports `{imported}`, which the build script does not compile"));
            }
            Some(_) if imported == "files" => complaints.push(format!("{path}: imports the reader of TOML")),
            Some(_) => {}
        }
    }
    complaints
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

/// The modules of the crate that the code names: `crate::a`, `crate::{a, b::c}`,
/// `bangfu::a`, and `super::a` or `super::{a}` where `a` is one of the house.
fn imports(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for root in ["crate::", "bangfu::"] {
        for (at, _) in code.match_indices(root).filter(|(at, _)| !code[..*at].ends_with(['_', '$'])) {
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => found.extend(first_of_each(group)),
                None => found.push(word(rest)),
            }
        }
    }
    for (at, root) in code.match_indices("super::") {
        let rest = &code[at + root.len()..];
        let named = rest.strip_prefix('{').map_or_else(|| vec![word(rest)], first_of_each);
        found.extend(named.into_iter().filter(|name| storey(name).is_some()));
    }
    found
}

/// The first word of each member of a group, up to its closing brace.
fn first_of_each(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut members) = (0, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                members.push(word(group[start..at].trim_start()));
                start = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    members.retain(|member| !member.is_empty());
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

#[test]
fn the_walls_hold() {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut found);
    assert!(found.len() > 30, "the sources are read");
    let complaints: Vec<String> = found.iter().flat_map(|(path, source)| complaints(path, source)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Every module of the map has a file, and every file a place on the map.
#[test]
fn the_map_is_that_of_the_library() {
    let library = std::fs::read_to_string("src/lib.rs").expect("the map is readable");
    let modules = library.lines().filter_map(|line| line.strip_prefix("pub mod ")).map(word);
    let mut modules: Vec<&str> = modules.collect();
    let mut map: Vec<&str> = STOREYS.concat();
    // One is compiled only by the build script and the tests, one is a folder of mains.
    map.retain(|module| !["files", "bin"].contains(module));
    modules.sort_unstable();
    map.sort_unstable();
    assert_eq!(map, modules);
}

/// The map that a reader sees, in the doc of the library, is the one held here.
#[test]
fn the_map_tells_the_storeys_in_their_order() {
    let library = std::fs::read_to_string("src/lib.rs").expect("the map is readable");
    let mut told: Vec<Vec<String>> = Vec::new();
    for line in library.lines().filter_map(|line| line.strip_prefix("//! * ")) {
        let names = line.split(" — ").next().unwrap_or_default().split(", ");
        told.push(names.map(|name| name.trim_matches(['[', ']', '`']).to_owned()).collect());
    }
    let modules: Vec<String> = told.concat();
    let level = |name: &String| storey(name).unwrap_or_else(|| panic!("`{name}` has no storey"));
    assert!(modules.is_sorted_by_key(level), "{told:?}");
    for line in &told {
        assert!(line.iter().all(|name| level(name) == level(&line[0])), "{line:?} is one storey");
    }
    let mut held: Vec<&str> = STOREYS.concat();
    held.retain(|module| !["files", "browser", "bin"].contains(module));
    assert!(held.iter().all(|module| modules.iter().any(|told| told == module)), "{told:?} lacks one of {held:?}");
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
    ("downwards is fine", "src/view/page.rs", "use crate::entry::Book;", &[]),
    ("along a storey is fine", "src/completion.rs", "use crate::decision::Decision;", &[]),
    ("upwards", "src/form.rs", "use crate::view::words::Language;", &["src/form.rs: imports `view` from above"]),
    (
        "upwards from within a group",
        "src/form.rs",
        "use crate::{entry::{Book, Entry}, view};",
        &["src/form.rs: imports `view` from above"],
    ),
    (
        "upwards in the middle of the code",
        "src/household.rs",
        "fn at() { crate::programme::assess() }",
        &["src/household.rs: imports `programme` from above"],
    ),
    (
        "upwards by the root's own name",
        "src/money.rs",
        "use super::entry::Book;",
        &["src/money.rs: imports `entry` from above"],
    ),
    (
        "upwards by the root's own name, in a group",
        "src/money.rs",
        "use super::{keyed, entry::{Book, Entry}};",
        &["src/money.rs: imports `entry` from above"],
    ),
    (
        "the shared files stay among themselves",
        "src/entry.rs",
        "use crate::parameter::Slot;",
        &["src/entry.rs: imports `parameter`, which the build script does not compile"],
    ),
    (
        "the library does not read TOML",
        "src/parameter.rs",
        "use crate::files::read;",
        &["src/parameter.rs: imports the reader of TOML"],
    ),
    ("a module without a storey", "src/attic.rs", "", &["src/attic.rs: `attic` has no storey"]),
    ("the import of one", "src/form.rs", "use crate::attic;", &["src/form.rs: `attic` has no storey"]),
    ("what is only said in a comment", "src/money.rs", "// see [`crate::view`], f64\nfn at() {}", &[]),
    ("or in quotes", "src/money.rs", "const A: &str = \"crate::view \\\" f64\"; const B: char = '\"';", &[]),
    ("or is a part of another word", "src/money.rs", "fn runtime(f64_like: u8, times: u8) {}", &[]),
    (
        "what follows a quote is read again",
        "src/money.rs",
        "const A: char = '\"'; fn at<'a>(a: &'a str) -> f64 { todo!() }",
        &["src/money.rs: no binary float outside the browser's boundary, which refuses them: `f64`"],
    ),
    (
        "and so is what follows a raw text",
        "src/money.rs",
        "const A: &str = r\"\\\"; const B: &[u8] = br#\"\"f64\"#; fn at(a: f64) {}",
        &["src/money.rs: no binary float outside the browser's boundary, which refuses them: `f64`"],
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
        "src/figure.rs",
        "let much = 65_f64; let few = 3f32;",
        &[
            "src/figure.rs: no binary float outside the browser's boundary, which refuses them: `65_f64`",
            "src/figure.rs: no binary float outside the browser's boundary, which refuses them: `3f32`",
        ],
    ),
    (
        "nor needs it a point",
        "src/figure.rs",
        "let much = 1e3;",
        &["src/figure.rs: no binary float outside the browser's boundary, which refuses them: `1e3`"],
    ),
    (
        "fields, ranges and the longer whole numbers are no floats",
        "src/figure.rs",
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
