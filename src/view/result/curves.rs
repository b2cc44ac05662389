//! The own cost of a stay as its bill grows.

use crate::base::money::Money;
use crate::book::entry::Book;
use crate::engine::figure::{Label, Quantity};
use crate::engine::outlook::{Outlook, Range};
use crate::engine::question::{Key, Question};
use crate::engine::situation::{Answer, Situation, Stated};
use crate::programme::medical::curve::{Point, curve};
use crate::programme::{Assessment, Programme};
use crate::view::result::chart;
use crate::view::words::Language;
use maud::{Markup, html};

/// Where the page shows [`curves`]: they take many runs, so that a keystroke does
/// not wait for them.
pub const CURVES: &str = "curves";

/// The own cost against the bill, for each person with one bill, and where that bill lies.
pub fn curves(language: Language, book: &Book, situation: &Situation, assessments: &[Assessment]) -> Markup {
    let medical = assessments.iter().filter(|one| one.programme == Programme::Medical);
    html! {
        @for Assessment { person, outlook, .. } in medical {
            @let most = situation_bill(situation, *person).map_or(CURVE, |bill| bill.max(CURVE));
            @if let Some(points) = curve(situation, book, *person, most) {
                (chart::curve(language, &points, own_point(outlook)))
            }
        }
    }
}

/// The bill and the own cost of it, where each of the amounts is one.
fn own_point(outlook: &Outlook) -> Option<Point> {
    let within = outlook.cases.first().filter(|_| outlook.ranges.iter().all(Range::is_exact))?;
    let line = |label| within.steps.iter().rev().find(|step| step.label == Some(label));
    match (line(Label::InScope)?.value, line(Label::OwnInScope)?.value) {
        (Quantity::Money(bill), Quantity::Money(own)) => Some(Point { bill, own }),
        _ => None,
    }
}

/// How far the curve of the own cost goes, at least.
const CURVE: Money = Money::from_units(300_000, 0);

fn situation_bill(situation: &Situation, person: u8) -> Option<Money> {
    match situation.stated(Key::of(person, Question::InScope)) {
        Stated::Given(Answer::Amount(bill)) => Some(bill),
        _ => None,
    }
}
