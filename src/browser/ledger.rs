//! The ledger's worker: bytes and orders in, progress, tables and workbooks out. All
//! that it holds is one list.

use crate::answer::task::Task;
use crate::base::calendar::Date;
use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
use crate::base::region::Code;
use crate::book::local::{Json, Origin};
use crate::browser::{local, places};
use crate::form::number;
use crate::ledger::bills::payers;
use crate::ledger::cell::Span;
use crate::ledger::columns::{Target, word};
use crate::ledger::file::Trouble;
use crate::ledger::listed::{Column, Filter, Listed};
use crate::ledger::months::{Changed, Month};
use crate::ledger::order::{Order, Whole};
use crate::ledger::run::ListRun;
use crate::ledger::scale::Scale;
use crate::ledger::sheet::Wanted;
use crate::ledger::summary::{Group, Village};
use crate::ledger::template;
use crate::ledger::visits::{Class, NEAR_MAY_BE};
use crate::view::format::plain;
use crate::view::words::Language;
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static LIST: RefCell<Option<ListRun>> = const { RefCell::new(None) };
    static MONTH: RefCell<Option<Month>> = const { RefCell::new(None) };
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
    /// What its amounts come to and of how many rows, in words; empty where there are none.
    amount: String,
    shade: &'static str,
}

#[derive(Serialize)]
struct ClassOut {
    key: &'static str,
    #[serde(flatten)]
    group: GroupOut,
}

#[derive(Serialize)]
struct VillageOut {
    #[serde(flatten)]
    whole: GroupOut,
    parts: Vec<u64>,
}

#[derive(Serialize)]
struct BandOut {
    name: &'static str,
    count: u64,
}

#[derive(Serialize)]
struct PayerOut {
    name: &'static str,
    amount: String,
    /// Of the payer who pays most, in thousandths: lowest and highest.
    low: u64,
    high: u64,
}

#[derive(Serialize)]
struct SummaryOut {
    title: Vec<String>,
    rows: u64,
    groups: Vec<GroupOut>,
    classes: Vec<ClassOut>,
    villages: Vec<VillageOut>,
    bands: Vec<BandOut>,
    payers: Vec<PayerOut>,
    paid: u64,
    unread: u64,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ChangesOut {
    sentences: Vec<String>,
    kinds: Vec<KindOut>,
}

#[derive(Serialize)]
struct KindOut {
    name: &'static str,
    rows: Vec<ChangedOut>,
}

#[derive(Serialize)]
struct ChangedOut {
    line: String,
    name: String,
    before: String,
    now: String,
}

#[derive(Serialize)]
struct ListedOut {
    at: usize,
    line: u64,
    sheet: String,
    name: String,
    group: String,
    class: String,
    village: String,
    amount: Option<String>,
    distance: Option<String>,
    shade: &'static str,
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
        Trouble::UnreadBook(_) => "trapped",
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

/// Opens a file: its columns. A sheet or a delimiter is named where it is to be another than the likeliest.
///
/// # Errors
/// The key of what is wrong with it; text in another encoding than UTF-8 has to be decoded by the browser.
pub fn open(bytes: Vec<u8>, tab: Option<usize>, delimiter: Option<char>) -> Result<JsValue, JsValue> {
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
        Target::Township => language.of("乡镇（分乡镇、村统计）", "township (rows are counted by it)").to_owned(),
        Target::Village => language.of("村（分村统计）", "village (rows are counted by it)").to_owned(),
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
/// yuan by its unit: `net_income*ten_thousand`. Of several workers each tells one of so many `shares` of the rows.
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
    near: &str,
    masked: bool,
    workbook: bool,
    share: usize,
    shares: usize,
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
        near: number::measure(near)
            .filter(|near| (NEAR_MAY_BE.0..=NEAR_MAY_BE.1).contains(near))
            .ok_or_else(|| refused("near"))?,
        masked,
        workbook,
    };
    with(|list| {
        if let Some(places) = places::list() {
            list.take_places(places);
        }
        list.begin_share(order, (share, shares));
    })
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

/// Hands out the table that has come together since the last call, once it is so many bytes long.
///
/// # Errors
/// If no file is open.
pub fn hand_table(least: usize, take: impl FnOnce(&[u8])) -> Result<(), JsValue> {
    with(|list| list.hand_table(least, take)).map(Option::unwrap_or_default)
}

/// What was seen since the last call by a worker that counts nothing itself.
///
/// # Errors
/// If no file is open.
pub fn seen() -> Result<Vec<u8>, JsValue> {
    with(ListRun::take_seen)
}

/// Counts what another worker has seen, after what is told here.
///
/// # Errors
/// If no file is open.
pub fn absorb(seen: &[u8]) -> Result<(), JsValue> {
    with(|list| list.absorb(seen))
}

/// The summary.
///
/// # Errors
/// If no file is open.
pub fn summary(language: &str) -> Result<JsValue, JsValue> {
    let language = Language::of_tag(language);
    let (summary, title, notes) = with(|list| (list.summary(), list.title(), list.notes()))?;
    let out = |group: &Group| GroupOut {
        name: group.name.clone(),
        rows: group.rows,
        households: group.households,
        people: group.people,
        amount: group.sum.told(language, group.rows).unwrap_or_default(),
        shade: group.shade.key(),
    };
    let class = |(class, group): (&Class, &Group)| ClassOut { key: class.key(), group: out(group) };
    let village = |village: &Village| VillageOut { whole: out(&village.whole), parts: village.parts.clone() };
    let most = summary.payers.iter().map(|part| part.high).max().unwrap_or(Money::ZERO);
    let part = |amount: Money| u64::try_from(amount.share_of(most).map_or(0, Rate::ten_thousandths)).unwrap_or(0);
    let payer = |(name, span): (&'static str, &Span)| PayerOut {
        name,
        amount: span.shown(),
        low: part(span.low),
        high: part(span.high),
    };
    to_js(&SummaryOut {
        title,
        rows: summary.rows,
        groups: summary.groups.iter().map(out).collect(),
        classes: Class::ALL.iter().zip(&summary.classes).map(class).collect(),
        villages: summary.villages.iter().map(village).collect(),
        bands: summary.bands(language).map(|(name, count)| BandOut { name, count }).collect(),
        payers: payers(language).into_iter().zip(&summary.payers).map(payer).collect(),
        paid: summary.paid,
        unread: summary.unread,
        notes,
    })
}

/// Rows that pass a filter: of a group, a class or a village, each for all where none is named.
///
/// # Errors
/// If no file is open.
pub fn list(
    group: Option<String>,
    class: Option<String>,
    village: Option<String>,
    as_written: bool,
    from: usize,
    count: usize,
) -> Result<JsValue, JsValue> {
    let filter = Filter { group, class: class.as_deref().and_then(Class::parse), village, as_written };
    let (rows, all) = with(|list| list.list(&filter, from, count))?;
    let out = |row: Listed| ListedOut {
        at: row.at,
        line: row.line,
        sheet: row.sheet,
        name: row.name,
        group: row.group,
        class: row.class,
        village: row.village,
        amount: row.amount.map(Span::shown),
        distance: row.distance.map(plain),
        shade: row.shade.key(),
        reason: row.reason,
    };
    to_js(&ListOut { rows: rows.into_iter().map(out).collect(), all })
}

/// Keeps the list, to be compared with that of another month; gives the number of its households.
///
/// # Errors
/// If no file is open.
pub fn keep_month() -> Result<usize, JsValue> {
    let month = with(ListRun::month)?;
    let count = month.households.len();
    MONTH.set(Some(month));
    Ok(count)
}

/// What changed since the list that was kept; none where none was.
///
/// # Errors
/// If no file is open.
pub fn changes(language: &str) -> Result<JsValue, JsValue> {
    let language = Language::of_tag(language);
    let changes =
        MONTH.with_borrow(|month| month.as_ref().map(|before| with(|list| list.changes(before))).transpose())?;
    let Some(changes) = changes else { return Ok(JsValue::NULL) };
    let row = |one: &Changed| ChangedOut {
        line: one.line.clone(),
        name: one.name.clone(),
        before: one.before.clone(),
        now: one.now.clone(),
    };
    let kinds = changes.kinds(language);
    let kind = |(name, those): (&'static str, &[Changed])| KindOut { name, rows: those.iter().map(row).collect() };
    to_js(&ChangesOut { sentences: changes.sentences(language), kinds: kinds.into_iter().map(kind).collect() })
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
    MONTH.with_borrow(|month| with(|list| list.workbook(month.as_ref())))
}

/// The template of a task.
///
/// # Errors
/// If there is no such task.
pub fn template(task: &str, language: &str) -> Result<Vec<u8>, JsValue> {
    let task = Task::parse(task).ok_or_else(|| JsValue::from_str("task"))?;
    template::template(task, Language::of_tag(language)).ok_or_else(|| JsValue::from_str("template"))
}

fn with<T>(act: impl FnOnce(&mut ListRun) -> T) -> Result<T, JsValue> {
    LIST.with_borrow_mut(|list| list.as_mut().map(act)).ok_or_else(|| JsValue::from_str("no_file"))
}
