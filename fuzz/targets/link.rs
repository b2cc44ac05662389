//! A link that someone sends: read, assessed and shown without a panic, and written back as it was read.

#![no_main]

use bangfu::book::parameter::built_in;
use bangfu::form;
use bangfu::form::link;
use bangfu::programme;

libfuzzer_sys::fuzz_target!(|fragment: &str| {
    thread_local!(static BOOK: bangfu::book::entry::Book = built_in());
    BOOK.with(|book| {
        let pairs = link::read(fragment);
        let kept: Vec<_> = pairs.iter().filter(|(_, text)| !text.trim().is_empty()).cloned().collect();
        assert_eq!(link::read(&link::write(&pairs)), kept);
        let reading = form::read(&pairs, book);
        if let Some(situation) = reading.situation {
            std::hint::black_box(programme::assess(&situation, book));
        }
    });
});
