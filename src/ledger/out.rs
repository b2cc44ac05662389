//! What goes out beside what is told: the original cells, masked where so ordered, and the lines of the table of text.

use crate::ledger::columns::Target;
use crate::ledger::household::{Unread, Why};
use crate::ledger::order::Order;
use crate::view::format;

/// The original cells, names and identity numbers masked if so ordered.
pub fn original(order: &Order, cells: &[String], columns: usize) -> Vec<String> {
    let cell = |at: usize| {
        let text = cells.get(at).cloned().unwrap_or_default();
        match order.columns.get(at) {
            Some(target) if order.masked => masked(*target, &text),
            _ => text,
        }
    };
    (0..columns).map(cell).collect()
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

/// About the bytes of a line of the table.
const ROW: usize = 512;

/// A line of the table.
pub fn write_row<'c>(table: &mut Vec<u8>, cells: impl Iterator<Item = &'c str>) {
    let mut writer = csv::WriterBuilder::new().flexible(true).buffer_capacity(ROW).from_writer(table);
    for cell in cells {
        // Writing into memory cannot fail.
        let _ = writer.write_field(&*format::safe_in_a_spreadsheet(cell));
    }
    let _ = writer.write_record(None::<&[u8]>);
    let _ = writer.flush();
}
