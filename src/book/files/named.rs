//! What names another thing in the files of `src/programme/` names one that is there.

use super::fields::Refusals;
use super::programmes::{Programmes, Question};
use crate::book::entry::Book;
use crate::book::topic::AnswerKind;

/// Refuses each name of a question, programme, stage, option or list that is none, and words that nothing is called by.
pub(super) fn check(read: &Programmes, book: &Book, refusals: &Refusals) {
    let refuse = |complaint: String| refusals.borrow_mut().push(format!("src/programme: {complaint}"));
    let is_question = |key: &String| read.questions.iter().any(|question| question.key == *key);
    let is_programme = |key: &String| read.programmes.iter().any(|programme| programme.key == *key);
    for programme in &read.programmes {
        let key = &programme.key;
        for question in programme.asked_when.iter().flatten().filter(|question| !is_question(question)) {
            refuse(format!("{key}: asked_when: `{question}` is no question"));
        }
        for other in programme.instead_of.iter().chain(&programme.see_also).filter(|other| !is_programme(other)) {
            refuse(format!("{key}: `{other}` is no programme"));
        }
        let stages = read.choices.iter().find(|(key, _)| key == "stage").map_or(&[][..], |(_, stages)| stages);
        for stage in programme.stages.iter().filter(|stage| !stages.contains(stage)) {
            refuse(format!("{key}: stages: `{stage}` is no stage"));
        }
    }
    for question in &read.questions {
        if question.kind == AnswerKind::Choice && !read.choices.iter().any(|(key, _)| *key == question.of) {
            refuse(format!("questions: {}: of `{}` is no list of choices", question.key, question.of));
        }
        if let (Some(usual), None) = (&question.usual, read.usual_option(question)) {
            refuse(format!("questions: {}: usual `{usual}` is none of its options", question.key));
        }
        if question.asked_with.as_ref().is_some_and(|other| !is_question(other)) {
            refuse(format!("questions: {}: asked_with is no question", question.key));
        }
    }
    let of_parameters = book.definitions.iter().flat_map(|one| one.cases.iter().chain(one.options.iter()));
    let of_choices = read.choices.iter().flat_map(|(_, options)| options).map(String::as_str);
    let used: Vec<&str> = of_choices.chain(of_parameters.map(|key| &**key)).collect();
    let mut told: Vec<&str> = Vec::new();
    for key in &used {
        if !read.words.iter().any(|(known, _)| known == key) && !told.contains(key) {
            refuse(format!("words: `{key}` has none"));
            told.push(key);
        }
    }
    for (key, _) in read.words.iter().filter(|(key, _)| !used.contains(&key.as_str())) {
        refuse(format!("words: nothing is called `{key}`"));
    }
    for (list, options) in &read.everyday {
        let is_yes_no = |one: &Question| one.key == *list && one.kind == AnswerKind::YesNo;
        let is_asked = read.questions.iter().any(is_yes_no);
        let known = read.choices.iter().find(|(key, _)| key == list).map_or(&[][..], |(_, options)| options);
        let is_known =
            |option: &String| known.contains(option) || (is_asked && ["yes", "no"].contains(&option.as_str()));
        for (option, _) in options.iter().filter(|(option, _)| !is_known(option)) {
            refuse(format!("everyday: {list}: `{option}` is no option of it"));
        }
    }
    for (key, options) in &read.said {
        let asked = read.questions.iter().find(|question| question.key == *key);
        let Some(question) = asked else {
            refuse(format!("said: `{key}` is no question"));
            continue;
        };
        let choices =
            read.choices.iter().find(|(list, _)| *list == question.of).map_or(&[][..], |(_, options)| options);
        let fits = |option: &str| match question.kind {
            AnswerKind::YesNo => ["yes", "no", "sign"].contains(&option),
            AnswerKind::Choice => choices.iter().any(|choice| choice == option),
            _ => option == "number",
        };
        for (option, words) in options {
            if !fits(option.trim_end_matches('?')) {
                refuse(format!("said: {key}: `{option}` is no answer of it"));
            }
            if words.is_empty() || words.iter().any(|word| word.is_empty() || word.contains(['|', '\t', '\n'])) {
                refuse(format!("said: {key}: {option}: words are texts without `|`, tabs and line breaks"));
            }
        }
    }
    for (key, _) in read.choices.iter().filter(|(key, _)| !read.questions.iter().any(|one| one.of == *key)) {
        refuse(format!("choices: no question is of `{key}`"));
    }
}
