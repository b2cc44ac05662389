//! What is counted of the rows of a list, so that several workers can each tell a part of it and one counts them all, in
//! the order of the rows, as if it had told them itself.

use crate::base::keyed::Keyed;
use crate::base::money::Money;
use crate::ledger::cell::{Shade, Span};
use crate::ledger::order::Whole;
use crate::ledger::told::{PAYERS, Told};
use crate::ledger::visits::{Band, Class, Visit};

/// Something that is counted.
#[derive(Debug)]
pub enum Seen<'s> {
    /// A row that was told of.
    Row(SeenRow<'s>),
    /// Cells that could not be read.
    Unread(u64),
    /// A household that was answered by what holds for the whole list.
    Whole(Whole),
}

/// A row that was told of.
#[derive(Debug)]
pub struct SeenRow<'s> {
    /// Which row of the list.
    pub row: u32,
    /// Whether it is the first of its household.
    pub is_first: bool,
    /// People of the household, where it is the first and they are known.
    pub people: u32,
    /// Of which village it is; empty where none is told.
    pub village: &'s str,
    /// What was told of it, of which neither the cells nor the reasons are counted.
    pub told: &'s Told,
}

/// All shades, by their places.
const SHADES: [Shade; 6] = [Shade::First, Shade::Second, Shade::Third, Shade::Fourth, Shade::Rest, Shade::Unknown];

/// That there is none.
const NONE: u8 = u8::MAX;

/// Writes it behind what was seen before.
pub fn write(bytes: &mut Vec<u8>, seen: &Seen<'_>) {
    match seen {
        Seen::Unread(count) => {
            bytes.push(1);
            bytes.extend(count.to_le_bytes());
        }
        Seen::Whole(whole) => bytes.extend([2, place(whole.place())]),
        Seen::Row(row) => {
            bytes.push(0);
            bytes.extend(row.row.to_le_bytes());
            bytes.push(u8::from(row.is_first));
            bytes.extend(row.people.to_le_bytes());
            write_text(bytes, row.village);
            write_text(bytes, &row.told.group);
            bytes.push(SHADES.iter().position(|shade| *shade == row.told.shade).map_or(NONE, place));
            match row.told.visit {
                None => bytes.push(NONE),
                Some(visit) => {
                    bytes.extend([
                        place(visit.class.place()),
                        visit.band.map_or(NONE, |band| place(band.place())),
                        u8::from(visit.is_trial),
                    ]);
                    write_amounts(bytes, visit.distance.as_slice());
                }
            }
            write_spans(bytes, row.told.amount.as_slice());
            write_spans(bytes, row.told.payers.as_ref().map_or(&[], |payers| &payers[..]));
        }
    }
}

fn place(at: usize) -> u8 {
    u8::try_from(at).unwrap_or(NONE)
}

fn write_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend(u32::try_from(text.len()).unwrap_or(0).to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

/// How many, and each in millionths.
fn write_amounts(bytes: &mut Vec<u8>, amounts: &[Money]) {
    bytes.push(place(amounts.len()));
    amounts.iter().for_each(|amount| bytes.extend(amount.millionths().to_le_bytes()));
}

fn write_spans(bytes: &mut Vec<u8>, spans: &[Span]) {
    bytes.push(place(spans.len()));
    let ends = spans.iter().flat_map(|span| [span.low, span.high]);
    ends.for_each(|amount| bytes.extend(amount.millionths().to_le_bytes()));
}

/// Hands over what was written, one after the other; nothing behind what cannot be read.
pub fn read(bytes: &[u8], mut see: impl FnMut(&Seen<'_>)) {
    let (mut rest, mut told) = (Rest(bytes), Told::default());
    while rest.seen(&mut told, &mut see).is_some() {}
}

struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    fn short(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = self.short()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn amount(&mut self) -> Option<Money> {
        Some(Money::from_millionths(i64::from_le_bytes(self.take(8)?.try_into().ok()?)))
    }

    fn span(&mut self) -> Option<Span> {
        Some(Span { low: self.amount()?, high: self.amount()? })
    }

    /// The next one; `told` is room for what was told of a row.
    fn seen(&mut self, told: &mut Told, see: &mut impl FnMut(&Seen<'_>)) -> Option<()> {
        match self.byte()? {
            0 => self.row(told, see)?,
            1 => see(&Seen::Unread(u64::from_le_bytes(self.take(8)?.try_into().ok()?))),
            _ => see(&Seen::Whole(*Whole::ALL.get(usize::from(self.byte()?))?)),
        }
        Some(())
    }

    fn row(&mut self, told: &mut Told, see: &mut impl FnMut(&Seen<'_>)) -> Option<()> {
        let (row, is_first, people) = (self.short()?, self.byte()? == 1, self.short()?);
        let (village, group) = (self.text()?, self.text()?);
        if told.group != group {
            told.group = group.to_owned().into();
        }
        told.shade = *SHADES.get(usize::from(self.byte()?))?;
        told.visit = match self.byte()? {
            NONE => None,
            class => Some(self.visit(*Class::ALL.get(usize::from(class))?)?),
        };
        told.amount = if self.byte()? == 1 { Some(self.span()?) } else { None };
        told.payers = match usize::from(self.byte()?) {
            PAYERS => {
                let mut payers = [Span::exact(Money::ZERO); PAYERS];
                for span in &mut payers {
                    *span = self.span()?;
                }
                Some(payers)
            }
            _ => None,
        };
        see(&Seen::Row(SeenRow { row, is_first, people, village, told }));
        Some(())
    }

    fn visit(&mut self, class: Class) -> Option<Visit> {
        let band = match self.byte()? {
            NONE => None,
            band => Some(*Band::ALL.get(usize::from(band))?),
        };
        let is_trial = self.byte()? == 1;
        let distance = if self.byte()? == 1 { Some(self.amount()?) } else { None };
        Some(Visit { class, distance, band, is_trial })
    }
}
