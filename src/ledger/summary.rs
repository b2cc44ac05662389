//! The rows of a list by what was told of them.

use crate::base::money::Money;

/// A group of rows in the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// In words.
    pub name: String,
    /// Rows in it.
    pub rows: u64,
    /// Households, by their first rows.
    pub households: u64,
    /// People of those households, as far as known.
    pub people: u64,
    /// The amounts of its rows together, and of how many.
    pub amounts: (Money, u64),
}
