//! A filled-in table read into entries: cells as people write them, each row through the check, rows that differ in
//! nothing but the case one entry. What is refused is named by line and column; the rest is taken.

use crate::base::calendar::DatedBy;
use crate::base::citation::Status;
use crate::base::keyed::Keyed;
use crate::base::money::{Money, Rate};
use crate::book::check::{Fault, Known, Reason, check};
use crate::book::entry::{Book, Definition, Entry, Kind, Raw, RawValue, overlap};
use crate::book::local::Own;
use crate::book::parameter::SOURCES;
use crate::form::number;
use crate::view::standards::refusal::{Refused, Why};
use crate::view::words::Language;
use crate::view::words::table::Column;

/// For whom the values are.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'o> {
    /// The project's own files: each value has a status, and its document issuer and day.
    Project,
    /// A device or a host, which holds these already. An entry of the same parameter, place and start is replaced.
    Device(&'o [Own]),
}

/// What a table says.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its entries; each is admitted by the check.
    pub filled: Vec<Filled>,
    /// What of it is refused, in the order of the lines.
    pub refused: Vec<Refused>,
}

/// An entry of a filled-in table.
#[derive(Clone, Debug)]
pub struct Filled {
    /// Its first line.
    pub line: u64,
    /// As the check takes it.
    pub raw: Raw,
    /// Where it was read.
    pub document: Document,
    /// Where in the document.
    pub article: String,
    /// Remarks of its rows, each once; for a device also what is known of the document beyond title and number.
    pub notes: Vec<String>,
}

/// The document of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Key of a known source of that title; none for a new one.
    pub key: Option<&'static str>,
    /// Title, title in English, number, issuer, date, link, day on which it was checked.
    pub fields: [String; 7],
}

/// The columns of a document's fields.
const OF_DOCUMENT: [Column; 7] =
    [Column::Title, Column::TitleEn, Column::Number, Column::Issuer, Column::Date, Column::Link, Column::Checked];

/// Columns without which nothing can be read.
const NEEDED: [Column; 5] = [Column::Place, Column::Parameter, Column::Unit, Column::New, Column::From];

/// Columns that say that a value was meant, if it is not there.
const OF_A_VALUE: [Column; 5] = [Column::Bound, Column::From, Column::Until, Column::Title, Column::Number];

/// What a new document of the project's own files must have.
const OF_A_NEW_DOCUMENT: [Column; 3] = [Column::TitleEn, Column::Issuer, Column::Checked];

/// The entries of a filled-in table. Rows in which nothing was filled in are passed over.
pub fn read(table: &str, book: &Book, whose: Whose<'_>) -> Reading {
    let mut reading = Reading::default();
    let table = &*format!("{}\n", table.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
    let whole = |column, why| Refused { line: 1, column, given: String::new(), why };
    if table.starts_with("PK\u{3}\u{4}") {
        reading.refused.push(whole(None, Why::Workbook));
        return reading;
    }
    let delimiter =
        [b',', b'\t', b';'].into_iter().max_by_key(|delimiter| (known(&heads(table, *delimiter)), *delimiter == b','));
    let delimiter = delimiter.unwrap_or(b',');
    let heads = heads(table, delimiter);
    let columns: Vec<Option<Column>> = heads.iter().map(|head| column(head)).collect();
    if let Some(lacking) = NEEDED.iter().find(|needed| !columns.contains(&Some(**needed))) {
        reading.refused.push(whole(Some(*lacking), Why::NoColumn));
        return reading;
    }
    for (at, head) in heads.iter().enumerate().filter(|(_, head)| !head.is_empty()) {
        let why = match columns[at] {
            None => Why::UnknownColumn,
            Some(_) if columns[..at].contains(&columns[at]) => Why::Fault(Reason::Twice(head.clone())),
            Some(_) => continue,
        };
        reading.refused.push(Refused { line: 1, column: None, given: head.clone(), why });
    }
    let mut records = reader(table, delimiter).into_records();
    while let Some(record) = records.next() {
        // Where the reader stands behind the row; what it says of a row's beginning counts blank lines before it.
        let behind = records.reader().position().line();
        match record {
            Ok(record) => {
                let within = record.iter().flat_map(str::chars).filter(|letter| *letter == '\n').count();
                let line = behind.saturating_sub(1 + u64::try_from(within).unwrap_or(0));
                let place = |wanted: Column| columns.iter().position(|column| *column == Some(wanted));
                let text = |wanted| place(wanted).and_then(|at| record.get(at)).unwrap_or_default();
                let cells = Column::ALL.iter().map(|column| plain(text(*column))).collect();
                reading.row(&Row { line, cells }, book, whose);
            }
            Err(_) => {
                let why = Why::NotReadable;
                reading.refused.push(Refused { line: behind, column: None, given: String::new(), why });
            }
        }
    }
    if let Whose::Device(own) = whose {
        reading.without_overlaps(own, book);
    }
    reading.refused.sort_by_key(|refused| refused.line);
    reading
}

fn reader(table: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(table.as_bytes())
}

fn heads(table: &str, delimiter: u8) -> Vec<String> {
    let mut reader = reader(table, delimiter);
    reader.headers().map_or_else(|_| Vec::new(), |heads| heads.iter().map(plain).collect())
}

fn known(heads: &[String]) -> usize {
    heads.iter().filter(|head| column(head).is_some()).count()
}

/// The column of a head, in either language.
fn column(head: &str) -> Option<Column> {
    let is_called = |column: &&Column| Language::ALL.iter().any(|language| language.head(**column) == head);
    Column::ALL.iter().find(is_called).copied()
}

/// A cell without blanks around it, and without the apostrophe that keeps a spreadsheet from running it.
fn plain(cell: &str) -> String {
    cell.trim().trim_start_matches('\'').to_owned()
}

/// A line of the table.
struct Row {
    line: u64,
    /// In the order of the columns.
    cells: Vec<String>,
}

impl Row {
    fn cell(&self, column: Column) -> &str {
        self.cells.get(column.place()).map_or("", String::as_str)
    }

    fn given(&self, column: Column) -> Option<String> {
        Some(self.cell(column)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn refused(&self, column: Column, why: Why) -> Refused {
        Refused { line: self.line, column: Some(column), given: self.cell(column).to_owned(), why }
    }

    /// The entry of this row alone, as the check takes it; or what of the row is refused.
    fn entry(&self, book: &Book, whose: Whose<'_>) -> Result<Filled, Vec<Refused>> {
        let definition = book.definitions.iter().find(|definition| definition.id == self.cell(Column::Parameter));
        let value = definition.map_or_else(|| Ok(self.cell(Column::New).to_owned()), |known| self.value(known));
        let value = value.map_err(|why| vec![self.refused(Column::New, why)])?;
        let of_case = |text: String| match self.given(Column::Case) {
            Some(case) => RawValue::Cases(vec![(case, text)]),
            None => RawValue::Text(text),
        };
        let document = self.document();
        let day = |column| {
            let text = self.given(column)?;
            Some(definition.and_then(|definition| day(definition.by, &text)).unwrap_or(text))
        };
        let (status, source) = match whose {
            Whose::Project => (self.given(Column::Status), self.given(Column::Title)),
            Whose::Device(_) => (Some(Status::Local.key().to_owned()), self.source()),
        };
        let raw = Raw {
            parameter: self.cell(Column::Parameter).to_owned(),
            region: self.cell(Column::Place).to_owned(),
            from: day(Column::From),
            until: day(Column::Until),
            unit: self.given(Column::Unit),
            value: of_case(value),
            bound: self.given(Column::Bound).map_or(RawValue::Absent, |text| of_case(bound(&text))),
            status,
            source,
            ..Raw::default()
        };
        let known = Known { definitions: &book.definitions, regions: &book.regions, sources: None };
        let mut refused: Vec<Refused> = match check(&raw, known) {
            Ok(_) => Vec::new(),
            Err(faults) => {
                faults.into_iter().map(|fault| self.refused(self.column_of(&fault), Why::Fault(fault.reason))).collect()
            }
        };
        if matches!(whose, Whose::Project) && document.key.is_none() {
            let missing = OF_A_NEW_DOCUMENT.into_iter().filter(|column| self.cell(*column).is_empty());
            refused.extend(missing.map(|column| self.refused(column, Why::Fault(Reason::Missing))));
        }
        let notes = self.notes(whose);
        match refused.is_empty() {
            true => {
                Ok(Filled { line: self.line, raw, document, article: self.cell(Column::Article).to_owned(), notes })
            }
            false => Err(refused),
        }
    }

    /// The value as the check takes it, of what a person wrote: `9,800元` is 9800, `65%` is 0.65.
    fn value(&self, definition: &Definition) -> Result<String, Why> {
        let text = self.cell(Column::New);
        let no_number = || Why::Fault(Reason::NotANumber(text.to_owned()));
        match definition.kind {
            Kind::Money if Money::parse(text).is_some() => Ok(text.to_owned()),
            Kind::Money => number::amount(text).map(|amount| amount.to_string()).map_err(Why::Amount),
            Kind::Rate if Rate::parse(text).is_some() => Ok(text.to_owned()),
            Kind::Rate => {
                let rate = number::measure(text).ok_or_else(no_number)?;
                let is_percent = text.ends_with(['%', '％']);
                Ok(if is_percent { rate.hundredth() } else { rate }.to_string())
            }
            Kind::Count => number::whole(text).map(|count| count.to_string()).ok_or_else(no_number),
            Kind::Choice => {
                let is_called = |option: &&&str| Language::ALL.iter().any(|language| language.option(option) == text);
                let options: Vec<&str> = definition.options.iter().map(|option| &**option).collect();
                Ok(options.iter().find(is_called).map_or(text, |option| option).to_owned())
            }
            Kind::Bands | Kind::Text => Err(Why::FitsNoCell),
        }
    }

    fn document(&self) -> Document {
        let known = SOURCES.iter().find(|source| *source.title == *self.cell(Column::Title));
        let fields = OF_DOCUMENT.map(|column| self.cell(column).to_owned());
        Document { key: known.map(|source| &*source.key), fields }
    }

    /// Title, number and article, as an entry of a device names its document.
    fn source(&self) -> Option<String> {
        let named = [Column::Title, Column::Number, Column::Article].map(|column| self.cell(column));
        let parts: Vec<&str> = named.into_iter().filter(|part| !part.is_empty()).collect();
        Some(parts.join(" ")).filter(|source| !source.is_empty())
    }

    /// The remark; for a device also the cells for which its entries have no field.
    fn notes(&self, whose: Whose<'_>) -> Vec<String> {
        let more: &[Column] = match whose {
            Whose::Project => &[],
            Whose::Device(_) => {
                &[Column::Status, Column::TitleEn, Column::Issuer, Column::Date, Column::Link, Column::Checked]
            }
        };
        let more =
            more.iter().filter_map(|column| Some(format!("{} {}", Language::Zh.head(*column), self.given(*column)?)));
        self.given(Column::Note).into_iter().chain(more).collect()
    }

    /// Where a fault of an entry stands in the row.
    fn column_of(&self, fault: &Fault) -> Column {
        let case = self.cell(Column::Case);
        match (fault.field, &fault.reason) {
            ("region", _) => Column::Place,
            ("parameter", _) => Column::Parameter,
            ("value", Reason::CasesExpected(_)) => Column::Case,
            ("value", Reason::Unknown(key)) if key == case && self.cell(Column::New) != case => Column::Case,
            ("bound", _) => Column::Bound,
            ("from", _) => Column::From,
            ("until", _) => Column::Until,
            ("unit", _) => Column::Unit,
            ("status", _) => Column::Status,
            ("source", _) => Column::Title,
            _ => Column::New,
        }
    }
}

/// A day, term or year as spreadsheets and people write it, in the way in which the parameter is dated; none where it
/// is written otherwise.
fn day(by: DatedBy, text: &str) -> Option<String> {
    if by.days(text).is_some() {
        return Some(text.to_owned());
    }
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let other: String = text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    let written = match (numbers.as_slice(), &*other) {
        ([year, month, day], "//" | ".." | "--" | "年月日" | "年月") => format!("{year}-{month:0>2}-{day:0>2}"),
        ([year], "年春季学期" | "年春季" | "年春" | "春") => format!("{year}-spring"),
        ([year], "年秋季学期" | "年秋季" | "年秋" | "秋") => format!("{year}-autumn"),
        ([year], "年" | "年度") => (*year).to_owned(),
        _ => return None,
    };
    by.days(&written).map(|_| written)
}

/// The key of a bound, of its key or of the words that the table writes.
fn bound(text: &str) -> String {
    let said = Language::ALL.iter().flat_map(|language| language.bounds()).find(|(word, _)| *word == text);
    said.map_or(text, |(_, key)| key).to_owned()
}

impl Reading {
    /// Takes a row, or refuses it.
    fn row(&mut self, row: &Row, book: &Book, whose: Whose<'_>) {
        if row.cell(Column::New).is_empty() {
            if OF_A_VALUE.iter().any(|column| !row.cell(*column).is_empty()) {
                self.refused.push(row.refused(Column::New, Why::Fault(Reason::Missing)));
            }
            return;
        }
        let one = match row.entry(book, whose) {
            Ok(one) => one,
            Err(refused) => return self.refused.extend(refused),
        };
        let of = |filled: &Filled| {
            let raw = &filled.raw;
            (raw.parameter.clone(), raw.region.clone(), raw.from.clone())
        };
        let says = |filled: &Filled| {
            let raw = &filled.raw;
            (raw.until.clone(), raw.status.clone(), raw.source.clone(), filled.document.clone(), filled.article.clone())
        };
        let is_same = |filled: &&mut Filled| match whose {
            Whose::Project => of(filled) == of(&one) && says(filled) == says(&one),
            // There is one entry of a device from each day on.
            Whose::Device(_) => of(filled) == of(&one),
        };
        let Some(known) = self.filled.iter_mut().find(is_same) else { return self.filled.push(one) };
        if says(known) != says(&one) {
            let why = Why::Differs(known.line);
            return self.refused.push(row.refused(Column::From, why));
        }
        match (&mut known.raw.value, one.raw.value) {
            (RawValue::Cases(cases), RawValue::Cases(more))
                if more.iter().all(|(case, _)| !cases.iter().any(|(known, _)| known == case)) =>
            {
                cases.extend(more);
            }
            _ => {
                let name = row.given(Column::Case).unwrap_or_else(|| row.cell(Column::Parameter).to_owned());
                return self.refused.push(row.refused(Column::Case, Why::Fault(Reason::Twice(name))));
            }
        }
        match (&mut known.raw.bound, one.raw.bound) {
            (RawValue::Cases(bounds), RawValue::Cases(more)) => bounds.extend(more),
            (bound @ RawValue::Absent, more) => *bound = more,
            _ => {}
        }
        let unsaid: Vec<String> = one.notes.into_iter().filter(|note| !known.notes.contains(note)).collect();
        known.notes.extend(unsaid);
    }

    /// Refuses entries whose time overlaps that of another one that stays: the calculator would use one of the two.
    fn without_overlaps(&mut self, own: &[Own], book: &Book) {
        let known = Known { definitions: &book.definitions, regions: &book.regions, sources: None };
        let filled = std::mem::take(&mut self.filled);
        let is_replaced = |own: &Own, by: &Filled| {
            own.raw.parameter == by.raw.parameter && own.raw.region == by.raw.region && own.raw.from == by.raw.from
        };
        let replaces_whole = |own: &Own, by: &Filled| match (&own.raw.value, &by.raw.value) {
            (RawValue::Cases(before), RawValue::Cases(after)) => {
                before.iter().all(|(case, _)| after.iter().any(|(other, _)| other == case))
            }
            _ => true,
        };
        let stay = own.iter().filter(|own| !filled.iter().any(|by| is_replaced(own, by) && replaces_whole(own, by)));
        let mut taken: Vec<Entry> = stay.filter_map(|own| check(&own.raw, known).ok()).collect();
        for one in filled {
            let is_partly_replaced = own.iter().any(|own| is_replaced(own, &one) && !replaces_whole(own, &one));
            match check(&one.raw, known) {
                Ok(entry) if !is_partly_replaced && !taken.iter().any(|other| overlap(&entry, other)) => {
                    taken.push(entry);
                    self.filled.push(one);
                }
                _ => self.refused.push(Refused {
                    line: one.line,
                    column: Some(Column::From),
                    given: one.raw.from.clone().unwrap_or_default(),
                    why: Why::Fault(Reason::Overlaps(String::new())),
                }),
            }
        }
    }
}
