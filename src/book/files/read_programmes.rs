//! The files of `src/programme/`, read: what is missing, misspelt or unknown is refused by file and field. A file
//! without `name` holds what several programmes share; one without `topic` is told on its page and has no rule.

use super::About;
use super::fields::{Fields, Refusals, bilingual, said};
use super::named::check;
use super::programmes::{Condition, Law, Programme, Programmes, Question};
use crate::base::calendar::DatedBy;
use crate::base::money::{Money, Rate};
use crate::base::region::Bilingual;
use crate::book::entry::{Book, Chapter, Definition, Family, Kind, Value};
use crate::book::topic::{AnswerKind, Change, Section, Subject, Topic};
use std::borrow::Cow;
use std::collections::BTreeMap;
use toml::de::DeTable;
use toml::{Table, Value as Toml};

/// What the reading gives beside the definitions.
pub(super) struct Read {
    pub(super) programmes: Programmes,
    pub(super) chapters: Vec<Chapter>,
    pub(super) about: Vec<About>,
}

/// One file, parsed.
struct File<'f> {
    path: &'f str,
    key: String,
    table: Table,
    /// The parser sorts the keys of a table: their order is read in the text.
    text: &'f str,
    topic: Option<Topic>,
    order: u32,
}

/// Where a file without an order stands: behind those that have one.
const LAST: u32 = u32::MAX;

/// Reads every file; what is refused is told with file and field.
pub(super) fn read(texts: &[(String, String)], families: &[Family], book: &mut Book, refusals: &Refusals) -> Read {
    let mut read = Read { programmes: Programmes::default(), chapters: Vec::new(), about: Vec::new() };
    let mut files: Vec<File<'_>> = Vec::new();
    for (path, text) in texts {
        let Some(table) = super::table(path, text, refusals) else { continue };
        let key = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".toml").to_owned();
        if files.iter().any(|file| file.key == key) {
            refusals.borrow_mut().push(format!("{path}: another file is called {key}"));
        }
        files.push(File { path, key, table, text, topic: None, order: LAST });
    }
    for file in &mut files {
        let head = Fields::head(file.path, &file.table, refusals);
        file.topic = head.member("topic");
        file.order = head.number("order").unwrap_or(LAST);
    }
    for file in &files {
        parameters(file, book, &mut read.about, refusals);
    }
    let mut laws = Vec::new();
    let mut sections = BTreeMap::new();
    for file in &files {
        let head = Fields::head(file.path, &file.table, refusals);
        let name = head.words("name");
        if let Some(chapter) = name.as_ref().and_then(|name| chapter(&head, file, name, families)) {
            read.chapters.push(chapter);
        } else if name.is_none() && file.topic.is_none() {
            head.refuse("name is missing, or, where programmes share it, topic");
        }
        if let Some(section) = head.member::<Section>("section") {
            sections.insert(file.key.clone(), (section, head.number("section_order").unwrap_or(file.order)));
        }
        for table in head.get("laws").and_then(Toml::as_array).into_iter().flatten() {
            laws.push(law(file, table, &files, refusals));
        }
        known_everywhere(&head);
        if let (Some(topic), Some(name)) = (file.topic, name) {
            read.programmes.programmes.push(programme(&head, file, topic, &name, book, refusals));
        }
        head.end();
    }
    read.programmes.laws = laws;
    // Programmes by topic, questions by the order of topics that links have.
    let place = |programme: &Programme| {
        let order = files.iter().find(|file| file.key == programme.key).map_or(LAST, |file| file.order);
        (programme.topic, order, programme.key.clone())
    };
    read.programmes.programmes.sort_by_key(place);
    files.sort_by_key(|file| (file.topic, file.order, file.key.clone()));
    for file in &files {
        conditions_and_amounts(file, &mut read.programmes, refusals);
    }
    let of_questions =
        |topic: Option<Topic>| topic.and_then(|topic| Topic::OF_QUESTIONS.iter().position(|known| *known == topic));
    files.sort_by_key(|file| (of_questions(file.topic), file.order, file.key.clone()));
    let mut behind_others = Vec::new();
    for file in &files {
        let section = sections.get(&file.key).copied();
        questions(file, section, &mut read.programmes, &mut behind_others, refusals);
    }
    put_behind(behind_others, &mut read.programmes.questions, refusals);
    check(&read.programmes, book, refusals);
    read
}

/// Tables that are read by themselves.
fn known_everywhere(head: &Fields<'_>) {
    for name in [
        "topic",
        "order",
        "section_order",
        "questions",
        "choices",
        "everyday",
        "said",
        "conditions",
        "amounts",
        "words",
        "parameters",
        "laws",
    ] {
        head.get(name);
    }
}

impl File<'_> {
    /// The items of a table of the file, in the order of writing.
    fn items(&self, name: &str) -> Vec<(String, &Toml)> {
        self.items_of(name, None)
    }

    /// The same of a table, or of a table within it.
    fn items_of(&self, name: &str, within: Option<&str>) -> Vec<(String, &Toml)> {
        let table = self.table.get(name).and_then(|table| within.map_or(Some(table), |within| table.get(within)));
        let Some(table) = table.and_then(Toml::as_table) else { return Vec::new() };
        let mut items: Vec<(String, &Toml)> = table.iter().map(|(key, value)| (key.clone(), value)).collect();
        if let Ok(spanned) = DeTable::parse(self.text)
            && let Some(spanned) = spanned.get_ref().get(name)
            && let Some(spanned) = within.map_or(Some(spanned), |within| spanned.get_ref().get(within))
            && let Some(spanned) = spanned.get_ref().as_table()
        {
            let place = |key: &str| {
                spanned.iter().find(|(known, _)| known.get_ref() == key).map(|(known, _)| known.span().start)
            };
            items.sort_by_key(|(key, _)| place(key));
        }
        items
    }
}

fn chapter(head: &Fields<'_>, file: &File<'_>, name: &Bilingual, families: &[Family]) -> Option<Chapter> {
    let family = head.text("family");
    match &family {
        None => head.refuse("family is missing"),
        Some(family) if !families.iter().any(|known| known.key == *family) => {
            head.refuse(format!("family `{family}` is not known"));
        }
        Some(_) => {}
    }
    let about = ["what_it_is", "for_whom", "how_reckoned"].map(|field| head.words(field));
    if file.topic.is_some() || about.iter().any(Option::is_some) {
        for (field, words) in ["what_it_is", "for_whom", "how_reckoned"].into_iter().zip(&about) {
            if words.is_none() {
                head.refuse(format!("{field} is missing"));
            }
        }
    }
    let [what, who, how] = about;
    let about = what.zip(who).zip(how).map(|((what, who), how)| [what, who, how]);
    let also = head.also().map(|words| words.into_iter().map(Cow::Owned).collect::<Vec<_>>().into());
    Some(Chapter { key: file.key.clone().into(), name: name.clone(), family: family?.into(), about, also })
}

fn programme(
    head: &Fields<'_>,
    file: &File<'_>,
    topic: Topic,
    name: &Bilingual,
    book: &Book,
    refusals: &Refusals,
) -> Programme {
    let rules = head.get("rules").and_then(Toml::as_array).into_iter().flatten();
    let rules = rules.map(|rule| {
        let fields = Fields::of(format!("{}: rules", file.path), rule, refusals);
        let parameter = fields.text("parameter").unwrap_or_default();
        let word = |language| fields.text(language).unwrap_or_default().into();
        let words = Bilingual { zh: word("zh"), en: word("en") };
        fields.end();
        (parameter, words)
    });
    let programme = Programme {
        key: file.key.clone(),
        topic,
        called: head.words("called").unwrap_or_else(|| name.clone()),
        next: head.needed_words("next"),
        next_if_not: head.words("next_if_not"),
        asked_when: head.texts("asked_when"),
        stages: head.texts("stages").unwrap_or_default(),
        checks_only: head.flag("checks_only"),
        amounts_move_one_way: head.flag("amounts_move_one_way"),
        is_income: head.get("is_income").is_none() || head.flag("is_income"),
        together: head.texts("together").unwrap_or_default(),
        instead_of: head.texts("instead_of").unwrap_or_default(),
        see_also: head.texts("see_also").unwrap_or_default(),
        rules: rules.collect(),
        papers: head.words("papers"),
        hotline: head.text("hotline"),
    };
    let rules = programme.rules.iter().map(|(parameter, _)| parameter);
    for parameter in programme.together.iter().chain(rules) {
        let known = book.position(parameter).map(|at| book.definition(at).kind);
        if known != Some(Kind::Text) {
            head.refuse(format!("`{parameter}` is not a parameter that holds words"));
        }
    }
    programme
}

fn law(file: &File<'_>, table: &Toml, files: &[File<'_>], refusals: &Refusals) -> Law {
    let fields = Fields::of(format!("{}: laws", file.path), table, refusals);
    let ruled = |one: &&File<'_>| one.topic.is_some() && one.table.contains_key("name");
    let of_topic = || files.iter().filter(ruled).filter(|one| one.topic == file.topic).map(|one| one.key.clone());
    let of = match (fields.texts("of"), fields.flag("of_all")) {
        (Some(of), _) => of,
        (None, true) => Vec::new(),
        // What programmes share speaks of all that have the topic.
        (None, false) if !file.table.contains_key("name") => of_topic().collect(),
        (None, false) => vec![file.key.clone()],
    };
    for key in of.iter().filter(|key| !files.iter().filter(ruled).any(|one| one.key == **key)) {
        fields.refuse(format!("`{key}` is not a programme"));
    }
    let say = fields.needed_words("say");
    let test = fields.text("test").unwrap_or_default();
    if !test.contains("::") {
        fields.refuse("test must name file::function");
    }
    let law = Law { of, say, broken: fields.words("broken"), test };
    fields.end();
    law
}

fn conditions_and_amounts(file: &File<'_>, read: &mut Programmes, refusals: &Refusals) {
    let twice = |name: &str, key: &str, is_known: bool| {
        if is_known {
            refusals.borrow_mut().push(format!("{}: {name}: `{key}` is given twice", file.path));
        }
    };
    for (key, value) in file.items("conditions") {
        twice("conditions", &key, read.conditions.iter().any(|known| known.key == key));
        let fields = Fields::of(format!("{}: conditions: {key}", file.path), value, refusals);
        let word = |language| {
            let text = fields.text(language);
            if text.is_none() {
                fields.refuse(format!("{language} is missing"));
            }
            text.unwrap_or_default().into()
        };
        let say = Bilingual { zh: word("zh"), en: word("en") };
        let of_slip = fields.flag("of_slip");
        let required = (fields.get("required").is_none() || fields.flag("required")) && !of_slip;
        fields.end();
        read.conditions.push(Condition { key, say, required, of_slip });
    }
    for (key, value) in file.items("amounts") {
        twice("amounts", &key, read.amounts.iter().any(|(known, _)| *known == key));
        read.amounts.push((key.clone(), words_of(file, "amounts", &key, value, refusals)));
    }
    for (key, value) in file.items("words") {
        twice("words", &key, read.words.iter().any(|(known, _)| *known == key));
        read.words.push((key.clone(), words_of(file, "words", &key, value, refusals)));
    }
    for (table, lists) in [("everyday", &mut read.everyday), ("said", &mut read.said)] {
        for (key, _) in file.items(table) {
            twice(table, &key, lists.iter().any(|(known, _)| *known == key));
            let options = file.items_of(table, Some(&key)).into_iter().map(|(option, words)| {
                let fields = Fields::of(format!("{}: {table}: {key}: {option}", file.path), words, refusals);
                let words = [fields.texts("zh"), fields.texts("en")].into_iter().flatten().flatten().collect();
                fields.end();
                (option, words)
            });
            lists.push((key.clone(), options.collect()));
        }
    }
    for (key, value) in file.items("choices") {
        twice("choices", &key, read.choices.iter().any(|(known, _)| *known == key));
        let options: Option<Vec<String>> =
            value.as_array().and_then(|options| options.iter().map(|option| said(option).map(str::to_owned)).collect());
        match options {
            Some(options) if !options.is_empty() => read.choices.push((key, options)),
            _ => refusals.borrow_mut().push(format!("{}: choices: {key} must be a list of keys", file.path)),
        }
    }
}

fn words_of(file: &File<'_>, name: &str, key: &str, value: &Toml, refusals: &Refusals) -> Bilingual {
    bilingual(value).unwrap_or_else(|| {
        refusals.borrow_mut().push(format!("{}: {name}: {key} must be a text in zh and en", file.path));
        Bilingual { zh: "".into(), en: "".into() }
    })
}

/// Questions that stand directly behind another, perhaps of another file, and that other's key.
type BehindOthers = Vec<(Question, String)>;

fn put_behind(mut waiting: BehindOthers, questions: &mut Vec<Question>, refusals: &Refusals) {
    loop {
        let place = |(_, after): &(Question, String)| questions.iter().position(|known| known.key == *after);
        let Some(next) = waiting.iter().position(|one| place(one).is_some()) else { break };
        let at = place(&waiting[next]).unwrap_or(0);
        questions.insert(at + 1, waiting.remove(next).0);
    }
    for (question, after) in waiting {
        refusals.borrow_mut().push(format!("questions: {}: after `{after}` is no question", question.key));
    }
}

fn questions(
    file: &File<'_>,
    section: Option<(Section, u32)>,
    read: &mut Programmes,
    behind_others: &mut BehindOthers,
    refusals: &Refusals,
) {
    let items = file.items("questions");
    let Some(topic) = file.topic else {
        if !items.is_empty() {
            refusals.borrow_mut().push(format!("{}: questions need the topic of the file", file.path));
        }
        return;
    };
    for (key, value) in items {
        let fields = Fields::of(format!("{}: questions: {key}", file.path), value, refusals);
        let all = read.questions.iter().chain(behind_others.iter().map(|(question, _)| question));
        if all.into_iter().any(|known| known.key == key) {
            fields.refuse("the key is given twice");
        }
        let kind = fields.member("kind").unwrap_or_else(|| {
            fields.refuse("kind is missing or not known");
            AnswerKind::YesNo
        });
        let subject = match fields.text("subject").as_deref() {
            Some("visit") => Subject::Visit,
            Some(other) => {
                fields.refuse(format!("subject `{other}` is not known"));
                Subject::Household
            }
            None if topic.is_of_persons() => Subject::Person,
            None => Subject::Household,
        };
        let numbers = [fields.number("least"), fields.number("most")];
        let wants = match kind {
            AnswerKind::Count => [true, true],
            AnswerKind::Percent | AnswerKind::Measure => [false, true],
            _ => [false, false],
        };
        for ((name, number), wanted) in ["least", "most"].into_iter().zip(numbers).zip(wants) {
            if number.is_some() != wanted {
                fields.refuse(format!("{name} is {}", if wanted { "missing" } else { "not for this kind" }));
            }
        }
        let of = fields.text("of");
        if of.is_some() != (kind == AnswerKind::Choice) {
            fields.refuse("of names the list of a choice, and of nothing else");
        }
        let is_amount = kind == AnswerKind::Amount;
        let only_of_amounts = ["may_be_negative", "may_be_nothing"];
        if !is_amount && only_of_amounts.iter().any(|name| fields.get(name).is_some()) {
            fields.refuse("only an amount may be negative or nothing");
        }
        let question = Question {
            topic,
            section,
            subject,
            kind,
            of: of.unwrap_or_default(),
            least: numbers[0].unwrap_or(0),
            most: numbers[1].unwrap_or(0),
            may_be_negative: fields.flag("may_be_negative"),
            may_be_nothing: fields.get("may_be_nothing").is_none() || fields.flag("may_be_nothing"),
            ask: fields.needed_words("ask"),
            hint: fields.words("hint"),
            why: fields.needed_words("why"),
            on_slip: fields.text("on_slip"),
            unit: fields.words("unit"),
            usual: fields.text("usual"),
            asked_first: fields.flag("asked_first"),
            asked_always: fields.flag("asked_always"),
            asked_with: fields.text("asked_with"),
            can_change: if fields.get("can_change").is_none() {
                Change::AtWill
            } else {
                fields.member("can_change").unwrap_or(Change::AtWill)
            },
            also: fields.also().concat(),
            key,
        };
        let after = fields.text("after");
        fields.end();
        match after {
            Some(after) => behind_others.push((question, after)),
            None => read.questions.push(question),
        }
    }
}

/// The parameters of a file.
fn parameters(file: &File<'_>, book: &mut Book, about: &mut Vec<About>, refusals: &Refusals) {
    let named = file.table.get("parameters").and_then(Toml::as_table).into_iter().flatten();
    for (parameter, definition) in named {
        let fields = Fields::of(format!("{}: {parameter}", file.path), definition, refusals);
        let kind = fields.member::<Kind>("kind");
        let kind = if fields.flag("bands") { Some(Kind::Bands) } else { kind };
        let (name, unit) = (fields.words("name"), fields.text("unit"));
        let by: Option<DatedBy> = fields.member("by");
        let limit = fields.text("limit");
        let texts = |name| fields.texts(name).unwrap_or_default().into_iter().map(Cow::Owned).collect::<Vec<_>>();
        let (cases, options) = (texts("cases"), texts("options"));
        let about_it = About {
            purpose: fields.words("about"),
            shown_only: fields.words("shown_only"),
            shown_cases: fields.texts("shown_cases").unwrap_or_default(),
        };
        for case in about_it.shown_cases.iter().filter(|case| !cases.iter().any(|known| **known == ***case)) {
            fields.refuse(format!("shown_cases: `{case}` is no case"));
        }
        if about_it.shown_only.is_none() && !about_it.shown_cases.is_empty() {
            fields.refuse("shown_only is missing");
        }
        let (Some(name), Some(kind), Some(unit), Some(by)) = (name, kind, unit, by) else {
            fields.refuse("needs name (zh, en), kind, unit and by");
            fields.end();
            continue;
        };
        let limit = limit.map(|text| match kind {
            Kind::Rate | Kind::Bands => Rate::parse(&text).map(Value::Rate),
            Kind::Money => Money::parse(&text).map(Value::Money),
            _ => None,
        });
        if limit == Some(None) {
            fields.refuse("limit is not a plain decimal");
        }
        fields.end();
        about.push(about_it);
        book.definitions.to_mut().push(Definition {
            id: format!("{}.{parameter}", file.key).into(),
            name,
            kind,
            unit: unit.into(),
            by,
            cases: cases.into(),
            options: options.into(),
            limit: limit.flatten(),
        });
    }
}
