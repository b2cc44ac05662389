//! Schooling, by the term (READINGS 25–28, 33, 44, 49): 财教〔2016〕292号, 〔2019〕25号, 〔2019〕121号, 〔2024〕181号,
//! 国办发〔2025〕27号, 云乡振发〔2022〕51号.

use super::record::{Lack, end_of_term};
use super::told::{Maker, Told};
use super::world::{Said, Stand, World};
use super::{Programme, programme};

pub const ALL: [Programme; 15] = [
    programme("skills_grant", &["skills_grant.amount"], |maker| pupil(maker, &VOCATIONAL), skills_grant)
        .keeping(&["monitored_since"]),
    programme("living_grant", &["living_grant.boarding"], |maker| pupil(maker, &COMPULSORY), living_grant),
    programme("compulsory_waiver", &["compulsory_waiver.rule"], |maker| pupil(maker, &COMPULSORY), compulsory_waiver),
    programme("meals", &["meals.allowance"], |maker| pupil(maker, &COMPULSORY), meals),
    programme(
        "preschool_waiver",
        &["preschool_waiver.rule"],
        |maker| pupil(maker, &["kindergarten"]),
        preschool_waiver,
    )
    .keeping(&["kindergarten_fee"]),
    programme(
        "preschool_grant",
        &["preschool_grant.amount", "preschool_grant.everyone", "preschool_grant.tier"],
        |maker| {
            pupil(maker, &["kindergarten"]);
        },
        preschool_grant,
    ),
    programme(
        "high_school_fees",
        &["high_school_fees.fee", "high_school_fees.who"],
        |maker| {
            pupil(maker, &["high"]);
        },
        high_school_fees,
    ),
    programme(
        "high_school_grant",
        &["high_school_grant.amount", "high_school_grant.tier"],
        |maker| {
            pupil(maker, &["high"]);
        },
        high_school_grant,
    ),
    programme(
        "high_school_living",
        &["high_school_living.amount"],
        |maker| pupil(maker, &["high"]),
        high_school_living,
    ),
    programme(
        "vocational_waiver",
        &["vocational_waiver.who", "vocational_waiver.fee"],
        |maker| pupil(maker, &SECONDARY),
        vocational_waiver,
    ),
    programme(
        "vocational_grant",
        &["vocational_grant.amount", "vocational_grant.years"],
        |maker| {
            pupil(maker, &SECONDARY);
        },
        vocational_grant,
    ),
    programme(
        "college_grant",
        &["college_grant.amount", "college_grant.tier"],
        |maker| pupil(maker, &COLLEGE),
        college_grant,
    ),
    programme("entrance_aid", &["entrance_aid.amount"], |maker| pupil(maker, &FIRST_DEGREE), entrance_aid),
    programme(
        "scholarships",
        &["scholarships.national", "scholarships.vocational"],
        |maker| {
            pupil(
                maker,
                &[
                    "secondary_vocational",
                    "vocational_high",
                    "higher_vocational",
                    "vocational_bachelor",
                    "undergraduate",
                    "master",
                    "doctor",
                ],
            );
        },
        scholarships,
    ),
    programme("student_loan", &["student_loan.limit"], |maker| pupil(maker, &COLLEGE), student_loan),
];

const COMPULSORY: [&str; 2] = ["primary", "junior"];
const SECONDARY: [&str; 2] = ["secondary_vocational", "vocational_high"];
const VOCATIONAL: [&str; 4] = ["secondary_vocational", "vocational_high", "higher_vocational", "vocational_bachelor"];
const FIRST_DEGREE: [&str; 3] = ["higher_vocational", "vocational_bachelor", "undergraduate"];
const COLLEGE: [&str; 5] = ["higher_vocational", "vocational_bachelor", "undergraduate", "master", "doctor"];

fn pupil(maker: &mut Maker<'_>, stages: &[&'static str]) {
    maker.all(&["stage", "term", "ex_poor", "monitored", "hardship", "group", "school_in_province", "rural"]);
    maker.all(&["boarding", "school_meals", "school_level", "farming_subject", "last_year", "public_kindergarten"]);
    maker.all(&["subject_kind", "awarded", "attendance"]);
    let stage = *maker.dice.one(stages);
    maker.mostly("stage", Told::Option(stage));
    maker.mostly("study_year", Told::Count(1));
    maker.mostly("group", Told::Option("none"));
    if maker.dice.once_in(2) {
        maker.all(&["kindergarten_fee"]);
    }
    // Listed on a day, and by the term as that day tells.
    maker.all(&["listed_by_term"]);
    if let (true, Some(Told::Term(first))) = (maker.dice.once_in(3), maker.story.answers.get(&(0, "term")).cloned()) {
        let since = maker.any_day();
        maker.tell(0, "monitored_since", Told::Day(since));
        if since < first || since > end_of_term(first) {
            maker.tell(0, "listed_by_term", Told::Yes(since < first));
        }
    }
}

/// Recognised by the register, by the school, or by one of the groups.
fn in_hardship(world: &World<'_>) -> bool {
    world.yes("ex_poor") || world.yes("monitored") || world.yes("hardship") || world.option("group") != "none"
}

/// 四类学生; 城镇低保 and orphans are none of them.
fn in_four_groups(world: &World<'_>) -> bool {
    let groups = ["rural_minimum_living", "rural_destitute", "disabled"];
    world.yes("ex_poor") || groups.contains(&world.option("group"))
}

fn stage_of(world: &World<'_>, stages: &[&str]) -> Option<&'static str> {
    Some(world.option("stage")).filter(|stage| stages.contains(stage))
}

fn cash(stand: Stand, label: &'static str, amount: Result<i128, Lack>) -> Said {
    Said::granted(stand, label, "cash", amount)
}

const NOT: fn() -> Said = || Said::only(Stand::NotNow);

/// Not charged, under a rule that names no amount.
fn compulsory_waiver(world: &World<'_>) -> Said {
    match (stage_of(world, &COMPULSORY), world.has_rule("compulsory_waiver.rule")) {
        (None, _) => NOT(),
        (_, false) => Said::only(Stand::Unknown),
        _ => Said::granted(Stand::Qualifies, "compulsory_waiver", "waiver", Err(Lack::NoAmount)),
    }
}

/// Of ex-poor households, and of monitored ones from the term on in which they were listed, where the place says so.
fn skills_grant(world: &World<'_>) -> Said {
    let Some(stage) = stage_of(world, &VOCATIONAL) else { return NOT() };
    let first = world.day_at(0, "term");
    let by_term = || match world.is_told(0, "monitored_since").then(|| world.day_at(0, "monitored_since")) {
        Some(since) if since < first => true,
        Some(since) if since > end_of_term(first) => false,
        _ => world.yes("listed_by_term"),
    };
    let monitored = world.yes("monitored") && (!world.has_rule("skills_grant.start_rule") || by_term());
    if !world.yes("ex_poor") && !monitored {
        return NOT();
    }
    let attends_only = world.is_chosen("skills_grant.enrolment", "attending_only");
    if attends_only && world.option("attendance") != "attending" {
        return NOT();
    }
    match world.known("skills_grant.amount", stage) {
        // Whether a bachelor's course is vocational study is for the text to say.
        Err(_) if stage == "vocational_bachelor" => Said::only(Stand::Unknown),
        amount => cash(Stand::Qualifies, "skills_grant", amount),
    }
}

/// Boarders in hardship in full; others of the four groups half; orphans and the monitored where the place adds them.
fn living_grant(world: &World<'_>) -> Said {
    let Some(stage) = stage_of(world, &COMPULSORY) else { return NOT() };
    if world.yes("boarding") {
        let amount = world.known("living_grant.boarding", stage);
        return if in_hardship(world) { cash(Stand::Qualifies, "living_grant", amount) } else { NOT() };
    }
    let amount = world.known("living_grant.day", stage);
    if in_four_groups(world) {
        cash(Stand::Qualifies, "living_grant", amount)
    } else if world.option("group") == "orphan" || world.yes("monitored") {
        cash(Stand::Judged, "living_grant", amount)
    } else {
        NOT()
    }
}

fn meals(world: &World<'_>) -> Said {
    if stage_of(world, &COMPULSORY).is_none() || !world.yes("school_meals") {
        return NOT();
    }
    Said::granted(Stand::Qualifies, "meals", "in_kind", world.known("meals.allowance", ""))
}

/// The last year: all of a public kindergarten's fee, of a private one's as much as a public one charges.
fn preschool_waiver(world: &World<'_>) -> Said {
    let begun = world.has_rule("preschool_waiver.rule");
    if stage_of(world, &["kindergarten"]).is_none() || !begun || !world.yes("last_year") {
        return NOT();
    }
    let fee = world.is_told(0, "kindergarten_fee").then(|| world.number("kindergarten_fee"));
    let amount = match (world.known("preschool_waiver.amount", ""), fee, world.yes("public_kindergarten")) {
        (Err(_), Some(fee), true) => Ok(fee),
        (Ok(waived), Some(fee), false) => Ok(waived.min(fee)),
        (recorded, _, _) => recorded,
    };
    Said::granted(Stand::Qualifies, "preschool_waiver", "waiver", amount)
}

/// For every child where the place has that, and more for the ex-poor; else for some of those in hardship, in places by
/// tier.
fn preschool_grant(world: &World<'_>) -> Said {
    if stage_of(world, &["kindergarten"]).is_none() {
        return NOT();
    }
    if let Ok(everyone) = world.known("preschool_grant.everyone", "") {
        let more = if world.yes("ex_poor") { world.known("preschool_grant.ex_poor_more", "").unwrap_or(0) } else { 0 };
        return cash(Stand::Qualifies, "preschool_grant", Ok(everyone + more));
    }
    if in_hardship(world) { cash(Stand::Judged, "preschool_grant", tier(world, "preschool_grant")) } else { NOT() }
}

/// The approved fee of a public school of the level; of schools outside the province no fee is told.
fn high_school_fees(world: &World<'_>) -> Said {
    if stage_of(world, &["high"]).is_none() {
        return NOT();
    }
    if !world.has_rule("high_school_fees.who") {
        return Said::only(Stand::Unknown);
    }
    if !in_four_groups(world) {
        return NOT();
    }
    let level = world.option("school_level");
    let amount = world.at_school(|outside| match outside {
        true => Err(Lack::NoAmount),
        false if world.knows("high_school_fees.fee", level) => world.known("high_school_fees.fee", level),
        // Provinces name the levels of their schools differently.
        false => world.one_of("high_school_fees.fee"),
    });
    Said::granted(Stand::Qualifies, "high_school_fees", "waiver", amount)
}

/// What the text gives to a group that it names, the most to who is in several; any of the tiers to everybody else
/// (READINGS 49). Where there are none, the average's range.
fn tier(world: &World<'_>, grant: &str) -> Result<i128, Lack> {
    let of = |parameter: &str| format!("{grant}.{parameter}");
    let groups = [world.option("group")].into_iter().filter(|group| *group != "none");
    let listed = ["ex_poor", "monitored"].into_iter().filter(|list| world.yes(list));
    let named = groups.chain(listed).filter_map(|group| world.known(&of("for_group"), group).ok()).max();
    match named {
        Some(amount) => Ok(amount),
        None if world.knows(&of("tier"), "first") => world.one_of(&of("tier")),
        None => world.known(&of("amount"), ""),
    }
}

fn high_school_grant(world: &World<'_>) -> Said {
    if stage_of(world, &["high"]).is_none() || !in_hardship(world) {
        return NOT();
    }
    cash(Stand::Qualifies, "high_school_grant", world.at_school(|_| tier(world, "high_school_grant")))
}

fn high_school_living(world: &World<'_>) -> Said {
    if stage_of(world, &["high"]).is_none() || !world.yes("ex_poor") {
        return NOT();
    }
    world.at_school(|_| match world.known("high_school_living.amount", "") {
        Err(Lack::NotFound) => NOT(),
        amount => cash(Stand::Judged, "high_school_living", amount),
    })
}

/// Of rural students, those of farming subjects and those in hardship, or of everybody; what is waived is the fee of the
/// school's place, one for any subject or that of the kind, and no amount where none is recorded.
fn vocational_waiver(world: &World<'_>) -> Said {
    if stage_of(world, &SECONDARY).is_none() {
        return NOT();
    }
    if !world.has_rule("vocational_waiver.who") {
        return Said::only(Stand::Unknown);
    }
    const FEE: &str = "vocational_waiver.fee";
    let farming = world.yes("farming_subject");
    let kind = match world.option("subject_kind") {
        "medical_subject" => "farming_medical_subject",
        _ if farming => "farming_medical_subject",
        kind => kind,
    };
    let (everyone, fee) = world.at_school(|_| {
        let by_kind = world.record.kinds[FEE].cases.iter().any(|kind| world.knows(FEE, kind));
        let fee = match (world.knows(FEE, "any_subject"), by_kind) {
            (true, _) => world.known(FEE, "any_subject"),
            (false, true) => world.known(FEE, kind),
            (false, false) => Err(Lack::NoAmount),
        };
        (world.is_chosen("vocational_waiver.reach", "everyone"), fee)
    });
    let met = everyone || farming || world.yes("rural") || in_hardship(world);
    let stand = if met { Stand::Qualifies } else { Stand::Judged };
    Said::granted(stand, "vocational_waiver", "waiver", fee)
}

/// All of farming subjects, others in hardship; rural students of the former poor areas, which are not recorded.
fn vocational_grant(world: &World<'_>) -> Said {
    if stage_of(world, &SECONDARY).is_none() {
        return NOT();
    }
    let Ok(years) = world.known("vocational_grant.years", "") else { return Said::only(Stand::Unknown) };
    let met = world.yes("farming_subject") || in_hardship(world);
    if world.number("study_year") > years || !(met || world.yes("rural")) {
        return NOT();
    }
    let stand = if met { Stand::Qualifies } else { Stand::Judged };
    cash(stand, "vocational_grant", world.at_school(|_| world.known("vocational_grant.amount", "")))
}

fn college_grant(world: &World<'_>) -> Said {
    match stage_of(world, &COLLEGE) {
        Some(stage @ ("master" | "doctor")) => {
            let amount = world.at_school(|_| world.known("college_grant.postgraduate", stage));
            cash(Stand::Judged, "college_grant", amount)
        }
        Some(_) if in_hardship(world) => {
            cash(Stand::Qualifies, "college_grant", world.at_school(|_| tier(world, "college_grant")))
        }
        _ => NOT(),
    }
}

/// Once, for new students in hardship; places are few. Some cities and provinces add to it.
fn entrance_aid(world: &World<'_>) -> Said {
    if stage_of(world, &FIRST_DEGREE).is_none() || world.number("study_year") > 1 || !in_hardship(world) {
        return NOT();
    }
    let way = if world.yes("school_in_province") { "in_province" } else { "out_of_province" };
    let mut amounts = vec![("entrance_aid", "cash", world.known("entrance_aid.amount", way))];
    let by_stage = "entrance_aid.government_by_stage";
    // The text names two stages; as which of them 职业本科 counts it does not say.
    let stage = match world.option("stage") {
        "vocational_bachelor" if world.decide("as which stage", 2) == 1 => "undergraduate",
        "vocational_bachelor" => "higher_vocational",
        stage => stage,
    };
    if world.knows(by_stage, stage) {
        let amount = world.known(by_stage, stage);
        match world.option("group") {
            "rural_destitute" | "orphan" => amounts.push(("entrance_government", "cash", amount)),
            // The county sees the class.
            "rural_minimum_living" => {
                let amount = if world.decide("class of the allowance", 2) == 1 { amount } else { Ok(0) };
                amounts.push(("entrance_government", "cash", amount));
            }
            _ => {}
        }
    }
    let government = world.known("entrance_aid.government", "");
    if government != Err(Lack::NotFound) {
        amounts.push(("entrance_government", "cash", government));
    }
    Said { stand: Stand::Judged, amounts }
}

/// For achievement; the inspiration one for undergraduates in hardship only.
fn scholarships(world: &World<'_>) -> Said {
    let (national, college) = match world.option("stage") {
        "secondary_vocational" | "vocational_high" => (world.known("scholarships.vocational", ""), false),
        stage @ ("master" | "doctor") => (world.known("scholarships.postgraduate", stage), false),
        "higher_vocational" | "vocational_bachelor" | "undergraduate" => {
            (world.known("scholarships.national", ""), true)
        }
        _ => return NOT(),
    };
    let one_a_year = college && world.is_chosen("scholarships.exclusion", "one_a_year");
    let awarded = if one_a_year { world.option("awarded") } else { "no_award" };
    let mut amounts = Vec::new();
    if awarded != "inspiration_award" {
        amounts.push(("national_scholarship", "cash", national));
    }
    if college && awarded != "national_award" && in_hardship(world) {
        amounts.push(("inspiration_scholarship", "cash", world.known("scholarships.inspiration", "")));
    }
    Said { stand: Stand::Judged, amounts }
}

fn student_loan(world: &World<'_>) -> Said {
    let Some(stage) = stage_of(world, &COLLEGE).filter(|_| in_hardship(world)) else { return NOT() };
    let case = if ["master", "doctor"].contains(&stage) { "postgraduate" } else { "undergraduate" };
    Said::granted(Stand::Qualifies, "loan_limit", "loan", world.known("student_loan.limit", case))
}
