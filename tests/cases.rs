//! Worked examples: one named test for each `[[case]]` of `tests/cases/*.toml`.

mod support;

use bangfu::book::parameter::built_in;
use libtest_mimic::{Arguments, Trial};
use support::example;

fn main() {
    let trials = example::all().into_iter().map(|example| {
        let name = example.name.clone();
        Trial::test(name, move || Ok(example.check(&built_in())?))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}
