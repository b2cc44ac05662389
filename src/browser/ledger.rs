//! The ledger's worker: bytes and orders in, progress, tables and workbooks out. All
//! that it holds is one list.

use crate::answer::task::Task;
use crate::base::calendar::Date;
use crate::base::keyed::Keyed;
use crate::base::region::Code;
use crate::book::local::{Json, Origin};
use crate::browser::local;
use crate::ledger::columns::{Target, word};
use crate::ledger::file::{Form, Trouble, form_of};
use crate::ledger::order::{Order, Whole};
use crate::ledger::run::{Column, ListRun};
use crate::ledger::scale::Scale;
use crate::ledger::sheet::Wanted;
use crate::ledger::summary::Group;
use crate::ledger::workbook;
use crate::view::words::Language;
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static LIST: RefCell<Option<ListRun>> = const { RefCell::new(None) };
}

#[derive(Serialize)]
struct ColumnOut {
    heading: String,
    samples: Vec<String>,
    target: &'static str,
    scale: &'static str,
    doubt: &'static str,
}

#[derive(Serialize)]
struct TabOut {
    name: String,
    rows: usize,
    hidden: bool,
    read: bool,
}

#[derive(Serialize)]
struct AboutOut {
    tabs: Vec<TabOut>,
    delimiter: Option<char>,
    notes: Vec<String>,
    doubts: Vec<String>,
    scales: Vec<TargetOut>,
}

#[derive(Serialize)]
struct ProgressOut {
    done: u64,
    total: u64,
    households: usize,
    rows: u64,
    finished: bool,
}

#[derive(Serialize)]
struct GroupOut {
    name: String,
    rows: u64,
    households: u64,
    people: u64,
    amount: String,
    amounts: u64,
}

#[derive(Serialize)]
struct SummaryOut {
    groups: Vec<GroupOut>,
    unread: u64,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ListedOut {
    at: usize,
    line: u64,
    sheet: String,
    name: String,
    group: String,
    amount: Option<String>,
    reason: String,
}

#[derive(Serialize)]
struct ListOut {
    rows: Vec<ListedOut>,
    all: usize,
}

#[derive(Serialize)]
struct CaseOut {
    answers: Vec<(String, String)>,
    markup: String,
}

#[derive(Serialize)]
struct TargetOut {
    key: &'static str,
    words: String,
    /// Whether it has a unit.
    amount: bool,
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}

/// The key of a trouble, whose words the page has.
fn key(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::OldSpreadsheet => "old_spreadsheet",
        Trouble::BinarySpreadsheet => "binary_spreadsheet",
        Trouble::OpenDocument => "open_document",
        Trouble::WebPage => "web_page",
        Trouble::OldXml => "old_xml",
        Trouble::OtherDocument => "other_document",
        Trouble::Archive => "archive",
        Trouble::Pdf => "pdf",
        Trouble::Picture => "picture",
        Trouble::Locked => "locked",
        Trouble::Unknown => "unknown",
        Trouble::Damaged => "damaged",
        Trouble::TooLarge => "too_large",
        Trouble::Empty => "empty",
        Trouble::Encoding => "encoding",
    }
}

/// Whether bytes are text in another encoding than UTF-8, which the browser decodes.
pub fn is_other_text(bytes: &[u8]) -> bool {
    form_of(bytes) == Ok(Form::OtherText)
}

/// Opens a file: its columns.
///
/// # Errors
/// The key of what is wrong with it.
pub fn open(bytes: Vec<u8>) -> Result<JsValue, JsValue> {
    open_as(bytes, None, None)
}

/// Opens a file with another sheet or delimiter than the likeliest: its columns.
///
/// # Errors
/// The key of what is wrong with it.
pub fn open_as(bytes: Vec<u8>, tab: Option<usize>, delimiter: Option<char>) -> Result<JsValue, JsValue> {
    LIST.set(None);
    let list = ListRun::open_as(bytes, Wanted { tab, delimiter }).map_err(|trouble| JsValue::from_str(key(trouble)))?;
    let columns: Vec<ColumnOut> = list
        .columns()
        .into_iter()
        .map(|column| ColumnOut {
            heading: column.heading,
            samples: column.samples,
            target: column.target.key(),
            scale: column.scale.key(),
            doubt: column.doubt.map_or("", |doubt| doubt.key()),
        })
        .collect();
    LIST.set(Some(list));
    to_js(&columns)
}

/// What was chosen among several sheets or delimiters, and what is not sure about each column.
///
/// # Errors
/// If no file is open.
pub fn about(language: &str) -> Result<JsValue, JsValue> {
    let language = Language::of_tag(language);
    let out = with(|list| {
        let (columns, choice) = (list.columns(), list.choice());
        let tabs = choice.tabs.iter().map(|tab| TabOut {
            name: tab.name.clone(),
            rows: tab.rows,
            hidden: tab.hidden,
            read: tab.is_read,
        });
        let heading = |at: usize| columns.get(at).map_or("", |column| column.heading.as_str());
        let doubt = |column: &Column| column.doubt.as_ref().map_or(String::new(), |it| it.sentence(language, heading));
        AboutOut {
            tabs: tabs.collect(),
            delimiter: choice.delimiter,
            notes: choice.sentences(language),
            doubts: columns.iter().map(doubt).collect(),
            scales: Scale::ALL.iter().map(|scale| scale_out(*scale, language)).collect(),
        }
    })?;
    to_js(&out)
}

fn scale_out(scale: Scale, language: Language) -> TargetOut {
    TargetOut { key: scale.key(), words: scale.word(language).to_owned(), amount: true }
}

/// Everything that a column may hold, in words.
///
/// # Errors
/// None that can happen.
pub fn targets(language: &str) -> Result<JsValue, JsValue> {
    let language = Language::of_tag(language);
    let words = |target: Target| match target {
        Target::Field(question) => match (language, word(target)) {
            (Language::Zh, Some(word)) => format!("{word}：{}", language.question(question)),
            _ => language.question(question).to_owned(),
        },
        Target::Ignored => language.of("不用（原样保留）", "not used (passes through)").to_owned(),
        Target::Household => language.of("户编号", "number of the household").to_owned(),
        Target::Name => language.of("姓名（只原样带过）", "name (passes through)").to_owned(),
        Target::HeadName => language.of("户主姓名（只原样带过）", "name of the head (passes through)").to_owned(),
        Target::HeadNumber => {
            language.of("户主证件号码（只原样带过）", "identity number of the head (passes through)").to_owned()
        }
        Target::Risks => language.of("风险类型（可写几种）", "risks (one or several)").to_owned(),
        Target::IdNumber => language.of("身份证号（只原样带过）", "identity number (passes through)").to_owned(),
        Target::PerHead => language.of("年人均纯收入", "net income per head and year").to_owned(),
        Target::OwnPaid => language.of("个人现金支付", "paid by the person").to_owned(),
        Target::Place => language.of("地区代码", "code of the place").to_owned(),
        Target::Day => language.of("测算日期", "day").to_owned(),
    };
    let all: Vec<TargetOut> = Target::all()
        .map(|target| TargetOut { key: target.key(), words: words(target), amount: target.is_amount() })
        .collect();
    to_js(&all)
}

/// Lays files of local values over the built-in ones: two of the person's and the host's, empty
/// where there is none. Returns how many values are in use.
///
/// # Errors
/// If no file is open.
pub fn lay_over(own: Vec<String>) -> Result<usize, JsValue> {
    let origins = [Origin::Person, Origin::Person, Origin::Host];
    let files: Vec<(Json, Origin)> =
        own.iter().zip(origins).filter_map(|(text, origin)| Some((local::parse(text)?.ok()?, origin))).collect();
    with(|list| list.lay_over(&files))
}

/// Begins the work; an empty `second` compares with no other day. A column is named by what it holds, and where it is no
/// yuan by its unit: `net_income*ten_thousand`.
///
/// # Errors
/// The key of the order that is not understood.
#[allow(clippy::too_many_arguments, reason = "one call over the boundary instead of an object to be read apart")]
pub fn begin(
    task: &str,
    place: &str,
    day: &str,
    second: &str,
    language: &str,
    columns: Vec<String>,
    whole: Vec<String>,
    masked: bool,
    workbook: bool,
) -> Result<(), JsValue> {
    let refused = |what: &str| JsValue::from_str(what);
    let order = Order {
        task: Task::parse(task).ok_or_else(|| refused("task"))?,
        place: Code::parse(place).ok_or_else(|| refused("place"))?,
        day: Date::parse(day).ok_or_else(|| refused("day"))?,
        second: if second.is_empty() { None } else { Some(Date::parse(second).ok_or_else(|| refused("second"))?) },
        language: Language::of_tag(language),
        columns: columns.iter().map(|column| Target::parse(parted(column).0).unwrap_or(Target::Ignored)).collect(),
        scales: columns.iter().map(|column| Scale::parse(parted(column).1).unwrap_or(Scale::Yuan)).collect(),
        whole: whole.iter().filter_map(|key| Whole::parse(key)).collect(),
        masked,
        workbook,
    };
    with(|list| list.begin(order))
}

/// What a column holds, and its unit.
fn parted(column: &str) -> (&str, &str) {
    column.split_once('*').unwrap_or((column, ""))
}

/// Works on so many more households.
///
/// # Errors
/// If no file is open.
pub fn step(households: usize) -> Result<JsValue, JsValue> {
    let progress = with(|list| list.step(households))?;
    to_js(&ProgressOut {
        done: progress.done,
        total: progress.total,
        households: progress.households,
        rows: progress.rows,
        finished: progress.finished,
    })
}

/// The table that has come together since the last call.
///
/// # Errors
/// If no file is open.
pub fn table() -> Result<Vec<u8>, JsValue> {
    with(ListRun::take_table)
}

/// The summary.
///
/// # Errors
/// If no file is open.
pub fn summary() -> Result<JsValue, JsValue> {
    let (groups, unread) = with(|list| list.summary())?;
    let notes = with(|list| list.notes())?;
    let out = |group: Group| GroupOut {
        name: group.name,
        rows: group.rows,
        households: group.households,
        people: group.people,
        amount: group.amounts.0.to_string(),
        amounts: group.amounts.1,
    };
    to_js(&SummaryOut { groups: groups.into_iter().map(out).collect(), unread, notes })
}

/// Rows of a group, or of all where none is named.
///
/// # Errors
/// If no file is open.
pub fn list(group: Option<String>, from: usize, count: usize) -> Result<JsValue, JsValue> {
    let (rows, all) = with(|list| list.list(group.as_deref(), from, count))?;
    let out = |row: crate::ledger::run::Listed| ListedOut {
        at: row.at,
        line: row.line,
        sheet: row.sheet,
        name: row.name,
        group: row.group,
        amount: row.amount.map(|amount| amount.to_string()),
        reason: row.reason,
    };
    to_js(&ListOut { rows: rows.into_iter().map(out).collect(), all })
}

/// A row as a full case.
///
/// # Errors
/// If there is none.
pub fn full_case(at: usize) -> Result<JsValue, JsValue> {
    let (answers, markup) = with(|list| list.case(at))?.ok_or_else(|| JsValue::from_str("row"))?;
    to_js(&CaseOut { answers, markup })
}

/// The workbook of the results; none where none was ordered or there are too many rows for one.
///
/// # Errors
/// If no file is open.
pub fn book() -> Result<Option<Vec<u8>>, JsValue> {
    with(ListRun::workbook)
}

/// The template of a task.
///
/// # Errors
/// If there is no such task.
pub fn template(task: &str, language: &str) -> Result<Vec<u8>, JsValue> {
    let task = Task::parse(task).ok_or_else(|| JsValue::from_str("task"))?;
    workbook::template(task, Language::of_tag(language)).ok_or_else(|| JsValue::from_str("template"))
}

fn with<T>(act: impl FnOnce(&mut ListRun) -> T) -> Result<T, JsValue> {
    LIST.with_borrow_mut(|list| list.as_mut().map(act)).ok_or_else(|| JsValue::from_str("no_file"))
}
