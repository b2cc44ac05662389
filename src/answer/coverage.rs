//! What is covered: for a programme, a place and a year, whether it is computed,
//! partly, on an ended standard, told only, or not found; and what is lacking.
//!
//! Nothing here is written by hand: coarse households of every kind are assessed
//! and what they lack is read off.

use crate::base::calendar::{Date, Semester};
use crate::base::citation::Status;
use crate::base::keyed::{Keyed, keyed};
use crate::base::money::{Money, Rate};
use crate::base::region::{Code, chain};
use crate::book::entry::Book;
use crate::book::parameter::Slot;
use crate::engine::case::{GapKind, Open};
use crate::engine::outlook::Verdict;
use crate::engine::question::{Kind, Question};
use crate::engine::situation::{Answer, Situation};
use crate::programme::Programme;

keyed! {
    /// How far a programme is covered.
    Extent {
        /// Every value is recorded, exact and in force.
        Computed = "computed",
        /// A value is missing, a floor, a cap or contested: a range, or the slip
        /// or a local value is needed.
        Partly = "partly",
        /// Only on standards whose period has ended.
        Trial = "trial",
        /// Rules and values are shown, nothing is computed.
        Told = "told",
        /// Nothing is recorded.
        NotFound = "not_found",
    }
}

/// How far a programme is covered, and what is lacking for more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How far.
    pub extent: Extent,
    /// Parameters that are missing, open, contested or ended.
    pub lacking: Vec<Slot>,
}

/// The years that the coverage page tells of.
pub const YEARS: std::ops::RangeInclusive<i16> = 2019..=2026;

/// How far the programme of each chapter is covered for a place in a year, in the order given.
pub fn of<'c>(book: &Book, chapters: impl IntoIterator<Item = &'c str>, place: Code, year: i16) -> Vec<Coverage> {
    let households: Vec<Situation> = households(place, year).collect();
    let one = |chapter: &str| match Programme::parse(chapter) {
        Some(programme) => computed(book, programme, &households),
        None => told(book, chapter, place, year),
    };
    chapters.into_iter().map(one).collect()
}

fn computed(book: &Book, programme: Programme, households: &[Situation]) -> Coverage {
    let mut lacking: Vec<Slot> = Vec::new();
    let mut note = |slot: Slot| {
        let slot = Slot { case: 0, ..slot };
        if !lacking.contains(&slot) {
            lacking.push(slot);
        }
    };
    let (mut answered, mut exact, mut current) = (false, true, true);
    for household in households {
        let outlook = programme.assess(household, 0, book);
        if outlook.verdict == Verdict::NotNow {
            continue;
        }
        let gaps = outlook.gaps.iter().filter(|gap| gap.why != GapKind::NoAmount);
        gaps.for_each(|gap| note(gap.slot));
        outlook.rivals.iter().chain(&outlook.trials).for_each(|slot| note(*slot));
        let open = outlook.open.iter().filter(|item| item.open.question().is_none());
        let mut ranged = false;
        for item in open {
            ranged = true;
            if let Open::Value(slot) = item.open {
                note(slot);
            }
        }
        let amounts = outlook.ranges.iter().any(|range| {
            range.low.is_some()
                || range.gap.is_some_and(|gap| matches!(gap.why, GapKind::NoAmount | GapKind::AverageOnly(_)))
        });
        answered |= outlook.verdict != Verdict::CannotJudge && (amounts || outlook.ranges.is_empty());
        exact &= !ranged && outlook.gaps.iter().all(|gap| gap.why == GapKind::NoAmount);
        current &= outlook.trials.is_empty();
    }
    let extent = match (answered, current, exact) {
        (false, ..) => Extent::NotFound,
        (true, false, _) => Extent::Trial,
        (true, true, false) => Extent::Partly,
        (true, true, true) => Extent::Computed,
    };
    Coverage { extent, lacking }
}

fn told(book: &Book, chapter: &str, place: Code, year: i16) -> Coverage {
    let places: Vec<Code> = chain(&book.regions, place).map(|region| region.code).collect();
    let prefix = format!("{chapter}.");
    let day = midyear(year);
    let recorded = book.entries.iter().any(|entry| {
        book.definition(entry.parameter).id.starts_with(&prefix)
            && places.contains(&entry.region)
            && entry.period.contains(day)
            && entry.status != Status::NotFound
    });
    Coverage { extent: if recorded { Extent::Told } else { Extent::NotFound }, lacking: Vec::new() }
}

fn midyear(year: i16) -> Date {
    Date::of(year, 6, 1)
}

/// Households that differ in every choice, all else answered so that rules are
/// run to their end.
fn households(place: Code, year: i16) -> impl Iterator<Item = Situation> {
    (0..33_usize).map(move |number| {
        let mut situation = Situation::new(place, midyear(year));
        for question in Question::ALL.iter().copied() {
            let answer = match question.kind() {
                Kind::YesNo => Answer::YesNo(question != Question::CanCope),
                Kind::Count { least, .. } => Answer::Count(least),
                Kind::Amount { .. } if matches!(question, Question::NetIncome | Question::RigidSpending) => {
                    Answer::Amount(Money::ZERO)
                }
                Kind::Amount { .. } if question == Question::InScope => Answer::Amount(Money::from_units(90_000, 0)),
                Kind::Amount { .. } => continue,
                Kind::Choice(keys) => {
                    let options = keys().len();
                    // Levels change slowly and groups fast, so that both are met together.
                    let at = if options <= 3 { number / 11 } else { number };
                    Answer::Option(u8::try_from(at % options).unwrap_or(0))
                }
                Kind::Percent { .. } => Answer::Number(Rate::from_units(3, 2)),
                Kind::Measure { .. } => Answer::Number(Rate::ONE),
                Kind::Day => Answer::Day(midyear(year)),
                Kind::Term => Answer::Term(Semester::of(midyear(year))),
                Kind::Year => Answer::Year(year),
            };
            situation
                .state(crate::engine::question::Key::of(0, question), crate::engine::situation::Stated::Given(answer));
        }
        situation
    })
}
