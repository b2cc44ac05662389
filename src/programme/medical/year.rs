//! What has come together in the year before a visit: caps and deductibles run over it.

use crate::engine::case::Gap;
use crate::engine::figure::{Figure, Label};

/// A sum of the year. It begins at zero, which no working writes down.
#[derive(Clone, Copy, Default)]
pub struct Sum<'s>(Option<Figure<'s>>);

impl<'s> Sum<'s> {
    /// With one amount more.
    pub fn with(self, part: Figure<'s>) -> Figure<'s> {
        self.0.map_or(part, |sum| (sum + part).called(Label::YearSoFar))
    }

    /// Adds an amount.
    pub fn add(&mut self, part: Figure<'s>) {
        self.0 = Some(self.with(part));
    }

    /// What it leaves of a yearly amount.
    pub fn left_of(self, whole: Figure<'s>) -> Figure<'s> {
        self.0.map_or(whole, |used| (whole - used).or_zero())
    }

    /// Together with another sum.
    pub fn and(self, other: Sum<'s>) -> Sum<'s> {
        match (self.0, other.0) {
            (Some(one), Some(other)) => Sum(Some(one + other)),
            (one, other) => Sum(one.or(other)),
        }
    }

    /// The amount, once there was one to add.
    pub fn amount(self) -> Option<Figure<'s>> {
        self.0
    }
}

impl<'s> From<Figure<'s>> for Sum<'s> {
    fn from(amount: Figure<'s>) -> Sum<'s> {
        Sum(Some(amount))
    }
}

impl<'s> From<Option<Figure<'s>>> for Sum<'s> {
    fn from(amount: Option<Figure<'s>>) -> Sum<'s> {
        Sum(amount)
    }
}

/// The sums of a year before a visit.
#[derive(Clone, Copy, Default)]
pub struct Year<'s> {
    /// Which admission of the year the last stay was, at the least.
    pub admission: u32,
    /// 基本医保 paid for stays.
    pub basic: Sum<'s>,
    /// Deductibles of stays that were borne, where the year has a ceiling on them.
    pub deductibles: Sum<'s>,
    /// Why it is not known what was borne of them.
    pub deductible_unknown: Option<Gap>,
    /// 基本医保 paid for accidents.
    pub basic_accident: Sum<'s>,
    /// 基本医保 paid for 门诊慢特病.
    pub chronic: Sum<'s>,
    /// In-scope cost of 门诊慢特病.
    pub chronic_base: Sum<'s>,
    /// What 大病保险 looked at.
    pub serious_base: Sum<'s>,
    /// What 大病保险 owes and found no room for.
    pub serious_waiting: Sum<'s>,
    /// 大病保险 paid for accidents.
    pub serious_accident: Sum<'s>,
    /// What the cap for accidents took from 大病保险: it uses up nothing of the year's own cap.
    pub serious_cut: Sum<'s>,
    /// What 医疗救助 looked at.
    pub aid_base: Sum<'s>,
    /// 医疗救助 paid for stays.
    pub aid: Sum<'s>,
    /// 医疗救助 paid for 门诊慢特病.
    pub aid_chronic: Sum<'s>,
    /// What 倾斜救助 looked at.
    pub extra_aid_base: Sum<'s>,
    /// 住院 cost after 基本医保 and 大病保险, before aid.
    pub self_pay: Sum<'s>,
}
