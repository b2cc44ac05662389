//! What goes out beside what is told: the original cells, masked where so ordered, and the lines of the table of text.

use crate::ledger::cell::{Cell, Span};
use crate::ledger::columns::Target;
use crate::ledger::order::Order;
use crate::ledger::record::Record;
use crate::ledger::unread::{Unread, Why};
use crate::view::format;
use std::borrow::Cow;

/// The original cells, names and identity numbers masked if so ordered.
pub fn original<'c>(order: &'c Order, cells: &'c Record) -> impl Iterator<Item = Cow<'c, str>> {
    order.columns.iter().enumerate().map(|(column, target)| match cells.get(column) {
        text if order.masked => Cow::Owned(masked(*target, text)),
        text => Cow::Borrowed(text),
    })
}

/// 张** of a name, the place of an identity number; what is neither stays.
pub fn masked(target: Target, text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let kept: String = match target {
        Target::IdNumber | Target::HeadNumber if letters.len() > 8 => letters[..6].iter().collect(),
        Target::Name | Target::HeadName | Target::IdNumber | Target::HeadNumber => letters.iter().take(1).collect(),
        _ => return text.to_owned(),
    };
    if letters.is_empty() { String::new() } else { kept + "**" }
}

/// A cell that was not read, masked; what stands under no heading may be a name or a number too.
pub fn without_names(order: &Order, unread: &Unread) -> Unread {
    let target = order.columns.get(unread.column).copied().unwrap_or(Target::Name);
    let why = match &unread.why {
        Why::NumberOf(name) => Why::NumberOf(masked(Target::Name, name)),
        other => other.clone(),
    };
    Unread { given: masked(target, &unread.given), why, ..unread.clone() }
}

/// A line of the table: the original cells, what is told, and empty cells up to so many.
pub fn write_row(table: &mut Vec<u8>, original: impl Iterator<Item = impl AsRef<str>>, told: &[Cell], width: usize) {
    let mut left = width;
    for cell in original.take(width) {
        write_text(table, cell.as_ref());
        table.push(b',');
        left -= 1;
    }
    write_told(table, told, left);
}

/// The same of a row of the list. Most of them go out as they came in, in one piece.
pub fn write_line(table: &mut Vec<u8>, (order, cells): (&Order, &Record), told: &[Cell], width: usize) {
    let goes_out = |line: &&str| !order.masked && !line.contains('"') && !cells.iter().any(format::is_formula);
    match cells.line().filter(|_| cells.len() == order.columns.len() && cells.len() < width).filter(goes_out) {
        Some(line) => {
            table.extend_from_slice(line.as_bytes());
            table.push(b',');
            write_told(table, told, width - cells.len());
        }
        None => write_row(table, original(order, cells), told, width),
    }
}

/// What is told, and empty cells up to so many, to the end of the line.
fn write_told(table: &mut Vec<u8>, told: &[Cell], left: usize) {
    for cell in told.iter().take(left) {
        match cell {
            Cell::Nothing => {}
            Cell::Text(text) => write_text(table, text),
            Cell::Shared(shared) => table.extend_from_slice(&shared.written),
            Cell::Amount(amount) => amount.put(table),
            Cell::Between(Span { low, high }) => {
                low.put(table);
                table.extend_from_slice("–".as_bytes());
                high.put(table);
            }
        }
        table.push(b',');
    }
    table.extend(std::iter::repeat_n(b',', left.saturating_sub(told.len())));
    // What parts the last one from the next line.
    table.pop();
    table.push(b'\n');
}

/// A cell stands in quotes where it holds what parts cells or lines.
pub fn write_text(table: &mut Vec<u8>, cell: &str) {
    let cell = format::safe_in_a_spreadsheet(cell);
    if !is_quoted(cell.as_bytes()) {
        return table.extend_from_slice(cell.as_bytes());
    }
    table.push(b'"');
    for part in cell.split_inclusive('"') {
        table.extend_from_slice(part.as_bytes());
        if part.ends_with('"') {
            table.push(b'"');
        }
    }
    table.push(b'"');
}

/// Whether it holds what parts cells or lines. Eight bytes at a time, for sentences are long.
fn is_quoted(cell: &[u8]) -> bool {
    let parts = |byte: &u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    let (eights, rest) = cell.as_chunks::<8>();
    // None of them stands behind the comma, and no letter but those of ASCII stands before.
    let may_part = |eight: &[u8; 8]| {
        let all = u64::from_le_bytes(*eight);
        all.wrapping_sub(u64::from_le_bytes([b',' + 1; 8])) & !all & u64::from_le_bytes([0x80; 8]) != 0
    };
    eights.iter().any(|eight| may_part(eight) && eight.iter().any(parts)) || rest.iter().any(parts)
}
