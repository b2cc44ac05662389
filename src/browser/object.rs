//! The package's call with objects at its boundary instead of text: only the benchmark
//! compares the two.

use crate::entry::Book;
use crate::form;
use crate::parameter::built_in;
use crate::report::{object, report};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The report of a situation.
///
/// # Errors
/// A situation without place or day.
pub fn assess(situation: JsValue) -> Result<JsValue, JsValue> {
    thread_local!(static BOOK: Book = built_in());
    let situation = serde_wasm_bindgen::from_value(situation)?;
    BOOK.with(|book| {
        let (pairs, _) = object::pairs(&situation);
        let situation = form::read(&pairs, book).situation.ok_or("no place or day")?;
        let report = report(&situation, book, &[]);
        Ok(report.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
    })
}
