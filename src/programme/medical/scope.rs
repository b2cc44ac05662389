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

/// total − 全自费 − 超限价 − 先行自付, where the slip does not state it, less what is
/// paid first for care elsewhere; and what was paid first in all, if known. A part
/// that is not given leaves it open, but never above what the given ones leave.
pub fn in_scope<'s>(case: &Case<'s>, total: Option<Figure<'s>>, chronic: bool) -> (Figure<'s>, Option<Figure<'s>>) {
    const PARTS: [Question; 3] = [Question::FullOwn, Question::OverLimit, Question::PreSelf];
    let pre_self = case.is_stated(Question::PreSelf).then(|| case.amount(Question::PreSelf));
    let in_scope = match total.filter(|_| !case.is_stated(Question::InScope)) {
        None => case.amount(Question::InScope),
        Some(total) => {
            let stated = PARTS.into_iter().filter(|part| case.is_stated(*part));
            let rest = stated.fold(total, |rest, part| rest - case.amount(part)).or_zero();
            if PARTS.into_iter().all(|part| case.is_stated(part)) {
                rest
            } else {
                case.amount_up_to(Question::InScope, rest.number())
            }
        }
    };
    let share = if chronic { None } else { of_care_elsewhere(case, &[value::ELSEWHERE_SHARE]) };
    let share = share.and_then(|key| recorded(case, value::ELSEWHERE_SHARE.of(key)));
    match share {
        None => (in_scope, pre_self),
        Some(share) => {
            let first = in_scope.at(share);
            (in_scope - first, Some(pre_self.map_or(first, |pre_self| pre_self + first)))
        }
    }
}

/// The total of a bill that states only what is within the scope: with its parts outside, of which one that is not
/// given is open. `paid_first` is what is known of the share paid first.
pub fn whole<'s>(case: &Case<'s>, in_scope: Figure<'s>, paid_first: Option<Figure<'s>>) -> Figure<'s> {
    let outside = [Question::FullOwn, Question::OverLimit].into_iter();
    let whole = outside.fold(in_scope, |whole, part| whole + case.amount(part));
    let whole = paid_first.map_or(whole, |first| whole + first);
    if case.is_stated(Question::PreSelf) { whole } else { whole + case.amount(Question::PreSelf) }
}

/// Which of the cases of care elsewhere this is, where one of these values is recorded for any of them: where none
/// is, the place of care changes nothing and is not asked.
pub fn of_care_elsewhere(case: &Case<'_>, values: &[Parameter<Rate>]) -> Option<&'static str> {
    let differs =
        |value: &Parameter<Rate>| PROVINCE.into_iter().chain(OUTSIDE).any(|key| case.is_recorded(value.of(key)));
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
