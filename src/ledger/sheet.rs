//! A file as rows: of a spreadsheet the sheet with most of our words and those that are like it. What was chosen among
//! several is kept, so that it can be told and changed.

use crate::ledger::columns::{MOST_ABOVE, heading, known};
use crate::ledger::file::{Form, Trouble, form_of, is_markup, narrow};
use crate::ledger::heads::SORTED;
use crate::ledger::markup;
use crate::ledger::other_books;
use crate::ledger::record::Record;
use crate::ledger::rows::{Place, Rows, first_of};
use crate::ledger::spreadsheet::{Sheet, sheets};
use crate::view::words::Language;

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
        // A page of the web may be wide too; no text in UTF-8 is.
        Form::WideText => open(narrow(&bytes), wanted),
        // What is not UTF-8 is GB18030 more often than not.
        Form::Text => match String::from_utf8(bytes).map_err(|_| Trouble::Encoding)? {
            page if is_markup(&page) => choose(vec![Sheet { rows: markup::rows(&page)?, ..Sheet::default() }], wanted),
            table => text(table, wanted),
        },
    }
}

/// A table of text. By itself, since browsers compile whole functions, and those that read workbooks are large.
#[inline(never)]
fn text(mut text: String, wanted: Wanted) -> Result<(Rows, Choice), Trouble> {
    if text.trim_matches(['\u{feff}', '\n', '\r', ' ']).is_empty() {
        return Err(Trouble::Empty);
    }
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    let delimiter = wanted.delimiter.unwrap_or_else(|| delimiter(&text));
    let choice = Choice { delimiter: Some(delimiter), ..Choice::default() };
    Ok((Rows::of_text(text, delimiter), choice))
}

/// Letters of a text by which its delimiter is judged.
const JUDGED: usize = 40_000;

/// What parts its cells: that by which most of our words stand above the columns, else that of most cells in a row.
fn delimiter(text: &str) -> char {
    let end = text.char_indices().nth(JUDGED).map_or(text.len(), |(end, _)| end);
    let weight = |delimiter: char| {
        let rows = first_of(&text[..end], delimiter, MOST_ABOVE + 5);
        let words = heading(&rows).map_or(0, |at| known(rows[at].iter()));
        let cells = rows.iter().map(Record::len).filter(|cells| *cells > 1);
        let alike = cells.clone().max().map_or(0, |most| cells.filter(|cells| *cells == most).count());
        (words, alike)
    };
    // Of several alike the first.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| weight(*delimiter)).unwrap_or(',')
}

/// The sheet with most of our words, hidden ones and examples last, and those that have the same words above.
fn choose(sheets: Vec<Sheet>, wanted: Wanted) -> Result<(Rows, Choice), Trouble> {
    let head = |sheet: &Sheet| heading(&sheet.rows).map(|at| (at, trimmed(&sheet.rows[at])));
    let heads: Vec<Option<(usize, Record)>> = sheets.iter().map(head).collect();
    let words = |at: usize| heads[at].as_ref().map_or(0, |(_, head)| known(head.iter()));
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
    let mut rows: Vec<Record> = Vec::new();
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
    Ok((Rows::of_sheet(rows), choice))
}

/// The example of our own template, or of another's, is no household; nor do rows count twice that a sheet of ours has
/// once more.
fn stands_apart(name: &str) -> bool {
    ["示例", "样例", "样表", "范例", "Example", "example"].iter().any(|word| name.contains(word))
        || SORTED.iter().any(|(zh, en)| name == *zh || name == *en)
}

/// Without the empty cells at its end.
fn trimmed(row: &Record) -> Record {
    let end = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    row.iter().take(end).collect()
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
