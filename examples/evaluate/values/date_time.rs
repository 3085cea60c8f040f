//! Recognizers' DateTimeModel: the value of the first answer.
//!
//! Of each case the first result's first value is wanted; where it has several, as "Friday" has a
//! past and a coming one, the rows "any answer" take each of them. A date or range is compared with our
//! first time, a duration with our first quantity of time, and without any result we must find no
//! time. Recognizers ends "8 to 12 August" on the 12th and "2014 to 2018" with the start of 2018, we
//! with the end of that day and year: the strict rows want the same end, the others allow the last
//! day, week, month or year either way. A set wants a first time that recurs; whether it is the
//! same TIMEX3 is a row of its own.

use jiff::ToSpan;
use jiff::civil::DateTime;
use parallax::values::{Granularity, TimeBound, TimeExpression, TimeRange, Values};
use serde_json::Value;

use super::{moment, read, show_quantities, show_times};
use crate::tally::{Case, Tally};

/// Enters a case of the DateTimeModel.
pub(super) fn measure(case: &Value, tally: &mut Tally) {
    let text = case["input"].as_str().unwrap_or_default();
    if case["model"] != "DateTimeModel" || text.trim().is_empty() {
        return;
    }
    let values = read(text, case["ref"].as_str().and_then(moment));
    let answers = Wanted::of(&case["results"]);
    let wanted = &answers[0];
    let case = Case {
        text,
        wanted: format!(
            "{} {}{}..{} @{}",
            wanted.kind,
            wanted.value,
            wanted.start,
            wanted.end,
            case["ref"].as_str().unwrap_or("-")
        ),
        found: format!(
            "{} {}",
            show_times(&values.times),
            show_quantities(&values.quantities)
        ),
    };
    let readings = [
        ("strict", wanted.is_met(&values, false)),
        ("any last part", wanted.is_met(&values, true)),
        (
            "any answer",
            answers.iter().any(|w| w.is_met(&values, true)),
        ),
    ];
    for (name, right) in readings {
        tally.count(&format!("date-time {name}: of all"), right, &case);
        tally.count(&format!("date-time {name}: {}", wanted.kind), right, &case);
    }
    if wanted.kind == "set" {
        let found = values.times.first().map_or("", |time| &time.timex);
        tally.count("date-time sets: same TIMEX3", found == wanted.timex, &case);
    }
}

/// A value of a result; of `value`, `start` and `end` some are "".
#[derive(Debug, Default)]
struct Wanted {
    /// "date", "timerange", "none".
    kind: String,
    value: String,
    start: String,
    end: String,
    timex: String,
}

impl Wanted {
    /// The values of the first result; one of kind "none" if there is no result.
    fn of(results: &Value) -> Vec<Self> {
        let values = results[0]["resolution"]["values"].as_array();
        let values = values.filter(|values| !values.is_empty());
        let values = values.map(|values| values.iter().map(Self::new).collect());
        let none = || Self {
            kind: "none".to_owned(),
            ..Self::default()
        };
        values.unwrap_or_else(|| vec![none()])
    }

    fn new(value: &Value) -> Self {
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Self {
            kind: field("type"),
            value: field("value"),
            start: field("start"),
            end: field("end"),
            timex: field("timex"),
        }
    }

    fn is_met(&self, values: &Values, loose: bool) -> bool {
        match self.kind.as_str() {
            "none" => values.times.is_empty(),
            "duration" => self
                .value
                .parse()
                .is_ok_and(|seconds| first_lasts(values, seconds)),
            "set" => values.times.first().is_some_and(|t| t.recurrence.is_some()),
            "timezone" => false,
            _ if self.value == "not resolved" => {
                values.times.first().is_none_or(|t| t.range.is_none())
            }
            _ => self.is_first_time(values, loose),
        }
    }

    fn is_first_time(&self, values: &Values, loose: bool) -> bool {
        let Some((time, range)) = values.times.first().and_then(|t| Some((t, t.range?))) else {
            return false;
        };
        match self.kind.as_str() {
            "date" => starts(range, &self.value) && time.granularity == Granularity::Day,
            "time" | "datetime" => starts(range, &self.value),
            _ if !self.value.is_empty() => starts(range, &self.value),
            _ if self.start.is_empty() => ends_with(time, range, &self.end),
            _ if self.end.is_empty() => begins_with(time, range, &self.start),
            _ => {
                starts(range, &self.start)
                    && (ends(range, &self.end)
                        || loose && ends_a_part_later(range, time.granularity, &self.end))
            }
        }
    }
}

fn starts(range: TimeRange, wanted: &str) -> bool {
    is(range.start, wanted)
}

fn ends(range: TimeRange, wanted: &str) -> bool {
    is(range.end, wanted)
}

/// Whether a time bounds what comes before a moment: "before" its start, "until" either end.
fn ends_with(time: &TimeExpression, range: TimeRange, wanted: &str) -> bool {
    match time.bound {
        TimeBound::Before => starts(range, wanted),
        TimeBound::Until => starts(range, wanted) || ends(range, wanted),
        _ => false,
    }
}

/// Whether a time bounds what comes after a moment: "since" its start, "after" either end.
fn begins_with(time: &TimeExpression, range: TimeRange, wanted: &str) -> bool {
    match time.bound {
        TimeBound::Since => starts(range, wanted),
        TimeBound::After => starts(range, wanted) || ends(range, wanted),
        _ => false,
    }
}

/// Whether a range ends with what its suite's range ends before: the 12th, or the year 2018.
fn ends_a_part_later(range: TimeRange, granularity: Granularity, wanted: &str) -> bool {
    let part = match granularity {
        Granularity::Day => 1.day(),
        Granularity::Week => 1.week(),
        Granularity::Month => 1.month(),
        Granularity::Year => 1.year(),
        _ => return false,
    };
    let before = range.end.checked_sub(part);
    before.is_ok_and(|end| is(end, wanted))
}

/// Whether a moment is the one wanted, or has the time of day wanted.
fn is(moment: DateTime, wanted: &str) -> bool {
    match wanted.len() {
        8 => moment.time().to_string() == wanted,
        _ => super::moment(wanted) == Some(moment),
    }
}

/// Whether the first quantity of time lasts so many seconds.
fn first_lasts(values: &Values, seconds: f64) -> bool {
    let mut times = values.quantities.iter().filter(|q| super::is_time(&q.unit));
    times
        .next()
        .is_some_and(|q| q.low == q.high && super::lasts((&q.unit, q.low), seconds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(text: &str, value: &Value, strict: bool, loose: bool) {
        let wanted = Wanted::new(value);
        let values = read(text, moment("2024-03-14T12:00:00"));
        let met = [false, true].map(|loose| wanted.is_met(&values, loose));
        assert_eq!(met, [strict, loose], "{text} {wanted:?}");
    }

    #[test]
    fn dates_and_ranges_are_compared_by_their_ends() {
        check(
            "yesterday",
            &json!({"type": "date", "value": "2024-03-13"}),
            true,
            true,
        );
        check(
            "last month",
            &json!({"type": "date", "value": "2024-02-01"}),
            false,
            false,
        );
        let range = |end: &str| json!({"type": "daterange", "start": "2024-02-01", "end": end});
        check("last month", &range("2024-03-01"), true, true);
        check("last month", &range("2024-02-01"), false, true);
        check("last month", &range("2024-02-29"), false, false);
        let before = json!({"type": "daterange", "end": "2024-02-01"});
        check("It closed before last month.", &before, true, true);
        check("It closed last month.", &before, false, false);
    }

    #[test]
    fn durations_are_compared_in_seconds() {
        let month = json!({"type": "duration", "value": "2592000"});
        check("It took one month.", &month, true, true);
        check("It took 31 days.", &month, false, false);
    }

    #[test]
    fn no_result_wants_no_time() {
        let none = Wanted::of(&json!([]));
        assert!(none[0].is_met(&read("the march of folly", None), false));
    }
}
