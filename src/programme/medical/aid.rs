//! 医疗救助: for the groups that the text covers directly, and those for whom the place records a rate.

use super::of_group;
use super::slip::{Notes, up_to_cap};
use super::year::Year;
use crate::base::keyed::Keyed;
use crate::book::parameter::medical as value;
use crate::engine::case::{Case, Gap};
use crate::engine::figure::Figure;
use crate::engine::question::{Category, Question};

/// The groups that the aid covers directly (云政办发〔2022〕40号, classes one to
/// three), and those for whom the place records a rate.
pub fn is_aided(case: &Case<'_>, category: Category) -> bool {
    let direct = matches!(
        category,
        Category::Destitute
            | Category::MinimumLiving
            | Category::ReturnedToPoverty
            | Category::MinimumLivingMargin
            | Category::Monitored
    );
    direct || (category != Category::Ordinary && case.is_recorded(value::AID_RATE.of(category.key())))
}

/// Whether the place takes off what 民政临时救助, or insurance too, has paid before its aid.
pub fn takes_off_first(case: &Case<'_>) -> bool {
    ["civil_aid", "civil_aid_and_insurance"].into_iter().any(|what| case.chooses(value::AID_OFFSETS, what))
}

/// Whether the aid of the group covers this kind of care: some have it for 住院 only.
pub fn covers(case: &Case<'_>, category: Category, chronic: bool) -> bool {
    !(chronic && case.chooses(of_group(case, value::AID_COVERS, category), "inpatient_only"))
}

/// 医疗救助: what is left above the deductible of the year, at the rate of the
/// category, up to what is left of its cap where one is recorded. 重特大疾病 has a
/// cap of its own; 住院 and 门诊慢特病 share one unless the place separates them.
pub fn of_visit<'s>(
    case: &Case<'s>,
    category: Category,
    year: &Year<'s>,
    base: Figure<'s>,
    chronic: bool,
    notes: &mut Notes,
) -> Result<Figure<'s>, Gap> {
    let own_rate = of_group(case, value::CHRONIC_AID_RATE, category);
    let rate = if chronic && case.is_recorded(own_rate) { own_rate } else { of_group(case, value::AID_RATE, category) };
    let rate = case.value(rate)?;
    let deductible = case.value(of_group(case, value::AID_DEDUCTIBLE, category))?;
    let deductible = year.aid_base.left_of(deductible);
    let separate = case.chooses(value::AID_CAP_SCOPE, "separate");
    let grave = of_group(case, value::AID_CAP_GRAVE, category);
    let grave_cap = !chronic && case.is_recorded(grave) && case.yes(Question::GraveIllness);
    let (cap, used) = match (separate, chronic) {
        (true, true) => (of_group(case, value::AID_CAP_CHRONIC, category), year.aid_chronic),
        (separate, _) => {
            let both = year.aid.and(year.aid_chronic);
            let cap = if grave_cap { grave } else { of_group(case, value::AID_CAP, category) };
            (cap, if separate { year.aid } else { both })
        }
    };
    let paid = (base - deductible).or_zero().at(rate);
    up_to_cap(paid, case.value(cap).map(|cap| used.left_of(cap)), notes)
}
