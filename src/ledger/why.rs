//! Why a row is told what it is told: the reason in one sentence, what is missing, the standards used.

use crate::book::entry::Kind;
use crate::book::parameter::Basis;
use crate::engine::case::GapKind;
use crate::engine::completion::Run;
use crate::engine::figure::Quantity;
use crate::engine::outlook::{Outcome, Outlook, Range, Verdict};
use crate::engine::question::Key;
use crate::ledger::cell::{Cell, Span};
use crate::ledger::teller::{Standard, Teller};
use crate::view::format;
use crate::view::words::Language;
use std::borrow::Cow;

/// An amount that may lie between two: `13833.60–23056.00`.
pub fn span(language: Language, range: &Range) -> Cell {
    match (range.low, range.high) {
        (Some(low), Some(high)) if !low.is_negative() => Cell::Between(Span { low, high }),
        (Some(low), Some(high)) => Cell::text(format!("{low}–{high}")),
        (Some(low), None) => Cell::text(format!("{}{low}", language.of("不低于", "at least "))),
        _ => Cell::text(language.of("算不出", "cannot be computed")),
    }
}

fn question(language: Language, key: Key) -> &'static str {
    language.question(key.question)
}

/// The open questions that matter.
pub fn missing(language: Language, outlook: &Outlook) -> String {
    let mut names: Vec<&str> = Vec::new();
    if let Some(first) = outlook.answer_first {
        names.push(question(language, first));
    }
    for item in outlook.open.iter().filter(|item| item.matters) {
        if let Some(key) = item.open.question() {
            let name = question(language, key);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(language.of("；", "; "))
}

/// Why, in one sentence.
pub fn reason(language: Language, outlook: &Outlook) -> Cow<'static, str> {
    if outlook.answer_first.is_some() {
        return language.of("填的太少，还判断不了", "too little is answered").into();
    }
    // About as long as most of them.
    let mut told = String::with_capacity(120);
    let stop = language.of("：", ": ");
    match outlook.verdict {
        Verdict::NotNow => {
            told.extend([language.of("这一条不符合", "not so"), stop]);
            let fails = |outcome: &&Outcome| outcome.answer == Some(false) && outcome.finding.criterion.is_required();
            if let Some(failed) = outlook.outcomes.iter().find(fails) {
                told.push_str(language.criterion(failed.finding.criterion));
                put_numbers(&mut told, outlook, failed);
            }
        }
        Verdict::Likely => {
            told.push_str(language.of("条件都符合", "every condition is met"));
            // A condition that is required is met here; another one is told as it was found.
            let by_numbers = |required: bool| {
                let mut with_numbers = outlook.outcomes.iter().filter(|outcome| outcome.finding.test.is_some());
                with_numbers.find(|outcome| {
                    let criterion = outcome.finding.criterion;
                    outcome.answer.is_some() && !criterion.is_of_slip() && criterion.is_required() == required
                })
            };
            if let Some(outcome) = by_numbers(true).or_else(|| by_numbers(false)) {
                let found = match outcome.answer {
                    Some(false) => language.of("：否", ": no"),
                    Some(true) | None => "",
                };
                told.extend([language.of("；", "; "), language.criterion(outcome.finding.criterion), found]);
                put_numbers(&mut told, outlook, outcome);
            }
        }
        Verdict::Possible if outlook.still_open() > 0 => {
            told.extend([language.of("还要弄清", "still open"), stop, &missing(language, outlook)]);
        }
        Verdict::Possible if outlook.judgement => {
            return language.of("需入户研判或当地评定", "needs a visit, or is judged").into();
        }
        Verdict::Possible => {
            return language.of("按几种可能的标准结论不同", "the verdict differs between possible standards").into();
        }
        Verdict::CannotJudge => {
            let names: Vec<String> = outlook
                .gaps
                .iter()
                .filter(|gap| gap.why != GapKind::NoAmount)
                .map(|gap| match gap.slot.definition().kind {
                    Kind::Text => language.of("条文", "rule").to_owned(),
                    _ => format::parameter(language, gap.slot),
                })
                .collect();
            told.extend([language.of("没有查到", "not found"), stop, &names.join(language.of("；", "; "))]);
        }
    }
    told.into()
}

/// Puts the two sides of a comparison behind it, where both are known.
fn put_numbers(told: &mut String, outlook: &Outlook, outcome: &Outcome) {
    let side = |run: &Run, at: u32| match run.steps.get(at as usize)?.value {
        endless if endless.has_no_end() => None,
        side @ (Quantity::Money(_) | Quantity::Count(_)) => Some(side),
        _ => None,
    };
    let sides = outcome.finding.test.zip(outlook.cases.get(outcome.run));
    let Some((left, right)) = sides.and_then(|(test, run)| Some((side(run, test.left)?, side(run, test.right)?)))
    else {
        return;
    };
    let mut put = |before: &str, side: Quantity| {
        told.push_str(before);
        match side {
            Quantity::Money(amount) => format::put_plain(told, amount),
            Quantity::Count(count) => told.push_str(&count.to_string()),
            _ => {}
        }
    };
    put(" (", left);
    put(" / ", right);
    told.push(')');
}

/// The standards used: place, name, value, period and how it is known.
pub fn standards(teller: Teller<'_>, outlook: &Outlook) -> Cell {
    /// A cell is no book.
    const MOST: usize = 6;
    let used = outlook.values.iter().filter(|used| used.slot.definition().kind != Kind::Text);
    let used = used.map(|used| {
        let is_trial = used.basis == Basis::LastKnown && outlook.trials.contains(&used.slot);
        (used.slot, used.entry, is_trial)
    });
    Cell::shared(teller.lines.list(used, (MOST, teller.language.of("；", "; ")), |one| standard(teller, one)))
}

/// One of them; one that has ended and is tried on says so.
fn standard(Teller { language, book, .. }: Teller<'_>, (slot, entry, is_trial): Standard) -> String {
    let entry = entry.of(book);
    let value = entry.values.iter().find(|value| value.case == slot.case);
    let trial = if is_trial { language.of("，已到期，按它试算", ", ended: a trial") } else { "" };
    format!(
        "{} {} {}（{}，{}{trial}）",
        format::place(language, book, entry.region),
        format::parameter(language, slot),
        value.map(|value| format::value(language, entry, value)).unwrap_or_default(),
        format::period(language, slot.definition().by, entry.period),
        language.status(entry.status),
    )
}
