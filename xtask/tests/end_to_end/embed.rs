//! The calculator within another page: what is settled is not asked, the frame is as tall as its content, and nothing but
//! its height comes out.

use xtask::failure::Outcome;
use xtask::folder;
use xtask::server::Server;

use crate::stage::{self, PATIENCE, Stage};

/// The document within the only frame of a page of the same site.
const WITHIN: &str = "document.querySelector('iframe').contentDocument";
/// The frame is ready, and as tall as its content.
const FITS: &str = "(() => { const frame = document.querySelector('iframe'), within = frame && frame.contentDocument; \
    return within && within.documentElement.dataset.ready === 'yes' && within.documentElement.hasAttribute('data-framed') && \
    Math.abs(frame.getBoundingClientRect().height - Math.ceil(within.body.getBoundingClientRect().height)) < 2 && \
    frame.getBoundingClientRect().height > 500 })()";

#[test]
fn the_demonstration_asks_only_what_is_not_settled() -> Outcome {
    stage::today(|stage| {
        for (folder, width, name) in [("", 360, "embed-zh"), ("en/", 1280, "embed-en")] {
            stage.tab.set_viewport(width, 740, width < 700)?;
            stage.tab.open(&stage.server.url(&format!("{folder}embed.html")))?;
            stage.tab.wait_for(FITS, PATIENCE)?;
            let shown = |selector: &str| {
                stage.tab.eval(&format!("{WITHIN}.querySelector('{selector}').getClientRects().length > 0"))
            };
            for (selector, wanted) in [
                ("#place", false),
                ("#door", false),
                (".top", false),
                ("h1", false),
                (".door--medical", true),
                (".bottom", true),
            ] {
                assert_eq!(shown(selector)?, wanted, "{folder} {selector}");
            }
            // What unfolds within makes the frame taller, and what folds up makes it smaller again.
            let height = "document.querySelector('iframe').getBoundingClientRect().height";
            let before = stage.tab.eval(height)?.as_f64().unwrap_or_default();
            let fold = |open: bool| {
                format!("{WITHIN}.querySelectorAll('.door--medical details').forEach(fold => {{ fold.open = {open} }})")
            };
            stage.tab.eval(&fold(true))?;
            stage.tab.wait_for(&format!("{height} > {before} + 50"), PATIENCE)?;
            stage.tab.eval(&fold(false))?;
            stage.tab.wait_for(&format!("{height} < {before} + 50"), PATIENCE)?;
            let wide = stage.tab.eval("document.documentElement.scrollWidth > innerWidth")?;
            assert_eq!(wide, false);
            stage.tab.eval("document.querySelector('iframe').scrollIntoView()")?;
            stage.shot(name)?;
        }
        Ok(())
    })
}

/// A page of another host with the script's line.
fn around(stage: &Stage, attributes: &str) -> Outcome<(Server, std::path::PathBuf)> {
    let page = std::env::temp_dir().join(format!("bangfu-around-{}", std::process::id()));
    folder::empty(&page)?;
    let script = stage.server.url("embed.js");
    let html = format!(
        "<!doctype html><meta charset=utf-8><title>县政府</title><link rel=icon href=data:,>\
         <script>window.heard = []; addEventListener('message', event => heard.push([event.origin, JSON.stringify(event.data)]))</script>\
         <h1>县政府网站</h1><script src=\"{script}\" {attributes} defer></script>"
    );
    folder::write(&page.join("index.html"), html.as_bytes())?;
    Ok((Server::start(&page, 0)?, page))
}

#[test]
fn another_host_hears_the_height_and_nothing_else() -> Outcome {
    stage::today(|stage| {
        let (host, page) =
            around(stage, "data-region=530127 data-task=household data-theme='elder dark' data-accent=#7a1f1f")?;
        stage.tab.set_viewport(800, 740, false)?;
        stage.tab.open(&host.url("index.html"))?;
        let taller = "window.heard.length && document.querySelector('iframe').offsetHeight > 700";
        stage.tab.wait_for(taller, PATIENCE)?;
        let odd = stage.tab.eval("heard.filter(([origin, data]) => origin === location.origin || !/^\\{\"bangfuHeight\":[0-9.]+\\}$/.test(data))")?;
        assert_eq!(odd, serde_json::json!([]));
        stage.shot("embed-around")?;
        // A message of anybody else moves nothing.
        let height = "document.querySelector('iframe').style.height";
        let before = stage.tab.eval(height)?;
        stage.tab.eval("postMessage({ bangfuHeight: 5 }, '*')")?;
        stage.tab.wait_for("heard.some(([, data]) => data.includes(':5}'))", PATIENCE)?;
        assert_eq!(stage.tab.eval(height)?, before);
        std::fs::remove_dir_all(&page).ok();
        Ok(())
    })
}

#[test]
fn a_place_that_is_none_is_asked_and_a_colour_that_hides_letters_is_not_taken() -> Outcome {
    stage::today(|stage| {
        stage
            .tab
            .open(&stage.server.url("index.html?embed=yes&accent=%23ffff00&theme=gold#place=999999&door=medical"))?;
        stage.tab.wait_for(
            "document.documentElement.dataset.ready === 'yes' && document.querySelector('link[href$=\"framed.css\"]')",
            PATIENCE,
        )?;
        assert_eq!(stage.tab.eval("document.getElementById('place').getClientRects().length > 0")?, true);
        assert_eq!(stage.tab.eval("document.documentElement.hasAttribute('data-accent')")?, false);
        assert!(stage.tab.text("#complaints")?.contains("999999"));
        let complaints = stage.browser.take_complaints().join("\n");
        assert!(complaints.is_empty() || complaints.contains("data-"), "{complaints}");
        Ok(())
    })
}
