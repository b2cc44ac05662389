//! How a layer's payment is taken, and what is noted on the way: a recorded exact value, else the amount on the
//! settlement slip, else a recorded floor or cap as a range, else the layer is missing and may pay anything from
//! nothing to all that remains.

use crate::engine::case::{Case, Gap, GapKind};
use crate::engine::figure::Figure;
use crate::engine::finding::{Criterion, Finding};
use crate::engine::question::{Category, Question};

/// What the layers leave behind beside their payments.
#[derive(Default)]
pub struct Notes {
    pub findings: Vec<Finding>,
    pub missing: Vec<Gap>,
    /// Set once a line of the slip differs: what follows in it differs for that
    /// reason alone and is not compared.
    pub slip_differs: bool,
}

impl Notes {
    /// Each condition once, as it was found last; a line of a slip that differs
    /// stays.
    pub fn found(&mut self, finding: Finding) {
        match self.findings.iter_mut().find(|known| known.criterion == finding.criterion) {
            Some(known) if known.criterion.is_of_slip() && !known.holds => {}
            Some(known) => *known = finding,
            None => self.findings.push(finding),
        }
    }

    pub fn lacks(&mut self, gap: Gap) {
        if !self.missing.contains(&gap) {
            self.missing.push(gap);
        }
    }

    fn absorb(&mut self, other: Notes) {
        other.findings.into_iter().for_each(|finding| self.found(finding));
        other.missing.into_iter().for_each(|gap| self.lacks(gap));
    }
}

/// What a layer pays.
#[derive(Clone, Copy)]
pub struct Payment<'s> {
    /// The amount.
    pub paid: Figure<'s>,
    /// What the rule came to where more was due than there was room for; none where the slip told it or nothing did.
    pub due: Option<Figure<'s>>,
    /// What a cap of such visits alone took from it.
    pub cut: Option<Figure<'s>>,
}

impl<'s> From<Figure<'s>> for Payment<'s> {
    fn from(paid: Figure<'s>) -> Payment<'s> {
        Payment { paid, due: None, cut: None }
    }
}

/// A layer as the settlement slip has it.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// Its line.
    pub slip: Question,
    /// The group, where the layer pays for groups.
    pub group: Option<Category>,
    /// Whether a rule reads what the layer of a line pays.
    pub is_read: &'a dyn Fn(Question) -> bool,
}

/// The order in which a layer's payment is taken: exact, slip, range, missing. An
/// exact payment is held against the slip. What a missing one pays of a bill is for each bill by itself where
/// read by a rule; else all bills together give the ends of every sum.
pub fn layer<'s>(
    case: &Case<'s>,
    line: Line<'_>,
    remaining: Figure<'s>,
    notes: &mut Notes,
    rule: &dyn Fn(&Case<'s>, &mut Notes) -> Result<Payment<'s>, Gap>,
) -> Payment<'s> {
    let slip = line.slip;
    let mut exact = Notes::default();
    let payment = rule(&case.exactly(), &mut exact);
    if case.is_stated(slip) {
        case.marks_leap(payment.is_ok());
    }
    if let Ok(payment) = payment {
        notes.absorb(exact);
        if case.is_stated(slip) && !notes.slip_differs {
            let agrees = case.amount(slip).equals(payment.paid);
            notes.slip_differs = !agrees.holds;
            notes.found(Finding::by(of_slip(slip), agrees));
        }
        return payment;
    }
    if case.is_stated(slip) {
        return case.amount(slip).least_turning(remaining).into();
    }
    rule(case, notes).unwrap_or_else(|gap| {
        notes.lacks(gap);
        let bill = if (line.is_read)(slip) { *case } else { case.visit(0) };
        bill.missing_layer(slip, line.group, remaining).into()
    })
}

/// The condition that a line of the slip agrees with the rules.
fn of_slip(slip: Question) -> Criterion {
    match slip {
        Question::SlipBasic => Criterion::SlipBasicAgrees,
        Question::SlipSerious => Criterion::SlipSeriousAgrees,
        Question::SlipAid => Criterion::SlipAidAgrees,
        _ => Criterion::SlipTiltAgrees,
    }
}

/// Up to the cap; where none is recorded the amount as it is, and the gap is
/// noted. A cap that leaves room is none for an exact payment.
///
/// # Errors
/// That the cap leaves room, where an exact one was asked for.
pub fn up_to_cap<'s>(paid: Figure<'s>, cap: Result<Figure<'s>, Gap>, notes: &mut Notes) -> Result<Figure<'s>, Gap> {
    match cap {
        Ok(cap) => return Ok(paid.least(cap)),
        Err(gap) if gap.why == GapKind::NotExact => return Err(gap),
        Err(gap) if paid.is_any() => notes.lacks(gap),
        Err(_) => {}
    }
    Ok(paid)
}
