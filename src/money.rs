//! Exact money and rates, and the roundings that the texts name.
//!
//! Invariant: no binary float anywhere. The decimals within are private, so the
//! representation can change in this file alone.

use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt;
use std::ops::{Add, Sub};

/// An amount in yuan, exact. It may be negative: a failed business loses money.
///
/// [`Money::UNBOUNDED`] stands for "no upper end is known" (a 不低于 amount
/// without a natural limit). Sums and differences stop there instead of
/// overflowing, so no input can make the arithmetic panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

/// A fraction of one: `0.65` is 65 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(Decimal);

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
    pub const ZERO: Money = Money(Decimal::ZERO);
    /// No upper end is known.
    pub const UNBOUNDED: Money = Money(Decimal::MAX);
    /// The smallest step of the currency, 0.01 yuan.
    pub const FEN: Money = Money::from_units(1, 2);

    /// `units` × 10^−`scale` yuan: `from_units(3125, 1)` is 312.5 yuan. For
    /// generated tables and constants.
    pub const fn from_units(units: i64, scale: u32) -> Money {
        Money(decimal(units, scale))
    }

    /// Whole fen.
    pub const fn from_fen(fen: i64) -> Money {
        Money::from_units(fen, 2)
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
        Money(self.0.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// This amount at a rate, rounded half up to the fen.
    #[must_use]
    pub fn at(self, rate: Rate) -> Money {
        let exact = self.at_exactly(rate);
        if exact.is_unbounded() { exact } else { exact.to_fen() }
    }

    /// This amount at a rate, not rounded: a part of a sum that is rounded once.
    #[must_use]
    pub fn at_exactly(self, rate: Rate) -> Money {
        if self == Money::UNBOUNDED {
            return if rate.0.is_zero() { Money::ZERO } else { Money::UNBOUNDED };
        }
        self.0.checked_mul(rate.0).map_or(Money::UNBOUNDED, Money)
    }

    /// This amount for each of `count`: a line per head times the members.
    #[must_use]
    pub fn times(self, count: u32) -> Money {
        if self == Money::UNBOUNDED {
            return self;
        }
        self.0.checked_mul(Decimal::from(count)).map_or(Money::UNBOUNDED, Money)
    }

    /// The share of each of `count`, rounded down to the fen. For display only:
    /// tests compare totals, because a quotient loses the fen that decides.
    #[must_use]
    pub fn shown_per_head(self, count: u32) -> Money {
        match self.0.checked_div(Decimal::from(count)) {
            Some(share) if self != Money::UNBOUNDED => {
                Money(share.round_dp_with_strategy(2, RoundingStrategy::ToNegativeInfinity))
            }
            _ => self,
        }
    }

    /// Halfway to a larger amount, down to the fen.
    #[must_use]
    pub fn halfway(self, larger: Money) -> Money {
        let gap = (larger - self).0;
        let half = gap.checked_mul(Decimal::new(5, 1)).unwrap_or(gap);
        self + Money(half.round_dp_with_strategy(2, RoundingStrategy::ToNegativeInfinity))
    }

    /// Whether there is no upper end.
    pub fn is_unbounded(self) -> bool {
        self == Money::UNBOUNDED
    }

    /// The amount as a fraction of another, rounded half up to four places; for
    /// display of ratios. `None` when the other is zero or has no end.
    pub fn share_of(self, whole: Money) -> Option<Rate> {
        if whole.0.is_zero() || whole.is_unbounded() || self.is_unbounded() {
            return None;
        }
        let share = self.0.checked_div(whole.0)?;
        Some(Rate(share.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero)))
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        if self.is_unbounded() || other.is_unbounded() {
            return Money::UNBOUNDED;
        }
        sum(self.0, other.0).map_or(Money::UNBOUNDED, Money)
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        if self.is_unbounded() {
            return Money::UNBOUNDED;
        }
        sum(self.0, -other.0).map_or(Money(Decimal::MIN), Money)
    }
}

/// Two decimals, no separators: `9500.00`. The form in which money crosses
/// every boundary.
impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.0;
        if shown.scale() < 2 {
            shown.rescale(2);
        }
        if shown.is_zero() {
            shown.set_sign_positive(true);
        }
        write!(out, "{shown}")
    }
}

impl Rate {
    /// Nothing of it.
    pub const ZERO: Rate = Rate(Decimal::ZERO);
    /// All of it.
    pub const ONE: Rate = Rate(Decimal::ONE);

    /// `units` × 10^−`scale`: `from_units(65, 2)` is 65 %.
    pub const fn from_units(units: i64, scale: u32) -> Rate {
        Rate(decimal(units, scale))
    }

    /// A plain decimal fraction of one: `0.65`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Rate> {
        plain_decimal(text).map(Rate)
    }

    /// The rate raised by percentage points, at most all of it.
    #[must_use]
    pub fn raised(self, points: Rate) -> Rate {
        sum(self.0, points.0).map_or(Rate::ONE, Rate).min(Rate::ONE)
    }

    /// The rate times one hundred, without trailing zeros: `62.5`.
    pub fn percent(self) -> String {
        self.0.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(self.0).normalize().to_string()
    }
}

/// The fraction without trailing zeros: `0.65`.
impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0.normalize())
    }
}

/// One place for the addition, which is large and would be copied into each.
#[inline(never)]
fn sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_add(other)
}

const fn decimal(units: i64, scale: u32) -> Decimal {
    let size = units.unsigned_abs();
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of 64 bits")]
    Decimal::from_parts(size as u32, (size >> 32) as u32, 0, units < 0, scale)
}

fn plain_decimal(text: &str) -> Option<Decimal> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction_missing = fraction.is_empty() && digits.ends_with('.');
    if whole.is_empty() || fraction_missing {
        return None;
    }
    from_digits(whole, fraction, negative)
}

/// At most 18 digits, so that a value fits `from_units` and no product of a few
/// of them leaves the 28 digits of the decimal.
fn from_digits(whole: &str, fraction: &str, negative: bool) -> Option<Decimal> {
    let mut units: i64 = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        if !digit.is_ascii_digit() {
            return None;
        }
        units = units.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
    }
    let short = whole.len() + fraction.len() <= 18;
    short.then(|| decimal(if negative { -units } else { units }, u32::try_from(fraction.len()).unwrap_or(0)))
}

fn read_amount(text: &str) -> Result<Decimal, AmountProblem> {
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
    let mut factor = Decimal::ONE;
    for (unit, size) in [("万", 10_000_i64), ("萬", 10_000), ("亿", 100_000_000), ("千", 1_000), ("百", 100)] {
        if let Some(rest) = plain.strip_suffix(unit) {
            plain = rest.to_owned();
            factor = Decimal::from(size);
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
    let number = from_digits(&whole, fraction.unwrap_or_default(), negative).ok_or(AmountProblem::TooLong)?;
    let amount = number.checked_mul(factor).ok_or(AmountProblem::TooLong)?.normalize();
    if amount.scale() > 2 { Err(AmountProblem::FinerThanFen) } else { Ok(amount) }
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
        let rounded = |text: &str| Money(Decimal::from_str_exact(text).unwrap()).to_fen().to_string();
        // Published settlements: policy-facts, medical.md §1 "Rounding".
        assert_eq!(rounded("1497.636"), "1497.64");
        assert_eq!(rounded("29743.675"), "29743.68");
        assert_eq!(rounded("17126.424"), "17126.42");
        assert_eq!(rounded("-0.005"), "-0.01");
    }

    #[test]
    fn sums_stop_at_no_end_and_never_panic() {
        let most = Money::read("999999999999999999").unwrap();
        assert!((Money::UNBOUNDED + most).is_unbounded());
        assert!((Money::UNBOUNDED - most).is_unbounded());
        assert!(Money::UNBOUNDED.at(Rate::parse("0.7").unwrap()).is_unbounded());
        assert!(most.times(u32::MAX).times(u32::MAX).times(u32::MAX).is_unbounded());
        assert!(most - Money::UNBOUNDED < Money::ZERO);
    }

    #[test]
    fn a_head_s_share_is_shown_rounded_down() {
        let total = Money::parse("28499.99").unwrap();
        assert_eq!(total.shown_per_head(3).to_string(), "9499.99");
        assert_eq!(Money::parse("-10").unwrap().shown_per_head(3).to_string(), "-3.34");
        assert_eq!(total.shown_per_head(0), total);
    }
}
