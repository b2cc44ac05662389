//! What a reader of docs/guides.md copies out is right: each block of it goes through the same
//! reading as the real files.

// `src/book/files` is compiled into this test and looks for these at the root.
use bangfu::{base, book};

#[path = "support/policy.rs"]
mod policy;
mod support;

use bangfu::book::parameter::built_in;
use bangfu::form;
use bangfu::programme::Programme;
use bangfu::view::standards::read::{Whose, read as read_table};
use bangfu::view::standards::{asked, place_file};
use bangfu::view::words::Language;
use policy::Texts;
use support::levels;

/// The blocks of a kind under a heading, in order.
fn blocks(heading: &str, kind: &str) -> Vec<String> {
    let guide = std::fs::read_to_string("docs/guides.md").expect("the guide is readable");
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
    let guide = std::fs::read_to_string("docs/guides.md").expect("the guide is readable");
    assert!(guide.contains(levels::REVIEWED));
}

#[test]
fn the_year_of_the_guide_is_carried_over() {
    let book = built_in();
    let asked = asked::of_year(Language::Zh, &book, 2027);
    let table = only("换一年", "csv");
    assert_eq!(asked.trim_start_matches('\u{feff}').lines().next(), table.lines().next(), "the columns");
    assert!(asked.lines().any(|row| row.starts_with("530100,昆明市,monitoring.line,")), "the line has ended");
    let reading = read_table(&table, &book, Whose::Project);
    assert_eq!(reading.refused, []);
    let [one] = &reading.filled[..] else { panic!("one row is filled in") };
    let mut texts = Texts::real();
    let kunming = texts.regions.iter_mut().find(|(path, _)| path.contains("530100")).expect("昆明市 has a file");
    kunming.1 += &place_file::toml(one, &book, "530100-2027-1", false);
    // 嵩明县 has no line of its own.
    assert_eq!(
        line(read(&texts), "530127", "2027-05-10"),
        format!("530100 {:?}", book::entry::Value::Money(yuan(10_400)))
    );
    // What is wrong is told with its line, and nothing is written.
    let wrong = table.replace("10400", "10400.005").replace("2027-01-15", "");
    let refused = read_table(&wrong, &book, Whose::Project).refused;
    let sentences: Vec<String> = refused.iter().map(|refused| refused.sentence(Language::Zh)).collect();
    let wanted = ["第 2 行“新的数”：“10400.005”比一分还小，写到两位小数", "第 2 行“哪天核对的”：没有填"];
    assert_eq!(sentences, wanted);
}

/// What one place asks anew is asked of every place, and an untouched table brings nothing.
#[test]
fn an_untouched_table_of_a_year_brings_nothing() {
    let book = built_in();
    let asked = asked::of_year(Language::Zh, &book, 2027);
    let reading = read_table(&asked, &book, Whose::Project);
    assert!(reading.filled.is_empty() && reading.refused.is_empty(), "{reading:?}");
    for region in book.regions.iter().filter(|region| region.is_home(&book.regions)) {
        let of_place = asked.lines().filter(|row| row.starts_with(&region.code.to_string())).count();
        let due = bangfu::answer::renewal::due(&book, region.code, 2027);
        assert_eq!(of_place, due.iter().map(|due| due.entry.values.len()).sum::<usize>(), "{}", region.code);
    }
}

#[test]
fn the_worked_example_of_the_guide_holds() {
    let examples = bangfu::report::example::read("guide", &only("写一个算例", "toml")).expect("it is read");
    assert_eq!(examples.len(), 1);
    assert_eq!(examples[0].check(&built_in()), Ok(()));
}

/// The programme of the guide: path and text of each file, and what is added to the place's own.
fn programme() -> [(&'static str, String); 4] {
    let toml = blocks("Add a programme", "toml");
    let [definition, value, cases] = &toml[..] else { panic!("three blocks: the programme, a value, the cases") };
    [
        ("src/programme/heating.toml", definition.clone()),
        ("src/programme/heating.rs", only("Add a programme", "rust")),
        ("tests/cases/heating.toml", cases.clone()),
        ("policy/regions/530127-songming.toml", value.clone()),
    ]
}

#[test]
fn the_programme_of_the_guide_is_read() {
    let [(path, definition), _, _, (_, value)] = programme();
    let mut texts = Texts::real();
    texts.programmes.push((path.to_owned(), definition));
    let songming = texts.regions.iter_mut().find(|(path, _)| path.contains("530127")).expect("嵩明县 has a file");
    songming.1 += &format!("\n{value}");
    let files = read(&texts);
    assert!(files.book.definitions.iter().any(|definition| definition.id == "heating.grant"));
    let of_the_home = files.programmes.programmes.iter().filter(|one| one.topic == book::topic::Topic::Home);
    let keys: Vec<&str> = of_the_home.map(|one| &*one.key).collect();
    assert_eq!(keys, ["house_repair", "quake_proofing", "drinking_water", "toilet", "heating"]);
    // No number of those before it moves.
    let before = Texts::real().read().expect("the real files are read").programmes.questions;
    let keys = |questions: &[policy::files::programmes::Question]| {
        questions.iter().map(|question| question.key.clone()).filter(|key| key != "heating_changed").collect::<Vec<_>>()
    };
    assert_eq!(keys(&files.programmes.questions), keys(&before));
}

/// A fresh copy of the crate, the files of the guide, nothing else: it builds, its cases hold, and its page, its
/// question and its words are there.
#[test]
#[ignore = "builds the crate once more; `cargo xtask test` runs it"]
fn the_programme_of_the_guide_is_two_files_its_values_and_its_cases() {
    let root = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide");
    let _ = std::fs::remove_dir_all(&root);
    let listed = std::process::Command::new("git").arg("ls-files").output().expect("git lists the files");
    let listed = String::from_utf8(listed.stdout).expect("paths are text");
    for path in listed.lines().filter(|path| std::path::Path::new(path).is_file()) {
        let copy = root.join(path);
        std::fs::create_dir_all(copy.parent().expect("a file has a folder")).expect("the folder is made");
        std::fs::copy(path, copy).expect("the file is copied");
    }
    for (path, text) in programme() {
        let earlier = std::fs::read_to_string(root.join(path)).unwrap_or_default();
        std::fs::write(root.join(path), format!("{earlier}\n{text}")).expect("the file is written");
    }
    // A target of its own: cargo takes the copy for the crate itself, and would mix what the two build.
    let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide-target");
    let built = std::process::Command::new(env!("CARGO"))
        .args(["test", "--offline", "--test", "cases", "--test", "policy", "--test", "programmes", "--test", "layers"])
        .current_dir(&root)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo runs");
    let said = [built.stdout, built.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).join("\n");
    assert!(built.status.success(), "{said}");
    assert!(said.contains("改了清洁取暖"), "the cases of the guide are run:\n{said}");
}

/// The sentence that the guide shows is the one of its file.
#[test]
fn the_sentence_of_the_guide_stands_in_its_file() {
    let toilet = std::fs::read_to_string("src/programme/toilet.toml").expect("the file is there");
    assert!(toilet.contains(only("改一句话", "toml").trim()));
}

fn yuan(yuan: i64) -> base::money::Money {
    base::money::Money::from_units(yuan, 0)
}
