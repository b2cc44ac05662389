//! `policy/places/` as the library has it: which codes there are and were, and the list of names that is served as a
//! file of its own.

use crate::base::region::Code;
use crate::book::files::Refusal;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A table as its path and its text.
type Text = (String, String);

/// The code of the tables of codes, and the text of the list.
///
/// # Errors
/// Every row that cannot be, by file and line.
pub fn generated(places: &Text, changed: &Text) -> Result<(String, String), Vec<Refusal>> {
    let mut refusals = Vec::new();
    let today = today(places, &mut refusals);
    let before = before(changed, &today, &mut refusals);
    if refusals.is_empty() { Ok((codes(&today, &before), list(&today, &before))) } else { Err(refusals) }
}

/// The rows of a table below its heads, with the number of the line.
fn rows<'t>((_, text): &'t Text, heads: &str) -> Option<impl Iterator<Item = (usize, Vec<&'t str>)>> {
    let mut lines = text.lines().enumerate();
    let (_, first) = lines.next()?;
    (first == heads).then(|| lines.map(|(at, line)| (at + 1, line.split(',').collect())))
}

fn today(places: &Text, refusals: &mut Vec<Refusal>) -> BTreeMap<Code, String> {
    let mut today = BTreeMap::new();
    let Some(rows) = rows(places, "code,name") else {
        refusals.push(format!("{}: the first line must be code,name", places.0));
        return today;
    };
    for (line, row) in rows {
        match row.as_slice() {
            [code, name] if !name.is_empty() => match Code::parse(code) {
                Some(code) if today.insert(code, (*name).to_owned()).is_none() => {}
                _ => refusals.push(format!("{}:{line}: {code} is no code, or stands twice", places.0)),
            },
            _ => refusals.push(format!("{}:{line}: needs a code and a name", places.0)),
        }
    }
    // Each county stands below a prefecture or is run by the province; that is what the digits promise.
    for code in today.keys() {
        if !code.levels().skip(1).any(|above| today.contains_key(&above)) && code.level() != 1 {
            refusals.push(format!("{}: {code} belongs to no province of the table", places.0));
        }
    }
    today
}

/// A code that no place has today: its name, and the codes of its land.
type Before = BTreeMap<Code, (String, Vec<Code>)>;

fn before(changed: &Text, today: &BTreeMap<Code, String>, refusals: &mut Vec<Refusal>) -> Before {
    let mut before = BTreeMap::new();
    let Some(rows) = rows(changed, "code,name,changed,now") else {
        refusals.push(format!("{}: the first line must be code,name,changed,now", changed.0));
        return before;
    };
    for (line, row) in rows {
        let mut refuse = |complaint: &str| refusals.push(format!("{}:{line}: {complaint}", changed.0));
        let [code, name, year, now] = row.as_slice() else {
            refuse("needs a code, a name, a year and the codes of today");
            continue;
        };
        let now: Vec<Code> = now.split(' ').filter_map(Code::parse).filter(|code| today.contains_key(code)).collect();
        match Code::parse(code).filter(|code| !today.contains_key(code)) {
            Some(_) if now.is_empty() || row[3].split(' ').count() != now.len() => {
                refuse("leads to a code that is not in the table of today");
            }
            Some(_) if year.len() != 4 || name.is_empty() => refuse("needs a name and a year"),
            Some(code) => {
                before.insert(code, ((*name).to_owned(), now));
            }
            None => refuse("is no code, or one of today"),
        }
    }
    before
}

/// The two tables of codes that every module carries.
fn codes(today: &BTreeMap<Code, String>, before: &Before) -> String {
    let mut out = String::from(
        "/// The codes of today, each as its distance from the one before; 0 begins a code of three bytes.\n",
    );
    let mut bytes = Vec::new();
    let mut last = 0;
    for code in today.keys().map(|code| code.number()) {
        match u8::try_from(code - last) {
            Ok(distance) => bytes.push(distance),
            Err(_) => {
                bytes.push(0);
                bytes.extend(&code.to_be_bytes()[1..]);
            }
        }
        last = code;
    }
    let _ = writeln!(out, "static TODAY: &[u8] = &{bytes:?};");
    let pairs: Vec<String> =
        before.iter().flat_map(|(code, (_, now))| now.iter().map(move |now| format!("({code}, {now})"))).collect();
    let _ = writeln!(out, "/// A code of before, and one of those of today; several rows where the land was divided.");
    let _ = writeln!(out, "static BEFORE: &[(u32, u32)] = &[{}];", pairs.join(", "));
    out
}

/// The list as `book::gazetteer` reads it.
fn list(today: &BTreeMap<Code, String>, before: &Before) -> String {
    let mut out = String::new();
    let mut prefecture = String::new();
    for (code, name) in today {
        let digits = code.to_string();
        let group = &digits[2..4];
        if code.level() == 3 && prefecture != digits[..4] {
            // Run by the province: the digits of its group name no place.
            let _ = writeln!(out, ":{group}");
            prefecture = digits[..4].to_owned();
        }
        let _ = match code.level() {
            1 => writeln!(out, "+{}{name}", &digits[..2]),
            2 => writeln!(out, ":{group}{name}"),
            _ => writeln!(out, "{}{name}", &digits[4..]),
        };
        if code.level() == 2 {
            prefecture = digits[..4].to_owned();
        }
    }
    for (code, (name, now)) in before {
        let now: Vec<String> = now.iter().map(Code::to_string).collect();
        let _ = writeln!(out, "<{code}{name} {}", now.join(" "));
    }
    let names = today.values().chain(before.values().map(|(name, _)| name));
    let mut sounds: BTreeMap<String, Vec<char>> = BTreeMap::new();
    let letters: std::collections::BTreeSet<char> = names.flat_map(|name| name.chars()).collect();
    for letter in letters {
        let readings = pinyin::ToPinyinMulti::to_pinyin_multi(&letter);
        let mut said: Vec<String> =
            readings.into_iter().flatten().map(|reading| reading.plain().replace('ü', "v")).collect();
        said.sort();
        said.dedup();
        for sound in said {
            sounds.entry(sound).or_default().push(letter);
        }
    }
    for (sound, letters) in sounds {
        let _ = writeln!(out, "={sound}{}", letters.into_iter().collect::<String>());
    }
    out
}
