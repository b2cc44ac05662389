//! The rows of a file, one by one: those of a spreadsheet are at hand, those of a table of text are read from it.

use crate::ledger::record::{Record, has_bare_ends};
use crate::ledger::spreadsheet::MOST_COLUMNS;
use std::ops::Range;

/// The rows of a file, from the first.
pub struct Rows {
    source: Source,
    /// Columns that are passed over: those that we added ourselves before.
    passed: Range<usize>,
}

enum Source {
    /// Of a spreadsheet: all of them.
    Sheet(Vec<Record>),
    /// A table of text, and what parts its cells.
    Text(String, u8),
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

/// A row, where it stands and where the next one begins.
#[derive(Debug, Default)]
pub struct Line {
    /// Its cells.
    pub cells: Record,
    /// Where it stands.
    pub place: Place,
    /// Where the next one begins.
    pub after: Place,
    /// The text ends within quotes, so that the row swallowed what came after.
    pub is_open: bool,
}

impl Rows {
    /// All rows of a spreadsheet.
    pub fn of_sheet(rows: Vec<Record>) -> Rows {
        Rows { source: Source::Sheet(rows), passed: 0..0 }
    }

    /// A table of text, its cells parted by this.
    pub fn of_text(text: String, delimiter: char) -> Rows {
        Rows { source: Source::Text(text, byte_of(delimiter)), passed: 0..0 }
    }

    /// Passes over some columns from now on.
    pub fn pass_over(&mut self, columns: Range<usize>) {
        self.passed = columns;
    }

    /// All rows of a spreadsheet, which are at hand; none of a text.
    pub fn at_hand(&self) -> Option<&[Record]> {
        match &self.source {
            Source::Sheet(rows) => Some(rows),
            Source::Text(..) => None,
        }
    }

    /// So many of the first rows.
    pub fn first(&self, count: usize) -> Vec<Record> {
        first_by(count, |place, line| self.read(place, line))
    }

    /// How long the file is: rows of a spreadsheet, bytes of a text.
    pub fn length(&self) -> u64 {
        match &self.source {
            Source::Sheet(rows) => rows.len() as u64,
            Source::Text(text, _) => text.len() as u64,
        }
    }

    /// How many rows there are at most: of a text, its lines.
    pub fn lines(&self) -> u64 {
        match &self.source {
            Source::Sheet(rows) => rows.len() as u64,
            Source::Text(text, _) => breaks(text) + 1,
        }
    }

    /// The row at a place; none at the end.
    pub fn at(&self, place: Place) -> Option<Line> {
        let mut line = Line::default();
        self.read(place, &mut line).then_some(line)
    }

    /// Reads the row at a place into the room of another; false at the end.
    pub fn read(&self, place: Place, line: &mut Line) -> bool {
        let is_there = match &self.source {
            Source::Sheet(rows) => {
                let row = usize::try_from(place.line).ok().and_then(|at| rows.get(at));
                row.into_iter().for_each(|row| line.cells.clone_from(row));
                (line.place, line.after) = (place, Place { line: place.line + 1, byte: 0 });
                row.is_some()
            }
            Source::Text(text, delimiter) => read(text, *delimiter, place, line),
        };
        if !self.passed.is_empty() {
            line.cells.remove(self.passed.clone());
        }
        is_there
    }
}

/// So many of the first rows of a table of text.
pub fn first_of(text: &str, delimiter: char, count: usize) -> Vec<Record> {
    first_by(count, |place, line| read(text, byte_of(delimiter), place, line))
}

fn first_by(count: usize, read: impl Fn(Place, &mut Line) -> bool) -> Vec<Record> {
    let mut next = Place::default();
    let one = || {
        let mut line = Line::default();
        let is_there = read(next, &mut line);
        next = line.after;
        is_there.then_some(line.cells)
    };
    std::iter::from_fn(one).take(count).collect()
}

fn byte_of(delimiter: char) -> u8 {
    u8::try_from(delimiter).ok().filter(u8::is_ascii).unwrap_or(b',')
}

fn breaks(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

/// Reads a row as `csv` does, which has to be fed and asked anew for each row that is not the next one: here all of the
/// text is at hand, and a row is copied in one piece.
fn read(text: &str, delimiter: u8, mut place: Place, line: &mut Line) -> bool {
    let bytes = text.as_bytes();
    let mut at = usize::try_from(place.byte).unwrap_or(usize::MAX);
    // Lines without anything are no rows.
    while let Some(byte @ (b'\n' | b'\r')) = bytes.get(at) {
        place.line += u64::from(*byte == b'\n');
        at += 1;
    }
    if at >= bytes.len() {
        return false;
    }
    // Most letters stand behind all that ends a cell.
    let last = delimiter.max(b'\r');
    let ends = |byte: &u8| *byte <= last && (*byte == delimiter || matches!(byte, b'\n' | b'\r'));
    let end_from = |mut at: usize| {
        while bytes.get(at).is_some_and(|byte| !ends(byte)) {
            at += 1;
        }
        at
    };
    let Line { cells, is_open, .. } = line;
    cells.clear();
    let (start, mut lines) = (at, 0);
    *is_open = false;
    // Cells that do not stand in the text as they are.
    let mut others: Vec<(usize, String)> = Vec::new();
    let mut is_line = delimiter == b',';
    loop {
        let mut cell = at..end_from(at);
        at = cell.end;
        // A quote opens a cell at its beginning only.
        if bytes.get(cell.start) == Some(&b'"') {
            is_line = false;
            (cell, *is_open) = within_quotes(text, cell.start + 1);
            let behind = (cell.end + 1).min(bytes.len());
            at = end_from(behind);
            let inside = &text[cell.clone()];
            lines += breaks(inside);
            if behind < at || inside.contains('"') {
                let whole = inside.replace("\"\"", "\"") + &text[behind..at];
                others.push((cells.len(), whole[trimmed(&whole, 0..whole.len())].to_owned()));
            }
        }
        if cells.len() < MOST_COLUMNS {
            if !has_bare_ends(&bytes[cell.clone()]) {
                let kept = trimmed(text, cell.clone());
                is_line &= kept == cell;
                cell = kept;
            }
            cells.mark(cell.start - start..cell.end - start);
        } else {
            is_line = false;
        }
        if bytes.get(at) != Some(&delimiter) {
            break;
        }
        at += 1;
    }
    cells.lay(&text[start..at], is_line);
    for (column, cell) in others.iter().filter(|(column, _)| *column < MOST_COLUMNS) {
        cells.set(*column, cell);
    }
    line.place = Place { byte: start as u64, ..place };
    line.after = Place { line: place.line + lines, byte: at as u64 };
    true
}

/// Where in a text a cell stands without blanks at its ends.
fn trimmed(text: &str, cell: Range<usize>) -> Range<usize> {
    let end = cell.start + text[cell.clone()].trim_end().len();
    let kept = text[cell.start..end].trim_start().trim_start_matches('\u{feff}');
    end - kept.len()..end
}

/// What stands within quotes from here on, and whether they never end. Two of them are one, and end nothing.
fn within_quotes(text: &str, start: usize) -> (Range<usize>, bool) {
    let mut at = start;
    while let Some(length) = text[at..].find('"') {
        at += length;
        if !text[at + 1..].starts_with('"') {
            return (start..at, false);
        }
        at += 2;
    }
    (start..text.len(), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The reader that everybody uses finds the same rows in any text.
        #[test]
        fn rows_are_those_of_csv(text in "[a户\u{3000},\"\n\r ]{0,40}") {
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
            let expected: Vec<Record> =
                reader.records().map(|row| row.unwrap().iter().map(str::trim).collect()).collect();
            let rows = Rows::of_text(text, ',');
            prop_assert_eq!(&rows.first(usize::MAX), &expected);
            // And the same again, each from where it stands.
            let mut next = Place::default();
            while let Some(line) = rows.at(next) {
                prop_assert_eq!(rows.at(line.place).map(|again| again.cells), Some(line.cells));
                next = line.after;
            }
        }
    }

    #[test]
    fn a_text_may_end_within_quotes() {
        let line = |text: &str| Rows::of_text(text.to_owned(), ',').at(Place::default()).unwrap();
        assert!(line("a,\"b\nc,d").is_open);
        assert!(!line("a,\"b\"\"\nc\",d").is_open);
        assert_eq!(line("a,\"b\nc\"\nd").after, Place { line: 1, byte: 7 });
    }
}
