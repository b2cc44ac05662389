//! A `local-policy.json` from anywhere: each entry is admitted or named, and what was admitted can be reckoned with.

#![no_main]

use bangfu::book::local::{Origin, read_into};
use bangfu::book::parameter::built_in;
use bangfu::form;
use bangfu::programme;
use bangfu::report::object::json;

/// Answers that read many parameters.
const CASE: &str = "assessed_on=2024-05-10&rural=yes&members=3&ex_poor=yes&net_income=28499.99&risk_illness=yes&shock=no\
    &can_cope=no&p1.category=destitute&p1.coverage_year=2024&p1.hospital_level=level_three&p1.discharge=2024-05-08\
    &p1.in_scope=20000&p2.stage=junior&p2.boarding=yes&p2.term=2024-spring&place=";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = serde_json::from_slice(bytes) else { return };
    let mut book = built_in();
    let file = json(&file);
    let told = read_into(&mut book, &file, Origin::Person);
    assert!(told.iter().all(|refused| !refused.faults.is_empty()));
    let places =
        book.regions.iter().rev().take(1).chain(book.regions.iter().filter(|one| one.code.to_string() == "530127"));
    let cases: Vec<String> = places.map(|place| format!("{CASE}{}", place.code)).collect();
    for case in cases {
        if let Some(situation) = form::read(&form::link::read(&case), &book).situation {
            std::hint::black_box(programme::assess(&situation, &book));
        }
    }
});
