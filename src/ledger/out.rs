//! What goes out beside what is told: the original cells, masked where so ordered, and the lines of the table of text.

use crate::ledger::columns::Target;
use crate::ledger::household::{Unread, Why};
use crate::ledger::order::Order;
use crate::ledger::record::Record;
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

/// A line of the table: its cells, and empty ones up to so many.
pub fn write_row(table: &mut Vec<u8>, cells: impl Iterator<Item = impl AsRef<str>>, width: usize) {
    let mut left = width;
    for cell in cells.take(width) {
        write_cell(table, cell.as_ref());
        left -= 1;
    }
    table.extend(std::iter::repeat_n(b',', left));
    // What parts the last one from the next line.
    table.pop();
    table.push(b'\n');
}

/// A cell of it, which stands in quotes where it holds what parts cells or lines.
fn write_cell(table: &mut Vec<u8>, cell: &str) {
    let cell = format::safe_in_a_spreadsheet(cell);
    // All of it is looked at, which takes less than to stop.
    let is_quoted = cell.bytes().fold(false, |is, byte| is | matches!(byte, b',' | b'"' | b'\n' | b'\r'));
    if is_quoted {
        table.push(b'"');
        for part in cell.split_inclusive('"') {
            table.extend_from_slice(part.as_bytes());
            if part.ends_with('"') {
                table.push(b'"');
            }
        }
        table.push(b'"');
    } else {
        table.extend_from_slice(cell.as_bytes());
    }
    table.push(b',');
}
