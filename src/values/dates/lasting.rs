//! Times told by their start and how long they last: "3 days starting from Monday", "from 4 p.m.
//! for thirty minutes".

use super::amount::{Amount, amount};
use super::resolve;
use super::tense::around;
use super::term::{Term, Window};
use super::{Anchor, Reading};
use crate::values::line::Line;
use crate::values::{TimeBound, TimeRange};

/// Reads "3 days starting from Monday", "a week beginning tomorrow", "for 3 days from today".
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let length = amount(line, i)?;
    let at = length.end + usize::from(line.word(length.end) == ",");
    let starting = matches!(line.word(at), "starting" | "beginning" | "commencing");
    let plain = line.word(at) == "from" && line.before(i, 1) == "for";
    if !starting && !plain {
        return None;
    }
    let at = at + 1;
    let at = at + usize::from(starting && matches!(line.word(at), "from" | "on" | "at" | "in"));
    let start = super::joined(line, at, &anchor.deeper()?)?;
    Some(from(line, i, &start.term, &length, start.end, anchor))
}

/// "from 4 p.m. for thirty minutes", "from 18 December for 10 days", `start` being read.
pub(super) fn after_start(
    line: &Line,
    i: usize,
    start: &Reading,
    anchor: &Anchor,
) -> Option<Reading> {
    let opened = line.before(i, 1) == "from" && line.word(start.end) == "for";
    let length = amount(line, start.end + 1).filter(|_| opened)?;
    Some(from(line, i, &start.term, &length, length.end, anchor))
}

/// What starts with `start` and lasts `length`.
fn from(
    line: &Line,
    i: usize,
    start: &Term,
    length: &Amount,
    end: usize,
    anchor: &Anchor,
) -> Reading {
    let resolved = resolve::resolve(start, anchor, around(line, i, end));
    let range = resolved.range.and_then(|range| {
        Some(TimeRange {
            start: range.start,
            end: length.shift(range.start, 1, true)?,
        })
    });
    let window = Window {
        range,
        granularity: start.granularity().min(length.finest().granularity()),
        anchoring: resolved.anchoring,
    };
    let term = Term {
        bound: Some(TimeBound::Exact),
        ..Term::of_window(window)
    };
    Reading { end, term }
}
