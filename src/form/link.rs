//! Answers to a URL fragment and back. The fragment never leaves the device
//! with a request.

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

#[cfg(test)]
mod tests {
    use super::*;

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
