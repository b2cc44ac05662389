//! A list at work: a file in, its rows assessed one household after the other, a table
//! and a workbook out. Native and wasm alike; the worker only carries bytes.
//!
//! What is kept of a row is where it stands, of which household it is and how it is counted, so that a
//! million rows fit; a single one is read again when somebody looks at it.

use crate::answer::task::Task;
use crate::base::money::Money;
use crate::book::gazetteer::Gazetteer;
use crate::book::local::{self, Json, Origin};
use crate::book::parameter::built_in;
use crate::engine::retrace::Reckoner;
use crate::ledger::about::title;
use crate::ledger::columns::{self, Guess, Target};
use crate::ledger::file::Trouble;
use crate::ledger::heading::Heading;
use crate::ledger::heads::{has_taken_along, own_columns, taken_along};
use crate::ledger::household::{assess, household};
use crate::ledger::listed::{Column, Filter, Listed, Progress};
use crate::ledger::months::{Changes, Household, Month};
use crate::ledger::notes::Notes;
use crate::ledger::order::Order;
use crate::ledger::out::{masked, write_row};
use crate::ledger::overview::{MOST_SORTED, Outcome, Sorted};
use crate::ledger::person::{Who, number_key};
use crate::ledger::places::Places;
use crate::ledger::plan::Plan;
use crate::ledger::record::Record;
use crate::ledger::results::Sheets;
use crate::ledger::row::link;
use crate::ledger::rows::{Line, Place, Rows};
use crate::ledger::scale::Scale;
use crate::ledger::scan::Scan;
use crate::ledger::second_day::all_heads;
use crate::ledger::seen;
use crate::ledger::sheet::{self, Choice, Wanted};
use crate::ledger::summary::Summary;
use crate::ledger::tally::{Kept, Tally};
use crate::ledger::teller::Lines;
use crate::ledger::told::Told;
use crate::ledger::work::{Work, both_days, told_of};
use crate::programme::Assessment;
use crate::view::result::outcome::results;
use crate::view::words::Language;
use std::cmp::Reverse;
use std::rc::Rc;

/// The largest file for which a workbook is made, in rows: while it is made, each takes
/// about 3 kB of memory.
pub const MOST_IN_WORKBOOK: u64 = 100_010;

/// A file that was opened, and the work on it.
pub struct ListRun {
    rows: Rows,
    choice: Choice,
    heading: Heading,
    guesses: Vec<Guess>,
    samples: Vec<Record>,
    /// By whom rows are reckoned.
    reckoner: Reckoner<'static>,
    /// The list of all places, if it was handed over.
    list: Option<Rc<Gazetteer>>,
    work: Option<Work>,
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
        let (mut rows, mut choice) = sheet::open(bytes, wanted)?;
        let mut first = rows.first(columns::MOST_ABOVE + 5);
        if let Some(own) = first.iter().find_map(own_columns) {
            choice.own = own.len();
            rows.pass_over(own);
            first = rows.first(columns::MOST_ABOVE + 5);
        }
        let mut heading = Heading::of(&first).ok_or(Trouble::Empty)?;
        let judged: Vec<Record> = rows.first(JUDGED).into_iter().skip(heading.last + 1).collect();
        let widest = match rows.at_hand() {
            // What stands beside the last heading passes through.
            Some(all) => {
                all.iter().skip(heading.last + 1).map(Record::len).max().map(|wide| wide - choice.own.min(wide))
            }
            // So it does in a text where it is the rule: a comma too many is the exception.
            None => {
                let wider = || judged.iter().filter(|row| row.len() > heading.words.len());
                let is_rule = judged.len() > 2 && wider().count() * 2 > judged.len();
                wider().map(Record::len).max().filter(|_| is_rule)
            }
        };
        heading.words.resize(heading.words.len().max(widest.unwrap_or(0)), String::new());
        let mut guesses = columns::guess(&heading.words, &heading.above, heading.scale);
        columns::doubt_small(&mut guesses, &judged);
        let samples = judged.into_iter().take(3).collect();
        Ok(ListRun {
            rows,
            choice,
            heading,
            guesses,
            samples,
            reckoner: Reckoner::owning(built_in()),
            list: None,
            work: None,
        })
    }

    /// Which sheets and which delimiter were chosen, and among what.
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// The columns, with what each is taken to hold.
    pub fn columns(&self) -> Vec<Column> {
        let samples = |at: usize| {
            let those = self.samples.iter().filter(|row| at < row.len());
            those.map(|row| row.get(at).to_owned()).collect()
        };
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
        let mut book = built_in();
        for (file, origin) in files {
            local::read_into(&mut book, file, *origin);
        }
        let in_use = book.local.len();
        self.reckoner = Reckoner::owning(book);
        in_use
    }

    /// Takes the list of all places, so that cells may name any.
    pub fn take_places(&mut self, list: Rc<Gazetteer>) {
        self.list = Some(list);
    }

    /// Begins the work.
    pub fn begin(&mut self, order: Order) {
        self.begin_share(order, (0, 1));
    }

    /// Begins the work on one of so many parts of the rows that follow each other: several workers tell a list, each of
    /// which has all of it. The first counts it all, [`ListRun::absorb`]; the others leave the counting to it and
    /// write no headings. A workbook is made of the whole list alone. Where the same task was begun before with the same
    /// columns, the first pass goes on from where it was.
    pub fn begin_share(&mut self, order: Order, share: (usize, usize)) {
        let plan = Plan {
            places: Places::of(self.reckoner.book(), self.list.clone()),
            ..Plan::of(&order, self.reckoner.book())
        };
        let heads = self.heads(&order);
        let title = title(&order, self.reckoner.book(), self.list.as_deref());
        let wanted = order.workbook && self.rows.lines() <= MOST_IN_WORKBOOK;
        let sheets = wanted.then(|| Sheets::new(&order, &title, &heads));
        let mut table = "\u{feff}".as_bytes().to_vec();
        write_row(&mut table, heads.iter(), &[], heads.len());
        if share.0 > 0 {
            table.clear();
        }
        // Past the headings.
        let mut next = Place::default();
        for _ in 0..=self.heading.last {
            next = self.rows.at(next).map_or(next, |line| line.after);
        }
        let taken_along = match &sheets {
            Some(_) if has_taken_along(order.task) => taken_along(order.language, order.task),
            _ => Vec::new(),
        };
        let is_alike = |before: &Work| before.order.task == order.task && before.order.columns == order.columns;
        let before = self.work.take().filter(is_alike).map(|before| (before.scan, before.notes, before.scanned));
        let (scan, notes, scanned) = before.unwrap_or_else(|| (Scan::from(next), Notes::default(), false));
        let mut work = Work {
            tally: Tally::new(order.language, order.near, share.0 > 0),
            order,
            plan,
            scan,
            scanned: false,
            share,
            next: 0,
            rows_told: 0..0,
            notes,
            headings: self.heading.words.clone(),
            width: heads.len(),
            along: Vec::new(),
            taken_along,
            rows: 0,
            households: 0,
            table,
            sheets,
            lines: Lines::default(),
            rows_read: Vec::new(),
            lines_read: Vec::new(),
            finished: false,
        };
        if scanned {
            work.begin_telling();
        }
        self.work = Some(work);
    }

    /// Works on: looks at so many more rows, and then at so many more households.
    pub fn step(&mut self, households: usize) -> Progress {
        let ListRun { rows, choice, heading, reckoner, work, .. } = self;
        if let Some(work) = work {
            for _ in 0..households {
                if work.scanned {
                    break;
                }
                if !work.scan.step(rows, &work.plan, choice, &heading.words, &mut work.notes) {
                    work.begin_telling();
                }
            }
            for _ in 0..households {
                if !work.scanned || !one_more(work, rows, choice, reckoner) {
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
                let rows = work.rows_told.len().max(1) as u64;
                let told = work.next.saturating_sub(work.rows_told.start) as u64;
                let second = if work.scanned { length.saturating_mul(SECOND) * told / rows } else { 0 };
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

    /// Hands out the table of text that has come together since the last call, once it is so many bytes long. Its room is
    /// used again: memory that nothing touched before is slow.
    pub fn hand_table<T>(&mut self, least: usize, take: impl FnOnce(&[u8]) -> T) -> Option<T> {
        let table = &mut self.work.as_mut().filter(|work| work.table.len() >= least)?.table;
        let taken = take(table);
        table.clear();
        Some(taken)
    }

    /// The table of text that has come together since the last call.
    pub fn take_table(&mut self) -> Vec<u8> {
        self.hand_table(0, <[u8]>::to_vec).unwrap_or_default()
    }

    /// What was seen since the last call, for who counts the whole list.
    pub fn take_seen(&mut self) -> Vec<u8> {
        let bytes = self.work.as_mut().and_then(|work| work.tally.for_another.as_mut());
        bytes.map(std::mem::take).unwrap_or_default()
    }

    /// Counts what another worker has seen: after what is told here, the parts in their order.
    pub fn absorb(&mut self, seen: &[u8]) {
        if let Some(work) = &mut self.work {
            seen::read(seen, |one| work.tally.count(one));
        }
    }

    /// The rows counted, the largest groups first and the villages by their names.
    pub fn summary(&self) -> Summary {
        self.work.as_ref().map(|work| work.tally.summary.sorted()).unwrap_or_default()
    }

    /// What stands above the results: what was asked, the place, the day, the line, and what the classes mean.
    pub fn title(&self) -> Vec<String> {
        self.work
            .as_ref()
            .map(|work| title(&work.order, self.reckoner.book(), self.list.as_deref()))
            .unwrap_or_default()
    }

    /// So many rows that pass a filter, from the n-th; and how many there are.
    pub fn list(&mut self, filter: &Filter, from: usize, count: usize) -> (Vec<Listed>, usize) {
        let those = self.passing(filter, from.saturating_add(count));
        let all = those.len();
        let shown = those.into_iter().skip(from).take(count).filter_map(|at| self.listed(at)).collect();
        (shown, all)
    }

    /// The rows that pass a filter; the first so many of them stand in its order.
    fn passing(&self, filter: &Filter, first: usize) -> Vec<usize> {
        let Some(work) = &self.work else { return Vec::new() };
        let group =
            filter.group.as_ref().map(|name| work.tally.summary.groups.iter().position(|one| one.name == *name));
        let village = filter
            .village
            .as_ref()
            .map(|name| work.tally.summary.villages.iter().position(|one| one.whole.name == *name));
        let passes = |at: &usize| {
            let kept = &work.tally.kept[*at];
            group.is_none_or(|group| group == Some(usize::from(kept.group)))
                && village.is_none_or(|village| village.is_some() && village == kept.village.map(usize::from))
                && filter.class.is_none_or(|class| kept.class == Some(class))
        };
        let mut those: Vec<usize> = (0..work.tally.kept.len()).filter(passes).collect();
        if !filter.as_written {
            let kept = |at: &usize| &work.tally.kept[*at];
            match work.order.task {
                // Farthest below the line first; of whom nothing is known, last.
                Task::Monitoring => put_in_order(&mut those, first, |at| {
                    let kept = kept(at);
                    (kept.class, kept.distance.is_none(), kept.distance)
                }),
                Task::Medical | Task::Audit => {
                    put_in_order(&mut those, first, |at| Reverse(kept(at).amount.map(|amount| amount.high)));
                }
                Task::Education | Task::Everything => {}
            }
        }
        those
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
        for (whole, count) in &work.tally.whole {
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
    fn household_of(&mut self, row: u32) -> Option<(Vec<Record>, usize)> {
        let work = self.work.as_ref()?;
        let all: Vec<usize> = work.scan.household(row as usize).collect();
        let at = all.iter().position(|known| *known == row as usize)?;
        let lines = all.iter().filter_map(|row| self.rows.at(work.scan.place(*row)).map(|line| line.cells)).collect();
        Some((lines, at))
    }

    /// A row once more: its cells, and what is told of it.
    fn again(&mut self, kept: &Kept) -> Option<(Record, Told)> {
        let (lines, at) = self.household_of(kept.row)?;
        let work = self.work.as_ref()?;
        let mut household = household(lines.iter(), &work.plan);
        let answered = both_days(&mut household, &work.order, &self.reckoner);
        let told = told_of(at, &household, &answered, &work.order, work.teller(self.reckoner.book()));
        Some((lines.into_iter().nth(at)?, told))
    }

    fn listed(&mut self, at: usize) -> Option<Listed> {
        let kept = *self.work.as_ref()?.tally.kept.get(at)?;
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
            group: work.tally.group(&kept).to_owned(),
            class: told.visit.map(|visit| visit.word(work.order.language, work.order.near)).unwrap_or_default(),
            village: work.tally.village(&kept).to_owned(),
            amount: kept.amount,
            distance: kept.distance,
            shade: told.shade,
            reason: told.compared.as_deref().unwrap_or_else(|| told.reason()).to_owned(),
        })
    }

    /// A row as a full case: the answers that open it on the page, and its results.
    pub fn case(&mut self, at: usize) -> Option<(Vec<(String, String)>, String)> {
        let kept = *self.work.as_ref()?.tally.kept.get(at)?;
        let (lines, row) = self.household_of(kept.row)?;
        let work = self.work.as_ref()?;
        let mut household = household(lines.iter(), &work.plan);
        let answered = assess(&mut household, work.order.task, &self.reckoner);
        let person = household.persons.get(row).copied().unwrap_or(0);
        let mine = |one: &&Assessment| !one.programme.topic().is_of_persons() || one.person == person;
        let mine: Vec<&Assessment> = answered.assessments.iter().filter(mine).collect();
        let markup = answered
            .situation
            .as_ref()
            .map(|situation| results(work.order.language, self.reckoner.book(), situation, &mine).into_string());
        Some((link(&household.answers(), work.order.task), markup.unwrap_or_default()))
    }

    /// The workbook of what is done, with what changed since another month where one is given; none where none was
    /// ordered or there are too many rows for one.
    pub fn workbook(&mut self, before: Option<&Month>) -> Option<Vec<u8>> {
        let sheets = self.work.as_mut()?.sheets.take()?;
        let (summary, notes, title) = (self.summary(), self.notes(), self.title());
        let changes = before.map(|before| self.changes(before));
        let order = self.work.as_ref()?.order.clone();
        let sorted = has_taken_along(order.task).then(|| self.taken_along(&order));
        let standards = self.work.as_ref()?.lines.all();
        let heads = self.heads(&order);
        sheets.finish(&Outcome { order: &order, title, heads, summary, standards, notes, sorted, changes })
    }

    /// The rows in the order in which they are to be looked at, with the columns that one takes along.
    fn taken_along(&mut self, order: &Order) -> Sorted {
        let original: Vec<usize> = (0..order.columns.len()).filter(|at| order.columns[*at].is_taken_along()).collect();
        let added = taken_along(order.language, order.task);
        let heads = self.heads(order);
        let all = original.iter().copied().chain(added.iter().map(|at| order.columns.len() + at));
        let mut sorted = Sorted {
            heads: all.filter_map(|at| heads.get(at).cloned()).collect(),
            rows: Vec::new(),
            numbers: (0..original.len()).filter(|at| order.columns[original[*at]].is_number()).collect(),
            told: original.len(),
        };
        let those = self.passing(&Filter::default(), MOST_SORTED);
        let Some(work) = &mut self.work else { return sorted };
        for at in those.into_iter().take(MOST_SORTED) {
            let Some((kept, along)) = work.tally.kept.get(at).zip(work.along.get_mut(at)) else { continue };
            // Of slips those alone that differ.
            if order.task == Task::Monitoring || kept.amount.is_some_and(|it| it.high > Money::ZERO) {
                sorted.rows.push((std::mem::take(&mut along.0), along.1));
            }
        }
        sorted
    }

    /// What is kept of this list to be compared with that of another month.
    pub fn month(&mut self) -> Month {
        let Some(work) = &self.work else { return Month::default() };
        let has = |target: Target| work.plan.columns.contains(&target);
        let mut month = Month {
            asked: title(&work.order, self.reckoner.book(), self.list.as_deref()),
            has_number: has(Target::Household),
            has_head: (has(Target::HeadNumber) || has(Target::IdNumber))
                && (has(Target::HeadName) || has(Target::Name)),
            households: Vec::new(),
        };
        let firsts: Vec<Kept> =
            work.tally.kept.iter().copied().filter(|kept| work.scan.is_first(kept.row as usize)).collect();
        for kept in firsts {
            let Some(work) = &self.work else { break };
            let place = work.scan.place(kept.row as usize);
            let Some(line) = self.rows.at(place) else { continue };
            let cell = |target: Target| work.plan.cell(&line.cells, target);
            let first = |targets: [Target; 2]| targets.map(cell).into_iter().find(|text| !text.is_empty());
            let name = first([Target::HeadName, Target::Name]).unwrap_or_default();
            let head = Who::of(name, first([Target::HeadNumber, Target::IdNumber]).unwrap_or_default());
            let (number, sheet) = self.choice.line(place);
            month.households.push(Household {
                number: number_key(cell(Target::Household)),
                village: work.plan.village(&line.cells, None),
                line: sheet.map_or(number.to_string(), |sheet| format!("{sheet} {number}")),
                name: if work.order.masked { masked(Target::Name, name) } else { name.to_owned() },
                state: match kept.class {
                    Some(class) => class.numbered(work.order.language, work.order.near),
                    None => work.tally.group(&kept).to_owned(),
                },
                head,
            });
        }
        month
    }

    /// What changed since another month.
    pub fn changes(&mut self, before: &Month) -> Changes {
        Changes::between(before, &self.month())
    }
}

/// Puts the first so many rows in the order of a key, and of several alike in that of the list: nobody sees the others.
fn put_in_order<K: Ord>(rows: &mut [usize], first: usize, key: impl Fn(&usize) -> K) {
    let whole = |at: &usize| (key(at), *at);
    if first < rows.len() {
        rows.select_nth_unstable_by_key(first, whole);
    }
    let first = first.min(rows.len());
    rows[..first].sort_unstable_by_key(whole);
}

/// The rows of the next household that follow each other; false when there are none.
fn one_more(work: &mut Work, rows: &Rows, choice: &Choice, reckoner: &Reckoner<'_>) -> bool {
    let start = work.next;
    if start >= work.rows_told.end {
        work.finished = true;
        return false;
    }
    let together = work.scan.together(start);
    work.next += together;
    if work.scan.is_apart(start) {
        if let Some(line) = rows.at(work.scan.place(start)) {
            work.pass(&line.cells);
        }
        return true;
    }
    // The room of the household before.
    let (mut all, mut lines) = (std::mem::take(&mut work.rows_read), std::mem::take(&mut work.lines_read));
    all.clear();
    all.extend(work.scan.household(start));
    let from = all.iter().position(|row| *row == start).unwrap_or(0);
    lines.resize_with(lines.len().max(all.len()), Line::default);
    for (row, line) in all.iter().zip(&mut lines) {
        rows.read(work.scan.place(*row), line);
    }
    work.take(reckoner, choice, &all, &lines[..all.len()], from..from + together);
    (work.rows_read, work.lines_read) = (all, lines);
    true
}
