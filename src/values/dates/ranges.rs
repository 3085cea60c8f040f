//! From one time to another: "from 1811 to 1886", "between March and May", "September 7-10",
//! "3-4 p.m.", "Nov. 18 – Dec. 19, 2015".

use super::clock;
use super::months;
use super::resolve::{self, Resolved};
use super::tense::around;
use super::term::{Clock, Kind, Term, Window};
use super::{Anchor, Reading, calendar, lasting};
use crate::values::line::Line;
use crate::values::numbers::words;
use crate::values::{Granularity, TimeBound, TimeRange};

/// `first`, which starts at `i`, with the time that it goes on to.
pub(super) fn extended(line: &Line, i: usize, first: Reading, anchor: &Anchor) -> Option<Reading> {
    if let Some(long) = lasting::after_start(line, i, &first, anchor) {
        return Some(long);
    }
    let at = link(line, i, first.end)?;
    let second = second(line, &first, at, anchor)?;
    within_day(first.term, &second).or_else(|| between(line, i, first.term, second, anchor))
}

/// "3 in the morning until 5 p.m.", "2:00 tomorrow and 4:00": hours of one day.
fn within_day(first: Term, second: &Reading) -> Option<Reading> {
    let (start, end) = (first.clock?, second.term.clock?);
    let (one, other) = (first.has_date(), second.term.has_date());
    let free = first.until.is_none() && second.term.until.is_none();
    if one && other || !free {
        return None;
    }
    let (start, end) = in_order(start, end);
    let day = first.filled(&Term {
        part_of_day: None,
        ..second.term
    });
    let term = Term {
        clock: Some(start),
        until: Some(end),
        bound: Some(TimeBound::Exact),
        part_of_day: None,
        ..day
    };
    Some(Reading {
        end: second.end,
        term,
    })
}

/// A range whose first number alone is no time: "3-4 p.m.", "the 13th to 15th July".
pub(super) fn opened(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    if let Some(hours) = hours(line, i, false) {
        return Some(hours);
    }
    if let Some(bare) = hours(line, i, true) {
        // "between 7 and 9 last night", but not "from 7 to 9 on Tuesday", which may count.
        let dated = super::join::extended(line, i, bare, anchor);
        return dated.term.part_of_day.is_some().then_some(dated);
    }
    if let Some(now) = from_now(line, i, anchor) {
        return Some(now);
    }
    let the = usize::from(line.word(i) == "the");
    let (day, end) = months::day_number(line, i + the)?;
    let at = link(line, i, end)?;
    let at = at + usize::from(line.word(at) == "the" && months::day(line, at).is_none());
    let second = super::joined(line, at, anchor).filter(|second| second.term.day.is_some())?;
    let first = Term {
        day: Some(day),
        weekday: None,
        ..second.term
    };
    let ordered =
        second.term.day > Some(day) && second.term.month.is_some() && second.term.weekday.is_none();
    ordered.then(|| between(line, i, first, second, anchor))?
}

/// The hours from one to another that start at `i`. If they are `bare`, "from 9 to 11" needs
/// no "a.m.": the day beside it says that they are hours.
pub(super) fn hours(line: &Line, i: usize, bare: bool) -> Option<Reading> {
    let sure = clock::read(line, i);
    let first = sure.or_else(|| hour(line, i))?;
    let at = link(line, i, first.end)?;
    let known = bare || sure.is_some();
    let second = clock::read(line, at)
        .or_else(|| clock::read_bare(line, at).filter(|_| known))
        .or_else(|| hour(line, at).filter(|second| known && ends_hours(line, second.end)))?;
    let (start, end) = (first.term.clock?, second.term.clock?);
    let (start, end) = in_order(start, end);
    let term = Term {
        clock: Some(start),
        until: Some(end),
        bound: Some(TimeBound::Exact),
        zone: second.term.zone.or(first.term.zone),
        ..Term::default()
    };
    Some(Reading {
        end: second.end,
        term,
    })
}

/// An hour that nothing says to be one.
fn hour(line: &Line, i: usize) -> Option<Reading> {
    let (hour, minute, end) = clock::hour_and_minute(line, i).or_else(|| spoken_hour(line, i))?;
    let clock = Clock {
        minute,
        ..Clock::of_hour(hour, hour > 12)
    };
    let term = Term {
        clock: Some(clock),
        ..Term::default()
    };
    Some(Reading { end, term })
}

/// Whether a day or a part of it may follow the hours that end at `end`.
fn ends_hours(line: &Line, end: usize) -> bool {
    let next = line.word(end);
    !line.is_word(end)
        || matches!(
            next,
            "on" | "in" | "today" | "tomorrow" | "yesterday" | "last" | "this" | "next"
        )
}

fn spoken_hour(line: &Line, i: usize) -> Option<(i8, Option<i8>, usize)> {
    let (hour, end) = words::whole(line, i, 1..=12).filter(|_| !line.is_number(i))?;
    Some((hour as i8, None, end))
}

/// The two ends, each in the half of the day that the other and their order tell.
fn in_order(start: Clock, end: Clock) -> (Clock, Clock) {
    let later = |clock: Clock| Clock {
        hour: clock.hour % 12 + 12,
        sure: true,
        ..clock
    };
    if !start.sure && end.sure && end.hour >= 12 && start.minutes() <= end.minutes() - 12 * 60 {
        return (later(start), end);
    }
    if !end.sure && end.hour < 12 && end.minutes() <= start.minutes() {
        return (start, later(end));
    }
    (start, end)
}

/// The index after the word or mark that leads from one time to another.
fn link(line: &Line, i: usize, end: usize) -> Option<usize> {
    let from = opener(line, i);
    let at = end + usize::from(line.word(end) == "up" && line.word(end + 1) == "to");
    let linked = match line.word(at) {
        "to" => !is_move(line, i),
        "through" | "thru" | "until" | "untill" | "till" | "til" => true,
        "and" => from == "between",
        "~" => true,
        "-" | "–" | "—" | "\u{2010}" | "\u{2011}" => {
            line.joins(at)
                || line.word(at) != "—"
                    && (line.is_number(at - 1) || line.word(at - 1).len() < 5)
                    && at > i
        }
        _ => false,
    };
    let next = at + 1;
    linked.then_some(next + usize::from(line.word(next) == "about" || line.word(next) == "around"))
}

/// The word before `i` that opens a range, "from" or "between".
fn opener<'a>(line: &'a Line, i: usize) -> &'a str {
    match line.before(i, 1) {
        "the" | "about" | "around" => line.before(i, 2),
        word => word,
    }
}

/// Whether something is moved "from Tuesday to Thursday", so that they are two times.
pub(super) fn is_move(line: &Line, i: usize) -> bool {
    const MOVES: [&str; 16] = [
        "moved",
        "move",
        "moving",
        "postponed",
        "postpone",
        "delayed",
        "delay",
        "rescheduled",
        "shifted",
        "pushed",
        "changed",
        "brought",
        "switched",
        "deferred",
        "advanced",
        "extended",
    ];
    (1..=7).any(|back| MOVES.contains(&line.before(i, back)))
}

/// The time at `at` that ends a range.
fn second(line: &Line, first: &Reading, at: usize, anchor: &Anchor) -> Option<Reading> {
    let whole = super::joined(line, at, anchor);
    if let Some(reading) = whole.filter(|reading| alike(&first.term, &reading.term)) {
        return Some(reading);
    }
    if matches!(line.word(at), "now" | "date" | "present" | "current") {
        return now(line, at, anchor);
    }
    // "September 7-10", "April ninth through the seventeenth", "8am until 6".
    let the = usize::from(line.word(at) == "the");
    if first.term.day.is_some() && first.term.clock.is_none() {
        let (day, end) = months::day_number(line, at + the)?;
        let term = Term {
            day: Some(day),
            month: first.term.month,
            ..Term::default()
        };
        return (Some(day) > first.term.day || first.term.month.is_none())
            .then_some(Reading { end, term });
    }
    first.term.clock?;
    clock::read_bare(line, at)
}

/// "between now and 15 November".
fn from_now(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let first = now(line, i, anchor).filter(|_| line.word(i) == "now")?;
    let at = link(line, i, first.end)?;
    let second = super::joined(line, at, anchor)?;
    between(line, i, first.term, second, anchor)
}

/// "now", "today's date" as the end of a range.
fn now(line: &Line, at: usize, anchor: &Anchor) -> Option<Reading> {
    let two = matches!(
        (line.word(at), line.word(at + 1)),
        ("current", "date") | ("present", "day")
    );
    let alone = matches!(line.word(at), "now" | "date" | "present");
    let range = anchor.today().and_then(calendar::day);
    let window = anchor.window(range, Granularity::Day);
    (two || alone).then(|| Reading {
        end: at + 1 + usize::from(two),
        term: Term::of_window(window),
    })
}

/// Whether two times can be the ends of one: both with a time of the day, or both without.
fn alike(first: &Term, second: &Term) -> bool {
    let day = |term: &Term| matches!(term.kind(), Kind::Clock | Kind::PartOfDay);
    let recurs = first.recurrence.is_some() || second.recurrence.is_some();
    !recurs
        && (first.clock.is_some() == second.clock.is_some() && day(first) == day(second)
            || first.clock.is_some() && second.clock.is_some())
}

/// The time from `first` to `second`, each with what only the other names.
fn between(
    line: &Line,
    i: usize,
    first: Term,
    second: Reading,
    anchor: &Anchor,
) -> Option<Reading> {
    let tense = around(line, i, second.end);
    let (first, last) = shared(first, second.term);
    let start = resolve::resolve(&first, anchor, tense);
    let end = after(&last, start, anchor, tense);
    let range = start.range.zip(end.range).and_then(|(start, end)| {
        (start.start < end.end).then_some(TimeRange {
            start: start.start,
            end: end.end,
        })
    });
    let known = start.range.is_some() && end.range.is_some();
    if known && range.is_none() {
        return None;
    }
    let window = Window {
        range,
        granularity: first.granularity().min(last.granularity()),
        anchoring: start.anchoring,
    };
    let term = Term {
        about: first.about || last.about,
        bound: Some(TimeBound::Exact),
        ..Term::of_window(window)
    };
    Some(Reading {
        end: second.end,
        term,
    })
}

/// The two ends, each with what the other says for both.
fn shared(first: Term, last: Term) -> (Term, Term) {
    let dated = |a: Term, b: &Term| {
        let undated = a.year.is_none() && a.window.is_none();
        if !a.has_date() && b.has_date() {
            a.filled(&Term {
                clock: None,
                until: None,
                zone: None,
                part_of_day: None,
                stage: None,
                ..*b
            })
        } else if undated
            && (b.year.is_some() || is_year(b))
            && (a.month.is_some() || a.part_of_year.is_some())
        {
            Term {
                year: b.year,
                window: b.window.filter(|_| b.year.is_none()),
                ..a
            }
        } else {
            a
        }
    };
    let first = dated(first, &last);
    (first, dated(last, &first))
}

/// Whether the window of `term` is a year in which its month or day lies.
fn is_year(term: &Term) -> bool {
    let year = term
        .window
        .is_some_and(|window| window.granularity == Granularity::Year);
    year && (term.month.is_some() || term.part_of_year.is_some())
}

/// What `last` means as the end of what starts with `start`: the first after it.
fn after(last: &Term, start: Resolved, anchor: &Anchor, tense: super::tense::Tense) -> Resolved {
    let open = last.year.is_none() && last.window.is_none();
    let Some(from) = start.range.filter(|_| open && last.has_date()) else {
        return resolve::resolve(last, anchor, tense);
    };
    let anchor = anchor.at(from.start);
    let end = resolve::resolve(last, &anchor, super::tense::Tense::Future);
    Resolved {
        anchoring: start.anchoring,
        ..end
    }
}
