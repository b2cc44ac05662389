//! A list at work: a file in, its rows assessed one household after the other, a table
//! and a workbook out. Native and wasm alike; the worker only carries bytes.
//!
//! What is kept of a row is where it stands, of which household it is and how it is counted, so that a
//! million rows fit; a single one is read again when somebody looks at it.

use crate::answer::task::Task;
use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::book::entry::Book;
use crate::book::local::{self, Json, Origin};
use crate::book::parameter::built_in;
use crate::engine::outlook::Verdict;
use crate::engine::question::Question;
use crate::ledger::columns::{self, Doubt, Guess, Target};
use crate::ledger::file::Trouble;
use crate::ledger::heading::Heading;
use crate::ledger::household::{Answered, Closed, Household, Plan, Unread, Why, assess, household};
use crate::ledger::notes::Notes;
use crate::ledger::order::{Order, Whole};
use crate::ledger::row::{Cell, Lines, Teller, Told, allowed, heads, link, stands_on_whole, told, withhold};
use crate::ledger::scale::Scale;
use crate::ledger::scan::{Scan, named};
use crate::ledger::sheet::{self, Choice, Rows, Wanted};
use crate::ledger::summary::Group;
use crate::ledger::workbook::Sheets;
use crate::programme::{Assessment, Programme};
use crate::view::format;
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
    /// The unit of its amounts.
    pub scale: Scale,
    /// What is not sure about it.
    pub doubt: Option<Doubt>,
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

/// What is kept of a row that is told of.
#[derive(Clone, Copy, Debug)]
struct Kept {
    /// Which row of the list.
    row: u32,
    /// How it is counted, by its place among the groups.
    group: u16,
    /// The amount that is added up.
    amount: Option<Money>,
}

/// A row as the screen lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which row of the results, from 0.
    pub at: usize,
    /// The line of the file or of its sheet, from 1.
    pub line: u64,
    /// The sheet, where several are read.
    pub sheet: String,
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
    choice: Choice,
    heading: Heading,
    guesses: Vec<Guess>,
    samples: Vec<Vec<String>>,
    book: Book,
    work: Option<Work>,
}

struct Work {
    order: Order,
    plan: Plan,
    /// The first pass, over rows and keys.
    scan: Scan,
    scanned: bool,
    /// The next row of the second pass, over whole households.
    next: usize,
    notes: Notes,
    kept: Vec<Kept>,
    groups: Vec<Group>,
    headings: Vec<String>,
    rows: u64,
    households: usize,
    unread: u64,
    /// How many households were answered by what holds for the whole list.
    whole: Vec<(Whole, u64)>,
    table: Vec<u8>,
    sheets: Option<Sheets>,
    lines: Lines,
    finished: bool,
}

/// Rows by whose amounts the unit of a column is judged.
const JUDGED: usize = 1_000;

/// How much longer the second pass takes than the first, about; for the bar.
const SECOND: u64 = 7;

impl ListRun {
    /// Opens a file; text must be UTF-8 or UTF-16 by now.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(bytes: Vec<u8>) -> Result<ListRun, Trouble> {
        ListRun::open_as(bytes, Wanted::default())
    }

    /// Opens a file with another sheet or delimiter than the likeliest.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open_as(bytes: Vec<u8>, wanted: Wanted) -> Result<ListRun, Trouble> {
        // A place in a text is kept in four bytes.
        if u32::try_from(bytes.len()).is_err() {
            return Err(Trouble::TooLarge);
        }
        let (mut rows, choice) = sheet::open(bytes, wanted)?;
        let first = rows.first(columns::MOST_ABOVE + 5);
        let mut heading = Heading::of(&first).ok_or(Trouble::Empty)?;
        let judged: Vec<Vec<String>> = rows.first(JUDGED).into_iter().skip(heading.last + 1).collect();
        let widest = match &rows {
            // What stands beside the last heading passes through.
            Rows::Sheet(all) => all.iter().skip(heading.last + 1).map(Vec::len).max(),
            // So it does in a text where it is the rule: a comma too many is the exception.
            Rows::Text(_) => {
                let wider = || judged.iter().filter(|row| row.len() > heading.words.len());
                let is_rule = judged.len() > 2 && wider().count() * 2 > judged.len();
                wider().map(Vec::len).max().filter(|_| is_rule)
            }
        };
        heading.words.resize(heading.words.len().max(widest.unwrap_or(0)), String::new());
        let mut guesses = columns::guess(&heading.words, &heading.above, heading.scale);
        columns::doubt_small(&mut guesses, &judged);
        let samples = judged.into_iter().take(3).collect();
        Ok(ListRun { rows, choice, heading, guesses, samples, book: built_in(), work: None })
    }

    /// Which sheets and which delimiter were chosen, and among what.
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// The columns, with what each is taken to hold.
    pub fn columns(&self) -> Vec<Column> {
        let samples = |at: usize| self.samples.iter().filter_map(|row| row.get(at).cloned()).collect();
        let column = |(at, (heading, guess)): (usize, (&String, &Guess))| Column {
            heading: heading.clone(),
            samples: samples(at),
            target: guess.target,
            scale: guess.scale,
            doubt: guess.doubt.clone(),
        };
        self.heading.words.iter().zip(&self.guesses).enumerate().map(column).collect()
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
        let plan = Plan::of(&order, &self.book);
        let heads = self.heads(&order);
        let sheets = (order.workbook && self.rows.lines() <= MOST_IN_WORKBOOK).then(|| Sheets::new(&order, &heads));
        let mut table = "\u{feff}".as_bytes().to_vec();
        write_row(&mut table, heads.iter().map(String::as_str));
        // Past the headings.
        let mut next = sheet::Place::default();
        for _ in 0..=self.heading.last {
            next = self.rows.at(next).map_or(next, |line| line.after);
        }
        self.work = Some(Work {
            order,
            plan,
            scan: Scan::from(next),
            scanned: false,
            next: 0,
            notes: Notes::default(),
            kept: Vec::new(),
            groups: Vec::new(),
            headings: self.heading.words.clone(),
            rows: 0,
            households: 0,
            unread: 0,
            whole: Vec::new(),
            table,
            sheets,
            lines: Lines::default(),
            finished: false,
        });
    }

    /// Works on: looks at so many more rows, and then at so many more households.
    pub fn step(&mut self, households: usize) -> Progress {
        if let Some(work) = &mut self.work {
            for _ in 0..households {
                if work.scanned {
                    break;
                }
                let heads = &self.heading.words;
                work.scanned = !work.scan.step(&mut self.rows, &work.plan, &self.choice, heads, &mut work.notes);
            }
        }
        if self.work.as_ref().is_some_and(|work| work.scanned) {
            for _ in 0..households {
                if !self.one_more() {
                    break;
                }
            }
        }
        self.progress()
    }

    /// How far the work is.
    pub fn progress(&self) -> Progress {
        let length = self.rows.length();
        let total = length * (1 + SECOND);
        match &self.work {
            Some(work) => {
                let rows = work.scan.len().max(1) as u64;
                let second = if work.scanned { length.saturating_mul(SECOND) * work.next as u64 / rows } else { 0 };
                let done = work.scan.reached().done(&self.rows) + second;
                Progress {
                    done: if work.finished { total } else { done.min(total) },
                    total,
                    households: work.households,
                    rows: work.rows,
                    finished: work.finished,
                }
            }
            None => Progress { done: 0, total, households: 0, rows: 0, finished: false },
        }
    }

    /// The rows of the next household that follow each other; false when there are none.
    fn one_more(&mut self) -> bool {
        let Some(work) = &mut self.work else { return false };
        let start = work.next;
        if start >= work.scan.len() {
            work.finished = true;
            return false;
        }
        let together = work.scan.together(start);
        work.next += together;
        if work.scan.is_apart(start) {
            let cells = self.rows.at(work.scan.place(start)).map(|line| line.cells).unwrap_or_default();
            work.pass(&cells);
            return true;
        }
        let all = work.scan.household(start);
        let from = all.iter().position(|row| *row == start).unwrap_or(0);
        let read = |row: &usize| self.rows.at(work.scan.place(*row)).map(|line| line.cells);
        let lines: Vec<Vec<String>> = all.iter().filter_map(read).collect();
        work.take(&self.book, &self.choice, &all, &lines, from..(from + together).min(lines.len()));
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

    /// What was done with the file beyond reading its cells, in sentences.
    pub fn notes(&self) -> Vec<String> {
        let Some(work) = &self.work else { return Vec::new() };
        let mut told = self.choice.sentences(work.order.language);
        let converted = work.plan.scales.iter().zip(&work.plan.columns).zip(&work.headings);
        for ((scale, _), heading) in
            converted.filter(|((scale, target), _)| **scale != Scale::Yuan && target.is_amount())
        {
            told.push(match work.order.language {
                Language::Zh => format!("“{heading}”按{}换算成元（×{}）。", scale.word(Language::Zh), scale.times()),
                Language::En => format!("“{heading}” is in {} (×{}).", scale.word(Language::En), scale.times()),
            });
        }
        for (whole, count) in &work.whole {
            told.push(match work.order.language {
                Language::Zh => format!("按整张表的回答“{}”：{count} 户。", whole.word(Language::Zh)),
                Language::En => format!("Answered for the whole list, {}: {count}.", whole.word(Language::En)),
            });
        }
        told.extend(work.notes.sentences(work.order.language));
        told
    }

    /// The heads of the file and of what is added.
    fn heads(&self, order: &Order) -> Vec<String> {
        self.heading.words.iter().cloned().chain(all_heads(order).into_iter().map(str::to_owned)).collect()
    }

    /// The rows of the household of a row, and which of them it is.
    fn household_of(&mut self, row: u32) -> Option<(Vec<Vec<String>>, usize)> {
        let work = self.work.as_ref()?;
        let all = work.scan.household(row as usize);
        let at = all.iter().position(|known| *known == row as usize)?;
        let lines = all.iter().filter_map(|row| self.rows.at(work.scan.place(*row)).map(|line| line.cells)).collect();
        Some((lines, at))
    }

    /// A row once more: its cells, and what is told of it.
    fn again(&mut self, kept: &Kept) -> Option<(Vec<String>, Told)> {
        let (lines, at) = self.household_of(kept.row)?;
        let work = self.work.as_ref()?;
        let mut household = household(&lines, &work.plan);
        let answered = both_days(&mut household, &work.order, &self.book);
        let told = told_of(at, &household, &answered, &work.order, work.teller(&self.book));
        Some((lines.into_iter().nth(at)?, told))
    }

    fn listed(&mut self, at: usize) -> Option<Listed> {
        let kept = *self.work.as_ref()?.kept.get(at)?;
        let (cells, told) = self.again(&kept)?;
        let work = self.work.as_ref()?;
        let names = [Target::Name, Target::HeadName].map(|target| work.plan.cell(&cells, target));
        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let (line, sheet) = self.choice.line(work.scan.place(kept.row as usize));
        Some(Listed {
            at,
            line,
            sheet: sheet.unwrap_or_default().to_owned(),
            name: if work.order.masked { masked(Target::Name, name) } else { name.to_owned() },
            group: work.groups.get(usize::from(kept.group)).map(|group| group.name.clone()).unwrap_or_default(),
            amount: kept.amount,
            reason: told.reason,
        })
    }

    /// A row as a full case: the answers that open it on the page, and its results.
    pub fn case(&mut self, at: usize) -> Option<(Vec<(String, String)>, String)> {
        let kept = *self.work.as_ref()?.kept.get(at)?;
        let (lines, row) = self.household_of(kept.row)?;
        let work = self.work.as_ref()?;
        let mut household = household(&lines, &work.plan);
        let answered = assess(&mut household, work.order.task, &self.book);
        let person = household.persons.get(row).copied().unwrap_or(0);
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
        let notes = self.notes();
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
        sheets.finish(&order, &groups, &notes, &heads, &by_difference)
    }

    fn whole_row(&mut self, kept: &Kept, order: &Order) -> Option<Vec<Cell>> {
        let (cells, told) = self.again(kept)?;
        let original = original(order, &cells, self.heading.words.len());
        Some(original.into_iter().map(Cell::Text).chain(told.cells).collect())
    }
}

/// Rows of the sheet that is sorted by difference.
const MOST_SORTED: usize = 10_000;

impl Work {
    fn teller<'b>(&'b self, book: &'b Book) -> Teller<'b> {
        Teller { language: self.order.language, book, lines: &self.lines, headings: &self.headings }
    }

    /// Writes a row that is of no household as it stands.
    fn pass(&mut self, cells: &[String]) {
        let mut line = original(&self.order, cells, self.order.columns.len());
        let told = self.order.language.of("合计或说明，没有算", "total or note: not read");
        if let Some(sheets) = &mut self.sheets {
            sheets.row(&self.order.columns, &line, &[Cell::Text(told.to_owned())]);
        }
        line.push(told.to_owned());
        line.resize(self.order.columns.len() + all_heads(&self.order).len(), String::new());
        write_row(&mut self.table, line.iter().map(String::as_str));
        self.rows += 1;
    }

    /// Assesses a household and writes those of its rows that follow each other.
    fn take(
        &mut self,
        book: &Book,
        choice: &Choice,
        all: &[usize],
        lines: &[Vec<String>],
        mine: std::ops::Range<usize>,
    ) {
        let mut read = household(lines, &self.plan);
        // Of a household there is one answer; of persons each row has its own.
        let (persons, of_persons) = (read.persons.clone(), self.plan.of_persons);
        let is_told = |row: usize| row == 0 || (of_persons && !persons[..row].contains(&persons[row]));
        let answered = mine.clone().any(is_told).then(|| both_days(&mut read, &self.order, book));
        let order = &self.order;
        let people = read.text(Question::Members).and_then(crate::ledger::cells::count);
        let width = order.columns.len() + all_heads(order).len();
        for row in mine.clone() {
            let mut line = original(order, &lines[row], order.columns.len());
            match answered.as_ref().filter(|_| is_told(row)) {
                Some(answered) => {
                    let one = told_of(row, &read, answered, order, self.teller(book));
                    let people = people.filter(|_| row == 0).unwrap_or(0);
                    let group = count(&mut self.groups, &one, row == 0, people.into());
                    let at = u32::try_from(all[row]).unwrap_or(u32::MAX);
                    self.kept.push(Kept { row: at, group, amount: one.amount });
                    let shown: Vec<String> = one.cells.iter().map(Cell::shown).collect();
                    if let Some(sheets) = &mut self.sheets {
                        sheets.row(&order.columns, &line, &one.cells);
                    }
                    line.extend(shown);
                }
                None => {
                    if let Some(sheets) = &mut self.sheets {
                        sheets.row(&order.columns, &line, &[]);
                    }
                }
            }
            line.resize(width, String::new());
            write_row(&mut self.table, line.iter().map(String::as_str));
            self.rows += 1;
        }
        if mine.start > 0 {
            return;
        }
        let line = |row: usize| all.get(row).map_or(String::new(), |row| named(choice, self.scan.place(*row)));
        for unread in &read.unread {
            self.unread += 1;
            if let Some(sheets) = &mut self.sheets {
                let question = order.columns.get(unread.column).and_then(|target| match target {
                    Target::Field(question) => Some(*question),
                    Target::PerHead => Some(Question::NetIncome),
                    _ => None,
                });
                let unread = if order.masked { &without_names(order, unread) } else { unread };
                let allowed = allowed(order.language, unread, question, line);
                sheets.unread(&line(unread.row), unread.column, &unread.given, &allowed);
            }
        }
        for one in &read.whole {
            match self.whole.iter_mut().find(|(known, _)| known == one) {
                Some((_, count)) => *count += 1,
                None => self.whole.push((*one, 1)),
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
    let mut closed: Vec<&Closed> = Vec::new();
    if !household.closed.is_empty() {
        let programmes = Programme::ALL.iter().copied().filter(|programme| order.task.looks_at()(*programme));
        for one in programmes.flat_map(|programme| household.closed_to(programme, person)) {
            if !closed.contains(&one) {
                closed.push(one);
            }
        }
    }
    if !closed.is_empty() {
        withhold(teller, order.task, &mut one, &closed);
    }
    stands_on_whole(teller, order.task, &mut one, &household.whole);
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
            Some(target) if order.masked => masked(*target, &text),
            _ => text,
        }
    };
    (0..columns).map(cell).collect()
}

/// 张** of a name, the place of an identity number; what is neither stays.
fn masked(target: Target, text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let kept: String = match target {
        Target::IdNumber | Target::HeadNumber if letters.len() > 8 => letters[..6].iter().collect(),
        Target::Name | Target::HeadName | Target::IdNumber | Target::HeadNumber => letters.iter().take(1).collect(),
        _ => return text.to_owned(),
    };
    if letters.is_empty() { String::new() } else { kept + "**" }
}

/// A cell that was not read, masked; what stands under no heading may be a name or a number too.
fn without_names(order: &Order, unread: &Unread) -> Unread {
    let target = order.columns.get(unread.column).copied().unwrap_or(Target::Name);
    let why = match &unread.why {
        Why::NumberOf(name) => Why::NumberOf(masked(Target::Name, name)),
        other => other.clone(),
    };
    Unread { given: masked(target, &unread.given), why, ..unread.clone() }
}

/// About the bytes of a line of the table.
const ROW: usize = 512;

/// A line of the table.
fn write_row<'c>(table: &mut Vec<u8>, cells: impl Iterator<Item = &'c str>) {
    let mut writer = csv::WriterBuilder::new().flexible(true).buffer_capacity(ROW).from_writer(table);
    for cell in cells {
        // Writing into memory cannot fail.
        let _ = writer.write_field(&*format::safe_in_a_spreadsheet(cell));
    }
    let _ = writer.write_record(None::<&[u8]>);
    let _ = writer.flush();
}
