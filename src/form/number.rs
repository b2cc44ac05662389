//! Amounts and numbers as people write and say them, for the form and the ledger alike: `1.2万`, `3万2`,
//! `二万七千四百`, `27400元整`, `(20,000.00)`.
//!
//! What may mean two things is refused with both; nothing is rounded.

use crate::base::money::{Money, Rate};
use crate::form::digits::{AmountProblem, decimal, exponent, half_width, is_unseen, numeral};

/// Decimals of a number that is no amount.
const PLACES: usize = 6;
/// Decimals of an amount.
const FEN_PLACES: usize = 2;
/// Up to so many letters no amount is too long.
const MOST_PLAIN: usize = 12;

/// An amount to the fen.
///
/// # Errors
/// Says what is wrong with the text; finer than a fen is refused, never rounded.
pub fn amount(text: &str) -> Result<Money, AmountProblem> {
    if let Some(amount) = plain_amount(text) {
        return Ok(amount);
    }
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

/// Digits alone, with a point and fen behind them at most: most cells of a list.
fn plain_amount(text: &str) -> Option<Money> {
    if !(1..=MOST_PLAIN).contains(&text.len()) || text.starts_with('.') {
        return None;
    }
    let (mut number, mut places) = (0, None::<u32>);
    for c in text.bytes() {
        match c {
            b'0'..=b'9' => (number, places) = (number * 10 + i64::from(c - b'0'), places.map(|places| places + 1)),
            b'.' if places.is_none() => places = Some(0),
            _ => return None,
        }
    }
    let places = places.unwrap_or(0);
    (places as usize <= FEN_PLACES).then(|| Money::from_units(number, places))
}

/// A whole number, with the word that follows it: `3`, `3.0`, `三口人`.
pub fn whole(text: &str) -> Option<u32> {
    // Nearly all of them.
    if let Ok(whole) = text.parse() {
        return Some(whole);
    }
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
    if text.bytes().all(|c| c.is_ascii_digit() || c == b'.') {
        return None;
    }
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

/// Two numbers with blanks between them, as two cells of a sheet are pasted: `27400⇥3000`. A tab or a line break between
/// two always parts them; other blanks between groups of three digits part one number: `20 000`.
fn two_cells(text: &str) -> Option<(&str, &str)> {
    // Most texts are one word.
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    let text = text.trim_matches(is_unseen);
    if !text.contains(is_gap) {
        return None;
    }
    let cells: Vec<&str> = text.split(['\t', '\n', '\r']).map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let ends = |cell: &str| cell.trim_end_matches(['元', '块']).ends_with(|c| half_width(c).is_ascii_digit());
    let begins = |cell: &str| cell.starts_with(|c| half_width(c).is_ascii_digit());
    if let Some(both) = cells.windows(2).find(|both| ends(both[0]) && begins(both[1])) {
        return Some((both[0], both[1]));
    }
    let parts: Vec<&str> = text.split(is_gap).filter(|part| !part.is_empty()).collect();
    let is_digit = |c: char| half_width(c).is_ascii_digit() || [',', '.'].contains(&half_width(c));
    let is_plain = parts
        .iter()
        .all(|part| part.starts_with(is_digit) && part.trim_end_matches(['元', '块']).chars().all(is_digit));
    let (first, others) = parts.split_first()?;
    let whole = |part: &&str| part.split('.').next().unwrap_or_default().chars().count() == 3;
    let groups = first.chars().count() <= 3 && others.iter().all(whole);
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
    let mut plain = without_blanks(seen);
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

/// Without what nobody sees. A blank between two digits parts groups of three, or nothing.
fn without_blanks(text: &str) -> String {
    let (mut plain, mut blank) = (String::new(), false);
    for letter in text.chars() {
        if letter.is_whitespace() {
            blank = true;
        } else if !is_unseen(letter) {
            let letter = half_width(letter);
            let between = plain.ends_with(|c: char| c.is_ascii_digit()) && letter.is_ascii_digit();
            if std::mem::take(&mut blank) && between {
                plain.push(',');
            }
            plain.extend(letter.to_lowercase());
        }
    }
    plain
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
            // Whatever else is written beside them.
            ("-27\t400", "-27", "400"),
            ("¥27\n400", "27", "400"),
            ("约27 \t 400元", "27", "400"),
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
            ("1 200 000.5 元", "1200000.50"),
            ("2 万 7 千", "27000.00"),
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
            ("十万", "100000.00"),
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
            // Two cells of a spreadsheet, and what may be two numbers.
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
            // Numerals before the e are no such number.
            ("百.二万e4", NotANumber),
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
