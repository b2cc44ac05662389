//! Answers to a URL fragment and back. The fragment never leaves the device
//! with a request.

use crate::base::calendar::Date;
use crate::base::keyed::Keyed;
use crate::base::region::Code;
use crate::engine::question::Door;
use crate::form::{Field, UNKNOWNS, field, stated};

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

/// Answers of a link that came through other hands: `&` that was written as `&amp;`, and words that a messenger glued to
/// its end, are no part of it.
pub fn mended(mut answers: Vec<(String, String)>) -> Vec<(String, String)> {
    for (name, _) in &mut answers {
        if let Some(rest) = name.strip_prefix("amp;") {
            *name = rest.to_owned();
        }
    }
    if let Some((name, text)) = answers.last_mut()
        && let Some(end) = end_of_answer(name, text)
    {
        text.truncate(end);
    }
    answers
}

/// Where an answer that cannot be read ends, if what stands before a blank or a mark of punctuation can be and what
/// follows is words.
fn end_of_answer(name: &str, text: &str) -> Option<usize> {
    let can_be_read = |text: &str| match field(name) {
        Field::Question(key) => UNKNOWNS.contains(&text) || stated(key.question, text).is_ok(),
        Field::Place => Code::parse(text).is_some(),
        Field::AssessedOn => Date::parse(text).is_some(),
        Field::Door => Door::parse(text).is_some(),
        Field::Other(_) => true,
    };
    if can_be_read(text) {
        return None;
    }
    let is_glue = |c: char| c.is_whitespace() || "，。！？、；：,!?;".contains(c);
    let ends = text.char_indices().filter(|(_, c)| is_glue(*c)).map(|(at, _)| at);
    ends.filter(|at| text[*at..].chars().any(char::is_alphabetic)).find(|at| can_be_read(&text[..*at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_mended_and_answers_are_not() {
        let last = |link: &str| mended(read(link)).pop().unwrap_or_default().1;
        for (link, text) in [
            ("place=530127&amp;p1.in_scope=18000", "18000"),
            ("p1.in_scope=18000，帮我看看", "18000"),
            ("p1.in_scope=18000 快看", "18000"),
            ("rural=yes，看看", "yes"),
            ("place=530127 看看", "530127"),
            ("p1.discharge=2024-03-01。", "2024-03-01。"),
            // What somebody typed, and what nobody understands, stays for the form to complain of.
            ("p1.in_scope=27400%093000", "27400\t3000"),
            ("p1.in_scope=两万八多", "两万八多"),
            ("p1.in_scope=x，看看", "x，看看"),
            ("net_income=1.2万 元", "1.2万 元"),
        ] {
            assert_eq!(last(link), text, "{link}");
        }
        let names: Vec<String> = mended(read("place=530127&amp;rural=yes")).into_iter().map(|(name, _)| name).collect();
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
