//! The built-in entries as bytes, and back: as a table of constants they would
//! weigh twice as much in the browser's modules.
//!
//! Every number is a variable-length one, seven bits to a byte, the lowest first.
//! Only the build makes such bytes, and holds what it packed against what it read.

use crate::calendar::{Date, Period};
use crate::citation::Status;
use crate::entry::{Band, Bound, CaseValue, Entry, Value};
use crate::keyed::Keyed;
use crate::money::{Money, Rate};
use crate::region::Code;

/// What stands in the byte that says how a value is stored; times four comes its bound.
const MONEY: u64 = 0;
const RATE: u64 = 1;
const COUNT: u64 = 2;
const CHOICE: u64 = 3;
const BANDS: u64 = 4;
#[cfg(not(target_arch = "wasm32"))]
const TEXT: u64 = 5;

/// The entries of these bytes, in their order.
pub fn unpack(bytes: &[u8]) -> Vec<Entry> {
    let mut bytes = Bytes(bytes);
    let (mut entries, mut parameter) = (Vec::new(), 0_u16);
    while !bytes.0.is_empty() {
        parameter = parameter.wrapping_add(bytes.small());
        let region = Code::of(bytes.number() as u32);
        let (from, until) = (bytes.day(), bytes.number());
        let until = (until > 0).then(|| day_of(until - 1));
        let flags = bytes.number();
        let range = (flags & 4 != 0).then(|| (bytes.money(), bytes.money()));
        let status = Status::ALL.get((flags >> 3) as usize).copied().unwrap_or(Status::Unverified);
        let values = bytes.list(Bytes::value);
        entries.push(Entry {
            parameter,
            region,
            period: Period { from, until },
            values: values.into(),
            status,
            disputed: flags & 1 != 0,
            stands_in: flags & 2 != 0,
            range,
        });
    }
    entries
}

/// What is left to read.
struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    /// The next number; nothing when there is none.
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        while let [byte, rest @ ..] = self.0 {
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << (shift & 63);
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        number
    }

    fn small(&mut self) -> u16 {
        self.number() as u16
    }

    fn day(&mut self) -> Date {
        day_of(self.number())
    }

    /// Digits and how many of them are decimals.
    fn decimal(&mut self) -> (i64, u32) {
        let number = self.number();
        ((number >> 3) as i64, (number & 7) as u32)
    }

    fn money(&mut self) -> Money {
        let (digits, scale) = self.decimal();
        Money::from_units(digits, scale)
    }

    fn rate(&mut self) -> Rate {
        let (digits, scale) = self.decimal();
        Rate::from_units(digits, scale)
    }

    /// As many as the next number says, or as there are.
    fn list<T>(&mut self, one: fn(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        for _ in 0..self.number() {
            if self.0.is_empty() {
                break;
            }
            items.push(one(self));
        }
        items
    }

    fn value(&mut self) -> CaseValue {
        let (case, how) = (self.small() as u8, self.number());
        let value = match how >> 2 {
            MONEY => Value::Money(self.money()),
            RATE => Value::Rate(self.rate()),
            COUNT => Value::Count(self.number() as u32),
            CHOICE => Value::Choice(self.small() as u8),
            BANDS => {
                // Read once and used for as long as the page stands.
                Value::Bands(self.list(Bytes::band).leak())
            }
            _ => Value::Text,
        };
        CaseValue { case, value, bound: Bound::ALL[(how & 3) as usize] }
    }

    /// A band; an upper edge of nothing is none.
    fn band(&mut self) -> Band {
        let (over, up_to, rate) = (self.money(), self.money(), self.rate());
        Band { over, up_to: (up_to > Money::ZERO).then_some(up_to), rate }
    }
}

/// A day by its number, counted as if every month had 32 days.
fn day_of(number: u64) -> Date {
    let (months, day) = (number / 32, number % 32);
    Date::of((months / 12) as i16, (months % 12) as u8 + 1, day as u8)
}

/// The bytes of these entries, in the order of their parameters.
#[cfg(not(target_arch = "wasm32"))]
pub fn pack(entries: &[Entry]) -> Vec<u8> {
    let mut out = Out(Vec::new());
    let mut parameter = 0;
    for entry in entries {
        out.number(u64::from(entry.parameter - parameter));
        parameter = entry.parameter;
        out.number(entry.region.to_string().parse().unwrap_or_default());
        out.number(number_of(entry.period.from));
        out.number(entry.period.until.map_or(0, |until| number_of(until) + 1));
        let status = Status::ALL.iter().position(|known| *known == entry.status).unwrap_or_default();
        let flags = [entry.disputed, entry.stands_in, entry.range.is_some()];
        let flags = flags.iter().rev().fold(0, |sum, flag| sum * 2 + u64::from(*flag));
        out.number(status as u64 * 8 + flags);
        for end in entry.range.iter().flat_map(|(low, high)| [low, high]) {
            out.decimal(&end.to_string());
        }
        out.number(entry.values.len() as u64);
        for value in entry.values.iter() {
            out.value(value);
        }
    }
    out.0
}

#[cfg(not(target_arch = "wasm32"))]
fn number_of(day: Date) -> u64 {
    (day.year() as u64 * 12 + u64::from(day.month()) - 1) * 32 + u64::from(day.day())
}

#[cfg(not(target_arch = "wasm32"))]
struct Out(Vec<u8>);

#[cfg(not(target_arch = "wasm32"))]
impl Out {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// `0.65` as 65 with two decimals.
    fn decimal(&mut self, text: &str) {
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
        let scale = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        self.number(digits.parse::<u64>().unwrap_or_default() * 8 + scale as u64);
    }

    fn value(&mut self, value: &CaseValue) {
        let bound = Bound::ALL.iter().position(|known| *known == value.bound).unwrap_or_default() as u64;
        self.number(u64::from(value.case));
        let how = match value.value {
            Value::Money(_) => MONEY,
            Value::Rate(_) => RATE,
            Value::Count(_) => COUNT,
            Value::Choice(_) => CHOICE,
            Value::Bands(_) => BANDS,
            Value::Text => TEXT,
        };
        self.number(how * 4 + bound);
        match value.value {
            Value::Money(amount) => self.decimal(&amount.to_string()),
            Value::Rate(rate) => self.decimal(&rate.to_string()),
            Value::Count(count) => self.number(u64::from(count)),
            Value::Choice(option) => self.number(u64::from(option)),
            Value::Bands(bands) => {
                self.number(bands.len() as u64);
                for band in bands {
                    self.decimal(&band.over.to_string());
                    self.decimal(&band.up_to.unwrap_or(Money::ZERO).to_string());
                    self.decimal(&band.rate.to_string());
                }
            }
            Value::Text => {}
        }
    }
}
