//! Weekdays, with the date that may follow them: "Tuesday", "Tuesday (5 Sept)".

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::tense::{Tense, around};
use super::{Anchor, Reading, absolute, calendar};
use crate::values::Granularity;
use crate::values::line::Line;

/// Reads a weekday.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let (weekday, end) = name(line, i)?;
    if let Some(dated) = with_date(line, end, anchor) {
        return Some(dated);
    }
    if line.word(i).len() < 6 || is_name(line, i) {
        return None;
    }
    let date = anchor
        .today()
        .and_then(|today| nearest(today, weekday, around(line, i, end)));
    Some(Reading::new(
        end,
        date.and_then(calendar::day),
        Granularity::Day,
    ))
}

/// The weekday at `i`; short forms only with a capital.
pub(super) fn name(line: &Line, i: usize) -> Option<(Weekday, usize)> {
    let word = line.word(i);
    if let Some(weekday) = calendar::weekday(word) {
        return Some((weekday, i + 1));
    }
    let weekday = match word.strip_suffix('.').unwrap_or(word) {
        "mon" => Weekday::Monday,
        "tue" | "tues" => Weekday::Tuesday,
        "wed" | "weds" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    };
    let stop = line.word(i + 1) == "." && line.glued(i + 1);
    line.capitalised(i)
        .then_some((weekday, i + 1 + usize::from(stop)))
}

/// The date after a weekday, whose end is at `i`: ", Sept. 5", "(5 Sept)", "the 5th of May".
fn with_date(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let open = line.word(i) == "(";
    let mut at = i + usize::from(open || line.word(i) == ",");
    at += usize::from(matches!(line.word(at), "the" | "on"));
    let date = absolute::day(line, at, anchor)?;
    let end = date.end + usize::from(open && line.word(date.end) == ")");
    Some(Reading { end, ..date })
}

/// "Black Friday", "Good Friday" and the like name days, but not of the past week.
fn is_name(line: &Line, i: usize) -> bool {
    let named = matches!(
        line.before(i, 1),
        "black" | "good" | "ash" | "bloody" | "super" | "palm" | "easter" | "cyber" | "fat"
    );
    named && i > 0 && line.capitalised(i - 1)
}

/// The nearest such weekday, today included: ahead for the future, else back.
fn nearest(today: Date, weekday: Weekday, tense: Tense) -> Option<Date> {
    let back = i64::from(weekday.until(today.weekday()));
    match tense {
        Tense::Future => calendar::shift(today, ((7 - back) % 7).days()),
        Tense::Past | Tense::Unknown => calendar::shift(today, -back.days()),
    }
}

/// The weekday at `i` after "last", "this" or "next".
pub(super) fn beside(line: &Line, i: usize, anchor: &Anchor, direction: Tense) -> Option<Reading> {
    let (weekday, end) = name(line, i).filter(|_| line.word(i).len() >= 6)?;
    let date = anchor.today().and_then(|today| match direction {
        Tense::Past => nearest(calendar::shift(today, -1.day())?, weekday, Tense::Past),
        Tense::Unknown => calendar::weekday_of_week(today, weekday),
        Tense::Future => calendar::weekday_of_week(calendar::shift(today, 1.week())?, weekday),
    });
    let dated = with_date(line, end, anchor);
    dated.or(Some(Reading::new(
        end,
        date.and_then(calendar::day),
        Granularity::Day,
    )))
}
