//! Turns `policy/` and `src/programme/*.toml` into tables of constants, closed lists and words. The
//! bottom of the house is compiled into this script too, so that built-in and
//! local values pass the same check.

#![allow(dead_code, reason = "the script needs a part of the modules it shares")]

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

#[path = "src/base/mod.rs"]
mod base;
#[path = "src/book"]
mod book {
    pub mod check;
    pub mod entry;
    pub mod files;
    pub mod topic;
}
#[path = "build/places.rs"]
mod places;
#[path = "build/programmes.rs"]
mod programmes;
#[path = "build/said.rs"]
mod said;

use base::calendar::{Date, Period};
use base::money::Money;
use base::region::Bilingual;
use book::entry::{Kind, Value};
use book::files::{self, Files};

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=policy");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=tests/cases");
    let programmes = texts_in(Path::new("src/programme"), "toml");
    let regions = texts_in(Path::new("policy/regions"), "toml");
    let sources = text_of(Path::new("policy/sources.toml"));
    let inventory = text_of(Path::new("policy/inventory.toml"));
    let files = files::read(&programmes, &sources, &inventory, &regions).unwrap_or_else(|refusals| stop(&refusals));
    let [today, changed] =
        ["places", "changed"].map(|name| text_of(&Path::new("policy/places").join(name).with_extension("csv")));
    let (codes, list) = places::generated(&today, &changed).unwrap_or_else(|refusals| stop(&refusals));
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let said = said::table(&files);
    let made = [("policy.rs", tables(&files)), ("codes.rs", codes), ("places.txt", list), ("said.rs", said)];
    for (name, text) in programmes::generated(&files).into_iter().chain(made) {
        let out = folder.join(name);
        if let Err(error) = fs::write(&out, text) {
            stop(&[format!("{}: {error}", out.display())]);
        }
    }
}

fn stop(refusals: &[String]) -> ! {
    for refusal in refusals {
        println!("cargo::error={refusal}");
    }
    process::exit(1)
}

fn text_of(path: &Path) -> (String, String) {
    match fs::read_to_string(path) {
        Ok(text) => (path.display().to_string(), text),
        Err(error) => stop(&[format!("{}: {error}", path.display())]),
    }
}

/// Every file of a kind in a folder and the folders in it, by name, so that two
/// builds give the same bytes.
fn texts_in(folder: &Path, kind: &str) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(&folder).into_iter().flatten().flatten() {
            match item.path() {
                path if path.is_dir() => folders.push(path),
                path if path.extension().is_some_and(|end| end == kind) => paths.push(path),
                _ => {}
            }
        }
    }
    paths.sort();
    paths.iter().map(|path| text_of(path)).collect()
}

/// What stands for the name of a rule in words, which has a table of its own.
const NAMELESS: Bilingual = Bilingual { zh: Cow::Borrowed(""), en: Cow::Borrowed("") };

fn tables(files: &Files) -> String {
    let mut out = String::from("use std::borrow::Cow;\n");
    let book = &files.book;
    list(&mut out, "REGIONS", "Region", &book.regions, |region| {
        let parent = region.parent.map_or("None".to_owned(), |code| format!("Some(Code::of({code}))"));
        format!(
            "Region {{ code: Code::of({}), name: {}, parent: {parent}, for_the_rest: {} }}",
            region.code,
            bilingual(&region.name),
            region.for_the_rest
        )
    });
    list(&mut out, "CHAPTERS", "Chapter", &files.chapters, |chapter| {
        let (key, family) = (&chapter.key, &chapter.family);
        let about = chapter.about.as_ref().map_or("None".to_owned(), |about| {
            let texts: Vec<String> = about.iter().map(bilingual).collect();
            format!("Some([{}])", texts.join(", "))
        });
        let name = bilingual(&chapter.name);
        format!(
            "Chapter {{ key: {}, name: {name}, family: {}, about: {about}, also: {} }}",
            text(key),
            text(family),
            also(&chapter.also)
        )
    });
    list(&mut out, "DEFINITIONS", "Definition", &book.definitions, |definition| {
        format!(
            "Definition {{ id: {}, name: {}, kind: Kind::{:?}, unit: {}, by: DatedBy::{:?}, cases: {}, options: {}, limit: {} }}",
            text(&definition.id),
            if definition.kind == Kind::Text { bilingual(&NAMELESS) } else { bilingual(&definition.name) },
            definition.kind,
            text(&definition.unit),
            definition.by,
            texts(&definition.cases),
            texts(&definition.options),
            definition.limit.as_ref().map_or("None".to_owned(), |limit| format!("Some({})", value(limit))),
        )
    });
    let rules: Vec<_> = book.definitions.iter().filter(|definition| definition.kind == Kind::Text).collect();
    list(&mut out, "RULE_NAMES", "(&str, Bilingual)", &rules, |rule| {
        format!("({:?}, {})", rule.id, bilingual(&rule.name))
    });
    list(&mut out, "ENTRIES", "Entry", &book.entries, |entry| {
        let values: Vec<String> = entry
            .values
            .iter()
            .map(|case| {
                let (value, bound) = (value(&case.value), case.bound);
                format!("CaseValue {{ case: {}, value: {value}, bound: Bound::{bound:?} }}", case.case)
            })
            .collect();
        let range = entry.range.map(|(low, high)| format!("({}, {})", money_of(low), money_of(high)));
        format!(
            "Entry {{ parameter: {}, region: Code::of({}), period: {}, values: Cow::Borrowed(&[{}]), status: Status::{:?}, disputed: {}, stands_in: {}, range: {} }}",
            entry.parameter,
            entry.region,
            period(entry.period),
            values.join(", "),
            entry.status,
            entry.disputed,
            entry.stands_in,
            optional(range),
        )
    });
    list(&mut out, "WINDOWS", "Window", &book.windows, |window| {
        format!(
            "Window {{ parameter: {}, region: Code::of({}), from: {}, what: {}, opens: {}, closes: {} }}",
            window.parameter,
            window.region,
            day(window.from),
            bilingual(&window.what),
            optional(window.opens.map(day)),
            day(window.closes),
        )
    });
    list(&mut out, "CITED", "Cited", &files.notes, |note| {
        format!("Cited {{ source: {:?}, at: {:?} }}", note.source, note.at)
    });
    list(&mut out, "SOURCES", "Source", &files.sources, |source| {
        let optional = |part: &Option<std::borrow::Cow<'static, str>>| {
            part.as_ref().map_or("None".to_owned(), |part| format!("Some({})", text(part)))
        };
        format!(
            "Source {{ key: {}, title: {}, title_en: {}, number: {}, issuer: {}, date: {}, link: {}, checked: {} }}",
            text(&source.key),
            text(&source.title),
            text(&source.title_en),
            optional(&source.number),
            text(&source.issuer),
            optional(&source.date),
            optional(&source.link),
            text(&source.checked),
        )
    });
    let checked = files.sources.iter().map(|source| &*source.checked).max().unwrap_or_default();
    let _ = writeln!(out, "/// The day up to which the standards were looked at, `2026-11-20`.");
    let _ = writeln!(out, "pub const CHECKED: &str = {checked:?};");
    list(&mut out, "NOTES", "Note", &files.notes, |note| {
        let pair = |pair: &Option<(String, String)>| match pair {
            Some((zh, en)) => format!("Some({})", bilingual(&both(zh, en))),
            None => "None".to_owned(),
        };
        format!(
            "Note {{ text: {}, note: {}, facts: &{:?}, start_unverified: {} }}",
            pair(&note.text),
            pair(&note.note),
            note.facts,
            note.start_unverified,
        )
    });
    list(&mut out, "ABOUT", "About", &files.about, |about| {
        let words = |words: &Option<Bilingual>| optional(words.as_ref().map(bilingual));
        let shown = about.shown_only.as_ref().map(|shown_only| Bilingual {
            zh: cases_of(files, &about.shown_cases, |word| &word.zh, "、", "：", &shown_only.zh).into(),
            en: cases_of(files, &about.shown_cases, |word| &word.en, ", ", ": ", &shown_only.en).into(),
        });
        format!("About {{ purpose: {}, shown_only: {} }}", words(&about.purpose), words(&shown))
    });
    list(&mut out, "EXAMPLES", "Example", &examples(), |example| {
        let pairs = |pairs: &[(String, String)]| {
            let pairs: Vec<String> = pairs.iter().map(|(name, text)| format!("({name:?}, {text:?})")).collect();
            format!("&[{}]", pairs.join(", "))
        };
        let amounts: Vec<String> = example.amounts.iter().map(|amount| format!("{amount:?}")).collect();
        format!(
            "Example {{ programme: {:?}, given: {}, verdict: {:?}, amounts: &[{}] }}",
            example.programme,
            pairs(&example.given),
            example.verdict,
            amounts.join(", "),
        )
    });
    list(&mut out, "FAMILIES", "Family", &files.families, |family| {
        let (name, papers, ask) = (bilingual(&family.name), bilingual(&family.papers), bilingual(&family.ask));
        let (key, hotline) = (text(&family.key), text(&family.hotline));
        format!("Family {{ key: {key}, name: {name}, papers: {papers}, ask: {ask}, hotline: {hotline} }}")
    });
    list(&mut out, "POLICIES", "Policy", &files.policies, |policy| {
        let page = policy.page.as_ref().map_or("None".to_owned(), |page| format!("Some({})", text(page)));
        let card = policy
            .card
            .as_ref()
            .map_or("None".to_owned(), |[what, who]| format!("Some([{}, {}])", bilingual(what), bilingual(who)));
        format!(
            "Policy {{ id: {}, family: {}, name: {}, page: {page}, card: {card}, reports: {}, also: {} }}",
            text(&policy.id),
            text(&policy.family),
            bilingual(&policy.name),
            texts(&policy.reports),
            also(&policy.also),
        )
    });
    parameters(&mut out, files);
    out
}

/// A reason, with the cases that it holds for before it.
fn cases_of(
    files: &Files,
    cases: &[String],
    language: fn(&Bilingual) -> &str,
    between: &str,
    behind: &str,
    reason: &str,
) -> String {
    let word =
        |case: &String| files.programmes.words.iter().find(|(key, _)| key == case).map(|(_, word)| language(word));
    let cases: Vec<&str> = cases.iter().filter_map(word).collect();
    if cases.is_empty() { reason.to_owned() } else { format!("{}{behind}{reason}", cases.join(between)) }
}

/// A worked example as the programme pages show it.
struct Example {
    programme: String,
    given: Vec<(String, String)>,
    verdict: Option<String>,
    amounts: Vec<(String, String, String)>,
}

/// The worked examples of the tests, one for each thing that a case expects.
fn examples() -> Vec<Example> {
    let mut examples = Vec::new();
    for (path, text) in texts_in(Path::new("tests/cases"), "toml") {
        let table: toml::Table = text.parse().unwrap_or_else(|error| stop(&[format!("{path}: {error}")]));
        let texts = |table: Option<&toml::Value>| -> Vec<(String, String)> {
            let pairs = table.and_then(toml::Value::as_table).into_iter().flatten();
            pairs.filter_map(|(name, text)| Some((name.clone(), text.as_str()?.to_owned()))).collect()
        };
        let shared = texts(table.get("given"));
        for case in table.get("case").and_then(toml::Value::as_array).into_iter().flatten() {
            let own = texts(case.get("given"));
            let kept = shared.iter().filter(|(name, _)| !own.iter().any(|(other, _)| other == name));
            let given: Vec<(String, String)> = kept.chain(&own).filter(|(_, text)| !text.is_empty()).cloned().collect();
            for expect in case.get("expect").and_then(toml::Value::as_array).into_iter().flatten() {
                let field = |name: &str| expect.get(name).and_then(toml::Value::as_str).map(str::to_owned);
                let amounts = expect.get("amounts").and_then(toml::Value::as_table).into_iter().flatten();
                let ends = |value: &toml::Value| match value {
                    toml::Value::String(text) => Some((text.clone(), text.clone())),
                    other => match other.as_array().map(Vec::as_slice) {
                        Some([low, high]) => Some((low.as_str()?.to_owned(), high.as_str()?.to_owned())),
                        _ => None,
                    },
                };
                let amounts = amounts.filter_map(|(label, value)| {
                    let (low, high) = ends(value)?;
                    Some((label.clone(), low, high))
                });
                examples.push(Example {
                    programme: field("programme").unwrap_or_default(),
                    given: given.clone(),
                    verdict: field("verdict"),
                    amounts: amounts.filter(|(_, low, _)| low != "absent").collect(),
                });
            }
        }
    }
    examples
}

fn list<T>(out: &mut String, name: &str, kind: &str, items: &[T], item: impl Fn(&T) -> String) {
    let _ = writeln!(out, "pub(crate) static {name}: &[{kind}] = &[");
    for one in items {
        let _ = writeln!(out, "    {},", item(one));
    }
    let _ = writeln!(out, "];");
}

/// One module for each programme, one typed constant for each parameter.
fn parameters(out: &mut String, files: &Files) {
    for chapter in &files.chapters {
        let _ = writeln!(out, "/// The parameters of {}.\npub mod {} {{", chapter.name.zh, chapter.key);
        let _ = writeln!(out, "    #[allow(unused_imports)]\n    use super::*;");
        for (at, definition) in files.book.definitions.iter().enumerate() {
            let Some((programme, name)) = definition.id.split_once('.') else { continue };
            let kind = match definition.kind {
                Kind::Money => "Money",
                Kind::Rate => "Rate",
                Kind::Count => "u32",
                Kind::Choice => "Choice",
                Kind::Bands => "Bands",
                Kind::Text => "Words",
            };
            if programme == chapter.key {
                let _ = writeln!(out, "    /// {}, {}.", definition.name.zh, definition.unit);
                let name = name.to_uppercase();
                let _ = writeln!(out, "    pub const {name}: Parameter<{kind}> = Parameter::at({at});");
            }
        }
        let _ = writeln!(out, "}}");
    }
}

/// `Some(…)` of code, or `None`.
fn optional(code: Option<String>) -> String {
    code.map_or("None".to_owned(), |code| format!("Some({code})"))
}

fn day(day: Date) -> String {
    format!("Date::of({}, {}, {})", day.year(), day.month(), day.day())
}

fn period(period: Period) -> String {
    format!("Period {{ from: {}, until: {} }}", day(period.from), optional(period.until.map(day)))
}

fn text(text: &str) -> String {
    format!("Cow::Borrowed({text:?})")
}

fn texts(list: &[std::borrow::Cow<'static, str>]) -> String {
    let items: Vec<String> = list.iter().map(|item| text(item)).collect();
    format!("Cow::Borrowed(&[{}])", items.join(", "))
}

/// Everyday words in both languages.
fn also(words: &[std::borrow::Cow<'static, [std::borrow::Cow<'static, str>]>; 2]) -> String {
    format!("[{}]", words.each_ref().map(|list| texts(list)).join(", "))
}

fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: zh.to_owned().into(), en: en.to_owned().into() }
}

fn bilingual(name: &Bilingual) -> String {
    format!("Bilingual {{ zh: {}, en: {} }}", text(&name.zh), text(&name.en))
}

fn money_of(amount: Money) -> String {
    format!("Money::from_units({})", units(&amount.to_string()))
}

/// `0.65` as units and scale: `65, 2`.
fn units(decimal: &str) -> String {
    let scale = decimal.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let digits: String = decimal.chars().filter(|c| *c != '.').collect();
    let number = digits.parse::<i64>().unwrap_or_else(|_| stop(&[format!("{decimal} has too many digits")]));
    format!("{number}, {scale}")
}

fn value(value: &Value) -> String {
    match value {
        Value::Money(amount) => format!("Value::Money({})", money_of(*amount)),
        Value::Rate(rate) => format!("Value::Rate(Rate::from_units({}))", units(&rate.to_string())),
        Value::Count(count) => format!("Value::Count({count})"),
        Value::Choice(option) => format!("Value::Choice({option})"),
        Value::Text => "Value::Text".to_owned(),
        Value::Bands(bands) => {
            let bands: Vec<String> = bands
                .iter()
                .map(|band| {
                    let up_to = band.up_to.map_or("None".to_owned(), |edge| format!("Some({})", money_of(edge)));
                    let rate = units(&band.rate.to_string());
                    format!("Band {{ over: {}, up_to: {up_to}, rate: Rate::from_units({rate}) }}", money_of(band.over))
                })
                .collect();
            format!("Value::Bands(&[{}])", bands.join(", "))
        }
    }
}
