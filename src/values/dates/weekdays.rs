//! Weekdays: "Tuesday", "Tues.", "weds".

use jiff::civil::Weekday;

use super::term::Term;
use super::{Reading, calendar, months};
use crate::values::line::Line;

/// Reads a weekday. A short form needs a full stop, or a date or hour beside it.
pub(super) fn read(line: &Line, i: usize) -> Option<Reading> {
    let (weekday, end) = name(line, i)?;
    let short = calendar::weekday(line.word(i)).is_none();
    let fits = if short {
        is_dated(line, i, end)
    } else {
        !is_name(line, i)
    };
    fits.then(|| Reading {
        end,
        term: Term {
            weekday: Some(weekday),
            ..Term::default()
        },
    })
}

/// Whether what follows a short form is a date or an hour.
fn is_dated(line: &Line, i: usize, end: usize) -> bool {
    let at = end + usize::from(matches!(line.word(end), "," | "the" | "at" | "("));
    let beside = line.is_number(at) || months::month_name(line, at).is_some();
    let alone = end == line.len()
        && (i == 0
            || matches!(
                line.before(i, 1),
                "on" | "," | "last" | "next" | "this" | "easter"
            ));
    beside || alone
}

/// The weekday at `i`; short forms only with a capital or alone.
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
    let sure = line.capitalised(i) || line.len() <= 4;
    sure.then_some((weekday, i + 1 + usize::from(stop)))
}

/// "Black Friday", "Good Friday" and the like name days, but not of the past week.
fn is_name(line: &Line, i: usize) -> bool {
    let named = matches!(
        line.before(i, 1),
        "black"
            | "good"
            | "ash"
            | "bloody"
            | "super"
            | "palm"
            | "easter"
            | "cyber"
            | "fat"
            | "whit"
            | "shrove"
            | "maundy"
    );
    let person = matches!(
        line.before(i, 1),
        "mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "dr" | "dr."
    );
    let paper = line.capital_counts(i + 1)
        && matches!(
            line.word(i + 1),
            "times"
                | "telegraph"
                | "mirror"
                | "mail"
                | "express"
                | "herald"
                | "post"
                | "star"
                | "world"
                | "tribune"
                | "independent"
                | "mercury"
                | "night"
        );
    // “Fox News Sunday,” is a programme.
    let close = i + 1 + usize::from(line.word(i + 1) == ",");
    let title =
        matches!(line.word(close), "”" | "\"" | "’" | "'") && i > 0 && line.capital_counts(i - 1);
    named && i > 0 && line.capitalised(i - 1) || person || paper || title
}
