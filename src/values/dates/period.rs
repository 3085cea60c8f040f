//! The spans of the calendar that times are counted in: seconds to centuries.

use jiff::Span;
use jiff::civil::DateTime;

use super::calendar;
use crate::values::line::Line;
use crate::values::{Granularity, TimeRange};

/// A span of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Period {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A period as a word names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The period.
    pub(super) period: Period,
    /// How many of them one is: two weeks in a fortnight.
    pub(super) times: i64,
    /// Whether the word is a plural.
    pub(super) plural: bool,
}

/// The unit named at `i`: "week", "yrs", "fortnights".
pub(super) fn unit(line: &Line, i: usize) -> Option<Unit> {
    let word = line.word(i);
    let one = |period| Some((period, 1));
    let stem = word.strip_suffix('s').unwrap_or(word);
    let (period, times) = match stem {
        "second" | "sec" => one(Period::Second),
        "minute" | "min" => one(Period::Minute),
        "hour" | "hr" | "h" => one(Period::Hour),
        "day" | "night" => one(Period::Day),
        "weekend" => one(Period::Weekend),
        "week" | "wk" => one(Period::Week),
        "fortnight" => Some((Period::Week, 2)),
        "month" => one(Period::Month),
        "quarter" | "qtr" => one(Period::Quarter),
        "year" | "yr" => one(Period::Year),
        "decade" => one(Period::Decade),
        "century" | "centurie" => one(Period::Century),
        _ => None,
    }?;
    Some(Unit {
        period,
        times,
        plural: word.ends_with('s'),
    })
}

impl Period {
    /// How fine it is.
    pub(super) fn granularity(self) -> Granularity {
        match self {
            Self::Second => Granularity::Second,
            Self::Minute => Granularity::Minute,
            Self::Hour => Granularity::Hour,
            Self::Day => Granularity::Day,
            Self::Weekend => Granularity::Weekend,
            Self::Week => Granularity::Week,
            Self::Month => Granularity::Month,
            Self::Quarter => Granularity::Quarter,
            Self::Year => Granularity::Year,
            Self::Decade => Granularity::Decade,
            Self::Century => Granularity::Century,
        }
    }

    /// Whether it is part of a day.
    pub(super) fn is_of_clock(self) -> bool {
        self < Self::Day
    }

    /// How long `count` of them last; `None` beyond what a calendar can count.
    pub(super) fn span(self, count: i64) -> Option<Span> {
        let span = Span::new();
        match self {
            Self::Second => span.try_seconds(count),
            Self::Minute => span.try_minutes(count),
            Self::Hour => span.try_hours(count),
            Self::Day => span.try_days(count),
            Self::Weekend | Self::Week => span.try_weeks(count),
            Self::Month => span.try_months(count),
            Self::Quarter => span.try_months(count.checked_mul(3)?),
            Self::Year => span.try_years(count),
            Self::Decade => span.try_years(count.checked_mul(10)?),
            Self::Century => span.try_years(count.checked_mul(100)?),
        }
        .ok()
    }

    /// The one that holds `time`; for the clock's, the one that starts with it.
    pub(super) fn around(self, time: DateTime) -> Option<TimeRange> {
        let date = time.date();
        let year = date.year();
        match self {
            Self::Second | Self::Minute | Self::Hour => Some(TimeRange {
                start: time,
                end: time.checked_add(self.span(1)?).ok()?,
            }),
            Self::Day => calendar::day(date),
            Self::Weekend => calendar::weekend(date),
            Self::Week => calendar::week(date),
            Self::Month => calendar::months(year, date.month(), 1),
            Self::Quarter => calendar::quarter(year, (date.month() + 2) / 3),
            Self::Year => calendar::years(year, 1),
            Self::Decade => calendar::years(year.div_euclid(10) * 10, 10),
            Self::Century => calendar::years((year - 1).div_euclid(100) * 100 + 1, 100),
        }
    }

    /// `count` of them, one after the other, from the one `offset` after that of `time`.
    pub(super) fn run(self, time: DateTime, offset: i64, count: i64) -> Option<TimeRange> {
        let here = self.around(time)?;
        // From the first day, since the 31st has no day a month on.
        let first = here.start.checked_add(self.span(offset)?).ok()?;
        let last = here
            .start
            .checked_add(self.span(offset.checked_add(count - 1)?)?)
            .ok()?;
        let (first, last) = (self.around(first)?, self.around(last)?);
        Some(TimeRange {
            start: first.start,
            end: last.end,
        })
    }

    /// How many of them "the coming days" may be: fewer than the next longer word says.
    pub(super) fn usual_count(self) -> i64 {
        match self {
            Self::Second | Self::Minute => 60,
            Self::Hour => 24,
            Self::Day => 7,
            Self::Week | Self::Weekend => 6,
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year | Self::Decade | Self::Century => 10,
        }
    }
}

/// The `period` that lies `count` of them after `start`.
pub(super) fn moved(start: DateTime, period: Period, count: i64) -> Option<TimeRange> {
    let moved = start.checked_add(period.span(count)?).ok()?;
    period.around(moved)
}
