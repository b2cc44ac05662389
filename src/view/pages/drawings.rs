//! Pictures of papers, drawn by us in lines: the kinds of paper that tell who one is, and a settlement slip of which one
//! field is marked. They have no seals and no emblems, take the colours of the text around them, and say nothing that
//! does not stand beside them in words.

use crate::base::keyed::Keyed;
use crate::engine::question::Question;
use crate::view::words::Language;
use maud::{Markup, html};

/// What the paper of an identity looks like.
#[derive(Clone, Copy, Debug)]
pub enum Paper {
    /// A booklet with two characters on its cover.
    Booklet(&'static str),
    /// A card with a portrait, and which of four grades.
    Card {
        /// From the first to the fourth.
        grades: [bool; 4],
    },
    /// A letter of recognition.
    Letter(Letter),
    /// A list that was posted in the village.
    Posted {
        /// Whether it tells of something sudden.
        urgent: bool,
    },
    /// No paper.
    None,
}

/// What a letter tells of.
#[derive(Clone, Copy, Debug)]
pub enum Letter {
    /// Lines of words.
    Words,
    /// A child.
    Child,
    /// Something that went down.
    Down,
    /// An illness.
    Pulse,
}

/// The picture of a paper, 48 by 36.
pub fn paper(paper: &Paper) -> Markup {
    html! {
        svg.paper-kind aria-hidden="true" viewBox="0 0 48 36" {
            @match paper {
                Paper::Booklet(cover) => {
                    path d="M8 2h28a4 4 0 0 1 4 4v28H12a4 4 0 0 1-4-4zM14 2v32M20 25h14" {}
                    text x="27" y="17" lang="zh-CN" { (cover) }
                },
                Paper::Card { grades } => {
                    path d="M5 5h38a2 2 0 0 1 2 2v22a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM9 26c0-8 12-8 12 0M26 12h14" {}
                    circle cx="15" cy="14" r="4" {}
                    @for (at, marked) in grades.iter().enumerate() {
                        rect.is-full[*marked] x=(25 + 4 * at) y="19" width="3" height="7" {}
                    }
                },
                Paper::Letter(of) => {
                    path d="M10 2h20l8 8v24H10zM30 2v8h8" {}
                    path d=(match of {
                        Letter::Words => "M15 13h10M15 19h18M15 25h18M15 30h9",
                        Letter::Child => "M24 20v6M19 31c0-7 10-7 10 0zM21 15a3 3 0 1 0 6 0 3 3 0 1 0-6 0M15 8h8",
                        Letter::Down => "M15 8h8M24 13v15M17 22l7 7 7-7",
                        Letter::Pulse => "M15 8h8M13 22h5l3-7 5 13 3-6h6",
                    }) {}
                },
                Paper::Posted { urgent } => {
                    path d="M5 4h38v28H5zM11 1v6M37 1v6M12 13h24" {}
                    path d=(if *urgent { "M24 17v7M24 27v2" } else { "M12 19h14M12 25h14M30 21l3 4 5-7" }) {}
                },
                Paper::None => path stroke-dasharray="4 3" d="M8 4h32v28H8zM17 18h14" {},
            }
        }
    }
}

/// The fields of a settlement slip, in the order in which slips have them.
pub const SLIP: [Question; 11] = [
    Question::HospitalLevel,
    Question::Discharge,
    Question::Total,
    Question::FullOwn,
    Question::OverLimit,
    Question::PreSelf,
    Question::InScope,
    Question::SlipBasic,
    Question::SlipSerious,
    Question::SlipAid,
    Question::SlipTilt,
];

/// One settlement slip; `www/page/flow.js` marks the field that is asked, and names it below.
pub fn slip(language: Language) -> Markup {
    let fields = SLIP.into_iter().filter_map(|question| Some((question.key(), question.on_slip()?)));
    html! {
        figure #slip hidden {
            svg aria-hidden="true" viewBox="0 0 320 172" lang="zh-CN" {
                path.slip__sheet d="M1 1h318v170H1z" {}
                text.slip__head x="160" y="22" { "结算单" }
                @for (at, (key, name)) in fields.enumerate() {
                    @let (left, top) = (8 + 154 * (at % 2), 32 + 23 * (at / 2));
                    g data-of=(key) {
                        rect x=(left) y=(top) width="150" height="21" rx="10" {}
                        text x=(left + 8) y=(top + 15) { (name) }
                        path d={ "M" (left + 118) " " (top + 15) "h24" } {}
                    }
                }
            }
            figcaption.hint {
                (language.of("结算单上找这一栏：", "On the settlement slip, look for: "))
                strong #slip-field lang="zh-CN" {}
                (language.of("。各地的单子样子不同。", ". Slips differ from place to place."))
            }
        }
    }
}
