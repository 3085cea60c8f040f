//! Times: dates, weekdays, clock times and relative times as intervals of civil time.
//!
//! A time is read in three steps. An *atom* is the smallest time: "Tuesday", "next week",
//! "3 p.m.", "three days ago"; its readers stand in order in [`ATOMS`], and at each word the
//! first that fits wins. Atoms side by side are *joined* where one is part of the other,
//! and two times may make a *range*. What comes out is a [`Term`](term::Term), which says
//! what the words name; `resolve` finds the interval that it means, counted from the
//! publication date, and towards the past unless a verb looks ahead.
//!
//! Readers that need another time ("the end of", "two days after") call [`joined`] again; how
//! deep they may is bounded, so that reading stays linear.

mod amount;
mod anchor;
mod bounds;
mod calendar;
mod clock;
mod dateline;
mod day_numbers;
mod dayparts;
mod holidays;
mod join;
mod lasting;
mod months;
mod nth;
mod numeric;
mod ordinals;
mod period;
mod pointed;
mod present;
mod ranges;
mod relative;
mod resolve;
mod sets;
mod stage;
mod tense;
mod term;
mod timex;
mod weekdays;
mod yearparts;
mod years;
mod zones;

pub(super) use anchor::Anchor;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::TimeExpression;
use super::line::Line;
use crate::text::word_list;
use term::Term;

/// What a reader found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Reading {
    /// The index after its last lexeme.
    end: usize,
    /// What the words name.
    term: Term,
}

/// Reads the time that starts at a lexeme.
type Reader = fn(&Line, usize, &Anchor) -> Option<Reading>;

/// The readers of atoms: what is written in digits before what is written in words, what
/// holds another time before that time, and days before the months and years they hold.
const ATOMS: [Reader; 17] = [
    sets::read,
    numeric::read,
    stage::read,
    lasting::read,
    nth::read,
    |line, i, _| day_numbers::read(line, i),
    relative::read,
    |line, i, _| months::day(line, i),
    |line, i, _| clock::read(line, i),
    |line, i, _| holidays::read(line, i),
    |line, i, _| weekdays::read(line, i),
    |line, i, _| months::read(line, i),
    pointed::read,
    |line, i, _| dayparts::read(line, i),
    |line, i, _| yearparts::read(line, i),
    |line, i, _| years::read_long(line, i),
    |line, i, _| years::read(line, i),
];

/// Every word that a time can start with, so that most words are passed over at once.
static STARTERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("starters.txt")).collect());

/// Finds the times of `line`, and hides them from the readers that follow.
pub(super) fn find(line: &mut Line, anchor: &Anchor, found: &mut Vec<TimeExpression>) {
    let mut i = 0;
    while i < line.len() {
        if !starts(line, i) {
            i += 1;
            continue;
        }
        let anchor = &anchor.after(found);
        let Some(reading) = time(line, i, anchor).filter(|r| is_whole(line, i, r)) else {
            i += 1;
            continue;
        };
        found.push(expression(line, i, &reading, anchor));
        line.take(i, reading.end);
        i = reading.end;
    }
}

/// Whether a time can start with `word`, as it is compared.
pub(super) fn starts_with(word: &str) -> bool {
    STARTERS.contains(word) || holidays::starts(word) || months::glued(word).is_some()
}

/// Whether a time can start at `i`.
fn starts(line: &Line, i: usize) -> bool {
    line.starts_time(i) && (!is_weak(line.word(i)) || follows(line, i + 1))
}

/// Whether `word` starts a time only with what follows it.
fn is_weak(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "in" | "at")
}

/// Whether the word at `i` can go on a time that starts with a weak word before it.
fn follows(line: &Line, i: usize) -> bool {
    const OTHERS: [&str; 10] = [
        "hundred", "thousand", "dozen", "small", "wee", "full", "whole", "entire", "moment",
        "present",
    ];
    starts(line, i) || period::unit(line, i).is_some() || OTHERS.contains(&line.word(i))
}

/// Whether `reading` may stand for itself: not the "night" of "night of the comet", nor "now".
fn is_whole(line: &Line, i: usize, reading: &Reading) -> bool {
    let needs_day = matches!(line.word(i), "morning" | "afternoon" | "evening" | "night");
    !needs_day || reading.term.has_date()
}

fn expression(line: &Line, i: usize, reading: &Reading, anchor: &Anchor) -> TimeExpression {
    let tense = tense::around(line, i, reading.end);
    let term = &reading.term;
    let resolved = resolve::resolve(term, anchor, tense);
    TimeExpression {
        span: line.span(i, reading.end),
        range: resolved.range,
        alternative: term
            .swapped()
            .and_then(|other| resolve::resolve(&other, anchor, tense).range),
        granularity: term.granularity(),
        bound: term
            .bound
            .unwrap_or_else(|| bounds::of(line, i, reading.end, term.about)),
        anchoring: resolved.anchoring,
        recurrence: term.recurrence,
        timex: timex::value(term, resolved.range),
    }
}

/// The whole time that starts at `i`: an atom with what is joined to it, or a range.
fn time(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    if !starts(line, i) {
        return None;
    }
    if let Some(range) = ranges::opened(line, i, anchor) {
        return Some(join::extended(line, i, range, anchor));
    }
    let first = joined(line, i, anchor).or_else(|| join::hour(line, i, anchor))?;
    Some(ranges::extended(line, i, first, anchor).unwrap_or(first))
}

/// The time that starts at `i`, without a range.
fn joined(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let first = atom(line, i, anchor)?;
    Some(join::extended(line, i, first, anchor))
}

/// The smallest time that starts at `i`.
fn atom(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    if !starts(line, i) || is_title(line, i) {
        return None;
    }
    ATOMS
        .iter()
        .find_map(|reader| reader(line, i, anchor))
        .filter(|reading| reading.end > i && reading.end <= line.len())
}

/// Whether a capital makes a name of a relative time: "USA Today", "CBS This Morning".
fn is_title(line: &Line, i: usize) -> bool {
    matches!(line.word(i), "today" | "tonight" | "this" | "last" | "next") && line.capital_counts(i)
}

#[cfg(test)]
mod tests;
