//! Income, as monitoring and as the minimum living allowance count it. One list
//! of items for both, so that the same yuan cannot enter twice; what differs is
//! one item: transfers that 民发〔2021〕57号 leaves out of the allowance's income.

use crate::engine::case::Case;
use crate::engine::figure::{Figure, Label};
use crate::engine::question::Question;

/// What both count: 工资性, 生产经营性, 财产性 and 转移性收入, gross.
pub const ITEMS: [Question; 6] = [
    Question::Wages,
    Question::Planting,
    Question::Livestock,
    Question::Business,
    Question::Property,
    Question::Transfers,
];

/// Every question about income.
pub const QUESTIONS: [Question; 9] = [
    Question::NetIncome,
    Question::Wages,
    Question::Planting,
    Question::Livestock,
    Question::Business,
    Question::Property,
    Question::Transfers,
    Question::MonitoringOnly,
    Question::BusinessCosts,
];

/// 家庭年纯收入 for monitoring: four incomes less 生产经营性支出, of the window; the
/// total where it was stated as such.
pub fn net<'s>(case: &Case<'s>) -> Figure<'s> {
    let Some(gross) = items(case) else {
        return case.amount(Question::NetIncome).called(Label::NetIncome);
    };
    let gross = (gross + case.amount(Question::MonitoringOnly)).called(Label::GrossIncome);
    (gross - case.amount(Question::BusinessCosts)).called(Label::NetIncome)
}

/// 家庭收入 for the minimum living allowance: the same without the transfers that
/// it does not count.
pub fn counted<'s>(case: &Case<'s>) -> Figure<'s> {
    let income = match items(case) {
        Some(gross) => gross - case.amount(Question::BusinessCosts),
        None => {
            let total = case.amount(Question::NetIncome);
            total - case.amount_up_to(Question::MonitoringOnly, total.or_zero())
        }
    };
    income.called(Label::CountedIncome)
}

/// The sum of the items, where the total was not stated but one of them was.
fn items<'s>(case: &Case<'s>) -> Option<Figure<'s>> {
    let stated = |item| case.is_stated(item);
    if stated(Question::NetIncome) || !ITEMS.into_iter().chain([Question::BusinessCosts]).any(stated) {
        return None;
    }
    let [first, rest @ ..] = ITEMS;
    Some(rest.into_iter().fold(case.amount(first), |sum, item| sum + case.amount(item)))
}
