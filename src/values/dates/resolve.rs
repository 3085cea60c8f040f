//! What a term means: the interval nearest to what it is counted from.
//!
//! A term that names a year or a window is found in there. Else the article's time decides:
//! back for the past, ahead for the future, and mostly back where no verb tells, as news
//! tells what was.

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};

use super::tense::Tense;
use super::term::{Clock, DayPart, Term, YearPart};
use super::{Anchor, calendar};
use crate::values::time::Anchoring;
use crate::values::{Granularity, TimeRange};

/// How many years to each side may hold the day that is meant: five years hold every
/// weekday of a date, twelve also those of 29 February for most of a century.
const YEARS: i16 = 12;
/// How many months to each side hold a day of the month that is a given weekday.
const MONTHS: i64 = 14;

/// A term with what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    /// The interval, if there is something to count from.
    pub(super) range: Option<TimeRange>,
    /// What it was counted from.
    pub(super) anchoring: Anchoring,
}

/// What `term` means, where the words around it speak of `tense`.
pub(super) fn resolve(term: &Term, anchor: &Anchor, tense: Tense) -> Resolved {
    if term.recurrence.is_some() {
        return Resolved {
            range: None,
            anchoring: Anchoring::None,
        };
    }
    let (date, anchoring) = date(term, anchor, tense);
    let range = date
        .and_then(|date| time_of_day(term, date))
        .and_then(|range| in_utc(term, range))
        .and_then(|range| match term.stage {
            Some(stage) => stage.of(range, term.granularity(), anchor),
            None => Some(range),
        });
    Resolved {
        range,
        anchoring: if range.is_some() {
            anchoring
        } else {
            Anchoring::None
        },
    }
}

/// The days that a term names, or the day its time of the day most likely is of.
fn date(term: &Term, anchor: &Anchor, tense: Tense) -> (Option<TimeRange>, Anchoring) {
    if !term.has_date() {
        let part = term.part_of_day.map(|part| part.start);
        let minute = term.clock.map(Clock::minutes).or(part);
        let (day, anchoring) = anchor.day_of_clock(minute, tense);
        return (day.and_then(calendar::day), anchoring);
    }
    let names_more = term.month.is_some()
        || term.day.is_some()
        || term.weekday.is_some()
        || term.holiday.is_some()
        || term.part_of_year.is_some();
    match (term.window, term.year) {
        (Some(window), _) if names_more => {
            let inside = window.range.and_then(|range| within(term, range));
            (inside, window.anchoring)
        }
        (Some(window), _) => (window.range, window.anchoring),
        (None, Some(year)) if names_more => (in_year(term, year), Anchoring::Absolute),
        (None, Some(year)) => (calendar::years(year, 1), Anchoring::Absolute),
        (None, None) => match of_month_told(term, anchor, tense) {
            Some(day) => (Some(day), Anchoring::Context),
            None => (nearest(term, anchor, tense), anchor.anchoring()),
        },
    }
}

/// What `term` names in a year.
fn in_year(term: &Term, year: i16) -> Option<TimeRange> {
    if let Some(holiday) = term.holiday {
        return holiday.in_year(year);
    }
    match (term.part_of_year, term.month, term.day) {
        (Some(part), _, _) => part.in_year(year),
        (None, Some(month), Some(day)) => {
            let date = Date::new(year, month, day).ok()?;
            calendar::day(date).filter(|_| is_weekday(term, date))
        }
        (None, Some(month), None) => calendar::months(year, month, 1),
        _ => None,
    }
}

fn is_weekday(term: &Term, date: Date) -> bool {
    term.weekday.is_none_or(|weekday| weekday == date.weekday())
}

impl YearPart {
    fn in_year(self, year: i16) -> Option<TimeRange> {
        match self {
            Self::Quarter(quarter) => calendar::quarter(year, quarter),
            Self::Half(half) => calendar::months(year, half * 6 - 5, 6),
            Self::Season(month) => calendar::months(year, month, 3),
            Self::Week(week) => {
                let fourth = Date::new(year, 1, 4).ok()?;
                calendar::week(calendar::shift(fourth, (i64::from(week) - 1).weeks())?)
            }
        }
    }
}

/// The first of what `term` names that starts in `window`.
fn within(term: &Term, window: TimeRange) -> Option<TimeRange> {
    let inside = |range: &TimeRange| window.start <= range.start && range.start < window.end;
    if is_yearly(term) {
        let years = window.start.year()..=window.end.year();
        return years.filter_map(|year| in_year(term, year)).find(inside);
    }
    let start = window.start.date();
    if term.day.is_some() {
        let months = (0..MONTHS).filter_map(|n| in_month(term, start, n));
        return months
            .take_while(|range| range.start < window.end)
            .find(inside);
    }
    let weekday = term.weekday?;
    let week = calendar::weekday_of_week(start, weekday);
    let days = [week, week.and_then(|day| calendar::shift(day, 1.week()))];
    days.into_iter()
        .flatten()
        .filter_map(calendar::day)
        .find(inside)
}

/// Whether `term` comes once a year.
fn is_yearly(term: &Term) -> bool {
    term.month.is_some() || term.holiday.is_some() || term.part_of_year.is_some()
}

/// The day of `term` in the month that is `months` after that of `date`.
fn in_month(term: &Term, date: Date, months: i64) -> Option<TimeRange> {
    let first = calendar::shift(date.first_of_month(), months.months())?;
    let day = Date::new(first.year(), first.month(), term.day?).ok()?;
    calendar::day(day).filter(|_| is_weekday(term, day))
}

/// The day of "on 3 May and again on the 10th": it follows the day told before in its month.
fn of_month_told(term: &Term, anchor: &Anchor, tense: Tense) -> Option<TimeRange> {
    let bare = term.day.is_some() && term.month.is_none() && term.weekday.is_none();
    let told = anchor
        .told_day()
        .filter(|_| bare && tense != Tense::Future)?;
    (term.day > Some(told.day())).then(|| in_month(term, told, 0))?
}

/// What `term` names nearest to the anchor.
fn nearest(term: &Term, anchor: &Anchor, tense: Tense) -> Option<TimeRange> {
    let today = anchor.today()?;
    if is_yearly(term) {
        return nearest_year(term, today, tense);
    }
    let now = calendar::day(today)?;
    if term.day.is_some() && term.weekday.is_some() {
        let near = (-MONTHS..=MONTHS).filter_map(|n| in_month(term, today, n));
        return near.min_by_key(|range| days(today, range.start.date()).abs());
    }
    if term.day.is_some() {
        let step = if tense == Tense::Future { 1 } else { -1 };
        let fits = |range: &TimeRange| match tense {
            Tense::Future => range.start >= now.start,
            _ => range.start <= now.start,
        };
        return (0..=MONTHS * 2)
            .filter_map(|n| in_month(term, today, n * step))
            .find(fits);
    }
    let weekday = term.weekday?;
    let back = i64::from(weekday.until(today.weekday()));
    // "8 p.m. (0000 GMT Friday)": the next day begins earlier elsewhere.
    let elsewhere = term.zone.is_some() && back == 6 && tense == Tense::Unknown;
    let tense = if elsewhere { Tense::Future } else { tense };
    let days = if tense == Tense::Future {
        (7 - back) % 7
    } else {
        -back
    };
    calendar::day(calendar::shift(today, days.days())?)
}

/// The year's day, month or season that is meant.
///
/// It is the last that lies no further ahead than the verb allows: most of a year for the future,
/// a day for the past (the clocks of the world differ), and four months where no verb
/// tells, since news names the year of what is further off. With a weekday it is the
/// nearest that is one.
fn nearest_year(term: &Term, today: Date, tense: Tense) -> Option<TimeRange> {
    let candidates = |years: i16| {
        (-years..=years)
            .rev()
            .filter_map(move |n| in_year(term, today.year().checked_add(n)?))
    };
    let ahead = |range: &TimeRange| days(today, range.start.date());
    if term.weekday.is_some() {
        return candidates(YEARS).min_by_key(|range| ahead(range).abs());
    }
    let month_only = term.day.is_none() && term.holiday.is_none();
    let day_of_month = if month_only {
        i32::from(today.day()) - 1
    } else {
        0
    };
    let most = match tense {
        Tense::Future if month_only => 11 * 31,
        Tense::Future => 355,
        Tense::Past => 1,
        Tense::Unknown => 4 * 31,
    };
    let rare = if term.day == Some(29) { 8 } else { 1 };
    candidates(rare).find(|range| ahead(range) + day_of_month <= most)
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The time of the day that `term` names, on the first of the days `date`.
fn time_of_day(term: &Term, date: TimeRange) -> Option<TimeRange> {
    let day = date.start.date();
    match (term.clock, term.part_of_day) {
        (Some(clock), _) => match term.until {
            Some(until) => from_to(day, clock, until),
            None => at_clock(day, clock),
        },
        (None, Some(part)) => in_part(day, part),
        (None, None) => Some(date),
    }
}

/// `clock` on `day`: an hour, a minute or a second long.
pub(super) fn at_clock(day: Date, clock: Clock) -> Option<TimeRange> {
    let midnight = day.at(0, 0, 0, 0);
    let minutes = i64::from(clock.minutes());
    let seconds = i64::from(clock.second.unwrap_or(0));
    let start = midnight
        .checked_add(minutes.minutes().seconds(seconds))
        .ok()?;
    let length: Span = match (clock.minute, clock.second) {
        (_, Some(_)) => 1.second(),
        (Some(_), None) => 1.minute(),
        (None, None) => 1.hour(),
    };
    lasting(start, length)
}

/// From `clock` to `until`, which may lie on the next day.
fn from_to(day: Date, clock: Clock, until: Clock) -> Option<TimeRange> {
    let start = at_clock(day, clock)?.start;
    let end = at_clock(day, until)?.start;
    let next = if end <= start { 1.day() } else { 0.days() };
    Some(TimeRange {
        start,
        end: end.checked_add(next).ok()?,
    })
}

fn in_part(day: Date, part: DayPart) -> Option<TimeRange> {
    let start = day
        .at(0, 0, 0, 0)
        .checked_add(i64::from(part.start).minutes());
    lasting(start.ok()?, i64::from(part.length).minutes())
}

fn lasting(start: DateTime, length: Span) -> Option<TimeRange> {
    Some(TimeRange {
        start,
        end: start.checked_add(length).ok()?,
    })
}

/// `range` in UTC, if the words name its zone.
fn in_utc(term: &Term, range: TimeRange) -> Option<TimeRange> {
    let Some(zone) = term
        .zone
        .filter(|_| term.granularity() < Granularity::Daypart)
    else {
        return Some(range);
    };
    Some(TimeRange {
        start: zone.to_utc(range.start)?,
        end: zone.to_utc(range.end)?,
    })
}
