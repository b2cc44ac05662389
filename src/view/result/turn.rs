//! What would turn a “not now”, and other help.

use crate::answer::change::{Change, To, changes};
use crate::base::keyed::Keyed;
use crate::book::entry::Book;
use crate::engine::outlook::{Outlook, Verdict};
use crate::engine::question::{Door, Kind};
use crate::engine::situation::Situation;
use crate::programme::Assessment;
use crate::view::format;
use crate::view::result::ways::{field_link, question_link};
use crate::view::words::Language;
use maud::{Markup, html};

/// 不符合不是到此为止: which other answer would turn it, and other help that may fit.
/// (Of a premium only the group decides, which the reasons say.)
pub(in crate::view) fn otherwise(
    language: Language,
    book: &Book,
    situation: &Situation,
    assessment: &Assessment,
) -> Markup {
    let Assessment { programme, person, outlook } = assessment;
    let changes = changes(*programme, situation, *person, book);
    let others = programme.see_also();
    html! {
        div.otherwise {
            p { (language.of("卡在上面打 ✗ 的。情况变了，再算一次。", "The points marked ✗ above stand in the way. Check again if any of them changes.")) }
            (what_would_change(language, &changes, outlook))
            @if !outlook.trials.is_empty() {
                // Lines have not fallen so far: just above an ended one is not a firm no.
                p { (language.of("标准一般只涨不降：只差一点的，今年也许就够得上，去问一问。", "Standards have only ever risen: if you are close, this year’s may include you. It is worth asking.")) }
            }
            @if !others.is_empty() {
                p {
                    (language.of("也看看别的帮助：", "Other help you could look at: "))
                    @for door in [Door::Medical, Door::Education] { (field_link(&format!("door-{}", door.key()), language.door(door).0)) " · " }
                    @for (at, other) in others.iter().enumerate() {
                        @if at > 0 { " · " }
                        a href={ "programme/" (other.key()) ".html" } { (language.programme(*other)) }
                    }
                }
            }
        }
    }
}

/// The nearest facts of which one alone would turn it, with the threshold to the fen
/// on both sides, and those that nobody can change.
fn what_would_change(language: Language, changes: &[Change], outlook: &Outlook) -> Markup {
    let (nearest, fixed): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|change| change.key.question.can_change() == Some(true));
    html! {
        @if changes.is_empty() {
            p {
                @if outlook.open.iter().all(|item| item.open.question().is_none()) { (language.of("只变一项还不够。", "No single change would be enough.")) }
                @else { (language.of("把没答的答了，才知道变哪一项就够。", "Answer the open questions to see which single change would be enough.")) }
            }
        }
        @if !nearest.is_empty() {
            p { (language.of("只变这一项就够了：", "Any one of these would be enough:")) }
            ul.changes {
                @for change in nearest.into_iter().take(2) {
                    li {
                        (question_link(language, change.key))
                        (language.of("：", ": "))
                        strong { (to(language, change)) }
                        " → " (language.verdict(if change.firm { Verdict::Likely } else { Verdict::Possible }))
                    }
                }
            }
        }
        @if !fixed.is_empty() {
            p.hint {
                (language.of("这些也会影响，但改不了：", "These matter too but cannot be changed: "))
                @for (at, change) in fixed.into_iter().take(3).enumerate() {
                    @if at > 0 { (language.of("；", "; ")) }
                    (question_link(language, change.key))
                }
            }
        }
    }
}

/// What an answer would have to be: `28,499.99 元（28,500.00 元还不行）`.
pub(in crate::view) fn to(language: Language, change: &Change) -> Markup {
    match change.to {
        To::Amount { turns, still } => html! {
            (format::money(language, turns))
            @if turns < still { (language.of("或更少", " or less")) } @else { (language.of("或更多", " or more")) }
            (language.of("（到 ", " (not at ")) (format::money(language, still)) (language.of("还不行）", ")"))
        },
        To::Count(count) => html! { (count) },
        To::Option(at) => match change.key.question.kind() {
            Kind::Choice(keys) => {
                html! { (language.option(keys().get(usize::from(at)).copied().unwrap_or_default())) }
            }
            _ => html! { (language.option(if at == 0 { "yes" } else { "no" })) },
        },
    }
}
