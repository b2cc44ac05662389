//! The Rust of what `src/programme/*.toml` says: closed lists with their facts and words, each included by the file
//! of `src/` that it belongs to.

use crate::base::keyed::Keyed;
use crate::base::region::Bilingual;
use crate::book::files::Files;
use crate::book::files::programmes::{Programme, Question};
use crate::book::topic::{AnswerKind, Change, Section, Topic};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The files to write: name and Rust.
pub fn generated(files: &Files) -> [(&'static str, String); 7] {
    [
        ("questions.rs", questions(files)),
        ("conditions.rs", conditions(files)),
        ("amounts.rs", amounts(files)),
        ("programmes.rs", programmes(files)),
        ("rules.rs", rules(files)),
        ("words.rs", words(files)),
        ("laws.rs", laws(files)),
    ]
}

/// The Rust name of a key: `toilet_built` is `ToiletBuilt`. `None` is Rust's own.
fn name(key: &str) -> String {
    if key == "none" {
        return "Nothing".to_owned();
    }
    let mut name = String::new();
    for part in key.split('_') {
        let mut letters = part.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// A closed list through the one shape of them all.
fn keyed<'k>(out: &mut String, doc: &str, list: &str, members: impl IntoIterator<Item = (&'k str, &'k str)>) {
    let _ = writeln!(out, "keyed! {{\n    /// {doc}\n    {list} {{");
    for (key, doc) in members {
        let _ = writeln!(out, "        /// {doc}\n        {} = {key:?},", name(key));
    }
    let _ = writeln!(out, "    }}\n}}");
}

/// A method that answers for each member of a list; members with the same answer stand in one arm.
struct Method<'m> {
    doc: &'m str,
    head: &'m str,
    /// What the member is called in the arms: `Question::`.
    list: &'m str,
    subject: &'m str,
    arms: Vec<(String, String)>,
    /// The answer of all others; none where every member has its own.
    others: Option<&'m str>,
}

impl Method<'_> {
    fn write(self, out: &mut String) {
        let mut by_answer: Vec<(String, Vec<String>)> = Vec::new();
        for (key, answer) in self.arms.into_iter().filter(|(_, answer)| Some(answer.as_str()) != self.others) {
            let member = format!("{}::{}", self.list, name(&key));
            match by_answer.iter_mut().find(|(known, _)| *known == answer) {
                Some((_, members)) => members.push(member),
                None => by_answer.push((answer, vec![member])),
            }
        }
        let _ = writeln!(out, "    /// {}\n    {} {{\n        match {} {{", self.doc, self.head, self.subject);
        for (answer, members) in by_answer {
            let _ = writeln!(out, "            {} => {answer},", members.join(" | "));
        }
        if let Some(others) = self.others {
            let _ = writeln!(out, "            _ => {others},");
        }
        let _ = writeln!(out, "        }}\n    }}");
    }
}

fn questions(files: &Files) -> String {
    let read = &files.programmes;
    let mut out = String::new();
    let word = |key: &str| read.words.iter().find(|(known, _)| known == key).map_or("", |(_, word)| &*word.zh);
    for (key, options) in &read.choices {
        let asked = read.questions.iter().find(|question| question.of == *key);
        let doc = asked.map_or(String::new(), |question| question.ask.zh.to_string());
        keyed(&mut out, &doc, &name(key), options.iter().map(|option| (&**option, word(option))));
    }
    let members = read.questions.iter().map(|question| (&*question.key, &*question.ask.zh));
    keyed(&mut out, "A question. The list is in the order of links and reports.", "Question", members);
    let _ = writeln!(out, "#[allow(clippy::match_like_matches_macro)]\nimpl Question {{");
    let mut method = |doc: &str, head: &str, others: Option<&str>, answer: &dyn Fn(&Question) -> String| {
        let arms = read.questions.iter().map(|question| (question.key.clone(), answer(question))).collect();
        Method { doc, head, list: "Question", subject: "self", arms, others }.write(&mut out);
    };
    method("The part of the conversation it belongs to.", "pub fn topic(self) -> Topic", None, &|one| {
        format!("Topic::{:?}", one.topic)
    });
    method("What kind of answer it takes.", "pub fn kind(self) -> Kind", None, &kind);
    method("Of whom it is asked.", "pub fn subject(self) -> Subject", Some("Subject::Household"), &|one| {
        format!("Subject::{:?}", one.subject)
    });
    let starts = |topic: Topic| read.questions.iter().any(|question| question.topic == topic && question.asked_first);
    // What it says, the name of the method, the answer of most, and the answer of one.
    type Flag<'f> = (&'f str, &'f str, &'f str, &'f dyn Fn(&Question) -> bool);
    let flags: [Flag<'_>; 3] = [
        ("Whether it is asked before anything else of its topic is known.", "is_of_the_start", "true", &|one| {
            one.asked_first || !starts(one.topic)
        }),
        ("Whether it is worth asking whatever is known.", "is_always_asked", "false", &|one| one.asked_always),
        ("Whether an amount may be nothing, so that a form offers \"none\".", "may_be_nothing", "true", &|one| {
            one.may_be_nothing
        }),
    ];
    for (doc, called, others, is) in flags {
        method(doc, &format!("pub fn {called}(self) -> bool"), Some(others), &|one| is(one).to_string());
    }
    method(
        "Whether the fact can be changed, so that it is worth saying what would follow; nothing where it is no fact to change but tells which school, term or visit is meant.",
        "pub fn can_change(self) -> Option<bool>",
        Some("Some(true)"),
        &|one| match one.can_change {
            Change::AtWill => "Some(true)".to_owned(),
            Change::NotAtWill => "Some(false)".to_owned(),
            Change::NoFact => "None".to_owned(),
        },
    );
    method(
        "The option that most people would choose, of yes and no counted from yes: where answers that were left out are taken to be the usual ones, this is one. Every other question is open until it is answered.",
        "pub fn usual(self) -> Option<u8>",
        Some("None"),
        &|one| format!("{:?}", read.usual_option(one)),
    );
    method(
        "The question that tells whether this one is still worth asking; most often itself.",
        "pub fn asked_with(self) -> Question",
        Some("self"),
        &|one| one.asked_with.as_ref().map_or("self".to_owned(), |other| format!("Question::{}", name(other))),
    );
    method(
        "What the settlement slip calls it, in Chinese as slips are; nothing where it does not stand there.",
        "pub fn on_slip(self) -> Option<&'static str>",
        Some("None"),
        &|one| format!("{:?}", one.on_slip),
    );
    method(
        "Everyday words for it, Chinese before English.",
        "pub fn also(self) -> &'static [&'static str]",
        Some("&[]"),
        &|one| format!("&{:?}", one.also),
    );
    method(
        "Everyday words for its options, by their keys.",
        "pub fn everyday(self) -> &'static [(&'static str, &'static [&'static str])]",
        Some("&[]"),
        &|one| {
            let options = read
                .everyday
                .iter()
                .find(|(list, _)| *list == words_under(one))
                .map_or(&[][..], |(_, options)| options);
            let options: Vec<String> = options.iter().map(|(key, words)| format!("({key:?}, &{words:?})")).collect();
            format!("&[{}]", options.join(", "))
        },
    );
    let _ = writeln!(out, "}}\n#[allow(clippy::match_like_matches_macro)]\nimpl Section {{");
    let of = |section: Section| {
        let mut questions: Vec<(u32, &str)> = read
            .questions
            .iter()
            .filter_map(|question| {
                let (_, order) = question.section.filter(|(known, _)| *known == section)?;
                Some((order, &*question.key))
            })
            .collect();
        questions.sort_by_key(|(order, _)| *order);
        list("Question", questions.into_iter().map(|(_, key)| key))
    };
    Method {
        doc: "Its questions, in the order of the form.",
        head: "pub fn questions(self) -> &'static [Question]",
        list: "Section",
        subject: "self",
        arms: Section::ALL.iter().map(|section| (section.key().to_owned(), of(*section))).collect(),
        others: None,
    }
    .write(&mut out);
    let _ = writeln!(out, "}}");
    out
}

/// Under which name the everyday words for its answers stand: a list of options, or a question of yes and no.
fn words_under(question: &Question) -> &str {
    if question.kind == AnswerKind::YesNo { &question.key } else { &question.of }
}

/// `&[Question::Rural, Question::Members]`.
fn list<'k>(of: &str, keys: impl IntoIterator<Item = &'k str>) -> String {
    let members: Vec<String> = keys.into_iter().map(|key| format!("{of}::{}", name(key))).collect();
    format!("&[{}]", members.join(", "))
}

fn kind(question: &Question) -> String {
    let Question { least, most, .. } = question;
    match question.kind {
        AnswerKind::Amount => {
            let least = if question.may_be_negative { "MOST_LOST" } else { "Money::ZERO" };
            format!("Kind::Amount {{ least: {least}, most: MOST }}")
        }
        AnswerKind::Count => format!("Kind::Count {{ least: {least}, most: {most} }}"),
        AnswerKind::YesNo => "Kind::YesNo".to_owned(),
        AnswerKind::Choice => format!("Kind::Choice({}::keys)", name(&question.of)),
        AnswerKind::Percent => format!("Kind::Percent {{ most: {most} }}"),
        AnswerKind::Measure => format!("Kind::Measure {{ most: {most} }}"),
        AnswerKind::Day => "Kind::Day".to_owned(),
        AnswerKind::Term => "Kind::Term".to_owned(),
        AnswerKind::Year => "Kind::Year".to_owned(),
    }
}

fn conditions(files: &Files) -> String {
    let conditions = &files.programmes.conditions;
    let mut out = String::new();
    let members = conditions.iter().map(|condition| (&*condition.key, &*condition.say.zh));
    keyed(&mut out, "A condition of a text.", "Criterion", members);
    let _ = writeln!(out, "#[allow(clippy::match_like_matches_macro)]\nimpl Criterion {{");
    let arms = |answer: &dyn Fn(&crate::book::files::programmes::Condition) -> bool| {
        conditions.iter().map(|condition| (condition.key.clone(), answer(condition).to_string())).collect()
    };
    Method {
        doc: "Whether the text requires it. The others only tell which rule applies.",
        head: "pub fn is_required(self) -> bool",
        list: "Criterion",
        subject: "self",
        arms: arms(&|condition| condition.required),
        others: Some("true"),
    }
    .write(&mut out);
    Method {
        doc: "Whether it compares a line of the settlement slip.",
        head: "pub fn is_of_slip(self) -> bool",
        list: "Criterion",
        subject: "self",
        arms: arms(&|condition| condition.of_slip),
        others: Some("false"),
    }
    .write(&mut out);
    let _ = writeln!(out, "}}");
    out
}

fn amounts(files: &Files) -> String {
    let mut out = String::new();
    let members = files.programmes.amounts.iter().map(|(key, said)| (&**key, &*said.zh));
    keyed(&mut out, "Names of the lines of a worksheet.", "Label", members);
    out
}

fn programmes(files: &Files) -> String {
    let programmes = &files.programmes.programmes;
    let mut out = String::new();
    let chapter = |key: &str| files.chapters.iter().find(|one| one.key == key);
    let official = |key: &str| chapter(key).map_or("", |one| &*one.name.zh);
    let members = programmes.iter().map(|programme| (&*programme.key, official(&programme.key)));
    keyed(&mut out, "A programme that is computed.", "Programme", members);
    let _ = writeln!(out, "#[allow(clippy::match_like_matches_macro)]\nimpl Programme {{");
    let mut method = |doc: &str, head: &str, others: Option<&str>, answer: &dyn Fn(&Programme) -> String| {
        let arms = programmes.iter().map(|programme| (programme.key.clone(), answer(programme))).collect();
        Method { doc, head, list: "Programme", subject: "self", arms, others }.write(&mut out);
    };
    method("The topic whose answers call for it.", "pub fn topic(self) -> Topic", None, &|one| {
        format!("Topic::{:?}", one.topic)
    });
    method("The key of its family.", "pub fn family(self) -> &'static str", None, &|one| {
        format!("{:?}", chapter(&one.key).map_or("", |one| &*one.family))
    });
    method(
        "The questions of which an answer calls for it; nothing where every question of its topic does.",
        "pub fn asked_when(self) -> Option<&'static [Question]>",
        Some("None"),
        &|one| match &one.asked_when {
            Some(asked) => format!("Some({})", list("Question", asked.iter().map(String::as_str))),
            None => "None".to_owned(),
        },
    );
    method(
        "The stages of school that it is about; none for what is not of school.",
        "pub fn stages(self) -> &'static [Stage]",
        Some("&[]"),
        &|one| list("Stage", one.stages.iter().map(String::as_str)),
    );
    method(
        "Whether conditions are checked and nothing is paid.",
        "pub fn checks_only(self) -> bool",
        Some("false"),
        &|one| one.checks_only.to_string(),
    );
    method(
        "Whether each of its amounts only rises, or only falls, as an amount that is stated rises.",
        "pub fn amounts_move_one_way(self) -> bool",
        Some("false"),
        &|one| one.amounts_move_one_way.to_string(),
    );
    method(
        "Whether its amounts count in the totals of a year.",
        "pub fn is_income(self) -> bool",
        Some("true"),
        &|one| one.is_income.to_string(),
    );
    for (doc, called, of) in [
        (
            "The programmes in whose place it stands.",
            "instead_of",
            (|one| &one.instead_of) as fn(&Programme) -> &Vec<String>,
        ),
        ("Programmes that may help where this one does not.", "see_also", |one| &one.see_also),
    ] {
        method(doc, &format!("pub fn {called}(self) -> &'static [Programme]"), Some("&[]"), &|one| {
            list("Programme", of(one).iter().map(String::as_str))
        });
    }
    let _ = writeln!(out, "}}");
    // A group is named by the parameter that says so.
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for programme in programmes {
        for words in &programme.together {
            match groups.iter_mut().find(|(known, _)| known == words) {
                Some((_, members)) => members.push(&programme.key),
                None => groups.push((words, vec![&programme.key])),
            }
        }
    }
    let _ = writeln!(
        out,
        "/// 叠加: programmes that can be had together, and the words that say so.\nconst TOGETHER: [(&[Programme], Parameter<Words>); {}] = [",
        groups.len()
    );
    for (words, members) in groups {
        let _ = writeln!(out, "    ({}, {}),", list("Programme", members), parameter(words));
    }
    let _ = writeln!(out, "];");
    out
}

/// The constant of a parameter: `parameter::meals::DAILY`.
fn parameter(id: &str) -> String {
    let (chapter, parameter) = id.split_once('.').unwrap_or((id, ""));
    format!("parameter::{chapter}::{}", parameter.to_uppercase())
}

fn rules(files: &Files) -> String {
    let mut out = String::from("#[allow(clippy::match_like_matches_macro)]\nimpl Programme {\n");
    let arms = files.programmes.programmes.iter();
    Method {
        doc: "Its rule.",
        head: "pub(crate) fn rule(self) -> Rule",
        list: "Programme",
        subject: "self",
        arms: arms.map(|programme| (programme.key.clone(), format!("{}::decide", programme.key))).collect(),
        others: None,
    }
    .write(&mut out);
    let _ = writeln!(out, "}}");
    out
}

fn words(files: &Files) -> String {
    let read = &files.programmes;
    let mut out = String::from("#[allow(clippy::match_like_matches_macro)]\nimpl Language {\n");
    let of = |said: &Bilingual| format!("self.of({:?}, {:?})", said.zh, said.en);
    let some = |said: &Option<Bilingual>| said.as_ref().map_or("None".to_owned(), |said| format!("Some({})", of(said)));
    let mut method = |doc: &str, head: &str, (list, subject): (&str, &str), arms: Vec<(String, String)>, others| {
        Method { doc, head, list, subject, arms, others }.write(&mut out);
    };
    let asked = |answer: &dyn Fn(&Question) -> String| {
        read.questions.iter().map(|question| (question.key.clone(), answer(question))).collect::<Vec<_>>()
    };
    let question = ("Question", "question");
    method(
        "The question.",
        "pub fn question(self, question: Question) -> &'static str",
        question,
        asked(&|one| of(&one.ask)),
        None,
    );
    let head = "pub fn hint(self, question: Question) -> Option<&'static str>";
    method("What helps to answer it.", head, question, asked(&|one| some(&one.hint)), Some("None"));
    let head = "pub fn why(self, question: Question) -> &'static str";
    method("What its answer changes: why it is asked.", head, question, asked(&|one| of(&one.why)), None);
    let head = "pub fn counted_in(self, question: Question) -> Option<&'static str>";
    let doc = "What a number is counted in, beside its field; nothing where the question says so.";
    method(doc, head, question, asked(&|one| some(&one.unit)), Some("None"));
    let arms = read.conditions.iter().map(|condition| (condition.key.clone(), of(&condition.say))).collect();
    let head = "pub fn criterion(self, criterion: Criterion) -> &'static str";
    method("A condition.", head, ("Criterion", "criterion"), arms, None);
    let arms = read.amounts.iter().map(|(key, said)| (key.clone(), of(said))).collect();
    method(
        "A line of the worksheet.",
        "pub fn label(self, label: Label) -> &'static str",
        ("Label", "label"),
        arms,
        None,
    );
    let programmes = |answer: &dyn Fn(&Programme) -> String| {
        read.programmes.iter().map(|programme| (programme.key.clone(), answer(programme))).collect::<Vec<_>>()
    };
    let programme = ("Programme", "programme");
    let head = "pub fn programme(self, programme: Programme) -> &'static str";
    method("What a programme is called.", head, programme, programmes(&|one| of(&one.called)), None);
    let head = "fn next(self, programme: Programme) -> &'static str";
    method("The human step that follows.", head, programme, programmes(&|one| of(&one.next)), None);
    let head = "fn next_if_not(self, programme: Programme) -> Option<&'static str>";
    let doc = "The step after a \"not now\", where it is another.";
    method(doc, head, programme, programmes(&|one| some(&one.next_if_not)), Some("None"));
    let chapter = |one: &Programme| files.chapters.iter().find(|chapter| chapter.key == one.key);
    let official = |one: &Programme| chapter(one).map_or("\"\"".to_owned(), |chapter| of(&chapter.name));
    let head = "pub fn official(self, programme: Programme) -> &'static str";
    method("The official name of a programme.", head, programme, programmes(&official), None);
    let family = |one: &Programme| {
        let family = chapter(one).map(|chapter| &chapter.family);
        files.families.iter().find(|known| Some(&known.key) == family)
    };
    let papers = |one: &Programme| {
        let papers = one.papers.as_ref().or_else(|| family(one).map(|family| &family.papers));
        papers.map_or("\"\"".to_owned(), of)
    };
    let head = "pub fn papers(self, programme: Programme) -> &'static str";
    method("带什么: which papers to bring.", head, programme, programmes(&papers), None);
    let asked = |one: &Programme| family(one).map_or("\"\"".to_owned(), |family| of(&family.ask));
    let head = "pub fn ask(self, programme: Programme) -> &'static str";
    method("问谁: whom to ask, in one sentence.", head, programme, programmes(&asked), None);
    let rules = |one: &Programme| {
        let links = |language: fn(&Bilingual) -> &str| {
            let links = one.rules.iter().map(|(id, said)| format!("({}, {:?})", parameter(id), language(said)));
            links.collect::<Vec<_>>().join(", ")
        };
        if one.rules.is_empty() {
            return "&[]".to_owned();
        }
        format!(
            "match self {{ Language::Zh => &[{}], Language::En => &[{}] }}",
            links(|said| &said.zh),
            links(|said| &said.en)
        )
    };
    let head = "pub fn rules(self, programme: Programme) -> &'static [(Parameter<Words>, &'static str)]";
    method(
        "The rules beside its next step, and what the link to each says.",
        head,
        programme,
        programmes(&rules),
        Some("&[]"),
    );
    let _ = writeln!(out, "    /// An option or a case by its key; nothing for one that no file of a programme names.");
    let _ = writeln!(out, "    fn word(self, key: &str) -> Option<&'static str> {{\n        Some(match key {{");
    for (key, said) in &read.words {
        let _ = writeln!(out, "            {key:?} => {},", of(said));
    }
    let _ = writeln!(out, "            _ => return None,\n        }})\n    }}\n}}");
    let mut lines: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in &read.programmes {
        let hotline = one.hotline.as_deref().or_else(|| family(one).map(|family| &*family.hotline));
        lines.entry(hotline.unwrap_or_default()).or_default().push(&one.key);
    }
    let arms =
        lines.iter().flat_map(|(line, keys)| keys.iter().map(move |key| ((*key).to_owned(), format!("{line:?}"))));
    let _ = writeln!(out, "#[allow(clippy::match_like_matches_macro)]\nimpl Programme {{");
    Method {
        doc: "打什么电话: whom to call.",
        head: "pub fn hotline(self) -> &'static str",
        list: "Programme",
        subject: "self",
        arms: arms.collect(),
        others: None,
    }
    .write(&mut out);
    let _ = writeln!(out, "}}");
    out
}

fn laws(files: &Files) -> String {
    let laws = &files.programmes.laws;
    let mut out = format!("/// All of them, the particular ones first.\npub const LAWS: [Law; {}] = [\n", laws.len());
    let both = |said: &Bilingual| format!("({:?}, {:?})", said.zh, said.en);
    let (particular, general): (Vec<_>, Vec<_>) = laws.iter().partition(|law| !law.of.is_empty());
    for law in particular.into_iter().chain(general) {
        let broken = law.broken.as_ref().map_or("None".to_owned(), |broken| format!("Some({})", both(broken)));
        let (file, function) = law.test.split_once("::").unwrap_or_default();
        let _ = writeln!(
            out,
            "    Law {{ of: &{:?}, words: {}, broken: {broken}, test: ({file:?}, {function:?}) }},",
            law.of,
            both(&law.say)
        );
    }
    let _ = writeln!(out, "];");
    out
}
