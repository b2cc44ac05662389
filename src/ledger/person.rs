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
        let mut who = Who::default();
        who.read(name, number);
        who
    }

    /// From the cells, into the room of another.
    pub fn read(&mut self, name: &str, number: &str) {
        read_name(name, &mut self.name);
        read_number(number, &mut self.number);
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
fn read_plain(text: &str, key: &mut String) {
    key.clear();
    if is_digits(text) {
        return key.push_str(text);
    }
    let narrow = |c: char| if ('！'..='～').contains(&c) { half_width(c) } else { c };
    key.extend(text.chars().filter(|c| !is_unseen(*c)).map(|c| narrow(c).to_ascii_lowercase()));
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|c| c.is_ascii_digit())
}

/// What people write where there is nothing.
const NOTHING: [&str; 14] =
    ["无", "没有", "不详", "未知", "不清楚", "暂无", "空", "-", "--", "—", "——", "/", "0", "none"];

/// A name that tells people apart; a masked one does not.
fn read_name(text: &str, key: &mut String) {
    read_plain(text, key);
    let is_masked = key.contains(['*', '×', '?', '#', '=', '某', '●', '○']);
    if is_masked || NOTHING.contains(&key.as_str()) {
        key.clear();
    }
}

/// A number that tells people or households apart: not one that is masked, or that a spreadsheet has shortened.
pub fn number_key(text: &str) -> String {
    let mut key = String::new();
    read_number(text, &mut key);
    key
}

/// As [`number_key`], into the room of another.
pub fn read_number(text: &str, key: &mut String) {
    read_plain(text, key);
    while key.starts_with(',') {
        key.remove(0);
    }
    // 9.9999920130501E+17, and 18 digits of which a spreadsheet kept fifteen.
    let is_shortened = key.len() >= 16 && key.ends_with("000");
    let is_placeholder = key.bytes().all(|c| c == b'0');
    let is_worded = || {
        let is_masked = key.contains(['*', '×', '?', '#', '=', '●', '…']) || key.contains("xx");
        is_masked || key.contains("e+") || NOTHING.contains(&key.as_str())
    };
    if is_shortened || is_placeholder || (!is_digits(key) && is_worded()) {
        key.clear();
    }
}
