//! The field for a sentence, above the questions; `www/page/say.js` has it read.

use crate::form::said::LONGEST;
use crate::view::words::Language;
use maud::{Markup, html};

/// The field, and below it what was heard.
pub fn field(language: Language) -> Markup {
    html! {
        section #say aria-label=(language.of("说一句", "Say it in a sentence")) {
            details #say-fold open {
                summary.say__title { (language.of("说一句，自动填", "Say it in a sentence")) }
                div.say__row {
                    label.visually-hidden for="say-text" { (language.of("用平常的话说您家的情况", "Your household in your own words")) }
                    textarea #say-text rows="1" maxlength=(LONGEST / 4) aria-describedby="say-hint" {}
                    button type="button" data-say="hear" { (language.of("填上", "Fill it in")) }
                }
                p.hint #say-hint {
                    (language.of(
                        "用平常的话说，也可以用键盘上的话筒。如：我家四口人，在嵩明，去年收入两万八，老伴住院花了三万二，是低保户。只在这台手机上读，不会发出去。",
                        "In your own words, or by the keyboard’s microphone. Such as: We are a family of four in Songming, income \
                         28,000, my wife’s hospital bill was 32,000. It is read on this device and sent nowhere.",
                    ))
                }
            }
            div #say-heard role="status" tabindex="-1" {}
        }
    }
}
