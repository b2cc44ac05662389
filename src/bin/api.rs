//! The API package's module.
fn main() {}
