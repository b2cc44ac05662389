//! A payment by bands: each part of the cost at the rate of its band, the sum rounded once.

use crate::base::money::Rate;
use crate::engine::case::{BandFigures, Gap};
use crate::engine::figure::Figure;

/// What the bands come to on what is `reached`. Where they run on the whole cost, and not on the part above the
/// deductible, that is from where it `begins`: the first reaches down to it, and nothing is paid below it.
///
/// # Errors
/// The gap, if what changes the rates is not recorded.
pub fn by_bands<'s>(
    bands: Vec<BandFigures<'s>>,
    begins: Option<Figure<'s>>,
    reached: Figure<'s>,
    changed: impl Fn(Figure<'s, Rate>) -> Result<Figure<'s, Rate>, Gap>,
) -> Result<Figure<'s>, Gap> {
    let mut sum = reached.nothing().unrounded();
    for (at, band) in bands.into_iter().enumerate() {
        let from = begins.filter(|begins| at == 0 || begins.exceeds(band.over).holds).unwrap_or(band.over);
        let to = band.up_to.map_or(reached, |edge| reached.least(edge));
        sum = sum + (to - from).or_zero().at_exactly(changed(band.rate)?);
    }
    Ok(sum.rounded())
}
