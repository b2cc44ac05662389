//! 核对过的规律: what a machine has tried on a great many made-up households, told on the
//! pages of the programmes, with what breaks where the text itself does. Each names its
//! test; a test sees to it that it is there.

use crate::book::entry::Chapter;
use crate::view::words::Language;
use maud::{Markup, html};

/// A law and the test that holds it.
pub struct Law {
    /// Keys of programmes or families that it is about; none for every computed one.
    of: &'static [&'static str],
    /// Chinese and English.
    words: (&'static str, &'static str),
    /// Where the text breaks it, in both languages.
    broken: Option<(&'static str, &'static str)>,
    /// File in `tests/` and function.
    pub test: (&'static str, &'static str),
}

/// All of them, the particular ones first.
pub const LAWS: [Law; 15] = [
    Law {
        of: &["monitoring"],
        words: ("收入少一些，结论不会变差。", "With less income the verdict never gets worse."),
        broken: None,
        test: ("properties", "a_lower_income_never_worsens_the_verdict"),
    },
    Law {
        of: &["monitoring"],
        words: (
            "家里多一个没有收入的人，原来符合的还符合。",
            "With one more member who earns nothing, who qualified still does.",
        ),
        broken: None,
        test: ("properties", "a_person_without_income_never_raises_the_income_per_head"),
    },
    Law {
        of: &["minimum_living"],
        words: ("收入少一些，低保不会因此没有。", "With less income the allowance is never lost."),
        broken: None,
        test: ("properties", "a_lower_income_never_loses_the_allowance"),
    },
    Law {
        of: &["enrolment", "medical"],
        words: (
            "各方出的钱加起来，一分不差等于该付的数；没有一项是负数。",
            "What all payers pay adds up to the whole, to the fen; none of it is below zero.",
        ),
        broken: None,
        test: ("properties", "columns_add_up_to_the_fen"),
    },
    Law {
        of: &["medical"],
        words: (
            "每一层最多付前面剩下的数，也不超过自己的限额；几层加自付等于总费用。",
            "Each layer pays at most what was left, and no more than its cap; all layers and the own cost make the bill.",
        ),
        broken: None,
        test: ("province", "no_layer_pays_more_than_was_left_or_than_its_cap"),
    },
    Law {
        of: &["medical"],
        words: ("单子的费用多了，付的钱不会反而变少。", "Of a larger bill never less is paid."),
        broken: None,
        test: ("province", "the_recorded_tables_obey_the_laws"),
    },
    Law {
        of: &["medical"],
        words: (
            "一年的费用分几次结，大病保险付的总数不变。",
            "Splitting a year into bills changes nothing of what serious-illness insurance pays.",
        ),
        broken: Some((
            "有的地方只算前几次住院，超出次数的不付：次数到了，就与合成一次不同。",
            "Where only the first stays of a year count, those beyond are not paid, so that many stays differ from one.",
        )),
        test: ("province", "splitting_a_year_changes_nothing_of_the_second_layer"),
    },
    Law {
        of: &["medical"],
        words: ("救助身份更重的人，自己付的不会更多。", "A person of a group in greater need never bears more."),
        broken: Some((
            "凉州区给低保边缘的比例没有写限额，给特困、低保的有：费用很高时反过来，(86,000 − 2,000) × 0.6 = 50,400，超过前者的 50,000。门诊救助比例低的地方，先住院后门诊也会反过来。",
            "Liangzhou names no cap for the margin, but one for those in greater need: of very high bills it is the other way round, as (86,000 − 2,000) × 0.6 = 50,400 passes their 50,000. So it may be with outpatient care after a stay, where aid pays less for it.",
        )),
        test: ("province", "a_better_category_never_costs_more"),
    },
    Law {
        of: &["medical"],
        words: ("单子先填哪张、后填哪张，结果一样。", "The order in which bills are entered changes nothing."),
        broken: None,
        test: ("province", "the_order_of_entry_changes_nothing"),
    },
    Law {
        of: &["education"],
        words: (
            "孩子多一个困难身份，补助合计不会变少。",
            "With one more identity of need, the total of a child’s aid is never lower.",
        ),
        broken: None,
        test: ("schooling", "an_identity_more_never_lowers_the_total"),
    },
    Law {
        of: &["education"],
        words: ("合计不超过各项相加，同一笔钱不算两次。", "A total is no more than its parts; no yuan counts twice."),
        broken: None,
        test: ("schooling", "a_total_is_no_more_than_its_parts"),
    },
    Law {
        of: &[],
        words: (
            "有的题没答时，不管真实答案是什么，结果都在写出的范围里。",
            "Where a question is open, the result lies within the range told, whatever the true answer is.",
        ),
        broken: None,
        test: ("properties", "the_true_completion_lies_inside_what_the_open_one_says"),
    },
    Law {
        of: &[],
        words: (
            "收起来不问的题，怎么答都不改变结果。",
            "A question that is folded away changes nothing, whatever the answer.",
        ),
        broken: None,
        test: ("change", "what_is_folded_away_changes_nothing"),
    },
    Law {
        of: &[],
        words: (
            "“差多少”写的数，到那个数结论就变，再差一分就不变。",
            "The amount that would turn a “not now” turns it, and a fen less does not.",
        ),
        broken: None,
        test: ("change", "a_change_turns_the_verdict_and_a_fen_less_of_it_does_not"),
    },
    Law {
        of: &[],
        words: (
            "库里任何一个参与计算的数改动一点，核对的例子都会发现。",
            "Whichever value of a rule is changed, the worked examples notice.",
        ),
        broken: None,
        test: ("mutation", "a_changed_value_is_noticed"),
    },
];

/// The laws of a programme's page.
pub fn laws(language: Language, chapter: &Chapter) -> Markup {
    let mine = |law: &&Law| law.of.is_empty() || law.of.contains(&&*chapter.key) || law.of.contains(&&*chapter.family);
    html! {
        section.parameter {
            h2 { (language.of("机器核对过的规律", "Laws that a machine has checked")) }
            p.hint { (language.of("每次更新都用成百上千个编出来的家庭试一遍。", "Tried at each update on hundreds of made-up households.")) }
            ul {
                @for law in LAWS.iter().filter(mine) {
                    li {
                        (language.of(law.words.0, law.words.1))
                        @if let Some(broken) = law.broken {
                            br; strong { (language.of("例外（条文本身如此）：", "Except, by the text itself: ")) } (language.of(broken.0, broken.1))
                        }
                    }
                }
            }
        }
    }
}
