//! How long: "three days", "an hour and a half", "2 years, 1 month", "a few weeks".

use jiff::civil::DateTime;

use super::period::{Period, Unit, unit};
use crate::values::line::Line;
use crate::values::numbers::words;

/// The most units that one amount has: years, months and days.
const MOST: usize = 3;

/// A length of time as the calendar counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// The largest unit and how many of it; then the smaller ones, `None` after the last.
    parts: [Option<(Period, i64)>; MOST],
    /// How many more of the largest unit there may be: "a few days".
    pub(super) slack: i64,
    /// The index after it.
    pub(super) end: usize,
}

/// The amount that starts at `i`.
pub(super) fn amount(line: &Line, i: usize) -> Option<Amount> {
    let mut amount = first(line, i)?;
    for part in 1..MOST {
        let Some((period, count, end)) = smaller(line, &amount) else {
            break;
        };
        amount.parts[part] = Some((period, count));
        amount.end = end;
    }
    Some(with_half(line, amount))
}

impl Amount {
    /// `count` of `period`.
    pub(super) fn of(period: Period, count: i64, end: usize) -> Self {
        Self {
            parts: [Some((period, count)), None, None],
            slack: 0,
            end,
        }
    }

    /// Its largest unit.
    pub(super) fn period(&self) -> Period {
        self.parts[0].map_or(Period::Day, |(period, _)| period)
    }

    /// Its smallest unit.
    pub(super) fn finest(&self) -> Period {
        let last = self.parts.iter().flatten().last();
        last.map_or(Period::Day, |&(period, _)| period)
    }

    /// `time` moved by it, back if `sign` is negative, and by its slack if `most`.
    pub(super) fn shift(&self, time: DateTime, sign: i64, most: bool) -> Option<DateTime> {
        let extra = if most { self.slack } else { 0 };
        let mut moved = time;
        for (n, &(period, count)) in self.parts.iter().flatten().enumerate() {
            let count = if n == 0 {
                count.checked_add(extra)?
            } else {
                count
            };
            moved = moved
                .checked_add(period.span(count.checked_mul(sign)?)?)
                .ok()?;
        }
        Some(moved)
    }
}

/// "three days", "a week", "half an hour", "two and a half years", "several months".
fn first(line: &Line, i: usize) -> Option<Amount> {
    if line.word(i) == "half" {
        let article = matches!(line.word(i + 1), "a" | "an");
        let unit = unit(line, line.past_hyphen(i + 1 + usize::from(article)))?;
        let end = line.past_hyphen(i + 1 + usize::from(article)) + 1;
        return parted(unit, 0.5, end);
    }
    if let Some((least, most, at)) = vague(line, i) {
        let unit = unit(line, at)?;
        return Some(Amount {
            slack: most - least,
            ..Amount::of(unit.period, least * unit.times, at + 1)
        });
    }
    let (count, at) = count(line, i)?;
    let at = line.past_hyphen(at);
    let at = at
        + usize::from(matches!(
            line.word(at),
            "more" | "full" | "whole" | "short" | "long" | "calendar"
        ));
    parted(unit(line, at)?, count, at + 1)
}

/// "a few", "several", "a couple of" with the least and the most they say.
fn vague(line: &Line, i: usize) -> Option<(i64, i64, usize)> {
    let article = usize::from(line.word(i) == "a");
    let at = i + article;
    match line.word(at) {
        "few" => Some((3, 9, at + 1)),
        "several" if article == 0 => Some((3, 9, at + 1)),
        "couple" if article == 1 => Some((2, 3, at + 1 + usize::from(line.word(at + 1) == "of"))),
        _ => None,
    }
}

fn count(line: &Line, i: usize) -> Option<(f64, usize)> {
    match line.word(i) {
        "a" | "an" | "one" => {
            let number = words::number(line, i, false).map(|n| (n.value, n.end));
            Some(
                number
                    .filter(|&(_, end)| end > i + 1)
                    .unwrap_or((1.0, i + 1)),
            )
        }
        _ => {
            let number = words::number(line, i, false)?;
            (0.0..=1e6)
                .contains(&number.value)
                .then_some((number.value, number.end))
        }
    }
}

/// `count` of `unit` in whole numbers, of the smaller unit if need be.
fn parted(unit: Unit, count: f64, end: usize) -> Option<Amount> {
    let count = count * unit.times as f64;
    if count.fract() == 0.0 {
        return (count >= 1.0).then(|| Amount::of(unit.period, count as i64, end));
    }
    let (period, parts) = match unit.period {
        Period::Hour => (Period::Minute, 60.0),
        Period::Minute => (Period::Second, 60.0),
        Period::Day => (Period::Hour, 24.0),
        Period::Week => (Period::Day, 7.0),
        Period::Month => (Period::Day, 30.0),
        Period::Year => (Period::Month, 12.0),
        Period::Decade => (Period::Year, 10.0),
        Period::Century => (Period::Year, 100.0),
        _ => return None,
    };
    let whole = (count * parts).round();
    (whole >= 1.0).then(|| Amount::of(period, whole as i64, end))
}

/// The smaller unit that goes on: "2 years *1 month*", "an hour *and 30 minutes*".
fn smaller(line: &Line, amount: &Amount) -> Option<(Period, i64, usize)> {
    let at = amount.end + usize::from(line.word(amount.end) == ",");
    let at = at + usize::from(line.word(at) == "and");
    let (count, at) = words::whole(line, at, 1..=10_000)?;
    let at = line.past_hyphen(at);
    let unit = unit(line, at)?;
    let fits = unit.period < amount.finest() && amount.slack == 0 && unit.period != Period::Weekend;
    fits.then_some((unit.period, count * unit.times, at + 1))
}

/// "an hour *and a half*", "a year and a half".
fn with_half(line: &Line, amount: Amount) -> Amount {
    let end = amount.end;
    let article = usize::from(line.word(end + 1) == "a");
    let half = line.word(end) == "and" && line.word(end + 1 + article) == "half";
    let [Some((period, count)), None, None] = amount.parts else {
        return amount;
    };
    if !half {
        return amount;
    }
    let unit = Unit {
        period,
        times: 1,
        plural: false,
    };
    parted(unit, count as f64 + 0.5, end + 2 + article).unwrap_or(amount)
}
