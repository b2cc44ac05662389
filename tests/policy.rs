//! The files of `policy/`: what is refused and in which words, that the real
//! ones give the built-in tables, and that a county needs one file.

// `src/book/files` is compiled into this test and looks for these at the root.
use bangfu::{base, book};

#[path = "support/policy.rs"]
mod policy;

use bangfu::base::keyed::Keyed;
use bangfu::base::money::Money;
use bangfu::book::parameter::{self, built_in};
use bangfu::engine::question::{Category, HospitalLevel, Question};
use bangfu::engine::situation::{Answer, Situation};
use bangfu::programme::Programme;
use policy::files::read;

const PROGRAMME: &str = r#"
name = { zh = "帮扶", en = "Aid" }
family = "medical"
[words]
low = { zh = "低", en = "Low" }
high = { zh = "高", en = "High" }
gross = { zh = "总额", en = "Gross" }
excess = { zh = "超过部分", en = "Excess" }
[parameters.line]
name = { zh = "线", en = "Line" }
kind = "money"
unit = "yuan/person/year"
by = "day"
[parameters.rate]
name = { zh = "比例", en = "Rate" }
kind = "rate"
unit = "rate"
by = "discharge"
cases = ["low", "high"]
limit = "1"
[parameters.bands]
name = { zh = "分段", en = "Bands" }
kind = "rate"
unit = "rate"
by = "discharge"
bands = true
[parameters.grant]
name = { zh = "补助", en = "Grant" }
kind = "money"
unit = "yuan/semester"
by = "semester"
[parameters.premium]
name = { zh = "缴费", en = "Premium" }
kind = "money"
unit = "yuan/year"
by = "coverage_year"
[parameters.months]
name = { zh = "月数", en = "Months" }
kind = "count"
unit = "months"
by = "day"
[parameters.basis]
name = { zh = "基数", en = "Basis" }
kind = "choice"
unit = "choice"
by = "day"
options = ["gross", "excess"]
[parameters.rule]
name = { zh = "规则", en = "Rule" }
kind = "text"
unit = "text"
by = "day"
"#;

const INVENTORY: &str = r#"
[[family]]
key = "medical"
name = { zh = "医疗保障", en = "Medical cover" }
papers = { zh = "身份证。", en = "Identity card." }
ask = { zh = "县医保局。", en = "County insurance office." }
hotline = "12393"
"#;

const SOURCES: &str = r#"
[notice]
title = "通知"
title_en = "Notice"
issuer = "民政部"
link = "https://www.gov.cn/notice"
checked = 2024-05-10
"#;

const NATION: &str = r#"
code = "100000"
name = { zh = "全国", en = "China" }
[[aid.line]]
from = 2024-01-01
until = 2024-12-31
value = "9500"
unit = "yuan/person/year"
bound = "exact"
status = "official"
source = "notice"
"#;

const COUNTY: &str = r#"
code = "530127"
name = { zh = "嵩明县", en = "Songming" }
parent = "100000"
[[aid.rate]]
from = 2023-01-01
value = { low = "0.5", high = "0.7" }
unit = "rate"
bound = { low = "at_least", high = "exact" }
status = "reprint"
source = "notice"
[[aid.bands]]
from = 2022-01-01
value = [{ over = "0", up_to = "3000", rate = "0.5" }, { over = "3000", rate = "0.6" }]
unit = "rate"
status = "reprint"
source = "notice"
[[aid.grant]]
from = "2022-autumn"
value = "1000"
unit = "yuan/semester"
bound = "average"
range = ["500", "1500"]
status = "reprint"
source = "notice"
[[aid.premium]]
from = "2021"
value = "280"
unit = "yuan/year"
status = "reprint"
source = "notice"
disputed = false
stands_in = true
[[aid.months]]
from = 2021-05-01
value = "6"
unit = "months"
status = "reprint"
source = "notice"
start = "unverified"
facts = ["NAT-21"]
[[aid.basis]]
from = 2021-06-01
value = "gross"
unit = "choice"
status = "reprint"
source = "notice"
at = "第三条"
[[aid.rule]]
from = 2021-07-01
value = { zh = "规则。", en = "A rule." }
unit = "text"
status = "reprint"
source = "notice"
note = { zh = "说明。", en = "A remark." }
"#;

/// The good set.
fn good() -> [(&'static str, String); 4] {
    [
        ("aid.toml", PROGRAMME.to_owned()),
        ("sources.toml", SOURCES.to_owned()),
        ("nation.toml", NATION.to_owned()),
        ("county.toml", COUNTY.to_owned()),
    ]
}

/// What is said of a set of files; nothing if they are admitted.
fn refusals(set: &[(&str, String); 4]) -> Vec<String> {
    let file = |at: usize| (set[at].0.to_owned(), set[at].1.clone());
    read(&[file(0)], &file(1), &("inventory.toml".to_owned(), INVENTORY.to_owned()), &[file(2), file(3)])
        .err()
        .unwrap_or_default()
}

/// The good set with one text replaced in one file.
fn damaged(file: &str, good_text: &str, bad_text: &str) -> [(&'static str, String); 4] {
    let mut set = good();
    let damaged = set.iter_mut().find(|(name, _)| *name == file).expect("the file is one of the set");
    assert_eq!(damaged.1.matches(good_text).count(), 1, "`{good_text}` stands once in {file}");
    damaged.1 = damaged.1.replace(good_text, bad_text);
    set
}

/// Runs a row for each claim and reports every row that does not hold.
fn all_hold(rows: impl IntoIterator<Item = (&'static str, Vec<String>, Vec<String>)>) {
    let mut failures = Vec::new();
    for (claim, wanted, found) in rows {
        if wanted != found {
            failures.push(format!("{claim}\n  expected {wanted:#?}\n  found {found:#?}"));
        }
    }
    assert!(failures.is_empty(), "{} of the rows do not hold:\n{}", failures.len(), failures.join("\n"));
}

fn lines(text: &[&str]) -> Vec<String> {
    text.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn the_good_set_is_admitted() {
    assert_eq!(refusals(&good()), Vec::<String>::new());
}

/// Claim, file, what is replaced, by what, and the only refusal.
type Damage = (&'static str, &'static str, &'static str, &'static str, &'static str);

const FIELDS: &[Damage] = &[
    ("no date", "nation.toml", "from = 2024-01-01\n", "", "nation.toml: aid.line: from is missing"),
    (
        "no unit",
        "nation.toml",
        "unit = \"yuan/person/year\"\n",
        "",
        "nation.toml: aid.line from 2024-01-01: unit is missing",
    ),
    (
        "another unit",
        "nation.toml",
        "yuan/person/year",
        "yuan/month",
        "nation.toml: aid.line from 2024-01-01: unit `yuan/month` is not the parameter's unit `yuan/person/year`",
    ),
    (
        "no source",
        "nation.toml",
        "source = \"notice\"\n",
        "",
        "nation.toml: aid.line from 2024-01-01: source is missing",
    ),
    (
        "an unknown source",
        "nation.toml",
        "\"notice\"",
        "\"hearsay\"",
        "nation.toml: aid.line from 2024-01-01: source `hearsay` is not known",
    ),
    (
        "no status",
        "nation.toml",
        "status = \"official\"\n",
        "",
        "nation.toml: aid.line from 2024-01-01: status is missing",
    ),
    (
        "an unknown status",
        "nation.toml",
        "\"official\"",
        "\"certain\"",
        "nation.toml: aid.line from 2024-01-01: status `certain` is not known",
    ),
    (
        "an unknown parameter",
        "nation.toml",
        "[[aid.line]]",
        "[[aid.lime]]",
        "nation.toml: aid.lime from 2024-01-01: parameter `aid.lime` is not known",
    ),
    ("no value", "nation.toml", "value = \"9500\"\n", "", "nation.toml: aid.line from 2024-01-01: value is missing"),
    (
        "until before from",
        "nation.toml",
        "until = 2024-12-31",
        "until = 2023-12-31",
        "nation.toml: aid.line from 2024-01-01: until ends before it starts",
    ),
    (
        "not_found with a value",
        "nation.toml",
        "\"official\"",
        "\"not_found\"",
        "nation.toml: aid.line from 2024-01-01: value is given although the status is not_found",
    ),
    (
        "an unknown bound",
        "nation.toml",
        "\"exact\"",
        "\"at_lest\"",
        "nation.toml: aid.line from 2024-01-01: bound `at_lest` is not known",
    ),
    (
        "a bound that is no text",
        "nation.toml",
        "bound = \"exact\"",
        "bound = 1",
        "nation.toml: aid.line from 2024-01-01: bound is a bare integer; write numbers as text, \"0.65\", so that they are exact",
    ),
    (
        "a misspelt bound of a case",
        "county.toml",
        "low = \"at_least\"",
        "low = \"at_lest\"",
        "county.toml: aid.rate from 2023-01-01: bound `at_lest` is not known",
    ),
    (
        "a bound of a misspelt case",
        "county.toml",
        "low = \"at_least\"",
        "lwo = \"at_least\"",
        "county.toml: aid.rate from 2023-01-01: bound `lwo` is not known",
    ),
    (
        "a day where a semester is wanted",
        "county.toml",
        "\"2022-autumn\"",
        "2022-08-01",
        "county.toml: aid.grant from 2022-08-01: from `2022-08-01` is not a date like `2024-spring`",
    ),
    (
        "a day where a year of cover is wanted",
        "county.toml",
        "\"2021\"",
        "2021-01-01",
        "county.toml: aid.premium from 2021-01-01: from `2021-01-01` is not a date like `2024`",
    ),
    (
        "a semester where a day is wanted",
        "nation.toml",
        "from = 2024-01-01",
        "from = \"2024-spring\"",
        "nation.toml: aid.line from 2024-spring: from `2024-spring` is not a date like `2024-05-10`",
    ),
];

const VALUES: &[Damage] = &[
    (
        "a float",
        "nation.toml",
        "\"9500\"",
        "9500.5",
        "nation.toml: aid.line from 2024-01-01: value is a float; write numbers as text, \"0.65\", so that they are exact",
    ),
    (
        "a bare integer",
        "nation.toml",
        "\"9500\"",
        "9500",
        "nation.toml: aid.line from 2024-01-01: value is a bare integer; write numbers as text, \"0.65\", so that they are exact",
    ),
    (
        "a float in a case",
        "county.toml",
        "low = \"0.5\"",
        "low = 0.5",
        "county.toml: aid.rate from 2023-01-01: value is a table with something other than text; write numbers as text, \"0.65\", so that they are exact",
    ),
    (
        "a separator",
        "nation.toml",
        "\"9500\"",
        "\"9,500\"",
        "nation.toml: aid.line from 2024-01-01: value `9,500` is not a plain decimal like `9500` or `0.65`",
    ),
    (
        "万",
        "nation.toml",
        "\"9500\"",
        "\"1.2万\"",
        "nation.toml: aid.line from 2024-01-01: value `1.2万` is not a plain decimal like `9500` or `0.65`",
    ),
    (
        "an exponent",
        "nation.toml",
        "\"9500\"",
        "\"9.5e3\"",
        "nation.toml: aid.line from 2024-01-01: value `9.5e3` is not a plain decimal like `9500` or `0.65`",
    ),
    (
        "below zero",
        "nation.toml",
        "\"9500\"",
        "\"-1\"",
        "nation.toml: aid.line from 2024-01-01: value `-1` is below zero",
    ),
    (
        "a rate above its limit",
        "county.toml",
        "\"0.7\"",
        "\"1.01\"",
        "county.toml: aid.rate from 2023-01-01: value `1.01` is above the parameter's limit",
    ),
    (
        "one value where each case needs its own",
        "county.toml",
        "{ low = \"0.5\", high = \"0.7\" }",
        "\"0.5\"",
        "county.toml: aid.rate from 2023-01-01: value needs one value for each case",
    ),
    (
        "cases where there are none",
        "nation.toml",
        "\"9500\"",
        "{ low = \"9500\" }",
        "nation.toml: aid.line from 2024-01-01: value takes a single value, no cases",
    ),
    (
        "an unknown case",
        "county.toml",
        "{ low = \"0.5\"",
        "{ lwo = \"0.5\"",
        "county.toml: aid.rate from 2023-01-01: value `lwo` is not known",
    ),
    (
        "an unknown option",
        "county.toml",
        "\"gross\"",
        "\"net\"",
        "county.toml: aid.basis from 2021-06-01: value `net` is not known",
    ),
    (
        "a fraction where a whole number is wanted",
        "county.toml",
        "value = \"6\"",
        "value = \"6.5\"",
        "county.toml: aid.months from 2021-05-01: value `6.5` is not a plain decimal like `9500` or `0.65`",
    ),
    (
        "words without English",
        "county.toml",
        ", en = \"A rule.\"",
        "",
        "county.toml: aid.rule from 2021-07-01: value `a text without `en`` is not known",
    ),
    (
        "bands with a hole",
        "county.toml",
        "over = \"3000\"",
        "over = \"4000\"",
        "county.toml: aid.bands from 2022-01-01: value has bands that do not rise or leave a hole",
    ),
    (
        "bands that overlap",
        "county.toml",
        "over = \"3000\"",
        "over = \"2000\"",
        "county.toml: aid.bands from 2022-01-01: value has bands that do not rise or leave a hole",
    ),
    (
        "a band of a rate above one",
        "county.toml",
        "rate = \"0.6\"",
        "rate = \"1.6\"",
        "county.toml: aid.bands from 2022-01-01: value has bands that do not rise or leave a hole",
    ),
    (
        "a float in a band's rate",
        "county.toml",
        "rate = \"0.6\"",
        "rate = 0.6",
        "county.toml: aid.bands from 2022-01-01: value is a list; write numbers as text, \"0.65\", so that they are exact",
    ),
];

const HEADS: &[Damage] = &[
    (
        "an unknown programme",
        "county.toml",
        "[[aid.basis]]",
        "[[ade.basis]]",
        "county.toml: ade: programme `ade` is not known",
    ),
    (
        "an unknown parent",
        "county.toml",
        "parent = \"100000\"",
        "parent = \"530000\"",
        "county.toml: parent `530000` is not known",
    ),
    (
        "a county without a parent",
        "county.toml",
        "parent = \"100000\"\n",
        "",
        "county.toml: needs code, name (zh, en) and, but for 100000, parent",
    ),
    (
        "a link on another host",
        "sources.toml",
        "www.gov.cn",
        "www.example.com",
        "sources.toml: notice: link is not on a gov.cn host",
    ),
    (
        "a link on a host that only looks like one",
        "sources.toml",
        "www.gov.cn",
        "www.mygov.cn",
        "sources.toml: notice: link is not on a gov.cn host",
    ),
    (
        "a definition without a unit",
        "aid.toml",
        "unit = \"months\"\n",
        "",
        "aid.toml: months: needs name (zh, en), kind, unit and by",
    ),
    (
        "a limit that is no number",
        "aid.toml",
        "limit = \"1\"",
        "limit = \"all\"",
        "aid.toml: rate: limit is not a plain decimal",
    ),
];

fn each_is_the_only_refusal(damages: &'static [Damage]) {
    all_hold(damages.iter().map(|(claim, file, good_text, bad_text, refusal)| {
        (*claim, lines(&[refusal]), refusals(&damaged(file, good_text, bad_text)))
    }));
}

#[test]
fn a_damaged_field_is_named_with_file_entry_and_reason() {
    each_is_the_only_refusal(FIELDS);
}

#[test]
fn a_damaged_value_is_named_with_file_entry_and_reason() {
    each_is_the_only_refusal(VALUES);
}

/// What hangs on a head is refused with it; the head's own refusal is among
/// what is said.
#[test]
fn a_damaged_head_is_named_with_its_file() {
    all_hold(HEADS.iter().map(|(claim, file, good_text, bad_text, refusal)| {
        let mut found = refusals(&damaged(file, good_text, bad_text));
        found.retain(|line| line == refusal);
        (*claim, lines(&[refusal]), found)
    }));
}

/// Claim, file, what is replaced, by what: anything may be said, but it must be
/// refused, the file named and this word among what is said.
const NOT_LET_PASS: &[(&str, &str, &str, &str, &str)] = &[
    ("a case given twice", "county.toml", "high = \"0.7\" }", "low = \"0.7\" }", "duplicate key"),
    ("a source without title", "sources.toml", "title = \"通知\"\n", "", "title"),
    ("a source without the day it was checked", "sources.toml", "checked = 2024-05-10\n", "", "checked"),
    ("a source checked on no day", "sources.toml", "2024-05-10", "\"lately\"", "checked"),
    ("a misspelt field of a source", "sources.toml", "link =", "lnik =", "lnik"),
    ("a misspelt field of a definition", "aid.toml", "limit =", "limt =", "limt"),
    ("a misspelt field of an entry", "nation.toml", "until =", "untill =", "untill"),
    ("form in place of from", "nation.toml", "from =", "form =", "form"),
    ("a misspelt bound", "nation.toml", "bound =", "bond =", "bond"),
    ("a misspelt field of a region", "county.toml", "parent =", "parents =", "parents"),
    ("an entry in single brackets", "nation.toml", "[[aid.line]]", "[aid.line]", "aid.line"),
    ("disputed that is neither true nor false", "county.toml", "disputed = false", "disputed = \"yes\"", "disputed"),
    ("stands_in that is neither true nor false", "county.toml", "stands_in = true", "stands_in = \"no\"", "stands_in"),
    ("a misspelt start", "county.toml", "\"unverified\"", "\"unverifed\"", "start"),
    ("facts that are no list", "county.toml", "[\"NAT-21\"]", "\"NAT-21\"", "facts"),
    ("a remark without English", "county.toml", ", en = \"A remark.\"", "", "note"),
    ("a bare integer in a range", "county.toml", "[\"500\", \"1500\"]", "[500, 1500]", "range"),
    ("a float in a range", "county.toml", "[\"500\", \"1500\"]", "[500.5, 1500.5]", "range"),
    ("a range of one end", "county.toml", "[\"500\", \"1500\"]", "[\"500\"]", "range"),
    ("a range that falls", "county.toml", "[\"500\", \"1500\"]", "[\"1500\", \"500\"]", "range"),
    ("a range below zero", "county.toml", "[\"500\", \"1500\"]", "[\"-500\", \"1500\"]", "range"),
    ("a range without its average", "county.toml", "bound = \"average\"\n", "", "range"),
    ("a bare integer as a band's end", "county.toml", "rate = \"0.6\"", "up_to = 9000, rate = \"0.6\"", "value"),
    ("a misspelt field of a band", "county.toml", "rate = \"0.6\"", "upto = \"9000\", rate = \"0.6\"", "upto"),
    ("a band below zero", "county.toml", "{ over = \"0\"", "{ over = \"-1\"", "value"),
    ("no cases at all", "county.toml", "{ low = \"0.5\", high = \"0.7\" }", "{}", "value"),
    ("the code of another file", "county.toml", "\"530127\"\n", "\"100000\"\n", "code"),
    ("a link with a password", "sources.toml", "www.gov.cn/notice", "www.gov.cn:1@example.com/notice", "link"),
    ("a link with a backslash", "sources.toml", "www.gov.cn/notice", "example.com\\\\.gov.cn/notice", "link"),
    ("a place that is its own parent", "county.toml", "parent = \"100000\"", "parent = \"530127\"", "parent"),
    ("a limit that is a bare integer", "aid.toml", "limit = \"1\"", "limit = 1", "limit"),
    ("a link that is no text", "sources.toml", "\"https://www.gov.cn/notice\"", "7", "link"),
    ("a number of a document that is no text", "sources.toml", "link =", "number = 12\nlink =", "number"),
    ("a day of issue that is none", "sources.toml", "link =", "date = \"last year\"\nlink =", "date"),
    ("words on a parameter in one language", "aid.toml", "limit =", "about = \"Of bills.\"\nlimit =", "about"),
    (
        "one of three words on a programme",
        "aid.toml",
        "family =",
        "for_whom = { zh = \"谁\", en = \"Who\" }\nfamily =",
        "what_it_is",
    ),
    ("a misspelt field of a programme", "aid.toml", "family =", "famly = \"medical\"\nfamily =", "famly"),
    ("a misspelt bound of bands", "county.toml", "\"0.6\" }]", "\"0.6\" }]\nbound = \"at_lest\"", "bound"),
    ("a bound of bands, which is not kept", "county.toml", "\"0.6\" }]", "\"0.6\" }]\nbound = \"at_least\"", "bound"),
    ("a misspelt bound of words", "county.toml", "\"A rule.\" }", "\"A rule.\" }\nbound = \"at_lest\"", "bound"),
    ("words in a third language", "county.toml", "\"A rule.\"", "\"A rule.\", fr = \"Une règle.\"", "fr"),
    (
        "an empty list of an unknown parameter",
        "nation.toml",
        "[[aid.line]]",
        "[aid]\nlime = []\n[[aid.line]]",
        "aid.lime",
    ),
    ("an empty title", "sources.toml", "\"通知\"", "\"\"", "title"),
    ("an empty issuer", "sources.toml", "\"民政部\"", "\"\"", "issuer"),
    ("an empty name of a place", "county.toml", "\"嵩明县\"", "\"\"", "name"),
    ("empty words of a rule", "county.toml", "\"A rule.\"", "\"\"", "value"),
    ("an unknown family, which no start page lists", "aid.toml", "\"medical\"", "\"medicla\"", "medicla"),
    ("a case listed twice", "aid.toml", "[\"low\", \"high\"]", "[\"low\", \"high\", \"low\"]", "cases"),
    ("an option listed twice", "aid.toml", "\"excess\"]", "\"excess\", \"gross\"]", "options"),
    ("the status of what a device holds", "nation.toml", "\"official\"", "\"local\"", "status"),
    ("a whole number with a sign", "county.toml", "value = \"6\"", "value = \"+6\"", "value"),
    ("an amount finer than a fen", "nation.toml", "\"9500\"", "\"9500.001\"", "finer than a fen"),
    ("the amount that stands for no end", "nation.toml", "\"9500\"", "\"9223372036854.775807\"", "value"),
    ("a range without its average in it", "county.toml", "\"500\", \"1500\"", "\"1100\", \"1500\"", "range"),
    ("a floor of a choice", "county.toml", "value = \"gross\"", "value = \"gross\"\nbound = \"at_least\"", "bound"),
    ("disputed by nobody", "nation.toml", "status =", "disputed = true\nstatus =", "disputed"),
    (
        "a nation within a county",
        "nation.toml",
        "code = \"100000\"",
        "code = \"100000\"\nparent = \"530127\"",
        "parent",
    ),
];

#[test]
fn nothing_misspelt_or_misplaced_is_let_pass() {
    let mut passed = Vec::new();
    for (claim, file, good_text, bad_text, word) in NOT_LET_PASS {
        let found = refusals(&damaged(file, good_text, bad_text));
        if !found.iter().any(|line| line.starts_with(file) && line.contains(word)) {
            passed.push(format!("{claim}: {file}: `{good_text}` → `{bad_text}`: {found:?}"));
        }
    }
    assert!(passed.is_empty(), "{} were let pass:\n{}", passed.len(), passed.join("\n"));
}

const SECOND_LINE: &str = r#"
[[aid.line]]
from = 2024-07-01
value = "8700"
unit = "yuan/person/year"
status = "report"
source = "notice"
"#;

/// Claim, what is added to the nation's file, whether its first line is marked
/// disputed, what is said.
const OVERLAPS: &[(&str, &str, bool, &[&str])] = &[
    (
        "neither is marked disputed",
        SECOND_LINE,
        false,
        &[
            "nation.toml: aid.line from 2024-01-01: from overlaps nation.toml: aid.line from 2024-07-01, and not both are marked disputed",
        ],
    ),
    (
        "only one is marked disputed",
        SECOND_LINE,
        true,
        &[
            "nation.toml: aid.line from 2024-01-01: from overlaps nation.toml: aid.line from 2024-07-01, and not both are marked disputed",
        ],
    ),
    ("both are marked disputed", "disputed = true", true, &[]),
    ("the one begins the day after the other ended", "2025-01-01", false, &[]),
    (
        "the one begins on the last day of the other",
        "2024-12-31",
        false,
        &[
            "nation.toml: aid.line from 2024-01-01: from overlaps nation.toml: aid.line from 2024-12-31, and not both are marked disputed",
        ],
    ),
    ("the other was not found", "not_found", false, &[]),
];

#[test]
fn values_of_one_period_are_refused_unless_both_are_disputed() {
    all_hold(OVERLAPS.iter().map(|(claim, second, first_disputed, wanted)| {
        let second = match *second {
            "disputed = true" => format!("{SECOND_LINE}disputed = true\n"),
            "not_found" => SECOND_LINE
                .replace("value = \"8700\"\n", "")
                .replace("source = \"notice\"\n", "")
                .replace("report", "not_found"),
            day if day.starts_with("20") => SECOND_LINE.replace("2024-07-01", day),
            whole => whole.to_owned(),
        };
        let mut set = good();
        if *first_disputed {
            set[2].1.push_str("disputed = true\n");
        }
        set[2].1.push_str(&second);
        (*claim, lines(wanted), refusals(&set))
    }));
}

/// Claim, what stands in the nation's file after its line of 2024, and what is said of that line or of what is
/// added.
const ENDED: &[(&str, &str, &[&str])] = &[
    ("nothing came after it that is told of", "", &[]),
    ("its note names the day after its end", "note 2025年1月1日", &[NAMES_2025]),
    ("its note names the month after its end", "note 2025年1月", &[NAMES_2025]),
    ("its note names the year after its end", "note 2025年", &[NAMES_2025]),
    ("its note names that day in figures", "note 2025-01-01", &[NAMES_2025]),
    ("its note names its last day", "note 2024年12月31日", &[]),
    ("its note names an earlier year, and a later one without a year sign", "note 2023年 2025", &[]),
    ("its note names no day that exists", "note 2025年2月31日、千年、年", &[]),
    ("its note names a later day, and it says that it stands in", "stands_in = true 2025年1月1日", &[]),
    ("its note names a later day, and it says that it does not", "stands_in = false 2025年1月1日", &[]),
    ("its note names a later day, and a later value answers", "later 2025年1月1日", &[]),
    (
        "a later value leaves a case out",
        "cases low",
        &[
            "nation.toml: aid.rate from 2022-01-01: stands_in must be said, true or false: a later value leaves out high",
        ],
    ),
    ("later values leave no case out together", "cases low high", &[]),
    ("a later value that was not found leaves nothing out", "cases ", &[]),
];

const NAMES_2025: &str = "nation.toml: aid.line from 2024-01-01: stands_in must be said, true or false: its note names 2025-01-01, after its end";

#[test]
fn an_ended_value_that_something_followed_says_whether_it_stands_in() {
    all_hold(ENDED.iter().map(|(claim, what, wanted)| {
        let mut set = good();
        let note = |text: &str| format!("note = {{ zh = \"说明：{text}起改了。\", en = \"Changed.\" }}\n");
        let rate = |from: &str, rest: &str| {
            format!("[[aid.rate]]\nfrom = {from}\nunit = \"rate\"\nsource = \"notice\"\n{rest}\n")
        };
        let added = match what.split_once(' ') {
            None => String::new(),
            Some(("note", text)) => note(text),
            Some(("later", text)) => note(text) + &SECOND_LINE.replace("2024-07-01", "2025-01-01"),
            Some(("cases", "")) => {
                let first = "until = 2022-12-31\nvalue = { low = \"0.5\", high = \"0.7\" }\nstatus = \"reprint\"";
                rate("2022-01-01", first) + &rate("2023-01-01", "status = \"not_found\"")
            }
            Some(("cases", cases)) => {
                let first = "until = 2022-12-31\nvalue = { low = \"0.5\", high = \"0.7\" }\nstatus = \"reprint\"";
                let later = cases
                    .split(' ')
                    .map(|case| rate("2023-01-01", &format!("value = {{ {case} = \"0.6\" }}\nstatus = \"reprint\"")));
                rate("2022-01-01", first) + &later.collect::<String>()
            }
            Some((_, says)) => {
                let (says, text) = says.rsplit_once(' ').unwrap_or_default();
                format!("stands_in {says}\n{}", note(text))
            }
        };
        set[2].1.push_str(&added);
        (*claim, lines(wanted), refusals(&set))
    }));
}

#[test]
fn values_of_different_cases_do_not_overlap() {
    let mut set = damaged("county.toml", "{ low = \"0.5\", high = \"0.7\" }", "{ low = \"0.5\" }");
    set[3].1 = set[3].1.replace("{ low = \"at_least\", high = \"exact\" }", "\"exact\"");
    set[3].1.push_str(
        "[[aid.rate]]\nfrom = 2023-01-01\nvalue = { high = \"0.7\" }\nunit = \"rate\"\nstatus = \"reprint\"\nsource = \"notice\"\n",
    );
    assert_eq!(refusals(&set), Vec::<String>::new());
}

#[test]
fn every_fault_is_told_at_once() {
    let mut set = damaged("nation.toml", "source = \"notice\"\n", "");
    set[2].1 = set[2].1.replace("\"9500\"", "\"9,500\"");
    set[3].1 = set[3].1.replace("from = 2023-01-01\n", "from = \"2023\"\n");
    set[1].1 = set[1].1.replace("www.gov.cn", "www.example.com");
    let wanted = lines(&[
        "sources.toml: notice: link is not on a gov.cn host",
        "nation.toml: aid.line from 2024-01-01: source is missing",
        "nation.toml: aid.line from 2024-01-01: value `9,500` is not a plain decimal like `9500` or `0.65`",
        "county.toml: aid.rate from 2023: from `2023` is not a date like `2024-05-10`",
    ]);
    assert_eq!(refusals(&set), wanted);
}

/// Three faults of three entries of one file, and two of one entry.
#[test]
fn a_file_tells_all_its_faults() {
    let mut set = damaged("county.toml", "\"gross\"", "\"net\"");
    for (good_text, bad_text) in [("unit = \"months\"", "unit = \"days\""), ("from = \"2021\"", "from = 2021-01-01")] {
        assert_eq!(set[3].1.matches(good_text).count(), 1, "{good_text}");
        set[3].1 = set[3].1.replace(good_text, bad_text);
    }
    set[3].1 = set[3].1.replace("value = \"6\"", "value = 6");
    let wanted = lines(&[
        "county.toml: aid.basis from 2021-06-01: value `net` is not known",
        "county.toml: aid.months from 2021-05-01: unit `days` is not the parameter's unit `months`",
        "county.toml: aid.months from 2021-05-01: value is a bare integer; write numbers as text, \"0.65\", so that they are exact",
        "county.toml: aid.premium from 2021-01-01: from `2021-01-01` is not a date like `2024`",
    ]);
    assert_eq!(refusals(&set), wanted);
}

#[test]
fn a_circle_of_places_is_refused() {
    let within = |code: &str, parent: &str| {
        format!("code = \"{code}\"\nname = {{ zh = \"县\", en = \"County\" }}\nparent = \"{parent}\"\n")
    };
    let (one, other) = (within("530198", "530199"), within("530199", "530198"));
    let read = policy::real_and(&[("530198-one.toml", &one), ("530199-other.toml", &other)]);
    let wanted = ["530198-one.toml", "530199-other.toml"]
        .map(|file| format!("{file}: parent leads in a circle and not to the nation"));
    assert_eq!(read.err().unwrap_or_default(), wanted);
}

/// A dispute has two sides, or the page shows one that nobody has.
#[test]
fn every_disputed_value_of_the_real_files_has_its_rival() {
    let book = built_in();
    for entry in book.entries.iter().filter(|entry| entry.disputed) {
        let rivals = book.entries.iter().filter(|other| other.disputed && !std::ptr::eq(*other, entry));
        assert!(rivals.into_iter().any(|other| book::entry::overlap(entry, other)), "{entry:?}");
    }
}

/// The definitions of a book, each with its name: the table keeps those of rules in words apart.
fn named(book: &book::entry::Book) -> Vec<book::entry::Definition> {
    let named = |definition: &book::entry::Definition| book::entry::Definition {
        name: parameter::name(definition).clone(),
        ..definition.clone()
    };
    book.definitions.iter().map(named).collect()
}

#[test]
fn the_real_files_give_the_built_in_tables() {
    let (read, built) = (policy::real().book, built_in());
    assert_eq!(read.regions, built.regions);
    assert!(read.definitions.iter().eq(named(&built).iter()), "the definitions differ");
    assert_eq!(read.entries, built.entries);
}

const NEW_COUNTY: (&str, &str) = (
    "530199-new.toml",
    r#"
code = "530199"
name = { zh = "新县", en = "New" }
parent = "530100"
[[monitoring.line]]
from = 2024-01-01
until = 2024-12-31
value = "9900"
unit = "yuan/person/year"
status = "report"
source = "songming-2024h1"
[[medical.basic_rate]]
from = 2024-01-01
value = { level_two = "0.9" }
unit = "rate"
status = "report"
source = "songming-2024h1"
"#,
);

/// Claim, programme, what is answered, whose values answer, what it comes to.
type County = (&'static str, Programme, fn(Situation) -> Situation, &'static [&'static str], &'static [&'static str]);

const COUNTIES: &[County] = &[
    (
        "the county's own line is nearest",
        Programme::Monitoring,
        |household| household.with(0, Question::NetIncome, Answer::Amount(Money::from_units(9899, 0))),
        &["monitoring.line 530199 9900.00", "monitoring.window 100000 Count(12)"],
        &[],
    ),
    (
        "the county's rate for level two, the prefecture's deductible and cap",
        Programme::Medical,
        |household| household.with_option(0, Question::HospitalLevel, HospitalLevel::LevelTwo),
        &[
            "medical.basic_deductible 530100 550.00",
            "medical.basic_rate 530199 0.9",
            "medical.basic_cap 530100 60000.00",
            "medical.serious_deductible 530100 10000.00",
        ],
        // (20,000 − 550) × 90 %; the rest lies below the deductible of 大病保险.
        &["own_in_scope 2495.00", "basic_paid 17505.00", "serious_paid 0.00"],
    ),
    (
        "the prefecture's rate for level three",
        Programme::Medical,
        |household| household.with_option(0, Question::HospitalLevel, HospitalLevel::LevelThree),
        &[
            "medical.basic_deductible 530100 880.00",
            "medical.basic_rate 530100 0.6",
            "medical.basic_cap 530100 60000.00",
            "medical.serious_deductible 530100 10000.00",
        ],
        &["own_in_scope 8528.00", "basic_paid 11472.00", "serious_paid 0.00"],
    ),
    (
        "the nation's premium and share",
        Programme::Enrolment,
        |household| household.with_option(0, Question::Category, Category::Destitute),
        &["enrolment.premium 100000 380.00", "enrolment.subsidy_share 100000 1"],
        &["premium_aid 380.00", "premium_own 0.00"],
    ),
];

#[test]
fn a_county_needs_one_file() {
    let files = policy::real_and(&[NEW_COUNTY]).unwrap_or_else(|refusals| panic!("{}", refusals.join("\n")));
    let book = files.book;
    assert!(book.definitions.iter().eq(named(&built_in()).iter()), "handles of parameters stay what they are");
    let place = base::region::Code::parse("530199").expect("a code");
    let day = base::calendar::Date::parse("2024-05-10").expect("a day");
    let household = Situation::new(place, day)
        .with(0, Question::Rural, Answer::YesNo(true))
        .with(0, Question::Shock, Answer::YesNo(false))
        .with(0, Question::RiskIllness, Answer::YesNo(true))
        .with(0, Question::CanCope, Answer::YesNo(false))
        .with(0, Question::Members, Answer::Count(1))
        .with_option(0, Question::Category, Category::Ordinary)
        .with(0, Question::InScope, Answer::Amount(Money::from_units(20_000, 0)));
    all_hold(COUNTIES.iter().map(|(claim, programme, answer, values, amounts)| {
        let outlook = programme.assess(&answer(household.clone()), 0, &book);
        let used = outlook.values.iter().map(|used| {
            let entry = used.entry.of(&book);
            let value = entry.values.iter().find(|value| value.case == used.slot.case).map(|value| shown(&value.value));
            format!("{} {} {}", used.slot.definition().id, entry.region, value.unwrap_or_default())
        });
        let ranges = outlook.ranges.iter().map(|range| {
            assert!(range.is_exact(), "{claim}: {} is exact", range.label.key());
            format!("{} {}", range.label.key(), range.low.unwrap_or(Money::ZERO))
        });
        let wanted = [lines(values), lines(amounts)].concat();
        (*claim, wanted, used.chain(ranges).collect())
    }));
}

fn shown(value: &book::entry::Value) -> String {
    match value {
        book::entry::Value::Money(amount) => amount.to_string(),
        book::entry::Value::Rate(rate) => rate.to_string(),
        other => format!("{other:?}"),
    }
}
