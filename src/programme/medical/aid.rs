//! 医疗救助: for the groups that the text covers directly, and those for whom the place records a rate.

use super::of_group;
use super::slip::{Notes, up_to_cap};
use super::year::Year;
use crate::base::keyed::Keyed;
use crate::book::parameter::Parameter;
use crate::book::parameter::medical as value;
use crate::engine::case::{Case, Gap};
use crate::engine::figure::Figure;
use crate::engine::question::{Category, MonitoredAs, Question};

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

/// Whether anything of the layer is recorded for a group.
pub fn is_recorded(case: &Case<'_>, category: Category) -> bool {
    let rates = [value::AID_RATE, value::CHRONIC_AID_RATE, value::AID_RATE_GRAVE];
    let kinds = MonitoredAs::ALL.iter().map(|kind| kind.key()).filter(|_| category == Category::Monitored);
    let keys: Vec<&str> = kinds.chain([category.key()]).collect();
    rates.iter().any(|rate| keys.iter().any(|key| case.is_recorded(rate.of(key))))
}

/// Whether the place takes off what 民政临时救助, or insurance too, has paid before its aid.
pub fn takes_off_first(case: &Case<'_>) -> bool {
    ["civil_aid", "civil_aid_and_insurance"].into_iter().any(|what| case.chooses(value::AID_OFFSETS, what))
}

/// Whether the aid of the group covers this kind of care: some have it for 住院 only.
pub fn covers(case: &Case<'_>, category: Category, chronic: bool) -> bool {
    !(chronic && case.chooses(of_group(case, value::AID_COVERS, category), "inpatient_only"))
}

/// Whether 先行自付 enters the base of 医疗救助; where no rule is recorded it does not.
pub fn counts_pre_self(case: &Case<'_>) -> bool {
    case.chooses(value::AID_BASE_PRE_SELF, "counted")
}

/// 医疗救助: what is left above the deductible of the year, at the rate of the
/// category, up to what is left of its cap where one is recorded. 重特大疾病 may have
/// a rate and a cap of its own; 住院 and 门诊慢特病 share one unless the place separates them.
pub fn of_visit<'s>(
    case: &Case<'s>,
    category: Category,
    year: &Year<'s>,
    base: Figure<'s>,
    chronic: bool,
    notes: &mut Notes,
) -> Result<Figure<'s>, Gap> {
    let rate = match chronic {
        true => Some(of_group(case, value::CHRONIC_AID_RATE, category)).filter(|rate| case.is_recorded(*rate)),
        false => of_grave_illness(case, value::AID_RATE_GRAVE, category),
    };
    let rate = case.value(rate.unwrap_or_else(|| of_group(case, value::AID_RATE, category)))?;
    let deductible = case.value(of_group(case, value::AID_DEDUCTIBLE, category))?;
    let deductible = year.aid_base.left_of(deductible);
    let separate = case.chooses(value::AID_CAP_SCOPE, "separate");
    let (cap, used) = match (separate, chronic) {
        (true, true) => (of_group(case, value::AID_CAP_CHRONIC, category), year.aid_chronic),
        (separate, _) => {
            let both = year.aid.and(year.aid_chronic);
            let grave = if chronic { None } else { of_grave_illness(case, value::AID_CAP_GRAVE, category) };
            let cap = grave.unwrap_or_else(|| of_group(case, value::AID_CAP, category));
            (cap, if separate { year.aid } else { both })
        }
    };
    let paid = (base - deductible).or_zero().at(rate);
    up_to_cap(paid, case.value(cap).map(|cap| used.left_of(cap)), notes)
}

/// What the place records for a grave illness of the group, where the person has one; it is not asked otherwise.
fn of_grave_illness<T>(case: &Case<'_>, parameter: Parameter<T>, category: Category) -> Option<Parameter<T>> {
    let own = of_group(case, parameter, category);
    (case.is_recorded(own) && case.yes(Question::GraveIllness)).then_some(own)
}
