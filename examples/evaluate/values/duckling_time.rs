//! duckling's examples of times.
//!
//! Right is one time that starts when wanted and is as fine, or, for an interval, starts and ends
//! when wanted; hours, minutes and seconds count as equally fine. duckling looks ahead as an
//! assistant does, and we look back as news does: a text that is wrong alone is also read as what
//! is still to come, in "They will meet TEXT". Its clock is two hours behind UTC, and ranges of
//! clock times end a minute or an hour later than they say. An interval without an end wants its
//! bound. Holidays have a row of their own.

use jiff::civil::DateTime;
use jiff::{Span as Lapse, ToSpan};
use parallax::values::{Granularity, TimeBound, TimeExpression, TimeRange};
use serde_json::Value;

use super::haskell::{Term, unescaped};
use super::{moment, read, show_times};
use crate::tally::{Case, Tally};

/// What stands around an example that is still to come.
const FRAME: (&str, &str) = ("They will meet ", "");
/// Names of zones in the examples; such times are told in UTC by us.
const ZONES: [&str; 5] = ["gmt", "cet", "cst", "pst", "ist"];

/// Enters an example of times.
pub(super) fn measure(example: &Value, tally: &mut Tally) {
    let field = |name: &str| example[name].as_str().unwrap_or_default();
    let text = unescaped(field("text"));
    if field("dim") != "Time" {
        return;
    }
    let read_at = moment(field("ref")).or_else(|| moment("2013-02-12T04:30:00"));
    let times = read(&text, read_at).times;
    let case = Case {
        text: &text,
        wanted: field("gold").to_owned(),
        found: show_times(&times),
    };
    match field("kind") {
        "negative" => tally.count("duckling Time negative", times.is_empty(), &case),
        "main" => {
            let wanted = Term::parse(field("gold")).and_then(|gold| Wanted::of(&gold));
            let wanted = wanted.map(|wanted| wanted.in_zone(&text));
            let is = |times: &[TimeExpression]| wanted.as_ref().is_some_and(|w| w.is_one(times));
            let bare = is(&times);
            let either = bare || is(&framed(&text, read_at));
            let holiday = field("gold").contains("Holiday");
            count(tally, (bare, either), holiday, &case);
        }
        _ => {}
    }
}

fn count(tally: &mut Tally, (bare, either): (bool, bool), holiday: bool, case: &Case<'_>) {
    let part = if holiday {
        "holidays"
    } else {
        "without holidays"
    };
    for (name, right) in [("bare", bare), ("either", either)] {
        tally.count(&format!("duckling Time {name}: of all"), right, case);
        tally.count(&format!("duckling Time {name}: {part}"), right, case);
    }
}

/// The times of a text in the frame of what is still to come, if they stand within the text.
fn framed(text: &str, read_at: Option<DateTime>) -> Vec<TimeExpression> {
    let mut times = read(&format!("{}{text}{}", FRAME.0, FRAME.1), read_at).times;
    times.retain(|time| {
        time.span.range().start >= FRAME.0.len()
            && time.span.range().end <= FRAME.0.len() + text.len()
    });
    times
}

/// When a time is to start, and how fine it is or when it ends.
#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    Point(DateTime, String),
    Interval(DateTime, DateTime, String),
    Open(Side, DateTime),
}

/// On which side of a moment an interval without an end lies.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Before,
    After,
}

impl Wanted {
    fn of(gold: &Term) -> Option<Self> {
        let parts = gold.parts();
        match (parts.first()?.name(), parts) {
            ("datetime" | "datetimeHoliday", [_, at, grain, ..]) => {
                Some(Self::Point(time(at)?, grain.name().to_owned()))
            }
            ("datetimeInterval" | "datetimeIntervalHoliday", [_, ends, grain, ..]) => {
                let [start, end] = ends.tuple()? else {
                    return None;
                };
                Some(Self::Interval(
                    time(start)?,
                    time(end)?,
                    grain.name().to_owned(),
                ))
            }
            ("datetimeOpenInterval", [_, side, at, ..]) => {
                let before = side.name() == "Before";
                let side = if before { Side::Before } else { Side::After };
                Some(Self::Open(side, time(at)?))
            }
            _ => None,
        }
    }

    /// The same in UTC, if the text names a zone.
    fn in_zone(self, text: &str) -> Self {
        let text = text.to_lowercase();
        if !text.split_whitespace().any(|word| ZONES.contains(&word)) {
            return self;
        }
        let later = |time: DateTime| time.saturating_add(2.hours());
        match self {
            Self::Point(at, grain) => Self::Point(later(at), grain),
            Self::Interval(start, end, grain) => Self::Interval(later(start), later(end), grain),
            Self::Open(side, at) => Self::Open(side, later(at)),
        }
    }

    fn is_one(&self, times: &[TimeExpression]) -> bool {
        let [time] = times else { return false };
        time.range.is_some_and(|range| self.is(time, range))
    }

    fn is(&self, time: &TimeExpression, range: TimeRange) -> bool {
        match self {
            Self::Point(at, grain) => range.start == *at && is_as_fine(time.granularity, grain),
            Self::Interval(start, end, grain) => {
                let last = lapse(grain).and_then(|lapse| end.checked_sub(lapse).ok());
                let ends = range.end == *end || Some(range.end) == last;
                // "By the end of June" starts now for duckling, and has no start for us.
                let from_now = time.bound == TimeBound::Until && grain == "Second";
                ends && (range.start == *start || from_now)
            }
            Self::Open(side, at) => range.start == *at && is_on(*side, time.bound),
        }
    }
}

fn is_on(side: Side, bound: TimeBound) -> bool {
    match side {
        Side::Before => matches!(bound, TimeBound::Before | TimeBound::Until),
        Side::After => matches!(bound, TimeBound::After | TimeBound::Since),
    }
}

/// By how much a range of clock times ends late.
fn lapse(grain: &str) -> Option<Lapse> {
    match grain {
        "Hour" => Some(1.hour()),
        "Minute" => Some(1.minute()),
        "Second" => Some(1.second()),
        _ => None,
    }
}

fn is_as_fine(granularity: Granularity, grain: &str) -> bool {
    match granularity {
        Granularity::Second | Granularity::Minute | Granularity::Hour => lapse(grain).is_some(),
        _ => format!("{granularity:?}") == grain,
    }
}

/// A tuple of year, month, day, hour, minute and second.
fn time(term: &Term) -> Option<DateTime> {
    let numbers: Option<Vec<f64>> = term.tuple()?.iter().map(Term::number).collect();
    let &[year, month, day, hour, minute, second] = numbers?.as_slice() else {
        return None;
    };
    let [month, day, hour, minute, second] = [month, day, hour, minute, second].map(|n| n as i8);
    DateTime::new(year as i16, month, day, hour, minute, second, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(gold: &str, text: &str, right: bool) {
        let wanted = Wanted::of(&Term::parse(gold).expect("the gold is well formed"))
            .expect("the gold is well formed")
            .in_zone(text);
        let times = read(text, moment("2024-03-14T12:00:00")).times;
        assert_eq!(wanted.is_one(&times), right, "{wanted:?} {times:?}");
    }

    #[test]
    fn points_want_the_start_and_the_grain() {
        check("(datetime (2024, 3, 13, 0, 0, 0) Day)", "yesterday", true);
        check("(datetime (2024, 3, 13, 0, 0, 0) Week)", "yesterday", false);
        check(
            "(datetimeHoliday (2024, 2, 1, 0, 0, 0) Month \"A\")",
            "last month",
            true,
        );
    }

    #[test]
    fn intervals_want_both_ends() {
        let gold = |day: u32| {
            format!("(datetimeInterval ((2024, 5, 6, 0, 0, 0), (2024, 5, {day}, 0, 0, 0)) Day)")
        };
        check(&gold(10), "6 May 2024", false);
        check(&gold(7), "6 May 2024", true);
    }

    #[test]
    fn the_frame_is_no_part_of_the_example() {
        let times = framed("on Friday", moment("2024-03-14T12:00:00"));
        assert_eq!(times.len(), 1);
        assert_eq!(
            times[0].range.expect("the gold is well formed").start,
            moment("2024-03-15").expect("the gold is well formed")
        );
    }
}
