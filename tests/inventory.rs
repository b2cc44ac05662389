//! The 84 policies of the county reports, each with its place; the check-up of a
//! household over all programmes; and the lists of what is still lacking.

#[path = "support/site.rs"]
mod site;
mod support;

use bangfu::answer::checkup::{Apart, checkup};
use bangfu::base::keyed::Keyed;
use bangfu::base::money::Money;
use bangfu::book::parameter::{built_in, examples, policies};
use bangfu::engine::decision::Form;
use bangfu::engine::outlook::Verdict;
use bangfu::engine::situation::Situation;
use bangfu::form;
use bangfu::programme::{Programme, assess};
use bangfu::view::pages::policies::{Treatment, treatment};
use std::collections::BTreeSet;
use support::example;

fn none(failures: &[String]) {
    assert!(failures.is_empty(), "{}:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_row_of_the_inventory_has_a_page_and_a_kind() {
    let rows: BTreeSet<String> = (1..=84).map(|number| format!("INV-{number:03}")).collect();
    let known: Vec<String> = policies().iter().map(|policy| policy.id.to_string()).collect();
    assert_eq!(known, rows.into_iter().collect::<Vec<_>>(), "each row once, in order");
    let pages = site::pages();
    let computed: BTreeSet<&str> = examples().iter().map(|example| example.programme).collect();
    let mut failures = Vec::new();
    for policy in policies() {
        for folder in ["", "en/"] {
            if pages[&format!("{folder}policies.html")].with_id(&policy.id) != 1 {
                failures.push(format!("{} does not stand once on {folder}policies.html", policy.id));
            }
            if policy.page.as_ref().is_some_and(|page| !pages.contains_key(&format!("{folder}{page}"))) {
                failures.push(format!("{} leads to {:?}, which is no page", policy.id, policy.page));
            }
        }
        let chapter = policy.page.as_deref().and_then(|page| page.strip_prefix("programme/")?.strip_suffix(".html"));
        let has_rule = chapter.is_some_and(|key| Programme::parse(key).is_some());
        let fits = match treatment(policy) {
            // What is said to be computed or checked is held by a worked example.
            Treatment::Calculator | Treatment::Checker => {
                chapter.is_none() || (has_rule && chapter.is_some_and(|key| computed.contains(key)))
            }
            Treatment::Told => chapter.is_some() && !has_rule,
            Treatment::Card => policy.page.is_none() && policy.card.is_some(),
        };
        if !fits {
            failures.push(format!("{} is no {:?}", policy.id, treatment(policy)));
        }
    }
    none(&failures);
    for kind in Treatment::ALL {
        assert!(policies().iter().any(|policy| treatment(policy) == *kind), "some are {kind:?}");
    }
}

fn situation(pairs: &[(&str, &str)]) -> Situation {
    let pairs: Vec<(String, String)> = pairs.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
    let reading = form::read(&pairs, &built_in());
    assert_eq!(reading.complaints, []);
    reading.situation.expect("place and day are given")
}

/// 嵩明, September 2025: an old person without anybody, living apart and unable to
/// do four of six things (968 + 187 a month, TK-KM-2025), a worker five months in
/// another province (1,000 a year, JOB-YN-TR-01), a boarder in junior school (750 a term).
const HOUSEHOLD: &[(&str, &str)] = &[
    ("place", "530127"),
    ("assessed_on", "2025-09-01"),
    ("rural", "yes"),
    ("ex_poor", "yes"),
    ("monitored", "no"),
    ("members", "3"),
    ("recognised_as", "destitute"),
    ("p1.cannot_work", "yes"),
    ("p1.no_means", "yes"),
    ("p1.no_supporter", "yes"),
    ("p1.in_home", "no"),
    ("p1.cannot_do", "4"),
    ("p2.works_where", "outside_province"),
    ("p2.months_away", "5"),
    ("p2.organised", "no"),
    ("p3.stage", "junior"),
    ("p3.boarding", "yes"),
    ("p3.group", "none"),
    ("p3.hardship", "no"),
    ("p3.school_meals", "no"),
    ("p3.term", "2025-autumn"),
];

#[test]
fn a_year_of_the_household_adds_up_each_yuan_once() {
    let book = built_in();
    let situation = situation(HOUSEHOLD);
    let assessments = assess(&situation, &book);
    let checkup = checkup(&situation, &assessments, &book);
    let cash = checkup.totals.iter().find(|total| total.form == Form::Cash).expect("there is cash");
    // (968 + 187) × 12 + 1,000 + 750 × 2
    assert_eq!((968 + 187) * 12 + 1_000 + 750 * 2, 16_360);
    assert_eq!((cash.low, cash.high), (Money::from_units(16_360, 0), Some(Money::from_units(16_360, 0))));
    let first = checkup.lines.first().expect("there are lines");
    assert_eq!((first.programme, first.outlook.verdict), (Programme::Destitute, Verdict::Likely), "the largest first");
    let unasked: Vec<Programme> = checkup.unasked.iter().map(|one| one.programme).collect();
    assert!(unasked.contains(&Programme::HouseRepair) && unasked.contains(&Programme::TemporaryAid), "{unasked:?}");
    assert!(!unasked.contains(&Programme::Destitute), "it was asked");
}

#[test]
fn a_person_is_not_destitute_and_on_the_allowance_at_once() {
    let book = built_in();
    // 甘肃 2021: an amount of the allowance by tiers; income far below the standard.
    let both = [
        ("place", "429005"),
        ("assessed_on", "2017-06-01"),
        ("rural", "yes"),
        ("members", "1"),
        ("net_income", "0"),
        ("monitoring_only", "0"),
        ("assets_within", "yes"),
        ("p1.cannot_work", "yes"),
        ("p1.no_means", "yes"),
        ("p1.no_supporter", "yes"),
        ("p1.in_home", "no"),
        ("p1.cannot_do", "0"),
    ];
    let situation = situation(&both);
    let assessments = assess(&situation, &book);
    let likely: Vec<Programme> =
        assessments.iter().filter(|one| one.outlook.verdict == Verdict::Likely).map(|one| one.programme).collect();
    assert!(likely.contains(&Programme::Destitute) && likely.contains(&Programme::MinimumLiving), "{likely:?}");
    let checkup = checkup(&situation, &assessments, &book);
    assert!(checkup.apart.contains(&(Programme::MinimumLiving, Apart::Excluded)), "{:?}", checkup.apart);
    let cash = checkup.totals.iter().find(|total| total.form == Form::Cash).expect("there is cash");
    assert_eq!(cash.low, Money::from_units(634 * 12, 0), "the living of the destitute alone (W2-TK-QJ-2017)");
}

/// Over every worked example: each assessment has one line, what is likely comes
/// first, and the totals lie between nothing and no end in good order.
#[test]
fn the_check_up_holds_for_every_worked_example() {
    let book = built_in();
    let rank = |verdict| match verdict {
        Verdict::Likely => 0,
        Verdict::Possible => 1,
        Verdict::CannotJudge => 2,
        Verdict::NotNow => 3,
    };
    for example in example::all() {
        let Some(situation) = form::read(&example.given(), &book).situation else { continue };
        let assessments = assess(&situation, &book);
        let checkup = checkup(&situation, &assessments, &book);
        let name = &example.name;
        assert_eq!(checkup.lines.len(), assessments.len(), "{name}");
        assert!(checkup.lines.is_sorted_by_key(|one| rank(one.outlook.verdict)), "{name}");
        for total in &checkup.totals {
            assert!(total.low >= Money::ZERO && total.high.is_none_or(|high| total.low <= high), "{name}: {total:?}");
            assert!(matches!(total.form, Form::Cash | Form::Waiver | Form::InKind), "{name}: {total:?}");
        }
        for unasked in &checkup.unasked {
            assert!(!assessments.iter().any(|one| one.programme == unasked.programme), "{name}: {unasked:?}");
        }
    }
}

#[test]
fn the_lists_to_fill_in_are_tables_of_what_is_lacking() {
    let book = built_in();
    let tables = bangfu::view::pages::tables();
    let homes = book.regions.iter().filter(|region| region.is_home(&book.regions)).count();
    assert_eq!(tables.len(), 2 * homes, "a list for each county in each language");
    for (path, text) in &tables {
        let text = text.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{path} lacks the mark of its encoding"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let heads = reader.headers().expect("a first line").len();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row of the table")).collect();
        assert!(rows.len() > 20, "{path}: {} rows", rows.len());
        for row in &rows {
            assert_eq!(row.len(), heads, "{path}: {row:?}");
            assert!(book.position(&row[2]).is_some(), "{path}: {row:?}");
            // What a spreadsheet would take for a formula is none of ours.
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '@'])), "{path}: {row:?}");
        }
    }
    let songming = &tables.iter().find(|(path, _)| path == "fill/530127.csv").expect("嵩明 has a list").1;
    assert!(songming.contains("house_repair.amount") && songming.contains("查过，没有查到"));
}
