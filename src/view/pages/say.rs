//! The field for a sentence, above the questions; `www/page/say.js` has it read.

use crate::form::said::LONGEST;
use crate::view::words::Language;
use maud::{Markup, html};

/// The field, and below it what was heard.
pub fn field(language: Language) -> Markup {
    html! {
        section #say aria-label=(language.of("说一句", "Say it in a sentence")) {
            details #say-fold open {
                summary { (language.of("说一句，自动填", "Say it in a sentence")) }
                label for="say-text" {
                    (language.of(
                        "用平常的话说您家的情况，键盘上有话筒的可以直接说：",
                        "Tell of your household in your own words; the keyboard’s microphone will do:",
                    ))
                }
                textarea #say-text rows="3" maxlength=(LONGEST / 4) aria-describedby="say-hint" {}
                p.hint #say-hint {
                    (language.of(
                        "如：我家四口人，在嵩明，去年收入两万八，老伴住院花了三万二，是低保户。只在这台手机上读，不会发出去。",
                        "Such as: We are a family of four in Songming, income 28,000, my wife’s hospital bill was 32,000. \
                         It is read on this device and sent nowhere.",
                    ))
                }
                p { button type="button" data-say="hear" { (language.of("填上", "Fill it in")) } }
            }
            div #say-heard role="status" {}
        }
    }
}
