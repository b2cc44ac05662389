//! How amounts and rates are kept: whole millionths. The field is private to this file, so that what is not finite can
//! only come from [`UNBOUNDED`](Stored::UNBOUNDED).

use rust_decimal::Decimal;

/// Decimal places of an amount and of a rate.
pub const PLACES: u32 = 6;
/// Decimal places of a fen.
pub const FEN_PLACES: u32 = 2;
/// One fen in millionths.
const FEN: i64 = 10_000;

/// One fen in millionths of a millionth.
const FEN_IN_PRODUCT: u128 = FEN as u128 * 1_000_000;

/// Whole millionths, at most [`MOST`](Stored::MOST) from nothing, or no upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stored(i64);

impl Stored {
    /// No upper end.
    pub const UNBOUNDED: Stored = Stored(i64::MAX);
    /// The largest finite number: the largest of whole fen below no end.
    pub const MOST: Stored = Stored(9_223_372_036_854_770_000);
    /// Its opposite.
    pub const LEAST: Stored = Stored(-Stored::MOST.0);

    /// So many millionths, or the nearest finite number.
    pub const fn of(millionths: i64) -> Stored {
        if millionths > Stored::MOST.0 {
            Stored::MOST
        } else if millionths < Stored::LEAST.0 {
            Stored::LEAST
        } else {
            Stored(millionths)
        }
    }

    /// A decimal of at most six places, or the nearest finite number.
    pub fn nearest(decimal: Decimal) -> Stored {
        let places = PLACES.saturating_sub(decimal.scale());
        let end = if decimal.is_sign_negative() { i64::MIN } else { i64::MAX };
        Stored::of(i64::try_from(decimal.mantissa()).unwrap_or(end).saturating_mul(10_i64.pow(places)))
    }

    /// The millionths; those of no end are the most that the type can hold.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Whether there is no upper end.
    pub const fn is_unbounded(self) -> bool {
        self.0 == Stored::UNBOUNDED.0
    }

    /// The number as a decimal; none where there is no end.
    pub fn decimal(self) -> Option<Decimal> {
        if self.is_unbounded() { None } else { Some(self.number()) }
    }

    /// The millionths as a decimal, also those of no end. Whole fen have two places: products of short numbers are
    /// soon rounded.
    pub const fn number(self) -> Decimal {
        let fen = self.0 / FEN;
        let (digits, places) = if fen * FEN == self.0 { (fen, FEN_PLACES) } else { (self.0, PLACES) };
        decimal_of(digits.unsigned_abs(), self.0 < 0, places)
    }

    /// This at a rate, rounded half up to the fen, a tie away from zero; none where one of them has no end.
    pub fn in_fen_at(self, rate: Stored) -> Option<Stored> {
        if self.is_unbounded() || rate.is_unbounded() {
            return None;
        }
        // Millionths of millionths: 38 digits, which is what the type holds.
        let exact = i128::from(self.0) * i128::from(rate.0);
        let fen = (exact.unsigned_abs() + FEN_IN_PRODUCT / 2) / FEN_IN_PRODUCT;
        let fen = i64::try_from(fen).unwrap_or(i64::MAX).saturating_mul(FEN);
        Some(Stored::of(if exact < 0 { -fen } else { fen }))
    }

    /// As a share of a number above nothing, rounded half up to four places; none where one of them has no end.
    pub fn share_of(self, whole: Stored) -> Option<Stored> {
        if self.is_unbounded() || whole.is_unbounded() || whole.0 <= 0 {
            return None;
        }
        // Two parts in twenty thousand and one more are half up when they are halved; of what is below zero, away from it.
        let part = i128::from(self.0.unsigned_abs()) * 20_000 + i128::from(whole.0);
        let places = i64::try_from(part / (2 * i128::from(whole.0))).unwrap_or(i64::MAX);
        Some(Stored::of(places.saturating_mul(100).saturating_mul(self.0.signum())))
    }

    /// One more than another.
    pub fn plus(self, other: Stored) -> Stored {
        if self.is_unbounded() || other.is_unbounded() {
            return Stored::UNBOUNDED;
        }
        Stored::of(self.0.saturating_add(other.0))
    }

    /// One less another. No end taken from something finite leaves about the least that there is.
    pub fn minus(self, other: Stored) -> Stored {
        if self.is_unbounded() { self } else { Stored::of(self.0.saturating_sub(other.0)) }
    }
}

/// `digits` × 10^−`places`.
pub const fn decimal_of(digits: u64, negative: bool, places: u32) -> Decimal {
    Decimal::from_parts(digits as u32, (digits >> 32) as u32, 0, negative, places)
}

/// `units` × 10^−`scale` in millionths, or the nearest number that is kept; places past the sixth are cut off.
pub const fn of_units(units: i64, scale: u32) -> Stored {
    let mut millionths = units;
    let mut places = scale;
    while places < PLACES {
        millionths = millionths.saturating_mul(10);
        places += 1;
    }
    while places > PLACES && millionths != 0 {
        millionths /= 10;
        places -= 1;
    }
    Stored::of(millionths)
}
