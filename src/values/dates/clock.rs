//! Clock times and parts of the day: "5 p.m. Tuesday", "Tuesday morning", "17:30 GMT".

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Anchor, Reading, absolute, calendar, relative, weekdays};
use crate::values::line::Line;
use crate::values::numbers::words;
use crate::values::{Granularity, TimeRange};

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    hour: i8,
    minute: i8,
    granularity: Granularity,
    end: usize,
}

/// Reads a clock time with the day that may follow it, or the part of this day.
///
/// A clock time without a day has no range: it may be any day's that the story tells of.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    if let Some(reading) = this_part(line, i, anchor) {
        return Some(reading);
    }
    let clock = clock(line, i)?;
    let at = clock.end + usize::from(line.word(clock.end) == ",");
    let at = at + usize::from(line.word(at) == "on");
    let day = day(line, at, anchor).filter(|day| day.granularity == Granularity::Day);
    let (range, end) = match day {
        Some(day) => (day.range.and_then(|range| on_day(range, clock)), day.end),
        None => (None, clock.end),
    };
    Some(Reading::new(end, range, clock.granularity))
}

fn day(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    weekdays::read(line, i, anchor)
        .or_else(|| absolute::day(line, i, anchor))
        .or_else(|| {
            matches!(line.word(i), "today" | "yesterday" | "tomorrow")
                .then(|| relative::read(line, i, anchor))
                .flatten()
        })
}

/// `day` with the part of the day or the clock time that follows it.
pub(super) fn within_day(line: &Line, day: Reading) -> Reading {
    if let Some(hours) = day_part(line.word(day.end)) {
        let range = day.range.and_then(|range| part(range.start.date(), hours));
        return Reading::new(day.end + 1, range, Granularity::Daypart);
    }
    let at = day.end + usize::from(line.word(day.end) == ",");
    let at = at + usize::from(matches!(line.word(at), "at" | "around" | "about"));
    match clock(line, at) {
        Some(clock) => Reading::new(
            clock.end,
            day.range.and_then(|range| on_day(range, clock)),
            clock.granularity,
        ),
        None => day,
    }
}

fn on_day(range: TimeRange, clock: Clock) -> Option<TimeRange> {
    let start = range.start.date().at(clock.hour, clock.minute, 0, 0);
    let length = if clock.granularity == Granularity::Hour {
        1.hour()
    } else {
        1.minute()
    };
    Some(TimeRange {
        start,
        end: start.checked_add(length).ok()?,
    })
}

/// The hours of a part of the day, wide enough for how the word is used; a night ends with
/// the next day's sixth hour.
fn day_part(word: &str) -> Option<(i8, i64)> {
    match word {
        "morning" => Some((0, 12)),
        "afternoon" => Some((12, 6)),
        "evening" => Some((17, 7)),
        "night" => Some((18, 12)),
        _ => None,
    }
}

fn part(date: Date, (hour, length): (i8, i64)) -> Option<TimeRange> {
    let start = date.at(hour, 0, 0, 0);
    Some(TimeRange {
        start,
        end: start.checked_add(length.hours()).ok()?,
    })
}

/// "this morning", "tonight", "last night".
fn this_part(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let (offset, word, end) = match line.word(i) {
        "tonight" => (0, "night", i + 1),
        "this" => (0, line.word(i + 1), i + 2),
        "last" => (-1, line.word(i + 1), i + 2),
        _ => return None,
    };
    let hours = day_part(word)?;
    let range = anchor
        .today()
        .and_then(|today| part(calendar::shift(today, offset.days())?, hours));
    Some(Reading::new(end, range, Granularity::Daypart))
}

/// A clock time with its zone: "5 p.m.", "5:30pm", "17:30 GMT", "noon", "5 o'clock".
fn clock(line: &Line, i: usize) -> Option<Clock> {
    let clock = match line.word(i) {
        "noon" | "midday" => fixed(12, i),
        "midnight" => fixed(0, i),
        _ => digital(line, i)
            .or_else(|| opening(line, i))
            .or_else(|| four_digits(line, i))
            .or_else(|| in_words(line, i))?,
    };
    let zone = is_zone(line, clock.end);
    Some(Clock {
        end: clock.end + usize::from(zone),
        ..clock
    })
}

fn fixed(hour: i8, i: usize) -> Clock {
    Clock {
        hour,
        minute: 0,
        granularity: Granularity::Minute,
        end: i + 1,
    }
}

/// "1605 GMT".
fn four_digits(line: &Line, i: usize) -> Option<Clock> {
    let time = line.integer(i, 4).filter(|_| line.text(i).len() == 4)?;
    let (hour, minute) = (
        i8::try_from(time / 100).ok()?,
        i8::try_from(time % 100).ok()?,
    );
    let valid = hour < 24 && minute < 60 && is_zone(line, i + 1);
    valid.then_some(Clock {
        hour,
        minute,
        granularity: Granularity::Minute,
        end: i + 1,
    })
}

/// "three o'clock".
fn in_words(line: &Line, i: usize) -> Option<Clock> {
    let hour = words::number(line, i, false).filter(|n| line.word(n.end) == "o'clock")?;
    let valid = (1.0..=12.0).contains(&hour.value) && hour.value.fract() == 0.0;
    valid.then_some(Clock {
        hour: hour.value as i8,
        minute: 0,
        granularity: Granularity::Hour,
        end: hour.end + 1,
    })
}

fn digital(line: &Line, i: usize) -> Option<Clock> {
    let (hour, minute, end) = hour_and_minute(line, i)?;
    let half = half_of_day(line, end);
    let (hour, end) = match half {
        Some((afternoon, end)) if (1..=12).contains(&hour) => {
            (hour % 12 + if afternoon { 12 } else { 0 }, end)
        }
        Some(_) => return None,
        None if line.word(end) == "o'clock" => (hour, end + 1),
        None if minute.is_some() && is_clock(line, i, end) => (hour, end),
        None => return None,
    };
    let granularity = if minute.is_some() {
        Granularity::Minute
    } else {
        Granularity::Hour
    };
    Some(Clock {
        hour,
        minute: minute.unwrap_or(0),
        granularity,
        end,
    })
}

/// "10-11 a.m." from its start on, in the half of the day of its end.
fn opening(line: &Line, i: usize) -> Option<Clock> {
    let (hour, minute, end) = hour_and_minute(line, i).filter(|&(.., end)| line.joins(end))?;
    let last = digital(line, end + 1)?;
    let hour = if last.hour >= 12 && hour < 12 && hour <= last.hour % 12 {
        hour + 12
    } else {
        hour
    };
    Some(Clock {
        hour,
        minute: minute.unwrap_or(0),
        end: last.end,
        ..last
    })
}

/// "5", "5:30", "5.30", "17:30:05".
fn hour_and_minute(line: &Line, i: usize) -> Option<(i8, Option<i8>, usize)> {
    let small = |value: i16, limit: i16| {
        i8::try_from(value)
            .ok()
            .filter(|_| (0..limit).contains(&value))
    };
    if let Some((hour, minute)) = line.text(i).split_once('.') {
        let minute = minute.parse().ok().filter(|_| minute.len() == 2);
        return Some((
            small(hour.parse().ok()?, 24)?,
            Some(small(minute?, 60)?),
            i + 1,
        ));
    }
    let hour = small(line.integer(i, 2)?, 24)?;
    let parted = |at: usize| line.word(at) == ":" && line.glued(at) && line.glued(at + 1);
    if !parted(i + 1) {
        return Some((hour, None, i + 1));
    }
    let two_digits = |at: usize| {
        line.integer(at, 2)
            .filter(|_| line.text(at).len() == 2)
            .and_then(|value| small(value, 60))
    };
    let minute = two_digits(i + 2)?;
    let seconds = parted(i + 3) && two_digits(i + 4).is_some();
    Some((hour, Some(minute), i + 3 + 2 * usize::from(seconds)))
}

/// Whether "am" or "pm" stands at `i`: true for the afternoon, and the index after it.
fn half_of_day(line: &Line, i: usize) -> Option<(bool, usize)> {
    let end = i
        + 1
        + usize::from(
            line.word(i).contains('.')
                && !line.word(i).ends_with('.')
                && line.word(i + 1) == "."
                && line.glued(i + 1),
        );
    match line.word(i) {
        "am" | "a.m." | "a.m" => Some((false, end)),
        "pm" | "p.m." | "p.m" => Some((true, end)),
        _ => None,
    }
}

/// Whether "17:30" is a clock time and no score, verse or ratio; "5.30" needs "pm".
fn is_clock(line: &Line, i: usize, end: usize) -> bool {
    let colon = line.word(i + 1) == ":";
    let introduced = matches!(
        line.before(i, 1),
        "at" | "by"
            | "around"
            | "about"
            | "from"
            | "until"
            | "to"
            | "before"
            | "after"
            | "since"
            | "between"
            | ","
            | "and"
    );
    let whole = !(line.joins(end)
        || matches!(line.word(end), ":" | ".") && line.glued(end) && line.is_number(end + 1));
    colon && whole && (line.text(i).len() == 2 || introduced || is_zone(line, end))
}

fn is_zone(line: &Line, i: usize) -> bool {
    matches!(
        line.text(i),
        "GMT"
            | "UTC"
            | "BST"
            | "CET"
            | "CEST"
            | "EST"
            | "EDT"
            | "ET"
            | "CST"
            | "CDT"
            | "CT"
            | "MST"
            | "MDT"
            | "MT"
            | "PST"
            | "PDT"
            | "PT"
            | "IST"
            | "JST"
            | "AEST"
            | "AEDT"
            | "MSK"
            | "EET"
            | "HKT"
            | "SGT"
    )
}
