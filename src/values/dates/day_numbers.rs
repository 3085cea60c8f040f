//! Days of a month that is not named: "on the 21st", "Friday the 13th", "the 15th of next month".

use super::term::Term;
use super::{Reading, months, weekdays};
use crate::values::line::Line;

/// Words before "the 15th" that make a day of it.
const BEFORE: [&str; 11] = [
    "on", "since", "until", "till", "by", "from", "before", "after", "of", "to", "around",
];

/// Words after it that are not what it counts.
const AFTER: [&str; 17] = [
    "of", "to", "and", "at", "in", "till", "until", "through", "but", "for", "this", "next",
    "last", "from", "with", "after", "before",
];

/// Reads a day of a month by its number.
pub(super) fn read(line: &Line, i: usize) -> Option<Reading> {
    let the = line.word(i) == "the";
    let at = i + usize::from(the);
    let (day, end) = months::day_number(line, at)?;
    let ordinal = end > at + 1 || !line.is_number(at);
    let end = end + usize::from(line.word(end) == "day");
    let weekday = weekdays::name(line, i.wrapping_sub(1)).is_some();
    let of = ordinal && line.word(end) == "of" && (i == 0 || the || line.before(i, 1) == "on");
    let alone = i == 0 && end == line.len();
    let introduced = of || weekday || alone || BEFORE.contains(&line.before(i, 1));
    let shaped = the && ordinal || of || weekday && (ordinal || !line.joins(end));
    let counted = line.is_word(end) && !AFTER.contains(&line.word(end));
    let thing = the && !line.is_number(at) && !weekday && line.before(i, 1) != "on";
    (shaped && introduced && !counted && !thing).then(|| Reading {
        end,
        term: Term {
            day: Some(day),
            ..Term::default()
        },
    })
}
