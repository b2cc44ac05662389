//! Two cases side by side, the mark of what is told, and a child's way through school.

mod support;

use bangfu::answer::compare::{Moved, mark, pairs};
use bangfu::answer::school_years::career;
use bangfu::base::keyed::Keyed;
use bangfu::base::money::Money;
use bangfu::book::parameter::built_in;
use bangfu::engine::figure::Label;
use bangfu::engine::outlook::{Range, Verdict};
use bangfu::engine::question::Stage;
use bangfu::form;
use bangfu::programme::{Assessment, Programme, assess};
use std::collections::{BTreeMap, BTreeSet};
use support::example;

/// 嵩明 2024, an ordinary patient at a county hospital: (20,000 − 550) × 0.75 = 14,587.50 by the basic layer.
const STAY: &str = "place=530127&assessed_on=2024-05-10&p1.category=ordinary&p1.hospital_level=level_two\
    &p1.discharge=2024-05-08&p1.in_scope=20000";

fn all(answers: &str) -> Vec<Assessment> {
    let book = built_in();
    let reading = form::read(&form::link::read(answers), &book);
    assert!(reading.complaints.is_empty(), "{:?}", reading.complaints);
    assess(&reading.situation.expect("place and day are given"), &book)
}

#[test]
fn an_amount_that_moved_is_told_to_the_fen() {
    // At a hospital of the third level (20,000 − 880) × 0.60 = 11,472.00 instead: 3,115.50 less.
    let (before, after) = (all(STAY), all(&STAY.replace("level_two", "level_three")));
    let pairs = pairs(&before, &after);
    let medical = pairs.iter().find(|pair| pair.programme == Programme::Medical).expect("both ask about the stay");
    assert!(medical.differs());
    let ranges = &medical.before.expect("asked before").outlook.ranges;
    let basic = ranges.iter().find(|range| range.label == Label::BasicPaid).expect("the basic layer pays");
    assert_eq!(basic.low, Some(Money::from_fen(1_458_750)));
    assert_eq!(medical.moved(basic), Some(Moved::Less(Money::from_fen(311_550))));
    let other = bangfu::answer::compare::pairs(&after, &before);
    let medical = other.iter().find(|pair| pair.programme == Programme::Medical).expect("both ask about the stay");
    let ranges = &medical.before.expect("asked before").outlook.ranges;
    let basic = ranges.iter().find(|range| range.label == Label::BasicPaid).expect("the basic layer pays");
    assert_eq!(medical.moved(basic), Some(Moved::More(Money::from_fen(311_550))));
}

#[test]
fn what_is_asked_in_one_case_only_has_one_side() {
    let (before, after) = (all(STAY), all(&format!("{STAY}&p2.stage=junior&p2.boarding=yes&p2.term=2024-spring")));
    let pairs = pairs(&before, &after);
    let grant = pairs.iter().find(|pair| pair.programme == Programme::LivingGrant).expect("the child is asked about");
    assert!(grant.before.is_none() && grant.after.is_some() && grant.differs());
    assert!(!pairs.iter().find(|pair| pair.programme == Programme::Medical).expect("the stay").differs());
    // Nothing differs from itself, and nobody is forgotten.
    assert!(bangfu::answer::compare::pairs(&after, &after).iter().all(|pair| !pair.differs()));
    assert_eq!(bangfu::answer::compare::pairs(&after, &after).len(), after.len());
}

#[test]
fn a_fen_changes_the_mark_and_nothing_else_does() {
    assert_eq!(mark(&all(STAY)), mark(&all(STAY)));
    // The same amount typed in another way is the same case.
    assert_eq!(mark(&all(STAY)), mark(&all(&STAY.replace("20000", "2万"))));
    assert_ne!(mark(&all(STAY)), mark(&all(&STAY.replace("20000", "20000.01"))));
    // Two worked examples share a mark exactly when all that is told of them is the same.
    let book = built_in();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for one in example::all() {
        let Some(situation) = form::read(&one.given(), &book).situation else { continue };
        let all = assess(&situation, &book);
        let told: Vec<_> = all
            .iter()
            .map(|Assessment { programme, person, outlook }| {
                (programme, person, outlook.verdict, outlook.still_open(), &outlook.kinds, plain(&outlook.ranges))
            })
            .collect();
        let told = format!("{told:?}");
        let first = known.entry(mark(&all)).or_insert_with(|| told.clone());
        assert_eq!(*first, told, "{}", one.name);
    }
    let distinct: BTreeSet<&String> = known.values().collect();
    assert_eq!(distinct.len(), known.len());
    assert!(known.len() > 300, "{} marks", known.len());
    assert!(known.keys().all(|mark| mark.len() == 8));
}

/// What the page tells of amounts.
fn plain(ranges: &[Range]) -> String {
    let each = ranges.iter().map(|one| {
        format!("{:?}{:?}{:?}{:?}{:?}{}", one.label, one.form, one.per, one.low, one.high, one.gap.is_some())
    });
    each.collect()
}

#[test]
fn every_stage_of_school_is_told_and_the_present_one_as_it_is() {
    let book = built_in();
    let answers = "place=530127&assessed_on=2024-05-10&p1.stage=junior&p1.boarding=yes&p1.term=2024-spring&p1.group=rural_minimum_living";
    let situation = form::read(&form::link::read(answers), &book).situation.expect("place and day are given");
    let legs = career(&situation, 0, &book);
    let stages: Vec<Stage> = legs.iter().map(|leg| leg.stage).collect();
    assert_eq!(
        (stages[0], *stages.last().expect("some")),
        (Stage::Junior, Stage::Doctor),
        "what is behind the child is not told"
    );
    assert_eq!(legs.iter().filter(|leg| leg.is_now).map(|leg| leg.stage).collect::<Vec<_>>(), [Stage::Junior]);
    for leg in &legs {
        assert!(!leg.assessments.is_empty(), "{} has programmes", leg.stage.key());
        // The same as when the child were there and the answers of that school were open.
        if leg.is_now {
            let now = assess(&situation, &book);
            for one in &leg.assessments {
                let same = now.iter().find(|other| other.programme == one.programme).expect("assessed on the page too");
                assert_eq!((same.outlook.verdict, &same.outlook.ranges), (one.outlook.verdict, &one.outlook.ranges));
            }
        }
    }
    // A boarder of primary school is granted too: 625 a term (EDU of 云南, half of 1,250 a year). A brother of whom no
    // school is said has every stage.
    let of_brother = answers.replace("p1.stage=junior&", "");
    let situation = form::read(&form::link::read(&of_brother), &book).situation.expect("place and day are given");
    let legs = career(&situation, 0, &book);
    assert_eq!(legs.iter().map(|leg| leg.stage).collect::<Vec<_>>(), Stage::ALL);
    let primary = legs.iter().find(|leg| leg.stage == Stage::Primary).expect("primary school");
    let grant =
        primary.assessments.iter().find(|one| one.programme == Programme::LivingGrant).expect("the living grant");
    assert_eq!(grant.outlook.verdict, Verdict::Likely);
    assert_eq!(grant.outlook.ranges[0].low, Some(Money::from_fen(62_500)));
}
