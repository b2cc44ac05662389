//! Amounts, days and periods as the two languages write them.

use crate::base::calendar::{Date, DatedBy, Period, Semester};
use crate::base::money::{Money, Rate, Room};
use crate::base::region::{Bilingual, Code};
use crate::book::entry::{Book, Bound, CaseValue, Entry, Value};
use crate::book::parameter::{EntryAt, Slot};
use crate::view::words::Language;
use std::borrow::Cow;

/// `28,499.99`.
pub fn plain(amount: Money) -> String {
    let mut text = String::new();
    put_plain(&mut text, amount);
    text
}

/// The same, behind a text.
pub fn put_plain(text: &mut String, amount: Money) {
    let mut room = Room::default();
    let digits = std::str::from_utf8(amount.grouped(&mut room)).unwrap_or_default();
    if amount.is_negative() {
        text.push('−');
    }
    text.push_str(digits);
}

/// `28,499.99 元`.
pub fn money(language: Language, amount: Money) -> String {
    format!("{} {}", plain(amount), language.of("元", "yuan"))
}

/// An amount as it is spoken, so that a slip of a digit is seen: `一万二千零五元三角`, `twelve thousand five yuan, thirty
/// fen`.
pub fn in_words(language: Language, amount: Money) -> String {
    let text = amount.to_string();
    let (sign, digits) =
        text.strip_prefix('-').map_or(("", text.as_str()), |digits| (language.of("负", "minus "), digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "00"));
    if language == Language::En {
        let fen = if fraction == "00" { String::new() } else { format!(", {} fen", spoken_english(fraction)) };
        return format!("{sign}{} yuan{fen}", spoken_english(whole));
    }
    let mut out = String::from(sign);
    out.push_str(&spoken(whole));
    out.push('元');
    for (digit, unit) in fraction.chars().zip(["角", "分"]) {
        match digit {
            '0' if unit == "角" && !fraction.ends_with('0') => out.push('零'),
            '0' => {}
            digit => {
                out.push(numeral(digit));
                out.push_str(unit);
            }
        }
    }
    out
}

fn numeral(digit: char) -> char {
    const NUMERALS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    digit.to_digit(10).and_then(|digit| NUMERALS.get(digit as usize)).copied().unwrap_or('零')
}

/// Digits of a whole number, spoken: four by four, with 万 and 亿.
fn spoken(digits: &str) -> String {
    const UNITS: [&str; 4] = ["", "十", "百", "千"];
    const GROUPS: [&str; 4] = ["", "万", "亿", "万亿"];
    let length = digits.len();
    let (mut out, mut gap, mut group_said) = (String::new(), false, false);
    for (at, digit) in digits.chars().enumerate() {
        let place = length - 1 - at;
        if digit == '0' {
            gap = !out.is_empty();
        } else {
            if gap {
                out.push('零');
            }
            gap = false;
            group_said = true;
            // 十二, not 一十二, where the number begins with it.
            if !(digit == '1' && place % 4 == 1 && out.is_empty()) {
                out.push(numeral(digit));
            }
            out.push_str(UNITS[place % 4]);
        }
        if place.is_multiple_of(4) && group_said {
            out.push_str(GROUPS.get(place / 4).copied().unwrap_or_default());
            group_said = false;
        }
    }
    if out.is_empty() { "零".to_owned() } else { out }
}

/// Digits of a whole number, spoken in English: three by three.
fn spoken_english(digits: &str) -> String {
    const ONES: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const GROUPS: [&str; 5] = ["", "thousand", "million", "billion", "trillion"];
    let figures: Vec<usize> =
        digits.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| digit as usize).collect();
    let mut words: Vec<String> = Vec::new();
    for (at, group) in figures.rchunks(3).enumerate().collect::<Vec<_>>().into_iter().rev() {
        let value = group.iter().fold(0, |value, figure| value * 10 + figure);
        let (hundreds, rest) = (value / 100, value % 100);
        if hundreds > 0 {
            words.push(format!("{} hundred", ONES[hundreds]));
        }
        match (ONES.get(rest), TENS[rest / 10], ONES[rest % 10]) {
            (Some(&""), ..) => {}
            (Some(word), ..) => words.push((*word).to_owned()),
            (None, tens, "") => words.push(tens.to_owned()),
            (None, tens, one) => words.push(format!("{tens}-{one}")),
        }
        if value > 0 {
            words.extend(GROUPS.get(at).filter(|name| !name.is_empty()).map(|name| (*name).to_owned()));
        }
    }
    if words.is_empty() { "zero".to_owned() } else { words.join(" ") }
}

/// `65 %`.
pub fn percent(rate: Rate) -> String {
    format!("{} %", rate.percent())
}

/// `2024年5月10日`, `10 May 2024`.
pub fn day(language: Language, day: Date) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match language {
        Language::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Language::En => {
            let month = MONTHS.get(usize::from(day.month()) - 1).copied().unwrap_or_default();
            format!("{} {month} {}", day.day(), day.year())
        }
    }
}

/// `2024年春季学期`, `spring term 2024`.
pub fn term(language: Language, term: Semester) -> String {
    match (language, term.is_autumn()) {
        (Language::Zh, false) => format!("{}年春季学期", term.year()),
        (Language::Zh, true) => format!("{}年秋季学期", term.year()),
        (Language::En, false) => format!("spring term {}", term.year()),
        (Language::En, true) => format!("autumn term {}", term.year()),
    }
}

/// A day in the way in which a parameter is dated.
pub fn dated(language: Language, by: DatedBy, at: Date) -> String {
    match by {
        DatedBy::Day | DatedBy::Discharge | DatedBy::Contract => day(language, at),
        DatedBy::Semester => term(language, Semester::of(at)),
        DatedBy::CoverageYear => match language {
            Language::Zh => format!("{}年度", at.year()),
            Language::En => format!("cover year {}", at.year()),
        },
        DatedBy::CalendarYear | DatedBy::PreviousYear => match language {
            Language::Zh => format!("{}年", at.year()),
            Language::En => at.year().to_string(),
        },
    }
}

/// From when until when: `2024年1月1日 – 2024年12月31日`, `自2022年秋季学期起`.
pub fn period(language: Language, by: DatedBy, period: Period) -> String {
    let from = dated(language, by, period.from);
    match period.until.map(|until| dated(language, by, until)) {
        Some(until) if until == from => from,
        Some(until) => format!("{from} – {until}"),
        None => match language {
            Language::Zh => format!("自{from}起"),
            Language::En => format!("from {from}"),
        },
    }
}

/// The same; of what has no end and is not new it says for how many years it was in force on a day.
pub fn period_with_age(language: Language, by: DatedBy, period: Period, on: Date) -> String {
    let text = self::period(language, by, period);
    // What began in this year or the last is new.
    let years = on.year() - period.from.year();
    match (period.until, years > 1) {
        (None, true) => match language {
            Language::Zh => format!("{text}（到{}已{years}年）", day(language, on)),
            Language::En => format!("{text} ({years} years on {})", day(language, on)),
        },
        _ => text,
    }
}

/// A value with its bound: `不低于 2,500.00`.
pub fn value(language: Language, entry: &Entry, value: &CaseValue) -> String {
    let definition = Slot { parameter: entry.parameter, case: value.case }.definition();
    let (number, with_bound) = match &value.value {
        Value::Money(amount) => (plain(*amount), true),
        Value::Rate(rate) => (percent(*rate), true),
        Value::Count(count) => (count.to_string(), true),
        Value::Choice(at) => {
            let option = definition.options.get(usize::from(*at)).map_or("", |option| &**option);
            (language.option(option).to_owned(), false)
        }
        Value::Bands(bands) => {
            let band = |band: &crate::book::entry::Band| {
                let up_to = band.up_to.map_or_else(|| language.of("以上", "and above").to_owned(), plain);
                format!("{} – {up_to}: {}", plain(band.over), percent(band.rate))
            };
            (bands.iter().map(band).collect::<Vec<_>>().join("; "), false)
        }
        Value::Text => (String::new(), false),
    };
    match value.bound {
        Bound::AtLeast if with_bound => format!("{} {number}", language.of("不低于", "at least")),
        Bound::AtMost if with_bound => format!("{} {number}", language.of("不超过", "at most")),
        Bound::Average if with_bound => {
            let average = language.of("平均", "average");
            match entry.range {
                None => format!("{average} {number}"),
                Some((low, high)) => {
                    let range = language.of("范围", "range");
                    format!("{average} {number} ({range} {} – {})", plain(low), plain(high))
                }
            }
        }
        _ => number,
    }
}

/// One of two languages.
pub fn name(language: Language, name: &Bilingual) -> &str {
    match language {
        Language::Zh => &name.zh,
        Language::En => &name.en,
    }
}

/// A place's name; its code where the place is not known.
pub fn place(language: Language, book: &Book, code: Code) -> String {
    book.region(code).map_or_else(|| code.to_string(), |region| name(language, &region.name).to_owned())
}

/// A parameter's name with its case.
pub fn parameter(language: Language, slot: Slot) -> String {
    let definition = slot.definition();
    match slot.case_key() {
        None => name(language, &definition.name).to_owned(),
        Some(case) => {
            // Without the explanation that an option carries in brackets.
            let case = language.option(case).split(['（', '(']).next().unwrap_or_default().trim();
            match language {
                Language::Zh => format!("{}（{case}）", definition.name.zh),
                Language::En => format!("{} ({case})", definition.name.en),
            }
        }
    }
}

/// Where a parameter stands on its programme's page, seen from a start page.
pub fn parameter_address(parameter: u16) -> String {
    on_programme_page(parameter, &Slot { parameter, case: 0 }.definition().id)
}

/// Where the form for a parameter's value of one's own place stands, seen from
/// a start page.
pub fn local_form_address(parameter: u16) -> String {
    on_programme_page(parameter, &format!("local-{}", Slot { parameter, case: 0 }.definition().id))
}

/// Where an entry stands on its programme's page, seen from a start page. A
/// local value leads to its parameter.
pub fn entry_address(book: &Book, at: EntryAt) -> String {
    let entry = at.of(book);
    match at {
        EntryAt::Local(_) => parameter_address(entry.parameter),
        EntryAt::Built(_) => words_address(book, entry),
    }
}

/// Where the words of a built-in entry stand, seen from a start page.
pub fn words_address(book: &Book, entry: &Entry) -> String {
    on_programme_page(entry.parameter, &entry_anchor(book, entry))
}

fn on_programme_page(parameter: u16, anchor: &str) -> String {
    let programme = Slot { parameter, case: 0 }.definition().programme();
    format!("programme/{programme}.html#{anchor}")
}

/// The anchor of an entry: `monitoring.line-530100-2024-01-01`. Entries that
/// share parameter, place and start are told apart by their number.
pub fn entry_anchor(book: &Book, entry: &Entry) -> String {
    let id = &*Slot { parameter: entry.parameter, case: 0 }.definition().id;
    let (_, entries) = book.entries_of(entry.parameter);
    let alike = |other: &&Entry| other.region == entry.region && other.period.from == entry.period.from;
    let number = entries.iter().filter(alike).position(|other| std::ptr::eq(other, entry)).unwrap_or(0);
    let suffix = if number == 0 { String::new() } else { format!("-{}", number + 1) };
    format!("{id}-{}-{}{suffix}", entry.region, entry.period.from)
}

/// A cell that no spreadsheet runs: what it would take for a formula begins with an apostrophe.
pub fn safe_in_a_spreadsheet(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// Whether a spreadsheet would run it; a number with its sign is none.
pub fn is_formula(cell: &str) -> bool {
    // Nearly all begin with a digit or a word, which these bytes begin.
    if matches!(cell.as_bytes().first(), None | Some(b'0'..=b'9' | 0xe4..=0xe9)) {
        return false;
    }
    let begins = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let number =
        || cell.trim().trim_start_matches(['-', '+']).chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    begins && !number()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_by_three() {
        for (amount, shown) in [
            ("0", "0.00"),
            ("312.5", "312.50"),
            ("999.99", "999.99"),
            ("1000", "1,000.00"),
            ("-28499.99", "−28,499.99"),
            ("1234567", "1,234,567.00"),
        ] {
            assert_eq!(plain(Money::parse(amount).unwrap()), shown);
        }
    }

    #[test]
    fn amounts_are_spoken() {
        for (fen, words) in [
            (0, "零元"),
            (1, "零元零一分"),
            (1_200_000, "一万二千元"),
            (1_200_530, "一万二千零五元三角"),
            (1_000_000_000, "一千万元"),
            (1_000, "十元"),
            (1_250, "十二元五角"),
            (11_000, "一百一十元"),
            (10_100, "一百零一元"),
            (100_001_000, "一百万零一十元"),
            (10_000_000_000, "一亿元"),
            (10_000_050_000, "一亿零五百元"),
            (-300_005, "负三千元零五分"),
            (2_849_999, "二万八千四百九十九元九角九分"),
        ] {
            assert_eq!(in_words(Language::Zh, Money::from_fen(fen)), words);
        }
        for (fen, words) in [
            (0, "zero yuan"),
            (1_200_530, "twelve thousand five yuan, thirty fen"),
            (2_740_000, "twenty-seven thousand four hundred yuan"),
            (27_400_300_000, "two hundred seventy-four million three thousand yuan"),
            (-300_005, "minus three thousand yuan, five fen"),
            (1_999, "nineteen yuan, ninety-nine fen"),
            (100_000_000_000, "one billion yuan"),
            (1_100_000, "eleven thousand yuan"),
        ] {
            assert_eq!(in_words(Language::En, Money::from_fen(fen)), words);
        }
    }
}
