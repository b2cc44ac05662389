//! Dated, sourced values as they are written down, and the book that holds them.
//!
//! Invariant: imports nothing but money, calendar, region and citation, because
//! the build script compiles this file too.

use crate::base::calendar::{Date, DatedBy, Period};
use crate::base::citation::Status;
use crate::base::keyed::keyed;
use crate::base::money::{Money, Rate};
use crate::base::region::{Bilingual, Code, Region};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a parameter is; its values of all places stand in `policy/regions/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// `programme.parameter`, such as `monitoring.line`.
    pub id: Cow<'static, str>,
    /// Name in both languages.
    pub name: Bilingual,
    /// What kind of value it takes.
    pub kind: Kind,
    /// Unit that every entry repeats, such as `yuan/semester`.
    pub unit: Cow<'static, str>,
    /// What its values are dated by.
    pub by: DatedBy,
    /// Closed list of cases that one value may be given for; empty if none.
    pub cases: Cow<'static, [Cow<'static, str>]>,
    /// Closed list of options of a choice.
    pub options: Cow<'static, [Cow<'static, str>]>,
    /// Natural upper limit, to which a floor runs; none for amounts.
    pub limit: Option<Value>,
}

impl Definition {
    /// The key of the programme or chapter that it belongs to: `monitoring` of `monitoring.line`.
    pub fn programme(&self) -> &str {
        self.id.split('.').next().unwrap_or_default()
    }
}

keyed! {
    /// The kinds of values.
    Kind {
        /// Yuan.
        Money = "money",
        /// A fraction of one.
        Rate = "rate",
        /// A whole number.
        Count = "count",
        /// One of a closed list of options.
        Choice = "choice",
        /// Rates by bands of an amount.
        Bands = "bands",
        /// Words of a rule, shown and not computed with.
        Text = "text",
    }
}

/// A value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yuan.
    Money(Money),
    /// A fraction of one.
    Rate(Rate),
    /// A whole number.
    Count(u32),
    /// The place of the option in its parameter's list.
    Choice(u8),
    /// Bands in rising order.
    Bands(&'static [Band]),
    /// Words; they stand in the annex, which the browser does not load.
    Text,
}

/// A rate for the part of an amount above `over` and up to `up_to`, the upper
/// edge included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Lower edge, not included.
    pub over: Money,
    /// Upper edge, included; none where the band is open.
    pub up_to: Option<Money>,
    /// Rate within the band.
    pub rate: Rate,
}

keyed! {
    /// How a value binds.
    Bound {
        /// The value itself.
        Exact = "exact",
        /// 不低于: a floor.
        AtLeast = "at_least",
        /// 不超过: a cap.
        AtMost = "at_most",
        /// 平均: an average, which nobody need receive; see the entry's range.
        Average = "average",
    }
}

/// The value of one case; of a parameter without cases, case 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseValue {
    /// Place in the parameter's list of cases.
    pub case: u8,
    /// The value.
    pub value: Value,
    /// How it binds.
    pub bound: Bound,
}

/// One dated value of one place. What one instrument sets for several cases is
/// one entry with one citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Place of its parameter in the book's definitions.
    pub parameter: u16,
    /// Whose value it is.
    pub region: Code,
    /// From when until when.
    pub period: Period,
    /// Nothing when it was looked for and not found.
    pub values: Cow<'static, [CaseValue]>,
    /// How it is known.
    pub status: Status,
    /// Contradicted by another entry for the same period; both are possible.
    pub disputed: bool,
    /// Whether it may stand in, marked, after its end.
    pub stands_in: bool,
    /// The published range of an average.
    pub range: Option<(Money, Money)>,
}

/// 重要日期: a stretch of days in which something can be done, as the words of an entry tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The parameter of its entry.
    pub parameter: u16,
    /// The place of its entry.
    pub region: Code,
    /// The first day on which its entry is in force.
    pub from: Date,
    /// What can be done.
    pub what: Bilingual,
    /// First day; none where it is not known.
    pub opens: Option<Date>,
    /// Last day, included.
    pub closes: Date,
}

/// All that is known: places, parameters, values. The built-in book is made by
/// the build script; a test or a device may hold another.
#[derive(Clone, Debug)]
pub struct Book {
    /// The places.
    pub regions: Cow<'static, [Region]>,
    /// The parameters.
    pub definitions: Cow<'static, [Definition]>,
    /// The values, in the order of their parameters.
    pub entries: Cow<'static, [Entry]>,
    /// 重要日期 that built-in values tell.
    pub windows: Cow<'static, [Window]>,
    /// Values entered on this device; at its own level each stands before the
    /// built-in ones.
    pub local: Vec<Entry>,
}

/// A programme's page: name and family, from the head of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Key, such as `monitoring`.
    pub key: Cow<'static, str>,
    /// Official name.
    pub name: Bilingual,
    /// Key of its family.
    pub family: Cow<'static, str>,
    /// What it is, for whom, and how it is reckoned.
    pub about: Option<[Bilingual; 3]>,
    /// Everyday words for it, in Chinese and in English.
    pub also: [Cow<'static, [Cow<'static, str>]>; 2],
}

/// A group of policies, and what holds for all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Its key.
    pub key: Cow<'static, str>,
    /// Its name.
    pub name: Bilingual,
    /// 带什么.
    pub papers: Bilingual,
    /// 问谁.
    pub ask: Bilingual,
    /// 打什么电话.
    pub hotline: Cow<'static, str>,
}

/// One of the policies that the county reports name: it has a page of the site, or
/// the words of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Its id in the inventory, `INV-001`.
    pub id: Cow<'static, str>,
    /// Key of its family.
    pub family: Cow<'static, str>,
    /// Its name.
    pub name: Bilingual,
    /// The page within the folder of a language; none for a card.
    pub page: Option<Cow<'static, str>>,
    /// What it is and for whom; none where a page says so.
    pub card: Option<[Bilingual; 2]>,
    /// Keys of the reports that name it.
    pub reports: Cow<'static, [Cow<'static, str>]>,
    /// Everyday words for it, in Chinese and in English.
    pub also: [Cow<'static, [Cow<'static, str>]>; 2],
}

/// An entry as it was written, before the check.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    /// `programme.parameter`.
    pub parameter: String,
    /// GB/T 2260 code.
    pub region: String,
    /// First day, term or year.
    pub from: Option<String>,
    /// Last day, term or year.
    pub until: Option<String>,
    /// Unit.
    pub unit: Option<String>,
    /// Value.
    pub value: RawValue,
    /// Bound of all cases, or of each.
    pub bound: RawValue,
    /// Published range of an average.
    pub range: Option<(String, String)>,
    /// Status.
    pub status: Option<String>,
    /// Key of the source, or the document's name where the value is local.
    pub source: Option<String>,
    /// Contradicted by another entry.
    pub disputed: bool,
    /// May not stand in after its end.
    pub ends_for_good: bool,
}

/// A value as it was written.
#[derive(Clone, Debug, Default)]
pub enum RawValue {
    /// Nothing.
    #[default]
    Absent,
    /// A text.
    Text(String),
    /// Texts by case.
    Cases(Vec<(String, String)>),
    /// Bands: over, up to, rate.
    Bands(Vec<(String, Option<String>, String)>),
    /// Something else; the word says what.
    Wrong(&'static str),
}

/// Whether two entries speak of the same parameter, place, case and day.
pub fn overlap(one: &Entry, other: &Entry) -> bool {
    let same_case = |value: &CaseValue| other.values.iter().any(|theirs| theirs.case == value.case);
    one.parameter == other.parameter
        && one.region == other.region
        && one.period.overlaps(other.period)
        && one.values.iter().any(same_case)
}

impl Book {
    /// Where a parameter stands in the definitions.
    pub fn position(&self, id: &str) -> Option<u16> {
        let at = self.definitions.iter().position(|definition| definition.id == id)?;
        u16::try_from(at).ok()
    }

    /// The definition of a parameter.
    pub fn definition(&self, parameter: u16) -> &Definition {
        &self.definitions[usize::from(parameter)]
    }

    /// The built-in entries of one parameter, and where the first of them
    /// stands in the book.
    pub fn entries_of(&self, parameter: u16) -> (usize, &[Entry]) {
        let start = self.entries.partition_point(|entry| entry.parameter < parameter);
        let end = self.entries.partition_point(|entry| entry.parameter <= parameter);
        (start, &self.entries[start..end])
    }

    /// A place by its code.
    pub fn region(&self, code: Code) -> Option<&Region> {
        self.regions.iter().find(|region| region.code == code)
    }

    /// Every day on which one of these values begins or ceases to hold, in order.
    pub fn change_days(&self, those: impl Fn(&Entry) -> bool) -> BTreeSet<Date> {
        let those = self.entries.iter().chain(&self.local).filter(|entry| those(entry));
        those.flat_map(|entry| [Some(entry.period.from), entry.period.until.map(Date::next)]).flatten().collect()
    }
}
