//! The slow phone of the targets: the first visit, a later one, one without a network, and a keystroke.

use std::path::Path;

use super::{Line, figure};
use crate::failure::Outcome;
use crate::node;

pub(super) fn measure(site: &Path) -> Outcome<Vec<Line>> {
    let told = node::figures("bench.mjs", &[Path::new("phone"), site])?;
    let mut lines = Vec::new();
    for (visit, name, target) in [
        ("first", "first visit", "≤ 6 s"),
        ("later", "a later visit", "≤ 1.5 s"),
        ("offline", "without a network", "≤ 1.5 s"),
    ] {
        let figures = &told["visits"][visit];
        for (at, what, target) in [
            (0, "first text on the screen", ""),
            (1, "a linked case is answered", target),
            (2, "every door is", target),
        ] {
            lines.push(Line::new(format!("{name}: {what}"), format!("{:.0} ms", figure(&figures[at])?), target));
        }
    }
    for (at, what, target) in [
        (0, "an amount of the household", "≤ 16 ms"),
        (1, "an amount of a household that does not qualify", "≤ 16 ms"),
        (2, "an amount of the bill", "≤ 16 ms"),
        (3, "the day, which every calculator reads", ""),
    ] {
        let figures = &told["keystrokes"][at];
        let (here, phone) = (figure(&figures[0])? / 1000.0, figure(&figures[1])? / 1000.0);
        lines.push(Line::new(
            format!("a keystroke in {what}, to the new result in the page, laid out"),
            format!("{phone:.1} ms (unslowed {here:.1} ms)"),
            target,
        ));
    }
    Ok(lines)
}
