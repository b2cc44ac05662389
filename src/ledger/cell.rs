//! A cell of what comes out, and an amount that may lie between two.

use crate::base::money::Money;
use crate::engine::outlook::Range;
use crate::view::format;
use std::borrow::Cow;
use std::rc::Rc;

/// Words that many rows have: what they look like in the table of text is worked out once.
#[derive(Debug, PartialEq, Eq)]
pub struct Shared {
    /// The words.
    pub text: String,
    /// The same as a cell of the table.
    pub written: Vec<u8>,
}

/// A cell of the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// Words.
    Text(Cow<'static, str>),
    /// Words that many rows have.
    Shared(Rc<Shared>),
    /// Yuan.
    Amount(Money),
    /// Yuan between two amounts, none of them below nothing.
    Between(Span),
}

impl Cell {
    /// Words; nothing where there are none.
    pub fn text(text: impl Into<Cow<'static, str>>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Nothing } else { Cell::Text(text) }
    }

    /// Words that many rows have; nothing where there are none.
    pub fn shared(shared: Rc<Shared>) -> Cell {
        if shared.text.is_empty() { Cell::Nothing } else { Cell::Shared(shared) }
    }

    /// Yuan; nothing where they have no end or are not known.
    pub fn amount(amount: Option<Money>) -> Cell {
        amount.filter(|amount| !amount.is_unbounded()).map_or(Cell::Nothing, Cell::Amount)
    }

    /// As text: amounts with two decimals and no separators.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Cell::Nothing => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Shared(shared) => Cow::Borrowed(&shared.text),
            Cell::Amount(amount) => Cow::Owned(amount.to_string()),
            Cell::Between(Span { low, high }) => Cow::Owned(format!("{low}–{high}")),
        }
    }
}

/// An amount at its lowest and at its highest, both known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Lowest.
    pub low: Money,
    /// Highest.
    pub high: Money,
}

impl Span {
    /// Between two that are known; none where one of them is not, or has no end.
    pub fn between(low: Option<Money>, high: Option<Money>) -> Option<Span> {
        let (low, high) = (low?, high?);
        (!low.is_unbounded() && !high.is_unbounded()).then_some(Span { low, high })
    }

    /// One amount.
    pub fn exact(amount: Money) -> Span {
        Span { low: amount, high: amount }
    }

    /// Of a range of the outlook.
    pub fn of(range: &Range) -> Option<Span> {
        Span::between(range.low, range.high)
    }

    /// The amount, where there is one.
    pub fn only(self) -> Option<Money> {
        (self.low == self.high).then_some(self.low)
    }

    /// With thousands: `3,000.00–4,210.50`.
    pub fn shown(self) -> String {
        match self.only() {
            Some(amount) => format::plain(amount),
            None => format!("{}–{}", format::plain(self.low), format::plain(self.high)),
        }
    }
}

impl std::ops::Add for Span {
    type Output = Span;
    fn add(self, other: Span) -> Span {
        Span { low: self.low + other.low, high: self.high + other.high }
    }
}

/// How urgent a row is, for its colour; the words beside it say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// To be looked at first.
    First,
    /// Soon.
    Second,
    /// Next.
    Third,
    /// Near.
    Fourth,
    /// All the rest.
    Rest,
    /// Nothing can be said.
    #[default]
    Unknown,
}

impl Shade {
    /// Its key, for the page.
    pub fn key(self) -> &'static str {
        match self {
            Shade::First => "first",
            Shade::Second => "second",
            Shade::Third => "third",
            Shade::Fourth => "fourth",
            Shade::Rest => "rest",
            Shade::Unknown => "unknown",
        }
    }
}
