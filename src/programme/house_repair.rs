//! 农村危房改造 — aid for the only dwelling of 六类对象 when it is graded C (repair) or D,
//! or when there is none (rebuilding) (建村〔2021〕35号、财社〔2022〕42号).

use super::groups::{SixGroups, six_groups};
use crate::book::parameter::house_repair::{AMOUNT, GROUPS};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{HouseGrade, Question};

/// The aid of the household.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    let grade: HouseGrade = case.choice(Question::HouseGrade);
    if !decision.finds(Finding::of(Criterion::RuralHousehold, case.yes(Question::Rural)))
        || !decision.finds(Finding::of(Criterion::UnsafeHouse, grade != HouseGrade::GradeAB))
    {
        return decision;
    }
    let only = grade == HouseGrade::NoHouse || case.yes(Question::OnlyHouse);
    if !decision.finds(Finding::of(Criterion::OnlyHouse, only)) {
        return decision;
    }
    let group = six_groups(case);
    decision.finds(Finding::of(Criterion::SixGroups, group.is_some()).under(GROUPS));
    let Some(group) = group else { return decision };
    let key = match (grade, group) {
        (HouseGrade::GradeC, _) => "repair",
        (_, SixGroups::First) => "rebuild_first",
        (_, SixGroups::Second) => "rebuild_second",
    };
    decision.grants(Label::HouseRepair, Form::Cash, Per::Once, case.value(AMOUNT.of(key)));
    decision
}
