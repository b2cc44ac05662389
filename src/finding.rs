//! Findings: one for each condition of the text, in the order of the text.

use crate::figure::Test;
use crate::parameter::{Parameter, Words};

/// A condition of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// 农村户籍: the universe of monitoring.
    RuralHousehold,
    /// 收入低于监测范围.
    IncomeBelowLine,
    /// 存在返贫致贫风险.
    RiskPresent,
    /// 突发事件 upset income or spending.
    ShockSuffered,
    /// 自身难以应对.
    CannotCope,
    /// Income less rigid spending is below the line.
    BelowLineAfterSpending,
    /// The identity is on the list of those helped with the premium.
    PremiumAidForCategory,
    /// The bill exceeds the deductible.
    CostAboveDeductible,
    /// Child of an ex-poor or monitored household.
    ExPoorHousehold,
    /// The stage is one of vocational education.
    VocationalStage,
    /// The stage is one of compulsory education.
    CompulsoryStage,
    /// Boards at school.
    Boards,
    /// One of the four groups, or recognised by the school.
    RecognisedHardship,
}

/// What a run found about a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The condition.
    pub criterion: Criterion,
    /// Whether it is met.
    pub holds: bool,
    /// The comparison it rests on, if it is one of numbers.
    pub test: Option<Test>,
    /// The parameter that holds the words of the rule.
    pub rule: Option<u16>,
}

impl Finding {
    /// A condition that was answered with yes or no.
    pub fn of(criterion: Criterion, holds: bool) -> Finding {
        Finding { criterion, holds, test: None, rule: None }
    }

    /// A condition that a comparison answers.
    pub fn by(criterion: Criterion, test: Test) -> Finding {
        Finding { criterion, holds: test.holds, test: Some(test), rule: None }
    }

    /// With the words of its rule.
    #[must_use]
    pub fn under(self, rule: Parameter<Words>) -> Finding {
        Finding { rule: Some(rule.place().parameter), ..self }
    }
}
