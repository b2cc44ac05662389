//! Closed lists for programs that ask: places and programmes.

use crate::base::keyed::Keyed;
use crate::base::region::{self, Bilingual};
use crate::book::entry::Book;
use crate::programme;
use crate::report::shape::{Names, Programme, Region};
use crate::view::words::Language;

fn names(name: &Bilingual) -> Names {
    Names { zh: (&name.zh).into(), en: (&name.en).into() }
}

/// The places.
pub fn regions(book: &Book) -> Vec<Region> {
    let region = |region: &region::Region| Region {
        code: region.code.to_string(),
        name: names(&region.name),
        parent: region.parent.map(|parent| parent.to_string()),
        home: region.is_home(&book.regions),
    };
    book.regions.iter().map(region).collect()
}

/// The programmes that are computed.
pub fn programmes() -> Vec<Programme> {
    let programme = |programme: &programme::Programme| Programme {
        key: programme.key().into(),
        name: Names { zh: Language::Zh.official(*programme).into(), en: Language::En.official(*programme).into() },
        family: programme.family().into(),
        of_persons: programme.topic().is_of_persons(),
    };
    programme::Programme::ALL.iter().map(programme).collect()
}
