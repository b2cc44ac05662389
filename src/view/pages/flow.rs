//! The way through on a phone: what was chosen in one line, one question a screen, and beside the answer what was
//! answered. `www/page/flow.js` moves the fields; words and places stand here.

use crate::base::keyed::Keyed;
use crate::engine::question::Section;
use crate::view::pages::drawings;
use crate::view::words::Language;
use maud::{Markup, html};

fn button(language: Language, to: &str, words: (&str, &str)) -> Markup {
    html! { button type="button" data-flow-to=(to) { (language.of(words.0, words.1)) } }
}

/// That the answers came with a link.
pub fn received(language: Language) -> Markup {
    html! {
        p #received hidden {
            span {
                strong { (language.of("收到的情况", "A case that was sent to you")) }
                (language.of("：这是别人填好发来的。", ": somebody else filled it in."))
            }
            " "
            (button(language, "given", ("改一改", "Change the answers")))
        }
    }
}

/// Place and door in one line, once both are chosen.
pub fn chosen(language: Language) -> Markup {
    html! {
        p #chosen hidden {
            strong #chosen-words {}
            " "
            (button(language, "choose", ("改", "Change")))
            (button(language, "one", ("一题一题答", "One by one")))
        }
    }
}

/// One question alone.
pub fn ask(language: Language) -> Markup {
    html! {
        section #ask hidden aria-label=(language.of("一题一题问", "One question at a time")) {
            p.ask__bar {
                (button(language, "back", ("‹ 返回", "‹ Back")))
                span #ask-left role="status" {}
            }
            p #ask-about .hint {}
            div #ask-field {}
            p { button #ask-next type="button" data-flow-to="next" { (language.of("下一题", "Next")) } }
            (drawings::slip(language))
            p.ask__all { (button(language, "all", ("全部题目", "All questions"))) }
        }
    }
}

/// Behind the last door: which subjects are asked about, before their questions.
pub fn subjects(language: Language) -> Markup {
    html! {
        fieldset #what tabindex="-1" {
            legend { (language.of("想查哪些事？可以点几样", "What would you like to check? Tap one or more")) }
            div.options {
                @for section in Section::ALL.iter() {
                    button type="button" aria-pressed="false" data-section=(section.key()) { (language.section(*section)) }
                }
            }
        }
    }
}

/// What was answered, each with a way to change it; and what may be added.
pub fn given(language: Language) -> Markup {
    html! {
        section #given hidden {
            h3 { (language.of("您填的", "What you answered")) }
            ul #given-list {}
            p {
                button #given-person type="button" data-flow-to="person" hidden { (language.add_a_person()) }
                button #given-visit type="button" data-flow-to="visit" hidden { (language.of("再加一张单子", "Add a bill")) }
                (button(language, "all", ("全部题目", "All questions")))
            }
            ul hidden {
                li data-word="undo" { (language.undo()) }
                @for (key, zh, en) in WORDS { li data-word=(key) { (language.of(zh, en)) } }
            }
        }
        p #undo role="status" hidden {}
    }
}

/// What the script says, by key.
const WORDS: [(&str, &str, &str); 14] = [
    ("flow-left", "还有", "About"),
    ("flow-questions", "题", "more"),
    ("flow-last", "最后一题", "The last question"),
    ("flow-next", "下一题", "Next"),
    ("flow-done", "改好了，看结果", "Done: show the result"),
    ("flow-skip", "不清楚，先跳过", "Not sure: skip it"),
    ("flow-change", "改", "Change"),
    ("undo-example", "换成了例子里的情况。", "The example was filled in."),
    ("undo-clear", "已经清空。", "All answers are cleared."),
    ("undo-link", "换成了链接里的情况。", "The case of the link was filled in."),
    ("undo-said", "按您说的填了。", "It was filled in as you said."),
    ("undo-removed", "去掉了一份。", "One was removed."),
    ("undo-kept", "换成了存着的情况。", "The kept case was filled in."),
    ("undo-forgotten", "已经忘掉。", "Forgotten."),
];
