//! What goes by age: 育儿补贴 (申领金额对照表), 高龄津贴, 居民养老金, 孤儿, 养老服务消费补贴 (民办函〔2025〕49号), 计生奖扶, 残疾儿童康复.

use super::record::{Day, Lack, day, year};
use super::told::{Maker, Told};
use super::world::{Said, Stand, World, half_up, part};
use super::{Programme, programme};

pub const ALL: [Programme; 7] = [
    programme("child_subsidy", &["child_subsidy.first_application"], small_child, child_subsidy).keeping(&["born_on"]),
    programme("old_age_allowance", &["old_age_allowance.amount"], old, old_age_allowance).keeping(&["born_on"]),
    programme("residents_pension", &["residents_pension.base"], old, residents_pension).keeping(&["born_on"]),
    programme(
        "orphan_allowance",
        &["orphan_allowance.living"],
        |maker| maker.all(&["lost_parents"]),
        |world| match world.option("lost_parents") {
            "none" => NOT(),
            lost => granted("orphan_allowance", "cash", world.known("orphan_allowance.living", lost)),
        },
    ),
    programme("care_voucher", &["care_voucher.cap"], cared_for, care_voucher),
    programme("family_planning", &["family_planning.special"], planned, family_planning).keeping(&["born_on"]),
    programme("child_rehabilitation", &["child_rehabilitation.limit"], disabled_child, child_rehabilitation)
        .keeping(&["born_on"]),
];

const NOT: fn() -> Said = || Said::only(Stand::NotNow);

fn granted(label: &'static str, form: &'static str, amount: Result<i128, Lack>) -> Said {
    Said::granted(Stand::Qualifies, label, form, amount)
}

/// Born so many years before the story's day, or a day to either side of that birthday.
fn born(maker: &mut Maker<'_>, ages: &[i32]) {
    let on = maker.story.on;
    let age = *maker.dice.one(ages);
    let [month, of_month] = match maker.dice.below(4) {
        0 => [on / 100 % 100, on % 100],
        1 => [on / 100 % 100, (on % 100 + 1).min(28)],
        _ => [maker.dice.between(1, 12), maker.dice.between(1, 28)].map(|part| i32::try_from(part).expect("small")),
    };
    let birthday = day(year(on) - age, month, of_month);
    maker.tell(0, "born_on", Told::Day(if birthday > on { on } else { birthday }));
}

/// Full years on the story's day: days are written as year, month and day in one number.
fn age(world: &World<'_>) -> i128 {
    i128::from((world.story.on - world.day_at(0, "born_on")) / 10_000)
}

fn small_child(maker: &mut Maker<'_>) {
    born(maker, &[0, 1, 2, 3, 4, 5, 30]);
    maker.all(&["subsidy_claimed"]);
}

fn child_subsidy(world: &World<'_>) -> Said {
    let value = |name: &str| world.known(&format!("child_subsidy.{name}"), "");
    let (Ok(amount), Ok(years), Ok(begins)) = (value("amount"), value("years"), value("begins")) else {
        return Said::only(Stand::Unknown);
    };
    let (birth, this_year): (Day, i128) = (world.day_at(0, "born_on"), year(world.story.on).into());
    let birth_year = i128::from(year(birth));
    let of = |year: i128| match year - birth_year {
        _ if year < begins => None,
        turning if (0..years).contains(&turning) => Some(amount),
        turning if turning == years && birth_year < begins => Some(half_up(amount * i128::from(birth / 100 % 100), 12)),
        _ => None,
    };
    let mut said = NOT();
    let this = of(this_year);
    let earlier: Vec<i128> = (begins..this_year).filter_map(of).collect();
    if let Some(this) = this {
        said = granted("child_subsidy", "cash", Ok(this));
    }
    let is_open = world.candidates(0, "child_subsidy.first_application", "", true).err() != Some(Lack::NotFound);
    if is_open && birth_year < begins && !earlier.is_empty() {
        let drawn = world.yes("subsidy_claimed");
        if !drawn || this.is_some() {
            said.stand = Stand::Qualifies;
            said.amounts.push(("child_subsidy_earlier", "cash", Ok(if drawn { 0 } else { earlier.iter().sum() })));
        }
    }
    said
}

fn old(maker: &mut Maker<'_>) {
    born(maker, &[40, 59, 60, 61, 79, 80, 84, 85, 89, 90, 99, 100, 101]);
    maker.mostly_yes(&["employee_pension"], false);
}

fn old_age_allowance(world: &World<'_>) -> Said {
    const STEPS: [&str; 4] = ["aged_80", "aged_85", "aged_90", "aged_100"];
    let steps: Vec<(i128, &str)> =
        STEPS.iter().filter_map(|step| Some((world.known("old_age_allowance.least_age", step).ok()?, *step))).collect();
    match steps.iter().rev().find(|(least, _)| age(world) >= *least) {
        Some((_, step)) => granted("old_age_allowance", "cash", world.known("old_age_allowance.amount", step)),
        None if steps.is_empty() => Said::only(Stand::Unknown),
        None => NOT(),
    }
}

fn residents_pension(world: &World<'_>) -> Said {
    match world.known("residents_pension.least_age", "") {
        Err(_) => Said::only(Stand::Unknown),
        Ok(least) if age(world) < least || world.yes("employee_pension") => NOT(),
        Ok(_) => granted("pension_base", "cash", world.known("residents_pension.base", "")),
    }
}

fn cared_for(maker: &mut Maker<'_>) {
    maker.mostly_yes(&["dependent"], true);
    maker.all(&["care_place"]);
    // About the bills at which the share reaches the limit.
    let bill = *maker.dice.one(&[0, 99_999, 160_000, 200_000, 500_000]) + maker.dice.between(-2, 2);
    maker.tell(0, "care_bill", Told::Fen(bill.max(0)));
}

fn care_voucher(world: &World<'_>) -> Said {
    if !world.yes("dependent") {
        return NOT();
    }
    let amount = world.known("care_voucher.rate", world.option("care_place")).and_then(|rate| {
        let share = part(world.number("care_bill"), rate);
        Ok(share.min(world.known("care_voucher.cap", "")?))
    });
    granted("care_voucher", "waiver", amount)
}

fn planned(maker: &mut Maker<'_>) {
    born(maker, &[40, 59, 60, 61, 70]);
    maker.mostly_yes(&["rural"], true);
    maker.all(&["family_planning_kind"]);
}

fn family_planning(world: &World<'_>) -> Said {
    match world.option("family_planning_kind") {
        "none" => NOT(),
        "one_child_or_two_daughters" if !world.yes("rural") => NOT(),
        "one_child_or_two_daughters" => match world.known("family_planning.least_age", "") {
            Err(_) => Said::only(Stand::Unknown),
            Ok(least) if age(world) < least => NOT(),
            Ok(_) => granted("family_planning_reward", "cash", world.known("family_planning.reward", "")),
        },
        kind => Said::granted(
            Stand::Judged,
            "family_planning_special",
            "cash",
            world.known("family_planning.special", kind),
        ),
    }
}

fn disabled_child(maker: &mut Maker<'_>) {
    born(maker, &[0, 5, 6, 7, 14, 15, 16, 17]);
    maker.mostly_yes(&["rehabilitation"], true);
}

fn child_rehabilitation(world: &World<'_>) -> Said {
    if !world.yes("rehabilitation") {
        return NOT();
    }
    for step in ["aged_0_6", "aged_7_15"] {
        match world.known("child_rehabilitation.most_age", step) {
            Err(_) => return Said::only(Stand::Unknown),
            Ok(most) if age(world) <= most => {
                return granted("rehabilitation_limit", "waiver", world.known("child_rehabilitation.limit", step));
            }
            Ok(_) => {}
        }
    }
    NOT()
}
