//! The pictures of the README, taken of the finished site.

use std::path::PathBuf;

use crate::failure::Outcome;
use crate::verb::{self, Shot};
use crate::workspace;

/// A household of 嵩明县 in 2024, with a bill of 20,000 and a boarder in junior school.
const CASE: &str = "place=530127&assessed_on=2024-05-10&rural=yes&members=3&ex_poor=yes&net_income=28499.99&risk_illness=yes\
    &shock=no&can_cope=no&rigid_spending=0&p1.category=ordinary&p1.hospital_level=level_three&p1.discharge=2024-05-08\
    &p1.in_scope=20000&p2.stage=junior&p2.boarding=yes&p2.term=2024-spring";

/// Name, page, door, width, height, and what is brought into sight.
const PICTURES: [(&str, &str, &str, u32, u32, &str); 4] = [
    ("phone", "index.html", "household", 360, 740, "#results-household"),
    ("bill", "index.html", "medical", 360, 740, "#results-medical"),
    ("wide", "en/index.html", "education", 1280, 800, ".door--education"),
    ("embedded", "embed.html", "medical", 1280, 800, "h1"),
];

/// Takes them all into `pictures/`.
pub fn run() -> Outcome {
    for (name, page, door, width, height, seen) in PICTURES {
        let out = PathBuf::from("pictures").join(format!("{name}.png"));
        let js = format!(
            "new Promise(done => setTimeout(done, 1500)).then(() => {{ document.activeElement.blur(); \
             document.querySelector('{seen}').scrollIntoView(); return '{name}' }})"
        );
        let shot = Shot {
            path: format!("{page}#{CASE}&door={door}"),
            width,
            height,
            out: workspace::root().join(out),
            js: Some(js),
            pdf: false,
            whole: false,
        };
        verb::shot(&shot)?;
    }
    Ok(())
}
