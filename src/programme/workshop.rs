//! 就业帮扶车间、企业吸纳、以工代训 — grants to employers of ex-poor and monitored workers
//! (鄂人社发〔2021〕25号 and the like). The worker gets wages; the grant is the employer's.

use crate::book::parameter::workshop::{EMPLOYER_GRANT, MONTHS, ON_THE_JOB};
use crate::engine::case::Case;
use crate::engine::decision::{Decision, Form, Per, Standing};
use crate::engine::figure::Label;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::Question;

/// The times that the rules tell apart, the longest first.
const TIMES: [&str; 2] = ["one_year", "half_year"];

/// What the employer of one worker gets: by the longest time that was worked.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut decision = Decision::of(Standing::NotNow, Vec::new());
    if !decision.finds_listed(case) {
        return decision;
    }
    // A time that an ended rule told does not stand beside one in force.
    let case =
        if TIMES.iter().any(|long| case.in_force().is_recorded(MONTHS.of(long))) { case.in_force() } else { *case };
    let worked = case.count(Question::HiredMonths);
    let mut tried = None;
    for long in TIMES {
        let Ok(months) = case.value(MONTHS.of(long)) else { continue };
        let test = worked.reaches(months);
        tried = Some(test);
        if test.holds {
            decision.finds(Finding::by(Criterion::HiredLongEnough, test));
            decision.grants(Label::EmployerGrant, Form::Employer, Per::Once, case.value(EMPLOYER_GRANT.of(long)));
            break;
        }
    }
    match tried {
        Some(test) if test.holds => {}
        Some(test) => {
            decision.finds(Finding::by(Criterion::HiredLongEnough, test));
        }
        None => {
            let amount = case.value(EMPLOYER_GRANT.of("one_year"));
            decision.grants(Label::EmployerGrant, Form::Employer, Per::Once, amount);
        }
    }
    if case.is_recorded(ON_THE_JOB) {
        decision.grants(Label::OnTheJob, Form::Employer, Per::Month, case.value(ON_THE_JOB));
    }
    decision
}
