//! The fields of one table of a file: each is read once, in the shape it must have; what is missing, of another
//! shape, empty or unknown is refused by file and field.

use super::Refusal;
use crate::base::keyed::Keyed;
use crate::base::region::Bilingual;
use std::cell::RefCell;
use toml::{Table, Value as Toml};

/// Refusals of all files.
pub(super) type Refusals = RefCell<Vec<Refusal>>;

/// A table that is being read.
pub(super) struct Fields<'t> {
    place: String,
    table: Option<&'t Table>,
    known: RefCell<Vec<&'static str>>,
    refusals: &'t Refusals,
}

impl<'t> Fields<'t> {
    /// The table under a name; `place` is the file and where in it.
    pub(super) fn of(place: String, table: &'t Toml, refusals: &'t Refusals) -> Fields<'t> {
        let fields = Fields { place, table: table.as_table(), known: RefCell::default(), refusals };
        if fields.table.is_none() {
            fields.refuse("must be a table of fields");
        }
        fields
    }

    /// The head of a file.
    pub(super) fn head(place: &str, table: &'t Table, refusals: &'t Refusals) -> Fields<'t> {
        Fields { place: place.to_owned(), table: Some(table), known: RefCell::default(), refusals }
    }

    /// Refuses something of this table.
    pub(super) fn refuse(&self, complaint: impl std::fmt::Display) {
        self.refusals.borrow_mut().push(format!("{}: {complaint}", self.place));
    }

    /// A field as it was written.
    pub(super) fn get(&self, name: &'static str) -> Option<&'t Toml> {
        self.known.borrow_mut().push(name);
        self.table?.get(name)
    }

    fn read<T>(&self, name: &'static str, wanted: &str, read: impl Fn(&'t Toml) -> Option<T>) -> Option<T> {
        let value = self.get(name)?;
        let found = read(value);
        if found.is_none() {
            self.refuse(format!("{name} must be {wanted}"));
        }
        found
    }

    /// A text that says something.
    pub(super) fn text(&self, name: &'static str) -> Option<String> {
        self.read(name, "a text that is not empty", |value| said(value).map(str::to_owned))
    }

    /// The same text in both languages.
    pub(super) fn words(&self, name: &'static str) -> Option<Bilingual> {
        self.read(name, "a text in zh and en", bilingual)
    }

    /// The same, which must be there.
    pub(super) fn needed_words(&self, name: &'static str) -> Bilingual {
        let given = self.table.is_some_and(|table| table.contains_key(name));
        if !given {
            self.refuse(format!("{name} is missing"));
        }
        self.words(name).unwrap_or(Bilingual { zh: "".into(), en: "".into() })
    }

    /// True or false; false where it is not given.
    pub(super) fn flag(&self, name: &'static str) -> bool {
        self.read(name, "true or false", Toml::as_bool).unwrap_or(false)
    }

    /// A whole number that is not below zero.
    pub(super) fn number(&self, name: &'static str) -> Option<u32> {
        self.read(name, "a whole number", |value| u32::try_from(value.as_integer()?).ok())
    }

    /// A list of different texts.
    pub(super) fn texts(&self, name: &'static str) -> Option<Vec<String>> {
        let texts = self.read(name, "a list of texts", |value| {
            value.as_array()?.iter().map(|item| said(item).map(str::to_owned)).collect::<Option<Vec<_>>>()
        })?;
        for (at, text) in texts.iter().enumerate() {
            if texts[..at].contains(text) {
                self.refuse(format!("{name}: `{text}` is given twice"));
            }
        }
        Some(texts)
    }

    /// A member of a closed list.
    pub(super) fn member<T: Keyed>(&self, name: &'static str) -> Option<T> {
        let given = self.text(name)?;
        let member = T::parse(&given);
        if member.is_none() {
            self.refuse(format!("{name} `{given}` is not known"));
        }
        member
    }

    /// Everyday words for the same thing, in Chinese and in English.
    pub(super) fn also(&self) -> [Vec<String>; 2] {
        let Some(table) = self.get("also") else { return Default::default() };
        let fields = Fields::of(format!("{}: also", self.place), table, self.refusals);
        let words = [fields.texts("zh"), fields.texts("en")].map(Option::unwrap_or_default);
        fields.end();
        words
    }

    /// Refuses what no one has read: a misspelt field must not be lost.
    pub(super) fn end(self) {
        let known = self.known.borrow();
        for key in self.table.into_iter().flat_map(Table::keys).filter(|key| !known.contains(&key.as_str())) {
            self.refuse(format!("{key} is not a known field"));
        }
    }
}

/// A text that is not empty.
pub(super) fn said(value: &Toml) -> Option<&str> {
    value.as_str().filter(|text| !text.trim().is_empty())
}

/// A text in both languages and no other, neither of them empty.
pub(super) fn bilingual(value: &Toml) -> Option<Bilingual> {
    let table = value.as_table()?;
    let text = |language| table.get(language).and_then(said).map(|text| text.to_owned().into());
    if table.len() == 2 { Some(Bilingual { zh: text("zh")?, en: text("en")? }) } else { None }
}
