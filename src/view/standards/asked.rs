//! What is asked: for all places what a year asks anew, for one place what it lacks as well, and what was entered.

use crate::answer::coverage::{YEARS, of};
use crate::answer::renewal::{Due, Why, due};
use crate::base::calendar::Date;
use crate::base::keyed::Keyed;
use crate::base::region::{Code, Region};
use crate::book::entry::{Book, Kind, RawValue};
use crate::book::local::Own;
use crate::book::parameter::{Slot, resolve, sought_in_vain};
use crate::programme::Programme;
use crate::view::format;
use crate::view::words::Language;
use crate::view::words::table::{AskedBecause, Column};

/// Where the table of a place stands, within the folder of a language.
pub fn path(region: &Region) -> String {
    format!("fill/{}.csv", region.code)
}

/// The places that people call home.
pub fn places(book: &Book) -> impl Iterator<Item = &Region> {
    book.regions.iter().filter(|region| region.is_home(&book.regions))
}

/// What a year asks anew of every place. As every table here it begins with the mark by which spreadsheets know the
/// encoding.
pub fn of_year(language: Language, book: &Book, year: i16) -> String {
    let mut table = Table::new(language, book);
    for region in book.regions.iter() {
        for due in due(book, region.code, year) {
            table.due(&due);
        }
    }
    table.text()
}

/// What one place has entered, what the year after those of the coverage page asks anew of it, and what it lacks.
/// Scales and words are not among them, because they do not fit a cell.
pub fn of_place(language: Language, book: &Book, place: Code, own: &[Own]) -> String {
    let mut table = Table::new(language, book);
    for own in own.iter().filter(|own| Code::parse(&own.raw.region) == Some(place)) {
        table.entered(own);
    }
    let year = *YEARS.end();
    let due = due(book, place, year + 1);
    let is_asked = |slot: Slot| {
        let of = |due: &Due<'_>| due.entry.parameter == slot.parameter;
        due.iter().any(|due| of(due) && due.entry.values.iter().any(|value| value.case == slot.case))
    };
    due.iter().for_each(|due| table.due(due));
    // What is told only lacks nothing that could be reckoned with.
    for covered in of(book, Programme::ALL.iter().map(|programme| programme.key()), place, year) {
        for slot in covered.lacking {
            let cases = 0..slot.definition().cases.len().max(1);
            let each = cases.map(|case| Slot { case: u8::try_from(case).unwrap_or(u8::MAX), ..slot });
            each.filter(|slot| !is_asked(*slot)).for_each(|slot| table.lacking(slot, place, Date::of(year, 6, 1)));
        }
    }
    table.text()
}

/// A table that is being written.
struct Table<'b> {
    language: Language,
    book: &'b Book,
    out: csv::Writer<Vec<u8>>,
}

impl Table<'_> {
    fn new(language: Language, book: &Book) -> Table<'_> {
        let mut table = Table { language, book, out: csv::Writer::from_writer(Vec::new()) };
        table.write(|column| language.head(column).to_owned());
        table
    }

    fn write(&mut self, cell: impl Fn(Column) -> String) {
        let cells = Column::ALL.iter().map(|column| format::safe_in_a_spreadsheet(&cell(*column)).into_owned());
        // Writing into memory cannot fail.
        let _ = self.out.write_record(cells);
    }

    /// A row of a place and parameter, of which `more` gives the other cells.
    fn row(&mut self, place: Code, slot: Slot, more: impl Fn(Column) -> String) {
        let (language, book) = (self.language, self.book);
        let (definition, case) = (slot.definition(), slot.case_key());
        self.write(|column| match column {
            Column::Place => place.to_string(),
            Column::PlaceName => format::place(language, book, place),
            Column::Parameter => definition.id.to_string(),
            Column::ParameterName => format::name(language, &definition.name).to_owned(),
            Column::Case => case.unwrap_or_default().to_owned(),
            Column::CaseName => case.map_or("", |case| language.option(case)).to_owned(),
            Column::Unit => definition.unit.to_string(),
            other => more(other),
        });
    }

    fn due(&mut self, due: &Due<'_>) {
        let (language, entry) = (self.language, due.entry);
        let why = language.asked_because(match due.why {
            Why::Ends => AskedBecause::Ends,
            Why::Older { rhythm } => AskedBecause::Older { rhythm },
        });
        for value in entry.values.iter() {
            let slot = Slot { parameter: entry.parameter, case: value.case };
            self.row(entry.region, slot, |column| match column {
                Column::Last => format::value(language, entry, value),
                Column::Period => format::period(language, slot.definition().by, entry.period),
                Column::Why => why.clone(),
                _ => String::new(),
            });
        }
    }

    fn lacking(&mut self, slot: Slot, place: Code, day: Date) {
        let (language, book) = (self.language, self.book);
        let definition = slot.definition();
        if matches!(definition.kind, Kind::Text | Kind::Bands) {
            return;
        }
        let known = resolve(book, slot, place, day);
        let last = known.first().map(|one| (one.at.of(book), one.value));
        let why = match last {
            Some((entry, _)) if entry.period.until.is_some_and(|until| until < day) => AskedBecause::Ends,
            Some(_) => AskedBecause::Unsettled,
            None if sought_in_vain(book, slot, place, day).is_empty() => AskedBecause::Lacking,
            None => AskedBecause::SoughtInVain,
        };
        self.row(place, slot, |column| match (column, last) {
            (Column::Last, Some((entry, value))) => {
                let from =
                    if entry.region == place { String::new() } else { format::place(language, book, entry.region) };
                format!("{from} {}", format::value(language, entry, value)).trim().to_owned()
            }
            (Column::Period, Some((entry, _))) => format::period(language, definition.by, entry.period),
            (Column::Why, _) => language.asked_because(why),
            _ => String::new(),
        });
    }

    /// The rows of an entry of one's own, filled in; none for one that fits no cell.
    fn entered(&mut self, own: &Own) {
        let raw = &own.raw;
        let (Some(parameter), Some(place)) = (self.book.position(&raw.parameter), Code::parse(&raw.region)) else {
            return;
        };
        let texts: Vec<(u8, &String)> = match &raw.value {
            RawValue::Text(text) if raw.range.is_none() => vec![(0, text)],
            RawValue::Cases(texts) if raw.range.is_none() => {
                let cases = &self.book.definition(parameter).cases;
                let case = |(key, text)| Some((cases.iter().position(|case| case == key)?, text));
                let known = texts.iter().map(|(key, text)| (key, text)).filter_map(case);
                known.map(|(at, text)| (u8::try_from(at).unwrap_or(u8::MAX), text)).collect()
            }
            _ => return,
        };
        let why = self.language.asked_because(AskedBecause::Entered);
        let given = |text: &Option<String>| text.clone().unwrap_or_default();
        for (case, text) in texts {
            let slot = Slot { parameter, case };
            let bound = match &raw.bound {
                RawValue::Text(bound) => bound.clone(),
                RawValue::Cases(bounds) => {
                    let of = |(key, _): &&(String, String)| Some(&**key) == slot.case_key();
                    bounds.iter().find(of).map_or_else(String::new, |(_, bound)| bound.clone())
                }
                _ => String::new(),
            };
            self.row(place, slot, |column| match column {
                Column::Why => why.clone(),
                Column::New => text.clone(),
                Column::Bound => bound.clone(),
                Column::From => given(&raw.from),
                Column::Until => given(&raw.until),
                Column::Title => given(&raw.source),
                Column::Note => own.note.clone(),
                _ => String::new(),
            });
        }
    }

    fn text(self) -> String {
        format!("\u{feff}{}", String::from_utf8(self.out.into_inner().unwrap_or_default()).unwrap_or_default())
    }
}
