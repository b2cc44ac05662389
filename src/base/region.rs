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

    /// Six digits, the first not zero.
    pub fn parse(text: &str) -> Option<Code> {
        let digits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
        digits.then(|| text.parse().ok().map(Code)).flatten()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
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

/// From a place up to the nation, nearest first. Stops at a code that is not
/// among the regions, and after eight levels, so that a circle in a local file
/// cannot hang the page.
pub fn chain(regions: &[Region], place: Code) -> impl Iterator<Item = &Region> {
    let find = move |code: Code| regions.iter().find(|region| region.code == code);
    std::iter::successors(find(place), move |region| region.parent.and_then(find)).take(8)
}
