//! Who is one person: the number and the name agree, or one of them is missing and the other is not shared.

use crate::form::digits::{half_width, is_unseen};

/// A row's name and number, as far as they tell people apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The name; empty where it is none or masked.
    pub name: String,
    /// The number; empty where it is none, masked or lost its digits.
    pub number: String,
}

/// A number of which this many letters tell somebody apart without a name.
const LONG: usize = 15;

impl Who {
    /// From the cells.
    pub fn of(name: &str, number: &str) -> Who {
        Who { name: name_key(name), number: number_key(number) }
    }

    /// Whether nothing tells this person apart.
    pub fn is_nobody(&self) -> bool {
        self.name.is_empty() && self.number.len() < LONG
    }

    /// Whether the two may be one, as far as what both have agrees.
    pub fn agrees(&self, other: &Who) -> bool {
        let same_number = self.number == other.number && !self.number.is_empty();
        match (self.name.is_empty() || other.name.is_empty(), self.number.is_empty() || other.number.is_empty()) {
            (false, true) => self.name == other.name,
            (false, false) => self.name == other.name && same_number,
            (true, _) => same_number && self.number.len() >= LONG,
        }
    }
}

/// Which of those who were met it is: of several the first that agrees in name and number; with a name alone only
/// where nobody else bears it.
pub fn which(met: &[Who], who: &Who) -> Option<usize> {
    let agree = || met.iter().enumerate().filter(|(_, known)| known.agrees(who));
    let exact = agree().find(|(_, known)| known.number == who.number && known.name == who.name);
    let mut others = agree();
    let only = others.next().filter(|_| others.next().is_none());
    exact.filter(|_| !who.number.is_empty()).or(only).map(|(at, _)| at)
}

/// Without blanks, signs and letters of full width narrow; the words of a name stay.
fn plain(text: &str) -> String {
    if text.bytes().all(|c| c.is_ascii_digit()) {
        return text.to_owned();
    }
    let narrow = |c: char| if ('！'..='～').contains(&c) { half_width(c) } else { c };
    text.chars().filter(|c| !is_unseen(*c)).map(|c| narrow(c).to_ascii_lowercase()).collect()
}

/// What people write where there is nothing.
const NOTHING: [&str; 14] =
    ["无", "没有", "不详", "未知", "不清楚", "暂无", "空", "-", "--", "—", "——", "/", "0", "none"];

/// A name that tells people apart; a masked one does not.
fn name_key(text: &str) -> String {
    let plain = plain(text);
    let masked = plain.contains(['*', '×', '?', '#', '=', '某', '●', '○']);
    if masked || NOTHING.contains(&plain.as_str()) { String::new() } else { plain }
}

/// A number that tells people or households apart: not one that is masked, or that a spreadsheet has shortened.
pub fn number_key(text: &str) -> String {
    let plain = plain(text).trim_start_matches(',').to_owned();
    let masked = plain.contains(['*', '×', '?', '#', '=', '●', '…']) || plain.contains("xx");
    // 9.9999920130501E+17, and 18 digits of which a spreadsheet kept fifteen.
    let shortened = plain.contains("e+") || (plain.len() >= 16 && plain.ends_with("000"));
    let placeholder = NOTHING.contains(&plain.as_str()) || plain.chars().all(|c| c == '0');
    if masked || shortened || placeholder { String::new() } else { plain }
}
