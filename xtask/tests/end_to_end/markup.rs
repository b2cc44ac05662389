//! The files of the site, read as text: each page carries the content policy and nothing that it would have to allow.

use std::collections::BTreeSet;

use xtask::failure::{Doing, Outcome};
use xtask::folder;
use xtask::verb;

/// A start tag: its name and its attributes.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    /// What follows, up to the next tag.
    text: String,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// All start tags. Enough for our own markup, which has neither comments nor raw text elements with content.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let mut quote = None;
        let end = rest.find(|letter: char| {
            match quote {
                Some(open) if open == letter => quote = None,
                None if letter == '"' || letter == '\'' => quote = Some(letter),
                _ => {}
            }
            letter == '>' && quote.is_none()
        });
        let Some(end) = end else { break };
        let inside = &rest[..end];
        rest = &rest[end + 1..];
        if inside.starts_with(['/', '!']) {
            continue;
        }
        let text = rest[..rest.find('<').unwrap_or(rest.len())].to_string();
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        tags.push(Tag { name: name.to_ascii_lowercase(), attributes: read_attributes(attributes), text });
    }
    tags
}

fn read_attributes(mut text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    loop {
        text = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if text.is_empty() {
            return attributes;
        }
        let end = text.find(|letter: char| letter.is_whitespace() || letter == '=').unwrap_or(text.len());
        let name = text[..end].to_ascii_lowercase();
        text = &text[end..];
        let mut value = "";
        if let Some(after) = text.strip_prefix('=') {
            (value, text) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
        }
        attributes.push((name, value.replace("&amp;", "&")));
    }
}

/// What is wrong with a page.
fn complaints(path: &str, html: &str, files: &BTreeSet<String>) -> Vec<String> {
    let mut complaints = Vec::new();
    let tags = tags(html);
    let policy = tags
        .iter()
        .find(|tag| tag.name == "meta" && tag.get("http-equiv") == Some("Content-Security-Policy"))
        .and_then(|tag| tag.get("content"))
        .unwrap_or_default();
    for part in ["default-src 'none'", "connect-src 'self'", "form-action 'none'", "base-uri 'none'"] {
        if !policy.split(';').any(|directive| directive.trim() == part) {
            complaints.push(format!("the content policy lacks {part}"));
        }
    }
    for word in ["unsafe-inline", "http:", "https:", "ws:", "wss:", "*", "unsafe-hashes"] {
        if policy.contains(word) {
            complaints.push(format!("the content policy allows {word}"));
        }
    }
    let mut loads_before_policy = false;
    for tag in &tags {
        loads_before_policy |= ["script", "link", "img", "iframe"].contains(&tag.name.as_str());
        if tag.get("http-equiv").is_some() && loads_before_policy {
            complaints.push("something is loaded before the content policy".into());
        }
        if tag.name == "style" || tag.get("style").is_some() {
            complaints.push(format!("an inline style in <{}>", tag.name));
        }
        if tag.name == "script" && (tag.get("src").is_none() || !tag.text.trim().is_empty()) {
            complaints.push("an inline script".into());
        }
        for (name, value) in &tag.attributes {
            if name.starts_with("on") {
                complaints.push(format!("an inline handler {name}"));
            }
            if !["src", "href", "srcset", "action", "poster", "data", "formaction", "ping"].contains(&name.as_str()) {
                continue;
            }
            let is_elsewhere = value.contains("//");
            if is_elsewhere && !(tag.name == "a" && on_government_host(value)) {
                complaints.push(format!("<{}> with the foreign address {value}", tag.name));
            }
            let is_ours = !is_elsewhere && !value.contains(':') && !value.starts_with('#');
            if is_ours && !resolve(path, value).is_some_and(|file| files.contains(&file)) {
                complaints.push(format!("<{}> leads to {value}, which does not exist", tag.name));
            }
        }
    }
    complaints
}

/// The file that a relative address on a page leads to; nothing for one that would leave the site or hang on its root.
fn resolve(page: &str, address: &str) -> Option<String> {
    let address = address.split(['#', '?']).next().unwrap_or_default();
    if address.starts_with('/') {
        return None;
    }
    if address.is_empty() {
        return Some(page.to_string());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            "" => parts.push("index.html"),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The only hosts that a page may lead to; most reposts sit on hosts that have changed hands.
fn on_government_host(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#', ':']).next()).unwrap_or_default();
    host.ends_with(".gov.cn")
}

#[test]
fn every_page_carries_the_policy_and_keeps_to_it() -> Outcome {
    let site = verb::built_site()?;
    let files: BTreeSet<String> = folder::files(&site)?.into_iter().collect();
    let mut pages = 0;
    for path in files.iter().filter(|path| path.ends_with(".html")) {
        let html = std::fs::read_to_string(site.join(path)).doing(|| format!("read {path}"))?;
        assert_eq!(complaints(path, &html, &files), Vec::<String>::new(), "{path}");
        pages += 1;
    }
    assert!(pages >= 2, "the site has only {pages} pages");
    Ok(())
}

#[test]
fn the_reading_finds_what_it_looks_for() {
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; connect-src 'self'; form-action 'none'; base-uri 'none'\">";
    let files = BTreeSet::from(["start.js".to_string(), "en/index.html".to_string()]);
    for (page, html, complaint) in [
        (
            "index.html",
            format!("{policy}<script src=start.js defer></script><a href='en/'>x</a><a href='#y'>y</a>"),
            "",
        ),
        ("en/index.html", format!("{policy}<script src='../start.js'></script><a href='https://x.gov.cn/'>x</a>"), ""),
        ("index.html", "<p>".into(), "the content policy lacks default-src 'none'"),
        ("index.html", policy.replace("base-uri", "img-src *; base-uri"), "the content policy allows *"),
        ("index.html", format!("{policy}<script>1</script>"), "an inline script"),
        ("index.html", format!("{policy}<p style='x'>"), "an inline style in <p>"),
        ("index.html", format!("{policy}<p onclick=x()>"), "an inline handler onclick"),
        ("index.html", format!("{policy}<img src='//x/y.png'>"), "<img> with the foreign address //x/y.png"),
        ("index.html", format!("{policy}<a href='http://x/'>"), "<a> with the foreign address http://x/"),
        (
            "index.html",
            format!("{policy}<a href='https://gov.cn.x.com/'>"),
            "<a> with the foreign address https://gov.cn.x.com/",
        ),
        ("index.html", format!("{policy}<a href='/start.js'>"), "<a> leads to /start.js, which does not exist"),
        ("index.html", format!("{policy}<a href='none.html'>"), "<a> leads to none.html, which does not exist"),
        (
            "index.html",
            format!("<script src=start.js></script>{policy}"),
            "something is loaded before the content policy",
        ),
    ] {
        let found = complaints(page, &html, &files);
        assert_eq!(found.first().map_or("", String::as_str), complaint, "{html}");
    }
}
