//! The groups of households that help with housing, work, loans and farming name.

use crate::engine::case::Case;
use crate::engine::decision::Decision;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Category, Question, Recognition};

impl Decision {
    /// 脱贫户、监测对象: on one of the two lists of the village.
    pub fn finds_listed(&mut self, case: &Case<'_>) -> bool {
        self.finds(Finding::of(
            Criterion::ExPoorOrMonitored,
            case.yes(Question::ExPoor) || case.yes(Question::Monitored),
        ))
    }
}

impl Category {
    /// Whether a group goes before another where both are worth the same: the list stands in order of rank, behind the
    /// ordinary residents, who go last.
    pub fn outranks(self, other: Category) -> bool {
        let rank = |category: Category| (category == Category::Ordinary, category);
        rank(self) < rank(other)
    }
}

/// Whether civil affairs have recognised the household as this.
pub fn recognised(case: &Case<'_>, as_: &[Recognition]) -> bool {
    as_.contains(&case.choice(Question::RecognisedAs))
}

/// Which part of 六类对象 a household belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SixGroups {
    /// 易返贫致贫户、分散供养特困人员、突发严重困难户、其他脱贫户.
    First,
    /// 低保户、低保边缘家庭.
    Second,
}

/// 六类对象 of 农村危房改造 (财社〔2022〕42号): none where the household is in none of
/// them. An ex-poor household counts that was never helped with housing and cannot
/// solve it by itself.
pub fn six_groups(case: &Case<'_>) -> Option<SixGroups> {
    if case.yes(Question::Monitored) || recognised(case, &[Recognition::Destitute]) {
        return Some(SixGroups::First);
    }
    if recognised(case, &[Recognition::MinimumLiving, Recognition::MinimumLivingMargin]) {
        return Some(SixGroups::Second);
    }
    let other = case.yes(Question::ExPoor) && !case.yes(Question::HousingHelped) && !case.yes(Question::CanCope);
    other.then_some(SixGroups::First)
}
