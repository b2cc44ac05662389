//! Accessibility: axe finds nothing on any kind of page, in either language, with everything folded open.

use xtask::failure::{Doing, Failure, Outcome};
use xtask::tool;

use crate::stage::{self, PATIENCE, Stage};

/// What axe complains of, a line each; an empty text for nothing.
const LOOK: &str = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => \
    id + ': ' + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary.slice(0, 240)).join(' | ')).join('\\n'))";

/// Opens all folds, so that nothing hides.
const UNFOLD: &str = "document.querySelectorAll('details').forEach(fold => { fold.open = true })";

fn look(stage: &Stage, axe: &str, what: &str) -> Outcome {
    stage.tab.eval(UNFOLD)?;
    stage.tab.eval(&format!("{axe}; 0"))?;
    match stage.tab.eval(LOOK)?.as_str() {
        Some("") => Ok(()),
        found => Err(Failure::new(format!("{what}: {}", found.unwrap_or("axe said nothing")))),
    }
}

#[test]
fn axe_finds_nothing() -> Outcome {
    let file = tool::npm_package("axe-core", "4.10.3")?.join("axe.min.js");
    let axe = std::fs::read_to_string(&file).doing(|| format!("read {}", file.display()))?;
    stage::today(|stage| {
        for folder in ["", "en/"] {
            for (width, height) in [(360, 740), (1280, 800)] {
                stage.tab.set_viewport(width, height, width < 700)?;
                let start = format!("{folder}index.html");
                stage.open_ready(&start)?;
                stage.tab.wait_for("document.documentElement.dataset.doors", PATIENCE)?;
                look(stage, &axe, &start)?;
                // A whole household's results, with a complaint.
                stage.tab.click("[data-answers]")?;
                stage.tab.eval(UNFOLD)?;
                stage.tab.type_into("#net_income", "两万八")?;
                look(stage, &axe, &format!("{start} with results"))?;
            }
            for page in [
                "coverage",
                "income",
                "together",
                "local",
                "programme/medical",
                "programme/enrolment",
                "programme/student_loan",
                "programme/monitoring",
            ] {
                let path = format!("{folder}{page}.html");
                stage.tab.open(&stage.server.url(&path))?;
                look(stage, &axe, &path)?;
            }
        }
        Ok(())
    })
}
