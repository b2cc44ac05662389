//! The workbook of the results: a summary to hand up, the rows, the order of visits or of differences, what changed
//! since another month, and the cells that were not read.

use crate::answer::task::Task;
use crate::ledger::cell::{Cell, Shade};
use crate::ledger::columns::Target;
use crate::ledger::heads::{SORTED, heads as added};
use crate::ledger::left_out::letters;
use crate::ledger::months::Changes;
use crate::ledger::order::Order;
use crate::ledger::overview::{Outcome, Sorted, overview};
use crate::ledger::workbook::{
    Style, Styles, Widths, fit_row, fitting, place, put, put_heads, put_number, put_title, set_paper,
};
use crate::view::words::Language;
use rust_xlsxwriter::{Workbook, Worksheet};
use std::borrow::Cow;
use std::ops::Range;

/// The sheets of a ledger while it is worked on.
pub struct Sheets {
    results: Worksheet,
    unread: Worksheet,
    /// The row of the heads.
    top: u32,
    row: u32,
    unread_row: u32,
    widths: Widths,
    styles: Styles,
    /// The columns of sentences: what is missing, why, by which standards.
    sentences: Range<usize>,
}

/// The most cells that could not be read that are listed.
const MOST_UNREAD: u32 = 50_000;
/// How wide a column of sentences is.
const SENTENCE: u16 = 30;

impl Sheets {
    /// Empty ones with their title and heads.
    pub fn new(order: &Order, title: &[String], heads: &[String]) -> Sheets {
        let language = order.language;
        let (mut results, mut unread) = (Worksheet::new(), Worksheet::new());
        let _ = results.set_name(language.of("结果", "Results"));
        let _ = unread.set_name(language.of("没读懂的格子", "Not read"));
        let top = put_title(&mut results, title);
        put_heads(&mut results, top, heads);
        let about = [
            language.of("行", "Line"),
            language.of("列", "Column"),
            language.of("表里写的", "Found"),
            language.of("可以怎么写", "Allowed"),
        ];
        put_heads(&mut unread, 0, &about);
        let _ = unread.set_column_width(2, 24);
        let _ = unread.set_column_width(3, 60);
        let _ = unread.set_freeze_panes(1, 0);
        set_paper(&mut unread, Some(0));
        let mut widths = Widths::default();
        for (column, head) in heads.iter().enumerate() {
            // A long head is broken into two lines.
            let half: String = head.chars().take(head.chars().count().div_ceil(2).max(4)).collect();
            widths.see(column, &half);
        }
        let styles = Styles::new();
        let end = order.columns.len() + added(language, order.task).len();
        let sentences = end.saturating_sub(3)..end;
        for column in order.columns.len() + 1..heads.len().max(end) {
            let style = if sentences.contains(&column) { Style::Sentence } else { Style::Plain };
            styles.dress(&mut results, column, style);
        }
        Sheets { results, unread, top, row: top + 1, unread_row: 1, widths, styles, sentences }
    }

    /// A row: the original cells; what is told of it, its first cell in the colour of how urgent it is.
    pub fn row<'c>(
        &mut self,
        columns: &[Target],
        original: impl Iterator<Item = Cow<'c, str>>,
        told: &[Cell],
        shade: Shade,
    ) {
        for (column, (text, target)) in original.zip(columns).enumerate().filter(|(_, (text, _))| !text.is_empty()) {
            put_original(&mut self.results, self.row, column, *target, &text, &self.styles);
            self.widths.see(column, &text);
        }
        for (column, cell) in (columns.len()..).zip(told) {
            let style = (column == columns.len()).then_some(Style::Shaded(shade));
            put(&mut self.results, self.row, column, cell, &self.styles, style);
            // Sentences have a width of their own.
            if !self.sentences.contains(&column) {
                self.widths.see(column, &cell.shown());
            }
        }
        self.row += 1;
    }

    /// A cell that could not be read.
    pub fn unread(&mut self, line: &str, column: usize, given: &str, allowed: &str) {
        if self.unread_row > MOST_UNREAD {
            return;
        }
        let row = self.unread_row;
        let _ = self.unread.write_string(row, 0, line);
        let _ = self.unread.write_string(row, 1, letters(column));
        let _ = self.unread.write_string(row, 2, fitting(given));
        put(&mut self.unread, row, 3, &Cell::text(allowed.to_owned()), &self.styles, Some(Style::Sentence));
        self.unread_row += 1;
    }

    /// The workbook.
    pub fn finish(mut self, outcome: &Outcome<'_>) -> Option<Vec<u8>> {
        let language = outcome.order.language;
        let mut workbook = Workbook::new();
        workbook.push_worksheet(overview(outcome).ok()?);
        self.dress(&outcome.heads);
        workbook.push_worksheet(self.results);
        if let Some(sorted) = outcome.sorted.as_ref().filter(|sorted| !sorted.rows.is_empty()) {
            let (zh, en) = if outcome.order.task == Task::Audit { SORTED[0] } else { SORTED[1] };
            workbook.push_worksheet(in_order(sorted, &outcome.title, language.of(zh, en)));
        }
        if let Some(changes) = &outcome.changes {
            workbook.push_worksheet(changed(changes, language));
        }
        workbook.push_worksheet(self.unread);
        workbook.save_to_buffer().ok()
    }

    /// Widths, a head that stays, and paper.
    fn dress(&mut self, heads: &[String]) {
        self.widths.set(&mut self.results);
        let last = heads.len().saturating_sub(1);
        for column in self.sentences.clone() {
            let _ = self.results.set_column_width(place(column), SENTENCE);
        }
        let _ = self.results.set_freeze_panes(self.top + 1, 0);
        let _ = self.results.autofilter(self.top, 0, self.row.saturating_sub(1).max(self.top), place(last));
        set_paper(&mut self.results, Some(self.top));
    }
}

/// A cell of the file. Amounts and counts stay numbers, so that the sheet can add them up; all else stays as it is
/// written.
fn put_original(sheet: &mut Worksheet, row: u32, column: usize, target: Target, text: &str, styles: &Styles) {
    if target.is_number() {
        put_number(sheet, row, column, text, styles);
    } else if !text.is_empty() {
        let _ = sheet.write_string(row, place(column), fitting(text));
    }
}

/// The rows in another order, to be taken along on paper.
fn in_order(sorted: &Sorted, title: &[String], name: &str) -> Worksheet {
    let mut sheet = Worksheet::new();
    let _ = sheet.set_name(name);
    let top = put_title(&mut sheet, title);
    put_heads(&mut sheet, top, &sorted.heads);
    let (mut row, mut widths, styles) = (top + 1, Widths::default(), Styles::new());
    let reason = sorted.heads.len().saturating_sub(1);
    // The first column has the title above it; a number that is none looks as it came.
    let is_dressed = |column: usize| column > 0 && !sorted.numbers.contains(&column);
    for column in (0..sorted.heads.len()).filter(|column| is_dressed(*column)) {
        styles.dress(&mut sheet, column, Style::Sentence);
    }
    for (cells, shade) in &sorted.rows {
        for (column, cell) in cells.iter().enumerate() {
            let style = match column {
                _ if column == sorted.told => Some(Style::Shaded(*shade)),
                _ if is_dressed(column) => None,
                _ => Some(Style::Sentence),
            };
            match cell {
                Cell::Text(text) if sorted.numbers.contains(&column) => {
                    put_number(&mut sheet, row, column, text, &styles)
                }
                _ => put(&mut sheet, row, column, cell, &styles, style),
            }
            widths.see(column, &cell.shown());
        }
        if let Some(Cell::Text(text)) = cells.get(reason) {
            fit_row(&mut sheet, row, text, SENTENCE * 2);
        }
        row += 1;
    }
    widths.set(&mut sheet);
    let _ = sheet.set_column_width(place(reason), SENTENCE * 2);
    let _ = sheet.set_freeze_panes(top + 1, 0);
    set_paper(&mut sheet, Some(top));
    sheet
}

/// What changed since another month.
fn changed(changes: &Changes, language: Language) -> Worksheet {
    let mut sheet = Worksheet::new();
    let _ = sheet.set_name(language.of("两月对比", "Two months"));
    let mut lines = vec![language.of("两张名单对比", "Two lists compared").to_owned()];
    lines.extend(changes.sentences(language));
    let top = put_title(&mut sheet, &lines);
    let heads = [
        language.of("变化", "Change"),
        language.of("行", "Line"),
        language.of("姓名", "Name"),
        language.of("上次", "Before"),
        language.of("这次", "Now"),
    ];
    put_heads(&mut sheet, top, &heads);
    let (mut row, mut widths) = (top + 1, Widths::default());
    for (word, those) in changes.kinds(language) {
        for one in those {
            for (column, text) in [word, &one.line, &one.name, &one.before, &one.now].into_iter().enumerate() {
                let _ = sheet.write_string(row, place(column), fitting(text));
                widths.see(column, text);
            }
            row += 1;
        }
    }
    widths.set(&mut sheet);
    let _ = sheet.set_freeze_panes(top + 1, 0);
    set_paper(&mut sheet, Some(top));
    sheet
}
