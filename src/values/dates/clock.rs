//! Times of the day: "5 p.m.", "5:30pm", "17:30 GMT", "half past seven", "noon".

use super::term::{Clock, Term};
use super::zones::{self, Zone};
use super::{Reading, dayparts};
use crate::values::line::Line;
use crate::values::numbers::words;

/// Reads a time of the day with its zone.
pub(super) fn read(line: &Line, i: usize) -> Option<Reading> {
    let (clock, end) = clock(line, i)?;
    Some(zoned(line, clock, end))
}

/// Reads an hour that only the words around it make one: the "7" of "tomorrow at 7".
pub(super) fn read_bare(line: &Line, i: usize) -> Option<Reading> {
    let (hour, minute, end) = spoken(line, i)
        .or_else(|| hour_and_minute(line, i))
        .or_else(|| three_digits(line, i))?;
    let free = !line.is_word(end) && !line.joins(end) && line.word(end) != "%"
        || zones::at(line, end).is_some()
        || matches!(
            line.word(end),
            "on" | "in"
                | "and"
                | "to"
                | "until"
                | "till"
                | "today"
                | "tonight"
                | "tomorrow"
                | "yesterday"
                | "sharp"
        );
    let fraction = line.text(i).contains('.') && minute.is_none();
    (free && !fraction).then(|| zoned(line, of(hour, minute, false), end))
}

/// "730" before "in the evening".
fn three_digits(line: &Line, i: usize) -> Option<(i8, Option<i8>, usize)> {
    let time = line.integer(i, 4).filter(|_| line.text(i).len() >= 3)?;
    let (hour, minute) = (small(time / 100, 13)?, small(time % 100, 60)?);
    let told = line.word(i + 1) == "in" && dayparts::after_day(line, i + 1).is_some();
    told.then_some((hour, Some(minute), i + 1))
}

/// `clock` with the zone at `end`, named or told by the same time elsewhere.
fn zoned(line: &Line, clock: Clock, end: usize) -> Reading {
    let end = end + usize::from(line.word(end) == "sharp");
    let open = usize::from(line.word(end) == "(");
    let named =
        zones::at(line, end + open).filter(|&(_, after)| open == 0 || line.word(after) == ")");
    let named = named.map(|(zone, after)| (zone, after + open));
    let zone = named.or_else(|| elsewhere(line, clock, end));
    let term = Term {
        clock: Some(clock),
        zone: zone.and_then(|(zone, _)| zone),
        ..Term::default()
    };
    Reading {
        end: zone.map_or(end, |(_, after)| after),
        term,
    }
}

/// The zone that "6 p.m. (1000 GMT)" tells: how far the one is from the other.
fn elsewhere(line: &Line, clock: Clock, end: usize) -> Option<(Option<Zone>, usize)> {
    if line.word(end) != "(" {
        return None;
    }
    let (other, at) = self::clock(line, end + 1)?;
    let (zone, after) = zones::at(line, at)?;
    let zone = zone?.shifted(clock.minutes() - other.minutes());
    let after = super::weekdays::name(line, after).map_or(after, |(_, after)| after);
    (line.word(after) == ")").then_some((Some(zone), after + 1))
}

fn of(hour: i8, minute: Option<i8>, sure: bool) -> Clock {
    Clock {
        minute,
        ..Clock::of_hour(hour, sure)
    }
}

fn clock(line: &Line, i: usize) -> Option<(Clock, usize)> {
    named(line, i)
        .or_else(|| past_or_to(line, i))
        .or_else(|| digital(line, i))
        .or_else(|| military(line, i))
        .or_else(|| in_words(line, i))
}

/// "noon", "12 noon", "midnight".
fn named(line: &Line, i: usize) -> Option<(Clock, usize)> {
    let twelve = matches!(line.word(i), "12" | "twelve");
    let at = i + usize::from(twelve);
    let hour = match line.word(at) {
        "noon" | "midday" | "noonish" => 12,
        "midnight" => 0,
        _ => return None,
    };
    let clock = Clock {
        minute: Some(0),
        ..Clock::of_hour(hour, true)
    };
    (!line.capital_counts(at)).then_some((clock, at + 1))
}

/// "half past seven", "a quarter to noon", "10 past 9", "15 minutes before 3 p.m.".
fn past_or_to(line: &Line, i: usize) -> Option<(Clock, usize)> {
    let at = i + usize::from(line.word(i) == "a");
    let (minutes, at, exact) = match line.word(at) {
        "half" => (30, at + 1, true),
        "quarter" => (15, at + 1, true),
        _ => {
            let (minutes, at) = words::whole(line, i, 1..=59)?;
            let named = matches!(line.word(at), "minutes" | "minute" | "mins" | "min");
            (minutes as i16, at + usize::from(named), false)
        }
    };
    let sign = match line.word(at) {
        "past" => 1,
        "to" | "before" | "till" if exact => -1,
        "to" | "before" if named(line, at + 1).is_some() => -1,
        "after" if named(line, at + 1).is_some() || digital(line, at + 1).is_some() => 1,
        _ => return None,
    };
    let (hour, end) = clock_or_hour(line, at + 1)?;
    let total = (hour.minutes() + sign * minutes).rem_euclid(24 * 60);
    let hour = Clock {
        hour: (total / 60) as i8,
        minute: Some((total % 60) as i8),
        ..hour
    };
    Some((hour, end))
}

fn clock_or_hour(line: &Line, i: usize) -> Option<(Clock, usize)> {
    let bare = || {
        let (hour, end) = words::whole(line, i, 1..=12)?;
        Some((Clock::of_hour(hour as i8, false), end))
    };
    named(line, i)
        .or_else(|| digital(line, i))
        .or_else(|| in_words(line, i))
        .or_else(bare)
}

/// "1605 GMT", "0930 hours", "330 p.m.".
fn military(line: &Line, i: usize) -> Option<(Clock, usize)> {
    let text = line.text(i);
    let time = line.integer(i, 4).filter(|_| text.len() >= 3)?;
    let (hour, minute) = (small(time / 100, 24)?, small(time % 100, 60)?);
    if let Some((afternoon, end)) = half_of_day(line, i + 1) {
        let hour = in_half(hour, afternoon).filter(|_| hour > 0)?;
        return Some((of(hour, Some(minute), true), end));
    }
    let hours = matches!(line.word(i + 1), "hours" | "hrs") && text.starts_with('0');
    let valid = text.len() == 4 && (hours || zones::at(line, i + 1).is_some());
    valid.then_some((of(hour, Some(minute), true), i + 1 + usize::from(hours)))
}

/// "three o'clock", "seven p.m.", "ten thirty am".
fn in_words(line: &Line, i: usize) -> Option<(Clock, usize)> {
    let (hour, minute, end) = spoken(line, i)?;
    if let Some((afternoon, end)) = half_of_day(line, end) {
        return Some((of(in_half(hour, afternoon)?, minute, true), end));
    }
    let end = oclock(line, end).filter(|_| minute.is_none())?;
    Some(with_half(line, of(hour, None, false), end))
}

/// An hour and minutes in words: "seven", "seven thirty", "six forty-three".
fn spoken(line: &Line, i: usize) -> Option<(i8, Option<i8>, usize)> {
    let in_words = |i: usize, range| words::whole(line, i, range).filter(|_| !line.is_number(i));
    let (hour, end) = in_words(i, 1..=12)?;
    match in_words(end, 10..=59) {
        Some((minute, end)) => Some((hour as i8, Some(minute as i8), end)),
        None => Some((hour as i8, None, end)),
    }
}

/// The index after "o'clock" at `i`.
fn oclock(line: &Line, i: usize) -> Option<usize> {
    let one = matches!(line.word(i), "o'clock" | "oclock" | "o’clock");
    let two = line.word(i) == "o" && line.word(i + 1) == "clock";
    (one || two).then_some(i + 1 + usize::from(two))
}

/// `clock` with the "p.m." that may follow "3 o'clock".
fn with_half(line: &Line, clock: Clock, end: usize) -> (Clock, usize) {
    let Some((afternoon, after)) = half_of_day(line, end) else {
        return (clock, end);
    };
    let hour = in_half(clock.hour, afternoon).unwrap_or(clock.hour);
    (
        Clock {
            hour,
            sure: true,
            ..clock
        },
        after,
    )
}

fn digital(line: &Line, i: usize) -> Option<(Clock, usize)> {
    if let Some(french) = with_h(line, i) {
        return Some(french);
    }
    let inside = i > 1 && line.before(i, 1) == ":" && line.glued(i) && line.is_number(i - 2);
    let (hour, minute, end) = hour_and_minute(line, i).filter(|_| !inside)?;
    let seconds = second(line, end).filter(|_| minute.is_some());
    let (end, second) = seconds.map_or((end, None), |(second, end)| (end, Some(second)));
    let half = half_of_day(line, end)
        .or_else(|| letter(line, end).filter(|_| minute.is_some() || line.before(i, 1) == "at"));
    let clock = |hour, sure| Clock {
        second,
        ..of(hour, minute, sure)
    };
    if let Some((afternoon, end)) = half {
        return Some((clock(in_half(hour, afternoon)?, true), end));
    }
    if line.word(end) == "ish" && line.glued(end) && hour <= 12 {
        return Some((clock(hour, false), end + 1));
    }
    if let Some(end) = oclock(line, end) {
        return Some(with_half(line, clock(hour, hour > 12), end));
    }
    let sure = hour > 12 || hour == 0 || line.text(i).starts_with('0');
    (minute.is_some() && is_clock(line, i, end)).then(|| (clock(hour, sure), end))
}

/// "16h", "16h30".
fn with_h(line: &Line, i: usize) -> Option<(Clock, usize)> {
    let hour = small(line.integer(i, 2)?, 24).filter(|_| line.glued(i + 1))?;
    let letters = line.word(i + 1).strip_prefix('h')?;
    let clear = matches!(
        line.before(i, 1),
        "at" | "from" | "until" | "to" | "past" | "-" | ""
    );
    let clear = clear || zones::at(line, i + 2).is_some();
    if letters.is_empty() {
        let minute = line
            .integer(i + 2, 2)
            .filter(|_| line.glued(i + 2) && line.text(i + 2).len() == 2)
            .and_then(|minute| small(minute, 60));
        let end = i + 2 + usize::from(minute.is_some());
        return (clear || minute.is_some()).then_some((of(hour, minute, true), end));
    }
    let minute = letters.parse().ok().filter(|_| letters.len() == 2)?;
    Some((of(hour, Some(small(minute, 60)?), true), i + 2))
}

/// `hour` of the clock's twelve in the half of the day.
fn in_half(hour: i8, afternoon: bool) -> Option<i8> {
    let hour = (1..=12).contains(&hour).then_some(hour % 12)?;
    Some(hour + if afternoon { 12 } else { 0 })
}

fn small(value: i16, limit: i16) -> Option<i8> {
    i8::try_from(value)
        .ok()
        .filter(|_| (0..limit).contains(&value))
}

/// "5", "5:30", "5.30".
pub(super) fn hour_and_minute(line: &Line, i: usize) -> Option<(i8, Option<i8>, usize)> {
    if let Some((hour, minute)) = line.text(i).split_once('.') {
        let minute: i16 = minute.parse().ok().filter(|_| minute.len() == 2)?;
        return Some((
            small(hour.parse().ok()?, 24)?,
            Some(small(minute, 60)?),
            i + 1,
        ));
    }
    let hour = small(line.integer(i, 2)?, 24)?;
    match after_colon(line, i + 1) {
        Some((minute, end)) => Some((hour, Some(minute), end)),
        None => Some((hour, None, i + 1)),
    }
}

fn second(line: &Line, i: usize) -> Option<(i8, usize)> {
    after_colon(line, i)
}

/// The two digits after a colon at `i`.
pub(super) fn after_colon(line: &Line, i: usize) -> Option<(i8, usize)> {
    let parted = line.word(i) == ":" && line.glued(i) && line.glued(i + 1);
    let value = line
        .integer(i + 1, 2)
        .filter(|_| parted && line.text(i + 1).len() == 2)?;
    Some((small(value, 60)?, i + 2))
}

/// Whether "am" or "pm" stands at `i`: true for the afternoon, and the index after it.
pub(super) fn half_of_day(line: &Line, i: usize) -> Option<(bool, usize)> {
    let word = line.word(i);
    let dotted = word.contains('.') && !word.ends_with('.');
    let end = i + 1 + usize::from(dotted && line.word(i + 1) == "." && line.glued(i + 1));
    match word {
        "am" | "a.m." | "a.m" => return Some((false, end)),
        "pm" | "p.m." | "p.m" => return Some((true, end)),
        "a" | "p" | "a." | "p." => {}
        _ => return None,
    }
    // "p . m .", "a m": letters apart.
    let at = i + 1 + usize::from(line.word(i + 1) == ".");
    let apart = matches!(line.word(at), "m" | "m.");
    let end = at + 1 + usize::from(line.word(at + 1) == "." && !line.glued(at + 1));
    apart.then_some((word.starts_with('p'), end))
}

/// The letter of "7p" and "8:45a".
fn letter(line: &Line, i: usize) -> Option<(bool, usize)> {
    let end = i + 1;
    match line.word(i).trim_end_matches('.') {
        "a" if line.glued(i) => Some((false, end)),
        "p" if line.glued(i) => Some((true, end)),
        _ => None,
    }
}

/// Whether "17:30" is a time of the day and no score, verse or ratio; "5.30" needs "pm".
fn is_clock(line: &Line, i: usize, end: usize) -> bool {
    let colon = line.word(i + 1) == ":";
    let introduced = matches!(
        line.before(i, 1),
        "at" | "by"
            | "around"
            | "about"
            | "from"
            | "until"
            | "till"
            | "to"
            | "before"
            | "after"
            | "since"
            | "between"
            | ","
            | "and"
            | "approximately"
            | "@"
            | "through"
            | "day"
            | "morning"
            | ""
    ) || super::weekdays::name(line, i.saturating_sub(1)).is_some();
    let whole =
        !(matches!(line.word(end), ":" | "." | "/") && line.glued(end) && line.is_number(end + 1));
    let sure = line.text(i).len() == 2 || introduced || zones::at(line, end).is_some();
    colon && whole && sure
}
