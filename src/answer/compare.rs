//! 比一比: two cases of one household side by side — before and after an illness, at
//! another hospital, under last year's standard, in the next county — and the mark
//! by which two devices know that they reckoned the same.

use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::engine::outlook::Range;
use crate::programme::{Assessment, Programme};
use std::cmp::Ordering;

/// What is said of one programme and person in the two cases.
#[derive(Debug)]
pub struct Pair<'a> {
    /// Which programme.
    pub programme: Programme,
    /// Which person.
    pub person: u8,
    /// What was said before; nothing where it was not asked.
    pub before: Option<&'a Assessment>,
    /// What is said now.
    pub after: Option<&'a Assessment>,
}

/// Every programme and person of either case, in the order of the programmes.
pub fn pairs<'a>(before: &'a [Assessment], after: &'a [Assessment]) -> Vec<Pair<'a>> {
    let persons = before.iter().chain(after).map(|one| one.person).max().unwrap_or(0);
    let mut pairs = Vec::new();
    for programme in Programme::ALL.iter().copied() {
        for person in 0..=persons {
            let of = |all: &'a [Assessment]| all.iter().find(|one| one.programme == programme && one.person == person);
            let pair = Pair { programme, person, before: of(before), after: of(after) };
            if pair.before.or(pair.after).is_some() {
                pairs.push(pair);
            }
        }
    }
    pairs
}

impl Pair<'_> {
    /// Whether something that is told differs: the verdict, what is still open of it, the
    /// type of household, or an amount.
    pub fn differs(&self) -> bool {
        let told = |one: Option<&Assessment>| one.map(told);
        told(self.before) != told(self.after)
    }

    /// By how much an amount of the first case moved; nothing unless it is exact in both
    /// and differs.
    pub fn moved(&self, before: &Range) -> Option<Moved> {
        let same = |after: &&Range| (after.label, after.form, after.per) == (before.label, before.form, before.per);
        let after = self.after?.outlook.ranges.iter().find(same)?;
        let exact = |range: &Range| range.low.filter(|_| range.is_exact() && range.gap.is_none());
        let (before, after) = (exact(before)?, exact(after)?);
        match after.cmp(&before) {
            Ordering::Greater => Some(Moved::More(after - before)),
            Ordering::Less => Some(Moved::Less(before - after)),
            Ordering::Equal => None,
        }
    }
}

/// How an amount moved from the first case to the second, yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It grew by this.
    More(Money),
    /// It fell by this.
    Less(Money),
}

/// What is told of an assessment, as text that depends on no language.
fn told(one: &Assessment) -> String {
    let outlook = &one.outlook;
    let mut text = format!("{}{}{}:{}", one.programme.key(), one.person, outlook.verdict.key(), outlook.still_open());
    for kind in &outlook.kinds {
        text.push_str(kind.key());
    }
    for range in &outlook.ranges {
        let end = |amount: Option<Money>| amount.map_or(String::new(), |amount| amount.millionths().to_string());
        let gap = if range.gap.is_some() { "?" } else { "" };
        text.push_str(&format!(";{:?}{}{}", range.label, range.form.key(), range.per.key()));
        text.push_str(&format!("{}~{}{gap}", end(range.low), end(range.high)));
    }
    text
}

/// A mark of everything that is told of a case: two devices with the same mark said the
/// same to the fen. Eight hexadecimal digits (FNV-1a, 32 bits); it proves nothing to a
/// person who means to deceive, and need not.
pub fn mark(assessments: &[Assessment]) -> String {
    let text: String = assessments.iter().map(told).collect();
    let mixed = text.bytes().fold(0x811c_9dc5_u32, |mixed, byte| (mixed ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{mixed:08x}")
}
