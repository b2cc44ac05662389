//! What a reader of GUIDES.md copies out is right: each block of it goes through the same
//! reading as the real files.

// `src/book/files.rs` is compiled into this test and looks for these at the root.
use bangfu::{base, book};

#[path = "support/policy.rs"]
mod policy;
mod support;

use bangfu::book::parameter::built_in;
use bangfu::form;
use bangfu::programme::Programme;
use policy::Texts;
use support::levels;

/// The blocks of a kind under a heading, in order.
fn blocks(heading: &str, kind: &str) -> Vec<String> {
    let guide = std::fs::read_to_string("GUIDES.md").expect("the guide is readable");
    let section = guide.split("\n#").find(|section| section.trim_start_matches('#').trim_start().starts_with(heading));
    let section = section.unwrap_or_else(|| panic!("the guide has no heading {heading}"));
    let start = format!("```{kind}\n");
    let blocks = section.split(&start).skip(1).filter_map(|rest| rest.split_once("```"));
    blocks.map(|(block, _)| block.to_owned()).collect()
}

fn only(heading: &str, kind: &str) -> String {
    let mut found = blocks(heading, kind);
    assert_eq!(found.len(), 1, "{heading}: one block of {kind}");
    found.remove(0)
}

/// The line of monitoring that answers for a household of three.
fn line(files: policy::files::Files, place: &str, day: &str) -> String {
    let pairs = [("place", place), ("assessed_on", day), ("rural", "yes"), ("members", "3"), ("net_income", "1")];
    let pairs = pairs.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let situation = form::read(&pairs, &files.book).situation.expect("place and day are known");
    let outlook = Programme::Monitoring.assess(&situation, 0, &files.book);
    let used = outlook.values.iter().find(|used| used.slot.definition().id == "monitoring.line");
    let entry = used.expect("the line is read").entry.of(&files.book);
    format!("{} {:?}", entry.region, entry.values[0].value)
}

fn read(texts: &Texts) -> policy::files::Files {
    texts.read().unwrap_or_else(|refusals| panic!("{}", refusals.join("\n")))
}

#[test]
fn the_county_of_the_guide_builds_from_its_one_file() {
    let mut texts = Texts::real();
    // Whoever follows the guide to the letter has the file already.
    texts.regions.retain(|(path, _)| !path.contains("530188"));
    texts.regions.push(("530188-example.toml".to_owned(), only("写进项目", "toml")));
    let files = read(&texts);
    assert!(files.sources.iter().any(|source| source.key == "example-line-2025"));
    assert_eq!(line(files, "530188", "2025-05-10"), format!("530188 {:?}", book::entry::Value::Money(yuan(9_800))));
    // The same source twice is refused.
    let twice = texts.regions.last().expect("it was just put there").1.replace("530188", "530187");
    texts.regions.push(("530187-example.toml".to_owned(), twice));
    let refusals = texts.read().err().unwrap_or_default();
    assert_eq!(refusals, ["530187-example.toml: example-line-2025: `example-line-2025` is given twice"]);
}

#[test]
fn the_value_of_the_guide_is_added_to_its_place() {
    let mut texts = Texts::real();
    let songming = texts.regions.iter_mut().find(|(path, _)| path.contains("530127")).expect("嵩明县 has a file");
    songming.1 += &format!("\n{}", only("加一个数", "toml"));
    assert_eq!(
        line(read(&texts), "530127", "2025-05-10"),
        format!("530127 {:?}", book::entry::Value::Money(yuan(9_600)))
    );
}

/// What the guide has people add changes the reviewed list, so that it has to say how that is taken over.
#[test]
fn whoever_adds_the_value_of_the_guide_is_told_what_to_do_with_the_reviewed_list() {
    let mut texts = Texts::real();
    let songming = texts.regions.iter_mut().find(|(path, _)| path.contains("530127")).expect("嵩明县 has a file");
    songming.1 += &format!("\n{}", only("加一个数", "toml"));
    let reviewed = std::fs::read_to_string(levels::REVIEWED).expect("there is a reviewed snapshot");
    assert_ne!(levels::levels(&read(&texts).book), reviewed, "then the guide need not speak of it");
    assert_eq!(only("加一个数", "console"), format!("$ {}\n", levels::ACCEPT));
    let guide = std::fs::read_to_string("GUIDES.md").expect("the guide is readable");
    assert!(guide.contains(levels::REVIEWED));
}

#[test]
fn the_worked_example_of_the_guide_holds() {
    let examples = bangfu::report::example::read("guide", &only("写一个算例", "toml")).expect("it is read");
    assert_eq!(examples.len(), 1);
    assert_eq!(examples[0].check(&built_in()), Ok(()));
}

#[test]
fn the_definitions_of_the_guide_are_read() {
    let mut texts = Texts::real();
    texts.programmes.push(("heating.toml".to_owned(), only("Add a programme", "toml")));
    let files = read(&texts);
    assert!(files.book.definitions.iter().any(|definition| definition.id == "heating.grant"));
}

fn yuan(yuan: i64) -> base::money::Money {
    base::money::Money::from_units(yuan, 0)
}
