//! What is wanted of a list.

use crate::answer::task::Task;
use crate::base::calendar::Date;
use crate::base::keyed::keyed;
use crate::base::money::Rate;
use crate::base::region::Code;
use crate::engine::question::Question;
use crate::ledger::columns::Target;
use crate::ledger::scale::Scale;
use crate::programme::monitoring::RISKS;
use crate::view::words::Language;

keyed! {
    /// What may hold for a whole list, so that it is asked once.
    Whole {
        /// Every household is registered as rural.
        Rural = "rural",
        /// A risk that is not written is none.
        NoRisks = "no_risks",
    }
}

impl Whole {
    /// The answers of a row that says nothing of them.
    pub fn answers(self) -> impl Iterator<Item = (Question, &'static str)> {
        let (questions, text): (&[Question], _) = match self {
            Whole::Rural => (&[Question::Rural], "yes"),
            Whole::NoRisks => (&RISKS, "no"),
        };
        questions.iter().map(move |question| (*question, text))
    }

    /// In words.
    pub fn word(self, language: Language) -> &'static str {
        match self {
            Whole::Rural => language.of("没写户籍的都是农村户籍", "every household that says nothing of it is rural"),
            Whole::NoRisks => language.of("没写的风险都是没有", "a risk that is not written is none"),
        }
    }
}

/// What is wanted of a list.
#[derive(Clone, Debug)]
pub struct Order {
    /// What for.
    pub task: Task,
    /// The place of rows that name none.
    pub place: Code,
    /// The day of rows that name none.
    pub day: Date,
    /// The day of another law, to be compared with.
    pub second: Option<Date>,
    /// The words of the results.
    pub language: Language,
    /// What each column holds.
    pub columns: Vec<Target>,
    /// The unit of each column; of those that are not named yuan.
    pub scales: Vec<Scale>,
    /// What holds for every row that says nothing else.
    pub whole: Vec<Whole>,
    /// Up to which multiple of the line a household is near it: a sorting aid of the clerk's.
    pub near: Rate,
    /// Names and identity numbers are masked in what comes out.
    pub masked: bool,
    /// A workbook is made beside the table of text, which takes more than as long again.
    pub workbook: bool,
}
