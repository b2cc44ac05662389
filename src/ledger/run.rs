//! A list at work: a file in, its rows assessed one household after the other, a table
//! and a workbook out. Native and wasm alike; the worker only carries bytes.
//!
//! What is kept of a household is where it begins and how it is counted, so that a
//! million rows fit; a single one is read again when somebody looks at it.

use crate::answer::task::Task;
use crate::base::money::Money;
use crate::book::entry::Book;
use crate::book::local::{self, Json, Origin};
use crate::book::parameter::built_in;
use crate::engine::outlook::Verdict;
use crate::engine::question::Question;
use crate::ledger::columns::{self, Target};
use crate::ledger::household::{Answered, Household, Plan, assess, household};
use crate::ledger::order::Order;
use crate::ledger::row::{Cell, Lines, Teller, Told, allowed, heads, link, told};
use crate::ledger::sheet::{self, Form, Place, Rows, Trouble};
use crate::ledger::summary::Group;
use crate::ledger::workbook::Sheets;
use crate::programme::Assessment;
use crate::view::result::outcome::results;
use crate::view::words::Language;

/// A column of the file.
#[derive(Clone, Debug)]
pub struct Column {
    /// What is written above it.
    pub heading: String,
    /// What stands in its first rows.
    pub samples: Vec<String>,
    /// What it is taken to hold.
    pub target: Target,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Rows or bytes that are done.
    pub done: u64,
    /// Of so many.
    pub total: u64,
    /// Households that are done.
    pub households: usize,
    /// Rows that are done.
    pub rows: u64,
    /// Nothing is left.
    pub finished: bool,
}

/// What is kept of a row.
#[derive(Clone, Copy, Debug)]
struct Kept {
    /// Where its household begins.
    household: Place,
    /// Which row of the household.
    row: u16,
    /// How it is counted, by its place among the groups.
    group: u16,
    /// Members of the household, on its first row.
    people: u16,
    /// The amount that is added up.
    amount: Option<Money>,
}

/// A row as the screen lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which row of the results, from 0.
    pub at: usize,
    /// The line of the file, from 1.
    pub line: u64,
    /// The name, masked if so ordered.
    pub name: String,
    /// How it is counted.
    pub group: String,
    /// The amount.
    pub amount: Option<Money>,
    /// Why.
    pub reason: String,
}

/// The largest file for which a workbook is made, in rows: while it is made, each takes
/// about 3 kB of memory.
pub const MOST_IN_WORKBOOK: u64 = 100_010;

/// A file that was opened, and the work on it.
pub struct ListRun {
    rows: Rows,
    heading: usize,
    headings: Vec<String>,
    samples: Vec<Vec<String>>,
    book: Book,
    work: Option<Work>,
}

struct Work {
    order: Order,
    plan: Plan,
    next: Place,
    /// A row that was read ahead: the first of the next household.
    ahead: Option<(Place, Vec<String>, Place)>,
    kept: Vec<Kept>,
    groups: Vec<Group>,
    rows: u64,
    households: usize,
    unread: u64,
    table: Vec<u8>,
    sheets: Option<Sheets>,
    lines: Lines,
    finished: bool,
}

impl ListRun {
    /// Opens a file; text must be UTF-8 by now.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(bytes: Vec<u8>) -> Result<ListRun, Trouble> {
        let mut rows = match sheet::form_of(&bytes)? {
            Form::Spreadsheet => sheet::spreadsheet(&bytes)?,
            Form::Text => sheet::text(bytes)?,
            Form::OtherText => return Err(Trouble::Encoding),
        };
        let first = rows.first();
        let heading = columns::heading(&first).unwrap_or(0);
        let headings = first.get(heading).cloned().ok_or(Trouble::Empty)?;
        let samples = first.into_iter().skip(heading + 1).take(3).collect();
        Ok(ListRun { rows, heading, headings, samples, book: built_in(), work: None })
    }

    /// The columns, with what each is taken to hold.
    pub fn columns(&self) -> Vec<Column> {
        let targets = columns::guess(&self.headings);
        let samples = |at: usize| self.samples.iter().filter_map(|row| row.get(at).cloned()).collect();
        let columns = self.headings.iter().zip(targets).enumerate();
        columns
            .map(|(at, (heading, target))| Column { heading: heading.clone(), samples: samples(at), target })
            .collect()
    }

    /// Lays files of local values over the built-in ones, in place of those laid before, and
    /// returns how many values are in use. What is refused of them the calculator names.
    pub fn lay_over(&mut self, files: &[(Json, Origin)]) -> usize {
        self.book = built_in();
        for (file, origin) in files {
            local::read_into(&mut self.book, file, *origin);
        }
        self.book.local.len()
    }

    /// Begins the work.
    pub fn begin(&mut self, order: Order) {
        let plan = Plan { task: order.task, place: order.place, day: order.day, columns: order.columns.clone() };
        let heads = self.heads(&order);
        let sheets = (order.workbook && self.rows.lines() <= MOST_IN_WORKBOOK).then(|| Sheets::new(&order, &heads));
        let mut table = "\u{feff}".as_bytes().to_vec();
        write_row(&mut table, heads.iter().map(String::as_str));
        self.work = Some(Work {
            order,
            plan,
            next: Place::default(),
            ahead: None,
            kept: Vec::new(),
            groups: Vec::new(),
            rows: 0,
            households: 0,
            unread: 0,
            table,
            sheets,
            lines: Lines::default(),
            finished: false,
        });
        // Past the headings.
        for _ in 0..=self.heading {
            let Some(work) = &mut self.work else { return };
            match self.rows.at(&work.next) {
                Some((_, after)) => work.next = after,
                None => work.finished = true,
            }
        }
    }

    /// Works on so many more households.
    pub fn step(&mut self, households: usize) -> Progress {
        for _ in 0..households {
            if !self.one_more() {
                break;
            }
        }
        self.progress()
    }

    /// How far the work is.
    pub fn progress(&self) -> Progress {
        let total = self.rows.length();
        match &self.work {
            Some(work) => Progress {
                done: if work.finished { total } else { work.next.done(&self.rows) },
                total,
                households: work.households,
                rows: work.rows,
                finished: work.finished,
            },
            None => Progress { done: 0, total, households: 0, rows: 0, finished: false },
        }
    }

    /// The next household; false when there is none.
    fn one_more(&mut self) -> bool {
        let Some(work) = &mut self.work else { return false };
        let (mut lines, mut start): (Vec<Vec<String>>, Option<Place>) = (Vec::new(), None);
        loop {
            let (place, cells, after) = match work.ahead.take() {
                Some(ahead) => ahead,
                None => match self.rows.at(&work.next) {
                    Some((cells, after)) => (work.next, cells, after),
                    None => {
                        work.finished = true;
                        break;
                    }
                },
            };
            work.next = after;
            if cells.iter().all(String::is_empty) {
                continue;
            }
            let same = lines.last().is_none_or(|last: &Vec<String>| {
                work.plan.belong_together(last.iter().map(String::as_str), cells.iter().map(String::as_str))
            });
            if !same || lines.len() == MOST_ROWS {
                work.ahead = Some((place, cells, after));
                break;
            }
            start = start.or(Some(place));
            lines.push(cells);
        }
        let Some(start) = start else { return false };
        work.take(&self.book, start, &lines);
        true
    }

    /// The table of text that has come together since the last call.
    pub fn take_table(&mut self) -> Vec<u8> {
        self.work.as_mut().map(|work| std::mem::take(&mut work.table)).unwrap_or_default()
    }

    /// The groups, the largest first, and how many cells could not be read.
    pub fn summary(&self) -> (Vec<Group>, u64) {
        let Some(work) = &self.work else { return (Vec::new(), 0) };
        let mut groups = work.groups.clone();
        groups.sort_by_key(|group| std::cmp::Reverse(group.rows));
        (groups, work.unread)
    }

    /// So many rows of a group, or of all, from the n-th; and how many there are.
    pub fn list(&mut self, group: Option<&str>, from: usize, count: usize) -> (Vec<Listed>, usize) {
        let Some(work) = &self.work else { return (Vec::new(), 0) };
        let wanted = group.and_then(|name| work.groups.iter().position(|group| group.name == name));
        if group.is_some() && wanted.is_none() {
            return (Vec::new(), 0);
        }
        let mut those: Vec<usize> = (0..work.kept.len())
            .filter(|at| wanted.is_none_or(|wanted| usize::from(work.kept[*at].group) == wanted))
            .collect();
        if work.order.task == Task::Audit {
            those.sort_by_key(|at| std::cmp::Reverse(work.kept[*at].amount));
        }
        let all = those.len();
        let shown = those.into_iter().skip(from).take(count).filter_map(|at| self.listed(at)).collect();
        (shown, all)
    }

    /// The heads of the file and of what is added.
    fn heads(&self, order: &Order) -> Vec<String> {
        self.headings.iter().cloned().chain(all_heads(order).into_iter().map(str::to_owned)).collect()
    }

    /// A row once more: its cells, and what is told of it.
    fn again(&mut self, kept: &Kept) -> Option<(Vec<String>, Told)> {
        let lines = self.household_at(kept.household)?;
        let work = self.work.as_ref()?;
        let row = usize::from(kept.row);
        let mut household = household(&lines, &work.plan);
        let answered = both_days(&mut household, &work.order, &self.book);
        let told = told_of(row, &household, &answered, &work.order, work.teller(&self.book));
        Some((lines.into_iter().nth(row)?, told))
    }

    fn listed(&mut self, at: usize) -> Option<Listed> {
        let kept = *self.work.as_ref()?.kept.get(at)?;
        let (cells, told) = self.again(&kept)?;
        let work = self.work.as_ref()?;
        let name = work.plan.columns.iter().position(|target| *target == Target::Name);
        let name = name.and_then(|column| cells.get(column).cloned()).unwrap_or_default();
        Some(Listed {
            at,
            line: kept.household.line + u64::from(kept.row) + 1,
            name: if work.order.masked { masked(Target::Name, &name) } else { name },
            group: work.groups.get(usize::from(kept.group)).map(|group| group.name.clone()).unwrap_or_default(),
            amount: kept.amount,
            reason: told.reason,
        })
    }

    /// The rows of the household that begins at a place.
    fn household_at(&mut self, start: Place) -> Option<Vec<Vec<String>>> {
        let (first, mut next) = self.rows.at(&start)?;
        let mut lines = vec![first];
        while lines.len() < MOST_ROWS {
            let Some((cells, after)) = self.rows.at(&next) else { break };
            if cells.iter().all(String::is_empty) {
                next = after;
                continue;
            }
            let plan = &self.work.as_ref()?.plan;
            let last = lines.last().map(|last| last.iter().map(String::as_str));
            if !last.is_some_and(|last| plan.belong_together(last, cells.iter().map(String::as_str))) {
                break;
            }
            lines.push(cells);
            next = after;
        }
        Some(lines)
    }

    /// A row as a full case: the answers that open it on the page, and its results.
    pub fn case(&mut self, at: usize) -> Option<(Vec<(String, String)>, String)> {
        let kept = *self.work.as_ref()?.kept.get(at)?;
        let lines = self.household_at(kept.household)?;
        let work = self.work.as_ref()?;
        let mut household = household(&lines, &work.plan);
        let answered = assess(&mut household, work.order.task, &self.book);
        let person = household.persons.get(usize::from(kept.row)).copied().unwrap_or(0);
        let mine = |one: &&Assessment| !one.programme.topic().is_of_persons() || one.person == person;
        let mine: Vec<&Assessment> = answered.assessments.iter().filter(mine).collect();
        let markup = answered
            .situation
            .as_ref()
            .map(|situation| results(work.order.language, &self.book, situation, &mine).into_string());
        Some((link(&household.answers, work.order.task), markup.unwrap_or_default()))
    }

    /// The workbook of what is done; none where none was ordered or there are too many rows for one.
    pub fn workbook(&mut self) -> Option<Vec<u8>> {
        let (groups, _) = self.summary();
        let work = self.work.as_mut()?;
        let sheets = work.sheets.take()?;
        let sorted: Vec<Kept> = if work.order.task == Task::Audit {
            let mut sorted: Vec<Kept> =
                work.kept.iter().copied().filter(|kept| kept.amount.is_some_and(|it| it > Money::ZERO)).collect();
            sorted.sort_by_key(|kept| std::cmp::Reverse(kept.amount));
            sorted.truncate(MOST_SORTED);
            sorted
        } else {
            Vec::new()
        };
        let order = work.order.clone();
        let mut by_difference: Vec<Vec<Cell>> = Vec::new();
        for kept in sorted {
            if let Some(cells) = self.whole_row(&kept, &order) {
                by_difference.push(cells);
            }
        }
        let heads = self.heads(&order);
        sheets.finish(&order, &groups, &heads, &by_difference)
    }

    fn whole_row(&mut self, kept: &Kept, order: &Order) -> Option<Vec<Cell>> {
        let (cells, told) = self.again(kept)?;
        let original = original(order, &cells, self.headings.len());
        Some(original.into_iter().map(Cell::Text).chain(told.cells).collect())
    }
}

/// Rows of one household; more are taken for several.
const MOST_ROWS: usize = 200;
/// Rows of the sheet that is sorted by difference.
const MOST_SORTED: usize = 10_000;

impl Work {
    fn teller<'b>(&'b self, book: &'b Book) -> Teller<'b> {
        Teller { language: self.order.language, book, lines: &self.lines }
    }

    /// Assesses a household and writes its rows.
    fn take(&mut self, book: &Book, start: Place, lines: &[Vec<String>]) {
        let order = &self.order;
        let mut read = household(lines, &self.plan);
        let answered = both_days(&mut read, order, book);
        let people = read.text(Question::Members).and_then(|text| text.trim().parse().ok());
        // Of a household there is one answer; of persons each row has its own.
        let by_household = matches!(order.task, Task::Monitoring | Task::Everything);
        let width = order.columns.len() + all_heads(order).len();
        for (row, cells) in lines.iter().enumerate() {
            let is_told = row == 0 || (!by_household && !read.persons[..row].contains(&read.persons[row]));
            let mut line = original(order, cells, order.columns.len());
            let mut kept = Kept { household: start, row: row as u16, group: u16::MAX, people: 0, amount: None };
            if is_told {
                let one = told_of(row, &read, &answered, order, self.teller(book));
                kept.people = if row == 0 { people.unwrap_or(0) } else { 0 };
                kept.amount = one.amount;
                kept.group = count(&mut self.groups, &one, row == 0, u64::from(kept.people));
                self.kept.push(kept);
                let shown: Vec<String> = one.cells.iter().map(Cell::shown).collect();
                if let Some(sheets) = &mut self.sheets {
                    sheets.row(&order.columns, &line, &one.cells);
                }
                line.extend(shown);
            } else if let Some(sheets) = &mut self.sheets {
                sheets.row(&order.columns, &line, &[]);
            }
            line.resize(width, String::new());
            write_row(&mut self.table, line.iter().map(String::as_str));
            self.rows += 1;
        }
        for unread in &read.unread {
            self.unread += 1;
            if let Some(sheets) = &mut self.sheets {
                let question = order.columns.get(unread.column).and_then(|target| match target {
                    Target::Field(question) => Some(*question),
                    Target::PerHead => Some(Question::NetIncome),
                    _ => None,
                });
                sheets.unread(
                    start.line + unread.row as u64 + 1,
                    unread.column,
                    &unread.given,
                    &allowed(order.language, unread, question),
                );
            }
        }
        self.households += 1;
    }
}

/// What the rules say on the day of the order, and on the day to be compared with.
fn both_days(household: &mut Household, order: &Order, book: &Book) -> (Answered, Option<Answered>) {
    let answered = assess(household, order.task, book);
    (answered, order.second.map(|day| assess(&mut household.on(day), order.task, book)))
}

/// What is told of a row of a household, the comparison with the other day included.
fn told_of(
    row: usize,
    household: &Household,
    (answered, second): &(Answered, Option<Answered>),
    order: &Order,
    teller: Teller<'_>,
) -> Told {
    let person = household.persons.get(row).copied().unwrap_or(0);
    let paid = household.own_paid.get(row).copied().flatten();
    let on = |answered: &Answered| told(teller, answered, order.task, person, paid);
    let mut one = on(answered);
    if let Some(second) = second {
        compare(order.language, &mut one, &on(second));
    }
    one
}

/// The heads of all columns that are added.
fn all_heads(order: &Order) -> Vec<&'static str> {
    let mut all = heads(order.language, order.task);
    if order.second.is_some() {
        let more = [("换一天：结论", "On the other day"), ("变化", "Change"), ("金额差", "Difference")];
        all.extend(more.map(|(zh, en)| order.language.of(zh, en)));
    }
    all
}

/// Who gains, who loses, who crosses a line: appended to what is told, and counted by.
fn compare(language: Language, one: &mut Told, other: &Told) {
    let rank = |verdict: Option<Verdict>| match verdict {
        Some(Verdict::Likely) => 3,
        Some(Verdict::Possible) => 2,
        Some(Verdict::CannotJudge) => 1,
        Some(Verdict::NotNow) | None => 0,
    };
    let (before, after) = (rank(one.verdict), rank(other.verdict));
    let amounts = one.amount.zip(other.amount);
    let word = match (after.cmp(&before), amounts.map(|(before, after)| after.cmp(&before))) {
        (std::cmp::Ordering::Greater, _) => language.of("变为更可能符合", "more likely to qualify"),
        (std::cmp::Ordering::Less, _) => language.of("变为更不可能符合", "less likely to qualify"),
        (_, Some(std::cmp::Ordering::Greater)) => language.of("金额变多", "more"),
        (_, Some(std::cmp::Ordering::Less)) => language.of("金额变少", "less"),
        _ => language.of("不变", "the same"),
    };
    let verdict = other.verdict.map_or("", |verdict| language.verdict(verdict));
    one.cells.push(Cell::Text(verdict.to_owned()));
    one.cells.push(Cell::Text(word.to_owned()));
    one.cells.push(amounts.map_or(Cell::Nothing, |(before, after)| Cell::Amount(after - before)));
    one.group = word.to_owned();
    one.amount = amounts.map(|(before, after)| after - before);
    one.reason = format!("{}：{} → {}", word, one.reason, other.reason);
}

/// Counts a row into its group; gives the place of the group.
fn count(groups: &mut Vec<Group>, told: &Told, is_household: bool, people: u64) -> u16 {
    let at = groups.iter().position(|group| group.name == told.group).unwrap_or_else(|| {
        groups.push(Group { name: told.group.clone(), rows: 0, households: 0, people: 0, amounts: (Money::ZERO, 0) });
        groups.len() - 1
    });
    let group = &mut groups[at];
    group.rows += 1;
    group.households += u64::from(is_household);
    group.people += people;
    if let Some(amount) = told.amount {
        group.amounts = (group.amounts.0 + amount, group.amounts.1 + 1);
    }
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// The original cells, names and identity numbers masked if so ordered.
fn original(order: &Order, cells: &[String], columns: usize) -> Vec<String> {
    let cell = |at: usize| {
        let text = cells.get(at).cloned().unwrap_or_default();
        match order.columns.get(at) {
            Some(target @ (Target::Name | Target::IdNumber)) if order.masked => masked(*target, &text),
            _ => text,
        }
    };
    (0..columns).map(cell).collect()
}

/// 张** of a name, the place and the last two of an identity number.
fn masked(target: Target, text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let kept: String = match target {
        Target::IdNumber if letters.len() > 8 => letters[..6].iter().collect(),
        _ => letters.iter().take(1).collect(),
    };
    if letters.is_empty() { String::new() } else { kept + "**" }
}

/// About the bytes of a line of the table.
const ROW: usize = 512;

/// A line of the table. What a spreadsheet would take for a formula begins with an
/// apostrophe, unless it is a number.
fn write_row<'c>(table: &mut Vec<u8>, cells: impl Iterator<Item = &'c str>) {
    let mut writer = csv::WriterBuilder::new().flexible(true).buffer_capacity(ROW).from_writer(table);
    for cell in cells {
        // Writing into memory cannot fail.
        let _ = match is_formula(cell) {
            true => writer.write_field(format!("'{cell}")),
            false => writer.write_field(cell),
        };
    }
    let _ = writer.write_record(None::<&[u8]>);
    let _ = writer.flush();
}

/// Whether a spreadsheet would run it.
pub fn is_formula(cell: &str) -> bool {
    let begins = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let number =
        || cell.trim().trim_start_matches(['-', '+']).chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    begins && !number()
}
