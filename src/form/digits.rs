//! Digits, numerals and units of ten as people write and say them: what stands between blanks, signs and currencies.

use crate::base::money::Money;

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
/// Digits before and after the point, without zeros at the ends.
pub struct Digits {
    /// Below nothing.
    pub negative: bool,
    /// Before the point.
    pub whole: String,
    /// After it.
    pub fraction: String,
}

impl Digits {
    /// As a decimal: `-12.5`.
    pub fn text(&self) -> String {
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
pub fn exponent(c: char) -> Option<usize> {
    match c {
        '十' => Some(1),
        '百' => Some(2),
        '千' | 'k' => Some(3),
        '万' | 'w' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

/// A number in digits, numerals or both, with units of ten, and so many hundredths.
///
/// # Errors
/// Says what is wrong with the text.
pub fn decimal(text: &str, fen: u64) -> Result<Digits, AmountProblem> {
    let (negative, plain) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    if plain.is_empty() {
        return Err(AmountProblem::Empty);
    }
    let body = plain.trim_end_matches(|c| exponent(c).is_some());
    let zeros: usize = plain[body.len()..].chars().filter_map(exponent).sum();
    let typed = body.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    let mut digits = if body.is_empty() && zeros > 1 && !plain.starts_with('十') {
        // 万 alone; ten alone is ten, and 十万 ten of them.
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

/// Digits as they are typed, of ASCII alone, their point moved by so many places.
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
    let is_plain = digits.bytes().all(|c| c.is_ascii_digit() || c == b'.');
    let zeros = zeros.parse().ok().filter(|zeros| is_plain && (3..MOST_WHOLE).contains(zeros))?;
    Money::parse(&shifted(digits, zeros).ok()?.text())
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
