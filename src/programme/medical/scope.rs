//! The cost that the layers look at: 政策范围内费用 of the slip, or what the bill leaves of its total, less what is paid
//! first for care elsewhere.

use crate::base::money::Rate;
use crate::book::parameter::Parameter;
use crate::book::parameter::medical as value;
use crate::engine::case::Case;
use crate::engine::figure::Figure;
use crate::engine::question::{Question, Where};

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
    let share = elsewhere(case).filter(|_| !chronic).and_then(|key| recorded(case, value::ELSEWHERE_SHARE.of(key)));
    match share {
        None => (in_scope, pre_self),
        Some(share) => {
            let first = in_scope.at(share);
            (in_scope - first, Some(pre_self.map_or(first, |pre_self| pre_self + first)))
        }
    }
}

/// 异地就医: which of the cases of care elsewhere this is. Not told, the hospital is
/// taken to be within the prefecture; 急诊 counts as referred.
pub fn elsewhere(case: &Case<'_>) -> Option<&'static str> {
    if !case.is_stated(Question::Where) {
        return None;
    }
    let key = |referred, not_referred| if case.yes(Question::Referred) { referred } else { not_referred };
    match case.choice(Question::Where) {
        Where::Within => None,
        Where::Province => Some(key("province_referred", "province_not_referred")),
        Where::Outside => Some(key("outside_referred", "outside_not_referred")),
    }
}

/// A value, where one is recorded: what is not recorded changes nothing.
pub fn recorded<'s>(case: &Case<'s>, rate: Parameter<Rate>) -> Option<Figure<'s, Rate>> {
    if case.is_recorded(rate) { case.value(rate).ok() } else { None }
}
