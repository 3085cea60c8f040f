//! Times that a word points to: "last month", "this weekend", "next Tuesday", "the past three
//! years", "the coming days", "the previous Friday", "the week".

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::period::{self, Period};
use super::resolve;
use super::tense::{Tense, around};
use super::term::{Kind, Term, YearPart};
use super::{Anchor, Reading, calendar, dayparts, holidays, months, numeric, present, weekdays};
use crate::values::line::Line;
use crate::values::numbers::words;
use crate::values::{Granularity, TimeRange};

/// Where a word points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pointer {
    /// -1 back, 0 here, 1 ahead.
    direction: i64,
    /// Whether it counts from the time told before: "the previous".
    from_told: bool,
    /// Whether it is the time up to now: "the past year".
    rolling: bool,
    /// Whether it is the very next one: "this coming Friday".
    soon: bool,
    /// The index after it.
    end: usize,
}

/// Reads a time that a word points to.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let the = usize::from(line.word(i) == "the");
    let at = i + the;
    let (count, at) = counted_first(line, at).map_or((None, at), |(count, at)| (Some(count), at));
    let Some(pointer) = pointer(line, at, the == 1) else {
        return present::read(line, i, anchor);
    };
    let anchor = if pointer.from_told {
        anchor.of_told()
    } else {
        *anchor
    };
    run(line, count, pointer, &anchor)
        .or_else(|| one(line, pointer, &anchor).filter(|_| count.is_none()))
        .or_else(|| named(line, pointer, &anchor).filter(|_| count.is_none()))
}

/// The number of "2 upcoming months", if a pointer follows it.
fn counted_first(line: &Line, i: usize) -> Option<(i64, usize)> {
    let (count, end) = words::whole(line, i, 1..=100)?;
    let points = matches!(
        line.word(end),
        "next" | "coming" | "upcoming" | "last" | "past" | "previous"
    );
    points.then_some((count, end))
}

/// The pointing word at `i`.
fn pointer(line: &Line, i: usize, article: bool) -> Option<Pointer> {
    let clock = matches!(
        line.before(i, 1),
        "minutes" | "minute" | "mins" | "quarter" | "half"
    );
    let modal = matches!(
        line.before(i, 1),
        "will" | "would" | "can" | "could" | "may" | "might" | "should" | "must" | "to" | "not"
    );
    if line.word(i) == "past" && clock || line.word(i) == "last" && modal {
        return None; // "half past seven", "it will last three weeks"
    }
    let to = |direction, from_told, rolling, words| {
        Some(Pointer {
            direction,
            from_told,
            rolling,
            soon: matches!(line.word(i + words - 1), "coming" | "upcoming"),
            end: i + words,
        })
    };
    match (line.word(i), line.word(i + 1)) {
        ("this", "past") => to(-1, false, true, 2),
        ("this", "coming" | "upcoming" | "next") => to(1, false, false, 2),
        ("this", "last") => to(-1, false, false, 2),
        ("last", _) => to(-1, false, article, 1),
        ("past", _) => to(-1, false, true, 1),
        ("recent", _) => to(-1, false, true, 1),
        ("previous" | "preceding" | "prior", _) => to(-1, true, false, 1),
        ("this" | "current" | "present", _) => to(0, false, false, 1),
        ("same" | "that", _) => to(0, true, false, 1),
        ("next" | "coming" | "upcoming", _) => to(1, false, false, 1),
        // "Following Monday's debate" is after it.
        ("following", _) if article || line.before(i, 1) == "on" => to(1, true, false, 1),
        _ => None,
    }
}

/// "the last three years", "the coming days", "the next few weeks".
fn run(line: &Line, count: Option<i64>, pointer: Pointer, anchor: &Anchor) -> Option<Reading> {
    let (later, at) = match count {
        Some(_) => (None, pointer.end),
        None => run_count(line, pointer.end),
    };
    let count = count.or(later);
    let at = at
        + usize::from(matches!(
            line.word(at),
            "business" | "working" | "calendar" | "fiscal" | "full"
        ));
    let unit = period::unit(line, at).filter(|unit| unit.plural || later.is_some())?;
    if pointer.direction == 0 || line.word(at) == "nights" {
        return None;
    }
    let period = unit.period;
    let number = count
        .unwrap_or(period.usual_count())
        .checked_mul(unit.times)?;
    let range = anchor.now().and_then(|now| match pointer.direction {
        -1 if period == Period::Quarter => period.run(now, -number, number),
        1 if period == Period::Quarter => period.run(now, 1, number),
        -1 => until(now, period, number),
        _ => from(now, period, number, count.is_some()),
    });
    let window = anchor.window(range, period.granularity());
    let end = at + 1 + or_so(line, at + 1);
    Some(Reading {
        end,
        term: Term::of_window(window),
    })
}

fn run_count(line: &Line, i: usize) -> (Option<i64>, usize) {
    let vague = match (line.word(i), line.word(i + 1)) {
        ("few" | "several", _) => Some((3, i + 1)),
        ("couple", "of") => Some((2, i + 2)),
        _ => None,
    };
    if let Some((count, at)) = vague {
        return (Some(count), at);
    }
    match words::whole(line, i, 1..=1_000_000) {
        Some((count, end)) => (Some(count), line.past_hyphen(end)),
        None => (None, i),
    }
}

fn or_so(line: &Line, i: usize) -> usize {
    2 * usize::from(line.word(i) == "or" && line.word(i + 1) == "so")
}

/// `count` of `period` up to now, today included where the hour is not known.
fn until(now: DateTime, period: Period, count: i64) -> Option<TimeRange> {
    let span = period.span(count)?;
    if period.is_of_clock() {
        return Some(TimeRange {
            start: now.checked_sub(span).ok()?,
            end: now,
        });
    }
    let today = now.date().at(0, 0, 0, 0);
    let end = if now > today {
        now
    } else {
        today.checked_add(1.day()).ok()?
    };
    Some(TimeRange {
        start: today.checked_sub(span).ok()?,
        end,
    })
}

/// `count` of `period` from now; from tomorrow, if the words give a number.
fn from(now: DateTime, period: Period, count: i64, numbered: bool) -> Option<TimeRange> {
    let span = period.span(count)?;
    let start = if period.is_of_clock() {
        now
    } else {
        let today = now.date().at(0, 0, 0, 0);
        today.checked_add(i64::from(numbered).days()).ok()?
    };
    Some(TimeRange {
        start,
        end: start.checked_add(span).ok()?,
    })
}

/// "last month", "this fiscal year", "next week", "this weekend".
fn one(line: &Line, pointer: Pointer, anchor: &Anchor) -> Option<Reading> {
    let adjective = matches!(
        line.word(pointer.end),
        "fiscal" | "financial" | "calendar" | "full" | "school" | "tax"
    );
    let at = pointer.end + usize::from(adjective);
    let long = |period| !adjective || period >= Period::Quarter;
    let unit = period::unit(line, at)
        .filter(|unit| !unit.plural && line.word(at) != "night" && long(unit.period))?;
    let told_day = unit.period == Period::Day
        && (pointer.from_told || pointer.direction > 0)
        && line.word(pointer.end - 1) != "same";
    let second = matches!(unit.period, Period::Second | Period::Minute);
    if second || unit.period == Period::Day && !told_day || line.capital_counts(at) {
        return None; // "This Week" is a programme.
    }
    let (direction, period) = (pointer.direction, unit.period);
    // "over the next decade" is ten years from now, "in the next decade" the next of the calendar.
    let lasting = matches!(
        line.before(pointer.end, 3),
        "over" | "during" | "within" | "throughout"
    );
    let told = direction != 0 || pointer.from_told;
    let over = period == Period::Weekend && !told && is_over(line, at, anchor);
    let range = anchor.now().and_then(|now| match direction {
        -1 if pointer.rolling && period > Period::Weekend && period != Period::Quarter => {
            until(now, period, unit.times)
        }
        -1 if period.is_of_clock() => until(now, period, 1),
        1 if period.is_of_clock() => from(now, period, 1, false),
        1 if lasting && period >= Period::Decade => from(now, period, 1, false),
        0 if over => period.run(now, -1, 1),
        1 if unit.times > 1 => from(now, period, unit.times, true),
        0 if period.is_of_clock() => None,
        _ => period.run(now, direction * unit.times, 1),
    });
    let window = anchor.window(range, period.granularity());
    let end = at + 1 + or_so(line, at + 1);
    Some(Reading {
        end,
        term: Term::of_window(window),
    })
}

/// Whether "this weekend", which ends at `at`, has been: a verb looks back, and the next one is
/// not near.
fn is_over(line: &Line, at: usize, anchor: &Anchor) -> bool {
    let early = anchor
        .today()
        .is_some_and(|today| today.weekday().to_monday_one_offset() < 4);
    early && around(line, at - 1, at + 1) == Tense::Past
}

/// "last June", "this Friday", "next spring", "last night", "this Christmas".
fn named(line: &Line, pointer: Pointer, anchor: &Anchor) -> Option<Reading> {
    let at = pointer.end;
    if let Some(reading) = part_of_day(line, pointer, anchor) {
        return Some(reading);
    }
    if let Some(reading) = season(line, pointer, anchor) {
        return Some(reading);
    }
    let reading = weekdays::read(line, at)
        .filter(|_| line.word(at).len() >= 3)
        .or_else(|| months::read(line, at))
        .or_else(|| holidays::read(line, at))
        .or_else(|| numeric::read(line, at, anchor))?;
    let term = reading.term;
    if term.year.is_some() || term.kind() == Kind::DayNumber {
        return None;
    }
    let range = anchor.today().and_then(|_| beside(&term, pointer, anchor));
    let window = anchor.window(range, term.granularity());
    // "last Tuesday, 5 May": the date beside the weekday is what is meant.
    Some(Reading {
        end: reading.end,
        term: Term {
            weekday: term.weekday,
            ..Term::of_window(window)
        },
    })
}

/// The one before, of, or after the anchor.
fn beside(term: &Term, pointer: Pointer, anchor: &Anchor) -> Option<TimeRange> {
    let (direction, today) = (pointer.direction, anchor.today()?);
    if let Some(weekday) = term.weekday.filter(|_| term.month.is_none()) {
        let date = match direction {
            -1 => calendar::weekday_of_week(calendar::shift(today, -1.week())?, weekday),
            1 if pointer.soon => {
                let ahead = i64::from(today.weekday().until(weekday));
                calendar::shift(today, (if ahead == 0 { 7 } else { ahead }).days())
            }
            0 => calendar::weekday_of_week(today, weekday),
            _ => calendar::weekday_of_week(calendar::shift(today, 1.week())?, weekday),
        };
        return date.and_then(calendar::day);
    }
    let of = |year: i16| {
        resolve::resolve(
            &Term {
                year: Some(year),
                ..*term
            },
            anchor,
            Tense::Unknown,
        )
        .range
    };
    let now = calendar::day(today)?;
    let years = [today.year() - 1, today.year(), today.year() + 1];
    match direction {
        -1 => years
            .into_iter()
            .rev()
            .filter_map(of)
            .find(|range| range.end <= now.start),
        0 => {
            let holds = |range: &TimeRange| range.start <= now.start && now.start < range.end;
            years
                .into_iter()
                .filter_map(of)
                .find(holds)
                .or_else(|| of(today.year()))
        }
        _ => years
            .into_iter()
            .filter_map(of)
            .find(|range| range.start > now.start),
    }
}

/// "this morning", "last night", "that evening".
fn part_of_day(line: &Line, pointer: Pointer, anchor: &Anchor) -> Option<Reading> {
    let (part, end) = dayparts::part(line, pointer.end)?;
    let plural = line.word(end - 1).ends_with('s');
    let range = anchor
        .today()
        .and_then(|today| calendar::day(calendar::shift(today, pointer.direction.days())?));
    let window = anchor.window(range, Granularity::Day);
    (!plural).then(|| Reading {
        end,
        term: Term {
            part_of_day: Some(part),
            ..Term::of_window(window)
        },
    })
}

fn season(line: &Line, pointer: Pointer, anchor: &Anchor) -> Option<Reading> {
    let month = calendar::season_start(line.word(pointer.end))?;
    let term = Term {
        part_of_year: Some(YearPart::Season(month)),
        ..Term::default()
    };
    let range = beside(&term, pointer, anchor);
    let window = anchor.window(range, Granularity::Season);
    Some(Reading {
        end: pointer.end + 1,
        term: Term {
            part_of_year: term.part_of_year,
            ..Term::of_window(window)
        },
    })
}
