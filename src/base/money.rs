//! Exact money and rates, and the roundings that the texts name.
//!
//! Invariant: no binary float anywhere. The integers within are private, so the
//! representation can change in this file alone; the tests hold them against a
//! decimal library.

use std::fmt;
use std::ops::{Add, Sub};

/// An amount in yuan, exact to a millionth. It may be negative: a failed
/// business loses money.
///
/// [`Money::UNBOUNDED`] stands for "no upper end is known" (a 不低于 amount
/// without a natural limit). Sums, differences and products stop there instead
/// of overflowing, so no input can make the arithmetic panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// A fraction of one, exact to a millionth: `0.65` is 65 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(i64);

/// Decimal places of both.
const PLACES: u32 = 6;
/// One yuan, or all of something.
const ONE: i64 = 1_000_000;
/// One fen.
const FEN: i64 = 10_000;

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
    /// More digits than can be held exactly.
    TooLong,
}

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);
    /// No upper end is known.
    pub const UNBOUNDED: Money = Money(i64::MAX);
    /// The smallest step of the currency, 0.01 yuan.
    pub const FEN: Money = Money(FEN);

    /// `units` × 10^−`scale` yuan: `from_units(3125, 1)` is 312.5 yuan. For
    /// generated tables and constants.
    pub const fn from_units(units: i64, scale: u32) -> Money {
        Money(units * 10_i64.pow(PLACES - scale))
    }

    /// Whole fen.
    pub const fn from_fen(fen: i64) -> Money {
        Money(fen * FEN)
    }

    /// A plain decimal of yuan as policy files and programs write it: `9500`,
    /// `312.5`, `-3.70`. `None` for anything else, also for `9,500`.
    pub fn parse(text: &str) -> Option<Money> {
        plain_decimal(text).map(Money)
    }

    /// An amount as people type it: `1.2万`, `１，２００`, `1200元`, `¥1,200.50`.
    ///
    /// # Errors
    /// Says what is wrong with the text; finer than a fen is refused, never
    /// rounded.
    pub fn read(text: &str) -> Result<Money, AmountProblem> {
        read_amount(text).map(Money)
    }

    /// Rounded half up to the fen, as the settlement examples are
    /// (1,497.636 → 1,497.64); a tie moves away from zero.
    #[must_use]
    pub fn to_fen(self) -> Money {
        if self.is_unbounded() { self } else { Money(half_up(self.0, FEN).saturating_mul(FEN)) }
    }

    /// This amount, of whole fen, at a rate, rounded half up to the fen.
    #[must_use]
    pub fn at(self, rate: Rate) -> Money {
        self.product(rate).map_or(Money::UNBOUNDED, |product| Money(half_up(product, ONE) * FEN))
    }

    /// This amount, of whole fen, at a rate, not rounded to the fen: a part of a
    /// sum that is rounded once. Exact for rates of up to four places.
    #[must_use]
    pub fn at_exactly(self, rate: Rate) -> Money {
        self.product(rate).map_or(Money::UNBOUNDED, |product| Money(half_up(product, ONE / FEN)))
    }

    /// Fen times millionths; none where there is no end.
    fn product(self, rate: Rate) -> Option<i64> {
        if rate.0 == 0 {
            return Some(0);
        }
        if self.is_unbounded() { None } else { half_up(self.0, FEN).checked_mul(rate.0) }
    }

    /// This amount for each of `count`: a line per head times the members.
    #[must_use]
    pub fn times(self, count: u32) -> Money {
        Money(self.0.saturating_mul(i64::from(count)))
    }

    /// What so many months are of this yearly amount, rounded half up to the fen.
    #[must_use]
    pub fn of_months(self, months: u32) -> Money {
        if self.is_unbounded() {
            return self;
        }
        Money(half_up(self.times(months).0, 12 * FEN).saturating_mul(FEN))
    }

    /// The share of each of `count`, rounded down to the fen. For display only:
    /// tests compare totals, because a quotient loses the fen that decides.
    #[must_use]
    pub fn shown_per_head(self, count: u32) -> Money {
        if count == 0 || self.is_unbounded() {
            return self;
        }
        Money(self.0.div_euclid(FEN * i64::from(count)) * FEN)
    }

    /// The point that parts the span to a larger amount as `near` to `far`, down to
    /// the fen; halfway where both are nothing.
    #[must_use]
    pub fn parted(self, larger: Money, near: u64, far: u64) -> Money {
        let (mut near, mut whole) = if near | far == 0 { (1, 2) } else { (near, near.saturating_add(far)) };
        // So that three times a remainder stays within 64 bits.
        while whole >> 62 > 0 {
            (near, whole) = (near / 2, whole / 2);
        }
        let span = larger.0.saturating_sub(self.0).max(0).unsigned_abs();
        // Long division of span times near, bit by bit.
        let (mut part, mut rest) = (0_u64, 0);
        for bit in (0..u64::BITS).rev() {
            rest = 2 * rest + (span >> bit & 1) * near;
            part = 2 * part + rest / whole;
            rest %= whole;
        }
        Money(self.0.saturating_add((part as i64).div_euclid(FEN) * FEN))
    }

    /// The whole yuan of it, towards zero.
    pub fn whole(self) -> i64 {
        self.0 / ONE
    }

    /// The amount in millionths of a yuan.
    pub fn millionths(self) -> i64 {
        self.0
    }

    /// Whether there is no upper end.
    pub fn is_unbounded(self) -> bool {
        self == Money::UNBOUNDED
    }

    /// The amount as a fraction of another, rounded half up to four places; for
    /// display of ratios. `None` when the other is zero or has no end.
    pub fn share_of(self, whole: Money) -> Option<Rate> {
        if whole.0 < FEN || whole.is_unbounded() || self.is_unbounded() {
            return None;
        }
        let tenthousandths = (self.0 / FEN).checked_mul(10_000)?;
        Some(Rate(half_up(tenthousandths, whole.0 / FEN) * (ONE / 10_000)))
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        if self.is_unbounded() || other.is_unbounded() {
            return Money::UNBOUNDED;
        }
        Money(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        if self.is_unbounded() {
            return Money::UNBOUNDED;
        }
        Money(self.0.saturating_sub(other.0))
    }
}

/// At least two decimals, no separators: `9500.00`. The form in which money
/// crosses every boundary.
impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&decimal(self.0, 2))
    }
}

impl Rate {
    /// Nothing of it.
    pub const ZERO: Rate = Rate(0);
    /// All of it.
    pub const ONE: Rate = Rate(ONE);
    /// No upper end: of a multiple of which only a floor is known.
    pub const UNBOUNDED: Rate = Rate(i64::MAX);

    /// `units` × 10^−`scale`: `from_units(65, 2)` is 65 %.
    pub const fn from_units(units: i64, scale: u32) -> Rate {
        Rate(units * 10_i64.pow(PLACES - scale))
    }

    /// A plain decimal fraction of one: `0.65`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Rate> {
        plain_decimal(text).map(Rate)
    }

    /// Hundredths of a percent: 70 基点 is 0.7 %.
    pub const fn of_basis_points(points: u32) -> Rate {
        Rate::from_units(points as i64, 4)
    }

    /// The rate raised by percentage points, at most all of it.
    #[must_use]
    pub fn raised(self, points: Rate) -> Rate {
        Rate(self.0.saturating_add(points.0)).min(Rate::ONE)
    }

    /// The rate lowered by percentage points, not below nothing.
    #[must_use]
    pub fn lowered(self, points: Rate) -> Rate {
        Rate(self.0.saturating_sub(points.0)).max(Rate::ZERO)
    }

    /// A number as people type it, with the sign or word that follows it: `2.5`, `３．４５%`,
    /// `2亩`. `None` for anything else.
    pub fn read(text: &str) -> Option<Rate> {
        let plain: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
        plain_decimal(plain.trim_end_matches(['%', '亩'])).map(Rate)
    }

    /// The hundredth part; of a rate typed in percent the rate. Finer than a millionth is
    /// cut off.
    #[must_use]
    pub fn hundredth(self) -> Rate {
        Rate(self.0 / 100)
    }

    /// The number in millionths.
    pub fn millionths(self) -> i64 {
        self.0
    }

    /// From millionths.
    pub const fn from_millionths(millionths: i64) -> Rate {
        Rate(millionths)
    }

    /// The rate in ten thousandths, rounded down.
    pub fn ten_thousandths(self) -> i64 {
        self.0 / 100
    }

    /// The rate times one hundred, without trailing zeros: `62.5`.
    pub fn percent(self) -> String {
        decimal(self.0.saturating_mul(100), 0)
    }
}

/// The fraction without trailing zeros: `0.65`.
impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&decimal(self.0, 0))
    }
}

/// The quotient rounded half up; a tie moves away from zero.
fn half_up(number: i64, by: i64) -> i64 {
    number.saturating_add(by / 2 * number.signum()) / by
}

/// Millionths as a decimal with at least `places` and no further zeros.
fn decimal(millionths: i64, places: usize) -> String {
    let size = millionths.unsigned_abs();
    let (whole, mut fraction) = (size / ONE.unsigned_abs(), size % ONE.unsigned_abs());
    let mut digits = String::new();
    while fraction > 0 || digits.len() < places {
        fraction *= 10;
        digits.push(char::from(b'0' + u8::try_from(fraction / ONE.unsigned_abs()).unwrap_or(0)));
        fraction %= ONE.unsigned_abs();
    }
    let sign = if millionths < 0 { "-" } else { "" };
    let point = if digits.is_empty() { "" } else { "." };
    [sign, &whole.to_string(), point, &digits].concat()
}

fn plain_decimal(text: &str) -> Option<i64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    if whole.is_empty() || fraction.is_empty() {
        return None;
    }
    from_digits(whole, fraction, 1, negative)
}

/// Millionths from digits; none if there is anything else, more than six
/// decimals, or too much for the representation.
fn from_digits(whole: &str, fraction: &str, factor: i64, negative: bool) -> Option<i64> {
    let mut units: i64 = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        if !digit.is_ascii_digit() {
            return None;
        }
        units = units.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
    }
    let scale = 10_i64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let millionths = units.checked_mul(factor)?.checked_mul(ONE / scale.min(ONE))?;
    let beyond = (scale / ONE).max(1);
    if millionths % beyond != 0 {
        return None;
    }
    let millionths = millionths / beyond;
    Some(if negative { -millionths } else { millionths })
}

fn read_amount(text: &str) -> Result<i64, AmountProblem> {
    let mut plain: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    for unit in ["人民币", "RMB", "rmb", "¥"] {
        if let Some(rest) = plain.strip_prefix(unit) {
            plain = rest.to_owned();
        }
    }
    for unit in ["元", "圆", "块钱", "块"] {
        if let Some(rest) = plain.strip_suffix(unit) {
            plain = rest.to_owned();
            break;
        }
    }
    let mut factor = 1;
    for (unit, size) in [("万", 10_000_i64), ("萬", 10_000), ("亿", 100_000_000), ("千", 1_000), ("百", 100)] {
        if let Some(rest) = plain.strip_suffix(unit) {
            plain = rest.to_owned();
            factor = size;
            break;
        }
    }
    let unsigned = plain.strip_prefix('-').unwrap_or(&plain);
    if unsigned.is_empty() {
        return Err(AmountProblem::Empty);
    }
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    if !unsigned.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.') {
        return Err(AmountProblem::NotANumber);
    }
    if fraction.is_some_and(|part| part.contains(['.', ','])) || !groups_of_three(whole) {
        return Err(AmountProblem::MisplacedSeparator);
    }
    let whole: String = whole.chars().filter(|c| *c != ',').collect();
    let negative = plain.starts_with('-');
    // Twelve digits before the point and eight after it are more than any amount
    // needs, and leave room for the factor.
    let fraction = fraction.unwrap_or_default().trim_end_matches('0');
    if whole.len() > 12 || fraction.len() > 8 {
        return Err(if whole.len() > 12 { AmountProblem::TooLong } else { AmountProblem::FinerThanFen });
    }
    let finer = AmountProblem::FinerThanFen;
    let amount = from_digits(&whole, fraction, factor, negative).ok_or(if fraction.len() > 2 {
        finer
    } else {
        AmountProblem::TooLong
    })?;
    if amount % FEN == 0 { Ok(amount) } else { Err(finer) }
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

/// The half-width form of a full-width digit or sign.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '．' | '。' => '.',
        '，' | '、' | '\u{2019}' | '\'' => ',',
        '－' | '−' | '–' | '负' => '-',
        '￥' => '¥',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_read() {
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
        ] {
            assert_eq!(Money::read(typed).map(|m| m.to_string()), Ok(exact.to_owned()), "{typed}");
        }
    }

    #[test]
    fn the_rest_is_refused_with_its_reason() {
        use AmountProblem::*;
        for (typed, reason) in [
            ("", Empty),
            ("元", Empty),
            ("一千", NotANumber),
            ("12a", NotANumber),
            ("1e5", NotANumber),
            ("NaN", NotANumber),
            ("1200-1500", NotANumber),
            ("1,20", MisplacedSeparator),
            ("1200,000", MisplacedSeparator),
            (",200", MisplacedSeparator),
            ("1.2.3", MisplacedSeparator),
            (".5", MisplacedSeparator),
            ("0.001", FinerThanFen),
            ("1.2345678万", FinerThanFen),
            ("1234567890123456789", TooLong),
        ] {
            assert_eq!(Money::read(typed), Err(reason), "{typed}");
        }
    }

    #[test]
    fn half_a_fen_is_rounded_up() {
        let rounded = |text: &str| Money::parse(text).unwrap().to_fen().to_string();
        // Published settlements: policy-facts, medical.md §1 "Rounding".
        assert_eq!(rounded("1497.636"), "1497.64");
        assert_eq!(rounded("29743.675"), "29743.68");
        assert_eq!(rounded("17126.424"), "17126.42");
        assert_eq!(rounded("-0.005"), "-0.01");
    }

    #[test]
    fn sums_stop_at_no_end_and_never_panic() {
        let most = Money::read("999999999999").unwrap();
        assert!((Money::UNBOUNDED + most).is_unbounded());
        assert!((Money::UNBOUNDED - most).is_unbounded());
        assert!(Money::UNBOUNDED.at(Rate::parse("0.7").unwrap()).is_unbounded());
        assert!(most.times(u32::MAX).times(u32::MAX).times(u32::MAX).is_unbounded());
        assert!(most - Money::UNBOUNDED < Money::ZERO);
    }

    #[test]
    fn a_span_is_parted_to_the_fen_however_long_it_is() {
        let line = Money::parse("28500").unwrap();
        let far = (Money::UNBOUNDED.0 - line.0).unsigned_abs();
        for (low, high, near, far, expected) in [
            ("0", Money::parse("100").unwrap(), 1, 3, "25.00"),
            ("0", Money::parse("100").unwrap(), 0, 0, "50.00"),
            ("-10", Money::parse("10.01").unwrap(), 1, 2, "-3.33"),
            ("0", Money::UNBOUNDED, line.0.unsigned_abs(), far, "28500.00"),
            ("5", Money::parse("5").unwrap(), 1, 1, "5.00"),
        ] {
            assert_eq!(Money::parse(low).unwrap().parted(high, near, far).to_string(), expected);
        }
    }

    #[test]
    fn a_head_s_share_is_shown_rounded_down() {
        let total = Money::parse("28499.99").unwrap();
        assert_eq!(total.shown_per_head(3).to_string(), "9499.99");
        assert_eq!(Money::parse("-10").unwrap().shown_per_head(3).to_string(), "-3.34");
        assert_eq!(total.shown_per_head(0), total);
    }
}
