//! An order of visits beside the verdict: whom to see first, and how far from the line the income is. A sorting aid;
//! no class is a verdict.

use crate::base::keyed::{Keyed, keyed};
use crate::base::money::{Money, Rate};
use crate::book::entry::Book;
use crate::book::parameter::monitoring::LINE;
use crate::book::parameter::{Basis, Reads as _, resolve};
use crate::engine::figure::Quantity;
use crate::engine::finding::Criterion;
use crate::engine::outlook::{Outcome, Outlook};
use crate::engine::question::{Key, Question};
use crate::engine::situation::{Answer, Situation, Stated};
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

/// Up to which multiple of the line a household is near it: for sorting alone, of no text.
const NEAR: Rate = Rate::from_units(15, 1);

/// When to see a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its class.
    pub class: Class,
    /// Its income less the line for it.
    pub distance: Option<Money>,
    /// Whether the line is the last known one, whose time has ended.
    pub is_trial: bool,
}

impl Visit {
    /// Of a household of which nothing can be reckoned.
    pub fn unknown(class: Class) -> Visit {
        Visit { class, distance: None, is_trial: false }
    }

    /// In words that sort themselves.
    pub fn word(self, language: Language) -> String {
        let words = match self.class {
            Class::BelowWithRisk => language.of("收入低于监测范围，有风险", "income below the line, with a risk"),
            Class::Below => language.of("收入低于监测范围", "income below the line"),
            Class::ShockOrSpending => {
                language.of("收入不低，有突发变故或支出大", "income above the line, with a shock or large spending")
            }
            Class::Near => language.of("收入在监测范围1.5倍以内", "income up to 1.5 times the line"),
            Class::Rest => language.of("其余", "the rest"),
            Class::TooLittle => language.of("写的太少", "too little is known"),
        };
        let trial = if self.is_trial {
            language.of("（按最近的标准试算）", " (trial on the last known line)")
        } else {
            ""
        };
        format!("{} {words}{trial}", self.class.place() + 1)
    }
}

/// The class of a household by its income, the line and what was stated, and its income less the line.
pub fn visit(situation: &Situation, outlook: &Outlook, book: &Book) -> Visit {
    let stated = |question| situation.stated(Key::of(0, question));
    let is_yes = |question: &Question| stated(*question) == Stated::Given(Answer::YesNo(true));
    let found = |criterion| outlook.outcomes.iter().find(|outcome| outcome.finding.criterion == criterion);
    if stated(Question::Rural) == Stated::Given(Answer::YesNo(false)) {
        return Visit::unknown(Class::Rest);
    }
    let by_rule = || found(Criterion::IncomeBelowLine).and_then(|outcome| sides(outlook, outcome));
    let Some((income, line, is_trial)) = as_stated(situation, book).or_else(by_rule) else {
        return Visit::unknown(Class::TooLittle);
    };
    let is_spent = match stated(Question::RigidSpending) {
        Stated::Given(Answer::Amount(spending)) => income - spending < line,
        _ => false,
    };
    let is_over = found(Criterion::SelfPayOverTrigger).is_some_and(|outcome| outcome.answer == Some(true));
    let class = match income < line {
        true if RISKS.iter().any(is_yes) => Class::BelowWithRisk,
        true => Class::Below,
        false if is_yes(&Question::Shock) || is_spent || is_over => Class::ShockOrSpending,
        false if income <= line.at(NEAR) => Class::Near,
        false => Class::Rest,
    };
    Visit { class, distance: Some(income - line), is_trial }
}

/// The income that was stated, the one line that is recorded times the members, and whether that line has ended.
fn as_stated(situation: &Situation, book: &Book) -> Option<(Money, Money, bool)> {
    let Stated::Given(Answer::Amount(income)) = situation.stated(Key::of(0, Question::NetIncome)) else { return None };
    let Stated::Given(Answer::Count(members)) = situation.stated(Key::of(0, Question::Members)) else { return None };
    let recorded = resolve(book, LINE.place(), situation.place, situation.assessed_on);
    let [one] = recorded[..] else { return None };
    let ends = one.at.of(book).ends(one.value, LINE.place().definition());
    let [line] = ends[..] else { return None };
    Some((income, Money::from_value(line)?.times(members), one.basis == Basis::LastKnown))
}

/// Income and line as the rule compared them, where both are one amount in every completion.
fn sides(outlook: &Outlook, outcome: &Outcome) -> Option<(Money, Money, bool)> {
    outcome.answer?;
    let (test, run) = outcome.finding.test.zip(outlook.cases.get(outcome.run))?;
    let side = |at: u32| match run.steps.get(at as usize)?.value {
        Quantity::Money(amount) if !amount.is_unbounded() => Some(amount),
        _ => None,
    };
    Some((side(test.left)?, side(test.right)?, outlook.trials.contains(&LINE.place())))
}
