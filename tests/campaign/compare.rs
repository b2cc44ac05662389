//! The library held against the second arithmetic: complete stories exactly, open ones by what the truth is.

use super::Programme;
use super::record::Record;
use super::told::{Asked, Dice, Maker, Story, Told, Veil};
use super::world::{Ends, What, Whole, all_worlds};
use bangfu::base::keyed::Keyed;
use bangfu::base::money::Money;
use bangfu::book::entry::Book;
use bangfu::engine::case::Open;
use bangfu::engine::outlook::Outlook;
use bangfu::programme::Programme as Ours;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What is left open of a story.
pub type Veils = BTreeMap<Asked, Veil>;

/// The two readings of the same record.
pub struct Readings<'r> {
    pub record: &'r Record,
    pub book: &'r Book,
}

/// What came of one story.
pub struct Tried {
    /// Whether an open story printed no amounts; none where the story was complete.
    pub silent: Option<bool>,
    /// The smallest story found that still differs, and how.
    pub difference: Option<String>,
}

/// So many simpler stories are tried of one that differs.
const MOST_SIMPLER: usize = 200;

fn fen(amount: Money) -> i128 {
    let millionths = i128::from(amount.millionths());
    assert!(millionths % 10_000 == 0, "{amount} is in whole fen");
    millionths / 10_000
}

fn of_outlook(outlook: &Outlook) -> Whole {
    let range = |range: &bangfu::engine::outlook::Range| {
        ((range.label.key().to_owned(), range.form.key().to_owned()), (range.low.map(fen), range.high.map(fen)))
    };
    Whole { verdict: outlook.verdict.key(), amounts: outlook.ranges.iter().map(range).collect() }
}

fn yuan(fen: Option<i128>) -> String {
    fen.map_or("–".to_owned(), |fen| Money::from_fen(i64::try_from(fen).unwrap_or(i64::MAX)).to_string())
}

fn shown(whole: &Whole) -> String {
    let mut text = whole.verdict.to_owned();
    for ((label, form), (low, high)) in &whole.amounts {
        let _ = write!(text, ", {label} ({form}) {} to {}", yuan(*low), yuan(*high));
    }
    text
}

impl Readings<'_> {
    fn assess(&self, programme: &Programme, story: &Story, veils: &Veils) -> Outlook {
        let ours = Ours::parse(programme.key).unwrap_or_else(|| panic!("{} is a programme", programme.key));
        ours.assess(&story.situation(veils), 0, self.book)
    }

    /// What the second arithmetic comes to.
    fn expected(&self, programme: &Programme, story: &Story) -> Option<Whole> {
        all_worlds(self.record, story, programme.rule)
    }

    /// What the two say of a complete story where they differ.
    fn complete(&self, programme: &Programme, story: &Story) -> Option<String> {
        let expected = self.expected(programme, story)?;
        let outlook = self.assess(programme, story, &Veils::new());
        let asks = outlook.open.iter().find_map(|item| match item.open {
            Open::Question(key) => Some(key.question.key()),
            Open::Value(_) | Open::Layer(..) => None,
        });
        let told = of_outlook(&outlook);
        match asks {
            Some(key) => Some(format!("  {key} is asked, though nothing of it is needed")),
            None if told == expected => None,
            None => Some(format!("  expected {}\n  told     {}", shown(&expected), shown(&told))),
        }
    }

    /// What an open story says that the truth contradicts.
    fn open(&self, programme: &Programme, story: &Story, veils: &Veils) -> (bool, Option<String>) {
        let outlook = self.assess(programme, story, veils);
        if outlook.answer_first.is_some() {
            return (true, None);
        }
        let Some(truth) = self.expected(programme, story) else { return (false, None) };
        let wide = of_outlook(&outlook);
        let firm = matches!(wide.verdict, "likely" | "not_now");
        let inside = |(what, (low, high)): (&What, &Ends)| {
            let Some((wide_low, wide_high)) = wide.amounts.get(what) else { return false };
            // What is recorded nowhere in the truth is no amount to hold against the range.
            let above = low.is_none_or(|low| wide_low.is_some_and(|wide| wide <= low));
            above && wide_high.is_none_or(|wide| high.is_none_or(|high| high <= wide))
        };
        let holds = (!firm || wide.verdict == truth.verdict) && truth.amounts.iter().all(inside);
        (false, (!holds).then(|| format!("  truth {}\n  told  {}", shown(&truth), shown(&wide))))
    }

    fn differs(&self, programme: &Programme, story: &Story, veils: &Veils) -> Option<String> {
        if veils.is_empty() { self.complete(programme, story) } else { self.open(programme, story, veils).1 }
    }

    /// Tries one story; every fifth is left open in part.
    pub fn try_one(&self, programme: &Programme, place: u32, dice: &mut Dice) -> Tried {
        let open = dice.once_in(5);
        let mut maker = Maker::new(dice, self.record, programme.near, place);
        (programme.make)(&mut maker);
        let story = maker.story;
        let veils = if open { veil(programme, &story, dice) } else { Veils::new() };
        let (silent, difference) = if veils.is_empty() {
            (None, self.complete(programme, &story))
        } else {
            let (silent, difference) = self.open(programme, &story, &veils);
            (Some(silent), difference)
        };
        Tried { silent, difference: difference.map(|_| self.smallest(programme, story, veils)) }
    }

    /// Takes away answers and makes amounts rounder as long as the two still differ.
    fn smallest(&self, programme: &Programme, mut story: Story, mut veils: Veils) -> String {
        let differs = |story: &Story, veils: &Veils| self.differs(programme, story, veils).is_some();
        let mut again = true;
        let mut left = MOST_SIMPLER;
        while again && left > 0 {
            again = false;
            // An open story stays open in one question at least.
            for asked in veils.keys().copied().collect::<Vec<_>>() {
                let mut fewer = veils.clone();
                fewer.remove(&asked);
                left = left.saturating_sub(1);
                if left > 0 && !fewer.is_empty() && differs(&story, &fewer) {
                    (veils, again) = (fewer, true);
                }
            }
            for asked in story.answers.keys().copied().collect::<Vec<_>>() {
                for simpler in simpler(&story, asked, veils.contains_key(&asked)) {
                    left = left.saturating_sub(1);
                    if left > 0 && self.is_told_in_full(programme, &simpler) && differs(&simpler, &veils) {
                        (story, again) = (simpler, true);
                        break;
                    }
                }
            }
        }
        let difference = self.differs(programme, &story, &veils).unwrap_or_default();
        format!("{}: {}\n{difference}", programme.key, story.example(&veils))
    }

    fn is_told_in_full(&self, programme: &Programme, story: &Story) -> bool {
        self.expected(programme, story).is_some()
    }
}

/// The story without an answer, or with a simpler one.
fn simpler(story: &Story, asked: Asked, veiled: bool) -> Vec<Story> {
    if veiled {
        return Vec::new();
    }
    let mut stories = Vec::new();
    let mut without = story.clone();
    without.answers.remove(&asked);
    stories.push(without);
    if let Told::Fen(fen) = story.answers[&asked] {
        for unit in [10_000_000, 1_000_000, 100_000, 10_000, 100] {
            if fen % unit != 0 {
                let mut rounder = story.clone();
                rounder.answers.insert(asked, Told::Fen(fen / unit * unit));
                stories.push(rounder);
            }
        }
    }
    stories
}

/// Leaves up to four answers open, or between two amounts about the true one.
fn veil(programme: &Programme, story: &Story, dice: &mut Dice) -> Veils {
    let mut veils = Veils::new();
    let asked: Vec<&Asked> = story.answers.keys().collect();
    for _ in 0..=dice.below(4) {
        let asked = **dice.one(&asked);
        let told = &story.answers[&asked];
        // What is dated later than the assessment is not looked for.
        let hides = !programme.kept.contains(&asked.1) && !told.is_after(story.on);
        match *told {
            Told::Fen(fen) if !hides || !dice.once_in(3) => {
                let low = fen - dice.between(0, 500_000);
                let low = if fen < 0 { low } else { low.max(0) };
                veils.insert(asked, Veil::Between(low, fen + dice.between(0, 500_000)));
            }
            _ if hides => {
                veils.insert(asked, Veil::Hidden);
            }
            _ => {}
        }
    }
    veils
}
