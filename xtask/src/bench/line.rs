//! A line of a table: what was measured, what it should be, and how it stands beside yardsticks.

use crate::failure::Failure;

/// The head of a table of lines.
pub(super) const HEAD: &str = "| what | measured | target | beside |\n|---|---|---|---|\n";

/// A line of a table.
pub(super) struct Line {
    what: String,
    /// No number where nothing could be measured.
    figure: f64,
    unit: &'static str,
    also: String,
    target: String,
    beside: Vec<String>,
}

impl Line {
    /// A line with a figure in its unit.
    pub(super) fn new(what: impl Into<String>, figure: f64, unit: &'static str) -> Line {
        Line { what: what.into(), figure, unit, also: String::new(), target: String::new(), beside: Vec::new() }
    }

    /// A line of something that could not be measured here.
    pub(super) fn missing(what: impl Into<String>, failure: &Failure) -> Line {
        Line::new(what, f64::NAN, "").also(failure.to_string().replace(['\n', '|'], " "))
    }

    /// Says more of the figure.
    pub(super) fn also(self, also: impl Into<String>) -> Line {
        Line { also: also.into(), ..self }
    }

    /// What it should be at most.
    pub(super) fn at_most(self, most: f64) -> Line {
        let is_missed = self.figure > most;
        self.with_target("≤", most, is_missed)
    }

    /// What it should be at least.
    pub(super) fn at_least(self, least: f64) -> Line {
        let is_missed = self.figure < least;
        self.with_target("≥", least, is_missed)
    }

    fn with_target(self, sign: &str, target: f64, is_missed: bool) -> Line {
        let target = with_unit(&grouped(&target.to_string()), self.unit);
        Line { target: format!("{sign} {target}{}", if is_missed { ", missed" } else { "" }), ..self }
    }

    /// How many times as fast it is as something else.
    pub(super) fn beside(mut self, other: &str, times: f64) -> Line {
        self.beside.push(format!("{} × {other}", significant(times)));
        self
    }

    pub(super) fn to_markdown(&self) -> String {
        let figure = if self.figure.is_nan() { String::new() } else { with_unit(&significant(self.figure), self.unit) };
        let measured = match (figure.as_str(), self.also.as_str()) {
            (one, "") | ("", one) => one.to_owned(),
            (figure, also) => format!("{figure} ({also})"),
        };
        format!("| {} | {measured} | {} | {} |\n", self.what, self.target, self.beside.join(", "))
    }
}

fn with_unit(figure: &str, unit: &str) -> String {
    format!("{figure} {unit}").trim_end().to_owned()
}

/// Three digits of a small figure, every one of a large.
fn significant(figure: f64) -> String {
    match figure {
        0.0..1.0 => format!("{figure:.3}"),
        1.0..10.0 => format!("{figure:.2}"),
        10.0..100.0 => format!("{figure:.1}"),
        _ => grouped(&format!("{figure:.0}")),
    }
}

/// With a comma after each thousand of the whole part.
fn grouped(number: &str) -> String {
    let whole = number.find('.').unwrap_or(number.len());
    let mut text = String::new();
    for (at, digit) in number.char_indices() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_digits_enough_and_missed_targets_say_so() {
        for (figure, text) in [
            (0.0, "0.000"),
            (0.0534, "0.053"),
            (9.99, "9.99"),
            (31.04, "31.0"),
            (568.4, "568"),
            (1_234_567.0, "1,234,567"),
        ] {
            assert_eq!(significant(figure), text);
        }
        for (line, text) in [
            (
                Line::new("a", 17.0, "ms").at_most(16.0).beside("b", 0.5),
                "| a | 17.0 ms | ≤ 16 ms, missed | 0.500 × b |",
            ),
            (Line::new("a", 1.5, "s").at_most(1.5), "| a | 1.50 s | ≤ 1.5 s |  |"),
            (Line::new("a", 2e5, "").also("c").at_least(2e5), "| a | 200,000 (c) | ≥ 200,000 |  |"),
            (Line::missing("a", &Failure::new("no\nb")).at_most(1.0), "| a | no b | ≤ 1 |  |"),
        ] {
            assert_eq!(line.to_markdown(), format!("{text}\n"));
        }
    }
}
