//! The types of times.

use jiff::civil::DateTime;

use crate::text::Span;

/// How fine a time is, the finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// Morning, afternoon, evening or night.
    Daypart,
    /// A day.
    Day,
    /// A weekend.
    Weekend,
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season, or half a year.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A half-open interval of civil time, read as UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeRange {
    /// Where it starts.
    pub start: DateTime,
    /// Where it ends.
    pub end: DateTime,
}

/// A time named in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Where it stands.
    pub span: Span,
    /// What it means; `None` if nothing is known to count from: without a publication date,
    /// for "two days later", and for a clock time without a day.
    pub range: Option<TimeRange>,
    /// How fine it is.
    pub granularity: Granularity,
}
