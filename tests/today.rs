//! What holds today: the check-up of one household by hand, the rights that go with assistance, what is no income, and
//! how many answers of the six places are in force, trials, or not found.

// `src/book/files` is compiled into this test and looks for these at the root.
use bangfu::{base, book};

#[allow(dead_code, reason = "it needs a part of it")]
#[path = "support/example.rs"]
mod example;
#[path = "support/policy.rs"]
mod policy;

use bangfu::answer::checkup::{Yearly, checkup};
use bangfu::base::calendar::{Date, DatedBy};
use bangfu::base::money::Money;
use bangfu::base::region::Code;
use bangfu::book::entry::{Book, Kind};
use bangfu::book::parameter::{Basis, Slot, built_in, child_subsidy, resolve, social_assistance};
use bangfu::engine::decision::Form;
use bangfu::engine::situation::Situation;
use bangfu::form::{self, link};
use bangfu::programme::{Programme, assess};
use bangfu::view::result::checkup::all_together;
use bangfu::view::result::outcome::results;
use bangfu::view::words::Language;
use std::path::Path;

fn yuan(amount: i64) -> Money {
    Money::from_units(amount, 0)
}

/// The household of `tests/cases/today/songming.toml` with a bill, a child and a grandmother.
fn household(book: &Book) -> Situation {
    let all = example::of(Path::new("tests/cases/today"));
    let one = all.iter().find(|one| one.name.contains("86岁的奶奶")).expect("the case is kept");
    one.situation(book).expect("the answers are read")
}

#[test]
fn the_sums_of_the_household_are_those_reckoned_by_hand() {
    let book = built_in();
    let situation = household(&book);
    let assessments = assess(&situation, &book);
    let totals = checkup(&situation, &assessments, &book).totals;
    let of = |form: Form| totals.iter().find(|total| total.form == form).copied();
    // Fairly sure: the boarder's grant of two terms. At least: with the grandmother's pension, whose age of 60 is read
    // from memory alone, and with the old-age allowance, a trial on 2023. No upper end: places add to the pension.
    let (boarder, pension, old_age) = (750 * 2, 163 * 12, 60 * 12);
    assert_eq!((boarder, boarder + pension + old_age), (1_500, 4_176));
    let cash = Yearly { form: Form::Cash, sure: yuan(1_500), low: yuan(4_176), high: None };
    assert_eq!(of(Form::Cash), Some(cash));
    // The help is taken off when the premium is paid; it is that of 2025, so that none of it is sure.
    let waived = Yearly { form: Form::Waiver, sure: yuan(0), low: yuan(120), high: Some(yuan(120)) };
    assert_eq!(of(Form::Waiver), Some(waived));
    assert_eq!(of(Form::InKind), None);
    let markup = all_together(Language::Zh, &book, &situation, &assessments).into_string();
    for words in ["比较有把握", "1,500.00 元", "按往年的标准试算", "2023年的", "还不能确定", "问谁："]
    {
        assert!(markup.contains(words), "{words}: {markup}");
    }
}

/// 育儿补贴 is no income for the allowance and for the destitute (T2-CHILD-NOT-INCOME): both lead to the rule, and what the
/// check-up grants a child moves neither.
#[test]
fn the_child_subsidy_is_not_income_for_the_allowance_and_the_destitute() {
    let book = built_in();
    // 6,720 × 3 = 20,160 is the last known standard of 昆明; one yuan below it.
    let without = "place=530127&assessed_on=2026-11-28&rural=yes&members=3&net_income=20159&monitoring_only=0\
        &assets_within=yes&p1.cannot_work=yes&p1.no_means=yes&p1.no_supporter=yes&p1.in_home=no&p1.cannot_do=0";
    let with = format!("{without}&p2.born_on=2026-08-01&p3.born_on=2025-03-15");
    let told = |answers: &str, programme: Programme| {
        let situation = form::read(&link::read(answers), &book).situation.expect("place and day are named");
        let all = assess(&situation, &book);
        let one = all.iter().find(|one| one.programme == programme).expect("it is asked");
        (one.outlook.verdict, one.outlook.ranges.clone())
    };
    for programme in [Programme::MinimumLiving, Programme::Destitute] {
        assert_eq!(told(without, programme), told(&with, programme), "{programme:?}");
        let rules = Language::Zh.rules(programme);
        assert!(rules.iter().any(|(rule, _)| *rule == child_subsidy::NOT_INCOME), "{programme:?}");
    }
    let situation = form::read(&link::read(&with), &book).situation.expect("place and day are named");
    let children = assess(&situation, &book).iter().filter(|one| one.programme == Programme::ChildSubsidy).count();
    assert_eq!(children, 2);
}

/// Of the family of assistance, what the law does not speak of: subsidies that go by a card, not by need.
const NOT_OF_THE_LAW: [&str; 3] = ["social_assistance", "disability_subsidy", "orphan_allowance"];

#[test]
fn every_assistance_programme_tells_the_rights_of_who_applies() {
    let (book, files) = (built_in(), policy::real());
    let of_family = files.chapters.iter().filter(|chapter| chapter.family == "assistance");
    let mut keys: Vec<&str> = of_family.map(|chapter| &*chapter.key).collect();
    keys.retain(|key| !NOT_OF_THE_LAW.contains(key));
    // 医疗救助 stands in the chain of care.
    keys.push("medical");
    assert!(keys.len() >= 6, "{keys:?}");
    for key in keys {
        use bangfu::base::keyed::Keyed;
        let programme = Programme::parse(key).expect("a programme");
        let rules = Language::Zh.rules(programme);
        assert!(rules.iter().any(|(rule, _)| *rule == social_assistance::RIGHTS), "{key} names no rights");
    }
    // They are told from the day on which the law is in force.
    for (on, told) in [("2026-06-30", false), ("2026-07-01", true)] {
        let answers = format!("place=530127&assessed_on={on}&rural=yes&members=3&net_income=9000&assets_within=yes");
        let situation = form::read(&link::read(&answers), &book).situation.expect("place and day are named");
        let all = assess(&situation, &book);
        for one in all.iter().filter(|one| one.programme == Programme::MinimumLiving) {
            let markup = results(Language::Zh, &book, &situation, &[one]).into_string();
            assert_eq!(markup.contains("您的权利："), told, "{on}: {markup}");
        }
    }
}

/// How the amounts of a place stand today: in force, a trial on the last known value, recorded nowhere.
fn counts(book: &Book, place: Code, today: Date) -> [usize; 3] {
    let mut counts = [0; 3];
    for parameter in 0..u16::try_from(book.definitions.len()).expect("few parameters") {
        let definition = book.definition(parameter);
        if definition.kind != Kind::Money || matches!(definition.by, DatedBy::Contract) {
            continue;
        }
        for case in 0..u8::try_from(definition.cases.len().max(1)).expect("few cases") {
            let found = resolve(book, Slot { parameter, case }, place, today);
            let at = match found.first().map(|recorded| recorded.basis) {
                Some(Basis::InForce | Basis::Local) => 0,
                Some(Basis::LastKnown) => 1,
                None => 2,
            };
            counts[at] += 1;
        }
    }
    counts
}

/// Printed by `cargo test --test today -- --nocapture`; a new value may only move answers towards what is in force.
#[test]
fn the_answers_of_today_are_counted() {
    let (book, today) = (built_in(), Date::of(2026, 11, 28));
    let mut all = [0; 3];
    for region in book.regions.iter().filter(|region| region.is_home(&book.regions)) {
        let counts = counts(&book, region.code, today);
        println!("{} {counts:?}", region.name.zh);
        all.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    println!("in force, trial, not found: {all:?}");
    assert!(all[0] > all[1], "{all:?}");
}
