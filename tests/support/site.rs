//! Every page of the site, parsed.

#![allow(dead_code, reason = "each test needs a part of it")]

use bangfu::base::keyed::Keyed;
use bangfu::programme::Programme;
use bangfu::view::pages;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

/// A page as a browser reads it.
pub struct Page {
    /// Path within the site.
    pub path: String,
    /// The document.
    pub html: Html,
}

/// Every page as text, rendered once for all tests of a file.
pub fn rendered() -> &'static [pages::Page] {
    static PAGES: OnceLock<Vec<pages::Page>> = OnceLock::new();
    PAGES.get_or_init(pages::site)
}

/// Every page by its path.
pub fn pages() -> BTreeMap<String, Page> {
    let parsed = |page: &pages::Page| Page { html: Html::parse_document(&page.html), path: page.path.clone() };
    rendered().iter().map(|page| (page.path.clone(), parsed(page))).collect()
}

impl Page {
    /// The elements that a selector finds, in order.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.html.select(&selector).collect()
    }

    /// How many elements have an id.
    pub fn with_id(&self, id: &str) -> usize {
        self.all("[id]").into_iter().filter(|element| element.attr("id") == Some(id)).count()
    }

    /// Where a relative address leads, seen from this page: path and id.
    pub fn leads_to(&self, address: &str) -> (String, Option<String>) {
        let (path, id) = address.split_once('#').map_or((address, None), |(path, id)| (path, Some(id.to_owned())));
        if path.is_empty() {
            return (self.path.clone(), id);
        }
        let mut parts: Vec<&str> = self.path.split('/').collect();
        parts.pop();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => assert!(parts.pop().is_some(), "{}: {address} leads out of the site", self.path),
                other => parts.push(other),
            }
        }
        (parts.join("/"), id)
    }
}

/// The addresses of a page that lead nowhere within the site.
pub fn lost(page: &Page, pages: &BTreeMap<String, Page>) -> Vec<String> {
    let elements = page.all("[href], [src]").into_iter();
    let addresses = elements.filter_map(|element| element.attr("href").or(element.attr("src")));
    let is_line = |address: &str| {
        let number = address.strip_prefix("tel:");
        number.is_some_and(|number| Programme::ALL.iter().any(|one| one.hotline() == number))
    };
    let within = addresses.filter(|address| !address.contains("://") && !is_line(address));
    let lost = within.filter(|address| {
        let (path, id) = page.leads_to(address);
        match (pages.get(&path), id) {
            (Some(there), Some(id)) => there.with_id(&id) != 1,
            (Some(_), None) => false,
            (None, id) => id.is_some() || !is_asset(&path),
        }
    });
    lost.map(str::to_owned).collect()
}

/// Whether a file is served as it is, is made of what stands in `www/` or by the build alone, or is one of the tables.
fn is_asset(path: &str) -> bool {
    static TABLES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    let tables = TABLES.get_or_init(pages::tables);
    let stands_in = |folder: &str| Path::new("www").join(folder).join(path).is_file();
    ["", "page", "ledger", "style"].into_iter().any(stands_in)
        || ["page_bg.wasm", "third-party.txt"].contains(&path)
        || tables.iter().any(|(known, _)| known == path)
}
