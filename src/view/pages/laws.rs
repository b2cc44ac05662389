//! 核对过的规律: what a machine has tried on a great many made-up households, told on the
//! pages of the programmes, with what breaks where the text itself does. Each names its
//! test; a test sees to it that it is there.

use crate::book::entry::Chapter;
use crate::view::words::Language;
use maud::{Markup, html};

/// A law and the test that holds it.
pub struct Law {
    /// Keys of the programmes that it is about; none for every computed one.
    of: &'static [&'static str],
    /// Chinese and English.
    words: (&'static str, &'static str),
    /// Where the text breaks it, in both languages.
    broken: Option<(&'static str, &'static str)>,
    /// File in `tests/` and function.
    pub test: (&'static str, &'static str),
}

include!(concat!(env!("OUT_DIR"), "/laws.rs"));

/// The laws of a programme's page.
pub fn laws(language: Language, chapter: &Chapter) -> Markup {
    let mine = |law: &&Law| law.of.is_empty() || law.of.contains(&&*chapter.key);
    html! {
        section.parameter {
            h2 { (language.of("机器核对过的规律", "Rules of thumb that are tested by machine")) }
            p.hint { (language.of("每次更新都用成百上千个编出来的家庭试一遍。", "Each update is tried on hundreds of made-up households.")) }
            ul {
                @for law in LAWS.iter().filter(mine) {
                    li {
                        (language.of(law.words.0, law.words.1))
                        @if let Some(broken) = law.broken {
                            br; strong { (language.of("例外（条文本身如此）：", "Exception, which lies in the policy itself: ")) } (language.of(broken.0, broken.1))
                        }
                    }
                }
            }
        }
    }
}
