//! Pictures of amounts: the one place that maps yuan to pixels. Each stands beside
//! a table with the same numbers, so that it is hidden from screen readers.

use crate::base::money::Money;
use crate::programme::enrolment::YearOfCover;
use crate::programme::medical::curve::Point;
use crate::view::format;
use crate::view::words::Language;
use maud::{Markup, html};

const WIDTH: i64 = 600;
const HEIGHT: i64 = 240;

/// A share of a length in whole pixels.
fn pixels(amount: Money, whole: Money, length: i64) -> i64 {
    let share = amount.share_of(whole).map_or(0, |share| share.ten_thousandths());
    share.clamp(0, 10_000) * length / 10_000
}

/// Who pays what of a whole: one bar.
pub fn bar(parts: &[(&'static str, Money)]) -> Markup {
    let whole = parts.iter().fold(Money::ZERO, |sum, (_, part)| sum + *part);
    let mut from = Money::ZERO;
    let mut spans = Vec::new();
    for (class, part) in parts {
        let (left, right) = (pixels(from, whole, WIDTH), pixels(from + *part, whole, WIDTH));
        spans.push((*class, left, right - left));
        from = from + *part;
    }
    html! {
        svg.chart.chart--bar aria-hidden="true" viewBox="0 0 600 36" {
            @for (class, x, width) in spans.into_iter().filter(|(.., width)| *width > 0) {
                rect class={ "part part--" (class) } x=(x) y="0" width=(width) height="36" {}
            }
        }
    }
}

/// The colour of a part of a bar, beside its name.
pub fn swatch(class: &str) -> Markup {
    html! {
        svg.swatch aria-hidden="true" viewBox="0 0 10 10" { rect class={ "part part--" (class) } x="0" y="0" width="10" height="10" {} }
    }
}

/// An amount as a bar, and a line at another.
pub fn against(amount: Money, line: Money) -> Markup {
    let most = amount.max(line);
    let (whole, at) = (pixels(amount, most, WIDTH - 20), pixels(line, most, WIDTH - 20));
    html! {
        svg.chart.chart--bar aria-hidden="true" viewBox="0 0 600 48" {
            rect.part.part--basic x="0" y="10" width=(whole) height="28" {}
            rect.part.part--own x=(at) y="0" width="8" height="48" {}
        }
    }
}

/// The own cost against the bill, with this person's point and the places at which
/// it turns; and the same as a table.
pub fn curve(language: Language, points: &[Point], own: Option<Point>) -> Markup {
    let (Some(last), Some(most)) = (points.last(), points.iter().map(|point| point.own).max()) else { return html! {} };
    let at = |point: &Point| (pixels(point.bill, last.bill, WIDTH), HEIGHT - pixels(point.own, most, HEIGHT - 20));
    let line: Vec<String> = points.iter().map(at).map(|(x, y)| format!("{x},{y}")).collect();
    let row = |point: &Point| html! { tr { td { (format::plain(point.bill)) } td { (format::plain(point.own)) } } };
    html! {
        details.helper {
            summary { (language.of("单子越大，自己付多少", "What you pay as the bill grows")) }
            svg.chart aria-hidden="true" viewBox="-8 -16 616 300" {
                path.chart__axis d="M0 0V240H600" {}
                polyline.chart__line points=(line.join(" ")) {}
                @for point in points {
                    @let (x, y) = at(point);
                    circle.chart__turn cx=(x) cy=(y) r="5" {}
                }
                @if let Some(own) = own.filter(|own| own.bill <= last.bill) {
                    @let (x, y) = at(&own);
                    circle.chart__own cx=(x) cy=(y) r="9" {}
                }
                text x="8" y="20" { (format::plain(most)) }
                text x="0" y="274" { "0" }
                text.chart__end x="600" y="274" { (format::plain(last.bill)) }
            }
            table.numbers {
                thead { tr {
                    th scope="col" { (language.of("能报的费用（元）", "Covered costs (yuan)")) }
                    th scope="col" { (language.of("自己付（元）", "You pay (yuan)")) }
                } }
                tbody {
                    @for point in points { (row(point)) }
                    @if let Some(own) = &own { (row(own)) }
                }
            }
        }
    }
}

/// 剪刀差, on the static page only: the premium and what is paid of it oneself, over the years; and the same
/// as a table.
pub fn scissors(language: Language, of: &str, years: &[YearOfCover]) -> Markup {
    let Some(most) = years.iter().map(|year| year.premium).max().filter(|_| years.len() > 1) else { return html! {} };
    let steps = i64::try_from(years.len() - 1).unwrap_or(1);
    let line = |amount: fn(&YearOfCover) -> Money| {
        let point = |(at, year)| {
            let x = i64::try_from(at).unwrap_or(0) * WIDTH / steps;
            format!("{x},{}", HEIGHT - pixels(amount(year), most, HEIGHT - 20))
        };
        years.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
    };
    html! {
        details.helper {
            summary { (of) }
            svg.chart aria-hidden="true" viewBox="0 -10 600 260" {
                polyline.chart__line.chart__line--whole points=(line(|year| year.premium)) {}
                polyline.chart__line points=(line(|year| year.own)) {}
            }
            table.numbers {
                thead { tr {
                    th scope="col" { (language.of("年度", "Year")) }
                    th scope="col" { (language.of("缴费标准", "Premium")) }
                    th scope="col" { (language.of("自己缴", "You pay")) }
                } }
                tbody {
                    @for year in years {
                        tr { td { (year.year) } td { (format::plain(year.premium)) } td { (format::plain(year.own)) } }
                    }
                }
            }
        }
    }
}
