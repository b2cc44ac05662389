//! Accessibility: axe finds nothing on any kind of page, in either language, with everything folded open.

use serde_json::json;
use xtask::failure::{Doing, Failure, Outcome};
use xtask::{folder, tool, verb};

use crate::conversation::open_example;
use crate::stage::{self, PATIENCE, Stage};
use crate::talk;

/// What axe complains of, a line each; an empty text for nothing. `RULES` is all of them, or some.
const LOOK: &str = "axe.run(document, { resultTypes: ['violations'] RULES }).then(({ violations }) => violations.map(({ id, nodes }) => \
    id + ': ' + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary.slice(0, 240)).join(' | ')).join('\\n'))";

/// Opens all folds, so that nothing hides.
const UNFOLD: &str = "document.querySelectorAll('details').forEach(fold => { fold.open = true })";

/// Opens a door, and waits for the one whose module comes late.
fn open_door(stage: &Stage, door: &str) -> Outcome {
    stage.tab.eval(&format!("document.getElementById('door-{door}').click()"))?;
    let late = "document.documentElement.dataset.ready === 'yes' && document.querySelector('.checkup')";
    if door == "everything" { stage.tab.wait_for(late, PATIENCE) } else { Ok(()) }
}

fn look(stage: &Stage, axe: &str, what: &str) -> Outcome {
    look_with(stage, axe, "", what)
}

/// The same markup in other colours.
fn look_at_colours(stage: &Stage, axe: &str, what: &str) -> Outcome {
    look_with(stage, axe, ", runOnly: { type: 'rule', values: ['color-contrast'] }", what)
}

fn look_with(stage: &Stage, axe: &str, rules: &str, what: &str) -> Outcome {
    stage.tab.eval(UNFOLD)?;
    stage.tab.eval(&format!("{axe}; 0"))?;
    match stage.tab.eval(&LOOK.replace("RULES", rules))?.as_str() {
        Some("") => Ok(()),
        found => Err(Failure::new(format!("{what}: {}", found.unwrap_or("axe said nothing")))),
    }
}

/// The text of axe.
fn axe() -> Outcome<String> {
    let file = tool::npm_package("axe-core", "4.10.3")?.join("axe.min.js");
    std::fs::read_to_string(&file).doing(|| format!("read {}", file.display()))
}

#[test]
fn axe_finds_nothing_on_the_chinese_page() -> Outcome {
    look_at_the_start_page("")
}

#[test]
fn axe_finds_nothing_on_the_english_page() -> Outcome {
    look_at_the_start_page("en/")
}

/// A whole household's results behind each door, with a complaint, and every tool for two people; small and wide; dark,
/// large, and in high contrast.
fn look_at_the_start_page(folder: &str) -> Outcome {
    let axe = axe()?;
    stage::today(|stage| {
        for (width, height) in [(360, 740), (1280, 800)] {
            stage.tab.set_viewport(width, height, width < 700)?;
            let start = format!("{folder}index.html");
            stage.open_ready(&start)?;
            look(stage, &axe, &start)?;
            stage.tab.click("[data-answers]")?;
            stage.tab.eval(UNFOLD)?;
            stage.tab.type_into("#net_income", "两万八")?;
            for door in ["household", "medical", "education", "everything"] {
                open_door(stage, door)?;
                look(stage, &axe, &format!("{start} with results of {door}"))?;
            }
            for tool in ["visit", "compare", "career", "picture", "keep", "official"] {
                talk::open(stage, tool)?;
                stage
                    .tab
                    .wait_for("document.querySelector('#tools > div:not([hidden]):not(#tool-notes)')", PATIENCE)?;
                look(stage, &axe, &format!("{start}, {tool}"))?;
            }
            stage.tab.eval("document.querySelector('#tools > div:not([hidden]) [data-tool=close]').click()")?;
            for look_of in ["dark", "light"] {
                let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": look_of }] });
                stage.tab.command("Emulation.setEmulatedMedia", media)?;
                for comfort in ["elder", "contrast"] {
                    stage.tab.eval(&format!("document.querySelector('[data-comfort={comfort}]').click()"))?;
                    look_at_colours(stage, &axe, &format!("{start}, {look_of}, {comfort}"))?;
                    stage.tab.eval(&format!("document.querySelector('[data-comfort={comfort}]').click()"))?;
                }
                look_at_colours(stage, &axe, &format!("{start}, {look_of}"))?;
            }
        }
        Ok(())
    })
}

const PROGRAMMES: [&str; 7] = [
    "medical.html",
    "monitoring.html",
    "enrolment.html",
    "student_loan.html",
    "college_grant.html",
    "farm_grant.html",
    "minimum_living.html",
];

#[test]
fn axe_finds_nothing_on_any_other_page() -> Outcome {
    let axe = axe()?;
    stage::today(|stage| {
        stage.tab.set_viewport(360, 740, true)?;
        // Pages of programmes are all made alike: those with a chart, a table, bands and choices of their own stand for all.
        let is_met = |path: &&String| match path.split_once("programme/") {
            Some(("", page)) => PROGRAMMES.contains(&page),
            Some((_, page)) => page == PROGRAMMES[0],
            None => true,
        };
        let files = folder::files(&verb::built_site()?)?;
        for path in files.iter().filter(|path| path.ends_with(".html")).filter(is_met) {
            stage.tab.open(&stage.server.url(path))?;
            look(stage, &axe, path)?;
        }
        Ok(())
    })
}

/// Everything on the page that is smaller than it should be: letters below `letter` CSS pixels, lines below 1.3, targets
/// below `target`. A choice is as large as its label; a link within a sentence has the size of its line.
const SMALL: &str = "(letter, target) => { const small = []; \
    const shown = element => element.getClientRects().length && !element.closest('.visually-hidden, .skip, svg'); \
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
    while (walk.nextNode()) { const element = walk.currentNode.parentElement; \
        if (!walk.currentNode.data.trim() || !shown(element)) continue; \
        const style = getComputedStyle(element), size = parseFloat(style.fontSize); \
        if (size < letter) small.push('letters ' + size + ' ' + element.outerHTML.slice(0, 90)); \
        if (parseFloat(style.lineHeight) < size * 1.29) small.push('line ' + style.lineHeight + ' ' + element.outerHTML.slice(0, 90)); } \
    for (const element of document.querySelectorAll('button, select, input, summary, nav a, .top a, .choice span, .brief [role=status]')) { \
        if (!shown(element) || element.type === 'radio' || element.type === 'checkbox') continue; \
        const box = element.getBoundingClientRect(); \
        if (box.height && box.height < target - 0.5) small.push('target ' + box.height + ' ' + element.outerHTML.slice(0, 90)); } \
    return small.slice(0, 12).join('\\n') }";

#[test]
fn letters_and_targets_are_large_enough() -> Outcome {
    stage::today(|stage| {
        stage.tab.set_viewport(360, 740, true)?;
        for folder in ["", "en/"] {
            open_example(stage, folder)?;
            // 14 px and 44 for everybody, 18 and 60 in large type.
            for (comfort, letter, target) in [("", 14, 44), ("elder", 18, 60)] {
                if !comfort.is_empty() {
                    stage.tab.click(&format!("[data-comfort={comfort}]"))?;
                    stage.shot("elder")?;
                }
                for door in ["household", "medical", "education", "everything"] {
                    open_door(stage, door)?;
                    stage.tab.eval(UNFOLD)?;
                    let small = stage.tab.eval(&format!("({SMALL})({letter}, {target})"))?;
                    assert_eq!(small, "", "{folder} {comfort} {door}");
                    let wide = stage.tab.eval("document.documentElement.scrollWidth > innerWidth")?;
                    assert_eq!(wide, false, "{folder} {comfort} {door}: wider than the phone");
                }
            }
            // It holds for the other pages and after a reload, until it is switched off.
            stage.tab.open(&stage.server.url(&format!("{folder}programme/medical.html")))?;
            assert_eq!(stage.tab.eval("document.documentElement.hasAttribute('data-elder')")?, true);
            stage.tab.click("[data-comfort=elder]")?;
            assert_eq!(stage.tab.eval("document.documentElement.hasAttribute('data-elder')")?, false);
        }
        Ok(())
    })
}

#[test]
fn nothing_moves_and_the_keyboard_reaches_everything() -> Outcome {
    stage::today(|stage| {
        open_example(stage, "")?;
        let moving = "[...document.querySelectorAll('*')].filter(element => { const style = getComputedStyle(element); \
            return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === 'smooth' }).length";
        assert_eq!(stage.tab.eval(moving)?, 0);
        // From the skip link on, every stop of the tab key is seen (the parts of a date by the browser's own marks), and
        // none holds the focus.
        stage.tab.eval("document.querySelector('.skip').focus()")?;
        let mut stops = Vec::new();
        for _ in 0..40 {
            stage.tab.press("Tab")?;
            let stop = stage.tab.eval(
                "(() => { const element = document.activeElement, style = getComputedStyle(element), next = element.nextElementSibling; \
                 const outlined = style.outlineStyle !== 'none' || (next && getComputedStyle(next).outlineStyle !== 'none'); \
                 return (outlined || element.type === 'date' ? '' : 'unseen ') + element.tagName + [...document.querySelectorAll('*')].indexOf(element) + element.textContent.slice(0, 12) })()",
            )?;
            stops.push(stop.as_str().unwrap_or_default().to_string());
        }
        assert!(stops.iter().all(|stop| !stop.starts_with("unseen")), "{stops:?}");
        let met: std::collections::BTreeSet<&String> = stops.iter().collect();
        assert!(met.len() > 30, "{stops:?}");
        Ok(())
    })
}

/// Chinese on the English page, except where it is marked as Chinese.
#[test]
fn the_english_page_is_english_in_every_state() -> Outcome {
    const CHINESE: &str = "(() => { const found = []; \
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
        while (walk.nextNode()) if (/[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef]/.test(walk.currentNode.data) \
            && !walk.currentNode.parentElement.closest('[lang^=zh]')) found.push(walk.currentNode.data); \
        return found.join('|') })()";
    stage::today(|stage| {
        open_example(stage, "en/")?;
        assert_eq!(stage.tab.eval(CHINESE)?, "");
        for (field, wrong) in [("#net_income", "x"), ("#members", "99"), ("[name='p1.in_scope']", "1,2")] {
            stage.tab.eval(&format!("document.querySelector(\"{field}\").closest('.door').classList.contains('door--medical') && document.getElementById('door-medical').click()"))?;
            stage.tab.type_into(field, wrong)?;
        }
        assert_ne!(stage.tab.text("#complaints")?, "");
        assert_eq!(stage.tab.eval(CHINESE)?, "");
        for case in [
            "assessed_on=2026-06-01&rural=yes&members=3&ex_poor=no&net_income=90000&risk_illness=yes&can_cope=yes",
            "rural=no",
        ] {
            stage.tab.open("about:blank")?;
            stage.open_ready(&format!("en/index.html#place=620602&door=household&{case}"))?;
            assert_eq!(stage.tab.eval(CHINESE)?, "", "{case}");
        }
        Ok(())
    })
}
