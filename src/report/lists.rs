//! Closed lists for programs that ask: places and programmes.

use crate::base::keyed::Keyed;
use crate::base::region::{self, Bilingual};
use crate::book::entry::Book;
use crate::book::parameter::CHAPTERS;
use crate::programme;
use crate::report::shape::{Names, Programme, Region};

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
    let programme = |programme: &programme::Programme| {
        let chapter = CHAPTERS.iter().find(|chapter| chapter.key == programme.key())?;
        Some(Programme {
            key: programme.key().into(),
            name: names(&chapter.name),
            family: (&chapter.family).into(),
            of_persons: programme.topic().is_of_persons(),
        })
    };
    programme::Programme::ALL.iter().filter_map(programme).collect()
}
