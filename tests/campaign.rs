//! The campaign: random households of every programme and place, complete ones and open ones, held against a second
//! arithmetic in whole fen that shares no code with the rules and reads the recorded values by itself.
//!
//! `BANGFU_CAMPAIGN` is the number of situations; `cargo xtask campaign N` sets it.

// `src/book/files` is compiled into this test and looks for these at the root.
use bangfu::{base, book};

// The folder beside this file, which `tests/province.rs` reads too.
#[path = "campaign/mod.rs"]
mod campaign;
#[path = "support/policy.rs"]
mod policy;

use bangfu::base::keyed::Keyed;
use bangfu::book::entry::Book;
use bangfu::book::parameter::built_in;
use bangfu::programme::Programme as Ours;
use campaign::compare::Readings;
use campaign::record::{Known, Record};
use campaign::told::Dice;
use campaign::{Programme, ages, enrolment, home_and_work, household, loans, medical, school};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many situations without the variable.
const SITUATIONS: usize = 100_000;
const SEED: u64 = 2_021;
/// Made-up places of rules beside the medical ones.
const OTHER_RULES: &str = "tests/campaign/places";
/// More differences of one programme are not printed.
const MOST_SHOWN: usize = 5;

fn programmes() -> Vec<&'static Programme> {
    // The chain has the most turns, so that more is tried of it.
    let families: [&[Programme]; 10] = [
        &medical::ALL,
        &enrolment::ALL,
        &household::ALL,
        &medical::ALL,
        &school::ALL,
        &medical::ALL,
        &home_and_work::ALL,
        &medical::ALL,
        &loans::ALL,
        &ages::ALL,
    ];
    families.into_iter().flatten().collect()
}

/// What was tried of a programme at a place.
#[derive(Default)]
struct Tally {
    tried: usize,
    open: usize,
    silent: usize,
    differ: usize,
    shown: Vec<String>,
}

type Tallies = BTreeMap<(&'static str, u32), Tally>;

/// Tries so many situations, each place and programme in turn.
fn run(readings: &Readings<'_>, programmes: &[&'static Programme], places: &[u32], situations: usize) -> Tallies {
    let (next, tallies) = (AtomicUsize::new(0), Mutex::new(Tallies::new()));
    let work = || {
        let mut mine = Tallies::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= situations {
                break;
            }
            let programme = programmes[at % programmes.len()];
            let place = places[at / programmes.len() % places.len()];
            let mut dice = Dice::of(SEED.wrapping_mul(1_000_003).wrapping_add(at as u64));
            let tried = readings.try_one(programme, place, &mut dice);
            let tally = mine.entry((programme.key, place)).or_default();
            tally.tried += 1;
            tally.open += usize::from(tried.silent.is_some());
            tally.silent += usize::from(tried.silent == Some(true));
            tally.differ += usize::from(tried.difference.is_some());
            tally.shown.extend(tried.difference.filter(|_| tally.differ <= MOST_SHOWN));
        }
        let mut all = tallies.lock().expect("no thread has failed");
        for (key, tally) in mine {
            let sum = all.entry(key).or_default();
            sum.tried += tally.tried;
            sum.open += tally.open;
            sum.silent += tally.silent;
            sum.differ += tally.differ;
            sum.shown.extend(tally.shown);
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let started: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        started.into_iter().for_each(|thread| thread.join().expect("no thread fails"));
    });
    tallies.into_inner().expect("no thread has failed")
}

/// Programme × place: how many were tried, and how much of the open ones printed no amounts.
fn table(tallies: &Tallies, places: &[u32]) -> String {
    let mut text = format!("{:24}", "");
    places.iter().for_each(|place| text += &format!("{place:>8}"));
    text += "    open  without amounts  differ\n";
    for programme in Ours::ALL {
        let of = |place: &u32| tallies.get(&(programme.key(), *place));
        let all: Vec<&Tally> = places.iter().filter_map(of).collect();
        text += &format!("{:24}", programme.key());
        if all.is_empty() {
            text += "  not compared\n";
            continue;
        }
        places.iter().for_each(|place| text += &format!("{:>8}", of(place).map_or(0, |tally| tally.tried)));
        let sum = |what: fn(&Tally) -> usize| all.iter().map(|tally| what(tally)).sum::<usize>();
        let (open, silent) = (sum(|tally| tally.open), sum(|tally| tally.silent));
        text += &format!("{open:>8}{:>15} %{:>8}\n", silent * 100 / open.max(1), sum(|tally| tally.differ));
    }
    text
}

fn situations() -> usize {
    std::env::var("BANGFU_CAMPAIGN").map_or(SITUATIONS, |number| {
        number.parse().unwrap_or_else(|_| panic!("BANGFU_CAMPAIGN is {number}, which is no number of situations"))
    })
}

fn differences(tallies: &Tallies) -> Vec<String> {
    tallies.values().flat_map(|tally| tally.shown.iter().cloned()).collect()
}

#[test]
fn random_households_agree_with_a_second_arithmetic() {
    let (record, book) = (Record::real(), built_in());
    let places = record.homes();
    let programmes = programmes();
    let readings = Readings { record: &record, book: &book };
    let tallies = run(&readings, &programmes, &places, situations());
    println!("{}", table(&tallies, &places));
    let differences = differences(&tallies);
    println!("{}", differences.join("\n\n"));
    assert!(programmes.iter().all(|one| places.iter().all(|place| tallies[&(one.key, *place)].tried > 0)));
    assert!(differences.is_empty(), "{} households differ", differences.len());
}

/// The switches of the medical chapter, at the made-up places. Bands of the basic layer, accidents, a rate for grave
/// illness, and weights, bands and the one sum of 惠民保 are not written a second time: their places have worked cases alone.
#[test]
fn the_made_up_provinces_agree_too() {
    let (record, book) = (Record::made_up(), policy::provinces("tests/provinces").book);
    let mut places = record.homes();
    places.retain(|place| (991_000..=994_100).contains(place));
    assert!(!places.is_empty());
    let medical: Vec<&Programme> = medical::ALL.iter().collect();
    let readings = Readings { record: &record, book: &book };
    let tallies = run(&readings, &medical, &places, situations() / 20);
    let differences = differences(&tallies);
    println!("{}", differences.join("\n\n"));
    assert!(differences.is_empty(), "{} households differ", differences.len());
}

/// Rules of the other chapters that no place has yet, or only one, at made-up places.
#[test]
fn rules_that_no_place_has_yet_agree_too() {
    const TOLD: [&str; 13] = [
        "minimum_living",
        "temporary_aid",
        "destitute",
        "preschool_grant",
        "high_school_grant",
        "college_grant",
        "vocational_waiver",
        "vocational_grant",
        "farm_grant",
        "travel_subsidy",
        "risk_removal",
        "micro_loan",
        "startup_loan",
    ];
    let (record, book) = (Record::with_nation(OTHER_RULES), policy::provinces(OTHER_RULES).book);
    let places = record.homes();
    let programmes: Vec<&Programme> = programmes().into_iter().filter(|one| TOLD.contains(&one.key)).collect();
    let tallies = run(&Readings { record: &record, book: &book }, &programmes, &places, situations() / 20);
    let differences = differences(&tallies);
    println!("{}", differences.join("\n\n"));
    assert!(TOLD.iter().all(|key| tallies.keys().any(|(tried, _)| tried == key)), "each is tried");
    assert!(differences.is_empty(), "{} households differ", differences.len());
}

/// A wrong number in one of the two readings is noticed, of whichever programme.
#[test]
fn a_planted_wrong_constant_is_found() {
    const PLANTED: [(&str, &str); 22] = [
        ("medical", "medical.basic_rate"),
        ("medical", "medical.serious_deductible"),
        ("enrolment", "enrolment.subsidy"),
        ("monitoring", "monitoring.line"),
        ("minimum_living", "minimum_living.standard"),
        ("minimum_living_margin", "minimum_living_margin.multiple"),
        ("risk_removal", "risk_removal.months"),
        ("living_grant", "living_grant.boarding"),
        ("skills_grant", "skills_grant.amount"),
        ("house_repair", "house_repair.amount"),
        ("travel_subsidy", "travel_subsidy.amount"),
        ("startup_loan", "startup_loan.ceiling"),
        ("farm_grant", "farm_grant.least"),
        ("preschool_grant", "preschool_grant.for_group"),
        ("high_school_grant", "high_school_grant.for_group"),
        ("college_grant", "college_grant.for_group"),
        ("vocational_waiver", "vocational_waiver.fee"),
        ("destitute", "destitute.standard"),
        ("child_subsidy", "child_subsidy.amount"),
        ("old_age_allowance", "old_age_allowance.least_age"),
        ("care_voucher", "care_voucher.cap"),
        ("entrance_aid", "entrance_aid.government_by_stage"),
    ];
    /// At the made-up place of the other rules.
    const MADE_UP: [(&str, &str); 7] = [
        ("minimum_living", "minimum_living.classed_sum"),
        ("minimum_living", "minimum_living.classed_share"),
        ("temporary_aid", "temporary_aid.small_sum"),
        ("farm_grant", "farm_grant.least"),
        ("vocational_waiver", "vocational_waiver.fee"),
        ("micro_loan", "micro_loan.days_of_year"),
        ("startup_loan", "startup_loan.days_of_year"),
    ];
    /// At the made-up place with special drugs.
    const DRUGS: [(&str, &str); 3] = [
        ("medical", "supplementary.special_drug_deductible"),
        ("medical", "supplementary.special_drug_rate"),
        ("medical", "supplementary.special_drug_cap"),
    ];
    let [real, made_up, provinces] = [Record::real(), Record::with_nation(OTHER_RULES), Record::made_up()];
    plant(&PLANTED, &real, &built_in(), &real.homes());
    plant(&MADE_UP, &made_up, &policy::provinces(OTHER_RULES).book, &made_up.homes());
    plant(&DRUGS, &provinces, &policy::provinces("tests/provinces").book, &[994_100]);
}

/// Makes one constant after another wrong in one of the two readings.
fn plant(planted: &[(&'static str, &str)], record: &Record, book: &Book, places: &[u32]) {
    for (key, id) in planted {
        let mut wrong = record.clone();
        let changed = wrong.spoil(id, |known| match known {
            Known::Fen(number) => *number += 100,
            Known::Rate(number) => *number -= 10_000,
            Known::Count(number) => *number += 1,
            other => panic!("{other:?} is no number"),
        });
        assert!(changed > 0, "{id} is recorded");
        let programmes: Vec<&Programme> = programmes().into_iter().filter(|one| one.key == *key).collect();
        let tallies = run(&Readings { record: &wrong, book }, &programmes, places, 2_000);
        assert!(tallies.values().any(|tally| tally.differ > 0), "a wrong {id} is not noticed");
    }
}
