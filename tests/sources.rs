//! The sources of every number as files: exactly what the pages of the programmes show,
//! entry by entry, in the same words.

#[path = "support/site.rs"]
mod site;

use bangfu::report::sources;
use scraper::{ElementRef, Selector};
use serde_json::Value as Json;
use site::Page;
use std::collections::BTreeMap;

/// An element's text with every run of spaces as one.
fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn within<'p>(element: ElementRef<'p>, selector: &str) -> Vec<ElementRef<'p>> {
    element.select(&Selector::parse(selector).expect("a selector")).collect()
}

/// What a field says; nothing where it is left out.
fn said(object: &Json, field: &str) -> String {
    object[field].as_str().unwrap_or_default().to_owned()
}

/// The lines of an entry, as the sheet writes them.
fn lines(file: &Json, parameter: &Json, entry: &Json) -> Vec<String> {
    let (words, key) = (&file["words"], said(entry, "key"));
    let flag = |field: &str| entry[field].as_bool().unwrap_or(false);
    let place = said(&file["places"], key.get(..6).unwrap_or_default());
    let mut head = vec![place, said(entry, "period"), said(&words["status"], &said(entry, "status"))];
    for mark in ["disputed", "start_unverified"] {
        if flag(mark) {
            head.push(said(words, mark));
        }
    }
    let mut lines = vec![head.join(" ")];
    lines.extend(entry["text"].as_str().map(str::to_owned));
    for value in entry["values"].as_array().into_iter().flatten() {
        let parts: Vec<&str> = value.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        lines.push(format!("{} {}", parts.join(": "), said(parameter, "unit")));
    }
    lines.extend(entry["note"].as_str().map(str::to_owned));
    if let Some(at) = entry["source"].as_u64() {
        let source = &file["sources"][usize::try_from(at).expect("a place in the list")];
        let title_en = source["title_en"].as_str().map(|title| format!("({title})"));
        let mut parts = vec![format!("《{}》", said(source, "title")), title_en.unwrap_or_default()];
        parts.extend(["number", "issuer", "date"].map(|field| said(source, field)));
        parts.extend([said(entry, "at"), format!("{}{}", said(words, "checked"), said(source, "checked"))]);
        parts.retain(|part| !part.is_empty());
        lines.push(parts.join(" "));
    }
    if flag("not_found") {
        lines.push(said(words, "not_found"));
    }
    let spaced = |line: String| line.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.into_iter().map(spaced).collect()
}

fn links(file: &Json, entry: &Json) -> Vec<String> {
    let source = entry["source"].as_u64().and_then(|at| usize::try_from(at).ok());
    source.and_then(|at| file["sources"][at]["link"].as_str()).map(str::to_owned).into_iter().collect()
}

/// What differs between the file of a language and its pages.
fn differences(file: &Json, folder: &str, pages: &BTreeMap<String, Page>) -> Vec<String> {
    let mut wrong = Vec::new();
    let parameters = file["parameters"].as_object().expect("parameters");
    let sections: BTreeMap<&str, ElementRef<'_>> = pages
        .iter()
        .filter(|(path, _)| path.strip_prefix(folder).is_some_and(|path| path.starts_with("programme/")))
        .flat_map(|(_, page)| page.all("section.parameter[id]"))
        .filter_map(|section| Some((section.attr("id")?, section)))
        .collect();
    let told: Vec<&str> = parameters.keys().map(String::as_str).collect();
    if told != sections.keys().copied().collect::<Vec<_>>() {
        wrong.push("the file and the pages have different parameters".to_owned());
    }
    for (id, section) in &sections {
        let parameter = &parameters[*id];
        let about = within(*section, "h2 + p:not(.hint)").into_iter().map(text).collect::<String>();
        let name: String = within(*section, "h2").into_iter().map(text).collect();
        if (name, about) != (said(parameter, "name"), said(parameter, "about")) {
            wrong.push(format!("{id}: name or words"));
        }
        let entries = parameter["entries"].as_array().expect("entries");
        let shown = within(*section, ".entry");
        let none = within(*section, "h2 ~ p.hint:not(.shown-only)").into_iter().map(text).collect::<String>();
        let wanted = if entries.is_empty() { said(&file["words"], "none") } else { String::new() };
        if shown.len() != entries.len() || none != wanted {
            wrong.push(format!("{id}: {} entries where the page has {}", entries.len(), shown.len()));
        }
        for (entry, shown) in entries.iter().zip(shown) {
            let anchor = format!("{id}-{}", said(entry, "key"));
            let lines = lines(file, parameter, entry);
            let on_page: Vec<String> = within(shown, "p").into_iter().map(text).collect();
            if shown.attr("id") != Some(&anchor) || lines != on_page {
                wrong.push(format!("{anchor}: {lines:?} where the page has {on_page:?}"));
            }
            let on_page: Vec<&str> = within(shown, "a").into_iter().filter_map(|link| link.attr("href")).collect();
            if links(file, entry) != on_page {
                wrong.push(format!("{anchor}: the page leads to {on_page:?}"));
            }
        }
    }
    wrong
}

#[test]
fn the_files_hold_exactly_what_the_pages_show() {
    let pages = site::pages();
    for ((path, text), folder) in sources::files().iter().zip(["", "en/"]) {
        assert_eq!(*path, format!("{folder}sources.json"));
        let file: Json = serde_json::from_str(text).expect("JSON");
        let wrong = differences(&file, folder, &pages);
        assert!(wrong.is_empty(), "{path}: {}:\n{}", wrong.len(), wrong.join("\n"));
        let entries: usize = file["parameters"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(_, parameter)| parameter["entries"].as_array().map_or(0, Vec::len))
            .sum();
        assert_eq!(entries, bangfu::book::parameter::built_in().entries.len(), "{path}");
    }
}

#[test]
fn a_word_or_an_entry_that_differs_is_noticed() {
    let pages = site::pages();
    let [(_, text), _] = sources::files();
    let file: Json = serde_json::from_str(&text).expect("JSON");
    let entries = file["parameters"]["monitoring.line"]["entries"].as_array().expect("entries");
    let at = entries.iter().position(|entry| entry["values"].is_array()).expect("an entry with a value");
    let source = entries[at]["source"].as_u64().and_then(|source| usize::try_from(source).ok()).expect("its source");
    let changes: [&dyn Fn(&mut Json); 4] = [
        &|file| file["parameters"]["monitoring.line"]["entries"][at]["period"] = "1999".into(),
        &|file| file["parameters"]["monitoring.line"]["entries"][at]["values"] = Json::Array(Vec::new()),
        &|file| drop(file["parameters"]["monitoring.line"]["entries"].as_array_mut().map(Vec::pop)),
        &|file| file["sources"][source]["issuer"] = "—".into(),
    ];
    for change in changes {
        let mut other = file.clone();
        change(&mut other);
        assert!(!differences(&other, "", &pages).is_empty());
    }
}
