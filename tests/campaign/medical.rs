//! 医疗三重保障 of a person's visits, in whole fen: READINGS 13–24, 36, 41, 46–48; 国办发〔2021〕42号.

use super::enrolment::rank;
use super::patient::patient;
use super::record::{Band, Known, Lack, ONE, year};
use super::world::{Said, Stand, World, half_up, part};
use super::{Programme, programme};

pub const ALL: [Programme; 1] = [programme(
    "medical",
    &[
        "medical.basic_deductible",
        "medical.basic_rate",
        "medical.basic_cap",
        "medical.serious_deductible",
        "medical.serious_bands",
        "medical.serious_tilt",
        "medical.aid_rate",
        "medical.aid_deductible",
        "medical.tilt_threshold",
        "medical.elsewhere_rate",
    ],
    patient,
    medical,
)
.keeping(&[
    "supplementary",
    "tilt_applied",
    "category_since",
    "accident",
    "total",
    "other_aid",
    "special_drugs",
    "slip_basic",
    "slip_serious",
    "slip_aid",
    "slip_tilt",
])];

/// What a year has come to before a visit.
#[derive(Default)]
struct Year {
    /// What was borne of the deductibles.
    borne: i128,
    basic: i128,
    chronic: i128,
    chronic_base: i128,
    serious_base: i128,
    waiting: i128,
    aid_base: i128,
    aid: i128,
    aid_chronic: i128,
    extra_base: i128,
}

/// What all visits come to.
#[derive(Default)]
struct Chain {
    group: &'static str,
    in_scope: i128,
    total: Option<i128>,
    basic: i128,
    serious: i128,
    aid: Option<i128>,
    extra: Option<i128>,
    bought: Option<i128>,
    drugs: i128,
    other: Option<i128>,
}

/// A visit under its group.
struct Visit<'w, 'r> {
    world: &'w World<'r>,
    visit: u8,
    group: &'static str,
    chronic: bool,
}

/// What is paid, and what was due if more.
type Payment = (i128, Option<i128>);

impl Chain {
    fn own_in_scope(&self) -> i128 {
        self.in_scope - self.basic - self.serious - self.aid.unwrap_or(0) - self.extra.unwrap_or(0)
    }

    fn said(&self) -> Said {
        let own = self.own_in_scope();
        let (label, own) = match self.total {
            None => ("own_in_scope", own),
            Some(total) => ("own_cost", own + (total - self.in_scope).max(0)),
        };
        let own = (own - self.bought.unwrap_or(0)).max(0);
        let other = self.other.map(|other| other.min(own));
        let mut amounts = vec![
            (label, "borne", Ok(own - other.unwrap_or(0))),
            ("basic_paid", "cash", Ok(self.basic)),
            ("serious_paid", "cash", Ok(self.serious)),
        ];
        let more = [
            ("aid_paid", self.aid),
            ("tilt_paid", self.extra),
            ("supplementary_paid", self.bought),
            ("other_aid_paid", other),
        ];
        amounts.extend(more.into_iter().filter_map(|(label, paid)| Some((label, "cash", Ok(paid?)))));
        Said { stand: Stand::Qualifies, amounts }
    }
}

/// Of two groups the one that costs less, for all of it; at a tie the higher in rank (READINGS 15).
fn medical(world: &World<'_>) -> Said {
    let first = chain(world, "category");
    if world.option("also_category") == "ordinary" {
        return first.said();
    }
    let other = chain(world, "also_category");
    let key = |chain: &Chain| (chain.own_in_scope(), rank(chain.group));
    if key(&other) < key(&first) { other.said() } else { first.said() }
}

fn chain(world: &World<'_>, identity: &'static str) -> Chain {
    let order = |visit: &u8| {
        let level = world.option_at(*visit, "hospital_level");
        (
            world.day_at(*visit, "discharge"),
            world.number_at(*visit, "admission"),
            LEVELS.iter().position(|known| *known == level),
            in_scope(world, *visit),
            world.number_if_told(*visit, "total"),
        )
    };
    let mut visits = world.story.visits();
    if visits.len() > 1 {
        visits.sort_by_key(order);
    }
    let (mut sum, mut before) = (Chain::begun(), Year::default());
    let bought = world.is_told(0, "supplementary") && world.yes("supplementary");
    let mut of_year = Chain::begun();
    for (at, visit) in visits.iter().enumerate() {
        let discharge = world.day_at(*visit, "discharge");
        let changed = world.is_told(0, "category_since") && world.day_at(0, "category_since") <= discharge;
        let identity = if changed && identity == "category" { "category_then" } else { identity };
        let chronic = world.option_at(*visit, "visit_kind") == "chronic_outpatient";
        let one = Visit { world, visit: *visit, group: world.option(identity), chronic };
        of_year.add(&one.paid(&mut before));
        let next = visits.get(at + 1).map(|next| year(world.day_at(*next, "discharge")));
        if next != Some(year(discharge)) {
            // 惠民保 runs over the year too.
            of_year.bought = if bought { supplementary(world, *visit, &of_year).ok() } else { None };
            sum.add(&std::mem::replace(&mut of_year, Chain::begun()));
            before = Year::default();
        }
    }
    sum
}

/// 政策范围内费用 of the slip, or what the bill leaves.
fn in_scope(world: &World<'_>, visit: u8) -> i128 {
    world.number_if_told(visit, "in_scope").unwrap_or_else(|| {
        let part = |key| world.number_at(visit, key);
        (part("total") - part("full_own") - part("over_limit") - part("pre_self")).max(0)
    })
}

const LEVELS: [&str; 3] = ["level_one", "level_two", "level_three"];

impl Chain {
    fn begun() -> Chain {
        Chain { total: Some(0), ..Chain::default() }
    }

    fn add(&mut self, visit: &Chain) {
        let add = |sum: &mut Option<i128>, part: Option<i128>| {
            if let Some(part) = part {
                *sum = Some(sum.unwrap_or(0) + part);
            }
        };
        self.group = visit.group;
        self.in_scope += visit.in_scope;
        self.total = self.total.zip(visit.total).map(|(sum, total)| sum + total);
        self.basic += visit.basic;
        self.serious += visit.serious;
        add(&mut self.aid, visit.aid);
        add(&mut self.extra, visit.extra);
        add(&mut self.bought, visit.bought);
        self.drugs += visit.drugs;
        add(&mut self.other, visit.other);
    }
}

/// 惠民保: a part within the scope and one outside it, each above its deductible, at its rate, up to its cap.
fn supplementary(world: &World<'_>, visit: u8, sum: &Chain) -> Result<i128, Lack> {
    let part_of = |base: i128, [deductible, rate, cap]: [&str; 3]| {
        let known = |id| world.known_at(visit, id, "");
        let paid = part((base - known(deductible)?).max(0), known(rate)?);
        Ok(known(cap).map_or(paid, |cap| paid.min(cap)))
    };
    let within = ["in_scope_deductible", "in_scope_rate", "in_scope_cap"].map(|name| format!("supplementary.{name}"));
    let paid = part_of(sum.own_in_scope(), [&within[0], &within[1], &within[2]])?;
    let Some(total) = sum.total else { return Ok(paid) };
    let [outside, special] =
        ["out_of_scope", "special_drug"].map(|part| within.clone().map(|name| name.replace("in_scope", part)));
    // Special drugs are a part of their own where they have a rate; else they are outside the scope like all else.
    let drugs = if world.knows_at(visit, &special[1], "") { sum.drugs } else { 0 };
    let paid = paid + part_of((total - sum.in_scope - drugs).max(0), [&outside[0], &outside[1], &outside[2]])?;
    Ok(if drugs > 0 { paid + part_of(drugs, [&special[0], &special[1], &special[2]])? } else { paid })
}

impl Visit<'_, '_> {
    fn known(&self, name: &str, case: &str) -> Result<i128, Lack> {
        self.world.known_at(self.visit, &format!("medical.{name}"), case)
    }

    fn knows(&self, name: &str, case: &str) -> bool {
        self.world.knows_at(self.visit, &format!("medical.{name}"), case)
    }

    fn is(&self, name: &str, case: &str, option: &str) -> Result<bool, Lack> {
        let chosen = self.world.chosen_at(self.visit, &format!("medical.{name}"), case)?;
        Ok(chosen.as_deref() == Some(option))
    }

    /// The case of the group; of a monitored household that of its kind where the place tells the kinds apart.
    fn group(&self, name: &str) -> &'static str {
        const KINDS: [&str; 3] = ["unstable_ex_poor", "edge_of_poverty", "sudden_hardship"];
        if self.group == "monitored" && KINDS.iter().any(|kind| self.knows(name, kind)) {
            let kind = self.world.option("monitored_as");
            if self.knows(name, kind) {
                return kind;
            }
        }
        self.group
    }

    fn number(&self, key: &'static str) -> Option<i128> {
        self.world.number_if_told(self.visit, key)
    }

    /// Which of the cases of care elsewhere this is (READINGS 20).
    fn elsewhere(&self) -> Option<&'static str> {
        let referred = self.world.yes_at(self.visit, "referred");
        match (self.world.option_at(self.visit, "where"), referred) {
            ("province", true) => Some("province_referred"),
            ("province", false) => Some("province_not_referred"),
            ("outside", true) => Some("outside_referred"),
            ("outside", false) => Some("outside_not_referred"),
            _ => None,
        }
    }

    /// A recorded exact payment, else the slip's, else a range, else anything that remains (DESIGN §2.5).
    fn layer(
        &self,
        slip: &'static str,
        what: &str,
        remaining: i128,
        rule: &dyn Fn() -> Result<Payment, Lack>,
    ) -> Payment {
        if let Ok(payment) = self.world.exactly(rule) {
            return payment;
        }
        if let Some(slip) = self.number(slip) {
            return (slip.min(remaining), None);
        }
        rule().unwrap_or_else(|_| (self.world.missing(what, self.visit, remaining), None))
    }

    fn paid(&self, before: &mut Year) -> Chain {
        let total = self.number("total");
        let mut in_scope = in_scope(self.world, self.visit);
        let counts = |what| self.is(what, "", "counted") == Ok(true);
        let (of_serious, of_aid) = (counts("serious_base_pre_self"), counts("aid_base_pre_self"));
        // It has to be told where it counts.
        let mut first = (of_serious || of_aid).then(|| self.world.number_at(self.visit, "pre_self"));
        // Paid first for care elsewhere, off the cost within the scope.
        let share = self.elsewhere().filter(|case| !self.chronic && self.knows("elsewhere_share", case));
        if let Some(Ok(share)) = share.map(|case| self.known("elsewhere_share", case)) {
            let paid = part(in_scope, share);
            in_scope -= paid;
            first = Some(first.unwrap_or(0) + paid);
        }

        let (basic, _) = self.layer("slip_basic", "basic", in_scope, &|| {
            let paid = if self.chronic { self.chronic_care(before, in_scope) } else { self.stay(before, in_scope) };
            Ok((paid?, None))
        });
        let left = in_scope - basic;

        let base = before.serious_base + left + first.filter(|_| of_serious).unwrap_or(0);
        let (serious, due) = self.layer("slip_serious", "serious", left, &|| {
            let paid = (self.serious(base)? - self.serious(before.serious_base)?).max(0);
            let due = paid + before.waiting;
            Ok((due.min(left), Some(due)))
        });
        // Where what was paid first counts for aid, aid may pay of it.
        let beside = first.filter(|_| of_aid).unwrap_or(0);
        let rest = left - serious + beside;

        let direct = ["destitute", "minimum_living", "returned_to_poverty", "minimum_living_margin", "monitored"];
        let aided = direct.contains(&self.group) || (self.group != "ordinary" && self.knows("aid_rate", self.group));
        let other = self.number("other_aid");
        let takes_off =
            ["civil_aid", "civil_aid_and_insurance"].iter().any(|what| self.is("aid_offsets", "", what) == Ok(true));
        let without = |amount: i128| (amount - other.filter(|_| takes_off).unwrap_or(0)).max(0);
        let covered = !(self.chronic && self.is("aid_covers", self.group("aid_covers"), "inpatient_only") == Ok(true));
        let aid = (aided || self.number("slip_aid").is_some()).then(|| {
            let rule = || if covered { Ok((self.aid(before, without(rest))?, None)) } else { Ok((0, None)) };
            self.layer("slip_aid", &format!("aid of {}", self.group), rest, &rule).0
        });
        let after_aid = rest - aid.unwrap_or(0);
        let extra = self.extra(before, without(after_aid), after_aid);

        if !self.chronic && self.knows("basic_deductible_ceiling", "") {
            before.borne += self.deductible(before).map_or(0, |deductible| deductible.min(in_scope));
        }
        if self.chronic {
            before.chronic += basic;
            before.chronic_base += in_scope;
            before.aid_chronic += aid.unwrap_or(0);
        } else {
            before.basic += basic;
            before.aid += aid.unwrap_or(0);
        }
        before.serious_base = base;
        before.waiting = due.map_or(0, |due| due - serious);
        if aid.is_some() && covered {
            before.aid_base += without(rest);
        }
        let in_scope = in_scope + beside;
        let drugs = self.number("special_drugs").unwrap_or(0);
        Chain { group: self.group, in_scope, total, basic, serious, aid, extra, bought: None, drugs, other }
    }

    /// Up to what is left of a cap; an unknown one is none (READINGS 19).
    fn capped(&self, paid: i128, cap: Result<i128, Lack>, used: i128) -> Result<i128, Lack> {
        match cap {
            Ok(cap) => Ok(paid.min((cap - used).max(0))),
            Err(Lack::Room) => Err(Lack::Room),
            Err(_) => Ok(paid),
        }
    }

    fn if_known(&self, name: &str, case: &str) -> Result<Option<i128>, Lack> {
        if self.knows(name, case) { self.known(name, case).map(Some) } else { Ok(None) }
    }

    /// 基本医保 of a stay (READINGS 18, 20).
    fn stay(&self, before: &Year, in_scope: i128) -> Result<i128, Lack> {
        let elsewhere = self.elsewhere();
        let deductible = self.deductible(before)?;
        let rate = match elsewhere.filter(|case| self.knows("elsewhere_rate", case)) {
            Some(case) => self.known("elsewhere_rate", case)?,
            None => {
                let level = self.world.option_at(self.visit, "hospital_level");
                let points = match elsewhere.filter(|case| !self.knows("elsewhere_share", case)) {
                    Some(case) => self.if_known("elsewhere_points", case)?.unwrap_or(0),
                    None => 0,
                };
                let rate = self.known("basic_rate", level)?;
                (rate - points).max(0)
            }
        };
        self.capped(part((in_scope - deductible).max(0), rate), self.known("basic_cap", ""), before.basic)
    }

    /// 起付标准 of a stay: less from the second on, less again from the third, up to what a yearly ceiling leaves.
    fn deductible(&self, before: &Year) -> Result<i128, Lack> {
        let deductible = match self.elsewhere().filter(|case| self.knows("elsewhere_rate", case)) {
            Some(case) => self.known("elsewhere_deductible", case)?,
            None => self.known("basic_deductible", self.world.option_at(self.visit, "hospital_level"))?,
        };
        let (repeat, later) = (self.if_known("basic_repeat_factor", "")?, self.if_known("basic_later_factor", "")?);
        let factor = if repeat.is_none() && later.is_none() {
            None
        } else {
            match self.world.number_at(self.visit, "admission") {
                1 => None,
                2 => repeat,
                _ => later.or(repeat),
            }
        };
        let deductible = factor.map_or(deductible, |factor| part(deductible, factor));
        let ceiling = self.if_known("basic_deductible_ceiling", "")?;
        Ok(ceiling.map_or(deductible, |ceiling| deductible.min((ceiling - before.borne).max(0))))
    }

    /// 门诊慢特病 of the year.
    fn chronic_care(&self, before: &Year, in_scope: i128) -> Result<i128, Lack> {
        let (rate, deductible) = (self.known("chronic_rate", "")?, self.known("chronic_deductible", "")?);
        let above = (in_scope - (deductible - before.chronic_base).max(0)).max(0);
        self.capped(part(above, rate), self.known("chronic_cap", ""), before.chronic)
    }

    fn bands(&self, name: &str) -> Result<Option<Vec<Band>>, Lack> {
        match self.world.value_at(self.visit, &format!("medical.{name}"), "", false) {
            Ok(Known::Bands(bands)) => Ok(Some(bands)),
            Err(Lack::Room) => Err(Lack::Room),
            _ => Ok(None),
        }
    }

    /// 大病保险 of what a year left to bear.
    fn serious(&self, base: i128) -> Result<i128, Lack> {
        let tilted = self.is("serious_tilt", self.group("serious_tilt"), "tilted")?;
        let deductible = if !tilted {
            self.known("serious_deductible", "")?
        } else if let Some(own) = self.if_known("serious_tilt_deductible", "")? {
            own
        } else {
            part(self.known("serious_deductible", "")?, self.known("serious_tilt_deductible_factor", "")?)
        };
        if base <= deductible {
            return Ok(0);
        }
        let (own_bands, own_rate) = match tilted {
            true => (self.bands("serious_tilt_bands")?, self.if_known("serious_tilt_rate", "")?),
            false => (None, None),
        };
        let raise = if tilted && own_bands.is_none() && own_rate.is_none() {
            self.known("serious_tilt_rate_points", "")?
        } else {
            0
        };
        let bands = match (own_bands, own_rate) {
            (Some(bands), _) => Some(bands),
            (None, Some(_)) => None,
            (None, None) => self.bands("serious_bands")?,
        };
        let raised = |rate: i128| (rate + raise).min(ONE);
        let paid = match bands {
            None => part(base - deductible, raised(own_rate.map_or_else(|| self.known("serious_rate", ""), Ok)?)),
            Some(bands) => {
                let gross = match self.world.value_at(self.visit, "medical.serious_basis", "", false)? {
                    Known::Option(basis) => basis == "gross",
                    other => panic!("{other:?} is no basis"),
                };
                let reached = if gross { base } else { base - deductible };
                let of = |(at, (over, up_to, rate)): (usize, &Band)| {
                    let from = if gross && at == 0 { deductible } else { *over };
                    (up_to.map_or(reached, |edge| reached.min(edge)) - from).max(0) * raised(*rate)
                };
                half_up(bands.iter().enumerate().map(of).sum(), ONE)
            }
        };
        if let Some(cap) = self.if_known("serious_tilt_cap_amount", "")?.filter(|_| tilted) {
            return Ok(paid.min(cap));
        }
        if (tilted && self.is("serious_tilt_cap", "", "lifted")?) || self.is("serious_capped", "", "uncapped")? {
            return Ok(paid);
        }
        self.capped(paid, self.known("serious_cap", ""), 0)
    }

    /// 医疗救助 of what is left.
    fn aid(&self, before: &Year, base: i128) -> Result<i128, Lack> {
        let own = self.group("chronic_aid_rate");
        let rate = if self.chronic && self.knows("chronic_aid_rate", own) {
            self.known("chronic_aid_rate", own)?
        } else {
            self.known("aid_rate", self.group("aid_rate"))?
        };
        let deductible = self.known("aid_deductible", self.group("aid_deductible"))?;
        let above = (base - (deductible - before.aid_base).max(0)).max(0);
        let separate = self.is("aid_cap_scope", "", "separate")?;
        let grave = self.group("aid_cap_grave");
        let (cap, used) = if separate && self.chronic {
            ("aid_cap_chronic", before.aid_chronic)
        } else {
            let is_grave = !self.chronic && self.knows("aid_cap_grave", grave) && self.world.yes("grave_illness");
            let used = before.aid + if separate { 0 } else { before.aid_chronic };
            (if is_grave { "aid_cap_grave" } else { "aid_cap" }, used)
        };
        self.capped(part(above, rate), self.known(cap, self.group(cap)), used)
    }

    /// 倾斜救助 of the year: where it was applied for, within the province and as referred (READINGS 17).
    fn extra(&self, before: &mut Year, base: i128, rest: i128) -> Option<i128> {
        let referred = match self.elsewhere() {
            None => !self.world.is_told(self.visit, "referred") || self.world.yes_at(self.visit, "referred"),
            Some(case) => case == "province_referred",
        };
        let applied = self.world.is_told(0, "tilt_applied") && self.world.yes("tilt_applied") && referred;
        if self.number("slip_tilt").is_none() && (!applied || self.group == "ordinary") {
            return None;
        }
        let (earlier, sum) = (before.extra_base, before.extra_base + base);
        before.extra_base = sum;
        let of = |base: i128| {
            let threshold = self.known("tilt_threshold", self.group("tilt_threshold"))?;
            let paid = part((base - threshold).max(0), self.known("tilt_rate", self.group("tilt_rate"))?);
            self.capped(paid, self.known("tilt_cap", self.group("tilt_cap")), 0)
        };
        let rule = || Ok(((of(sum)? - of(earlier)?).max(0).min(rest), None));
        Some(self.layer("slip_tilt", &format!("extra aid of {}", self.group), rest, &rule).0)
    }
}
