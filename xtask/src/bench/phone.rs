//! The slow phone of the targets: the first visit, a later one, one without a network, and a keystroke.

use std::path::Path;

use super::{Line, Table, figure};
use crate::failure::Outcome;
use crate::{node, verb};

pub(super) fn measure() -> Outcome<Vec<Table>> {
    let told = node::figures("bench.mjs", &[Path::new("phone"), &verb::built_site()?])?;
    let mut lines = Vec::new();
    for (visit, name, most) in [
        ("first", "first visit", 6_000.0),
        ("later", "a later visit", 1_500.0),
        ("offline", "without a network", 1_500.0),
    ] {
        let of = |at: usize, what: &str| {
            figure(&told["visits"][visit][at]).map(|figure| Line::new(format!("{name}: {what}"), figure, "ms"))
        };
        lines.push(of(0, "first text on the screen")?);
        lines.push(of(1, "a linked case is answered")?.at_most(most));
        lines.push(of(2, "every door is")?.at_most(most));
    }
    for (at, what, most) in [
        (0, "an amount of the household", Some(16.0)),
        (1, "an amount of a household that does not qualify", Some(16.0)),
        (2, "an amount of the bill", Some(16.0)),
        (3, "the day, which every calculator reads", None),
    ] {
        let figures = &told["keystrokes"][at];
        let (here, phone) = (figure(&figures[0])? / 1000.0, figure(&figures[1])? / 1000.0);
        let what = format!("a keystroke in {what}, to the new result in the page, laid out");
        let line = Line::new(what, phone, "ms").also(format!("unslowed {here:.1} ms"));
        lines.push(match most {
            Some(most) => line.at_most(most),
            None => line,
        });
    }
    Ok(vec![Table { title: "A phone six times slower, 400 kbit/s, 400 ms, in Chromium", lines }])
}
