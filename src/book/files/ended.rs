//! An ended value that may stand in although something came after it. A remark that names a later day, or a later value
//! of the place that leaves cases out, speaks against it, so that the entry must say which holds.

use super::{Found, Refusal};
use crate::base::calendar::Date;
use crate::base::citation::Status;
use crate::book::entry::Book;

/// What is refused of the ended values that say nothing of standing in.
pub(super) fn undecided(found: &[Found], book: &Book) -> Vec<Refusal> {
    let known = || found.iter().filter(|one| one.entry.status != Status::NotFound);
    let mut refusals = Vec::new();
    for one in known().filter(|one| !one.says_stands_in) {
        let Some(until) = one.entry.period.until else { continue };
        let slot = (one.entry.parameter, one.entry.region);
        let later: Vec<&Found> = known()
            .filter(|other| (other.entry.parameter, other.entry.region) == slot && other.entry.period.from > until)
            .collect();
        let answered = |case: u8| later.iter().any(|other| other.entry.values.iter().any(|value| value.case == case));
        let left_out: Vec<u8> =
            one.entry.values.iter().map(|value| value.case).filter(|case| !answered(*case)).collect();
        let cases = &book.definition(one.entry.parameter).cases;
        let named: Vec<&str> = left_out.iter().filter_map(|case| Some(&**cases.get(usize::from(*case))?)).collect();
        let remark = one.note.note.as_ref().map_or("", |(zh, _)| zh);
        let why = match (left_out.is_empty(), later.is_empty(), days_named(remark).find(|day| *day > until)) {
            (false, false, _) => format!("a later value leaves out {}", named.join(", ")),
            (false, true, Some(day)) => format!("its note names {day}, after its end"),
            // What answers afterwards leaves nothing to stand in for.
            (true, ..) | (false, true, None) => continue,
        };
        refusals.push(format!("{}: stands_in must be said, true or false: {why}", one.place));
    }
    refusals
}

/// The days that a Chinese text names: `2023-04-01`, `2023年4月1日`, or the first of `2023年4月` and `2023年`.
fn days_named(text: &str) -> impl Iterator<Item = Date> + '_ {
    const WRITTEN: usize = "2023-04-01".len();
    const YEAR: usize = "2023".len();
    let written = text.char_indices().filter_map(|(at, _)| Date::parse(text.get(at..at + WRITTEN)?));
    let spoken = text.match_indices('年').filter_map(|(at, sign)| {
        let year = text.get(at.checked_sub(YEAR)?..at)?;
        let (month, rest) = number_before('月', &text[at + sign.len()..]).unwrap_or(("1", ""));
        let (day, _) = number_before('日', rest).unwrap_or(("1", ""));
        Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
    });
    written.chain(spoken)
}

/// The number with which a text begins, if this sign follows it, and what comes after.
fn number_before(sign: char, text: &str) -> Option<(&str, &str)> {
    text.split_once(sign).filter(|(number, _)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
