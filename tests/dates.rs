//! 重要日期: which days are told for which place, that nothing is told as open after its last day, and what is refused.

// `src/book/files` is compiled into this test and looks for these at the root.
use bangfu::{base, book};

#[path = "support/policy.rs"]
mod policy;

use bangfu::answer::blocks::{Step, of_programme};
use bangfu::answer::dates;
use bangfu::base::calendar::Date;
use bangfu::base::region::Code;
use bangfu::book::parameter::built_in;
use bangfu::form::{self, link};
use bangfu::programme::{Programme, assess};
use bangfu::view::pages::site;
use bangfu::view::result::outcome::results;
use bangfu::view::words::Language;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// First and last day of each window of a place, as the rows T2-CHILD-DEADLINE, T2-…-WINDOW-2026, m2-…-window have them.
#[test]
fn each_place_tells_the_days_that_were_found_nearest_to_it() {
    let book = built_in();
    let births = ("", "2026-12-31");
    for (place, told) in [
        // The prefecture told 2025; the province and the nation tell nothing of premiums.
        (
            530_127,
            vec![("2024-09-01", "2025-02-25"), ("2025-03-01", "2025-06-25"), ("2025-07-01", "2025-12-25"), births],
        ),
        // Its own page answers alone; the province says the same day.
        (429_005, vec![("", "2026-02-28"), births]),
        (422_802, vec![("", "2026-02-28"), births]),
        (620_602, vec![("2025-10-15", "2025-12-31"), ("2026-01-01", "2026-02-28"), births]),
        (360_400, vec![("2025-10-15", "2026-02-28"), ("2026-01-20", "2026-03-30"), births]),
        (360_426, vec![("2025-10-15", "2026-02-28"), ("2026-01-20", "2026-03-30"), births]),
        (100_000, vec![births]),
    ] {
        let windows = dates::of_place(&book, Code::of(place));
        let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let found: Vec<(String, String)> =
            windows.iter().map(|window| (text(window.opens), window.closes.to_string())).collect();
        let told: Vec<(String, String)> = told.iter().map(|(from, to)| ((*from).into(), (*to).into())).collect();
        assert_eq!(found, told, "{place}");
    }
}

/// On the last day it is open, on the next one it is past, in the steps and in the markup.
#[test]
fn nothing_is_open_after_its_last_day() {
    let book = built_in();
    let child = "place=530127&p1.born_on=2024-05-10&p1.subsidy_claimed=no";
    let premium = "place=429005&p1.coverage_year=2026&p1.category=minimum_living";
    for (answers, programme, on, is_open) in [
        (child, Programme::ChildSubsidy, "2026-11-29", true),
        (child, Programme::ChildSubsidy, "2026-12-31", true),
        (child, Programme::ChildSubsidy, "2027-01-01", false),
        (premium, Programme::Enrolment, "2026-02-28", true),
        (premium, Programme::Enrolment, "2026-03-01", false),
    ] {
        let reading = form::read(&link::read(&format!("{answers}&assessed_on={on}")), &book);
        let situation = reading.situation.expect("place and day are named");
        let all = assess(&situation, &book);
        let one = all.iter().find(|one| one.programme == programme).expect("it is asked");
        let closes = if programme == Programme::ChildSubsidy { "2026-12-31" } else { "2026-02-28" };
        let steps = of_programme(one, &situation, &book).steps;
        assert_eq!(steps.contains(&Step::By(programme, day(closes))), is_open, "{on}: {steps:?}");
        let markup = results(Language::Zh, &book, &situation, &[one]).into_string();
        assert_eq!(markup.contains(&format!("data-closes=\"{closes}\"")), is_open, "{on}: {markup}");
        assert_eq!(markup.contains("已经过去"), !is_open, "{on}: {markup}");
    }
}

/// Without a script the page is still true: it names the day, and says of nothing that it is open.
#[test]
fn the_first_page_and_the_list_name_each_last_day() {
    let pages = site();
    let html = |path: &str| &pages.iter().find(|page| page.path == path).expect("the page is made").html;
    for (path, words) in [
        ("index.html", "截止 2026年12月31日"),
        ("en/index.html", "until 31 Dec 2026"),
        ("dates.html", "2025年10月15日 – 2026年2月28日"),
        ("en/dates.html", "15 Oct 2025 – 28 Feb 2026"),
    ] {
        assert!(html(path).contains(words), "{path}");
        assert!(html(path).contains("data-closes=\"2026-12-31\""), "{path}");
    }
    assert!(html("index.html").contains("href=\"dates.html\""));
}

#[test]
fn the_files_give_the_days_that_are_built_in() {
    assert_eq!(policy::real().book.windows, built_in().windows);
}

#[test]
fn days_that_are_not_days_are_refused() {
    const WORDS: &str = "what = { zh = \"办\", en = \"Do it\" }";
    const RULE: &str = "value = { zh = \"规则\", en = \"A rule\" }\nunit = \"text\"";
    for (entry, days, complaint) in [
        (RULE, format!("[{{ {WORDS}, closes = 2026-12-31 }}]"), None),
        (RULE, format!("[{{ {WORDS}, opens = 2026-12-31, closes = 2026-12-31 }}]"), None),
        (RULE, format!("[{{ {WORDS}, opens = 2027-01-01, closes = 2026-12-31 }}]"), Some("closes before it opens")),
        (RULE, format!("[{{ {WORDS} }}]"), Some("closes must be a day")),
        (RULE, format!("[{{ {WORDS}, closes = \"2026-13-01\" }}]"), Some("closes `2026-13-01` is no day")),
        (RULE, "[{ closes = 2026-12-31 }]".to_owned(), Some("what is missing")),
        (RULE, format!("[{{ {WORDS}, closes = 2026-12-31, until = 2026-12-31 }}]"), Some("until is not a known field")),
        (RULE, "[]".to_owned(), Some("must be a list of tables")),
        (RULE, "2026-12-31".to_owned(), Some("must be a list of tables")),
    ] {
        let region = format!(
            "code = \"530128\"\nname = {{ zh = \"县\", en = \"County\" }}\nparent = \"530100\"\n\
             [[enrolment.payment_window]]\nfrom = \"2027\"\nuntil = \"2027\"\n{entry}\nstatus = \"reprint\"\n\
             source = \"hubei-premium-2026\"\ndays = {days}\n"
        );
        let refusals = policy::real_and(&[("county.toml", &region)]).err().unwrap_or_default();
        match complaint {
            None => assert!(refusals.is_empty(), "{days}: {refusals:?}"),
            Some(words) => assert!(refusals.iter().any(|one| one.contains(words)), "{days}: {refusals:?}"),
        }
    }
    let number = "code = \"530128\"\nname = { zh = \"县\", en = \"County\" }\nparent = \"530100\"\n[[enrolment.premium]]\n\
         from = \"2027\"\nuntil = \"2027\"\nvalue = \"1\"\nunit = \"yuan/person/year\"\nstatus = \"reprint\"\n\
         source = \"hubei-premium-2026\"\ndays = [{ what = { zh = \"办\", en = \"Do it\" }, closes = 2026-12-31 }]\n";
    let refusals = policy::real_and(&[("county.toml", number)]).err().unwrap_or_default();
    assert!(refusals.iter().any(|one| one.contains("only for a rule in words")), "{refusals:?}");
}
