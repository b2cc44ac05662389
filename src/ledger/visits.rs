//! An order of visits beside the verdict: whom to see first, and how far from the line the income is. A sorting aid;
//! no class is a verdict.

use crate::base::calendar::Date;
use crate::base::keyed::{Keyed, keyed};
use crate::base::money::{Money, Rate};
use crate::base::region::Code;
use crate::book::entry::Book;
use crate::book::parameter::monitoring::LINE;
use crate::book::parameter::{Basis, Reads as _, resolve};
use crate::engine::finding::Criterion;
use crate::engine::outlook::Outlook;
use crate::engine::question::{Key, Question};
use crate::engine::situation::{Answer, Situation, Stated};
use crate::ledger::cell::Shade;
use crate::programme::income;
use crate::programme::monitoring::RISKS;
use crate::view::words::Language;

keyed! {
    /// Whom to see first.
    Class {
        /// Below the line, with a risk that was stated.
        BelowWithRisk = "below_with_risk",
        /// Below the line.
        Below = "below",
        /// Above it, with a shock or with spending that takes the household below.
        ShockOrSpending = "shock_or_spending",
        /// Above it by no more than half.
        Near = "near",
        /// The rest.
        Rest = "rest",
        /// Too little is known.
        TooLittle = "too_little",
    }
}

/// Up to which multiple of the line a household is near it, where nobody says otherwise: for sorting alone, of no text.
pub const NEAR: Rate = Rate::from_units(15, 1);
/// Between which a clerk may choose it.
pub const NEAR_MAY_BE: (Rate, Rate) = (Rate::from_units(1, 0), Rate::from_units(5, 0));

impl Class {
    /// In words, which name the multiple that was used.
    pub fn word(self, language: Language, near: Rate) -> String {
        match self {
            Class::BelowWithRisk => {
                language.of("收入低于监测范围，有风险", "income below the line, with a risk").to_owned()
            }
            Class::Below => language.of("收入低于监测范围", "income below the line").to_owned(),
            Class::ShockOrSpending => language
                .of("收入不低，有突发变故或支出大", "income above the line, with a shock or large spending")
                .to_owned(),
            Class::Near => match language {
                Language::Zh => format!("收入在监测范围{near}倍以内"),
                Language::En => format!("income up to {near} times the line"),
            },
            Class::Rest => language.of("其余", "the rest").to_owned(),
            Class::TooLittle => language.of("写的太少", "too little is known").to_owned(),
        }
    }

    /// With its number, so that it sorts itself.
    pub fn numbered(self, language: Language, near: Rate) -> String {
        format!("{} {}", self.place() + 1, self.word(language, near))
    }

    /// How urgent it is.
    pub fn shade(self) -> Shade {
        match self {
            Class::BelowWithRisk => Shade::First,
            Class::Below => Shade::Second,
            Class::ShockOrSpending => Shade::Third,
            Class::Near => Shade::Fourth,
            Class::Rest => Shade::Rest,
            Class::TooLittle => Shade::Unknown,
        }
    }
}

keyed! {
    /// How an income stands to the line for the household: for a picture of many.
    Band {
        /// Below half of it.
        Half = "half",
        /// Below it.
        Line = "line",
        /// Below one and a half times the line.
        OneAndHalf = "one_and_half",
        /// Below twice the line.
        Twice = "twice",
        /// Twice the line or more.
        More = "more",
    }
}

impl Band {
    fn of(income: Money, line: Money) -> Band {
        let below = |tenths: i64| income < line.at(Rate::from_units(tenths, 1));
        match () {
            () if below(5) => Band::Half,
            () if below(10) => Band::Line,
            () if below(15) => Band::OneAndHalf,
            () if below(20) => Band::Twice,
            () => Band::More,
        }
    }

    /// In words.
    pub fn word(self, language: Language) -> &'static str {
        match self {
            Band::Half => language.of("不到监测范围的一半", "below half the line"),
            Band::Line => language.of("一半到监测范围", "from half to the line"),
            Band::OneAndHalf => language.of("监测范围到1.5倍", "from the line to 1.5 times"),
            Band::Twice => language.of("1.5倍到2倍", "from 1.5 times to twice"),
            Band::More => language.of("2倍以上", "twice or more"),
        }
    }
}

/// When to see a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its class.
    pub class: Class,
    /// Its income less the line for it.
    pub distance: Option<Money>,
    /// How its income stands to the line.
    pub band: Option<Band>,
    /// Whether the line is the last known one, whose time has ended.
    pub is_trial: bool,
}

impl Visit {
    /// Of a household of which nothing can be reckoned.
    pub fn unknown(class: Class) -> Visit {
        Visit { class, distance: None, band: None, is_trial: false }
    }

    /// In words that sort themselves.
    pub fn word(self, language: Language, near: Rate) -> String {
        let trial = if self.is_trial {
            language.of("（按最近的标准试算）", " (trial on the last known line)")
        } else {
            ""
        };
        format!("{}{trial}", self.class.numbered(language, near))
    }
}

/// The class of a household by its income, the line and what was stated, and its income less the line. No class says
/// more than holds for every income that was stated and every line that is possible.
pub fn visit(situation: &Situation, outlook: &Outlook, book: &Book, near: Rate) -> Visit {
    let stated = |question| situation.stated(Key::of(0, question));
    let is_yes = |question: &Question| stated(*question) == Stated::Given(Answer::YesNo(true));
    if stated(Question::Rural) == Stated::Given(Answer::YesNo(false)) {
        return Visit::unknown(Class::Rest);
    }
    let lines = lines(book, situation.place, situation.assessed_on);
    let members = match stated(Question::Members) {
        Stated::Given(Answer::Count(members)) => Some(members),
        _ => None,
    };
    let known = income(situation).zip(members).zip(lines);
    let Some((((lowest, highest), members), lines)) = known else { return Visit::unknown(Class::TooLittle) };
    let (least, most) = (lines.least.times(members), lines.most.times(members));
    let amount = |question| match stated(question) {
        Stated::Given(Answer::Amount(amount)) => amount,
        _ => Money::ZERO,
    };
    // What was paid for treatment is a part of what could not be avoided: the larger of the two, never both.
    let spending = amount(Question::RigidSpending).max(amount(Question::SelfPay));
    let is_spent = highest - spending < least;
    let found = |criterion| outlook.outcomes.iter().find(|outcome| outcome.finding.criterion == criterion);
    let is_over = found(Criterion::SelfPayOverTrigger).is_some_and(|outcome| outcome.answer == Some(true));
    let is_above = lowest >= most;
    let class = match () {
        () if highest < least && RISKS.iter().any(is_yes) => Class::BelowWithRisk,
        () if highest < least => Class::Below,
        () if is_above && (is_yes(&Question::Shock) || is_spent || is_over) => Class::ShockOrSpending,
        () if highest <= least.at(near) => Class::Near,
        () if lowest > most.at(near) => Class::Rest,
        () => Class::TooLittle,
    };
    let one = (lowest == highest && least == most).then_some((lowest, least));
    Visit {
        class,
        distance: one.map(|(income, line)| income - line),
        band: one.map(|(income, line)| Band::of(income, line)),
        is_trial: lines.is_trial,
    }
}

/// The income that was stated, lowest and highest: as a whole, else by all of its items.
fn income(situation: &Situation) -> Option<(Money, Money)> {
    let amount = |question: Question| match situation.stated(Key::of(0, question)) {
        Stated::Given(Answer::Amount(amount)) => Some((amount, amount)),
        Stated::Between(Answer::Amount(low), Answer::Amount(high)) => Some((low, high)),
        _ => None,
    };
    amount(Question::NetIncome).or_else(|| {
        let items = income::ITEMS.into_iter().chain([Question::MonitoringOnly]);
        let items: Option<Vec<(Money, Money)>> = items.map(amount).collect();
        let (low, high) =
            items?.into_iter().fold((Money::ZERO, Money::ZERO), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let costs = amount(Question::BusinessCosts)?;
        Some((low - costs.1, high - costs.0))
    })
}

/// The lines a head that are possible, and whether one of them has ended.
struct Lines {
    least: Money,
    most: Money,
    is_trial: bool,
}

fn lines(book: &Book, place: Code, day: Date) -> Option<Lines> {
    let recorded = resolve(book, LINE.place(), place, day);
    let ends = recorded.iter().flat_map(|one| one.at.of(book).ends(one.value, LINE.place().definition()));
    let ends: Option<Vec<Money>> = ends.map(Money::from_value).collect();
    let ends = ends?;
    Some(Lines {
        least: ends.iter().copied().min()?,
        most: ends.iter().copied().max()?,
        is_trial: recorded.iter().any(|one| one.basis == Basis::LastKnown),
    })
}

/// The one line a head that is recorded for a place on a day, and whether its time has ended.
pub fn line(book: &Book, place: Code, day: Date) -> Option<(Money, bool)> {
    let lines = lines(book, place, day)?;
    (lines.least == lines.most).then_some((lines.least, lines.is_trial))
}
