//! Exact money and rates, and the roundings that the texts name.
//!
//! `rust_decimal` does the arithmetic, in this file and `stored.rs` alone. Between operations a number is kept as whole millionths,
//! which are smaller and faster to add and compare than a `Decimal`. A ratio, which is shown and never paid, is a quotient
//! of whole numbers.
//!
//! Invariants: no binary float anywhere; nothing overflows or panics. What would pass the largest finite number stops
//! there, so that no sum, product or text makes [`Money::UNBOUNDED`].
//!
//! A `Decimal` holds 28 digits. A finite number has at most 13 before the point and 6 after it, and a product of two
//! that does not pass the largest at most 13 and 12: a product that has to be shortened to 28 digits stops anyway.

use std::fmt;
use std::ops::{Add, Sub};

use rust_decimal::{Decimal, RoundingStrategy};

use super::stored::{FEN_PLACES, PLACES, Stored, decimal_of, of_units};

/// An amount in yuan, exact to a millionth. It may be negative: a failed business loses money.
///
/// [`Money::UNBOUNDED`] stands for "no upper end is known" (a 不低于 amount without a natural limit). It is larger than
/// every other amount, and adding to it or taking from it leaves it as it is. All other amounts lie within
/// 9,223,372,036,854.77 yuan of nothing; what would pass that stops there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Stored);

/// A fraction of one or a multiple of it, exact to a millionth: `0.65` is 65 %. The range is that of [`Money`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(Stored);

/// What an amount at a rate comes to before it is rounded, and sums of such products: all twelve decimals that a
/// product can have. It stops at the largest amount when it is rounded, and has no end where a factor has none. Exact
/// as long as no part of the sum passes the largest amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unrounded(Option<Decimal>);

/// Digits that a decimal surely holds.
const MOST_DIGITS: usize = 28;
/// One yuan, or all of something, in millionths.
const ONE: i64 = 1_000_000;
/// One fen in millionths.
const FEN_IN_MILLIONTHS: u64 = 10_u64.pow(PLACES - FEN_PLACES);
/// Months of a year.
const MONTHS: u32 = 12;

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(Stored::of(0));
    /// No upper end is known.
    pub const UNBOUNDED: Money = Money(Stored::UNBOUNDED);
    /// The largest amount that has an end, 9,223,372,036,854.77 yuan: where sums and products stop.
    pub const LARGEST: Money = Money(Stored::MOST);
    /// The smallest step of the currency, 0.01 yuan.
    pub const FEN: Money = Money::from_fen(1);

    /// `units` × 10^−`scale` yuan: `from_units(3125, 1)` is 312.5 yuan. For generated tables and constants; places past
    /// the sixth are cut off, and it stops at the largest amount.
    pub const fn from_units(units: i64, scale: u32) -> Money {
        Money(of_units(units, scale))
    }

    /// So many millionths of a yuan, as [`Money::millionths`] gives them; it stops at the largest amount.
    pub const fn from_millionths(millionths: i64) -> Money {
        Money::from_units(millionths, PLACES)
    }

    /// Whole fen; it stops at the largest amount.
    pub const fn from_fen(fen: i64) -> Money {
        Money::from_units(fen, FEN_PLACES)
    }

    /// A plain decimal of yuan as policy files and programs write it: `9500`, `312.5`, `-3.70`. `None` for anything
    /// else: `9,500`, more than six decimals, more than the largest amount.
    pub fn parse(text: &str) -> Option<Money> {
        plain_decimal(text).map(Money)
    }

    /// Rounded half up to the fen, as the settlement examples are (1,497.636 → 1,497.64); a tie moves away from zero.
    #[must_use]
    pub fn to_fen(self) -> Money {
        self.unrounded().to_fen()
    }

    /// This amount as a sum that is to be rounded later.
    pub fn unrounded(self) -> Unrounded {
        Unrounded(self.0.decimal())
    }

    /// This amount at a rate, rounded half up to the fen. See [`at_exactly`](Money::at_exactly) for no end.
    #[must_use]
    pub fn at(self, rate: Rate) -> Money {
        self.at_exactly(rate).to_fen()
    }

    /// This amount at a rate, not rounded: a part of a sum that is rounded once.
    ///
    /// Nothing of no end, and no end for nothing, are nothing; else a factor without an end leaves none, or, where the
    /// other is below zero, the least amount there is.
    pub fn at_exactly(self, rate: Rate) -> Unrounded {
        match (self.0.decimal(), rate.0.decimal()) {
            (Some(amount), Some(rate)) => Unrounded(Some(product(amount, rate))),
            _ if self == Money::ZERO || rate == Rate::ZERO => Money::ZERO.unrounded(),
            _ if self < Money::ZERO || rate < Rate::ZERO => Money(Stored::LEAST).unrounded(),
            _ => Unrounded(None),
        }
    }

    /// This amount for each of `count`: a line per head times the members. Exact, but that it stops at the largest
    /// amount; no end for nobody is nothing.
    #[must_use]
    pub fn times(self, count: u32) -> Money {
        self.at_exactly(Rate::from_units(i64::from(count), 0)).to_millionth()
    }

    /// What so many months are of this yearly amount, rounded half up to the fen.
    #[must_use]
    pub fn of_months(self, months: u32) -> Money {
        self.unrounded().of_months(months)
    }

    /// The share of each of `count`, rounded down to the fen; of none the whole. For display only: tests compare
    /// totals, because a quotient loses the fen that decides.
    #[must_use]
    pub fn shown_per_head(self, count: u32) -> Money {
        match self.0.decimal().and_then(|amount| amount.checked_div(Decimal::from(count))) {
            Some(share) => Money(Stored::nearest(fen_below(share))),
            None => self,
        }
    }

    /// The point that parts the span to a larger amount as `near` to `far`, down to the fen; halfway where both are
    /// nothing. A place to look at, good to a millionth before the fen is taken; no end counts as its millionths.
    #[must_use]
    pub fn parted(self, larger: Money, near: u64, far: u64) -> Money {
        let (near, whole) = if near | far == 0 { (1, 2) } else { (near, near.saturating_add(far)) };
        let span = larger.millionths().saturating_sub(self.millionths()).max(0).unsigned_abs();
        let [span, near, whole] = [span, near, whole].map(|millionths| decimal_of(millionths, false, PLACES));
        let part = product(span, near).checked_div(whole).unwrap_or_default();
        self + Money(Stored::nearest(fen_below(part.round_dp(PLACES))))
    }

    /// The whole yuan of it, towards zero.
    pub fn whole(self) -> i64 {
        self.millionths() / ONE
    }

    /// The amount in millionths of a yuan; of no end the most that the type can hold.
    pub fn millionths(self) -> i64 {
        self.0.millionths()
    }

    /// Whether there is no upper end.
    pub fn is_unbounded(self) -> bool {
        self.0.is_unbounded()
    }

    /// The amount as a fraction of another, rounded half up to four places; for display of ratios. `None` when the
    /// other is below a fen or one of them has no end.
    pub fn share_of(self, whole: Money) -> Option<Rate> {
        if whole < Money::FEN {
            return None;
        }
        Some(Rate(self.0.share_of(whole.0)?))
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.plus(other.0))
    }
}

/// No end less anything has none; anything less no end is below every amount that is typed.
impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.minus(other.0))
    }
}

/// At least two decimals, no separators: `9500.00`. The form in which money crosses every boundary.
impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut room = Room::default();
        let digits = std::str::from_utf8(self.digits(&mut room)).unwrap_or_default();
        out.pad_integral(!self.is_negative(), "", digits)
    }
}

/// Room for a point, twenty digits at most, and the commas between them.
pub type Room = [u8; 32];

impl Money {
    /// Puts it behind a text, as it is displayed.
    pub fn put(self, text: &mut Vec<u8>) {
        if self.is_negative() {
            text.push(b'-');
        }
        text.extend_from_slice(self.digits(&mut Room::default()));
    }

    /// Whether it is below nothing.
    pub fn is_negative(self) -> bool {
        self.millionths() < 0
    }

    /// Its digits and its point without a sign, two decimals at least.
    pub fn digits(self, room: &mut Room) -> &[u8] {
        self.written(room, false)
    }

    /// The same with a comma before each three of the whole yuan.
    pub fn grouped(self, room: &mut Room) -> &[u8] {
        self.written(room, true)
    }

    /// By hand: a list writes a million of them.
    fn written(self, room: &mut Room, is_grouped: bool) -> &[u8] {
        let all = self.millionths().unsigned_abs();
        let (mut whole, mut part) = (all / ONE.unsigned_abs(), all % ONE.unsigned_abs());
        let mut at = room.len();
        // Nearly all of them are whole fen.
        if part.is_multiple_of(FEN_IN_MILLIONTHS) {
            put(room, &mut at, two_digits(part / FEN_IN_MILLIONTHS));
        } else {
            let mut places = PLACES;
            while part.is_multiple_of(10) {
                (part, places) = (part / 10, places - 1);
            }
            for _ in 0..places {
                put(room, &mut at, [digit(part % 10)]);
                part /= 10;
            }
        }
        put(room, &mut at, [b'.']);
        while whole >= 1_000 {
            put(room, &mut at, two_digits(whole % 100));
            put(room, &mut at, [digit(whole / 100 % 10)]);
            if is_grouped {
                put(room, &mut at, [b',']);
            }
            whole /= 1_000;
        }
        if whole >= 100 {
            put(room, &mut at, two_digits(whole % 100));
            whole /= 100;
        }
        match whole {
            0..10 => put(room, &mut at, [digit(whole)]),
            _ => put(room, &mut at, two_digits(whole)),
        }
        &room[at..]
    }
}

/// Puts digits before those that begin at a place.
fn put<const N: usize>(room: &mut Room, at: &mut usize, digits: [u8; N]) {
    *at -= N;
    room[*at..][..N].copy_from_slice(&digits);
}

/// A number below ten.
fn digit(number: u64) -> u8 {
    b'0' + number as u8
}

/// A number below a hundred, from a table: two digits take one division then.
fn two_digits(number: u64) -> [u8; 2] {
    static ALL: [[u8; 2]; 100] = {
        let mut all = [[b'0'; 2]; 100];
        let mut number = 0;
        while number < 100 {
            all[number] = [b'0' + (number / 10) as u8, b'0' + (number % 10) as u8];
            number += 1;
        }
        all
    };
    ALL[number as usize]
}

impl Unrounded {
    /// Rounded half up to the fen; a tie moves away from zero.
    pub fn to_fen(self) -> Money {
        self.rounded(FEN_PLACES)
    }

    /// Rounded half up to a millionth, the finest that an amount can be: for the working.
    pub fn to_millionth(self) -> Money {
        self.rounded(PLACES)
    }

    fn rounded(self, places: u32) -> Money {
        self.0.map_or(Money::UNBOUNDED, |exact| Money(Stored::nearest(half_up(exact, places))))
    }

    /// Rounded up to a millionth: every amount that is below this is below that, and no other.
    pub fn as_limit(self) -> Money {
        let above = |exact: Decimal| exact.round_dp_with_strategy(PLACES, RoundingStrategy::ToPositiveInfinity);
        self.0.map_or(Money::UNBOUNDED, |exact| Money(Stored::nearest(above(exact))))
    }

    /// What so many months are of this yearly amount, rounded half up to the fen.
    pub fn of_months(self, months: u32) -> Money {
        let Some(yearly) = self.0 else { return Money::UNBOUNDED };
        // Not more than 27 digits where the result is not more than the largest amount.
        let part = product(yearly, Decimal::from(months)).checked_div(Decimal::from(MONTHS));
        Unrounded(part.or(Some(Decimal::MAX))).to_fen()
    }

    /// This amount for each of `count`, not rounded.
    pub fn times(self, count: u32) -> Unrounded {
        Unrounded(self.0.map(|exact| product(exact, Decimal::from(count))))
    }

    /// What one of so many days of the year is of it, rounded half up to the fen; of no days the whole.
    pub fn by_days(self, of_year: u32) -> Money {
        let Some(exact) = self.0 else { return Money::UNBOUNDED };
        Unrounded(exact.checked_div(Decimal::from(of_year)).or(Some(exact))).to_fen()
    }
}

impl Add for Unrounded {
    type Output = Unrounded;
    fn add(self, other: Unrounded) -> Unrounded {
        match (self.0, other.0) {
            (Some(one), Some(other)) => Unrounded(Some(one.saturating_add(other))),
            _ => Unrounded(None),
        }
    }
}

impl Rate {
    /// Nothing of it.
    pub const ZERO: Rate = Rate(Stored::of(0));
    /// All of it.
    pub const ONE: Rate = Rate(Stored::of(ONE));
    /// No upper end: of a multiple of which only a floor is known.
    pub const UNBOUNDED: Rate = Rate(Stored::UNBOUNDED);

    /// `units` × 10^−`scale`: `from_units(65, 2)` is 65 %. Places past the sixth are cut off, and it stops at the
    /// largest rate.
    pub const fn from_units(units: i64, scale: u32) -> Rate {
        Rate(of_units(units, scale))
    }

    /// A plain decimal fraction of one: `0.65`. `None` for anything else, also for more than six decimals.
    pub fn parse(text: &str) -> Option<Rate> {
        plain_decimal(text).map(Rate)
    }

    /// Hundredths of a percent: 70 基点 is 0.7 %.
    pub const fn of_basis_points(points: u32) -> Rate {
        Rate::from_units(points as i64, 4)
    }

    /// So many yuan as a plain number.
    pub fn of_yuan(amount: Money) -> Rate {
        Rate(amount.0)
    }

    /// The number as so many yuan.
    pub fn as_yuan(self) -> Money {
        Money(self.0)
    }

    /// The rate raised by percentage points, at most all of it.
    #[must_use]
    pub fn raised(self, points: Rate) -> Rate {
        Rate(self.0.plus(points.0)).min(Rate::ONE)
    }

    /// The rate lowered by percentage points, not below nothing.
    #[must_use]
    pub fn lowered(self, points: Rate) -> Rate {
        Rate(self.0.minus(points.0)).max(Rate::ZERO)
    }

    /// The hundredth part; of a rate typed in percent the rate. Finer than a millionth is cut off; of no end there is
    /// none.
    #[must_use]
    pub fn hundredth(self) -> Rate {
        if self.0.is_unbounded() { self } else { Rate(Stored::of(self.0.millionths() / 100)) }
    }

    /// The number in millionths; of no end the most that the type can hold.
    pub fn millionths(self) -> i64 {
        self.0.millionths()
    }

    /// The rate in ten thousandths, towards zero.
    pub fn ten_thousandths(self) -> i64 {
        self.millionths() / 100
    }

    /// The rate times one hundred, without trailing zeros: `62.5`.
    pub fn percent(self) -> String {
        written(product(self.0.number(), Decimal::ONE_HUNDRED), 0).to_string()
    }
}

/// The fraction without trailing zeros: `0.65`.
impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        written(self.0.number(), 0).fmt(out)
    }
}

/// A product, to 28 digits, or the largest decimal. In one place, because the library's own is long and copied to
/// wherever it is used.
#[inline(never)]
fn product(one: Decimal, other: Decimal) -> Decimal {
    one.saturating_mul(other)
}

/// Rounded half up to so many places; a tie moves away from zero.
fn half_up(mut exact: Decimal, places: u32) -> Decimal {
    // It rounds by the highest digit that falls away: as a midpoint away from zero, several times faster than by that name.
    exact.rescale(places.min(exact.scale()));
    exact
}

/// Rounded down to the fen.
fn fen_below(exact: Decimal) -> Decimal {
    exact.round_dp_with_strategy(FEN_PLACES, RoundingStrategy::ToNegativeInfinity)
}

/// With at least so many places and no further zeros.
fn written(number: Decimal, places: u32) -> Decimal {
    let mut number = number.normalize();
    number.rescale(places.max(number.scale()));
    number
}

/// A plain decimal; none if there is anything else, more than six decimals, or more than the largest number.
fn plain_decimal(text: &str) -> Option<Stored> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let only_digits = |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
    let fraction_kept = fraction.trim_end_matches('0');
    if !only_digits(whole) || !only_digits(fraction) || fraction_kept.len() > PLACES as usize {
        return None;
    }
    kept(decimal(digits.len() < text.len(), whole, fraction_kept)?)
}

/// The number, if it has at most six places and does not pass the largest.
fn kept(number: Decimal) -> Option<Stored> {
    let number = number.normalize();
    let stored = Stored::nearest(number);
    (number.scale() <= PLACES && stored.number() == number).then_some(stored)
}

/// From digits before and after the point; none of more digits than a decimal holds. Leading zeros do not count, so
/// that the library reads no long text: its reader calls itself for each digit.
fn decimal(negative: bool, whole: &str, fraction: &str) -> Option<Decimal> {
    let whole = whole.trim_start_matches('0');
    if whole.len() + fraction.len() > MOST_DIGITS {
        return None;
    }
    let sign = if negative { "-" } else { "" };
    Decimal::from_str_exact(&[sign, "0", whole, ".", fraction].concat()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn sums_and_products_stop_at_the_largest_amount() {
        let most = Money::parse("999999999999").unwrap();
        assert!((Money::UNBOUNDED + most).is_unbounded());
        assert!((Money::UNBOUNDED - most).is_unbounded());
        assert!(Money::UNBOUNDED.at(Rate::parse("0.7").unwrap()).is_unbounded());
        assert_eq!(most.times(u32::MAX), Money::LARGEST);
        assert_eq!((Money::UNBOUNDED.times(0), Money::UNBOUNDED.times(2)), (Money::ZERO, Money::UNBOUNDED));
        assert_eq!(Money::LARGEST + Money::FEN, Money::LARGEST);
        assert_eq!(Money::LARGEST.at(Rate::parse("1.000001").unwrap()), Money::LARGEST);
        assert_eq!(Money::parse("9223372036854.77"), Some(Money::LARGEST));
        assert_eq!(Money::parse("9223372036854.770001"), None);
        assert!(most - Money::UNBOUNDED < Money::ZERO);
    }

    #[test]
    fn a_product_is_exact_whatever_its_rate_and_its_amount() {
        let of = |amount: &str, rate: &str| Money::parse(amount).unwrap().at_exactly(Rate::parse(rate).unwrap());
        // By way of 0.005000, twice 0.002500, and 10.01 each would be a fen more.
        assert_eq!(of("0.01", "0.499999").to_fen().to_string(), "0.00");
        assert_eq!((of("20.83", "0.00012") + of("20.83", "0.00012")).to_fen().to_string(), "0.00");
        assert_eq!(of("10.005", "0.5").to_fen().to_string(), "5.00");
        // 100.00 is below 100.0000004.
        assert!(Money::parse("100").unwrap() < of("0.04", "2500.00001").as_limit());
        assert_eq!(of("1200", "0.0345").of_months(7).to_string(), "24.15");
    }

    #[test]
    fn a_span_is_parted_to_the_fen_however_long_it_is() {
        let line = Money::parse("28500").unwrap();
        let far = Money::UNBOUNDED.millionths().abs_diff(line.millionths());
        for (low, high, near, far, expected) in [
            ("0", Money::parse("100").unwrap(), 1, 3, "25.00"),
            ("0", Money::parse("100").unwrap(), 0, 0, "50.00"),
            ("-10", Money::parse("10.01").unwrap(), 1, 2, "-3.33"),
            ("0", Money::UNBOUNDED, line.millionths().unsigned_abs(), far, "28500.00"),
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
