//! Sheets of .xls, .xlsb and .ods as text, by `calamine`, which tells of none of their cells how it is shown: a percent
//! cell is the number that it keeps.
//!
//! Its readers of these may give up half-way, even by a panic, on a file that is damaged or hostile. What they cannot
//! read is told with the advice to save it as .xlsx; in the browser the end of the worker tells the same.

use crate::ledger::file::{Book, Trouble};
use crate::ledger::sectors;
use crate::ledger::spreadsheet::{Sheet, unpacked_size};
use calamine::{Data, Dimensions, Ods, Reader, SheetVisible, Xls, Xlsb};
use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

type Bytes<'b> = Cursor<&'b [u8]>;

/// The sheets of a spreadsheet that hold anything.
///
/// # Errors
/// If it unpacks to too much, is empty, or cannot be read.
pub fn sheets(bytes: &[u8], kind: Book) -> Result<Vec<Sheet>, Trouble> {
    if kind != Book::Xls {
        unpacked_size(bytes)?;
    }
    if (kind == Book::Xlsb && has_short_cells(bytes)) || (kind == Book::Xls && sectors::come_back(bytes)) {
        return Err(Trouble::UnreadBook(kind));
    }
    let read = catch_unwind(AssertUnwindSafe(|| match kind {
        Book::Xls => {
            let merged = |book: &mut Xls<Bytes<'_>>, name: &str| book.merge_cells_by_sheet_name(name).ok();
            all(Xls::new(Cursor::new(bytes)), cells_of_range, merged)
        }
        Book::Xlsb => all(Xlsb::new(Cursor::new(bytes)), cells_of_xlsb, |_, _| None),
        Book::Ods => all(Ods::new(Cursor::new(bytes)), cells_of_range, |_, _| None),
    }));
    let sheets = read.unwrap_or(Err(Trouble::UnreadBook(kind)));
    let sheets = sheets.map_err(|trouble| match trouble {
        Trouble::Damaged => Trouble::UnreadBook(kind),
        other => other,
    })?;
    if sheets.is_empty() { Err(Trouble::Empty) } else { Ok(sheets) }
}

/// Every sheet of a book that holds anything.
fn all<'b, R: Reader<Bytes<'b>>>(
    book: Result<R, R::Error>,
    cells: impl Fn(&mut R, &str, &mut Sheet) -> Result<(), Trouble>,
    merged: impl Fn(&mut R, &str) -> Option<Vec<Dimensions>>,
) -> Result<Vec<Sheet>, Trouble> {
    let mut book = book.map_err(|_| Trouble::Damaged)?;
    let mut sheets = Vec::new();
    for about in book.sheets_metadata().to_vec() {
        let mut sheet = Sheet { hidden: about.visible != SheetVisible::Visible, ..Sheet::default() };
        cells(&mut book, &about.name, &mut sheet)?;
        if sheet.rows.iter().any(|row| !row.is_empty()) {
            sheet.fill_merged(merged(&mut book, &about.name).unwrap_or_default());
            sheet.name = about.name;
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

/// The cells of a sheet that is read as a whole.
fn cells_of_range<'b, R: Reader<Bytes<'b>>>(book: &mut R, name: &str, sheet: &mut Sheet) -> Result<(), Trouble> {
    // A sheet of charts has no cells.
    let Ok(range) = book.worksheet_range(name) else { return Ok(()) };
    let (top, left) = range.start().map_or((0, 0), |(row, column)| (row as usize, column as usize));
    let mut kept = 0;
    for (row, column, cell) in range.used_cells() {
        let shown = sheet.shown(cell);
        sheet.put((top + row, left + column), &shown, &mut kept)?;
    }
    Ok(())
}

/// The cells one by one: a sheet that says it reaches to the last corner costs nothing for what is not in it.
fn cells_of_xlsb(book: &mut Xlsb<Bytes<'_>>, name: &str, sheet: &mut Sheet) -> Result<(), Trouble> {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(()) };
    let mut kept = 0;
    while let Some(cell) = reader.next_cell().map_err(|_| Trouble::Damaged)? {
        let (row, column) = cell.get_position();
        let shown = sheet.shown(&Data::from(cell.get_value().clone()));
        sheet.put((row as usize, column as usize), &shown, &mut kept)?;
    }
    Ok(())
}

/// Whether a sheet has cells that say nothing of their column, as some exports write them: the reader passes over them
/// without a word.
fn has_short_cells(bytes: &[u8]) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    (0..archive.len()).any(|at| {
        let Ok(mut part) = archive.by_index(at) else { return false };
        let is_sheet = part.name().is_ok_and(|name| name.contains("worksheets") && name.ends_with(".bin"));
        let mut sheet = Vec::new();
        is_sheet && part.read_to_end(&mut sheet).is_ok() && records(&sheet).any(|kind| SHORT_CELLS.contains(&kind))
    })
}

/// BrtShortBlank to BrtShortIsst.
const SHORT_CELLS: std::ops::RangeInclusive<u32> = 12..=18;

/// The kinds of the records of a part, one after the other.
fn records(part: &[u8]) -> impl Iterator<Item = u32> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let kind = varied(&mut rest, 2)?;
        let length = varied(&mut rest, 4)?;
        rest = rest.get(length as usize..)?;
        Some(kind)
    })
}

/// A number of seven bits a byte, of at most so many bytes, the lowest first.
fn varied(rest: &mut &[u8], most: u32) -> Option<u32> {
    let mut number = 0;
    for at in 0..most {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u32::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}
