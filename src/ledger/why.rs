//! Why a row is told what it is told: the reason in one sentence, what is missing, the standards used.

use crate::book::entry::Kind;
use crate::book::parameter::Basis;
use crate::engine::case::GapKind;
use crate::engine::completion::Run;
use crate::engine::figure::{Quantity, Use};
use crate::engine::outlook::{Outcome, Outlook, Range, Verdict};
use crate::engine::question::Key;
use crate::ledger::teller::Teller;
use crate::view::format;
use crate::view::words::Language;

/// An amount that may lie between two: `13833.60–23056.00`.
pub fn span(language: Language, range: &Range) -> String {
    match (range.low, range.high) {
        (Some(low), Some(high)) => format!("{low}–{high}"),
        (Some(low), None) => format!("{}{low}", language.of("不低于", "at least ")),
        _ => language.of("算不出", "cannot be computed").to_owned(),
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
pub fn reason(language: Language, outlook: &Outlook) -> String {
    let with = |before: &str, what: &str| format!("{before}{what}");
    if outlook.answer_first.is_some() {
        return language.of("填的太少，还判断不了", "too little is answered").to_owned();
    }
    let stop = language.of("：", ": ");
    match outlook.verdict {
        Verdict::NotNow => {
            let fails = |outcome: &&Outcome| outcome.answer == Some(false) && outcome.finding.criterion.is_required();
            let failed = outlook.outcomes.iter().find(fails);
            let words = failed.map_or(String::new(), |outcome| {
                format!("{}{}", language.criterion(outcome.finding.criterion), numbers(outlook, outcome))
            });
            with(&format!("{}{stop}", language.of("这一条不符合", "not so")), &words)
        }
        Verdict::Likely => {
            // A condition that is required is met here; another one is told as it was found.
            let by_numbers = |required: bool| {
                let mut with_numbers = outlook.outcomes.iter().filter(|outcome| outcome.finding.test.is_some());
                with_numbers.find(|outcome| {
                    let criterion = outcome.finding.criterion;
                    outcome.answer.is_some() && !criterion.is_of_slip() && criterion.is_required() == required
                })
            };
            let words = by_numbers(true).or_else(|| by_numbers(false)).map_or(String::new(), |outcome| {
                let found = match outcome.answer {
                    Some(false) => language.of("：否", ": no"),
                    Some(true) | None => "",
                };
                let criterion = language.criterion(outcome.finding.criterion);
                format!("{}{criterion}{found}{}", language.of("；", "; "), numbers(outlook, outcome))
            });
            with(language.of("条件都符合", "every condition is met"), &words)
        }
        Verdict::Possible if outlook.still_open() > 0 => {
            with(&format!("{}{stop}", language.of("还要弄清", "still open")), &missing(language, outlook))
        }
        Verdict::Possible if outlook.judgement => {
            language.of("需入户研判或当地评定", "needs a visit, or is judged").to_owned()
        }
        Verdict::Possible => {
            language.of("按几种可能的标准结论不同", "the verdict differs between possible standards").to_owned()
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
            with(&format!("{}{stop}", language.of("没有查到", "not found")), &names.join(language.of("；", "; ")))
        }
    }
}

/// The two sides of a comparison, where both are known.
fn numbers(outlook: &Outlook, outcome: &Outcome) -> String {
    let side = |run: &Run, at: u32| match run.steps.get(at as usize).map(|step| step.value) {
        Some(endless) if endless.has_no_end() => None,
        Some(Quantity::Money(amount)) => Some(format::plain(amount)),
        Some(Quantity::Count(count)) => Some(count.to_string()),
        _ => None,
    };
    let sides = outcome.finding.test.zip(outlook.cases.get(outcome.run));
    let sides = sides.and_then(|(test, run)| Some((side(run, test.left)?, side(run, test.right)?)));
    sides.map_or(String::new(), |(left, right)| format!(" ({left} / {right})"))
}

/// The standards used: place, name, value, period and how it is known.
pub fn standards(teller: Teller<'_>, outlook: &Outlook) -> String {
    let Teller { language, lines, .. } = teller;
    let (mut lines, mut told) = (lines.borrow_mut(), Vec::new());
    for used in outlook.values.iter().filter(|used| used.slot.definition().kind != Kind::Text) {
        let key = (used.slot, used.entry, outlook.trials.contains(&used.slot));
        let line = lines.entry(key).or_insert_with(|| standard(teller, used, key.2).into());
        if !told.contains(line) {
            told.push(line.clone());
        }
        // A cell is no book.
        if told.len() == 6 {
            break;
        }
    }
    told.join(language.of("；", "; "))
}

/// One of them; one that has ended and is tried on says so.
fn standard(Teller { language, book, .. }: Teller<'_>, used: &Use, is_trial: bool) -> String {
    let entry = used.entry.of(book);
    let value = entry.values.iter().find(|value| value.case == used.slot.case);
    let trial = if is_trial && used.basis == Basis::LastKnown {
        language.of("，已到期，按它试算", ", ended: a trial")
    } else {
        ""
    };
    format!(
        "{} {} {}（{}，{}{trial}）",
        format::place(language, book, entry.region),
        format::parameter(language, used.slot),
        value.map(|value| format::value(language, entry, value)).unwrap_or_default(),
        format::period(language, used.slot.definition().by, entry.period),
        language.status(entry.status),
    )
}
