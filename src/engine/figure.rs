//! Figures that know their origin. Arithmetic on them grows the explanation, so
//! a number and its working cannot part.

use crate::base::money::{Money, Rate, Unrounded};
pub use crate::engine::sheet::{
    Check, Fork, Label, Measure, Number, Origin, Plain, Quantity, Relation, Sheet, Step, Use,
};
use std::cmp::Ordering;
use std::ops::{Add, Sub};

/// Months of a year.
const MONTHS: u32 = 12;

/// A figure: a number in a sheet. Copying it copies the handle.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'s, T = Money> {
    sheet: &'s Sheet,
    step: u32,
    amount: T,
}

/// A comparison of two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Test {
    /// Whether it holds.
    pub holds: bool,
    /// The figure that was held against the other.
    pub left: u32,
    /// The other.
    pub right: u32,
    /// What was asked.
    pub relation: Relation,
}

impl Sheet {
    /// Enters a number that no arithmetic made.
    pub fn enter<T: Number>(&self, amount: T, origin: Origin) -> Figure<'_, T> {
        let step = Step { value: amount.quantity(), origin, label: None };
        Figure { sheet: self, step: self.push(step), amount }
    }
}

impl<'s, T: Number> Figure<'s, T> {
    /// The number alone.
    pub fn number(self) -> T
    where
        T: Plain,
    {
        self.amount
    }

    /// Its place in the sheet.
    pub fn step(self) -> u32 {
        self.step
    }

    /// Names the step as the worksheet does.
    #[must_use]
    pub fn called(self, label: Label) -> Self {
        self.sheet.name(self.step, label);
        self
    }
}

impl<'s> Figure<'s> {
    /// The amount, for what is told of it and what is tried; no rule sees it.
    pub(super) fn amount(self) -> Money {
        self.amount
    }

    fn check(self, relation: Relation, other: Self) -> bool {
        self.sheet.check((self.step, self.amount), relation, (Some(other.step), other.amount))
    }

    fn check_against(self, relation: Relation, amount: Money) -> bool {
        self.sheet.check((self.step, self.amount), relation, (None, amount))
    }

    /// Whether there is any of it, where nothing that is told turns.
    pub fn is_any(self) -> bool {
        self.check_against(Relation::Above, Money::ZERO)
    }

    /// The larger of two, where nothing that is told turns.
    #[must_use]
    pub fn larger(self, other: Self) -> Self {
        if self.check(Relation::Above, other) { self } else { other }
    }

    /// Zero yuan, in the same sheet.
    #[must_use]
    pub fn nothing(self) -> Self {
        self.sheet.enter(Money::ZERO, Origin::Nothing)
    }

    /// At a rate, rounded half up to the fen.
    #[must_use]
    pub fn at(self, rate: Figure<'s, Rate>) -> Self {
        self.sheet.enter(self.amount.at(rate.amount), Origin::At(self.step, rate.step))
    }

    /// At a rate, not rounded: a part of a sum that is rounded once.
    #[must_use]
    pub fn at_exactly(self, rate: Figure<'s, Rate>) -> Figure<'s, Unrounded> {
        self.sheet.enter(self.amount.at_exactly(rate.amount), Origin::AtExactly(self.step, rate.step))
    }

    /// At a rate, not rounded: a limit, which an amount is below exactly when it is below the product.
    #[must_use]
    pub fn limit_at(self, rate: Figure<'s, Rate>) -> Self {
        self.sheet.enter(self.amount.at_exactly(rate.amount).as_limit(), Origin::LimitAt(self.step, rate.step))
    }

    /// The same step, as a part of a sum that is rounded once.
    #[must_use]
    pub fn unrounded(self) -> Figure<'s, Unrounded> {
        Figure { sheet: self.sheet, step: self.step, amount: self.amount.unrounded() }
    }

    /// As a share of a whole, to four places; none of a whole that is zero.
    pub fn share_of(self, whole: Self) -> Option<Figure<'s, Rate>> {
        let share = self.amount.share_of(whole.amount);
        if share.is_none() {
            // Why there is none: what else would leave one is not the same.
            whole.check_against(Relation::Below, Money::FEN);
            self.check_against(Relation::Equal, Money::UNBOUNDED);
            whole.check_against(Relation::Equal, Money::UNBOUNDED);
        }
        let share = share?;
        Some(self.sheet.enter(share, Origin::Share(self.step, whole.step)))
    }

    /// For each of a number.
    #[must_use]
    pub fn times(self, count: Figure<'s, u32>) -> Self {
        self.sheet.enter(self.amount.times(count.amount), Origin::Times(self.step, count.step))
    }

    /// For so much of something, not rounded: a part of a sum that is rounded once.
    #[must_use]
    pub fn for_each(self, measure: Figure<'s, Measure>) -> Figure<'s, Unrounded> {
        self.sheet.enter(self.amount.at_exactly(measure.amount.0), Origin::AtExactly(self.step, measure.step))
    }

    /// So many months of this yearly amount, rounded half up to the fen.
    #[must_use]
    pub fn of_months(self, months: Figure<'s, u32>) -> Self {
        self.unrounded().of_months(months)
    }

    /// Not below zero.
    #[must_use]
    pub fn or_zero(self) -> Self {
        self.sheet.mark(self.check_against(Relation::Below, Money::ZERO), self.amount, Money::ZERO);
        self.sheet.enter(self.amount.max(Money::ZERO), Origin::OrZero(self.step))
    }

    /// The smaller of the two.
    #[must_use]
    pub fn least(self, other: Self) -> Self {
        self.sheet.mark(self.check(Relation::NotAbove, other), self.amount, other.amount);
        self.sheet.enter(self.amount.min(other.amount), Origin::Least(self.step, other.step))
    }

    /// The smaller of the two, where an amount turns back that rose or fell so far.
    #[must_use]
    pub fn least_turning(self, other: Self) -> Self {
        self.sheet.mark_leap(self.check(Relation::NotAbove, other), self.distance(other));
        self.sheet.enter(self.amount.min(other.amount), Origin::Least(self.step, other.step))
    }

    /// 低于, where what is told leaps from one thing to another.
    pub fn is_below_leaping(self, other: Self) -> Test {
        let holds = self.sheet.mark_leap(self.check(Relation::Below, other), self.distance(other));
        Test { holds, left: self.step, right: other.step, relation: Relation::Below }
    }

    fn distance(self, other: Self) -> u64 {
        self.amount.millionths().abs_diff(other.amount.millionths())
    }

    /// 低于: strictly below the other.
    pub fn is_below(self, other: Self) -> Test {
        let holds = self.sheet.mark(self.check(Relation::Below, other), self.amount, other.amount);
        Test { holds, left: self.step, right: other.step, relation: Relation::Below }
    }

    /// Whether both are the same. Marked as 低于 and 超过: between an amount below and one above lies the same one, which
    /// a single mark would never find.
    pub fn equals(self, other: Self) -> Test {
        let below = self.sheet.mark(self.check(Relation::Below, other), self.amount, other.amount);
        let above = self.sheet.mark(self.check(Relation::Above, other), self.amount, other.amount);
        Test { holds: !below && !above, left: self.step, right: other.step, relation: Relation::Equal }
    }

    /// Which of the two comes first, for putting things in order.
    pub fn compared(self, other: Self) -> Ordering {
        match (self.is_below(other).holds, self.exceeds(other).holds) {
            (true, _) => Ordering::Less,
            (_, true) => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }

    /// 不低于: at or above the other.
    pub fn reaches(self, other: Self) -> Test {
        let below = self.is_below(other);
        Test { holds: !below.holds, relation: Relation::NotBelow, ..below }
    }

    /// 超过: strictly above the other.
    pub fn exceeds(self, other: Self) -> Test {
        let holds = self.sheet.mark(self.check(Relation::Above, other), self.amount, other.amount);
        Test { holds, left: self.step, right: other.step, relation: Relation::Above }
    }
}

impl<'s> Figure<'s, Unrounded> {
    /// Rounded half up to the fen.
    #[must_use]
    pub fn rounded(self) -> Figure<'s> {
        self.sheet.enter(self.amount.to_fen(), Origin::Rounded(self.step))
    }

    /// So many months of this yearly amount, rounded half up to the fen.
    #[must_use]
    pub fn of_months(self, months: Figure<'s, u32>) -> Figure<'s> {
        self.sheet.enter(self.amount.of_months(months.amount), Origin::OfMonths(self.step, months.step))
    }

    /// So many days of this yearly amount, rounded once, half up to the fen; the year has `of_year` days.
    #[must_use]
    pub fn of_days(self, days: Figure<'s, u32>, of_year: Figure<'s, u32>) -> Figure<'s> {
        let all = self.sheet.enter(self.amount.times(days.amount), Origin::Times(self.step, days.step));
        self.sheet.enter(all.amount.by_days(of_year.amount), Origin::ByDays(all.step, of_year.step))
    }
}

impl<'s> Figure<'s, u32> {
    /// 不低于: at or above the other.
    pub fn reaches(self, other: Self) -> Test {
        let holds = self.mark(self.amount >= other.amount, other.amount);
        Test { holds, left: self.step, right: other.step, relation: Relation::NotBelow }
    }

    /// 不超过: at or below the other.
    pub fn is_within(self, other: Self) -> Test {
        let holds = self.mark(self.amount <= other.amount, other.amount);
        Test { holds, left: self.step, right: other.step, relation: Relation::NotAbove }
    }

    /// The smaller of the two.
    #[must_use]
    pub fn least(self, other: Self) -> Self {
        self.mark(self.amount <= other.amount, other.amount);
        self.sheet.enter(self.amount.min(other.amount), Origin::Least(self.step, other.step))
    }

    /// Years in months.
    #[must_use]
    pub fn in_months(self) -> Self {
        self.sheet.enter(self.amount.saturating_mul(MONTHS), Origin::InMonths(self.step))
    }

    /// Whether there is at least one.
    pub fn is_any(self) -> bool {
        self.mark(self.amount >= 1, 1)
    }

    /// Numbers lie as far apart as so many yuan.
    fn mark(self, taken: bool, other: u32) -> bool {
        let [one, other] = [self.amount, other].map(|count| Money::from_units(i64::from(count), 0));
        self.sheet.mark(taken, one, other)
    }
}

impl<'s> Figure<'s, Rate> {
    /// 不超过 as a rate: the smaller of the two.
    #[must_use]
    pub fn least(self, other: Self) -> Self {
        self.sheet.enter(self.amount.min(other.amount), Origin::Least(self.step, other.step))
    }

    /// Raised by percentage points, at most all of it.
    #[must_use]
    pub fn raised(self, points: Self) -> Self {
        self.sheet.enter(self.amount.raised(points.amount), Origin::Raised(self.step, points.step))
    }

    /// Lowered by percentage points, not below nothing.
    #[must_use]
    pub fn lowered(self, points: Self) -> Self {
        self.sheet.enter(self.amount.lowered(points.amount), Origin::Lowered(self.step, points.step))
    }
}

impl<'s, T: Number + Add<Output = T>> Add for Figure<'s, T> {
    type Output = Figure<'s, T>;
    fn add(self, other: Self) -> Self {
        self.sheet.enter(self.amount + other.amount, Origin::Sum(self.step, other.step))
    }
}

impl<'s> Sub for Figure<'s> {
    type Output = Figure<'s>;
    fn sub(self, other: Self) -> Self {
        self.sheet.enter(self.amount - other.amount, Origin::Difference(self.step, other.step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::question::{Key, Question};

    #[test]
    fn arithmetic_leaves_its_working_behind() {
        let sheet = Sheet::default();
        let stated = Origin::Stated(Key::of(0, Question::InScope));
        let cost = sheet.enter(Money::from_units(20_000, 0), stated);
        let rate = sheet.enter(Rate::from_units(60, 2), stated);
        let paid = (cost - sheet.enter(Money::from_units(880, 0), stated)).or_zero().at(rate).called(Label::BasicPaid);
        assert_eq!(paid.amount(), Money::from_units(11_472, 0));
        let (steps, ..) = sheet.close(false);
        assert_eq!(steps[3].origin, Origin::Difference(0, 2));
        assert_eq!(steps[5].origin, Origin::At(4, 1));
        assert_eq!(steps[5].label, Some(Label::BasicPaid));
    }

    #[test]
    fn runs_that_went_another_way_have_another_path() {
        let path = |income: i64| {
            let sheet = Sheet::default();
            let stated = Origin::Stated(Key::of(0, Question::NetIncome));
            let income = sheet.enter(Money::from_fen(income), stated);
            let _ = income.is_below(sheet.enter(Money::from_fen(100), stated));
            sheet.close(false).1.remove(0)
        };
        assert!(path(1).is_same(&path(99)));
        assert!(!path(99).is_same(&path(100)));
        assert_eq!(path(1).distance, Money::from_fen(99).millionths().unsigned_abs());
    }
}
