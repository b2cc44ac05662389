//! Places: GB/T 2260 codes and the chain from a county to the nation.

use std::borrow::Cow;
use std::fmt;

/// A six-digit GB/T 2260 code: 530127 is 嵩明县.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u32);

impl Code {
    /// The whole nation, 100000.
    pub const NATION: Code = Code(100_000);

    /// A code known to be well formed; for generated tables.
    pub const fn of(number: u32) -> Code {
        Code(number)
    }

    /// Its digits as a number.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Of what kind its digits make it: 0 the nation, 1 a province (530000), 2 a prefecture (530100), 3 a county.
    pub const fn level(self) -> u8 {
        match self.0 {
            100_000 => 0,
            code if code % 10_000 == 0 => 1,
            code if code % 100 == 0 => 2,
            _ => 3,
        }
    }

    /// The code and those above it, nearest first, as its digits say. A county that its province runs (429005) has 90 for
    /// its prefecture; a prefecture of a municipality (110100) is no place either, so that nothing is recorded for it.
    pub fn levels(self) -> impl Iterator<Item = Code> {
        let above = [self.0, self.0 / 100 * 100, self.0 / 10_000 * 10_000, Code::NATION.0];
        let from = usize::from(3 - self.level());
        let is_group = move |code: u32| code != self.0 && code % 10_000 == 9_000;
        above.into_iter().skip(from).filter(move |code| !is_group(*code)).map(Code)
    }

    /// Six digits, the first not zero.
    pub fn parse(text: &str) -> Option<Code> {
        let digits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
        digits.then(|| text.parse().ok().map(Code)).flatten()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A text in the two languages of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// Simplified Chinese.
    pub zh: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

/// A place and the place it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// GB/T 2260 code.
    pub code: Code,
    /// Official name, and its usual English form.
    pub name: Bilingual,
    /// The next level up; the nation has none.
    pub parent: Option<Code>,
    /// Chosen by people of those of its counties that have no file of their own.
    pub for_the_rest: bool,
}

impl Region {
    /// Whether people choose it as their home: it holds no other place, or is there
    /// for the rest of its counties.
    pub fn is_home(&self, regions: &[Region]) -> bool {
        self.for_the_rest || !regions.iter().any(|other| other.parent == Some(self.code))
    }
}

/// From a place up to the nation, nearest first, those of which something is recorded. A place that is not among the
/// regions begins with the nearest level of its code that is. Stops after eight levels, so that a circle in a local file
/// cannot hang the page.
pub fn chain(regions: &[Region], place: Code) -> impl Iterator<Item = &Region> {
    let find = move |code: Code| regions.iter().find(|region| region.code == code);
    std::iter::successors(place.levels().find_map(find), move |region| region.parent.and_then(find)).take(8)
}
