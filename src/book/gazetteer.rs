//! The list of all places by name: what the file `places.txt` of the site holds. Whoever needs it hands its text over;
//! nothing here is loaded with the page.
//!
//! ```text
//! +53云南省            a province: two digits of its code
//! :01昆明市            a prefecture: the next two; without a name for counties that the province runs
//! 27嵩明县             a county: the last two
//! <360421九江县 360404 a code that was given up, and those of today
//! =song嵩松            how characters are read
//! ```

use crate::base::region::{Code, Region};

/// A place of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its code; of a place of before the one that it had.
    pub code: Code,
    /// Its official name.
    pub name: String,
    /// The places that its land belongs to now, where its code was given up; else none.
    pub now: Vec<Code>,
    /// How it is called as well, the longest first: 恩施土家族苗族自治州, 恩施州, 恩施.
    forms: Vec<String>,
}

/// The list.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    /// By code; those of before behind those of today.
    places: Vec<Place>,
    /// How many of them are of today.
    of_today: usize,
    /// Characters with the ways in which they are read, by character.
    sounds: Vec<(char, String)>,
}

/// How well a name fits what somebody typed, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Begins,
    Within,
}

/// Characters of the names of peoples, as the names of places carry them.
const PEOPLES: [&str; 41] = [
    "维吾尔",
    "蒙古族",
    "蒙古",
    "柯尔克孜",
    "哈萨克族",
    "哈萨克",
    "土家族",
    "苗族",
    "藏族",
    "羌族",
    "彝族",
    "布依族",
    "侗族",
    "壮族",
    "傣族",
    "景颇族",
    "哈尼族",
    "白族",
    "傈僳族",
    "回族",
    "朝鲜族",
    "瑶族",
    "黎族",
    "畲族",
    "满族",
    "水族",
    "仡佬族",
    "拉祜族",
    "佤族",
    "纳西族",
    "独龙族",
    "怒族",
    "普米族",
    "撒拉族",
    "裕固族",
    "土族",
    "布朗族",
    "仫佬族",
    "毛南族",
    "达斡尔族",
    "各族",
];

/// What a name ends in by law, and what people end it in; the first that fits holds.
const ENDINGS: [(&str, &str); 15] = [
    ("自治州", "州"),
    ("自治县", "县"),
    ("自治旗", "旗"),
    ("自治区", ""),
    ("地区", "地区"),
    ("林区", "林区"),
    ("特区", "特区"),
    ("新区", "新区"),
    ("省", "省"),
    ("市", "市"),
    ("区", "区"),
    ("县", "县"),
    ("旗", "旗"),
    ("盟", "盟"),
    ("", ""),
];

impl Gazetteer {
    /// Reads the list.
    ///
    /// # Errors
    /// The number of the first line, from 1, that is none of a list.
    pub fn read(list: &str) -> Result<Gazetteer, usize> {
        let mut gazetteer = Gazetteer::default();
        let (mut province, mut prefecture) = (0, 0);
        for (at, line) in list.lines().enumerate() {
            let wrong = || at + 1;
            let mut rest = line.chars();
            let (mark, rest) = match rest.next() {
                Some(mark @ ('+' | ':' | '<' | '=')) => (mark, rest.as_str()),
                _ => (' ', line),
            };
            if mark == '=' {
                let sound: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
                let letters = rest.get(sound.len()..).unwrap_or_default();
                gazetteer.sounds.extend(letters.chars().map(|letter| (letter, sound.clone())));
                continue;
            }
            let length = if mark == '<' { 6 } else { 2 };
            let (digits, rest) = rest.split_at_checked(length).ok_or_else(wrong)?;
            let number: u32 = digits.parse().map_err(|_| wrong())?;
            let mut name = rest;
            let mut now = Vec::new();
            let code = match mark {
                '+' => {
                    province = number * 10_000;
                    prefecture = province;
                    province
                }
                ':' => {
                    prefecture = province + number * 100;
                    if name.is_empty() {
                        continue;
                    }
                    prefecture
                }
                '<' => {
                    let (before, codes) = rest.split_once(' ').ok_or_else(wrong)?;
                    name = before;
                    now = codes.split(' ').map(Code::parse).collect::<Option<_>>().ok_or_else(wrong)?;
                    number
                }
                _ => prefecture + number,
            };
            let code = Code::parse(&code.to_string()).filter(|_| !name.is_empty()).ok_or_else(wrong)?;
            gazetteer.places.push(Place { code, name: name.to_owned(), now, forms: forms(name) });
        }
        gazetteer.sounds.sort();
        gazetteer.places.sort_by_key(|place| (!place.now.is_empty(), place.code));
        gazetteer.of_today = gazetteer.places.partition_point(|place| place.now.is_empty());
        Ok(gazetteer)
    }

    /// Every place of today, by code.
    pub fn today(&self) -> impl Iterator<Item = &Place> {
        self.places[..self.of_today].iter()
    }

    /// A place by its code, of today or of before.
    pub fn place(&self, code: Code) -> Option<&Place> {
        let (today, before) = self.places.split_at(self.of_today);
        let of = |places: &'_ [Place]| places.binary_search_by_key(&code, |place| place.code).ok();
        of(today).map(|at| &today[at]).or_else(|| of(before).map(|at| &before[at]))
    }

    /// The places that hold a place, nearest first, without the nation.
    pub fn above(&self, code: Code) -> impl Iterator<Item = &Place> {
        code.levels().skip(1).filter_map(|above| self.place(above))
    }

    /// The place and those that hold it as a book has them, from the province down; of those that it has, nothing.
    pub fn regions(&self, code: Code, known: &[Region]) -> Vec<Region> {
        use crate::base::region::Bilingual;
        let chain = self.place(code).into_iter().chain(self.above(code));
        let mut regions: Vec<Region> = Vec::new();
        for place in chain.filter(|place| !known.iter().any(|region| region.code == place.code)) {
            let parent = self.above(place.code).next().map_or(Code::NATION, |above| above.code);
            let name = Bilingual { zh: place.name.clone().into(), en: place.name.clone().into() };
            regions.insert(0, Region { code: place.code, name, parent: Some(parent), for_the_rest: false });
        }
        regions
    }

    /// Places for what somebody has typed so far, a name or its beginning, with or without those of the places that hold
    /// it, how it is read or its first letters (嵩明, 昆明嵩, songming, smx), or digits of the code. The best fit first, of
    /// like ones those nearest to a recorded place; at most so many.
    pub fn find(&self, typed: &str, recorded: &[Region], most: usize) -> Vec<&Place> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        if typed.is_empty() {
            return Vec::new();
        }
        let fitting = self.places.iter().filter_map(|place| Some((self.fit(place, &typed)?, place)));
        let mut found: Vec<(Fit, &Place)> = fitting.collect();
        // A stable order: of like ones by code.
        found.sort_by_key(|(fit, place)| {
            (*fit, !place.now.is_empty(), distance(place.code, recorded), place.code.level())
        });
        found.into_iter().take(most).map(|(_, place)| place).collect()
    }

    fn fit(&self, place: &Place, typed: &str) -> Option<Fit> {
        if typed.bytes().all(|byte| byte.is_ascii_digit()) {
            let code = place.code.to_string();
            return code.starts_with(typed).then_some(if code == typed { Fit::Whole } else { Fit::Begins });
        }
        if typed.is_ascii() {
            return place.forms.iter().filter_map(|form| self.sounds_like(form, typed)).min();
        }
        let rests = self.without_above(place, typed);
        let fits = rests.iter().filter_map(|rest| match *rest {
            rest if place.forms.iter().any(|form| form == rest) => Some(Fit::Whole),
            "" => None,
            rest if place.name.starts_with(rest) => Some(Fit::Begins),
            // Of 九江县 nothing but 县 would be left for the counties of 九江.
            rest if rest.chars().nth(1).is_some() && place.name.contains(rest) => Some(Fit::Within),
            _ => None,
        });
        fits.min()
    }

    /// What a text leaves for the name of a place: all of it, and all that follows the names of the places that hold it.
    fn without_above<'t>(&self, place: &Place, text: &'t str) -> Vec<&'t str> {
        let mut rests = vec![text];
        let mut above: Vec<&Place> = self.above(place.code).collect();
        above.reverse();
        for holder in above {
            let last = rests[rests.len() - 1];
            if let Some(rest) = holder.forms.iter().find_map(|form| last.strip_prefix(&**form)) {
                rests.push(rest);
            }
        }
        rests
    }

    /// Whether a name can be read like this: each character by the beginning of one of its readings.
    fn sounds_like(&self, name: &str, typed: &str) -> Option<Fit> {
        let mut letters = name.chars();
        let Some(letter) = letters.next() else {
            return typed.is_empty().then_some(Fit::Whole);
        };
        if typed.is_empty() {
            return Some(Fit::Begins);
        }
        let from = self.sounds.partition_point(|(known, _)| *known < letter);
        let readings = self.sounds[from..].iter().take_while(|(known, _)| *known == letter);
        let lengths = |sound: &str| {
            let alike = sound.bytes().zip(typed.bytes()).take_while(|(one, other)| one == other).count();
            1..=alike
        };
        let fits = readings.flat_map(|(_, sound)| lengths(sound));
        fits.filter_map(|length| self.sounds_like(letters.as_str(), &typed[length..])).min()
    }

    /// The places that a written name means: with or without the names of the places that hold it, and behind a county's
    /// whole name whatever follows (昆明市嵩明县嵩阳镇). None, one, or all among which it does not tell (城关区). A name of
    /// before means the places of today.
    pub fn named(&self, text: &str) -> Vec<Code> {
        // Below a county there are townships and villages, below all else other places of the list.
        let holds_the_rest = |place: &Place, is_official: bool| is_official && place.code.level() == 3;
        let (_, codes) = self
            .furthest(text, |place, reached, is_official| reached == text.len() || holds_the_rest(place, is_official));
        codes
    }

    /// The longest name of a place with which a text begins, for whoever reads sentences: how many bytes it has, and the
    /// places that it may mean. Names of one character are none.
    pub fn begins(&self, text: &str) -> Option<(usize, Vec<Code>)> {
        Some(self.furthest(text, |_, _, _| true)).filter(|(reached, _)| *reached > 0)
    }

    /// Of the places that may be meant, given how far their name reaches and whether it is the official one, those whose
    /// name reaches furthest into a text, and how far: official names before others, places of today before those of before.
    fn furthest(&self, text: &str, may_be: impl Fn(&Place, usize, bool) -> bool) -> (usize, Vec<Code>) {
        let mut best: Vec<&Place> = Vec::new();
        let mut best_rank = (0, 0);
        for place in &self.places {
            let Some((reached, is_official)) = self.reach(place, text) else { continue };
            if !may_be(place, reached, is_official) {
                continue;
            }
            let rank = (reached, u8::from(is_official) * 2 + u8::from(place.now.is_empty()));
            if rank > best_rank {
                best.clear();
                best_rank = rank;
            }
            if rank == best_rank {
                best.push(place);
            }
        }
        (best_rank.0, codes(best))
    }

    /// How far into a text the name of a place reaches with which it begins, and whether it is the official one.
    fn reach(&self, place: &Place, text: &str) -> Option<(usize, bool)> {
        let reached = self.without_above(place, text).into_iter().filter_map(|rest| {
            let form = place.forms.iter().find(|form| rest.starts_with(&***form))?;
            Some((text.len() - rest.len() + form.len(), *form == place.name))
        });
        reached.max()
    }
}

/// The places of today that some places are, by code.
fn codes(places: Vec<&Place>) -> Vec<Code> {
    let of = |place: &Place| if place.now.is_empty() { vec![place.code] } else { place.now.clone() };
    let mut codes: Vec<Code> = places.into_iter().flat_map(of).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// How far a place is from the recorded ones: 0 one of them, 1 in the same prefecture, 2 in the same province, 3 elsewhere.
fn distance(code: Code, recorded: &[Region]) -> u8 {
    let shared = |region: &Region| match (code.number(), region.code.number()) {
        (one, other) if one == other => 0,
        (one, other) if one / 100 == other / 100 => 1,
        (one, other) if one / 10_000 == other / 10_000 => 2,
        _ => 3,
    };
    recorded.iter().map(shared).min().unwrap_or(3)
}

/// How a place is called: its name; without the peoples and with the short ending; without an ending where two characters
/// are left.
fn forms(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    let ending = ENDINGS.iter().find_map(|(long, short)| Some((name.strip_suffix(long)?, *short)));
    let Some((whole, short)) = ending else { return forms };
    let mut stem = whole;
    while let Some(rest) = PEOPLES.iter().find_map(|people| stem.strip_suffix(people)) {
        // 内蒙古 is named after nobody.
        if rest.chars().count() < 2 {
            break;
        }
        stem = rest;
    }
    // 东乡族自治县 is 东乡.
    stem = stem.strip_suffix('族').unwrap_or(stem);
    for form in [format!("{stem}{short}"), stem.to_owned()] {
        if form.chars().count() > 1 && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}
