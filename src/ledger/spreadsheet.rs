//! Sheets of a spreadsheet as text, by `calamine`. Nothing is reckoned with a number of the file; it becomes the digits
//! that the spreadsheet shows.
//!
//! A hostile file is told apart before it is opened: what it unpacks to is counted first, and no more cells are kept
//! than a ledger has.

use crate::ledger::file::Trouble;
use crate::ledger::record::Record;
use calamine::{Data, DataRef, Dimensions, Reader, SheetVisible, Xlsx};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// The most that a spreadsheet may unpack to, in bytes.
pub const MOST_UNPACKED: u64 = 800_000_000;
/// The most columns that are looked at.
pub const MOST_COLUMNS: usize = 1_000;
/// The most cells that are kept of a spreadsheet.
const MOST_CELLS: usize = 30_000_000;

/// A sheet, as it looks.
#[derive(Default)]
pub struct Sheet {
    /// What its tab says.
    pub name: String,
    /// Nobody sees its tab.
    pub hidden: bool,
    /// Its rows, from the first; rows without anything stay empty.
    pub rows: Vec<Record>,
    /// How many numbers are shown with fewer decimals than they have, and were taken as they are shown.
    pub rounded: u64,
    /// How many numbers are too long for a spreadsheet, which lost their last digits.
    pub lost: u64,
}

/// The sheets of a spreadsheet that hold anything.
///
/// # Errors
/// If it unpacks to too much, is damaged or empty.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Trouble> {
    unpacked_size(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Trouble::Damaged)?;
    let mut sheets = Vec::new();
    for about in book.sheets_metadata().to_vec() {
        let mut sheet = Sheet { hidden: about.visible != SheetVisible::Visible, ..Sheet::default() };
        cells(&mut book, &about.name, &mut sheet)?;
        if sheet.rows.iter().any(|row| !row.is_empty()) {
            sheet.fill_merged(book.merge_cells_by_sheet_name(&about.name).unwrap_or_default());
            sheet.name = about.name;
            sheets.push(sheet);
        }
    }
    if sheets.is_empty() { Err(Trouble::Empty) } else { Ok(sheets) }
}

/// Unpacks every part once, counting only.
///
/// # Errors
/// If it is too much, or the archive is damaged.
pub fn unpacked_size(bytes: &[u8]) -> Result<(), Trouble> {
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

/// The cells of a sheet. A sheet that says it reaches to the last corner costs nothing for what is not in it.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, sheet: &mut Sheet) -> Result<(), Trouble> {
    let formats = formats(book, name);
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(()) };
    let mut kept = 0_usize;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| Trouble::Damaged)? {
        let (row, column) = (cell.pos.0 as usize, cell.pos.1 as usize);
        let shown: Cow<'_, str> = match &cell.value {
            // Never calculated: what would stand here nobody knows.
            DataRef::Empty if cell.formula.is_some() => "=（公式没有结果）".into(),
            DataRef::Float(number) => {
                let shown = formats.get(&cell.pos).copied().unwrap_or(Shown::General);
                sheet.count(number_text(*number, shown)).into()
            }
            // Nearly all words are shared.
            DataRef::SharedString(text) => text.trim().into(),
            _ => sheet.shown(&Data::from(cell.value)).into(),
        };
        sheet.put((row, column), &shown, &mut kept)?;
    }
    Ok(())
}

/// How a number is shown.
#[derive(Clone, Copy)]
enum Shown {
    General,
    /// With so many decimals.
    Decimals(usize),
    /// Times a hundred, with so many decimals.
    Percent(usize),
}

/// How the numbers of a sheet are shown, where that is not as they are: only such formats are looked for.
fn formats(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> BTreeMap<(u32, u32), Shown> {
    let mut found = BTreeMap::new();
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return found };
    let format = |style: &calamine::Style| {
        style.number_format.as_ref().map_or(Shown::General, |format| of_code(format.format_id, &format.format_code))
    };
    let styles: Vec<Shown> = reader.styles().iter().map(format).collect();
    if styles.iter().all(|shown| matches!(shown, Shown::General)) {
        return found;
    }
    while let Ok(Some((row, column, style))) = reader.next_style_id() {
        match styles.get(style) {
            Some(shown @ (Shown::Decimals(_) | Shown::Percent(_))) if found.len() < MOST_CELLS => {
                found.insert((row, column), *shown);
            }
            _ => {}
        }
    }
    found
}

/// What a format says of decimals: `0.00`, `#,##0.00;[Red]-#,##0.00`, `0.00%`.
fn of_code(id: Option<u32>, code: &str) -> Shown {
    match id {
        Some(1 | 3 | 37 | 38) => return Shown::Decimals(0),
        Some(2 | 4 | 7 | 8 | 39 | 40) => return Shown::Decimals(2),
        Some(9) => return Shown::Percent(0),
        Some(10) => return Shown::Percent(2),
        _ => {}
    }
    let first = code.split(';').next().unwrap_or_default();
    // What stands in quotes, in brackets or after a backslash is shown as it is.
    let (mut plain, mut until, mut skip) = (String::new(), None, false);
    for letter in first.chars() {
        match (until, letter) {
            _ if skip => skip = false,
            (Some(end), _) if letter == end => until = None,
            (Some(_), _) => {}
            (None, '"') => until = Some('"'),
            (None, '[') => until = Some(']'),
            (None, '\\' | '_' | '*') => skip = true,
            _ => plain.push(letter),
        }
    }
    let digits: String = plain.chars().filter(|letter| ['0', '#', '?', '.', ','].contains(letter)).collect();
    let last = digits.trim_end_matches(',');
    // A comma at the end shows thousands, and what is no number at all is shown otherwise.
    if last.len() != digits.len() || !digits.contains(['0', '#', '?']) || plain.contains(['y', 'm', 'd', 'h', 'e', 'E'])
    {
        return Shown::General;
    }
    let decimals = last.split_once('.').map_or(0, |(_, after)| after.len());
    if plain.contains('%') { Shown::Percent(decimals) } else { Shown::Decimals(decimals) }
}

/// A number as text.
struct Digits {
    text: String,
    rounded: bool,
    lost: bool,
}

/// Digits that a spreadsheet surely keeps.
const SURE_DIGITS: usize = 15;

/// A number as a person sees it. Of fifteen digits; a sum such as 28499.990000000002 is shown as 28499.99.
fn number_text(number: impl std::fmt::LowerExp + std::fmt::Display, shown: Shown) -> Digits {
    // Fifteen digits, and how far the point stands behind the first.
    let exact = format!("{number:.14e}");
    let (mantissa, exponent) = exact.split_once('e').unwrap_or((&exact, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let negative = mantissa.starts_with('-');
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != SURE_DIGITS || !(-20..=20).contains(&exponent) {
        return Digits { text: number.to_string(), rounded: false, lost: false };
    }
    if exponent >= 15 {
        // Longer than what is kept: shown so that nobody takes it for the whole number.
        let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
        return Digits { text: format!("{mantissa}E+{exponent}"), rounded: false, lost: true };
    }
    let (percent, decimals) = match shown {
        Shown::General => (false, 6),
        Shown::Decimals(decimals) => (false, decimals),
        Shown::Percent(decimals) => (true, decimals),
    };
    let point = exponent + 1 + if percent { 2 } else { 0 };
    let finer = rounded(&digits, point, 6);
    // What has no more than fen is taken to the fen, however it is shown.
    let is_fine = finer.split_once('.').is_none_or(|(_, after)| after.len() <= 2);
    let text = if is_fine { finer.clone() } else { rounded(&digits, point, decimals.min(6)) };
    let sign = if negative && text.chars().any(|c| ('1'..='9').contains(&c)) { "-" } else { "" };
    // Noise of the fifteenth digit is no rounding.
    Digits { rounded: text != finer, lost: false, text: format!("{sign}{text}{}", if percent { "%" } else { "" }) }
}

/// Digits with the point after so many of them, rounded half up to so many decimals, without zeros at the end.
fn rounded(digits: &str, point: i32, decimals: usize) -> String {
    let mut all: Vec<u8> = digits.bytes().map(|digit| digit - b'0').collect();
    let mut point = point;
    while point < 1 {
        all.insert(0, 0);
        point += 1;
    }
    let whole = usize::try_from(point).unwrap_or(1);
    let keep = whole + decimals;
    if all.len() < keep {
        all.resize(keep, 0);
    }
    let up = all.get(keep).is_some_and(|next| *next >= 5);
    all.truncate(keep);
    let mut carry = up;
    for digit in all.iter_mut().rev() {
        if !carry {
            break;
        }
        carry = *digit == 9;
        *digit = if carry { 0 } else { *digit + 1 };
    }
    let mut text: String = all.iter().map(|digit| char::from(b'0' + digit)).collect();
    let mut whole = whole;
    if carry {
        text.insert(0, '1');
        whole += 1;
    }
    let (before, after) = text.split_at(whole);
    let (before, after) = (before.trim_start_matches('0'), after.trim_end_matches('0'));
    let before = if before.is_empty() { "0" } else { before };
    if after.is_empty() { before.to_owned() } else { format!("{before}.{after}") }
}

impl Sheet {
    /// A cell as a person sees it, as far as it tells how.
    pub fn shown(&mut self, cell: &Data) -> String {
        match cell {
            Data::Float(number) => self.count(number_text(*number, Shown::General)),
            Data::Int(number) => number.to_string(),
            Data::String(text) => text.trim().to_owned(),
            Data::Bool(yes) => if *yes { "是" } else { "否" }.to_owned(),
            Data::DateTime(moment) if moment.is_datetime() => {
                let (year, month, day, ..) = moment.to_ymd_hms_milli();
                format!("{year:04}-{month:02}-{day:02}")
            }
            Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
            Data::Error(error) => error.to_string(),
            Data::DateTime(_) | Data::Empty => String::new(),
        }
    }

    fn count(&mut self, digits: Digits) -> String {
        self.rounded += u64::from(digits.rounded);
        self.lost += u64::from(digits.lost);
        digits.text
    }

    /// Keeps what stands at a row and a column; `kept` counts the cells of the sheet.
    ///
    /// # Errors
    /// If they are more than a ledger has.
    pub fn put(&mut self, (row, column): (usize, usize), shown: &str, kept: &mut usize) -> Result<(), Trouble> {
        if column >= MOST_COLUMNS || shown.is_empty() {
            return Ok(());
        }
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Record::default());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            *kept += column + 1 - cells.len();
        }
        cells.set(column, shown);
        if *kept > MOST_CELLS { Err(Trouble::TooLarge) } else { Ok(()) }
    }

    /// A merged cell stands for all that it covers.
    pub fn fill_merged(&mut self, merged: Vec<Dimensions>) {
        for area in merged.into_iter().take(100_000) {
            let (top, left) = (area.start.0 as usize, area.start.1 as usize);
            let Some(text) = self.rows.get(top).filter(|row| left < row.len()).map(|row| row.get(left).to_owned())
            else {
                continue;
            };
            let bottom = (area.end.0 as usize).min(self.rows.len().saturating_sub(1));
            // A title over many columns is no cell of them.
            if area.start.1 != area.end.1 {
                continue;
            }
            for row in self.rows.iter_mut().take(bottom + 1).skip(top + 1) {
                row.set(left, &text);
            }
        }
    }
}
