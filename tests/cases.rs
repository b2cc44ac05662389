//! Worked examples: one named test for each `[[case]]` of `tests/cases/*.toml`; on wasm32 all of them in one.

#[cfg(not(target_arch = "wasm32"))]
mod support;
#[cfg(target_arch = "wasm32")]
#[path = "web/cases.rs"]
mod web;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use bangfu::book::parameter::built_in;
    use libtest_mimic::{Arguments, Trial};
    use support::example;

    let trials = example::all().into_iter().map(|example| {
        let name = example.name.clone();
        Trial::test(name, move || Ok(example.check(&built_in())?))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

/// Whoever runs the tests calls each by its name.
#[cfg(target_arch = "wasm32")]
fn main() {}
