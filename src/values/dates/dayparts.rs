//! Parts of the day: "morning", "early evening", "overnight", "the small hours".

use super::Reading;
use super::term::{DayPart, Term};
use crate::values::line::Line;

/// Reads a part of the day that stands alone: "in the morning", "overnight", "at dawn".
pub(super) fn read(line: &Line, i: usize) -> Option<Reading> {
    let introduced = matches!(
        line.before(i, 1),
        "in" | "during" | "throughout" | "by" | "of"
    );
    let the = line.word(i) == "the";
    let staged = matches!(line.word(i), "early" | "late") && line.before(i, 1) == "in";
    match line.word(i) {
        "overnight" => return found(line, i),
        "dawn" | "dusk" | "lunchtime" | "daybreak" | "nightfall" if line.before(i, 1) == "at" => {
            return found(line, i);
        }
        "the" if introduced => {}
        "early" | "late" if staged => {}
        "morning" | "afternoon" | "evening" | "night"
            if matches!(line.word(i + 1), "of" | "on") => {}
        _ => return None,
    }
    let reading = found(line, i + usize::from(the))?;
    let hours = line.word(reading.end) == "of";
    (!hours || line.before(i, 1) != "of").then_some(reading)
}

/// The part of the day that starts at `i`, as it follows a day: "morning", "early morning",
/// "in the evening".
pub(super) fn after_day(line: &Line, i: usize) -> Option<Reading> {
    let in_the = line.word(i) == "in" && line.word(i + 1) == "the";
    let in_bare = line.word(i) == "in" && !in_the;
    found(line, i + if in_the { 2 } else { usize::from(in_bare) })
}

/// Reads "tonight", "tonite".
pub(super) fn tonight(line: &Line, i: usize) -> Option<DayPart> {
    matches!(line.word(i), "tonight" | "tonite").then_some(NIGHT)
}

fn found(line: &Line, i: usize) -> Option<Reading> {
    let (part, end) = part(line, i)?;
    Some(Reading {
        end,
        term: Term {
            part_of_day: Some(part),
            ..Term::default()
        },
    })
}

/// Wide enough for how the words are used; a night ends with the next day's sixth hour.
const NIGHT: DayPart = hours(18, 12);

const fn hours(start: i16, length: i16) -> DayPart {
    DayPart {
        start: start * 60,
        length: length * 60,
    }
}

/// The part of the day named at `i`, and the index after it.
pub(super) fn part(line: &Line, i: usize) -> Option<(DayPart, usize)> {
    let stage = line.word(i);
    let at = i + usize::from(matches!(
        stage,
        "early" | "late" | "mid" | "later" | "earlier"
    ));
    let in_the = at > i && line.word(at) == "in" && line.word(at + 1) == "the";
    let at = line.past_hyphen(if in_the { at + 2 } else { at });
    if matches!(line.word(at), "hours") && matches!(stage, "early" | "small" | "wee")
        || small_hours(line, i)
    {
        let end = if at > i { at + 1 } else { i + 2 };
        let of = matches!((line.word(end), line.word(end + 1)), ("of", "the"))
            && line.word(end + 2) == "morning";
        return Some((hours(0, 6), end + if of { 3 } else { 0 }));
    }
    let whole = whole(line.word(at))?;
    let part = match stage {
        "early" | "earlier" => DayPart {
            length: whole.length * 3 / 4,
            ..whole
        },
        "late" | "later" => DayPart {
            start: whole.start + whole.length / 2,
            length: whole.length / 2,
        },
        _ => whole,
    };
    Some((part, at + 1))
}

fn small_hours(line: &Line, i: usize) -> bool {
    matches!(line.word(i), "small" | "wee") && line.word(i + 1) == "hours"
}

/// A part of the day by its name.
fn whole(word: &str) -> Option<DayPart> {
    Some(match word {
        "morning" | "mornings" => hours(0, 12),
        "afternoon" | "afternoons" => hours(12, 6),
        "evening" | "evenings" => hours(17, 7),
        "night" | "nights" | "overnight" => NIGHT,
        "lunchtime" | "lunch" => hours(11, 3),
        "dawn" | "daybreak" | "sunrise" => hours(4, 4),
        "dusk" | "nightfall" | "sunset" => hours(16, 6),
        _ => return None,
    })
}
