//! Stages of a time: "early 2019", "the end of May", "later this month".

use super::period::{self, Period};
use super::{Anchor, Reading, calendar};
use jiff::civil::DateTime;
use jiff::{ToSpan, Unit};

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
        "EOY" => (Stage::End, Period::Year),
        "EOM" => (Stage::End, Period::Month),
        "EOW" => (Stage::End, Period::Week),
        "BOY" => (Stage::Beginning, Period::Year),
        "BOM" => (Stage::Beginning, Period::Month),
        _ => return None,
    };
    Some(present(at + 1, stage, period, anchor))
}

/// "end of year", "month end"; "year-end" is December.
fn period_end(line: &Line, i: usize, anchor: &Anchor) -> Option<Reading> {
    let the = usize::from(line.word(i) == "the");
    if line.word(i + the) == "end" && line.word(i + the + 1) == "of" {
        let unit = period::unit(line, i + the + 2)
            .filter(|unit| !unit.plural && unit.period > Period::Day)?;
        return Some(present(i + the + 3, Stage::End, unit.period, anchor));
    }
    let unit = period::unit(line, i).filter(|unit| !unit.plural && unit.period > Period::Week)?;
    let at = line.past_hyphen(i + 1);
    let at = at + usize::from(line.word(at) == "'s");
    if line.word(at) != "end" {
        return None;
    }
    if unit.period != Period::Year {
        return Some(present(at + 1, Stage::End, unit.period, anchor));
    }
    let range = anchor
        .today()
        .and_then(|today| calendar::months(today.year(), 12, 1));
    let window = anchor.window(range, Granularity::Month);
    Some(Reading {
        end: at + 1,
        term: Term::of_window(window),
    })
}

/// A stage of the present period.
fn present(end: usize, stage: Stage, period: Period, anchor: &Anchor) -> Reading {
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
        let (start, end) = match self {
            Self::Beginning => (whole.start, opening(whole)?),
            Self::First => (whole.start, half(whole)?),
            Self::Middle => (third(whole, 1)?, third(whole, 2)?),
            Self::Last => (half(whole)?, whole.end),
            Self::End => (third(whole, 2)?, whole.end),
            Self::Earlier | Self::Later => return Some(self.around_today(whole, anchor)),
        };
        Some(TimeRange { start, end })
    }

    /// The part of `whole` up to the day of publication, or from it on.
    fn around_today(self, whole: TimeRange, anchor: &Anchor) -> TimeRange {
        let today = anchor.today().and_then(calendar::day);
        let inside = today.filter(|today| whole.start <= today.start && today.end <= whole.end);
        match (self, inside) {
            (Self::Earlier, Some(today)) => TimeRange {
                end: today.end,
                ..whole
            },
            (_, Some(today)) => TimeRange {
                start: today.start,
                ..whole
            },
            (_, None) => whole,
        }
    }
}

/// The end of the beginning of `whole`: a quarter of a year, a third of all else.
fn opening(whole: TimeRange) -> Option<DateTime> {
    match months(whole)? {
        12 => whole.start.checked_add(3.months()).ok(),
        _ => third(whole, 1),
    }
}

/// The end of `part` thirds of `whole`: whole months of what is longer, tens of days of a
/// month, and of a week its first three days and its last.
fn third(whole: TimeRange, part: i64) -> Option<DateTime> {
    let months = months(whole)?;
    if months >= 120 {
        let years = (months / 12 * part + part - 1) / 3; // of ten: three, four, three
        return whole.start.checked_add(years.years()).ok();
    }
    let span = match (months, days(whole)?) {
        (3.., _) => (months * part / 3).months(),
        (1.., _) => (10 * part).days(),
        (_, days @ 5..) => (if part == 1 { 3 } else { days - 3 }).days(),
        (_, days) => (days * part / 3).days(),
    };
    whole.start.checked_add(span).ok()
}

fn half(whole: TimeRange) -> Option<DateTime> {
    let months = months(whole)?;
    let span = if months >= 2 {
        (months / 2).months()
    } else {
        (days(whole)? / 2).days()
    };
    whole.start.checked_add(span).ok()
}

fn months(whole: TimeRange) -> Option<i64> {
    Some(i64::from(
        whole
            .start
            .until((Unit::Month, whole.end))
            .ok()?
            .get_months(),
    ))
}

fn days(whole: TimeRange) -> Option<i64> {
    Some(i64::from(
        whole.start.until((Unit::Day, whole.end)).ok()?.get_days(),
    ))
}
