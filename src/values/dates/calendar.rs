//! Intervals of the calendar. `None` where they leave the years that can be counted.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::values::TimeRange;

/// From the start of one day to the start of another.
pub(super) fn between(start: Date, end: Date) -> Option<TimeRange> {
    let midnight = |date: Date| date.at(0, 0, 0, 0);
    (start < end).then(|| TimeRange {
        start: midnight(start),
        end: midnight(end),
    })
}

/// `date` moved by `span`.
pub(super) fn shift(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}

/// What starts on `start` and lasts `span`.
pub(super) fn lasting(start: Date, span: Span) -> Option<TimeRange> {
    between(start, shift(start, span)?)
}

/// One day.
pub(super) fn day(date: Date) -> Option<TimeRange> {
    lasting(date, 1.day())
}

/// The week of `date`, from Monday.
pub(super) fn week(date: Date) -> Option<TimeRange> {
    lasting(monday(date)?, 1.week())
}

/// The Saturday and Sunday of the week of `date`.
pub(super) fn weekend(date: Date) -> Option<TimeRange> {
    lasting(shift(monday(date)?, 5.days())?, 2.days())
}

fn monday(date: Date) -> Option<Date> {
    shift(
        date,
        -i64::from(date.weekday().to_monday_zero_offset()).days(),
    )
}

/// The weekday that lies in the week of `date`.
pub(super) fn weekday_of_week(date: Date, weekday: Weekday) -> Option<Date> {
    shift(
        monday(date)?,
        i64::from(weekday.to_monday_zero_offset()).days(),
    )
}

/// `count` months from the first day of `month`.
pub(super) fn months(year: i16, month: i8, count: i64) -> Option<TimeRange> {
    lasting(Date::new(year, month, 1).ok()?, count.months())
}

/// `count` whole years from the start of `year`.
pub(super) fn years(year: i16, count: i64) -> Option<TimeRange> {
    lasting(Date::new(year, 1, 1).ok()?, count.years())
}

/// Quarter 1 to 4 of a year.
pub(super) fn quarter(year: i16, quarter: i8) -> Option<TimeRange> {
    months(year, quarter * 3 - 2, 3)
}

/// The months of the year.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number, 1 to 12, of a month named in full.
pub(super) fn month_number(name: &str) -> Option<i8> {
    MONTHS
        .iter()
        .zip(1..)
        .find(|(month, _)| **month == name)
        .map(|(_, number)| number)
}

/// The first month of a season of the north, as weather services count.
pub(super) fn season_start(name: &str) -> Option<i8> {
    match name {
        "spring" => Some(3),
        "summer" => Some(6),
        "autumn" | "fall" => Some(9),
        "winter" => Some(12),
        _ => None,
    }
}

/// The weekday of a name.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    match name {
        "monday" => Some(Weekday::Monday),
        "tuesday" => Some(Weekday::Tuesday),
        "wednesday" => Some(Weekday::Wednesday),
        "thursday" => Some(Weekday::Thursday),
        "friday" => Some(Weekday::Friday),
        "saturday" => Some(Weekday::Saturday),
        "sunday" => Some(Weekday::Sunday),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_start_on_monday() {
        let wednesday = date(2023, 9, 6);
        assert_eq!(
            week(wednesday),
            between(date(2023, 9, 4), date(2023, 9, 11))
        );
        assert_eq!(
            weekend(wednesday),
            between(date(2023, 9, 9), date(2023, 9, 11))
        );
    }

    #[test]
    fn the_end_of_time_has_no_range() {
        assert_eq!(years(9999, 10), None);
        assert_eq!(months(2023, 13, 1), None);
    }
}
