//! Stages of a time: "early 2019", "the end of May", "later this month".

use super::{Anchor, Reading, calendar, period};
use jiff::civil::DateTime;

use super::term::Term;
use crate::values::line::Line;
use crate::values::{Granularity, TimeRange};

/// Which part of a time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// "the beginning of": its first third.
    Beginning,
    /// "early": its first half.
    First,
    /// "mid-", "the middle of": its second third.
    Middle,
    /// "late": its second half.
    Last,
    /// "the end of": its last third.
    End,
    /// "earlier this": until the publication.
    Earlier,
    /// "later this", "the rest of": from the publication on.
    Later,
}

/// Reads a time with the words before it that name a stage of it.
pub(super) fn read(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    if let Some(reading) = abbreviation(line, i, anchor).or_else(|| period_end(line, i, anchor)) {
        return Some(reading);
    }
    let (stage, at) = prefix(line, i)?;
    let reading = super::joined(line, at, &anchor.deeper()?)?;
    let term = reading.term;
    if term.stage.is_some() || term.recurrence.is_some() {
        return None;
    }
    Some(Reading {
        end: reading.end,
        term: Term {
            stage: Some(stage),
            ..term
        },
    })
}

/// The stage named at `i`, and where the time starts that it is of.
fn prefix(line: &Line, i: usize) -> Option<(Stage, usize)> {
    let at = i + usize::from(line.word(i) == "the");
    if let Some(stage) = part(line.word(at)) {
        let of = line.word(at + 1) == "of";
        let short = at == i && !of && matches!(line.word(at), "end" | "beginning" | "start");
        let around = usize::from(line.word(at + 2) == "around");
        return match (of, short) {
            (true, _) => Some((stage, at + 2 + around)),
            (_, true) if matches!(line.word(at + 1), "this" | "next" | "last") => {
                Some((stage, at + 1))
            }
            _ => None,
        };
    }
    let stage = adverb(line.word(at))?;
    let next = line.past_hyphen(at + 1);
    let linked = matches!(line.word(next), "in" | "on") && stage != Stage::Middle;
    Some((stage, next + usize::from(linked)))
}

/// "EOY", "the EOM".
fn abbreviation(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let at = i + usize::from(line.word(i) == "the");
    let (stage, period) = match line.text(at) {
        "EOY" => (Stage::End, period::Period::Year),
        "EOM" => (Stage::End, period::Period::Month),
        "EOW" => (Stage::End, period::Period::Week),
        "BOY" => (Stage::Beginning, period::Period::Year),
        "BOM" => (Stage::Beginning, period::Period::Month),
        _ => return None,
    };
    Some(present(at + 1, stage, period, anchor))
}

/// "year-end", "the year's end", "end of year", "month end".
fn period_end(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let the = usize::from(line.word(i) == "the");
    if line.word(i + the) == "end" && line.word(i + the + 1) == "of" {
        let unit = period::unit(line, i + the + 2)
            .filter(|unit| !unit.plural && unit.period > period::Period::Day)?;
        return Some(present(i + the + 3, Stage::End, unit.period, anchor));
    }
    let unit =
        period::unit(line, i).filter(|unit| !unit.plural && unit.period > period::Period::Week)?;
    let at = line.past_hyphen(i + 1);
    let at = at + usize::from(line.word(at) == "'s");
    (line.word(at) == "end").then(|| present(at + 1, Stage::End, unit.period, anchor))
}

/// A stage of the present period.
fn present(end: usize, stage: Stage, period: period::Period, anchor: &Anchor) -> Reading {
    let range = anchor.now().and_then(|now| period.around(now));
    let window = anchor.window(range, period.granularity());
    Reading {
        end,
        term: Term {
            stage: Some(stage),
            ..Term::of_window(window)
        },
    }
}

fn part(word: &str) -> Option<Stage> {
    match word {
        "beginning" | "start" => Some(Stage::Beginning),
        "middle" => Some(Stage::Middle),
        "end" => Some(Stage::End),
        "rest" | "remainder" | "remaining" => Some(Stage::Later),
        _ => None,
    }
}

fn adverb(word: &str) -> Option<Stage> {
    match word {
        "early" => Some(Stage::First),
        "mid" => Some(Stage::Middle),
        "late" => Some(Stage::Last),
        "earlier" => Some(Stage::Earlier),
        "later" => Some(Stage::Later),
        _ => None,
    }
}

impl Stage {
    /// The range of this stage of `whole`; a day and what is shorter stays whole.
    pub(super) fn of(
        self,
        whole: TimeRange,
        granularity: Granularity,
        anchor: &Anchor,
    ) -> Option<TimeRange> {
        if granularity <= Granularity::Day {
            return Some(whole);
        }
        let today = anchor.today().and_then(calendar::day);
        let today = today.filter(|today| whole.start <= today.start && today.end <= whole.end);
        let range = match (self, today) {
            (Self::Beginning, _) => TimeRange {
                end: at(whole, 1, 3)?,
                ..whole
            },
            (Self::First, _) => TimeRange {
                end: at(whole, 1, 2)?,
                ..whole
            },
            (Self::Middle, _) => TimeRange {
                start: at(whole, 1, 3)?,
                end: at(whole, 2, 3)?,
            },
            (Self::Last, _) => TimeRange {
                start: at(whole, 1, 2)?,
                ..whole
            },
            (Self::End, _) => TimeRange {
                start: at(whole, 2, 3)?,
                ..whole
            },
            (Self::Earlier, Some(today)) => TimeRange {
                end: today.end,
                ..whole
            },
            (Self::Later, Some(today)) => TimeRange {
                start: today.start,
                ..whole
            },
            (Self::Earlier | Self::Later, None) => whole,
        };
        Some(range)
    }
}

/// The point after `part` of `parts` of `whole`: of its months where it has enough, else of
/// its days.
fn at(whole: TimeRange, part: i32, parts: i32) -> Option<DateTime> {
    use jiff::{ToSpan, Unit};
    let months = whole
        .start
        .until((Unit::Month, whole.end))
        .ok()?
        .get_months();
    if months >= parts {
        return whole
            .start
            .checked_add((months * part / parts).months())
            .ok();
    }
    let days = whole.start.until((Unit::Day, whole.end)).ok()?.get_days();
    whole.start.checked_add((days * part / parts).days()).ok()
}
