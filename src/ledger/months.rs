//! Two lists of two months: who is new, who is gone, who is told otherwise than before. Households are found again by
//! their number, else by number and name of their head; without either nothing is compared.

use crate::ledger::person::Who;
use crate::view::words::Language;
use std::collections::BTreeMap;

/// A household of a list, as far as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Household {
    /// Its number; empty where it has none that tells.
    pub number: String,
    /// Its head, as far as name and number tell.
    pub head: Who,
    /// Its village: lists number anew in each.
    pub village: String,
    /// Where its first row stands.
    pub line: String,
    /// The name, masked if so ordered.
    pub name: String,
    /// What was told of it: its class, else its group.
    pub state: String,
}

/// A list of a month.
#[derive(Clone, Debug, Default)]
pub struct Month {
    /// What was asked of it: task, place, day, line.
    pub asked: Vec<String>,
    /// A column holds the number of the household.
    pub has_number: bool,
    /// Columns hold number and name of the head.
    pub has_head: bool,
    /// Its households.
    pub households: Vec<Household>,
}

/// By what households are found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The number of the household.
    Number,
    /// Number and name of the head.
    Head,
    /// Nothing that both lists have.
    Nothing,
}

/// A household that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Where it stands: in the new list, of one that is gone in the old.
    pub line: String,
    /// Its name.
    pub name: String,
    /// What was told of it before; empty of a new one.
    pub before: String,
    /// What is told of it now; empty of one that is gone.
    pub now: String,
}

/// What changed between two months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// By what they were found again.
    pub by: By,
    /// What was asked, where it was not the same: before and now.
    pub asked: Option<(String, String)>,
    /// In the new list alone.
    pub new: Vec<Changed>,
    /// In the old list alone.
    pub gone: Vec<Changed>,
    /// Told otherwise than before.
    pub moved: Vec<Changed>,
    /// Told as before.
    pub same: u64,
    /// Not compared: without a number that tells, with one that comes twice, or with one that is another's now.
    pub apart: Vec<Changed>,
}

type Key = (String, String, String);

impl Changes {
    /// Compares two lists.
    pub fn between(before: &Month, now: &Month) -> Changes {
        let by = match () {
            () if before.has_number && now.has_number => By::Number,
            () if before.has_head && now.has_head => By::Head,
            () => By::Nothing,
        };
        let asked = (before.asked != now.asked).then(|| (before.asked.join(" "), now.asked.join(" ")));
        let mut changes =
            Changes { by, asked, new: Vec::new(), gone: Vec::new(), moved: Vec::new(), same: 0, apart: Vec::new() };
        if by == By::Nothing {
            return changes;
        }
        // A village that one list alone tells of tells nothing of the other's.
        let tells = |month: &Month| month.households.iter().any(|one| !one.village.is_empty());
        let with_village = tells(before) && tells(now);
        let key = |one: &Household| -> Option<Key> {
            let village = if with_village { one.village.clone() } else { String::new() };
            match by {
                By::Number => (!one.number.is_empty()).then(|| (village, one.number.clone(), String::new())),
                By::Head | By::Nothing => {
                    let is_known = !one.head.number.is_empty() && !one.head.name.is_empty();
                    is_known.then(|| (String::new(), one.head.number.clone(), one.head.name.clone()))
                }
            }
        };
        let by_key = |month: &Month| {
            let mut found: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
            for (at, one) in month.households.iter().enumerate() {
                if let Some(key) = key(one) {
                    found.entry(key).or_default().push(at);
                }
            }
            found
        };
        let (old, new) = (by_key(before), by_key(now));
        let told = |one: &Household, before: &str, now: &str| Changed {
            line: one.line.clone(),
            name: one.name.clone(),
            before: before.to_owned(),
            now: now.to_owned(),
        };
        for one in &now.households {
            let key = key(one);
            let mine = key.as_ref().and_then(|key| new.get(key)).filter(|all| all.len() == 1);
            let theirs = key.as_ref().map(|key| old.get(key).map_or(&[][..], Vec::as_slice));
            match (mine, theirs) {
                (Some(_), Some([])) => changes.new.push(told(one, "", &one.state)),
                (Some(_), Some([at])) => {
                    let other = &before.households[*at];
                    let is_another =
                        !one.head.name.is_empty() && !other.head.name.is_empty() && one.head.name != other.head.name;
                    match () {
                        () if is_another => changes.apart.push(told(one, &other.state, &one.state)),
                        () if other.state == one.state => changes.same += 1,
                        () => changes.moved.push(told(one, &other.state, &one.state)),
                    }
                }
                _ => changes.apart.push(told(one, "", &one.state)),
            }
        }
        for one in &before.households {
            let key = key(one);
            let is_found = key.as_ref().is_some_and(|key| new.contains_key(key));
            let mine = key.as_ref().and_then(|key| old.get(key)).filter(|all| all.len() == 1);
            match mine {
                // Told with the new list.
                Some(_) if is_found => {}
                Some(_) => changes.gone.push(told(one, &one.state, "")),
                None => changes.apart.push(told(one, &one.state, "")),
            }
        }
        changes
    }

    /// How they were compared and what came of it, in sentences.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let mut told = vec![
            match self.by {
                By::Number => language.of("按户编号比。", "Compared by the household’s number."),
                By::Head => language.of("按户主的证件号码和姓名比。", "Compared by number and name of the head."),
                By::Nothing => language.of(
                    "两张表没有都写户编号，也没有都写户主的证件号码和姓名，没有比。",
                    "Neither the household’s number nor number and name of its head stand in both lists: not compared.",
                ),
            }
            .to_owned(),
        ];
        if let Some((before, now)) = &self.asked {
            told.push(match language {
                Language::Zh => format!("两次测算的条件不一样：上次“{before}”，这次“{now}”。"),
                Language::En => format!("Not asked alike: before “{before}”, now “{now}”."),
            });
        }
        if self.by != By::Nothing {
            let [new, gone, moved, apart] = [&self.new, &self.gone, &self.moved, &self.apart].map(Vec::len);
            let same = self.same;
            told.push(match language {
                Language::Zh => {
                    format!("新增 {new} 户，减少 {gone} 户，变动 {moved} 户，不变 {same} 户，没法比 {apart} 户。")
                }
                Language::En => {
                    format!("New {new}, gone {gone}, moved {moved}, as before {same}, not compared {apart}.")
                }
            });
        }
        told
    }

    /// What changed, each kind with its word.
    pub fn kinds(&self, language: Language) -> [(&'static str, &[Changed]); 4] {
        [
            (language.of("新增", "new"), &self.new),
            (language.of("减少", "gone"), &self.gone),
            (language.of("变动", "moved"), &self.moved),
            (language.of("没法比", "not compared"), &self.apart),
        ]
    }
}
