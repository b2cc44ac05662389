//! What stands in a cell, in the words that the form takes. Amounts and numbers are
//! left to the form, which says what is wrong with them. The words for the options of a choice stand with its question.

use crate::base::calendar::Date;
use crate::base::region::Code;
use crate::engine::question::{Kind, Question};
use crate::form::UNKNOWN;
use crate::form::number::half_width;

const YES: &[&str] =
    &["是", "有", "对", "√", "✓", "y", "yes", "1", "true", "农村", "农业", "农业户口", "能", "属于", "寄宿", "住校"];
const NO: &[&str] = &[
    "否",
    "不是",
    "无",
    "没有",
    "×",
    "✗",
    "n",
    "no",
    "0",
    "false",
    "城镇",
    "非农业",
    "居民",
    "不能",
    "不属于",
    "走读",
];
const NOT_KNOWN: &[&str] = &["不清楚", "未知", "不详", "不知道", "not sure", UNKNOWN];

fn plain(text: &str) -> String {
    text.chars().map(half_width).filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// A cell in the words of the form; none where the question takes none of its words.
pub fn answer(question: Question, text: &str) -> Option<String> {
    let word = plain(text);
    let is = |words: &[&str]| words.contains(&word.as_str());
    if is(NOT_KNOWN) {
        return Some(UNKNOWN.to_owned());
    }
    match question.kind() {
        // A word for a group of the household answers whether it belongs to it.
        Kind::YesNo if is(YES) => Some("yes".to_owned()),
        Kind::YesNo if is(NO) => Some("no".to_owned()),
        Kind::YesNo => None,
        Kind::Choice(keys) => {
            let option = question.everyday().iter().find(|(_, words)| is(words)).map(|(key, _)| *key);
            option.or_else(|| keys().into_iter().find(|key| *key == word)).map(str::to_owned)
        }
        Kind::Day => day(text),
        Kind::Term => term(&word),
        Kind::Year => Some(word.trim_end_matches(['年', '度']).to_owned()),
        Kind::Amount { .. } | Kind::Count { .. } | Kind::Percent { .. } | Kind::Measure { .. } => Some(text.to_owned()),
    }
}

/// The words that a choice takes, for the list of what could not be read.
pub fn words_of(question: Question) -> Vec<&'static str> {
    match question.kind() {
        Kind::YesNo => vec![YES[0], NO[0], NOT_KNOWN[0]],
        Kind::Choice(_) => question.everyday().iter().filter_map(|(_, words)| words.first().copied()).collect(),
        _ => Vec::new(),
    }
}

/// A whole number of people.
pub fn count(text: &str) -> Option<u32> {
    plain(text).trim_end_matches(['人', '口']).parse().ok().filter(|count| (1..=1_000).contains(count))
}

/// A day as people write it: `2024-5-10`, `2024/05/10`, `2024.5.10`, `2024年5月10日`, `20240510`,
/// or the number of a spreadsheet (45422).
pub fn day(text: &str) -> Option<String> {
    let plain = plain(text);
    // A time after the day does not matter.
    let date = plain.split('t').next().unwrap_or_default();
    let parts: Vec<&str> = date.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let padded = |year: &str, month: &str, day: &str| format!("{year:0>4}-{month:0>2}-{day:0>2}");
    let iso = match parts[..] {
        [year, month, day] => padded(year, month, day),
        [digits] if digits.len() == 8 => padded(digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?),
        [number] => return serial(number.parse().ok()?),
        _ => return None,
    };
    Date::parse(&iso).map(|day| day.to_string())
}

/// A spreadsheet's day, counted from the last of 1899; of this century, and of ours.
fn serial(number: u16) -> Option<String> {
    const FIRST: u16 = 40_179;
    let days = number.checked_sub(FIRST)?;
    if days > 20_000 {
        return None;
    }
    let mut day = Date::of(2010, 1, 1);
    for _ in 0..days {
        day = day.next();
    }
    Some(day.to_string())
}

/// A term: `2024春`, `2024年春季学期`, `2024-spring`.
fn term(word: &str) -> Option<String> {
    let year: String = word.chars().take_while(char::is_ascii_digit).collect();
    let season = match word {
        _ if word.contains('春') || word.contains("spring") => "spring",
        _ if word.contains('秋') || word.contains("autumn") => "autumn",
        _ => return None,
    };
    (year.len() == 4).then(|| format!("{year}-{season}"))
}

/// A place by its code.
pub fn place(text: &str) -> Option<String> {
    let digits: String = plain(text).chars().take(6).collect();
    Code::parse(&digits).map(|code| code.to_string())
}
