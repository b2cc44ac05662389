//! What of a filled-in table is refused: where, what was given, what is allowed.

use crate::base::keyed::Keyed;
use crate::book::check::Reason;
use crate::form::digits::AmountProblem;
use crate::view::words::Language;
use crate::view::words::complaints::{amount_problem, reason};
use crate::view::words::table::Column;

/// A cell, a row or a whole table that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Line of the table; the heads are line 1.
    pub line: u64,
    /// The column, where one is meant.
    pub column: Option<Column>,
    /// What stands there.
    pub given: String,
    /// Why.
    pub why: Why,
}

/// Why something of a table is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The check that admits all entries refuses it.
    Fault(Reason),
    /// No amount, as the form reads amounts.
    Amount(AmountProblem),
    /// A workbook, no text.
    Workbook,
    /// The table lacks a column that is needed.
    NoColumn,
    /// The table has no column of that name.
    UnknownColumn,
    /// It says something else of an entry than an earlier line.
    Differs(u64),
    /// It takes bands or words.
    FitsNoCell,
    /// The line is damaged.
    NotReadable,
}

impl Refused {
    /// One sentence of line, column, what was given and what is allowed.
    pub fn sentence(&self, language: Language) -> String {
        let said = match &self.why {
            Why::Fault(fault) => reason(language, fault),
            Why::Amount(problem) => format!("{}{}", self.given(language), amount_problem(language, problem)),
            Why::Workbook => return language.is_a_workbook().to_owned(),
            Why::NoColumn => return self.column.map_or_else(String::new, |column| language.lacks_the_column(column)),
            Why::UnknownColumn => reason(language, &Reason::UnknownField(self.given.clone())),
            Why::Differs(line) => language.differs_from_line(*line),
            Why::FitsNoCell => language.fits_no_cell().to_owned(),
            Why::NotReadable => language.not_readable().to_owned(),
        };
        let at = language.at_line(self.line, self.column);
        format!("{at}{}{said}", language.of("：", ": "))
    }

    fn given(&self, language: Language) -> String {
        let given: String = self.given.chars().take(40).collect();
        match language {
            Language::Zh => format!("“{given}”，"),
            Language::En => format!("“{given}”: "),
        }
    }

    /// Key of the column; empty where none is meant.
    pub fn column_key(&self) -> &'static str {
        self.column.map_or("", Keyed::key)
    }
}
