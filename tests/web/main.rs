//! What runs in a browser, run in one: `cargo test --target wasm32-unknown-unknown --test web`. What the library says on
//! every machine is tested natively as well.

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[cfg(target_arch = "wasm32")]
mod ledger;
mod link;
#[cfg(target_arch = "wasm32")]
mod local;
#[cfg(target_arch = "wasm32")]
mod package;
#[cfg(target_arch = "wasm32")]
mod page;

/// Names and texts as the library takes them.
fn pairs(answers: &[(&str, &str)]) -> Vec<(String, String)> {
    answers.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}
