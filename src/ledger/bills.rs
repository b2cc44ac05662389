//! Bills: what each layer pays and what is left to the person, and the slip held against the rules.

use crate::base::money::Money;
use crate::engine::decision::Form;
use crate::engine::figure::{Label, Quantity};
use crate::engine::finding::Criterion;
use crate::engine::outlook::{Outcome, Outlook, Range, Verdict};
use crate::ledger::cell::{Cell, Shade, Span};
use crate::ledger::teller::Teller;
use crate::ledger::told::{PAYERS, Told};
use crate::ledger::why::span;
use crate::view::words::Language;

/// Who pays, the person first, in words.
pub fn payers(language: Language) -> [&'static str; PAYERS] {
    [
        language.of("自己付", "you pay"),
        language.of("基本医保", "basic insurance"),
        language.of("大病保险", "serious-illness insurance"),
        language.of("医疗救助", "medical aid"),
        language.of("倾斜救助", "extra aid"),
        language.of("补充保险", "supplementary insurance"),
        language.of("其他救助", "other aid"),
    ]
}

/// The layers in the order of those who pay, after the person.
const LAYERS: [Label; PAYERS - 1] = [
    Label::BasicPaid,
    Label::SeriousPaid,
    Label::AidPaid,
    Label::TiltPaid,
    Label::SupplementaryPaid,
    Label::OtherAidPaid,
];

/// Who pays what, where every part is known. A layer that is not spoken of pays nothing.
fn parts(outlook: &Outlook) -> Option<[Span; PAYERS]> {
    let mut parts = [Span::exact(Money::ZERO); PAYERS];
    parts[0] = own(outlook).and_then(Span::of)?;
    for (part, label) in parts[1..].iter_mut().zip(LAYERS) {
        if let Some(range) = outlook.ranges.iter().find(|range| range.label == label) {
            *part = Span::of(range)?;
        }
    }
    Some(parts)
}

/// What is told of a year of bills.
pub fn medical(teller: Teller<'_>, outlook: &Outlook) -> Told {
    let Teller { language, .. } = teller;
    let layer = |label: Label| match outlook.ranges.iter().find(|range| range.label == label) {
        Some(range) if range.is_exact() => Cell::amount(range.low),
        Some(range) => span(language, range),
        None => Cell::Nothing,
    };
    let own = own(outlook);
    let mut told = Told::of([Cell::text(language.verdict(outlook.verdict))]);
    told.cells.extend([Label::BasicPaid, Label::SeriousPaid, Label::AidPaid, Label::TiltPaid].into_iter().map(layer));
    told.cells.extend([Cell::amount(own.and_then(|own| own.low)), Cell::amount(own.and_then(|own| own.high))]);
    told.amount = own.and_then(Span::of);
    told.payers = parts(outlook);
    told.shade = match outlook.verdict {
        Verdict::Likely => Shade::Rest,
        Verdict::Possible => Shade::Fourth,
        Verdict::NotNow | Verdict::CannotJudge => Shade::Unknown,
    };
    told.close(teller, Some(outlook));
    told
}

/// The amount that is left to the person.
fn own(outlook: &Outlook) -> Option<&Range> {
    outlook.ranges.iter().rfind(|range| range.form == Form::Borne)
}

/// The slip against the rules: each layer of which both are known, and what the
/// person paid against what the rules leave. What is open agrees with nothing, and two noughts agree only where the
/// bill is known.
pub fn audit(teller: Teller<'_>, outlook: &Outlook, own_paid: Option<Money>) -> Told {
    let Teller { language, .. } = teller;
    let (mut unexplained, mut compared, mut where_) = (Money::ZERO, 0, Vec::new());
    let rule = own(outlook);
    let is_known = rule.is_some_and(Range::is_exact);
    let amount = |outcome: &Outcome, at: u32| match outlook.cases.get(outcome.run)?.steps.get(at as usize)?.value {
        Quantity::Money(amount) => Some(amount),
        _ => None,
    };
    let mut hold = |name: &str, slip: Money, rule: Money| {
        if slip == Money::ZERO && rule == Money::ZERO && !is_known {
            return;
        }
        compared += 1;
        if slip != rule {
            let (difference, sign) = if slip > rule { (slip - rule, "+") } else { (rule - slip, "-") };
            unexplained = unexplained + difference;
            where_.push(format!("{name} {sign}{difference}"));
        }
    };
    let mut left_open = Vec::new();
    for outcome in outlook.outcomes.iter().filter(|outcome| outcome.finding.criterion.is_of_slip()) {
        let (name, label) = match outcome.finding.criterion {
            Criterion::SlipBasicAgrees => (language.of("基本医保", "basic insurance"), Label::BasicPaid),
            Criterion::SlipSeriousAgrees => (language.of("大病保险", "serious-illness insurance"), Label::SeriousPaid),
            Criterion::SlipAidAgrees => (language.of("医疗救助", "medical aid"), Label::AidPaid),
            _ => (language.of("倾斜救助", "extra aid"), Label::TiltPaid),
        };
        let is_exact = outlook.ranges.iter().any(|range| range.label == label && range.is_exact());
        let sides =
            outcome.finding.test.and_then(|test| Some((amount(outcome, test.left)?, amount(outcome, test.right)?)));
        match sides.filter(|_| outcome.answer.is_some() && is_exact) {
            Some((slip, rule)) => hold(name, slip, rule),
            None => left_open.push(name),
        }
    }
    if let (Some(paid), Some(rule)) = (own_paid, rule.filter(|own| own.is_exact()).and_then(|own| own.low)) {
        hold(language.of("个人支付", "paid by the person"), paid, rule);
    }
    let (shade, verdict) = match (compared, unexplained == Money::ZERO, left_open.is_empty()) {
        (0, ..) => (Shade::Unknown, language.of("没法核对", "cannot be compared")),
        (_, false, _) => (Shade::First, language.of("与规则不一致", "differs")),
        (_, true, true) => (Shade::Rest, language.of("与规则一致", "as the rules give")),
        (_, true, false) => (
            Shade::Fourth,
            language.of("能核对的一致，其余没法核对", "what can be compared agrees, the rest cannot be"),
        ),
    };
    let open = left_open.iter().map(|name| format!("{name} {}", language.of("没法核对", "cannot be compared")));
    where_.extend(open.filter(|_| compared > 0));
    let mut told = Told::of([Cell::text(verdict)]);
    told.cells.push(if compared > 0 { Cell::Amount(unexplained) } else { Cell::Nothing });
    told.cells.push(Cell::text(where_.join(language.of("；", "; "))));
    told.cells.extend([Cell::amount(rule.and_then(|own| own.low)), Cell::amount(rule.and_then(|own| own.high))]);
    told.close(teller, Some(outlook));
    told.group = verdict.into();
    told.amount = (compared > 0).then_some(Span::exact(unexplained));
    told.payers = parts(outlook);
    told.shade = shade;
    told
}
