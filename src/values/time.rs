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

/// How the words before or after a time limit what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeBound {
    /// "on Tuesday".
    Exact,
    /// "around Tuesday", "two weeks ago".
    About,
    /// "before Tuesday": earlier than its start.
    Before,
    /// "by Tuesday", "until Tuesday", "Tuesday at the latest": not after its end.
    Until,
    /// "after Tuesday": later than its end.
    After,
    /// "since Tuesday", "from Tuesday on", "as early as Tuesday": not before its start.
    Since,
}

/// What a time was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchoring {
    /// Nothing: the words say the year themselves.
    Absolute,
    /// The time of publication that the caller gave.
    Publication,
    /// The date in the dateline of the article, since no time of publication was given.
    Dateline,
    /// A time told before: "two days later".
    Context,
    /// Nothing is known to count from, so there is no range.
    None,
}

/// How often something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Recurrence {
    /// Every so many of them: 2 in "every other week".
    pub every: u16,
    /// Of what: a week in "every Tuesday" and "weekly".
    pub granularity: Granularity,
}

/// A time named in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Where it stands, without the words that bound it.
    pub span: Span,
    /// What it means; `None` if nothing is known to count from: without a publication date
    /// or dateline, for "two days later" with no day told before, and for what recurs.
    pub range: Option<TimeRange>,
    /// What it means if day and month are the other way round: for "3/4/2019" where no date
    /// of the article shows which comes first. `range` then has the month first.
    pub alternative: Option<TimeRange>,
    /// How fine it is.
    pub granularity: Granularity,
    /// How the words around it limit it.
    pub bound: TimeBound,
    /// What it was counted from.
    pub anchoring: Anchoring,
    /// How often it comes, if it does so more than once: "every Tuesday", "daily".
    pub recurrence: Option<Recurrence>,
    /// The value as ISO 8601 and ISO 24617-1 (TIMEX3) write it: "2023-09-05", "2023-W36",
    /// "2023-Q3", "T17:30" for a clock time without a day, "XXXX-WXX-2" for every or for
    /// some Tuesday, "P1D" for what is daily, and "START/END", the end not included, for
    /// all else. "" if nothing is known.
    pub timex: String,
}

impl TimeExpression {
    /// Whether its words name a day, or something longer: not of "at 8 p.m.", whose day the
    /// text around it tells at best.
    pub fn names_day(&self) -> bool {
        !self.timex.starts_with('T')
    }
}
