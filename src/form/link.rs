//! Answers to a URL fragment and back. The fragment never leaves the device
//! with a request.

use crate::base::calendar::Date;
use crate::base::keyed::Keyed;
use crate::base::region::Code;
use crate::engine::question::{Door, Kind};
use crate::form::answers::hear;
use crate::form::{Field, field};

/// The answers as a fragment, empty ones left out, texts as they were typed.
pub fn write(pairs: &[(String, String)]) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (name, text) in pairs.iter().filter(|(_, text)| !text.trim().is_empty()) {
        out.append_pair(name, text);
    }
    out.finish()
}

/// The answers of a fragment, with or without `#`. Bytes that are not UTF-8
/// become replacement characters, which the form then refuses by name.
pub fn read(fragment: &str) -> Vec<(String, String)> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    form_urlencoded::parse(fragment.as_bytes()).into_owned().collect()
}

/// A link that came through other hands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The answers.
    pub answers: Vec<(String, String)>,
    /// The words that stood behind the link and are no answer; empty where none did.
    pub cut: String,
}

/// Answers of a link that came through other hands: `&` that was written as `&amp;`, and words that a messenger glued to
/// its end, are no part of it.
pub fn mended(mut answers: Vec<(String, String)>) -> Mended {
    for (name, _) in &mut answers {
        if let Some(rest) = name.strip_prefix("amp;") {
            *name = rest.to_owned();
        }
    }
    let glued = answers.last_mut().and_then(|(name, text)| Some(text.split_off(end_of_answer(name, text)?)));
    Mended { answers, cut: glued.unwrap_or_default() }
}

/// The note of what a sender came to: edition, day and mark.
const SEAL: &str = "note.as";

/// Where an answer that cannot be read ends, if what stands before a blank or a mark of punctuation can be and what
/// follows is words. Behind a number words are told from its own unit by such a sign only: 两万八多 is no 两万八.
fn end_of_answer(name: &str, text: &str) -> Option<usize> {
    let field = field(name);
    let can_be_read = |text: &str| match &field {
        Field::Question(key) => hear(key.question, text).is_ok(),
        Field::Place => Code::parse(text).is_some(),
        Field::AssessedOn => Date::parse(text).is_some(),
        Field::Door => Door::parse(text).is_some(),
        Field::Other(name) => name != SEAL || text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c)),
    };
    if can_be_read(text) {
        return None;
    }
    let is_number = match &field {
        Field::Question(key) => !matches!(key.question.kind(), Kind::YesNo | Kind::Choice(_) | Kind::Day),
        _ => false,
    };
    let is_glue = |c: char| c.is_whitespace() || "，。！？、；：,!?;".contains(c) || (!is_number && !c.is_ascii());
    let ends = text.char_indices().filter(|(_, c)| is_glue(*c)).map(|(at, _)| at);
    ends.filter(|at| text[*at..].chars().any(char::is_alphabetic)).find(|at| can_be_read(&text[..*at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_mended_and_answers_are_not() {
        for (link, text, cut) in [
            ("place=530127&amp;p1.in_scope=18000", "18000", ""),
            ("p1.in_scope=18000，帮我看看", "18000", "，帮我看看"),
            ("p1.in_scope=18000 快看", "18000", " 快看"),
            ("rural=yes，看看", "yes", "，看看"),
            ("place=530127 看看", "530127", " 看看"),
            // Without a sign between, where the answer is one of a list or a day.
            ("rural=yes快看", "yes", "快看"),
            ("place=530127帮我看看", "530127", "帮我看看"),
            ("p1.discharge=2024-03-01快看", "2024-03-01", "快看"),
            ("note.as=0.1.0_2026-11-28_0123abcd，快看", "0.1.0_2026-11-28_0123abcd", "，快看"),
            ("p1.discharge=2024-03-01。", "2024-03-01。", ""),
            // What somebody typed, and what nobody understands, stays for the form to complain of.
            ("p1.in_scope=27400%093000", "27400\t3000", ""),
            ("p1.in_scope=两万八多", "两万八多", ""),
            ("p1.in_scope=1.8万快看", "1.8万快看", ""),
            ("p1.in_scope=x，看看", "x，看看", ""),
            ("net_income=1.2万 元", "1.2万 元", ""),
        ] {
            let Mended { mut answers, cut: found } = mended(read(link));
            assert_eq!((answers.pop().unwrap_or_default().1, &*found), (text.to_owned(), cut), "{link}");
        }
        let answers = mended(read("place=530127&amp;rural=yes")).answers;
        let names: Vec<String> = answers.into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["place", "rural"]);
    }

    #[test]
    fn what_was_typed_comes_back() {
        let typed: Vec<(String, String)> = [("place", "530127"), ("net_income", "1.2万 元&#=+%"), ("p1.category", "")]
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .to_vec();
        let back = read(&format!("#{}", write(&typed)));
        assert_eq!(back, typed[..2]);
        assert_eq!(read("#%FF%FE=%"), [("\u{fffd}\u{fffd}".to_owned(), "%".to_owned())]);
    }
}
