//! The present period by its article alone: "the weekend", "the year".

use super::period::{self, Period};
use super::tense::{Tense, around};
use super::term::Term;
use super::{Anchor, Reading};
use crate::values::line::Line;

/// Words after "the year" that say which year is meant.
const TOLD: [&str; 14] = [
    "of", "that", "when", "in", "before", "after", "'s", "ahead", "he", "she", "they", "i", "we",
    "-",
];

/// Words before "the year" that make a time of it.
const BEFORE: [&str; 12] = [
    "over",
    "during",
    "for",
    "in",
    "until",
    "throughout",
    "across",
    "by",
    "after",
    "before",
    "on",
    "through",
];

/// Parts of a time, which "of the year" follows.
const PARTS: [&str; 16] = [
    "end",
    "beginning",
    "start",
    "middle",
    "rest",
    "remainder",
    "half",
    "most",
    "part",
    "quarter",
    "months",
    "weeks",
    "days",
    "week",
    "month",
    "day",
];

/// Reads "the weekend", "the week", "the year": the one that the tense says.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let at = i + 1;
    let at = at
        + usize::from(matches!(
            line.word(at),
            "full" | "fiscal" | "whole" | "entire"
        ));
    let unit = period::unit(line, at).filter(|unit| line.word(i) == "the" && !unit.plural)?;
    let period = unit.period;
    let long = (Period::Weekend..=Period::Year).contains(&period) && unit.times == 1;
    if !long || line.is_number(at + 1) || !is_of_now(line, i, at + 1, period) {
        return None;
    }
    let back = period == Period::Weekend && around(line, i, at + 1) != Tense::Future;
    let range = anchor.now().and_then(|now| {
        let weekend_day = i64::from(now.weekday().to_monday_one_offset()) >= 6;
        period.run(now, -i64::from(back && !weekend_day), 1)
    });
    let window = anchor.window(range, period.granularity());
    Some(Reading {
        end: at + 1,
        term: Term::of_window(window),
    })
}

/// Whether "the year" is the present one: not "the year that", "the week of", "of the year".
fn is_of_now(line: &Line, i: usize, end: usize, period: Period) -> bool {
    let (before, first) = (line.before(i, 1), line.before(i, 2));
    let told = TOLD.contains(&line.word(end));
    let alone = i == 0 && end == line.len();
    let staged = before == "of" && PARTS.contains(&first)
        || before == "in" && matches!(first, "early" | "earlier" | "late" | "later");
    let introduced = period == Period::Weekend || staged || BEFORE.contains(&before);
    alone || introduced && !told
}
