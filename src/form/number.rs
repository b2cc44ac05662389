//! Amounts and numbers as people write and say them, for the form and the ledger alike: `1.2万`, `3万2`,
//! `二万七千四百`, `27400元整`, `(20,000.00)`.
//!
//! What may mean two things is refused with both; nothing is rounded.

use crate::base::money::{Money, Rate};

/// Why a typed amount is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountProblem {
    /// Nothing but blanks or a unit.
    Empty,
    /// Something that is neither a digit nor a known unit.
    NotANumber,
    /// Separators that do not part groups of three digits: `1,20`.
    MisplacedSeparator,
    /// Finer than a fen.
    FinerThanFen,
    /// More than twelve digits before the point, or more than the largest amount.
    TooLong,
    /// It may mean one amount or the other; both are the same where digits were lost: `2.35E+04`.
    MayMean(Money, Money),
}

/// Digits before the point that are taken.
const MOST_WHOLE: usize = 12;
/// Decimals that are taken before a unit shifts them: `0.00000012亿`.
const MOST_DECIMALS: usize = 8;
/// Decimals of a number that is no amount.
const PLACES: usize = 6;
/// Decimals of an amount.
const FEN_PLACES: usize = 2;

/// An amount to the fen.
///
/// # Errors
/// Says what is wrong with the text; finer than a fen is refused, never rounded.
pub fn amount(text: &str) -> Result<Money, AmountProblem> {
    if let Some((one, other)) = two_cells(text) {
        return Err(AmountProblem::MayMean(amount(one)?, amount(other)?));
    }
    let plain = stripped(text, &["人民币", "rmb", "cny", "¥"]);
    let (plain, fen) = without_fen(plain.as_str())?;
    let digits = decimal(plain, fen)?;
    if digits.fraction.len() > FEN_PLACES {
        return Err(AmountProblem::FinerThanFen);
    }
    Money::parse(&digits.text()).ok_or(AmountProblem::TooLong)
}

/// A whole number, with the word that follows it: `3`, `3.0`, `三口人`.
pub fn whole(text: &str) -> Option<u32> {
    if two_cells(text).is_some() {
        return None;
    }
    let plain = stripped(text, &[]);
    let digits = decimal(plain.trim_end_matches(COUNTED), 0).ok()?;
    if digits.fraction.is_empty() { digits.text().parse().ok() } else { None }
}

/// What is counted in whole numbers.
const COUNTED: [char; 13] = ['人', '口', '个', '月', '天', '头', '只', '箱', '升', '米', '名', '位', '次'];

/// A number with decimals, with the sign or word that follows it: `2.5`, `３．４５%`, `2亩`.
pub fn measure(text: &str) -> Option<Rate> {
    if two_cells(text).is_some() {
        return None;
    }
    let plain = stripped(text, &[]);
    let digits = decimal(plain.trim_end_matches(['%', '亩']), 0).ok()?;
    if digits.fraction.len() > PLACES { None } else { Rate::parse(&digits.text()) }
}

/// Two amounts with a word or a dash between them: `20000~30000`, `2万到3万`; none where there is one amount alone.
pub fn span(text: &str) -> Option<Result<(Money, Money), AmountProblem>> {
    let parts = ['~', '～', '至', '到'].iter().find_map(|dash| text.split_once(*dash)).or_else(|| {
        // A dash that begins the text, or follows another, is a sign.
        let dash = |(at, c): &(usize, char)| DASHES.contains(c) && text[..*at].ends_with(is_of_number);
        let (at, c) = text.char_indices().find(dash)?;
        let after = &text[at + c.len_utf8()..];
        after.starts_with(is_of_number).then(|| (&text[..at], after))
    })?;
    Some(amount(parts.0).and_then(|low| {
        let high = amount(parts.1)?;
        match shared_unit(parts.0, parts.1) {
            Some(other) => Err(AmountProblem::MayMean(low, other)),
            None => Ok((low, high)),
        }
    }))
}

const DASHES: [char; 4] = ['-', '－', '–', '—'];

fn is_of_number(c: char) -> bool {
    half_width(c).is_ascii_digit() || "元万千百十亿".contains(c) || numeral(c).is_some()
}

/// `2~3万`: two yuan or twenty thousand? The lower amount with the unit of the higher, where that is the likelier.
fn shared_unit(low: &str, high: &str) -> Option<Money> {
    let mut bare = stripped(low, &["人民币", "rmb", "cny", "¥"]);
    bare.retain(|c| !"元块圆".contains(c));
    let high = stripped(high, &["人民币", "rmb", "cny", "¥"]);
    let size = high.find(|c: char| exponent(c).is_some_and(|size| size > 1))?;
    let unit = high[size..].chars().next()?;
    let (low, most) = (amount(&bare).ok()?, amount(&high[..size]).ok()?);
    let is_plain = bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    (is_plain && low > Money::ZERO && low < most).then(|| amount(&format!("{bare}{unit}")).ok()).flatten()
}

/// Digits before and after the point, without zeros at the ends.
struct Digits {
    negative: bool,
    whole: String,
    fraction: String,
}

impl Digits {
    fn text(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let whole = if self.whole.is_empty() { "0" } else { &self.whole };
        if self.fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{}", self.fraction) }
    }
}

/// The half-width form of a full-width digit or sign, and simple numerals for those of deeds.
pub fn half_width(c: char) -> char {
    match c {
        '！'..='～' if !"，～".contains(c) => {
            char::from(b'!' + u8::try_from(u32::from(c) - u32::from('！')).unwrap_or(0))
        }
        '。' => '.',
        '，' | '、' | '\u{2019}' | '\'' => ',',
        '−' | '–' | '负' => '-',
        '￥' => '¥',
        '萬' => '万',
        '億' => '亿',
        '仟' => '千',
        '佰' => '百',
        '拾' => '十',
        '圆' => '元',
        other => other,
    }
}

/// Blanks, and marks that no one sees: of width nought, of direction, of the order of bytes.
pub fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

/// The digit of a numeral.
pub fn numeral(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '貳' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The zeros of a unit.
fn exponent(c: char) -> Option<usize> {
    match c {
        '十' => Some(1),
        '百' => Some(2),
        '千' | 'k' => Some(3),
        '万' | 'w' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

/// Two numbers with blanks between them, as two cells of a sheet are pasted: `27400⇥3000`. Blanks between groups of three
/// digits part one number: `20 000`.
fn two_cells(text: &str) -> Option<(&str, &str)> {
    // Most texts are one word.
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    let text = text.trim_matches(is_unseen);
    if !text.contains(is_gap) {
        return None;
    }
    let parts: Vec<&str> = text.split(is_gap).filter(|part| !part.is_empty()).collect();
    let is_digit = |c: char| half_width(c).is_ascii_digit() || [',', '.'].contains(&half_width(c));
    let is_plain = parts
        .iter()
        .all(|part| part.starts_with(is_digit) && part.trim_end_matches(['元', '块']).chars().all(is_digit));
    let (first, others) = parts.split_first()?;
    let whole = |part: &&str| part.split('.').next().unwrap_or_default().chars().count() == 3;
    let groups = !text.contains(['\t', '\n', '\r']) && first.chars().count() <= 3 && others.iter().all(whole);
    let other = others.first().filter(|_| is_plain && !groups)?;
    Some((*first, *other))
}

/// The number alone: without what spreadsheets put around it, words of about, a currency before it.
fn stripped(text: &str, currencies: &[&str]) -> String {
    // Most cells of a list are plain.
    if text.bytes().all(|c| c.is_ascii_digit() || c == b'.') {
        return text.to_owned();
    }
    let seen = text.trim_matches(is_unseen);
    // ="20000" and '20000 are how exports keep a number from being one.
    let seen = seen.strip_prefix('=').filter(|rest| rest.starts_with('"')).unwrap_or(seen);
    let seen = seen.strip_prefix(['\'', '\u{2018}', '\u{2019}']).unwrap_or(seen);
    let seen = seen.strip_prefix(['"', '“']).and_then(|rest| rest.strip_suffix(['"', '”'])).unwrap_or(seen);
    let plain = seen.chars().filter(|c| !is_unseen(*c)).map(half_width);
    let mut plain: String = plain.flat_map(char::to_lowercase).collect();
    // What an accountant writes in brackets is below nothing.
    let bracketed = plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    if let Some(inner) = bracketed.filter(|inner| inner.starts_with(|c: char| c.is_ascii_digit() || c == '¥')) {
        plain = format!("-{inner}");
    }
    let mut left = plain.as_str();
    for word in ["大约", "大概", "约", "共计", "合计", "计", "共"].iter().chain(currencies) {
        left = left.strip_prefix(word).unwrap_or(left);
    }
    let sign = if left.starts_with('-') { "-" } else { "" };
    let mut unsigned = left.trim_start_matches(sign);
    if sign.is_empty() {
        unsigned = unsigned.strip_prefix('+').unwrap_or(unsigned);
    }
    for word in currencies {
        unsigned = unsigned.strip_prefix(word).unwrap_or(unsigned);
    }
    for word in ["(估)", "(估计)", "(约)", "(大约)", "左右", "上下", "人民币"] {
        unsigned = unsigned.strip_suffix(word).unwrap_or(unsigned);
    }
    // More than one sign is none.
    if left.starts_with("--") { left.to_owned() } else { format!("{sign}{unsigned}") }
}

/// What stands before the yuan, and the fen that stand after it: `20元5角`.
fn without_fen(plain: &str) -> Result<(&str, u64), AmountProblem> {
    let mut rest = plain.strip_suffix(['整', '正']).unwrap_or(plain);
    let mut fen = 0;
    for (units, size) in [(&["分"][..], 1), (&["角", "毛"], 10)] {
        if let Some(before) = units.iter().find_map(|unit| rest.strip_suffix(*unit)) {
            let digit = before.chars().next_back().ok_or(AmountProblem::NotANumber)?;
            let value = digit.to_digit(10).or_else(|| numeral(digit).map(u32::from));
            fen += u64::from(value.ok_or(AmountProblem::NotANumber)?) * size;
            rest = &before[..before.len() - digit.len_utf8()];
        }
    }
    if fen > 0 {
        rest = rest.strip_suffix(['零', '0']).filter(|rest| rest.ends_with(['元', '块'])).unwrap_or(rest);
        // Tenths of what else than a yuan?
        if !rest.is_empty() && !rest.ends_with(['元', '块']) {
            return Err(AmountProblem::NotANumber);
        }
    }
    let units = ["块钱", "元", "块"];
    let rest = units.iter().find_map(|unit| rest.strip_suffix(unit)).unwrap_or(rest);
    Ok((if rest.is_empty() && fen > 0 { "0" } else { rest }, fen))
}

/// A number in digits, numerals or both, with units of ten, and so many hundredths.
fn decimal(text: &str, fen: u64) -> Result<Digits, AmountProblem> {
    let (negative, plain) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    if plain.is_empty() {
        return Err(AmountProblem::Empty);
    }
    let body = plain.trim_end_matches(|c| exponent(c).is_some());
    let zeros: usize = plain[body.len()..].chars().filter_map(exponent).sum();
    let typed = body.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    let mut digits = if body.is_empty() && zeros > 1 {
        // 万 alone; ten alone is ten.
        return Err(AmountProblem::Empty);
    } else if typed && !body.is_empty() && fen == 0 {
        shifted(body, zeros)?
    } else {
        match lost(plain) {
            Some(seen) => return Err(AmountProblem::MayMean(seen, seen)),
            None => said(plain, fen)?,
        }
    };
    digits.negative = negative;
    if digits.whole.len() > MOST_WHOLE + zeros { Err(AmountProblem::TooLong) } else { Ok(digits) }
}

/// Digits as they are typed, their point moved by so many places.
fn shifted(body: &str, zeros: usize) -> Result<Digits, AmountProblem> {
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    if fraction.contains(['.', ',']) || !groups_of_three(whole) {
        return Err(AmountProblem::MisplacedSeparator);
    }
    let mut whole: String = whole.chars().filter(|c| *c != ',').collect();
    let fraction = fraction.trim_end_matches('0');
    if whole.len() > MOST_WHOLE || fraction.len() > MOST_DECIMALS {
        return Err(if whole.len() > MOST_WHOLE { AmountProblem::TooLong } else { AmountProblem::FinerThanFen });
    }
    let (moved, left) = fraction.split_at(fraction.len().min(zeros));
    whole.push_str(moved);
    whole.extend(std::iter::repeat_n('0', zeros - moved.len()));
    let (whole, fraction) = (whole.trim_start_matches('0').to_owned(), left.to_owned());
    Ok(Digits { negative: false, whole, fraction })
}

/// `1,200,000` and `1200000` are; `1,20` and `,200` are not.
fn groups_of_three(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut separated = false;
    for group in groups {
        separated = true;
        if group.len() != 3 {
            return false;
        }
    }
    !first.is_empty() && (!separated || first.len() <= 3)
}

/// What a spreadsheet shows of a number that is too wide, `2.35E+04`: its last digits are lost.
fn lost(plain: &str) -> Option<Money> {
    let (digits, zeros) = plain.split_once("e+").or_else(|| plain.split_once('e'))?;
    let shown = shifted(digits, zeros.parse().ok().filter(|zeros| (3..MOST_WHOLE).contains(zeros))?).ok()?;
    let is_plain = digits.bytes().all(|c| c.is_ascii_digit() || c == b'.');
    if is_plain { Money::parse(&shown.text()) } else { None }
}

/// A number as it is said: `二万七千四百`, `3万2`, `一百零五`, `三点五万`, `1亿2000万`.
fn said(plain: &str, fen: u64) -> Result<Digits, AmountProblem> {
    if let Some((whole, rest)) = plain.split_once('点') {
        let digits = rest.trim_end_matches(|c| exponent(c).is_some());
        let digit = |c: char| numeral(c).map(|digit| char::from(b'0' + digit));
        let fraction: Option<String> = digits.chars().map(digit).collect();
        let fraction = fraction.filter(|fraction| !fraction.is_empty() && fen == 0);
        let whole = said(whole, 0)?.text();
        let zeros = rest[digits.len()..].chars().filter_map(exponent).sum();
        return shifted(&format!("{whole}.{}", fraction.ok_or(AmountProblem::NotANumber)?), zeros);
    }
    let value = whole_said(plain)?;
    let fraction = format!("{fen:02}");
    let fraction = if fen == 0 { "" } else { fraction.trim_end_matches('0') };
    let whole = value.to_string().trim_start_matches('0').to_owned();
    Ok(Digits { negative: false, whole, fraction: fraction.to_owned() })
}

/// What is said, digit by digit and unit by unit.
fn whole_said(plain: &str) -> Result<u64, AmountProblem> {
    let fits = |number: Option<u64>| number.ok_or(AmountProblem::TooLong);
    let power = |zeros: usize| 10_u64.pow(u32::try_from(zeros).unwrap_or(0));
    // The whole of it, what stands below ten thousand of it, the number that waits for its unit, and its digits.
    let (mut all, mut part, mut number, mut digits) = (0_u64, 0_u64, 0_u64, 0_usize);
    // The units before: of the part and of all; whether a nought was said since.
    let (mut small, mut large, mut nought) = (4_usize, 12_usize, false);
    let (mut last_unit, mut by_numeral) = (None, false);
    for c in plain.chars() {
        if let Some(digit) = numeral(c).filter(|digit| *digit > 0) {
            // Of two numerals that follow each other one is a guess: 三五千.
            if digits > 0 {
                return Err(AmountProblem::NotANumber);
            }
            (number, digits, by_numeral) = (u64::from(digit), 1, true);
        } else if numeral(c) == Some(0) {
            if digits > 0 {
                return Err(AmountProblem::NotANumber);
            }
            nought = true;
        } else if let Some(digit) = c.to_digit(10) {
            if by_numeral && digits > 0 {
                return Err(AmountProblem::NotANumber);
            }
            nought |= digits == 0 && digit == 0;
            number = fits(number.checked_mul(10).and_then(|number| number.checked_add(u64::from(digit))))?;
            (digits, by_numeral) = (digits + 1, false);
        } else if let Some(zeros) = exponent(c) {
            let waits = if digits == 0 && zeros == 1 { 1 } else { number };
            if zeros < 4 {
                if zeros >= small || (digits == 0 && zeros > 1) {
                    return Err(AmountProblem::NotANumber);
                }
                part = fits(waits.checked_mul(power(zeros)).and_then(|more| part.checked_add(more)))?;
                small = zeros;
            } else {
                let whole = fits(part.checked_add(number))?;
                if zeros >= large || whole == 0 {
                    return Err(AmountProblem::NotANumber);
                }
                all = fits(whole.checked_mul(power(zeros)).and_then(|more| all.checked_add(more)))?;
                (part, small, large) = (0, 4, zeros);
            }
            (number, digits, nought, last_unit) = (0, 0, false, Some(zeros));
        } else {
            return Err(AmountProblem::NotANumber);
        }
    }
    let sum = |more: Option<u64>| fits(more.and_then(|more| all.checked_add(part)?.checked_add(more)));
    match (last_unit, digits) {
        // 3万2 is 32,000; 3万零2 is not, and 3万25 may be either.
        (Some(zeros), 1) if !nought => sum(number.checked_mul(power(zeros - 1))),
        (Some(zeros), 2..) if !nought && digits < zeros => {
            let money = |more: u64| Ok(Money::from_units(i64::try_from(sum(Some(more))?).unwrap_or(i64::MAX), 0));
            Err(AmountProblem::MayMean(money(number)?, money(number.saturating_mul(power(zeros - digits)))?))
        }
        (Some(zeros), _) if digits > zeros => Err(AmountProblem::NotANumber),
        (None, 0) if !nought => Err(AmountProblem::NotANumber),
        _ => sum(Some(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_pasted_cells_are_no_number() {
        for (typed, one, other) in [
            ("27400\t3000", "27400", "3000"),
            ("27400 3000", "27400", "3000"),
            ("27,400.00\t3,000.00\t1", "27400", "3000"),
            ("27\t400", "27", "400"),
            ("27400元 3000元", "27400", "3000"),
        ] {
            let both = (Money::parse(one).unwrap(), Money::parse(other).unwrap());
            assert_eq!(amount(typed), Err(AmountProblem::MayMean(both.0, both.1)), "{typed}");
        }
        assert_eq!((whole("3\t4"), measure("2.5\t3")), (None, None));
        // One number all the same.
        for typed in ["20 000", "1 200 000", "20000 元", "2 万", "20000\t", "3万 2千"] {
            assert!(amount(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn what_people_write_is_read() {
        for (typed, exact) in [
            ("1200", "1200.00"),
            ("1200元", "1200.00"),
            ("1.2万", "12000.00"),
            ("1.2 万元", "12000.00"),
            ("１，２００", "1200.00"),
            ("1,200,000.5", "1200000.50"),
            ("¥ 0.01", "0.01"),
            ("-3000", "-3000.00"),
            ("－3千", "-3000.00"),
            ("2亿", "200000000.00"),
            ("28499.99", "28499.99"),
            ("0.00001万", "0.10"),
            ("12.", "12.00"),
            ("-0", "0.00"),
            // Exports and copies.
            ("=\"20000\"", "20000.00"),
            ("'20000", "20000.00"),
            ("\u{2019}20000", "20000.00"),
            ("\"20000\"", "20000.00"),
            ("20000\t", "20000.00"),
            ("20000\u{200b}", "20000.00"),
            ("\u{202a}20000\u{202c}", "20000.00"),
            ("\u{feff}20 000", "20000.00"),
            ("(20,000.00)", "-20000.00"),
            ("（20,000.00）", "-20000.00"),
            ("+20000", "20000.00"),
            ("RMB20000", "20000.00"),
            ("￥20,000", "20000.00"),
            ("¥-20", "-20.00"),
            ("20000.00元", "20000.00"),
            ("20000.000", "20000.00"),
            // Words around it.
            ("27400元整", "27400.00"),
            ("人民币27400元正", "27400.00"),
            ("约20000", "20000.00"),
            ("大约2万元左右", "20000.00"),
            ("20000（估）", "20000.00"),
            // As it is said.
            ("3万2", "32000.00"),
            ("3万2千", "32000.00"),
            ("2万3千", "23000.00"),
            ("1万2000", "12000.00"),
            ("1万零200", "10200.00"),
            ("3千5", "3500.00"),
            ("1亿2000万", "120000000.00"),
            ("1.2w", "12000.00"),
            ("3k", "3000.00"),
            ("二万", "20000.00"),
            ("贰万元整", "20000.00"),
            ("二万七千四百", "27400.00"),
            ("两万三", "23000.00"),
            ("一百零五", "105.00"),
            ("一百五", "150.00"),
            ("十", "10.00"),
            ("十五", "15.00"),
            ("二十三万", "230000.00"),
            ("三千万", "30000000.00"),
            ("一万零五十", "10050.00"),
            ("三点五万", "35000.00"),
            ("负三千", "-3000.00"),
            ("零", "0.00"),
            ("壹仟贰佰叁拾肆元伍角陆分", "1234.56"),
            ("20元5角", "20.50"),
            ("5毛", "0.50"),
            ("20元零5分", "20.05"),
        ] {
            assert_eq!(amount(typed).map(|m| m.to_string()), Ok(exact.to_owned()), "{typed}");
        }
    }

    #[test]
    fn the_rest_is_refused_with_its_reason() {
        use AmountProblem::*;
        let yuan = |yuan| Money::from_units(yuan, 0);
        for (typed, reason) in [
            ("", Empty),
            ("元", Empty),
            ("万", Empty),
            ("-", Empty),
            ("无", NotANumber),
            ("/", NotANumber),
            ("—", NotANumber),
            ("#N/A", NotANumber),
            ("20000/", NotANumber),
            ("=F2-G2", NotANumber),
            ("12a", NotANumber),
            ("NaN", NotANumber),
            ("1200-1500", NotANumber),
            ("--5", NotANumber),
            ("1万多", NotANumber),
            ("近2万", NotANumber),
            ("三五千", NotANumber),
            ("一二三", NotANumber),
            ("万三", NotANumber),
            ("3千2万5千1千", NotANumber),
            ("1.2万3千", NotANumber),
            ("20元5", NotANumber),
            ("2000元/月", NotANumber),
            ("1,20", MisplacedSeparator),
            ("1200,000", MisplacedSeparator),
            (",200", MisplacedSeparator),
            ("1.2.3", MisplacedSeparator),
            (".5", MisplacedSeparator),
            ("1,2000", MisplacedSeparator),
            ("20.000,00", MisplacedSeparator),
            ("0.001", FinerThanFen),
            ("20000.005", FinerThanFen),
            ("1.2345678万", FinerThanFen),
            ("1234567890123456789", TooLong),
            ("999999999999亿", TooLong),
            ("3万25", MayMean(yuan(30_025), yuan(32_500))),
            ("3万250", MayMean(yuan(30_250), yuan(32_500))),
            ("2.35E+04", MayMean(yuan(23_500), yuan(23_500))),
        ] {
            assert_eq!(amount(typed), Err(reason), "{typed}");
        }
    }

    #[test]
    fn whole_numbers_and_others_are_read_alike() {
        for (typed, number) in [
            ("3", Some(3)),
            ("３人", Some(3)),
            ("3.0", Some(3)),
            ("三", Some(3)),
            ("3口人", Some(3)),
            ("两个月", Some(2)),
            ("十二", Some(12)),
            ("3.5", None),
            ("-3", None),
            ("", None),
            ("三四", None),
            ("5000000000", None),
        ] {
            assert_eq!(whole(typed), number, "{typed}");
        }
        for (typed, number) in [
            ("2.5", Some("2.5")),
            ("３．４５％", Some("3.45")),
            ("2亩", Some("2")),
            ("二点五亩", Some("2.5")),
            ("3.45‰", None),
            ("0.1234567", None),
        ] {
            assert_eq!(measure(typed).map(|rate| rate.to_string()).as_deref(), number, "{typed}");
        }
    }

    #[test]
    fn a_span_has_two_ends_of_which_each_has_its_unit() {
        let yuan = |yuan| Money::from_units(yuan, 0);
        for (typed, wanted) in [
            ("20000~30000", Some(Ok((20_000, 30_000)))),
            ("2万到3万", Some(Ok((20_000, 30_000)))),
            ("20000-30000", Some(Ok((20_000, 30_000)))),
            ("-3000~500", Some(Ok((-3_000, 500)))),
            ("5000~1万", Some(Ok((5_000, 10_000)))),
            ("0~3万", Some(Ok((0, 30_000)))),
            ("2~3万", Some(Err(AmountProblem::MayMean(yuan(2), yuan(20_000))))),
            ("-3000", None),
            ("20000", None),
        ] {
            let wanted = wanted.map(|ends| ends.map(|(low, high)| (yuan(low), yuan(high))));
            assert_eq!(span(typed), wanted, "{typed}");
        }
    }
}
