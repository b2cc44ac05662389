//! The cost that the layers look at: 政策范围内费用 of the slip, or what the bill leaves of its total, less what is paid
//! first for care elsewhere.

use crate::base::money::{Money, Rate};
use crate::book::parameter::Parameter;
use crate::book::parameter::medical as value;
use crate::engine::case::Case;
use crate::engine::figure::Figure;
use crate::engine::question::{Question, Where};

/// The cases of care elsewhere in the province and outside it: as referred, and not.
const PROVINCE: [&str; 2] = ["province_referred", "province_not_referred"];
const OUTSIDE: [&str; 2] = ["outside_referred", "outside_not_referred"];

/// All of them.
pub const CASES_ELSEWHERE: [&str; 4] = [PROVINCE[0], PROVINCE[1], OUTSIDE[0], OUTSIDE[1]];

/// What the layers look at of a bill.
#[derive(Clone, Copy)]
pub struct Cost<'s> {
    /// 政策范围内费用, less what is paid first for care elsewhere.
    pub in_scope: Figure<'s>,
    /// 先行自付, if the bill tells it.
    pub pre_self: Option<Figure<'s>>,
    /// What is paid first for care elsewhere, if anything is.
    pub share: Option<Figure<'s>>,
}

impl<'s> Cost<'s> {
    /// What was paid first in all. 先行自付 that is not told is open, up to what the bill leaves beside the cost within
    /// the scope.
    pub fn paid_first(&self, case: &Case<'s>, total: Option<Figure<'s>>) -> Figure<'s> {
        let within = self.share.map_or(self.in_scope, |share| self.in_scope + share);
        let pre_self = self.pre_self.unwrap_or_else(|| {
            let left = total.map(|total| (total - within).or_zero());
            left.map_or_else(|| case.amount(Question::PreSelf), |left| case.amount_up_to(Question::PreSelf, left))
        });
        self.share.map_or(pre_self, |share| pre_self + share)
    }

    /// The total of a bill that states only what is within the scope: with its parts outside, of which one that is not
    /// given is open. Special drugs are among what is paid wholly, so that no less than they can be.
    pub fn whole(&self, case: &Case<'s>, drugs: Option<Figure<'s>>) -> Figure<'s> {
        let least = drugs.filter(|_| !case.is_stated(Question::FullOwn));
        let known = least.map_or(self.in_scope, |drugs| self.in_scope + drugs);
        let outside = [Question::FullOwn, Question::OverLimit].into_iter();
        outside.fold(known, |whole, part| whole + case.amount(part)) + self.paid_first(case, None)
    }
}

/// total − 全自费 − 超限价 − 先行自付, where the slip does not state what is within the scope. A part
/// that is not given leaves it open, but never above what the given ones leave; of 先行自付 alone it tells what that was.
pub fn cost_in_scope<'s>(case: &Case<'s>, total: Option<Figure<'s>>) -> (Figure<'s>, Option<Figure<'s>>) {
    const OUTSIDE: [Question; 2] = [Question::FullOwn, Question::OverLimit];
    let pre_self = case.is_stated(Question::PreSelf).then(|| case.amount(Question::PreSelf));
    let Some(total) = total.filter(|_| !case.is_stated(Question::InScope)) else {
        return (case.amount(Question::InScope), pre_self);
    };
    let stated = OUTSIDE.into_iter().filter(|part| case.is_stated(*part)).map(|part| case.amount(part));
    let rest = stated.chain(pre_self).fold(total, |rest, part| rest - part).or_zero();
    let others_stated = OUTSIDE.into_iter().all(|part| case.is_stated(part));
    if others_stated && pre_self.is_some() {
        return (rest, pre_self);
    }
    let in_scope = case.amount_up_to(Question::InScope, rest);
    let pre_self = if others_stated { Some(rest - in_scope) } else { pre_self };
    (in_scope, pre_self)
}

/// The cost within the scope, less what is paid first for care elsewhere.
pub fn cost<'s>(case: &Case<'s>, total: Option<Figure<'s>>, chronic: bool) -> Cost<'s> {
    let (in_scope, pre_self) = cost_in_scope(case, total);
    let share = if chronic { None } else { of_care_elsewhere(case, &[value::ELSEWHERE_SHARE]) };
    let share = share.and_then(|key| recorded(case, value::ELSEWHERE_SHARE.of(key)));
    match share.map(|share| in_scope.at(share)) {
        None => Cost { in_scope, pre_self, share: None },
        Some(first) => Cost { in_scope: in_scope - first, pre_self, share: Some(first) },
    }
}

/// Which of the cases of care elsewhere this is, where one of these values is recorded for any of them: where none
/// is, the place of care changes nothing and is not asked.
pub fn of_care_elsewhere(case: &Case<'_>, values: &[Parameter<Rate>]) -> Option<&'static str> {
    let differs = |value: &Parameter<Rate>| CASES_ELSEWHERE.iter().any(|key| case.is_recorded(value.of(key)));
    if values.iter().any(differs) { elsewhere(case) } else { None }
}

/// 异地就医: which of the cases of care elsewhere this is; 急诊 counts as referred.
pub fn elsewhere(case: &Case<'_>) -> Option<&'static str> {
    let of = |[referred, not_referred]: [_; 2]| if case.yes(Question::Referred) { referred } else { not_referred };
    match case.choice(Question::Where) {
        Where::Within => None,
        Where::Province => Some(of(PROVINCE)),
        Where::Outside => Some(of(OUTSIDE)),
    }
}

/// Whether the visit is of an accident for which nobody else is liable; it is not asked where no cap of such a visit is
/// recorded.
pub fn is_accident(case: &Case<'_>, cap: Parameter<Money>) -> bool {
    case.is_recorded(cap) && case.yes(Question::Accident)
}

/// A value, where one is recorded: what is not recorded changes nothing.
pub fn recorded<'s>(case: &Case<'s>, rate: Parameter<Rate>) -> Option<Figure<'s, Rate>> {
    if case.is_recorded(rate) { case.value(rate).ok() } else { None }
}
