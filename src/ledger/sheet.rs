//! A file as rows of text: of a spreadsheet the sheet with most of our words and those that are like it, of a table of
//! text by `csv`. What was chosen among several is kept, so that it can be told and changed.

use crate::ledger::columns::{MOST_ABOVE, heading, known};
use crate::ledger::file::{Form, Trouble, form_of, narrow};
use crate::ledger::heads::SORTED;
use crate::ledger::markup;
use crate::ledger::other_books;
use crate::ledger::spreadsheet::{MOST_COLUMNS, Sheet, sheets};
use crate::view::words::Language;
use std::io::Cursor;
use std::ops::Range;

/// The rows of a file, from the first.
pub struct Rows {
    source: Source,
    /// Columns that are passed over: those that we added ourselves before.
    passed: Range<usize>,
}

enum Source {
    /// Of a spreadsheet: all of them.
    Sheet(Vec<Vec<String>>),
    /// Of a table of text: read one by one.
    Text(Box<csv::Reader<Cursor<Vec<u8>>>>, csv::StringRecord),
}

/// A sheet of the file, as it can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What its tab says.
    pub name: String,
    /// Nobody sees its tab.
    pub hidden: bool,
    /// Rows that hold anything.
    pub rows: usize,
    /// Its rows are read.
    pub is_read: bool,
}

/// Rows that follow each other in one sheet.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    /// The first of them among all rows.
    start: usize,
    /// Which row of its sheet that is, from 0.
    row: usize,
    /// Which sheet.
    tab: usize,
}

/// What was found and what was chosen.
#[derive(Default)]
pub struct Choice {
    /// The sheets, in their order.
    pub tabs: Vec<Tab>,
    /// What parts the cells of a text; none of a spreadsheet.
    pub delimiter: Option<char>,
    /// How many numbers were taken as they are shown, with fewer decimals than they have.
    pub rounded: u64,
    /// How many numbers are too long for a spreadsheet, which lost their last digits.
    pub lost: u64,
    /// Columns that we added ourselves when the list was worked through before.
    pub own: usize,
    /// Nothing tells how its numbers are shown, so that percent cells are read as they are kept.
    pub is_unformatted: bool,
    parts: Vec<Part>,
}

/// What is to be read, where not what is likeliest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Which sheet, from 0.
    pub tab: Option<usize>,
    /// What parts the cells of a text.
    pub delimiter: Option<char>,
}

/// What may part the cells of a text.
pub const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// Opens a file; text must be UTF-8 or UTF-16 by now.
///
/// # Errors
/// Why it cannot be read.
pub fn open(bytes: Vec<u8>, wanted: Wanted) -> Result<(Rows, Choice), Trouble> {
    match form_of(&bytes)? {
        Form::Spreadsheet => choose(sheets(&bytes)?, wanted),
        Form::OtherBook(kind) => {
            let (rows, choice) = choose(other_books::sheets(&bytes, kind)?, wanted)?;
            Ok((rows, Choice { is_unformatted: true, ..choice }))
        }
        Form::Markup => choose(vec![Sheet { rows: markup::rows(&bytes)?, ..Sheet::default() }], wanted),
        // A page of the web may be wide too; no text in UTF-8 is.
        Form::WideText => open(narrow(&bytes), wanted),
        Form::Text => text(bytes, wanted),
        Form::OtherText => Err(Trouble::Encoding),
    }
}

/// A table of text.
fn text(bytes: Vec<u8>, wanted: Wanted) -> Result<(Rows, Choice), Trouble> {
    let Ok(whole) = std::str::from_utf8(&bytes) else { return Err(Trouble::Encoding) };
    if whole.trim_matches(['\u{feff}', '\n', '\r', ' ']).is_empty() {
        return Err(Trouble::Empty);
    }
    let delimiter = wanted.delimiter.unwrap_or_else(|| delimiter(whole));
    let reader = reader(bytes, delimiter);
    let choice = Choice { delimiter: Some(delimiter), ..Choice::default() };
    Ok((Rows::of(Source::Text(Box::new(reader), csv::StringRecord::new())), choice))
}

fn reader(bytes: Vec<u8>, delimiter: char) -> csv::Reader<Cursor<Vec<u8>>> {
    let delimiter = u8::try_from(delimiter).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter);
    reader.from_reader(Cursor::new(bytes))
}

/// Letters of a text by which its delimiter is judged.
const JUDGED: usize = 40_000;

/// What parts its cells: that by which most of our words stand above the columns, else that of most cells in a row.
fn delimiter(whole: &str) -> char {
    let start: String = whole.chars().take(JUDGED).collect();
    let weight = |delimiter: char| {
        let reader = Box::new(reader(start.clone().into_bytes(), delimiter));
        let source = Source::Text(reader, csv::StringRecord::new());
        let rows = Rows::of(source).first(MOST_ABOVE + 5);
        let words = heading(&rows).map_or(0, |at| known(&rows[at]));
        let cells = rows.iter().map(Vec::len).filter(|cells| *cells > 1);
        let alike = cells.clone().max().map_or(0, |most| cells.filter(|cells| *cells == most).count());
        (words, alike)
    };
    // Of several alike the first.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| weight(*delimiter)).unwrap_or(',')
}

/// The sheet with most of our words, hidden ones and examples last, and those that have the same words above.
fn choose(sheets: Vec<Sheet>, wanted: Wanted) -> Result<(Rows, Choice), Trouble> {
    let head = |sheet: &Sheet| heading(&sheet.rows).map(|at| (at, trimmed(&sheet.rows[at])));
    let heads: Vec<Option<(usize, Vec<String>)>> = sheets.iter().map(head).collect();
    let words = |at: usize| heads[at].as_ref().map_or(0, |(_, head)| known(head));
    let weight = |at: &usize| (words(*at) > 0, !sheets[*at].hidden, !stands_apart(&sheets[*at].name), words(*at));
    let best = (0..sheets.len()).rev().max_by_key(weight).ok_or(Trouble::Empty)?;
    let chosen = wanted.tab.filter(|tab| *tab < sheets.len()).unwrap_or(best);
    let joins = |at: usize| {
        let alike = || {
            heads[at].is_some() && heads[at].as_ref().map(|head| &head.1) == heads[chosen].as_ref().map(|head| &head.1)
        };
        at == chosen || (wanted.tab.is_none() && !sheets[at].hidden && !stands_apart(&sheets[at].name) && alike())
    };
    let is_read: Vec<bool> = (0..sheets.len()).map(joins).collect();
    let mut choice = Choice::default();
    let mut rows: Vec<Vec<String>> = Vec::new();
    // The first that is read keeps what stands above its heading.
    for (at, sheet) in sheets.into_iter().enumerate() {
        let filled = sheet.rows.iter().filter(|row| !row.is_empty()).count();
        choice.tabs.push(Tab { name: sheet.name, hidden: sheet.hidden, rows: filled, is_read: is_read[at] });
        if is_read[at] {
            let row = if rows.is_empty() { 0 } else { heads[at].as_ref().map_or(0, |(at, _)| at + 1) };
            choice.parts.push(Part { start: rows.len(), row, tab: at });
            rows.extend(sheet.rows.into_iter().skip(row));
            choice.rounded += sheet.rounded;
            choice.lost += sheet.lost;
        }
    }
    Ok((Rows::of(Source::Sheet(rows)), choice))
}

/// The example of our own template, or of another's, is no household; nor do rows count twice that a sheet of ours has
/// once more.
fn stands_apart(name: &str) -> bool {
    ["示例", "样例", "样表", "范例", "Example", "example"].iter().any(|word| name.contains(word))
        || SORTED.iter().any(|(zh, en)| name == *zh || name == *en)
}

fn trimmed(row: &[String]) -> Vec<String> {
    let end = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    row[..end].to_vec()
}

impl Choice {
    /// The line of its sheet or file where a row stands, from 1, and the sheet where there are several.
    pub fn line(&self, place: Place) -> (u64, Option<&str>) {
        let row = usize::try_from(place.line).unwrap_or(usize::MAX);
        let Some(part) = self.parts.iter().rfind(|part| part.start <= row) else { return (place.line + 1, None) };
        let line = (row - part.start + part.row) as u64 + 1;
        let name = self.tabs.get(part.tab).map(|tab| tab.name.as_str());
        (line, name.filter(|_| self.parts.len() > 1))
    }

    /// What was chosen among several, and what was lost before, in sentences.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let mut told = Vec::new();
        let named = |is_read: bool| {
            let those = self.tabs.iter().filter(|tab| tab.is_read == is_read);
            let hidden = |tab: &Tab| if tab.hidden { language.of("，隐藏", ", hidden") } else { "" };
            let those: Vec<String> = match language {
                Language::Zh => those.map(|tab| format!("“{}”（{} 行{}）", tab.name, tab.rows, hidden(tab))).collect(),
                Language::En => those.map(|tab| format!("“{}” ({} rows{})", tab.name, tab.rows, hidden(tab))).collect(),
            };
            those.join(language.of("、", ", "))
        };
        let (read, left) = (named(true), named(false));
        if self.tabs.len() > 1 {
            told.push(match language {
                Language::Zh if left.is_empty() => format!("读了工作表{read}。"),
                Language::Zh => format!("读了工作表{read}；没有读{left}。"),
                Language::En if left.is_empty() => format!("Sheets read: {read}."),
                Language::En => format!("Sheets read: {read}; not read: {left}."),
            });
        }
        if self.own > 0 {
            told.push(match language {
                Language::Zh => format!("表里有上次算出的 {} 列，没有读，重新算。", self.own),
                Language::En => format!("{} columns of an earlier result are left out and made anew.", self.own),
            });
        }
        if self.is_unformatted {
            let zh = "这种文件（.xls、.xlsb、.ods）读不出格子的显示方式：百分数会读成小数，位数可能比看到的多。";
            let en = "Of .xls, .xlsb and .ods it is not known how cells are shown: percents are read as fractions.";
            told.push(language.of(zh, en).to_owned());
        }
        let counted = [
            (self.rounded, "按表里显示的位数取数（四舍五入）的格子：", "Numbers taken as they are shown, rounded: "),
            (
                self.lost,
                "数字太长、后面几位已丢失的格子（身份证号要存成文本）：",
                "Numbers that lost their last digits: ",
            ),
        ];
        for (count, zh, en) in counted.into_iter().filter(|(count, ..)| *count > 0) {
            told.push(format!("{}{count}{}", language.of(zh, en), language.of("。", ".")));
        }
        told
    }

    /// Whether a row begins the rows of another sheet.
    pub fn begins_sheet(&self, place: Place) -> bool {
        self.parts.iter().any(|part| part.start as u64 == place.line && part.start > 0)
    }
}

/// A row, where it stands and where the next one begins.
pub struct Line {
    /// Its cells.
    pub cells: Vec<String>,
    /// Where it stands.
    pub place: Place,
    /// Where the next one begins.
    pub after: Place,
}

impl Rows {
    fn of(source: Source) -> Rows {
        Rows { source, passed: 0..0 }
    }

    /// Passes over some columns from now on.
    pub fn pass_over(&mut self, columns: Range<usize>) {
        self.passed = columns;
    }

    fn without_passed(&self, mut cells: Vec<String>) -> Vec<String> {
        let end = self.passed.end.min(cells.len());
        cells.drain(self.passed.start.min(end)..end);
        cells
    }

    /// All rows of a spreadsheet, which are at hand; none of a text.
    pub fn at_hand(&self) -> Option<&[Vec<String>]> {
        match &self.source {
            Source::Sheet(rows) => Some(rows),
            Source::Text(..) => None,
        }
    }

    /// So many of the first rows, and back to the start.
    pub fn first(&mut self, count: usize) -> Vec<Vec<String>> {
        let first: Vec<Vec<String>> = match &mut self.source {
            Source::Sheet(rows) => rows.iter().take(count).cloned().collect(),
            Source::Text(reader, _) => {
                let first = reader.records().take(count);
                let first = first.filter_map(Result::ok).map(|record| as_cells(&record)).collect();
                let start = csv::Position::new();
                // Going back within memory cannot fail.
                let _ = reader.seek(start);
                first
            }
        };
        first.into_iter().map(|cells| self.without_passed(cells)).collect()
    }

    /// How long the file is: rows of a spreadsheet, bytes of a text.
    pub fn length(&self) -> u64 {
        match &self.source {
            Source::Sheet(rows) => rows.len() as u64,
            Source::Text(reader, _) => reader.get_ref().get_ref().len() as u64,
        }
    }

    /// How many rows there are at most: of a text, its lines.
    pub fn lines(&self) -> u64 {
        match &self.source {
            Source::Sheet(rows) => rows.len() as u64,
            Source::Text(reader, _) => {
                let breaks = reader.get_ref().get_ref().iter().filter(|byte| **byte == b'\n').count();
                breaks as u64 + 1
            }
        }
    }

    /// The row at a place; none at the end.
    pub fn at(&mut self, place: Place) -> Option<Line> {
        let line = self.whole_at(place)?;
        Some(Line { cells: self.without_passed(line.cells), ..line })
    }

    fn whole_at(&mut self, place: Place) -> Option<Line> {
        match &mut self.source {
            Source::Sheet(rows) => {
                let cells = rows.get(usize::try_from(place.line).ok()?)?.clone();
                Some(Line { cells, place, after: Place { line: place.line + 1, byte: 0 } })
            }
            Source::Text(reader, record) => {
                let told = place.byte;
                let place = past_blank_lines(reader.get_ref().get_ref(), place);
                // The reader may stand before the blank lines, which it passes over by itself.
                if !(told..=place.byte).contains(&reader.position().byte()) {
                    let mut to = csv::Position::new();
                    to.set_byte(place.byte).set_line(place.line + 1);
                    reader.seek(to).ok()?;
                }
                if !reader.read_record(record).ok()? {
                    return None;
                }
                let byte = reader.position().byte();
                let passed = between(reader.get_ref().get_ref(), place.byte, byte);
                let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
                let after = Place { line: place.line + breaks as u64, byte };
                Some(Line { cells: as_cells(record), place, after })
            }
        }
    }

    /// Whether the text between two places ends within quotes, so that it swallowed what came after.
    pub fn ends_within_quotes(&self, line: &Line, delimiter: u8) -> bool {
        let Source::Text(reader, _) = &self.source else { return false };
        let bytes = reader.get_ref().get_ref();
        if line.after.byte < bytes.len() as u64 {
            return false;
        }
        // A quote opens a cell at its beginning only, and two of them are one within it.
        let (mut quoted, mut begins) = (false, true);
        let mut rest = between(bytes, line.place.byte, line.after.byte).iter().copied().peekable();
        while let Some(byte) = rest.next() {
            match byte {
                b'"' if quoted && rest.peek() == Some(&b'"') => {
                    rest.next();
                }
                b'"' if quoted => quoted = false,
                b'"' if begins => quoted = true,
                _ => {}
            }
            begins = !quoted && (byte == delimiter || byte == b'\n' || byte == b'\r');
        }
        quoted
    }
}

fn between(bytes: &[u8], from: u64, to: u64) -> &[u8] {
    let at = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
    &bytes[at(from).min(at(to))..at(to)]
}

/// Lines without anything are no rows, and the reader passes over them without a word.
fn past_blank_lines(bytes: &[u8], mut place: Place) -> Place {
    let mut at = usize::try_from(place.byte).unwrap_or(usize::MAX);
    while let Some(byte @ (b'\n' | b'\r')) = bytes.get(at) {
        place.line += u64::from(*byte == b'\n');
        at += 1;
    }
    Place { byte: at as u64, ..place }
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// How many lines of the file, or rows of the sheets, come before it.
    pub line: u64,
    /// How many bytes, in a table of text.
    pub byte: u64,
}

impl Place {
    /// How far into a file of this length it is, for the bar.
    pub fn done(&self, rows: &Rows) -> u64 {
        match rows.source {
            Source::Sheet(_) => self.line,
            Source::Text(..) => self.byte,
        }
    }
}

fn as_cells(record: &csv::StringRecord) -> Vec<String> {
    let cells = record.iter().take(MOST_COLUMNS).map(|cell| cell.trim().trim_start_matches('\u{feff}').to_owned());
    cells.collect()
}
