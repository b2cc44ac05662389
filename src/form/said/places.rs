//! Names of places in a sentence.

use crate::base::region::{Code, Region};
use crate::book::gazetteer::Gazetteer;

/// What a place is called by law ends in one of these.
const ENDINGS: [char; 8] = ['县', '市', '区', '州', '旗', '省', '盟', '林'];

/// The places that may be named.
pub struct Places<'n> {
    /// Those that people choose as their home; they are known by their short names too.
    pub homes: Vec<&'n Region>,
    /// All of the country, once the list is there.
    pub list: Option<&'n Gazetteer>,
}

impl Places<'_> {
    /// The longest name with which a text begins: how many letters it has, and the places that it may mean. `before` is the
    /// letter before the text.
    pub fn begins(&self, before: Option<char>, text: &str) -> Option<(usize, Vec<Code>)> {
        let home = self.homes.iter().filter_map(|home| Some((of_home(before, text, home)?, vec![home.code])));
        let home = home.max_by_key(|(length, _)| *length);
        let listed = self.list.and_then(|list| of_list(before, text, list));
        match (home, listed) {
            (Some(home), Some(listed)) if listed.0 > home.0 => Some(listed),
            (home, listed) => home.or(listed),
        }
    }
}

fn of_home(before: Option<char>, text: &str, home: &Region) -> Option<usize> {
    let found = |name: &str| {
        let name = name.to_lowercase();
        let rest = text.strip_prefix(&*name).filter(|_| !name.is_empty())?;
        // A word of Latin letters is no part of another.
        let goes_on = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
        let is_part = name.is_ascii() && (goes_on(before) || goes_on(rest.chars().next()));
        (!is_part).then(|| name.chars().count())
    };
    let short = home.name.zh.strip_suffix(['县', '市', '区', '州']).filter(|name| name.chars().count() > 1);
    [Some(&*home.name.zh), short, Some(&*home.name.en)].into_iter().flatten().filter_map(found).max()
}

/// Many short names are words of every day (和平, 平安, 新城): such a one is taken only where it is all that is said to be
/// where somebody is, 在富平. A 城区 or 郊区 is rather a part of any town.
fn of_list(before: Option<char>, text: &str, list: &Gazetteer) -> Option<(usize, Vec<Code>)> {
    let (bytes, codes) = list.begins(text)?;
    let (name, rest) = text.split_at_checked(bytes)?;
    let length = name.chars().count();
    let is_part_of_any = length == 2 && name.ends_with('区');
    let goes_on = rest.chars().next().is_some_and(char::is_alphanumeric);
    let is_all_that_is_said = before == Some('在') && length > 1 && !goes_on;
    (!is_part_of_any && (name.ends_with(ENDINGS) || is_all_that_is_said)).then_some((length, codes))
}
