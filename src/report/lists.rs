//! Closed lists and their words, for programs that show a report: places, programmes, and the
//! Chinese and English of every key.

use crate::base::keyed::Keyed;
use crate::base::region::Bilingual;
use crate::book::entry::Book;
use crate::book::parameter::CHAPTERS;
use crate::engine::decision::{Form, MonitoredKind, Per};
use crate::engine::figure::Label;
use crate::engine::finding::Criterion;
use crate::engine::outlook::Verdict;
use crate::engine::question::{self, Question};
use crate::programme::Programme;
use crate::view::words::Language;
use serde_json::{Map, Value, json};

fn both(zh: &str, en: &str) -> Value {
    json!({ "zh": zh, "en": en })
}

fn name(name: &Bilingual) -> Value {
    both(&name.zh, &name.en)
}

/// The places: code, name, parent, and whether people choose it as their home.
pub fn regions(book: &Book) -> Value {
    let region = |region: &crate::base::region::Region| {
        json!({
            "code": region.code.to_string(),
            "name": name(&region.name),
            "parent": region.parent.map(|parent| parent.to_string()),
            "home": region.is_home(&book.regions),
        })
    };
    book.regions.iter().map(region).collect()
}

/// The programmes that are computed: key, name, family, and whether it is about persons.
pub fn programmes() -> Value {
    let programme = |programme: &Programme| {
        let chapter = CHAPTERS.iter().find(|chapter| chapter.key == programme.key());
        json!({
            "key": programme.key(),
            "name": chapter.map(|chapter| name(&chapter.name)),
            "family": chapter.map(|chapter| &*chapter.family),
            "of_persons": programme.topic().is_of_persons(),
        })
    };
    Programme::ALL.iter().map(programme).collect()
}

/// The words of every key that a report or a situation may hold.
pub fn words(book: &Book) -> Value {
    fn of<T: Keyed>(word: impl Fn(Language, T) -> &'static str) -> Value {
        let pair = |one: &T| (one.key().to_owned(), both(word(Language::Zh, *one), word(Language::En, *one)));
        T::ALL.iter().map(pair).collect::<Map<String, Value>>().into()
    }
    let choices = Question::ALL.iter().filter_map(|question| match question.kind() {
        question::Kind::Choice(keys) => Some(keys().into_iter().map(str::to_owned).collect::<Vec<_>>()),
        _ => None,
    });
    let recorded = book.definitions.iter().map(|definition| {
        definition.cases.iter().chain(definition.options.iter()).map(ToString::to_string).collect::<Vec<_>>()
    });
    let own: Vec<String> = ["yes", "no", "unknown"].map(str::to_owned).into();
    let option = |key: String| (both(Language::Zh.option(&key), Language::En.option(&key)), key);
    let options = choices.chain(recorded).chain([own]).flatten().map(option);
    json!({
        "verdicts": of::<Verdict>(Language::verdict),
        "kinds": of::<MonitoredKind>(Language::kind),
        "labels": of::<Label>(Language::label),
        "criteria": of::<Criterion>(Language::criterion),
        "questions": of::<Question>(Language::question),
        "statuses": of::<crate::base::citation::Status>(Language::status),
        "options": options.map(|(words, key)| (key, words)).collect::<Map<String, Value>>(),
        "forms": Form::ALL.iter().map(|form| form.key()).collect::<Vec<_>>(),
        "periods": Per::ALL.iter().map(|per| per.key()).collect::<Vec<_>>(),
    })
}
