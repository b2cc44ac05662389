//! Every worked example on wasm32, in Node or in a browser: what it expects holds, and all that is said of it is what is
//! said of it on the machine that built this.

#[path = "../support/digest.rs"]
mod digest;

use bangfu::book::parameter::built_in;
use bangfu::report::example::{Example, read};
use include_dir::{Dir, include_dir};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/cases");

/// The native digests in the order of the examples, where `cargo xtask` builds this.
const NATIVE: Option<&str> = option_env!("BANGFU_NATIVE_DIGESTS");

/// The files of a folder and of the folders in it.
fn files<'d>(folder: &'d Dir<'d>) -> Vec<&'d include_dir::File<'d>> {
    folder.files().chain(folder.dirs().flat_map(files)).collect()
}

fn examples() -> Vec<Example> {
    let mut files = files(&FILES);
    files.sort_by_key(|file| file.path());
    let of_file = |file: &include_dir::File| {
        let stem = file.path().file_stem().unwrap_or_default().to_string_lossy();
        read(&stem, file.contents_utf8().expect("a case file is text")).unwrap_or_else(|problem| panic!("{problem}"))
    };
    files.into_iter().flat_map(of_file).collect()
}

/// Fails with all complaints, one a line.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[wasm_bindgen_test]
fn every_example_holds() {
    let (book, examples) = (built_in(), examples());
    assert!(!examples.is_empty(), "no case was found");
    let wrong = |example: &Example| Some(format!("{}: {}", example.name, example.check(&book).err()?));
    none(&examples.iter().filter_map(wrong).collect::<Vec<_>>());
}

#[wasm_bindgen_test]
fn every_report_is_the_native_one() {
    let Some(native) = NATIVE else {
        return console_log!("built without cargo xtask: there are no native reports to compare with");
    };
    let (book, examples) = (built_in(), examples());
    let native: Vec<&str> = native.split(' ').collect();
    assert_eq!(examples.len(), native.len());
    let differs = |(example, native): (&Example, &&str)| match digest::of(example, &book) {
        Ok(digest) if digest == *native => None,
        Ok(_) => Some(format!("{}: another report than the native one", example.name)),
        Err(problem) => Some(format!("{}: {problem}", example.name)),
    };
    none(&examples.iter().zip(&native).filter_map(differs).collect::<Vec<_>>());
}
