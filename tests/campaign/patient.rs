//! What a patient tells of one to three visits: by the slip or by the bill, of one year or of several.

use super::record::year;
use super::told::{Maker, Told};

/// Draws the visits.
pub fn patient(maker: &mut Maker<'_>) {
    maker.all(&["category", "monitored_as", "grave_illness"]);
    maker.mostly("also_category", Told::Option("ordinary"));
    for key in ["tilt_applied", "supplementary"] {
        if maker.dice.once_in(3) {
            maker.mostly_yes(&[key], true);
        }
    }
    let visits: u8 = [1, 1, 1, 2, 2, 3][maker.dice.below(6)];
    let totals = maker.dice.once_in(2);
    let slips = maker.dice.once_in(4);
    for visit in 0..visits {
        this_visit(maker, visit, totals, slips);
    }
    admissions(maker, visits);
    if maker.dice.once_in(8) {
        maker.all(&["category_since", "category_then"]);
    }
}

/// Numbers the admissions of each year by their days; now and then there was another in between.
fn admissions(maker: &mut Maker<'_>, visits: u8) {
    let discharge = |maker: &Maker<'_>, visit| match maker.story.answers.get(&(visit, "discharge")) {
        Some(Told::Day(day)) => *day,
        other => panic!("{other:?} is no day"),
    };
    let mut ordered: Vec<u8> = (0..visits).collect();
    ordered.sort_by_key(|visit| discharge(maker, *visit));
    let (mut of, mut last) = (0, 0);
    for visit in ordered {
        let its_year = year(discharge(maker, visit));
        let before = if its_year == of { last } else { 0 };
        (of, last) = (its_year, before + if maker.dice.once_in(4) { 2 } else { 1 });
        maker.tell(visit, "admission", Told::Count(last));
    }
}

fn this_visit(maker: &mut Maker<'_>, visit: u8, totals: bool, slips: bool) {
    // Accidents have worked cases of their own.
    maker.tell(visit, "accident", Told::Yes(false));
    for key in ["visit_kind", "hospital_level", "where", "referred", "discharge"] {
        let told = maker.any(key);
        maker.tell(visit, key, told);
    }
    let discharge = match (visit, maker.story.answers.get(&(0, "discharge"))) {
        // Mostly of one year.
        (1.., Some(Told::Day(first))) if !maker.dice.once_in(4) => {
            let (month, day) = (maker.dice.between(1, 12), maker.dice.between(1, 28));
            year(*first) * 10_000 + i32::try_from(month * 100 + day).expect("a day")
        }
        _ => maker.any_day(),
    };
    let discharge = maker.not_after(discharge);
    maker.tell(visit, "discharge", Told::Day(discharge));
    if !maker.dice.once_in(3) {
        maker.tell(visit, "where", Told::Option("within"));
        maker.tell(visit, "visit_kind", Told::Option("inpatient"));
    }
    let in_scope = maker.any_amount();
    let mut outside = |most| if maker.dice.once_in(2) { 0 } else { maker.dice.between(0, most) };
    // Drugs outside the catalogue may cost more than all else.
    let parts =
        [("full_own", outside(10_000_000)), ("over_limit", outside(2_000_000)), ("pre_self", outside(2_000_000))];
    let whole = in_scope + parts.iter().map(|(_, part)| part).sum::<i128>();
    // Stated on the slip, or what the bill leaves.
    let by_parts = totals && maker.dice.once_in(3);
    if totals {
        maker.tell(visit, "total", Told::Fen(whole));
    }
    if !by_parts {
        maker.tell(visit, "in_scope", Told::Fen(in_scope));
    }
    for (key, part) in parts {
        if by_parts || maker.dice.once_in(2) {
            maker.tell(visit, key, Told::Fen(part));
        }
    }
    let wholly = match maker.story.answers.get(&(visit, "full_own")) {
        Some(Told::Fen(part)) if totals => *part,
        _ => 0,
    };
    if wholly > 0 && maker.dice.once_in(2) {
        // All of it, or some.
        let drugs = if maker.dice.once_in(2) { wholly } else { maker.dice.between(0, wholly) };
        maker.tell(visit, "special_drugs", Told::Fen(drugs));
    }
    for key in ["slip_basic", "slip_serious", "slip_aid", "slip_tilt"] {
        if slips && maker.dice.once_in(2) {
            let paid = maker.dice.between(0, in_scope);
            maker.tell(visit, key, Told::Fen(paid));
        }
    }
    if maker.dice.once_in(6) {
        let paid = maker.any_amount();
        maker.tell(visit, "other_aid", Told::Fen(paid));
    }
}
