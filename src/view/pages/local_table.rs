//! The part of the page of local values where one table fills a whole place.

use crate::book::entry::Book;
use crate::view::format;
use crate::view::words::Language;
use maud::{Markup, html};

/// Choose the place, take the table, put it back filled in. `www/page/values-table.js` hears it.
pub fn section(language: Language, book: &Book) -> Markup {
    html! {
        section #table {
            h2 { (language.table_title()) }
            p { (language.table_lead()) }
            p #place-offer role="status" data-text=(language.of(
                "{name}：先记下这个地方和它上面的市、省，再填它的标准。",
                "{name}: first keep this place and those above it, then enter its standards.",
            )) data-keep=(language.of("记在这台设备上", "Keep it on this device")) {}
            div.field {
                label for="table-place" { (language.table_place()) }
                select #table-place data-places {
                    option value="" { (language.please_choose()) }
                    @for region in book.regions.iter().rev() {
                        option value=(region.code) { (format::name(language, &region.name)) }
                    }
                }
            }
            p { a #table-down .button hidden { (language.table_down()) } }
            p.hint #table-hint { (language.table_hint()) }
            div.field {
                label for="table-up" { (language.table_up()) }
                input #table-up type="file" accept=".csv,.txt,text/csv,text/plain" aria-describedby="table-hint";
            }
            div #table-said role="status" data-taken=(language.table_taken()) data-nothing=(language.table_nothing())
                data-refused=(language.table_refused()) data-too-old=(language.table_too_old()) {}
        }
    }
}
