//! Standards as a table for a spreadsheet: what has to be looked for, with empty columns beside it, and the filled-in
//! table read back into entries, each through the check that admits all others. One form of it serves the project's
//! own files (`cargo xtask year`), a county on `local.html`, and the lists of the coverage page.

pub mod asked;
pub mod place_file;
pub mod read;
pub mod refusal;
