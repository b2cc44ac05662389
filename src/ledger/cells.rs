//! What stands in a cell, in the words that the form takes. Amounts and numbers are
//! left to the form, which says what is wrong with them. The words for the options of a choice stand with its question.

use crate::base::calendar::Date;
use crate::base::money::Money;
use crate::base::region::{Code, Region};
use crate::engine::question::{Kind, Question};
use crate::form::UNKNOWN;
use crate::form::digits::{half_width, is_unseen, numeral};
use crate::form::number;
use crate::ledger::scale::Scale;
use crate::programme::monitoring::RISKS;
use std::borrow::Cow;

const YES: &[&str] = &[
    "是",
    "有",
    "对",
    "√",
    "✓",
    "✔",
    "☑",
    "y",
    "yes",
    "1",
    "true",
    "农村",
    "农业",
    "农业户口",
    "农村户口",
    "农业家庭户口",
    "能",
    "属于",
    "寄宿",
    "住校",
];
// 居民 alone says nothing of town or country: since 2014 the register tells them apart no more.
const NO: &[&str] = &[
    "否",
    "不是",
    "无",
    "没有",
    "×",
    "✗",
    "✘",
    "╳",
    "☒",
    "x",
    "n",
    "no",
    "0",
    "false",
    "城镇",
    "城镇户口",
    "非农业",
    "非农业户口",
    "非农业家庭户口",
    "不能",
    "不属于",
    "走读",
];
const NOT_KNOWN: &[&str] = &["不清楚", "未知", "不详", "不知道", "notsure", UNKNOWN];

/// What parts several words in one cell.
const PARTING: [char; 9] = ['、', '，', ',', ';', '；', '/', '|', '+', '\n'];

fn plain(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|c| c.is_ascii_digit()) {
        return text.into();
    }
    let seen = text.chars().filter(|letter| !is_unseen(*letter));
    seen.map(half_width).flat_map(char::to_lowercase).collect()
}

/// Whether a word is one of these, which are written plainly.
fn is(words: &[&str], word: &str) -> bool {
    words.contains(&word)
}

/// A cell in the words of the form; none where the question takes none of its words.
pub fn answer(question: Question, text: &str) -> Option<Cow<'_, str>> {
    match question.kind() {
        Kind::Amount { .. } | Kind::Count { .. } | Kind::Percent { .. } | Kind::Measure { .. } => {
            let is_known = !is(NOT_KNOWN, &plain(text));
            Some(if is_known { text } else { UNKNOWN }.into())
        }
        _ => spoken(question, text),
    }
}

/// The same of a question that no number answers.
pub fn spoken(question: Question, text: &str) -> Option<Cow<'static, str>> {
    let word = plain(text);
    if is(NOT_KNOWN, &word) {
        return Some(UNKNOWN.into());
    }
    match question.kind() {
        Kind::YesNo => yes_or_no(question, &word).map(|yes| if yes { "yes" } else { "no" }.into()),
        Kind::Choice(keys) => {
            let option = question.everyday().iter().find(|(_, words)| is(words, &word)).map(|(key, _)| *key);
            option.or_else(|| keys().iter().copied().find(|key| *key == word)).map(Cow::Borrowed)
        }
        Kind::Day => day(text).map(|day| day.to_string().into()),
        Kind::Term => term(text).map(Cow::Owned),
        Kind::Year => {
            let year = positional(word.trim_end_matches('度').trim_end_matches('年'));
            Some(year.into())
        }
        Kind::Amount { .. } | Kind::Count { .. } | Kind::Percent { .. } | Kind::Measure { .. } => None,
    }
}

/// The words of the household's groups answer whether it belongs to them: 脱贫户, 非脱贫户.
fn yes_or_no(question: Question, word: &str) -> Option<bool> {
    let own =
        |wanted: &str| question.everyday().iter().find(|(key, _)| *key == wanted).map_or(&[][..], |(_, words)| words);
    let is_of = |word: &str| is(own("yes"), word) || is(question.also(), word);
    if is(own("no"), word) {
        return Some(false);
    }
    if is(YES, word) || is_of(word) {
        return Some(true);
    }
    let other = ["非", "不是", "不属于", "没有", "无", "未"].iter().find_map(|not| word.strip_prefix(not));
    (is(NO, word) || other.is_some_and(is_of)).then_some(false)
}

/// An amount in another unit than yuan, in yuan; a unit in the cell itself goes before the one above the column.
pub fn in_yuan(text: &str, scale: Scale) -> Cow<'_, str> {
    let has_unit = || text.contains(['元', '万', '千', '百', '亿', '萬', '块']);
    if scale == Scale::Yuan || has_unit() {
        return text.into();
    }
    let times = |amount: Money| amount.times(scale.times());
    let in_yuan = match number::span(text) {
        Some(Ok((low, high))) => Some(format!("{}~{}", times(low), times(high))),
        Some(Err(_)) => None,
        None if scale.suffix().is_empty() => number::amount(text).ok().map(|one| times(one).to_string()),
        None => number::amount(&format!("{text}{}", scale.suffix())).ok().map(|one| one.to_string()),
    };
    in_yuan.map_or(text.into(), Cow::Owned)
}

/// The risks that a cell names, each with the question that asks for it, and whether all of it was understood.
pub fn risks(text: &str) -> (Vec<Question>, bool) {
    let (mut found, mut all) = (Vec::new(), true);
    for part in text.split(|c: char| PARTING.contains(&c) || c.is_whitespace()) {
        let word = plain(part);
        let word = word.trim_start_matches(|c: char| c.is_ascii_digit() || ".()".contains(c));
        let bare = word.trim_end_matches("风险");
        if word.is_empty() {
            continue;
        }
        let named = |question: &&Question| {
            let own = question.everyday().iter().find(|(key, _)| *key == "yes").map_or(&[][..], |(_, words)| words);
            is(own, bare) || is(question.also(), word) || is(question.also(), &format!("{bare}风险"))
        };
        match RISKS.iter().find(named) {
            Some(question) if found.contains(question) => {}
            Some(question) => found.push(*question),
            None => all = false,
        }
    }
    (found, all)
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
    number::whole(text).filter(|count| (1..=1_000).contains(count))
}

/// Numerals digit by digit, as years are written: 二〇二四 is 2024. All else stays.
fn positional(text: &str) -> String {
    text.chars().map(|c| numeral(c).map_or(c, |digit| char::from(b'0' + digit))).collect()
}

/// A day as people write it: `2024-5-10`, `2024/05/10 8:30`, `2024.5.10`, `2024年5月10日`, `二〇二四年五月十日`,
/// `20240510`, `24-5-10`, or the number of a spreadsheet (45422).
pub fn day(text: &str) -> Option<Date> {
    let trimmed: String = text.trim_matches(is_unseen).chars().map(half_width).flat_map(char::to_lowercase).collect();
    let spelt = if trimmed.contains('年') { spelt_out(&trimmed)? } else { trimmed };
    let (date, rest) = split_time(&spelt)?;
    if !rest.chars().all(is_of_time) {
        return None;
    }
    let padded = |year: &str, month: &str, day: &str| format!("{year:0>4}-{month:0>2}-{day:0>2}");
    let iso = match date[..] {
        // The first of three can be no day, and the last no year: it is the year.
        [year, month, day] if year.len() == 2 => {
            let of = |text: &str| text.parse::<u8>().ok();
            let is_year = (16..=35).contains(&of(year)?) && !(16..=35).contains(&of(day)?);
            is_year.then(|| padded(&format!("20{year}"), month, day))?
        }
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => padded(year, month, day),
        [digits] if [8, 12, 14].contains(&digits.len()) => {
            padded(digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?)
        }
        [number] if number.len() == 5 => return serial(number.parse().ok()?),
        _ => return None,
    };
    Date::parse(&iso)
}

/// A day of year, month and day in words, in digits: `二〇二四年五月九日`, `2024 年 5 月 10 号`.
fn spelt_out(text: &str) -> Option<String> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, rest) = rest.split_at(rest.find(['日', '号'])?);
    let year = positional(year.trim());
    let century = if year.len() == 2 { "20" } else { "" };
    let rest = rest.trim_start_matches(['日', '号']);
    Some(format!("{century}{year}-{}-{} {rest}", number::whole(month)?, number::whole(day)?))
}

/// The numbers of a day, and what follows them.
fn split_time(text: &str) -> Option<(Vec<&str>, &str)> {
    let mut numbers = Vec::new();
    let mut rest = text;
    loop {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if end == 0 {
            return None;
        }
        numbers.push(&rest[..end]);
        rest = &rest[end..];
        let next = rest.trim_start();
        // The number of a spreadsheet has its time behind a point.
        let is_serial = numbers.len() == 1 && numbers[0].len() == 5 && next.starts_with('.');
        let parted = next
            .strip_prefix(['-', '/', '.'])
            .map(str::trim_start)
            .filter(|after| after.starts_with(|c: char| c.is_ascii_digit()));
        match parted {
            Some(_) if is_serial => return Some((numbers, next.trim_start_matches('.'))),
            Some(after) if numbers.len() < 3 => rest = after,
            _ => return Some((numbers, rest)),
        }
    }
}

/// What may stand in a time of the day.
fn is_of_time(c: char) -> bool {
    c.is_ascii_digit()
        || c.is_whitespace()
        || "年月日号时点分秒上下中午凌晨早晚星期周一二三四五六天:.,()tzamp".contains(c)
}

/// A spreadsheet's day, counted from the last of 1899; of this century, and of ours.
fn serial(number: u16) -> Option<Date> {
    const FIRST: u16 = 40_179;
    let days = number.checked_sub(FIRST)?;
    if days > 20_000 {
        return None;
    }
    let mut day = Date::of(2010, 1, 1);
    for _ in 0..days {
        day = day.next();
    }
    Some(day)
}

/// A term: `2024春`, `2024-spring`, `2023-2024学年春季学期` (spring of 2024), `2023-2024学年第二学期`.
fn term(text: &str) -> Option<String> {
    let word = positional_years(&plain(text));
    let numbers: Vec<u16> = word
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let has = |words: &[&str]| words.iter().any(|part| word.contains(part));
    let (spring, autumn) = (has(&["春", "spring"]), has(&["秋", "autumn"]));
    // The first term of a school year is the autumn's.
    let (first, second) = (has(&["第一学期", "第1学期", "上学期"]), has(&["第二学期", "第2学期", "下学期"]));
    let century = |year: u16| if (16..=35).contains(&year) { year + 2_000 } else { year };
    let school_year =
        |one: u16, other: u16| (century(one) + 1 == century(other)).then(|| (century(one), century(other)));
    let numbers = match numbers[..] {
        // The number of the term was read as one.
        [year, 1 | 2] if first || second => vec![year],
        [one, other, 1 | 2] if first || second => vec![one, other],
        _ => numbers,
    };
    let (year, is_autumn) = match (&numbers[..], spring || second, autumn || first) {
        ([year], _, _) if spring != autumn && !word.contains("学年") => (century(*year), autumn),
        ([one, other], true, false) => (school_year(*one, *other)?.1, false),
        ([one, other], false, true) => (school_year(*one, *other)?.0, true),
        // 2023-2024-2, as school systems number their terms.
        ([one, other, 1], false, false) => (school_year(*one, *other)?.0, true),
        ([one, other, 2], false, false) => (school_year(*one, *other)?.1, false),
        _ => return None,
    };
    let name = if is_autumn { "autumn" } else { "spring" };
    (year >= 1_000).then(|| format!("{year}-{name}"))
}

/// Years in numerals as digits; 第一学期 stays.
fn positional_years(word: &str) -> String {
    let is_year = |c: char| numeral(c).is_some_and(|digit| digit == 0) || c == '二';
    if word.contains(is_year) && word.contains(['〇', '零', '○']) {
        let end = word.find(|c: char| numeral(c).is_none()).unwrap_or(word.len());
        return format!("{}{}", positional(&word[..end]), &word[end..]);
    }
    word.to_owned()
}

/// The code of a place that a cell begins with, as numbers of villages do.
pub fn place_code(text: &str) -> Option<Code> {
    let digits: String = plain(text).chars().take(6).collect();
    Code::parse(&digits)
}

/// The text of a cell that names a place, without blanks and other forms of the same characters.
pub fn plain_place(text: &str) -> String {
    plain(text).into_owned()
}

/// The places that a cell names, with or without those of the places that hold them: 云南省昆明市嵩明县, 嵩明.
pub fn places_named(text: &str, regions: &[Region]) -> Vec<Code> {
    let plain = plain(text);
    regions.iter().filter(|region| is_named(region, &plain, regions)).map(|region| region.code).collect()
}

fn is_named(region: &Region, text: &str, regions: &[Region]) -> bool {
    let mut chain = vec![region];
    while let Some(parent) = chain.last().and_then(|last| last.parent) {
        match regions.iter().find(|other| other.code == parent).filter(|_| chain.len() < 6) {
            Some(parent) => chain.push(parent),
            None => break,
        }
    }
    let mut rest = text;
    for above in chain.iter().skip(1).rev() {
        rest = rest.strip_prefix(&*above.name.zh).unwrap_or(rest);
    }
    let name = &*region.name.zh;
    let short = name.trim_end_matches(['县', '市', '区', '省']);
    // Below a county there are townships, below all else other places of their own.
    let is_county = !region.code.to_string().ends_with("00");
    rest == name || (rest == short && short.chars().count() > 1) || (is_county && rest.starts_with(name))
}
