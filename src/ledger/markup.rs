//! Tables that systems write as HTML or as the XML of 2003 under the name of .xls: rows, cells and their text, and
//! nothing else of them.

use crate::ledger::file::Trouble;
use crate::ledger::record::Record;
use crate::ledger::spreadsheet::MOST_COLUMNS;

/// The most cells that are kept: a few letters may stand for a thousand of them.
const MOST_CELLS: usize = 5_000_000;

/// The rows of all its tables, one after the other.
///
/// # Errors
/// What it is where it holds no table.
pub fn rows(text: &str) -> Result<Vec<Record>, Trouble> {
    let mut rows: Vec<Record> = Vec::new();
    let mut cell: Option<(String, Reach)> = None;
    // What reaches down into the rows to come, by column: how many rows more, and its text.
    let mut below: Vec<(usize, String)> = Vec::new();
    let (mut rest, mut kept) = (text, 0);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        if let Some((cell, _)) = &mut cell {
            cell.push_str(before);
        }
        let Some(end) = tag.find('>') else { break };
        let inside = &tag[1..end];
        rest = &tag[end + 1..];
        let is_end = inside.starts_with('/');
        let is_alone = inside.ends_with('/');
        let name = inside.trim_start_matches('/').split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default().to_lowercase();
        match name.as_str() {
            "tr" | "row" | "table" => {
                // A cell need not be closed.
                if let Some((row, (text, reach))) = rows.last_mut().zip(cell.take()) {
                    put(row, &mut below, &unescaped(&text), reach);
                }
                if !is_end && name != "table" {
                    kept += rows.last().map_or(0, Record::len);
                    if kept > MOST_CELLS {
                        return Err(Trouble::TooLarge);
                    }
                    rows.push(Record::default());
                    rows.last_mut().into_iter().for_each(|row| fill_from_above(row, &mut below));
                }
            }
            "td" | "th" | "cell" => {
                let Some(row) = rows.last_mut() else { continue };
                if let Some((text, reach)) = cell.take() {
                    put(row, &mut below, &unescaped(&text), reach);
                }
                if !is_end {
                    skip_to(row, inside);
                    if is_alone {
                        put(row, &mut below, "", Reach::of(inside));
                    } else {
                        cell = Some((String::new(), Reach::of(inside)));
                    }
                }
            }
            "br" | "p" => cell.iter_mut().for_each(|(cell, _)| cell.push(' ')),
            _ => {}
        }
    }
    let is_xml = text.trim_start().starts_with("<?xml");
    if rows.iter().all(Record::is_empty) {
        return Err(if is_xml { Trouble::OldXml } else { Trouble::WebPage });
    }
    Ok(rows)
}

/// How many columns and rows a cell covers beside its own.
#[derive(Clone, Copy)]
struct Reach {
    across: usize,
    down: usize,
}

impl Reach {
    fn of(tag: &str) -> Reach {
        let lower = tag.to_lowercase();
        let number = |name: &str| {
            let (_, rest) = lower.split_once(name)?;
            let digits: String = rest.trim_start_matches(['=', '"', '\'', ' ']).chars().take(5).collect();
            digits.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok()
        };
        let beside = |html: &str, xml: &str| {
            let spanned = number(html).map(|count| count.saturating_sub(1));
            spanned.or_else(|| number(xml)).unwrap_or(0).min(MOST_COLUMNS)
        };
        Reach { across: beside("colspan", "mergeacross"), down: beside("rowspan", "mergedown") }
    }
}

/// Puts a cell at the end of a row; what it covers is empty beside it and the same beneath.
fn put(row: &mut Record, below: &mut Vec<(usize, String)>, text: &str, reach: Reach) {
    for at in 0..=reach.across {
        if row.len() >= MOST_COLUMNS {
            return;
        }
        if reach.down > 0 {
            below.resize(below.len().max(row.len() + 1), (0, String::new()));
            below[row.len()] = (reach.down, if at == 0 { text.to_owned() } else { String::new() });
        }
        row.push(if at == 0 { text } else { "" });
    }
    fill_from_above(row, below);
}

/// What reaches down from above stands where the row has come to.
fn fill_from_above(row: &mut Record, below: &mut [(usize, String)]) {
    while let Some((left, text)) = below.get_mut(row.len()).filter(|(left, _)| *left > 0) {
        *left -= 1;
        row.push(text);
    }
}

/// A cell of the XML of 2003 may name its column, when those before it are empty.
fn skip_to(row: &mut Record, tag: &str) {
    let named = tag.split_once("Index=\"").and_then(|(_, rest)| rest.split_once('"'));
    let column: usize = named.and_then(|(number, _)| number.parse().ok()).unwrap_or(0);
    if column > row.len() && column <= MOST_COLUMNS {
        row.widen(column - 1);
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.trim();
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        let known = end.and_then(|end| Some((letter(&rest[1..end])?, end)));
        match known {
            Some((letter, end)) => {
                out.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letter(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "yen" => '¥',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
