//! What the files of `src/programme/` ask and find is read and found by a rule; and the words stand where they belong.

// `src/book/files` is compiled into this test and looks for these at the root.
use bangfu::{base, book};

#[path = "support/policy.rs"]
mod policy;
mod support;

use bangfu::base::keyed::Keyed;
use bangfu::book::check::{Known, check};
use bangfu::book::entry::{Book, Raw, RawValue};
use bangfu::book::parameter::built_in;
use bangfu::engine::finding::Criterion;
use bangfu::engine::question::{Key, Question, Subject};
use bangfu::engine::situation::{Situation, Stated};
use bangfu::programme::Programme;
use bangfu::view::words::Language;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::{example, random};

/// What was seen to be read and found so far.
#[derive(Default)]
struct Seen {
    questions: BTreeSet<Question>,
    conditions: BTreeSet<Criterion>,
}

impl Seen {
    /// Runs every rule; a question is read if the result is another one without its answer.
    fn look_at(&mut self, situation: &Situation, book: &Book) {
        let persons = situation.persons().max(1);
        for programme in Programme::ALL {
            for person in 0..persons {
                let outlook = programme.assess(situation, person, book);
                self.conditions.extend(outlook.outcomes.iter().map(|outcome| outcome.finding.criterion));
                let open = outlook.open.iter().filter_map(|item| item.open.question());
                self.questions.extend(open.map(|key| key.question));
                let told = format!("{outlook:?}");
                for question in Question::ALL.iter().copied() {
                    let visits = match question.subject() {
                        Subject::Visit => situation.visits(person),
                        _ => vec![0],
                    };
                    for key in visits.into_iter().map(|visit| Key::at(person, visit, question)) {
                        if self.questions.contains(&question) || !situation.answers(key) {
                            continue;
                        }
                        let mut without = situation.clone();
                        without.state(key, Stated::NotGiven);
                        if format!("{:?}", programme.assess(&without, person, book)) != told {
                            self.questions.insert(question);
                        }
                    }
                }
            }
        }
    }

    fn all(&self) -> bool {
        self.questions.len() == Question::ALL.len() && self.conditions.len() == Criterion::ALL.len()
    }
}

/// Read by no rule: the form holds it against the days of discharge.
const READ_BY_THE_FORM: [Question; 1] = [Question::CoveredFrom];

/// The built-in book, and a made-up share of spending, which was found for no place.
fn with_a_share() -> Book {
    let mut book = built_in();
    let share = Raw {
        parameter: "hardship.ratio".to_owned(),
        region: "100000".to_owned(),
        from: Some("2020-01-01".to_owned()),
        unit: Some("rate_of_household_income".to_owned()),
        value: RawValue::Text("0.6".to_owned()),
        status: Some("local".to_owned()),
        source: Some("made up".to_owned()),
        ..Raw::default()
    };
    let known = Known { definitions: &book.definitions, regions: &book.regions, sources: None };
    let share = check(&share, known).expect("it is admitted");
    book.local.push(share);
    book
}

#[test]
fn every_question_is_read_and_every_condition_found() {
    let book = with_a_share();
    let mut seen = Seen::default();
    seen.questions.extend(READ_BY_THE_FORM);
    let made_up = policy::provinces("tests/provinces").book;
    let places = [(example::all(), &book), (example::of(Path::new("tests/provinces/cases")), &made_up)];
    for (examples, book) in places {
        for example in examples {
            if !seen.all() {
                seen.look_at(&example.situation(book).expect("a worked example is read"), book);
            }
        }
    }
    let mut runner = TestRunner::deterministic();
    for _ in 0..1_000 {
        if !seen.all() {
            seen.look_at(&random::partly().new_tree(&mut runner).expect("a household is made").current(), &book);
        }
    }
    let unread: Vec<&str> =
        Question::ALL.iter().filter(|one| !seen.questions.contains(one)).map(|one| one.key()).collect();
    let unfound: Vec<&str> =
        Criterion::ALL.iter().filter(|one| !seen.conditions.contains(one)).map(|one| one.key()).collect();
    assert_eq!((unread, unfound), (vec![], vec![]), "questions that no rule reads, conditions that none finds");
}

/// Where Chinese stands in the code beside `src/view/words/` and the files of programmes, and why. What stands in more
/// than one file belongs to the words whatever this says.
const WORDS_ELSEWHERE: &[(&str, &str)] = &[
    ("src/book/gazetteer.rs", "what the names of places end in, and the peoples that stand in them"),
    ("src/browser/ledger.rs", "progress of a list, said by the worker"),
    ("src/form/field.rs", "不清楚, as people type it"),
    ("src/form/number.rs", "the units and numerals that people type: 万, 元, 二"),
    ("src/form/said/", "the words of grammar, persons and measures that are read in a sentence"),
    ("src/ledger/", "words that are read in the cells of a list, and the words of the lists that it gives out"),
    ("src/report/", "examples within the descriptions of a schema, and what a caller is told of shapes"),
    ("src/view/format.rs", "how numbers, days and terms are written: letters within numbers, no sentences"),
    ("src/view/pages/", "the text of one page, read as a page: its order and its marks are half of what it says"),
    ("src/view/place.rs", "what is recorded for a place, around the names of programmes"),
    ("src/view/result/", "what a result says around the words of a programme: clauses that its parts put together"),
    ("src/view/standards/read.rs", "how terms and years are written in a cell: 年春季学期"),
    ("src/view/said.rs", "what stands around the answers that were heard in a sentence"),
    ("src/view/steps.rs", "what to do behind a door, beside the answer and in a fold below it"),
    ("src/view/tools.rs", "what the tools of two people say around a result"),
];

#[test]
fn sentences_stand_with_the_words_or_in_the_file_of_a_programme() {
    let speak =
        sources().into_iter().filter(|(_, source)| texts_of(source).any(|text| text.chars().any(|c| is_chinese(&c))));
    let found: BTreeSet<String> = speak.map(|(path, _)| path).collect();
    let is_listed = |path: &String| {
        path.starts_with("src/view/words/") || WORDS_ELSEWHERE.iter().any(|(listed, _)| path.starts_with(listed))
    };
    let strangers: Vec<&String> = found.iter().filter(|path| !is_listed(path)).collect();
    assert!(strangers.is_empty(), "sentences belong to src/view/words/ or src/programme/*.toml: {strangers:?}");
    for (listed, why) in WORDS_ELSEWHERE {
        assert!(found.iter().any(|path| path.starts_with(listed)), "{listed} ({why}) says nothing any more");
    }
}

/// Letters from which on a text that stands in two files is a sentence and no unit, joint or sign.
const LEAST_LETTERS: usize = 4;

#[test]
fn what_is_said_in_two_files_stands_with_the_words() {
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, source) in sources() {
        for text in texts_of(&source).filter(|text| text.chars().filter(is_chinese).count() >= LEAST_LETTERS) {
            said.entry(text.to_owned()).or_default().insert(path.clone());
        }
    }
    let is_interface = |path: &String| path.starts_with("src/view/") && !path.starts_with("src/view/words/");
    let twice: Vec<_> =
        said.iter().filter(|(_, paths)| paths.iter().filter(|path| is_interface(path)).count() > 1).collect();
    assert!(twice.is_empty(), "these belong to src/view/words/: {twice:#?}");
}

/// Every file of Rust below `src/`: its path and text.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new("src").to_owned()];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).expect("a folder").flatten().map(|item| item.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let source = std::fs::read_to_string(&path).expect("a file of Rust");
                found.push((path.display().to_string().replace('\\', "/"), source));
            }
        }
    }
    found
}

/// The texts in quotes, outside comments and tests.
fn texts_of(source: &str) -> impl Iterator<Item = &str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2))
}

fn is_chinese(letter: &char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(letter)
}

/// Why a question is asked is read where it is a line or two on a phone, in either language; help is another thing.
#[test]
fn why_a_question_is_asked_is_said_in_a_line() {
    for (language, most) in [(Language::Zh, 30), (Language::En, 80)] {
        for question in Question::ALL.iter().copied() {
            let why = language.why(question);
            assert!(why.chars().count() <= most, "{}: {why}", question.key());
            assert_ne!(language.hint(question), Some(why), "{}", question.key());
        }
    }
}
