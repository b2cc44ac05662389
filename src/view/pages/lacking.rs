//! The list of the values that are still lacking for a place, to be filled in by
//! somebody who knows them: a table for a spreadsheet.

use crate::answer::coverage::{YEARS, of};
use crate::base::region::Region;
use crate::book::entry::{Book, Kind};
use crate::book::parameter::{self, CHAPTERS, Slot, resolve, sought_in_vain};
use crate::view::format;
use crate::view::words::Language;

/// Where the list of a place stands, within the folder of a language.
pub fn path(region: &Region) -> String {
    format!("fill/{}.csv", region.code)
}

/// The places that people call home.
pub fn places(book: &Book) -> impl Iterator<Item = &Region> {
    book.regions.iter().filter(|region| region.is_home(&book.regions))
}

/// The list: parameter, case, unit, what was last known, whether it was looked for,
/// and empty columns for value, period and document. It begins with the mark by which
/// spreadsheets know the encoding.
pub fn list(language: Language, book: &Book, region: &Region) -> String {
    let year = *YEARS.end();
    let day = crate::base::calendar::Date::of(year, 6, 1);
    let mut out = csv::Writer::from_writer(Vec::new());
    let heads = [
        ("参数", "parameter"),
        ("名称", "name"),
        ("项目", "case"),
        ("单位", "unit"),
        ("最后查到的", "last known"),
        ("查找情况", "looked for"),
        ("当地的标准", "local value"),
        ("从哪天起", "from"),
        ("到哪天止", "until"),
        ("文件名称和文号", "document"),
    ];
    // Writing into memory cannot fail.
    let _ = out.write_record(heads.map(|(zh, en)| language.of(zh, en)));
    for covered in of(book, CHAPTERS.iter().map(|chapter| &*chapter.key), region.code, year) {
        for slot in covered.lacking {
            let definition = slot.definition();
            if matches!(definition.kind, Kind::Text | Kind::Bands) {
                continue;
            }
            for case in 0..definition.cases.len().max(1) {
                let slot = Slot { case: u8::try_from(case).unwrap_or(u8::MAX), ..slot };
                let last = resolve(book, slot, region.code, day);
                let last = last.first().map(|one| {
                    let entry = one.at.of(book);
                    let period = format::period(language, definition.by, entry.period);
                    format!(
                        "{} {} {period}",
                        format::place(language, book, entry.region),
                        format::value(language, entry, one.value)
                    )
                });
                let sought = !sought_in_vain(book, slot, region.code, day).is_empty();
                let _ = out.write_record([
                    &*definition.id,
                    format::name(language, parameter::name(definition)),
                    slot.case_key().map_or("", |key| language.option(key)),
                    &definition.unit,
                    &last.unwrap_or_default(),
                    if sought { language.of("查过，没有查到", "looked for, not found") } else { "" },
                    "",
                    "",
                    "",
                    "",
                ]);
            }
        }
    }
    let bytes = out.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8(bytes).unwrap_or_default())
}
