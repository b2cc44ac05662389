//! Links: the browser's own reader and writer say what `form::link` says, so that a link made on one side opens on the
//! other.

use crate::pairs;
use bangfu::form::link as library;

/// A fragment, and the answers in it.
const FRAGMENTS: &[(&str, &[(&str, &str)])] = &[
    ("", &[]),
    ("#", &[]),
    (
        "#place=530127&p1.category=destitute&p1.in_scope=20000",
        &[("place", "530127"), ("p1.category", "destitute"), ("p1.in_scope", "20000")],
    ),
    ("net_income=1.2%E4%B8%87+%E5%85%83", &[("net_income", "1.2万 元")]),
    ("a=1&a=2", &[("a", "1"), ("a", "2")]),
    ("a&=b&c==d", &[("a", ""), ("", "b"), ("c", "=d")]),
    ("##a=1", &[("#a", "1")]),
    ("#a?=?1", &[("a?", "?1")]),
    ("%FF%FE=%", &[("\u{fffd}\u{fffd}", "%")]),
    ("a=%E4%B8&b=%zz%4", &[("a", "\u{fffd}"), ("b", "%zz%4")]),
    ("a=1&&b=2&", &[("a", "1"), ("b", "2")]),
    ("a=+%2B%26%3D%23%00%0A", &[("a", " +&=#\0\n")]),
    ("a=\u{1f3e0}&b=村", &[("a", "\u{1f3e0}"), ("b", "村")]),
];

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn fragments_are_read_alike() {
    for (fragment, answers) in FRAGMENTS {
        assert_eq!(library::read(fragment), pairs(answers), "{fragment}");
        #[cfg(target_arch = "wasm32")]
        assert_eq!(bangfu::browser::link::read(fragment), pairs(answers), "{fragment}");
    }
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn answers_are_written_alike_and_come_back() {
    for (fragment, answers) in FRAGMENTS {
        let answers = pairs(answers).into_iter().filter(|(_, text)| !text.trim().is_empty()).collect::<Vec<_>>();
        let written = library::write(&answers);
        assert_eq!(library::read(&written), answers, "{fragment}");
        #[cfg(target_arch = "wasm32")]
        {
            let params = bangfu::browser::link::write(&answers).expect("the browser has URLSearchParams");
            assert_eq!(String::from(params.to_string()), written, "{fragment}");
        }
    }
}

/// The one difference: the browser takes a question mark at the beginning for that of an address.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test::wasm_bindgen_test]
fn a_question_mark_at_the_beginning_is_dropped_in_the_browser() {
    assert_eq!(bangfu::browser::link::read("#?a=1"), pairs(&[("a", "1")]));
    assert_eq!(library::read("#?a=1"), pairs(&[("?a", "1")]));
}
