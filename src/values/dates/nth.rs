//! Places in a longer time: "the first Monday of next month", "the last week of July", "the
//! first nine months of 2019", "the week of May 5".

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::ordinals::place;
use super::period::{self, Period};
use super::resolve;
use super::tense::around;
use super::term::{Term, Window};
use super::{Anchor, Reading, calendar, dayparts};
use crate::values::line::Line;
use crate::values::numbers::words;
use crate::values::time::Anchoring;
use crate::values::{Granularity, TimeRange};

/// Reads a place in a longer time.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    week_of(line, i, anchor).or_else(|| of_longer(line, i, anchor))
}

/// What a place counts.
#[derive(Clone, Copy, Debug)]
enum Counted {
    Periods(Period, i64),
    Weekday(jiff::civil::Weekday),
}

/// "the first Monday of X", "the last four months of X", "the 15th day of X", "the third
/// Tuesday after X".
fn of_longer(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let i = i + usize::from(line.word(i) == "the");
    let (place, at) = place(line, i)?;
    let (counted, at) = counted(line, at)?;
    let part = dayparts::part(line, at);
    let at = part.map_or(at, |(_, end)| end);
    let after = line.word(at) == "after";
    let linked = matches!(line.word(at), "of" | "in" | "after") || line.word(at) == "from";
    if !linked {
        return None;
    }
    let base = super::joined(line, at + 1, &anchor.deeper()?)?;
    let fine = match counted {
        Counted::Periods(period, _) => period.granularity(),
        Counted::Weekday(_) => Granularity::Day,
    };
    if !after && base.term.granularity() <= fine {
        return None;
    }
    let resolved = resolve::resolve(&base.term, anchor, around(line, i, base.end));
    let range = resolved.range.and_then(|range| match counted {
        Counted::Weekday(weekday) if after => weekday_after(range.end, weekday, place),
        Counted::Weekday(weekday) => weekday_in(range, weekday, place),
        Counted::Periods(..) if after => None,
        Counted::Periods(period, count) => periods_in(range, period, place, count),
    });
    Some(of(
        base.end,
        range,
        fine,
        resolved.anchoring,
        part.map(|(part, _)| part),
    ))
}

fn of(
    end: usize,
    range: Option<TimeRange>,
    granularity: Granularity,
    anchoring: Anchoring,
    part_of_day: Option<super::term::DayPart>,
) -> Reading {
    let window = Window {
        range,
        granularity,
        anchoring: if range.is_some() {
            anchoring
        } else {
            Anchoring::None
        },
    };
    Reading {
        end,
        term: Term {
            part_of_day,
            ..Term::of_window(window)
        },
    }
}

/// "Monday", "week", "four months".
fn counted(line: &Line, i: usize) -> Option<(Counted, usize)> {
    if let Some(weekday) = calendar::weekday(line.word(i)) {
        return Some((Counted::Weekday(weekday), i + 1));
    }
    let number = words::whole(line, i, 1..=1000);
    let at = number.map_or(i, |(_, end)| end);
    let at = at + usize::from(matches!(line.word(at), "full" | "fiscal" | "calendar"));
    let unit = period::unit(line, at).filter(|unit| !unit.period.is_of_clock())?;
    let count = match number {
        Some((count, _)) => count,
        None if unit.plural => unit.period.usual_count(),
        None => 1,
    };
    (unit.plural == (count > 1))
        .then_some((Counted::Periods(unit.period, count * unit.times), at + 1))
}

fn weekday_in(range: TimeRange, weekday: jiff::civil::Weekday, place: i64) -> Option<TimeRange> {
    let (start, end) = (range.start.date(), range.end.date());
    let day = if place > 0 {
        let ahead = i64::from(start.weekday().until(weekday));
        calendar::shift(start, (ahead + 7 * (place - 1)).days())?
    } else {
        let last = calendar::shift(end, -1.day())?;
        let back = i64::from(weekday.until(last.weekday()));
        calendar::shift(last, -(back + 7 * (-place - 1)).days())?
    };
    (start <= day && day < end).then(|| calendar::day(day))?
}

fn weekday_after(end: DateTime, weekday: jiff::civil::Weekday, place: i64) -> Option<TimeRange> {
    let start = end.date();
    let ahead = i64::from(start.weekday().until(weekday));
    calendar::day(calendar::shift(
        start,
        (ahead + 7 * (place.max(1) - 1)).days(),
    )?)
}

/// `count` periods of `range` from `place` on. A week belongs to where its Thursday is, as
/// in ISO 8601.
fn periods_in(range: TimeRange, period: Period, place: i64, count: i64) -> Option<TimeRange> {
    let (first, last) = match period {
        Period::Week => (
            thursday_week(range.start, 1)?,
            thursday_week(range.end, -1)?,
        ),
        Period::Weekend => (weekend_from(range.start)?, weekend_before(range.end)?),
        _ => (
            range.start,
            period
                .around(range.end.checked_sub(1.second()).ok()?)?
                .start,
        ),
    };
    let (from, offset) = if place > 0 {
        (first, place - 1)
    } else {
        (last, place + 1 - (count - 1))
    };
    let run = period.run(from, offset, count)?;
    let inside = run.start < range.end && run.end > range.start;
    inside.then_some(run)
}

/// A moment in the first week from `time` on that has its Thursday there, or, for -1, in the
/// last before `time`.
fn thursday_week(time: DateTime, sign: i64) -> Option<DateTime> {
    let date = time.date();
    let offset = i64::from(date.weekday().to_monday_zero_offset());
    let days = match sign {
        1 => (3 - offset).rem_euclid(7),
        _ => -((offset - 4).rem_euclid(7) + 1),
    };
    Some(calendar::shift(date, days.days())?.at(0, 0, 0, 0))
}

fn weekend_from(time: DateTime) -> Option<DateTime> {
    let offset = i64::from(time.date().weekday().to_monday_zero_offset());
    Some(calendar::shift(time.date(), (5 - offset).rem_euclid(7).days())?.at(0, 0, 0, 0))
}

fn weekend_before(time: DateTime) -> Option<DateTime> {
    let offset = i64::from(time.date().weekday().to_monday_zero_offset());
    Some(calendar::shift(time.date(), -((offset - 6).rem_euclid(7) + 1).days())?.at(0, 0, 0, 0))
}

/// "the week of May 5", "the week beginning 4 February", "w/c Feb 4", "the weekend of".
fn week_of(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let at = i + usize::from(line.word(i) == "the");
    let (period, at) =
        if line.word(at) == "w" && line.word(at + 1) == "/" && line.word(at + 2) == "c" {
            (Period::Week, at + 3)
        } else {
            let unit = period::unit(line, at).filter(|unit| !unit.plural)?;
            let linked = match line.word(at + 1) {
                "of" | "beginning" | "starting" | "ending" | "commencing" => at + 2,
                _ => return None,
            };
            (unit.period, linked)
        };
    let at = at + usize::from(matches!(line.word(at), "on" | "from"));
    if !matches!(period, Period::Week | Period::Weekend) {
        return None;
    }
    let base = super::joined(line, at, &anchor.deeper()?)?;
    let day = matches!(base.term.granularity(), Granularity::Day);
    let resolved = resolve::resolve(&base.term, anchor, around(line, i, base.end));
    let range = resolved.range.and_then(|range| period.around(range.start));
    day.then(|| {
        of(
            base.end,
            range,
            period.granularity(),
            resolved.anchoring,
            None,
        )
    })
}
