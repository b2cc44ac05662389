//! The static pages: the start page of each language, the programme pages, and the lists.

pub mod about;
pub mod coverage;
pub mod dates;
pub mod drawings;
pub mod embed;
pub mod flow;
pub mod form;
pub mod frame;
pub mod identity;
pub mod income;
pub mod laws;
pub mod ledger;
pub mod local_table;
pub mod offline;
pub mod paper;
pub mod policies;
pub mod programme;
pub mod say;
pub mod share;
pub mod sources;
pub mod start;
pub mod together;

use crate::base::region::Region;
use crate::book::parameter::{CHAPTERS, built_in};
use crate::view::standards::asked;
use crate::view::words::Language;

/// A static page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path within the site.
    pub path: String,
    /// The document.
    pub html: String,
}

/// Every page of the site.
pub fn site() -> Vec<Page> {
    let book = built_in();
    let mut pages = Vec::new();
    let what_is_covered = coverage::covered(&book);
    for language in Language::ALL {
        let start = start::page(language, &book);
        pages.push(Page { path: format!("{}index.html", folder(language)), html: start.into_string() });
        let covered = coverage::page(language, &book, &what_is_covered).into_string();
        pages.push(Page { path: format!("{}coverage.html", folder(language)), html: covered });
        let dates = dates::page(language, &book).into_string();
        pages.push(Page { path: format!("{}dates.html", folder(language)), html: dates });
        let income = income::page(language).into_string();
        pages.push(Page { path: format!("{}income.html", folder(language)), html: income });
        let together = together::page(language).into_string();
        pages.push(Page { path: format!("{}together.html", folder(language)), html: together });
        let paper = paper::page(language).into_string();
        pages.push(Page { path: format!("{}paper.html", folder(language)), html: paper });
        let policies = policies::page(language, &book).into_string();
        pages.push(Page { path: format!("{}policies.html", folder(language)), html: policies });
        let ledger = ledger::page(language, &book).into_string();
        pages.push(Page { path: format!("{}ledger.html", folder(language)), html: ledger });
        let local = programme::local_page(language, &book).into_string();
        pages.push(Page { path: format!("{}local.html", folder(language)), html: local });
        let embed = embed::page(language, &book).into_string();
        pages.push(Page { path: format!("{}embed.html", folder(language)), html: embed });
        let about = about::page(language, &book).into_string();
        pages.push(Page { path: format!("{}about.html", folder(language)), html: about });
        let offline = offline::page(language).into_string();
        pages.push(Page { path: format!("{}offline.html", folder(language)), html: offline });
        for chapter in CHAPTERS {
            let page = programme::page(language, &book, chapter);
            let path = format!("{}programme/{}.html", folder(language), chapter.key);
            pages.push(Page { path, html: page.into_string() });
        }
    }
    pages
}

/// The lists of what is lacking, as tables for spreadsheets: path and text.
pub fn tables() -> Vec<(String, String)> {
    let book = built_in();
    let of = |language: Language| {
        let list = |region: &Region| {
            let table = asked::of_place(language, &book, region.code, &[]);
            (format!("{}{}", folder(language), asked::path(region)), table)
        };
        asked::places(&book).map(list).collect::<Vec<_>>()
    };
    Language::ALL.into_iter().flat_map(of).collect()
}

fn folder(language: Language) -> &'static str {
    match language {
        Language::Zh => "",
        Language::En => "en/",
    }
}
