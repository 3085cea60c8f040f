//! A weekday as the date it was, and a date as its weekday.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use parallax::text::Span;
use parallax::values::{Granularity, TimeBound, TimeExpression};

use super::super::Subject;
use super::super::changed::{MONTHS, WEEKDAYS};
use super::{Edit, is_quoted};

/// Every weekday of the narrator's words as the date, counted back from publication.
///
/// The nearest such day that is not to come is meant; what our analysis takes for a coming day
/// is left as it is.
pub(super) fn weekdays_as_dates(subject: &Subject) -> Vec<Vec<Edit>> {
    let edit = |time: &TimeExpression, published: Date| {
        let at = day_word(subject, time)?;
        let weekday = WEEKDAYS.iter().position(|d| *d == subject.slice(at))?;
        let back = (7 + weekday_number(published.weekday()) - weekday as i64) % 7;
        let date = published.checked_sub(back.days()).ok()?;
        let agreed = time.range.is_some_and(|r| r.start.date() == date);
        let month = MONTHS[date.month() as usize - 1];
        agreed.then(|| Edit::new(at, format!("{month} {}", date.day())))
    };
    vec![edits(subject, edit)]
}

/// Every date of the narrator's words in the week before publication as its weekday.
pub(super) fn dates_as_weekdays(subject: &Subject) -> Vec<Vec<Edit>> {
    let edit = |time: &TimeExpression, published: Date| {
        let words = subject.slice(time.span);
        let (month, day) = words.split_once(' ')?;
        MONTHS.iter().find(|m| **m == month)?;
        day.parse::<u8>().ok()?;
        let date = time.range?.start.date();
        let recent = date < published && date > published.checked_sub(6.days()).ok()?;
        let weekday = WEEKDAYS[weekday_number(date.weekday()) as usize];
        recent.then(|| Edit::new(time.span, weekday))
    };
    vec![edits(subject, edit)]
}

fn edits(subject: &Subject, edit: impl Fn(&TimeExpression, Date) -> Option<Edit>) -> Vec<Edit> {
    let Some(published) = subject.article.published else {
        return Vec::new();
    };
    let published = TimeZone::UTC.to_datetime(published).date();
    let times = subject.analysis().values.times.iter();
    let days = times.filter(|t| {
        let day = t.granularity == Granularity::Day && t.recurrence.is_none();
        day && t.bound == TimeBound::Exact && !is_quoted(subject, t.span)
    });
    days.filter_map(|t| edit(t, published)).collect()
}

/// The words of a time that are one weekday.
fn day_word(subject: &Subject, time: &TimeExpression) -> Option<Span> {
    WEEKDAYS
        .contains(&subject.slice(time.span))
        .then_some(time.span)
}

/// 0 for Monday.
fn weekday_number(day: Weekday) -> i64 {
    i64::from(day.to_monday_zero_offset())
}
