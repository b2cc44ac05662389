//! Monitoring, its removal, and social assistance: READINGS 1–11, 29–32, 50; 民发〔2021〕57号, 43号; 国发〔2014〕47号;
//! 国发〔2015〕52号.

use super::record::{Lack, ONE, months_later};
use super::told::{Maker, Told};
use super::world::{Said, Stand, World, half_up, part};
use super::{Programme, programme};

const LIST: [&str; 6] = ["risk_housing", "risk_water", "risk_illness", "risk_schooling", "risk_worker", "risk_work"];
const PARTS: [&str; 6] = ["wages", "planting", "livestock", "business", "property", "transfers"];

pub const ALL: [Programme; 8] = [
    programme("monitoring", &["monitoring.line"], monitored_household, monitoring).keeping(&["self_pay"]),
    programme("risk_removal", &["monitoring.line", "risk_removal.months"], relieved_household, risk_removal),
    programme("minimum_living", &["minimum_living.standard", "minimum_living.method"], poor_household, minimum_living),
    programme(
        "minimum_living_margin",
        &["minimum_living.standard", "minimum_living_margin.multiple"],
        poor_household,
        minimum_living_margin,
    ),
    programme("hardship", &["medical.disposable_income", "hardship.ratio"], burdened_household, hardship),
    programme("temporary_aid", &["minimum_living.standard", "temporary_aid.small_sum"], in_need, temporary_aid)
        .keeping(&["self_pay"]),
    programme("destitute", &["destitute.standard", "destitute.care"], alone, destitute),
    programme(
        "disability_subsidy",
        &["disability_subsidy.living", "disability_subsidy.care"],
        disabled,
        disability_subsidy,
    ),
];

/// Three answers to whether conditions are met: no if one is not, unknown if one cannot be told.
pub fn conditions(met: &[Result<bool, Lack>]) -> Stand {
    if met.contains(&Ok(false)) {
        Stand::NotNow
    } else if met.iter().any(Result::is_err) {
        Stand::Unknown
    } else {
        Stand::Qualifies
    }
}

/// What is left of all four incomes after costs, for monitoring.
fn net_income(world: &World<'_>) -> i128 {
    if world.is_told(0, "net_income") {
        return world.number("net_income");
    }
    let gross: i128 = PARTS.iter().map(|part| world.number(part)).sum();
    gross + world.number("monitoring_only") - world.number("business_costs")
}

/// The same without the transfers that the allowance does not count.
fn counted_income(world: &World<'_>) -> i128 {
    net_income(world) - world.number("monitoring_only")
}

fn at_risk(world: &World<'_>) -> bool {
    world.yes("shock") || LIST.iter().any(|risk| world.yes(risk))
}

fn household(maker: &mut Maker<'_>) {
    maker.all(&["members"]);
    if maker.dice.once_in(3) {
        maker.tell(0, "members", Told::Count(1));
    }
}

fn risks(maker: &mut Maker<'_>, any: bool) {
    for risk in LIST.into_iter().chain(["shock"]) {
        let yes = any && maker.dice.once_in(5);
        maker.tell(0, risk, Told::Yes(yes));
    }
}

fn monitored_household(maker: &mut Maker<'_>) {
    household(maker);
    maker.mostly_yes(&["rural"], true);
    maker.mostly_yes(&["can_cope"], false);
    risks(maker, true);
    maker.income();
    maker.all(&["ex_poor", "rigid_spending"]);
    if maker.dice.once_in(3) {
        maker.all(&["self_pay"]);
    }
}

/// Below the line with a risk it cannot cope with: identified. At or above it after a shock, or for its spending below
/// it: to be judged. Otherwise not. Without a line only what decides by itself decides (READINGS 4, 5, 8).
fn monitoring(world: &World<'_>) -> Said {
    if !world.yes("rural") || !at_risk(world) || world.yes("can_cope") {
        return Said::only(Stand::NotNow);
    }
    let Ok(line) = world.known("monitoring.line", "") else { return Said::only(Stand::Unknown) };
    let (line, income) = (line * world.number("members"), net_income(world));
    let judged = world.yes("shock") || income - world.number("rigid_spending") < line;
    Said::only(match (income < line, judged) {
        (true, _) => Stand::Qualifies,
        (false, true) => Stand::Judged,
        (false, false) => Stand::NotNow,
    })
}

fn relieved_household(maker: &mut Maker<'_>) {
    household(maker);
    maker.mostly_yes(&["monitored", "measure_delivered", "spending_settled", "risk_gone"], true);
    maker.mostly_yes(&["no_labour"], false);
    let any = maker.dice.once_in(4);
    risks(maker, any);
    maker.income();
    let since = if maker.dice.once_in(3) {
        let months = i32::try_from(maker.dice.between(-8, -4)).expect("few");
        months_later(maker.story.on, months)
    } else {
        maker.any_day()
    };
    let since = maker.not_after(since);
    maker.tell(0, "monitored_since", Told::Day(since));
    maker.mostly_yes(&["income_steady"], true);
}

/// All conditions of the guide; so many full months, and an income above the line, which is that of the day.
fn risk_removal(world: &World<'_>) -> Said {
    let months = world.known("risk_removal.months", "");
    let lasted = months.map(|months| {
        let months = i32::try_from(months).expect("few months");
        months_later(world.day_at(0, "monitored_since"), months) <= world.story.on
    });
    let above = world.known("monitoring.line", "").map(|line| net_income(world) > line * world.number("members"));
    Said::only(conditions(&[
        Ok(world.yes("monitored")),
        Ok(!world.yes("no_labour")),
        lasted,
        Ok(world.yes("measure_delivered")),
        Ok(world.yes("spending_settled")),
        Ok(world.yes("risk_gone")),
        Ok(!world.knows("risk_removal.steady_months", "") || world.yes("income_steady")),
        Ok(!at_risk(world)),
        above,
    ]))
}

fn poor_household(maker: &mut Maker<'_>) {
    household(maker);
    maker.all(&["rural"]);
    maker.income();
    maker.mostly_yes(&["assets_within"], true);
    maker.all(&CLASSED);
}

/// Who may get more on top of the allowance.
const CLASSED: [&str; 4] = ["classed_elderly", "classed_minors", "classed_disabled", "classed_ill"];

/// 分类施保: more for each of a class, an amount where one is recorded, else a share of the standard; of no more people
/// than the household has. Nothing where a place has neither.
fn classed(world: &World<'_>) -> Option<Result<i128, Lack>> {
    let of_class = |class: &'static str| {
        let per_head = if world.knows("minimum_living.classed_sum", class) {
            world.known("minimum_living.classed_sum", class)
        } else if world.knows("minimum_living.classed_share", class) {
            let share = world.known("minimum_living.classed_share", class);
            share.and_then(|share| Ok(part(standard_per_head(world)?, share)))
        } else {
            return None;
        };
        let heads = world.number(class).min(world.number("members"));
        Some(per_head.map(|per_head| per_head * heads))
    };
    let more: Vec<_> = CLASSED.into_iter().filter_map(of_class).collect();
    (!more.is_empty()).then(|| more.into_iter().sum())
}

/// The yearly standard of one member.
fn standard_per_head(world: &World<'_>) -> Result<i128, Lack> {
    world.known("minimum_living.standard", if world.yes("rural") { "rural" } else { "urban" })
}

/// The yearly standard of all members.
fn standard(world: &World<'_>) -> Result<i128, Lack> {
    Ok(standard_per_head(world)? * world.number("members"))
}

/// Below the standard, with assets within the rule; the difference where that is the method, else one of the tiers; and
/// what some members get on top.
fn minimum_living(world: &World<'_>) -> Said {
    let (standard, income) = (standard(world), counted_income(world));
    let stand = conditions(&[standard.map(|standard| income < standard), Ok(world.yes("assets_within"))]);
    let (Stand::Qualifies, Ok(standard)) = (stand, standard) else { return Said::only(stand) };
    let (label, amount) = match world.chosen_at(0, "minimum_living.method", "") {
        Ok(Some(method)) if method == "difference" => ("allowance", Ok(standard - income.max(0))),
        Ok(Some(_)) => ("allowance_per_head", world.one_of("minimum_living.tier")),
        _ => ("allowance", Err(Lack::NotFound)),
    };
    let more = classed(world).map(|more| ("classed_allowance", "cash", more));
    Said { stand, amounts: [(label, "cash", amount)].into_iter().chain(more).collect() }
}

/// Not below the standard, below its multiple, with assets within the rule.
fn minimum_living_margin(world: &World<'_>) -> Said {
    let (standard, income) = (standard(world), counted_income(world));
    let multiple = world.known("minimum_living_margin.multiple", "");
    let below = standard.and_then(|standard| Ok(income * ONE < standard * multiple?));
    Said::only(conditions(&[standard.map(|standard| income >= standard), below, Ok(world.yes("assets_within"))]))
}

fn burdened_household(maker: &mut Maker<'_>) {
    household(maker);
    maker.mostly("recognised_as", Told::Option("none"));
    maker.income();
    maker.mostly_yes(&["assets_within"], true);
    maker.all(&["rigid_spending"]);
    let income = match maker.story.answers.get(&(0, "net_income")) {
        Some(Told::Fen(income)) => (*income).max(0),
        _ => 0,
    };
    // About as much as a share of the income.
    if maker.dice.once_in(2) {
        let tenths = maker.dice.between(3, 8);
        let near = (income * tenths / 10 + maker.dice.between(-1, 1)).max(0);
        maker.tell(0, "rigid_spending", Told::Fen(near));
    }
}

/// In none of the other groups; income per head below that of the place; spending above its share of the income.
fn hardship(world: &World<'_>) -> Said {
    let other = ["destitute", "minimum_living", "minimum_living_margin"].contains(&world.option("recognised_as"));
    let (income, spending) = (net_income(world), world.number("rigid_spending"));
    let local = world.known("medical.disposable_income", "");
    let share = world.known("hardship.ratio", "");
    Said::only(conditions(&[
        Ok(!other),
        local.map(|local| income < local * world.number("members")),
        share.map(|share| spending * ONE > income.max(0) * share),
        Ok(world.yes("assets_within")),
    ]))
}

fn in_need(maker: &mut Maker<'_>) {
    household(maker);
    maker.mostly_yes(&["can_cope"], false);
    maker.all(&["emergency", "hardship_months", "recognised_as"]);
    if maker.dice.once_in(3) {
        maker.all(&["self_pay"]);
    }
}

/// Judged. A light emergency: the sum for small payments. Else 城市低保月标准 × 人数 × 月数, of at most so many months,
/// where the place says that it reckons so; the standard is one of a year (READINGS 32). Decided case by case there is no
/// amount.
fn temporary_aid(world: &World<'_>) -> Said {
    if world.yes("can_cope") {
        return Said::only(Stand::NotNow);
    }
    let formula = || {
        let method = world.chosen_at(0, "temporary_aid.method", "")?;
        match method.filter(|_| world.has_rule("temporary_aid.formula")).as_deref() {
            None => return Err(Lack::NotFound),
            Some("urban_months") => {}
            Some(_) => return Err(Lack::NoAmount),
        }
        let yearly = world.known("minimum_living.standard", "urban")?;
        let told = world.number("hardship_months");
        let months = world.known("temporary_aid.months", "").map_or(told, |most| told.min(most));
        Ok(half_up(yearly * world.number("members") * months, 12))
    };
    let amount = match world.option("emergency") {
        "emergency_light" => world.known("temporary_aid.small_sum", ""),
        _ => formula(),
    };
    Said::granted(Stand::Judged, "temporary_aid", "cash", amount)
}

fn alone(maker: &mut Maker<'_>) {
    for key in ["cannot_work", "no_means", "no_supporter"] {
        let yes = !maker.dice.once_in(6);
        maker.tell(0, key, Told::Yes(yes));
    }
    maker.all(&["cannot_do", "rural", "in_home"]);
}

/// 三无: a sum for living, in the country by whether one needs care, or by where one lives where the place has that; and
/// one for care by how many of six things one cannot do.
fn destitute(world: &World<'_>) -> Said {
    if !(world.yes("cannot_work") && world.yes("no_means") && world.yes("no_supporter")) {
        return Said::only(Stand::NotNow);
    }
    let cannot = world.number("cannot_do");
    let by_home = world.knows("destitute.standard", "rural_together");
    let living = match (world.yes("rural"), by_home, cannot) {
        (false, _, _) => "urban",
        (true, true, _) if world.yes("in_home") => "rural_together",
        (true, true, _) => "rural_apart",
        (true, false, 0) => "rural_self_care",
        (true, false, _) => "rural_needs_care",
    };
    let care = world.known("destitute.unable_items", "").and_then(|full| {
        let grade = if cannot >= full {
            "full"
        } else if cannot > 0 {
            "half"
        } else {
            "self"
        };
        let home = if world.yes("in_home") { "together" } else { "apart" };
        world.known("destitute.care", &format!("{home}_{grade}"))
    });
    let living = world.known("destitute.standard", living);
    Said {
        stand: Stand::Qualifies,
        amounts: vec![("destitute_living", "cash", living), ("destitute_care", "cash", care)],
    }
}

fn disabled(maker: &mut Maker<'_>) {
    maker.all(&["disability_grade", "recognised_as"]);
    maker.mostly_yes(&["lasting_care"], true);
}

/// A living subsidy for households in hardship, one for care for grades one and two; whether the margin is included,
/// and whether the destitute are where nothing says so, is for the place.
fn disability_subsidy(world: &World<'_>) -> Said {
    let (grade, group) = (world.option("disability_grade"), world.option("recognised_as"));
    let destitute = group == "destitute";
    if grade == "none" || (destitute && world.has_rule("disability_subsidy.excluded")) {
        return Said::only(Stand::NotNow);
    }
    let severe = ["disabled_grade_one", "disabled_grade_two"].contains(&grade) && world.yes("lasting_care");
    let living = ["minimum_living", "minimum_living_margin"].contains(&group);
    let mut amounts = Vec::new();
    if living {
        amounts.push(("disability_living", "cash", world.known("disability_subsidy.living", "")));
    }
    if severe {
        amounts.push(("disability_care", "cash", world.known("disability_subsidy.care", grade)));
    }
    let stand = match (amounts.is_empty(), severe && !destitute, group) {
        (true, _, _) => Stand::NotNow,
        (false, true, _) | (false, _, "minimum_living") => Stand::Qualifies,
        _ => Stand::Judged,
    };
    Said { stand, amounts }
}
