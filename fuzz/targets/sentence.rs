//! A sentence that somebody says: heard without a panic, its words within it, its answers such as the form takes.

#![no_main]

use bangfu::book::gazetteer::Gazetteer;
use bangfu::book::parameter::built_in;
use bangfu::book::places::LIST;
use bangfu::form;
use bangfu::form::said::hear;

libfuzzer_sys::fuzz_target!(|text: &str| {
    thread_local!(static KNOWN: (bangfu::book::entry::Book, Gazetteer) =
        (built_in(), Gazetteer::read(LIST).expect("the list is one")));
    KNOWN.with(|(book, list)| {
        let heard = hear(text, &book.regions, Some(list));
        let said = heard.chips.iter().map(|chip| &chip.said).chain(heard.choices.iter().map(|choice| &choice.said));
        for range in said.chain(&heard.nothing).chain(&heard.left) {
            assert!(text.get(range.clone()).is_some());
        }
        for answer in heard.answers().chain(heard.choices.iter().flat_map(|choice| choice.readings.iter().flatten())) {
            assert!(form::read(std::slice::from_ref(answer), book).complaints.is_empty(), "{answer:?}");
        }
    });
});
