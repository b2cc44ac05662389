//! What is put into the cells of a workbook, and how its sheets look. Text is only ever written as text, so that nothing
//! of the input can become a formula.

use crate::ledger::cell::{Cell, Shade};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet};

/// What a cell of a spreadsheet can hold, in letters.
const MOST_LETTERS: usize = 32_000;
/// Digits that a spreadsheet keeps of a number.
const MOST_DIGITS: usize = 15;
/// A4, in the numbers of spreadsheets.
const A4: u8 = 9;
/// How high a line is, in points.
const LINE: u32 = 15;
/// How wide a column may be: half-width letters.
const WIDTHS: (usize, usize) = (5, 26);

/// The heads of columns.
pub fn head() -> Format {
    Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00dc_ebe4))
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00b0_b8b4))
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

/// A title.
pub fn title() -> Format {
    Format::new().set_bold().set_font_size(14)
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As any other.
    Plain,
    /// Sentences, broken into lines.
    Sentence,
    /// In the colour of how urgent its row is; its words say the same.
    Shaded(Shade),
}

/// How cells look, made once: a workbook has a million of them.
pub struct Styles {
    plain: Format,
    sentence: Format,
    amount: Format,
    share: Format,
    numbers: [Format; 5],
    shades: Vec<(Shade, Format)>,
}

impl Styles {
    /// All of them.
    pub fn new() -> Styles {
        let plain = Format::new().set_align(FormatAlign::Top);
        let colours = [
            (Shade::First, 0x00f8_cfcb),
            (Shade::Second, 0x00fb_e2c8),
            (Shade::Third, 0x00fd_f2c0),
            (Shade::Fourth, 0x00dc_e9f7),
            (Shade::Rest, 0x00e0_f0e3),
            (Shade::Unknown, 0x00ea_eaea),
        ];
        let shaded = |(shade, colour): (Shade, u32)| {
            (shade, plain.clone().set_background_color(Color::RGB(colour)).set_text_wrap())
        };
        Styles {
            sentence: plain.clone().set_text_wrap(),
            amount: plain.clone().set_num_format("#,##0.00"),
            share: plain.clone().set_num_format("0.00%"),
            numbers: ["0", "0.0", "0.00", "0.000", "0.0000"].map(|format| plain.clone().set_num_format(format)),
            shades: colours.map(shaded).into(),
            plain,
        }
    }

    /// Has the cells of a column look so, where nothing else is said of one.
    pub fn dress(&self, sheet: &mut Worksheet, column: usize, style: Style) {
        let _ = sheet.set_column_format(place(column), self.of(style));
    }

    fn of(&self, style: Style) -> &Format {
        match style {
            Style::Plain => &self.plain,
            Style::Sentence => &self.sentence,
            Style::Shaded(shade) => {
                self.shades.iter().find(|(known, _)| *known == shade).map_or(&self.plain, |(_, format)| format)
            }
        }
    }
}

/// The colour of a bar by how urgent its rows are.
pub fn drawn(shade: Shade) -> Color {
    Color::RGB(match shade {
        Shade::First => 0x00d6_453d,
        Shade::Second => 0x00e5_8a3c,
        Shade::Third => 0x00e3_c53a,
        Shade::Fourth => 0x005b_93d6,
        Shade::Rest => 0x005a_a66f,
        Shade::Unknown => 0x009a_a19d,
    })
}

/// A text that fits into a cell.
pub fn fitting(text: &str) -> &str {
    // No letter takes less than a byte.
    let end = if text.len() > MOST_LETTERS { text.char_indices().nth(MOST_LETTERS) } else { None };
    end.map_or(text, |(end, _)| &text[..end])
}

/// The place of a column.
pub fn place(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// The number that a spreadsheet keeps for a text of digits, and its decimals; none where it would show other digits:
/// more than fifteen, or a nought before them. At the edge of the file only; nothing is reckoned with it.
fn number(text: &str) -> Option<(f64, usize)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, after)| (whole, Some(after)));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    let is_plain = are_digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && decimals.is_none_or(are_digits)
        && whole.len() + decimals.map_or(0, str::len) <= MOST_DIGITS;
    let value = if is_plain { text.parse().ok() } else { None };
    value.map(|value| (value, decimals.map_or(0, str::len)))
}

/// Writes a text that may be a number, as what it is.
pub fn put_number(sheet: &mut Worksheet, row: u32, column: usize, text: &str, styles: &Styles) {
    let known = number(text).and_then(|(value, decimals)| Some((value, styles.numbers.get(decimals)?)));
    let _ = match known {
        Some((value, format)) => sheet.write_number_with_format(row, place(column), value, format),
        None => sheet.write_string(row, place(column), fitting(text)),
    };
}

/// Writes a count.
pub fn put_count(sheet: &mut Worksheet, row: u32, column: usize, count: u64, styles: &Styles) {
    put_number(sheet, row, column, &count.to_string(), styles);
}

/// Writes a fraction, in percent.
pub fn put_share(sheet: &mut Worksheet, row: u32, column: usize, share: &str, styles: &Styles) {
    let _ = match number(share) {
        Some((value, _)) => sheet.write_number_with_format(row, place(column), value, &styles.share),
        None => sheet.write_string(row, place(column), share),
    };
}

/// Writes a cell of the result; without a style as its column is dressed, which takes half the time: a format is looked up
/// by all that it is.
pub fn put(sheet: &mut Worksheet, row: u32, column: usize, cell: &Cell, styles: &Styles, style: Option<Style>) {
    let shown = cell.shown();
    let text = fitting(&shown);
    let amount = if matches!(cell, Cell::Amount(_)) { number(text) } else { None };
    let _ = match (amount, style) {
        _ if matches!(cell, Cell::Nothing) => return,
        (Some((value, _)), _) => sheet.write_number_with_format(row, place(column), value, &styles.amount),
        (None, Some(style)) => sheet.write_string_with_format(row, place(column), text, styles.of(style)),
        (None, None) => sheet.write_string(row, place(column), text),
    };
}

/// Heads in a row, which is high enough for two lines of them.
pub fn put_heads<T: AsRef<str>>(sheet: &mut Worksheet, row: u32, heads: &[T]) {
    for (column, text) in heads.iter().enumerate() {
        let _ = sheet.write_string_with_format(row, place(column), fitting(text.as_ref()), &head());
    }
    let _ = sheet.set_row_height(row, 2 * LINE);
}

/// Makes a row high enough for a text in a column so many letters wide.
pub fn fit_row(sheet: &mut Worksheet, row: u32, text: &str, column: u16) {
    let lines = wide(text).div_ceil(usize::from(column).max(1)).clamp(1, 20);
    let _ = sheet.set_row_height(row, u32::try_from(lines).unwrap_or(1) * LINE);
}

/// How many half-width letters the longest line of a text takes.
fn wide(text: &str) -> usize {
    let of_line = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    text.lines().map(of_line).max().unwrap_or(0)
}

/// A title block: the first line large, the others beneath it; gives the row after it.
pub fn put_title(sheet: &mut Worksheet, lines: &[String]) -> u32 {
    let mut row = 0;
    for (at, line) in lines.iter().enumerate() {
        let _ = match at {
            0 => sheet.write_string_with_format(row, 0, fitting(line), &title()),
            _ => sheet.write_string(row, 0, fitting(line)),
        };
        row += 1;
    }
    row
}

/// On paper: across, as wide as the sheet of paper, its heads on each page, numbered. `heads` is the row to repeat.
pub fn set_paper(sheet: &mut Worksheet, heads: Option<u32>) {
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    if let Some(row) = heads {
        let _ = sheet.set_repeat_rows(row, row);
    }
}

/// How wide columns are to be: as wide as what stands in them, within reason.
#[derive(Default)]
pub struct Widths(Vec<usize>);

impl Widths {
    /// Sees a text in a column.
    pub fn see(&mut self, column: usize, text: &str) {
        if self.0.len() <= column {
            self.0.resize(column + 1, 0);
        }
        self.0[column] = self.0[column].max(wide(text));
    }

    /// Sets them.
    pub fn set(&self, sheet: &mut Worksheet) {
        for (column, wide) in self.0.iter().enumerate() {
            let wide = u32::try_from((wide + 2).clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(0);
            let _ = sheet.set_column_width(place(column), wide);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_is_one_whose_digits_a_spreadsheet_shows_as_they_are() {
        for text in ["0", "-12.50", "0.07", "999999999999999", "9999999999999.99"] {
            let shown = number(text).map(|(value, decimals)| format!("{value:.decimals$}"));
            assert_eq!(shown.as_deref(), Some(text));
        }
        for text in ["", "-", "007", "00", "5.", ".5", "1.2.3", "+1", "1e5", "１", "1,000", "1234567890123456", "NaN"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
