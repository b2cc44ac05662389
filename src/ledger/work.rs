//! The second pass over a list: whole households are assessed, one after the other, and their rows written out.

use crate::book::entry::Book;
use crate::engine::question::Question;
use crate::engine::retrace::Reckoner;
use crate::ledger::cell::{Cell, Shade};
use crate::ledger::cells;
use crate::ledger::columns::Target;
use crate::ledger::household::{Answered, Household, assess, household};
use crate::ledger::left_out::{allowed, stands_on_whole, stands_open, withhold};
use crate::ledger::notes::Notes;
use crate::ledger::order::Order;
use crate::ledger::out::{original, without_names, write_line};
use crate::ledger::plan::Plan;
use crate::ledger::record::Record;
use crate::ledger::results::Sheets;
use crate::ledger::row::told;
use crate::ledger::rows::Line;
use crate::ledger::scan::{Scan, named};
use crate::ledger::second_day::compare;
use crate::ledger::seen::{Seen, SeenRow};
use crate::ledger::sheet::Choice;
use crate::ledger::tally::Tally;
use crate::ledger::teller::{Lines, Teller};
use crate::ledger::told::Told;
use crate::ledger::unread::Closed;

/// The work on a list.
pub struct Work {
    /// What is wanted.
    pub order: Order,
    /// How rows are read.
    pub plan: Plan,
    /// The first pass, over rows and keys.
    pub scan: Scan,
    /// The first pass is done.
    pub scanned: bool,
    /// Which part of the rows the second pass tells, and of how many.
    pub share: (usize, usize),
    /// The next row of the second pass, over whole households.
    pub next: usize,
    /// The first row and the one behind the last of the second pass, once there are any.
    pub rows_told: std::ops::Range<usize>,
    /// What was done with the file.
    pub notes: Notes,
    /// The rows that are told of, counted.
    pub tally: Tally,
    /// What stands above the columns.
    pub headings: Vec<String>,
    /// How many columns come out.
    pub width: usize,
    /// Rows that are written.
    pub rows: u64,
    /// Households that are done.
    pub households: usize,
    /// The table of text.
    pub table: Vec<u8>,
    /// The workbook, where one is wanted.
    pub sheets: Option<Sheets>,
    /// Which of the columns that are told one takes along; none where there is no such sheet.
    pub taken_along: Vec<usize>,
    /// What one takes along of each row that is told of, and how urgent it is.
    pub along: Vec<(Vec<Cell>, Shade)>,
    /// The standards that were used.
    pub lines: Lines,
    /// Room for the places of the rows of a household among all rows.
    pub rows_read: Vec<usize>,
    /// Room for the rows themselves.
    pub lines_read: Vec<Line>,
    /// Nothing is left.
    pub finished: bool,
}

impl Work {
    /// What its rows are told by.
    pub fn teller<'b>(&'b self, book: &'b Book) -> Teller<'b> {
        Teller {
            language: self.order.language,
            book,
            lines: &self.lines,
            headings: &self.headings,
            near: self.order.near,
        }
    }

    /// Begins the second pass, since the first is done.
    pub fn begin_telling(&mut self) {
        self.scanned = true;
        self.rows_told = self.scan.share(self.share);
        self.next = self.rows_told.start;
    }

    /// Writes a row that is of no household as it stands.
    pub fn pass(&mut self, cells: &Record) {
        let line = || original(&self.order, cells);
        let told = [Cell::text(self.order.language.of("合计或说明，没有算", "total or note: not read"))];
        if let Some(sheets) = &mut self.sheets {
            sheets.row(&self.order.columns, line(), &told, Shade::Unknown);
        }
        write_line(&mut self.table, (&self.order, cells), &told, self.width);
        self.rows += 1;
    }

    /// Assesses a household and writes those of its rows that follow each other.
    pub fn take(
        &mut self,
        reckoner: &Reckoner<'_>,
        choice: &Choice,
        all: &[usize],
        lines: &[Line],
        mine: std::ops::Range<usize>,
    ) {
        let mut read = household(lines.iter().map(|line| &line.cells), &self.plan);
        // Of a household there is one answer; of persons each row has its own.
        let of_persons = self.plan.of_persons;
        let is_told = |read: &Household<'_>, row: usize| row == 0 || (of_persons && read.is_first(row));
        let is_any_told = mine.clone().any(|row| is_told(&read, row));
        let answered = is_any_told.then(|| both_days(&mut read, &self.order, reckoner));
        let order = &self.order;
        let people = read.text(Question::Members).and_then(cells::count);
        let sheet = all.first().and_then(|row| choice.line(self.scan.place(*row)).1);
        let village = lines.first().map_or(String::new(), |first| self.plan.village(&first.cells, sheet));
        let width = self.width;
        for row in mine.clone() {
            let line = || original(order, &lines[row].cells);
            let answered = answered.as_ref().filter(|_| is_told(&read, row));
            let told = answered.map(|answered| told_of(row, &read, answered, order, self.teller(reckoner.book())));
            let (cells, shade) = told.as_ref().map_or((&[][..], Shade::Unknown), |told| (&told.cells, told.shade));
            if let Some(sheets) = &mut self.sheets {
                sheets.row(&order.columns, line(), cells, shade);
            }
            write_line(&mut self.table, (order, &lines[row].cells), cells, width);
            if let Some(told) = &told {
                if !self.taken_along.is_empty() {
                    let own = line().zip(&order.columns).filter(|(_, target)| target.is_taken_along());
                    let own = own.map(|(cell, _)| Cell::text(cell.into_owned()));
                    let new = self.taken_along.iter().map(|at| cells.get(*at).cloned().unwrap_or(Cell::Nothing));
                    self.along.push((own.chain(new).collect(), shade));
                }
                self.tally.see(&Seen::Row(SeenRow {
                    row: u32::try_from(all[row]).unwrap_or(u32::MAX),
                    is_first: row == 0,
                    people: people.filter(|_| row == 0).unwrap_or(0),
                    village: &village,
                    told,
                }));
            }
            self.rows += 1;
        }
        if mine.start > 0 {
            return;
        }
        let line = |row: usize| all.get(row).map_or(String::new(), |row| named(choice, self.scan.place(*row)));
        for unread in &read.unread {
            self.tally.see(&Seen::Unread(1));
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
            self.tally.see(&Seen::Whole(*one));
        }
        self.households += 1;
    }
}

/// What the rules say on the day of the order, and on the day to be compared with.
pub fn both_days(
    household: &mut Household<'_>,
    order: &Order,
    reckoner: &Reckoner<'_>,
) -> (Answered, Option<Answered>) {
    let answered = assess(household, order.task, reckoner);
    (answered, order.second.map(|day| assess(&mut household.on(day), order.task, reckoner)))
}

/// What is told of a row of a household, the comparison with the other day included.
pub fn told_of(
    row: usize,
    household: &Household<'_>,
    (answered, second): &(Answered, Option<Answered>),
    order: &Order,
    teller: Teller<'_>,
) -> Told {
    let person = household.persons.get(row).copied().unwrap_or(0);
    let paid = household.paid(row);
    let on = |answered: &Answered| told(teller, answered, order.task, person, paid);
    let mut one = on(answered);
    let mut closed: Vec<&Closed> = Vec::new();
    if !household.closed.is_empty() {
        let programmes = order.task.programmes().iter().copied();
        for one in programmes.flat_map(|programme| household.closed_to(programme, person)) {
            if !closed.contains(&one) {
                closed.push(one);
            }
        }
    }
    if !closed.is_empty() {
        withhold(teller, order.task, &mut one, &closed);
    }
    if !household.opened.is_empty() {
        let looked_at = order.task.programmes().iter();
        let opened = household.opened.iter().filter(|one| looked_at.clone().any(|it| one.reaches(*it, person)));
        stands_open(teller, &mut one, &opened.collect::<Vec<_>>());
    }
    stands_on_whole(order.language, &mut one, &household.whole);
    if let Some(second) = second {
        compare(order.language, &mut one, &on(second));
    }
    one
}
