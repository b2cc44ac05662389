//! What the files of `src/programme/` say: all of a programme but the values of places. What it asks, finds, grants and
//! says. The parameters stand in the book.

use crate::base::region::Bilingual;
use crate::book::topic::{AnswerKind, Change, Section, Subject, Topic};

/// The key of an option and everyday words for it.
pub type OptionWords = (String, Vec<String>);

/// What the files say beside the parameters.
#[derive(Debug, Default)]
pub struct Programmes {
    /// The programmes that have a rule, in order.
    pub programmes: Vec<Programme>,
    /// The questions, in the order of links and reports.
    pub questions: Vec<Question>,
    /// The closed lists that answers are chosen from: key, and keys of the options.
    pub choices: Vec<(String, Vec<String>)>,
    /// Everyday words for the options of a list, Chinese before English: key of the list, keys of options.
    pub everyday: Vec<(String, Vec<OptionWords>)>,
    /// How the answers of questions are said in a sentence: key of the question; options, `yes`, `no` or `number`, `sign`
    /// for an instance of yes whose denial says nothing, with `?` behind it where it is one of two readings.
    pub said: Vec<(String, Vec<OptionWords>)>,
    /// The conditions.
    pub conditions: Vec<Condition>,
    /// The lines of the working and the amounts: key and name.
    pub amounts: Vec<(String, Bilingual)>,
    /// What an option or a case is called: key and name.
    pub words: Vec<(String, Bilingual)>,
    /// What was tried on many made-up households.
    pub laws: Vec<Law>,
}

impl Programmes {
    /// The place of the usual answer among the options of a question; of yes and no, yes comes first.
    pub fn usual_option(&self, question: &Question) -> Option<usize> {
        let usual = question.usual.as_deref()?;
        match question.kind {
            AnswerKind::YesNo => ["yes", "no"].iter().position(|option| *option == usual),
            _ => {
                let (_, options) = self.choices.iter().find(|(key, _)| *key == question.of)?;
                options.iter().position(|option| option == usual)
            }
        }
    }
}

/// A programme that has a rule, beside its page.
#[derive(Debug)]
pub struct Programme {
    /// Key, that of its file.
    pub key: String,
    /// The topic whose answers call for it.
    pub topic: Topic,
    /// What a result calls it.
    pub called: Bilingual,
    /// The human step that follows.
    pub next: Bilingual,
    /// The step after a "not now", where it is another.
    pub next_if_not: Option<Bilingual>,
    /// Keys of the questions of which an answer calls for it; none for all of its topic.
    pub asked_when: Option<Vec<String>>,
    /// The stages of school that it is about.
    pub stages: Vec<String>,
    /// Conditions are checked and nothing is paid.
    pub checks_only: bool,
    /// Whether each of its amounts only rises, or only falls, as an amount that is stated rises.
    pub amounts_move_one_way: bool,
    /// Whether its amounts count in the totals of a year.
    pub is_income: bool,
    /// The words that say what it can be had together with.
    pub together: Vec<String>,
    /// The programmes in whose place it stands.
    pub instead_of: Vec<String>,
    /// Programmes that may help where this one does not.
    pub see_also: Vec<String>,
    /// Rules beside the next step: parameter and what the link says.
    pub rules: Vec<(String, Bilingual)>,
    /// What to bring, where it is other than the family's.
    pub papers: Option<Bilingual>,
    /// Telephone, where it is other than the family's.
    pub hotline: Option<String>,
}

/// A question.
#[derive(Debug)]
pub struct Question {
    /// Key.
    pub key: String,
    /// The part of the conversation it belongs to.
    pub topic: Topic,
    /// The part of the last door's form, and its place there.
    pub section: Option<(Section, u32)>,
    /// Of whom it is asked.
    pub subject: Subject,
    /// What kind of answer it takes.
    pub kind: AnswerKind,
    /// The closed list of a choice.
    pub of: String,
    /// Least that is allowed of a whole number.
    pub least: u32,
    /// Most that is allowed of a number.
    pub most: u32,
    /// Whether an amount may be below zero.
    pub may_be_negative: bool,
    /// Whether a form offers "none" beside an amount.
    pub may_be_nothing: bool,
    /// The question.
    pub ask: Bilingual,
    /// What helps to answer it.
    pub hint: Option<Bilingual>,
    /// What its answer changes: why it is asked.
    pub why: Bilingual,
    /// What the settlement slip calls it, where it stands there.
    pub on_slip: Option<String>,
    /// What a number is counted in.
    pub unit: Option<Bilingual>,
    /// What most people would say: the page takes it for an answer that was left out.
    pub usual: Option<String>,
    /// Asked before anything else of its topic is known.
    pub asked_first: bool,
    /// Worth asking whatever is known.
    pub asked_always: bool,
    /// Another question: this one is worth asking while that one is.
    pub asked_with: Option<String>,
    /// Whether the fact can be changed.
    pub can_change: Change,
    /// Everyday words for it, Chinese before English.
    pub also: Vec<String>,
}

/// A condition.
#[derive(Debug)]
pub struct Condition {
    /// Key.
    pub key: String,
    /// What it says.
    pub say: Bilingual,
    /// Whether the text requires it; the others tell which rule applies.
    pub required: bool,
    /// Whether it compares a line of the settlement slip.
    pub of_slip: bool,
}

/// What was tried on many made-up households.
#[derive(Debug)]
pub struct Law {
    /// Keys of the programmes that obey it; none for every one that has a rule.
    pub of: Vec<String>,
    /// What holds.
    pub say: Bilingual,
    /// Where the text itself breaks it.
    pub broken: Option<Bilingual>,
    /// `file::function` of the test.
    pub test: String,
}
