//! Days, semesters and the windows that the texts count. No clock: the day of
//! assessment is always told.

use crate::base::keyed::keyed;
use std::fmt;

/// A civil day of the Gregorian calendar, 1900–2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

impl Date {
    /// A day known to exist; for generated tables.
    pub const fn of(year: i16, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }

    /// `2024-05-10`; `None` for anything else, also for a day that does not exist.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        let date = Date { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        ((1900..2200).contains(&date.year) && date.civil().is_some()).then_some(date)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1–12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Date {
        self.civil().and_then(time::Date::next_day).map_or(self, Date::from_civil)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Date {
        self.civil().and_then(time::Date::previous_day).map_or(self, Date::from_civil)
    }

    /// The day in the middle between this one and a later one, the earlier of two.
    #[must_use]
    pub fn halfway(self, last: Date) -> Date {
        let middle = self.civil().zip(last.civil()).map(|(first, last)| first + (last - first) / 2);
        middle.map_or(self, Date::from_civil)
    }

    /// The same day `months` later, or the last day of that month where it has
    /// no such day (31 August + 6 months = 28 February).
    #[must_use]
    pub fn plus_months(self, months: u16) -> Date {
        let count = i32::from(self.month) - 1 + i32::from(months);
        let year = self.year.saturating_add(i16::try_from(count / 12).unwrap_or(i16::MAX));
        let month = u8::try_from(count % 12 + 1).unwrap_or(1);
        let last = (28..=31).rev().find(|&day| Date { year, month, day }.civil().is_some()).unwrap_or(28);
        Date { year, month, day: self.day.min(last) }
    }

    /// The years that are full on a later day, its anniversary included; none before the day itself. A birthday on 29
    /// February is reached on 1 March where the year has none.
    #[must_use]
    pub fn full_years_on(self, day: Date) -> u16 {
        let is_ahead = (day.month, day.day) < (self.month, self.day);
        u16::try_from(i32::from(day.year) - i32::from(self.year) - i32::from(is_ahead)).unwrap_or(0)
    }

    /// First and last day of the `months` full months that end with the month
    /// before this day: the window in which income is counted.
    pub fn window_before(self, months: u16) -> (Date, Date) {
        let first_of_month = Date { day: 1, ..self };
        let count = i32::from(self.year) * 12 + i32::from(self.month) - 1 - i32::from(months);
        let start = Date {
            year: i16::try_from(count.div_euclid(12)).unwrap_or(self.year),
            month: u8::try_from(count.rem_euclid(12) + 1).unwrap_or(1),
            day: 1,
        };
        (start, first_of_month.previous())
    }

    fn civil(self) -> Option<time::Date> {
        let month = time::Month::try_from(self.month).ok()?;
        time::Date::from_calendar_date(i32::from(self.year), month, self.day).ok()
    }

    fn from_civil(date: time::Date) -> Date {
        let year = i16::try_from(date.year()).unwrap_or(i16::MAX);
        Date { year, month: u8::from(date.month()), day: date.day() }
    }
}

/// `2024-05-10`.
impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A school term. Spring runs from February to July; August begins the autumn
/// term, and January still belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Semester {
    year: i16,
    autumn: bool,
}

impl Semester {
    /// `2024-spring` or `2024-autumn`.
    pub fn parse(text: &str) -> Option<Semester> {
        let (year, term) = text.split_once('-')?;
        let autumn = match term {
            "spring" => false,
            "autumn" => true,
            _ => return None,
        };
        let first = Date::parse(&format!("{year}-01-01"))?;
        Some(Semester { year: first.year, autumn })
    }

    /// The term that a day belongs to.
    pub fn of(day: Date) -> Semester {
        match day.month {
            1 => Semester { year: day.year - 1, autumn: true },
            2..=7 => Semester { year: day.year, autumn: false },
            _ => Semester { year: day.year, autumn: true },
        }
    }

    /// The year it begins in.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Whether it is the autumn term.
    pub fn is_autumn(self) -> bool {
        self.autumn
    }

    /// Its first day: 1 February or 1 August.
    pub fn first_day(self) -> Date {
        Date::of(self.year, if self.autumn { 8 } else { 2 }, 1)
    }

    /// Its last day: 31 July, or 31 January of the following year.
    pub fn last_day(self) -> Date {
        if self.autumn { Date::of(self.year + 1, 1, 31) } else { Date::of(self.year, 7, 31) }
    }
}

/// `2024-spring`.
impl fmt::Display for Semester {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.year, if self.autumn { "autumn" } else { "spring" })
    }
}

keyed! {
    /// What a value is dated by.
    DatedBy {
        /// The day of assessment.
        Day = "day",
        /// The day of discharge from hospital.
        Discharge = "discharge",
        /// The school term.
        Semester = "semester",
        /// The year that the insurance covers.
        CoverageYear = "coverage_year",
        /// The calendar year.
        CalendarYear = "calendar_year",
        /// 上年度: the calendar year before the assessment.
        PreviousYear = "previous_year",
        /// The day on which a contract was signed.
        Contract = "contract",
    }
}

impl DatedBy {
    /// How such a date is written, for a message.
    pub fn form(self) -> &'static str {
        match self {
            DatedBy::Day | DatedBy::Discharge | DatedBy::Contract => "2024-05-10",
            DatedBy::Semester => "2024-spring",
            DatedBy::CoverageYear | DatedBy::CalendarYear | DatedBy::PreviousYear => "2024",
        }
    }

    /// First and last day of what `text` names in this way of dating.
    pub fn days(self, text: &str) -> Option<(Date, Date)> {
        match self {
            DatedBy::Day | DatedBy::Discharge | DatedBy::Contract => Date::parse(text).map(|day| (day, day)),
            DatedBy::Semester => Semester::parse(text).map(|term| (term.first_day(), term.last_day())),
            DatedBy::CoverageYear | DatedBy::CalendarYear | DatedBy::PreviousYear => {
                let first = Date::parse(&format!("{text}-01-01"))?;
                Some((first, Date::of(first.year, 12, 31)))
            }
        }
    }

    /// A day in this way of dating: `2024-spring`, `2024`, `2024-05-10`.
    pub fn name(self, day: Date) -> String {
        match self {
            DatedBy::Day | DatedBy::Discharge | DatedBy::Contract => day.to_string(),
            DatedBy::Semester => Semester::of(day).to_string(),
            DatedBy::CoverageYear | DatedBy::CalendarYear | DatedBy::PreviousYear => day.year.to_string(),
        }
    }
}

/// From one day to another, both included; no end means that none was set or
/// none was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day, if one is known.
    pub until: Option<Date>,
}

impl Period {
    /// Whether the day lies within.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Period) -> bool {
        self.until.is_none_or(|last| other.from <= last) && other.until.is_none_or(|last| self.from <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn only_days_that_exist_are_read() {
        for good in ["2024-02-29", "1900-01-01", "2199-12-31"] {
            assert_eq!(day(good).to_string(), good);
        }
        for bad in ["2023-02-29", "2024-13-01", "2024-00-10", "2024-5-10", "24-05-10", "1899-12-31", "2200-01-01", ""] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn january_and_august_belong_to_autumn() {
        for (at, term) in [
            ("2024-01-31", "2023-autumn"),
            ("2024-02-01", "2024-spring"),
            ("2024-07-31", "2024-spring"),
            ("2024-08-01", "2024-autumn"),
            ("2024-12-31", "2024-autumn"),
        ] {
            assert_eq!(Semester::of(day(at)).to_string(), term);
            assert_eq!(Semester::parse(term), Some(Semester::of(day(at))));
        }
    }

    #[test]
    fn months_are_clamped_to_the_month_s_end() {
        assert_eq!(day("2023-08-31").plus_months(6), day("2024-02-29"));
        assert_eq!(day("2024-12-15").plus_months(1), day("2025-01-15"));
        assert_eq!(day("2024-03-31").plus_months(13), day("2025-04-30"));
    }

    #[test]
    fn the_window_is_full_months_before_the_day_s_month() {
        assert_eq!(day("2024-05-10").window_before(12), (day("2023-05-01"), day("2024-04-30")));
        assert_eq!(day("2024-01-01").window_before(12), (day("2023-01-01"), day("2023-12-31")));
        assert_eq!(day("2024-03-31").window_before(12), (day("2023-03-01"), day("2024-02-29")));
    }

    #[test]
    fn a_period_includes_both_ends() {
        let year = Period { from: day("2024-01-01"), until: Some(day("2024-12-31")) };
        assert!(year.contains(day("2024-01-01")) && year.contains(day("2024-12-31")));
        assert!(!year.contains(day("2023-12-31")) && !year.contains(day("2025-01-01")));
        let open = Period { from: day("2024-12-31"), until: None };
        assert!(year.overlaps(open) && open.overlaps(year));
        assert!(!year.overlaps(Period { from: day("2025-01-01"), until: None }));
    }
}
