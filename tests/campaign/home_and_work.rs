//! Housing, water, work and farming: 建村〔2021〕35号, 财社〔2022〕42号, T/CHES 18-2018; the counties' own grants.

use super::household::conditions;
use super::record::{Known, Lack, ONE};
use super::told::{Maker, Told};
use super::world::{Said, Stand, World, half_up};
use super::{Programme, programme};

pub const ALL: [Programme; 10] = [
    programme("house_repair", &["house_repair.amount"], housed, house_repair),
    programme("quake_proofing", &["quake_proofing.amount"], shaken, quake_proofing),
    programme("drinking_water", &["drinking_water.litres", "drinking_water.minutes"], drinking, drinking_water),
    programme(
        "toilet",
        &["toilet.grant"],
        |maker| maker.mostly_yes(&["rural", "toilet_built"], true),
        |world| judged(world.yes("rural") && world.yes("toilet_built"), "toilet", world.known("toilet.grant", "")),
    ),
    programme(
        "courtyard",
        &["courtyard.grant"],
        |maker| listed_and(maker, "courtyard"),
        |world| judged(listed(world) && world.yes("courtyard"), "courtyard", world.known("courtyard.grant", "")),
    ),
    programme(
        "public_post",
        &["public_post.pay"],
        |maker| listed_and(maker, "hardly_leaves"),
        |world| judged(listed(world) && world.yes("hardly_leaves"), "public_post", world.known("public_post.pay", "")),
    ),
    programme("travel_subsidy", &["travel_subsidy.amount", "travel_subsidy.months"], away, travel_subsidy),
    programme("training", &["training.daily", "training.per_head"], trained, training),
    programme("workshop", &["workshop.employer_grant", "workshop.months"], hired, workshop),
    programme("farm_grant", &["farm_grant.rate", "farm_grant.cap_per_household"], farming, farm_grant).keeping(&[
        "pigs",
        "sheep",
        "cattle",
        "hives",
        "poultry",
        "mushroom_bags",
        "trees_mu",
        "vegetables_mu",
        "fish_mu",
    ]),
];

/// 脱贫户、监测对象.
pub fn listed(world: &World<'_>) -> bool {
    world.yes("ex_poor") || world.yes("monitored")
}

fn judged(met: bool, label: &'static str, amount: Result<i128, Lack>) -> Said {
    if met { Said::granted(Stand::Judged, label, "cash", amount) } else { Said::only(Stand::NotNow) }
}

fn listed_and(maker: &mut Maker<'_>, key: &'static str) {
    maker.all(&["ex_poor", "monitored"]);
    maker.mostly_yes(&[key], true);
}

fn housed(maker: &mut Maker<'_>) {
    maker.all(&["ex_poor", "monitored", "recognised_as", "housing_helped", "can_cope", "house_grade"]);
    maker.mostly_yes(&["rural", "only_house"], true);
}

/// The part of 六类对象 that a household belongs to: the first for 监测对象, 特困 and an ex-poor household that was never
/// helped with housing and cannot manage; the second for 低保 and its margin.
fn six_groups(world: &World<'_>) -> Option<&'static str> {
    match world.option("recognised_as") {
        _ if world.yes("monitored") => Some("rebuild_first"),
        "destitute" => Some("rebuild_first"),
        "minimum_living" | "minimum_living_margin" => Some("rebuild_second"),
        _ if world.yes("ex_poor") && !world.yes("housing_helped") && !world.yes("can_cope") => Some("rebuild_first"),
        _ => None,
    }
}

fn house_repair(world: &World<'_>) -> Said {
    let grade = world.option("house_grade");
    let meant = world.yes("rural") && grade != "grade_a_b" && (grade == "no_house" || world.yes("only_house"));
    let Some(part) = six_groups(world).filter(|_| meant) else { return Said::only(Stand::NotNow) };
    let case = if grade == "grade_c" { "repair" } else { part };
    Said::granted(Stand::Qualifies, "house_repair", "cash", world.known("house_repair.amount", case))
}

fn shaken(maker: &mut Maker<'_>) {
    maker.all(&["ex_poor", "monitored", "recognised_as", "housing_helped", "can_cope"]);
    maker.mostly_yes(&["rural", "quake_zone", "quake_weak"], true);
}

fn quake_proofing(world: &World<'_>) -> Said {
    if ["rural", "quake_zone", "quake_weak"].iter().all(|key| world.yes(key)) && six_groups(world).is_some() {
        Said::granted(Stand::Qualifies, "quake_proofing", "cash", world.known("quake_proofing.amount", ""))
    } else {
        Said::only(Stand::NotNow)
    }
}

fn drinking(maker: &mut Maker<'_>) {
    maker.all(&["water_dry", "water_piped"]);
    maker.mostly_yes(&["water_clean"], true);
    for (key, most) in [
        ("water_litres", 60),
        ("water_minutes", 40),
        ("water_distance", 1_600),
        ("water_height", 160),
        ("water_days_off", 36),
    ] {
        // About the limits of the standard.
        let any = if maker.dice.once_in(3) {
            maker.dice.between(0, most)
        } else {
            *maker.dice.one(&[0, 10, 15, 20, 35, 80, 100, 800])
        };
        let told = any + maker.dice.between(0, 1);
        maker.tell(0, key, Told::Count(told));
    }
}

/// Enough, near, steady and clean: all four; near is a tap, or one of time, way and height within its limit.
fn drinking_water(world: &World<'_>) -> Said {
    let region = if world.yes("water_dry") { "basic_dry" } else { "basic_wet" };
    let within = |key, id: &str| world.known(id, "basic").map(|most| world.number(key) <= most);
    let near = [
        Ok(world.yes("water_piped")),
        within("water_minutes", "drinking_water.minutes"),
        within("water_distance", "drinking_water.distance"),
        within("water_height", "drinking_water.height"),
    ];
    let near = match near.iter().find_map(|one| one.err()) {
        _ if near.contains(&Ok(true)) => Ok(true),
        Some(lack) => Err(lack),
        None => Ok(false),
    };
    Said::only(conditions(&[
        world.known("drinking_water.litres", region).map(|least| world.number("water_litres") >= least),
        near,
        world.known("drinking_water.days_off", "").map(|most| world.number("water_days_off") <= most),
        Ok(world.yes("water_clean")),
    ]))
}

fn away(maker: &mut Maker<'_>) {
    maker.all(&["ex_poor", "monitored", "works_where", "months_away", "organised"]);
    maker.mostly_yes(&["travel_paid"], false);
}

/// For work in another province, or another county where the place has that, of which nothing is known where nothing is
/// recorded; for so many months, organised, once or yearly, as far as the province says so; what else is not recorded is
/// left to the office.
fn travel_subsidy(world: &World<'_>) -> Said {
    let place = world.option("works_where");
    let months = world.known("travel_subsidy.months", "");
    let yearly = world.is_chosen("travel_subsidy.frequency", "yearly");
    let met = listed(world)
        && ["outside_province", "other_county"].contains(&place)
        && !months.is_ok_and(|months| world.number("months_away") < months)
        && (!world.is_chosen("travel_subsidy.arrangement", "organised_only") || world.yes("organised"))
        && (yearly || !world.yes("travel_paid"));
    if !met {
        return Said::only(Stand::NotNow);
    }
    if place == "other_county" && !world.knows("travel_subsidy.amount", place) {
        return Said::only(Stand::Unknown);
    }
    let settled = months.is_ok() && (yearly || world.knows("travel_subsidy.frequency", ""));
    let stand = if settled { Stand::Qualifies } else { Stand::Judged };
    Said::granted(stand, "travel_subsidy", "cash", world.known("travel_subsidy.amount", place))
}

fn trained(maker: &mut Maker<'_>) {
    maker.all(&["ex_poor", "monitored", "training_days"]);
}

/// Per head and course where that is recorded, else by the day.
fn training(world: &World<'_>) -> Said {
    let days = world.number("training_days");
    if !listed(world) || days == 0 {
        return Said::only(Stand::NotNow);
    }
    if world.knows("training.per_head", "") || !world.knows("training.daily", "living_cost") {
        let amount = world.known("training.per_head", "");
        return Said::granted(Stand::Qualifies, "training_per_head", "cash", amount);
    }
    let of = |case| world.known("training.daily", case).map(|daily| daily * days);
    Said {
        stand: Stand::Qualifies,
        amounts: vec![("training_living", "cash", of("living_cost")), ("training_travel", "cash", of("travel_cost"))],
    }
}

fn hired(maker: &mut Maker<'_>) {
    maker.all(&["ex_poor", "monitored", "hired_months"]);
}

/// The employer's grant by the longest time that was worked; where the rules in force tell times, ended ones do not
/// stand beside them.
fn workshop(world: &World<'_>) -> Said {
    if !listed(world) {
        return Said::only(Stand::NotNow);
    }
    let current =
        ["one_year", "half_year"].iter().any(|long| world.candidates(0, "workshop.months", long, true).is_ok());
    let known = |id: &str, case: &str| match world.value_at(0, id, case, current)? {
        Known::Fen(number) | Known::Count(number) => Ok(number),
        other => panic!("{id} is no number: {other:?}"),
    };
    let times: Vec<(&str, i128)> = ["one_year", "half_year"]
        .into_iter()
        .filter_map(|long| Some((long, known("workshop.months", long).ok()?)))
        .collect();
    let worked = world.number("hired_months");
    let longest = times.iter().find(|(_, months)| worked >= *months).map(|(long, _)| *long);
    let long = if times.is_empty() { Some("one_year") } else { longest };
    let mut amounts = Vec::new();
    if let Some(long) = long {
        amounts.push(("employer_grant", "employer", known("workshop.employer_grant", long)));
    }
    let on_the_job = known("workshop.on_the_job", "");
    if on_the_job != Err(Lack::NotFound) {
        amounts.push(("on_the_job", "employer", on_the_job));
    }
    Said { stand: if amounts.is_empty() { Stand::NotNow } else { Stand::Qualifies }, amounts }
}

/// What is kept or grown, and its line of the table.
const TABLE: [(&str, &str); 9] = [
    ("pigs", "pig"),
    ("sheep", "sheep"),
    ("cattle", "cattle"),
    ("hives", "hive"),
    ("poultry", "poultry"),
    ("mushroom_bags", "mushrooms"),
    ("trees_mu", "trees"),
    ("vegetables_mu", "vegetables"),
    ("fish_mu", "fish"),
];

fn farming(maker: &mut Maker<'_>) {
    maker.all(&["ex_poor", "monitored", "members"]);
    // A flock alone, of about as many as are paid for: beside herds it is lost under the cap.
    if maker.dice.once_in(2) {
        let [birds, rabbits] = [0; 2].map(|_| {
            let any = maker.dice.between(0, 40);
            *maker.dice.one(&[0, 19, 20, 29, 30, any])
        });
        maker.tell(0, "poultry", Told::Count(birds + rabbits));
        maker.tell(0, "rabbits", Told::Count(rabbits));
        return;
    }
    for (key, _) in TABLE {
        if maker.dice.once_in(3) {
            maker.all(&[key]);
        }
    }
    if let Some(Told::Count(all)) = maker.story.answers.get(&(0, "poultry")).cloned() {
        let rabbits = maker.dice.between(0, all);
        maker.tell(0, "rabbits", Told::Count(rabbits));
    }
}

/// How many of a kind are paid for: none below the number that the place names for it, all from that on.
fn paid_for(world: &World<'_>, kind: &str, kept: i128) -> i128 {
    match world.known("farm_grant.least", kind) {
        Ok(least) if kept < least => 0,
        _ => kept,
    }
}

/// Birds and rabbits stand in one line; where rabbits have a number of their own, each kind counts by itself.
fn flock_paid_for(world: &World<'_>) -> i128 {
    let all = world.number("poultry");
    if !world.knows("farm_grant.least", "rabbits") {
        return paid_for(world, "poultry", all);
    }
    let rabbits = world.number("rabbits").min(all);
    paid_for(world, "rabbits", rabbits) + paid_for(world, "poultry", all - rabbits)
}

/// Number × rate of the table, rounded once, up to the caps; what the table does not list counts as nothing, and so does
/// less of a kind than the number from which it is paid.
fn farm_grant(world: &World<'_>) -> Said {
    let item = |(key, case): (&'static str, &str)| {
        let rate = world.known("farm_grant.rate", case)?;
        // Mu are told in millionths.
        let many = match key {
            "poultry" => flock_paid_for(world) * ONE,
            _ if key.ends_with("_mu") => world.number(key),
            _ => paid_for(world, case, world.number(key)) * ONE,
        };
        Ok(rate * many)
    };
    let told: Vec<Result<i128, Lack>> = TABLE.into_iter().filter(|(key, _)| world.is_told(0, key)).map(item).collect();
    let known: Vec<i128> = told.iter().filter_map(|item| item.ok()).collect();
    let items = match told.iter().find_map(|item| item.err()) {
        Some(lack) if known.is_empty() => Err(lack),
        // Nothing is kept: nothing, of whatever table there is.
        _ if told.is_empty() => world.known("farm_grant.rate", "pig").map(|_| 0),
        _ => Ok(half_up(known.iter().sum(), ONE)),
    };
    let capped = items.map(|items| {
        let members = world.number("members");
        let items = world.known("farm_grant.cap_per_person", "").map_or(items, |cap| items.min(cap * members));
        world.known("farm_grant.cap_per_household", "").map_or(items, |cap| items.min(cap))
    });
    judged(listed(world), "farm_grant", capped)
}
