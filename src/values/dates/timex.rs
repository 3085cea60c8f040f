//! The values of times as ISO 8601 and TIMEX3 (ISO 24617-1) write them.

use jiff::civil::DateTime;

use super::term::{Clock, Term, YearPart};
use crate::values::time::Recurrence;
use crate::values::{Granularity, TimeRange};

/// The value of `term`, which means `range`.
pub(super) fn value(term: &Term, range: Option<TimeRange>) -> String {
    match (term.recurrence, range) {
        (Some(recurrence), _) => every(term, recurrence),
        (None, Some(range)) if term.has_date() => of_range(term, range),
        _ => partial(term),
    }
}

/// What recurs: "XXXX-WXX-2", "XXXX-XX-19", "P2W".
fn every(term: &Term, recurrence: Recurrence) -> String {
    let named = partial(term);
    if !named.is_empty() {
        return named;
    }
    let count = recurrence.every;
    match recurrence.granularity {
        Granularity::Second => format!("PT{count}S"),
        Granularity::Minute => format!("PT{count}M"),
        Granularity::Hour => format!("PT{count}H"),
        Granularity::Daypart | Granularity::Day => format!("P{count}D"),
        Granularity::Weekend => format!("P{count}WE"),
        Granularity::Week => format!("P{count}W"),
        Granularity::Month => format!("P{count}M"),
        Granularity::Quarter => format!("P{}M", count * 3),
        Granularity::Season => format!("P{}M", count * 6),
        Granularity::Year => format!("P{count}Y"),
        Granularity::Decade => format!("P{}Y", count * 10),
        Granularity::Century => format!("P{}Y", count * 100),
    }
}

/// What the words name, "X" for what they leave open: "XXXX-09-05", "T17:30".
fn partial(term: &Term) -> String {
    let date = match (term.month, term.day, term.weekday) {
        (Some(month), Some(day), _) => format!("XXXX-{month:02}-{day:02}"),
        (Some(month), None, _) => format!("XXXX-{month:02}"),
        (None, Some(day), _) => format!("XXXX-XX-{day:02}"),
        (None, None, Some(weekday)) => format!("XXXX-WXX-{}", weekday.to_monday_one_offset()),
        (None, None, None) => match term.part_of_year {
            Some(part) => format!("XXXX-{}", part_of_year(part)),
            None => String::new(),
        },
    };
    let known = !date.is_empty() || term.window.is_none();
    if known {
        date + &time_of_day(term)
    } else {
        date
    }
}

fn part_of_year(part: YearPart) -> String {
    match part {
        YearPart::Quarter(quarter) => format!("Q{quarter}"),
        YearPart::Half(half) => format!("H{half}"),
        YearPart::Season(3) => "SP".to_owned(),
        YearPart::Season(6) => "SU".to_owned(),
        YearPart::Season(9) => "FA".to_owned(),
        YearPart::Season(_) => "WI".to_owned(),
        YearPart::Week(week) => format!("W{week:02}"),
    }
}

fn time_of_day(term: &Term) -> String {
    match (term.clock, term.part_of_day) {
        (Some(clock), _) => match term.until {
            Some(until) => format!("{}/{}", of_clock(clock), of_clock(until)),
            None => of_clock(clock),
        },
        (None, Some(part)) => match part.start / 60 {
            0..=9 => "TMO".to_owned(),
            10..=12 => "TAF".to_owned(),
            13..=17 => "TEV".to_owned(),
            _ => "TNI".to_owned(),
        },
        (None, None) => String::new(),
    }
}

fn of_clock(clock: Clock) -> String {
    let Clock {
        hour,
        minute,
        second,
        ..
    } = clock;
    match (minute, second) {
        (Some(minute), Some(second)) => format!("T{hour:02}:{minute:02}:{second:02}"),
        (Some(minute), None) => format!("T{hour:02}:{minute:02}"),
        (None, _) => format!("T{hour:02}"),
    }
}

/// A range that is known: short where it is one period of the calendar.
fn of_range(term: &Term, range: TimeRange) -> String {
    let start = range.start;
    let day = || start.date().to_string();
    let whole = |period: super::period::Period| period.around(start) == Some(range);
    use super::period::Period;
    let short = match term.granularity() {
        _ if term.until.is_some() => None,
        Granularity::Second | Granularity::Minute | Granularity::Hour => Some(moment(start, term)),
        Granularity::Daypart => Some(day() + &time_of_day(term)),
        Granularity::Day => whole(Period::Day).then(day),
        Granularity::Weekend => whole(Period::Weekend).then(|| week(start) + "-WE"),
        Granularity::Week => whole(Period::Week).then(|| week(start)),
        Granularity::Month => whole(Period::Month).then(|| start.strftime("%Y-%m").to_string()),
        Granularity::Quarter => {
            whole(Period::Quarter).then(|| format!("{}-Q{}", start.year(), (start.month() + 2) / 3))
        }
        Granularity::Season => term
            .part_of_year
            .filter(|_| term.stage.is_none())
            .map(|part| format!("{}-{}", start.year(), part_of_year(part))),
        Granularity::Year => whole(Period::Year).then(|| start.year().to_string()),
        Granularity::Decade => whole(Period::Decade).then(|| (start.year() / 10).to_string()),
        Granularity::Century => None,
    };
    short.unwrap_or_else(|| interval(range))
}

fn moment(start: DateTime, term: &Term) -> String {
    let format = match term.granularity() {
        Granularity::Hour if start.minute() == 0 => "%Y-%m-%dT%H",
        Granularity::Second => "%Y-%m-%dT%H:%M:%S",
        _ => "%Y-%m-%dT%H:%M",
    };
    start.strftime(format).to_string()
}

fn week(start: DateTime) -> String {
    let week = start.date().iso_week_date();
    format!("{}-W{:02}", week.year(), week.week())
}

/// "2023-09-07/2023-09-11", the end not included.
fn interval(range: TimeRange) -> String {
    let midnight = |time: DateTime| time.time() == jiff::civil::Time::midnight();
    if midnight(range.start) && midnight(range.end) {
        format!("{}/{}", range.start.date(), range.end.date())
    } else {
        format!(
            "{}/{}",
            range.start.strftime("%Y-%m-%dT%H:%M"),
            range.end.strftime("%Y-%m-%dT%H:%M")
        )
    }
}
