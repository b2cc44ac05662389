//! The first pass over a list: which rows are households, and which belong together, also when they stand apart. Of
//! each row no more than 28 bytes are kept while it runs, and 16 afterwards.

use crate::engine::question::Question;
use crate::form::digits::half_width;
use crate::ledger::columns::Target;
use crate::ledger::notes::{Kind, Notes};
use crate::ledger::person::{Who, read_number};
use crate::ledger::plan::Plan;
use crate::ledger::record::Record;
use crate::ledger::rows::{Line, Place, Rows};
use crate::ledger::sheet::Choice;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

/// Rows of one household; more are taken for several.
pub const MOST_ROWS: usize = 200;

/// No row.
const NONE: u32 = u32::MAX;

/// Where a row stands, and which row is the first and the next of its household.
#[derive(Clone, Copy, Debug)]
struct Row {
    byte: u32,
    line: u32,
    /// None where the row is of no household.
    first: u32,
    next: u32,
}

/// The rows of a list.
#[derive(Default)]
pub struct Scan {
    rows: Vec<Row>,
    /// By what the rows of one household are found again; 0 of rows that are of none but their own.
    hashes: Vec<u64>,
    next: Place,
    above: Option<Above>,
    /// Room for the next row, and for what it tells.
    line: Line,
    spare: Above,
    /// How many rows the household has so far.
    length: usize,
}

/// The row above, as far as it tells whether the next one belongs to it.
#[derive(Default)]
struct Above {
    number: String,
    who: Who,
}

impl Scan {
    /// Past the headings.
    pub fn from(next: Place) -> Scan {
        Scan { next, ..Scan::default() }
    }

    /// Where a row stands.
    pub fn place(&self, row: usize) -> Place {
        let at = self.rows[row];
        Place { line: u64::from(at.line), byte: u64::from(at.byte) }
    }

    /// How far it has come.
    pub fn reached(&self) -> Place {
        self.next
    }

    /// Whether a row is of no household.
    pub fn is_apart(&self, row: usize) -> bool {
        self.rows[row].first == NONE
    }

    /// Whether a row is the first of its household.
    pub fn is_first(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|of| of.first as usize == row)
    }

    /// The rows of the household of a row, in order.
    pub fn household(&self, row: usize) -> impl Iterator<Item = usize> {
        let there = |at: u32| Some(at as usize).filter(|at| *at < self.rows.len());
        let first = self.rows.get(row).and_then(|row| there(row.first));
        std::iter::successors(first, move |row| there(self.rows[*row].next))
    }

    /// The rows of one of so many parts, of about as many rows each: rows of a household that follow each other stay
    /// together.
    pub fn share(&self, (at, of): (usize, usize)) -> Range<usize> {
        let begins = |share: usize| {
            let mut row = self.rows.len() * share / of.max(1);
            while row > 0
                && self.rows.get(row).is_some_and(|of| of.first != NONE && self.rows[row - 1].first == of.first)
            {
                row += 1;
            }
            row
        };
        begins(at)..begins(at + 1)
    }

    /// How many rows from this one on follow each other in one household.
    pub fn together(&self, row: usize) -> usize {
        let first = self.rows[row].first;
        if first == NONE {
            return 1;
        }
        self.rows[row..].iter().take(MOST_ROWS).take_while(|row| row.first == first).count()
    }

    /// Reads on; false at the end.
    pub fn step(&mut self, rows: &Rows, plan: &Plan, choice: &Choice, heads: &[String], notes: &mut Notes) -> bool {
        let mut line = std::mem::take(&mut self.line);
        let is_there = rows.read(self.next, &mut line);
        if is_there {
            self.next = line.after;
            self.take(&line, plan, choice, heads, notes);
        } else {
            self.join(rows, plan, choice, notes);
        }
        self.line = line;
        is_there
    }

    /// Takes a row.
    fn take(&mut self, line: &Line, plan: &Plan, choice: &Choice, heads: &[String], notes: &mut Notes) {
        if line.cells.is_blank() {
            return;
        }
        look_at(line, choice, heads.len(), notes);
        let at = u32::try_from(self.rows.len()).unwrap_or(NONE);
        let (byte, number) = (u32::try_from(line.place.byte), u32::try_from(line.place.line));
        // More rows than can be told apart are no ledger of ours; opening refuses such files.
        let (Ok(byte), Ok(number)) = (byte, number) else { return };
        let mut row = Row { byte, line: number, first: at, next: NONE };
        let mut hash = 0;
        if is_total_or_note(&line.cells, plan) || line.cells.iter().eq(heads.iter().map(String::as_str)) {
            notes.add(Kind::Apart, named(choice, line.place));
            row.first = NONE;
            self.above = None;
        } else {
            let mut now = std::mem::take(&mut self.spare);
            now.read(plan, &line.cells);
            let above = self.above.take();
            let belongs = match above.as_ref().filter(|_| !choice.begins_sheet(line.place)) {
                None => false,
                Some(above) if !now.number.is_empty() => now.number == above.number,
                Some(above) if above.number.is_empty() => {
                    plan.positions.get(Target::Household).is_none()
                        && !now.who.number.is_empty()
                        && above.who.agrees(&now.who)
                        && !above.who.number.is_empty()
                }
                // The number stands on the first row of a household only.
                Some(above) => {
                    let facts = [Target::Field(Question::Members), Target::Field(Question::NetIncome), Target::PerHead];
                    let belongs = facts.iter().all(|fact| plan.cell(&line.cells, *fact).is_empty());
                    if belongs {
                        notes.add(Kind::NumberOfAbove, named(choice, line.place));
                        now.number.clone_from(&above.number);
                    }
                    belongs
                }
            };
            if belongs && self.length == MOST_ROWS {
                notes.add(Kind::ManyRows, named(choice, line.place));
            } else if belongs {
                row.first = self.rows[at as usize - 1].first;
                self.rows[at as usize - 1].next = at;
            }
            if belongs && plan.of_persons && now.who.is_nobody() {
                notes.add(Kind::Nobody, named(choice, line.place));
            }
            self.length = if row.first == at { 1 } else { self.length + 1 };
            hash = hash_of(&now, plan, &line.cells);
            self.above = Some(now);
            self.spare = above.unwrap_or_default();
        }
        self.rows.push(row);
        self.hashes.push(hash);
    }

    /// Joins the rows of a household that stand apart, where its number and its people agree. Once for a list.
    #[cold]
    fn join(&mut self, rows: &Rows, plan: &Plan, choice: &Choice, notes: &mut Notes) {
        let is_start = |at: &u32| self.rows[*at as usize].first == *at && self.hashes[*at as usize] != 0;
        let mut order: Vec<u32> = (0..u32::try_from(self.rows.len()).unwrap_or(NONE)).filter(is_start).collect();
        order.sort_by_key(|at| (self.hashes[*at as usize], *at));
        let hashes = std::mem::take(&mut self.hashes);
        for alike in order.chunk_by(|one, other| hashes[*one as usize] == hashes[*other as usize]) {
            if alike.len() > 1 {
                self.join_those(alike, rows, plan, choice, notes);
            }
        }
    }

    /// Joins those of some households that have the same number.
    fn join_those(&mut self, starts: &[u32], rows: &Rows, plan: &Plan, choice: &Choice, notes: &mut Notes) {
        struct Known {
            number: String,
            people: Vec<Who>,
            first: u32,
            last: u32,
            length: usize,
        }
        let mut known: Vec<Known> = Vec::new();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for start in starts {
            let all: Vec<usize> = self.household(*start as usize).collect();
            let mut people: Vec<Who> = Vec::new();
            let mut number = String::new();
            for row in &all {
                let Some(line) = rows.at(self.place(*row)) else { continue };
                if number.is_empty() {
                    read_household(plan, &line.cells, &mut number);
                }
                for who in [plan.who(&line.cells), head(plan, &line.cells)] {
                    if !who.is_nobody() && !people.contains(&who) {
                        people.push(who);
                    }
                }
            }
            let keys = people.iter().flat_map(|who| [who.name.clone(), who.number.clone()]);
            let keys: Vec<String> = keys.filter(|key| !key.is_empty()).collect();
            let candidates = keys.iter().filter_map(|key| by_name.get(key)).flatten().take(100);
            let fits = |at: &&usize| {
                let one = &known[**at];
                // A name alone joins within a household's number, and nowhere else.
                let tells = |who: &&Who| !number.is_empty() || !who.number.is_empty();
                let agree = people.iter().filter(tells).any(|who| one.people.iter().any(|other| other.agrees(who)));
                one.number == number && agree && one.length + all.len() <= MOST_ROWS
            };
            let line = named(choice, self.place(*start as usize));
            let last = all.last().map_or(*start, |last| u32::try_from(*last).unwrap_or(NONE));
            let at = match candidates.copied().collect::<Vec<_>>().iter().find(fits) {
                Some(at) => {
                    notes.add(Kind::Joined, line);
                    self.rows[known[*at].last as usize].next = *start;
                    for row in &all {
                        self.rows[*row].first = known[*at].first;
                    }
                    known[*at].last = last;
                    known[*at].length += all.len();
                    known[*at].people.extend(people);
                    *at
                }
                None => {
                    if !known.is_empty() {
                        let by_name = number.is_empty() && people.iter().all(|who| who.number.is_empty());
                        notes.add(if by_name { Kind::NameAgain } else { Kind::NumberAgain }, line);
                    }
                    known.push(Known { number, people, first: *start, last, length: all.len() });
                    known.len() - 1
                }
            };
            for key in keys {
                let those = by_name.entry(key).or_default();
                if !those.contains(&at) && those.len() < 100 {
                    those.push(at);
                }
            }
        }
    }
}

/// What a row itself tells of the file.
fn look_at(line: &Line, choice: &Choice, heads: usize, notes: &mut Notes) {
    let Some(delimiter) = choice.delimiter else { return };
    let here = || named(choice, line.place);
    if line.is_open {
        notes.add(Kind::OpenQuote, here());
    } else {
        let is_row = |cell: &str| cell.contains('\n') && heads > 2 && cell.matches(delimiter).count() + 1 >= heads;
        // A row of one line has no breaks.
        if line.after.line > line.place.line && line.cells.iter().any(is_row) {
            notes.add(Kind::RowsInCell, here());
        }
    }
    if line.cells.iter().skip(heads).any(|cell| !cell.is_empty()) {
        notes.add(Kind::Surplus, here());
    }
}

/// The line where a row stands, and its sheet where there are several.
pub fn named(choice: &Choice, place: Place) -> String {
    match choice.line(place) {
        (line, Some(sheet)) => format!("{sheet} {line}"),
        (line, None) => line.to_string(),
    }
}

fn head(plan: &Plan, cells: &Record) -> Who {
    Who::of(plan.cell(cells, Target::HeadName), plan.cell(cells, Target::HeadNumber))
}

impl Above {
    fn read(&mut self, plan: &Plan, cells: &Record) {
        read_household(plan, cells, &mut self.number);
        self.who.read(plan.cell(cells, Target::Name), plan.cell(cells, Target::IdNumber));
    }
}

/// The number of the household; empty where it is none.
fn read_household(plan: &Plan, cells: &Record, number: &mut String) {
    let text = plan.cell(cells, Target::Household);
    read_number(text, number);
    if !number.is_empty() || (text.len() >= 16 && text.bytes().all(|c| c.is_ascii_digit())) {
        number.clear();
        number.push_str(text);
    }
}

/// By what rows of one household are found again: its number, else that of its head, else the person's own, else the
/// name alone, which joins nobody but is told.
fn hash_of(now: &Above, plan: &Plan, cells: &Record) -> u64 {
    let hash = |key: (&str, &str)| {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        hasher.finish().max(1)
    };
    if !now.number.is_empty() {
        return hash(("household", &now.number));
    }
    let head = head(plan, cells);
    match () {
        () if !head.number.is_empty() => hash(("head", &head.number)),
        () if !now.who.number.is_empty() => hash(("person", &now.who.number)),
        () if !now.who.name.is_empty() => hash(("name", &now.who.name)),
        () => 0,
    }
}

const TOTALS: [&str; 10] = ["合计", "总计", "小计", "共计", "累计", "总数", "总合计", "平均", "本页合计", "本页小计"];
const REMARKS: [&str; 16] = [
    "注:",
    "注1",
    "备注:",
    "说明:",
    "填表说明",
    "填表人",
    "填报人",
    "填表日期",
    "填报日期",
    "填报单位",
    "制表人",
    "制表",
    "审核人",
    "负责人",
    "单位负责人",
    "联系电话",
];

/// Whether a row is a total, a remark or a signature beneath the table, and no household.
fn is_total_or_note(cells: &Record, plan: &Plan) -> bool {
    let first = cells.iter().find(|cell| !cell.is_empty()).unwrap_or_default();
    let cell = |target: Target| plan.cell(cells, target);
    let named = [cell(Target::Household), cell(Target::Name), cell(Target::HeadName)];
    // Most rows hold none of these letters where their words would stand.
    let may_be =
        |text: &str| !text.is_ascii() && text.contains(['计', '均', '数', '注', '明', '填', '制', '核', '责', '话']);
    if !may_be(first) && !named.into_iter().any(may_be) {
        return false;
    }
    let plain = |text: &str| -> String {
        let seen = text.chars().filter(|c| !c.is_whitespace());
        if may_be(text) { seen.map(half_width).collect() } else { String::new() }
    };
    let (first, heads) = (plain(first), named.map(plain));
    let is_total = |text: &str| {
        let text = text.trim_end_matches(':');
        let short = text.chars().count() <= 12;
        TOTALS.contains(&text) || (short && ["小计", "合计", "总计"].iter().any(|word| text.ends_with(word)))
    };
    if is_total(&first) || heads.iter().any(|text| is_total(text)) {
        return true;
    }
    let is_remark = |text: &str| REMARKS.iter().any(|word| text.starts_with(word));
    let has_name = named.iter().zip(&heads).skip(1).any(|(name, plain)| !name.is_empty() && !is_remark(plain));
    is_remark(&first) && !has_name
}
