//! The pages as a reader meets them: every field has its words, every reference
//! its end, each language is itself, and the content policy comes first. The
//! results of the worked examples are checked in their place on the start page.

#[path = "support/site.rs"]
mod site;
mod support;

use bangfu::base::keyed::Keyed;
use bangfu::book::parameter::built_in;
use bangfu::engine::question::{Door, Question, Topic};
use bangfu::form::{self, Field, link};
use bangfu::programme::{Assessment, assess};
use bangfu::view::pages::frame::{CONTENT_POLICY, FRAME_POLICY};
use bangfu::view::result::answer::answer;
use bangfu::view::result::checkup::all_together;
use bangfu::view::result::outcome::results;
use bangfu::view::result::sentence;
use bangfu::view::words::Language;
use scraper::{ElementRef, Html, Node};
use site::Page;
use std::collections::{BTreeMap, BTreeSet};
use support::example;

/// What is wrong with a page, one line each.
type Check = fn(&Page, &BTreeMap<String, Page>) -> Vec<String>;

/// Claim, check, and the inside of a page in English that it refuses.
const CHECKS: &[(&str, Check, &str)] = &[
    ("every field has a label or a legend", unlabelled, "<label for=a>A</label><input id=b>"),
    ("every reference to an id has its end", unanswered, "<p aria-describedby=nowhere>"),
    ("ids are unique", repeated, "<p id=a></p><p id=a>"),
    ("the document says its language and its name", unnamed, "<h1>One</h1><h1>Two</h1>"),
    ("an English page is in English", foreign, "<p>From 2021, <cite lang=zh-CN>《通知》</cite> and 通知</p>"),
    ("no key of a list stands for its words", wordless, "<p>Hospital: level_three</p>"),
    ("the content policy stands right after the charset", unprotected, ""),
    ("nothing that the content policy would refuse", inline, "<p style='color:red'>"),
    (
        "the page leads to itself in the other language",
        without_twin,
        "<a data-language href='../../nowhere.html'>中文</a>",
    ),
    ("links within the page and the site lead somewhere", site::lost, "<a href='#nowhere'>"),
];

/// Every page, and the start pages with the results of their examples.
fn all() -> BTreeMap<String, Page> {
    let mut pages = site::pages();
    for (language, path) in [(Language::Zh, "index.html"), (Language::En, "en/index.html")] {
        let markup = examples(&pages[path]).iter().map(|answers| shown(language, answers)).collect::<Vec<_>>();
        for (at, markup) in markup.into_iter().enumerate() {
            let whole = pages[path].html.html().replace("</main>", &format!("{markup}</main>"));
            let name = path.replace("index.html", &format!("index.html with example {}", at + 1));
            pages.insert(name.clone(), Page { path: name, html: Html::parse_document(&whole) });
        }
    }
    pages
}

fn examples(start: &Page) -> Vec<Vec<(String, String)>> {
    let buttons = start.all("button[data-answers]").into_iter();
    let answers = buttons.filter_map(|button| button.attr("data-answers")).filter(|answers| !answers.is_empty());
    answers.map(link::read).collect()
}

fn shown(language: Language, answers: &[(String, String)]) -> String {
    let book = built_in();
    let reading = form::read(answers, &book);
    let situation = reading.situation.expect("an example has place and day");
    let assessments = assess(&situation, &book);
    let all: Vec<&Assessment> = assessments.iter().collect();
    let of_door = |door: &Door| {
        let mine: Vec<&Assessment> = all.iter().copied().filter(|one| one.programme.topic().door() == *door).collect();
        let told = sentence::told(language, &book, &situation, &mine);
        answer(language, &book, &situation, *door, &told, None, None).into_string()
    };
    let answers: String = Door::ALL.iter().map(of_door).collect();
    let one_by_one = results(language, &book, &situation, &all).into_string();
    answers + &one_by_one + &all_together(language, &book, &situation, &assessments).into_string()
}

fn none(failures: &[String]) {
    assert!(failures.is_empty(), "{}:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_pages_are_as_they_should_be() {
    let pages = all();
    assert!(pages.len() > 30, "pages and results are rendered");
    let mut failures = Vec::new();
    for (claim, check, _) in CHECKS {
        for page in pages.values() {
            failures.extend(check(page, &pages).into_iter().map(|line| format!("{claim}: {}: {line}", page.path)));
        }
    }
    none(&failures);
}

#[test]
fn each_check_refuses_what_breaks_it() {
    let pages = all();
    for (claim, check, inside) in CHECKS {
        let html = format!("<!doctype html><html lang=en><head><title>Page</title><body>{inside}");
        let page = Page { path: "en/programme/broken.html".to_owned(), html: Html::parse_document(&html) };
        assert!(!check(&page, &pages).is_empty(), "{claim}");
    }
}

#[test]
fn the_worked_examples_are_read_without_a_complaint() {
    let (pages, book) = (site::pages(), built_in());
    for path in ["index.html", "en/index.html"] {
        let examples = examples(&pages[path]);
        assert_eq!(examples.len(), 2, "{path}");
        for answers in examples {
            let reading = form::read(&answers, &book);
            assert_eq!(reading.complaints, [], "{path}: {answers:?}");
            for (name, _) in &answers {
                let fields = pages[path].all(&format!("[name='{name}']"));
                assert!(!fields.is_empty(), "{path}: {name} has no field");
            }
        }
    }
}

/// The page asks one person about care and another about school; the examples
/// of a single person ask the same one.
fn as_on_the_page(given: Vec<(String, String)>) -> Vec<(String, String)> {
    let school: Vec<Question> = Question::of(Topic::Education).collect();
    let second = |name: String| match form::field(&name) {
        Field::Question(key) if key.person == 0 && school.contains(&key.question) && name.starts_with("p1.") => {
            name.replacen("p1.", "p2.", 1)
        }
        _ => name,
    };
    given.into_iter().map(|(name, text)| (second(name), text)).collect()
}

/// The result of every worked example, in both languages: what a reader meets who
/// types it.
#[test]
fn the_result_of_every_worked_example_is_as_it_should_be() {
    let (pages, examples) = (site::pages(), example::all());
    assert!(examples.len() > 100, "the examples are read");
    let checks: [Check; 4] = [foreign, wordless, repeated, inline];
    let mut failures = Vec::new();
    let mut leads: BTreeMap<(&str, String), &str> = BTreeMap::new();
    for (language, path, tag) in [(Language::Zh, "index.html", "zh-CN"), (Language::En, "en/index.html", "en")] {
        let start = &pages[path];
        let taken = start.all("[id]");
        let taken: BTreeSet<&str> = taken.iter().filter_map(|element| element.attr("id")).collect();
        for example in &examples {
            let markup = shown(language, &as_on_the_page(example.given()));
            let html = Html::parse_document(&format!("<!doctype html><html lang={tag}><body>{markup}"));
            let result = Page { path: path.to_owned(), html };
            failures.extend(checks.iter().flat_map(|check| check(&result, &pages)));
            let own = result.all("[id]");
            let own: BTreeSet<&str> = own.iter().filter_map(|element| element.attr("id")).collect();
            failures.extend(own.intersection(&taken).map(|id| format!("{}: {id} is twice", example.name)));
            for link in result.all("a[href]") {
                let address = link.attr("href").unwrap_or_default();
                match address.strip_prefix('#') {
                    Some(id) if own.contains(id) || taken.contains(id) => {}
                    Some(_) => failures.push(format!("{}: {address}", example.name)),
                    None => drop(leads.entry((path, address.to_owned())).or_insert(&example.name)),
                }
            }
        }
    }
    for ((path, address), example) in &leads {
        let html = Html::parse_document(&format!("<a href='{address}'>"));
        let found = site::lost(&Page { path: (*path).to_owned(), html }, &pages);
        failures.extend(found.iter().map(|lost| format!("{example}: {lost}")));
    }
    assert!(leads.len() > 100, "results lead to their values: {}", leads.len());
    none(&failures);
}

/// The chapters of the book, each with a page in both languages.
#[test]
fn each_language_has_the_same_pages() {
    let pages = site::pages();
    let (english, chinese): (Vec<&str>, Vec<&str>) =
        pages.keys().map(String::as_str).partition(|path| path.starts_with("en/"));
    let english: Vec<&str> = english.into_iter().filter_map(|path| path.strip_prefix("en/")).collect();
    assert_eq!(english, chinese);
    let places = |folder: &str| pages[&format!("{folder}index.html")].all("input[name=place]").len();
    assert_eq!((places(""), places("en/")), (built_in().regions.len(), built_in().regions.len()));
}

fn is_english(page: &Page) -> bool {
    page.path.starts_with("en/")
}

fn told(element: ElementRef<'_>) -> String {
    let id = element.attr("id").or(element.attr("name")).unwrap_or_default();
    format!("{} {id}", element.value().name())
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

fn unlabelled(page: &Page, _: &BTreeMap<String, Page>) -> Vec<String> {
    let labels = page.all("label");
    let labelled = |field: ElementRef<'_>| {
        let named = |label: &ElementRef<'_>| label.attr("for").is_some() && label.attr("for") == field.attr("id");
        let by_label = labels.iter().any(|label| named(label) && !text(*label).is_empty());
        let around = field
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|one| one.value().name() == "label" && !text(one).is_empty());
        by_label || around
    };
    let in_group = |field: ElementRef<'_>| {
        field.ancestors().filter_map(ElementRef::wrap).filter(|one| one.value().name() == "fieldset").any(|group| {
            group
                .child_elements()
                .next()
                .is_some_and(|first| first.value().name() == "legend" && !text(first).is_empty())
        })
    };
    let fields = page.all("input, select, textarea").into_iter().filter(|field| {
        let one_of_several = field.attr("type") == Some("radio");
        !labelled(*field) || (one_of_several && !in_group(*field))
    });
    let controls = page.all("button, summary, legend, a[href]").into_iter().filter(|one| text(*one).is_empty());
    fields.chain(controls).map(told).collect()
}

fn unanswered(page: &Page, _: &BTreeMap<String, Page>) -> Vec<String> {
    let mut missing = Vec::new();
    for attribute in ["aria-describedby", "aria-labelledby", "aria-controls", "for"] {
        for element in page.all(&format!("[{attribute}]")) {
            let ids = element.attr(attribute).unwrap_or_default().split_whitespace();
            missing.extend(ids.filter(|id| page.with_id(id) != 1).map(|id| format!("{attribute} {id}")));
        }
    }
    missing
}

fn repeated(page: &Page, _: &BTreeMap<String, Page>) -> Vec<String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let elements = page.all("[id]");
    elements.iter().filter_map(|element| element.attr("id")).for_each(|id| *seen.entry(id).or_default() += 1);
    seen.into_iter().filter(|(id, count)| *count > 1 || id.is_empty()).map(|(id, _)| id.to_owned()).collect()
}

fn unnamed(page: &Page, _: &BTreeMap<String, Page>) -> Vec<String> {
    let mut wrong = Vec::new();
    let wanted = if is_english(page) { "en" } else { "zh-CN" };
    if page.all("html").iter().any(|html| html.attr("lang") != Some(wanted)) {
        wrong.push(format!("lang is not {wanted}"));
    }
    if page.all("head title").into_iter().map(text).filter(|title| !title.is_empty()).count() != 1 {
        wrong.push("has no title".to_owned());
    }
    if page.all("h1").len() != 1 || page.all("main").len() != 1 {
        wrong.push("does not have one main part with one heading".to_owned());
    }
    wrong
}

/// Chinese letters and punctuation, full-width forms included.
fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

fn foreign(page: &Page, _: &BTreeMap<String, Page>) -> Vec<String> {
    if !is_english(page) {
        return Vec::new();
    }
    let marked = |element: ElementRef<'_>| {
        let around = std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap));
        around.filter_map(|one| one.attr("lang")).next() == Some("zh-CN")
    };
    let mut found = Vec::new();
    for element in page.all("*").into_iter().filter(|element| !marked(*element)) {
        let texts = element.children().filter_map(|child| match child.value() {
            Node::Text(text) => Some(text.to_string()),
            _ => None,
        });
        let attributes = ["title", "alt", "aria-label", "placeholder", "content", "label", "data-text", "data-remove"];
        let attributes = attributes.into_iter().filter_map(|name| element.attr(name).map(str::to_owned));
        found.extend(
            texts.chain(attributes).filter(|text| text.contains(is_chinese)).map(|text| text.trim().to_owned()),
        );
    }
    found
}

/// Words such as `level_three`, but for the titles of sources and the names that
/// the scripts look up.
fn wordless(page: &Page, _: &BTreeMap<String, Page>) -> Vec<String> {
    let mut found = Vec::new();
    for element in page.all("body *:not(cite):not(dl#names *)") {
        for text in element.children().filter_map(|child| child.value().as_text()) {
            let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
            found.extend(words.filter(|word| word.trim_matches('_').contains('_')).map(str::to_owned));
        }
    }
    found
}

fn unprotected(page: &Page, _: &BTreeMap<String, Page>) -> Vec<String> {
    let head = page.all("head > *");
    let charset = head.first().and_then(|first| first.attr("charset"));
    let policy = head.get(1).filter(|second| second.attr("http-equiv") == Some("Content-Security-Policy"));
    let policy =
        policy.and_then(|policy| policy.attr("content")).and_then(|policy| policy.strip_prefix(CONTENT_POLICY));
    // The page that shows the calculator in a frame allows its own site's frames besides.
    let besides = if page.path.ends_with("embed.html") { FRAME_POLICY } else { "" };
    let right = charset == Some("utf-8") && policy == Some(besides);
    if right {
        Vec::new()
    } else {
        vec![format!("{:?}", head.iter().take(2).map(|one| one.html()).collect::<Vec<_>>())]
    }
}

fn inline(page: &Page, _: &BTreeMap<String, Page>) -> Vec<String> {
    let elements = page.all("[style], style, script:not([src]), iframe, object, embed, base, form[action], [onclick], [href^='javascript:']");
    elements.into_iter().map(told).collect()
}

/// A start page with results stands where the start page does.
fn place(page: &Page) -> &str {
    page.path.split(" with ").next().unwrap_or(&page.path)
}

fn without_twin(page: &Page, pages: &BTreeMap<String, Page>) -> Vec<String> {
    let place = place(page);
    let (twin, language) = match place.strip_prefix("en/") {
        Some(rest) => (rest.to_owned(), "zh-CN"),
        None => (format!("en/{place}"), "en"),
    };
    let links = page.all("a[data-language]");
    let [link] = links[..] else { return vec![format!("{} links", links.len())] };
    let (path, _) = page.leads_to(link.attr("href").unwrap_or_default());
    let right = path == twin && pages.contains_key(&path);
    let said = link.attr("hreflang") == Some(language) && link.attr("lang") == Some(language);
    if right && said { Vec::new() } else { vec![link.html()] }
}

/// A law that is told has its test.
#[test]
fn every_law_on_a_page_is_held_by_a_test() {
    for law in &bangfu::view::pages::laws::LAWS {
        let (file, name) = law.test;
        let text = std::fs::read_to_string(format!("tests/{file}.rs")).expect("the file of tests is there");
        assert!(text.contains(&format!("fn {name}(")), "tests/{file}.rs has no {name}");
    }
    let page = |path: &str| &*site::rendered().iter().find(|page| page.path == path).expect(path).html;
    assert!(page("programme/medical.html").contains("50,400") && page("en/programme/medical.html").contains("50,400"));
    // A programme with nothing of its own has the laws of all.
    assert_eq!(page("programme/toilet.html").matches("机器核对过的规律").count(), 1);
}
