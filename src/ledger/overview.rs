//! The sheet to hand up: rows, households and people by what was told of them, by class and by village, what they come
//! to and who pays, each as a table with a picture beneath; the standards that were used, and what was done with the file.

use crate::base::money::Money;
use crate::ledger::bills::payers;
use crate::ledger::cell::{Cell, Shade, Span};
use crate::ledger::months::Changes;
use crate::ledger::order::Order;
use crate::ledger::summary::{Group, Summary};
use crate::ledger::workbook::{
    Style, Styles, drawn, fitting, place, put, put_count, put_heads, put_share, put_title, set_paper, title,
};
use crate::view::words::Language;
use rust_xlsxwriter::{Chart, ChartFormat, ChartPoint, ChartSolidFill, ChartType, Worksheet, XlsxError};

/// What came of a list, beside its rows.
pub struct Outcome<'o> {
    /// What was wanted.
    pub order: &'o Order,
    /// What stands above the results.
    pub title: Vec<String>,
    /// The heads of all columns.
    pub heads: Vec<String>,
    /// The rows counted.
    pub summary: Summary,
    /// The standards that were used.
    pub standards: Vec<String>,
    /// What was done with the file.
    pub notes: Vec<String>,
    /// The rows that are to be looked at first, where the task asks for an order.
    pub sorted: Option<Sorted>,
    /// What changed since another month.
    pub changes: Option<Changes>,
}

/// Rows in another order than the file's, with the columns that one has at hand on a way from door to door.
pub struct Sorted {
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// Cells, and how urgent each row is.
    pub rows: Vec<(Vec<Cell>, Shade)>,
    /// Which of them hold numbers.
    pub numbers: Vec<usize>,
    /// Where what is told begins.
    pub told: usize,
}

/// Rows of the sheet that is sorted, at most.
pub const MOST_SORTED: usize = 10_000;
/// Rows of a sheet that a chart covers at least, and how high a row is in pixels.
const CHART: u32 = 12;
const PIXELS: u32 = 20;
/// Villages whose classes are drawn; more are no picture.
const MOST_DRAWN: usize = 40;

/// The sheet and how far it is filled.
struct Page {
    sheet: Worksheet,
    name: &'static str,
    language: Language,
    row: u32,
    styles: Styles,
}

/// The sheet.
///
/// # Errors
/// None that can happen.
pub fn overview(outcome: &Outcome<'_>) -> Result<Worksheet, XlsxError> {
    let language = outcome.order.language;
    let name = language.of("汇总", "Summary");
    let mut page = Page { sheet: Worksheet::new(), name, language, row: 0, styles: Styles::new() };
    page.sheet.set_name(name)?;
    page.row = put_title(&mut page.sheet, &outcome.title) + 1;
    let summary = &outcome.summary;
    if !summary.classes.is_empty() {
        page.groups(language.of("走访次序", "Order of visits"), &summary.classes, summary.rows)?;
    }
    page.groups(language.of("类别", "Group"), &summary.groups, summary.rows)?;
    page.villages(outcome)?;
    if summary.bands.iter().any(|count| *count > 0) {
        let bands: Vec<(&str, u64)> = summary.bands(language).collect();
        page.counts(language.of("收入和监测范围比", "Income and the line"), &bands)?;
    }
    if summary.paid > 0 {
        page.payers(&summary.payers, summary.paid, summary.rows)?;
    }
    page.lines(language.of("用到的标准", "Standards used"), &outcome.standards);
    let mut notes = outcome.notes.clone();
    if outcome.sorted.as_ref().is_some_and(|sorted| sorted.rows.len() >= MOST_SORTED) {
        notes.push(match language {
            Language::Zh => format!("排序的那一页只列前 {MOST_SORTED} 行。"),
            Language::En => format!("The sorted sheet lists the first {MOST_SORTED} rows."),
        });
    }
    if summary.unread > 0 {
        notes.push(match language {
            Language::Zh => format!("没读懂的格子 {} 个，见最后一页。", summary.unread),
            Language::En => format!("Cells that were not read: {}, on the last sheet.", summary.unread),
        });
    }
    page.lines(language.of("说明", "Notes"), &notes);
    page.sheet.set_column_width(0, 34)?;
    for column in 1..12 {
        page.sheet.set_column_width(column, 13)?;
    }
    set_paper(&mut page.sheet, None);
    Ok(page.sheet)
}

/// The colours of a series: one, or each bar its own.
enum Drawn<'s> {
    All(Shade),
    Points(&'s [Shade]),
}

impl Page {
    /// 户数、人数、占比, lowest and highest sum and of how many rows, and the counts drawn.
    fn groups(&mut self, name: &str, groups: &[Group], rows: u64) -> Result<(), XlsxError> {
        let language = self.language;
        let has_sums = groups.iter().any(|group| group.sum.of > 0);
        let mut heads = vec![
            name,
            language.of("行数", "Rows"),
            language.of("户数", "Households"),
            language.of("人数", "People"),
            language.of("占比", "Share"),
        ];
        if has_sums {
            heads.extend([
                language.of("合计最低（元）", "Together, lowest"),
                language.of("合计最高（元）", "Together, highest"),
                language.of("平均最低（元）", "Average, lowest"),
                language.of("平均最高（元）", "Average, highest"),
                language.of("金额是几行的", "Amounts of rows"),
            ]);
        }
        put_heads(&mut self.sheet, self.row, &heads);
        let top = self.row;
        self.row += 1;
        for group in groups {
            let none = language.of("没有结论", "no result");
            let named = if group.name.is_empty() { none } else { &group.name };
            let cell = Cell::text(named.to_owned());
            put(&mut self.sheet, self.row, 0, &cell, &self.styles, Some(Style::Shaded(group.shade)));
            put_count(&mut self.sheet, self.row, 1, group.rows, &self.styles);
            put_count(&mut self.sheet, self.row, 2, group.households, &self.styles);
            // Nobody is told of where no column tells of the members.
            if group.people > 0 {
                put_count(&mut self.sheet, self.row, 3, group.people, &self.styles);
            }
            let yuan = |count: u64| Money::from_units(i64::try_from(count).unwrap_or(0), 0);
            if let Some(share) = yuan(group.rows).share_of(yuan(rows)) {
                put_share(&mut self.sheet, self.row, 4, &share.to_string(), &self.styles);
            }
            if let Some(average) = group.sum.average() {
                let span = group.sum.span;
                for (column, amount) in [(5, span.low), (6, span.high), (7, average.low), (8, average.high)] {
                    put(&mut self.sheet, self.row, column, &Cell::Amount(amount), &self.styles, Some(Style::Plain));
                }
                put_count(&mut self.sheet, self.row, 9, group.sum.of, &self.styles);
            }
            self.row += 1;
        }
        self.row += 1;
        let points: Vec<Shade> = groups.iter().map(|group| group.shade).collect();
        let series = [(1, language.of("行数", "Rows"), Drawn::Points(&points))];
        self.draw(name, ChartType::Bar, top, groups.len(), &series)
    }

    /// Each village with its rows, households, people, and its rows of each class or group.
    fn villages(&mut self, outcome: &Outcome<'_>) -> Result<(), XlsxError> {
        let (summary, language) = (&outcome.summary, self.language);
        if summary.villages.is_empty() {
            return Ok(());
        }
        let name = language.of("村", "Village");
        let series: Vec<&str> = summary.series().iter().map(|group| group.name.as_str()).collect();
        let mut heads =
            vec![name, language.of("行数", "Rows"), language.of("户数", "Households"), language.of("人数", "People")];
        heads.extend(&series);
        put_heads(&mut self.sheet, self.row, &heads);
        let top = self.row;
        self.row += 1;
        for village in &summary.villages {
            self.sheet.write_string(self.row, 0, fitting(&village.whole.name))?;
            let whole = &village.whole;
            let counts = [whole.rows, whole.households, whole.people];
            let parts = (0..series.len()).map(|part| village.parts.get(part).copied().unwrap_or(0));
            for (at, count) in counts.into_iter().chain(parts).enumerate() {
                put_count(&mut self.sheet, self.row, at + 1, count, &self.styles);
            }
            self.row += 1;
        }
        self.row += 1;
        if summary.villages.len() > MOST_DRAWN {
            return Ok(());
        }
        let shades = summary.series().iter().map(|group| group.shade);
        let drawn = series.iter().zip(shades).enumerate();
        let drawn: Vec<_> = drawn.map(|(at, (name, shade))| (at + 4, *name, Drawn::All(shade))).collect();
        let title = language.of("各村各类多少", "Villages");
        self.draw(title, ChartType::BarStacked, top, summary.villages.len(), &drawn)
    }

    fn counts(&mut self, name: &str, counts: &[(&str, u64)]) -> Result<(), XlsxError> {
        let word = self.language.of("户数", "Households");
        put_heads(&mut self.sheet, self.row, &[name, word]);
        let top = self.row;
        self.row += 1;
        for (name, count) in counts {
            self.sheet.write_string(self.row, 0, *name)?;
            put_count(&mut self.sheet, self.row, 1, *count, &self.styles);
            self.row += 1;
        }
        self.row += 1;
        self.draw(name, ChartType::Column, top, counts.len(), &[(1, word, Drawn::All(Shade::Fourth))])
    }

    /// Who pays what of all bills of which every part is known.
    fn payers(&mut self, parts: &[Span], of: u64, rows: u64) -> Result<(), XlsxError> {
        let language = self.language;
        let name = match language {
            Language::Zh => format!("谁付多少（{rows} 行中每一部分都算得出的 {of} 行）"),
            Language::En => format!("Who pays ({of} of {rows} rows)"),
        };
        let words = [language.of("最低（元）", "Lowest"), language.of("最高（元）", "Highest")];
        put_heads(&mut self.sheet, self.row, &[name.as_str(), words[0], words[1]]);
        let top = self.row;
        self.row += 1;
        for (payer, part) in payers(language).into_iter().zip(parts) {
            self.sheet.write_string(self.row, 0, payer)?;
            put(&mut self.sheet, self.row, 1, &Cell::Amount(part.low), &self.styles, Some(Style::Plain));
            put(&mut self.sheet, self.row, 2, &Cell::Amount(part.high), &self.styles, Some(Style::Plain));
            self.row += 1;
        }
        self.row += 1;
        let series = [(1, words[0], Drawn::All(Shade::Rest)), (2, words[1], Drawn::All(Shade::Unknown))];
        self.draw(&name, ChartType::Bar, top, parts.len(), &series)
    }

    /// A heading and lines beneath it.
    fn lines(&mut self, name: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        let _ = self.sheet.write_string_with_format(self.row, 0, name, &title().set_font_size(11));
        for line in lines {
            self.row += 1;
            let _ = self.sheet.write_string(self.row, 0, fitting(line));
        }
        self.row += 2;
    }

    /// Columns of the table above, drawn beneath it.
    fn draw(
        &mut self,
        name: &str,
        kind: ChartType,
        top: u32,
        rows: usize,
        series: &[(usize, &str, Drawn<'_>)],
    ) -> Result<(), XlsxError> {
        let last = top + u32::try_from(rows).unwrap_or(0);
        if rows == 0 {
            return Ok(());
        }
        let mut chart = Chart::new(kind);
        for (column, word, coloured) in series {
            let column = place(*column);
            let one = chart.add_series();
            one.set_name(*word).set_categories((self.name, top + 1, 0, last, 0)).set_values((
                self.name,
                top + 1,
                column,
                last,
                column,
            ));
            let fill = |shade: Shade| ChartSolidFill::new().set_color(drawn(shade)).clone();
            match coloured {
                Drawn::All(shade) => drop(one.set_format(ChartFormat::new().set_solid_fill(&fill(*shade)))),
                Drawn::Points(shades) => {
                    let point =
                        |shade: &Shade| ChartPoint::new().set_format(ChartFormat::new().set_solid_fill(&fill(*shade)));
                    one.set_points(&shades.iter().map(point).collect::<Vec<_>>());
                }
            }
        }
        chart.title().set_name(name);
        // In the order of the table, from above.
        if kind != ChartType::Column {
            chart.y_axis().set_reverse();
        }
        if series.len() == 1 {
            chart.legend().set_hidden();
        }
        // Every bar has its name beside it.
        let high = (u32::try_from(rows).unwrap_or(0) * 22 + 100).max(CHART * PIXELS);
        chart.set_width(900).set_height(high);
        self.sheet.insert_chart(self.row, 0, &chart)?;
        self.row += high.div_ceil(PIXELS) + 1;
        Ok(())
    }
}
