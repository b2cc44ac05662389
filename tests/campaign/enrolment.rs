//! 参保资助 of a year of cover: READINGS 15, 32–34, 43; 国办发〔2021〕42号.

use super::record::{Known, Lack};
use super::told::{Maker, Told};
use super::world::{Said, Stand, World, part};
use super::{Programme, programme};

pub const ALL: [Programme; 1] = [programme(
    "enrolment",
    &["enrolment.premium", "enrolment.subsidy", "enrolment.subsidy_share"],
    insured,
    enrolment,
)];

/// The groups in the order of their rank; ordinary residents go last.
pub const RANKS: [&str; 13] = [
    "destitute",
    "minimum_living",
    "returned_to_poverty",
    "monitored",
    "minimum_living_margin",
    "stable_ex_poor",
    "disabled_severe",
    "disabled_moderate",
    "low_income_elderly",
    "family_planning",
    "orphan",
    "illness_poor",
    "ordinary",
];

/// The place of a group among the ranks.
pub fn rank(group: &str) -> usize {
    RANKS.iter().position(|known| *known == group).unwrap_or(RANKS.len())
}

fn insured(maker: &mut Maker<'_>) {
    maker.all(&["category", "allowance_class", "coverage_year"]);
    maker.mostly("also_category", Told::Option("ordinary"));
}

fn number(known: Known) -> i128 {
    match known {
        Known::Fen(number) | Known::Rate(number) => number,
        other => panic!("{other:?} is no number"),
    }
}

/// The help for a group: the sum in force, else the share of the premium in force, else the last sum known; never more
/// than the premium. Where a place pays 低保 by class, that of the class.
fn help(world: &World<'_>, group: &'static str, premium: Result<i128, Lack>) -> Result<i128, Lack> {
    let premium = premium?;
    let value = |id: &str, case: &str, current| world.value_at(0, id, case, current).map(number);
    let by_class =
        world.candidates(0, "enrolment.subsidy", "minimum_living_one_two", true).err() != Some(Lack::NotFound);
    let case = if group == "minimum_living" && by_class { world.option("allowance_class") } else { group };
    if let Ok(sum) = value("enrolment.subsidy", case, true) {
        return Ok(sum.min(premium));
    }
    if let Ok(share) = value("enrolment.subsidy_share", case, true) {
        return Ok(part(premium, share));
    }
    Ok(value("enrolment.subsidy", case, false)?.min(premium))
}

/// Of two groups the one with the larger help; of the same help the higher in rank.
fn enrolment(world: &World<'_>) -> Said {
    let premium = world.known("enrolment.premium", "");
    let mut groups = vec![world.option("category"), world.option("also_category")];
    groups.retain(|group| *group != "ordinary");
    let helps: Vec<Result<i128, Lack>> = groups.iter().map(|group| help(world, group, premium)).collect();
    // What is known goes before what is not.
    let Some(aid) = helps.iter().copied().max_by_key(|help| help.unwrap_or(-1)) else {
        return Said::granted(Stand::NotNow, "premium_own", "borne", premium);
    };
    let own = aid.and_then(|aid| Ok(premium? - aid));
    Said {
        stand: if aid.is_ok() { Stand::Qualifies } else { Stand::Unknown },
        amounts: vec![("premium_aid", "waiver", aid), ("premium_own", "borne", own)],
    }
}
