//! 特困人员供养 — support for the destitute (民发〔2021〕43号): without the strength to
//! work, without means, without anybody able to support them. A monthly sum for
//! living and one for care, by the local standard, never from the allowance's; in the
//! country by what one cannot do, in places by where one lives.

use crate::book::parameter::destitute::{CARE, ELIGIBILITY, SELF_CARE_TEST, STANDARD, UNABLE_ITEMS};
use crate::engine::case::{Case, Gap};
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::{Figure, Label};
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// Living and care of one person.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    for (criterion, question) in [
        (Criterion::CannotWork, Question::CannotWork),
        (Criterion::NoMeans, Question::NoMeans),
        (Criterion::NoSupporter, Question::NoSupporter),
    ] {
        if !decision.finds(Finding::of(criterion, case.yes(question)).under(ELIGIBILITY)) {
            return decision;
        }
    }
    let cannot = case.count(Question::CannotDo);
    let living = if !case.yes(Question::Rural) {
        "urban"
    } else if case.is_recorded(STANDARD.of("rural_together")) {
        if case.yes(Question::InHome) { "rural_together" } else { "rural_apart" }
    } else if cannot.is_any() {
        "rural_needs_care"
    } else {
        "rural_self_care"
    };
    decision.grants(Label::DestituteLiving, Form::Cash, Per::Month, case.value(STANDARD.of(living)));
    let care = care(case, cannot, &mut decision);
    decision.grants(Label::DestituteCare, Form::Cash, Per::Month, care);
    decision
}

/// 照料护理, by what one cannot do and where one lives.
fn care<'s>(case: &Case<'s>, cannot: Figure<'s, u32>, decision: &mut Decision) -> Result<Figure<'s>, Gap> {
    let full = cannot.reaches(case.value(UNABLE_ITEMS)?);
    decision.finds(Finding::by(Criterion::FullCare, full).under(SELF_CARE_TEST));
    case.value(CARE.of(match (case.yes(Question::InHome), full.holds, cannot.is_any()) {
        (true, true, _) => "together_full",
        (true, false, true) => "together_half",
        (true, false, false) => "together_self",
        (false, true, _) => "apart_full",
        (false, false, true) => "apart_half",
        (false, false, false) => "apart_self",
    }))
}
