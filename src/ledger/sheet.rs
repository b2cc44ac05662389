//! Files to rows of text: spreadsheets by `calamine`, tables of text by `csv`. Nothing is
//! reckoned with a number of the file; it becomes the digits that the spreadsheet shows.
//!
//! A hostile file is told apart before it is opened: what it unpacks to is counted
//! first, and no more cells are kept than a ledger has.

use crate::ledger::columns::{MOST_ABOVE, heading, meaning};
use calamine::{DataRef, Reader, Xlsx};
use std::io::{Cursor, Read as _};

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// An .xls of before 2007.
    OldSpreadsheet,
    /// Locked with a password.
    Locked,
    /// Neither a spreadsheet nor a table of text.
    Unknown,
    /// A spreadsheet that breaks off or is damaged.
    Damaged,
    /// It unpacks to more than a ledger can be.
    TooLarge,
    /// No rows.
    Empty,
    /// Text in an encoding that is none of ours.
    Encoding,
}

/// The most that a spreadsheet may unpack to, in bytes.
pub const MOST_UNPACKED: u64 = 800_000_000;
/// The most columns that are looked at.
pub const MOST_COLUMNS: usize = 1_000;
/// The most cells that are kept of a spreadsheet.
const MOST_CELLS: usize = 30_000_000;

/// The rows of a file, from the first.
pub enum Rows {
    /// Of a spreadsheet: all of them.
    Sheet(Vec<Vec<String>>),
    /// Of a table of text: read one by one.
    Text(Box<csv::Reader<Cursor<Vec<u8>>>>),
}

/// What kind of file it is, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// .xlsx or .xlsm.
    Spreadsheet,
    /// Text in UTF-8.
    Text,
    /// Text that is not UTF-8: GB18030 more often than not.
    OtherText,
}

/// Looks at the first bytes, and of text at all of it.
///
/// # Errors
/// What it is instead.
pub fn form_of(bytes: &[u8]) -> Result<Form, Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Form::Spreadsheet);
    }
    // The older format, which also wraps a newer file that is locked.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let wide: Vec<u8> = "EncryptedPackage".bytes().flat_map(|letter| [letter, 0]).collect();
        let locked = bytes.windows(wide.len()).any(|part| part == wide);
        return Err(if locked { Trouble::Locked } else { Trouble::OldSpreadsheet });
    }
    // Whatever holds a zero byte is no text of ours.
    if bytes.iter().take(4_096).any(|byte| *byte == 0) {
        return Err(Trouble::Unknown);
    }
    Ok(if std::str::from_utf8(bytes).is_ok() { Form::Text } else { Form::OtherText })
}

/// Opens a table of text; commas, semicolons or tabs part its cells.
///
/// # Errors
/// If there is nothing in it, or it is no UTF-8.
pub fn text(bytes: Vec<u8>) -> Result<Rows, Trouble> {
    let Ok(whole) = std::str::from_utf8(&bytes) else { return Err(Trouble::Encoding) };
    if whole.trim_matches(['\u{feff}', '\n', '\r', ' ']).is_empty() {
        return Err(Trouble::Empty);
    }
    let start: String = whole.chars().take(4_000).collect();
    let count = |letter: char| start.chars().filter(|other| *other == letter).count();
    let mut delimiter = b',';
    for (letter, byte) in [(';', b';'), ('\t', b'\t')] {
        if count(letter) > count(char::from(delimiter)) {
            delimiter = byte;
        }
    }
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter);
    Ok(Rows::Text(Box::new(reader.from_reader(Cursor::new(bytes)))))
}

/// Opens a spreadsheet: its sheet with most of our words.
///
/// # Errors
/// If it unpacks to too much, is damaged or empty.
pub fn spreadsheet(bytes: &[u8]) -> Result<Rows, Trouble> {
    unpacked_size(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Trouble::Damaged)?;
    let mut best: Option<(usize, Vec<Vec<String>>)> = None;
    for name in book.sheet_names() {
        let Ok(mut rows) = cells(&mut book, &name) else { return Err(Trouble::TooLarge) };
        if rows.iter().all(Vec::is_empty) {
            continue;
        }
        let words = |at: usize| rows[at].iter().filter(|cell| meaning(cell).is_some()).count();
        let known = heading(&rows).map_or(0, words);
        if best.as_ref().is_none_or(|(most, _)| known > *most) {
            fill_merged(&mut book, &name, &mut rows);
            best = Some((known, rows));
        }
    }
    best.map(|(_, rows)| Rows::Sheet(rows)).ok_or(Trouble::Empty)
}

/// Unpacks every part once, counting only.
fn unpacked_size(bytes: &[u8]) -> Result<(), Trouble> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Damaged)?;
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Trouble::Damaged)?;
        // What a part says of its size need not be true.
        if part.size() > left {
            return Err(Trouble::TooLarge);
        }
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| Trouble::Damaged)?;
        left = left.checked_sub(read).ok_or(Trouble::TooLarge)?;
    }
    Ok(())
}

/// The cells of a sheet as text; rows without any stay empty. A sheet that says it
/// reaches to the last corner costs nothing for what is not in it.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Vec<String>>, Trouble> {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(Vec::new()) };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut kept = 0_usize;
    while let Ok(Some(cell)) = reader.next_cell() {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let shown = shown(cell.get_value());
        if column >= MOST_COLUMNS || shown.is_empty() {
            continue;
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        let cells = &mut rows[row];
        if cells.len() <= column {
            kept += column + 1 - cells.len();
            cells.resize(column + 1, String::new());
        }
        cells[column] = shown;
        if kept > MOST_CELLS {
            return Err(Trouble::TooLarge);
        }
    }
    Ok(rows)
}

/// A merged cell stands for all that it covers.
fn fill_merged(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, rows: &mut [Vec<String>]) {
    let Ok(merged) = book.merge_cells_by_sheet_name(name) else { return };
    for area in merged.into_iter().take(100_000) {
        let (top, left) = (area.start.0 as usize, area.start.1 as usize);
        let Some(text) = rows.get(top).and_then(|row| row.get(left)).cloned() else { continue };
        let bottom = (area.end.0 as usize).min(rows.len().saturating_sub(1));
        // A title over many columns is no cell of them.
        if area.start.1 != area.end.1 {
            continue;
        }
        for row in rows.iter_mut().take(bottom + 1).skip(top + 1) {
            if row.len() <= left {
                row.resize(left + 1, String::new());
            }
            row[left].clone_from(&text);
        }
    }
}

/// A cell as a person sees it. Spreadsheets keep fifteen digits; a sum such as
/// 28499.990000000002 is shown as 28499.99.
fn shown(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => {
            let digits = format!("{number:.6}");
            digits.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(_) => String::new(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        #[allow(unreachable_patterns, reason = "the list of the library may grow")]
        _ => String::new(),
    }
}

impl Rows {
    /// The first rows, and back to the start.
    pub fn first(&mut self) -> Vec<Vec<String>> {
        match self {
            Rows::Sheet(rows) => rows.iter().take(MOST_ABOVE + 5).cloned().collect(),
            Rows::Text(reader) => {
                let first = reader.records().take(MOST_ABOVE + 5);
                let first = first.filter_map(Result::ok).map(|record| as_cells(&record)).collect();
                let start = csv::Position::new();
                // Going back within memory cannot fail.
                let _ = reader.seek(start);
                first
            }
        }
    }

    /// How long the file is: rows of a spreadsheet, bytes of a text.
    pub fn length(&self) -> u64 {
        match self {
            Rows::Sheet(rows) => rows.len() as u64,
            Rows::Text(reader) => reader.get_ref().get_ref().len() as u64,
        }
    }

    /// How many rows there are at most: of a text, its lines.
    pub fn lines(&self) -> u64 {
        match self {
            Rows::Sheet(rows) => rows.len() as u64,
            Rows::Text(reader) => {
                let breaks = reader.get_ref().get_ref().iter().filter(|byte| **byte == b'\n').count();
                breaks as u64 + 1
            }
        }
    }

    /// The row at a place, and the place after it; none at the end.
    pub fn at(&mut self, place: &Place) -> Option<(Vec<String>, Place)> {
        match self {
            Rows::Sheet(rows) => {
                let row = rows.get(usize::try_from(place.line).ok()?)?.clone();
                Some((row, Place { line: place.line + 1, byte: 0 }))
            }
            Rows::Text(reader) => {
                if reader.position().byte() != place.byte {
                    let mut to = csv::Position::new();
                    to.set_byte(place.byte).set_line(place.line + 1);
                    reader.seek(to).ok()?;
                }
                let mut record = csv::StringRecord::new();
                if !reader.read_record(&mut record).ok()? {
                    return None;
                }
                Some((as_cells(&record), Place { line: place.line + 1, byte: reader.position().byte() }))
            }
        }
    }
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// How many rows come before it.
    pub line: u64,
    /// How many bytes, in a table of text.
    pub byte: u64,
}

impl Place {
    /// How far into a file of this length it is, for the bar.
    pub fn done(&self, rows: &Rows) -> u64 {
        match rows {
            Rows::Sheet(_) => self.line,
            Rows::Text(_) => self.byte,
        }
    }
}

fn as_cells(record: &csv::StringRecord) -> Vec<String> {
    let cells = record.iter().take(MOST_COLUMNS).map(|cell| cell.trim().trim_start_matches('\u{feff}').to_owned());
    cells.collect()
}
